// The single particle model: closed form against fine steps, limits, controls, derivatives.
#include "electrochem/spm_solver.h"
#include "test_cells.h"

#include <QTest>
#include <cmath>

using namespace interphase;
using test::bundled;
using test::constantCurrent;
using enum ParameterId;

namespace {

std::vector<double> follow(SpmSolver& solver, const Cell& cell, const SpmSolver::Drive& drive,
                           const std::vector<double>& times, const std::vector<ParameterId>& free = {},
                           std::vector<double>* gradient = nullptr)
{
    std::vector<double> voltage(times.size());
    if (gradient)
        gradient->assign(times.size() * free.size(), 0.0);
    solver.begin(cell, free);
    const Status status =
        solver.follow(drive, times, voltage, gradient ? std::span<double>(*gradient) : std::span<double>());
    if (!status.ok())
        qFatal("%s", status.reason.english().c_str());
    return voltage;
}

/// A pulse with jumps, a ramp and a rest.
const std::vector<double> kTimes{0, 100, 100, 300, 300, 400, 600, 900};
const std::vector<double> kCurrents{5, 5, 0, 0, -10, 3, 3, 8};

std::vector<double> outputs(double end, int count)
{
    std::vector<double> t;
    for (int i = 0; i <= count; ++i)
        t.push_back(end * std::pow(static_cast<double>(i) / count, 1.7));
    return t;
}

} // namespace

class TestSpm : public QObject
{
    Q_OBJECT

private slots:
    void stepsDoNotMatter();
    void tracesWithinTheirTolerance_data();
    void tracesWithinTheirTolerance();
    void openCircuitAtRest();
    void lithiumIsConserved();
    void derivatives_data();
    void derivatives();
    void tracedDerivatives();
    void locatesLimits();
    void limitAtTheStart();
    void holdsTheVoltage();
    void currentUnderVoltageConverges();
    void keepsThePower();
    void reversingKeepsEquilibrium();
    void repeatsBitForBit();
    void refusesWrongSizes();
    void stepsAreCountedByRun();
};

/// Closed form: more outputs in between change nothing.
void TestSpm::stepsDoNotMatter()
{
    const Cell cell = bundled("Chen2020");
    SpmSolver solver;
    const auto few = outputs(900.0, 30), many = outputs(900.0, 3000);
    const auto a = follow(solver, cell, {kTimes, kCurrents}, few);
    const auto b = follow(solver, cell, {kTimes, kCurrents}, many);
    for (std::size_t i = 0; i < few.size(); ++i)
        QVERIFY(std::abs(a[i] - b[100 * i]) < 1e-9);
}

void TestSpm::tracesWithinTheirTolerance_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<double>("rate");
    for (const char* name : {"Chen2020", "Marquis2019", "NMC_pouch_AboutEnergy"})
        for (const double rate : {0.1, 1.0, 3.0})
            QTest::newRow(qPrintable(QString("%1 %2C").arg(name).arg(rate))) << name << rate;
}

void TestSpm::tracesWithinTheirTolerance()
{
    QFETCH(QString, name);
    QFETCH(double, rate);
    const Cell cell = bundled(qPrintable(name));
    SpmSolver traced, exact;
    traced.begin(cell, {});
    Stretch stretch = constantCurrent(0.0, 1e6, rate * cell.nominalCapacity_Ah);
    stretch.voltageBelow = cell.lowerVoltage_V;
    const StretchResult result = traced.run(stretch, {});
    QVERIFY(result.status.ok());
    const auto times = outputs(result.time_s, 5000);
    const auto v = follow(
        exact, cell,
        {std::vector<double>{0.0, result.time_s}, std::vector<double>{stretch.value, stretch.value}}, times);
    double worst = 0.0;
    for (std::size_t i = 0; i < times.size(); ++i)
        worst = std::max(worst, std::abs(traced.trace().evaluate(0, times[i], kTraceVoltage) - v[i]));
    qInfo("%d points, largest error %.4f mV", traced.trace().points(), 1e3 * worst);
    QVERIFY(worst < 1.2e-5);
}

void TestSpm::openCircuitAtRest()
{
    const Cell cell = bundled("Chen2020");
    SpmSolver solver;
    solver.begin(cell, {});
    QVERIFY(solver.run(constantCurrent(0.0, 1e5, 0.0), {}).status.ok());
    const double first = solver.trace().value(0, kTraceVoltage);
    for (int i = 0; i < solver.trace().points(); ++i)
        QCOMPARE(solver.trace().value(i, kTraceVoltage), first);
    // 4.2 V at full charge.
    QVERIFY(std::abs(first - 4.2) < 1e-3);
}

