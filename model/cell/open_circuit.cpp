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

Window secondWindow(const Cell& cell, Electrode electrode)
{
    const ParameterValues& p = cell.parameters;
    if (electrode == Electrode::Negative)
        return {p[Negative2MinimumStoichiometry], p[Negative2MaximumStoichiometry]};
    return {p[Positive2MaximumStoichiometry], p[Positive2MinimumStoichiometry]};
}

/// Sites for lithium of both kinds of particle in an electrode's volume, mol/m3.
std::pair<double, double> sites(const Cell& cell, Electrode electrode)
{
    const ParameterValues& p = cell.parameters;
    if (electrode == Electrode::Negative)
        return {p[NegativeActiveFraction] * p[NegativeMaximumConcentration],
                p[Negative2ActiveFraction] * p[Negative2MaximumConcentration]};
    return {p[PositiveActiveFraction] * p[PositiveMaximumConcentration],
            p[Positive2ActiveFraction] * p[Positive2MaximumConcentration]};
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

namespace {

/// Two kinds of particle at one potential, and how it changes with the state of charge.
Curve::Sample blendPotential(const Cell& cell, Electrode electrode, double soc)
{
    const bool negative = electrode == Electrode::Negative;
    const ParameterValues& p = cell.parameters;
    const auto [w1, w2] = sites(cell, electrode);
    const Window first = window(cell, electrode), other = secondWindow(cell, electrode);
    const double total =
        w1 * (first.atEmpty + soc * first.span()) + w2 * (other.atEmpty + soc * other.span());
    const double perSoc = w1 * first.span() + w2 * other.span();
    const Curve& u = cell.curve(negative ? CurveId::Negative2Ocp : CurveId::Positive2Ocp);
    const Curve& ds = cell.curve(negative ? CurveId::Negative2Entropic : CurveId::Positive2Entropic);
    const double warmer = p[Temperature] - p[ReferenceTemperature];
    const auto second = [&](double theta) {
        const auto a = u.at(theta), b = ds.at(theta);
        return Curve::Sample{a.value + warmer * b.value, a.slope + warmer * b.slope};
    };
    double below = std::max(0.0, (total - w2) / w1), above = std::min(1.0, total / w1);
    for (int i = 0; i < 60; ++i) {
        const double middle = 0.5 * (below + above);
        const double difference =
            openCircuitPotential(cell, electrode, middle).value - second((total - w1 * middle) / w2).value;
        (difference > 0.0 ? below : above) = middle;
    }
    const double theta = 0.5 * (below + above);
    const Curve::Sample potential = openCircuitPotential(cell, electrode, theta);
    const double slope2 = second((total - w1 * theta) / w2).slope;
    return {potential.value, perSoc / (w1 / potential.slope + w2 / slope2)};
}

/// The potential of an electrode at rest, and how it changes with the state of charge.
Curve::Sample electrodePotential(const Cell& cell, Electrode electrode, double soc)
{
    const bool negative = electrode == Electrode::Negative;
    if (cell.has(negative ? CurveId::Negative2Ocp : CurveId::Positive2Ocp) &&
        cell.parameters[negative ? Negative2ActiveFraction : Positive2ActiveFraction] > 0.0)
        return blendPotential(cell, electrode, soc);
    const Curve::Sample u = openCircuitPotential(cell, electrode, stoichiometry(cell, electrode, soc));
    return {u.value, u.slope * window(cell, electrode).span()};
}

} // namespace

double openCircuitVoltage(const Cell& cell, double soc)
{
    return electrodePotential(cell, Electrode::Positive, soc).value -
           electrodePotential(cell, Electrode::Negative, soc).value;
}

double openCircuitVoltageSlope(const Cell& cell, double soc)
{
    return electrodePotential(cell, Electrode::Positive, soc).slope -
           electrodePotential(cell, Electrode::Negative, soc).slope;
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
    const auto [first, second] = sites(cell, electrode);
    const double perVolume = std::abs(first * window(cell, electrode).span()) +
                             std::abs(second * secondWindow(cell, electrode).span());
    return kFaraday * p[ElectrodeArea] * p[ElectrodePairs] * thickness * perVolume / 3600.0;
}

double theoreticalCapacity_Ah(const Cell& cell)
{
    return std::min(electrodeCapacity_Ah(cell, Electrode::Negative),
                    electrodeCapacity_Ah(cell, Electrode::Positive));
}

} // namespace interphase
