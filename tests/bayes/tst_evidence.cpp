#include "bayes/nested.h"
#include "bayes/posterior.h"
#include "bayes/smc.h"
#include "chains_for_bridge.h"
#include "evidence_checks.h"
#include "known_evidence.h"
#include "test_models.h"

#include <Eigen/Dense>
#include <boost/math/quadrature/gauss_kronrod.hpp>

using namespace interphase;
using namespace interphase::test;

namespace {

constexpr int kPoints = 12;
const PriorSpec kSigma{PriorKind::Lognormal, 0.3, 0.5};
const std::vector<double> kSlopes{1.5, 0.8};

std::vector<double> designMatrix()
{
    std::vector<double> x;
    for (int i = 0; i < kPoints; ++i) {
        x.push_back(1.0);
        x.push_back(0.1 * i);
    }
    return x;
}

std::vector<double> measurements()
{
    std::vector<double> y(kPoints);
    LinearModel(designMatrix(), 2).predict(std::array{0.7, -1.2}, y, {});
    RandomStream stream(5, StreamPurpose::Test, 0);
    for (double& value : y)
        value += 0.25 * stream.normal();
    return y;
}

/// The first `parameters` columns of the design.
Posterior linearPosterior(int parameters)
{
    std::vector<double> x;
    for (int i = 0; i < kPoints; ++i)
        for (int j = 0; j < parameters; ++j)
            x.push_back(designMatrix()[std::size_t(2 * i + j)]);
    std::vector<NamedPrior> priors;
    for (int j = 0; j < parameters; ++j)
        priors.push_back({"b", Prior({PriorKind::Normal, 0.0, kSlopes[std::size_t(j)]})});
    return {std::make_unique<LinearModel>(x, parameters), measurements(), priors, {{"sigma", Prior(kSigma)}}};
}

/// log Normal(y | 0, C).
double logNormal(const Eigen::VectorXd& y, const Eigen::MatrixXd& covariance)
{
    const Eigen::LLT<Eigen::MatrixXd> factor(covariance);
    const Eigen::MatrixXd lower = factor.matrixL();
    return -0.5 * y.dot(factor.solve(y)) - lower.diagonal().array().log().sum() -
           0.5 * double(y.size()) * std::log(2.0 * std::numbers::pi);
}

/// log of the mean over the prior of exp(f(x)), by quadrature over the quantiles.
double logMeanOver(const Prior& prior, const std::function<double(double)>& f)
{
    const double level = f(prior.median());
    const auto integrand = [&](double u) { return std::exp(f(prior.quantile(u)) - level); };
    return level + std::log(boost::math::quadrature::gauss_kronrod<double, 61>::integrate(integrand, 0.0, 1.0,
                                                                                          15, 1e-10));
}

/// Given sigma the evidence is that of a normal; sigma by quadrature.
double linearLogEvidence(int parameters)
{
    const std::vector<double> x = designMatrix(), y = measurements();
    Eigen::MatrixXd signal = Eigen::MatrixXd::Zero(kPoints, kPoints);
    for (int j = 0; j < parameters; ++j) {
        Eigen::VectorXd column(kPoints);
        for (int i = 0; i < kPoints; ++i)
            column(i) = x[std::size_t(2 * i + j)] * kSlopes[std::size_t(j)];
        signal += column * column.transpose();
    }
    const Eigen::Map<const Eigen::VectorXd> data(y.data(), kPoints);
    return logMeanOver(Prior(kSigma), [&](double sigma) {
        return logNormal(data, signal + sigma * sigma * Eigen::MatrixXd::Identity(kPoints, kPoints));
    });
}

const std::vector<double> kEffects{28, 8, -3, 7, -1, 1, 18, 12};
const std::vector<double> kErrors{15, 10, 16, 11, 9, 11, 10, 18};

/// Eight schools (Rubin 1981), not centred: z_1..8 ~ N(0, 1), mu ~ N(0, 5), tau ~ half-normal(5).
PriorLikelihood eightSchools()
{
    std::vector<Prior> priors = normalPriors(8, 1.0);
    priors.push_back(Prior({PriorKind::Normal, 0.0, 5.0}));
    priors.push_back(Prior({PriorKind::HalfNormal, 0.0, 5.0}));
    return {priors, [](std::span<const double> x, std::span<double> g) {
                std::fill(g.begin(), g.end(), 0.0);
                double value = 0.0;
                for (std::size_t j = 0; j < 8; ++j) {
                    const double z = (kEffects[j] - x[8] - x[9] * x[j]) / kErrors[j];
                    value -= 0.5 * z * z + std::log(kErrors[j] * std::sqrt(2.0 * std::numbers::pi));
                    if (g.empty())
                        continue;
                    g[j] += z / kErrors[j] * x[9];
                    g[8] += z / kErrors[j];
                    g[9] += z / kErrors[j] * x[j];
                }
                return value;
            }};
}

double eightSchoolsLogEvidence()
{
    const Eigen::Map<const Eigen::VectorXd> effects(kEffects.data(), 8), errors(kErrors.data(), 8);
    return logMeanOver(Prior({PriorKind::HalfNormal, 0.0, 5.0}), [&](double tau) {
        Eigen::MatrixXd covariance = Eigen::MatrixXd::Constant(8, 8, 25.0);
        covariance.diagonal().array() += errors.array().square() + tau * tau;
        return logNormal(effects, covariance);
    });
}

/// An exponential decay with autoregressive noise; the model fails for fast rates.
Posterior decayPosterior()
{
    const DecayModel model;
    std::vector<double> y(std::size_t(model.outputCount())), noise(y.size());
    NoiseLikelihood likelihood(model.segments());
    likelihood.setParameters(noiseParameters(std::array{0.05, 0.4}));
    RandomStream stream(3, StreamPurpose::Test, 0);
    likelihood.simulate(stream, noise);
    DecayModel(model).predict(std::array{1.3, 0.8}, y, {});
    for (std::size_t i = 0; i < y.size(); ++i)
        y[i] += noise[i];
    return {
        model.clone(),
        y,
        {{"amplitude", Prior({PriorKind::Lognormal, 1.0, 1.0})},
         {"rate", Prior({PriorKind::Uniform, 0, 0, 0.01, 100.0})}},
        {{"sigma", Prior({PriorKind::Lognormal, 0.05, 1.0})}, {"tau", Prior({PriorKind::Gamma, 2.0, 0.5})}}};
}

EvidenceEstimator smcOf(const TemperedDensity& density, SmcMoves moves, int particles)
{
    return [=, &density](std::uint64_t seed, const RunContext& context) {
        return temperedSmc(density, {.particles = particles, .moves = moves, .seed = seed}, context).evidence;
    };
}

EvidenceEstimator nestedOf(const TemperedDensity& density, int livePoints)
{
    return [=, &density](std::uint64_t seed, const RunContext& context) {
        return nestedSampling(density, {.livePoints = livePoints, .seed = seed}, context).evidence;
    };
}

} // namespace

