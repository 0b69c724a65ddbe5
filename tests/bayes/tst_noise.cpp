#include "core/random.h"
#include "noise_kinds.h"

#include <QTest>
#include <boost/math/quadrature/gauss_kronrod.hpp>

using namespace interphase;
using namespace interphase::test;

namespace {

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

constexpr int kPoints = 40; ///< of a DecayModel
const std::array<const char*, kNoiseKinds> kNames{"independent", "autoregressive", "discrepancy", "growing",
                                                  "drift",       "Student",        "covariance"};

void allKinds()
{
    QTest::addColumn<NoiseKind>("kind");
    for (int k = 0; k < kNoiseKinds; ++k)
        QTest::newRow(kNames[std::size_t(k)]) << static_cast<NoiseKind>(k);
}

/// A DecayModel whose data sets began 0.7 s before their first measurements.
class LateModel : public DecayModel
{
public:
    LateModel() : m_segments(DecayModel::segments())
    {
        for (OutputSegment& s : m_segments)
            s.start_s = s.time_s.front() - 0.7;
    }
    const std::vector<OutputSegment>& segments() const override { return m_segments; }
    std::unique_ptr<ForwardModel> clone() const override { return std::make_unique<LateModel>(*this); }

private:
    std::vector<OutputSegment> m_segments;
};

std::vector<double> residuals(std::uint32_t index)
{
    std::vector<double> e(kPoints);
    RandomStream stream(5, StreamPurpose::Test, index);
    stream.normals(e);
    for (double& x : e)
        x *= 0.3;
    return e;
}

double logLikelihood(const ForwardModel& model, const NoiseParameters& noise, std::span<const double> e,
                     std::span<double> pointwise = {})
{
    NoiseLikelihood likelihood(model.segments());
    if (!likelihood.setParameters(noise))
        return std::nan("");
    std::vector<double> z(e.size());
    likelihood.whiten(e, z);
    return likelihood.logLikelihood(z, pointwise);
}

double exactLogLikelihood(const ForwardModel& model, const NoiseParameters& noise, std::span<const double> e)
{
    const Eigen::Map<const Eigen::VectorXd> residual(e.data(), kPoints);
    return noise.kind == NoiseKind::StudentT ? studentLogDensity(residual, noise.sigma, noise.nu)
                                             : denseNormalLogDensity(residual, denseCovariance(model, noise));
}

Prior positive(double median)
{
    return Prior({PriorKind::Lognormal, median, 1.0});
}

NoiseGroup groupOf(NoiseKind kind, const ForwardModel& model, std::vector<int> segments, const char* suffix)
{
    const NoiseParameters example = exampleNoise(kind, model);
    NoiseGroup out{kind, {}, std::move(segments), example.covariance};
    for (double NoiseParameters::*unknown : noiseUnknowns(kind))
        out.priors.push_back(
            {"noise " + std::to_string(out.priors.size()) + suffix, positive(example.*unknown)});
    return out;
}

Posterior posteriorWith(const std::vector<NoiseGroup>& groups)
{
    const LateModel model;
    std::vector<double> y = residuals(8);
    std::vector<double> prediction(y.size());
    LateModel(model).predict(std::array{1.3, 0.8}, prediction, {});
    for (std::size_t i = 0; i < y.size(); ++i)
        y[i] += prediction[i];
    return {model.clone(), y, {{"amplitude", positive(1.0)}, {"rate", positive(1.0)}}, groups};
}

std::vector<NoiseGroup> mixedGroups(const ForwardModel& model)
{
    return {groupOf(NoiseKind::StudentT, model, {1}, " b"), groupOf(NoiseKind::Drift, model, {0}, " a")};
}

void compareGradient(Posterior& posterior, std::vector<double> q)
{
    std::vector<double> gradient(q.size());
    QVERIFY(std::isfinite(posterior.evaluate(q, gradient)));
    for (std::size_t i = 0; i < q.size(); ++i) {
        const double h = 1e-5, middle = q[i];
        q[i] = middle + h;
        const double up = posterior.evaluate(q, {});
        q[i] = middle - h;
        const double slope = (up - posterior.evaluate(q, {})) / (2 * h);
        q[i] = middle;
        QVERIFY2(std::abs(gradient[i] - slope) < 1e-6 * (10 + std::abs(slope)),
                 qPrintable(QString("%1: %2 %3").arg(i).arg(gradient[i]).arg(slope)));
    }
}

} // namespace

