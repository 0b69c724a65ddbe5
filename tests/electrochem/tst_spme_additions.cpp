// The SPMe with all that the plain one has not: against the plain one, against curves of an independent
// implementation (tests/reference/README.md), and conservation.
#include "core/constants.h"
#include "electrochem/spm_solver.h"
#include "physics_rig.h"
#include "reference/reference_table.h"

#include <QTest>
#include <cmath>

using namespace interphase;
using test::bundled;
using test::columnOf;
using test::constantCurrent;
using test::ReferenceTable;
using test::Rig;
using enum ParameterId;

class TestSpmeAdditions : public QObject
{
    Q_OBJECT

private slots:
    void isThePlainOne_data();
    void isThePlainOne();
    void holdIsThePlainOne();
    void saltIsConserved_data();
    void saltIsConserved();
    void transportByConcentration();
    void poresThatClose();
    void runsDryByName();
    void partsAddUp();
    void lumpedHeatAgainstReference();
    void seiAgainstReference();
    void platesAsTheSpmDoes();
};

namespace {

DfnOptions spme(const CellPhysics& physics, double relative = 1e-5)
{
    DfnOptions options = test::spm(physics, relative);
    options.model.salt = {30, 12, 30};
    options.resolution.modes = 13;
    options.observables = true;
    return options;
}

/// The porosity of the reference, where its mean concentration is the true one; b = 1.5.
Cell porous(const char* set)
{
    Cell cell = bundled(set);
    ParameterValues& p = cell.parameters;
    p[NegativePorosity] = p[SeparatorPorosity] = p[PositivePorosity] = 0.3;
    p[NegativeTransportEfficiency] = p[SeparatorTransportEfficiency] = p[PositiveTransportEfficiency] =
        std::pow(0.3, 1.5);
    return cell;
}

/// Of all cells of the electrolyte, mol/m2.
double salt(const DfnSolver& solver, const Cell& cell, bool closing)
{
    const auto& k = solver.system().coefficients();
    const int first = solver.system().slowLayout().salt();
    const std::vector<double> centres = solver.system().saltCentres();
    double open = k.negative.porosity;
    if (closing)
        open -= k.negative.surface * (test::meanThickness(solver) - cell.parameters[SeiThickness]);
    double sum = 0.0, face = 0.0;
    for (std::size_t i = 0; i < centres.size(); ++i) {
        const double width = 2.0 * (centres[i] - face);
        face += width;
        const double porosity = i < 30 ? open : i < 42 ? k.separatorPorosity : k.positive.porosity;
        sum += porosity * width * k.concentration * solver.slow()[static_cast<std::size_t>(first) + i];
    }
    return sum;
}

/// A film that fills a third of the pores in a day and conducts well.
void growQuickly(Cell& cell)
{
    cell.parameters[SeiSolventDiffusivity] *= 1e4;
    cell.parameters[SeiResistivity] = 1.0;
}

} // namespace

void TestSpmeAdditions::isThePlainOne_data()
{
    QTest::addColumn<double>("current");
    QTest::newRow("1C") << 5.0;
    QTest::newRow("2C") << 10.0;
    QTest::newRow("charge") << -5.0;
}

void TestSpmeAdditions::isThePlainOne()
{
    QFETCH(double, current);
    Cell cell = bundled("Chen2020");
    cell.parameters[InitialSoc] = current > 0.0 ? 1.0 : 0.1;
    Stretch s = constantCurrent(0.0, 1e5, current);
    s.voltageBelow = cell.lowerVoltage_V;
    s.voltageAbove = cell.upperVoltage_V;
    SpmOptions closed;
    closed.electrolyte = {{30, 12, 30}};
    closed.electrolyteTolerance = closed.traceTolerance_V = 1e-6;
    SpmSolver plain(closed);
    plain.begin(cell, {});
    DfnSolver solver(spme({}));
    solver.begin(cell, {});
    const double end = plain.run(s, {}).time_s;
    QVERIFY(std::abs(solver.run(s, {}).time_s - end) < 0.01);
    for (double t = 0.5; t < end; t += 7.0) {
        const double error = test::valueAt(solver.trace(), t) - test::valueAt(plain.trace(), t);
        QVERIFY2(std::abs(error) < 2e-5, qPrintable(QString("%1 V at %2 s").arg(error).arg(t)));
    }
}

