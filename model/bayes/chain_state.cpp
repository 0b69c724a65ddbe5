#include "bayes/chain_state.h"
#include "core/message.h"

#include <bit>

namespace interphase {
namespace {

constexpr std::string_view kMagic = "IPCS0002";
constexpr std::string_view kMagicWithoutScores = "IPCS0001";
constexpr std::uint64_t kLargestDimension = 10000;

class Writer
{
public:
    void word(std::uint64_t value)
    {
        for (int shift = 0; shift < 64; shift += 8)
            bytes += static_cast<char>(value >> shift & 0xff);
    }
    void number(double value) { word(std::bit_cast<std::uint64_t>(value)); }
    void numbers(const std::vector<double>& values)
    {
        word(values.size());
        for (double value : values)
            number(value);
    }
    std::string bytes{kMagic};
};

class Reader
{
public:
    explicit Reader(std::string_view bytes) : m_bytes(bytes)
    {
        m_hasScores = m_bytes.starts_with(kMagic);
        if (!m_hasScores && !m_bytes.starts_with(kMagicWithoutScores))
            damaged("unknown format");
        m_bytes.remove_prefix(kMagic.size());
    }
    [[noreturn]] static void damaged(const char* how)
    {
        throw InputError(MessageId::DamagedCheckpoint, {how});
    }
    std::uint64_t word()
    {
        if (m_bytes.size() < 8)
            damaged("it is cut short");
        std::uint64_t value = 0;
        for (unsigned i = 0; i < 8; ++i)
            value |= std::uint64_t{static_cast<unsigned char>(m_bytes[i])} << (8 * i);
        m_bytes.remove_prefix(8);
        return value;
    }
    bool hasScores() const { return m_hasScores; }
    double number() { return std::bit_cast<double>(word()); }
    /// One of the first `count` values of an enum.
    std::uint64_t choice(std::uint64_t count)
    {
        const std::uint64_t value = word();
        if (value >= count)
            damaged("a choice in it is unknown");
        return value;
    }
    std::vector<double> numbers()
    {
        const std::uint64_t size = word();
        if (size > m_bytes.size() / 8)
            damaged("it is cut short");
        std::vector<double> values(size);
        for (double& value : values)
            value = number();
        return values;
    }
    void expectEnd() const
    {
        if (!m_bytes.empty())
            damaged("there is more than expected");
    }

private:
    std::string_view m_bytes;
    bool m_hasScores = false;
};

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
    Writer out;
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
    out.word(state.stream.seed);
    out.word(static_cast<std::uint64_t>(state.stream.purpose));
    out.word(state.stream.index);
    out.word(state.stream.counter);
    out.word(static_cast<std::uint64_t>(state.adaptation));
    out.word(static_cast<std::uint64_t>(state.metricKind));
    write(out, state.scores);
    write(out, state.recentScores);
    return out.bytes;
}

ChainState decodeChainState(std::string_view bytes)
{
    Reader in(bytes);
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
    state.stream.seed = in.word();
    state.stream.purpose = static_cast<StreamPurpose>(in.word());
    state.stream.index = static_cast<std::uint32_t>(in.word());
    state.stream.counter = in.word();
    if (in.hasScores()) {
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
