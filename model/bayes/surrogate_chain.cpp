#include "bayes/surrogate_chain.h"

#include "bayes/checkpoint_bytes.h"
#include "core/parallel.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace interphase {
namespace {

constexpr std::string_view kFormat = "IPSURR02";

/// Full where a tenth of the proposals was left, or none was tried.
double doubtAfter(int tried, int accepted, double least)
{
    constexpr double kFullAt = 0.1;
    const double left = tried > 0 ? static_cast<double>(tried - accepted) / tried : 1.0;
    return std::clamp(left / kFullAt, least, 1.0);
}

std::vector<std::unique_ptr<SurrogateChain>> chainsFrom(const LogDensity& density,
                                                        const LogDensity& surrogate,
                                                        const SurrogateOptions& options,
                                                        std::vector<SurrogateState> states)
{
    std::vector<std::unique_ptr<SurrogateChain>> chains;
    for (SurrogateState& state : states)
        chains.push_back(
            std::make_unique<SurrogateChain>(density.clone(), surrogate.clone(), options, std::move(state)));
    return chains;
}

} // namespace

std::string encodeSurrogateState(const SurrogateState& state)
{
    CheckpointWriter out(kFormat);
    out.word(static_cast<std::uint64_t>(state.iteration));
    out.numbers(state.q);
    out.number(state.logDensity);
    out.numbers(state.gradient);
    out.number(state.stepSize);
    out.numbers(state.inverseMetric);
    out.word(static_cast<std::uint64_t>(state.tried));
    out.word(static_cast<std::uint64_t>(state.accepted));
    out.number(state.doubt);
    out.word((state.onTrial ? 1U : 0U) | (state.nutsOnly ? 2U : 0U) | (state.tuned ? 4U : 0U));
    out.stream(state.stream);
    return std::move(out.bytes);
}

bool isSurrogateState(std::string_view bytes)
{
    return bytes.starts_with(kFormat);
}

SurrogateState decodeSurrogateState(std::string_view bytes)
{
    CheckpointReader in(bytes, {kFormat});
    SurrogateState state;
    state.iteration = static_cast<int>(in.word());
    state.q = in.numbers();
    state.logDensity = in.number();
    state.gradient = in.numbers();
    state.stepSize = in.number();
    state.inverseMetric = in.numbers();
    state.tried = static_cast<int>(in.word());
    state.accepted = static_cast<int>(in.word());
    state.doubt = in.number();
    const std::uint64_t flags = in.word();
    state.onTrial = (flags & 1U) != 0;
    state.nutsOnly = (flags & 2U) != 0;
    state.tuned = (flags & 4U) != 0;
    state.stream = in.stream();
    in.expectEnd();
    return state;
}

SurrogateState afterWarmup(const ChainState& chain)
{
    SurrogateState state;
    state.iteration = chain.iteration;
    state.q = chain.q;
    state.logDensity = chain.logDensity;
    state.gradient = chain.gradient;
    state.stepSize = chain.stepSize;
    state.inverseMetric = chain.inverseMetric;
    state.stream = chain.stream;
    return state;
}

void tuneOnSurrogate(const LogDensity& surrogate, std::vector<SurrogateState>& states, std::uint64_t seed,
                     int threads, const std::stop_token& stop)
{
    constexpr int kDraws = 300;
    constexpr double kAcceptance = 0.95; // short steps are cheap here, and pass where a ridge bends
    constexpr std::uint32_t kFirstStream = 1U << 20; // behind those of the points
    const auto tune = [&](int c) {
        SurrogateState& state = states[static_cast<std::size_t>(c)];
        if (state.tuned)
            return;
        ChainState start = makeChainState(state.q, seed, c); // to be shrunk towards nothing
        start.inverseMetric = state.inverseMetric;
        start.stream = {seed, StreamPurpose::Emulator, kFirstStream + static_cast<std::uint32_t>(c), 0};
        NutsOptions options;
        options.warmup = kDraws;
        options.targetAcceptance = kAcceptance;
        NutsChain chain(surrogate.clone(), options, std::move(start));
        Draw draw;
        while (!chain.warm())
            if (!chain.step(draw, stop).ok())
                return;
        state.stepSize = chain.checkpoint().stepSize;
        state.inverseMetric = chain.checkpoint().inverseMetric;
        state.tuned = true;
    };
    runParallel(static_cast<int>(states.size()), threads, tune);
}

SurrogateChain::SurrogateChain(std::unique_ptr<LogDensity> density, std::unique_ptr<LogDensity> surrogate,
                               const SurrogateOptions& options, SurrogateState state)
    : m_density(std::move(density)),
      m_surrogate(std::move(surrogate)),
      m_options(options),
      m_state(std::move(state)),
      m_metric(m_density->dimension()),
      m_trajectory(*m_density, options.trajectory),
      m_cheap(*m_surrogate, options.trajectory),
      m_momentum(m_state.q.size()),
      m_velocity(m_state.q.size())
{
    const auto d = static_cast<std::size_t>(m_density->dimension());
    if (m_state.q.size() != d || m_surrogate->dimension() != m_density->dimension() ||
        !m_metric.setInverse(m_state.inverseMetric))
        throw InputError(MessageId::InvalidArgument,
                         {"metric of a chain", "not a positive definite matrix of the right size", "one"});
}

