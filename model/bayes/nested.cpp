#include "bayes/nested.h"
#include "bayes/constrained_slice.h"
#include "bayes/particles.h"
#include "bayes/weights.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace interphase {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

void check(const TemperedDensity& density, const NestedOptions& options)
{
    requireNormalisedPrior(density);
    constexpr int kFewest = 20;
    if (options.livePoints < kFewest)
        throw InputError(MessageId::InvalidArgument,
                         {"live points", std::to_string(options.livePoints), "20 or more"});
    if (options.slices < 0)
        throw InputError(MessageId::InvalidArgument, {"slices", std::to_string(options.slices), "0 or more"});
    if (!(options.batch > 0.0 && options.batch <= 0.5))
        throw InputError(MessageId::InvalidArgument,
                         {"batch", std::to_string(options.batch), "a number between 0 and 0.5"});
    if (!(options.remainder > 0.0 && options.remainder < 1.0))
        throw InputError(MessageId::InvalidArgument,
                         {"remainder", std::to_string(options.remainder), "a number between 0 and 1"});
}

bool isBelow(const LivePoint& a, const LivePoint& b)
{
    return a.below(b);
}

/// A point that was replaced, with the number of live points at the time and its log weight.
struct DeadPoint
{
    LivePoint point;
    int live = 0;
    double logWeight = 0.0; ///< likelihood x prior mass
};

class NestedRun
{
public:
    NestedRun(const TemperedDensity& density, const NestedOptions& options, const RunContext& context);
    NestedResult run();

private:
    Status start();
    Status replaceBatch();
    void kill(const LivePoint& point, int live);
    void insert(LivePoint point, double startRank);
    bool done() const;
    void report();
    void finish();
    double shrinkageVariance(const std::vector<double>& weights) const;
    void addDraws(const std::vector<double>& weights);

    std::unique_ptr<TemperedDensity> m_density;
    NestedOptions m_options;
    RunContext m_context;
    DensityTeam m_team;
    int m_batch;
    NestedResult m_result;
    std::vector<LivePoint> m_live; ///< lowest first
    std::vector<DeadPoint> m_dead;
    std::vector<double> m_ranks, m_startRanks; ///< of new points and of those they came from
    double m_logEvidence = -kInfinity;
    double m_logVolume = 0.0;
    double m_priorVariance = 0.0;
    double m_reported = 0.0;
};

NestedRun::NestedRun(const TemperedDensity& density, const NestedOptions& options, const RunContext& context)
    : m_density(density.cloneTempered()),
      m_options(options),
      m_context(context),
      m_team(density, options.threads, options.livePoints, context),
      m_batch(std::max(1, static_cast<int>(options.batch * options.livePoints)))
{
    if (m_options.slices == 0)
        m_options.slices = 4 + 2 * density.dimension();
}

Status NestedRun::start()
{
    PriorDraws draws = drawPrior(m_team, m_density->dimension(), m_options.livePoints,
                                 {m_options.seed, StreamPurpose::Prior, 0, 0}, PriorSpace::UnitCube);
    m_result.evidence.evaluations += draws.tries;
    if (!draws.status.ok())
        return draws.status;
    m_logVolume = draws.logShare();
    m_priorVariance = draws.logShareVariance();
    RandomStream labels(m_options.seed, StreamPurpose::Resampling, 0);
    for (std::size_t i = 0; i < draws.u.size(); ++i)
        m_live.push_back({std::move(draws.u[i]), draws.particles[i].logLikelihood, labels.uniform()});
    std::sort(m_live.begin(), m_live.end(), isBelow);
    return {};
}

// The prior's mass shrinks by exp(-1 / live) in the mean of its logarithm.
void NestedRun::kill(const LivePoint& point, int live)
{
    const double before = m_dead.empty() ? point.logLikelihood : m_dead.back().point.logLikelihood;
    const double likelihood = logAddExp(before, point.logLikelihood) - std::log(2.0);
    const double shell = m_logVolume + std::log(-std::expm1(-1.0 / live));
    m_dead.push_back({point, live, shell + likelihood});
    m_logEvidence = logAddExp(m_logEvidence, shell + likelihood);
    m_logVolume -= 1.0 / live;
}

// Keeps the ranks, from 0 to 1, of the point and of the one it came from.
void NestedRun::insert(LivePoint point, double startRank)
{
    const auto place = std::upper_bound(m_live.begin(), m_live.end(), point, isBelow);
    m_ranks.push_back(static_cast<double>(place - m_live.begin()) / static_cast<double>(m_live.size()));
    m_startRanks.push_back(startRank);
    m_live.insert(place, std::move(point));
}

