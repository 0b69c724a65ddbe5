#include "bayes/model_comparison.h"
#include "bayes/posterior.h"
#include "bayes/weights.h"
#include "core/random.h"
#include "known_evidence.h"
#include "test_models.h"

#include <QTest>
#include <boost/math/quadrature/gauss_kronrod.hpp>

using namespace interphase;
using namespace interphase::test;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// All kinds of prior and of transform: two bounds, lower, none, lower.
Posterior posterior()
{
    std::vector<double> x, y;
    for (int i = 0; i < 10; ++i) {
        x.insert(x.end(), {1.0, 0.2 * i, 0.04 * i * i});
        y.push_back(0.3 + 0.1 * i + 0.05 * std::sin(5.0 * i));
    }
    return {std::make_unique<LinearModel>(x, 3),
            y,
            {{"a", Prior({PriorKind::Uniform, 0, 0, -1.0, 2.0})},
             {"b", Prior({PriorKind::Gamma, 2.0, 0.5})},
             {"c", Prior({PriorKind::Normal, 0.1, 0.3})}},
            {{"sigma", Prior({PriorKind::HalfNormal, 0.0, 0.2})}}};
}

} // namespace

/// Prior and likelihood of a posterior apart, and the small functions around the evidence.
class TstTemperedDensity : public QObject
{
    Q_OBJECT

private slots:
    void partsAddUp();
    void gradientsMatchDifferences();
    void priorIntegratesToOne();
    void unitCubeIsThePrior();
    void cornersOfTheCubeHaveFiniteCoordinates();
    void outOfRange();
    void temperedIsBetween();
    void logSums();
    void weightsAndTheirSize();
    void correlations();
    void resampling();
    void bayesFactorWords_data();
    void bayesFactorWords();
    void uncertainBayesFactor();
    void oddsAndProbabilities();
    void stackingInClosedForm();
};

void TstTemperedDensity::partsAddUp()
{
    Posterior whole = posterior();
    QVERIFY(whole.priorIsNormalised() && whole.hasGradient());
    RandomStream stream(1, StreamPurpose::Test, 0);
    std::vector<double> q(4), gradient(4), prior(4), likelihood(4);
    for (int i = 0; i < 20; ++i) {
        whole.samplePrior(stream, q);
        const double sum = whole.evaluatePrior(q, prior) + whole.evaluateLikelihood(q, likelihood);
        const double value = whole.evaluate(q, gradient);
        QVERIFY(std::abs(sum - value) < 1e-12 * std::abs(value));
        QVERIFY(whole.evaluatePrior(q, {}) + whole.evaluateLikelihood(q, {}) == sum);
        for (std::size_t k = 0; k < 4; ++k)
            QVERIFY(std::abs(prior[k] + likelihood[k] - gradient[k]) < 1e-10 * (1.0 + std::abs(gradient[k])));
        const PosteriorTerms terms = whole.terms(q);
        QVERIFY(std::abs(terms.logLikelihood - whole.evaluateLikelihood(q, {})) < 1e-12 * std::abs(value));
    }
}

void TstTemperedDensity::gradientsMatchDifferences()
{
    Posterior whole = posterior();
    RandomStream stream(2, StreamPurpose::Test, 0);
    std::vector<double> q(4), prior(4), likelihood(4);
    constexpr double kStep = 1e-5;
    for (int i = 0; i < 10; ++i) {
        whole.samplePrior(stream, q);
        whole.evaluatePrior(q, prior);
        whole.evaluateLikelihood(q, likelihood);
        for (std::size_t k = 0; k < 4; ++k) {
            std::vector<double> up = q, down = q;
            up[k] += kStep;
            down[k] -= kStep;
            const double p = (whole.evaluatePrior(up, {}) - whole.evaluatePrior(down, {})) / (2.0 * kStep);
            const double l =
                (whole.evaluateLikelihood(up, {}) - whole.evaluateLikelihood(down, {})) / (2.0 * kStep);
            QVERIFY(std::abs(prior[k] - p) < 1e-6 * (1.0 + std::abs(p)));
            QVERIFY2(std::abs(likelihood[k] - l) < 1e-5 * (1.0 + std::abs(l)),
                     qPrintable(QString("%1 %2").arg(likelihood[k]).arg(l)));
        }
    }
}

