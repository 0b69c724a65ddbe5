#include "bayes/prior.h"
#include "bayes/transform.h"
#include "core/random.h"

#include <QTest>
#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <cmath>

using namespace interphase;

Q_DECLARE_METATYPE(PriorSpec)

namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();

// Integral over q in [-30, 30] scaled to the prior, in panels: the substitution takes care of half-infinite
// supports.
template <class F>
double integrateOverSupport(const Prior& prior, const F& f)
{
    const Transform map(prior.lower(), prior.upper(), prior.median(), prior.standardDeviation());
    using Rule = boost::math::quadrature::gauss_kronrod<double, 61>;
    const auto integrand = [&](double q) {
        return f(map.toConstrained(q)) *
               std::exp(prior.logDensity(map.toConstrained(q)) + map.logJacobian(q));
    };
    double sum = 0.0;
    for (double q = -80.0; q < 80.0; q += 2.0)
        sum += Rule::integrate(integrand, q, q + 2.0, 6, 1e-12);
    return sum;
}

bool close(double a, double b, double tolerance)
{
    const bool ok = std::abs(a - b) <= tolerance * (1e-300 + std::max(std::abs(a), std::abs(b)));
    if (!ok)
        qWarning("%.15g and %.15g differ", a, b);
    return ok;
}

} // namespace

class TstPrior : public QObject
{
    Q_OBJECT

private slots:
    void integrates_data();
    void integrates();
    void derivatives_data() { integrates_data(); }
    void derivatives();
    void quantileInvertsCdf_data() { integrates_data(); }
    void quantileInvertsCdf();
    void samplesFollowTheCdf_data() { integrates_data(); }
    void samplesFollowTheCdf();
    void cutToKeepsTheShape_data() { integrates_data(); }
    void cutToKeepsTheShape();
    void normalScores_data() { integrates_data(); }
    void normalScores();
    void knownValues();
    void heavyTailsHaveNoMoments();
    void badSpecsAreNamed_data();
    void badSpecsAreNamed();
    void transformRoundTrip_data();
    void transformRoundTrip();
};

void TstPrior::integrates_data()
{
    using enum PriorKind;
    QTest::addColumn<PriorSpec>("spec");
    QTest::newRow("uniform") << PriorSpec{Uniform, 0, 0, -2.0, 5.0};
    QTest::newRow("normal") << PriorSpec{Normal, 3e4, 2e3};
    QTest::newRow("normal above 0") << PriorSpec{Normal, 1.0, 2.0, 0.0};
    QTest::newRow("normal below 0") << PriorSpec{Normal, 1.0, 2.0, -kInf, 0.0};
    QTest::newRow("normal within") << PriorSpec{Normal, 1.0, 2.0, 0.0, 1.5};
    QTest::newRow("normal upper tail") << PriorSpec{Normal, 0.0, 1.0, 8.0, kInf};
    QTest::newRow("normal lower tail") << PriorSpec{Normal, 0.0, 1.0, -9.0, -8.0};
    QTest::newRow("lognormal") << PriorSpec{Lognormal, 3e-15, 1.0};
    QTest::newRow("lognormal within") << PriorSpec{Lognormal, 3e-15, 1.0, 1e-15, 1e-14};
    QTest::newRow("half-normal") << PriorSpec{HalfNormal, 0.0, 2e-3};
    QTest::newRow("half-normal above") << PriorSpec{HalfNormal, 0.0, 2.0, 1.0, 6.0};
    QTest::newRow("gamma") << PriorSpec{Gamma, 2.5, 0.4};
    QTest::newRow("gamma, shape below 1") << PriorSpec{Gamma, 0.7, 0.4};
    QTest::newRow("gamma within") << PriorSpec{Gamma, 2.5, 0.4, 0.3, 2.0};
    QTest::newRow("gamma tail") << PriorSpec{Gamma, 2.5, 0.4, 6.0, kInf};
    QTest::newRow("beta") << PriorSpec{Beta, 2.5, 4.0, 0.2, 0.8};
    QTest::newRow("beta, shapes below 1") << PriorSpec{Beta, 0.7, 0.8, 0.0, 3.0};
    QTest::newRow("beta, one-sided") << PriorSpec{Beta, 1.0, 6.0, 0.0, 1e-3};
    QTest::newRow("Student") << PriorSpec{StudentT, 0.3, 0.02, -kInf, kInf, 12.0};
    QTest::newRow("Student above 0") << PriorSpec{StudentT, 1.0, 2.0, 0.0, kInf, 5.0};
    QTest::newRow("Student within, nu 1") << PriorSpec{StudentT, 1.0, 2.0, 0.0, 6.0, 1.0};
    QTest::newRow("Student within, nu 2") << PriorSpec{StudentT, 1.0, 2.0, 0.0, 6.0, 2.0};
    QTest::newRow("Student tail") << PriorSpec{StudentT, 0.0, 1.0, 9.0, 11.0, 4.0};
    QTest::newRow("logit-normal") << PriorSpec{LogitNormal, 0.3, 0.9, 0.1, 0.9};
}

