#include "bayes/nuts.h"
#include "core/random.h"

#include <Eigen/Dense>
#include <QTest>

#include <cmath>

using namespace interphase;

namespace {

using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;

constexpr int kD = 100, kWarmup = 300, kDraws = 400;
constexpr double kStrong[] = {400.0, 60.0, 0.01}; // variances along three directions, all others 1

/// Normal, of 100 coordinates on scales from 0.01 to 100; beside the scales three directions, each of all
/// coordinates, are wide or narrow.
class Spiked final : public LogDensity
{
public:
    Spiked()
    {
        RandomStream stream(3, StreamPurpose::Test, 0);
        Matrix random(kD, 3);
        for (int j = 0; j < 3; ++j)
            for (int i = 0; i < kD; ++i)
                random(i, j) = stream.normal();
        const Matrix u = Eigen::HouseholderQR<Matrix>(random).householderQ() * Matrix::Identity(kD, 3);
        Matrix inner = Matrix::Identity(kD, kD);
        for (int j = 0; j < 3; ++j)
            inner += (kStrong[j] - 1.0) * u.col(j) * u.col(j).transpose();
        Vector scale(kD);
        for (int i = 0; i < kD; ++i)
            scale[i] = std::pow(10.0, -2.0 + 4.0 * i / (kD - 1.0));
        covariance = scale.asDiagonal() * inner * scale.asDiagonal();
        m_precision = covariance.inverse();
        widest = scale.asDiagonal().inverse() * u.col(0);
    }

    int dimension() const override { return kD; }
    double evaluate(std::span<const double> q, std::span<double> gradient) override
    {
        const Eigen::Map<const Vector> x(q.data(), kD);
        const Vector g = -m_precision * x;
        if (!gradient.empty())
            Eigen::Map<Vector>(gradient.data(), kD) = g;
        return 0.5 * x.dot(g);
    }
    std::unique_ptr<LogDensity> clone() const override { return std::make_unique<Spiked>(*this); }

    Matrix covariance;
    Vector widest; ///< x . widest has the variance kStrong[0]

private:
    Matrix m_precision;
};

struct Sampled
{
    double leapfrogs = 0.0;          ///< a draw
    std::vector<double> alongWidest; ///< of each draw
    Vector variance = Vector::Zero(kD);
};

Sampled sampled(MetricKind kind)
{
    const Spiked density;
    NutsOptions options;
    options.warmup = kWarmup;
    const std::vector<double> start(kD, 0.01);
    NutsChain chain(density.clone(), options,
                    makeChainState(start, 11, 0, {}, {MetricAdaptation::Score, kind}));
    Sampled out;
    Draw draw;
    while (chain.iteration() < kWarmup + kDraws && chain.step(draw, {}).ok()) {
        if (draw.warmup)
            continue;
        const Eigen::Map<const Vector> x(draw.q.data(), kD);
        out.leapfrogs += static_cast<double>(draw.leapfrogs) / kDraws;
        out.alongWidest.push_back(density.widest.dot(x));
        out.variance += x.cwiseAbs2() / kDraws;
    }
    return out;
}

/// How many directions the metric has beside its diagonal base: eigenvalues away from one.
int directionsOf(const ScoreMoments& moments)
{
    using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    const std::vector<double> found = fisherMetric(moments, MetricKind::LowRank),
                              base = fisherMetric(moments, MetricKind::Diagonal);
    const Matrix metric = Eigen::Map<const RowMajor>(found.data(), kD, kD);
    const Vector scale = Eigen::Map<const RowMajor>(base.data(), kD, kD).diagonal().cwiseSqrt();
    const Matrix inner = scale.asDiagonal().inverse() * metric * scale.asDiagonal().inverse();
    const Vector values = Eigen::SelfAdjointEigenSolver<Matrix>(inner).eigenvalues();
    int out = 0;
    for (const double value : values)
        out += std::abs(value - 1.0) > 1e-6 ? 1 : 0;
    return out;
}

} // namespace

/// The low-rank metric where it is made for: many coordinates of which few directions go together.
class TstLowRank : public QObject
{
    Q_OBJECT
private slots:
    void hundredDimensions();
    void fewDirections();
    void beginsAtTheReference();
};

