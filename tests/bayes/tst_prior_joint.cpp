#include "bayes/correlation_range.h"
#include "bayes/fitted_prior.h"
#include "bayes/posterior.h"
#include "core/random.h"
#include "test_models.h"

#include <Eigen/Dense>
#include <QTest>
#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <numbers>

using namespace interphase;
using namespace interphase::test;

Q_DECLARE_METATYPE(PriorSpec)

namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();
using Rule = boost::math::quadrature::gauss_kronrod<double, 61>;

/// A posterior whose likelihood says nothing of two parameters: its prior on q is what is looked at.
Posterior posteriorOf(const PriorSpec& first, const PriorSpec& second, double correlation,
                      Coordinate coordinate = Coordinate::Automatic)
{
    return {std::make_unique<LinearModel>(std::vector<double>{0, 0, 0, 0}, 2),
            {0.0, 0.1},
            {{"a", Prior(first), coordinate}, {"b", Prior(second), coordinate}},
            std::vector<NoiseGroup>{
                {NoiseKind::Independent, {{"s", Prior({PriorKind::Lognormal, 0.1, 1.0})}}, {}, nullptr}},
            {PriorCorrelation({0, 1}, {1.0, correlation, correlation, 1.0})}};
}

/// Log density of the first two on q: what evaluate() adds for the third is taken off.
double logPriorOnQ(Posterior& posterior, double q0, double q1)
{
    std::vector<double> q{q0, q1, 0.0}, theta(3);
    posterior.toConstrained(q, theta);
    double sum = posterior.logPrior(theta) - posterior.parameters()[2].prior.logDensity(theta[2]);
    for (int i = 0; i < 2; ++i)
        sum += posterior.transform(i).logJacobian(q[std::size_t(i)]);
    return sum;
}

struct Ends
{
    double lower, upper;
};

Ends bulkOf(const Posterior& posterior, int i)
{
    const Prior& prior = posterior.parameters()[std::size_t(i)].prior;
    return {posterior.transform(i).toUnconstrained(prior.quantile(1e-13)),
            posterior.transform(i).toUnconstrained(prior.quantile(1 - 1e-13))};
}

} // namespace

class TstPriorJoint : public QObject
{
    Q_OBJECT

private slots:
    void integratesToOne_data();
    void integratesToOne();
    void normalBlockIsTheMultivariateNormal();
    void lognormalBlockIsNormalInLogarithms();
    void gradientMatchesDifferences_data() { integratesToOne_data(); }
    void gradientMatchesDifferences();
    void curvatureOfNormalBlockIsExact();
    void samplesHaveTheCorrelation();
    void startsFollowTheBlock();
    void logarithmicCoordinateKeepsThePrior_data();
    void logarithmicCoordinateKeepsThePrior();
    void badBlocksAreNamed();
    void rangeOfOneCorrelation();
    void fittedPriorRecoversANormal();
    void fittedPriorSaysWhereItIsNone();
    void fittedPriorRefuses();
};

void TstPriorJoint::integratesToOne_data()
{
    using enum PriorKind;
    QTest::addColumn<PriorSpec>("first");
    QTest::addColumn<PriorSpec>("second");
    QTest::addColumn<double>("correlation");
    const PriorSpec normal{Normal, 3.0, 2.0}, lognormal{Lognormal, 2e-14, 0.7};
    const PriorSpec cut{Normal, 0.5, 0.4, 0.0, 1.0}, share{LogitNormal, 0.3, 0.8, 0.1, 0.9};
    QTest::newRow("normal, normal") << normal << normal << 0.8;
    QTest::newRow("lognormal, logit-normal") << lognormal << share << -0.6;
    QTest::newRow("truncated normal, gamma") << cut << PriorSpec{Gamma, 2.5, 0.4} << 0.5;
    QTest::newRow("beta, uniform") << PriorSpec{Beta, 2.0, 3.0, 0.0, 1.0}
                                   << PriorSpec{Uniform, 0, 0, -1.0, 4.0} << -0.7;
}

void TstPriorJoint::integratesToOne()
{
    QFETCH(PriorSpec, first);
    QFETCH(PriorSpec, second);
    QFETCH(double, correlation);
    Posterior posterior = posteriorOf(first, second, correlation);
    const Ends a = bulkOf(posterior, 0), b = bulkOf(posterior, 1);
    const auto inner = [&](double q0) {
        return Rule::integrate([&](double q1) { return std::exp(logPriorOnQ(posterior, q0, q1)); }, b.lower,
                               b.upper, 6, 1e-9);
    };
    QVERIFY(std::abs(Rule::integrate(inner, a.lower, a.upper, 6, 1e-9) - 1.0) < 1e-6);
    // The margin of the first is its own prior.
    const double q0 = posterior.transform(0).toUnconstrained(Prior(first).quantile(0.7));
    const double margin = Prior(first).logDensity(posterior.transform(0).toConstrained(q0)) +
                          posterior.transform(0).logJacobian(q0);
    QVERIFY(std::abs(inner(q0) / std::exp(margin) - 1.0) < 1e-6);
}

