#include "bayes/optimise.h"
#include "bayes/posterior.h"
#include "core/parallel.h"
#include "core/random.h"
#include "test_densities.h"
#include "test_models.h"

#include <QTest>
#include <atomic>
#include <numbers>
#include <stdexcept>

using namespace interphase;
using namespace interphase::test;

namespace {

Posterior decayPosterior(double tau = 0.0)
{
    const DecayModel model(60);
    std::vector<double> y(120), noise(120);
    DecayModel(model).predict(std::array{1.3, 0.8}, y, {});
    NoiseLikelihood likelihood(model.segments());
    likelihood.setParameters(tau > 0.0 ? noiseParameters(std::array{0.05, tau})
                                       : noiseParameters(std::array{0.05}));
    RandomStream stream(8, StreamPurpose::Test, 0);
    likelihood.simulate(stream, noise);
    for (std::size_t i = 0; i < y.size(); ++i)
        y[i] += noise[i];
    NoiseModel noiseModel{{"sigma", Prior({PriorKind::Lognormal, 0.01, 1.5})}};
    if (tau > 0.0)
        noiseModel.push_back({"tau", Prior({PriorKind::Lognormal, 0.1, 1.5})});
    return {model.clone(),
            y,
            {{"amplitude", Prior({PriorKind::Lognormal, 1.0, 1.0})},
             {"rate", Prior({PriorKind::Lognormal, 3.0, 2.0, 0.0, 100.0})}},
            noiseModel};
}

} // namespace

class TstOptimise : public QObject
{
    Q_OBJECT

private slots:
    void rosenbrockByBfgs();
    void gaussianByBfgs();
    void linearModelHitsTheClosedForm();
    void startsAgreeFromAllOverThePrior();
    void autoregressiveNoiseIsRecovered();
    void nothingFiniteIsSaid();
    void aStartWithoutDensityIsMoved();
    void cancelled();
    void laplaceOfGaussian();
    void laplaceKindsAgree();
    void exceptionsBecomeAStatus();
};

void TstOptimise::rosenbrockByBfgs()
{
    for (double cut : {-1e300, -0.2}) {
        FunctionDensity density = rosenbrock(cut);
        ModeOptions options;
        options.tolerance = 1e-10;
        const auto result = climb(density, std::array{-1.2, 1.0}, options, {});
        QCOMPARE(result.end, ModeEnd::Converged);
        QVERIFY(std::abs(result.q[0] - 1) < 1e-3 && std::abs(result.q[1] - 1) < 1e-3);
        QVERIFY(result.evaluations < 150);
    }
}

void TstOptimise::gaussianByBfgs()
{
    FunctionDensity density = gaussian({1e4, 50, 50, 1.0}, {0.3, -2.0});
    const auto result = climb(density, std::array{2.0, 5.0}, {}, {});
    QCOMPARE(result.end, ModeEnd::Converged);
    QVERIFY(result.logDensity > -1e-5);
}

// Normal priors and a tight prior on sigma: theta = (X'X / s^2 + 1 / 4)^-1 X'y / s^2 at the mode's own s.
void TstOptimise::linearModelHitsTheClosedForm()
{
    const std::vector<double> x{1, 0, 1, 1, 1, 2, 1, 3};
    const std::vector<double> y{1, 2, 2, 4};
    const Prior normal({PriorKind::Normal, 0.0, 2.0});
    Posterior posterior(std::make_unique<LinearModel>(x, 2), y, {{"a", normal}, {"b", normal}},
                        {{"sigma", Prior({PriorKind::Lognormal, 0.5, 0.3})}});
    ModeOptions options;
    options.tolerance = 1e-14;
    const auto search = findMode(posterior, priorStarts(posterior, 4, 1), options, {});
    QVERIFY(search.best());
    std::vector<double> theta(3);
    posterior.toConstrained(search.best()->q, theta);
    const double w = 1 / (theta[2] * theta[2]);
    const double a = 4 * w + 0.25, b = 6 * w, c = 14 * w + 0.25, u = 9 * w, v = 18 * w;
    QVERIFY(std::abs(theta[0] - (c * u - b * v) / (a * c - b * b)) < 1e-6);
    QVERIFY(std::abs(theta[1] - (a * v - b * u) / (a * c - b * b)) < 1e-6);
    std::vector<double> g(3);
    posterior.evaluate(search.best()->q, g);
    for (double slope : g)
        QVERIFY(std::abs(slope) < 1e-6);
}