/// Takes m_position or leaves it. logOddsOfProposal: how much likelier the way back is proposed than the way
/// there.
bool SurrogateChain::judge(SurrogateState& next, double logOddsOfProposal, RandomStream& stream, Draw& draw)
{
    const double value = m_density->evaluate(m_position.q, {});
    const double logRatio = value - next.logDensity + logOddsOfProposal;
    draw.acceptance = std::isfinite(value) ? std::min(1.0, std::exp(logRatio)) : 0.0;
    draw.leapfrogs = 1;
    const bool accepted = stream.uniform() < draw.acceptance;
    if (accepted) {
        next.q = m_position.q;
        next.logDensity = value;
        next.gradient.clear();
    }
    return accepted;
}

void SurrogateChain::propose(SurrogateState& next, RandomStream& stream, Draw& draw)
{
    m_position.q = next.q;
    m_position.gradient.resize(next.q.size());
    const double here = m_surrogate->evaluate(m_position.q, m_position.gradient);
    m_position.logDensity = here;
    // Where the surrogate has no density nothing is proposed from it, nor to it.
    if (!std::isfinite(here)) {
        draw.acceptance = 0.0;
        return;
    }
    for (int i = 0; i < m_options.transitions; ++i)
        m_cheap.transition(m_position, m_metric, next.stepSize, stream, {});
    ++next.tried;
    if (m_position.q == next.q) // nowhere to go from here by the surrogate
        return;
    if (judge(next, here - m_position.logDensity, stream, draw))
        ++next.accepted;
}

/// A random walk along the metric, its length that of a Student's t with two degrees of freedom.
void SurrogateChain::proposeTail(SurrogateState& next, RandomStream& stream, Draw& draw)
{
    m_metric.sampleMomentum(stream, m_momentum);
    m_metric.velocity(m_momentum, m_velocity); // Normal(0, M^-1)
    const double scale = 1.0 / std::sqrt(stream.exponential() * static_cast<double>(next.q.size()));
    m_position.q.resize(next.q.size());
    for (std::size_t i = 0; i < next.q.size(); ++i)
        m_position.q[i] = next.q[i] + scale * m_velocity[i];
    judge(next, 0.0, stream, draw);
}

Status SurrogateChain::transition(SurrogateState& next, RandomStream& stream, Draw& draw,
                                  const std::stop_token& stop)
{
    m_position.q = next.q;
    m_position.logDensity = next.logDensity;
    m_position.gradient = next.gradient;
    int extra = 0;
    if (m_position.gradient.empty()) {
        m_position.gradient.resize(next.q.size());
        m_position.logDensity = m_density->evaluate(m_position.q, m_position.gradient);
        extra = 1;
        if (stop.stop_requested())
            return Status::cancelled();
        if (!std::isfinite(m_position.logDensity)) // the value was, the gradient is not
            m_position.gradient.clear();
    }
    if (m_position.gradient.empty()) {
        draw.acceptance = 0.0;
        draw.leapfrogs = extra;
        return {};
    }
    const TrajectoryStats stats = m_trajectory.transition(m_position, m_metric, next.stepSize, stream, stop);
    if (stats.cancelled)
        return Status::cancelled();
    next.q = m_position.q;
    next.logDensity = m_position.logDensity;
    next.gradient = m_position.gradient;
    draw.acceptance = stats.acceptance;
    draw.energy = m_position.energy;
    draw.treeDepth = stats.depth;
    draw.leapfrogs = stats.leapfrogs + extra;
    draw.diverging = stats.diverging;
    return {};
}

Status SurrogateChain::step(Draw& draw, const std::stop_token& stop)
{
    m_density->setStop(stop);
    if (stop.stop_requested())
        return Status::cancelled();
    SurrogateState next = m_state;
    RandomStream stream(next.stream);
    draw = {};
    draw.energy = std::numeric_limits<double>::quiet_NaN();
    draw.stepSize = next.stepSize;
    draw.warmup = next.iteration < m_options.warmup;
    if (next.onTrial && !draw.warmup) {
        next.onTrial = false;
        next.nutsOnly = next.nutsOnly || next.accepted < m_options.leastAcceptance * next.tried;
        next.doubt = doubtAfter(next.tried, next.accepted, m_options.leastDoubt);
    }
    const double which = stream.uniform();
    const double nuts = next.doubt * m_options.nutsShare, tail = next.doubt * m_options.tailShare;
    if (next.nutsOnly || which < nuts) {
        const Status status = transition(next, stream, draw, stop);
        if (!status.ok())
            return status;
    } else if (which < nuts + tail) {
        proposeTail(next, stream, draw);
    } else {
        propose(next, stream, draw);
    }
    if (stop.stop_requested()) // a value may not be the density's
        return Status::cancelled();
    draw.q = next.q;
    draw.logDensity = next.logDensity;
    next.stream = stream.state();
    ++next.iteration;
    m_state = std::move(next);
    return {};
}

SurrogateRun::SurrogateRun(const LogDensity& density, const LogDensity& surrogate,
                           const SurrogateOptions& options, int draws, int threads,
                           std::vector<SurrogateState> states)
    : ChainRun(chainsFrom(density, surrogate, options, std::move(states)), options.warmup + draws, threads)
{
}

} // namespace interphase
