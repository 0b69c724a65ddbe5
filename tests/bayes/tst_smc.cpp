#include "bayes/smc.h"
#include "core/random.h"
#include "evidence_checks.h"
#include "known_evidence.h"

using namespace interphase;
using namespace interphase::test;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

EvidenceEstimator smcOf(const TemperedDensity& density, SmcMoves moves, int particles)
{
    return [=, &density](std::uint64_t seed, const RunContext& context) {
        SmcOptions options;
        options.particles = particles;
        options.moves = moves;
        options.seed = seed;
        return temperedSmc(density, options, context).evidence;
    };
}

double meanOf(const std::vector<std::vector<double>>& draws, const auto& f)
{
    double sum = 0.0;
    for (const auto& q : draws)
        sum += f(q) / static_cast<double>(draws.size());
    return sum;
}

} // namespace

/// Tempered sequential Monte Carlo against known evidences and posteriors.
class TstSmc : public QObject
{
    Q_OBJECT

private slots:
    void knownEvidences_data();
    void knownEvidences();
    void statedErrorIsHonest_data();
    void statedErrorIsHonest();
    void poorMixingIsInTheError();
    void drawsAreOfThePosterior_data();
    void drawsAreOfThePosterior();
    void goesOnFromDraws();
    void modesKeepTheirWeights();
    void likelihoodOverManyDecades();
    void narrowCoreInAWideFlank();
    void constantLikelihood();
    void automaticMoves();
    void failedSolvesTakeTheirShare();
    void hardlyAnySolveIsAFailure();
    void threadsDoNotMatter_data();
    void threadsDoNotMatter();
    void cancelled();
    void progressRises();
    void badInputIsNamed();
};

void TstSmc::knownEvidences_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<SmcMoves>("moves");
    const char* const names[] = {"gauss_iso_d2",    "gauss_iso_d5", "gauss_corr_d4_rho0.9", "two_blobs_2d",
                                 "gauss_shells_d2", "linreg_poly0", "linreg_poly1",         "eggbox_2d"};
    for (const char* name : names)
        QTest::addRow("%s, differences", name) << QString(name) << SmcMoves::Differences;
    for (const char* name : {"gauss_corr_d4_rho0.9", "two_blobs_2d", "linreg_poly1"})
        QTest::addRow("%s, trajectories", name) << QString(name) << SmcMoves::Trajectories;
}

void TstSmc::knownEvidences()
{
    QFETCH(QString, name);
    QFETCH(SmcMoves, moves);
    const KnownEvidence known = knownEvidence(name.toStdString());
    const int particles = known.density.dimension() > 4 ? 800 : 500;
    compareWithKnown(smcOf(known.density, moves, particles), known.logEvidence, 0.1);
}

void TstSmc::statedErrorIsHonest_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<SmcMoves>("moves");
    QTest::newRow("one mode") << QString("gauss_corr_d4_rho0.9") << SmcMoves::Differences;
    QTest::newRow("two modes") << QString("two_blobs_2d") << SmcMoves::Differences;
    QTest::newRow("trajectories") << QString("linreg_poly1") << SmcMoves::Trajectories;
}

void TstSmc::statedErrorIsHonest()
{
    QFETCH(QString, name);
    QFETCH(SmcMoves, moves);
    const KnownEvidence known = knownEvidence(name.toStdString());
    compareScatterWithError(smcOf(known.density, moves, 200), known.logEvidence);
}

/// Two sweeps a temperature leave the particles near where they were: the descendants tell.
void TstSmc::poorMixingIsInTheError()
{
    const KnownEvidence known = knownEvidence("gauss_corr_d4_rho0.9");
    const auto run = [&](int sweeps) {
        return EvidenceEstimator([&known, sweeps](std::uint64_t seed, const RunContext& context) {
            SmcOptions options;
            options.particles = 400;
            options.maxSweeps = sweeps;
            options.moves = SmcMoves::Differences;
            options.seed = seed;
            return temperedSmc(known.density, options, context).evidence;
        });
    };
    const double well = repeatEvidence(run(0), 2, 1, {}).stated;
    const double badly = repeatEvidence(run(1), 2, 1, {}).stated;
    QVERIFY2(badly > 1.5 * well, qPrintable(QString("%1 %2").arg(badly).arg(well)));
    compareScatterWithError(run(2), known.logEvidence);
    SmcOptions options;
    options.particles = 400;
    QCOMPARE(temperedSmc(known.density, options, {}).unmixed, 0);
    options.maxSweeps = 2;
    QVERIFY(temperedSmc(known.density, options, {}).unmixed > 5);
}