/// All ways to the evidence on the same posteriors, the program's own Posterior among them.
class TstEvidence : public QObject
{
    Q_OBJECT

private slots:
    void linearGaussianPosterior_data();
    void linearGaussianPosterior();
    void eightSchoolsBy_data();
    void eightSchoolsBy();
    void waysAgreeOnANonlinearPosterior();
    void runsAreCombined();
    void runsAreRepeated();
    void repeatIsCancelled();
};

void TstEvidence::linearGaussianPosterior_data()
{
    QTest::addColumn<int>("parameters");
    QTest::newRow("constant") << 1;
    QTest::newRow("straight line") << 2;
}

void TstEvidence::linearGaussianPosterior()
{
    QFETCH(int, parameters);
    const Posterior posterior = linearPosterior(parameters);
    const double logEvidence = linearLogEvidence(parameters);
    compareWithKnown(smcOf(posterior, SmcMoves::Trajectories, 400), logEvidence, 0.1);
    compareWithKnown(smcOf(posterior, SmcMoves::Differences, 400), logEvidence, 0.1);
    compareWithKnown(nestedOf(posterior, 400), logEvidence, 0.1);
    compareWithKnown(bridgeOf(posterior, 400), logEvidence, 0.02);
    compareWithKnown(bridgeOf(posterior, 400, BridgeProposal::Warped), logEvidence, 0.02);
}

void TstEvidence::eightSchoolsBy_data()
{
    QTest::addColumn<int>("way");
    QTest::newRow("trajectories") << 0;
    QTest::newRow("differences") << 1;
    QTest::newRow("nested") << 2;
    QTest::newRow("bridge") << 3;
}

void TstEvidence::eightSchoolsBy()
{
    QFETCH(int, way);
    const PriorLikelihood density = eightSchools();
    const EvidenceEstimator ways[] = {smcOf(density, SmcMoves::Trajectories, 300),
                                      smcOf(density, SmcMoves::Differences, 300), nestedOf(density, 200),
                                      bridgeOf(density, 500)};
    compareWithKnown(ways[way], eightSchoolsLogEvidence(), 0.1);
}