void TstPrior::integrates()
{
    QFETCH(PriorSpec, spec);
    const Prior prior(spec);
    QVERIFY(close(integrateOverSupport(prior, [](double) { return 1.0; }), 1.0, 1e-9));
    const double mean = integrateOverSupport(prior, [](double x) { return x; });
    QVERIFY(close(prior.mean(), mean, 1e-8));
    const double variance = integrateOverSupport(prior, [&](double x) { return (x - mean) * (x - mean); });
    QVERIFY(close(prior.standardDeviation(), std::sqrt(variance), 1e-4));
    const double middle = prior.quantile(0.3);
    const double below = integrateOverSupport(prior, [&](double x) { return x < middle ? 1.0 : 0.0; });
    QVERIFY(close(below, 0.3, 1e-3));
}

void TstPrior::derivatives()
{
    QFETCH(PriorSpec, spec);
    const Prior prior(spec);
    for (double p : {0.05, 0.4, 0.9}) {
        const double x = prior.quantile(p);
        const double h = 1e-5 * prior.standardDeviation();
        const double scale = 1.0 / prior.standardDeviation();
        const double slope = (prior.logDensity(x + h) - prior.logDensity(x - h)) / (2 * h);
        QVERIFY(std::abs(prior.gradient(x) - slope) < 1e-5 * (scale + std::abs(slope)));
        const double bend = (prior.gradient(x + h) - prior.gradient(x - h)) / (2 * h);
        QVERIFY(std::abs(prior.curvature(x) - bend) < 1e-5 * (scale * scale + std::abs(bend)));
    }
}

void TstPrior::quantileInvertsCdf()
{
    QFETCH(PriorSpec, spec);
    const Prior prior(spec);
    for (double p : {1e-6, 0.01, 0.25, 0.5, 0.75, 0.99, 1.0 - 1e-6}) {
        const double x = prior.quantile(p);
        QVERIFY(x >= prior.lower() && x <= prior.upper());
        QVERIFY(std::abs(prior.cdf(x) - p) < 1e-9);
    }
    QCOMPARE(prior.cdf(prior.lower()), 0.0);
    QCOMPARE(prior.cdf(prior.upper()), 1.0);
    const double beyond = std::isinf(prior.upper()) ? kInf : std::nextafter(prior.upper(), kInf);
    QCOMPARE(prior.logDensity(beyond), -kInf);
}

// Kolmogorov-Smirnov at the 0.1 % level.
void TstPrior::samplesFollowTheCdf()
{
    QFETCH(PriorSpec, spec);
    const Prior prior(spec);
    RandomStream stream(5, StreamPurpose::Test, 1);
    std::vector<double> u(4000);
    for (double& value : u)
        value = prior.cdf(prior.sample(stream));
    std::sort(u.begin(), u.end());
    double distance = 0.0;
    for (std::size_t i = 0; i < u.size(); ++i)
        distance = std::max(distance, std::abs(u[i] - (static_cast<double>(i) + 0.5) / 4000.0));
    QVERIFY(distance < 1.95 / std::sqrt(4000.0));
}

// Truncated again, the density is the same up to the mass between the bounds.
void TstPrior::cutToKeepsTheShape()
{
    QFETCH(PriorSpec, spec);
    const Prior prior(spec);
    const double low = prior.quantile(0.2), middle = prior.quantile(0.35), high = prior.quantile(0.7);
    const Prior cut = prior.cutTo(low, high);
    QVERIFY(cut.lower() == low && cut.upper() == high);
    QVERIFY(close(cut.logDensity(middle), prior.logDensity(middle) - std::log(0.5), 1e-9));
    QCOMPARE(cut.logDensity(prior.quantile(0.75)), -kInf);
    QVERIFY(std::abs(cut.cdf(middle) - 0.3) < 1e-8);
    QVERIFY(close(cut.quantile(0.3), middle, 1e-7));
    QVERIFY(close(integrateOverSupport(cut, [](double) { return 1.0; }), 1.0, 1e-9));
    QVERIFY(cut.cutTo(-kInf, kInf).logDensity(middle) == cut.logDensity(middle));
    QVERIFY_EXCEPTION_THROWN(prior.cutTo(high, low), InputError);
}