class TstNoise : public QObject
{
    Q_OBJECT

private slots:
    void densityMatchesItsDefinition_data() { allKinds(); }
    void densityMatchesItsDefinition();
    void scoreMatchesDifferences_data() { allKinds(); }
    void scoreMatchesDifferences();
    void whiteningIsTheInverseRoot_data() { allKinds(); }
    void whiteningIsTheInverseRoot();
    void scaleIsThatOfTheResiduals_data() { allKinds(); }
    void scaleIsThatOfTheResiduals();
    void gradientMatchesDifferences_data() { allKinds(); }
    void gradientMatchesDifferences();
    void informationIsTheCovarianceOfTheScore_data() { allKinds(); }
    void informationIsTheCovarianceOfTheScore();
    void simulationHasTheStatedCovariance_data() { allKinds(); }
    void simulationHasTheStatedCovariance();
    void marginalsMatchTheirDefinition_data() { allKinds(); }
    void marginalsMatchTheirDefinition();
    void studentMatchesTables();
    void studentIsNormalForManyDegrees();
    void normalScoresKeepTheProbability();
    void groupsAddUp();
    void replicatesShareTheirNoise();
    void groupsSurviveCloning();
    void growthBeginsWithTheDataSet();
    void thinnedCovarianceIsThePartOfTheWhole();
    void badGroupsAreNamed();
    void badCovariancesAreNamed_data();
    void badCovariancesAreNamed();
};

void TstNoise::densityMatchesItsDefinition()
{
    QFETCH(NoiseKind, kind);
    const LateModel model;
    for (const double factor : {0.05, 1.0, 7.0}) {
        NoiseParameters noise = exampleNoise(kind, model);
        noise.tau_s *= factor * factor;
        noise.alpha *= factor;
        noise.nu *= factor;
        std::vector<double> pointwise(kPoints);
        const std::vector<double> e = residuals(0);
        const double value = logLikelihood(model, noise, e, pointwise);
        const double exact = exactLogLikelihood(model, noise, e);
        QVERIFY2(std::abs(value - exact) < 1e-8 * std::abs(exact),
                 qPrintable(QString("%1 %2").arg(value).arg(exact)));
        double sum = 0.0;
        for (const double term : pointwise)
            sum += term;
        QVERIFY(std::abs(sum - value) < 1e-9 * std::abs(value));
    }
}

void TstNoise::scoreMatchesDifferences()
{
    QFETCH(NoiseKind, kind);
    const LateModel model;
    const NoiseParameters noise = exampleNoise(kind, model);
    std::vector<double> e = residuals(1), z(kPoints), score(kPoints);
    NoiseLikelihood likelihood(model.segments());
    QVERIFY(likelihood.setParameters(noise));
    likelihood.whiten(e, z);
    likelihood.score(z, score);
    for (std::size_t i = 0; i < e.size(); ++i) {
        const double h = 1e-5, middle = e[i];
        e[i] = middle + h;
        const double up = logLikelihood(model, noise, e);
        e[i] = middle - h;
        const double slope = (up - logLikelihood(model, noise, e)) / (2 * h);
        e[i] = middle;
        QVERIFY(std::abs(score[i] + slope) < 1e-6 * (1 + std::abs(slope)));
    }
}

