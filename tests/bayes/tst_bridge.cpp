#include "chains_for_bridge.h"
#include "evidence_checks.h"
#include "known_evidence.h"

#include <cmath>

using namespace interphase;
using namespace interphase::test;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// One Poisson count under a Gamma prior: in log theta a skewed posterior.
PriorLikelihood poisson(int count, double shape, double scale)
{
    return {{Prior({PriorKind::Gamma, shape, scale})}, [=](std::span<const double> x, std::span<double> g) {
                if (!g.empty())
                    g[0] = count / x[0] - 1.0;
                return count * std::log(x[0]) - x[0] - std::lgamma(count + 1.0);
            }};
}

/// Negative binomial.
double poissonLogEvidence(int count, double shape, double scale)
{
    return std::lgamma(shape + count) - std::lgamma(shape) - std::lgamma(count + 1.0) -
           shape * std::log1p(scale) + count * (std::log(scale) - std::log1p(scale));
}

/// Independent draws of the posterior N(0, v) of prior N(0, 1) and likelihood N(x | 0, sd^2), four chains.
BridgeChains independentDraws(int dimension, double sd, int draws, std::uint64_t seed)
{
    const double spread = sd / std::sqrt(1.0 + sd * sd);
    RandomStream stream(seed, StreamPurpose::Test, 0);
    BridgeChains chains(4);
    for (auto& chain : chains)
        for (int i = 0; i < draws; ++i) {
            chain.emplace_back(static_cast<std::size_t>(dimension));
            for (double& q : chain.back())
                q = spread * stream.normal();
        }
    return chains;
}

} // namespace

/// Bridge sampling against known evidences of posteriors with one mode.
class TstBridge : public QObject
{
    Q_OBJECT

private slots:
    void knownEvidences_data();
    void knownEvidences();
    void statedErrorIsHonest_data();
    void statedErrorIsHonest();
    void errorHoldsAtSmallOverlap_data();
    void errorHoldsAtSmallOverlap();
    void normalPosteriorIsExact();
    void autocorrelationIsInTheError();
    void warpingRemovesSkewness();
    void failedSolvesAreCounted();
    void threadsDoNotMatter();
    void cancelled();
    void singularDrawsAreAFailure();
    void badInputIsNamed();
};

void TstBridge::knownEvidences_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name :
         {"gauss_iso_d2", "gauss_iso_d5", "gauss_corr_d4_rho0.9", "linreg_poly0", "linreg_poly1"})
        QTest::newRow(name) << QString(name);
}

void TstBridge::knownEvidences()
{
    QFETCH(QString, name);
    const KnownEvidence known = knownEvidence(name.toStdString());
    for (const BridgeProposal proposal : {BridgeProposal::Normal, BridgeProposal::Warped})
        compareWithKnown(bridgeOf(known.density, 400, proposal), known.logEvidence, 0.02);
}

void TstBridge::statedErrorIsHonest_data()
{
    QTest::addColumn<BridgeProposal>("proposal");
    QTest::newRow("normal") << BridgeProposal::Normal;
    QTest::newRow("warped") << BridgeProposal::Warped;
}

void TstBridge::statedErrorIsHonest()
{
    QFETCH(BridgeProposal, proposal);
    const PriorLikelihood density = poisson(1, 0.8, 3.0);
    compareScatterWithError(bridgeOf(density, 400, proposal), poissonLogEvidence(1, 0.8, 3.0));
    const KnownEvidence known = knownEvidence("gauss_corr_d4_rho0.9");
    compareScatterWithError(bridgeOf(known.density, 200, proposal), known.logEvidence);
}

void TstBridge::errorHoldsAtSmallOverlap_data()
{
    QTest::addColumn<double>("freedom");
    QTest::addColumn<int>("dimension");
    QTest::newRow("long tails") << 3.0 << 3;
    QTest::newRow("longer tails, more of them") << 2.1 << 6;
}

