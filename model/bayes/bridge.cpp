#include "bayes/bridge.h"
#include "bayes/diagnostics.h"
#include "bayes/draw_moments.h"
#include "bayes/particles.h"
#include "bayes/weights.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace interphase {
namespace {

using Vector = Eigen::VectorXd;
using Matrix = Eigen::MatrixXd;
using Doubles = std::vector<double>;
using Draws = std::vector<Doubles>;

constexpr double kInfinity = std::numeric_limits<double>::infinity();

std::span<const double> spanOf(const Vector& v)
{
    return {v.data(), static_cast<std::size_t>(v.size())};
}

// The halves of all chains, one after the other; chains of unequal length are cut to the shortest, so that
// the second half can be taken apart again.
struct Halves
{
    Draws first, second;
    std::size_t length = 0; ///< of a chain's second half
};

Halves split(const BridgeChains& chains)
{
    Halves out;
    std::size_t shortest = chains.empty() ? 0 : chains.front().size();
    for (const auto& chain : chains)
        shortest = std::min(shortest, chain.size());
    const std::size_t half = shortest / 2;
    out.length = shortest - half;
    for (const auto& chain : chains)
        for (std::size_t i = 0; i < shortest; ++i)
            (i < half ? out.first : out.second).push_back(chain[i]);
    return out;
}

void check(const TemperedDensity& density, const Halves& halves)
{
    requireNormalisedPrior(density);
    const auto d = static_cast<std::size_t>(density.dimension());
    const std::size_t fewest = std::max<std::size_t>(4, 2 * d);
    if (halves.first.size() < fewest || halves.length < 4)
        throw InputError(MessageId::InvalidArgument,
                         {"draws", std::to_string(halves.first.size()) + " in the first half of all chains",
                          std::to_string(fewest) + " or more, and 8 in each chain"});
    const auto fits = [d](const Doubles& q) { return q.size() == d; };
    if (!std::all_of(halves.first.begin(), halves.first.end(), fits) ||
        !std::all_of(halves.second.begin(), halves.second.end(), fits))
        throw InputError(MessageId::InvalidArgument,
                         {"draws", "of another size", std::to_string(d) + " coordinates"});
}

/// A normal density fitted to draws.
class Proposal
{
public:
    explicit Proposal(const Draws& draws);
    bool usable() const { return m_factor.info() == Eigen::Success; }
    double logDensity(const Vector& q) const;
    Vector draw(RandomStream& stream) const;
    /// The same on the other side of the mean.
    Vector mirrored(const Vector& q) const { return 2.0 * m_mean - q; }

private:
    Vector m_mean;
    Eigen::LLT<Matrix> m_factor;
    double m_logNorm = 0.0;
};

Proposal::Proposal(const Draws& draws)
{
    const auto d = static_cast<Eigen::Index>(draws.front().size());
    const DrawMoments moments = momentsOfDraws(draws);
    m_mean = Eigen::Map<const Vector>(moments.mean.data(), d);
    const Matrix covariance = Eigen::Map<const Matrix>(moments.covariance.data(), d, d);
    m_factor.compute(covariance);
    if (!usable())
        return;
    const Matrix lower = m_factor.matrixL();
    m_logNorm = -0.5 * static_cast<double>(d) * std::log(2.0 * std::numbers::pi) -
                lower.diagonal().array().log().sum();
}

double Proposal::logDensity(const Vector& q) const
{
    const Vector z = m_factor.matrixL().solve(q - m_mean);
    return m_logNorm - 0.5 * z.squaredNorm();
}

Vector Proposal::draw(RandomStream& stream) const
{
    Vector z(m_mean.size());
    stream.normals({z.data(), static_cast<std::size_t>(z.size())});
    return m_mean + m_factor.matrixL() * z;
}

double logPosterior(TemperedDensity& density, const Vector& q)
{
    const double prior = density.evaluatePrior(spanOf(q), {});
    return prior == -kInfinity ? prior : prior + density.evaluateLikelihood(spanOf(q), {});
}

class Bridge
{
public:
    Bridge(const TemperedDensity& density, const Halves& halves, const BridgeOptions& options,
           const RunContext& context);
    BridgeResult run();

private:
    Status evaluateRatios();
    double logRatio(TemperedDensity& density, const Vector& q) const;
    void weigh();
    Status iterate();
    double relativeVariance() const;
    Chains chainsOf(const Doubles& values) const;