// The square of whitened rows is the expected information about a location: for Student's t (nu + 1) /
// (nu + 3) / sigma^2, else the inverse of the covariance.
void TstNoise::whiteningIsTheInverseRoot()
{
    QFETCH(NoiseKind, kind);
    const LateModel model;
    const NoiseParameters noise = exampleNoise(kind, model);
    NoiseLikelihood likelihood(model.segments());
    QVERIFY(likelihood.setParameters(noise));
    RowMajor rows = RowMajor::Identity(kPoints, kPoints);
    likelihood.whitenRows({rows.data(), kPoints * kPoints}, kPoints);
    Eigen::MatrixXd exact = denseCovariance(model, noise).inverse();
    double root = 1.0;
    if (kind == NoiseKind::StudentT) {
        root = std::sqrt((noise.nu + 1) / (noise.nu + 3));
        exact = Eigen::MatrixXd::Identity(kPoints, kPoints) * root * root / (noise.sigma * noise.sigma);
    }
    QVERIFY((rows.transpose() * rows - exact).norm() < 1e-9 * exact.norm());
    const std::vector<double> e = residuals(2);
    std::vector<double> z(kPoints), back(kPoints);
    likelihood.whiten(e, z);
    likelihood.whitenTransposed(e, back);
    const Eigen::Map<const Eigen::VectorXd> in(e.data(), kPoints), out(z.data(), kPoints),
        transposed(back.data(), kPoints);
    QVERIFY((root * out - rows * in).norm() < 1e-10 * out.norm());
    QVERIFY((root * transposed - rows.transpose() * in).norm() < 1e-10 * transposed.norm());
}

/// A scale s at each point: the density of e is that of e / s, over s; a whitened row is that of the row over
/// s.
void TstNoise::scaleIsThatOfTheResiduals()
{
    QFETCH(NoiseKind, kind);
    const LateModel model;
    const NoiseParameters noise = exampleNoise(kind, model);
    std::vector<OutputSegment> segments = model.segments();
    std::vector<double> scale(kPoints, 1.0);
    for (int i = 0; i < segments[1].count; ++i) {
        segments[1].scale.push_back(0.5 + 0.1 * i);
        scale[static_cast<std::size_t>(segments[1].first + i)] = segments[1].scale.back();
    }
    NoiseLikelihood plain(model.segments()), scaled(segments);
    QVERIFY(plain.setParameters(noise) && scaled.setParameters(noise));
    const std::vector<double> e = residuals(3);
    std::vector<double> share = e, z(e.size()), expected(e.size()), terms(e.size()), plainTerms(e.size());
    double logScale = 0.0;
    for (std::size_t i = 0; i < e.size(); ++i) {
        share[i] /= scale[i];
        logScale += std::log(scale[i]);
    }
    scaled.whiten(e, z);
    plain.whiten(share, expected);
    QCOMPARE(z, expected);
    const double all = scaled.logLikelihood(z, terms);
    QVERIFY(std::abs(all - plain.logLikelihood(z, plainTerms) + logScale) < 1e-10);
    const NoiseDerivatives own = scaled.derivatives(e), others = plain.derivatives(share);
    QVERIFY(own.gradient == others.gradient && own.information == others.information);
    std::vector<double> row = e;
    scaled.whitenRows(row, 1);
    plain.whitenRows(share, 1);
    QCOMPARE(row, share);
    // d log density / d residual, against differences.
    std::vector<double> score(e.size());
    scaled.score(z, score);
    for (std::size_t i = 0; i < e.size(); ++i) {
        const double h = 1e-5;
        std::vector<double> moved = e;
        moved[i] += h;
        scaled.whiten(moved, z);
        const double up = scaled.logLikelihood(z, {});
        moved[i] -= 2 * h;
        scaled.whiten(moved, z);
        const double slope = -(up - scaled.logLikelihood(z, {})) / (2 * h);
        QVERIFY2(std::abs(score[i] - slope) < 1e-5 * (1 + std::abs(slope)), qPrintable(QString::number(i)));
    }
    RandomStream one(4, StreamPurpose::Noise, 0), two(4, StreamPurpose::Noise, 0);
    plain.simulate(one, row);
    scaled.simulate(two, z);
    const int last = kPoints - 1;
    QVERIFY(std::abs(z.back() - scale.back() * row.back()) < 1e-12);
    QVERIFY(std::abs(scaled.variance(last) - scale.back() * scale.back() * plain.variance(last)) < 1e-12);
    QVERIFY(std::abs(scaled.normalScore(last, 0.3) - plain.normalScore(last, 0.3 / scale.back())) < 1e-12);
    QVERIFY(std::abs(scaled.marginalLogDensity(last, 0.3) -
                     plain.marginalLogDensity(last, 0.3 / scale.back()) + std::log(scale.back())) < 1e-12);
}

