#include "bayes/ensemble.h"
#include "bayes/checkpoint_bytes.h"
#include "bayes/sampling.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace interphase {
namespace {

constexpr std::string_view kMagic = "IPES0001";

void requireEnsemble(bool ok, const std::string& what, const std::string& expected)
{
    if (!ok)
        throw InputError(MessageId::InvalidArgument, {"ensemble of walkers", what, expected});
}

bool sizesAgree(const EnsembleState& state)
{
    const auto d = static_cast<std::size_t>(std::max(state.dimension, 0));
    if (d == 0 || state.iteration < 0 || state.q.size() % d != 0 || state.archive.size() % d != 0)
        return false;
    const std::size_t walkers = state.q.size() / d;
    return walkers > 0 && state.archive.size() >= 4 * d &&
           (state.logDensity.empty() || state.logDensity.size() == walkers);
}

double distance(std::span<const double> a, std::span<const double> b)
{
    double sum = 0.0;
    for (std::size_t j = 0; j < a.size(); ++j)
        sum += (a[j] - b[j]) * (a[j] - b[j]);
    return std::sqrt(sum);
}

std::span<const double> row(const std::vector<double>& rows, std::size_t index, std::size_t d)
{
    return std::span(rows).subspan(index * d, d);
}

} // namespace

EnsembleState makeEnsembleState(const std::vector<std::vector<double>>& points, int walkers,
                                std::uint64_t seed, int ensemble)
{
    const std::size_t d = points.empty() ? 0 : points.front().size();
    const auto count = static_cast<std::size_t>(std::max(walkers, 0));
    requireEnsemble(walkers >= 3, std::to_string(walkers) + " walkers", "three or more");
    requireEnsemble(d > 0 && points.size() >= count + std::max<std::size_t>(2 * d, 4),
                    std::to_string(points.size()) + " points",
                    "the walkers, and twice as many as dimensions (at least four) for the archive");
    EnsembleState state;
    state.dimension = static_cast<int>(d);
    for (std::size_t i = 0; i < points.size(); ++i) {
        requireEnsemble(points[i].size() == d, "points of different dimension", "the same");
        auto& target = i < count ? state.q : state.archive;
        target.insert(target.end(), points[i].begin(), points[i].end());
    }
    state.stream = {seed, StreamPurpose::Ensemble, static_cast<std::uint32_t>(ensemble), 0};
    return state;
}

EnsembleChain::EnsembleChain(std::unique_ptr<LogDensity> density, const EnsembleOptions& options,
                             EnsembleState state)
    : m_density(std::move(density)),
      m_options(options),
      m_state(std::move(state)),
      m_trial(static_cast<std::size_t>(m_density->dimension()))
{
    requireEnsemble(m_state.dimension == m_density->dimension() && sizesAgree(m_state),
                    "sizes that do not agree", "those of the density");
}

std::span<const double> EnsembleChain::archived(std::size_t index) const
{
    return row(m_state.archive, index, m_trial.size());
}

std::size_t EnsembleChain::pick(RandomStream& stream) const
{
    const std::size_t count = m_state.archive.size() / m_trial.size();
    return std::min(static_cast<std::size_t>(stream.uniform() * static_cast<double>(count)), count - 1);
}

// The difference of two archive points, 2.38 / sqrt(2 d) of it or all, a little uneven so that no lattice
// arises. As likely backwards as forwards.
double EnsembleChain::proposeDifference(std::span<const double> from, RandomStream& stream)
{
    constexpr double kUneven = 0.05, kJitter = 1e-8;
    const std::size_t d = from.size();
    const bool whole = stream.uniform() < m_options.wholeSteps;
    const double gamma = whole ? 1.0 : 2.38 / std::sqrt(2.0 * static_cast<double>(d));
    const std::size_t first = pick(stream);
    std::size_t second = pick(stream);
    while (second == first)
        second = pick(stream);
    const auto a = archived(first), b = archived(second);
    for (std::size_t j = 0; j < d; ++j) {
        const double uneven = whole ? 1.0 : 1.0 + kUneven * (2.0 * stream.uniform() - 1.0);
        m_trial[j] = from[j] + gamma * uneven * (a[j] - b[j]) + kJitter * stream.normal();
    }
    return 0.0;
}

// Along the line to an archive point, by the difference of two others projected on it. Returns the logarithm
// of how much the density of such steps changes.
double EnsembleChain::proposeSnooker(std::span<const double> from, RandomStream& stream)
{
    const std::size_t d = from.size();
    const auto centre = archived(pick(stream)), a = archived(pick(stream)), b = archived(pick(stream));
    const double before = distance(from, centre);
    if (!(before > 0.0))
        return -std::numeric_limits<double>::infinity();
    const double gamma = 1.2 + stream.uniform();
    double along = 0.0;
    for (std::size_t j = 0; j < d; ++j)
        along += (a[j] - b[j]) * (from[j] - centre[j]) / before;
    for (std::size_t j = 0; j < d; ++j)
        m_trial[j] = from[j] + gamma * along * (from[j] - centre[j]) / before;
    return (static_cast<double>(d) - 1.0) * std::log(distance(m_trial, centre) / before);
}