/// What leaves the negative electrode arrives in the positive one: Q / (F A L eps c_max) each.
void TestSpm::lithiumIsConserved()
{
    const Cell cell = bundled("Chen2020");
    SpmSolver solver;
    solver.begin(cell, {});
    QVERIFY(solver.run(constantCurrent(0.0, 2000.0, 5.0), {}).status.ok());
    Stretch ramp = constantCurrent(2000.0, 2500.0, 5.0);
    ramp.slope = -0.02;
    QVERIFY(solver.run(ramp, {}).status.ok());
    const double charge = 5.0 * 2000.0 + 5.0 * 500.0 - 0.01 * 500.0 * 500.0;
    const auto& p = cell.parameters;
    const double area = p[ElectrodeArea] * p[ElectrodePairs];
    const auto capacity = [&](ParameterId thickness, ParameterId active, ParameterId maximum) {
        return 96485.33212 * area * p[thickness] * p[active] * p[maximum];
    };
    const int last = solver.trace().points() - 1;
    const double negative =
        solver.trace().value(0, kTraceNegative) - solver.trace().value(last, kTraceNegative);
    const double positive =
        solver.trace().value(last, kTracePositive) - solver.trace().value(0, kTracePositive);
    QVERIFY(std::abs(negative *
                         capacity(NegativeThickness, NegativeActiveFraction, NegativeMaximumConcentration) -
                     charge) < 1e-8 * charge);
    QVERIFY(std::abs(positive *
                         capacity(PositiveThickness, PositiveActiveFraction, PositiveMaximumConcentration) -
                     charge) < 1e-8 * charge);
}

void TestSpm::derivatives_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("Chen2020") << "Chen2020";
    QTest::newRow("NMC") << "NMC_pouch_AboutEnergy";
}

/// Every parameter that can matter, on a current with jumps and a ramp, against central differences.
void TestSpm::derivatives()
{
    QFETCH(QString, name);
    Cell cell = bundled(qPrintable(name));
    cell.parameters[SeriesResistance] = 0.01;
    cell.parameters[InitialSoc] = 0.8;
    cell.parameters[Temperature] = 305.0;
    const double scale = cell.nominalCapacity_Ah / 5.0;
    std::vector<double> currents = kCurrents;
    for (double& current : currents)
        current *= scale;
    const std::vector<ParameterId> free{NegativeDiffusivity,
                                        PositiveDiffusivity,
                                        NegativeReactionRate,
                                        PositiveReactionRate,
                                        NegativeParticleRadius,
                                        PositiveParticleRadius,
                                        NegativeThickness,
                                        PositiveThickness,
                                        NegativeActiveFraction,
                                        PositiveActiveFraction,
                                        NegativeMaximumConcentration,
                                        PositiveMaximumConcentration,
                                        NegativeMinimumStoichiometry,
                                        NegativeMaximumStoichiometry,
                                        PositiveMinimumStoichiometry,
                                        PositiveMaximumStoichiometry,
                                        InitialSoc,
                                        SeriesResistance,
                                        ElectrodeArea,
                                        Temperature,
                                        NegativeDiffusivityActivation,
                                        PositiveReactionActivation,
                                        NegativeEntropicShift,
                                        PositiveEntropicShift};
    const auto times = outputs(900.0, 200);
    SpmSolver solver;
    std::vector<double> gradient;
    follow(solver, cell, {kTimes, currents}, times, free, &gradient);
    for (std::size_t p = 0; p < free.size(); ++p) {
        const double value = cell.parameters[free[p]];
        const double h =
            value == 0.0 ? 1.0 : 1e-5 * value; // an activation energy of zero: 1 J/mol; a shift: linear
        Cell up = cell, down = cell;
        up.parameters[free[p]] += h;
        down.parameters[free[p]] -= h;
        const auto above = follow(solver, up, {kTimes, currents}, times);
        const auto below = follow(solver, down, {kTimes, currents}, times);
        double largest = 0.0, worst = 0.0;
        for (std::size_t i = 0; i < times.size(); ++i) {
            const double difference = (above[i] - below[i]) / (2.0 * h);
            largest = std::max(largest, std::abs(difference));
            worst = std::max(worst, std::abs(gradient[i * free.size() + p] - difference));
        }
        QVERIFY2(largest > 0.0, std::string(parameterInfo(free[p]).path).c_str());
        QVERIFY2(worst <= 1e-5 * largest + 1e-12,
                 qPrintable(QString("%1: %2 of %3")
                                .arg(std::string(parameterInfo(free[p]).path).c_str())
                                .arg(worst)
                                .arg(largest)));
    }
}

