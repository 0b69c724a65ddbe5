#include "cell/sampling.h"

#include "cell/expression.h"
#include "cell/table.h"
#include "core/message.h"
#include "core/text.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace interphase {
namespace {

using Sample = Curve::Sample;

bool isFinite(Sample s)
{
    return std::isfinite(s.value) && std::isfinite(s.slope);
}

// f, refusing what is not finite with a sentence for a person.
ExactFunction finite(ExactFunction f)
{
    return [f = std::move(f)](double x) {
        const Sample s = f(x);
        if (!isFinite(s))
            throw InputError(MessageId::FunctionNotFinite, {formatRounded(x, 6)});
        return s;
    };
}

struct Range
{
    double lower;
    double upper;
};

/// What a curve is asked to keep to.
struct Accuracy
{
    Range judged;     ///< where
    double tolerance; ///< how much of max(scale, |f|)
    double scale;

    bool holds(const Curve& curve, const ExactFunction& f, double x) const
    {
        if (x < judged.lower || x > judged.upper)
            return true;
        const double exact = f(x).value;
        return std::abs(curve(x) - exact) <= tolerance * std::max(scale, std::abs(exact));
    }
};

/// Looks half-way between the nodes, where the error of a cubic is largest.
bool isAccurate(const Curve& curve, int intervals, const ExactFunction& f, const Accuracy& accuracy)
{
    const double step = (curve.upper() - curve.lower()) / intervals;
    for (int i = 0; i < intervals; ++i)
        if (!accuracy.holds(curve, f, curve.lower() + (i + 0.5) * step))
            return false;
    return true;
}

/// Samples f with as many intervals as the accuracy takes.
Curve sample(const ExactFunction& f, Range range, const Accuracy& accuracy)
{
    for (int intervals = kFewestIntervals;; intervals *= 2) {
        Curve curve(f, range.lower, range.upper, intervals);
        if (intervals >= kMostIntervals || isAccurate(curve, intervals, f, accuracy))
            return curve;
    }
}

// C1 and monotone in the value, never below m; the identity from 2 m upwards.
Sample keepPositive(Sample s, double m)
{
    if (s.value >= 2.0 * m)
        return s;
    if (s.value <= 0.0)
        return {m, 0.0};
    return {m + s.value * s.value / (4.0 * m), s.value / (2.0 * m) * s.slope};
}

// Entropic coefficients are thousands of times smaller than potentials and are to be as exact in proportion.
double magnitude(const ExactFunction& f, Range range)
{
    constexpr int kLooks = 100;
    double largest = 0.0;
    for (int i = 0; i <= kLooks; ++i)
        largest =
            std::max(largest, std::abs(f(range.lower + (range.upper - range.lower) * i / kLooks).value));
    return largest;
}

constexpr double kLongestRunOut = 1000.0; // mol/m3

/// The width over which the slope at an end of the trusted range runs out.
double runOut(Sample end)
{
    if (end.slope == 0.0)
        return 0.0;
    return std::min(kLongestRunOut, std::abs(end.value / end.slope));
}

/// The curve `distance` (signed) past an end: slope' = -slope / width.
Sample past(Sample end, double distance, double width)
{
    const double u = std::min(1.0, std::abs(distance) / width);
    const double reach = std::copysign(u * width, distance);
    return {end.value + end.slope * reach * (1.0 - 0.5 * u), end.slope * (1.0 - u)};
}

/// Sampled where a formula in the concentration is trusted; past that its slope runs out.
Curve trustedCurve(const ExactFunction& inside, double tolerance, double scale)
{
    const Range trusted{kLowestConcentration, kHighestConcentration};
    const Sample low = inside(trusted.lower), high = inside(trusted.upper);
    const double lowWidth = runOut(low), highWidth = runOut(high);
    const auto everywhere = [=](double c) {
        if (c < trusted.lower)
            return past(low, c - trusted.lower, lowWidth);
        if (c > trusted.upper)
            return past(high, c - trusted.upper, highWidth);
        return inside(c);
    };
    const Accuracy accuracy{{10.0, trusted.upper}, tolerance, scale};
    return sample(everywhere, {trusted.lower - lowWidth, trusted.upper + highWidth}, accuracy);
}

/// The function, and its value at rest, which is to be above 0.
std::pair<ExactFunction, double> atRest(const FunctionSpec& spec, double restConcentration_mol_m3)
{
    const ExactFunction raw = finite(exactFunction(spec));
    const double value = raw(restConcentration_mol_m3).value;
    if (!(value > 0.0))
        throw InputError(MessageId::FunctionNotPositive,
                         {formatRounded(value, 6), formatRounded(restConcentration_mol_m3, 6)});
    return {raw, value};
}

} // namespace

ExactFunction exactFunction(const FunctionSpec& spec)
{
    if (const auto* number = std::get_if<double>(&spec))
        return [value = *number](double) { return Sample{value, 0.0}; };
    if (const auto* text = std::get_if<std::string>(&spec))
        return [f = Expression(*text)](double x) { return f.at(x); };
    return [f = TableFunction(std::get<FunctionTable>(spec))](double x) { return f.at(x); };
}

std::optional<double> constantValue(const FunctionSpec& spec)
{
    if (const auto* number = std::get_if<double>(&spec))
        return *number;
    if (const auto* text = std::get_if<std::string>(&spec)) {
        const Expression f(*text);
        return f.isConstant() ? std::optional(f.at(0.0).value) : std::nullopt;
    }
    const TableFunction f(std::get<FunctionTable>(spec));
    return f.isConstant() ? std::optional(std::get<FunctionTable>(spec).y.front()) : std::nullopt;
}

Curve stoichiometryCurve(const FunctionSpec& spec)
{
    const ExactFunction raw = exactFunction(spec);
    if (const auto value = constantValue(spec))
        return Curve(finite(raw)(0.0).value);
    const Range range{isFinite(raw(0.0)) ? 0.0 : kSingularMargin,
                      isFinite(raw(1.0)) ? 1.0 : 1.0 - kSingularMargin};
    const ExactFunction f = finite(raw);
    return sample(f, range, {range, kPotentialTolerance, std::min(1.0, magnitude(f, range))});
}

Curve potentialCurve(const FunctionSpec& spec)
{
    return stoichiometryCurve(spec).withEnds();
}

Curve electrolyteCurve(const FunctionSpec& spec, double restConcentration_mol_m3)
{
    const auto [raw, rest] = atRest(spec, restConcentration_mol_m3);
    if (constantValue(spec))
        return Curve(rest);
    return trustedCurve([raw = raw, m = 5e-4 * rest](double c) { return keepPositive(raw(c), m); },
                        kElectrolyteTolerance, 0.0);
}

Curve relativeCurve(const FunctionSpec& spec, double restConcentration_mol_m3)
{
    const auto [raw, rest] = atRest(spec, restConcentration_mol_m3);
    return trustedCurve(
        [raw = raw, rest = rest](double c) {
            const Sample s = raw(c);
            return Sample{s.value / rest, s.slope / rest};
        },
        kElectrolyteTolerance, 1.0);
}

} // namespace interphase
