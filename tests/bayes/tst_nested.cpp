#include "bayes/constrained_slice.h"
#include "bayes/nested.h"
#include "evidence_checks.h"
#include "known_evidence.h"

using namespace interphase;
using namespace interphase::test;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

EvidenceEstimator nestedOf(const TemperedDensity& density, int livePoints)
{
    return [=, &density](std::uint64_t seed, const RunContext& context) {
        NestedOptions options;
        options.livePoints = livePoints;
        options.seed = seed;
        return nestedSampling(density, options, context).evidence;
    };
}

} // namespace

/// Nested sampling against known evidences and posteriors.
class TstNested : public QObject
{
    Q_OBJECT

private slots:
    void knownEvidences_data();
    void knownEvidences();
    void statedErrorIsHonest_data();
    void statedErrorIsHonest();
    void informationOfANormal();
    void drawsAreOfThePosterior();
    void correlationTellsOfTooFewSlices();
    void sliceIsUniformAboveTheThreshold();
    void constantLikelihood();
    void plateau();
    void failedSolvesTakeTheirShare();
    void pointsRunOut();
    void threadsDoNotMatter();
    void cancelled();
    void progressRises();
    void badInputIsNamed();
};

void TstNested::knownEvidences_data()
{
    QTest::addColumn<QString>("name");
    const char* const names[] = {"gauss_iso_d2",    "gauss_iso_d5", "gauss_corr_d4_rho0.9", "two_blobs_2d",
                                 "gauss_shells_d2", "linreg_poly0", "linreg_poly1",         "eggbox_2d"};
    for (const char* name : names)
        QTest::newRow(name) << QString(name);
}

void TstNested::knownEvidences()
{
    QFETCH(QString, name);
    const KnownEvidence known = knownEvidence(name.toStdString());
    const int livePoints = known.density.dimension() > 4 ? 900 : 500;
    compareWithKnown(nestedOf(known.density, livePoints), known.logEvidence, 0.1);
}

void TstNested::statedErrorIsHonest_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"gauss_corr_d4_rho0.9", "two_blobs_2d", "gauss_shells_d2", "linreg_poly1"})
        QTest::newRow(name) << QString(name);
}

void TstNested::statedErrorIsHonest()
{
    QFETCH(QString, name);
    const KnownEvidence known = knownEvidence(name.toStdString());
    compareScatterWithError(nestedOf(known.density, 150), known.logEvidence);
}

/// Prior N(0, 1), likelihood N(x | 0, s): the divergence in closed form; the error is its root over the live
/// points'.
void TstNested::informationOfANormal()
{
    constexpr double kSd = 0.05, kVariance = kSd * kSd / (1.0 + kSd * kSd);
    PriorLikelihood density(normalPriors(3, 1.0), isotropic(kSd));
    const double information = 3.0 * 0.5 * (kVariance - 1.0 - std::log(kVariance));
    NestedOptions options;
    options.livePoints = 1000;
    const NestedResult result = nestedSampling(density, options, {});
    // The information scatters like the evidence.
    QVERIFY2(std::abs(result.information - information) < 0.5,
             qPrintable(QString::number(result.information)));
    const double expected = std::sqrt(information / 1000.0);
    QVERIFY(std::abs(result.evidence.standardError - expected) < 0.15 * expected);
}

void TstNested::drawsAreOfThePosterior()
{
    const KnownEvidence known = knownEvidence("linreg_poly1");
    NestedOptions options;
    options.livePoints = 1000;
    const NestedResult result = nestedSampling(known.density, options, {});
    const auto& draws = result.evidence.draws;
    const auto n = static_cast<double>(draws.size());
    QVERIFY(n > 1000.0);
    for (std::size_t i = 0; i < 2; ++i) {
        const double mean = known.record["posterior_mean"][i], sd = known.record["posterior_sd"][i];
        double m = 0.0, v = 0.0;
        for (const auto& q : draws)
            m += known.density.constrained(q)[i] / n;
        for (const auto& q : draws)
            v += std::pow(known.density.constrained(q)[i] - m, 2) / n;
        QVERIFY2(std::abs(m - mean) < 4.0 * sd / std::sqrt(0.5 * n), qPrintable(QString::number(m)));
        QVERIFY2(std::abs(std::sqrt(v) / sd - 1.0) < 4.0 / std::sqrt(n), qPrintable(QString::number(v)));
    }
}

/// One slice in five dimensions leaves a new point near an old one.
void TstNested::correlationTellsOfTooFewSlices()
{
    const KnownEvidence known = knownEvidence("gauss_iso_d5");
    const auto correlation = [&](int slices) {
        return nestedSampling(known.density, {.livePoints = 200, .slices = slices}, {}).correlation;
    };
    QVERIFY(std::abs(correlation(0)) < 0.06); // about 3200 points: a standard error of 0.018
    QVERIFY(correlation(1) > 0.4);
}

