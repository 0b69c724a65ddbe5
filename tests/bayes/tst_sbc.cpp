#include "bayes/nuts.h"
#include "bayes/sbc_trials.h"
#include "core/random.h"
#include "test_models.h"
#include "without_jacobian.h"

#include <QTest>

using namespace interphase;
using namespace interphase::test;

namespace {

Prior lognormal(double median, double spread)
{
    return Prior({PriorKind::Lognormal, median, spread});
}

/// Few readings under much noise: what the Jacobian adds is not small beside what the data say.
Posterior decayPosterior(std::vector<double> y = std::vector<double>(8))
{
    return {DecayModel(4).clone(),
            std::move(y),
            {{"amplitude", lognormal(1.0, 0.6)}, {"rate", lognormal(1.0, 2.0)}},
            NoiseModel{{"sigma", lognormal(0.2, 0.5)}}};
}

SbcOptions quick()
{
    SbcOptions options;
    options.replicates = 120;
    options.draws = 49;
    options.thin = 3;
    options.warmup = 100;
    options.seed = 7;
    return options;
}

QString describe(const SbcVerdict& verdict)
{
    QString out;
    for (const RankVerdict& q : verdict.quantities)
        out += QString("%1: p %2%3; ")
                   .arg(q.quantity.c_str())
                   .arg(q.pValue, 0, 'g', 3)
                   .arg(q.uniform ? "" : " OUTSIDE");
    return out;
}

} // namespace

class TstSbc : public QObject
{
    Q_OBJECT
private slots:
    void exactDrawsPass_data();
    void exactDrawsPass();
    void failuresAreCounted();
    void repeatAddsTheLikelihood();
    void priorSbcOfNuts();
    void posteriorSbcOfNuts();
    void sameWhateverTheThreads();
    void cancelledKeepsWhatIsDone();
};

void TstSbc::exactDrawsPass_data()
{
    QTest::addColumn<double>("factor"); // of the posterior's standard deviation
    QTest::addColumn<double>("shift");  // of its mean, in standard deviations
    QTest::addColumn<bool>("passes");
    QTest::newRow("exact") << 1.0 << 0.0 << true;
    QTest::newRow("narrow") << 0.7 << 0.0 << false;
    QTest::newRow("wide") << 1.5 << 0.0 << false;
    QTest::newRow("shifted") << 1.0 << 0.4 << false;
}

// theta ~ Normal(0, 1), y = theta + Normal(0, 1): the posterior is Normal(y / 2, 1 / 2).
void TstSbc::exactDrawsPass()
{
    QFETCH(double, factor);
    QFETCH(double, shift);
    QFETCH(bool, passes);
    const auto trial = [&](int r, const std::stop_token&) {
        RandomStream stream(3, StreamPurpose::Test, static_cast<std::uint32_t>(r));
        const double theta = stream.normal(), y = theta + stream.normal(), sd = std::sqrt(0.5);
        SbcReplicate out{{}, {0}, 0};
        for (int i = 0; i < 99; ++i)
            out.ranks[0] += 0.5 * y + sd * (shift + factor * stream.normal()) < theta;
        return out;
    };
    const SbcVerdict verdict = judgeRanks(runSbc({200, 99, 0, {"theta"}}, trial, {}));
    QCOMPARE(verdict.uniform(), passes);
    QCOMPARE(verdict.quantities[0].pValue > 0.01, passes);
}

void TstSbc::failuresAreCounted()
{
    const auto trial = [](int r, const std::stop_token&) {
        return r % 4 == 0 ? SbcReplicate{Status::failed(MessageId::NoFiniteStart), {}, 2}
                          : SbcReplicate{{}, {r % 10}, 0};
    };
    const SbcRanks out = runSbc({20, 9, 0, {"theta"}}, trial, {});
    QVERIFY(out.status.ok());
    QCOMPARE(out.replicates(), 15);
    QCOMPARE(totalFailures(out.failures), 5LL);
    QCOMPARE(out.rejected, 10LL);
    QCOMPARE(out.ranks[0].front(), 1);
    const SbcRanks none = runSbc({1, 9, 0, {"theta"}}, trial, {});
    QCOMPARE(none.status.reason.id, MessageId::NoFiniteStart);
    QVERIFY_EXCEPTION_THROWN(judgeRanks(none), InputError);
}

