#include "bayes/diagnostics.h"
#include "bayes/posterior.h"
#include "bayes/sampling.h"
#include "test_densities.h"
#include "test_models.h"

#include <QTest>
#include <atomic>
#include <chrono>
#include <memory>
#include <set>
#include <stdexcept>

using namespace interphase;
using namespace interphase::test;
using namespace std::chrono_literals;

namespace {

SamplingOptions shortRun(int threads = 0)
{
    SamplingOptions options;
    options.draws = 100;
    options.nuts.warmup = 100;
    options.threads = threads;
    return options;
}

std::vector<ChainState> unitStarts(int dimension, const SamplingOptions& options)
{
    std::vector<ChainState> states;
    for (int c = 0; c < options.chains; ++c)
        states.push_back(makeChainState(std::vector<double>(static_cast<std::size_t>(dimension), 0.1 * c),
                                        options.seed, c));
    return states;
}

// Draws of each chain in order of arrival.
using Record = std::vector<std::vector<Draw>>;

void append(Record& record, const DrawBatch& batch)
{
    for (const ChainDraw& draw : batch.draws) {
        auto& chain = record[static_cast<std::size_t>(draw.chain)];
        QCOMPARE(draw.iteration, static_cast<int>(chain.size()));
        chain.push_back(draw.draw);
    }
}

Record runAll(const LogDensity& density, const SamplingOptions& options)
{
    SamplingRun run(density, options, unitStarts(density.dimension(), options));
    Record record(static_cast<std::size_t>(options.chains));
    const Status status = runToEnd(
        run, {}, [&](const DrawBatch& batch) { append(record, batch); }, 5ms);
    return status.ok() ? record : Record{};
}

FunctionDensity slowGaussian(std::chrono::milliseconds cost)
{
    return {2, [=](std::span<const double> q, std::span<double> g) {
                std::this_thread::sleep_for(cost);
                g[0] = -q[0];
                g[1] = -q[1];
                return -0.5 * (q[0] * q[0] + q[1] * q[1]);
            }};
}

/// A model that stops the run it is part of after so many solves, wherever they are made.
class StoppingDecay : public DecayModel
{
public:
    struct Stop
    {
        explicit Stop(int allowed) : solvesLeft(allowed) {}
        std::atomic<int> solvesLeft;
        std::stop_source source;
    };
    explicit StoppingDecay(std::shared_ptr<Stop> stop) : m_stop(std::move(stop)) {}
    Status predict(std::span<const double> theta, std::span<double> prediction,
                   std::span<double> jacobian) override
    {
        if (--m_stop->solvesLeft < 0)
            m_stop->source.request_stop();
        return DecayModel::predict(theta, prediction, jacobian);
    }
    std::unique_ptr<ForwardModel> clone() const override { return std::make_unique<StoppingDecay>(*this); }

private:
    std::shared_ptr<Stop> m_stop;
};

/// The data ask for a rate near 50, above which the model fails.
Posterior posteriorOnAnEdge(DecayModel&& model = DecayModel())
{
    std::vector<double> y(40);
    DecayModel().predict(std::array{1.0, 48.0}, y, {});
    return {model.clone(),
            y,
            {{"amplitude", Prior({PriorKind::Lognormal, 1.0, 0.3})},
             {"rate", Prior({PriorKind::Lognormal, 48.0, 0.1})}},
            {{"sigma", Prior({PriorKind::Lognormal, 0.1, 0.3})}}};
}

std::vector<ChainState> edgeStarts()
{
    std::vector<ChainState> states;
    for (int c = 0; c < 4; ++c)
        states.push_back(makeChainState(std::array{0.0, std::log(45.0), std::log(0.1)}, 1, c));
    return states;
}

} // namespace

