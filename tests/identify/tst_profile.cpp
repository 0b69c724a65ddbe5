#include "bayes/posterior.h"
#include "bayes/test_densities.h"
#include "bayes/test_models.h"
#include "core/random.h"
#include "identify/profile.h"

#include <QTest>
#include <atomic>

using namespace interphase;
using namespace interphase::test;

namespace {

/// a exp(-(k1 + k2) t): only the sum of the rates is seen.
class SumOfRates : public ForwardModel
{
public:
    int parameterCount() const override { return 3; }
    int outputCount() const override { return m_decay.outputCount(); }
    const std::vector<OutputSegment>& segments() const override { return m_decay.segments(); }
    Status predict(std::span<const double> theta, std::span<double> prediction,
                   std::span<double> jacobian) override
    {
        const std::array reduced{theta[0], theta[1] + theta[2]};
        std::vector<double> inner(jacobian.empty() ? 0 : prediction.size() * 2);
        const Status status = m_decay.predict(reduced, prediction, inner);
        for (std::size_t i = 0; i < inner.size() / 2; ++i) {
            jacobian[3 * i] = inner[2 * i];
            jacobian[3 * i + 1] = jacobian[3 * i + 2] = inner[2 * i + 1];
        }
        return status;
    }
    std::unique_ptr<ForwardModel> clone() const override { return std::make_unique<SumOfRates>(*this); }

private:
    DecayModel m_decay;
};

std::vector<double> decayData()
{
    DecayModel model;
    std::vector<double> y(40);
    model.predict(std::array{1.3, 0.8}, y, {});
    RandomStream stream(3, StreamPurpose::Test, 0);
    for (double& value : y)
        value += 0.02 * stream.normal();
    return y;
}

ProfileSet profilesOf(Posterior& posterior, const RunContext& context = {}, int threads = 0)
{
    const auto search = findMode(posterior, priorStarts(posterior, 6, 1), {}, {});
    const auto approximation = laplace(posterior, search.best()->q);
    ProfileOptions options;
    options.threads = threads;
    return profileAll(posterior, approximation, options, context);
}

const NoiseModel kNoise{{"sigma", Prior({PriorKind::Lognormal, 0.05, 1.0})}};
const Prior kAmplitude({PriorKind::Lognormal, 1.0, 1.0});

} // namespace

class TstProfile : public QObject
{
    Q_OBJECT

private slots:
    void gaussianIsExact();
    void oneDimension();
    void ridgeIsFollowed();
    void identifiedParameters();
    void onlyTheSumIsSeen();
    void oneSidedParameter();
    void modelFailuresEndASide();
    void aBetterModeIsReported();
    void cancelled();
    void sameWhateverTheThreads();
};

// Interval of coordinate i: mean +- 1.96 sqrt(covariance_ii), others on the regression line.
void TstProfile::gaussianIsExact()
{
    FunctionDensity density = gaussian({2.0, 0.9, 0.9, 1.0}, {0.3, -2.0});
    const auto approximation = laplace(density, std::array{0.3, -2.0});
    const auto set = profileAll(density, approximation, {}, {});
    QVERIFY(set.status.ok() && set.betterMode.empty());
    const double det = 2.0 - 0.81;
    const double mean[] = {0.3, -2.0}, sd[] = {std::sqrt(1 / det), std::sqrt(2 / det)};
    for (std::size_t i = 0; i < 2; ++i) {
        const Profile& profile = set.profiles[i];
        QCOMPARE(profile.verdict, ProfileVerdict::Identified);
        QVERIFY(std::abs(profile.lower.limit - (mean[i] - 1.96 * sd[i])) < 2e-3 * sd[i]);
        QVERIFY(std::abs(profile.upper.limit - (mean[i] + 1.96 * sd[i])) < 2e-3 * sd[i]);
        QVERIFY(profile.points.size() > 8 && profile.points.size() < 30);
        for (std::size_t k = 1; k < profile.points.size(); ++k)
            QVERIFY(profile.points[k].value > profile.points[k - 1].value);
        for (const auto& point : profile.points)
            QVERIFY(std::abs(point.logDensity + 0.5 * std::pow((point.value - mean[i]) / sd[i], 2)) < 1e-4);
    }
}

void TstProfile::oneDimension()
{
    FunctionDensity density = gaussian({4.0}, {1.0});
    const auto set = profileAll(density, laplace(density, std::array{1.0}), {}, {});
    QVERIFY(std::abs(set.profiles[0].upper.limit - 1.98) < 1e-3);
}

// The banana's profile in x is that of x alone: the ridge is followed round the bend.
void TstProfile::ridgeIsFollowed()
{
    FunctionDensity density = banana(2.0);
    const auto set = profileAll(density, laplace(density, std::array{0.0, -2.0}), {}, {});
    QVERIFY(std::abs(set.profiles[0].lower.limit + 1.96) < 0.01);
    QVERIFY(std::abs(set.profiles[0].upper.limit - 1.96) < 0.01);
}

