// Several kinds of particle, and diffusivities that depend on the stoichiometry: against curves of an
// independent implementation (tests/reference/README.md), closed forms and conservation.
#include "cell/bpx.h"
#include "cell/open_circuit.h"
#include "core/constants.h"
#include "physics_rig.h"
#include "reference/reference_table.h"

#include <QFile>
#include <QTest>
#include <cmath>

using namespace interphase;
using test::bundled;
using test::optionsWith;
using test::ReferenceTable;
using test::Rig;
using enum ParameterId;

class TestParticleKinds : public QObject
{
    Q_OBJECT

private slots:
    void blendedElectrodeAgainstReference_data();
    void blendedElectrodeAgainstReference();
    void rememberedHysteresisAgainstReference();
    void hysteresisMovesWithCharge();
    void hysteresisHeats_data();
    void hysteresisHeats();
    void equalKindsAreOne();
    void kindsOfParticleRestTogether();
    void restPotentialHasDerivatives();
    void shellsAreAsModes();
    void variableDiffusivityConverges();
    void variableTransportAgainstReference_data();
    void variableTransportAgainstReference();
    void sizesConverge();
    void sizesKeepSurfaceAndLithium();
};

void TestParticleKinds::blendedElectrodeAgainstReference_data()
{
    QTest::addColumn<QString>("curve");
    QTest::addColumn<bool>("hysteresis");
    QTest::newRow("one branch") << "chen2020composite_dfn_single_1C" << false;
    QTest::newRow("hysteresis") << "chen2020composite_dfn_sigmoid_1C" << true;
}

void TestParticleKinds::blendedElectrodeAgainstReference()
{
    QFETCH(QString, curve);
    QFETCH(bool, hysteresis);
    const ReferenceTable reference(curve);
    Cell cell = bundled("Chen2020_composite");
    cell.parameters[NegativeInitial] = 27700.0 / 28700.0;
    cell.parameters[Negative2Initial] = 276610.0 / 278000.0;
    cell.parameters[PositiveInitial] = 17038.0 / 63104.0;
    if (!hysteresis)
        for (const CurveId branch : {CurveId::Negative2Lithiation, CurveId::Negative2Delithiation})
            cell.curves[static_cast<std::size_t>(branch)].reset();
    DfnOptions options = optionsWith({});
    options.model.particles.count = {2, 1};
    DfnSolver solver(options);
    Rig rig(solver, cell);
    rig.current(5.0, 1e6, 2.5);
    rig.current(0.0, 3600.0);
    rig.current(-5.0, 1e6, -1e9, 4.2);
    double squares = 0.0;
    int count = 0;
    for (std::size_t i = 0; i < reference["time_s"].size(); ++i) {
        const double t = reference["time_s"][i];
        int step = 0;
        while (step < 2 && t > rig.ends()[static_cast<std::size_t>(step)])
            ++step;
        bool near = t > rig.ends().back();
        for (const double end : rig.ends())
            near = near || std::abs(t - end) < 5.0;
        if (near)
            continue;
        squares += std::pow(solver.trace().evaluate(step, t, kTraceVoltage) - reference["voltage_V"][i], 2);
        ++count;
    }
    qInfo("voltage rms %.3f mV, %ld steps", 1e3 * std::sqrt(squares / count), solver.steps());
    QVERIFY(count > 250);
    QVERIFY(std::sqrt(squares / count) < 0.3e-3); // the reference's own mesh is off by 0.1 mV
}

