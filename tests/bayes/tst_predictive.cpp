#include "bayes/predictive.h"
#include "bayes/variance_shares.h"
#include "core/random.h"
#include "test_models.h"

#include <QTest>
#include <numbers>

using namespace interphase;
using namespace interphase::test;

namespace {

// A line through six points with known sigma and flat prior, theta ~ Normal(mean, (X'X)^-1 sigma^2): here the
// exact posterior of slope and offset is drawn directly; the predictive distribution is normal with variance
// sigma^2 (1 + x'(X'X)^-1 x).
constexpr double kSigma = 0.5;
const std::vector<double> kX{1, -2, 1, -1, 1, 0, 1, 0, 1, 1, 1, 2}; // X'X = diag(6, 10)

double spread(std::size_t row)
{
    return kSigma * std::sqrt(1 / 6.0 + kX[2 * row + 1] * kX[2 * row + 1] / 10.0);
}

std::vector<std::vector<double>> posteriorDraws(int count, double tau = 0.0)
{
    RandomStream stream(2, StreamPurpose::Test, 0);
    std::vector<std::vector<double>> thetas;
    for (int i = 0; i < count; ++i) {
        const double a = 1.0 + kSigma * stream.normal() / std::sqrt(6.0);
        const double b = -0.5 + kSigma * stream.normal() / std::sqrt(10.0);
        thetas.push_back({a, b, kSigma});
        if (tau > 0.0)
            thetas.back().push_back(tau);
    }
    return thetas;
}

double centre(std::size_t row)
{
    return 1.0 - 0.5 * kX[2 * row + 1];
}

} // namespace

class TstPredictive : public QObject
{
    Q_OBJECT

private slots:
    void linearGaussianClosedForm();
    void logDensityClosedForm();
    void coverageOfNewData();
    void correlatedNoiseHasTheSameBands();
    void readingsAverageNoiseOnly_data();
    void readingsAverageNoiseOnly();
    void modelErrorIsNoNoise();
    void missingPredictionsAreLeftOut();
    void modelsDisagree();
    void failedDrawsAreLeftOut();
    void sameWhateverTheThreads();
    void cancelled();
    void badInputIsNamed();
};

void TstPredictive::linearGaussianClosedForm()
{
    constexpr int kDraws = 20000;
    const LinearModel model(kX, 2);
    const auto predictions = predictDraws(model, posteriorDraws(kDraws), 0, {});
    QVERIFY(predictions.status.ok());
    const auto out = summarisePredictive(predictions.draws, model.segments(), 3);
    for (std::size_t i = 0; i < 6; ++i) {
        const double total = std::hypot(kSigma, spread(i));
        QVERIFY(std::abs(out.aleatoric[i] - kSigma * kSigma) < 1e-12);
        QVERIFY(std::abs(out.epistemic[i] / (spread(i) * spread(i)) - 1) < 5 * std::sqrt(2.0 / kDraws));
        QVERIFY(std::abs(out.mean[i] - centre(i)) < 5 * spread(i) / std::sqrt(kDraws));
        // Five standard errors of a 95 % quantile: sqrt(p (1 - p) / n) / density.
        const double error = 5 * std::sqrt(0.05 * 0.95 / kDraws) / 0.1031;
        QVERIFY(std::abs(out.measurement.q95[i] - (centre(i) + 1.644854 * total)) < error * total);
        QVERIFY(std::abs(out.measurement.q05[i] - (centre(i) - 1.644854 * total)) < error * total);
        QVERIFY(std::abs(out.measurement.q25[i] - (centre(i) - 0.674490 * total)) < error * total);
        QVERIFY(std::abs(out.measurement.q75[i] - (centre(i) + 0.674490 * total)) < error * total);
        QVERIFY(std::abs(out.measurement.median[i] - centre(i)) < error * total);
        QVERIFY(std::abs(out.model.q95[i] - (centre(i) + 1.644854 * spread(i))) < error * spread(i));
    }
}

void TstPredictive::logDensityClosedForm()
{
    const LinearModel model(kX, 2);
    const auto predictions = predictDraws(model, posteriorDraws(20000), 0, {});
    const std::vector<double> y{2, 1, 1.5, 0.2, 0.5, 1.5};
    const auto out = logPredictiveDensity(predictions.draws, y);
    for (std::size_t i = 0; i < 6; ++i) {
        const double total = std::hypot(kSigma, spread(i));
        const double z = (y[i] - centre(i)) / total;
        QVERIFY(std::abs(out[i] + 0.5 * z * z + std::log(total * std::sqrt(2 * std::numbers::pi))) < 0.03);
    }
    // Far away nothing underflows.
    QVERIFY(std::isfinite(logPredictiveDensity(predictions.draws, std::vector<double>(6, 1e4))[0]));
}