void TestSpm::tracedDerivatives()
{
    const Cell cell = bundled("Chen2020");
    const std::vector<ParameterId> free{NegativeDiffusivity, PositiveDiffusivity, NegativeReactionRate,
                                        NegativeThickness, InitialSoc};
    SpmSolver traced, exact;
    traced.begin(cell, free);
    QVERIFY(traced.run(constantCurrent(0.0, 3000.0, 5.0), {}).status.ok());
    const auto times = outputs(3000.0, 500);
    std::vector<double> gradient;
    follow(exact, cell, {std::vector<double>{0.0, 3000.0}, std::vector<double>{5.0, 5.0}}, times, free,
           &gradient);
    for (std::size_t p = 0; p < free.size(); ++p) {
        double largest = 0.0, worst = 0.0;
        for (std::size_t i = 0; i < times.size(); ++i) {
            const double value = gradient[i * free.size() + p];
            const int column = kTraceColumns + static_cast<int>(p);
            largest = std::max(largest, std::abs(value));
            worst = std::max(worst, std::abs(traced.trace().evaluate(0, times[i], column) - value));
        }
        QVERIFY(worst < 2e-4 * largest);
    }
}

void TestSpm::locatesLimits()
{
    const Cell cell = bundled("Chen2020");
    SpmSolver solver, exact;
    solver.begin(cell, {});
    Stretch discharge = constantCurrent(0.0, 1e5, 5.0);
    discharge.voltageBelow = 2.5;
    const StretchResult empty = solver.run(discharge, {});
    QCOMPARE(empty.end, StretchEnd::VoltageBelow);
    // Half a microsecond before, the voltage is still above.
    const std::vector<double> around{empty.time_s - 1e-6, empty.time_s};
    const auto v =
        follow(exact, cell, {std::vector<double>{0.0, 1e4}, std::vector<double>{5.0, 5.0}}, around);
    QVERIFY(v[0] > 2.5 && v[1] <= 2.5 + 1e-13); // to rounding: the steps were others

    Stretch charge = constantCurrent(empty.time_s, 1e5, -2.5);
    charge.voltageAbove = 4.2;
    const StretchResult full = solver.run(charge, {});
    QCOMPARE(full.end, StretchEnd::VoltageAbove);
    const int last = solver.trace().points() - 1;
    QVERIFY(std::abs(solver.trace().value(last, kTraceVoltage) - 4.2) < 1e-8);
    QCOMPARE(solver.trace().time(last), full.time_s);
}

void TestSpm::limitAtTheStart()
{
    const Cell cell = bundled("Chen2020");
    SpmSolver solver;
    solver.begin(cell, {});
    Stretch charge = constantCurrent(0.0, 1e5, -2.5);
    charge.voltageAbove = 4.2;
    const StretchResult result = solver.run(charge, {});
    QVERIFY(result.status.ok());
    QCOMPARE(result.end, StretchEnd::VoltageAbove);
    QCOMPARE(result.time_s, 0.0);
}

void TestSpm::holdsTheVoltage()
{
    Cell cell = bundled("Chen2020");
    cell.parameters[InitialSoc] = 0.5;
    cell.parameters[SeriesResistance] = 0.01;
    SpmSolver solver;
    solver.begin(cell, {});
    Stretch hold;
    hold.end_s = 1e6;
    hold.control = Control::Voltage;
    hold.value = 4.1;
    hold.currentBelow = 0.1;
    const StretchResult result = solver.run(hold, {});
    QVERIFY(result.status.ok());
    QCOMPARE(result.end, StretchEnd::CurrentBelow);
    const Trace& trace = solver.trace();
    for (int i = 0; i < trace.points(); ++i) {
        QVERIFY(std::abs(trace.value(i, kTraceVoltage) - 4.1) < 1e-9);
        QVERIFY(i == 0 || trace.value(i, kTraceCurrent) > trace.value(i - 1, kTraceCurrent));
    }
    QVERIFY(std::abs(trace.value(trace.points() - 1, kTraceCurrent) + 0.1) < 1e-7);
}

