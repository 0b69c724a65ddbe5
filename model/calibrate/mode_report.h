#pragma once
#include "bayes/failure_counts.h"
#include "bayes/optimise.h"
#include "bayes/residual_diagnostics.h"
#include "calibrate/analysis.h"

#include <string>
#include <vector>

namespace interphase {

/// How the model meets one quantity of a data set, one part of a spectrum or the capacities of an entry, rms
/// over the points of its likelihood in V, K or ohm.
struct FitQuality
{
    std::string name;
    MeasuredQuantity quantity = MeasuredQuantity::Voltage;
    bool imaginary = false; ///< the part of an impedance
    double before_V = 0.0;  ///< with the cell's own values; NaN where that solve failed
    double after_V = 0.0;   ///< at the mode
};

/// What the search for the posterior's mode found; kept in the study under kModeResult.
/// A place where climbs to the mode ended (found_modes.h).
struct FoundMode
{
    std::vector<double> theta;
    double logDensity = 0.0;
    int climbs = 0;
    double share = 0.0; ///< of the posterior, by normal approximations
};

struct ModeReport
{
    std::vector<std::string> quantities;
    std::vector<double> theta; ///< at the mode
    std::vector<double> q;
    std::vector<double> covariance; ///< Laplace, in q, row major
    double logDensity = 0.0;
    std::vector<double> waterfall; ///< log densities the climbs ended at, best first
    std::vector<FoundMode> modes;  ///< the best first; runs of earlier versions have none
    FailureCounts startFailures;   ///< why no density was found at starts that failed
    std::vector<FitQuality> fits;
    double neighbourCorrelation = 0.0;
    double intervalFactor = 1.0; ///< by which intervals are too narrow if the noise is taken as independent
    bool correlated = false;
    std::string startedFrom; ///< the study whose draws gave covariance and chainStarts; mostly empty
    /// In q, where Pathfinder, an earlier study or several modes gave them.
    std::vector<std::vector<double>> chainStarts;
    double pathfinderK =
        0.0; ///< of the weights of its draws; NaN where it found none, 0 where it did not run
    /// Of NUTS, where so few measurements an unknown make it more than the definition has; 0: that of the
    /// definition.
    double targetAcceptance = 0.0;
};
/// Whether the chains begin at one mode after the other.
inline bool beginsAtModes(const ModeReport& report)
{
    return report.modes.size() > 1 && !report.chainStarts.empty() && report.startedFrom.empty() &&
           report.pathfinderK == 0.0;
}
inline constexpr const char* kModeResult = "mode";

std::string formatModeReport(const ModeReport& report);
/// Throws InputError where the text is not what formatModeReport writes.
ModeReport parseModeReport(const std::string& json);

/// Judges a mode: residuals of each data set before and after, and their autocorrelation. Means nothing once
/// `stop` was requested.
ModeReport describeMode(const Analysis& analysis, Posterior& posterior, const ModeSearch& search,
                        const LaplaceApproximation& laplace, const std::stop_token& stop = {});

/// The target acceptance of NUTS where a definition leaves it as it is and a handful of measurements leaves
/// unknowns on a ridge or in the tail of their prior, and a noise that may be next to nothing: a bent
/// posterior, on which long steps diverge. 0: that of the definition.
double raisedAcceptance(const SamplerDefinition& sampler, const Posterior& posterior);

/// The normal approximation at the mode, as the chains take it to begin with.
LaplaceApproximation laplaceOf(const ModeReport& report);

/// Root mean square of the residuals of each data set.
std::vector<double> rmsBySegment(std::span<const double> residual,
                                 const std::vector<OutputSegment>& segments);

} // namespace interphase
