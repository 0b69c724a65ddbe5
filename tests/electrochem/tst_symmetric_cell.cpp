// A cell with the same electrode on both sides, whose mirror image is the cell itself with current and
// voltage reversed; and cells at rest.
#include "cell/particle_ids.h"
#include "electrochem/spm_solver.h"
#include "physics_rig.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <memory>

using namespace interphase;
using test::bundled;
using test::constantCurrent;
using test::Rig;
using enum ParameterId;

namespace {

enum class Kind { Spm, Spme, Dfn };

/// The negative electrode of a cell on both sides, half full.
Cell symmetric(const char* name)
{
    Cell cell = bundled(name);
    ParameterValues& p = cell.parameters;
    const ElectrodeIds &from = electrodeIds(Side::Negative), &to = electrodeIds(Side::Positive);
    for (const auto id : {&ElectrodeIds::thickness, &ElectrodeIds::porosity, &ElectrodeIds::transport,
                          &ElectrodeIds::conductivity, &ElectrodeIds::conductivityActivation,
                          &ElectrodeIds::film, &ElectrodeIds::doubleLayer})
        p[to.*id] = p[from.*id];
    const ParticleIds &own = particleIds(Side::Negative, 0), &copy = particleIds(Side::Positive, 0);
    for (const auto id :
         {&ParticleIds::radius, &ParticleIds::active, &ParticleIds::maximum, &ParticleIds::diffusivity,
          &ParticleIds::rate, &ParticleIds::diffusivityActivation, &ParticleIds::rateActivation,
          &ParticleIds::exchangeExponent, &ParticleIds::chargeTransfer, &ParticleIds::radiusSpread,
          &ParticleIds::entropicShift, &ParticleIds::minimumStoichiometry,
          &ParticleIds::maximumStoichiometry})
        p[copy.*id] = p[own.*id];
    for (const auto id : {&ParticleIds::ocp, &ParticleIds::entropic, &ParticleIds::diffusivityIntegral})
        cell.curves[static_cast<std::size_t>(copy.*id)] = cell.curves[static_cast<std::size_t>(own.*id)];
    p[NegativeInitial] = p[PositiveInitial] = 0.5;
    return cell;
}

/// Meshes that are their own mirror image.
std::unique_ptr<CellSolver> solverOf(Kind kind)
{
    if (kind == Kind::Dfn) {
        DfnOptions options = test::optionsWith({}, 1e-6);
        options.resolution.negativeCells = options.resolution.positiveCells = 12;
        options.resolution.separatorCells = 6;
        return std::make_unique<DfnSolver>(options);
    }
    SpmOptions options;
    if (kind == Kind::Spme)
        options.electrolyte = {{20, 8, 20}};
    return std::make_unique<SpmSolver>(options);
}

void models()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("SPM") << static_cast<int>(Kind::Spm);
    QTest::newRow("SPMe") << static_cast<int>(Kind::Spme);
    QTest::newRow("DFN") << static_cast<int>(Kind::Dfn);
}

} // namespace

class TestSymmetricCell : public QObject
{
    Q_OBJECT

private slots:
    void voltageIsOddInTheCurrent_data() { models(); }
    void voltageIsOddInTheCurrent();
    void pulseAndItsReverse_data() { models(); }
    void pulseAndItsReverse();
    void oddWithDoubleLayerFilmAndHeat();
    void noCurrentStaysAtRest_data();
    void noCurrentStaysAtRest();
};

/// At rest nothing, and under load the reverse of what the reversed current makes.
void TestSymmetricCell::voltageIsOddInTheCurrent()
{
    QFETCH(int, kind);
    const Cell cell = symmetric("Chen2020");
    const auto forward = solverOf(static_cast<Kind>(kind)), backward = solverOf(static_cast<Kind>(kind));
    for (const double sign : {1.0, -1.0}) {
        CellSolver& solver = sign > 0.0 ? *forward : *backward;
        solver.begin(cell, {});
        QVERIFY(solver.run(constantCurrent(0.0, 5.0, 0.0), {}).status.ok());
        QVERIFY(solver.run(constantCurrent(5.0, 605.0, sign * 5.0), {}).status.ok());
        QVERIFY(solver.run(constantCurrent(605.0, 905.0, sign * -2.0), {}).status.ok());
    }
    double worst = 0.0, largest = 0.0;
    for (const double t : {0.0, 2.5, 5.01, 6.0, 60.0, 300.0, 604.0, 605.5, 700.0, 904.0}) {
        const double one = test::valueAt(forward->trace(), t), other = test::valueAt(backward->trace(), t);
        if (t < 5.0)
            QVERIFY2(std::abs(one) < 1e-12, qPrintable(QString::number(one)));
        worst = std::max(worst, std::abs(one + other));
        largest = std::max(largest, std::abs(one));
    }
    qInfo("odd to %.1e V of %.3f V", worst, largest);
    QVERIFY(largest > 0.05);
    QVERIFY(worst < 1e-9);
}