/// The region is the disc of radius 0.4 around the middle of the square: the radius squared is uniform.
void TstNested::sliceIsUniformAboveTheThreshold()
{
    PriorLikelihood density(uniformPriors(2, 0.0, 1.0), [](std::span<const double> x, std::span<double>) {
        return -(x[0] - 0.5) * (x[0] - 0.5) - (x[1] - 0.5) * (x[1] - 0.5);
    });
    const LivePoint threshold{{0.1, 0.5}, -0.16, 0.5};
    RandomStream stream(1, StreamPurpose::Test, 0);
    std::vector<LivePoint> live;
    while (live.size() < 50) {
        LivePoint point{{stream.uniform(), stream.uniform()}, 0.0, stream.uniform()};
        point.logLikelihood = -std::pow(point.u[0] - 0.5, 2) - std::pow(point.u[1] - 0.5, 2);
        if (threshold.below(point))
            live.push_back(point);
    }
    constexpr int kWalks = 4000;
    double sum = 0.0, square = 0.0;
    ConstrainedSlice slice(density, live, threshold, stream);
    for (int i = 0; i < kWalks; ++i) {
        const LivePoint end = slice.walk(static_cast<std::size_t>(i % 50), 6, {});
        QVERIFY(threshold.below(end));
        const double uniform = -end.logLikelihood / 0.16;
        sum += uniform / kWalks;
        square += uniform * uniform / kWalks;
    }
    QVERIFY2(std::abs(sum - 0.5) < 4.0 * std::sqrt(1.0 / 12.0 / kWalks), qPrintable(QString::number(sum)));
    QVERIFY2(std::abs(square - 1.0 / 3.0) < 4.0 * std::sqrt(4.0 / 45.0 / kWalks),
             qPrintable(QString::number(square)));
}

void TstNested::constantLikelihood()
{
    PriorLikelihood density(normalPriors(2, 1.0),
                            [](std::span<const double>, std::span<double>) { return -3.0; });
    NestedOptions options;
    options.livePoints = 100;
    const NestedResult result = nestedSampling(density, options, {});
    QVERIFY(result.evidence.status.ok());
    QVERIFY2(std::abs(result.evidence.logEvidence + 3.0) < 0.01,
             qPrintable(QString::number(result.evidence.logEvidence)));
}

/// Most of the prior has one and the same likelihood, far from negligible.
void TstNested::plateau()
{
    PriorLikelihood density(uniformPriors(2, -5.0, 5.0), [](std::span<const double> x, std::span<double>) {
        return std::max(isotropic(0.2)(x, {}), -4.0);
    });
    // exp(-4) everywhere, and the bump above it: with c = log(2 pi 0.04), it ends at r^2 = 0.08 (4 - c).
    const double c = std::log(2.0 * std::numbers::pi * 0.04), square = 0.08 * (4.0 - c);
    const double bump = 1.0 - std::exp(-square / 0.08) - std::exp(-4.0) * std::numbers::pi * square;
    const double logEvidence = std::log(std::exp(-4.0) + bump / 100.0);
    compareWithKnown(nestedOf(density, 500), logEvidence, 0.1);
    compareScatterWithError(nestedOf(density, 150), logEvidence);
}

void TstNested::failedSolvesTakeTheirShare()
{
    PriorLikelihood density(uniformPriors(2, -3.0, 3.0), [](std::span<const double> x, std::span<double>) {
        return x[0] < 1.0 ? -kInfinity : isotropic(0.5)(x, {});
    });
    const double logEvidence = std::log(0.5 * std::erfc(std::numbers::sqrt2) / 36.0);
    compareWithKnown(nestedOf(density, 500), logEvidence, 0.1);
    const NestedResult result = nestedSampling(density, {}, {});
    QVERIFY(result.evidence.failures.at(MessageId::SolverFailed).count > 900);
}

void TstNested::pointsRunOut()
{
    const KnownEvidence known = knownEvidence("gauss_iso_d5");
    NestedOptions options;
    options.livePoints = 50;
    options.maxPoints = 100;
    const NestedResult result = nestedSampling(known.density, options, {});
    QCOMPARE(result.evidence.status.reason.id, MessageId::EvidenceNoEnd);
}

void TstNested::threadsDoNotMatter()
{
    PriorLikelihood density(uniformPriors(3, -3.0, 3.0), [](std::span<const double> x, std::span<double>) {
        return x[0] < -0.1 ? -kInfinity : isotropic(0.2)(x, {});
    });
    compareThreads([&](int threads, std::uint64_t seed) {
        NestedOptions options;
        options.livePoints = 100;
        options.threads = threads;
        options.seed = seed;
        return nestedSampling(density, options, {}).evidence;
    });
}

void TstNested::cancelled()
{
    const KnownEvidence known = knownEvidence("gauss_iso_d2");
    compareCancelled(
        [&](const RunContext& context) { return nestedSampling(known.density, {}, context).evidence; });
}

void TstNested::progressRises()
{
    const KnownEvidence known = knownEvidence("gauss_iso_d2");
    std::vector<double> fractions;
    NestedOptions options;
    options.livePoints = 100;
    nestedSampling(known.density, options, {{}, [&](double f) { fractions.push_back(f); }});
    QVERIFY(std::is_sorted(fractions.begin(), fractions.end()));
    QVERIFY(fractions.front() >= 0.0 && fractions.front() < 0.2);
    QCOMPARE(fractions.back(), 1.0);
}

void TstNested::badInputIsNamed()
{
    PriorLikelihood density(normalPriors(1, 1.0), isotropic(1.0));
    const auto run = [&](const NestedOptions& options) { nestedSampling(density, options, {}); };
    QVERIFY_EXCEPTION_THROWN(run({.livePoints = 5}), InputError);
    QVERIFY_EXCEPTION_THROWN(run({.slices = -1}), InputError);
    QVERIFY_EXCEPTION_THROWN(run({.batch = 0.8}), InputError);
    QVERIFY_EXCEPTION_THROWN(run({.remainder = 0.0}), InputError);
    density.normalised = false;
    QVERIFY_EXCEPTION_THROWN(run({}), InputError);
}

QTEST_GUILESS_MAIN(TstNested)
#include "tst_nested.moc"
