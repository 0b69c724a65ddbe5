// Heat, film resistance and double layer: against curves of an independent implementation
// (tests/reference/README.md), closed forms and conservation.
#include "physics_rig.h"
#include "reference/reference_table.h"

#include <QTest>
#include <cmath>

using namespace interphase;
using test::bundled;
using test::constantCurrent;
using test::optionsWith;
using test::ReferenceTable;
using test::Rig;
using test::spm;
using enum ParameterId;

class TestHeatInterface : public QObject
{
    Q_OBJECT

private slots:
    void lumpedHeatAgainstReference_data();
    void lumpedHeatAgainstReference();
    void isothermalStaysSo();
    void energyBalanceCloses();
    void conductionEndsInAParabola();
    void conductionKeepsEnergy();
    void measuredTemperatureIsFollowed();
    void heatHasItsSigns();
    void voltagePartsAddUp();
    void filmDropsByOhm();
    void doubleLayerTakesTheStep();
    void doubleLayerPartition();
    void holdChargesOneDoubleLayer_data();
    void holdChargesOneDoubleLayer();
};

void TestHeatInterface::lumpedHeatAgainstReference_data()
{
    QTest::addColumn<QString>("curve");
    QTest::addColumn<QString>("set");
    QTest::addColumn<double>("capacity"); // J/(m3 K)
    QTest::addColumn<double>("volume");
    QTest::addColumn<double>("surface");
    QTest::addColumn<double>("transfer");
    QTest::newRow("Chen2020, 2C") << "chen2020_dfn_lumped_2C_dUdT"
                                  << "Chen2020" << 1767574.303 << 2.42e-5 << 0.00531 << 10.0;
    QTest::newRow("Marquis2019, 2C") << "marquis2019_dfn_lumped_2C_h1"
                                     << "Marquis2019" << 1811506.273 << 7.8e-6 << 0.0569 << 1.0;
    QTest::newRow("Marquis2019, 2C, cooled well") << "marquis2019_dfn_lumped_2C"
                                                  << "Marquis2019" << 1811506.273 << 7.8e-6 << 0.0569 << 10.0;
}

void TestHeatInterface::lumpedHeatAgainstReference()
{
    QFETCH(QString, curve);
    QFETCH(QString, set);
    QFETCH(double, capacity);
    QFETCH(double, volume);
    QFETCH(double, surface);
    QFETCH(double, transfer);
    const ReferenceTable reference(curve);
    Cell cell = bundled(qPrintable(set));
    cell.parameters[CellDensity] = capacity / 1000.0;
    cell.parameters[CellSpecificHeat] = 1000.0;
    cell.parameters[CellVolume] = volume;
    cell.parameters[CellSurface] = surface;
    cell.parameters[HeatTransfer] = transfer;
    if (set == "Chen2020") {
        cell.curves[static_cast<std::size_t>(CurveId::NegativeEntropic)] = std::make_shared<Curve>(-1e-4);
        cell.curves[static_cast<std::size_t>(CurveId::PositiveEntropic)] = std::make_shared<Curve>(-5e-5);
    }
    DfnOptions options = optionsWith({ThermalKind::Lumped, {}, {}});
    options.resolution = {80, 8, 80, 10, 0.0};
    options.observables = true;
    DfnSolver solver(options);
    solver.begin(cell, {});
    Stretch s = constantCurrent(0.0, 1e5, reference["current_A"].front());
    s.voltageBelow = cell.lowerVoltage_V;
    const StretchResult result = solver.run(s, {});
    QVERIFY(result.status.ok());
    int total = 0;
    while (solver.observables()[static_cast<std::size_t>(total)].name != "heat_total_W")
        ++total;
    double squares = 0.0, warmest = 0.0, power = 0.0;
    int count = 0;
    const auto& time = reference["time_s"];
    for (std::size_t i = 0; i < time.size() && time[i] <= result.time_s; ++i) {
        const Trace& trace = solver.trace();
        warmest =
            std::max(warmest, std::abs(trace.evaluate(0, time[i], kTraceTemperature) - reference["T_K"][i]));
        if (time[i] > 5.0)
            power = std::max(power, std::abs(trace.evaluate(0, time[i], kTraceColumns + total) /
                                                 reference["Q_total_W"][i] -
                                             1.0));
        const double v = reference["voltage_extrap_V"][i];
        if (!std::isfinite(v))
            continue;
        squares += std::pow(trace.evaluate(0, time[i], kTraceVoltage) - v, 2);
        ++count;
    }
    qInfo("voltage rms %.4f mV, temperature %.4f K, heat %.2e, %ld steps", 1e3 * std::sqrt(squares / count),
          warmest, power, solver.steps());
    QVERIFY(count > 250);
    QVERIFY(std::sqrt(squares / count) < 0.3e-3);
    QVERIFY(warmest < 0.05);
    QVERIFY(power < 2e-3);
}