/// Coordinate by coordinate, the others held: independent priors make the integral a product.
void TstTemperedDensity::priorIntegratesToOne()
{
    Posterior whole = posterior();
    const std::vector<double> middle(4, 0.5);
    std::vector<double> q(4);
    whole.fromUnitCube(middle, q);
    const double here = whole.evaluatePrior(q, {});
    double logProduct = 0.0;
    for (std::size_t k = 0; k < 4; ++k) {
        const auto integrand = [&](double x) {
            std::vector<double> at = q;
            at[k] = x;
            return std::exp(whole.evaluatePrior(at, {}) - here);
        };
        using Rule = boost::math::quadrature::gauss_kronrod<double, 61>;
        logProduct += std::log(Rule::integrate(integrand, -40.0, 40.0, 15, 1e-11));
    }
    QVERIFY2(std::abs(logProduct + here) < 1e-8 + 3.0 * std::abs(here) * 1e-9,
             qPrintable(QString::number(logProduct + here)));
}

void TstTemperedDensity::unitCubeIsThePrior()
{
    const Posterior whole = posterior();
    RandomStream stream(3, StreamPurpose::Test, 0);
    std::vector<double> u(4), q(4), theta(4);
    for (int i = 0; i < 50; ++i) {
        for (double& x : u)
            x = stream.uniform();
        whole.fromUnitCube(u, q);
        whole.toConstrained(q, theta);
        for (std::size_t k = 0; k < 4; ++k)
            QVERIFY(std::abs(whole.parameters()[k].prior.cdf(theta[k]) - u[k]) < 1e-10);
    }
    // The sampler takes one uniform a coordinate.
    RandomStream one(4, StreamPurpose::Test, 0), other(4, StreamPurpose::Test, 0);
    std::vector<double> sampled(4);
    whole.samplePrior(one, sampled);
    for (double& x : u)
        x = other.uniform();
    whole.fromUnitCube(u, q);
    QCOMPARE(sampled, q);
}

void TstTemperedDensity::cornersOfTheCubeHaveFiniteCoordinates()
{
    Posterior whole = posterior();
    std::vector<double> q(4);
    for (const double u : {0x1.0p-53, 1.0 - 0x1.0p-53}) {
        whole.fromUnitCube(std::vector<double>(4, u), q);
        for (double x : q)
            QVERIFY(std::isfinite(x));
        QVERIFY(std::isfinite(whole.evaluatePrior(q, {})));
    }
}

void TstTemperedDensity::outOfRange()
{
    Posterior whole = posterior();
    const std::vector<double> q{0.0, 800.0, 0.0, -1.0};
    std::vector<double> gradient(4);
    QCOMPARE(whole.evaluatePrior(q, gradient), -kInfinity);
    QCOMPARE(whole.evaluateLikelihood(q, gradient), -kInfinity);
    QCOMPARE(whole.failures().at(MessageId::ParametersOutOfRange).count, 1LL);
    QVERIFY(!dynamic_cast<const CountsFailures&>(*whole.cloneTempered()).failures().size());
}

void TstTemperedDensity::temperedIsBetween()
{
    Posterior whole = posterior();
    RandomStream stream(5, StreamPurpose::Test, 0);
    std::vector<double> q(4), gradient(4), all(4), prior(4);
    whole.samplePrior(stream, q);
    const double top = whole.evaluate(q, all), bottom = whole.evaluatePrior(q, prior);
    for (const double t : {0.0, 0.3, 1.0}) {
        TemperedAt tempered(whole, t);
        const double value = bottom + t * (top - bottom);
        QVERIFY(std::abs(tempered.evaluate(q, gradient) - value) < 1e-11 * std::abs(top));
        for (std::size_t k = 0; k < 4; ++k) {
            const double slope = prior[k] + t * (all[k] - prior[k]);
            QVERIFY(std::abs(gradient[k] - slope) < 1e-10 * (1.0 + std::abs(all[k])));
        }
        const auto clone = tempered.clone();
        QVERIFY(clone->evaluate(q, {}) == tempered.evaluate(q, {}));
        QCOMPARE(tempered.evaluate(std::vector<double>{0.0, 800.0, 0.0, -1.0}, gradient), -kInfinity);
    }
}

void TstTemperedDensity::logSums()
{
    QVERIFY(std::abs(logSumExp(std::vector<double>{std::log(1.0), std::log(2.0), std::log(3.0)}) -
                     std::log(6.0)) < 1e-15);
    QVERIFY(std::abs(logSumExp(std::vector<double>{-1e5, -1e5}) - (-1e5 + std::log(2.0))) < 1e-10);
    QCOMPARE(logSumExp(std::vector<double>{-kInfinity, -kInfinity}), -kInfinity);
    QCOMPARE(logSumExp(std::vector<double>{}), -kInfinity);
    QVERIFY(std::abs(logAddExp(std::log(0.25), std::log(0.5)) - std::log(0.75)) < 1e-15);
    QCOMPARE(logAddExp(-kInfinity, -kInfinity), -kInfinity);
    QCOMPARE(logAddExp(2.0, -kInfinity), 2.0);
}