    const Halves& m_halves;
    const BridgeOptions& m_options;
    RunContext m_context;
    DensityTeam m_team;
    Proposal m_proposal;
    BridgeResult m_result;
    Doubles m_drawn;    ///< log posterior - log proposal at the second halves
    Doubles m_proposed; ///< at the draws of the proposal
    double m_shareDrawn = 0.5, m_shareProposed = 0.5;
    double m_logEvidence = 0.0;
};

Bridge::Bridge(const TemperedDensity& density, const Halves& halves, const BridgeOptions& options,
               const RunContext& context)
    : m_halves(halves),
      m_options(options),
      m_context(context),
      m_team(density, options.threads, static_cast<int>(halves.second.size()), context),
      m_proposal(halves.first)
{
}

double Bridge::logRatio(TemperedDensity& density, const Vector& q) const
{
    double posterior = logPosterior(density, q);
    if (m_options.proposal == BridgeProposal::Warped)
        posterior = logAddExp(posterior, logPosterior(density, m_proposal.mirrored(q))) - std::log(2.0);
    return posterior - m_proposal.logDensity(q);
}

Status Bridge::evaluateRatios()
{
    const auto n = static_cast<int>(m_halves.second.size());
    m_drawn.resize(m_halves.second.size());
    m_proposed.resize(m_halves.second.size());
    const Status status = m_team.run(2 * n, [&](TemperedDensity& density, int i) {
        const auto k = static_cast<std::size_t>(i % n);
        const Doubles& drawn = m_halves.second[k];
        if (i < n) {
            m_drawn[k] = logRatio(density, Eigen::Map<const Vector>(drawn.data(), density.dimension()));
            return;
        }
        RandomStream stream(m_options.seed, StreamPurpose::Bridge, static_cast<std::uint32_t>(k));
        m_proposed[k] = logRatio(density, m_proposal.draw(stream));
    });
    m_result.evidence.evaluations = (m_options.proposal == BridgeProposal::Warped ? 4LL : 2LL) * n;
    return status;
}

Chains Bridge::chainsOf(const Doubles& values) const
{
    Chains chains;
    const auto length = static_cast<std::ptrdiff_t>(m_halves.length);
    for (auto from = values.begin(); from != values.end(); from += length)
        chains.emplace_back(from, from + length);
    return chains;
}

// Shares of the two samples, by what the draws are worth: the median over the coordinates.
void Bridge::weigh()
{
    const auto n = static_cast<double>(m_drawn.size());
    Doubles sizes;
    for (std::size_t i = 0; i < m_halves.second.front().size(); ++i) {
        Doubles values;
        for (const Doubles& q : m_halves.second)
            values.push_back(q[i]);
        const double size = essMean(chainsOf(values));
        sizes.push_back(std::isfinite(size) ? std::min(size, n) : n);
    }
    std::sort(sizes.begin(), sizes.end());
    m_result.effectiveSize = sortedQuantile(sizes, 0.5);
    m_shareDrawn = m_result.effectiveSize / (m_result.effectiveSize + n);
    m_shareProposed = 1.0 - m_shareDrawn;
    m_result.overlap = effectiveSize(normalisedWeights(m_proposed)) / n;
}

// r <- mean over the proposal's draws of p / (s1 p + s2 r g), over the mean over the posterior's of
// g / (s1 p + s2 r g).
Status Bridge::iterate()
{
    Doubles sorted = m_drawn;
    std::sort(sorted.begin(), sorted.end());
    m_logEvidence = sortedQuantile(sorted, 0.5);
    Doubles above(m_drawn.size()), below(m_drawn.size());
    for (m_result.iterations = 1; m_result.iterations <= m_options.maxIterations; ++m_result.iterations) {
        for (std::size_t i = 0; i < m_drawn.size(); ++i) {
            const double r = m_logEvidence + std::log(m_shareProposed), s = std::log(m_shareDrawn);
            above[i] = m_proposed[i] - logAddExp(s + m_proposed[i], r);
            below[i] = -logAddExp(s + m_drawn[i], r);
        }
        const double next = logSumExp(above) - logSumExp(below);
        if (!std::isfinite(next))
            break;
        const double change = std::abs(next - m_logEvidence);
        m_logEvidence = next;
        if (change < m_options.tolerance)
            return {};
    }
    return Status::failed(MessageId::EvidenceNoEnd, {std::to_string(m_result.iterations)});
}

// Variance of the mean of values over the square of that mean.
double relativeVarianceOfMean(const Doubles& values, double effective)
{
    const auto n = static_cast<double>(values.size());
    double mean = 0.0, square = 0.0;
    for (double x : values)
        mean += x / n;
    for (double x : values)
        square += (x - mean) * (x - mean) / (n - 1.0);
    return square / (mean * mean * effective);
}

double Bridge::relativeVariance() const
{
    Doubles onProposed(m_proposed.size()), onDrawn(m_drawn.size());
    for (std::size_t i = 0; i < m_drawn.size(); ++i) {
        onProposed[i] = 1.0 / (m_shareDrawn + m_shareProposed * std::exp(m_logEvidence - m_proposed[i]));
        onDrawn[i] = 1.0 / (m_shareDrawn * std::exp(m_drawn[i] - m_logEvidence) + m_shareProposed);
    }
    const auto n = static_cast<double>(m_drawn.size());
    const double worth = essMean(chainsOf(onDrawn));
    return relativeVarianceOfMean(onProposed, n) +
           relativeVarianceOfMean(onDrawn, std::isfinite(worth) ? std::min(worth, n) : n);
}

BridgeResult Bridge::run()
{
    EvidenceEstimate& evidence = m_result.evidence;
    evidence.status = m_proposal.usable() ? evaluateRatios() : Status::failed(MessageId::NotPositiveDefinite);
    evidence.failures = m_team.failures();
    if (!evidence.status.ok())
        return m_result;
    if (!std::all_of(m_drawn.begin(), m_drawn.end(), [](double x) { return std::isfinite(x); }))
        throw InputError(MessageId::InvalidArgument,
                         {"draws", "one where the density is zero", "draws of this posterior"});
    weigh();
    evidence.status = iterate();
    evidence.logEvidence = m_logEvidence;
    evidence.standardError = std::sqrt(relativeVariance());
    m_context.report(1.0);
    return m_result;
}

} // namespace

BridgeResult bridgeEvidence(const TemperedDensity& density, const BridgeChains& chains,
                            const BridgeOptions& options, const RunContext& context)
{
    const Halves halves = split(chains);
    check(density, halves);
    return Bridge(density, halves, options, context).run();
}

} // namespace interphase
