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

const PriorSpec kWhite{PriorKind::HalfNormal, 0.0, 0.05};

/// The first `parts` of the values, 1 to 3.
NoiseParameters noiseOf(int parts, const std::array<double, 3>& values)
{
    return noiseParameters(std::span(values).first(std::size_t(parts)));
}

/// parts: of the noise, 1 to 3.
Posterior decayPosterior(int parts)
{
    const DecayModel model;
    std::vector<double> y(static_cast<std::size_t>(model.outputCount()));
    RandomStream stream(3, StreamPurpose::Test, 0);
    std::vector<double> noise(y.size());
    NoiseLikelihood likelihood(model.segments());
    likelihood.setParameters(noiseOf(parts, {0.05, 0.4, 0.02}));
    likelihood.simulate(stream, noise);
    DecayModel(model).predict(std::array{1.3, 0.8}, y, {});
    for (std::size_t i = 0; i < y.size(); ++i)
        y[i] += noise[i];
    NoiseModel noiseModel{{"sigma", Prior(kSigma)}, {"tau", Prior(kTau)}, {"white", Prior(kWhite)}};
    noiseModel.erase(noiseModel.begin() + parts, noiseModel.end());
    return {model.clone(), y, {{"amplitude", Prior(kAmplitude)}, {"rate", Prior(kRate)}}, noiseModel};
}

double correlation(const NoiseParameters& noise, double delay_s)
{
    if (noise.kind == NoiseKind::Autoregressive)
        return std::exp(-delay_s / noise.tau_s);
    const double x = std::sqrt(3.0) * delay_s / noise.tau_s;
    return (1.0 + x) * std::exp(-x);
}

// The joint covariance within a segment, none between segments, and white^2 on the diagonal.
Eigen::MatrixXd denseCovariance(const ForwardModel& model, const NoiseParameters& noise)
{
    Eigen::MatrixXd covariance = Eigen::MatrixXd::Zero(model.outputCount(), model.outputCount());
    for (const auto& s : model.segments())
        for (int i = 0; i < s.count; ++i)
            for (int j = 0; j < s.count; ++j)
                covariance(s.first + i, s.first + j) =
                    noise.sigma * noise.sigma *
                        correlation(noise, std::abs(s.time_s[std::size_t(i)] - s.time_s[std::size_t(j)])) +
                    (i == j ? noise.white * noise.white : 0.0);
    return covariance;
}

