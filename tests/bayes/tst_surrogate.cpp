// Chains that ask a cheap density: exact whatever it says, and quick where it is right.
#include "bayes/diagnostics.h"
#include "bayes/emulator.h"
#include "bayes/laplace.h"
#include "bayes/optimise.h"
#include "bayes/sampling.h"
#include "bayes/surrogate_chain.h"
#include "bayes/surrogate_rounds.h"
#include "test_densities.h"
#include "test_models.h"

#include <QTest>

using namespace interphase;
using namespace interphase::test;
using namespace std::chrono_literals;

namespace {

using Record = std::vector<std::vector<Draw>>;

std::vector<SurrogateState> starts(int dimension, int chains, const SurrogateOptions& options)
{
    std::vector<SurrogateState> out;
    for (int c = 0; c < chains; ++c) {
        ChainState state =
            makeChainState(std::vector<double>(static_cast<std::size_t>(dimension), 0.1 * c), 3, c);
        state.logDensity = -std::numeric_limits<double>::infinity(); // anything is better: moves at once
        state.iteration = options.warmup - 20;
        state.stepSize = 0.7;
        out.push_back(afterWarmup(state));
    }
    return out;
}

Record runAll(const LogDensity& density, const LogDensity& surrogate, const SurrogateOptions& options,
              int draws, int chains = 4, int threads = 0)
{
    SurrogateRun run(density, surrogate, options, draws, threads,
                     starts(density.dimension(), chains, options));
    Record record(static_cast<std::size_t>(chains));
    const Status status = runToEnd(
        run, {},
        [&](const SurrogateBatch& batch) {
            for (const auto& draw : batch.draws)
                if (!draw.draw.warmup)
                    record[static_cast<std::size_t>(draw.chain)].push_back(draw.draw);
        },
        5ms);
    return status.ok() ? record : Record{};
}

template <class Function>
Chains chainsOf(const Record& record, const Function& f)
{
    Chains out;
    for (const auto& chain : record) {
        out.emplace_back();
        for (const Draw& draw : chain)
            out.back().push_back(f(draw.q));
    }
    return out;
}

/// |mean of f - expected| in its standard errors.
template <class Function>
double errors(const Record& record, double expected, const Function& f)
{
    const Chains chains = chainsOf(record, f);
    return std::abs(summarise(chains).mean - expected) / mcseMean(chains);
}

SurrogateOptions surrogateAlone()
{
    SurrogateOptions options;
    options.warmup = 20;
    options.nutsShare = options.tailShare = 0.0;
    options.leastAcceptance = 0.0;
    return options;
}

double meanAcceptance(const Record& record)
{
    double sum = 0.0;
    std::size_t count = 0;
    for (const auto& chain : record)
        for (const Draw& draw : chain) {
            sum += draw.acceptance;
            ++count;
        }
    return sum / static_cast<double>(count);
}

Posterior decayPosterior()
{
    DecayModel model(20);
    std::vector<double> y(40);
    model.predict(std::array{1.3, 1.1}, y, {});
    RandomStream noise(5, StreamPurpose::Noise, 0);
    for (double& value : y)
        value += 0.05 * noise.normal();
    return {model.clone(),
            y,
            {{"amplitude", Prior({PriorKind::Lognormal, 1.0, 0.5})},
             {"rate", Prior({PriorKind::Lognormal, 1.0, 0.5})}},
            {{"sigma", Prior({PriorKind::Lognormal, 0.1, 1.0})}}};
}

/// prediction_i = polynomial of degree 3 in the logarithms of two positive parameters.
class CubicModel : public ForwardModel
{
public:
    CubicModel() : m_segments{{0, 3, {0.0, 1.0, 2.0}}} {}
    int parameterCount() const override { return 2; }
    int outputCount() const override { return 3; }
    const std::vector<OutputSegment>& segments() const override { return m_segments; }
    Status predict(std::span<const double> theta, std::span<double> prediction,
                   std::span<double> jacobian) override
    {
        if (theta[0] > failsAbove)
            return Status::failed(MessageId::SolverStepTooSmall, {"0"});
        const double a = std::log(theta[0]), b = std::log(theta[1]);
        const double values[] = {1.0 + a - 2.0 * b + a * b * b, a * a * a - b, b * b + 0.3 * a * a * b};
        const double da[] = {1.0 + b * b, 3.0 * a * a, 0.6 * a * b};
        const double db[] = {-2.0 + 2.0 * a * b, -1.0, 2.0 * b + 0.3 * a * a};
        for (std::size_t i = 0; i < 3; ++i) {
            prediction[i] = values[i];
            if (!jacobian.empty()) {
                jacobian[2 * i] = da[i] / theta[0];
                jacobian[2 * i + 1] = db[i] / theta[1];
            }
        }
        return {};
    }
    std::unique_ptr<ForwardModel> clone() const override { return std::make_unique<CubicModel>(*this); }