void TstPredictive::coverageOfNewData()
{
    const LinearModel model(kX, 2);
    const auto predictions = predictDraws(model, posteriorDraws(4000), 0, {});
    const auto summary = summarisePredictive(predictions.draws, model.segments(), 3);
    RandomStream stream(4, StreamPurpose::Test, 0);
    double half = 0, most = 0;
    constexpr int kSets = 3000;
    for (int r = 0; r < kSets; ++r) {
        std::vector<double> y(6);
        for (std::size_t i = 0; i < 6; ++i)
            y[i] = centre(i) + std::hypot(kSigma, spread(i)) * stream.normal();
        half += coverage(summary, y).central50 / kSets;
        most += coverage(summary, y).central90 / kSets;
    }
    QVERIFY(std::abs(half - 0.5) < 0.02);
    QVERIFY(std::abs(most - 0.9) < 0.02);
}

void TstPredictive::correlatedNoiseHasTheSameBands()
{
    const LinearModel model(kX, 2);
    const auto out =
        summarisePredictive(predictDraws(model, posteriorDraws(8000, 5.0), 0, {}).draws, model.segments(), 3);
    const double total = std::hypot(kSigma, spread(5));
    QVERIFY(std::abs(out.measurement.q95[5] - (centre(5) + 1.644854 * total)) < 0.08 * total);
}

void TstPredictive::readingsAverageNoiseOnly_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<double>("variance"); // of one reading's noise
    QTest::newRow("normal") << static_cast<int>(NoiseKind::Independent) << kSigma * kSigma;
    QTest::newRow("Student") << static_cast<int>(NoiseKind::StudentT) << kSigma * kSigma * 10.0 / 8.0;
}

// The mean of n readings has the variance of the parameters, and an nth of the noise's; one future reading
// all of it.
void TstPredictive::readingsAverageNoiseOnly()
{
    QFETCH(int, kind);
    QFETCH(double, variance);
    constexpr int kDraws = 8000, kReadings = 4;
    const LinearModel model(kX, 2);
    PredictiveDraws predictions = predictDraws(model, posteriorDraws(kDraws), 0, {});
    for (PredictiveDraw& draw : predictions.draws) {
        draw.noise.kind = static_cast<NoiseKind>(kind);
        draw.noise.nu = 10.0;
    }
    const auto one = summarisePredictive(predictions.draws, model.segments(), 3);
    const auto mean = summarisePredictive(predictions.draws, model.segments(), 3, kReadings);
    for (std::size_t i = 0; i < 6; ++i) {
        QVERIFY(std::abs(one.aleatoric[i] - variance) < 1e-12);
        QVERIFY(std::abs(mean.aleatoric[i] - variance / kReadings) < 1e-12);
        QCOMPARE(mean.epistemic[i], one.epistemic[i]);
        // Nearly normal also for Student's t with 10 degrees of freedom: its 95 % quantile is 1.62 sd, the
        // mean of four nearer.
        const double total = std::sqrt(variance / kReadings + spread(i) * spread(i));
        const double error = 5 * std::sqrt(0.05 * 0.95 / kDraws) / 0.1031;
        QVERIFY(std::abs(mean.measurement.q95[i] - (centre(i) + 1.644854 * total)) < (error + 0.02) * total);
        QVERIFY(mean.measurement.q95[i] < one.measurement.q95[i]);
    }
    QVERIFY_EXCEPTION_THROWN(summarisePredictive(predictions.draws, model.segments(), 3, 0), InputError);
}

// A smooth error of the model is a share of its own and does not average out.
void TstPredictive::modelErrorIsNoNoise()
{
    const LinearModel model(kX, 2);
    PredictiveDraws predictions = predictDraws(model, posteriorDraws(8000), 0, {});
    for (PredictiveDraw& draw : predictions.draws)
        draw.noise = noiseParameters(NoiseKind::Discrepancy, std::array{0.3, 2.0, 0.4});
    const auto out = summarisePredictive(predictions.draws, model.segments(), 3, 16);
    for (std::size_t i = 0; i < 6; ++i) {
        QVERIFY(std::abs(out.discrepancy[i] - 0.09) < 1e-12);
        QVERIFY(std::abs(out.aleatoric[i] - 0.01) < 1e-12);
        const double total = std::sqrt(0.1 + spread(i) * spread(i));
        QVERIFY(std::abs(out.measurement.q95[i] - (centre(i) + 1.644854 * total)) < 0.1 * total);
    }
}

void TstPredictive::missingPredictionsAreLeftOut()
{
    const double nan = std::nan("");
    const NoiseParameters noise = noiseParameters(std::array{1e-9});
    const std::vector<PredictiveDraw> draws{
        {{1.0, 2.0, nan}, noise}, {{3.0, nan, nan}, noise}, {{5.0, 4.0, 1.0}, noise}};
    const auto out = summarisePredictive(draws, {{0, 3, {0.0, 1.0, 2.0}}}, 1);
    QCOMPARE(out.mean[0], 3.0);
    QCOMPARE(out.mean[1], 3.0);
    QCOMPARE(out.epistemic[1], 2.0);
    QVERIFY(std::abs(out.measurement.median[1] - 3.0) < 1e-6);
    QVERIFY(std::isnan(out.mean[2]) && std::isnan(out.measurement.q95[2]) && std::isnan(out.model.q05[2]));
}

