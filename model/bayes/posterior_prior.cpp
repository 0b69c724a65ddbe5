#include "bayes/posterior.h"
#include "core/random.h"

#include <algorithm>
#include <cmath>

// What a Posterior knows before the data: its prior, draws from it, and points to start from.

namespace interphase {

double Posterior::logPrior(std::span<const double> theta) const
{
    double sum = 0.0;
    for (std::size_t i = 0; i < m_parameters.size(); ++i)
        sum += m_parameters[i].prior.logDensity(theta[i]);
    for (const PriorCorrelation& block : m_correlations)
        sum += block.logDensity(scoresOf(block, theta));
    return sum;
}

std::vector<double> Posterior::scoresOf(const PriorCorrelation& block, std::span<const double> theta) const
{
    std::vector<double> out;
    for (const int p : block.parameters()) {
        const auto i = static_cast<std::size_t>(p);
        out.push_back(m_parameters[i].prior.normalScore(theta[i]));
    }
    return out;
}

void Posterior::addBlockGradient(const PriorCorrelation& block, std::span<double> gradient) const
{
    const std::vector<double> scores = scoresOf(block, m_theta);
    std::vector<double> byScore(scores.size());
    block.gradient(scores, byScore);
    for (std::size_t k = 0; k < scores.size(); ++k) {
        const auto i = static_cast<std::size_t>(block.parameters()[k]);
        gradient[i] +=
            byScore[k] * m_parameters[i].prior.normalScoreSlope(m_theta[i], scores[k]) * m_slope[i];
    }
}

// Margins and block together are normal in the scores, with the precision R^-1.
void Posterior::addBlockCurvature(const PriorCorrelation& block, std::span<double> curvature) const
{
    const std::vector<double> scores = scoresOf(block, m_theta);
    std::vector<double> slopes; // d score / dq
    for (std::size_t k = 0; k < scores.size(); ++k) {
        const auto i = static_cast<std::size_t>(block.parameters()[k]);
        slopes.push_back(m_parameters[i].prior.normalScoreSlope(m_theta[i], scores[k]) * m_slope[i]);
    }
    for (std::size_t k = 0; k < scores.size(); ++k)
        for (std::size_t l = 0; l < scores.size(); ++l)
            curvature[static_cast<std::size_t>(block.parameters()[k]) * m_theta.size() +
                      static_cast<std::size_t>(block.parameters()[l])] +=
                slopes[k] * slopes[l] * block.precision(k, l);
}

/// Makes independent draws of the margins draws of the blocks.
void Posterior::correlate(std::span<double> theta) const
{
    for (const PriorCorrelation& block : m_correlations) {
        std::vector<double> scores = scoresOf(block, theta);
        block.correlate(scores);
        for (std::size_t k = 0; k < scores.size(); ++k) {
            const auto i = static_cast<std::size_t>(block.parameters()[k]);
            theta[i] = m_parameters[i].prior.fromNormalScore(scores[k]);
        }
    }
}

std::vector<double> Posterior::drawFromPrior(RandomStream& stream) const
{
    std::vector<double> theta;
    for (const NamedPrior& parameter : m_parameters)
        theta.push_back(parameter.prior.sample(stream));
    correlate(theta);
    return theta;
}

/// Root mean square of the residuals of a group, by its scale.
double Posterior::rmsOfGroup(int group) const
{
    double sum = 0.0;
    int count = 0;
    for (std::size_t s = 0; s < segments().size(); ++s) {
        if (m_layout.groupOf[s] != group)
            continue;
        const OutputSegment& segment = segments()[s];
        for (int i = 0; i < segment.count; ++i) {
            double e = m_residual[static_cast<std::size_t>(segment.first + i)];
            if (!segment.scale.empty())
                e /= segment.scale[static_cast<std::size_t>(i)];
            sum += e * e;
        }
        count += segment.count;
    }
    return std::sqrt(sum / static_cast<double>(count));
}

std::vector<double> Posterior::start(std::span<const double> quantiles)
{
    std::vector<double> q(m_theta.size());
    for (std::size_t i = 0; i < q.size(); ++i)
        q[i] = m_parameters[i].prior.quantile(quantiles[i]);
    correlate(q);
    toUnconstrained(q, q);
    if (!solve(q, false))
        return q;
    auto first = static_cast<std::size_t>(m_model->parameterCount());
    for (std::size_t g = 0; g < m_layout.groups.size(); ++g) {
        const std::size_t count = noiseUnknowns(m_layout.groups[g].kind).size();
        if (count > 0) { // sigma is the first
            const Prior& prior = m_parameters[first].prior;
            const double spread =
                std::clamp(rmsOfGroup(static_cast<int>(g)), prior.quantile(0.01), prior.quantile(0.99));
            q[first] = m_transforms[first].toUnconstrained(spread);
        }
        first += count;
    }
    return q;
}

} // namespace interphase