void correlatedKinds()
{
    QTest::addColumn<int>("parts");
    QTest::newRow("autoregressive") << 2;
    QTest::newRow("discrepancy") << 3;
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
    void likelihoodMatchesDenseCovariance_data();
    void likelihoodMatchesDenseCovariance();
    void whiteningIsTheInverseRoot_data() { correlatedKinds(); }
    void whiteningIsTheInverseRoot();
    void evenGridMatchesTextbookFormula();
    void informationMatchesDenseCovariance_data() { correlatedKinds(); }
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

void TstPosterior::likelihoodMatchesDenseCovariance_data()
{
    correlatedKinds();
}

void TstPosterior::likelihoodMatchesDenseCovariance()
{
    QFETCH(int, parts);
    Posterior posterior = decayPosterior(parts);
    for (double tau : {0.01, 0.4, 30.0, 3000.0}) {
        std::vector<double> theta{1.1, 0.9, 0.07, tau, 0.03}, q(theta.size());
        theta.resize(std::size_t(posterior.dimension()));
        q.resize(theta.size());
        posterior.toUnconstrained(theta, q);
        const auto terms = posterior.terms(q);
        const Eigen::Map<const Eigen::VectorXd> e(terms.residual.data(), 40);
        const double exact = denseNormalLogDensity(
            e, denseCovariance(DecayModel(), noiseParameters(std::span(theta).subspan(2))));
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
    NoiseLikelihood likelihood(model.segments());
    const double rho = 0.7, s = 0.3;
    likelihood.setParameters(noiseOf(2, {s / std::sqrt(1 - rho * rho), -1.0 / std::log(rho), 0.0}));
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

// W^T W is the inverse of the covariance; whitenRows and whitenTransposed apply the same W.
void TstPosterior::whiteningIsTheInverseRoot()
{
    using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    QFETCH(int, parts);
    const DecayModel model;
    const NoiseParameters noise = noiseOf(parts, {0.2, 0.5, 0.1});
    NoiseLikelihood likelihood(model.segments());
    likelihood.setParameters(noise);
    RowMajor rows = RowMajor::Identity(40, 40);
    likelihood.whitenRows({rows.data(), 1600}, 40);
    const Eigen::MatrixXd w = rows;
    const Eigen::MatrixXd error =
        w * denseCovariance(model, noise) * w.transpose() - Eigen::MatrixXd::Identity(40, 40);
    QVERIFY(error.cwiseAbs().maxCoeff() < 1e-10);
    Eigen::VectorXd e(40), z(40), back(40);
    RandomStream stream(5, StreamPurpose::Test, 0);
    stream.normals({e.data(), 40});
    likelihood.whiten({e.data(), 40}, {z.data(), 40});
    QVERIFY((z - w * e).norm() < 1e-10 * z.norm());
    likelihood.whitenTransposed({e.data(), 40}, {back.data(), 40});
    QVERIFY((back - w.transpose() * e).norm() < 1e-10 * back.norm());
}

// Fisher information of a Gaussian, tr(C^-1 dC C^-1 dC) / 2, is the mean over residuals.
void TstPosterior::informationMatchesDenseCovariance()
{
    QFETCH(int, parts);
    const DecayModel model;
    const double h = 1e-5;
    constexpr int kCount = 4000;
    const NoiseParameters noise = noiseOf(parts, {0.2, 0.5, 0.07});
    NoiseLikelihood likelihood(model.segments());
    likelihood.setParameters(noise);
    std::array<std::array<double, 3>, 3> mean{};
    RandomStream stream(4, StreamPurpose::Test, 1);
    std::vector<double> e(40);
    for (int r = 0; r < kCount; ++r) {
        likelihood.simulate(stream, e);
        const auto information = likelihood.derivatives(e).information;
        for (std::size_t a = 0; a < 3; ++a)
            for (std::size_t b = 0; b < 3; ++b)
                mean[a][b] += information[a][b] / kCount;
    }
    const Eigen::MatrixXd inverse = denseCovariance(model, noise).inverse();
    const auto by = [&](double NoiseParameters::*parameter) -> Eigen::MatrixXd {
        NoiseParameters up = noise, down = noise;
        up.*parameter += h;
        down.*parameter -= h;
        return inverse * (denseCovariance(model, up) - denseCovariance(model, down)) / (2 * h);
    };
    const std::array slopes{by(&NoiseParameters::sigma), by(&NoiseParameters::tau_s),
                            by(&NoiseParameters::white)};
    // The part that varies with the residuals has a relative spread of about sqrt(2 / 40) a replicate.
    for (std::size_t a = 0; a < std::size_t(parts); ++a)
        for (std::size_t b = 0; b < std::size_t(parts); ++b)
            QVERIFY(std::abs(mean[a][b] - 0.5 * (slopes[a] * slopes[b]).trace()) <
                    4.0 / std::sqrt(kCount) * std::sqrt(mean[a][a] * mean[b][b]));
}

void TstPosterior::gradientMatchesDifferences_data()
{
    QTest::addColumn<int>("parts");
    QTest::newRow("independent") << 1;
    QTest::newRow("autoregressive") << 2;
    QTest::newRow("discrepancy") << 3;
}

void TstPosterior::gradientMatchesDifferences()
{
    QFETCH(int, parts);
    Posterior posterior = decayPosterior(parts);
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
    Posterior posterior = decayPosterior(2);
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
                        {{"sigma", Prior({PriorKind::Lognormal, 0.5, 1.0})}});
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
    Posterior posterior = decayPosterior(1);
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
    Posterior posterior = decayPosterior(2);
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
    Posterior posterior = decayPosterior(3);
    const NoiseParameters noise = noiseOf(3, {0.2, 0.5, 0.1});
    std::vector<double> q(5);
    posterior.toUnconstrained(std::array{1.1, 0.9, noise.sigma, noise.tau_s, noise.white}, q);
    const auto prediction = posterior.terms(q).prediction;
    const Eigen::MatrixXd exact = denseCovariance(DecayModel(), noise);
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
    // Standard error of a covariance is below sqrt(2/n) times the variance; 1600 entries.
    QVERIFY((sample - exact).cwiseAbs().maxCoeff() < 4.5 * std::sqrt(2.0 / kCount) * noise.variance());
}

void TstPosterior::badInputIsNamed()
{
    const Prior prior({PriorKind::Normal, 0.0, 1.0});
    const NoiseModel noise{{"sigma", Prior({PriorKind::HalfNormal, 0, 1})}};
    const auto make = [&](std::vector<double> y, std::vector<NamedPrior> parameters) {
        Posterior(std::make_unique<LinearModel>(std::vector<double>{1, 2, 3}, 1), y, parameters, noise);
    };
    QVERIFY_EXCEPTION_THROWN(make({1, 2}, {{"a", prior}}), InputError);
    QVERIFY_EXCEPTION_THROWN(make({1, 2, 3}, {}), InputError);
    QVERIFY_EXCEPTION_THROWN(make({1, 2, std::nan("")}, {{"a", prior}}), InputError);
    const std::vector<OutputSegment> repeated{{0, 3, {0.0, 1.0, 1.0}}};
    QVERIFY_EXCEPTION_THROWN(NoiseLikelihood{repeated}, InputError);
}

void TstPosterior::startUsesTheResidualSpread()
{
    Posterior posterior = decayPosterior(1);
    const auto q = posterior.start(std::vector<double>{0.5, 0.01, 0.5});
    const auto terms = posterior.terms(q);
    double square = 0;
    for (double e : terms.residual)
        square += e * e / 40.0;
    QVERIFY(std::abs(terms.theta[2] - std::sqrt(square)) < 1e-10);
}

QTEST_GUILESS_MAIN(TstPosterior)
#include "tst_posterior.moc"