    double failsAbove = 1e9;

private:
    std::vector<OutputSegment> m_segments;
};

Posterior cubicPosterior(double failsAbove = 1e9)
{
    CubicModel model;
    model.failsAbove = failsAbove;
    return {model.clone(),
            {1.0, 0.2, 0.1},
            {{"a", Prior({PriorKind::Lognormal, 1.0, 0.5})}, {"b", Prior({PriorKind::Lognormal, 1.0, 0.5})}},
            {{"sigma", Prior({PriorKind::Lognormal, 0.5, 0.3})}}};
}

EmulatorFit fitAt(const Posterior& posterior, const std::vector<std::vector<double>>& at,
                  const EmulatorOptions& options = {})
{
    LinearisedPoints points(posterior);
    return points.add(at, 0, {}).ok() ? fitEmulator(points, options) : EmulatorFit();
}

std::vector<std::vector<double>> normalPoints(int count, int dimension, double spread)
{
    std::vector<std::vector<double>> out;
    for (int i = 0; i < count; ++i) {
        RandomStream stream(1, StreamPurpose::Test, static_cast<std::uint32_t>(i));
        std::vector<double> q(static_cast<std::size_t>(dimension));
        for (double& value : q)
            value = spread * stream.normal();
        out.push_back(q);
    }
    return out;
}

} // namespace

class TestSurrogate : public QObject
{
    Q_OBJECT

private slots:
    void exactOnAPoorSurrogate();
    void exactInTheMixture();
    void aRightSurrogateIsAccepted();
    void aWrongOneEndsInNuts();
    void continuesBitForBit();
    void threadsChangeNothing();
    void stopsBetweenDraws();
    void damagedCheckpoints();
    void polynomialsAreExact();
    void failedPointsLowerTheDegree();
    void lowerBeyondItsPoints();
    void pointsCoverTheDraws();
    void tuningLearnsTheShape();
    void standsForTheModel();
    void roundsFindThePosterior();
    void roundsGiveUp();
};

/// A bent density, from one that is elsewhere, straight, and has heavier tails.
void TestSurrogate::exactOnAPoorSurrogate()
{
    const FunctionDensity density = banana(0.4);
    const FunctionDensity heavy = studentT(2, 4.0);
    const FunctionDensity surrogate(2, [heavy](std::span<const double> q, std::span<double> g) mutable {
        const std::vector<double> moved{q[0] - 0.5, q[1] + 0.3};
        return heavy.clone()->evaluate(moved, g);
    });
    const Record record = runAll(density, surrogate, surrogateAlone(), 20000);
    QCOMPARE(record.size(), 4U);
    const double acceptance = meanAcceptance(record);
    QVERIFY2(acceptance > 0.3 && acceptance < 0.9, qPrintable(QString::number(acceptance)));
    QVERIFY(errors(record, 0.0, [](const auto& q) { return q[0]; }) < 4.0);
    QVERIFY(errors(record, 0.0, [](const auto& q) { return q[1]; }) < 4.0);
    QVERIFY(errors(record, 1.0, [](const auto& q) { return q[0] * q[0]; }) < 4.0);
    QVERIFY(errors(record, 1.0 + 2.0 * 0.16, [](const auto& q) { return q[1] * q[1]; }) < 4.0);
    // Where the surrogate is, the draws are not: the test would see it.
    QVERIFY(errors(record, 0.5, [](const auto& q) { return q[0]; }) > 10.0);
}