// Two normal predictions: the shares add up to the variance of their mixture.
void TstPredictive::modelsDisagree()
{
    PredictiveSummary first, second;
    first.mean = {1.0};
    first.aleatoric = {0.25};
    first.epistemic = {0.5};
    second.mean = {3.0};
    second.aleatoric = {0.5};
    second.epistemic = {1.0};
    second.discrepancy = {2.0};
    const VarianceShares out = varianceShares({first, second}, std::array{3.0, 1.0});
    QCOMPARE(out.mean[0], 1.5);
    QCOMPARE(out.aleatoric[0], 0.75 * 0.25 + 0.25 * 0.5);
    QCOMPARE(out.parameter[0], 0.75 * 0.5 + 0.25 * 1.0);
    QCOMPARE(out.discrepancy[0], 0.5);
    QCOMPARE(out.betweenModel[0], 0.75 * 0.25 * 4.0);
    // Second moment of the mixture less the square of its mean.
    const double second2 = 0.75 * (0.75 + 1.0) + 0.25 * (3.5 + 9.0);
    QCOMPARE(out.aleatoric[0] + out.parameter[0] + out.discrepancy[0] + out.betweenModel[0], second2 - 2.25);
    PredictiveSummary all = first;
    all.mean = {0.0, 0.0, 0.0};
    all.aleatoric = {1.0, 2.0, std::nan("")};
    all.epistemic = {1.0, 0.0, 1.0};
    all.betweenModel = {2.0, 2.0, 1.0};
    const MeanShares means = meanShares(all); // of what is known
    QCOMPARE(means.aleatoric, 0.5 * (0.25 + 0.5));
    QCOMPARE(means.parameter, 0.125);
    QCOMPARE(means.discrepancy, 0.0);
    QCOMPARE(means.betweenModel, 0.5);
    QVERIFY_EXCEPTION_THROWN(varianceShares({first}, std::array{1.0, 1.0}), InputError);
    QVERIFY_EXCEPTION_THROWN(varianceShares({first, second}, std::array{0.0, 0.0}), InputError);
}

void TstPredictive::failedDrawsAreLeftOut()
{
    const DecayModel model;
    const auto some = predictDraws(model, {{1, 1, 0.1}, {1, 60, 0.1}, {2, 1, 0.1}}, 0, {});
    QVERIFY(some.status.ok());
    QCOMPARE(some.draws.size(), std::size_t{2});
    QCOMPARE(some.draws[1].prediction[0], 2.0);
    QCOMPARE(some.failures.at(MessageId::SolverStepTooSmall).count, 1LL);
    QCOMPARE(predictDraws(model, {{1, 60, 0.1}}, 0, {}).status.reason.id, MessageId::SolverStepTooSmall);
}

void TstPredictive::sameWhateverTheThreads()
{
    const LinearModel model(kX, 2);
    const auto one = predictDraws(model, posteriorDraws(50), 1, {});
    const auto two = predictDraws(model, posteriorDraws(50), 2, {});
    for (std::size_t i = 0; i < 50; ++i)
        QVERIFY(one.draws[i].prediction == two.draws[i].prediction);
    const auto a = summarisePredictive(one.draws, model.segments(), 3);
    QVERIFY(a.measurement.q05 == summarisePredictive(two.draws, model.segments(), 3).measurement.q05);
    QVERIFY(a.measurement.q05 != summarisePredictive(two.draws, model.segments(), 4).measurement.q05);
}

void TstPredictive::cancelled()
{
    std::stop_source stop;
    stop.request_stop();
    const auto out = predictDraws(DecayModel(), {{1, 1, 0.1}}, 0, {stop.get_token(), {}});
    QCOMPARE(out.status.outcome, Outcome::Cancelled);
}

void TstPredictive::badInputIsNamed()
{
    QVERIFY_EXCEPTION_THROWN(predictDraws(DecayModel(), {{1, 1}}, 0, {}), InputError);
    QVERIFY_EXCEPTION_THROWN(summarisePredictive({}, DecayModel().segments(), 1), InputError);
    const std::vector<PredictiveDraw> wrong(3, PredictiveDraw{{1.0, 2.0}, noiseParameters(std::array{0.1})});
    QVERIFY_EXCEPTION_THROWN(summarisePredictive(wrong, DecayModel().segments(), 1), InputError);
}

QTEST_GUILESS_MAIN(TstPredictive)
#include "tst_predictive.moc"