void TstTemperedDensity::weightsAndTheirSize()
{
    const auto weights = normalisedWeights(std::vector<double>{-1000.0, -1000.0 + std::log(3.0), -kInfinity});
    QVERIFY(std::abs(weights[0] - 0.25) < 1e-12 && std::abs(weights[1] - 0.75) < 1e-12);
    QCOMPARE(weights[2], 0.0);
    QVERIFY(std::abs(effectiveSize(weights) - 1.6) < 1e-12);
    QVERIFY(std::abs(effectiveSize(std::vector<double>(10, 0.1)) - 10.0) < 1e-12);
}

void TstTemperedDensity::correlations()
{
    const std::vector<double> a{1, 2, 3, 4}, b{2, 1, 4, 3}, constant(4, 5.0);
    QVERIFY(std::abs(correlation(a, b) - 0.6) < 1e-15);
    QVERIFY(std::abs(correlation(a, std::vector<double>{8, 6, 4, 2}) + 1.0) < 1e-15);
    QCOMPARE(correlation(a, constant), 0.0);
}

/// Each index the count times its weight, rounded up or down; in the mean over the random number exactly.
void TstTemperedDensity::resampling()
{
    const std::vector<double> weights{0.05, 0.3, 0.0, 0.42, 0.23};
    constexpr int kCount = 7, kNumbers = 1000;
    std::vector<double> mean(weights.size());
    for (int i = 0; i < kNumbers; ++i) {
        const auto chosen = resample(weights, kCount, (i + 0.5) / kNumbers);
        QCOMPARE(chosen.size(), std::size_t(kCount));
        QVERIFY(std::is_sorted(chosen.begin(), chosen.end()));
        for (std::size_t k = 0; k < weights.size(); ++k) {
            const auto times = std::count(chosen.begin(), chosen.end(), static_cast<int>(k));
            QVERIFY(std::abs(double(times) - kCount * weights[k]) < 1.0);
            mean[k] += double(times) / kNumbers;
        }
    }
    for (std::size_t k = 0; k < weights.size(); ++k)
        QVERIFY(std::abs(mean[k] - kCount * weights[k]) < 2.0 / kNumbers);
}

void TstTemperedDensity::bayesFactorWords_data()
{
    QTest::addColumn<double>("log");
    QTest::addColumn<QString>("text");
    QTest::newRow("weak") << 0.9 << "The data hardly tell DFN and SPM apart (Bayes factor 2.5).";
    QTest::newRow("weak, second") << -0.9 << "The data hardly tell SPM and DFN apart (Bayes factor 2.5).";
    QTest::newRow("positive") << std::log(12.0) << "The data speak for DFN over SPM (Bayes factor 12).";
    QTest::newRow("strong") << std::log(100.0)
                            << "The data speak strongly for DFN over SPM (Bayes factor 100).";
    QTest::newRow("second") << -std::log(100.0)
                            << "The data speak strongly for SPM over DFN (Bayes factor 100).";
    QTest::newRow("very strong") << std::log(200.0)
                                 << "The data speak very strongly for DFN over SPM (Bayes factor 200).";
    QTest::newRow("beyond numbers") << 2000.0
                                    << "The data speak very strongly for DFN over SPM (Bayes factor 1e869).";
}

void TstTemperedDensity::bayesFactorWords()
{
    QFETCH(double, log);
    QFETCH(QString, text);
    const BayesFactor factor = bayesFactor(log - 50.0, 0.03, -50.0, 0.04);
    QVERIFY(std::abs(factor.log - log) < 1e-12);
    QVERIFY(std::abs(factor.standardError - 0.05) < 1e-14);
    QCOMPARE(QString::fromStdString(describe(factor, "DFN", "SPM").english()), text);
}

void TstTemperedDensity::uncertainBayesFactor()
{
    const BayesFactor factor = bayesFactor(-50.0, 3.0, -53.0, 0.0);
    QVERIFY(!factor.certain());
    QCOMPARE(describe(factor, "DFN", "SPM").id, MessageId::BayesFactorUncertain);
    QVERIFY(bayesFactor(-50.0, 1.0, -53.0, 0.0).certain());
    // A factor near one with a small error is known to be near one.
    QCOMPARE(describe({0.01, 0.1}, "DFN", "SPM").id, MessageId::BayesFactorWeak);
}

