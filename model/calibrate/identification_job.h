#pragma once
#include "calibrate/identification.h"
#include "study/study.h"

#include <map>

namespace interphase {

/// What is known of identifiability: the local analysis and, once made, the profiles.
struct IdentifyResults
{
    Identification local; ///< without quantities: not made yet
    std::vector<QuantityProfile> profiles;
};

/// The profile of a quantity; null where there is none that says anything.
const QuantityProfile* profileOf(const IdentifyResults& results, const std::string& quantity);
/// Of quantity `index` of the local analysis: by its profile where there is one.
ProfileVerdict verdictOf(const IdentifyResults& results, std::size_t index);

/// The mode that the latest sampled run found, where it still holds.
std::optional<ModeReport> validMode(Study& study);

/// The local analysis of `analysis`, at the mode where one is given, and profiles where asked for. Profiles
/// may find a higher mode on their way: all is made again from there, once. How far the profiles are is
/// reported, not the little that comes before them.
IdentifyResults identifyAll(const Analysis& analysis, std::optional<ModeReport> mode, bool profiles,
                            const RunContext& context);

/// As texts under their names, for Study::keepRun().
std::map<std::string, std::string> textsOf(const IdentifyResults& results);

} // namespace interphase
