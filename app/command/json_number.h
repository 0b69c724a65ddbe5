#pragma once
#include <nlohmann/json.hpp>

#include <cmath>

namespace interphase {

/// A number of a result as JSON; null where it is not finite.
inline nlohmann::ordered_json number(double value)
{
    return std::isfinite(value) ? nlohmann::ordered_json(value) : nlohmann::ordered_json(nullptr);
}

} // namespace interphase