/// The current that the electrolyte lets through.
void TestSpmeAdditions::holdIsThePlainOne()
{
    Cell cell = bundled("Chen2020");
    cell.parameters[InitialSoc] = 0.5;
    Stretch s = constantCurrent(0.0, 3600.0, 4.0);
    s.control = Control::Voltage;
    SpmOptions closed;
    closed.electrolyte = {{30, 12, 30}};
    closed.electrolyteTolerance = closed.traceTolerance_V = closed.currentTolerance = 1e-6;
    SpmSolver plain(closed);
    plain.begin(cell, {});
    DfnSolver solver(spme({}));
    solver.begin(cell, {});
    QVERIFY(plain.run(s, {}).status.ok() && solver.run(s, {}).status.ok());
    for (const double t : {0.1, 1.0, 10.0, 100.0, 1000.0, 3500.0}) {
        const double exact = test::valueAt(plain.trace(), t, kTraceCurrent);
        const double error = test::valueAt(solver.trace(), t, kTraceCurrent) / exact - 1.0;
        QVERIFY2(std::abs(error) < 2e-4, qPrintable(QString("%1 at %2 s").arg(error).arg(t)));
    }
}

void TestSpmeAdditions::saltIsConserved_data()
{
    QTest::addColumn<bool>("curves");
    QTest::addColumn<bool>("closing");
    QTest::addColumn<double>("allowed");
    QTest::newRow("plain") << false << false << 1e-10;
    QTest::newRow("transport by concentration") << true << false << 1e-10;
    // What is pushed together stands in the equations as it was predicted.
    QTest::newRow("pores that close") << false << true << 1e-5;
}

void TestSpmeAdditions::saltIsConserved()
{
    QFETCH(bool, curves);
    QFETCH(bool, closing);
    QFETCH(double, allowed);
    Cell cell = bundled("Chen2020");
    if (curves)
        test::addSaltCurves(cell);
    if (closing)
        growQuickly(cell);
    CellPhysics physics{ThermalKind::Lumped, SeiKind::SolventDiffusion, PlatingKind::None};
    physics.seiFillsPores = closing;
    DfnSolver solver(spme(physics, 1e-4));
    Rig rig(solver, cell);
    const double before = salt(solver, cell, closing);
    rig.current(10.0, 1000.0);
    rig.hold(3.6, 0.5);
    const double change = salt(solver, cell, closing) / before - 1.0;
    QVERIFY2(std::abs(change) < allowed, qPrintable(QString::number(change)));
    const int first = solver.system().slowLayout().salt();
    QVERIFY(std::abs(solver.slow()[static_cast<std::size_t>(first)] - 1.0) > 1e-3);
}

