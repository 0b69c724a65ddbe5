#include "calibrate/window_parts.h"

#include "cell/open_circuit.h"
#include "cell/particle_ids.h"
#include "core/text.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace interphase {
namespace {

constexpr std::size_t kResistance = 7; ///< of WindowFit::values

/// Ah that fill an electrode of the cell from 0 to 1.
double wholeCapacity_Ah(const Cell& cell, Side side)
{
    return electrodeCapacity_Ah(cell, side) /
           std::abs(meanStoichiometry(cell, side, 1.0) - meanStoichiometry(cell, side, 0.0));
}

} // namespace

SlowCosts slowCosts(const SlowRun& run, const std::array<const SlowElectrode*, 2>& electrodes,
                    const std::array<FittedElectrode, 2>& fitted)
{
    SlowCosts out;
    out.reactions_V.resize(run.charge_Ah.size());
    for (std::size_t side = 0; side < electrodes.size(); ++side) {
        const FittedElectrode& f = fitted[side];
        const double perAh = (f.discharged - f.charged) / run.charge_Ah.back();
        const double rate_1_s = perAh * run.current_A / 3600.0, sign = side == 0 ? -1.0 : 1.0;
        for (std::size_t i = 0; i < run.charge_Ah.size(); ++i) {
            const SlowElectrode::Passing passing =
                electrodes[side]->passing(f.charged + perAh * run.charge_Ah[i], f.shares, rate_1_s);
            out.leads[side].push_back(passing.leads);
            out.reactions_V[i] += sign * passing.overpotential_V;
        }
    }
    const double mean_V = std::accumulate(out.reactions_V.begin(), out.reactions_V.end(), 0.0) /
                          static_cast<double>(out.reactions_V.size());
    for (double& v : out.reactions_V)
        v -= mean_V;
    return out;
}

std::vector<std::array<double, 4>> windowStarts(const Cell& cell, double charge_Ah)
{
    std::vector<std::array<double, 4>> out;
    for (const double x : {meanStoichiometry(cell, Side::Negative, 1.0), 0.75, 0.85, 0.95})
        for (const double y : {meanStoichiometry(cell, Side::Positive, 1.0), 0.2, 0.3, 0.45})
            for (const double stretch : {1.0, 1.15})
                out.push_back(
                    {x, std::max(stretch * wholeCapacity_Ah(cell, Side::Negative), charge_Ah / (x + 0.01)), y,
                     std::max(stretch * wholeCapacity_Ah(cell, Side::Positive), charge_Ah / (1.01 - y))});
    return out;
}

void writeElectrode(Cell& cell, Side side, const FittedElectrode& fitted)
{
    const int kinds = kindsOf(cell, side);
    double all = 0.0;
    for (int kind = 0; kind < kinds; ++kind) {
        const ParticleIds& id = particleIds(side, kind);
        all += cell.parameters[id.active] * cell.parameters[id.maximum];
    }
    const double factor = fitted.capacity_Ah / wholeCapacity_Ah(cell, side);
    double before = 0.0, wanted = 0.0;
    for (int kind = 0; kind < kinds; ++kind) {
        const ParticleIds& id = particleIds(side, kind);
        double& active = cell.parameters[id.active];
        const double share = active * cell.parameters[id.maximum] / all;
        before += active;
        wanted += active *= factor * fitted.shares[static_cast<std::size_t>(kind)] / share;
    }
    const double room =
        cell.has(CurveId::ElectrolyteConductivity) ? 1.0 - cell.parameters[electrodeIds(side).porosity] : 1.0;
    const double fits = std::min(1.0, std::max(room, before) / wanted);
    for (int kind = 0; kind < kinds; ++kind) {
        const ParticleIds& id = particleIds(side, kind);
        cell.parameters[id.active] *= fits;
        cell.parameters[id.maximum] /= fits;
    }
    // What each material holds at the ends when the cell rests there.
    const auto at = [&](double mean) {
        return electrodeAtRest(cell, side, std::clamp(mean, 0.0, 1.0)).stoichiometry;
    };
    const KindShares charged = at(fitted.charged), discharged = at(fitted.discharged);
    for (int kind = 0; kind < kinds; ++kind) {
        const auto k = static_cast<std::size_t>(kind);
        const ParticleIds& id = particleIds(side, kind);
        std::tie(cell.parameters[id.minimumStoichiometry], cell.parameters[id.maximumStoichiometry]) =
            std::minmax(charged[k], discharged[k]);
    }
}

std::vector<std::string> doubtsOf(const WindowFit& fit, double rate)
{
    constexpr double kSlow = 1.0 / 15.0, kCorrelated = 0.9;
    std::vector<std::string> out;
    if (const FittedValue* v = fit.impossible())
        out.push_back("The " + v->name + ", would be " + formatRounded(v->value, 4) +
                      ", where no electrode can be: these are not the potentials of this cell.");
    if (const FittedValue& r = fit.values[kResistance]; r.value + r.half < 0.0)
        out.push_back(
            "The resistance comes out below 0: neither the potentials nor the current can be quite those "
            "of this cell.");
    if (rate > kSlow)
        out.push_back("The current is " + formatRounded(rate, 2) +
                      " C: what a current costs is known to the first order only. C/20 or slower is meant.");
    if (fit.correlation > kCorrelated)
        out.push_back("Neighbouring residuals go together (correlation " + formatRounded(fit.correlation, 3) +
                      "): they are errors of the model, of which the intervals know little.");
    return out;
}

const FittedValue* WindowFit::impossible() const
{
    const auto at = std::ranges::find_if(values, [](const FittedValue& v) {
        return v.name.starts_with("stoichiometry") && !(v.value + v.half >= 0.0 && v.value - v.half <= 1.0);
    });
    return at == values.end() ? nullptr : &*at;
}

} // namespace interphase