/// With NUTS and heavy tails mixed in, on a density whose tails the surrogate lacks.
void TestSurrogate::exactInTheMixture()
{
    const FunctionDensity density = studentT(2, 5.0);
    const FunctionDensity surrogate = gaussian({1.0, 0.0, 0.0, 1.0}, {0.0, 0.0});
    SurrogateOptions options;
    options.warmup = 20;
    options.nutsShare = 0.1;
    options.leastDoubt = 1.0;
    const Record record = runAll(density, surrogate, options, 20000);
    QCOMPARE(record.size(), 4U);
    QVERIFY(errors(record, 0.0, [](const auto& q) { return q[0]; }) < 4.0);
    const double meanSize =
        2.0 * std::sqrt(5.0) * std::tgamma(3.0) / (std::sqrt(M_PI) * std::tgamma(2.5) * 4.0);
    QVERIFY(errors(record, meanSize, [](const auto& q) { return std::abs(q[1]); }) < 4.0);
    int nuts = 0, all = 0;
    for (const auto& chain : record)
        for (const Draw& draw : chain) {
            ++all;
            nuts += draw.treeDepth > 0;
            QCOMPARE(draw.treeDepth > 0, std::isfinite(draw.energy));
        }
    QVERIFY(std::abs(nuts - 0.1 * all) < 4.0 * std::sqrt(0.09 * all));
}

void TestSurrogate::aRightSurrogateIsAccepted()
{
    const FunctionDensity density = gaussian({1.0, 0.3, 0.3, 2.0}, {1.0, -1.0});
    const Record record = runAll(density, density, surrogateAlone(), 500);
    QCOMPARE(record.size(), 4U);
    int moves = 0;
    for (const auto& chain : record)
        for (const Draw& draw : chain) {
            if (draw.leapfrogs == 0) // the trajectory came back to where it began
                continue;
            QVERIFY(draw.acceptance > 1.0 - 1e-12);
            QCOMPARE(draw.leapfrogs, 1);
            ++moves;
        }
    QVERIFY(moves > 1900);
    // Two transitions a draw leave hardly any correlation.
    QVERIFY(essBulk(chainsOf(record, [](const auto& q) { return q[0]; })) > 1500.0);
}

void TestSurrogate::aWrongOneEndsInNuts()
{
    const FunctionDensity density = gaussian({1.0, 0.0, 0.0, 1.0}, {0.0, 0.0});
    const FunctionDensity surrogate = gaussian({100.0, 0.0, 0.0, 100.0}, {6.0, 6.0});
    SurrogateOptions options;
    options.warmup = 40;
    const Record record = runAll(density, surrogate, options, 200);
    QCOMPARE(record.size(), 4U);
    for (const auto& chain : record)
        for (const Draw& draw : chain)
            QVERIFY(draw.treeDepth > 0);
}

void TestSurrogate::continuesBitForBit()
{
    const FunctionDensity density = banana(0.4);
    const FunctionDensity surrogate = gaussian({0.7, 0.2, 0.2, 0.6}, {0.3, -0.2});
    SurrogateOptions options;
    options.warmup = 20;
    SurrogateChain whole(density.clone(), surrogate.clone(), options, starts(2, 1, options)[0]);
    SurrogateChain first(density.clone(), surrogate.clone(), options, starts(2, 1, options)[0]);
    Draw a, b;
    std::unique_ptr<SurrogateChain> second;
    for (int i = 0; i < 200; ++i) {
        QVERIFY(whole.step(a, {}).ok());
        QVERIFY((i < 77 ? first : *second).step(b, {}).ok());
        if (i == 76)
            second = std::make_unique<SurrogateChain>(
                density.clone(), surrogate.clone(), options,
                decodeSurrogateState(encodeSurrogateState(first.checkpoint())));
        QCOMPARE(a.q, b.q);
        QCOMPARE(a.logDensity, b.logDensity);
    }
    QVERIFY(whole.checkpoint() == second->checkpoint());
}

