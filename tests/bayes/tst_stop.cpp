#include "bayes/bridge.h"
#include "bayes/nested.h"
#include "bayes/posterior.h"
#include "bayes/predictive.h"
#include "bayes/sampling.h"
#include "bayes/smc.h"
#include "test_models.h"

#include <QTest>
#include <atomic>
#include <thread>

using namespace interphase;
using namespace interphase::test;

namespace {

/// What the clones of a model share.
struct Trap
{
    std::atomic<int> countdown = -1; ///< predictions until one waits for the stop; none below 0
    std::stop_source stop;
    std::atomic<int> stopped = 0; ///< predictions that the stop ended
    std::atomic<int> after = 0;   ///< predictions asked for once one was ended
    std::atomic<int> missed = 0;  ///< predictions under way that the stop did not reach

    void set(int predictions)
    {
        countdown = predictions;
        stop = {};
        stopped = after = missed = 0;
    }
};

/// A model whose solve takes for ever unless the stop reaches it.
class EndlessModel final : public ForwardModel
{
public:
    explicit EndlessModel(Trap& trap) : m_trap(trap) {}
    int parameterCount() const override { return m_model.parameterCount(); }
    int outputCount() const override { return m_model.outputCount(); }
    const std::vector<OutputSegment>& segments() const override { return m_model.segments(); }
    void setStop(const std::stop_token& stop) override { m_stop = stop; }
    std::unique_ptr<ForwardModel> clone() const override { return std::make_unique<EndlessModel>(*this); }
    Status predict(std::span<const double> theta, std::span<double> prediction,
                   std::span<double> jacobian) override
    {
        m_trap.after += m_trap.stopped > 0;
        if (m_trap.countdown >= 0 && m_trap.countdown-- <= 0)
            m_trap.stop.request_stop();
        if (m_trap.stop.stop_requested()) {
            if (waitForStop()) {
                ++m_trap.stopped;
                return Status::cancelled();
            }
            ++m_trap.missed;
        }
        return m_model.predict(theta, prediction, jacobian);
    }

private:
    bool waitForStop() const
    {
        for (int wait_ms = 0; !m_stop.stop_requested() && wait_ms < 2000; ++wait_ms)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        return m_stop.stop_requested();
    }

    DecayModel m_model;
    Trap& m_trap;
    std::stop_token m_stop;
};

Posterior posteriorWith(Trap& trap)
{
    std::vector<double> y(40);
    DecayModel().predict(std::array{1.0, 1.2}, y, {});
    for (std::size_t i = 0; i < y.size(); ++i)
        y[i] += 0.05 * std::sin(7.0 * static_cast<double>(i * i));
    return {std::make_unique<EndlessModel>(trap),
            y,
            {{"amplitude", Prior({PriorKind::Lognormal, 1.0, 0.5})},
             {"rate", Prior({PriorKind::Lognormal, 1.0, 0.5})}},
            {{"sigma", Prior({PriorKind::Lognormal, 0.1, 0.5})}}};
}

SamplingOptions fewDraws()
{
    SamplingOptions options;
    options.chains = 2;
    options.draws = 15;
    options.nuts.warmup = 30;
    return options;
}

std::vector<ChainState> starts()
{
    std::vector<ChainState> states;
    for (int c = 0; c < 2; ++c)
        states.push_back(makeChainState(std::array{0.1, 0.1 * c, -2.0}, 1, c));
    return states;
}

using Record = std::vector<std::vector<Draw>>;

/// Goes on from the states; they and the record are kept up to date.
Status goOn(const Posterior& posterior, Trap& trap, std::vector<ChainState>& states, Record& record)
{
    SamplingRun run(posterior, fewDraws(), states);
    const auto persist = [&](const DrawBatch& batch) {
        for (const ChainDraw& draw : batch.draws)
            record[static_cast<std::size_t>(draw.chain)].push_back(draw.draw);
        for (std::size_t c = 0; c < states.size(); ++c)
            if (batch.checkpoints[c])
                states[c] = *batch.checkpoints[c];
    };
    return runToEnd(run, {trap.stop.get_token(), {}}, persist, std::chrono::milliseconds(5));
}

} // namespace

/// A stop ends the solves under way, in every long computation, and what they were for is left as it was
/// before.
class TstStop : public QObject
{
    Q_OBJECT

private slots:
    void modeSearch_data();
    void modeSearch();
    void priorAndLaplace();
    void prediction();
    void evidence_data();
    void evidence();
    void draws();
    void drawsGoOnBitForBit();
    void stoppedSolvesAreNoFailures();
    void cleanup() { QCOMPARE(m_trap.missed, 0); }

private:
    Trap m_trap;
};

void TstStop::modeSearch_data()
{
    QTest::addColumn<int>("predictions");
    for (const int n : {0, 1, 2, 5, 9})
        QTest::addRow("%d", n) << n;
}