void TstNoise::gradientMatchesDifferences()
{
    QFETCH(NoiseKind, kind);
    Posterior posterior = posteriorWith({groupOf(kind, LateModel(), {0, 1}, "")});
    const auto d = static_cast<std::size_t>(posterior.dimension());
    RandomStream stream(9, StreamPurpose::Test, 0);
    for (int trial = 0; trial < 5; ++trial) {
        std::vector<double> u(d);
        for (double& x : u)
            x = 0.1 + 0.8 * stream.uniform();
        compareGradient(posterior, posterior.start(u));
    }
}

// E[g g^T] over simulated residuals, g the gradient, is the expected information; so is the mean of what is
// called information.
void TstNoise::informationIsTheCovarianceOfTheScore()
{
    QFETCH(NoiseKind, kind);
    constexpr int kCount = 20000;
    const LateModel model;
    NoiseLikelihood likelihood(model.segments());
    QVERIFY(likelihood.setParameters(exampleNoise(kind, model)));
    const std::size_t unknowns = noiseUnknowns(kind).size();
    Eigen::Matrix3d information = Eigen::Matrix3d::Zero(), squares = Eigen::Matrix3d::Zero();
    Eigen::Vector3d mean = Eigen::Vector3d::Zero();
    RandomStream stream(4, StreamPurpose::Test, 1);
    std::vector<double> e(kPoints);
    for (int r = 0; r < kCount; ++r) {
        likelihood.simulate(stream, e);
        const NoiseDerivatives at = likelihood.derivatives(e);
        const Eigen::Vector3d g(at.gradient[0], at.gradient[1], at.gradient[2]);
        mean += g / kCount;
        squares += g * g.transpose() / kCount;
        for (int a = 0; a < 3; ++a)
            for (int b = 0; b < 3; ++b)
                information(a, b) += at.information[std::size_t(a)][std::size_t(b)] / kCount;
    }
    for (int a = 0; a < 3; ++a) {
        QVERIFY(std::size_t(a) < unknowns || (mean(a) == 0.0 && information(a, a) == 0.0));
        QVERIFY(std::abs(mean(a)) <= 4.5 * std::sqrt(information(a, a) / kCount));
        for (int b = 0; b < 3; ++b) // fourth moments of a score are below ten of its variance squared
            QVERIFY(std::abs(squares(a, b) - information(a, b)) <=
                    4.5 * std::sqrt(10.0 / kCount) * std::sqrt(information(a, a) * information(b, b)));
    }
}

void TstNoise::simulationHasTheStatedCovariance()
{
    QFETCH(NoiseKind, kind);
    constexpr int kCount = 4000;
    const LateModel model;
    NoiseParameters noise = exampleNoise(kind, model);
    if (kind == NoiseKind::StudentT)
        noise.nu = 12.0; // a finite fourth moment
    NoiseLikelihood likelihood(model.segments());
    QVERIFY(likelihood.setParameters(noise));
    const Eigen::MatrixXd exact = denseCovariance(model, noise);
    Eigen::MatrixXd sample = Eigen::MatrixXd::Zero(kPoints, kPoints);
    RandomStream stream(4, StreamPurpose::Noise, 0);
    Eigen::VectorXd e(kPoints);
    for (int r = 0; r < kCount; ++r) {
        likelihood.simulate(stream, {e.data(), kPoints});
        sample += e * e.transpose() / kCount;
    }
    // Standard error of a variance: sqrt(2 / n) of it, for Student's t sqrt((kurtosis - 1) / n).
    const double spread = kind == NoiseKind::StudentT ? 3.0 + 6.0 / 8.0 - 1.0 : 2.0;
    for (int i = 0; i < kPoints; ++i)
        for (int j = 0; j < kPoints; ++j)
            QVERIFY(std::abs(sample(i, j) - exact(i, j)) <
                    4.6 * std::sqrt(spread / kCount) * std::sqrt(exact(i, i) * exact(j, j)));
}