/// The silicon of a blend divided among all the kinds there may be, which differ in nothing, is the same
/// silicon.
void TestParticleKinds::equalKindsAreOne()
{
    Cell whole = bundled("Chen2020_composite");
    whole.parameters[InitialSoc] = 0.8;
    whole.parameters[Negative2HysteresisDecay] = 5.0;
    const ParticleIds& own = particleIds(Side::Negative, 1);
    Cell divided = whole;
    const double shares[] = {0.05, 0.1, 0.1, 0.15, 0.2, 0.15, 0.25};
    QCOMPARE(static_cast<int>(std::size(shares)), kMostKinds - 1);
    for (int kind = 1; kind < kMostKinds; ++kind) {
        const ParticleIds& to = particleIds(Side::Negative, kind);
        for (std::size_t i = 0; i < kParameterCount; ++i)
            if (const auto p = particleOf(static_cast<ParameterId>(i));
                p && p->side == Side::Negative && p->kind == kind) {
                const std::size_t offset = i - static_cast<std::size_t>(to.radius);
                divided.parameters.values[i] =
                    whole.parameters.values[static_cast<std::size_t>(own.radius) + offset];
            }
        divided.parameters[to.active] = whole.parameters[own.active] * shares[kind - 1];
        const auto copy = [&](CurveId a, CurveId b) {
            divided.curves[static_cast<std::size_t>(a)] = whole.curves[static_cast<std::size_t>(b)];
        };
        copy(to.ocp, own.ocp);
        copy(to.entropic, own.entropic);
        copy(to.lithiation, own.lithiation);
        copy(to.delithiation, own.delithiation);
    }
    QCOMPARE(kindsOf(divided, Side::Negative), kMostKinds);
    QVERIFY(std::abs(openCircuitVoltage(divided, 0.5) - openCircuitVoltage(whole, 0.5)) < 1e-9);
    QVERIFY(std::abs(openCircuitVoltageSlope(divided, 0.5) - openCircuitVoltageSlope(whole, 0.5)) < 1e-9);
    QVERIFY(std::abs(theoreticalCapacity_Ah(divided) - theoreticalCapacity_Ah(whole)) < 1e-9);
    double last[2];
    for (const int several : {0, 1}) {
        const Cell& cell = several ? divided : whole;
        DfnOptions options = optionsWith({}, 1e-6);
        options.model.particles = ParticleKinds::of(cell);
        DfnSolver solver(options);
        Rig rig(solver, cell);
        rig.current(5.0, 1500.0);
        rig.current(-5.0, 600.0);
        last[several] = solver.trace().evaluate(1, 2050.0, kTraceVoltage);
    }
    qInfo("%.9f V, %.9f V", last[0], last[1]);
    QVERIFY(std::abs(last[1] - last[0]) < 1e-6);
}

/// A state of the silicon between the branches, through four currents.
void TestParticleKinds::rememberedHysteresisAgainstReference()
{
    const ReferenceTable reference("chen2020composite_dfn_hysteresis_state");
    Cell cell = bundled("Chen2020_composite");
    cell.parameters[NegativeInitial] = 27700.0 / 28700.0;
    cell.parameters[Negative2Initial] = 276610.0 / 278000.0;
    cell.parameters[PositiveInitial] = 17038.0 / 63104.0;
    cell.parameters[Negative2HysteresisDecay] = 20.0;
    cell.parameters[Negative2HysteresisState] = -1.0;
    DfnOptions options = optionsWith({});
    options.model.particles = ParticleKinds::of(cell);
    options.observables = true;
    DfnSolver solver(options);
    Rig rig(solver, cell);
    rig.current(5.0, 1800.0);
    rig.current(0.0, 1800.0);
    rig.current(-5.0, 1200.0);
    rig.current(10.0, 600.0);
    const auto& names = solver.observables();
    const auto column =
        std::ranges::find(names, std::string_view("hysteresis_n"), &Observable::name) - names.begin();
    double squares = 0.0, state = 0.0;
    int count = 0;
    for (std::size_t i = 0; i < reference["time_s"].size(); ++i) {
        const double t = reference["time_s"][i];
        int step = 0;
        while (step < 3 && t > rig.ends()[static_cast<std::size_t>(step)])
            ++step;
        const double begin = step == 0 ? 0.0 : rig.ends()[static_cast<std::size_t>(step - 1)];
        if (t - begin < 5.0)
            continue;
        squares +=
            std::pow(solver.trace().evaluate(step, t, kTraceVoltage) - reference["voltage_extrap_V"][i], 2);
        state = std::max(state,
                         std::abs(solver.trace().evaluate(step, t, kTraceColumns + static_cast<int>(column)) -
                                  reference["hysteresis_n"][i]));
        ++count;
    }
    qInfo("voltage rms %.3f mV, state within %.1e, %ld steps", 1e3 * std::sqrt(squares / count), state,
          solver.steps());
    QVERIFY(count > 250);
    QVERIFY(std::sqrt(squares / count) < 0.3e-3);
    QVERIFY(state < 2e-3);
}