Status NestedRun::replaceBatch()
{
    const auto batch = static_cast<std::size_t>(m_batch);
    for (std::size_t i = 0; i < batch; ++i)
        kill(m_live[i], static_cast<int>(m_live.size() - i));
    const LivePoint threshold = m_live[batch - 1];
    m_live.erase(m_live.begin(), m_live.begin() + m_batch);
    std::vector<LivePoint> fresh(batch);
    std::vector<int> evaluations(batch);
    std::vector<double> startRanks(batch);
    const auto replace = [&](TemperedDensity& density, int i) {
        const auto number = static_cast<std::uint32_t>(m_result.points + i);
        RandomStream stream(m_options.seed, StreamPurpose::LivePoint, number);
        const auto from = static_cast<std::size_t>(stream.uniform() * static_cast<double>(m_live.size()));
        startRanks[static_cast<std::size_t>(i)] =
            static_cast<double>(from) / static_cast<double>(m_live.size());
        ConstrainedSlice walk(density, m_live, threshold, stream);
        fresh[static_cast<std::size_t>(i)] = walk.walk(from, m_options.slices, m_context.stop);
        evaluations[static_cast<std::size_t>(i)] = walk.evaluations();
    };
    const Status status = m_team.run(m_batch, replace);
    m_result.points += m_batch;
    for (std::size_t i = 0; i < batch; ++i) {
        m_result.evidence.evaluations += evaluations[i];
        insert(std::move(fresh[i]), startRanks[i]);
    }
    return status;
}

// The most that the live points could still add.
double logRemainder(const std::vector<LivePoint>& live, double logVolume)
{
    return live.back().logLikelihood + logVolume;
}

bool NestedRun::done() const
{
    return logRemainder(m_live, m_logVolume) < m_logEvidence + std::log(m_options.remainder);
}

// Each nat of volume brings the end one nat nearer, once the peak is found.
void NestedRun::report()
{
    const double left =
        std::max(logRemainder(m_live, m_logVolume) - m_logEvidence - std::log(m_options.remainder), 0.0);
    m_reported = std::max(m_reported, -m_logVolume / (left - m_logVolume));
    m_context.report(m_reported);
}

// log Z moves with the logarithm of a shrinkage, whose variance is 1 / live^2, by the share of the evidence
// that lies above.
double NestedRun::shrinkageVariance(const std::vector<double>& weights) const
{
    double above = 0.0, variance = 0.0;
    for (std::size_t i = weights.size(); i-- > 0;) {
        above += weights[i];
        variance += above * above / (static_cast<double>(m_dead[i].live) * m_dead[i].live);
    }
    return variance;
}

void NestedRun::addDraws(const std::vector<double>& weights)
{
    const auto count = static_cast<int>(effectiveSize(weights));
    RandomStream stream(m_options.seed, StreamPurpose::Resampling, 1);
    for (int i : resample(weights, count, stream.uniform())) {
        std::vector<double> q(static_cast<std::size_t>(m_density->dimension()));
        m_density->fromUnitCube(m_dead[static_cast<std::size_t>(i)].point.u, q);
        m_result.evidence.draws.push_back(std::move(q));
    }
}

void NestedRun::finish()
{
    m_result.logVolume = m_logVolume;
    m_result.correlation = correlation(m_startRanks, m_ranks);
    const double each = m_logVolume - std::log(static_cast<double>(m_live.size()));
    for (std::size_t i = 0; i < m_live.size(); ++i) {
        m_dead.push_back({m_live[i], static_cast<int>(m_live.size() - i), each + m_live[i].logLikelihood});
        m_logEvidence = logAddExp(m_logEvidence, m_dead.back().logWeight);
    }
    std::vector<double> logWeights;
    for (const DeadPoint& dead : m_dead)
        logWeights.push_back(dead.logWeight);
    const std::vector<double> weights = normalisedWeights(logWeights);
    for (std::size_t i = 0; i < weights.size(); ++i)
        if (weights[i] > 0.0)
            m_result.information += weights[i] * (m_dead[i].point.logLikelihood - m_logEvidence);
    m_result.evidence.logEvidence = m_logEvidence;
    m_result.evidence.standardError = std::sqrt(shrinkageVariance(weights) + m_priorVariance);
    addDraws(weights);
}

NestedResult NestedRun::run()
{
    Status status = start();
    while (status.ok() && !done()) {
        status = m_result.points < m_options.maxPoints
                     ? replaceBatch()
                     : Status::failed(MessageId::EvidenceNoEnd, {std::to_string(m_result.points)});
        if (status.ok())
            report();
    }
    if (status.ok())
        finish();
    m_result.evidence.status = status;
    m_result.evidence.failures = m_team.failures();
    return std::move(m_result);
}

} // namespace

NestedResult nestedSampling(const TemperedDensity& density, const NestedOptions& options,
                            const RunContext& context)
{
    check(density, options);
    return NestedRun(density, options, context).run();
}

} // namespace interphase
