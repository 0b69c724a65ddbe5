#pragma once
#include "core/status.h"

#include <limits>
#include <span>

namespace interphase {

/// Whether particles are asked for more lithium than they have, or than they have sites for.
///
/// Kinetics are kept finite at both ends and the potential goes on as a logarithm there, so that a step
/// over an end is no end of a run: on the way to the voltage at which a discharge stops some surfaces pass
/// one. But far beyond there is no particle, and what was asked for has not been done where all surfaces of
/// an electrode are beyond when it is over. surfaces: stoichiometries, those of the negative electrode first.
class SpentParticles
{
public:
    /// negativeSites: so many of the surfaces are the negative electrode's.
    void beginStretch(std::span<const double> surfaces, std::size_t negativeSites);
    /// Where a stretch ends by something that tells nothing of the cell: its time, or the charge, energy or
    /// temperature that was asked for. Failed where an electrode is further beyond than it was when the
    /// stretch began.
    Status afterStretch(std::span<const double> surfaces);
    /// At the end of a step. Failed where a surface is far beyond an end, with since_s().
    Status afterStep(double time_s, std::span<const double> surfaces);
    /// Since when all surfaces of an electrode are beyond an end, s; while some are within, since when one is
    /// beyond; negative: none is.
    double since_s() const { return m_all_s >= 0.0 ? m_all_s : m_one_s; }
    /// The same where one of the two failed; infinity: none did.
    double spentSince_s() const { return m_spent ? since_s() : std::numeric_limits<double>::infinity(); }
    /// Why a run that does not get on stands: failed where a surface is next to an end or beyond.
    static Status nextToEnd(double time_s, std::span<const double> surfaces);

private:
    double m_one_s = -1.0, m_all_s = -1.0; ///< since when; negative: not beyond
    int m_first = 0;                       ///< the end that was passed then, -1 or 1
    bool m_spent = false;
    std::size_t m_negativeSites = 0;
    double m_beyondBefore = 0.0; ///< the stretch: how far the least surface of an electrode was
};

} // namespace interphase
