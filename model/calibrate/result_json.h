#pragma once
#include "core/message.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>
#include <vector>

namespace interphase {

// Numbers in the results that a study keeps. JSON has no NaN and no infinity; a missing number is NaN.

inline nlohmann::json jsonNumber(double x)
{
    return std::isfinite(x) ? nlohmann::json(x) : nlohmann::json(nullptr);
}
inline double jsonNumber(const nlohmann::json& j)
{
    return j.is_number() ? j.get<double>() : std::numeric_limits<double>::quiet_NaN();
}
inline nlohmann::json jsonNumbers(const std::vector<double>& values)
{
    nlohmann::json out = nlohmann::json::array();
    for (const double v : values)
        out.push_back(jsonNumber(v));
    return out;
}
inline std::vector<double> jsonNumbers(const nlohmann::json& j)
{
    std::vector<double> out;
    for (const nlohmann::json& v : j)
        out.push_back(jsonNumber(v));
    return out;
}

} // namespace interphase
