#include "bayes/diagnostics.h"
#include "bayes/laplace.h"
#include "bayes/optimise.h"
#include "bayes/posterior.h"
#include "bayes/sampling.h"
#include "core/random.h"
#include "test_models.h"

#include <QTest>

using namespace interphase;
using namespace interphase::test;

// Noise of each kind is simulated, and the posterior of its unknowns has to hold the truth.

namespace {

constexpr int kPoints = 150;
const std::array kTruth{1.3, 0.8};

Prior positive(double median, double spread)
{
    return Prior({PriorKind::Lognormal, median, spread});
}

/// Wide priors whose medians are half the truth.
NoiseGroup groupOf(const NoiseParameters& truth)
{
    NoiseGroup out{truth.kind, {}, {}, nullptr};
    for (double NoiseParameters::*unknown : noiseUnknowns(truth.kind))
        out.priors.push_back(
            {"noise " + std::to_string(out.priors.size()), positive(0.5 * truth.*unknown, 1.5)});
    return out;
}

std::vector<double> measurements(const NoiseParameters& truth, std::uint32_t index)
{
    DecayModel model(kPoints);
    std::vector<double> y(2 * kPoints), noise(y.size());
    model.predict(kTruth, y, {});
    NoiseLikelihood likelihood(model.segments());
    likelihood.setParameters(truth);
    RandomStream stream(31, StreamPurpose::Noise, index);
    likelihood.simulate(stream, noise);
    for (std::size_t i = 0; i < y.size(); ++i)
        y[i] += noise[i];
    return y;
}

Posterior posteriorOf(std::vector<double> y, const NoiseGroup& group)
{
    return {DecayModel(kPoints).clone(),
            std::move(y),
            {{"amplitude", positive(1.0, 1.0)}, {"rate", positive(1.0, 1.0)}},
            std::vector<NoiseGroup>{group}};
}

/// Mode, Laplace, four chains: summaries of theta.
std::vector<ParameterSummary> sample(const Posterior& posterior)
{
    const auto d = static_cast<std::size_t>(posterior.dimension());
    const ModeSearch search = findMode(posterior, priorStarts(posterior, 4, 1), {}, {});
    if (!search.best())
        return {};
    const std::unique_ptr<Posterior> own = posterior.clonePosterior();
    SamplingOptions options;
    options.nuts.warmup = 150;
    options.draws = 400;
    SamplingRun run(posterior, options, startChains(*own, laplace(*own, search.best()->q), options));
    std::vector<Chains> chains(d, Chains(4));
    std::vector<double> theta(d);
    const Status status = runToEnd(run, {}, [&](const DrawBatch& batch) {
        for (const ChainDraw& draw : batch.draws) {
            posterior.toConstrained(draw.draw.q, theta);
            for (std::size_t p = 0; p < d && !draw.draw.warmup; ++p)
                chains[p][static_cast<std::size_t>(draw.chain)].push_back(theta[p]);
        }
    });
    std::vector<ParameterSummary> out;
    for (std::size_t p = 0; p < d && status.ok(); ++p)
        out.push_back(summarise(chains[p]));
    return out;
}

NoiseParameters noiseOf(NoiseKind kind, double first, double second)
{
    return noiseParameters(kind, std::array{first, second});
}

} // namespace

Q_DECLARE_METATYPE(NoiseParameters)

class TstNoiseRecovery : public QObject
{
    Q_OBJECT

private slots:
    void truthLiesInThePosterior_data();
    void truthLiesInThePosterior();
    void independentNoiseIsOverconfident();
    void outliersHardlyMoveStudent();
};

void TstNoiseRecovery::truthLiesInThePosterior_data()
{
    QTest::addColumn<NoiseParameters>("truth");
    QTest::newRow("AR(1)") << noiseOf(NoiseKind::Autoregressive, 0.05, 1.5);
    QTest::newRow("growing") << noiseOf(NoiseKind::Growing, 0.02, 4e-4);
    QTest::newRow("drift") << noiseOf(NoiseKind::Drift, 0.02, 4e-4);
    QTest::newRow("Student") << noiseOf(NoiseKind::StudentT, 0.03, 3.0);
}

