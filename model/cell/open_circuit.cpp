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

int kindsOf(const Cell& cell, Side side)
{
    int kinds = 1;
    while (kinds < kMostKinds && cell.parameters[particleIds(side, kinds).active] > 0.0 &&
           cell.has(particleIds(side, kinds).ocp))
        ++kinds;
    return kinds;
}

bool isBlended(const Cell& cell, Side side)
{
    return kindsOf(cell, side) > 1;
}

double stoichiometry(const Cell& cell, Side side, double soc)
{
    return window(cell, side).at(soc);
}

double meanStoichiometry(const Cell& cell, Side side, double soc)
{
    double lithium = 0.0, all = 0.0;
    for (int kind = 0; kind < kindsOf(cell, side); ++kind) {
        const double own = sites(cell, side, kind);
        lithium += own * window(cell, side, kind).at(soc);
        all += own;
    }
    return lithium / all;
}

bool remembers(const Cell& cell, Side side, int kind)
{
    const ParticleIds& id = particleIds(side, kind);
    return cell.has(id.lithiation) && cell.parameters[id.hysteresisDecay] > 0.0;
}

Curve::Sample restPotential(const Cell& cell, Side side, double stoichiometry, int kind)
{
    const ParticleIds& id = particleIds(side, kind);
    Curve::Sample u = cell.curve(id.ocp).at(stoichiometry);
    if (remembers(cell, side, kind)) {
        const double half = 0.5 * cell.parameters[id.hysteresisState];
        const Curve::Sample in = cell.curve(id.lithiation).at(stoichiometry),
                            out = cell.curve(id.delithiation).at(stoichiometry);
        u.value += half * (out.value - in.value);
        u.slope += half * (out.slope - in.slope);
    }
    const Curve::Sample s = cell.curve(id.entropic).at(stoichiometry);
    const double warmer = cell.parameters[Temperature] - cell.parameters[ReferenceTemperature];
    return {u.value + warmer * (s.value + cell.parameters[id.entropicShift]), u.slope + warmer * s.slope};
}

namespace {

/// Where a falling function of a stoichiometry between two ends passes through 0; an end where it does not.
template <class F>
double crossing(const F& f, double lower, double upper)
{
    const double below = f(lower), above = f(upper);
    if (!(below > 0.0))
        return lower;
    if (!(above < 0.0))
        return upper;
    std::uintmax_t iterations = 100;
    const auto [a, b] = boost::math::tools::toms748_solve(
        f, lower, upper, below, above, boost::math::tools::eps_tolerance<double>(51), iterations);
    return 0.5 * (a + b);
}

} // namespace

std::array<double, kMostKinds> sharedStoichiometries(const Cell& cell, Side side,
                                                     const std::array<double, kMostKinds>& sites,
                                                     double lithium)
{
    const int kinds = kindsOf(cell, side);
    std::array<double, kMostKinds> theta{};
    // All potentials fall with lithium: what the others hold at the first kind's potential rises with it.
    const auto missing = [&](double first) {
        const double potential = restPotential(cell, side, first, 0).value;
        theta[0] = first;
        double held = sites[0] * first;
        for (int kind = 1; kind < kinds; ++kind) {
            const auto k = static_cast<std::size_t>(kind);
            theta[k] = crossing(
                [&](double x) { return restPotential(cell, side, x, kind).value - potential; }, 0.0, 1.0);
            held += sites[k] * theta[k];
        }
        return lithium - held;
    };
    double others = 0.0;
    for (int kind = 1; kind < kinds; ++kind)
        others += sites[static_cast<std::size_t>(kind)];
    missing(
        crossing(missing, std::max(0.0, (lithium - others) / sites[0]), std::min(1.0, lithium / sites[0])));
    return theta;
}

ElectrodeAtRest electrodeAtRest(const Cell& cell, Side side, double meanStoichiometry)
{
    ElectrodeAtRest out;
    const int kinds = kindsOf(cell, side);
    if (kinds == 1) {
        out.stoichiometry[0] = meanStoichiometry;
        out.potential = restPotential(cell, side, meanStoichiometry);
        return out;
    }
    std::array<double, kMostKinds> own{};
    double all = 0.0;
    for (int kind = 0; kind < kinds; ++kind)
        all += own[static_cast<std::size_t>(kind)] = sites(cell, side, kind);
    out.stoichiometry = sharedStoichiometries(cell, side, own, all * meanStoichiometry);
    double perVolt = 0.0;
    for (int kind = 0; kind < kinds; ++kind) {
        const auto k = static_cast<std::size_t>(kind);
        perVolt += own[k] / restPotential(cell, side, out.stoichiometry[k], kind).slope;
    }
    out.potential = {restPotential(cell, side, out.stoichiometry[0], 0).value, all / perVolt};
    return out;
}

Curve::Sample electrodePotential(const Cell& cell, Side side, double soc)
{
    if (!isBlended(cell, side)) {
        const Curve::Sample u = restPotential(cell, side, stoichiometry(cell, side, soc));
        return {u.value, u.slope * window(cell, side).span()};
    }
    const Curve::Sample u = electrodeAtRest(cell, side, meanStoichiometry(cell, side, soc)).potential;
    return {u.value, u.slope * (meanStoichiometry(cell, side, 1.0) - meanStoichiometry(cell, side, 0.0))};
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
    for (int kind = 0; kind < kindsOf(cell, side); ++kind)
        perVolume += std::abs(sites(cell, side, kind) * window(cell, side, kind).span());
    return kFaraday * p[ElectrodeArea] * p[ElectrodePairs] * p[electrodeIds(side).thickness] * perVolume /
           3600.0;
}

double theoreticalCapacity_Ah(const Cell& cell)
{
    return std::min(electrodeCapacity_Ah(cell, Side::Negative), electrodeCapacity_Ah(cell, Side::Positive));
}

} // namespace interphase
