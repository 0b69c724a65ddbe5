// What a reference electrode in the separator sees, and how the current splits between reaction and double
// layer.
#include "physics_rig.h"

#include <QTest>
#include <algorithm>
#include <array>
#include <cmath>

using namespace interphase;
using test::bundled;
using test::columnOf;
using test::optionsWith;
using test::Rig;
using test::spm;
using enum ParameterId;

class TestInterface : public QObject
{
    Q_OBJECT

private slots:
    void referenceElectrode_data();
    void referenceElectrode();
    void referenceElectrodeAtRest();
    void referenceElectrodeIsBeforeTheContacts();
    void partitionHasTwoTerms_data();
    void partitionHasTwoTerms();
};

void TestInterface::referenceElectrode_data()
{
    QTest::addColumn<QString>("set");
    QTest::addColumn<int>("separator"); // cells of it; 0: an SPMe
    QTest::addColumn<double>("doubleLayer");
    QTest::newRow("even cells in the separator") << "Chen2020" << 4 << 0.0;
    QTest::newRow("odd cells in the separator") << "Chen2020" << 5 << 0.0;
    QTest::newRow("resistive solids") << "Marquis2019" << 4 << 0.0;
    QTest::newRow("double layers") << "Marquis2019" << 5 << 0.2;
    QTest::newRow("blend") << "Chen2020_composite" << 4 << 0.0;
    QTest::newRow("transport by concentration") << "ORegan2022" << 4 << 0.0;
    QTest::newRow("SPMe") << "Marquis2019" << 0 << 0.0;
}

/// Each electrode's potential is its phi_s at the collector less phi_e in the middle of the separator.
void TestInterface::referenceElectrode()
{
    QFETCH(QString, set);
    QFETCH(int, separator);
    QFETCH(double, doubleLayer);
    Cell cell = bundled(qPrintable(set));
    ParameterValues& p = cell.parameters;
    p[SeriesResistance] = 5e-3;
    p[InitialSoc] = 0.7;
    p[NegativeDoubleLayer] = p[PositiveDoubleLayer] = doubleLayer;
    const bool whole = separator > 0;
    DfnOptions options = whole ? optionsWith({}) : spm({}, 1e-4);
    options.model.particles = ParticleKinds::of(cell);
    if (whole)
        options.resolution.separatorCells = separator;
    else
        options.model.salt = kStandardSalt.cells;
    options.observables = true;
    DfnSolver solver(options);
    Rig rig(solver, cell);
    for (const double rate : {1.5, -1.0, 0.0}) {
        const double current = rate * cell.nominalCapacity_Ah;
        rig.current(current, 200.0);
        DfnSystem system = solver.system();
        const std::vector<double> y(solver.state().begin(), solver.state().end());
        std::vector<double> rates(y.size()), r(y.size());
        if (system.hasSlow()) {
            std::vector<double> known(solver.slow().begin(), solver.slow().end());
            for (double& value : known)
                value *= -DfnSystem::kStandstill;
            system.setSlow(solver.slow().data(), DfnSystem::kStandstill, known.data());
        }
        QVERIFY(system.derivative(0.0, y.data(), rates.data()));
        QVERIFY(system.residual(0.0, y.data(), rates.data(), r.data()));
        const DfnLayout& l = system.layout();
        std::vector<double> solid(static_cast<std::size_t>(l.cells())), electrolyte(solid.size());
        system.potentials(y.data(), solid, electrolyte);
        const CellCoefficients<double>& k = system.coefficients();
        // From the collector to the first centre, of an SPMe to the mean of the electrode. What flows in the
        // solid there is between what flows at the collector and, half a cell behind the centre, by `drop`.
        const auto toCollector = [&](Side side, int cells, double drop) {
            const auto& e = k.electrode(side);
            if (!whole)
                return current / k.area * e.thickness / (3.0 * e.conductivity);
            return 0.375 * current / k.area * e.thickness / cells / e.conductivity + 0.125 * drop;
        };
        const std::size_t last = solid.size() - 1;
        const double negative = solid.front() + toCollector(Side::Negative, l.negative, solid[0] - solid[1]);
        const double positive =
            solid.back() - toCollector(Side::Positive, l.positive, solid[last - 1] - solid[last]);
        const auto middle = static_cast<std::size_t>(l.negative + l.separator / 2);
        const double reference =
            l.separator % 2 ? electrolyte[middle] : 0.5 * (electrolyte[middle - 1] + electrolyte[middle]);
        const Trace& trace = solver.trace();
        const auto value = [&](const char* name) {
            return trace.value(trace.points() - 1, columnOf(solver, name));
        };
        const auto close = [](double found, double expected) { return std::abs(found - expected) < 1e-8; };
        QVERIFY2(close(value("negative_potential_V"), negative - reference),
                 qPrintable(QString("%1, %2").arg(value("negative_potential_V")).arg(negative - reference)));
        QVERIFY2(close(value("positive_potential_V"), positive - reference),
                 qPrintable(QString("%1, %2").arg(value("positive_potential_V")).arg(positive - reference)));
        QVERIFY(close(value("positive_potential_V") - value("negative_potential_V") -
                          p[SeriesResistance] * current,
                      trace.value(trace.points() - 1, kTraceVoltage)));
        double lowest = 1e9;
        for (std::size_t i = 0; i < static_cast<std::size_t>(l.negative); ++i)
            lowest = std::min(lowest, solid[i] - electrolyte[i]);
        QVERIFY(close(value("plating_potential_V"), lowest));
        if (rate != 0.0 && whole) // the reference is not at either electrode's own phi_e
            QVERIFY(std::abs(electrolyte.front() - reference) > 1e-3 &&
                    std::abs(electrolyte.back() - reference) > 1e-3);
    }
}

