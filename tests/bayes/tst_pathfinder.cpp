#include "bayes/pathfinder.h"
#include "core/random.h"
#include "test_densities.h"

#include <QTest>
#include <atomic>

using namespace interphase;
using namespace interphase::test;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

// Covariance (4, 1.2; 1.2, 1) and 9, uncorrelated: the precision of it.
FunctionDensity threeNormals()
{
    const double determinant = 4.0 - 1.2 * 1.2;
    return gaussian(
        {1.0 / determinant, -1.2 / determinant, 0, -1.2 / determinant, 4.0 / determinant, 0, 0, 0, 1.0 / 9.0},
        {1, -2, 5});
}

std::vector<std::vector<double>> around(std::vector<double> centre, int count, double spread)
{
    RandomStream stream(8, StreamPurpose::Test, 0);
    std::vector<std::vector<double>> starts;
    for (int i = 0; i < count; ++i) {
        starts.push_back(centre);
        for (double& x : starts.back())
            x += spread * stream.normal();
    }
    return starts;
}

// Weighted mean of f over the draws.
double meanOf(const Pathfinder& found, const std::function<double(const std::vector<double>&)>& f)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < found.draws.size(); ++i)
        sum += std::exp(found.logWeights[i]) * f(found.draws[i]);
    return sum;
}

double effective(const Pathfinder& found)
{
    double squares = 0.0;
    for (const double w : found.logWeights)
        squares += std::exp(2.0 * w);
    return 1.0 / squares;
}

bool near(double a, double b, double tolerance)
{
    if (std::abs(a - b) <= tolerance)
        return true;
    qWarning("%g is not %g", a, b);
    return false;
}

} // namespace

class TstPathfinder : public QObject
{
    Q_OBJECT

private slots:
    void pathFindsTheMode();
    void normalDensity();
    void bananaMoments();
    void weightsOfModes();
    void sameWhateverTheThreads();
    void resamplesWithoutRepeats();
    void modeIsNotWhereTheMassIs();
    void failedPathsAreLeftOut();
    void allFailedIsTheStatus();
    void stopIsAnswered();
};

void TstPathfinder::pathFindsTheMode()
{
    FunctionDensity density = rosenbrock();
    const LbfgsPath path = climbByLbfgs(density, std::array{-1.2, 1.0}, {}, {});
    QVERIFY(path.reason.empty());
    QVERIFY(near(path.points.back().q[0], 1.0, 1e-2) && near(path.points.back().q[1], 1.0, 2e-2));
    for (std::size_t i = 1; i < path.points.size(); ++i)
        QVERIFY(path.points[i].logDensity > path.points[i - 1].logDensity);
    FunctionDensity normal = threeNormals();
    const LbfgsPath straight = climbByLbfgs(normal, std::array{20.0, 30.0, -40.0}, {}, {});
    QVERIFY(straight.reason.empty());
    // Along the path the inverse curvature is positive definite and symmetric.
    for (const PathPoint& point : straight.points) {
        QCOMPARE(point.inverseCurvature[1], point.inverseCurvature[3]);
        QVERIFY(point.inverseCurvature[0] * point.inverseCurvature[4] >
                std::pow(point.inverseCurvature[1], 2));
    }
    // A density that ends beyond the start is no obstacle.
    FunctionDensity cut = rosenbrock(-0.5);
    QVERIFY(climbByLbfgs(cut, std::array{-1.2, 1.0}, {}, {}).reason.empty());
}

void TstPathfinder::normalDensity()
{
    PathfinderOptions options;
    options.drawsPerPath = 500;
    const Pathfinder found = findPaths(threeNormals(), around({0, 0, 0}, 8, 10.0), options, {});
    QVERIFY(found.status.ok());
    QVERIFY2(found.k < 0.7, qPrintable(QString::number(found.k)));
    const double ess = effective(found);
    QVERIFY2(ess > 400, qPrintable(QString::number(ess)));
    const double mean[] = {1, -2, 5}, sd[] = {2, 1, 3};
    for (std::size_t j = 0; j < 3; ++j) {
        const double m = meanOf(found, [=](const auto& q) { return q[j]; });
        const double v = meanOf(found, [=](const auto& q) { return std::pow(q[j] - mean[j], 2); });
        QVERIFY(near(m, mean[j], 4.0 * sd[j] / std::sqrt(ess)));
        QVERIFY(near(v, sd[j] * sd[j], 4.0 * std::sqrt(2.0 / ess) * sd[j] * sd[j]));
    }
    for (const PathResult& path : found.paths)
        QVERIFY(path.reason.empty() && path.chosen < path.points && path.evaluations > 500);
}

