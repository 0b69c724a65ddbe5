#include "calibrate/slow_electrode.h"

#include "cell/open_circuit.h"
#include "cell/particle_ids.h"

#include <algorithm>
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
        return {u.value, u.slope, {meanStoichiometry}};
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
    State out{u, (m_potential_V[index] - u) / step, {}};
    out.potential_V += out.slope_V * (meanStoichiometry - from);
    for (std::size_t kind = 0; kind < a.size(); ++kind)
        out.stoichiometry[kind] = a[kind] + (meanStoichiometry - from) / step * (b[kind] - a[kind]);
    return out;
}

} // namespace interphase