void TstEvidence::waysAgreeOnANonlinearPosterior()
{
    const Posterior posterior = decayPosterior();
    const RepeatedEvidence bridge = repeatEvidence(bridgeOf(posterior, 250), 4, 1, {});
    QVERIFY(bridge.status.ok());
    QVERIFY(bridge.standardError < 0.02);
    for (const EvidenceEstimator& way :
         {smcOf(posterior, SmcMoves::Differences, 500), nestedOf(posterior, 500)}) {
        const RepeatedEvidence found = repeatEvidence(way, 4, 2, {});
        QVERIFY2(found.status.ok(), found.status.reason.english().c_str());
        const double error = std::hypot(found.standardError, bridge.standardError);
        QVERIFY2(std::abs(found.logEvidence - bridge.logEvidence) < 3.0 * error,
                 qPrintable(QString("%1 +- %2, bridge %3")
                                .arg(found.logEvidence)
                                .arg(found.standardError)
                                .arg(bridge.logEvidence)));
        QVERIFY(found.standardError < 0.1);
        // Half of the prior is out of the model's reach.
        QVERIFY(found.runs.front().failures.at(MessageId::SolverStepTooSmall).count > 100);
    }
}

void TstEvidence::runsAreCombined()
{
    const auto run = [](double logEvidence, double error) {
        EvidenceEstimate out;
        out.logEvidence = logEvidence;
        out.standardError = error;
        return out;
    };
    const RepeatedEvidence apart =
        combineEvidence({run(1.0, 0.1), run(2.0, 0.1), run(3.0, 0.1), run(4.0, 0.1)});
    QCOMPARE(apart.logEvidence, 2.5);
    QVERIFY(std::abs(apart.scatter - std::sqrt(5.0 / 3.0)) < 1e-14);
    QVERIFY(std::abs(apart.stated - 0.1) < 1e-14);
    QVERIFY(std::abs(apart.standardError - std::sqrt(5.0 / 12.0)) < 1e-14);
    QVERIFY(runsDisagree(1.29, 0.1, 4));
    QVERIFY(!runsDisagree(0.1, 0.1, 4));
    // chi squared with 3 degrees of freedom is above 16.27 once in a thousand times.
    QVERIFY(!runsDisagree(std::sqrt(16.2 / 3.0), 1.0, 4) && runsDisagree(std::sqrt(16.3 / 3.0), 1.0, 4));
    QVERIFY(!runsDisagree(0.0, 0.1, 1));
    const RepeatedEvidence close = combineEvidence({run(1.0, 0.3), run(1.01, 0.4)});
    QVERIFY(std::abs(close.standardError - std::sqrt(0.125 / 2.0)) < 1e-14);
    const RepeatedEvidence one = combineEvidence({run(1.0, 0.3)});
    QCOMPARE(one.scatter, 0.0);
    QCOMPARE(one.standardError, 0.3);
}

void TstEvidence::runsAreRepeated()
{
    std::vector<std::uint64_t> seeds;
    std::vector<double> fractions;
    const auto estimator = [&](std::uint64_t seed, const RunContext& context) {
        seeds.push_back(seed);
        context.report(0.5);
        context.report(1.0);
        return EvidenceEstimate{};
    };
    const RunContext context{{}, [&](double f) { fractions.push_back(f); }};
    QVERIFY(repeatEvidence(estimator, 4, 1, context).status.ok());
    QCOMPARE(fractions, (std::vector<double>{0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1.0}));
    repeatEvidence(estimator, 4, 1, context);
    repeatEvidence(estimator, 4, 2, context);
    for (std::size_t i = 0; i < 4; ++i)
        QCOMPARE(seeds[i], seeds[i + 4]);
    std::sort(seeds.begin(), seeds.end());
    QCOMPARE(std::unique(seeds.begin(), seeds.end()) - seeds.begin(), 8L);
    QVERIFY_EXCEPTION_THROWN(repeatEvidence(estimator, 0, 1, {}), InputError);
}

void TstEvidence::repeatIsCancelled()
{
    int runs = 0;
    std::stop_source stop;
    const auto estimator = [&](std::uint64_t, const RunContext& context) {
        if (++runs == 2)
            stop.request_stop();
        EvidenceEstimate out;
        if (context.stopRequested())
            out.status = Status::cancelled();
        return out;
    };
    const RepeatedEvidence found = repeatEvidence(estimator, 4, 1, {stop.get_token(), {}});
    QCOMPARE(found.status.outcome, Outcome::Cancelled);
    QCOMPARE(runs, 2);
}

QTEST_GUILESS_MAIN(TstEvidence)
#include "tst_evidence.moc"