void TstOptimise::startsAgreeFromAllOverThePrior()
{
    Posterior posterior = decayPosterior();
    const auto search = findMode(posterior, priorStarts(posterior, 12, 1), {}, {});
    QVERIFY(search.status.ok());
    QCOMPARE(search.climbs.size(), std::size_t{12});
    int agree = 0;
    for (const auto& result : search.climbs)
        agree += result.end == ModeEnd::Converged && result.logDensity > search.best()->logDensity - 1e-3;
    QVERIFY2(agree >= 9, qPrintable(QString::number(agree)));
    for (std::size_t i = 1; i < 12; ++i)
        QVERIFY(search.climbs[i - 1].logDensity >= search.climbs[i].logDensity);
    // The same whatever the number of threads.
    ModeOptions one;
    one.threads = 1;
    QVERIFY(findMode(posterior, priorStarts(posterior, 12, 1), one, {}).best()->q == search.best()->q);
}

void TstOptimise::autoregressiveNoiseIsRecovered()
{
    Posterior posterior = decayPosterior(0.6);
    const auto search = findMode(posterior, priorStarts(posterior, 6, 1), {}, {});
    QCOMPARE(search.best()->end, ModeEnd::Converged);
    const auto approximation = laplace(posterior, search.best()->q);
    std::vector<double> theta(4), truth{1.3, 0.8, 0.05, 0.6}, q(4);
    posterior.toUnconstrained(truth, q);
    for (std::size_t i = 0; i < 4; ++i) {
        const double sd = std::sqrt(approximation.covariance[5 * i]);
        QVERIFY2(std::abs(search.best()->q[i] - q[i]) < 3 * sd, qPrintable(QString::number(i)));
        QVERIFY(sd < 0.7);
    }
}

void TstOptimise::nothingFiniteIsSaid()
{
    const FunctionDensity never(2, [](auto, auto) { return -std::numeric_limits<double>::infinity(); });
    const auto search = findMode(never, {{0, 0}, {1, 1}}, {}, {});
    QVERIFY(!search.best());
    QCOMPARE(search.status.reason.id, MessageId::NoFiniteStarts);
    QCOMPARE(search.climbs[0].end, ModeEnd::NoFiniteStart);
}

void TstOptimise::aStartWithoutDensityIsMoved()
{
    const auto search = findMode(rosenbrock(-0.2), {{0, 0.5}, {1, -0.8}}, {}, {});
    for (const auto& result : search.climbs)
        QCOMPARE(result.end, ModeEnd::Converged);
}

void TstOptimise::cancelled()
{
    std::stop_source source;
    std::atomic<int> calls = 0;
    const FunctionDensity endless(1, [&](std::span<const double> q, std::span<double> g) {
        if (++calls == 5)
            source.request_stop();
        g[0] = 1.0;
        return q[0];
    });
    const auto search = findMode(endless, {{0.0}}, {}, {source.get_token(), {}});
    QCOMPARE(search.status.outcome, Outcome::Cancelled);
    QVERIFY(calls < 8);
}

void TstOptimise::laplaceOfGaussian()
{
    FunctionDensity density = gaussian({2.0, 0.6, 0.6, 1.0}, {0.3, -2.0});
    const auto out = laplace(density, std::array{0.3, -2.0});
    QVERIFY(out.status.ok());
    const double det = 2.0 - 0.36;
    const double exact[] = {1.0 / det, -0.6 / det, -0.6 / det, 2.0 / det};
    for (std::size_t i = 0; i < 4; ++i)
        QVERIFY(std::abs(out.covariance[i] - exact[i]) < 1e-8);
    QVERIFY(std::abs(out.logEvidence - std::log(2 * std::numbers::pi / std::sqrt(det))) < 1e-8);
    FunctionDensity saddle = gaussian({1.0, 2.0, 2.0, 1.0}, {0, 0});
    QCOMPARE(laplace(saddle, std::array{0.0, 0.0}).status.reason.id, MessageId::NotPositiveDefinite);
}

void TstOptimise::laplaceKindsAgree()
{
    Posterior posterior = decayPosterior();
    const auto search = findMode(posterior, priorStarts(posterior, 4, 1), {}, {});
    const auto gauss = laplace(posterior, search.best()->q);
    const auto differences = laplace(posterior, search.best()->q, HessianKind::Differences);
    QVERIFY(gauss.status.ok() && differences.status.ok());
    for (std::size_t i = 0; i < 3; ++i)
        QVERIFY(std::abs(gauss.covariance[4 * i] / differences.covariance[4 * i] - 1) < 0.15);
}

void TstOptimise::exceptionsBecomeAStatus()
{
    const FunctionDensity broken(1, [](auto, auto) -> double { throw std::runtime_error("out of paper"); });
    const auto search = findMode(broken, {{0.0}}, {}, {});
    QCOMPARE(search.status.outcome, Outcome::Failed);
    QCOMPARE(QString::fromStdString(search.status.reason.english()),
             QString("The computation stopped with an error: out of paper."));
}

QTEST_GUILESS_MAIN(TstOptimise)
#include "tst_optimise.moc"
