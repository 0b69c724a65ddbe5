#include "calibrate/solver_check.h"
#include "core/random.h"
#include "spm_study.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace interphase;
using namespace interphase::test;

namespace {

/// Draws around the mode, normal in the coordinates with standard deviation `spread`, a warm-up before.
std::vector<DrawRecord> drawsOf(const Analysis& analysis, double spread, int count)
{
    Posterior& posterior = *analysis.posterior;
    const std::vector<double> middle = findMode(posterior, priorStarts(posterior, 2, 1), {}, {}).best()->q;
    std::vector<DrawRecord> out;
    RandomStream random(8, StreamPurpose::Test, 1);
    for (int i = 0; i < 20 + count; ++i) {
        DrawRecord draw;
        draw.index = i;
        draw.warmup = i < 20;
        draw.q = middle;
        for (double& q : draw.q)
            q += spread * random.normal();
        draw.values.resize(draw.q.size());
        posterior.toConstrained(draw.q, draw.values);
        draw.logDensity = posterior.evaluate(draw.q, {});
        out.push_back(draw);
    }
    return out;
}

} // namespace

/// Whether the error of the solver moves the posterior.
class TestSolverCheck : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void finerIsFiner_data();
    void finerIsFiner();
    void sameSolverMovesNothing();
    void knownShiftIsFound();
    void finerSolverOfTheExample();
    void recordsComeBack();

private:
    Analysis analysis(const std::function<void(Definition&)>& change = {}) const;
    QTemporaryDir m_folder;
};

void TestSolverCheck::initTestCase()
{
    makeSpmStudy(m_folder.filePath("s.interphase").toStdString());
}

Analysis TestSolverCheck::analysis(const std::function<void(Definition&)>& change) const
{
    Study study = Study::open(m_folder.filePath("s.interphase").toStdString(), StudyMode::ReadOnly);
    Definition definition = study.definition();
    if (change)
        change(definition);
    return prepareAnalysis(definition, studyCell(study), study.datasets());
}

void TestSolverCheck::finerIsFiner_data()
{
    QTest::addColumn<int>("model");
    QTest::addColumn<int>("negative");
    QTest::addColumn<int>("separator");
    QTest::newRow("SPMe") << static_cast<int>(ModelKind::Spme) << 56 << 8;
    QTest::newRow("DFN") << static_cast<int>(ModelKind::Dfn) << 64 << 8;
}

void TestSolverCheck::finerIsFiner()
{
    QFETCH(int, model);
    QFETCH(int, negative);
    QFETCH(int, separator);
    SimulationOptions options;
    options.model = static_cast<ModelKind>(model);
    const SimulationOptions finer = finerThan(options);
    QCOMPARE(finer.negativeCells, negative);
    QCOMPARE(finer.separatorCells, separator);
    QCOMPARE(finer.positiveCells, 32);
    QCOMPARE(finer.modes, 16);
    QCOMPARE(finer.relativeTolerance, 0.1 * options.relativeTolerance);
    options.negativeCells = 7;
    QCOMPARE(finerThan(options).negativeCells, 14);
}

void TestSolverCheck::sameSolverMovesNothing()
{
    const Analysis same = analysis();
    const SolverCheck check = checkSolver(same, same, drawsOf(same, 0.01, 60), 40, {});
    QVERIFY(check.status.ok() && check.reliable());
    QCOMPARE(check.draws, 40);
    QCOMPARE(check.failed, 0);
    QVERIFY(check.largestShift() < 1e-9);
    QVERIFY(std::abs(check.effectiveDraws - 40.0) < 1e-9);
    QVERIFY_EXCEPTION_THROWN(checkSolver(same, same, drawsOf(same, 0.01, 1), 40, {}), InputError);
}

/// A density that differs by the prior of one parameter: the ratio is exp(a q) in its logarithm q, which
/// moves normal draws with standard deviation s by a s^2.
void TestSolverCheck::knownShiftIsFound()
{
    constexpr double kSpread = 0.01;
    const auto withMedian = [](double factor) {
        return [factor](Definition& d) { d.free[0].prior = {PriorKind::Lognormal, 3e-14 * factor, 0.05}; };
    };
    const Analysis coarse = analysis(withMedian(1.0));
    const Analysis other = analysis(withMedian(1.1));
    const SolverCheck check = checkSolver(coarse, other, drawsOf(coarse, kSpread, 2000), 2000, {});
    QVERIFY(check.status.ok() && check.reliable());
    const double a = std::log(1.1) / (0.05 * 0.05);
    QVERIFY2(std::abs(check.shift(0) - a * kSpread) < 0.08, // a s^2 / s; 2000 draws tell it to 0.03
             qPrintable(QString::number(check.shift(0))));
    QCOMPARE(check.largestShift() > kShiftThatMatters, true);
    QVERIFY(std::abs(check.shift(1)) < 0.12);
}

/// What the bundled solver is off by does not matter in the bundled example.
void TestSolverCheck::finerSolverOfTheExample()
{
    const std::string path = m_folder.filePath("run.interphase").toStdString();
    makeSpmStudy(path);
    QVERIFY_EXCEPTION_THROWN(checkLatestSolver(path, 50, {}), InputError);
    QVERIFY(calibrate(path).status.ok());
    const SolverCheck check = checkLatestSolver(path, 50, {});
    QVERIFY(check.status.ok());
    QCOMPARE(check.draws, 50);
    QVERIFY2(check.reliable() && check.largestShift() < kShiftThatMatters,
             qPrintable(QStringLiteral("%1, k %2").arg(check.largestShift()).arg(check.k)));
    QVERIFY(check.largestShift() > 0.0);
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(checkLatestSolver(path, 50, {stop.get_token(), {}}).status.outcome, Outcome::Cancelled);
}

void TestSolverCheck::recordsComeBack()
{
    SolverCheck check;
    check.run = 3;
    check.draws = 99;
    check.failed = 1;
    check.quantities = {"sigma_V", "nu"};
    check.mean = {1e-3, 4.0};
    check.sd = {1e-4, 2.0};
    check.reweighted = {1.1e-3, 3.0};
    check.k = std::numeric_limits<double>::infinity();
    check.effectiveDraws = 12.5;
    const SolverCheck back = parseSolverCheck(formatSolverCheck(check));
    QCOMPARE(back.quantities, check.quantities);
    QCOMPARE(back.shift(1), -0.5);
    QVERIFY(back.run == 3 && back.draws == 99 && back.failed == 1 && back.effectiveDraws == 12.5);
    QVERIFY(!back.reliable());
    QVERIFY_EXCEPTION_THROWN(parseSolverCheck("{}"), InputError);
    check.sd.pop_back();
    QVERIFY_EXCEPTION_THROWN(parseSolverCheck(formatSolverCheck(check)), InputError);
}

QTEST_GUILESS_MAIN(TestSolverCheck)
#include "tst_solver_check.moc"