void TstTemperedDensity::oddsAndProbabilities()
{
    QVERIFY(std::abs(logPosteriorOdds({std::log(4.0), 0.0}, 0.5) - std::log(2.0)) < 1e-14);
    QVERIFY_EXCEPTION_THROWN(logPosteriorOdds({}, 0.0), InputError);
    const std::vector<double> logs{-1000.0, -1000.0 + std::log(3.0)};
    const auto equal = modelProbabilities(logs, {});
    QVERIFY(std::abs(equal[0] - 0.25) < 1e-12 && std::abs(equal[1] - 0.75) < 1e-12);
    const auto weighted = modelProbabilities(logs, std::vector<double>{6.0, 1.0});
    QVERIFY(std::abs(weighted[0] - 2.0 / 3.0) < 1e-12);
    QVERIFY_EXCEPTION_THROWN(modelProbabilities(logs, std::vector<double>{1.0}), InputError);
    QVERIFY_EXCEPTION_THROWN(modelProbabilities(logs, std::vector<double>{0.0, 0.0}), InputError);
    QVERIFY_EXCEPTION_THROWN(modelProbabilities(logs, std::vector<double>{-1.0, 2.0}), InputError);
}

// Of two models and two groups with densities 4, 1 and 1, 2: log(1 + 3 w) + log(2 - w) is highest at 5/6.
void TstTemperedDensity::stackingInClosedForm()
{
    const double a = std::log(4.0), b = std::log(2.0), far = -3000.0;
    const std::vector<double> w = stackingWeights({{a + far, 0.0}, {far, b}});
    QVERIFY2(std::abs(w[0] - 5.0 / 6.0) < 1e-6 && std::abs(w[0] + w[1] - 1.0) < 1e-12,
             qPrintable(QString::number(w[0])));
    // One that is never better is not taken; where none can be told apart, all are.
    QVERIFY(stackingWeights({{1.0, 2.0}, {0.5, 1.0}})[1] < 1e-6);
    QCOMPARE(stackingWeights({{0.5, 1.0}, {0.5, 1.0}}), (std::vector<double>{0.5, 0.5}));
    // One group in ten speaks for the second: without it the first has all the weight, so that resampling
    // groups tells little; where every group does, it is sure.
    std::vector<double> first(10, 0.0), second(10, -0.5);
    second[0] = 3.0;
    const std::vector<double> none(10, 0.0);
    const std::vector<StackedWeight> open = uncertainStacking({first, second}, {none, none});
    QVERIFY2(open[0].range.low < 0.8 && open[0].range.high > 0.95 && open[1].range.high > 0.2,
             qPrintable(QString("%1 %2").arg(open[0].range.low).arg(open[0].range.high)));
    QVERIFY(std::abs(open[0].range.low + open[1].range.high - 1.0) < 1e-9);
    QVERIFY(std::abs(open[0].weight + open[1].weight - 1.0) < 1e-9);
    second[0] = -0.5;
    const std::vector<StackedWeight> sure = uncertainStacking({first, second}, {none, none});
    QVERIFY(sure[0].range.low > 0.99 && sure[0].weight > 0.99);
    // The same with Monte Carlo errors as large as the differences.
    const std::vector<double> rough(10, 1.0);
    const std::vector<StackedWeight> blurred = uncertainStacking({first, second}, {rough, rough});
    QVERIFY(blurred[0].range.low < 0.9);
    QVERIFY(blurred[0].weight == uncertainStacking({first, second}, {rough, rough})[0].weight);
    // A model twice is half and half.
    const std::vector<StackedWeight> same = uncertainStacking({first, first}, {rough, rough});
    QVERIFY(std::abs(same[0].weight - 0.5) < 0.05 && same[0].range.low < 0.05 && same[0].range.high > 0.95);
    QVERIFY_EXCEPTION_THROWN(uncertainStacking({first, second}, {none}), InputError);
    QVERIFY_EXCEPTION_THROWN(stackingWeights({}), InputError);
    QVERIFY_EXCEPTION_THROWN(stackingWeights({{1.0}, {1.0, 2.0}}), InputError);
    QVERIFY_EXCEPTION_THROWN(stackingWeights({{std::nan("")}}), InputError);
}

QTEST_GUILESS_MAIN(TstTemperedDensity)
#include "tst_tempered_density.moc"