void TstPathfinder::bananaMoments()
{
    PathfinderOptions options;
    options.drawsPerPath = 1000;
    const Pathfinder found = findPaths(banana(0.3), around({0, 0}, 6, 2.0), options, {});
    QVERIFY(found.status.ok());
    const double ess = effective(found);
    QVERIFY2(ess > 500 && found.k < 0.7, qPrintable(QString("%1 %2").arg(ess).arg(found.k)));
    QVERIFY(near(meanOf(found, [](const auto& q) { return q[0]; }), 0.0, 4.0 / std::sqrt(ess)));
    QVERIFY(near(meanOf(found, [](const auto& q) { return q[0] * q[0]; }), 1.0, 4.0 * std::sqrt(2.0 / ess)));
    QVERIFY(near(meanOf(found, [](const auto& q) { return q[1]; }), 0.0, 4.0 * 1.09 / std::sqrt(ess)));
}

// Two normals of equal width, one with three times the mass; equally many paths lead to each.
void TstPathfinder::weightsOfModes()
{
    const FunctionDensity two(1, [](std::span<const double> q, std::span<double> g) {
        const double a = std::log(3.0) - 0.5 * (q[0] + 6) * (q[0] + 6), b = -0.5 * (q[0] - 6) * (q[0] - 6);
        const double high = std::max(a, b), sum = std::exp(a - high) + std::exp(b - high);
        g[0] = -(std::exp(a - high) * (q[0] + 6) + std::exp(b - high) * (q[0] - 6)) / sum;
        return high + std::log(sum);
    });
    const Pathfinder found = findPaths(two, {{-9.0}, {8.0}, {-4.0}, {3.0}}, {}, {});
    QVERIFY(found.status.ok());
    const double share = meanOf(found, [](const auto& q) { return q[0] < 0 ? 1.0 : 0.0; });
    QVERIFY(near(share, 0.75, 4.0 * std::sqrt(0.75 * 0.25 / effective(found))));
}

void TstPathfinder::sameWhateverTheThreads()
{
    PathfinderOptions one, many;
    one.threads = 1;
    many.threads = 4;
    const auto starts = around({0, 0}, 5, 2.0);
    const Pathfinder a = findPaths(banana(1.0), starts, one, {}),
                     b = findPaths(banana(1.0), starts, many, {});
    QVERIFY(a.draws == b.draws && a.logWeights == b.logWeights && a.k == b.k);
    many.seed = 2;
    QVERIFY(findPaths(banana(1.0), starts, many, {}).draws != a.draws);
}

void TstPathfinder::resamplesWithoutRepeats()
{
    Pathfinder found;
    found.draws = {{1}, {2}, {3}, {4}};
    found.logWeights = {std::log(0.6), std::log(0.3), std::log(0.1), -kInfinity};
    int first[5] = {};
    for (std::uint64_t seed = 0; seed < 4000; ++seed) {
        const auto taken = resample(found, 2, seed);
        QCOMPARE(taken.size(), std::size_t{2});
        QVERIFY(taken[0] != taken[1]);
        ++first[static_cast<int>(taken[0][0])];
    }
    QVERIFY(near(first[1] / 4000.0, 0.6, 4 * std::sqrt(0.24 / 4000)));
    QVERIFY(near(first[2] / 4000.0, 0.3, 4 * std::sqrt(0.21 / 4000)));
    QCOMPARE(first[4], 0);
    QCOMPARE(resample(found, 10, 1).size(), std::size_t{3}); // none without weight
}