/// Long after the current began the salt that the particles release is what diffuses and migrates: D dc/dx =
/// -(1 - t+) i_e / F, and the diffusion potential is the integral of chi dlog(c).
void TestSpmeAdditions::transportByConcentration()
{
    Cell cell = bundled("Chen2020");
    test::addSaltCurves(cell);
    DfnSolver solver(spme({}, 1e-6));
    Rig rig(solver, cell);
    rig.current(5.0, 2500.0);
    const auto& k = solver.system().coefficients();
    const double* c = solver.slow().data() + solver.system().slowLayout().salt();
    const std::vector<double> x = solver.system().saltCentres();
    const Curve &t = cell.curve(CurveId::Transference), &factor = cell.curve(CurveId::ThermodynamicFactor);
    const auto deficit = [&](double concentration) { return 1.0 - k.transference * t(concentration); };
    double potential = 0.0, negative = 0.0, positive = 0.0, largest = 0.0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (i > 0) {
            const double middle = 0.5 * k.concentration * (c[i] + c[i - 1]);
            const double chi = 2.0 * deficit(middle) * factor(middle) * cell.parameters[ThermodynamicFactor];
            potential += k.thermalVoltage * chi * std::log(c[i] / c[i - 1]);
        }
        negative += i < 30 ? potential / 30.0 : 0.0;
        positive += i >= 42 ? potential / 30.0 : 0.0;
        // Within an electrode: the face to the right carries `passes` of the current.
        const std::size_t in = i < 30 ? i : i - 42;
        if (!(i < 29 || (i >= 42 && i + 1 < x.size())))
            continue;
        const double passes =
            i < 30 ? (static_cast<double>(in) + 1.0) / 30.0 : 1.0 - (static_cast<double>(in) + 1.0) / 30.0;
        const double middle = 0.5 * k.concentration * (c[i] + c[i + 1]);
        const double flow = (i < 30 ? k.negative : k.positive).diffusivityFactor *
                            cell.curve(CurveId::ElectrolyteDiffusivity)(middle) * k.concentration *
                            (c[i + 1] - c[i]) / (x[i + 1] - x[i]);
        const double driven = -deficit(middle) * passes * 5.0 / (kFaraday * k.area);
        largest = std::max(largest, std::abs(driven));
        QVERIFY2(std::abs(flow - driven) < 5e-3 * largest,
                 qPrintable(QString("%1: %2 of %3").arg(i).arg(flow).arg(driven)));
    }
    const double found = test::valueAt(solver.trace(), 2500.0, columnOf(solver, "concentration_V"));
    QVERIFY2(std::abs(found - (positive - negative)) < 1e-4 * std::abs(found),
             qPrintable(QString("%1 %2").arg(found).arg(positive - negative)));
}

/// As in the DFN the salt has less room, moves more slowly and makes more of a potential.
void TestSpmeAdditions::poresThatClose()
{
    Cell cell = bundled("Chen2020");
    growQuickly(cell);
    CellPhysics physics{ThermalKind::Isothermal, SeiKind::SolventDiffusion, PlatingKind::None};
    const auto potential = [&](DfnOptions options, bool closing) {
        options.model.physics.seiFillsPores = closing;
        options.observables = true;
        DfnSolver solver(options);
        Rig rig(solver, cell);
        rig.current(0.0, 1e5);
        rig.current(5.0, 1500.0);
        return test::valueAt(solver.trace(), 1e5 + 1500.0, columnOf(solver, "concentration_V"));
    };
    const double full = potential(test::optionsWith(physics, 1e-5), true),
                 closing = potential(spme(physics), true), open = potential(spme(physics), false);
    qInfo("DFN %.3f mV, SPMe %.3f mV, with open pores %.3f mV", 1e3 * full, 1e3 * closing, 1e3 * open);
    QVERIFY(std::abs(closing - full) < 0.05 * std::abs(full));
    QVERIFY(std::abs(open - full) > 0.2 * std::abs(full));
}

void TestSpmeAdditions::runsDryByName()
{
    Cell cell = bundled("Chen2020");
    cell.parameters[DiffusivityFactor] = 0.1;
    DfnSolver solver(spme({ThermalKind::Lumped, SeiKind::None, PlatingKind::None}, 1e-4));
    solver.begin(cell, {});
    const StretchResult result = solver.run(constantCurrent(0.0, 1e4, 15.0), {});
    QVERIFY2(result.status.reason.id == MessageId::SolverElectrolyteDry,
             result.status.reason.english().c_str());
    // And a hold, which creeps on at the current that is left: long before it has taken all the steps it may.
    Stretch hold = constantCurrent(0.0, 1e6, 2.6);
    hold.control = Control::Voltage;
    cell.parameters[DiffusivityFactor] = 0.01;
    solver.begin(cell, {});
    const StretchResult held = solver.run(hold, {});
    QVERIFY2(held.status.reason.id == MessageId::SolverElectrolyteDry, held.status.reason.english().c_str());
    QVERIFY2(solver.steps() < 20000, qPrintable(QString::number(solver.steps())));
}