/// Tails that a normal proposal hardly has, as those of a density that the data leave to its prior;
/// evidence 1.
void TstBridge::errorHoldsAtSmallOverlap()
{
    QFETCH(double, freedom);
    QFETCH(int, dimension);
    const PriorLikelihood density(
        std::vector<Prior>(std::size_t(dimension),
                           Prior({PriorKind::StudentT, 0.0, 1.0, -kInfinity, kInfinity, freedom})),
        [](std::span<const double>, std::span<double>) { return 0.0; }, false);
    constexpr int kRuns = 60;
    double overlap = 0.0;
    const auto estimator = [&](std::uint64_t seed, const RunContext& context) {
        BridgeChains chains(4);
        std::vector<double> q(static_cast<std::size_t>(dimension));
        for (std::size_t c = 0; c < chains.size(); ++c) {
            RandomStream stream(seed, StreamPurpose::Test, static_cast<std::uint32_t>(c));
            for (int i = 0; i < 500; ++i) {
                density.samplePrior(stream, q);
                chains[c].push_back(q);
            }
        }
        BridgeOptions options;
        options.seed = seed;
        const BridgeResult result = bridgeEvidence(density, chains, options, context);
        overlap += result.overlap / kRuns;
        return result.evidence;
    };
    const RepeatedEvidence found = repeatEvidence(estimator, kRuns, 7, {});
    const QString text = QString("scatter %1, stated %2, mean %3, overlap %4")
                             .arg(found.scatter)
                             .arg(found.stated)
                             .arg(found.logEvidence)
                             .arg(overlap);
    QVERIFY2(found.scatter / found.stated > 0.65 && found.scatter / found.stated < 1.35, qPrintable(text));
    QVERIFY2(std::abs(found.logEvidence) < 4.0 * found.standardError, qPrintable(text));
}

/// The proposal has the form of the posterior: only its fit is left as an error.
void TstBridge::normalPosteriorIsExact()
{
    constexpr double kSd = 0.1;
    PriorLikelihood density(normalPriors(3, 1.0), isotropic(kSd));
    const double logEvidence = -1.5 * std::log(2.0 * std::numbers::pi * (1.0 + kSd * kSd));
    const BridgeResult result = bridgeEvidence(density, independentDraws(3, kSd, 2000, 1), {}, {});
    QVERIFY(result.evidence.status.ok());
    QVERIFY(result.evidence.standardError < 0.002);
    QVERIFY(std::abs(result.evidence.logEvidence - logEvidence) < 4.0 * result.evidence.standardError);
    QVERIFY(result.overlap > 0.99);
    QVERIFY(result.effectiveSize > 3000.0 && result.effectiveSize <= 4000.0);
}

/// Each draw ten times over is worth no more than once.
void TstBridge::autocorrelationIsInTheError()
{
    const PriorLikelihood density = poisson(1, 0.8, 3.0);
    const BridgeChains chains = chainsFor(density, 200, 1);
    BridgeChains slow;
    for (const auto& chain : chains) {
        slow.emplace_back();
        for (const auto& q : chain)
            slow.back().insert(slow.back().end(), 10, q);
    }
    const BridgeResult once = bridgeEvidence(density, chains, {}, {});
    const BridgeResult tenfold = bridgeEvidence(density, slow, {}, {});
    QVERIFY2(std::abs(tenfold.effectiveSize / once.effectiveSize - 1.0) < 0.35,
             qPrintable(QString("%1 %2").arg(once.effectiveSize).arg(tenfold.effectiveSize)));
    // The proposal is ten times as long and its part of the error falls; were the draws taken for independent
    // ones, all of it would, to 0.32.
    QVERIFY2(
        tenfold.evidence.standardError > 0.42 * once.evidence.standardError,
        qPrintable(QString("%1 %2").arg(once.evidence.standardError).arg(tenfold.evidence.standardError)));
}

