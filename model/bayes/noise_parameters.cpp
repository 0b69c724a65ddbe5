#include "bayes/noise_parameters.h"
#include "bayes/covariance_factor.h"
#include "core/message.h"
#include "core/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace interphase {
namespace {

using Unknown = double NoiseParameters::*;
constexpr std::array<Unknown, 3> kCorrelated{&NoiseParameters::sigma, &NoiseParameters::tau_s,
                                             &NoiseParameters::white};
constexpr std::array<Unknown, 2> kGrowing{&NoiseParameters::sigma, &NoiseParameters::alpha};
constexpr std::array<Unknown, 2> kStudent{&NoiseParameters::sigma, &NoiseParameters::nu};

[[noreturn]] void refuse(const char* name, const std::string& found, const char* expected)
{
    throw InputError(MessageId::InvalidArgument, {name, found, expected});
}

void checkTimes(const StatedCovariance& c, const char* name)
{
    const std::size_t n = c.times_s.size();
    if (n == 0 || c.matrix.size() != n * n)
        refuse(name, std::to_string(n) + " times and " + std::to_string(c.matrix.size()) + " entries",
               "one row and one column for each time");
    for (std::size_t i = 0; i < n; ++i)
        if (!std::isfinite(c.times_s[i]) || (i > 0 && !(c.times_s[i] > c.times_s[i - 1])))
            refuse(name, "time " + formatRounded(c.times_s[i], 12) + " s", "finite times that increase");
}

} // namespace

int StatedCovariance::indexOf(double time_s) const
{
    constexpr double kTolerance_s = 1e-6, kRelative = 1e-9;
    const double slack = kTolerance_s + kRelative * std::abs(time_s);
    const auto at = std::lower_bound(times_s.begin(), times_s.end(), time_s - slack);
    return at != times_s.end() && *at <= time_s + slack ? static_cast<int>(at - times_s.begin()) : -1;
}

void checkCovariance(const StatedCovariance& c, const char* name)
{
    checkTimes(c, name);
    const auto n = static_cast<int>(c.times_s.size());
    for (int i = 0; i < n; ++i)
        for (int j = 0; j <= i; ++j)
            if (!std::isfinite(c.at(i, j)) ||
                !(std::abs(c.at(i, j) - c.at(j, i)) <= 1e-9 * std::sqrt(std::abs(c.at(i, i) * c.at(j, j)))))
                refuse(name,
                       formatRounded(c.at(i, j), 6) + " and " + formatRounded(c.at(j, i), 6) +
                           " in row and column " + std::to_string(i + 1) + " and " + std::to_string(j + 1),
                       "a symmetric matrix of finite numbers");
    if (!CovarianceFactor(c, c.times_s).valid())
        refuse(name, "a matrix that is not positive definite", "the covariance of measurements");
}

double NoiseParameters::variance(double elapsed_s) const
{
    switch (kind) {
    case NoiseKind::Growing:
    case NoiseKind::Drift:
        return sigma * sigma + alpha * elapsed_s;
    case NoiseKind::StudentT:
        return nu > 2.0 ? sigma * sigma * nu / (nu - 2.0) : std::numeric_limits<double>::infinity();
    default:
        return sigma * sigma + white * white;
    }
}

std::span<const Unknown> noiseUnknowns(NoiseKind kind)
{
    switch (kind) {
    case NoiseKind::Growing:
    case NoiseKind::Drift:
        return kGrowing;
    case NoiseKind::StudentT:
        return kStudent;
    case NoiseKind::Covariance:
        return {};
    default:
        return std::span(kCorrelated).first(static_cast<std::size_t>(kind) + 1);
    }
}

NoiseParameters noiseParameters(NoiseKind kind, std::span<const double> values)
{
    NoiseParameters out;
    out.kind = kind;
    const auto unknowns = noiseUnknowns(kind);
    for (std::size_t i = 0; i < unknowns.size(); ++i)
        out.*unknowns[i] = values[i];
    return out;
}

NoiseParameters noiseParameters(std::span<const double> values)
{
    return noiseParameters(static_cast<NoiseKind>(values.size() - 1), values);
}

void NoiseLayout::parameters(std::span<const double> values, std::span<NoiseParameters> out) const
{
    for (std::size_t g = 0; g < groups.size(); ++g) {
        const std::size_t count = noiseUnknowns(groups[g].kind).size();
        out[g] = noiseParameters(groups[g].kind, values.first(count));
        out[g].covariance = groups[g].covariance;
        values = values.subspan(count);
    }
}

int NoiseLayout::unknowns() const
{
    int count = 0;
    for (const Group& group : groups)
        count += static_cast<int>(noiseUnknowns(group.kind).size());
    return count;
}

} // namespace interphase