void TstNoise::marginalsMatchTheirDefinition()
{
    QFETCH(NoiseKind, kind);
    const LateModel model;
    const NoiseParameters noise = exampleNoise(kind, model);
    NoiseLikelihood likelihood(model.segments());
    QVERIFY(likelihood.setParameters(noise));
    const Eigen::MatrixXd exact = denseCovariance(model, noise);
    for (const int i : {0, 7, 20, 39}) {
        QVERIFY(std::abs(likelihood.variance(i) / exact(i, i) - 1) < 1e-12);
        Eigen::VectorXd e(1);
        e << 0.31;
        const double density = kind == NoiseKind::StudentT
                                   ? studentLogDensity(e, noise.sigma, noise.nu)
                                   : denseNormalLogDensity(e, Eigen::MatrixXd::Constant(1, 1, exact(i, i)));
        QVERIFY(std::abs(likelihood.marginalLogDensity(i, e(0)) - density) < 1e-12);
    }
}

// The closed form for three degrees of freedom, quantiles from tables, information by integration.
void TstNoise::studentMatchesTables()
{
    QVERIFY(std::abs(std::exp(StudentDensity(3).logDensity(1.5)) -
                     2.0 / (std::numbers::pi * std::sqrt(3.0) * 1.75 * 1.75)) < 1e-15);
    QVERIFY(std::abs(StudentDensity(5).quantile(0.975) - 2.570582) < 1e-6);
    QVERIFY(std::abs(StudentDensity(3).normalScore(-2.353363) + 1.644854) < 1e-6);
    using Rule = boost::math::quadrature::gauss_kronrod<double, 61>;
    for (const double nu : {1.2, 4.0, 30.0}) {
        const StudentDensity density(nu);
        const auto mean = [&](auto f) {
            return Rule::integrate([&](double z) { return f(z) * std::exp(density.logDensity(z)); },
                                   -std::numeric_limits<double>::infinity(),
                                   std::numeric_limits<double>::infinity(), 15, 1e-12);
        };
        const auto bySigma = [&](double z) { return z * density.score(z) - 1.0; };
        const auto information = density.information();
        QVERIFY(std::abs(mean([](double) { return 1.0; }) - 1.0) < 1e-8);
        QVERIFY(std::abs(mean([&](double z) { return std::pow(density.score(z), 2); }) -
                         density.locationInformation()) < 1e-7);
        QVERIFY(std::abs(mean([&](double z) { return std::pow(bySigma(z), 2); }) - information[0][0]) < 1e-7);
        QVERIFY(std::abs(mean([&](double z) { return bySigma(z) * density.byNu(z); }) - information[0][1]) <
                1e-7);
        QVERIFY(std::abs(mean([&](double z) { return std::pow(density.byNu(z), 2); }) - information[1][1]) <
                1e-7);
    }
}

void TstNoise::studentIsNormalForManyDegrees()
{
    const StudentDensity density(1e7);
    for (const double z : {-3.0, 0.2, 1.7}) {
        QVERIFY(std::abs(density.logDensity(z) + 0.5 * z * z + 0.5 * std::log(2 * std::numbers::pi)) < 1e-5);
        QVERIFY(std::abs(density.score(z) - z) < 1e-5);
        QVERIFY(std::abs(density.normalScore(z) - z) < 1e-5);
    }
}

// Whitened residuals of a right noise model are standard normal: Kolmogorov-Smirnov at the 0.1 % level.
void TstNoise::normalScoresKeepTheProbability()
{
    const LateModel model;
    NoiseLikelihood likelihood(model.segments());
    NoiseParameters noise = exampleNoise(NoiseKind::StudentT, model);
    noise.nu = 2.5;
    QVERIFY(likelihood.setParameters(noise));
    RandomStream stream(11, StreamPurpose::Test, 0);
    std::vector<double> all, e(kPoints), z(kPoints);
    for (int r = 0; r < 100; ++r) {
        likelihood.simulate(stream, e);
        likelihood.whiten(e, z);
        likelihood.toNormalScores(z);
        all.insert(all.end(), z.begin(), z.end());
    }
    std::sort(all.begin(), all.end());
    double distance = 0.0;
    for (std::size_t i = 0; i < all.size(); ++i)
        distance =
            std::max(distance, std::abs(0.5 * std::erfc(-all[i] / std::numbers::sqrt2) -
                                        (static_cast<double>(i) + 0.5) / static_cast<double>(all.size())));
    QVERIFY(distance < 1.95 / std::sqrt(static_cast<double>(all.size())));
}