void TstSmc::drawsAreOfThePosterior_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("gauss_corr_d4_rho0.9") << QString("gauss_corr_d4_rho0.9");
    QTest::newRow("linreg_poly1") << QString("linreg_poly1");
}

void TstSmc::drawsAreOfThePosterior()
{
    QFETCH(QString, name);
    const KnownEvidence known = knownEvidence(name.toStdString());
    SmcOptions options;
    options.seed = 3;
    const SmcResult result = temperedSmc(known.density, options, {});
    QVERIFY(result.evidence.status.ok());
    const auto& draws = result.evidence.draws;
    QCOMPARE(draws.size(), std::size_t(1000));
    for (std::size_t i = 0; i < draws.front().size(); ++i) {
        const double mean = known.record["posterior_mean"][i], sd = known.record["posterior_sd"][i];
        const auto theta = [&](const auto& q) { return known.density.constrained(q)[i]; };
        const double m = meanOf(draws, theta);
        const double v = meanOf(draws, [&](const auto& q) { return std::pow(theta(q) - m, 2); });
        // Worth at least a third of their number.
        QVERIFY2(std::abs(m - mean) < 4.0 * sd / std::sqrt(333.0), qPrintable(QString::number(m)));
        QVERIFY2(std::abs(std::sqrt(v) / sd - 1.0) < 4.0 / std::sqrt(2.0 * 333.0),
                 qPrintable(QString::number(std::sqrt(v))));
    }
}

/// From draws of N(0, 1) in two coordinates, a likelihood of width 0.2 at 1: evidence and posterior are
/// known.
void TstSmc::goesOnFromDraws()
{
    const PriorLikelihood density(
        normalPriors(2, 1.0),
        [](std::span<const double> x, std::span<double>) {
            double sum = 0.0;
            for (const double xi : x)
                sum -= 12.5 * (xi - 1.0) * (xi - 1.0);
            return sum;
        },
        false);
    RandomStream stream(5, StreamPurpose::Test, 0);
    std::vector<std::vector<double>> draws;
    for (int i = 0; i < 2000; ++i)
        draws.push_back({stream.normal(), stream.normal()});
    SmcOptions options;
    options.particles = 7; // not used
    const SmcResult result = temperedSmcFrom(density, draws, options, {});
    QVERIFY(result.evidence.status.ok());
    QCOMPARE(result.evidence.draws.size(), draws.size());
    // log of the mean of exp(-12.5 (x - 1)^2) over N(0, 1) is -log(26) / 2 - 0.5 * 25 / 26 a coordinate.
    const double exact = -std::log(26.0) - 25.0 / 26.0;
    QVERIFY2(std::abs(result.evidence.logEvidence - exact) < 0.15,
             qPrintable(QString("%1, exact %2").arg(result.evidence.logEvidence).arg(exact)));
    for (std::size_t i = 0; i < 2; ++i) {
        const double mean = meanOf(result.evidence.draws, [i](const auto& q) { return q[i]; });
        const double square = meanOf(result.evidence.draws, [i](const auto& q) { return q[i] * q[i]; });
        QVERIFY(std::abs(mean - 25.0 / 26.0) < 0.03);
        QVERIFY(std::abs(std::sqrt(square - mean * mean) * std::sqrt(26.0) - 1.0) < 0.12);
    }
    const PriorLikelihood nowhere(
        normalPriors(2, 1.0), [](std::span<const double>, std::span<double>) { return -kInfinity; }, false);
    const Status status = temperedSmcFrom(nowhere, draws, options, {}).evidence.status;
    QCOMPARE(status.reason.id, MessageId::EvidencePriorUnusable);
    draws.back().push_back(0.0);
    QVERIFY_EXCEPTION_THROWN(temperedSmcFrom(density, draws, options, {}), InputError);
    draws.resize(5);
    QVERIFY_EXCEPTION_THROWN(temperedSmcFrom(density, draws, options, {}), InputError);
}