void TstProfile::identifiedParameters()
{
    const Prior rate({PriorKind::Lognormal, 1.0, 2.0});
    Posterior posterior(std::make_unique<DecayModel>(), decayData(),
                        {{"amplitude", kAmplitude}, {"rate", rate}}, kNoise);
    const auto set = profilesOf(posterior);
    QVERIFY(set.status.ok());
    const double truth[] = {std::log(1.3), std::log(0.8), std::log(0.02)};
    for (std::size_t i = 0; i < 3; ++i) {
        QCOMPARE(set.profiles[i].verdict, ProfileVerdict::Identified);
        const double half = 0.5 * (set.profiles[i].upper.limit - set.profiles[i].lower.limit);
        QVERIFY(std::abs(truth[i] - set.profiles[i].lower.limit - half) < 2 * half);
        QVERIFY(half < 0.3);
    }
}

void TstProfile::onlyTheSumIsSeen()
{
    // Uniform priors from nought: each rate may be anything from 0 to the sum.
    const Prior rate({PriorKind::Lognormal, 0.4, 0.4});
    Posterior posterior(std::make_unique<SumOfRates>(), decayData(),
                        {{"amplitude", kAmplitude}, {"k1", rate}, {"k2", rate}}, kNoise);
    const auto set = profilesOf(posterior);
    QVERIFY(set.status.ok());
    QCOMPARE(set.profiles[0].verdict, ProfileVerdict::Identified);
    QCOMPARE(set.profiles[1].verdict, ProfileVerdict::NotIdentified);
    QCOMPARE(set.profiles[2].verdict, ProfileVerdict::NotIdentified);
    QCOMPARE(set.profiles[1].lower.end, ProfileEnd::Prior);
}

// The data say that the rate is small; how small they cannot tell.
void TstProfile::oneSidedParameter()
{
    DecayModel model;
    std::vector<double> y(40);
    model.predict(std::array{1.0, 1e-4}, y, {});
    RandomStream stream(5, StreamPurpose::Test, 0);
    for (double& value : y)
        value += 0.05 * stream.normal();
    const Prior rate({PriorKind::Lognormal, 1e-2, 3.0});
    Posterior posterior(model.clone(), y, {{"amplitude", kAmplitude}, {"rate", rate}}, kNoise);
    const auto set = profilesOf(posterior);
    QCOMPARE(set.profiles[1].verdict, ProfileVerdict::WeaklyIdentified);
    QCOMPARE(set.profiles[1].upper.end, ProfileEnd::Data);
    QVERIFY(set.profiles[1].lower.end == ProfileEnd::Prior || set.profiles[1].lower.end == ProfileEnd::Range);
}

void TstProfile::modelFailuresEndASide()
{
    FunctionDensity density(2, [](std::span<const double> q, std::span<double> g) {
        g[0] = -q[0];
        g[1] = -q[1];
        return q[0] > 0.7 ? -std::numeric_limits<double>::infinity() : -0.5 * (q[0] * q[0] + q[1] * q[1]);
    });
    const LaplaceApproximation approximation{{}, {0, 0}, {1, 0, 0, 1}, 0.0, 0.0};
    const auto set = profileAll(density, approximation, {}, {});
    QCOMPARE(set.profiles[0].upper.end, ProfileEnd::NoSolution);
    QVERIFY(std::abs(set.profiles[0].upper.limit - 0.7) < 1e-3);
    QCOMPARE(set.profiles[0].verdict, ProfileVerdict::WeaklyIdentified);
    QCOMPARE(set.profiles[1].verdict, ProfileVerdict::Identified);
}

void TstProfile::aBetterModeIsReported()
{
    FunctionDensity density = gaussian({1, 0, 0, 1}, {0.5, 0});
    const LaplaceApproximation approximation{{}, {0, 0}, {1, 0, 0, 1}, -0.125, 0.0};
    const auto set = profileAll(density, approximation, {}, {});
    QVERIFY(!set.betterMode.empty());
    QVERIFY(std::abs(set.betterMode[0] - 0.5) < 0.45);
}

void TstProfile::cancelled()
{
    std::stop_source stop;
    std::atomic<int> calls = 0;
    const FunctionDensity density(2, [&](std::span<const double> q, std::span<double> g) {
        if (++calls == 30)
            stop.request_stop();
        g[0] = -q[0];
        g[1] = -q[1];
        return -0.5 * (q[0] * q[0] + q[1] * q[1]);
    });
    const LaplaceApproximation approximation{{}, {0, 0}, {1, 0, 0, 1}, 0.0, 0.0};
    // One thread: of two the second parameter could be done before the first has called so often.
    const auto set = profileAll(density, approximation, {.threads = 1}, {stop.get_token(), {}});
    QCOMPARE(set.status.outcome, Outcome::Cancelled);
    QCOMPARE(set.profiles.size(), std::size_t{2});
    QCOMPARE(set.profiles[1].verdict, ProfileVerdict::Unknown);
    QVERIFY(calls < 50);
}

void TstProfile::sameWhateverTheThreads()
{
    const Prior rate({PriorKind::Lognormal, 1.0, 2.0});
    Posterior posterior(std::make_unique<DecayModel>(), decayData(),
                        {{"amplitude", kAmplitude}, {"rate", rate}}, kNoise);
    const auto one = profilesOf(posterior, {}, 1);
    const auto many = profilesOf(posterior, {}, 4);
    for (std::size_t i = 0; i < 3; ++i) {
        QCOMPARE(one.profiles[i].points.size(), many.profiles[i].points.size());
        QVERIFY(one.profiles[i].lower.limit == many.profiles[i].lower.limit);
    }
}

QTEST_GUILESS_MAIN(TstProfile)
#include "tst_profile.moc"