/// In the single particle model the state is a function of the lithium that moved: h -> 1 - (1 - h)
/// exp(-decay x / 2) while it leaves, whatever the current.
void TestParticleKinds::hysteresisMovesWithCharge()
{
    Cell cell = bundled("Chen2020");
    test::addBranches(cell, -0.02, 0.02);
    cell.parameters[NegativeHysteresisDecay] = 12.0;
    cell.parameters[NegativeHysteresisState] = -0.6;
    DfnOptions options = optionsWith({});
    options.model.particles = ParticleKinds::of(cell);
    options.model.electrolyte = false;
    options.resolution.negativeCells = options.resolution.separatorCells = options.resolution.positiveCells =
        1;
    options.observables = true;
    double expected = -0.6, before = 0.0;
    DfnSolver solver(options);
    Rig rig(solver, cell);
    rig.current(2.5, 2000.0);
    rig.current(0.0, 5000.0);
    rig.current(-5.0, 900.0);
    const Trace& trace = solver.trace();
    const auto& names = solver.observables();
    const auto column =
        std::ranges::find(names, std::string_view("hysteresis_n"), &Observable::name) - names.begin();
    for (int step = 0; step < 3; ++step) {
        const double end = rig.ends()[static_cast<std::size_t>(step)];
        if (step == 0)
            before = trace.value(0, kTraceNegative);
        const double now = trace.evaluate(step, end, kTraceNegative), out = before - now;
        const double toward = out > 0.0 ? 1.0 : -1.0;
        expected = toward - (toward - expected) * std::exp(-0.5 * 12.0 * std::abs(out));
        before = now;
        const double found = trace.evaluate(step, end, kTraceColumns + static_cast<int>(column));
        QVERIFY2(std::abs(found - expected) < 2e-4, qPrintable(QString("%1, %2").arg(found).arg(expected)));
        const double rest =
            openCircuitPotential(cell, Side::Positive, trace.evaluate(step, end, kTracePositive), 0.0, 0.0) -
            openCircuitPotential(cell, Side::Negative, now, 0.0, 0.0) - 0.02 * found;
        if (step == 1) // nothing else is left
            QVERIFY(std::abs(trace.evaluate(step, end, kTraceVoltage) - rest) < 2e-4);
    }
}

void TestParticleKinds::hysteresisHeats_data()
{
    QTest::addColumn<double>("decay");
    QTest::newRow("branch of the current") << 0.0;
    QTest::newRow("remembered") << 12.0;
}

/// What is lost between the branch and the mean of both is heat of its own; with it all that the voltage
/// loses against equilibrium is.
void TestParticleKinds::hysteresisHeats()
{
    QFETCH(double, decay);
    Cell cell = bundled("Chen2020");
    cell.parameters[InitialSoc] = 0.6;
    test::addBranches(cell, -0.03, 0.03);
    cell.parameters[NegativeHysteresisDecay] = decay;
    cell.parameters[NegativeHysteresisState] = decay > 0.0 ? 0.5 : 0.0;
    CellPhysics physics;
    physics.thermal = ThermalKind::Lumped;
    DfnOptions options = test::spm(physics);
    options.model.particles = ParticleKinds::of(cell);
    options.observables = true;
    DfnSolver solver(options);
    Rig rig(solver, cell);
    const auto& names = solver.observables();
    const auto last = [&](std::string_view name) {
        const auto at = std::ranges::find(names, name, &Observable::name) - names.begin();
        return solver.trace().value(solver.trace().points() - 1, kTraceColumns + static_cast<int>(at));
    };
    for (const double current : {5.0, -5.0, 2.5}) {
        rig.current(current, 400.0);
        std::vector<double> theta(2);
        solver.system().surfaceStoichiometries(solver.state().data(), theta.data());
        const double equilibrium = openCircuitPotential(cell, Side::Positive, theta[1], 0.0, 0.0) -
                                   openCircuitPotential(cell, Side::Negative, theta[0], 0.0, 0.0);
        const double lost =
            current * (equilibrium - solver.trace().value(solver.trace().points() - 1, kTraceVoltage));
        const double hysteresis = last("heat_hysteresis_W");
        QVERIFY2(std::abs(last("heat_total_W") - last("heat_reversible_W") - lost) < 1e-5 * lost,
                 qPrintable(QString("%1 W of %2").arg(last("heat_total_W")).arg(lost)));
        if (decay == 0.0)
            QVERIFY2(std::abs(hysteresis - 0.03 * std::abs(current)) < 1e-6,
                     qPrintable(QString::number(hysteresis)));
        else // into the other branch the state itself is what the current works with
            QVERIFY(std::abs(hysteresis - 0.03 * last("hysteresis_n") * current) < 1e-6);
    }
}