class TstSampling : public QObject
{
    Q_OBJECT

private slots:
    void sameDrawsWhateverTheThreads();
    void stoppedRunResumesBitForBit();
    void stopIsQuick();
    void pauseHolds();
    void exceptionsBecomeTheStatus();
    void failedStartIsTheStatus();
    void persistErrorStopsTheRun();
    void failedSolvesAndDivergencesAreCounted();
    void failuresOfAResumedRunAreThoseOfAWholeOne();
    void completeRunHasNothingToDo();
    void startsAreDispersedAndInside();
    void wholeWayFromPriorToPosterior();
};

void TstSampling::sameDrawsWhateverTheThreads()
{
    const Record one = runAll(banana(0.7), shortRun(1));
    const Record many = runAll(banana(0.7), shortRun(4));
    QCOMPARE(one.size(), std::size_t{4});
    for (const auto& chain : one)
        QCOMPARE(chain.size(), std::size_t{200});
    QVERIFY(one == many);
    QVERIFY(one[0].back().q != one[1].back().q);
}

void TstSampling::stoppedRunResumesBitForBit()
{
    const SamplingOptions options = shortRun();
    const FunctionDensity inner = banana(0.7);
    const Record whole = runAll(inner, options);
    // Every 700 gradients the run is stopped from within a trajectory.
    std::atomic<int> evaluations = 0;
    std::stop_source stop;
    const FunctionDensity density(2, [&](std::span<const double> q, std::span<double> g) {
        if (++evaluations == 700)
            stop.request_stop();
        return inner.clone()->evaluate(q, g);
    });
    Record record(4);
    std::vector<ChainState> states = unitStarts(2, options);
    const auto persist = [&](const DrawBatch& batch) {
        append(record, batch);
        for (std::size_t c = 0; c < 4; ++c)
            if (batch.checkpoints[c])
                states[c] = *batch.checkpoints[c];
    };
    int parts = 0;
    for (bool done = false; !done; ++parts) {
        stop = std::stop_source();
        evaluations = 0;
        SamplingRun run(density, options, states);
        done = runToEnd(run, {stop.get_token(), {}}, persist, 5ms).ok();
    }
    QVERIFY(record == whole);
    QVERIFY2(parts > 2, qPrintable(QString::number(parts)));
}

// Not a timing test of the code: a stop may use one gradient a worker, so 0.2 s is twenty times what is
// expected.
void TstSampling::stopIsQuick()
{
    std::atomic<int> evaluations = 0;
    std::atomic<bool> stopping = false;
    std::atomic<int> after = 0;
    const FunctionDensity density(2, [&](std::span<const double> q, std::span<double> g) {
        ++evaluations;
        after += stopping;
        return slowGaussian(10ms).evaluate(q, g);
    });
    SamplingOptions options = shortRun();
    SamplingRun run(density, options, unitStarts(2, options));
    run.start();
    while (evaluations < 20)
        std::this_thread::sleep_for(1ms);
    stopping = true;
    run.requestStop();
    QVERIFY(run.waitFor(10s));
    QVERIFY2(after <= 2 * 4, qPrintable(QString::number(after)));
    QCOMPARE(run.progress().status.outcome, Outcome::Cancelled);
}

void TstSampling::pauseHolds()
{
    SamplingOptions options = shortRun();
    options.draws = 100000;
    SamplingRun run(slowGaussian(1ms), options, unitStarts(2, options));
    run.start();
    while (run.progress().fraction() == 0.0)
        std::this_thread::sleep_for(1ms);
    run.pause();
    QVERIFY(run.progress().paused);
    auto before = run.progress().iterations;
    // The draws under way still arrive; then nothing does.
    while (true) {
        std::this_thread::sleep_for(100ms);
        const auto now = run.progress().iterations;
        if (now == before)
            break;
        before = now;
    }
    std::this_thread::sleep_for(100ms);
    QCOMPARE(run.progress().iterations, before);
    run.resume();
    while (run.progress().iterations == before)
        std::this_thread::sleep_for(1ms);
    run.pause();
    run.requestStop(); // a paused run can be stopped
    QVERIFY(run.waitFor(10s));
}

