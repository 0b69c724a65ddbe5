#include "calibrate/slow_electrode.h"

#include "cell/open_circuit.h"
#include "cell/particle_ids.h"
#include "electrochem/coefficients.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace interphase {
namespace {

constexpr int kSteps = 2000; ///< of the stoichiometry of each kind

/// Falling potentials of one kind over even steps of its stoichiometry; where they would rise, level.
struct Fall
{
    std::vector<double> potential_V;

    /// The stoichiometry at a potential, 0 or 1 past the ends.
    double at(double potential) const
    {
        const auto next = std::ranges::lower_bound(potential_V, potential, std::greater{});
        if (next == potential_V.begin())
            return 0.0;
        if (next == potential_V.end())
            return 1.0;
        const double before = *(next - 1);
        return (static_cast<double>(next - potential_V.begin()) - (*next - potential) / (*next - before)) /
               kSteps;
    }
};

} // namespace

SlowElectrode::SlowElectrode(const Cell& cell, Side side, double current_A)
    : m_cell(cell),
      m_side(side),
      m_current_A(current_A),
      m_kinds(kindsOf(cell, side))
{
    double all = 0.0;
    for (int kind = 0; kind < m_kinds; ++kind) {
        const ParticleIds& id = particleIds(side, kind);
        all += m_shares[static_cast<std::size_t>(kind)] =
            cell.parameters[id.active] * cell.parameters[id.maximum];
    }
    for (double& share : m_shares)
        share /= all;
    if (m_kinds > 1)
        tabulate();
}

Curve::Sample SlowElectrode::potential(double stoichiometry, int kind) const
{
    const ParticleIds& id = particleIds(m_side, kind);
    Curve::Sample u = restPotential(m_cell, m_side, stoichiometry, kind);
    if (m_cell.has(id.lithiation) && !remembers(m_cell, m_side, kind)) {
        const bool fills = (m_current_A > 0.0) == (m_side == Side::Positive);
        const Curve::Sample branch = m_cell.curve(fills ? id.lithiation : id.delithiation).at(stoichiometry),
                            mean = m_cell.curve(id.ocp).at(stoichiometry);
        u.value += branch.value - mean.value;
        u.slope += branch.slope - mean.slope;
    }
    return u;
}

void SlowElectrode::tabulate()
{
    std::vector<Fall> falls(static_cast<std::size_t>(m_kinds));
    for (int kind = 0; kind < m_kinds; ++kind) {
        std::vector<double>& own = falls[static_cast<std::size_t>(kind)].potential_V;
        for (int i = 0; i <= kSteps; ++i) {
            const double u = potential(static_cast<double>(i) / kSteps, kind).value;
            own.push_back(i == 0 ? u : std::min(u, own.back()));
        }
        m_potential_V.insert(m_potential_V.end(), own.begin(), own.end());
    }
    std::ranges::sort(m_potential_V, std::greater{});
    m_potential_V.erase(std::unique(m_potential_V.begin(), m_potential_V.end()), m_potential_V.end());
    for (const double u : m_potential_V) {
        KindShares held{};
        for (std::size_t kind = 0; kind < falls.size(); ++kind)
            held[kind] = falls[kind].at(u);
        m_held.push_back(held);
    }
}

SlowElectrode::State SlowElectrode::at(double meanStoichiometry, const KindShares& shares) const
{
    if (m_kinds == 1) {
        const Curve::Sample u = potential(meanStoichiometry, 0);
        return {u.value, u.slope, {meanStoichiometry}, {1.0}};
    }
    const auto mean = [&](const KindShares& held) {
        return std::inner_product(held.begin(), held.end(), shares.begin(), 0.0);
    };
    const auto next = std::clamp(std::ranges::lower_bound(m_held, meanStoichiometry, std::less{}, mean),
                                 m_held.begin() + 1, m_held.end() - 1);
    const KindShares &a = *(next - 1), &b = *next;
    const double from = mean(a), step = mean(b) - from;
    const auto index = static_cast<std::size_t>(next - m_held.begin());
    const double u = m_potential_V[index - 1];
    State out{u, (m_potential_V[index] - u) / step, {}, {}};
    out.potential_V += out.slope_V * (meanStoichiometry - from);
    for (std::size_t kind = 0; kind < a.size(); ++kind) {
        out.perMean[kind] = (b[kind] - a[kind]) / step;
        out.stoichiometry[kind] = a[kind] + (meanStoichiometry - from) * out.perMean[kind];
    }
    return out;
}

SlowElectrode::Passing SlowElectrode::passing(double meanStoichiometry, const KindShares& shares,
                                              double rate_1_s) const
{
    Passing out;
    const State mean = at(meanStoichiometry, shares);
    for (int kind = 0; kind < m_kinds; ++kind) {
        const auto k = static_cast<std::size_t>(kind);
        out.leads[k] = shares[k] * mean.perMean[k] * rate_1_s *
                       surfaceLead_s(m_cell, m_side, kind, mean.stoichiometry[k]);
    }
    const State surface =
        at(meanStoichiometry + std::accumulate(out.leads.begin(), out.leads.end(), 0.0), shares);
    for (int kind = 0; kind < m_kinds; ++kind) {
        const auto k = static_cast<std::size_t>(kind);
        out.overpotential_V += shares[k] * surface.perMean[k] *
                               overpotential_V(surface.stoichiometry[k], kind, rate_1_s * surface.perMean[k]);
    }
    return out;
}

/// j0 = F k theta^b (1 - theta)^(1 - b) and what j, from the rate at which the particles fill, takes of it.
double SlowElectrode::overpotential_V(double stoichiometry, int kind, double rate_1_s) const
{
    constexpr double kEnd = 1e-3; // j0 vanishes at both ends
    const ParticleCoefficients<double> particle = particleCoefficients(m_cell.parameters, m_side, kind);
    const double theta = std::clamp(stoichiometry, kEnd, 1.0 - kEnd);
    const double j0 = particle.exchange * std::pow(theta, particle.exponent) *
                      std::pow(1.0 - theta, 1.0 - particle.exponent);
    const double j = -rate_1_s / (3.0 * particle.uptake);
    const double thermal_V = kGasConstant / kFaraday * m_cell.parameters[ParameterId::Temperature];
    return thermal_V * asymmetricOverpotential(j / j0, particle.transfer);
}

double surfaceLead_s(const Cell& cell, Side side, int kind, double stoichiometry)
{
    const ParticleCoefficients<double> particle = particleCoefficients(cell.parameters, side, kind);
    const CurveId integral = particleIds(side, kind).diffusivityIntegral;
    double rate = particle.diffusionRate;
    if (cell.has(integral))
        rate *= cell.curve(integral).at(std::clamp(stoichiometry, 0.0, 1.0)).slope;
    // R^2 in the mean over volumes that are lognormal, R being the radius with the same surface.
    const double sizes = 1.0 + particle.spread * particle.spread;
    return sizes * sizes * sizes / (15.0 * rate);
}

} // namespace interphase
