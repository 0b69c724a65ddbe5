#pragma once
#include "protocol/model_details.h"

#include <optional>
#include <string>

namespace interphase {

/// Of the options --profiles-at ("10,60,3600", s; empty: not given) and --profile-times. Throws InputError
/// where these are no times.
ProfileTimes profileTimesOf(const std::string& stated, std::optional<double> count);
/// Which of the times stated the run does not have, in a sentence; empty: it has all.
std::string missingTimes(const ProfileTimes& times, const ModelDetails& details);

} // namespace interphase