void TstSampling::exceptionsBecomeTheStatus()
{
    std::atomic<int> calls = 0;
    const FunctionDensity broken(1, [&](std::span<const double> q, std::span<double> g) {
        if (++calls > 100)
            throw std::runtime_error("tank empty");
        g[0] = -q[0];
        return -0.5 * q[0] * q[0];
    });
    SamplingOptions options = shortRun();
    SamplingRun run(broken, options, unitStarts(1, options));
    std::size_t drawn = 0;
    const Status status = runToEnd(run, {}, [&](const DrawBatch& batch) { drawn += batch.draws.size(); });
    QCOMPARE(status.outcome, Outcome::Failed);
    QCOMPARE(QString::fromStdString(status.reason.english()),
             QString("The computation stopped with an error: tank empty."));
    QVERIFY(drawn > 0);
}

void TstSampling::failedStartIsTheStatus()
{
    const FunctionDensity never(1, [](auto, auto) { return -std::numeric_limits<double>::infinity(); });
    SamplingOptions options = shortRun();
    SamplingRun run(never, options, unitStarts(1, options));
    QCOMPARE(runToEnd(run, {}, {}).reason.id, MessageId::NoFiniteStart);
}

void TstSampling::persistErrorStopsTheRun()
{
    SamplingOptions options = shortRun();
    SamplingRun run(slowGaussian(1ms), options, unitStarts(2, options));
    const auto persist = [](const DrawBatch&) { throw std::runtime_error("disk full"); };
    QVERIFY_EXCEPTION_THROWN(runToEnd(run, {}, persist, 5ms), std::runtime_error);
    QVERIFY(run.waitFor(10s));
    QCOMPARE(run.progress().status.outcome, Outcome::Cancelled);
}

void TstSampling::failedSolvesAndDivergencesAreCounted()
{
    SamplingRun run(posteriorOnAnEdge(), shortRun(), edgeStarts());
    int divergences = 0;
    const auto persist = [&](const DrawBatch& batch) {
        for (const auto& draw : batch.draws)
            divergences += draw.draw.diverging && !draw.draw.warmup;
    };
    QVERIFY(runToEnd(run, {}, persist).ok());
    const SamplingProgress progress = run.progress();
    QCOMPARE(progress.divergences, divergences);
    QVERIFY(divergences > 0);
    const FailureCount failed = progress.failures.at(MessageId::SolverStepTooSmall);
    QVERIFY(failed.count >= divergences);
    QCOMPARE(failed.first.id, MessageId::SolverStepTooSmall);
    QVERIFY(failed.first.arguments.size() == 1 && std::stod(failed.first.arguments[0]) > DecayModel::kMax);
    QVERIFY(progress.finished);
    QCOMPARE(progress.fraction(), 1.0);
}

// A draw that was stopped is made again after the resume; its failures must not count twice.
void TstSampling::failuresOfAResumedRunAreThoseOfAWholeOne()
{
    const auto counts = [](const FailureCounts& failures) {
        std::map<MessageId, long long> out;
        for (const auto& [id, failed] : failures)
            out[id] = failed.count;
        return out;
    };
    SamplingRun whole(posteriorOnAnEdge(), shortRun(), edgeStarts());
    QVERIFY(runToEnd(whole, {}, {}).ok());

    FailureCounts sum;
    std::vector<ChainState> states = edgeStarts();
    int parts = 0;
    for (bool done = false; !done; ++parts) {
        const auto stop = std::make_shared<StoppingDecay::Stop>(500); // a whole run takes thousands
        SamplingRun run(posteriorOnAnEdge(StoppingDecay(stop)), shortRun(), states);
        const auto persist = [&](const DrawBatch& batch) {
            addFailures(sum, batch.failures);
            for (std::size_t c = 0; c < states.size(); ++c)
                if (batch.checkpoints[c])
                    states[c] = *batch.checkpoints[c];
        };
        done = runToEnd(run, {stop->source.get_token(), {}}, persist, 1ms).ok();
    }
    QVERIFY2(parts > 2, qPrintable(QString::number(parts)));
    QVERIFY(!sum.empty());
    QCOMPARE(counts(sum), counts(whole.progress().failures));
}

