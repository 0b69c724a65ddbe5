#include "bayes/smc.h"
#include "bayes/particle_moves.h"
#include "bayes/weights.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace interphase {
namespace {

using Doubles = std::vector<double>;

void requireShare(const char* name, double value)
{
    if (!(value > 0.0 && value < 1.0))
        throw InputError(MessageId::InvalidArgument,
                         {name, std::to_string(value), "a number between 0 and 1"});
}

void check(const TemperedDensity& density, const SmcOptions& options)
{
    if (options.particles < kFewestParticles)
        throw InputError(MessageId::InvalidArgument, {"particles", std::to_string(options.particles),
                                                      std::to_string(kFewestParticles) + " or more"});
    requireShare("conditional effective sample size", options.conditionalShare);
    requireShare("effective sample size", options.resampleBelow);
    requireShare("correlation", options.correlation);
    if (options.maxSweeps < 0 || options.maxTemperatures < 1)
        throw InputError(MessageId::InvalidArgument,
                         {"sweeps or temperatures", "negative or none", "positive numbers"});
    if (options.moves == SmcMoves::Trajectories && !density.hasGradient())
        throw InputError(MessageId::InvalidArgument,
                         {"moves", "trajectories for a density without gradient", "differences"});
}

Doubles ranks(const Doubles& values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    Doubles out(values.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        out[order[i]] = static_cast<double>(i);
    return out;
}

// In ranks: at low temperatures log likelihoods are spread over decades, and of a coordinate with a long tail
// a few far particles would be all that counts.
std::vector<Doubles> traits(const std::vector<Particle>& particles)
{
    const std::size_t n = particles.size(), d = particles.front().q.size();
    std::vector<Doubles> out(d + 1, Doubles(n));
    for (std::size_t k = 0; k < n; ++k) {
        out[0][k] = particles[k].logLikelihood;
        for (std::size_t i = 0; i < d; ++i)
            out[i + 1][k] = particles[k].q[i];
    }
    for (Doubles& trait : out)
        trait = ranks(trait);
    return out;
}

class SmcRun
{
public:
    SmcRun(const TemperedDensity& density, const SmcOptions& options, const RunContext& context);
    SmcResult run();
    SmcResult runFrom(const std::vector<Doubles>& draws);

private:
    Status start();
    Status startFrom(const std::vector<Doubles>& draws);
    void setParticles(std::vector<Particle> particles);
    SmcResult heat(Status status);
    Status nextStage();
    double logIncrement(double step, double& conditionalShare) const;
    double nextStep(double conditionalShare) const;
    Doubles weightsAhead(double step) const;
    void reweigh(double step, SmcStage& stage);
    void select();
    Status moveParticles(SmcStage& stage);
    Status sweep(SmcStage& stage);
    void report(double temperature);
    void finish();

    const int m_dimension;
    SmcOptions m_options;
    RunContext m_context;
    DensityTeam m_team;
    std::unique_ptr<ParticleMoves> m_moves;
    SmcResult m_result;
    std::vector<Particle> m_particles;
    std::vector<int> m_founders; ///< per particle, the first particle it descends from
    Doubles m_logWeights;
    Doubles m_weights; ///< add up to one
    std::vector<RandomStream> m_streams;
    RandomStream m_selection;
    double m_temperature = 0.0;
    double m_logEvidence = 0.0;
    double m_priorVariance = 0.0;
};

SmcRun::SmcRun(const TemperedDensity& density, const SmcOptions& options, const RunContext& context)
    : m_dimension(density.dimension()),
      m_options(options),
      m_context(context),
      m_team(density, options.threads, options.particles, context),
      m_selection(options.seed, StreamPurpose::Resampling, 0)
{
    constexpr int kFewCoordinates = 8;
    const bool trajectories =
        options.moves == SmcMoves::Trajectories ||
        (options.moves == SmcMoves::Automatic && density.hasGradient() && m_dimension > kFewCoordinates);
    std::unique_ptr<ParticleMoves> local = std::make_unique<DifferenceMoves>();
    if (trajectories)
        local = std::make_unique<TrajectoryMoves>(m_dimension);
    m_moves = std::make_unique<MixtureMoves>(std::move(local));
    for (int i = 0; i < options.particles; ++i)
        m_streams.emplace_back(options.seed, StreamPurpose::Particle, static_cast<std::uint32_t>(i));
}

Status SmcRun::start()
{
    PriorDraws draws = drawPrior(m_team, m_dimension, m_options.particles,
                                 {m_options.seed, StreamPurpose::Prior, 0, 0}, PriorSpace::Unconstrained);
    m_result.evidence.evaluations += draws.tries;
    if (!draws.status.ok())
        return draws.status;
    m_logEvidence = draws.logShare();
    m_priorVariance = draws.logShareVariance();
    setParticles(std::move(draws.particles));
    return {};
}

Status SmcRun::startFrom(const std::vector<Doubles>& draws)
{
    std::vector<Particle> particles(draws.size());
    const Status status = m_team.run(m_options.particles, [&](TemperedDensity& density, int i) {
        Particle& particle = particles[static_cast<std::size_t>(i)];
        particle.q = draws[static_cast<std::size_t>(i)];
        particle.logPrior = density.evaluatePrior(particle.q, {});
        particle.logLikelihood = density.evaluateLikelihood(particle.q, {});
    });
    m_result.evidence.evaluations += m_options.particles;
    if (!status.ok())
        return status;
    if (std::ranges::any_of(particles, [](const Particle& p) { return !std::isfinite(p.logPrior); }))
        throw InputError(MessageId::InvalidArgument,
                         {"draws", "one where the density is zero", "draws of this density"});
    if (std::ranges::none_of(particles, [](const Particle& p) { return std::isfinite(p.logLikelihood); }))
        return Status::failed(MessageId::EvidencePriorUnusable, {"0", std::to_string(particles.size())});
    setParticles(std::move(particles));
    return {};
}

void SmcRun::setParticles(std::vector<Particle> particles)
{
    m_particles = std::move(particles);
    m_founders.resize(m_particles.size());
    std::iota(m_founders.begin(), m_founders.end(), 0);
    m_logWeights.assign(m_particles.size(), 0.0);
    m_weights = normalisedWeights(m_logWeights);
}

// The log mean incremental weight of a step of the temperature, and its conditional effective sample size as
// a share: (sum W w)^2 / sum W w^2.
double SmcRun::logIncrement(double step, double& conditionalShare) const
{
    Doubles first(m_particles.size()), second(m_particles.size());
    for (std::size_t i = 0; i < first.size(); ++i) {
        const double logWeight = std::log(m_weights[i]), gain = step * m_particles[i].logLikelihood;
        first[i] = logWeight + gain;
        second[i] = logWeight + 2.0 * gain;
    }
    const double mean = logSumExp(first);
    conditionalShare = std::exp(2.0 * mean - logSumExp(second));
    return mean;
}

double SmcRun::nextStep(double conditionalShare) const
{
    constexpr int kHalvings = 60;
    double share = 0.0, high = 1.0 - m_temperature, low = 0.0;
    logIncrement(high, share);
    if (share >= conditionalShare)
        return high;
    // First by factors, for likelihoods that span many decades; then by halves.
    for (low = high; share < conditionalShare && low > 1e-300; low *= 0.1) {
        high = low;
        logIncrement(0.1 * low, share);
    }
    for (int i = 0; i < kHalvings && high - low > 1e-6 * high; ++i) {
        const double middle = 0.5 * (low + high);
        logIncrement(middle, share);
        (share >= conditionalShare ? low : high) = middle;
    }
    return low;
}

// What the particles would weigh beside each other if the temperature rose by a step.
Doubles SmcRun::weightsAhead(double step) const
{
    Doubles out(m_particles.size());
    std::ranges::transform(m_particles, out.begin(),
                           [step](const Particle& particle) { return step * particle.logLikelihood; });
    return normalisedWeights(out);
}

void SmcRun::reweigh(double step, SmcStage& stage)
{
    double share = 0.0;
    m_logEvidence += logIncrement(step, share);
    for (std::size_t i = 0; i < m_particles.size(); ++i)
        m_logWeights[i] += step * m_particles[i].logLikelihood;
    m_weights = normalisedWeights(m_logWeights);
    stage.effectiveSize = effectiveSize(m_weights);
    stage.logEvidence = m_logEvidence;
}

void SmcRun::select()
{
    const std::vector<int> chosen = resample(m_weights, m_options.particles, m_selection.uniform());
    std::vector<Particle> particles;
    std::vector<int> founders;
    for (int i : chosen) {
        particles.push_back(m_particles[static_cast<std::size_t>(i)]);
        founders.push_back(m_founders[static_cast<std::size_t>(i)]);
    }
    m_particles = std::move(particles);
    m_founders = std::move(founders);
    m_logWeights.assign(m_particles.size(), 0.0);
    m_weights = normalisedWeights(m_logWeights);
}

Status SmcRun::sweep(SmcStage& stage)
{
    std::vector<MoveRecord> records(m_particles.size());
    const Status status = m_team.run(m_options.particles, [&](TemperedDensity& density, int i) {
        const auto k = static_cast<std::size_t>(i);
        records[k] = m_moves->move(density, i, m_particles[k], m_streams[k], m_context.stop);
    });
    if (!status.ok())
        return status;
    double sum = 0.0, count = 0.0;
    for (const MoveRecord& record : records) {
        sum += record.counts ? record.acceptance : 0.0;
        count += record.counts;
        m_result.evidence.evaluations += record.evaluations;
        m_result.evidence.gradients += record.gradients;
    }
    stage.acceptance = count > 0.0 ? sum / count : 0.0;
    m_moves->learn(stage.acceptance);
    ++stage.sweeps;
    return {};
}

// Sweeps until the log likelihood is forgotten; then at most as many again for the coordinates, which cannot
// all be forgotten where there are several modes. Forgotten must also be who would weigh most some
// temperatures ahead: few particles in a narrow core, which ranks do not see. If fewer get there than belong
// there the evidence is too small, in every run alike.
Status SmcRun::moveParticles(SmcStage& stage)
{
    constexpr double kShareAhead = 0.05, kFewestAhead = 20.0;
    const double step = nextStep(std::max(kShareAhead, kFewestAhead / m_options.particles));
    const std::vector<Doubles> before = traits(m_particles);
    const Doubles aheadBefore = weightsAhead(step);
    m_moves->prepare(m_particles, m_weights, m_temperature);
    int most = m_options.maxSweeps > 0 ? m_options.maxSweeps : 50 + 10 * m_dimension;
    bool likelihoodForgotten = false;
    while (stage.sweeps < most) {
        const Status status = sweep(stage);
        if (!status.ok())
            return status;
        const std::vector<Doubles> after = traits(m_particles);
        stage.correlation = correlation(before[0], after[0]);
        if (step > 0.0)
            stage.correlation = std::max(stage.correlation, correlation(aheadBefore, weightsAhead(step)));
        double worst = 0.0;
        for (std::size_t i = 1; i < after.size(); ++i)
            worst = std::max(worst, correlation(before[i], after[i]));
        if (!likelihoodForgotten && stage.correlation < m_options.correlation) {
            likelihoodForgotten = true;
            most = std::min(most, 2 * stage.sweeps);
        }
        if (likelihoodForgotten && worst < m_options.correlation)
            break;
    }
    m_result.unmixed += !likelihoodForgotten;
    return {};
}

Status SmcRun::nextStage()
{
    SmcStage stage;
    const double step = nextStep(m_options.conditionalShare);
    if (!(step > 0.0))
        return Status::failed(MessageId::EvidenceNoEnd, {std::to_string(m_result.stages.size())});
    m_temperature = step >= 1.0 - m_temperature ? 1.0 : m_temperature + step;
    stage.temperature = m_temperature;
    reweigh(step, stage);
    stage.resampled = stage.effectiveSize < m_options.resampleBelow * m_options.particles;
    if (stage.resampled)
        select();
    const Status status = moveParticles(stage);
    m_result.stages.push_back(stage);
    return status;
}

// Temperatures rise about geometrically.
void SmcRun::report(double temperature)
{
    const double first = m_result.stages.front().temperature;
    m_context.report(first < 1.0 ? 1.0 - std::log(temperature) / std::log(first) : 1.0);
}

// 1 - S, where S is how likely two draws descend from one first particle, falls at each temperature by the
// share that the second moment of the evidence grows: -log(1 - S) is the variance of its logarithm. S is 1 /
// N without any error.
void SmcRun::finish()
{
    Doubles shares(m_particles.size());
    for (std::size_t i = 0; i < m_particles.size(); ++i)
        shares[static_cast<std::size_t>(m_founders[i])] += m_weights[i];
    double squares = 0.0;
    for (double share : shares) {
        squares += share * share;
        m_result.founders += share > 0.0;
    }
    const double none = -std::log1p(-1.0 / m_options.particles);
    const double variance = std::max(-std::log1p(-squares) - none, 0.0) + m_priorVariance;
    m_result.evidence.logEvidence = m_logEvidence;
    m_result.evidence.standardError = std::sqrt(variance);
    select();
    m_result.founderOf = m_founders;
    for (Particle& particle : m_particles)
        m_result.evidence.draws.push_back(std::move(particle.q));
}

SmcResult SmcRun::run()
{
    return heat(start());
}

SmcResult SmcRun::runFrom(const std::vector<Doubles>& draws)
{
    return heat(startFrom(draws));
}

SmcResult SmcRun::heat(Status status)
{
    for (int i = 0; status.ok() && m_temperature < 1.0; ++i) {
        if (i == m_options.maxTemperatures)
            status = Status::failed(MessageId::EvidenceNoEnd, {std::to_string(i)});
        else
            status = nextStage();
        if (status.ok())
            report(m_temperature);
    }
    if (status.ok())
        finish();
    m_result.evidence.status = status;
    m_result.evidence.failures = m_team.failures();
    return std::move(m_result);
}

} // namespace

SmcResult temperedSmc(const TemperedDensity& density, const SmcOptions& options, const RunContext& context)
{
    requireNormalisedPrior(density);
    check(density, options);
    return SmcRun(density, options, context).run();
}

SmcResult temperedSmcFrom(const TemperedDensity& density, const std::vector<std::vector<double>>& draws,
                          const SmcOptions& options, const RunContext& context)
{
    SmcOptions own = options;
    own.particles = static_cast<int>(draws.size());
    check(density, own);
    const auto d = static_cast<std::size_t>(density.dimension());
    if (std::ranges::any_of(draws, [d](const Doubles& q) { return q.size() != d; }))
        throw InputError(MessageId::InvalidArgument,
                         {"draws", "of another size", std::to_string(d) + " coordinates"});
    return SmcRun(density, own, context).runFrom(draws);
}

} // namespace interphase