void TstPriorJoint::normalBlockIsTheMultivariateNormal()
{
    Posterior posterior = posteriorOf({PriorKind::Normal, 3.0, 2.0}, {PriorKind::Normal, -1.0, 0.5}, 0.8);
    const Eigen::Matrix2d covariance{{4.0, 0.8}, {0.8, 0.25}};
    for (const auto& [x, y] : {std::pair{3.0, -1.0}, {7.0, -2.0}, {-40.0, 11.0}}) {
        const Eigen::Vector2d e(x - 3.0, y + 1.0);
        const double exact = -0.5 * e.dot(covariance.inverse() * e) - std::log(2 * std::numbers::pi) -
                             0.5 * std::log(covariance.determinant());
        const double value =
            posterior.logPrior(std::array{x, y, 0.1}) - posterior.parameters()[2].prior.logDensity(0.1);
        QVERIFY(std::abs(value - exact) < 1e-10 * (1 + std::abs(exact)));
    }
}

void TstPriorJoint::lognormalBlockIsNormalInLogarithms()
{
    Posterior posterior =
        posteriorOf({PriorKind::Lognormal, 2e-14, 0.7}, {PriorKind::LogitNormal, 0.3, 0.8, 0.0, 1.0}, -0.5);
    const double u = std::log(5e-14 / 2e-14) / 0.7, v = (std::log(0.6 / 0.4) - std::log(0.3 / 0.7)) / 0.8;
    const double exact = -0.5 * (u * u + u * v + v * v) / 0.75 - std::log(2 * std::numbers::pi) -
                         0.5 * std::log(0.75) - std::log(0.7 * 5e-14) - std::log(0.8 * 0.6 * 0.4);
    const double value =
        posterior.logPrior(std::array{5e-14, 0.6, 0.1}) - posterior.parameters()[2].prior.logDensity(0.1);
    QVERIFY(std::abs(value - exact) < 1e-9);
}

void TstPriorJoint::gradientMatchesDifferences()
{
    QFETCH(PriorSpec, first);
    QFETCH(PriorSpec, second);
    QFETCH(double, correlation);
    for (const Coordinate coordinate : {Coordinate::Automatic, Coordinate::Logarithm}) {
        if (coordinate == Coordinate::Logarithm &&
            (Prior(first).lower() < 0.0 || Prior(second).lower() < 0.0))
            continue;
        Posterior posterior = posteriorOf(first, second, correlation, coordinate);
        for (const auto& [u, v] : {std::pair{0.5, 0.5}, {0.05, 0.6}, {0.97, 0.9}}) {
            std::vector<double> q{posterior.transform(0).toUnconstrained(Prior(first).quantile(u)),
                                  posterior.transform(1).toUnconstrained(Prior(second).quantile(v)), -2.0};
            std::vector<double> g(3);
            QVERIFY(std::isfinite(posterior.evaluate(q, g)));
            for (std::size_t i = 0; i < 3; ++i) {
                const double h = 1e-5, middle = q[i];
                q[i] = middle + h;
                const double up = posterior.evaluate(q, {});
                q[i] = middle - h;
                const double slope = (up - posterior.evaluate(q, {})) / (2 * h);
                q[i] = middle;
                QVERIFY2(std::abs(g[i] - slope) < 2e-6 * (1 + std::abs(slope)),
                         qPrintable(QString("%1: %2 %3").arg(i).arg(g[i]).arg(slope)));
            }
        }
    }
}

// q is (theta - median) / sd: the precision of the block there is R^-1.
void TstPriorJoint::curvatureOfNormalBlockIsExact()
{
    Posterior posterior = posteriorOf({PriorKind::Normal, 3.0, 2.0}, {PriorKind::Normal, -1.0, 0.5}, 0.8);
    std::vector<double> g(3), h(9);
    posterior.evaluateWithCurvature(std::array{0.4, -1.1, -2.0}, g, h);
    const double inverse = 1.0 / (1.0 - 0.64);
    QVERIFY(std::abs(h[0] - inverse) < 1e-10 && std::abs(h[4] - inverse) < 1e-10);
    QVERIFY(std::abs(h[1] + 0.8 * inverse) < 1e-10 && h[1] == h[3]);
}

