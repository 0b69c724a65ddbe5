#pragma once
#include <algorithm>
#include <vector>

namespace interphase {

/// A temperature that was measured beside a run, K over s: straight between its points, held beyond its ends.
struct TemperatureRecord
{
    std::vector<double> time_s;
    std::vector<double> temperature_K;

    double at(double t) const
    {
        const auto after = std::ranges::upper_bound(time_s, t);
        if (after == time_s.begin())
            return temperature_K.front();
        if (after == time_s.end())
            return temperature_K.back();
        const auto i = static_cast<std::size_t>(after - time_s.begin());
        const double share = (t - time_s[i - 1]) / (time_s[i] - time_s[i - 1]);
        return temperature_K[i - 1] + share * (temperature_K[i] - temperature_K[i - 1]);
    }
};

} // namespace interphase
