#pragma once
#include "calibrate/mode_report.h"
#include "calibrate/surrogate_stage.h"
#include "study/definition.h"

#include <QString>

#include <optional>

namespace interphase {

// The words for what ran, for the window, the report and the command line.

/// Which sampler ran, why, and where its chains began, in plain text: "surrogate transitions, by a polynomial
/// of degree 3 (35 terms, fitted to 120 solves), ...". Without a report of a surrogate, as before its fit,
/// the kind that was asked for.
QString samplerWords(const SamplerDefinition& sampler, const std::optional<SurrogateReport>& surrogate,
                     const SurrogateUse& use, const std::optional<ModeReport>& mode);

/// How many climbs of the search for the mode ended where.
struct StartCounts
{
    int together = 0; ///< at the best mode
    int others = 0;   ///< at another mode that counts
    int lower = 0;
    int failed = 0; ///< without a finite density
};
/// waterfall: log densities, best first; not finite: of those that failed. modes: see ModeReport.
StartCounts countStarts(const std::vector<double>& waterfall, const std::vector<FoundMode>& modes = {});
/// "7 of 12 starts ended at the best mode and none lower; 5 failed: ...". Names the density that has the
/// mode.
/// failures: why those that failed did.
QString startsWords(const std::vector<double>& waterfall, const FailureCounts& failures = {},
                    const std::vector<FoundMode>& modes = {});
/// Where the modes are that the search has found, and what shares they may have; empty for one.
QString modesWords(const std::vector<std::string>& quantities, const std::vector<FoundMode>& modes);
/// What that means for chains; empty where there is one mode, or chains that began at all of them agree.
QString severalModesText(const SamplerDefinition& sampler, const ModeReport& mode, double rHat);

/// The target acceptance that NUTS ran with: the definition's or, for a handful of measurements, a higher
/// one.
double takenAcceptance(const SamplerDefinition& sampler, const std::optional<ModeReport>& mode);
/// The one to take where draws diverged: 0.95, then 0.99; the same where there is none nearer to 1.
double nextAcceptance(double acceptance);

/// What a run's count of solves counts.
QString solvesWords(SamplerKind kind);

} // namespace interphase
