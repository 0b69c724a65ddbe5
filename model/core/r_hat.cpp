#include "core/r_hat.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace interphase {

std::string rHatText(double value)
{
    constexpr double kLastDigit = 1e-3;
    constexpr double kLargest = 1e9; // fits the buffer; chains so far apart need no more digits
    if (!std::isfinite(value))
        return "-";
    const double shown = value > kRHatAgrees ? std::max(value, kRHatAgrees + kLastDigit) : value;
    std::array<char, 32> buffer;
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::min(shown, kLargest),
                                      std::chars_format::fixed, 3);
    return {buffer.data(), result.ptr};
}

} // namespace interphase