/// At rest each electrode has its open-circuit potential against lithium.
void TestInterface::referenceElectrodeAtRest()
{
    Cell cell = bundled("Chen2020");
    cell.parameters[InitialSoc] = 0.4;
    DfnOptions options = optionsWith({});
    options.observables = true;
    DfnSolver solver(options);
    Rig rig(solver, cell);
    rig.current(0.0, 100.0);
    const Trace& trace = solver.trace();
    const int last = trace.points() - 1;
    for (const Side side : {Side::Negative, Side::Positive}) {
        const bool negative = side == Side::Negative;
        const double theta = trace.value(last, negative ? kTraceNegative : kTracePositive);
        const double open = openCircuitPotential(cell, side, theta, 0.0, 0.0);
        const char* name = negative ? "negative_potential_V" : "positive_potential_V";
        QVERIFY(std::abs(trace.value(last, columnOf(solver, name)) - open) < 1e-9);
    }
}

/// Three electrodes do not see what the contacts drop.
void TestInterface::referenceElectrodeIsBeforeTheContacts()
{
    double potential[2][2] = {}, voltage[2] = {};
    for (const int contact : {0, 1}) {
        Cell cell = bundled("Chen2020");
        cell.parameters[SeriesResistance] = 0.02 * contact;
        DfnOptions options = optionsWith({}, 1e-6);
        options.observables = true;
        DfnSolver solver(options);
        Rig rig(solver, cell);
        rig.current(5.0, 300.0);
        const Trace& trace = solver.trace();
        const int last = trace.points() - 1;
        potential[contact][0] = trace.value(last, columnOf(solver, "negative_potential_V"));
        potential[contact][1] = trace.value(last, columnOf(solver, "positive_potential_V"));
        voltage[contact] = trace.value(last, kTraceVoltage);
    }
    QVERIFY(std::abs(voltage[0] - voltage[1] - 0.1) < 1e-9);
    for (const int electrode : {0, 1})
        QVERIFY(std::abs(potential[0][electrode] - potential[1][electrode]) < 1e-9);
}

void TestInterface::partitionHasTwoTerms_data()
{
    QTest::addColumn<bool>("whole");
    QTest::newRow("single particles") << false;
    QTest::newRow("DFN") << true;
}

