// Derivatives with everything that can be switched on.
#include "physics_rig.h"

#include <QTest>
#include <cmath>

using namespace interphase;
using test::bundled;
using test::constantCurrent;
using test::optionsWith;
using enum ParameterId;

class TestPhysicsGradients : public QObject
{
    Q_OBJECT

private slots:
    void gradients_data();
    void gradients();
    void temperatureOfAnIsothermalCell();
};

void TestPhysicsGradients::gradients_data()
{
    QTest::addColumn<QString>("set");
    QTest::addColumn<int>("thermal");
    QTest::addColumn<int>("sei");
    QTest::addColumn<int>("plating");
    QTest::addColumn<double>("doubleLayer");
    QTest::newRow("heat") << "Marquis2019" << 1 << 0 << 0 << 0.0;
    QTest::newRow("SEI") << "Chen2020" << 0 << 2 << 0 << 0.0;
    // Not OKane2022: its potential is a table, across whose knots differences see a kink.
    QTest::newRow("plating") << "Chen2020" << 0 << 0 << 3 << 0.0;
    QTest::newRow("double layer") << "Chen2020" << 0 << 0 << 0 << 0.2;
    QTest::newRow("hysteresis") << "hysteresis" << 0 << 0 << 0 << 0.0;
    QTest::newRow("two kinds") << "Chen2020_composite" << 0 << 0 << 0 << 0.0;
    QTest::newRow("shells") << "shells" << 0 << 0 << 0 << 0.0;
    QTest::newRow("conduction") << "Marquis2019" << 2 << 0 << 0 << 0.0;
    QTest::newRow("sizes") << "sizes" << 0 << 2 << 0 << 0.0;
    QTest::newRow("pores") << "pores" << 0 << 2 << 0 << 0.0;
    QTest::newRow("kinetics and transport") << "ORegan2022" << 0 << 0 << 0 << 0.0;
    QTest::newRow("loss of material") << "loss" << 0 << 2 << 0 << 0.0;
    QTest::newRow("SPMe") << "SPMe" << 0 << 0 << 0 << 0.0;
    QTest::newRow("SPMe with heat and SEI") << "SPMe" << 1 << 2 << 0 << 0.0;
    QTest::newRow("SPMe that plates") << "SPMe" << 0 << 0 << 3 << 0.0;
    QTest::newRow("SPMe with pores that close") << "SPMe pores" << 0 << 2 << 0 << 0.0;
    QTest::newRow("SPMe with salt by concentration") << "SPMe salt" << 0 << 0 << 0 << 0.0;
    QTest::newRow("SPMe with other kinetics") << "SPMe kinetics" << 0 << 0 << 0 << 0.0;
}