// Of one simulated data set each: 99 % intervals for four quantities.
void TstNoiseRecovery::truthLiesInThePosterior()
{
    QFETCH(NoiseParameters, truth);
    const Posterior posterior = posteriorOf(measurements(truth, 1), groupOf(truth));
    const std::vector<ParameterSummary> found = sample(posterior);
    QCOMPARE(found.size(), std::size_t(4));
    std::vector<double> values(kTruth.begin(), kTruth.end());
    for (double NoiseParameters::*unknown : noiseUnknowns(truth.kind))
        values.push_back(truth.*unknown);
    for (std::size_t p = 0; p < 4; ++p) {
        const QString text =
            QString("%1: %2 +- %3, R-hat %4").arg(p).arg(found[p].mean).arg(found[p].sd).arg(found[p].rHat);
        QVERIFY2(found[p].rHat < 1.02, qPrintable(text));
        QVERIFY2(std::abs(found[p].mean - values[p]) < 2.58 * found[p].sd, qPrintable(text));
        // Learnt: the prior's own interval is a factor of ten wide.
        QVERIFY2(found[p].sd < 0.6 * values[p], qPrintable(text));
    }
}

// The same AR(1) residuals taken as independent: the intervals of the model's parameters, which should hold
// the truth in 90 % of the data sets, hold it far less often.
void TstNoiseRecovery::independentNoiseIsOverconfident()
{
    const NoiseParameters truth = noiseOf(NoiseKind::Autoregressive, 0.05, 3.0);
    const NoiseGroup correlated = groupOf(truth);
    NoiseGroup independent = correlated;
    independent.kind = NoiseKind::Independent;
    independent.priors.pop_back();
    constexpr int kSets = 60;
    std::array<int, 2> held{};
    for (std::uint32_t set = 0; set < kSets; ++set) {
        const std::vector<double> y = measurements(truth, 100 + set);
        for (const std::size_t which : {std::size_t(0), std::size_t(1)}) {
            const Posterior posterior = posteriorOf(y, which == 0 ? correlated : independent);
            const ModeSearch search = findMode(posterior, priorStarts(posterior, 1, 1), {}, {});
            QVERIFY(search.best());
            const auto own = posterior.clonePosterior();
            const LaplaceApproximation normal = laplace(*own, search.best()->q);
            const double off = search.best()->q[1] - std::log(kTruth[1]); // rate = exp(q)
            const std::size_t d = search.best()->q.size();
            held[which] += std::abs(off) < 1.645 * std::sqrt(normal.covariance[d + 1]) ? 1 : 0;
        }
    }
    QVERIFY2(held[0] >= 46,
             qPrintable(QString::number(held[0]))); // 54 expected, three standard errors of 2.3
    QVERIFY2(held[1] <= 40, qPrintable(QString::number(held[1])));
}

// One measurement in thirty is off by 20 sigma: under normal noise the curve follows it, under Student's t
// not.
void TstNoiseRecovery::outliersHardlyMoveStudent()
{
    std::vector<double> y = measurements(noiseParameters(NoiseKind::Independent, std::array{0.01}), 3);
    for (std::size_t i = 5; i < y.size(); i += 30)
        y[i] += 0.2;
    const auto errorOf = [&](const NoiseGroup& group) {
        const Posterior posterior = posteriorOf(y, group);
        const ModeSearch search = findMode(posterior, priorStarts(posterior, 2, 1), {}, {});
        return search.best() ? std::abs(std::exp(search.best()->q[0]) - kTruth[0]) : 1e9;
    };
    const double student = errorOf(groupOf(noiseOf(NoiseKind::StudentT, 0.01, 4.0)));
    const double normal = errorOf({NoiseKind::Independent, {{"sigma", positive(0.01, 1.5)}}, {}, nullptr});
    QVERIFY2(student < 0.3 * normal, qPrintable(QString("%1 %2").arg(student).arg(normal)));
    QVERIFY2(student < 0.01, qPrintable(QString::number(student)));
}

QTEST_GUILESS_MAIN(TstNoiseRecovery)
#include "tst_noise_recovery.moc"