void TstNoise::groupsAddUp()
{
    const LateModel model;
    Posterior posterior = posteriorWith(mixedGroups(model));
    QCOMPARE(posterior.noiseParameterCount(), 4);
    QCOMPARE(posterior.parameters()[2].name, std::string("noise 0 b"));
    std::vector<double> q(6);
    posterior.toUnconstrained(std::array{1.2, 0.9, 0.25, 5.0, 0.15, 0.04}, q);
    const PosteriorTerms terms = posterior.terms(q);
    const Eigen::Map<const Eigen::VectorXd> e(terms.residual.data(), kPoints);
    NoiseParameters drift = exampleNoise(NoiseKind::Drift, model);
    drift.sigma = 0.15;
    drift.alpha = 0.04;
    const Eigen::MatrixXd covariance = denseCovariance(model, drift).topLeftCorner(20, 20);
    const double exact =
        denseNormalLogDensity(e.head(20), covariance) + studentLogDensity(e.tail(20), 0.25, 5.0);
    QVERIFY(std::abs(terms.logLikelihood - exact) < 1e-9 * std::abs(exact));
    compareGradient(posterior, q);
    std::vector<double> g(6), h(36);
    posterior.evaluateWithCurvature(q, g, h);
    QVERIFY(h[2 * 6 + 3] != 0.0 && h[4 * 6 + 5] != 0.0); // within a group
    QCOMPARE(h[2 * 6 + 4], 0.0);                         // not between them
}

// Two data sets of one protocol, the same noise: the density is that of all residuals as if they were one
// data set's, and the information about sigma doubles.
void TstNoise::replicatesShareTheirNoise()
{
    const LateModel model;
    NoiseLikelihood both(model.segments());
    const NoiseParameters noise = exampleNoise(NoiseKind::Autoregressive, model);
    QVERIFY(both.setParameters(noise));
    const OutputSegment one{0, 20, model.segments()[0].time_s};
    NoiseLikelihood single({one});
    QVERIFY(single.setParameters(noise));
    std::vector<double> e = residuals(3);
    std::copy_n(e.begin(), 20, e.begin() + 20);
    const std::vector<OutputSegment> replicates{one, {20, 20, one.time_s}};
    NoiseLikelihood twice(replicates);
    QVERIFY(twice.setParameters(noise));
    const NoiseDerivatives of = single.derivatives(std::span(e).first(20)), shared = twice.derivatives(e);
    for (std::size_t a = 0; a < 2; ++a) {
        QVERIFY(std::abs(shared.gradient[a] - 2 * of.gradient[a]) < 1e-9 * std::abs(of.gradient[a]));
        QVERIFY(std::abs(shared.information[a][a] - 2 * of.information[a][a]) < 1e-9 * of.information[a][a]);
    }
}

void TstNoise::groupsSurviveCloning()
{
    const LateModel model;
    std::vector<NoiseGroup> groups{groupOf(NoiseKind::Covariance, model, {1}, ""),
                                   groupOf(NoiseKind::Growing, model, {0}, "")};
    Posterior posterior = posteriorWith(groups);
    const auto clone = posterior.clonePosterior();
    std::vector<double> q(4), g1(4), g2(4);
    posterior.toUnconstrained(std::array{1.2, 0.9, 0.25, 0.02}, q);
    const double value = posterior.evaluate(q, g1);
    QVERIFY(std::isfinite(value) && clone->evaluate(q, g2) == value);
    QVERIFY(g1 == g2);
    std::vector<double> y1(kPoints), y2(kPoints);
    RandomStream a(1, StreamPurpose::Noise, 0), b(1, StreamPurpose::Noise, 0);
    QVERIFY(posterior.simulate(q, a, y1).ok() && clone->simulate(q, b, y2).ok());
    QVERIFY(y1 == y2);
}

