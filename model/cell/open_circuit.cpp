#include "cell/open_circuit.h"

#include "cell/particle_ids.h"
#include "cell/sampling.h"
#include "core/constants.h"
#include "core/message.h"
#include "core/text.h"

#include <algorithm>
#include <boost/math/tools/toms748_solve.hpp>

namespace interphase {
namespace {

using enum ParameterId;

/// The window of a kind of particle in the direction of rising SOC.
struct Window
{
    double atEmpty;
    double atFull;
    double span() const { return atFull - atEmpty; }
    double at(double soc) const { return atEmpty + soc * span(); }
};

Window window(const Cell& cell, Side side, int kind = 0)
{
    const ParticleIds& id = particleIds(side, kind);
    const double low = cell.parameters[id.minimumStoichiometry],
                 high = cell.parameters[id.maximumStoichiometry];
    return side == Side::Negative ? Window{low, high} : Window{high, low};
}

/// Sites for lithium of a kind of particle in an electrode's volume, mol/m3.
double sites(const Cell& cell, Side side, int kind)
{
    const ParticleIds& id = particleIds(side, kind);
    return cell.parameters[id.active] * cell.parameters[id.maximum];
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
    for (const Side side : {Side::Negative, Side::Positive}) {
        const Window w = window(cell, side);
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

bool isBlended(const Cell& cell, Side side)
{
    const ParticleIds& id = particleIds(side, 1);
    return cell.parameters[id.active] > 0.0 && cell.has(id.ocp);
}

double stoichiometry(const Cell& cell, Side side, double soc)
{
    return window(cell, side).at(soc);
}

double meanStoichiometry(const Cell& cell, Side side, double soc)
{
    const double first = window(cell, side).at(soc);
    if (!isBlended(cell, side))
        return first;
    const double w1 = sites(cell, side, 0), w2 = sites(cell, side, 1);
    return (w1 * first + w2 * window(cell, side, 1).at(soc)) / (w1 + w2);
}

Curve::Sample restPotential(const Cell& cell, Side side, double stoichiometry, int kind)
{
    const ParticleIds& id = particleIds(side, kind);
    const Curve::Sample u = cell.curve(id.ocp).at(stoichiometry);
    const Curve::Sample s = cell.curve(id.entropic).at(stoichiometry);
    const double warmer = cell.parameters[Temperature] - cell.parameters[ReferenceTemperature];
    return {u.value + warmer * s.value, u.slope + warmer * s.slope};
}

double sharedStoichiometry(const Cell& cell, Side side, double firstSites, double secondSites, double lithium)
{
    double below = std::max(0.0, (lithium - secondSites) / firstSites);
    double above = std::min(1.0, lithium / firstSites);
    for (int i = 0; i < 60; ++i) { // both potentials fall: one crossing
        const double middle = 0.5 * (below + above);
        const double other = (lithium - firstSites * middle) / secondSites;
        const bool low =
            restPotential(cell, side, middle, 0).value > restPotential(cell, side, other, 1).value;
        (low ? below : above) = middle;
    }
    return 0.5 * (below + above);
}

Curve::Sample electrodePotential(const Cell& cell, Side side, double soc)
{
    if (!isBlended(cell, side)) {
        const Curve::Sample u = restPotential(cell, side, stoichiometry(cell, side, soc));
        return {u.value, u.slope * window(cell, side).span()};
    }
    const double w1 = sites(cell, side, 0), w2 = sites(cell, side, 1);
    const double lithium = (w1 + w2) * meanStoichiometry(cell, side, soc);
    const double perSoc = w1 * window(cell, side, 0).span() + w2 * window(cell, side, 1).span();
    const double theta = sharedStoichiometry(cell, side, w1, w2, lithium);
    const Curve::Sample first = restPotential(cell, side, theta, 0);
    const Curve::Sample second = restPotential(cell, side, (lithium - w1 * theta) / w2, 1);
    return {first.value, perSoc / (w1 / first.slope + w2 / second.slope)};
}

double openCircuitVoltage(const Cell& cell, double soc)
{
    return electrodePotential(cell, Side::Positive, soc).value -
           electrodePotential(cell, Side::Negative, soc).value;
}

double openCircuitVoltageSlope(const Cell& cell, double soc)
{
    return electrodePotential(cell, Side::Positive, soc).slope -
           electrodePotential(cell, Side::Negative, soc).slope;
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

double electrodeCapacity_Ah(const Cell& cell, Side side)
{
    const ParameterValues& p = cell.parameters;
    double perVolume = 0.0;
    for (const int kind : {0, 1})
        perVolume += std::abs(sites(cell, side, kind) * window(cell, side, kind).span());
    return kFaraday * p[ElectrodeArea] * p[ElectrodePairs] * p[electrodeIds(side).thickness] * perVolume /
           3600.0;
}

double theoreticalCapacity_Ah(const Cell& cell)
{
    return std::min(electrodeCapacity_Ah(cell, Side::Negative), electrodeCapacity_Ah(cell, Side::Positive));
}

} // namespace interphase
