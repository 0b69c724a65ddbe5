#include "bayes/posterior.h"
#include "core/random.h"
#include "test_models.h"

#include <Eigen/Dense>
#include <QTest>
#include <numbers>

using namespace interphase;
using namespace interphase::test;

namespace {

const PriorSpec kAmplitude{PriorKind::Lognormal, 1.0, 1.0};
const PriorSpec kRate{PriorKind::Uniform, 0, 0, 0.01, 100.0};
const PriorSpec kSigma{PriorKind::Lognormal, 0.05, 1.0};
const PriorSpec kTau{PriorKind::Gamma, 2.0, 0.5};

Posterior decayPosterior(bool autoregressive)
{
    const DecayModel model;
    std::vector<double> y(static_cast<std::size_t>(model.outputCount()));
    RandomStream stream(3, StreamPurpose::Test, 0);
    std::vector<double> noise(y.size());
    NoiseLikelihood likelihood(model.segments(), autoregressive);
    likelihood.setParameters(0.05, 0.4);
    likelihood.simulate(stream, noise);
    DecayModel(model).predict(std::array{1.3, 0.8}, y, {});
    for (std::size_t i = 0; i < y.size(); ++i)
        y[i] += noise[i];
    NoiseModel noiseModel{Prior(kSigma), std::nullopt};
    if (autoregressive)
        noiseModel.tau_s = Prior(kTau);
    return {model.clone(), y, {{"amplitude", Prior(kAmplitude)}, {"rate", Prior(kRate)}}, noiseModel};
}

double denseNormalLogDensity(const Eigen::VectorXd& e, const Eigen::MatrixXd& covariance)
{
    const Eigen::LLT<Eigen::MatrixXd> factor(covariance);
    const Eigen::MatrixXd lower = factor.matrixL();
    return -0.5 * e.dot(factor.solve(e)) - lower.diagonal().array().log().sum() -
           0.5 * static_cast<double>(e.size()) * std::log(2 * std::numbers::pi);
}

} // namespace

class TstPosterior : public QObject
{
    Q_OBJECT

private slots:
    void likelihoodMatchesDenseCovariance();
    void evenGridMatchesTextbookFormula();
    void informationMatchesDenseCovariance();
    void gradientMatchesDifferences_data();
    void gradientMatchesDifferences();
    void valueIsTheSumOfItsTerms();
    void curvatureOfLinearModelIsExact();
    void failedSolvesAreCounted();
    void clonesAgreeBitForBit();
    void simulateHasTheRightSpread();
    void badInputIsNamed();
    void startUsesTheResidualSpread();
};

// The joint covariance sigma^2 exp(-|t - t'| / tau) within a segment, none between segments.
Eigen::MatrixXd denseCovariance(const ForwardModel& model, double sigma, double tau)
{
    Eigen::MatrixXd covariance = Eigen::MatrixXd::Zero(model.outputCount(), model.outputCount());
    for (const auto& s : model.segments())
        for (int i = 0; i < s.count; ++i)
            for (int j = 0; j < s.count; ++j)
                covariance(s.first + i, s.first + j) =
                    sigma * sigma *
                    std::exp(-std::abs(s.time_s[std::size_t(i)] - s.time_s[std::size_t(j)]) / tau);
    return covariance;
}

void TstPosterior::likelihoodMatchesDenseCovariance()
{
    Posterior posterior = decayPosterior(true);
    for (double tau : {0.01, 0.4, 30.0, 3000.0}) {
        std::vector<double> q(4);
        posterior.toUnconstrained(std::array{1.1, 0.9, 0.07, tau}, q);
        const auto terms = posterior.terms(q);
        const Eigen::Map<const Eigen::VectorXd> e(terms.residual.data(), 40);
        const double exact = denseNormalLogDensity(e, denseCovariance(DecayModel(), 0.07, tau));
        QVERIFY(std::abs(terms.logLikelihood - exact) < 1e-7 * std::abs(exact));
        double sum = 0;
        for (double term : terms.pointwise)
            sum += term;
        QVERIFY(std::abs(sum - exact) < 1e-7 * std::abs(exact));
    }
}

// The formula of the theory text: innovations of standard deviation s, correlation rho of neighbours.
void TstPosterior::evenGridMatchesTextbookFormula()
{
    const LinearModel model(std::vector<double>(12, 1.0), 1);
    NoiseLikelihood likelihood(model.segments(), true);
    const double rho = 0.7, s = 0.3;
    likelihood.setParameters(s / std::sqrt(1 - rho * rho), -1.0 / std::log(rho));
    std::vector<double> e(12), z(12);
    RandomStream stream(1, StreamPurpose::Test, 2);
    stream.normals(e);
    likelihood.whiten(e, z);
    double square = (1 - rho * rho) * e[0] * e[0];
    for (std::size_t t = 1; t < 12; ++t)
        square += std::pow(e[t] - rho * e[t - 1], 2);
    const double text = 0.5 * std::log(1 - rho * rho) - 6 * std::log(2 * std::numbers::pi) -
                        12 * std::log(s) - square / (2 * s * s);
    QVERIFY(std::abs(likelihood.logLikelihood(z, {}) - text) < 1e-11);
}

