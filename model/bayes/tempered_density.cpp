#include "bayes/tempered_density.h"
#include "core/message.h"
#include "core/random.h"

#include <cmath>
#include <limits>

namespace interphase {

void TemperedDensity::samplePrior(RandomStream& stream, std::span<double> q) const
{
    std::vector<double> u(q.size());
    for (double& x : u)
        x = stream.uniform();
    fromUnitCube(u, q);
}

void requireNormalisedPrior(const TemperedDensity& density)
{
    if (!density.priorIsNormalised())
        throw InputError(MessageId::PriorNotNormalised, {});
}

TemperedAt::TemperedAt(TemperedDensity& density, double temperature)
    : m_density(&density),
      m_temperature(temperature),
      m_gradient(static_cast<std::size_t>(density.dimension()))
{
}

double TemperedAt::evaluate(std::span<const double> q, std::span<double> gradient)
{
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    const double prior = m_density->evaluatePrior(q, gradient);
    if (prior == -kInfinity)
        return prior;
    const double likelihood =
        m_density->evaluateLikelihood(q, gradient.empty() ? std::span<double>() : std::span(m_gradient));
    if (likelihood == -kInfinity)
        return likelihood;
    for (std::size_t i = 0; i < gradient.size(); ++i)
        gradient[i] += m_temperature * m_gradient[i];
    return prior + m_temperature * likelihood;
}

std::unique_ptr<LogDensity> TemperedAt::clone() const
{
    auto own = m_density->cloneTempered();
    auto copy = std::make_unique<TemperedAt>(*own, m_temperature);
    copy->m_own = std::move(own);
    return copy;
}

} // namespace interphase
