#pragma once
#include "core/status.h"

#include <limits>
#include <span>

namespace interphase {

/// Whether particles are asked for more lithium than they have, or than they have sites for.
///
/// Kinetics are kept finite at both ends and the potential goes on as a straight line there, so that a step
/// over an end is no end of a run; but far beyond there is no particle. surfaces: stoichiometries.
class SpentParticles
{
public:
    /// At the end of a step. Failed where a surface is far beyond an end, with the time since when it has
    /// been beyond.
    Status afterStep(double time_s, std::span<const double> surfaces);
    /// Since when a surface is beyond an end, s; negative: none is.
    double since_s() const { return m_since_s; }
    /// The same where afterStep() failed; infinity: it did not.
    double spentSince_s() const { return m_spent ? m_since_s : std::numeric_limits<double>::infinity(); }
    /// Why a run that does not get on stands: failed where a surface is next to an end or beyond.
    static Status nextToEnd(double time_s, std::span<const double> surfaces);

private:
    double m_since_s = -1.0; ///< beyond an end; negative: within
    bool m_spent = false;
};

} // namespace interphase
