#include "app/command/profile_times.h"

#include "core/message.h"
#include "core/text.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

constexpr std::size_t kMostTimes = 10000;

std::vector<double> timesOf(const std::string& text)
{
    constexpr std::size_t kLongestFound = 60;
    const std::vector<std::string_view> words = split(text, ',');
    std::vector<double> out;
    for (const std::string_view word : words) {
        const std::optional<double> time_s = parseNumber(trim(word));
        if (time_s && std::isfinite(*time_s) && *time_s >= 0.0)
            out.push_back(*time_s);
    }
    if (out.size() != words.size() || words.size() > kMostTimes)
        throw InputError(MessageId::InvalidArgument,
                         {"--profiles-at", "found \"" + text.substr(0, kLongestFound) + "\"",
                          "at most 10000 times in seconds from 0 on, such as 10,60,3600"});
    std::ranges::sort(out);
    const auto same = std::ranges::unique(out);
    out.erase(same.begin(), same.end());
    return out;
}

} // namespace

ProfileTimes profileTimesOf(const std::string& stated, std::optional<double> count)
{
    ProfileTimes times;
    if (!stated.empty())
        times.at_s = timesOf(stated);
    const double about = count.value_or(times.count);
    if (!(about >= 1.0 && about <= static_cast<double>(kMostTimes)))
        throw InputError(MessageId::InvalidArgument,
                         {"--profile-times", "found " + formatNumber(about), "1 to 10000"});
    times.count = static_cast<int>(about);
    return times;
}

std::string missingTimes(const ProfileTimes& times, const ModelDetails& details)
{
    const auto isMissing = [&](double t) { return !std::ranges::binary_search(details.profileTimes_s, t); };
    const auto missing = std::ranges::count_if(times.at_s, isMissing);
    if (missing == 0 || details.time_s.empty())
        return {};
    const double first = *std::ranges::find_if(times.at_s, isMissing);
    return "The run goes from " + formatRounded(details.time_s.front(), 6) + " s to " +
           formatRounded(details.time_s.back(), 6) + " s: there are no profiles at " +
           formatRounded(first, 6) + " s" +
           (missing > 1 ? " and " + std::to_string(missing - 1) + " more of the times stated." : ".");
}

} // namespace interphase