void TstSmc::modesKeepTheirWeights()
{
    // One blob twice as likely as the other.
    PriorLikelihood density(
        uniformPriors(2, -5.0, 5.0),
        [](std::span<const double> x, std::span<double>) {
            double a = 0.0, b = std::log(2.0);
            for (double xi : x) {
                a -= 50.0 * (xi - 1.0) * (xi - 1.0);
                b -= 50.0 * (xi + 1.0) * (xi + 1.0);
            }
            return logAddExp(a, b);
        },
        false);
    SmcOptions options;
    options.particles = 2000;
    const SmcResult result = temperedSmc(density, options, {});
    const double left = meanOf(result.evidence.draws, [](const auto& q) { return q[0] < 0.0 ? 1.0 : 0.0; });
    QVERIFY2(std::abs(left - 2.0 / 3.0) < 0.1, qPrintable(QString::number(left)));
}

/// The first temperature is about 1e-9.
void TstSmc::likelihoodOverManyDecades()
{
    PriorLikelihood density(normalPriors(1, 1.0), isotropic(1e-5));
    const double logEvidence = -0.5 * std::log(2.0 * std::numbers::pi * (1.0 + 1e-10));
    compareWithKnown(smcOf(density, SmcMoves::Automatic, 500), logEvidence, 0.1);
}

/// As the temperature rises a core with little of the prior takes over from a flank a thousand times wider,
/// which has most of the posterior until then.
void TstSmc::narrowCoreInAWideFlank()
{
    constexpr double kCore = 0.03, kFlank = 0.12, kLogRatio = 3.0;
    const PriorLikelihood density(
        normalPriors(5, 1.0),
        [](std::span<const double> x, std::span<double>) {
            return logAddExp(kLogRatio + isotropic(kCore)(x, {}), isotropic(kFlank)(x, {}));
        },
        false);
    const auto part = [](double sd) { return -2.5 * std::log(2.0 * std::numbers::pi * (1.0 + sd * sd)); };
    compareWithKnown(smcOf(density, SmcMoves::Differences, 500),
                     logAddExp(kLogRatio + part(kCore), part(kFlank)), 0.1);
}

void TstSmc::constantLikelihood()
{
    PriorLikelihood density(normalPriors(2, 1.0), [](std::span<const double>, std::span<double> g) {
        std::fill(g.begin(), g.end(), 0.0);
        return -3.0;
    });
    const SmcResult result = temperedSmc(density, {}, {});
    QVERIFY(result.evidence.status.ok());
    QCOMPARE(result.stages.size(), std::size_t(1));
    QVERIFY(std::abs(result.evidence.logEvidence + 3.0) < 1e-12);
    QVERIFY(result.evidence.standardError < 1e-6);
}

void TstSmc::automaticMoves()
{
    const auto gradients = [](int dimension, bool has) {
        const PriorLikelihood density(normalPriors(dimension, 1.0), isotropic(1.0), has);
        return temperedSmc(density, {.particles = 50}, {}).evidence.gradients;
    };
    QCOMPARE(gradients(8, true), 0LL);
    QVERIFY(gradients(9, true) > 0);
    QCOMPARE(gradients(9, false), 0LL);
}