void TestHeatInterface::isothermalStaysSo()
{
    const Cell cell = bundled("Chen2020");
    DfnSolver solver;
    Rig rig(solver, cell);
    rig.current(5.0, 1e4, 2.5);
    for (int i = 0; i < solver.trace().points(); ++i)
        QCOMPARE(solver.trace().value(i, kTraceTemperature), 298.15);
}

/// Electrical power, heat and what the open-circuit potentials give up: discretely the same sum.
void TestHeatInterface::energyBalanceCloses()
{
    Cell cell = bundled("Marquis2019");
    cell.parameters[SeriesResistance] = 0.01;
    cell.parameters[NegativeFilmResistance] = 2e-3;
    DfnSolver solver(optionsWith({ThermalKind::Lumped, {}, {}}));
    Rig rig(solver, cell);
    for (const double rate : {2.0, -1.0, 0.5}) {
        rig.current(rate * cell.nominalCapacity_Ah, 300.0);
        DfnSystem system = solver.system();
        const std::vector<double> y(solver.state().begin(), solver.state().end());
        std::vector<double> zero(y.size(), 0.0), r(y.size());
        // As the state's own temperature has it.
        std::vector<double> known(solver.slow().begin(), solver.slow().end());
        for (double& k : known)
            k *= -1e12;
        system.setSlow(solver.slow().data(), 1e12, known.data());
        QVERIFY(system.residual(0.0, y.data(), zero.data(), r.data()));
        const DfnLayout& l = system.layout();
        std::vector<double> theta(static_cast<std::size_t>(l.sites()));
        system.surfaceStoichiometries(y.data(), theta.data());
        const CellCoefficients<double>& k = system.coefficients();
        const std::vector<double> centres = system.cellCentres();
        double chemical = 0.0;
        for (const DfnLayout::Phase& p : l.phases) {
            const auto& e = k.electrode(p.side);
            const double width = e.thickness / p.count;
            for (int i = 0; i < p.count; ++i)
                chemical += k.area * e.surface * width *
                            y[static_cast<std::size_t>(l.reaction() + p.site + i)] *
                            openCircuitPotential(cell, p.side, theta[static_cast<std::size_t>(p.site + i)],
                                                 e.temperatureShift, 0.0);
        }
        // j is positive where lithium leaves: the negative electrode gives up -U, the positive takes U.
        const double electrical = y[static_cast<std::size_t>(l.current())] * system.voltage(y.data());
        const auto q = system.heat(y.data());
        const double heat = q.irreversible() + q.concentration;
        const double error = (heat + electrical + chemical) / electrical;
        QVERIFY2(std::abs(error) < 1e-6, qPrintable(QString("%1 at %2 C").arg(error).arg(rate)));
    }
}

/// Uniform heat q between two cooled faces: q H^2 / 8 lambda from the middle to the faces, q H / 2 h from
/// there.
void TestHeatInterface::conductionEndsInAParabola()
{
    Cell cell = bundled("Marquis2019");
    cell.parameters[CellThermalConductivity] = 0.4;
    cell.parameters[CellThickness] = 0.01;
    cell.parameters[HeatTransfer] = 20.0;
    cell.parameters[CellSpecificHeat] = 5.0; // so that it settles within the discharge
    CellPhysics physics;
    physics.thermal = ThermalKind::Conduction;
    DfnOptions options = optionsWith(physics);
    options.observables = true;
    DfnSolver solver(options);
    Rig rig(solver, cell);
    rig.current(2.0 * cell.nominalCapacity_Ah, 900.0);
    const Trace& trace = solver.trace();
    const int last = trace.points() - 1;
    const auto value = [&](std::string_view name) {
        int at = 0;
        while (solver.observables()[static_cast<std::size_t>(at)].name != name)
            ++at;
        return trace.value(last, kTraceColumns + at);
    };
    const auto& p = cell.parameters;
    const double q = value("heat_total_W");
    const double inside =
        q / p[CellVolume] * std::pow(p[CellThickness], 2) / (8.0 * p[CellThermalConductivity]);
    const double outside = q / (p[HeatTransfer] * p[CellSurface]);
    qInfo("%.4f K inside, %.4f K outside", inside, outside);
    QVERIFY(inside > 0.1);
    QVERIFY(std::abs((value("core_temperature_K") - value("surface_temperature_K")) / inside - 1.0) < 0.02);
    QVERIFY(std::abs((value("surface_temperature_K") - p[AmbientTemperature]) / outside - 1.0) < 0.02);
    QVERIFY(std::abs((trace.value(last, kTraceTemperature) - value("surface_temperature_K")) / inside -
                     2.0 / 3.0) < 0.02);
}