/// As much lithium comes back as went, and evens out.
void TestSymmetricCell::pulseAndItsReverse()
{
    QFETCH(int, kind);
    const Cell cell = symmetric("Chen2020");
    const auto solver = solverOf(static_cast<Kind>(kind));
    solver->begin(cell, {});
    QVERIFY(solver->run(constantCurrent(0.0, 300.0, 5.0), {}).status.ok());
    QVERIFY(solver->run(constantCurrent(300.0, 600.0, -5.0), {}).status.ok());
    QVERIFY(solver->run(constantCurrent(600.0, 1e6, 0.0), {}).status.ok());
    const Trace& trace = solver->trace();
    const int last = trace.points() - 1;
    qInfo("%.1e V, stoichiometries %.1e and %.1e", trace.value(last, kTraceVoltage),
          trace.value(last, kTraceNegative) - 0.5, trace.value(last, kTracePositive) - 0.5);
    QVERIFY(std::abs(trace.evaluate(0, 299.0, kTraceNegative) - 0.5) > 0.02);
    QVERIFY(std::abs(trace.value(last, kTraceNegative) - 0.5) < 1e-8);
    QVERIFY(std::abs(trace.value(last, kTracePositive) - 0.5) < 1e-8);
    QVERIFY(std::abs(trace.value(last, kTraceVoltage)) < 1e-7);
}

/// The same where currents charge double layers, films resist and the cell warms up, by as much either way.
void TestSymmetricCell::oddWithDoubleLayerFilmAndHeat()
{
    Cell cell = symmetric("Marquis2019");
    cell.parameters[NegativeDoubleLayer] = cell.parameters[PositiveDoubleLayer] = 0.2;
    cell.parameters[NegativeFilmResistance] = cell.parameters[PositiveFilmResistance] = 2e-3;
    DfnOptions options = test::optionsWith({ThermalKind::Lumped, {}, {}}, 1e-6);
    options.resolution.negativeCells = options.resolution.positiveCells = 12;
    options.resolution.separatorCells = 5;
    DfnSolver forward(options), backward(options);
    Rig one(forward, cell), other(backward, cell);
    cell.parameters[HeatTransfer] = 0.0;
    const double current = 2.0 * cell.nominalCapacity_Ah;
    one.current(current, 300.0);
    other.current(-current, 300.0);
    const Trace &a = forward.trace(), &b = backward.trace();
    for (const double t : {0.0, 0.01, 1.0, 30.0, 300.0}) {
        const double sum = a.evaluate(0, t, kTraceVoltage) + b.evaluate(0, t, kTraceVoltage);
        const double apart = a.evaluate(0, t, kTraceTemperature) - b.evaluate(0, t, kTraceTemperature);
        QVERIFY2(std::abs(sum) < 1e-8 && std::abs(apart) < 1e-7,
                 qPrintable(QString("%1 V, %2 K at %3 s").arg(sum).arg(apart).arg(t)));
    }
    QVERIFY(a.evaluate(0, 300.0, kTraceTemperature) > cell.parameters[Temperature] + 0.1);
}

void TestSymmetricCell::noCurrentStaysAtRest_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("set");
    const char* names[] = {"SPM", "SPMe", "DFN"};
    for (const Kind kind : {Kind::Spm, Kind::Spme, Kind::Dfn})
        for (const char* set :
             {"Chen2020", "Marquis2019", "NMC_pouch_AboutEnergy", "OKane2022", "ORegan2022"}) {
            const bool ofDfn = QString(set) == "ORegan2022"; // its transport by concentration
            if (kind == Kind::Dfn || !ofDfn)
                QTest::addRow("%s, %s", names[static_cast<int>(kind)], set)
                    << static_cast<int>(kind) << QString(set);
        }
    QTest::newRow("DFN, Chen2020_composite") << static_cast<int>(Kind::Dfn) << "Chen2020_composite";
}

/// For a million seconds, all quantities of the trace.
void TestSymmetricCell::noCurrentStaysAtRest()
{
    QFETCH(int, kind);
    QFETCH(QString, set);
    Cell cell = bundled(qPrintable(set));
    cell.parameters[InitialSoc] = 0.6;
    std::unique_ptr<CellSolver> solver;
    if (static_cast<Kind>(kind) == Kind::Dfn) {
        DfnOptions options;
        options.model.particles = ParticleKinds::of(cell);
        solver = std::make_unique<DfnSolver>(options);
    } else {
        solver = solverOf(static_cast<Kind>(kind));
    }
    solver->begin(cell, {});
    QVERIFY(solver->run(constantCurrent(0.0, 1e6, 0.0), {}).status.ok());
    const Trace& trace = solver->trace();
    const int last = trace.points() - 1;
    QCOMPARE(trace.time(last), 1e6);
    for (int i = 0; i <= last; ++i) {
        QVERIFY(std::abs(trace.value(i, kTraceVoltage) - trace.value(0, kTraceVoltage)) < 1e-9);
        QVERIFY(std::abs(trace.value(i, kTraceNegative) - trace.value(0, kTraceNegative)) < 1e-10);
        QVERIFY(std::abs(trace.value(i, kTracePositive) - trace.value(0, kTracePositive)) < 1e-10);
    }
}

QTEST_GUILESS_MAIN(TestSymmetricCell)
#include "tst_symmetric_cell.moc"
