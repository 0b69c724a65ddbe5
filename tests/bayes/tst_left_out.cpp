#include "bayes/future_terms.h"
#include "core/random.h"
#include "test_models.h"

#include <Eigen/Dense>
#include <QTest>

#include <numbers>

using namespace interphase;
using namespace interphase::test;

namespace {

constexpr int kPoints = 9; // of each of the two segments of DecayModel

/// cov(e_i, e_j) of two times of one data set, by the formulas of noise_likelihood.h.
double covarianceOf(const NoiseParameters& noise, double s, double t, double start)
{
    const double same = s == t ? 1.0 : 0.0, sigma2 = noise.sigma * noise.sigma, d = std::abs(s - t);
    switch (noise.kind) {
    case NoiseKind::Autoregressive:
        return sigma2 * std::exp(-d / noise.tau_s);
    case NoiseKind::Discrepancy: {
        const double l = std::sqrt(3.0) / noise.tau_s;
        return sigma2 * (1.0 + l * d) * std::exp(-l * d) + same * noise.white * noise.white;
    }
    case NoiseKind::Growing:
        return same * (sigma2 + noise.alpha * (s - start));
    case NoiseKind::Drift:
        return same * sigma2 + noise.alpha * (std::min(s, t) - start);
    default:
        return same * sigma2;
    }
}

double logNormal(const Eigen::VectorXd& y, const Eigen::MatrixXd& covariance)
{
    const Eigen::LLT<Eigen::MatrixXd> factor(covariance);
    const Eigen::MatrixXd lower = factor.matrixL();
    return -0.5 * y.dot(factor.solve(y)) - lower.diagonal().array().log().sum() -
           0.5 * double(y.size()) * std::log(2.0 * std::numbers::pi);
}

/// Of the measurements in `rows`, at the noise and the residuals of one point.
double dense(const Posterior& posterior, const NoiseParameters& noise, const std::vector<double>& residual,
             const std::vector<int>& rows)
{
    const auto n = static_cast<Eigen::Index>(rows.size());
    Eigen::VectorXd e(n);
    Eigen::MatrixXd c = Eigen::MatrixXd::Zero(n, n);
    const auto segmentOf = [](int row) { return std::size_t(row / kPoints); };
    for (Eigen::Index i = 0; i < n; ++i) {
        const int a = rows[std::size_t(i)];
        e(i) = residual[std::size_t(a)];
        for (Eigen::Index j = 0; j < n; ++j) {
            const int b = rows[std::size_t(j)];
            if (segmentOf(a) != segmentOf(b))
                continue;
            const std::vector<double>& time = posterior.segments()[segmentOf(a)].time_s;
            c(i, j) = covarianceOf(noise, time[std::size_t(a % kPoints)], time[std::size_t(b % kPoints)],
                                   time.front());
        }
    }
    return logNormal(e, c);
}

Posterior posteriorOf(NoiseKind kind)
{
    const DecayModel model(kPoints);
    std::vector<double> y(std::size_t(2 * kPoints));
    DecayModel(model).predict(std::array{1.3, 0.8}, y, {});
    RandomStream stream(7, StreamPurpose::Test, 0);
    for (double& value : y)
        value += 0.05 * stream.normal();
    NoiseGroup noise{kind, {}, {}, nullptr};
    const double medians[] = {0.06, kind == NoiseKind::Growing || kind == NoiseKind::Drift ? 0.002 : 0.4,
                              0.03};
    for (std::size_t i = 0; i < noiseUnknowns(kind).size(); ++i)
        noise.priors.push_back({"noise", Prior({PriorKind::Lognormal, medians[i], 0.5})});
    return {model.clone(),
            y,
            {{"amplitude", Prior({PriorKind::Lognormal, 1.3, 0.3})},
             {"rate", Prior({PriorKind::Lognormal, 0.8, 0.3})}},
            std::vector<NoiseGroup>{noise}};
}

std::vector<std::vector<double>> drawsOf(const Posterior& posterior, int count)
{
    std::vector<std::vector<double>> out;
    for (int i = 0; i < count; ++i) {
        RandomStream stream(3, StreamPurpose::Test, std::uint32_t(i));
        const std::vector<double> theta = posterior.drawFromPrior(stream);
        posterior.toUnconstrained(theta, out.emplace_back(theta.size()));
    }
    return out;
}

/// Two stretches of the first data set, one of the second, and a point at either end that is in none.
const std::vector<int> kGroups{-1, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, -1};

} // namespace

class TestLeftOut : public QObject
{
    Q_OBJECT
private slots:
    void agreesWithDenseCovariances_data();
    void agreesWithDenseCovariances();
    void futureAgreesWithDenseCovariances_data();
    void futureAgreesWithDenseCovariances();
    void wholeDataSet();
    void independentTermsAreThePoints();
    void sameOnAnyNumberOfThreads();
    void failedDrawsAreCounted();
    void refuses();
};