/// The model fails in two thirds of the prior: the evidence is that of the rest.
void TstSmc::failedSolvesTakeTheirShare()
{
    for (const SmcMoves moves : {SmcMoves::Trajectories, SmcMoves::Differences}) {
        PriorLikelihood density(uniformPriors(2, -3.0, 3.0),
                                [](std::span<const double> x, std::span<double> g) {
                                    return x[0] < 1.0 ? -kInfinity : isotropic(0.5)(x, g);
                                });
        // (1 - Phi(2)) / 36, and both tails cut at 3, beyond six standard deviations.
        const double logEvidence = std::log(0.5 * std::erfc(std::numbers::sqrt2) / 36.0);
        compareWithKnown(smcOf(density, moves, 400), logEvidence, 0.1);
        const SmcResult result = temperedSmc(density, {.particles = 200, .moves = moves}, {});
        const FailureCounts& failures = result.evidence.failures;
        QVERIFY(failures.at(MessageId::SolverFailed).count > 300);
        for (const auto& q : result.evidence.draws)
            QVERIFY(density.constrained(q)[0] >= 1.0);
    }
}

void TstSmc::hardlyAnySolveIsAFailure()
{
    PriorLikelihood density(uniformPriors(2, -3.0, 3.0),
                            [](std::span<const double>, std::span<double>) { return -kInfinity; });
    SmcOptions options;
    options.particles = 20;
    const SmcResult result = temperedSmc(density, options, {});
    QCOMPARE(result.evidence.status.outcome, Outcome::Failed);
    QCOMPARE(result.evidence.status.reason.id, MessageId::EvidencePriorUnusable);
    QCOMPARE(result.evidence.status.reason.arguments.front(), std::string("0"));
}

void TstSmc::threadsDoNotMatter_data()
{
    QTest::addColumn<SmcMoves>("moves");
    QTest::newRow("differences") << SmcMoves::Differences;
    QTest::newRow("trajectories") << SmcMoves::Trajectories;
}

void TstSmc::threadsDoNotMatter()
{
    QFETCH(SmcMoves, moves);
    PriorLikelihood density(uniformPriors(3, -3.0, 3.0), [](std::span<const double> x, std::span<double> g) {
        return x[0] < -0.1 ? -kInfinity : isotropic(0.2)(x, g);
    });
    compareThreads([&](int threads, std::uint64_t seed) {
        SmcOptions options;
        options.particles = 200;
        options.moves = moves;
        options.threads = threads;
        options.seed = seed;
        return temperedSmc(density, options, {}).evidence;
    });
}

void TstSmc::cancelled()
{
    const KnownEvidence known = knownEvidence("gauss_iso_d2");
    compareCancelled(
        [&](const RunContext& context) { return temperedSmc(known.density, {}, context).evidence; });
}

void TstSmc::progressRises()
{
    const KnownEvidence known = knownEvidence("gauss_iso_d2");
    std::vector<double> fractions;
    SmcOptions options;
    options.particles = 100;
    temperedSmc(known.density, options, {{}, [&](double f) { fractions.push_back(f); }});
    QVERIFY(fractions.size() > 5);
    QVERIFY(std::is_sorted(fractions.begin(), fractions.end()));
    QVERIFY(fractions.front() >= 0.0);
    QCOMPARE(fractions.back(), 1.0);
}

void TstSmc::badInputIsNamed()
{
    PriorLikelihood density(normalPriors(1, 1.0), isotropic(1.0), false);
    const auto run = [&](const SmcOptions& options) { temperedSmc(density, options, {}); };
    QVERIFY_EXCEPTION_THROWN(run({.particles = 5}), InputError);
    QVERIFY_EXCEPTION_THROWN(run({.conditionalShare = 1.0}), InputError);
    QVERIFY_EXCEPTION_THROWN(run({.resampleBelow = 0.0}), InputError);
    QVERIFY_EXCEPTION_THROWN(run({.moves = SmcMoves::Trajectories}), InputError);
    QVERIFY_EXCEPTION_THROWN(run({.correlation = 2.0}), InputError);
    QVERIFY_EXCEPTION_THROWN(run({.maxSweeps = -1}), InputError);
    density.normalised = false;
    try {
        run({});
        QFAIL("a prior that is not normalised");
    } catch (const InputError& error) {
        QCOMPARE(error.message().id, MessageId::PriorNotNormalised);
    }
}

QTEST_GUILESS_MAIN(TstSmc)
#include "tst_smc.moc"