void TstSampling::completeRunHasNothingToDo()
{
    const SamplingOptions options = shortRun();
    std::vector<ChainState> states = unitStarts(2, options);
    for (auto& state : states)
        state.iteration = 200;
    SamplingRun run(banana(0.5), options, states);
    QVERIFY(runToEnd(run, {}, [](const DrawBatch&) { QFAIL("a draw too many"); }).ok());
    SamplingRun neverStarted(banana(0.5), options, unitStarts(2, options));
}

void TstSampling::startsAreDispersedAndInside()
{
    // Density only where q[0] < 0.5, mode at 0.
    FunctionDensity cut(2, [](std::span<const double> q, std::span<double> g) {
        g[0] = -q[0];
        g[1] = -q[1] / 9;
        return q[0] > 0.5 ? -std::numeric_limits<double>::infinity() : -0.5 * (q[0] * q[0] + q[1] * q[1] / 9);
    });
    const LaplaceApproximation approximation{{}, {0, 0}, {1, 0, 0, 9}, 0.0, 0.0};
    const auto starts = dispersedStarts(cut, approximation, 200, 1);
    double square = 0;
    for (const auto& start : starts) {
        QVERIFY(std::isfinite(cut.evaluate(start, {})));
        square += start[1] * start[1] / 200;
    }
    QVERIFY(square > 9 && square < 40);
    QVERIFY(dispersedStarts(cut, approximation, 2, 1)[1] == starts[1]);
}

// Prior, multi-start mode, Laplace, chains with a short warm-up: the truth lies in the posterior, the chains
// agree.
void TstSampling::wholeWayFromPriorToPosterior()
{
    const DecayModel model(60);
    std::vector<double> y(120), noise(120);
    DecayModel(model).predict(std::array{1.3, 0.8}, y, {});
    NoiseLikelihood likelihood(model.segments());
    likelihood.setParameters(noiseParameters(std::array{0.05, 0.5}));
    RandomStream stream(21, StreamPurpose::Test, 0);
    likelihood.simulate(stream, noise);
    for (std::size_t i = 0; i < y.size(); ++i)
        y[i] += noise[i];
    Posterior posterior(model.clone(), y,
                        {{"amplitude", Prior({PriorKind::Lognormal, 1.0, 1.0})},
                         {"rate", Prior({PriorKind::Uniform, 0, 0, 0.0, 20.0})}},
                        {{"sigma", Prior({PriorKind::Lognormal, 0.01, 1.5})},
                         {"tau", Prior({PriorKind::Lognormal, 0.2, 1.5})}});
    const auto search = findMode(posterior, priorStarts(posterior, 8, 1), {}, {});
    QVERIFY(search.best());
    const auto approximation = laplace(posterior, search.best()->q);
    SamplingOptions options;
    options.nuts.warmup = 150;
    options.draws = 1000;
    SamplingRun run(posterior, options, startChains(posterior, approximation, options));
    std::vector<Chains> q(4, Chains(4));
    const auto collect = [&](const DrawBatch& batch) {
        for (const auto& draw : batch.draws)
            for (std::size_t p = 0; p < 4 && !draw.draw.warmup; ++p)
                q[p][static_cast<std::size_t>(draw.chain)].push_back(draw.draw.q[p]);
    };
    QVERIFY(runToEnd(run, {}, collect).ok());
    std::vector<double> truth(4);
    posterior.toUnconstrained(std::array{1.3, 0.8, 0.05, 0.5}, truth);
    for (std::size_t p = 0; p < 4; ++p) {
        const ParameterSummary s = summarise(q[p]);
        QVERIFY2(s.rHat < 1.01 && s.essBulk > 1000, qPrintable(QString("%1 %2").arg(s.rHat).arg(s.essBulk)));
        QVERIFY(std::abs(s.mean - truth[p]) < 3.5 * s.sd);
        QVERIFY(std::abs(s.mean - search.best()->q[p]) < s.sd);
    }
}

QTEST_GUILESS_MAIN(TstSampling)
#include "tst_sampling.moc"