/// Of the heat made, what is not in the cell has left it; with a conductivity without bound the cell is
/// lumped.
void TestHeatInterface::conductionKeepsEnergy()
{
    Cell cell = bundled("Marquis2019");
    cell.parameters[CellThickness] = 0.01;
    cell.parameters[HeatTransfer] = 0.0;
    CellPhysics physics;
    double warmest[3] = {};
    for (const int way : {0, 1, 2}) {
        physics.thermal = way == 2 ? ThermalKind::Lumped : ThermalKind::Conduction;
        cell.parameters[CellThermalConductivity] = way == 0 ? 0.1 : 1e3;
        DfnOptions options = optionsWith(physics, 1e-6);
        options.observables = true;
        DfnSolver solver(options);
        Rig rig(solver, cell);
        rig.current(2.0 * cell.nominalCapacity_Ah, 900.0);
        const Trace& trace = solver.trace();
        int total = 0;
        while (solver.observables()[static_cast<std::size_t>(total)].name != "heat_total_W")
            ++total;
        double heat = 0.0; // Simpson's rule on the trace
        constexpr int kSteps = 20000;
        for (int i = 0; i <= kSteps; ++i) {
            const double weight = i == 0 || i == kSteps ? 1.0 : i % 2 ? 4.0 : 2.0;
            heat +=
                weight * trace.evaluate(0, 900.0 * i / kSteps, kTraceColumns + total) * 900.0 / kSteps / 3.0;
        }
        const auto& p = cell.parameters;
        const double capacity = p[CellDensity] * p[CellSpecificHeat] * p[CellVolume];
        warmest[way] = trace.value(trace.points() - 1, kTraceTemperature);
        const double error = capacity * (warmest[way] - p[Temperature]) / heat - 1.0;
        QVERIFY2(std::abs(error) < 1e-5, qPrintable(QString::number(error)));
    }
    QVERIFY(std::abs(warmest[1] - warmest[2]) < 1e-4);
}

/// A record of what a lumped model did gives its voltage again.
void TestHeatInterface::measuredTemperatureIsFollowed()
{
    Cell cell = bundled("Marquis2019");
    cell.parameters[HeatTransfer] = 1.0;
    CellPhysics physics;
    physics.thermal = ThermalKind::Lumped;
    DfnSolver lumped(optionsWith(physics));
    Rig first(lumped, cell);
    first.current(2.0 * cell.nominalCapacity_Ah, 1200.0);
    TemperatureRecord record;
    for (double t = 0.0; t <= 1200.0; t += 10.0) {
        record.time_s.push_back(t);
        record.temperature_K.push_back(lumped.trace().evaluate(0, t, kTraceTemperature));
    }
    physics.thermal = ThermalKind::Measured;
    DfnSolver measured(optionsWith(physics));
    measured.measuredTemperature(&record);
    Rig second(measured, cell);
    second.current(2.0 * cell.nominalCapacity_Ah, 1200.0);
    QVERIFY(record.temperature_K.back() > record.temperature_K.front() + 3.0);
    for (const double t : {5.0, 100.0, 600.0, 1190.0})
        QVERIFY(std::abs(lumped.trace().evaluate(0, t, kTraceVoltage) -
                         measured.trace().evaluate(0, t, kTraceVoltage)) < 5e-5);
}

void TestHeatInterface::heatHasItsSigns()
{
    Cell cell = bundled("Marquis2019");
    cell.parameters[InitialSoc] = 0.6;
    DfnOptions options = optionsWith({ThermalKind::Lumped, {}, {}});
    options.observables = true;
    double reversible[2] = {};
    for (const int charging : {0, 1}) {
        DfnSolver solver(options);
        Rig rig(solver, cell);
        rig.current((charging ? -1.0 : 1.0) * cell.nominalCapacity_Ah, 10.0);
        rig.current(0.0, 600.0);
        const Trace& trace = solver.trace();
        const auto column = [&](const char* name) {
            int at = 0;
            while (solver.observables()[static_cast<std::size_t>(at)].name != name)
                ++at;
            return kTraceColumns + at;
        };
        std::vector<double> irreversible;
        for (int i = 0; i < trace.points(); ++i)
            irreversible.push_back(trace.value(i, column("heat_electrolyte_W")) +
                                   trace.value(i, column("heat_solid_W")) +
                                   trace.value(i, column("heat_reaction_W")));
        for (const double heat : irreversible) // at rest too, while salt and lithium even out
            QVERIFY2(heat >= 0.0, qPrintable(QString::number(heat)));
        reversible[charging] = trace.value(0, column("heat_reversible_W"));
    }
    QVERIFY(reversible[0] != 0.0);
    QVERIFY(std::abs(reversible[0] + reversible[1]) < 0.05 * std::abs(reversible[0]));
}