void TestSurrogate::threadsChangeNothing()
{
    const FunctionDensity density = banana(0.4);
    const FunctionDensity surrogate = gaussian({0.7, 0.2, 0.2, 0.6}, {0.3, -0.2});
    SurrogateOptions options;
    options.warmup = 20;
    const Record one = runAll(density, surrogate, options, 100, 3, 1);
    const Record three = runAll(density, surrogate, options, 100, 3, 3);
    QCOMPARE(one.size(), 3U);
    for (std::size_t c = 0; c < 3; ++c)
        for (std::size_t i = 0; i < one[c].size(); ++i)
            QCOMPARE(one[c][i].q, three[c][i].q);
}

void TestSurrogate::stopsBetweenDraws()
{
    const FunctionDensity density = banana(0.4);
    SurrogateOptions options;
    SurrogateChain chain(density.clone(), density.clone(), options, starts(2, 1, options)[0]);
    const SurrogateState before = chain.checkpoint();
    std::stop_source source;
    source.request_stop();
    Draw draw;
    QCOMPARE(chain.step(draw, source.get_token()).outcome, Outcome::Cancelled);
    QVERIFY(chain.checkpoint() == before);
}

void TestSurrogate::damagedCheckpoints()
{
    const SurrogateOptions options;
    const std::string bytes = encodeSurrogateState(starts(2, 1, options)[0]);
    QVERIFY(decodeSurrogateState(bytes) == starts(2, 1, options)[0]);
    for (std::size_t size = 0; size < bytes.size(); ++size)
        QVERIFY_THROWS_EXCEPTION(InputError, decodeSurrogateState(bytes.substr(0, size)));
    QVERIFY_THROWS_EXCEPTION(InputError, decodeSurrogateState(bytes + "x"));
}

/// A cubic in the coordinates is met to rounding by polynomials of degree three and four, with its slopes.
void TestSurrogate::polynomialsAreExact()
{
    const Posterior posterior = cubicPosterior();
    const std::unique_ptr<Posterior> full = posterior.clonePosterior();
    for (const int degree : {3, 4}) {
        EmulatorOptions options;
        options.highestDegree = degree;
        const auto points = normalPoints(emulatorPointCount(2, options), 3, 0.5);
        const EmulatorFit fit = fitAt(posterior, points, options);
        QVERIFY(fit.status.ok());
        QCOMPARE(fit.degree, degree);
        QCOMPARE(fit.terms, degree == 3 ? 10 : 15);
        for (const auto& q : normalPoints(static_cast<int>(points.size()), 3, 0.3)) { // between the points
            std::vector<double> expected(3), found(3);
            const double value = full->evaluate(q, expected);
            QVERIFY(std::abs(fit.density->evaluate(q, found) - value) < 1e-9 * (1.0 + std::abs(value)));
            for (std::size_t i = 0; i < 3; ++i)
                QVERIFY(std::abs(found[i] - expected[i]) < 1e-8 * (1.0 + std::abs(expected[i])));
        }
    }
}

void TestSurrogate::failedPointsLowerTheDegree()
{
    EmulatorOptions options;
    const auto points = normalPoints(emulatorPointCount(2, options), 3, 0.5);
    const Posterior posterior = cubicPosterior(1.0);
    LinearisedPoints solved(posterior);
    QVERIFY(solved.add(points, 0, {}).ok());
    QVERIFY(solved.solved() > 0 && solved.solved() < static_cast<int>(solved.size()));
    const EmulatorFit fit = fitEmulator(solved, options);
    QVERIFY(fit.status.ok());
    QVERIFY(fit.degree < 4 && fit.degree > 0);
    const EmulatorFit none = fitAt(cubicPosterior(0.0), points, options);
    QCOMPARE(none.status.reason.id, MessageId::EmulatorTooFewPoints);
}

void TestSurrogate::lowerBeyondItsPoints()
{
    EmulatorOptions options;
    options.highestDegree = 3;
    const Posterior posterior = cubicPosterior();
    const auto points = normalPoints(emulatorPointCount(2, options), 3, 0.5);
    const EmulatorFit fit = fitAt(posterior, points, options);
    const std::unique_ptr<Posterior> full = posterior.clonePosterior();
    const std::vector<double> q{2.0, -1.5, 0.1}; // far out: four standard deviations of the points
    QVERIFY(fit.density->evaluate(q, {}) < full->evaluate(q, {}) - 1.0);
    std::vector<double> gradient(3);
    fit.density->evaluate(q, gradient);
    for (std::size_t i = 0; i < 3; ++i) {
        std::vector<double> up = q, down = q;
        up[i] += 1e-5;
        down[i] -= 1e-5;
        const double slope = (fit.density->evaluate(up, {}) - fit.density->evaluate(down, {})) / 2e-5;
        QVERIFY(std::abs(slope - gradient[i]) < 1e-5 * (1.0 + std::abs(slope)));
    }
}