/// Tighter steps approach one solution, at first order in the tolerance (second in the step).
void TestSpm::currentUnderVoltageConverges()
{
    Cell cell = bundled("Chen2020");
    cell.parameters[InitialSoc] = 0.7;
    const auto end = [&](double tolerance) {
        SpmOptions options;
        options.currentTolerance = tolerance;
        SpmSolver solver(options);
        solver.begin(cell, {});
        Stretch hold;
        hold.end_s = 3600.0;
        hold.control = Control::Voltage;
        hold.value = 4.2;
        if (!solver.run(hold, {}).status.ok())
            qFatal("hold failed");
        return solver.trace().value(solver.trace().points() - 1, kTraceNegative);
    };
    const double fine = end(1e-7);
    const double coarse = std::abs(end(1e-4) - fine), middle = std::abs(end(1e-5) - fine);
    QVERIFY(coarse < 1e-5);
    QVERIFY(middle < 1e-6);
    QVERIFY(middle < 0.3 * coarse);
}

void TestSpm::keepsThePower()
{
    const Cell cell = bundled("Chen2020");
    SpmSolver solver;
    solver.begin(cell, {});
    Stretch power;
    power.end_s = 1e6;
    power.control = Control::Power;
    power.value = 18.0;
    power.voltageBelow = 2.5;
    const StretchResult result = solver.run(power, {});
    QVERIFY(result.status.ok());
    QCOMPARE(result.end, StretchEnd::VoltageBelow);
    const Trace& trace = solver.trace();
    for (int i = 0; i < trace.points(); ++i)
        QVERIFY(std::abs(trace.value(i, kTraceVoltage) * trace.value(i, kTraceCurrent) - 18.0) < 1e-8);
    for (double t = 1.0; t < result.time_s; t *= 1.5)
        QVERIFY(std::abs(trace.evaluate(0, t, kTraceVoltage) * trace.evaluate(0, t, kTraceCurrent) - 18.0) <
                1e-3);
}

/// Out and back, then a long rest: the open-circuit voltage of the start.
void TestSpm::reversingKeepsEquilibrium()
{
    Cell cell = bundled("Marquis2019");
    cell.parameters[InitialSoc] = 0.6;
    SpmSolver solver;
    const std::vector<double> t{0, 500, 500, 1000, 1000, 2e6}, i{0.5, 0.5, -0.5, -0.5, 0, 0};
    const auto v = follow(solver, cell, {t, i}, {0.0, 2e6});
    const auto rest = follow(solver, cell, {std::vector<double>{0, 1}, std::vector<double>{0, 0}}, {0.0});
    QVERIFY(std::abs(v[1] - rest[0]) < 1e-9);
}

void TestSpm::repeatsBitForBit()
{
    const Cell chen = bundled("Chen2020"), marquis = bundled("Marquis2019");
    const auto times = outputs(900.0, 100);
    SpmSolver solver;
    const auto first = follow(solver, chen, {kTimes, kCurrents}, times);
    std::vector<double> gradient;
    follow(solver, marquis, {kTimes, kCurrents}, times, {NegativeDiffusivity}, &gradient);
    solver.begin(marquis, {});
    solver.run(constantCurrent(0.0, 10.0, 1.0), {});
    QVERIFY(follow(solver, chen, {kTimes, kCurrents}, times) == first);
}

void TestSpm::refusesWrongSizes()
{
    const Cell cell = bundled("Chen2020");
    SpmSolver solver;
    solver.begin(cell, {});
    const std::vector<double> t{0, 10}, i{1, 1};
    std::vector<double> v(1);
    QVERIFY_EXCEPTION_THROWN(solver.follow({t, i}, std::vector<double>{11.0}, v, {}), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(solver.follow({t, i}, std::vector<double>{1.0, 2.0}, v, {}),
                             std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(solver.follow({t, {}}, std::vector<double>{1.0}, v, {}), std::invalid_argument);
    SpmOptions options;
    options.traceOrder = 9;
    QVERIFY_EXCEPTION_THROWN(SpmSolver{options}, std::invalid_argument);
}

/// A run is stuck after so many steps; many short runs, as of cycles, are not.
void TestSpm::stepsAreCountedByRun()
{
    const Cell cell = bundled("Chen2020");
    SpmOptions options;
    options.maximumSteps = 200;
    SpmSolver solver(options);
    solver.begin(cell, {});
    for (int i = 0; i < 20; ++i) {
        const double current = i % 2 ? -4.0 : 4.0;
        QVERIFY(solver.run(constantCurrent(300.0 * i, 300.0 * (i + 1), current), {}).status.ok());
    }
    QVERIFY(solver.steps() > 2 * options.maximumSteps);
    options.maximumSteps = 5;
    SpmSolver hasty(options);
    hasty.begin(cell, {});
    const StretchResult result = hasty.run(constantCurrent(0.0, 300.0, 4.0), {});
    QCOMPARE(result.status.reason.id, MessageId::SolverStepLimit);
}

QTEST_GUILESS_MAIN(TestSpm)
#include "tst_spm.moc"
