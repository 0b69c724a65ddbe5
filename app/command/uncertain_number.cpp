#include "app/command/uncertain_number.h"

#include "core/text.h"

#include <charconv>
#include <cmath>

namespace interphase {
namespace {

std::string fixed(double value, int decimals)
{
    char buffer[400];
    const auto end =
        std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, decimals).ptr;
    return {buffer, end};
}

int decade(double value)
{
    return static_cast<int>(std::floor(std::log10(std::abs(value))));
}

double inUnits(double value, int decadeOfUnit)
{
    return decadeOfUnit < 0 ? value * std::pow(10.0, -decadeOfUnit) : value / std::pow(10.0, decadeOfUnit);
}

} // namespace

std::string uncertainNumber(double value, double sd)
{
    if (!std::isfinite(value) || !std::isfinite(sd) || !(sd > 0.0))
        return formatRounded(value, 4);
    int last = decade(sd) - 1; // the decade of the last digit that is shown
    if (std::round(inUnits(sd, last)) >= 100.0)
        ++last;
    const double magnitude = std::abs(value);
    const bool plain = last <= 0 && magnitude < 1e5 && (magnitude >= 1e-3 || last >= -4);
    const int exponent = plain ? 0 : (magnitude > 0.0 ? std::max(decade(value), last + 1) : last);
    std::string out = fixed(inUnits(value, exponent), exponent - last);
    out += "(" + fixed(std::round(inUnits(sd, last)), 0) + ")";
    return exponent == 0 ? out : out + "e" + std::to_string(exponent);
}

} // namespace interphase