/// Without a word on where they start, both kinds of particle have the same potential, and nothing moves.
void TestParticleKinds::kindsOfParticleRestTogether()
{
    Cell cell = bundled("Chen2020_composite");
    DfnOptions options = optionsWith({});
    options.model.particles.count = {2, 1};
    for (const double soc : {0.1, 0.5, 0.9}) {
        cell.parameters[InitialSoc] = soc;
        DfnSolver solver(options);
        Rig rig(solver, cell);
        rig.current(0.0, 1e5);
        const Trace& trace = solver.trace();
        for (int i = 0; i < trace.points(); ++i)
            QVERIFY(std::abs(trace.value(i, kTraceVoltage) - trace.value(0, kTraceVoltage)) < 1e-7);
    }
}

/// Of two kinds that share their lithium; a calibration that starts from a rest voltage needs them.
void TestParticleKinds::restPotentialHasDerivatives()
{
    Cell cell = bundled("Chen2020_composite");
    cell.parameters[InitialSoc] = 0.6;
    cell.parameters[Temperature] = 305.0;
    for (const ParameterId id : {InitialSoc, NegativeMaximumStoichiometry, Negative2MaximumStoichiometry,
                                 NegativeActiveFraction, Negative2ActiveFraction}) {
        const Dual voltage = startVoltage(cell, id);
        QVERIFY(std::abs(voltage.value - openCircuitVoltage(cell, 0.6)) < 1e-12);
        Cell moved = cell;
        const double h = 1e-5 * cell.parameters[id];
        const auto at = [&](double offset) {
            moved.parameters[id] = cell.parameters[id] + offset;
            return openCircuitVoltage(moved, moved.parameters[InitialSoc]);
        };
        const double difference = (at(h) - at(-h)) / (2.0 * h);
        QVERIFY2(std::abs(voltage.slope[0] - difference) < 1e-4 * std::abs(difference) + 1e-9,
                 qPrintable(QString("%1: %2, %3")
                                .arg(QString::fromUtf8(parameterInfo(id).path.data()))
                                .arg(voltage.slope[0])
                                .arg(difference)));
    }
}

void TestParticleKinds::shellsAreAsModes()
{
    Cell cell = bundled("Chen2020");
    double difference = 0.0, before = 0.0;
    DfnSolver modes(optionsWith({}, 1e-6));
    Rig exact(modes, cell);
    exact.current(5.0, 3000.0);
    for (const CurveId id : {CurveId::NegativeDiffusivityIntegral, CurveId::PositiveDiffusivityIntegral})
        cell.curves[static_cast<std::size_t>(id)] = std::make_shared<Curve>(
            [](double x) {
                return Curve::Sample{x, 1.0};
            },
            0.0, 1.0, 10);
    for (const int count : {10, 20, 40}) {
        DfnOptions options = optionsWith({}, 1e-6);
        options.model.particles.variableDiffusivity = {{{true, false}, {true, false}}};
        options.resolution.shells = count;
        DfnSolver solver(options);
        Rig rig(solver, cell);
        rig.current(5.0, 3000.0);
        difference = 0.0;
        for (const double t : {1.0, 10.0, 100.0, 1000.0, 2900.0})
            difference = std::max(difference, std::abs(solver.trace().evaluate(0, t, kTraceVoltage) -
                                                       modes.trace().evaluate(0, t, kTraceVoltage)));
        qInfo("%d shells: %.4f mV", count, 1e3 * difference);
        if (before > 0.0)
            QVERIFY(difference < 0.4 * before);
        before = difference;
    }
    QVERIFY(difference < 0.3e-3);
}