void TestHeatInterface::voltagePartsAddUp()
{
    Cell cell = bundled("Chen2020");
    cell.parameters[SeriesResistance] = 0.005;
    DfnOptions options = optionsWith({ThermalKind::Isothermal, SeiKind::SolventDiffusion, PlatingKind::None});
    options.observables = true;
    DfnSolver solver(options);
    Rig rig(solver, cell);
    rig.current(5.0, 1000.0);
    rig.current(0.0, 100.0);
    const Trace& trace = solver.trace();
    for (int i = 0; i < trace.points(); ++i) {
        double sum = 0.0;
        for (int part = 0; part < 10; ++part)
            sum += trace.value(i, kTraceColumns + part);
        QVERIFY(std::abs(sum - trace.value(i, kTraceVoltage)) < 1e-9);
        // Each of them lowers the voltage of a discharge; those of diffusion have not begun at its start.
        if (trace.value(i, kTraceCurrent) > 0.0)
            for (const int part : {1, 2, 3, 4, 5, 7, 8, 9})
                QVERIFY(trace.value(i, kTraceColumns + part) < (part <= 2 && i == 0 ? 1e-12 : 0.0));
        const double poles = trace.value(i, kTraceColumns + 11) - trace.value(i, kTraceColumns + 10);
        QVERIFY(std::abs(poles - trace.value(i, kTraceVoltage) + trace.value(i, kTraceColumns + 9)) < 1e-9);
    }
}

/// At steady state eta_th - eta_kin = j R_f; in a single particle j is known.
void TestHeatInterface::filmDropsByOhm()
{
    Cell cell = bundled("Chen2020");
    DfnSolver solver(spm({}));
    double voltage[2];
    for (const int film : {0, 1}) {
        cell.parameters[NegativeFilmResistance] = film * 4e-3;
        cell.parameters[PositiveFilmResistance] = film * 1e-3;
        Rig rig(solver, cell);
        rig.current(5.0, 500.0);
        voltage[film] = solver.trace().value(solver.trace().points() - 1, kTraceVoltage);
    }
    const auto& k = solver.system().coefficients();
    const double drop = 5.0 / k.area *
                        (4e-3 / (k.negative.surface * k.negative.thickness) +
                         1e-3 / (k.positive.surface * k.positive.thickness));
    QVERIFY(std::abs(voltage[0] - voltage[1] - drop) < 1e-6);
}

/// Right after a step from rest nothing reacts: all of the current charges the double layers.
void TestHeatInterface::doubleLayerTakesTheStep()
{
    Cell cell = bundled("Chen2020");
    cell.parameters[InitialSoc] = 0.5;
    cell.parameters[NegativeDoubleLayer] = cell.parameters[PositiveDoubleLayer] = 0.2;
    DfnOptions options = optionsWith({});
    options.firstStep_s = 1e-6;
    DfnSolver solver(options);
    Rig rig(solver, cell);
    rig.current(5.0, 2e-6);
    const DfnLayout& l = solver.system().layout();
    double reacting = 0.0, all = 0.0;
    for (const DfnLayout::Phase& p : l.phases) {
        const auto& e = solver.system().coefficients().electrode(p.side);
        for (int i = 0; i < p.count; ++i)
            reacting += std::abs(solver.state()[static_cast<std::size_t>(l.reaction() + p.site + i)]) *
                        e.surface * e.thickness / p.count;
        all += 5.0 / solver.system().coefficients().area;
    }
    QVERIFY2(reacting < 2e-3 * all, qPrintable(QString::number(reacting / all)));
    // And the potential of the particles has not moved yet: only the ohmic drop is seen.
    rig.current(5.0, 10.0);
    const double later = solver.trace().value(solver.trace().points() - 1, kTraceVoltage);
    Cell plain = cell;
    plain.parameters[NegativeDoubleLayer] = plain.parameters[PositiveDoubleLayer] = 0.0;
    DfnSolver without(optionsWith({}));
    Rig other(without, plain);
    other.current(5.0, 10.0);
    QVERIFY(std::abs(later - without.trace().value(without.trace().points() - 1, kTraceVoltage)) < 1e-4);
}