void TstStop::modeSearch()
{
    QFETCH(int, predictions);
    m_trap.set(-1);
    const Posterior posterior = posteriorWith(m_trap);
    const auto from = priorStarts(posterior, 3, 1);
    m_trap.set(predictions);
    const ModeSearch search = findMode(posterior, from, {}, {m_trap.stop.get_token(), {}});
    m_trap.countdown = -1;
    QVERIFY(m_trap.stopped > 0);
    QCOMPARE(search.status.outcome, Outcome::Cancelled);
    QVERIFY(!search.best());
    for (const ModeResult& climb : search.climbs)
        QVERIFY(climb.end == ModeEnd::Cancelled || climb.end == ModeEnd::Converged);
}

/// What has no token of its own is stopped by that of the density.
void TstStop::priorAndLaplace()
{
    Posterior posterior = posteriorWith(m_trap);
    const std::vector<double> q{0.1, 0.1, -2.0};
    m_trap.set(0);
    posterior.setStop(m_trap.stop.get_token());
    QVERIFY(!laplace(posterior, q).status.ok());
    QCOMPARE(m_trap.stopped, 1);
    priorStarts(posterior, 4, 1);
    QCOMPARE(m_trap.stopped, 5);
    std::vector<double> jacobian;
    QCOMPARE(posterior.sensitivities(q, jacobian).outcome, Outcome::Cancelled);
}

void TstStop::prediction()
{
    const EndlessModel model(m_trap);
    m_trap.set(10);
    const std::vector<std::vector<double>> thetas(100, {1.0, 1.2, 0.1});
    const PredictiveDraws out = predictDraws(model, thetas, 2, {m_trap.stop.get_token(), {}});
    QVERIFY(m_trap.stopped > 0 && m_trap.after <= 2);
    QCOMPARE(out.status.outcome, Outcome::Cancelled);
    QVERIFY(out.failures.empty());
}

void TstStop::evidence_data()
{
    QTest::addColumn<int>("way");
    QTest::addColumn<int>("predictions");
    for (const int n : {0, 5, 300, 3000}) {
        QTest::addRow("differences, %d", n) << 0 << n;
        QTest::addRow("trajectories, %d", n) << 1 << n;
        QTest::addRow("nested, %d", n) << 2 << n;
    }
    QTest::newRow("bridge, 10") << 3 << 10;
}

void TstStop::evidence()
{
    QFETCH(int, way);
    QFETCH(int, predictions);
    m_trap.set(-1);
    const Posterior posterior = posteriorWith(m_trap);
    BridgeChains chains(2);
    RandomStream stream(1, StreamPurpose::Test, 0);
    for (auto& chain : chains)
        for (int i = 0; i < 50; ++i)
            chain.push_back({0.1 * stream.normal(), 0.1 * stream.normal(), -2.0 + 0.1 * stream.normal()});
    m_trap.set(predictions);
    const RunContext context{m_trap.stop.get_token(), {}};
    EvidenceEstimate found;
    if (way < 2) {
        const SmcMoves moves = way == 0 ? SmcMoves::Differences : SmcMoves::Trajectories;
        found = temperedSmc(posterior, {.particles = 200, .moves = moves}, context).evidence;
    } else if (way == 2) {
        found = nestedSampling(posterior, {.livePoints = 200}, context).evidence;
    } else {
        found = bridgeEvidence(posterior, chains, {}, context).evidence;
    }
    QCOMPARE(found.status.outcome, Outcome::Cancelled);
    QVERIFY2(m_trap.stopped > 0 && m_trap.after <= 3, qPrintable(QString::number(m_trap.after)));
    QVERIFY(!found.failures.contains(MessageId::Cancelled));
    QVERIFY(found.draws.empty());
}

void TstStop::draws()
{
    m_trap.set(200);
    std::vector<ChainState> states = starts();
    Record record(2);
    QCOMPARE(goOn(posteriorWith(m_trap), m_trap, states, record).outcome, Outcome::Cancelled);
    QVERIFY2(m_trap.stopped > 0 && m_trap.after <= 2, qPrintable(QString::number(m_trap.after)));
}

/// Stopped after every number of solves: in the first evaluation, the search for a step size, trajectories.
void TstStop::drawsGoOnBitForBit()
{
    m_trap.set(-1);
    const Posterior posterior = posteriorWith(m_trap);
    Record whole(2), record(2);
    std::vector<ChainState> states = starts();
    QVERIFY(goOn(posterior, m_trap, states, whole).ok());

    states = starts();
    int parts = 0;
    for (Status status = Status::cancelled(); !status.ok(); ++parts) {
        m_trap.set(parts);
        status = goOn(posterior, m_trap, states, record);
        QVERIFY(status.outcome != Outcome::Failed);
    }
    QVERIFY2(parts > 10, qPrintable(QString::number(parts)));
    QVERIFY(record == whole);
}

void TstStop::stoppedSolvesAreNoFailures()
{
    Posterior posterior = posteriorWith(m_trap);
    m_trap.set(0);
    posterior.setStop(m_trap.stop.get_token());
    std::vector<double> q{0.1, 0.1, -2.0};
    QCOMPARE(posterior.evaluate(q, {}), -std::numeric_limits<double>::infinity());
    QVERIFY(posterior.failures().empty());
}

QTEST_GUILESS_MAIN(TstStop)
#include "tst_stop.moc"