void TestSurrogate::pointsCoverTheDraws()
{
    const auto draws = normalPoints(400, 2, 2.0);
    const auto points = emulatorPoints(draws, 200, 7);
    QCOMPARE(points.size(), 200U);
    QCOMPARE(points, emulatorPoints(draws, 200, 7));
    double square = 0.0;
    for (const auto& q : points)
        square += q[0] * q[0] / 200.0;
    QVERIFY(std::abs(std::sqrt(square) - 2.0 * std::sqrt(0.5 + 0.5 * 2.25)) <
            0.4); // half of them spread 1.5 as far
    QVERIFY_THROWS_EXCEPTION(InputError, emulatorPoints({}, 10, 7));
    QVERIFY_THROWS_EXCEPTION(InputError, emulatorPoints({{1.0, 2.0}, {1.0, 2.0}, {1.0, 2.0}}, 10, 7));
}

/// A badly tuned chain learns metric and step size from the surrogate, the same on any number of threads,
/// once.
void TestSurrogate::tuningLearnsTheShape()
{
    const FunctionDensity density = gaussian({1e4, 0.0, 0.0, 1e-4}, {0.0, 0.0});
    SurrogateOptions options;
    options.warmup = 20;
    std::vector<SurrogateState> one = starts(2, 3, options);
    for (SurrogateState& state : one)
        state.stepSize = 1e-3;
    std::vector<SurrogateState> three = one;
    tuneOnSurrogate(density, one, 3, 1, {});
    tuneOnSurrogate(density, three, 3, 3, {});
    QVERIFY(one == three);
    for (const SurrogateState& state : one) {
        QVERIFY(state.tuned && state.stepSize > 0.3);
        QVERIFY(std::abs(std::log(state.inverseMetric[0] / 1e-4)) < 1.0);
        QVERIFY(std::abs(std::log(state.inverseMetric[3] / 1e4)) < 1.0);
        QVERIFY(decodeSurrogateState(encodeSurrogateState(state)) == state);
    }
    tuneOnSurrogate(density, three, 4, 1, {});
    QVERIFY(one == three);
}

