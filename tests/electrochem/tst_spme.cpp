#include "electrochem/spm_solver.h"
#include "test_cells.h"

#include <QTest>
#include <cmath>

using namespace interphase;
using namespace interphase::test;
using enum interphase::ParameterId;

namespace {

const ElectrolyteResolution kCells{{12, 6, 10}};

SpmeTerms<double> termsOf(const Cell& cell)
{
    return spmeTerms(cellCoefficients(cell.parameters), kCells);
}

SpmOptions spme(double tolerance = 1e-5)
{
    SpmOptions options;
    options.electrolyte = kCells;
    options.electrolyteTolerance = tolerance;
    return options;
}

double salt(const SpmeTerms<double>& terms, std::span<const double> c)
{
    double sum = 0.0;
    std::size_t at = 0;
    for (const std::size_t part : {0U, 1U, 2U})
        for (int i = 0; i < kCells.cells[part]; ++i)
            sum += terms.volume[part] * c[at++];
    return sum;
}

/// c after 100 s of 5 A and 200 s of a current that falls to -2 A.
std::vector<double> driven(const Cell& cell, double tolerance)
{
    SpmeElectrolyte e(kCells, tolerance);
    e.reset(cell, termsOf(cell), {});
    e.drive(5.0, 0.0);
    if (!e.plan(100.0))
        qFatal("dry");
    e.commit();
    e.drive(5.0, -7.0 / 200.0);
    for (int i = 0; i < 20; ++i) {
        if (!e.plan(10.0))
            qFatal("dry");
        e.commit();
    }
    return {e.now().begin(), e.now().end()};
}

double largestDifference(std::span<const double> a, std::span<const double> b)
{
    double largest = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i)
        largest = std::max(largest, std::abs(a[i] - b[i]));
    return largest;
}

} // namespace

class TestSpme : public QObject
{
    Q_OBJECT

private slots:
    void saltIsConserved();
    void orderIsThree();
    void newCurrentIsFollowedFromItsStart();
    void plansDoNotMatter();
    void equalsSpmWithoutResistance();
    void derivativesAgreeWithDifferences();
    void holdsTheVoltage();
    void reversesToEquilibrium();
    void dryElectrolyteIsAStatus();
};

void TestSpme::saltIsConserved()
{
    const Cell cell = bundled("Chen2020");
    const auto terms = termsOf(cell);
    const auto c = driven(cell, 1e-5);
    const double before = salt(terms, std::vector<double>(c.size(), 1.0));
    QVERIFY(std::abs(salt(terms, c) / before - 1.0) < 1e-12);
    QVERIFY(largestDifference(c, std::vector<double>(c.size(), 1.0)) > 0.02);
}

/// The global error follows the local tolerance: a thousandth of it takes ten times the steps.
void TestSpme::orderIsThree()
{
    const Cell cell = bundled("Chen2020");
    const auto fine = driven(cell, 1e-11);
    const double coarse = largestDifference(driven(cell, 1e-5), fine);
    const double middle = largestDifference(driven(cell, 1e-8), fine);
    QVERIFY2(coarse < 2e-5, qPrintable(QString::number(coarse)));
    QVERIFY2(middle < 5e-8, qPrintable(QString::number(middle)));
}

/// A new current after a long time: steps that have grown must not pass over what follows it.
void TestSpme::newCurrentIsFollowedFromItsStart()
{
    const Cell cell = bundled("Chen2020");
    SpmeElectrolyte coarse(kCells, 1e-5), fine(kCells, 1e-10);
    for (SpmeElectrolyte* e : {&coarse, &fine}) {
        e->reset(cell, termsOf(cell), {});
        e->drive(2.5, 0.0);
        QVERIFY(e->plan(7000.0));
        e->commit();
        e->drive(0.0, 0.0);
    }
    for (double step_s : {1.0, 5.0, 20.0, 60.0, 200.0, 600.0, 3000.0}) {
        for (SpmeElectrolyte* e : {&coarse, &fine}) {
            QVERIFY(e->plan(step_s));
            e->commit();
        }
        QVERIFY(largestDifference(coarse.now(), fine.now()) < 1e-4);
    }
}

void TestSpme::plansDoNotMatter()
{
    const Cell cell = bundled("Chen2020");
    SpmeElectrolyte once(kCells, 1e-8), often(kCells, 1e-8);
    for (SpmeElectrolyte* e : {&once, &often}) {
        e->reset(cell, termsOf(cell), {});
        e->drive(5.0, 0.0);
    }
    QVERIFY(once.plan(300.0));
    once.commit();
    for (int i = 0; i < 100; ++i) {
        QVERIFY(often.plan(50.0)); // rejected
        QVERIFY(often.plan(3.0));
        often.commit();
    }
    QVERIFY(largestDifference(once.now(), often.now()) < 1e-7);
}