void TstPriorJoint::samplesHaveTheCorrelation()
{
    const Posterior posterior =
        posteriorOf({PriorKind::Lognormal, 2.0, 0.5}, {PriorKind::Normal, -1.0, 0.5, -2.0}, 0.8);
    constexpr int kCount = 20000;
    RandomStream stream(3, StreamPurpose::Test, 0);
    double product = 0.0, squareA = 0.0, squareB = 0.0;
    for (int s = 0; s < kCount; ++s) {
        const std::vector<double> theta = posterior.drawFromPrior(stream);
        const double a = std::log(theta[0] / 2.0) / 0.5,
                     b = posterior.parameters()[1].prior.normalScore(theta[1]);
        QVERIFY(theta[1] >= -2.0);
        product += a * b / kCount;
        squareA += a * a / kCount;
        squareB += b * b / kCount;
    }
    QVERIFY(std::abs(squareA - 1.0) < 4 * std::sqrt(2.0 / kCount));
    QVERIFY(std::abs(squareB - 1.0) < 4 * std::sqrt(2.0 / kCount));
    QVERIFY(std::abs(product - 0.8) < 4 * std::sqrt((1 + 0.64) / kCount));
}

void TstPriorJoint::startsFollowTheBlock()
{
    Posterior posterior = posteriorOf({PriorKind::Normal, 3.0, 2.0}, {PriorKind::Normal, -1.0, 0.5}, 0.8);
    const double upper = 0.5 * std::erfc(-1.0 / std::numbers::sqrt2); // one standard deviation
    const std::vector<double> q = posterior.start(std::array{upper, 0.5, 0.5});
    QVERIFY(std::abs(q[0] - 1.0) < 1e-9);
    QVERIFY(std::abs(q[1] - 0.8) < 1e-9);
}

void TstPriorJoint::logarithmicCoordinateKeepsThePrior_data()
{
    using enum PriorKind;
    QTest::addColumn<PriorSpec>("spec");
    QTest::newRow("decades") << PriorSpec{Uniform, 0, 0, 1e-16, 1e-12};
    QTest::newRow("normal above 0") << PriorSpec{Normal, 1.0, 0.6, 0.0, kInf};
    QTest::newRow("from 0 to 2") << PriorSpec{Beta, 2.0, 1.5, 0.0, 2.0};
    QTest::newRow("above 0.1") << PriorSpec{Gamma, 2.0, 1.0, 0.1, kInf};
    QTest::newRow("lognormal") << PriorSpec{Lognormal, 3e-14, 2.0};
}

// The density on q integrates to one and has the same quantiles; the coordinate is the logarithm, or the
// logit of it between two bounds.
void TstPriorJoint::logarithmicCoordinateKeepsThePrior()
{
    QFETCH(PriorSpec, spec);
    const Prior prior(spec);
    Posterior posterior(std::make_unique<LinearModel>(std::vector<double>{0, 0}, 1), {0.0, 0.1},
                        {{"a", prior, Coordinate::Logarithm}},
                        {{"s", Prior({PriorKind::Lognormal, 0.1, 1.0})}});
    const Transform& map = posterior.transform(0);
    const auto density = [&](double q) {
        return std::exp(prior.logDensity(map.toConstrained(q)) + map.logJacobian(q));
    };
    const auto integral = [&](double from, double to) {
        double sum = 0.0;
        for (int k = 0; k < 40; ++k)
            sum += Rule::integrate(density, from + (to - from) * k / 40, from + (to - from) * (k + 1) / 40, 4,
                                   1e-10);
        return sum;
    };
    const double middle = map.toUnconstrained(prior.quantile(0.3));
    QVERIFY(std::abs(integral(-45.0, 45.0) - 1.0) < 1e-7);
    QVERIFY(std::abs(integral(-45.0, middle) - 0.3) < 1e-7);
    const double h = 1e-5;
    for (const double q : {-3.0, -0.4, 0.0, 1.1}) {
        const double theta = map.toConstrained(q);
        QVERIFY(theta > prior.lower() && theta < prior.upper());
        QVERIFY(std::abs(map.toUnconstrained(theta) - q) < 1e-9);
        const double slope = (map.toConstrained(q + h) - map.toConstrained(q - h)) / (2 * h);
        QVERIFY(std::abs(map.derivative(q) / slope - 1) < 1e-7);
        const double bend = (map.derivative(q + h) - map.derivative(q - h)) / (2 * h);
        QVERIFY(std::abs(map.secondDerivative(q) - bend) < 1e-6 * (std::abs(bend) + map.derivative(q)));
        const double log1 = (map.logJacobian(q + h) - map.logJacobian(q - h)) / (2 * h);
        QVERIFY(std::abs(map.logJacobianGradient(q) - log1) < 1e-8 * (1 + std::abs(log1)));
        const double log2 = (map.logJacobianGradient(q + h) - map.logJacobianGradient(q - h)) / (2 * h);
        QVERIFY(std::abs(map.logJacobianCurvature(q) - log2) < 1e-8 * (1 + std::abs(log2)));
    }
}