/// The whole way: warm-up by NUTS, polynomial, chains; the same moments as NUTS alone, one solve a draw.
void TestSurrogate::standsForTheModel()
{
    const Posterior posterior = decayPosterior();
    const std::unique_ptr<Posterior> own = posterior.clonePosterior();
    const ModeSearch found = findMode(*own, {{0.0, 0.0, 0.0}}, {}, {});
    const LaplaceApproximation normal = laplace(*own, found.best()->q);
    SamplingOptions nuts;
    nuts.nuts.warmup = 150;
    nuts.draws = 4000;
    nuts.seed = 11;
    std::array<std::vector<std::vector<double>>, 4> late; // half of the warm-up, of each chain
    std::vector<SurrogateState> states(4);
    Record exact(4);
    SamplingRun run(posterior, nuts, startChains(*own, normal, nuts));
    QVERIFY(runToEnd(run, {}, [&](const DrawBatch& batch) {
                for (const ChainDraw& draw : batch.draws)
                    if (draw.draw.warmup && draw.iteration >= nuts.nuts.warmup / 2)
                        late[static_cast<std::size_t>(draw.chain)].push_back(draw.draw.q);
                    else if (!draw.draw.warmup)
                        exact[static_cast<std::size_t>(draw.chain)].push_back(draw.draw);
                for (std::size_t c = 0; c < 4; ++c)
                    if (batch.checkpoints[c])
                        states[c] = afterWarmup(*batch.checkpoints[c]);
            }).ok());
    std::vector<std::vector<double>> warm;
    for (const auto& chain : late)
        warm.insert(warm.end(), chain.begin(), chain.end());
    const EmulatorFit fit = fitAt(posterior, emulatorPoints(warm, emulatorPointCount(2), 1));
    QVERIFY(fit.status.ok());
    QCOMPARE(fit.degree, 4);
    SurrogateOptions options;
    options.warmup = states[0].iteration + 30;
    SurrogateRun surrogates(posterior, *fit.density, options, 4000, 0, states);
    Record record(4);
    QVERIFY(runToEnd(surrogates, {}, [&](const SurrogateBatch& batch) {
                for (const auto& draw : batch.draws)
                    if (!draw.draw.warmup)
                        record[static_cast<std::size_t>(draw.chain)].push_back(draw.draw);
            }).ok());
    int cheap = 0;
    double accepted = 0.0;
    for (const auto& chain : record)
        for (const Draw& draw : chain)
            if (draw.treeDepth == 0) {
                ++cheap;
                accepted += draw.acceptance;
            }
    QVERIFY2(accepted / cheap > 0.9, qPrintable(QString::number(accepted / cheap)));
    for (std::size_t i = 0; i < 3; ++i) {
        const Chains a = chainsOf(exact, [&](const auto& q) { return q[i]; });
        const Chains b = chainsOf(record, [&](const auto& q) { return q[i]; });
        const ParameterSummary sa = summarise(a), sb = summarise(b);
        QVERIFY(std::abs(sa.mean - sb.mean) < 4.0 * std::hypot(sa.mcseMean, sb.mcseMean));
        QVERIFY(std::abs(sa.sd - sb.sd) < 4.0 * std::hypot(sa.mcseSd, sb.mcseSd));
        QVERIFY(sb.rHat < 1.01);
    }
}

/// From an idea that is elsewhere and too narrow, the same on any number of threads.
void TestSurrogate::roundsFindThePosterior()
{
    const Posterior posterior = decayPosterior();
    const std::unique_ptr<Posterior> own = posterior.clonePosterior();
    const ModeSearch found = findMode(*own, {{0.0, 0.0, 0.0}}, {}, {});
    LaplaceApproximation idea = laplace(*own, found.best()->q);
    for (std::size_t i = 0; i < 3; ++i)
        idea.mode[i] += 1.5 * std::sqrt(idea.covariance[4 * i]);
    for (double& c : idea.covariance)
        c *= 0.25;
    SurrogateRoundsOptions options;
    const auto draws = drawFrom(idea, 200, 1, StreamPurpose::Test);
    const SurrogateRounds rounds = fitInRounds(posterior, draws, options, {});
    QVERIFY2(rounds.status.ok(), rounds.status.reason.english().c_str());
    QCOMPARE(rounds.degree, 4);
    QCOMPARE(rounds.draws.size(), 4U);
    QVERIFY(rounds.rounds >= 1 && rounds.spread <= options.enough);
    const std::unique_ptr<LogDensity> surrogate = rounds.density->clone();
    const auto check = drawFrom(laplace(*own, found.best()->q), 50, 2, StreamPurpose::Test);
    for (const auto& q : check)
        QVERIFY(std::abs(surrogate->evaluate(q, {}) - own->evaluate(q, {})) < 0.1);

    options.threads = 1;
    const SurrogateRounds again = fitInRounds(posterior, draws, options, {});
    QCOMPARE(again.draws, rounds.draws);
    for (const auto& q : check)
        QCOMPARE(surrogate->evaluate(q, {}), again.density->clone()->evaluate(q, {}));
}

/// No straight line is right where the model is cubic; that is said.
void TestSurrogate::roundsGiveUp()
{
    const Posterior posterior = cubicPosterior();
    SurrogateRoundsOptions options;
    options.emulator.highestDegree = 1;
    options.enough = 0.01;
    const SurrogateRounds rounds = fitInRounds(posterior, normalPoints(200, 3, 0.5), options, {});
    QCOMPARE(rounds.status.outcome, Outcome::Failed);
    QVERIFY(!rounds.density);
    QCOMPARE(rounds.rounds, options.mostRounds);
    QVERIFY(rounds.status.reason.english().find("at most 0.01 and 1 %") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestSurrogate)
#include "tst_surrogate.moc"