/// j_F = j_app - C d(eta_th)/dt - C U' d(theta_s)/dt with eta_th = phi_s - phi_e - U, in both electrodes; in
/// the DFN at the cell next to the collector, where j_app is what the solid's current loses.
void TestInterface::partitionHasTwoTerms()
{
    QFETCH(bool, whole);
    constexpr double kCapacity = 20.0; // F/m2: so large that both terms show
    Cell cell = bundled("Chen2020");
    cell.parameters[InitialSoc] = 0.06;
    cell.parameters[NegativeDoubleLayer] = cell.parameters[PositiveDoubleLayer] = kCapacity;
    DfnOptions options = whole ? optionsWith({}, 1e-7) : spm({}, 1e-7);
    options.firstStep_s = 1e-6;
    DfnSolver solver(options);
    Rig rig(solver, cell);
    const DfnLayout& l = solver.system().layout();
    const CellCoefficients<double>& k = solver.system().coefficients();
    struct Place
    {
        double eta, theta, reaction, applied;
    };
    const auto placesNow = [&] {
        DfnSystem system = solver.system();
        const std::vector<double> y(solver.state().begin(), solver.state().end());
        std::vector<double> rates(y.size()), r(y.size());
        if (!system.derivative(0.0, y.data(), rates.data()) ||
            !system.residual(0.0, y.data(), rates.data(), r.data()))
            qFatal("no fields");
        std::vector<double> theta(static_cast<std::size_t>(l.sites()));
        system.surfaceStoichiometries(y.data(), theta.data());
        std::vector<double> solid(static_cast<std::size_t>(l.cells())), electrolyte(solid.size());
        system.potentials(y.data(), solid, electrolyte);
        const double density = y[static_cast<std::size_t>(l.current())] / k.area;
        std::array<Place, 2> out{};
        for (const DfnLayout::Phase& p : l.phases) {
            const bool negative = p.side == Side::Negative;
            const auto& e = k.electrode(p.side);
            const double width = e.thickness / p.count;
            const int at = negative ? 0 : p.count - 1;
            const auto own = static_cast<std::size_t>(p.cell + at);
            const auto site = static_cast<std::size_t>(p.site + at);
            // Current of the solid on the far side of the cell.
            const double left =
                whole ? e.conductivity / width *
                            (negative ? solid[own] - solid[own + 1] : solid[own - 1] - solid[own])
                      : 0.0;
            const double applied = (negative ? 1.0 : -1.0) * (density - left) / (width * e.surface);
            const double open =
                cell.curve(negative ? CurveId::NegativeOcp : CurveId::PositiveOcp)(theta[site]);
            out[negative ? 0 : 1] = {y[static_cast<std::size_t>(l.potential()) + own] - open, theta[site],
                                     y[static_cast<std::size_t>(l.reaction()) + site], applied};
        }
        return out;
    };
    double shares[2] = {}, worst = 0.0;
    for (const double until : {0.03, 0.3, 1.0, 4.0}) {
        const double h = 1e-4 * until;
        rig.current(5.0, until - h - rig.now());
        const auto before = placesNow();
        rig.current(5.0, h);
        const auto during = placesNow();
        rig.current(5.0, h);
        const auto after = placesNow();
        for (const std::size_t electrode : {0U, 1U}) {
            const Place& now = during[electrode];
            const auto rate = [&](double Place::*what) {
                return (after[electrode].*what - before[electrode].*what) / (2.0 * h);
            };
            const double slope =
                cell.curve(electrode == 0 ? CurveId::NegativeOcp : CurveId::PositiveOcp).at(now.theta).slope;
            const double byEta = kCapacity * rate(&Place::eta);
            const double byTheta = kCapacity * slope * rate(&Place::theta);
            const double error = (now.reaction - (now.applied - byEta - byTheta)) / now.applied;
            worst = std::max(worst, std::abs(error));
            shares[electrode] = std::max(shares[electrode], std::abs(byTheta / now.applied));
            QVERIFY2(std::abs(error) < 3e-4,
                     qPrintable(QString("electrode %1, %2 s: %3").arg(electrode).arg(until).arg(error)));
        }
    }
    qInfo("closes to %.1e; of the current, U' d(theta)/dt takes up to %.3f and %.3f", worst, shares[0],
          shares[1]);
    QVERIFY(shares[0] > 0.02 && shares[1] > 0.02);
}

QTEST_GUILESS_MAIN(TestInterface)
#include "tst_interface.moc"