// Fisher information of a Gaussian: tr(C^-1 dC C^-1 dC) / 2.
void TstPosterior::informationMatchesDenseCovariance()
{
    const DecayModel model;
    const double sigma = 0.2, tau = 0.5, h = 1e-5;
    NoiseLikelihood likelihood(model.segments(), true);
    likelihood.setParameters(sigma, tau);
    const NoiseInformation info = likelihood.information();
    const Eigen::MatrixXd inverse = denseCovariance(model, sigma, tau).inverse();
    const Eigen::MatrixXd bySigma = 2.0 / sigma * Eigen::MatrixXd::Identity(40, 40);
    const Eigen::MatrixXd byTau =
        inverse * (denseCovariance(model, sigma, tau + h) - denseCovariance(model, sigma, tau - h)) / (2 * h);
    QVERIFY(std::abs(info.sigmaSigma - 0.5 * (bySigma * bySigma).trace()) < 1e-6 * info.sigmaSigma);
    QVERIFY(std::abs(info.sigmaTau - 0.5 * (bySigma * byTau).trace()) < 1e-6 * std::abs(info.sigmaTau));
    QVERIFY(std::abs(info.tauTau - 0.5 * (byTau * byTau).trace()) < 1e-6 * info.tauTau);
}

void TstPosterior::gradientMatchesDifferences_data()
{
    QTest::addColumn<bool>("autoregressive");
    QTest::newRow("independent") << false;
    QTest::newRow("autoregressive") << true;
}

void TstPosterior::gradientMatchesDifferences()
{
    QFETCH(bool, autoregressive);
    Posterior posterior = decayPosterior(autoregressive);
    const auto d = static_cast<std::size_t>(posterior.dimension());
    RandomStream stream(9, StreamPurpose::Test, 0);
    for (int trial = 0; trial < 10; ++trial) {
        std::vector<double> u(d), gradient(d);
        for (double& x : u)
            x = 0.1 + 0.8 * stream.uniform();
        std::vector<double> q = posterior.start(u);
        q[1] = -3.0 + 2.0 * stream.uniform();
        QVERIFY(std::isfinite(posterior.evaluate(q, gradient)));
        for (std::size_t i = 0; i < d; ++i) {
            const double h = 1e-5;
            auto forward = q, backward = q;
            forward[i] += h;
            backward[i] -= h;
            const double slope =
                (posterior.evaluate(forward, {}) - posterior.evaluate(backward, {})) / (2 * h);
            QVERIFY2(std::abs(gradient[i] - slope) < 1e-6 * (10 + std::abs(slope)),
                     qPrintable(QString("%1: %2 %3").arg(i).arg(gradient[i]).arg(slope)));
        }
    }
}

void TstPosterior::valueIsTheSumOfItsTerms()
{
    Posterior posterior = decayPosterior(true);
    const std::vector<double> q{0.2, -4.0, -3.0, 0.1};
    const auto terms = posterior.terms(q);
    QVERIFY(terms.status.ok());
    const double sum = terms.logPrior + terms.logLikelihood + terms.logJacobian;
    QVERIFY(std::abs(posterior.evaluate(q, {}) - sum) < 1e-10);
    const double byHand = Prior(kAmplitude).logDensity(terms.theta[0]) +
                          Prior(kRate).logDensity(terms.theta[1]) + Prior(kSigma).logDensity(terms.theta[2]) +
                          Prior(kTau).logDensity(terms.theta[3]);
    QVERIFY(std::abs(terms.logPrior - byHand) < 1e-12);
    const double jacobian = 0.2 + std::log(99.99) - 4.0 - 2 * std::log1p(std::exp(-4.0)) - 3.0 + 0.1;
    QVERIFY(std::abs(terms.logJacobian - jacobian) < 1e-10);
}

void TstPosterior::curvatureOfLinearModelIsExact()
{
    const std::vector<double> x{1, 0, 1, 1, 1, 2, 1, 3};
    const Prior normal({PriorKind::Normal, 0.0, 2.0});
    Posterior posterior(std::make_unique<LinearModel>(x, 2), {1, 2, 2, 4}, {{"a", normal}, {"b", normal}},
                        {Prior({PriorKind::Lognormal, 0.5, 1.0}), std::nullopt});
    const std::vector<double> q{0.1, 0.2, std::log(0.4)};
    std::vector<double> g(3), h(9);
    posterior.evaluateWithCurvature(q, g, h);
    // q is in units of the prior's standard deviation.
    const double w = 4.0 / 0.16;
    const std::vector<double> exact{4 * w + 1, 6 * w, 0, 6 * w, 14 * w + 1, 0, 0, 0, 8 + 1};
    for (std::size_t i = 0; i < 9; ++i)
        QVERIFY2(std::abs(h[i] - exact[i]) < 1e-9,
                 qPrintable(QString("%1 %2 %3").arg(i).arg(h[i]).arg(exact[i])));
}