void TstPriorJoint::badBlocksAreNamed()
{
    const auto sentence = [](std::vector<int> members, std::vector<double> r) {
        try {
            PriorCorrelation(std::move(members), std::move(r), "R");
        } catch (const InputError& error) {
            return QString(error.what());
        }
        return QString("accepted");
    };
    QCOMPARE(sentence({0}, {1}), QString("R: 1 parameters; expected at least two, each once."));
    QCOMPARE(sentence({0, 0}, {1, 0, 0, 1}), QString("R: 2 parameters; expected at least two, each once."));
    QCOMPARE(sentence({0, 1}, {1, 0, 1}),
             QString("R: 3 entries; expected one row and one column for each parameter."));
    QCOMPARE(
        sentence({0, 1}, {1, 0.5, 0.4, 1}),
        QString("R: 0.4 in row 2, column 1; expected a symmetric matrix with 1 on its diagonal and numbers "
                "from -1 to 1 beside it."));
    QCOMPARE(sentence({0, 1}, {1, 1, 1, 1}), QString("R: a matrix that is not positive definite; expected "
                                                     "correlations that can hold together."));
    QCOMPARE(
        sentence({0, 1, 2}, {1, 0.9, -0.9, 0.9, 1, 0.9, -0.9, 0.9, 1}),
        QString("R: a matrix that is not positive definite; expected correlations that can hold together."));
    const Prior normal({PriorKind::Normal, 0.0, 1.0});
    const std::vector<NoiseGroup> noise{
        {NoiseKind::Independent, {{"s", Prior({PriorKind::Lognormal, 0.1, 1.0})}}, {}, nullptr}};
    const auto make = [&](std::vector<PriorCorrelation> blocks, Coordinate coordinate) {
        Posterior(std::make_unique<LinearModel>(std::vector<double>{0, 0, 0, 0}, 2), {0.0, 0.1},
                  {{"a", normal, coordinate}, {"b", normal}}, noise, std::move(blocks));
    };
    const PriorCorrelation both({0, 1}, {1, 0.5, 0.5, 1}), beyond({1, 7}, {1, 0.5, 0.5, 1});
    QVERIFY_EXCEPTION_THROWN(make({beyond}, Coordinate::Automatic), InputError);
    QVERIFY_EXCEPTION_THROWN(make({both, both}, Coordinate::Automatic), InputError);
    QVERIFY_EXCEPTION_THROWN(make({}, Coordinate::Logarithm), InputError);
}

// Just inside the interval the matrix is one of correlations, just outside it is none; and what is known of
// two.
void TstPriorJoint::rangeOfOneCorrelation()
{
    const auto holds = [](const std::vector<double>& r, std::size_t n) {
        using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
        const auto size = static_cast<Eigen::Index>(n);
        const Eigen::SelfAdjointEigenSolver<Matrix> values(Eigen::Map<const Matrix>(r.data(), size, size));
        return values.eigenvalues().minCoeff() > 0.0;
    };
    const std::vector<double> four{1, 0.6, -0.3, 0.2, 0.6, 1, 0.1, 0.5, -0.3, 0.1, 1, 0.4, 0.2, 0.5, 0.4, 1};
    QVERIFY(holds(four, 4));
    for (std::size_t i = 0; i < 4; ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const auto range = correlationRange(four, 4, i, j);
            QVERIFY(range && range->lower < four[i * 4 + j] && four[i * 4 + j] < range->upper);
            for (const auto& [value, expected] : {std::pair{range->lower + 1e-6, true},
                                                  {range->lower - 1e-6, false},
                                                  {range->upper - 1e-6, true},
                                                  {range->upper + 1e-6, false}}) {
                std::vector<double> typed = four;
                typed[i * 4 + j] = typed[j * 4 + i] = value;
                QCOMPARE(holds(typed, 4), expected);
            }
        }
    // r_02 = r_01 r_12 +- sqrt((1 - r_01^2) (1 - r_12^2)).
    const auto three = correlationRange(std::vector<double>{1, 0.6, 0.0, 0.6, 1, 0.8, 0.0, 0.8, 1}, 3, 2, 0);
    QVERIFY(std::abs(three->lower) < 1e-12 && std::abs(three->upper - 0.96) < 1e-12);
    const auto two = correlationRange(std::vector{1.0, 0.0, 0.0, 1.0}, 2, 0, 1);
    QVERIFY(two->lower == -1.0 && two->upper == 1.0);
    // The others contradict each other: nothing helps.
    QVERIFY(!correlationRange(
        std::vector<double>{1, 0.9, -0.9, 0, 0.9, 1, 0.9, 0, -0.9, 0.9, 1, 0, 0, 0, 0, 1}, 4, 3, 0));
}

