#include "cell/open_circuit.h"

#include "cell/sampling.h"
#include "core/constants.h"
#include "core/message.h"
#include "core/text.h"

#include <algorithm>
#include <boost/math/tools/toms748_solve.hpp>

namespace interphase {
namespace {

using enum ParameterId;

/// The window of an electrode in the direction of rising SOC.
struct Window
{
    double atEmpty;
    double atFull;
    double span() const { return atFull - atEmpty; }
};

Window window(const Cell& cell, Electrode electrode)
{
    const ParameterValues& p = cell.parameters;
    if (electrode == Electrode::Negative)
        return {p[NegativeMinimumStoichiometry], p[NegativeMaximumStoichiometry]};
    return {p[PositiveMaximumStoichiometry], p[PositiveMinimumStoichiometry]};
}

struct SocRange
{
    double lower;
    double upper;
};

constexpr double kBeyond = 0.1;
constexpr double kBeyondCutOffs_V = 0.5;

// As far beyond 0..1 as both stoichiometries stay between 0 and 1.
SocRange reach(const Cell& cell)
{
    SocRange range{-kBeyond, 1.0 + kBeyond};
    for (const Electrode electrode : {Electrode::Negative, Electrode::Positive}) {
        const Window w = window(cell, electrode);
        const double a = (kSingularMargin - w.atEmpty) / w.span();
        const double b = (1.0 - kSingularMargin - w.atEmpty) / w.span();
        range.lower = std::max(range.lower, std::min(a, b));
        range.upper = std::min(range.upper, std::max(a, b));
    }
    return {std::min(range.lower, 0.0), std::max(range.upper, 1.0)};
}

double solve(const Cell& cell, double voltage_V, SocRange range)
{
    const auto excess = [&](double soc) { return openCircuitVoltage(cell, soc) - voltage_V; };
    const double below = excess(range.lower), above = excess(range.upper);
    if (below == 0.0 || above == 0.0)
        return below == 0.0 ? range.lower : range.upper;
    std::uintmax_t iterations = 100;
    const auto [a, b] =
        boost::math::tools::toms748_solve(excess, range.lower, range.upper, below, above,
                                          boost::math::tools::eps_tolerance<double>(51), iterations);
    return 0.5 * (a + b);
}

} // namespace

double stoichiometry(const Cell& cell, Electrode electrode, double soc)
{
    const Window w = window(cell, electrode);
    return w.atEmpty + soc * w.span();
}

Curve::Sample openCircuitPotential(const Cell& cell, Electrode electrode, double stoichiometry)
{
    const bool negative = electrode == Electrode::Negative;
    const auto u = cell.curve(negative ? CurveId::NegativeOcp : CurveId::PositiveOcp).at(stoichiometry);
    const auto s =
        cell.curve(negative ? CurveId::NegativeEntropic : CurveId::PositiveEntropic).at(stoichiometry);
    const double warmer = cell.parameters[Temperature] - cell.parameters[ReferenceTemperature];
    return {u.value + warmer * s.value, u.slope + warmer * s.slope};
}

double openCircuitVoltage(const Cell& cell, double soc)
{
    const auto potential = [&](Electrode e) {
        return openCircuitPotential(cell, e, stoichiometry(cell, e, soc)).value;
    };
    return potential(Electrode::Positive) - potential(Electrode::Negative);
}

double openCircuitVoltageSlope(const Cell& cell, double soc)
{
    const auto slope = [&](Electrode e) {
        return openCircuitPotential(cell, e, stoichiometry(cell, e, soc)).slope * window(cell, e).span();
    };
    return slope(Electrode::Positive) - slope(Electrode::Negative);
}

double socFromVoltage(const Cell& cell, double voltage_V)
{
    const SocRange range = reach(cell);
    const double v0 = openCircuitVoltage(cell, 0.0), v1 = openCircuitVoltage(cell, 1.0);
    if (voltage_V >= v0 && voltage_V <= v1)
        return solve(cell, voltage_V, {0.0, 1.0});
    // Formulas of potentials end in steep exponentials; what they say far from the cut-offs means nothing.
    const double lowest =
        std::max(openCircuitVoltage(cell, range.lower), cell.lowerVoltage_V - kBeyondCutOffs_V);
    const double highest =
        std::min(openCircuitVoltage(cell, range.upper), cell.upperVoltage_V + kBeyondCutOffs_V);
    if (voltage_V >= lowest && voltage_V < v0)
        return solve(cell, voltage_V, {range.lower, 0.0});
    if (voltage_V > v1 && voltage_V <= highest)
        return solve(cell, voltage_V, {1.0, range.upper});
    throw InputError(MessageId::VoltageOutOfReach,
                     {formatRounded(voltage_V, 6), formatRounded(std::min(lowest, v0), 4),
                      formatRounded(std::max(highest, v1), 4)});
}

double socPerVolt(const Cell& cell, double soc)
{
    return 1.0 / openCircuitVoltageSlope(cell, soc);
}

double electrodeCapacity_Ah(const Cell& cell, Electrode electrode)
{
    const ParameterValues& p = cell.parameters;
    const bool negative = electrode == Electrode::Negative;
    const double thickness = p[negative ? NegativeThickness : PositiveThickness];
    const double fraction = p[negative ? NegativeActiveFraction : PositiveActiveFraction];
    const double concentration = p[negative ? NegativeMaximumConcentration : PositiveMaximumConcentration];
    const double span = std::abs(window(cell, electrode).span());
    return kFaraday * p[ElectrodeArea] * p[ElectrodePairs] * thickness * fraction * concentration * span /
           3600.0;
}

double theoreticalCapacity_Ah(const Cell& cell)
{
    return std::min(electrodeCapacity_Ah(cell, Electrode::Negative),
                    electrodeCapacity_Ah(cell, Electrode::Positive));
}

} // namespace interphase