double EnsembleChain::propose(const EnsembleState& next, std::size_t walker, RandomStream& stream)
{
    const auto from = row(next.q, walker, m_trial.size());
    return stream.uniform() < m_options.snooker ? proposeSnooker(from, stream)
                                                : proposeDifference(from, stream);
}

Status EnsembleChain::prepare(EnsembleState& next, const std::stop_token& stop)
{
    if (!next.logDensity.empty())
        return {};
    const std::size_t d = m_trial.size();
    for (std::size_t i = 0; i < next.q.size() / d; ++i)
        next.logDensity.push_back(m_density->evaluate(row(next.q, i, d), {}));
    if (stop.stop_requested())
        return Status::cancelled();
    const bool started = std::any_of(next.logDensity.begin(), next.logDensity.end(),
                                     [](double value) { return std::isfinite(value); });
    return started ? Status{} : Status::failed(MessageId::NoFiniteStart);
}

// Warm-up only: the archive takes in the walkers; at the end its older half goes.
void EnsembleChain::learn(EnsembleState& next) const
{
    if (next.iteration > m_options.warmup)
        return;
    if (next.iteration % m_options.archiveEvery == 0)
        next.archive.insert(next.archive.end(), next.q.begin(), next.q.end());
    const auto d = static_cast<std::ptrdiff_t>(m_trial.size());
    const std::ptrdiff_t older = static_cast<std::ptrdiff_t>(next.archive.size()) / d / 2;
    if (next.iteration == m_options.warmup && older > std::max<std::ptrdiff_t>(2 * d, 4))
        next.archive.erase(next.archive.begin(), next.archive.begin() + older * d);
}

Status EnsembleChain::step(Generation& generation, const std::stop_token& stop)
{
    m_density->setStop(stop);
    EnsembleState next = m_state;
    generation = {};
    const Status ready = prepare(next, stop);
    if (!ready.ok())
        return ready;
    RandomStream stream(next.stream);
    const std::size_t d = m_trial.size();
    for (std::size_t i = 0; i < next.logDensity.size(); ++i) {
        const double logFactor = propose(next, i, stream);
        const double logUniform = -stream.exponential();
        if (stop.stop_requested())
            return Status::cancelled();
        if (!std::isfinite(logFactor))
            continue;
        const double value = m_density->evaluate(m_trial, {});
        if (stop.stop_requested())
            return Status::cancelled();
        ++generation.evaluations;
        if (!std::isfinite(value) || !(logUniform < value - next.logDensity[i] + logFactor))
            continue;
        std::copy(m_trial.begin(), m_trial.end(), next.q.begin() + static_cast<std::ptrdiff_t>(i * d));
        next.logDensity[i] = value;
        ++generation.accepted;
    }
    next.stream = stream.state();
    generation.warmup = next.iteration < m_options.warmup;
    ++next.iteration;
    learn(next);
    m_state = std::move(next);
    generation.q = m_state.q;
    generation.logDensity = m_state.logDensity;
    return {};
}

std::string encodeEnsembleState(const EnsembleState& state)
{
    CheckpointWriter out(kMagic);
    out.word(static_cast<std::uint64_t>(state.iteration));
    out.word(static_cast<std::uint64_t>(state.dimension));
    out.numbers(state.q);
    out.numbers(state.logDensity);
    out.numbers(state.archive);
    out.stream(state.stream);
    return out.bytes;
}

EnsembleState decodeEnsembleState(std::string_view bytes)
{
    CheckpointReader in(bytes, {kMagic});
    EnsembleState state;
    state.iteration = static_cast<int>(in.word());
    state.dimension = static_cast<int>(in.word());
    state.q = in.numbers();
    state.logDensity = in.numbers();
    state.archive = in.numbers();
    state.stream = in.stream();
    in.expectEnd();
    if (!sizesAgree(state))
        CheckpointReader::damaged("its sizes do not agree");
    return state;
}

EnsembleRun::EnsembleRun(const LogDensity& density, const EnsembleOptions& options,
                         std::vector<EnsembleState> states)
    : ChainRun(
          [&] {
              std::vector<std::unique_ptr<EnsembleChain>> chains;
              for (EnsembleState& state : states)
                  chains.push_back(
                      std::make_unique<EnsembleChain>(density.clone(), options, std::move(state)));
              return chains;
          }(),
          options.warmup + options.generations, options.threads)
{
}

std::vector<EnsembleState> startEnsembles(LogDensity& density, const LaplaceApproximation& laplace,
                                          const EnsembleOptions& options)
{
    constexpr int kArchived = 10; // points a dimension
    const int each = options.walkers + kArchived * density.dimension();
    const auto points = dispersedStarts(density, laplace, options.ensembles * each, options.seed);
    std::vector<EnsembleState> states;
    for (int e = 0; e < options.ensembles; ++e) {
        const auto begin = points.begin() + static_cast<std::ptrdiff_t>(e) * each;
        states.push_back(makeEnsembleState({begin, begin + each}, options.walkers, options.seed, e));
    }
    return states;
}

} // namespace interphase