/// j_F = j_app - C dv/dt, with v = eta_th + U: the theory's partition of the current while it relaxes.
void TestHeatInterface::doubleLayerPartition()
{
    Cell cell = bundled("Chen2020");
    cell.parameters[InitialSoc] = 0.5;
    cell.parameters[NegativeDoubleLayer] = 0.2;
    DfnOptions options = spm({}, 1e-7);
    options.observables = true;
    options.firstStep_s = 1e-6;
    DfnSolver solver(options);
    const auto reaction = [&] {
        return solver.state()[static_cast<std::size_t>(solver.system().layout().reaction())];
    };
    Rig rig(solver, cell);
    for (const double until : {1e-3, 5e-3, 2e-2, 0.1}) {
        const double h = 1e-5 * until;
        rig.current(5.0, until - h - rig.now());
        const auto v = [&] {
            return solver.state()[static_cast<std::size_t>(solver.system().layout().potential())];
        };
        const double before = v();
        rig.current(5.0, h);
        const double during = reaction();
        rig.current(5.0, h);
        const auto& k = solver.system().coefficients();
        const double applied = 5.0 / (k.area * k.negative.surface * k.negative.thickness);
        const double partition = applied - 0.2 * (v() - before) / (2.0 * h);
        QVERIFY2(std::abs(during - partition) < 2e-3 * applied,
                 qPrintable(QString("%1 s: %2, %3").arg(until).arg(during).arg(partition)));
    }
}

void TestHeatInterface::holdChargesOneDoubleLayer_data()
{
    QTest::addColumn<bool>("particle");
    QTest::newRow("single particles") << true;
    QTest::newRow("DFN") << false;
}

/// A voltage is set at once where only the negative electrode has a double layer: the kinetics of the other
/// one are all that is in its way, and charge it by a current without measure. No charge gets lost on the
/// way, and the cell is soon one without a double layer.
void TestHeatInterface::holdChargesOneDoubleLayer()
{
    QFETCH(bool, particle);
    Cell cell = bundled("Chen2020");
    cell.parameters[InitialSoc] = 0.9;
    Stretch hold = constantCurrent(0.0, 20.0, 3.2);
    hold.control = Control::Voltage;
    const DfnOptions options = particle ? spm({}, 1e-5) : optionsWith({});
    DfnSolver without(options);
    without.begin(cell, {});
    QVERIFY(without.run(hold, {}).status.ok());
    cell.parameters[NegativeDoubleLayer] = 0.5;
    DfnSolver solver(options);
    solver.begin(cell, {});
    const DfnLayout& l = solver.system().layout();
    const auto charge = [&] { // of the double layer, C
        const auto& k = solver.system().coefficients();
        const double v = solver.system().mean(Side::Negative, solver.state().data() +
                                                                  static_cast<std::ptrdiff_t>(l.potential()));
        return v * 0.5 * k.negative.surface * k.negative.thickness * k.area;
    };
    const double before = charge();
    const StretchResult result = solver.run(hold, {});
    QVERIFY2(result.status.ok(), result.status.reason.english().c_str());
    const Trace& trace = solver.trace();
    const int last = trace.points() - 1, lastWithout = without.trace().points() - 1;
    const double current = trace.value(last, kTraceCurrent);
    QVERIFY2(std::abs(current / without.trace().value(lastWithout, kTraceCurrent) - 1.0) < 1e-3,
             qPrintable(QString::number(current)));
    const auto lithium = [&](Side side, TraceColumn column) { // what came in, C
        const auto& k = solver.system().coefficients();
        const auto& e = k.electrode(side);
        return (trace.value(last, column) - trace.value(0, column)) * e.sites * e.thickness * k.area *
               kFaraday;
    };
    const double in = lithium(Side::Positive, kTracePositive), out = -lithium(Side::Negative, kTraceNegative);
    const double stored = charge() - before;
    QVERIFY2(stored > 1e-5 * in, qPrintable(QString::number(stored / in)));
    QVERIFY2(std::abs(out + stored - in) < 1e-6 * in,
             qPrintable(QString("%1 C came in, %2 out, %3 stored").arg(in).arg(out).arg(stored)));
}

QTEST_GUILESS_MAIN(TestHeatInterface)
#include "tst_heat_interface.moc"
