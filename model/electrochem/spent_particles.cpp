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

/// How far the surface that is the least beyond an end is; 0 where one is within.
double allBeyond(std::span<const double> surfaces)
{
    if (surfaces.empty())
        return 0.0;
    const auto [low, high] = std::ranges::minmax(surfaces);
    return std::max({0.0, -high, low - 1.0});
}

/// Of both electrodes.
double furthest(std::span<const double> surfaces, std::size_t negativeSites)
{
    return std::max(allBeyond(surfaces.first(negativeSites)), allBeyond(surfaces.subspan(negativeSites)));
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
    const int end = endBeyond(0.0, surfaces);
    if (end == 0)
        m_one_s = -1.0;
    else if (m_one_s < 0.0) {
        m_one_s = time_s;
        m_first = end;
    }
    if (furthest(surfaces, m_negativeSites) == 0.0)
        m_all_s = -1.0;
    else if (m_all_s < 0.0)
        m_all_s = time_s;
    m_spent = endBeyond(kFar, surfaces) != 0;
    return m_spent ? spentStatus(m_first, since_s()) : Status();
}

void SpentParticles::beginStretch(std::span<const double> surfaces, std::size_t negativeSites)
{
    m_negativeSites = negativeSites;
    m_beyondBefore = furthest(surfaces, negativeSites);
}

Status SpentParticles::afterStretch(std::span<const double> surfaces)
{
    constexpr double kNoticed = 5e-4;
    const double now = furthest(surfaces, m_negativeSites);
    m_spent = now > kNoticed && now > m_beyondBefore;
    return m_spent ? spentStatus(m_first, since_s()) : Status();
}

Status SpentParticles::nextToEnd(double time_s, std::span<const double> surfaces)
{
    constexpr double kNext = 2e-3;
    return spentStatus(endBeyond(-kNext, surfaces), time_s);
}

} // namespace interphase
