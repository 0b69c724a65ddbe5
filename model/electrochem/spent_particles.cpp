#include "electrochem/spent_particles.h"

#include "core/text.h"

#include <algorithm>

namespace interphase {
namespace {

/// The sign of the end that a surface is beyond, both moved outwards by `margin`; 0: none is.
int endBeyond(double margin, std::span<const double> surfaces)
{
    const auto [low, high] = std::ranges::minmax(surfaces);
    return low < -margin ? -1 : high > 1.0 + margin ? 1 : 0;
}

Status spentStatus(int end, double time_s)
{
    if (end == 0)
        return {};
    return Status::failed(end < 0 ? MessageId::SolverParticleEmpty : MessageId::SolverParticleFull,
                          {formatRounded(time_s, 6)});
}

} // namespace

Status SpentParticles::afterStep(double time_s, std::span<const double> surfaces)
{
    constexpr double kFar = 0.2; // less is passed at the end of a discharge, on the way to its voltage
    if (endBeyond(0.0, surfaces) == 0)
        m_since_s = -1.0;
    else if (m_since_s < 0.0)
        m_since_s = time_s;
    const int end = endBeyond(kFar, surfaces);
    m_spent = end != 0;
    return spentStatus(end, m_since_s);
}

Status SpentParticles::nextToEnd(double time_s, std::span<const double> surfaces)
{
    constexpr double kNext = 2e-3;
    return spentStatus(endBeyond(-kNext, surfaces), time_s);
}

} // namespace interphase