/// The parts of the voltage add up, and what they lose is the heat.
void TestSpmeAdditions::partsAddUp()
{
    Cell cell = bundled("Chen2020");
    cell.parameters[NegativeFilmResistance] = 1e-3;
    DfnSolver solver(spme({ThermalKind::Lumped, SeiKind::None, PlatingKind::None}));
    Rig rig(solver, cell);
    rig.current(10.0, 1200.0);
    const Trace& trace = solver.trace();
    for (int i = 0; i < trace.points(); ++i) {
        double sum = 0.0;
        for (const char* part :
             {"open_circuit_V", "diffusion_n_V", "diffusion_p_V", "reaction_n_V", "reaction_p_V", "film_V",
              "concentration_V", "electrolyte_ohmic_V", "solid_ohmic_V", "contact_V"})
            sum += trace.value(i, columnOf(solver, part));
        const double voltage = trace.value(i, kTraceVoltage);
        QVERIFY2(std::abs(sum - voltage) < 1e-9, qPrintable(QString::number(sum - voltage)));
        const double lost = 10.0 * (trace.value(i, columnOf(solver, "open_circuit_V")) +
                                    trace.value(i, columnOf(solver, "diffusion_n_V")) +
                                    trace.value(i, columnOf(solver, "diffusion_p_V")) - voltage);
        const double heat = trace.value(i, columnOf(solver, "heat_electrolyte_W")) +
                            trace.value(i, columnOf(solver, "heat_concentration_W")) +
                            trace.value(i, columnOf(solver, "heat_solid_W")) +
                            trace.value(i, columnOf(solver, "heat_contact_W")) +
                            trace.value(i, columnOf(solver, "heat_reaction_W"));
        QVERIFY2(std::abs(heat - lost) < 1e-6 * lost, qPrintable(QString::number(heat / lost - 1.0)));
        const auto apart = [&](const char* source, const char* part) {
            const double power = -10.0 * trace.value(i, columnOf(solver, part));
            return std::abs(trace.value(i, columnOf(solver, source)) - power) < 1e-6 * lost;
        };
        QVERIFY(apart("heat_solid_W", "solid_ohmic_V"));
        QVERIFY(apart("heat_contact_W", "contact_V"));
    }
}

void TestSpmeAdditions::lumpedHeatAgainstReference()
{
    const ReferenceTable reference("chen2020_spme_lumped_2C");
    Cell cell = porous("Chen2020");
    cell.parameters[CellDensity] = 1767.574303;
    cell.parameters[CellSpecificHeat] = 1000.0;
    cell.parameters[CellVolume] = 2.42e-5;
    cell.parameters[CellSurface] = 0.00531;
    cell.parameters[HeatTransfer] = 10.0;
    cell.curves[static_cast<std::size_t>(CurveId::NegativeEntropic)] = std::make_shared<Curve>(-1e-4);
    cell.curves[static_cast<std::size_t>(CurveId::PositiveEntropic)] = std::make_shared<Curve>(-5e-5);
    DfnOptions options = spme({ThermalKind::Lumped, SeiKind::None, PlatingKind::None});
    options.model.salt = {120, 30, 60};
    DfnSolver solver(options);
    Rig rig(solver, cell);
    rig.current(10.0, 1e5, 2.5);
    const int total = columnOf(solver, "heat_total_W");
    double squares = 0.0, warmest = 0.0, power = 0.0;
    int count = 0;
    for (std::size_t i = 0; i < reference["time_s"].size() && reference["time_s"][i] < rig.now(); ++i) {
        const double t = reference["time_s"][i];
        const Trace& trace = solver.trace();
        squares += std::pow(trace.evaluate(0, t, kTraceVoltage) - reference["voltage_extrap_V"][i], 2);
        warmest = std::max(warmest, std::abs(trace.evaluate(0, t, kTraceTemperature) - reference["T_K"][i]));
        power = std::max(power, std::abs(trace.evaluate(0, t, total) / reference["Q_total_W"][i] - 1.0));
        ++count;
    }
    qInfo("voltage rms %.4f mV, temperature %.4f K, heat %.2e, %ld steps", 1e3 * std::sqrt(squares / count),
          warmest, power, solver.steps());
    QVERIFY(count > 80);
    QVERIFY(std::sqrt(squares / count) < 0.15e-3);
    QVERIFY(warmest < 0.01);
    QVERIFY(power < 2e-3);
}

