#include "bayes/chain_state.h"
#include "core/message.h"

#include <bit>

namespace interphase {
namespace {

constexpr std::string_view kMagic = "IPCS0001";
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
        if (!m_bytes.starts_with(kMagic))
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
    double number() { return std::bit_cast<double>(word()); }
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
};

void checkSizes(const ChainState& state)
{
    const std::size_t d = state.q.size();
    const bool gradient = state.gradient.empty() || state.gradient.size() == d;
    const bool square = state.inverseMetric.size() == d * d && state.referenceMetric.size() == d * d;
    const bool estimate = state.covariance.mean.size() == d && state.covariance.scatter.size() == d * d;
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
    for (double value : {step.mu, step.count, step.errorMean, step.logMean, state.covariance.count})
        out.number(value);
    out.numbers(state.covariance.mean);
    out.numbers(state.covariance.scatter);
    out.word(state.stream.seed);
    out.word(static_cast<std::uint64_t>(state.stream.purpose));
    out.word(state.stream.index);
    out.word(state.stream.counter);
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
    for (double* value : {&step.mu, &step.count, &step.errorMean, &step.logMean, &state.covariance.count})
        *value = in.number();
    state.covariance.mean = in.numbers();
    state.covariance.scatter = in.numbers();
    state.stream.seed = in.word();
    state.stream.purpose = static_cast<StreamPurpose>(in.word());
    state.stream.index = static_cast<std::uint32_t>(in.word());
    state.stream.counter = in.word();
    in.expectEnd();
    checkSizes(state);
    return state;
}

} // namespace interphase