void TstNoise::growthBeginsWithTheDataSet()
{
    const LateModel late;
    const DecayModel prompt;
    const NoiseParameters noise = exampleNoise(NoiseKind::Growing, prompt);
    NoiseLikelihood a(late.segments()), b(prompt.segments());
    QVERIFY(a.setParameters(noise) && b.setParameters(noise));
    QVERIFY(std::abs(b.variance(0) - 0.04) < 1e-15);
    QVERIFY(std::abs(a.variance(0) - 0.04 - 0.7 * 0.03) < 1e-15);
    QVERIFY(std::abs(a.variance(25) - b.variance(25) - 0.7 * 0.03) < 1e-15);
}

// Integrating out what is not measured leaves the rows and columns of what is.
void TstNoise::thinnedCovarianceIsThePartOfTheWhole()
{
    const LateModel model;
    const auto covariance = statedCovariance(model);
    std::vector<double> some;
    for (std::size_t i = 0; i < covariance->times_s.size(); i += 3)
        some.push_back(covariance->times_s[i] + 1e-8); // as a file writes it
    NoiseLikelihood likelihood({{0, static_cast<int>(some.size()), some}});
    NoiseParameters noise = exampleNoise(NoiseKind::Covariance, model);
    QVERIFY(likelihood.setParameters(noise));
    QVERIFY(std::abs(likelihood.variance(4) - covariance->at(12, 12)) < 1e-15);
    some.back() += 0.01;
    NoiseLikelihood elsewhere({{0, static_cast<int>(some.size()), some}});
    QVERIFY(!elsewhere.setParameters(noise));
}

void TstNoise::badGroupsAreNamed()
{
    const LateModel model;
    QVERIFY_EXCEPTION_THROWN(posteriorWith({groupOf(NoiseKind::Growing, model, {0}, "")}), InputError);
    QVERIFY_EXCEPTION_THROWN(posteriorWith({groupOf(NoiseKind::Growing, model, {0, 1, 1}, "")}), InputError);
    QVERIFY_EXCEPTION_THROWN(posteriorWith({groupOf(NoiseKind::Growing, model, {0, 2}, "")}), InputError);
    QVERIFY_EXCEPTION_THROWN(posteriorWith({}), InputError);
    NoiseGroup lacking = groupOf(NoiseKind::StudentT, model, {0, 1}, "");
    lacking.priors.pop_back();
    QVERIFY_EXCEPTION_THROWN(posteriorWith({lacking}), InputError);
    NoiseGroup elsewhere = groupOf(NoiseKind::Covariance, model, {0, 1}, "");
    elsewhere.covariance = std::make_shared<StatedCovariance>(StatedCovariance{{0.0, 99.0}, {1, 0, 0, 1}});
    QVERIFY_EXCEPTION_THROWN(posteriorWith({elsewhere}), InputError);
    elsewhere.covariance.reset();
    QVERIFY_EXCEPTION_THROWN(posteriorWith({elsewhere}), InputError);
}

void TstNoise::badCovariancesAreNamed_data()
{
    QTest::addColumn<std::vector<double>>("times");
    QTest::addColumn<std::vector<double>>("matrix");
    QTest::addColumn<QString>("text");
    using Values = std::vector<double>;
    QTest::newRow("size") << Values{0, 1} << Values{1, 0, 1}
                          << "C: 2 times and 3 entries; expected one row and one column for each time.";
    QTest::newRow("times") << Values{1, 1} << Values{1, 0, 0, 1}
                           << "C: time 1 s; expected finite times that increase.";
    QTest::newRow("symmetry") << Values{0, 1} << Values{1, 0.2, 0.3, 1}
                              << "C: 0.3 and 0.2 in row and column 2 and 1; expected a symmetric matrix of "
                                 "finite numbers.";
    QTest::newRow("indefinite") << Values{0, 1} << Values{1, 2, 2, 1}
                                << "C: a matrix that is not positive definite; expected the covariance of "
                                   "measurements.";
}

void TstNoise::badCovariancesAreNamed()
{
    QFETCH(std::vector<double>, times);
    QFETCH(std::vector<double>, matrix);
    QFETCH(QString, text);
    try {
        checkCovariance({times, matrix}, "C");
        QFAIL("accepted");
    } catch (const InputError& error) {
        QCOMPARE(QString(error.what()), text);
    }
}

QTEST_GUILESS_MAIN(TstNoise)
#include "tst_noise.moc"