void TestSpmeAdditions::seiAgainstReference()
{
    const ReferenceTable reference("chen2020_spme_sei_tunnelling_cycle");
    Cell cell = porous("Chen2020");
    cell.parameters[SeiExchange] = 0.0015;
    DfnSolver solver(spme({ThermalKind::Isothermal, SeiKind::Tunnelling, PlatingKind::None}));
    Rig rig(solver, cell);
    rig.current(5.0, 1e5, 2.5);
    rig.current(0.0, 600.0);
    rig.current(-2.5, 1e5, -1e9, 4.2);
    rig.hold(4.2, 0.1);
    const int thickness = columnOf(solver, "sei_thickness_m");
    double squares = 0.0, worst = 0.0, most = 0.0;
    int count = 0;
    for (std::size_t i = 0; i < reference["time_s"].size(); ++i) {
        const double t = reference["time_s"][i],
                     grown = reference["L_sei_m"][i] - cell.parameters[SeiThickness];
        bool near = false; // an end of a step, which differs by a fraction of a second
        for (const double end : rig.ends())
            near = near || std::abs(t - end) < 20.0;
        if (near || t > rig.now())
            continue;
        squares += std::pow(test::valueAt(solver.trace(), t) - reference["voltage_V"][i], 2);
        worst = std::max(worst, std::abs(test::valueAt(solver.trace(), t, thickness) -
                                         cell.parameters[SeiThickness] - grown));
        most = std::max(most, grown);
        ++count;
    }
    qInfo("voltage rms %.4f mV, growth %.2e, %ld steps", 1e3 * std::sqrt(squares / count), worst / most,
          solver.steps());
    QVERIFY(count > 200);
    QVERIFY(std::sqrt(squares / count) < 0.3e-3);
    QVERIFY(worst < 5e-3 * most);
}

/// In an electrolyte that nothing can exhaust it is the SPM, and what plates is the same.
void TestSpmeAdditions::platesAsTheSpmDoes()
{
    Cell cell = bundled("OKane2022");
    cell.parameters[InitialSoc] = 0.1;
    cell.parameters[Temperature] = cell.parameters[AmbientTemperature] = 278.15;
    cell.parameters[ConductivityFactor] = cell.parameters[DiffusivityFactor] = 1e6;
    cell.parameters[NegativeConductivity] = cell.parameters[PositiveConductivity] = 1e6;
    const CellPhysics physics{ThermalKind::Isothermal, SeiKind::None, PlatingKind::Reversible};
    DfnOptions options = test::spm(physics);
    options.observables = true;
    DfnSolver single(options);
    options.model.salt = {6, 3, 6};
    DfnSolver solver(options);
    double plated[2] = {}, voltage[2] = {};
    int i = 0;
    for (DfnSolver* s : {&single, &solver}) {
        Rig rig(*s, cell);
        rig.current(-5.0, 1200.0);
        rig.hold(4.15, 0.5);
        plated[i] = s->trace().value(s->trace().points() - 1, columnOf(*s, "plated_lithium_Ah"));
        rig.current(0.0, 600.0);
        voltage[i++] = s->trace().value(s->trace().points() - 1, kTraceVoltage);
    }
    QVERIFY(plated[0] > 1e-3);
    QVERIFY2(std::abs(plated[1] / plated[0] - 1.0) < 1e-3,
             qPrintable(QString::number(plated[1] / plated[0])));
    QVERIFY2(std::abs(voltage[1] - voltage[0]) < 5e-5, qPrintable(QString::number(voltage[1] - voltage[0])));
    // In its own electrolyte, whose salt the charge takes, it plates otherwise.
    cell.parameters[ConductivityFactor] = cell.parameters[DiffusivityFactor] = 1.0;
    Rig rig(solver, cell);
    rig.current(-5.0, 1200.0);
    rig.hold(4.15, 0.5);
    const Trace& trace = solver.trace();
    const double own = trace.value(trace.points() - 1, columnOf(solver, "plated_lithium_Ah"));
    QVERIFY2(std::abs(own / plated[0] - 1.0) > 0.05, qPrintable(QString::number(own / plated[0])));
}

QTEST_GUILESS_MAIN(TestSpmeAdditions)
#include "tst_spme_additions.moc"