/// Salt and electrons that move freely leave the SPM.
void TestSpme::equalsSpmWithoutResistance()
{
    Cell cell = bundled("Chen2020");
    cell.parameters[ConductivityFactor] = 1e7;
    cell.parameters[DiffusivityFactor] = 1e6;
    cell.parameters[NegativeConductivity] = cell.parameters[PositiveConductivity] = 1e9;
    SpmSolver with(spme()), without;
    for (SpmSolver* solver : {&with, &without}) {
        solver->begin(cell, {});
        QVERIFY(solver->run(constantCurrent(0.0, 3000.0, 5.0), {}).status.ok());
    }
    for (double t = 0.0; t < 3000.0; t += 10.0)
        QVERIFY(std::abs(with.trace().evaluate(0, t, kTraceVoltage) -
                         without.trace().evaluate(0, t, kTraceVoltage)) < 1e-5);
}

void TestSpme::derivativesAgreeWithDifferences()
{
    const std::vector<ParameterId> free{DiffusivityFactor,    ConductivityFactor, TransferenceNumber,
                                        PositivePorosity,     NegativeThickness,  SeparatorThickness,
                                        NegativeReactionRate, InitialSoc,         NegativeConductivity};
    const Cell cell = bundled("Chen2020");
    const auto run = [&](SpmSolver& solver, const Cell& with, std::span<const ParameterId> columns) {
        solver.begin(with, columns);
        if (!solver.run(constantCurrent(0.0, 600.0, 5.0), {}).status.ok() ||
            !solver.run(constantCurrent(600.0, 900.0, 0.0), {}).status.ok())
            qFatal("run failed");
    };
    SpmOptions options = spme(1e-10);
    options.traceTolerance_V = 1e-9;
    SpmSolver own(options), moved(options);
    run(own, cell, free);
    for (std::size_t p = 0; p < free.size(); ++p) {
        // The open-circuit curves bend over a few thousandths of the state of charge.
        const double h = (free[p] == InitialSoc ? 1e-4 : 1e-3) * cell.parameters[free[p]];
        double largest = 0.0, worst = 0.0;
        std::vector<double> rise;
        for (const double sign : {1.0, -1.0}) {
            Cell other = cell;
            other.parameters[free[p]] += sign * h;
            run(moved, other, {});
            std::size_t at = 0;
            for (double t = 5.0; t < 900.0; t += 10.0, ++at) {
                const double v = valueAt(moved.trace(), t);
                if (sign > 0.0)
                    rise.push_back(v);
                else
                    rise[at] = (rise[at] - v) / (2.0 * h);
            }
        }
        std::size_t at = 0;
        for (double t = 5.0; t < 900.0; t += 10.0, ++at) {
            const double value = valueAt(own.trace(), t, kTraceColumns + static_cast<int>(p));
            largest = std::max(largest, std::abs(value));
            worst = std::max(worst, std::abs(value - rise[at]));
        }
        QVERIFY2(largest > 0.0 && worst < 1e-4 * largest,
                 qPrintable(QString("%1: %2 of %3").arg(p).arg(worst).arg(largest)));
    }
}

void TestSpme::holdsTheVoltage()
{
    Cell cell = bundled("Chen2020");
    cell.parameters[InitialSoc] = 0.5;
    SpmSolver solver(spme());
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
    for (int i = 0; i < trace.points(); ++i)
        QVERIFY(std::abs(trace.value(i, kTraceVoltage) - 4.1) < 1e-6);
    QVERIFY(std::abs(trace.value(trace.points() - 1, kTraceCurrent) + 0.1) < 1e-6);
}

/// As much charge in as out, and a rest: the voltage before.
void TestSpme::reversesToEquilibrium()
{
    Cell cell = bundled("Chen2020");
    cell.parameters[InitialSoc] = 0.6;
    SpmSolver solver(spme());
    solver.begin(cell, {});
    QVERIFY(solver.run(constantCurrent(0.0, 300.0, 5.0), {}).status.ok());
    QVERIFY(solver.run(constantCurrent(300.0, 600.0, -5.0), {}).status.ok());
    QVERIFY(solver.run(constantCurrent(600.0, 1e5, 0.0), {}).status.ok());
    const Trace& trace = solver.trace();
    SpmSolver rest;
    rest.begin(cell, {});
    QVERIFY(rest.run(constantCurrent(0.0, 10.0, 0.0), {}).status.ok());
    QVERIFY(std::abs(trace.value(trace.points() - 1, kTraceVoltage) - rest.trace().value(0, kTraceVoltage)) <
            1e-7);
}

/// Under a current, and under a voltage that uses up the salt and then would creep on: said at once.
void TestSpme::dryElectrolyteIsAStatus()
{
    Cell cell = bundled("Chen2020");
    cell.parameters[DiffusivityFactor] = 0.02;
    Stretch hold = constantCurrent(0.0, 3600.0, 0.0);
    hold.control = Control::Voltage;
    hold.value = 2.6;
    for (const Stretch& stretch : {constantCurrent(0.0, 3600.0, 10.0), hold}) {
        SpmSolver solver(spme());
        solver.begin(cell, {});
        const StretchResult result = solver.run(stretch, {});
        QCOMPARE(result.status.outcome, Outcome::Failed);
        QCOMPARE(result.status.reason.id, MessageId::SolverElectrolyteDry);
        QVERIFY2(solver.steps() < 2000, qPrintable(QString::number(solver.steps())));
    }
}

QTEST_GUILESS_MAIN(TestSpme)
#include "tst_spme.moc"