void TstBridge::warpingRemovesSkewness()
{
    const PriorLikelihood density = poisson(0, 0.8, 3.0);
    const BridgeChains chains = chainsFor(density, 1000, 1);
    const BridgeResult normal = bridgeEvidence(density, chains, {}, {});
    const BridgeResult warped = bridgeEvidence(density, chains, {.proposal = BridgeProposal::Warped}, {});
    QVERIFY2(
        warped.evidence.standardError < 0.8 * normal.evidence.standardError,
        qPrintable(QString("%1 %2").arg(warped.evidence.standardError).arg(normal.evidence.standardError)));
    QCOMPARE(warped.evidence.evaluations, 2 * normal.evidence.evaluations);
}

/// Half of the posterior's normal density is cut away: the proposal's draws there have no weight.
void TstBridge::failedSolvesAreCounted()
{
    PriorLikelihood density(normalPriors(1, 1.0), [](std::span<const double> x, std::span<double> g) {
        return x[0] < 0.0 ? -kInfinity : isotropic(0.5)(x, g);
    });
    const double logEvidence = -0.5 * std::log(2.0 * std::numbers::pi * 1.25) - std::log(2.0);
    compareWithKnown(bridgeOf(density, 500), logEvidence, 0.05);
    const BridgeResult result = bridgeEvidence(density, chainsFor(density, 500, 1), {}, {});
    QVERIFY(result.evidence.failures.at(MessageId::SolverFailed).count > 10);
}

void TstBridge::threadsDoNotMatter()
{
    const PriorLikelihood density = poisson(1, 0.8, 3.0);
    const BridgeChains chains = chainsFor(density, 100, 1);
    const BridgeResult one = bridgeEvidence(density, chains, {.threads = 1}, {});
    const BridgeResult two = bridgeEvidence(density, chains, {.threads = 2}, {});
    QVERIFY(one.evidence.logEvidence == two.evidence.logEvidence);
    QVERIFY(one.evidence.standardError == two.evidence.standardError);
    const BridgeResult other = bridgeEvidence(density, chains, {.seed = 2}, {});
    QVERIFY(other.evidence.logEvidence != one.evidence.logEvidence);
}

void TstBridge::cancelled()
{
    std::stop_source stop;
    stop.request_stop();
    const PriorLikelihood density = poisson(1, 0.8, 3.0);
    const BridgeResult result =
        bridgeEvidence(density, chainsFor(density, 100, 1), {}, {stop.get_token(), {}});
    QCOMPARE(result.evidence.status.outcome, Outcome::Cancelled);
}

void TstBridge::singularDrawsAreAFailure()
{
    PriorLikelihood density(normalPriors(2, 1.0), isotropic(0.1));
    BridgeChains chains = independentDraws(2, 0.1, 100, 1);
    for (auto& chain : chains)
        for (auto& q : chain)
            q[1] = 0.0;
    const BridgeResult result = bridgeEvidence(density, chains, {}, {});
    QCOMPARE(result.evidence.status.reason.id, MessageId::NotPositiveDefinite);
}

void TstBridge::badInputIsNamed()
{
    PriorLikelihood density(normalPriors(2, 1.0), [](std::span<const double> x, std::span<double> g) {
        return x[0] > 50.0 ? -kInfinity : isotropic(0.1)(x, g);
    });
    const auto run = [&](const BridgeChains& chains) { bridgeEvidence(density, chains, {}, {}); };
    QVERIFY_EXCEPTION_THROWN(run({}), InputError);
    QVERIFY_EXCEPTION_THROWN(run(independentDraws(2, 0.1, 6, 1)), InputError);
    QVERIFY_EXCEPTION_THROWN(run(independentDraws(3, 0.1, 100, 1)), InputError);
    BridgeChains chains = independentDraws(2, 0.1, 100, 1);
    chains[2][70][0] = 51.0;
    QVERIFY_EXCEPTION_THROWN(run(chains), InputError);
    density.normalised = false;
    QVERIFY_EXCEPTION_THROWN(run(independentDraws(2, 0.1, 100, 1)), InputError);
}

QTEST_GUILESS_MAIN(TstBridge)
#include "tst_bridge.moc"