// Given the data and a repeat of them, the log density is that given the data and the repeat's likelihood.
void TstSbc::repeatAddsTheLikelihood()
{
    const std::vector<double> y{1, 0.8, 0.7, 0.5, 1.1, 0.9, 0.6, 0.4},
        again{0.9, 0.9, 0.6, 0.6, 1, 0.7, 0.7, 0.3};
    Posterior once = decayPosterior(y);
    const std::unique_ptr<Posterior> other = once.withData(again), both = once.withRepeat(again);
    QCOMPARE(both->dimension(), once.dimension());
    const std::vector<double> q{0.1, -0.4, 0.3};
    std::vector<double> g1(3), g2(3), g(3);
    const double expected = once.evaluate(q, g1) + other->evaluateLikelihood(q, g2);
    QVERIFY(std::abs(both->evaluate(q, g) - expected) < 1e-10);
    for (std::size_t i = 0; i < 3; ++i)
        QVERIFY(std::abs(g[i] - g1[i] - g2[i]) < 1e-9);
}

void TstSbc::priorSbcOfNuts()
{
    SbcOptions options = quick();
    const SbcRanks good = priorSbc(decayPosterior(), options, {});
    QVERIFY(good.status.ok());
    QCOMPARE(good.replicates(), options.replicates);
    QVERIFY2(good.rejected > 0, "some rates of the prior are above what the model can solve");
    QCOMPARE(good.quantities.back(), std::string("log likelihood"));
    const SbcVerdict verdict = judgeRanks(good);
    QVERIFY2(verdict.uniform(), qPrintable(describe(verdict)));
    options.sampled = WithoutJacobian::of;
    const SbcVerdict wrong = judgeRanks(priorSbc(decayPosterior(), options, {}));
    QVERIFY2(!wrong.uniform(), qPrintable(describe(wrong)));
}

// Given one data set: draws of its posterior by long chains are the truths.
void TstSbc::posteriorSbcOfNuts()
{
    SbcOptions options = quick();
    const std::vector<double> y{1.3, 0.9, 1.0, 0.6, 1.2, 1.1, 0.5, 0.7};
    const Posterior posterior = decayPosterior(y);
    std::vector<std::vector<double>> thetas;
    NutsOptions nuts;
    nuts.warmup = 200;
    NutsChain chain(posterior.clone(), nuts, makeChainState(std::vector<double>(3), 1, 0));
    Draw draw;
    while (thetas.size() < static_cast<std::size_t>(options.replicates)) {
        QVERIFY(chain.step(draw, {}).ok());
        if (draw.warmup || chain.iteration() % 10 != 0)
            continue;
        thetas.emplace_back(3);
        posterior.toConstrained(draw.q, thetas.back());
    }
    const SbcRanks good = posteriorSbc(posterior, thetas, options, {});
    QVERIFY(good.status.ok());
    QCOMPARE(good.replicates(), options.replicates);
    const SbcVerdict verdict = judgeRanks(good);
    QVERIFY2(verdict.uniform(), qPrintable(describe(verdict)));
    options.sampled = WithoutJacobian::of;
    const SbcVerdict wrong = judgeRanks(posteriorSbc(posterior, thetas, options, {}));
    QVERIFY2(!wrong.uniform(), qPrintable(describe(wrong)));
    QVERIFY_EXCEPTION_THROWN(posteriorSbc(posterior, {thetas.front()}, options, {}), InputError);
}

void TstSbc::sameWhateverTheThreads()
{
    SbcOptions options = quick();
    options.replicates = 6;
    options.threads = 1;
    const SbcRanks one = priorSbc(decayPosterior(), options, {});
    options.threads = 2;
    const SbcRanks two = priorSbc(decayPosterior(), options, {});
    QVERIFY(one.ranks == two.ranks);
    QCOMPARE(one.rejected, two.rejected);
}

void TstSbc::cancelledKeepsWhatIsDone()
{
    std::stop_source stop;
    SbcOptions options = quick();
    options.threads = 1;
    const SbcRanks out = priorSbc(decayPosterior(), options, {stop.get_token(), [&](double fraction) {
                                                                  if (fraction > 0.04)
                                                                      stop.request_stop();
                                                              }});
    QCOMPARE(out.status.outcome, Outcome::Cancelled);
    QVERIFY(out.replicates() >= 4 && out.replicates() <= 6);
}

QTEST_GUILESS_MAIN(TstSbc)
#include "tst_sbc.moc"