void TstPrior::normalScores()
{
    QFETCH(PriorSpec, spec);
    const Prior prior(spec);
    for (const double p : {1e-9, 0.02, 0.5, 0.9, 0.9999}) {
        const double x = prior.quantile(p), score = prior.normalScore(x);
        QVERIFY(std::abs(score - normalQuantile(p)) < 1e-7 * (1 + std::abs(score)));
        // Next to an end of the support a quantile has fewer digits.
        QVERIFY(close(prior.fromNormalScore(score), x, 1e-7) || std::abs(x) < 1e-8 * prior.spread());
        if (p < 0.01)
            continue;
        const double h = 1e-5 / prior.normalScoreSlope(x, score);
        const double slope = (prior.normalScore(x + h) - prior.normalScore(x - h)) / (2 * h);
        QVERIFY(close(prior.normalScoreSlope(x, score), slope, 1e-4));
    }
}

void TstPrior::heavyTailsHaveNoMoments()
{
    const Prior cauchy({PriorKind::StudentT, 2.0, 3.0, -kInf, kInf, 1.0});
    QVERIFY(std::isnan(cauchy.mean()));
    QCOMPARE(cauchy.standardDeviation(), kInf);
    QVERIFY(close(cauchy.quantile(0.75), 5.0, 1e-12));
    QVERIFY(close(cauchy.spread(), 3.0 * std::tan(0.34 * M_PI), 1e-9));
    QVERIFY(close(std::exp(cauchy.logDensity(2.0)), 1.0 / (3.0 * M_PI), 1e-12));
    const Prior half({PriorKind::StudentT, 0.0, 1.0, 0.0, kInf, 2.0});
    QVERIFY(close(half.mean(), std::sqrt(2.0), 1e-9));
    QCOMPARE(half.standardDeviation(), kInf);
}

void TstPrior::knownValues()
{
    const Prior beta({PriorKind::Beta, 2.0, 3.0, 0.0, 1.0});
    QVERIFY(close(beta.mean(), 0.4, 1e-14));
    QVERIFY(close(beta.standardDeviation(), 0.2, 1e-12));
    QVERIFY(close(std::exp(beta.logDensity(0.5)), 12 * 0.5 * 0.25, 1e-12));
    QVERIFY(close(beta.cdf(0.5), 0.6875, 1e-12));
    const Prior wide({PriorKind::Beta, 2.0, 3.0, -1.0, 4.0});
    QVERIFY(close(wide.mean(), 1.0, 1e-14));
    QVERIFY(close(wide.logDensity(1.5), beta.logDensity(0.5) - std::log(5.0), 1e-13));
    const Prior student({PriorKind::StudentT, 1.0, 2.0, -kInf, kInf, 4.0});
    QVERIFY(close(student.standardDeviation(), 2.0 * std::sqrt(2.0), 1e-12));
    QVERIFY(close(student.quantile(0.975), 1.0 + 2.0 * 2.7764451051977987, 1e-12));
    const Prior share({PriorKind::LogitNormal, 0.3, 0.8, 0.0, 1.0});
    QVERIFY(close(share.median(), 0.3, 1e-14));
    QVERIFY(close(std::log(share.quantile(0.975) / (1 - share.quantile(0.975))),
                  std::log(0.3 / 0.7) + 0.8 * 1.959963984540054, 1e-12));

    const Prior lognormal({PriorKind::Lognormal, 2.0, 0.5});
    QVERIFY(close(lognormal.median(), 2.0, 1e-14));
    QVERIFY(close(lognormal.mean(), 2.0 * std::exp(0.125), 1e-14));
    QVERIFY(close(lognormal.quantile(0.975), 2.0 * std::exp(0.5 * 1.959963984540054), 1e-13));
    const Prior gamma({PriorKind::Gamma, 3.0, 0.5});
    QVERIFY(close(gamma.mean(), 1.5, 1e-14));
    QVERIFY(close(gamma.standardDeviation(), std::sqrt(0.75), 1e-12));
    // dgamma(1, shape = 3, scale = 0.5) = 4 exp(-2).
    QVERIFY(close(gamma.logDensity(1.0), std::log(4.0) - 2.0, 1e-14));
    const Prior half({PriorKind::HalfNormal, 0.0, 1.0});
    QVERIFY(close(half.mean(), std::sqrt(2.0 / M_PI), 1e-14));
    QVERIFY(close(half.logDensity(0.0), 0.5 * std::log(2.0 / M_PI), 1e-14));
}