void TestLeftOut::agreesWithDenseCovariances_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("AR(1)") << int(NoiseKind::Autoregressive);
    QTest::newRow("discrepancy") << int(NoiseKind::Discrepancy);
    QTest::newRow("growing") << int(NoiseKind::Growing);
    QTest::newRow("drift") << int(NoiseKind::Drift);
}

void TestLeftOut::agreesWithDenseCovariances()
{
    QFETCH(int, kind);
    const Posterior posterior = posteriorOf(NoiseKind(kind));
    const auto draws = drawsOf(posterior, 3);
    const LeftOutTerms found = leftOutTerms(posterior, draws, kGroups, 1, {});
    QVERIFY(found.status.ok());
    QCOMPARE(found.terms.groups, std::size_t(3));
    QCOMPARE(found.failed, 0LL);
    const std::unique_ptr<Posterior> own = posterior.clonePosterior();
    for (std::size_t i = 0; i < draws.size(); ++i) {
        const PosteriorTerms at = own->terms(draws[i]);
        std::vector<NoiseParameters> noise(1);
        posterior.noiseLayout().parameters(std::span(at.theta).subspan(2), noise);
        std::vector<int> all(kGroups.size());
        std::iota(all.begin(), all.end(), 0);
        const double whole = dense(posterior, noise[0], at.residual, all);
        QVERIFY(std::abs(found.logLikelihood[i] - whole) < 1e-9 * std::abs(whole));
        for (int g = 0; g < 3; ++g) {
            std::vector<int> others;
            for (const int row : all)
                if (kGroups[std::size_t(row)] != g)
                    others.push_back(row);
            const double expected = whole - dense(posterior, noise[0], at.residual, others);
            const double term = found.terms.values[3 * i + std::size_t(g)];
            QVERIFY2(std::abs(term - expected) < 1e-8 * (1.0 + std::abs(whole)),
                     qPrintable(QString("%1 %2").arg(term).arg(expected)));
        }
    }
}

void TestLeftOut::futureAgreesWithDenseCovariances_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<std::vector<int>>("blocks");
    const std::vector<int> after{0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4, 4};
    const std::vector<int> beside{0, 0, 1, 1, 1, 2, 2, 3, 4, 0, 0, 0, 2, 2, 3, 3, 3, 4};
    for (const auto& [name, kind] : {std::pair{"AR(1)", NoiseKind::Autoregressive},
                                     {"discrepancy", NoiseKind::Discrepancy},
                                     {"growing", NoiseKind::Growing},
                                     {"drift", NoiseKind::Drift}}) {
        QTest::newRow(name) << int(kind) << after;
        QTest::newRow(qPrintable(QString("%1, two at a time").arg(name))) << int(kind) << beside;
    }
}

// Blocks that follow each other: what the first n say is the density of their measurements, so each term is a
// difference of two.
void TestLeftOut::futureAgreesWithDenseCovariances()
{
    QFETCH(int, kind);
    const Posterior posterior = posteriorOf(NoiseKind(kind));
    const auto draws = drawsOf(posterior, 3);
    QFETCH(std::vector<int>, blocks);
    const LeftOutTerms found = futureTerms(posterior, draws, blocks, 2, {});
    QVERIFY(found.status.ok());
    QCOMPARE(found.terms.groups, std::size_t(5));
    const std::unique_ptr<Posterior> own = posterior.clonePosterior();
    for (std::size_t i = 0; i < draws.size(); ++i) {
        const PosteriorTerms at = own->terms(draws[i]);
        std::vector<NoiseParameters> noise(1);
        posterior.noiseLayout().parameters(std::span(at.theta).subspan(2), noise);
        double before = 0.0;
        for (int g = 0; g < 5; ++g) {
            std::vector<int> first;
            for (int row = 0; row < 2 * kPoints; ++row)
                if (blocks[std::size_t(row)] <= g)
                    first.push_back(row);
            const double known = dense(posterior, noise[0], at.residual, first);
            const double term = found.terms.values[5 * i + std::size_t(g)];
            QVERIFY2(std::abs(term - (known - before)) < 1e-8 * (1.0 + std::abs(known)),
                     qPrintable(QString("%1: %2, %3").arg(g).arg(term).arg(known - before)));
            if (g < 4)
                QVERIFY(
                    std::abs(posteriorOfFirst(posterior, blocks, g + 1)->evaluateLikelihood(draws[i], {}) -
                             known) < 1e-8 * (1.0 + std::abs(known)));
            if (g > 0 && g < 4) { // going on from the first groups: the same split into prior and likelihood
                const auto next = posteriorOfFirst(posterior, blocks, g + 1, g);
                const double prior = next->evaluatePrior(draws[i], {});
                QVERIFY(std::abs(next->evaluateLikelihood(draws[i], {}) - (known - before)) <
                        1e-8 * (1.0 + std::abs(known)));
                QVERIFY(std::abs(prior - own->evaluatePrior(draws[i], {}) - before) <
                        1e-8 * (1.0 + std::abs(before)));
                QVERIFY(!next->priorIsNormalised());
            }
            before = known;
        }
    }
}

