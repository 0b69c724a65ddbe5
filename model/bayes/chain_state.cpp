#include "bayes/chain_state.h"
#include "bayes/checkpoint_bytes.h"

namespace interphase {
namespace {

constexpr std::string_view kMagic = "IPCS0002";
constexpr std::string_view kMagicWithoutScores = "IPCS0001";
constexpr std::uint64_t kLargestDimension = 10000;

using Writer = CheckpointWriter;
using Reader = CheckpointReader;

void write(Writer& out, const CovarianceEstimate& estimate)
{
    out.number(estimate.count);
    out.numbers(estimate.mean);
    out.numbers(estimate.scatter);
}

void write(Writer& out, const ScoreMoments& scores)
{
    write(out, scores.draws);
    write(out, scores.gradients);
}

void read(Reader& in, CovarianceEstimate& estimate)
{
    estimate.count = in.number();
    estimate.mean = in.numbers();
    estimate.scatter = in.numbers();
}

void read(Reader& in, ScoreMoments& scores)
{
    read(in, scores.draws);
    read(in, scores.gradients);
}

bool hasDimension(const CovarianceEstimate& estimate, std::size_t d)
{
    return estimate.mean.size() == d && estimate.scatter.size() == d * d;
}

bool hasDimension(const ScoreMoments& scores, std::size_t d)
{
    return hasDimension(scores.draws, d) && hasDimension(scores.gradients, d);
}

void checkSizes(const ChainState& state)
{
    const std::size_t d = state.q.size();
    const bool gradient = state.gradient.empty() || state.gradient.size() == d;
    const bool byScores = state.adaptation == MetricAdaptation::Score;
    const bool reference =
        state.referenceMetric.size() == d * d || (byScores && state.referenceMetric.empty());
    const bool square = state.inverseMetric.size() == d * d && reference;
    const std::size_t scores = byScores ? d : 0;
    const bool estimate = hasDimension(state.covariance, d - scores) && hasDimension(state.scores, scores) &&
                          hasDimension(state.recentScores, scores);
    if (d == 0 || d > kLargestDimension || !gradient || !square || !estimate || state.iteration < 0)
        Reader::damaged("its sizes do not agree");
}

} // namespace

std::string encodeChainState(const ChainState& state)
{
    Writer out(kMagic);
    out.word(static_cast<std::uint64_t>(state.iteration));
    out.numbers(state.q);
    out.numbers(state.gradient);
    out.number(state.logDensity);
    out.number(state.stepSize);
    out.word(state.stepSizeIsFresh ? 1 : 0);
    out.numbers(state.inverseMetric);
    out.numbers(state.referenceMetric);
    out.number(state.referenceWeight);
    const StepSizeAdaptation& step = state.stepSizeAdaptation;
    for (double value : {step.mu, step.count, step.errorMean, step.logMean})
        out.number(value);
    write(out, state.covariance);
    out.stream(state.stream);
    out.word(static_cast<std::uint64_t>(state.adaptation));
    out.word(static_cast<std::uint64_t>(state.metricKind));
    write(out, state.scores);
    write(out, state.recentScores);
    return out.bytes;
}

ChainState decodeChainState(std::string_view bytes)
{
    Reader in(bytes, {kMagic, kMagicWithoutScores});
    ChainState state;
    state.iteration = static_cast<int>(in.word());
    state.q = in.numbers();
    state.gradient = in.numbers();
    state.logDensity = in.number();
    state.stepSize = in.number();
    state.stepSizeIsFresh = in.word() != 0;
    state.inverseMetric = in.numbers();
    state.referenceMetric = in.numbers();
    state.referenceWeight = in.number();
    StepSizeAdaptation& step = state.stepSizeAdaptation;
    for (double* value : {&step.mu, &step.count, &step.errorMean, &step.logMean})
        *value = in.number();
    read(in, state.covariance);
    state.stream = in.stream();
    if (in.format() == kMagic) {
        state.adaptation = static_cast<MetricAdaptation>(in.choice(2));
        state.metricKind = static_cast<MetricKind>(in.choice(3));
        read(in, state.scores);
        read(in, state.recentScores);
    }
    in.expectEnd();
    checkSizes(state);
    return state;
}

} // namespace interphase
