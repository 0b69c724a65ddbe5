// Derivatives of the DFN's voltage against differences of runs that were solved again.
#include "electrochem/dfn_solver.h"
#include "test_cells.h"

#include <QTest>
#include <cmath>

using namespace interphase;
using enum ParameterId;

namespace {

DfnOptions tight()
{
    DfnOptions options;
    options.resolution.negativeCells = 6;
    options.resolution.separatorCells = 3;
    options.resolution.positiveCells = 6;
    options.resolution.modes = 8;
    options.tolerances.relative = 1e-10;
    options.tolerances.stoichiometry = 1e-11;
    options.tolerances.potential_V = 1e-10;
    options.firstStep_s = 1e-5;
    return options;
}

std::vector<Stretch> constant(double oneC)
{
    return {test::constantCurrent(0.0, 600.0, oneC)};
}

/// A pulse, a rest, a charge, and a ramp that goes on from it without a jump.
std::vector<Stretch> jumps(double oneC)
{
    std::vector<Stretch> s{
        test::constantCurrent(0.0, 60.0, 2.0 * oneC), test::constantCurrent(60.0, 120.0, 0.0),
        test::constantCurrent(120.0, 200.0, -oneC), test::constantCurrent(200.0, 300.0, -oneC)};
    s[3].slope = 0.02 * oneC;
    s[3].continuous = true;
    return s;
}

void drive(DfnSolver& solver, const Cell& cell, const std::vector<Stretch>& stretches,
           std::span<const ParameterId> free)
{
    solver.begin(cell, free);
    for (const Stretch& s : stretches) {
        const StretchResult r = solver.run(s, {});
        if (!r.status.ok())
            qFatal("%s", r.status.reason.english().c_str());
    }
}

/// Relative step of the differences. Five points, so that it can stay above the noise of the solver; what
/// moves the open-circuit potentials needs shorter ones.
double step(ParameterId id)
{
    const bool stoichiometry = id == InitialSoc || id == NegativeMaximumStoichiometry ||
                               id == PositiveMinimumStoichiometry || id == Temperature;
    return stoichiometry ? 3e-3 : 1e-2;
}

std::vector<double> times(const std::vector<Stretch>& stretches)
{
    std::vector<double> out;
    for (const Stretch& s : stretches)
        for (const double part : {1e-4, 1e-3, 1e-2, 0.1, 0.3, 0.6, 0.999})
            out.push_back(s.begin_s + part * (s.end_s - s.begin_s));
    return out;
}

} // namespace

class TestDfnSensitivity : public QObject
{
    Q_OBJECT

private slots:
    void againstDifferences_data();
    void againstDifferences();
    void defaultToleranceIsGoodEnough();
};

void TestDfnSensitivity::againstDifferences_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("withJumps");
    QTest::newRow("Chen2020, constant current") << "Chen2020" << false;
    QTest::newRow("Chen2020, jumps") << "Chen2020" << true;
    QTest::newRow("Marquis2019, jumps") << "Marquis2019" << true;
}

void TestDfnSensitivity::againstDifferences()
{
    QFETCH(QString, name);
    QFETCH(bool, withJumps);
    Cell cell = test::bundled(qPrintable(name));
    cell.parameters[InitialSoc] = 0.8;
    cell.parameters[SeriesResistance] = 0.005;
    const std::vector<ParameterId> free{NegativeReactionRate,
                                        PositiveReactionRate,
                                        NegativeDiffusivity,
                                        PositiveDiffusivity,
                                        ConductivityFactor,
                                        DiffusivityFactor,
                                        TransferenceNumber,
                                        ElectrolyteConcentration,
                                        NegativeThickness,
                                        SeparatorThickness,
                                        PositiveThickness,
                                        NegativeParticleRadius,
                                        PositivePorosity,
                                        PositiveActiveFraction,
                                        InitialSoc,
                                        NegativeMaximumStoichiometry,
                                        PositiveMinimumStoichiometry,
                                        PositiveConductivity,
                                        SeriesResistance,
                                        Temperature};
    const auto stretches = withJumps ? jumps(cell.nominalCapacity_Ah) : constant(cell.nominalCapacity_Ah);
    const auto at = times(stretches);
    DfnSolver solver(tight()), value(tight());
    drive(solver, cell, stretches, free);
    double worstOfAll = 0.0;
    for (std::size_t p = 0; p < free.size(); ++p) {
        const double h = step(free[p]) * cell.parameters[free[p]];
        std::vector<double> difference(at.size(), 0.0);
        const std::pair<double, double> stencil[] = {{-2.0, 1.0}, {-1.0, -8.0}, {1.0, 8.0}, {2.0, -1.0}};
        for (const auto& [offset, weight] : stencil) {
            Cell moved = cell;
            moved.parameters[free[p]] += offset * h;
            drive(value, moved, stretches, {});
            for (std::size_t i = 0; i < at.size(); ++i)
                difference[i] += weight * test::valueAt(value.trace(), at[i]) / (12.0 * h);
        }
        double largest = 0.0, worst = 0.0;
        for (std::size_t i = 0; i < at.size(); ++i) {
            const double s = test::valueAt(solver.trace(), at[i], kTraceColumns + static_cast<int>(p));
            largest = std::max(largest, std::abs(difference[i]));
            worst = std::max(worst, std::abs(s - difference[i]));
        }
        // The floor, 1e-7 V for a change of the parameter by its own size, is the noise of the differences.
        const double tolerance = 1e-5 * largest + 1e-7 / cell.parameters[free[p]];
        worstOfAll = std::max(worstOfAll, worst / tolerance);
        const std::string path(parameterInfo(free[p]).path);
        QVERIFY2(largest > 0.0, path.c_str());
        if (worst > tolerance)
            qWarning("%s: error %.2e of the largest", path.c_str(), worst / largest);
    }
    qInfo("largest error %.2f of the tolerance", worstOfAll);
    QVERIFY(worstOfAll < 1.0);
}

/// At the tolerance of calibrations the derivatives still have three digits.
void TestDfnSensitivity::defaultToleranceIsGoodEnough()
{
    const Cell cell = test::bundled("Chen2020");
    const ParameterId free[] = {NegativeReactionRate, PositiveDiffusivity, NegativeThickness, InitialSoc};
    const auto stretches = jumps(5.0);
    DfnOptions options = tight();
    options.tolerances.relative = 1e-4;
    options.tolerances.stoichiometry = 1e-5;
    options.tolerances.potential_V = 1e-4;
    options.firstStep_s = 1e-3;
    DfnSolver coarse(options), fine(tight());
    drive(coarse, cell, stretches, free);
    drive(fine, cell, stretches, free);
    for (int p = 0; p < 4; ++p) {
        double largest = 0.0, worst = 0.0;
        for (const double t : times(stretches)) {
            const double exact = test::valueAt(fine.trace(), t, kTraceColumns + p);
            largest = std::max(largest, std::abs(exact));
            worst = std::max(worst, std::abs(test::valueAt(coarse.trace(), t, kTraceColumns + p) - exact));
        }
        qInfo("%d: %.2e", p, worst / largest);
        QVERIFY(worst < 5e-3 * largest);
    }
}

QTEST_GUILESS_MAIN(TestDfnSensitivity)
#include "tst_dfn_sensitivity.moc"