void TstLowRank::hundredDimensions()
{
    const Spiked density;
    const Sampled low = sampled(MetricKind::LowRank), diagonal = sampled(MetricKind::Diagonal),
                  dense = sampled(MetricKind::Dense);
    qInfo("leapfrogs a draw: low rank %.1f, dense %.1f, diagonal %.1f", low.leapfrogs, dense.leapfrogs,
          diagonal.leapfrogs);
    QCOMPARE(low.alongWidest.size(), std::size_t{kDraws});
    QVERIFY(low.leapfrogs < 0.5 * diagonal.leapfrogs);
    QVERIFY(low.leapfrogs < 1.5 * dense.leapfrogs);
    // Right on average and in the widest direction.
    double sum = 0.0;
    for (const double x : low.alongWidest)
        sum += x * x / kDraws;
    QVERIFY2(std::abs(sum / kStrong[0] - 1.0) < 0.3, qPrintable(QString::number(sum)));
    double ratio = 0.0;
    for (int i = 0; i < kD; ++i)
        ratio += low.variance[i] / density.covariance(i, i) / kD;
    QVERIFY2(std::abs(ratio - 1.0) < 0.15, qPrintable(QString::number(ratio)));
}

/// Of exact draws. What is wrong by less than a factor of two is left as it is: of a density without
/// correlations nothing is added to the diagonal, and of this one less than half of all directions.
void TstLowRank::fewDirections()
{
    const auto momentsOf = [](const Matrix& covariance) {
        const Matrix lower = covariance.llt().matrixL(), precision = covariance.inverse();
        RandomStream stream(8, StreamPurpose::Test, 0);
        ScoreMoments moments(kD);
        for (int k = 0; k < 150; ++k) {
            Vector z(kD);
            for (int i = 0; i < kD; ++i)
                z[i] = stream.normal();
            const Vector q = lower * z, gradient = -precision * q;
            moments.add({q.data(), kD}, {gradient.data(), kD});
        }
        return moments;
    };
    const Spiked density;
    const int directions = directionsOf(momentsOf(density.covariance));
    QVERIFY2(directions >= 3 && directions < kD / 2, qPrintable(QString::number(directions)));
    const Matrix alone = density.covariance.diagonal().asDiagonal();
    QCOMPARE(directionsOf(momentsOf(alone)), 0);
}

/// With the right covariance to begin with nothing is left to correct, and a diagonal one takes its diagonal.
void TstLowRank::beginsAtTheReference()
{
    const Spiked density;
    std::vector<double> known(kD * kD);
    for (int i = 0; i < kD; ++i)
        for (int j = 0; j < kD; ++j)
            known[static_cast<std::size_t>(i * kD + j)] = density.covariance(i, j);
    const std::vector<double> start(kD, 0.01);
    NutsOptions options;
    options.warmup = 60;
    NutsChain chain(density.clone(), options,
                    makeChainState(start, 5, 0, known, {MetricAdaptation::Score, MetricKind::LowRank}));
    Draw draw;
    int leapfrogs = 0;
    while (chain.iteration() < 100 && chain.step(draw, {}).ok())
        leapfrogs += draw.leapfrogs;
    QCOMPARE(chain.iteration(), 100);
    QVERIFY2(leapfrogs < 100 * 16, qPrintable(QString::number(leapfrogs)));
    for (std::size_t i = 0; i < known.size(); ++i) {
        const double scale = std::sqrt(known[i / kD * (kD + 1)] * known[i % kD * (kD + 1)]);
        QVERIFY(std::abs(chain.checkpoint().inverseMetric[i] - known[i]) < 1e-6 * scale);
    }
    const ChainState diagonal =
        makeChainState(start, 5, 0, known, {MetricAdaptation::Score, MetricKind::Diagonal});
    QCOMPARE(diagonal.inverseMetric[kD + 1], known[kD + 1]);
    QCOMPARE(diagonal.inverseMetric[1], 0.0);
}

QTEST_GUILESS_MAIN(TstLowRank)
#include "tst_low_rank.moc"