void TestPhysicsGradients::gradients()
{
    QFETCH(QString, set);
    QFETCH(int, thermal);
    QFETCH(int, sei);
    QFETCH(int, plating);
    QFETCH(double, doubleLayer);
    CellPhysics physics;
    physics.thermal = static_cast<ThermalKind>(thermal);
    physics.sei = static_cast<SeiKind>(sei);
    physics.plating = static_cast<PlatingKind>(plating);
    physics.seiFillsPores = set.endsWith("pores");
    DfnOptions options = optionsWith(physics, 1e-9);
    options.tolerances.stoichiometry = 1e-11;
    options.resolution = {5, 2, 5, 6, 0.0};
    options.firstStep_s = 1e-5;
    options.observables = options.observableGradients = true;
    const bool spme = set.startsWith("SPMe");
    const bool derived =
        spme || set == "shells" || set == "sizes" || set == "pores" || set == "hysteresis" || set == "loss";
    Cell cell = bundled(derived ? "Chen2020" : qPrintable(set));
    cell.parameters[InitialSoc] = 0.4;
    cell.parameters[HeatTransfer] = 5.0;
    cell.parameters[NegativeFilmResistance] = 1e-3;
    cell.parameters[NegativeDoubleLayer] = cell.parameters[PositiveDoubleLayer] = doubleLayer;
    std::vector<ParameterId> free{NegativeReactionRate, PositiveDiffusivity, NegativeFilmResistance,
                                  InitialSoc};
    cell.parameters[NegativeEntropicShift] = 2e-4;
    if (thermal)
        free.insert(free.end(), {HeatTransfer, CellSpecificHeat, AmbientTemperature,
                                 NegativeReactionActivation, NegativeEntropicShift});
    if (sei) {
        cell.parameters[SeiExchange] = 1.5;
        free.insert(free.end(), {SeiExchange, SeiResistivity, SeiThickness, SeiMolarVolume});
    }
    if (plating) {
        cell.parameters[Temperature] = 278.15;
        cell.parameters[DeadLithiumDecay] = 1e-3;
        free.insert(free.end(), {PlatingRate, PlatingTransfer, DeadLithiumDecay});
    }
    if (thermal == static_cast<int>(ThermalKind::Conduction)) {
        cell.parameters[CellThermalConductivity] = 0.5;
        cell.parameters[CellThickness] = 0.02;
        free.insert(free.end(), {CellThermalConductivity, CellThickness});
    }
    if (spme) {
        options.model.electrolyte = false;
        options.model.salt = {6, 3, 5};
        options.resolution = {1, 1, 1, 6, 0.0};
        free.insert(free.end(), {TransferenceNumber, ConductivityFactor, DiffusivityFactor, NegativePorosity,
                                 ElectrolyteConcentration, PositiveConductivity});
    }
    if (set == "SPMe salt")
        test::addSaltCurves(cell);
    if (set == "SPMe kinetics") {
        cell.parameters[NegativeChargeTransfer] = 0.35;
        cell.parameters[NegativeExchangeExponent] = 0.4;
        free.insert(free.end(), {NegativeChargeTransfer, NegativeExchangeExponent, PositiveChargeTransfer});
    }
    if (set == "loss") {
        const std::vector<ParameterId> rates{NegativeLossRate, NegativeLossPerCurrent, PositiveLossRate,
                                             PositiveLossPerCurrent};
        for (const ParameterId rate : rates)
            cell.parameters[rate] = 1e-5;
        free.insert(free.end(), rates.begin(), rates.end());
    }
    if (set == "sizes") {
        cell.parameters[NegativeRadiusSpread] = 0.3;
        cell.parameters[PositiveRadiusSpread] = 0.4;
        options.model.particles = ParticleKinds::of(cell);
        options.resolution.sizes = 3;
        free.insert(free.end(), {NegativeRadiusSpread, PositiveRadiusSpread, NegativeParticleRadius});
    }
    if (set == "ORegan2022") {
        cell.parameters[NegativeDiffusivity] = 3e-14; // the same everywhere
        cell.parameters[PositiveDiffusivity] = 4e-15;
        cell.parameters[NegativeChargeTransfer] = 0.35;
        cell.parameters[PositiveChargeTransfer] = 0.5; // the closed form where it is not free
        free.insert(free.end(), {NegativeChargeTransfer, NegativeExchangeExponent, PositiveChargeTransfer,
                                 TransferenceNumber, ThermodynamicFactor, ElectrolyteConcentration});
    }
    if (set == "Chen2020_composite") {
        options.model.particles.count = {2, 1};
        free.insert(free.end(), {Negative2ActiveFraction, Negative2ReactionRate, Negative2Diffusivity,
                                 NegativeMaximumStoichiometry, Negative2MinimumStoichiometry});
    }
    if (set == "hysteresis") {
        test::addBranches(cell, -0.02, 0.03, 1.0);
        cell.parameters[NegativeHysteresisDecay] = 20.0;
        cell.parameters[NegativeHysteresisState] = 0.4;
        options.model.particles = ParticleKinds::of(cell);
        free.insert(free.end(), {NegativeHysteresisDecay, NegativeHysteresisState});
    }
    if (set == "shells") {
        options.model.particles.variableDiffusivity = {{{true, false}, {true, false}}};
        options.resolution.shells = 20;
        for (const CurveId id : {CurveId::NegativeDiffusivityIntegral, CurveId::PositiveDiffusivityIntegral})
            cell.curves[static_cast<std::size_t>(id)] = std::make_shared<Curve>(
                [](double x) {
                    return Curve::Sample{x + 0.4 * std::sin(6.0 * x) / 6.0, 1.0 + 0.4 * std::cos(6.0 * x)};
                },
                0.0, 1.0, 4096);
        free.insert(free.end(), {NegativeDiffusivity, NegativeParticleRadius});
    }
    if (doubleLayer > 0.0)
        free.insert(free.end(), {NegativeDoubleLayer, PositiveDoubleLayer, TransferenceNumber});
    const double oneC = cell.nominalCapacity_Ah;
    const double begin = 0.0, turn = doubleLayer > 0.0 ? 0.02 : 400.0, end = 2.0 * turn;
    // On the same steps the differences are of the same smooth function.
    const auto drive = [&](const Cell& own, std::span<const ParameterId> directions, const StepGrid* grid) {
        auto solver = std::make_unique<DfnSolver>(options);
        solver->begin(own, directions);
        solver->follow(grid, nullptr);
        std::vector<Stretch> stretches{constantCurrent(begin, turn, -1.5 * oneC),
                                       constantCurrent(turn, end, 1.0 * oneC)};
        if (spme) { // a current that follows from all else
            stretches.push_back(constantCurrent(end, end + turn, 3.8));
            stretches.back().control = Control::Voltage;
        }
        for (const Stretch& s : stretches)
            if (const StretchResult r = solver->run(s, {}); !r.status.ok())
                qFatal("%s", r.status.reason.english().c_str());
        return solver;
    };
    const auto solver = drive(cell, free, nullptr);
    const StepGrid steps{solver->trace(), {}};
    std::vector<double> times;
    for (const double part : {0.03, 0.1, 0.3, 0.6, 0.99})
        for (const double start : {begin, turn, end})
            if (start < end || spme)
                times.push_back(start + part * turn);
    for (std::size_t p = 0; p < free.size(); ++p) {
        // The potentials of two kinds are tables and bend sharply where they hold little lithium: what moves
        // along them is moved less.
        const bool slides = free[p] == InitialSoc || free[p] == Negative2ActiveFraction ||
                            free[p] == NegativeMaximumStoichiometry ||
                            free[p] == Negative2MinimumStoichiometry;
        const double part = set != "Chen2020_composite" ? 3e-3 : slides ? 1e-4 : 1e-3;
        const double h = part * cell.parameters[free[p]];
        // The voltage, then every observable.
        const std::size_t quantities = 1 + solver->observables().size();
        std::vector<std::vector<double>> difference(quantities, std::vector<double>(times.size(), 0.0));
        const std::pair<double, double> stencil[] = {{-2.0, 1.0}, {-1.0, -8.0}, {1.0, 8.0}, {2.0, -1.0}};
        for (const auto& [offset, weight] : stencil) {
            Cell moved = cell;
            moved.parameters[free[p]] += offset * h;
            const auto other = drive(moved, {}, &steps);
            for (std::size_t i = 0; i < times.size(); ++i)
                for (std::size_t q = 0; q < quantities; ++q) {
                    const int column = q == 0 ? kTraceVoltage : kTraceColumns + static_cast<int>(q) - 1;
                    difference[q][i] += weight * test::valueAt(other->trace(), times[i], column) / (12.0 * h);
                }
        }
        const std::string path(parameterInfo(free[p]).path);
        for (std::size_t q = 0; q < quantities; ++q) {
            const int column = q == 0 ? kTraceColumns + static_cast<int>(p)
                                      : solver->gradientColumn(static_cast<int>(q) - 1, static_cast<int>(p));
            const bool volts = q == 0 || solver->observables()[q - 1].unit == "V";
            // The lowest of several places has a kink where another becomes the lowest, in two of these cells
            // at a time that is compared.
            if (q > 0 && solver->observables()[q - 1].name == "plating_potential_V" &&
                (set == "hysteresis" || set == "ORegan2022"))
                continue;
            double largest = 0.0, worst = 0.0, size = volts ? 1.0 : 0.0;
            for (std::size_t i = 0; i < times.size(); ++i) {
                const int own = kTraceColumns + static_cast<int>(free.size() + q) - 1;
                const double s = test::valueAt(solver->trace(), times[i], column);
                size = std::max(size, q == 0 ? 1.0 : std::abs(test::valueAt(solver->trace(), times[i], own)));
                largest = std::max(largest, std::abs(difference[q][i]));
                worst = std::max(worst, std::abs(s - difference[q][i]));
            }
            const std::string name = q == 0 ? "voltage" : std::string(solver->observables()[q - 1].name);
            if (q == 0)
                qInfo("%s: %.1e of the largest", path.c_str(), worst / largest);
            QVERIFY2(q > 0 || largest > 0.0, path.c_str());
            // What Newton's iteration leaves: 1e-10 of the quantity, or of the volts that parts are taken
            // from.
            QVERIFY2(worst <= 1e-5 * largest + 1e-10 * size / h, qPrintable(QString("%1 by %2: %3 of %4")
                                                                                .arg(name.c_str())
                                                                                .arg(path.c_str())
                                                                                .arg(worst)
                                                                                .arg(largest)));
        }
    }
}

