#pragma once
#include "bayes/optimise.h"
#include "calibrate/mode_report.h"

namespace interphase {

// The modes that the climbs to the mode have found, told apart by their places.

/// A mode with the normal approximation around it.
struct NormalMode
{
    LaplaceApproximation normal;
    int climbs = 0;     ///< that ended there
    double share = 0.0; ///< of the integrals of the normal approximations of all
};

/// The best first, then the others by their shares, as far as they have a hundredth. Climbs are of one mode
/// where they end within three standard deviations of each other; one that did not converge is of none.
/// best: around search.best(). Means nothing once the posterior's evaluations were stopped.
std::vector<NormalMode> distinctModes(Posterior& posterior, const ModeSearch& search,
                                      const LaplaceApproximation& best);

/// Into report.modes; where there are several, begins the chains of a sampler with gradients at one after the
/// other (report.chainStarts), so that chains which do not go over from one to the other do not agree.
void addModes(const std::vector<NormalMode>& modes, Posterior& posterior, const SamplerDefinition& sampler,
              ModeReport& report);

} // namespace interphase