// The other data set knows nothing of the noise of this one.
void TestLeftOut::wholeDataSet()
{
    const Posterior posterior = posteriorOf(NoiseKind::Autoregressive);
    std::vector<int> groups(std::size_t(2 * kPoints), 0);
    std::fill(groups.begin() + kPoints, groups.end(), 1);
    const auto draws = drawsOf(posterior, 2);
    const LeftOutTerms found = leftOutTerms(posterior, draws, groups, 1, {});
    for (std::size_t i = 0; i < draws.size(); ++i) {
        const double sum = found.terms.values[2 * i] + found.terms.values[2 * i + 1];
        QVERIFY(std::abs(sum - found.logLikelihood[i]) < 1e-9 * std::abs(sum));
    }
}

void TestLeftOut::independentTermsAreThePoints()
{
    const Posterior posterior = posteriorOf(NoiseKind::Independent);
    const auto draws = drawsOf(posterior, 2);
    const LeftOutTerms found = leftOutTerms(posterior, draws, kGroups, 1, {});
    const std::unique_ptr<Posterior> own = posterior.clonePosterior();
    for (std::size_t i = 0; i < draws.size(); ++i) {
        const std::vector<double> pointwise = own->terms(draws[i]).pointwise;
        for (int g = 0; g < 3; ++g) {
            double expected = 0.0;
            for (std::size_t row = 0; row < kGroups.size(); ++row)
                expected += kGroups[row] == g ? pointwise[row] : 0.0;
            QVERIFY(std::abs(found.terms.values[3 * i + std::size_t(g)] - expected) < 1e-9);
        }
    }
}

void TestLeftOut::sameOnAnyNumberOfThreads()
{
    const Posterior posterior = posteriorOf(NoiseKind::Discrepancy);
    const auto draws = drawsOf(posterior, 17);
    const LeftOutTerms one = leftOutTerms(posterior, draws, kGroups, 1, {});
    const LeftOutTerms two = leftOutTerms(posterior, draws, kGroups, 2, {});
    QVERIFY(one.terms.values == two.terms.values);
    QVERIFY(one.logLikelihood == two.logLikelihood);
}

void TestLeftOut::failedDrawsAreCounted()
{
    const Posterior posterior = posteriorOf(NoiseKind::Independent);
    auto draws = drawsOf(posterior, 3);
    const std::vector<double> tooFast{1.0, 2.0 * DecayModel::kMax, 0.05};
    posterior.toUnconstrained(tooFast, draws[1]);
    const LeftOutTerms found = leftOutTerms(posterior, draws, kGroups, 2, {});
    QVERIFY(found.status.ok());
    QCOMPARE(found.failed, 1LL);
    QCOMPARE(found.terms.draws(), std::size_t(2));
    QCOMPARE(found.logLikelihood.size(), std::size_t(2));
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(leftOutTerms(posterior, draws, kGroups, 2, {stop.get_token(), {}}).status.outcome ==
            Outcome::Cancelled);
}

void TestLeftOut::refuses()
{
    const Posterior posterior = posteriorOf(NoiseKind::Independent);
    const std::vector<int> one(kGroups.size(), 0);
    QVERIFY_EXCEPTION_THROWN(leftOutTerms(posterior, drawsOf(posterior, 2), one, 1, {}), InputError);
    QVERIFY_EXCEPTION_THROWN(futureTerms(posterior, drawsOf(posterior, 2), one, 1, {}), InputError);
    std::vector<int> back(kGroups.size(), 1);
    back.front() = 0;
    back.back() = 0;
    QVERIFY_EXCEPTION_THROWN(futureTerms(posterior, drawsOf(posterior, 2), back, 1, {}), InputError);
    back.back() = 3; // there is no 2
    QVERIFY_EXCEPTION_THROWN(futureTerms(posterior, drawsOf(posterior, 2), back, 1, {}), InputError);
    back.back() = 1;
    QVERIFY_EXCEPTION_THROWN(posteriorOfFirst(posterior, back, 2), InputError);
    QVERIFY_EXCEPTION_THROWN(posteriorOfFirst(posterior, back, 1, 1), InputError);
}

QTEST_GUILESS_MAIN(TestLeftOut)
#include "tst_left_out.moc"