/// It is the temperature that was given: its derivative is 1 by that and 0 by all else, past an event too.
void TestPhysicsGradients::temperatureOfAnIsothermalCell()
{
    DfnOptions options = optionsWith({});
    options.observables = options.observableGradients = true;
    const Cell cell = bundled("Chen2020");
    DfnSolver solver(options);
    const std::vector<ParameterId> free{Temperature, NegativeDiffusivity, NegativeMaximumStoichiometry};
    solver.begin(cell, free);
    Stretch down = constantCurrent(0.0, 1e5, cell.nominalCapacity_Ah);
    down.voltageBelow = 3.6;
    const StretchResult end = solver.run(down, {});
    QVERIFY(end.status.ok() && end.end == StretchEnd::VoltageBelow);
    QVERIFY(solver.run(constantCurrent(end.time_s, end.time_s + 600.0, 0.0), {}).status.ok());
    const auto names = solver.observables();
    const auto at = static_cast<int>(
        std::ranges::find(names, std::string_view("mean_temperature_K"), &Observable::name) - names.begin());
    for (int i = 0; i < solver.trace().points(); ++i)
        for (int p = 0; p < 3; ++p)
            QCOMPARE(solver.trace().value(i, solver.gradientColumn(at, p)), p == 0 ? 1.0 : 0.0);
}

QTEST_GUILESS_MAIN(TestPhysicsGradients)
#include "tst_physics_gradients.moc"