// Draws that are normal on the coordinates: means, spreads and correlation come back within five standard
// errors.
void TstPriorJoint::fittedPriorRecoversANormal()
{
    constexpr int kCount = 4000;
    RandomStream stream(8, StreamPurpose::Test, 0);
    std::vector<std::vector<double>> draws;
    for (int s = 0; s < kCount; ++s) {
        const double a = stream.normal(), b = 0.6 * a + 0.8 * stream.normal(), c = stream.normal();
        draws.push_back(
            {2e-14 * std::exp(0.3 * a), 0.1 + 0.8 / (1.0 + std::exp(-(0.5 + 0.4 * b))), -5.0 + 2.0 * c});
    }
    const FittedPrior fit = fitPrior(draws, {{"D", 0.0, kInf}, {"eps", 0.1, 0.9}, {"U", -kInf, kInf}});
    QVERIFY(fit.margins[0].kind == PriorKind::Lognormal && fit.margins[1].kind == PriorKind::LogitNormal &&
            fit.margins[2].kind == PriorKind::Normal);
    const double error = 5.0 / std::sqrt(kCount);
    QVERIFY(std::abs(std::log(fit.margins[0].a / 2e-14)) < 0.3 * error);
    QVERIFY(std::abs(fit.margins[0].b - 0.3) < 0.3 * error);
    QVERIFY(std::abs(std::log((fit.margins[1].a - 0.1) / (0.9 - fit.margins[1].a)) - 0.5) < 0.4 * error);
    QVERIFY(std::abs(fit.margins[2].a + 5.0) < 2.0 * error);
    QVERIFY(std::abs(fit.correlation[1] - 0.6) < error);
    QVERIFY(std::abs(fit.correlation[2]) < error);
    QVERIFY(fit.close);
    QVERIFY(fit.jointDistance < 0.03);
    QVERIFY(std::abs(fit.fits[0].skewness) < 5 * std::sqrt(6.0 / kCount));
    QVERIFY(std::abs(fit.fits[0].excessKurtosis) < 5 * std::sqrt(24.0 / kCount));
    for (const PriorSpec& margin : fit.margins)
        Prior{margin};
}

void TstPriorJoint::fittedPriorSaysWhereItIsNone()
{
    RandomStream stream(8, StreamPurpose::Test, 1);
    std::vector<std::vector<double>> twoModes, bent;
    for (int s = 0; s < 4000; ++s) {
        const double a = stream.normal(), b = stream.normal();
        twoModes.push_back({a, (s % 2 ? 4.0 : -4.0) + b});
        bent.push_back({a, a * a - 1.0 + 0.1 * b});
    }
    const std::vector<QuantitySupport> real{{"x", -kInf, kInf}, {"y", -kInf, kInf}};
    const FittedPrior two = fitPrior(twoModes, real);
    QVERIFY(!two.close && two.fits[1].distance > 0.15 && two.fits[0].distance < 0.03);
    QVERIFY(two.message.id == MessageId::FittedPriorFar);
    QVERIFY(!fitPrior(bent, real).close);
}

void TstPriorJoint::fittedPriorRefuses()
{
    std::vector<std::vector<double>> draws(200, {1.0});
    QVERIFY_EXCEPTION_THROWN(fitPrior(draws, {{"x", 0.0, kInf}}), InputError);
    for (std::size_t s = 0; s < draws.size(); ++s)
        draws[s][0] += 0.01 * static_cast<double>(s);
    QVERIFY(fitPrior(draws, {{"x", 0.0, kInf}}).margins.size() == 1);
    QVERIFY_EXCEPTION_THROWN(fitPrior(draws, {{"x", 0.0, 2.0}}), InputError);
    draws.resize(50);
    QVERIFY_EXCEPTION_THROWN(fitPrior(draws, {{"x", 0.0, kInf}}), InputError);
}

QTEST_GUILESS_MAIN(TstPriorJoint)
#include "tst_prior_joint.moc"