/// The diffusivities of O'Regan et al. 2022, which fall by decades: more shells, the same voltage.
void TestParticleKinds::variableDiffusivityConverges()
{
    std::string text;
    QFile file(QStringLiteral(INTERPHASE_SOURCE_DIR "/resources/parameter_sets/Chen2020.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    text =
        file.readAll()
            .replace("\"Diffusivity [m2.s-1]\": 3.3e-14",
                     "\"Diffusivity [m2.s-1]\": \"3.0321 * 10 ** (11.17 * x - 15.11 - 1.553 * exp(-(x - "
                     "0.2031) ** 2 / 0.0006091) - 6.136 * exp(-(x - 0.5375) ** 2 / 0.06438) - 9.725 * "
                     "exp(-(x - 0.9144) ** 2 / 0.0578) + 1.85 * exp(-(x - 0.5953) ** 2 / 0.001356))\"")
            .replace(
                "\"Diffusivity [m2.s-1]\": 4e-15",
                "\"Diffusivity [m2.s-1]\": \"2.7 * 10 ** (-13.96 - 0.9231 * exp(-(x - 0.3216) ** 2 / "
                "0.002534) - "
                "0.4066 * exp(-(x - 0.4532) ** 2 / 0.003926) - 0.993 * exp(-(x - 0.8098) ** 2 / 0.09924))\"")
            .toStdString();
    const Cell cell = parseBpx(text, "o'regan");
    QVERIFY(cell.has(CurveId::NegativeDiffusivityIntegral) && cell.has(CurveId::PositiveDiffusivityIntegral));
    const auto run = [&](int shells) {
        DfnOptions options = optionsWith({}, 1e-5);
        options.model.particles.variableDiffusivity = {{{true, false}, {true, false}}};
        options.resolution.shells = shells;
        DfnSolver solver(options);
        Rig rig(solver, cell);
        const double before = solver.system().averageStoichiometry(Side::Negative, solver.state().data());
        rig.current(5.0, 2400.0);
        // Lithium: what has left the particles is the charge.
        const auto& k = solver.system().coefficients();
        const double moles =
            (before - solver.system().averageStoichiometry(Side::Negative, solver.state().data())) *
            k.negative.sites * k.area * k.negative.thickness;
        if (std::abs(moles * kFaraday / (5.0 * 2400.0) - 1.0) > 1e-6)
            qFatal("lithium is lost: %g", moles * kFaraday / (5.0 * 2400.0) - 1.0);
        std::vector<double> v;
        for (const double t : {1.0, 10.0, 100.0, 600.0, 1200.0, 1800.0, 2400.0})
            v.push_back(solver.trace().evaluate(0, t, kTraceVoltage));
        return v;
    };
    const auto finest = run(320);
    double before = 0.0;
    for (const int shells : {20, 40, 80, 160}) {
        const auto v = run(shells);
        double worst = 0.0;
        for (std::size_t i = 0; i < v.size(); ++i)
            worst = std::max(worst, std::abs(v[i] - finest[i]));
        qInfo("%d shells: %.4f mV", shells, 1e3 * worst);
        if (before > 0.0)
            QVERIFY(worst < 0.5 * before);
        before = worst;
    }
}

/// Diffusivities by stoichiometry, t+ and thermodynamic factor by concentration, unequal exponents of the
/// exchange currents.
void TestParticleKinds::variableTransportAgainstReference_data()
{
    QTest::addColumn<QString>("curve");
    QTest::addColumn<double>("current_A");
    QTest::newRow("0.5C") << "oregan2022_dfn_0.5C" << 2.5;
    QTest::newRow("1C") << "oregan2022_dfn_1C" << 5.0;
}

void TestParticleKinds::variableTransportAgainstReference()
{
    QFETCH(QString, curve);
    QFETCH(double, current_A);
    const ReferenceTable reference(curve);
    Cell cell = bundled("ORegan2022");
    cell.parameters[NegativeInitial] = 29575.24262124171 / 29583.0;
    cell.parameters[PositiveInitial] = 13073.527996631561 / 51765.0;
    // There the potentials bend up and down steeply near 0 and 1: a ln(1 + exp(-b (x - c))), less that of 1 -
    // x.
    for (const CurveId id : {CurveId::NegativeOcp, CurveId::PositiveOcp}) {
        const auto plain = cell.curves[static_cast<std::size_t>(id)];
        const auto bend = [](double x) {
            constexpr double a = 205.0568621937484, b = 6910.192179565431, c = -7.7e-4;
            const double e = std::exp(-b * (x - c));
            return Curve::Sample{a * std::log1p(e), -a * b * e / (1.0 + e)};
        };
        cell.curves[static_cast<std::size_t>(id)] = std::make_shared<const Curve>(
            [&](double x) {
                const Curve::Sample low = bend(x), high = bend(1.0 - x), p = plain->at(x);
                return Curve::Sample{p.value + low.value - high.value, p.slope + low.slope + high.slope};
            },
            0.0, 1.0, 16384);
    }
    DfnOptions options = optionsWith({});
    options.model.particles = ParticleKinds::of(cell);
    DfnSolver solver(options);
    Rig rig(solver, cell);
    rig.current(current_A, 1e6, 2.5);
    // The run begins with 0.99974 of the graphite's places taken. What a square root near zero is replaced by
    // differs between the two there; it is forgotten after 10 s.
    double squares = 0.0;
    int count = 0;
    for (std::size_t i = 0; i < reference["time_s"].size(); ++i) {
        const double t = reference["time_s"][i], v = reference["voltage_extrap_V"][i];
        if (t < 10.0 || t > rig.now() || !std::isfinite(v))
            continue;
        squares += std::pow(solver.trace().evaluate(0, t, kTraceVoltage) - v, 2);
        ++count;
    }
    qInfo("voltage rms %.3f mV, %ld steps", 1e3 * std::sqrt(squares / count), solver.steps());
    QVERIFY(count > 250);
    QVERIFY(std::sqrt(squares / count) < 0.3e-3);
}

/// Five sizes are as good as nine; a spread that is nearly nothing is one.
void TestParticleKinds::sizesConverge()
{
    Cell cell = bundled("Chen2020");
    const auto discharge = [&](double spread, int sizes) {
        cell.parameters[NegativeRadiusSpread] = cell.parameters[PositiveRadiusSpread] = spread;
        DfnOptions options = optionsWith({}, 1e-6);
        options.resolution = {10, 4, 10, 12, 0.0};
        options.resolution.sizes = sizes;
        options.model.particles = ParticleKinds::of(cell);
        DfnSolver solver(options);
        Rig rig(solver, cell);
        rig.current(10.0, 900.0);
        rig.current(0.0, 900.0);
        std::vector<double> out;
        for (double t = 10.0; t < 900.0; t += 20.0)
            for (const int stretch : {0, 1})
                out.push_back(solver.trace().evaluate(stretch, 900.0 * stretch + t, kTraceVoltage));
        return out;
    };
    const auto difference = [](const std::vector<double>& a, const std::vector<double>& b) {
        double largest = 0.0;
        for (std::size_t i = 0; i < a.size(); ++i)
            largest = std::max(largest, std::abs(a[i] - b[i]));
        return largest;
    };
    const std::vector<double> one = discharge(0.0, 5), nearly = discharge(1e-3, 5);
    QVERIFY(difference(one, nearly) < 2e-6);
    const std::vector<double> three = discharge(0.4, 3), five = discharge(0.4, 5), nine = discharge(0.4, 9);
    qInfo("a spread of 0.4 changes the voltage by %.2f mV; 3, 5 sizes are off by %.3f, %.3f mV",
          1e3 * difference(one, nine), 1e3 * difference(three, nine), 1e3 * difference(five, nine));
    QVERIFY(difference(one, nine) > 2e-3);
    QVERIFY(difference(five, nine) < 0.02 * difference(one, nine));
}

void TestParticleKinds::sizesKeepSurfaceAndLithium()
{
    Cell cell = bundled("Chen2020");
    cell.parameters[NegativeRadiusSpread] = 0.5;
    DfnOptions options = optionsWith({});
    options.model.particles = ParticleKinds::of(cell);
    DfnSolver solver(options);
    Rig rig(solver, cell);
    DfnTerms<double> terms;
    double surface = 0.0;
    for (const DfnLayout::Phase& p : solver.system().layout().phases)
        if (p.side == Side::Negative)
            surface += sized(solver.system().coefficients().negative, solver.system().layout(), p).surface;
    QVERIFY(std::abs(surface / solver.system().coefficients().negative.surface - 1.0) < 1e-13);
    const double before = solver.system().averageStoichiometry(Side::Negative, solver.state().data());
    rig.current(5.0, 1800.0);
    const double after = solver.system().averageStoichiometry(Side::Negative, solver.state().data());
    const CellCoefficients<double>& k = solver.system().coefficients();
    const double lithium = (before - after) * k.negative.sites * k.negative.thickness * k.area;
    QVERIFY(std::abs(lithium * kFaraday / (5.0 * 1800.0) - 1.0) < 1e-8);
}

QTEST_GUILESS_MAIN(TestParticleKinds)
#include "tst_particle_kinds.moc"