// The mode of a funnel is in its neck, at v = -9, three standard deviations from the mean of v: paths end
// there, the best of the normals kept does not lie there.
void TstPathfinder::modeIsNotWhereTheMassIs()
{
    const Pathfinder found = findPaths(funnel(3.0), around({0, 0, 0}, 6, 1.0), {}, {});
    QVERIFY(found.status.ok());
    const auto best = std::max_element(found.paths.begin(), found.paths.end(),
                                       [](const auto& a, const auto& b) { return a.elbo < b.elbo; });
    QVERIFY2(best->mean[0] > -6.0, qPrintable(QString::number(best->mean[0])));
    for (const PathResult& path : found.paths) {
        QVERIFY(path.reason.empty() && path.chosen + 1 < path.points);
        // No bound exceeds the logarithm of the integral, but for the noise of ten draws.
        QVERIFY(path.elbo < 0.5 * std::log(2 * M_PI * 9) + std::log(2 * M_PI) + 0.5);
    }
}

void TstPathfinder::failedPathsAreLeftOut()
{
    const FunctionDensity half(1, [](std::span<const double> q, std::span<double> g) {
        g[0] = -q[0];
        return q[0] > 20.0 ? -kInfinity : -0.5 * q[0] * q[0];
    });
    const Pathfinder found = findPaths(half, {{30.0}, {3.0}}, {}, {});
    QVERIFY(found.status.ok());
    QCOMPARE(found.paths[0].reason.id, MessageId::NoFiniteStart);
    QVERIFY(found.paths[1].reason.empty());
    QCOMPARE(found.draws.size(), std::size_t{200});
    // Beside an edge the draws that fall over it have no weight, if the path is kept at all.
    const FunctionDensity edge(1, [](std::span<const double> q, std::span<double> g) {
        g[0] = -q[0];
        return q[0] > 0.1 ? -kInfinity : -0.5 * q[0] * q[0];
    });
    const Pathfinder cut = findPaths(edge, {{-3.0}}, {}, {});
    for (std::size_t i = 0; i < cut.draws.size() && cut.status.ok(); ++i)
        QCOMPARE(cut.logWeights[i] == -kInfinity, cut.draws[i][0] > 0.1);
    if (!cut.status.ok())
        QCOMPARE(cut.paths[0].reason.id, MessageId::NoNormalOnPath);
}

void TstPathfinder::allFailedIsTheStatus()
{
    const FunctionDensity never(1, [](auto, auto) { return -kInfinity; });
    const Pathfinder found = findPaths(never, {{0.0}, {1.0}}, {}, {});
    QCOMPARE(found.status.outcome, Outcome::Failed);
    QCOMPARE(found.status.reason.id, MessageId::NoFiniteStarts);
    QVERIFY(found.draws.empty() && resample(found, 4, 1).empty());
    const FunctionDensity flat(1, [](std::span<const double>, std::span<double> g) { return g[0] = 0.0; });
    QCOMPARE(findPaths(flat, {{0.0}}, {}, {}).status.reason.id, MessageId::NoNormalOnPath);
}

void TstPathfinder::stopIsAnswered()
{
    for (const int at : {1, 5, 40, 150}) {
        std::stop_source stop;
        std::atomic<int> calls = 0, after = 0;
        const FunctionDensity inner = banana(1.0);
        const FunctionDensity density(2, [&](std::span<const double> q, std::span<double> g) {
            after += stop.stop_requested();
            if (++calls == at)
                stop.request_stop();
            return inner.clone()->evaluate(q, g);
        });
        PathfinderOptions options;
        options.threads = 1;
        const Pathfinder found = findPaths(density, around({0, 0}, 3, 2.0), options, {stop.get_token(), {}});
        QCOMPARE(found.status.outcome, Outcome::Cancelled);
        QVERIFY2(after <= options.elboDraws, qPrintable(QString::number(after)));
        QVERIFY(found.draws.empty());
    }
}

QTEST_GUILESS_MAIN(TstPathfinder)
#include "tst_pathfinder.moc"