void TstPosterior::failedSolvesAreCounted()
{
    Posterior posterior = decayPosterior(false);
    std::vector<double> q{0.0, 3.0, -3.0}, g(3), h(9);
    const double infinity = std::numeric_limits<double>::infinity();
    QCOMPARE(posterior.evaluate(q, g), -infinity);
    QCOMPARE(posterior.evaluateWithCurvature(q, g, h), -infinity);
    QVERIFY(!posterior.terms(q).status.ok());
    q = {800.0, -3.0, -3.0};
    QCOMPARE(posterior.evaluate(q, {}), -infinity);
    q = {0.0, -3.0, -800.0};
    QCOMPARE(posterior.evaluate(q, {}), -infinity);
    QCOMPARE(posterior.failures().at(MessageId::SolverStepTooSmall).count, 3LL);
    QCOMPARE(posterior.failures().at(MessageId::ParametersOutOfRange).count, 2LL);
    QVERIFY(posterior.clonePosterior()->failures().empty());
    FailureCounts sum = posterior.failures();
    addFailures(sum, posterior.failures());
    QCOMPARE(sum.at(MessageId::SolverStepTooSmall).count, 6LL);
}

void TstPosterior::clonesAgreeBitForBit()
{
    Posterior posterior = decayPosterior(true);
    const auto clone = posterior.clone();
    const std::vector<double> q{0.2, -4.0, -3.0, 0.1}, other{1.0, -2.0, -1.0, 0.3};
    std::vector<double> g1(4), g2(4);
    posterior.evaluate(other, g1);
    const double value = posterior.evaluate(q, g1);
    QVERIFY(clone->evaluate(q, g2) == value);
    QVERIFY(g1 == g2);
}

void TstPosterior::simulateHasTheRightSpread()
{
    Posterior posterior = decayPosterior(true);
    std::vector<double> q(4);
    posterior.toUnconstrained(std::array{1.1, 0.9, 0.2, 0.5}, q);
    const auto prediction = posterior.terms(q).prediction;
    const Eigen::MatrixXd exact = denseCovariance(DecayModel(), 0.2, 0.5);
    Eigen::MatrixXd sample = Eigen::MatrixXd::Zero(40, 40);
    RandomStream stream(4, StreamPurpose::Noise, 0);
    constexpr int kCount = 4000;
    std::vector<double> y(40);
    for (int r = 0; r < kCount; ++r) {
        QVERIFY(posterior.simulate(q, stream, y).ok());
        Eigen::VectorXd e(40);
        for (int i = 0; i < 40; ++i)
            e(i) = y[std::size_t(i)] - prediction[std::size_t(i)];
        sample += e * e.transpose() / kCount;
    }
    // Standard error of a covariance is below sqrt(2/n) sigma^2; 1600 entries.
    QVERIFY((sample - exact).cwiseAbs().maxCoeff() < 4.5 * std::sqrt(2.0 / kCount) * 0.04);
}

void TstPosterior::badInputIsNamed()
{
    const Prior prior({PriorKind::Normal, 0.0, 1.0});
    const NoiseModel noise{Prior({PriorKind::HalfNormal, 0, 1}), std::nullopt};
    const auto make = [&](std::vector<double> y, std::vector<NamedPrior> parameters) {
        Posterior(std::make_unique<LinearModel>(std::vector<double>{1, 2, 3}, 1), y, parameters, noise);
    };
    QVERIFY_EXCEPTION_THROWN(make({1, 2}, {{"a", prior}}), InputError);
    QVERIFY_EXCEPTION_THROWN(make({1, 2, 3}, {}), InputError);
    QVERIFY_EXCEPTION_THROWN(make({1, 2, std::nan("")}, {{"a", prior}}), InputError);
    const std::vector<OutputSegment> repeated{{0, 3, {0.0, 1.0, 1.0}}};
    QVERIFY_EXCEPTION_THROWN(NoiseLikelihood(repeated, true), InputError);
}

void TstPosterior::startUsesTheResidualSpread()
{
    Posterior posterior = decayPosterior(false);
    const auto q = posterior.start(std::vector<double>{0.5, 0.01, 0.5});
    const auto terms = posterior.terms(q);
    double square = 0;
    for (double e : terms.residual)
        square += e * e / 40.0;
    QVERIFY(std::abs(terms.theta[2] - std::sqrt(square)) < 1e-10);
}

QTEST_GUILESS_MAIN(TstPosterior)
#include "tst_posterior.moc"