void TstPrior::badSpecsAreNamed_data()
{
    using enum PriorKind;
    QTest::addColumn<PriorSpec>("spec");
    QTest::addColumn<QString>("text");
    const double nan = std::nan("");
    QTest::newRow("sd") << PriorSpec{Normal, 0, -1}
                        << "R: standard deviation -1; expected a positive number.";
    QTest::newRow("nan") << PriorSpec{Normal, 0, nan}
                         << "R: standard deviation nan; expected a positive number.";
    QTest::newRow("mean") << PriorSpec{Normal, nan, 1} << "R: mean nan; expected a finite number.";
    QTest::newRow("median") << PriorSpec{Lognormal, 0, 1} << "R: median 0; expected a positive number.";
    QTest::newRow("bounds") << PriorSpec{Normal, 0, 1, 2, 1}
                            << "R: bounds 2 to 1; expected a lower bound below the upper one.";
    QTest::newRow("nan bound") << PriorSpec{Normal, 0, 1, nan, 1}
                               << "R: bounds nan to 1; expected a lower bound below the upper one.";
    QTest::newRow("uniform") << PriorSpec{Uniform, 0, 1}
                             << "R: a uniform prior without two bounds; expected a lower and an upper bound.";
    QTest::newRow("empty")
        << PriorSpec{Normal, 0, 1, 50, 60}
        << "R: the bounds lie where the prior has no probability; expected bounds nearer to its centre.";
    QTest::newRow("beta") << PriorSpec{Beta, 1, 2}
                          << "R: a beta prior without two bounds; expected a lower and an upper bound.";
    QTest::newRow("beta shape") << PriorSpec{Beta, 0, 2, 0, 1}
                                << "R: first shape 0; expected a positive number.";
    QTest::newRow("degrees") << PriorSpec{StudentT, 0, 1}
                             << "R: degrees of freedom 0; expected a positive number.";
    QTest::newRow("median outside") << PriorSpec{LogitNormal, 2, 1, 0, 1}
                                    << "R: median 2; expected a number between the bounds.";
    QTest::newRow("positive") << PriorSpec{Gamma, 1, 1, -2, -1}
                              << "R: bounds 0 to -1; expected a lower bound below the upper one.";
}

void TstPrior::badSpecsAreNamed()
{
    QFETCH(PriorSpec, spec);
    QFETCH(QString, text);
    try {
        Prior prior(spec, "R");
        QFAIL("accepted");
    } catch (const InputError& error) {
        QCOMPARE(QString(error.what()), text);
    }
}

void TstPrior::transformRoundTrip_data()
{
    QTest::addColumn<double>("lower");
    QTest::addColumn<double>("upper");
    QTest::addColumn<bool>("softplus");
    QTest::newRow("real") << -kInf << kInf << false;
    QTest::newRow("positive") << 0.0 << kInf << false;
    QTest::newRow("above") << -3.0 << kInf << false;
    QTest::newRow("softplus") << 0.0 << kInf << true;
    QTest::newRow("below") << -kInf << 2.0 << false;
    QTest::newRow("between") << -1.0 << 2.0 << false;
}

void TstPrior::transformRoundTrip()
{
    QFETCH(double, lower);
    QFETCH(double, upper);
    QFETCH(bool, softplus);
    const Transform map = softplus ? Transform::softplus(lower, 0.1) : Transform(lower, upper, 5.0, 0.1);
    const double h = softplus ? 1e-6 : 1e-5; // which bends ten times as sharply
    for (double q : {-6.0, -1.0, -1e-3, 0.0, 0.7, 5.0}) {
        const double theta = map.toConstrained(q);
        QVERIFY(theta > lower && theta < upper);
        QVERIFY(std::abs(map.toUnconstrained(theta) - q) < 1e-11);
        const double slope = (map.toConstrained(q + h) - map.toConstrained(q - h)) / (2 * h);
        QVERIFY(std::abs(map.derivative(q) - slope) < 1e-7 * (1 + std::abs(slope)));
        QVERIFY(std::abs(map.logJacobian(q) - std::log(map.derivative(q))) < 1e-12);
        const double bend = (map.derivative(q + h) - map.derivative(q - h)) / (2 * h);
        QVERIFY(std::abs(map.secondDerivative(q) - bend) < 1e-7 * (1 + std::abs(bend)));
        const double logSlope = (map.logJacobian(q + h) - map.logJacobian(q - h)) / (2 * h);
        QVERIFY(std::abs(map.logJacobianGradient(q) - logSlope) < 1e-8);
        const double logBend = (map.logJacobianGradient(q + h) - map.logJacobianGradient(q - h)) / (2 * h);
        QVERIFY(std::abs(map.logJacobianCurvature(q) - logBend) < 1e-8);
    }
    QVERIFY(std::isfinite(map.logJacobian(700.0)) && std::isfinite(map.logJacobian(-700.0)));
}

QTEST_GUILESS_MAIN(TstPrior)
#include "tst_prior.moc"
