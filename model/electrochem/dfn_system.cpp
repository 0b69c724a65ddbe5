// Construction, the state at the start, and what is read off a state. Symbols as in dfn_equations.cpp.
#include "electrochem/dfn_system.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace interphase {
template <class S>
void DfnFields<S>::resize(const DfnLayout& layout)
{
    const auto n = static_cast<std::size_t>(layout.cells()), sites = static_cast<std::size_t>(layout.sites());
    for (auto* values :
         {&absolute, &logC, &kappa, &d, &deficit, &chi, &resistance, &saltFlow, &diffusion, &released})
        values->assign(n, S(0.0));
    for (auto* values : {&flux, &ionic, &drag})
        values->assign(n + 1, S(0.0));
    for (auto* values : {&potential, &entropic, &exchange, &eta, &branch})
        values->assign(sites, S(0.0));
    for (auto* values : {&sei, &plating})
        values->assign(sites, S(0.0));
    for (auto* values : {&seiV, &sideV, &sideJ, &sideC})
        values->assign(sites, 0.0);
    for (auto* values : {&kappaSlope, &dSlope, &deficitSlope, &chiSlope})
        values->assign(n, 0.0);
    for (auto* values :
         {&potentialSlope, &entropicSlope, &etaByCurrent, &sideByCurrent, &etaSlope, &branchByCurrent})
        values->assign(sites, 0.0);
}

DfnSystem::DfnSystem(const DfnResolution& resolution, const DfnModel& model)
    : m_model(model),
      m_layout(resolution, model),
      m_slowLayout{model.physics.ages() ? m_layout.ageingSites() : 0,
                   model.physics.thermal == ThermalKind::Conduction ? kHeatLayers : 0,
                   model.particles.anyRemembers() ? m_layout.sites() : 0,
                   model.salt[0] + model.salt[1] + model.salt[2]},
      m_particles(resolution.modes),
      m_shells(resolution.shells)
{
    for (const DfnLayout::Phase& p : m_layout.phases)
        m_anyShells = m_anyShells || p.shells;
    if (m_anyShells)
        m_shellState.resize(static_cast<std::size_t>(m_layout.concentration()));
    m_carried.resize(static_cast<std::size_t>(m_layout.sites()));
    for (const int cells : {m_layout.negative, m_layout.separator, m_layout.positive})
        for (const double w : gradedWidths(cells, resolution.grading))
            m_fractions.push_back(w);
    m_fields.resize(m_layout);
    m_dualFields.resize(m_layout);
    for (auto* values : {&m_fields.saltC, &m_fields.saltLog})
        values->resize(static_cast<std::size_t>(m_slowLayout.saltCells));
    for (auto* values : {&m_dualFields.saltC, &m_dualFields.saltLog})
        values->resize(static_cast<std::size_t>(m_slowLayout.saltCells));
    m_dualResidual.resize(static_cast<std::size_t>(m_layout.unknowns()));
    m_dualState.resize(static_cast<std::size_t>(m_layout.size()));
    m_dualModes.resize(static_cast<std::size_t>(m_layout.concentration()));
    m_dualTheta.resize(static_cast<std::size_t>(m_layout.sites()));
    m_theta.resize(m_dualTheta.size());
    m_reaction.resize(m_dualTheta.size());
    m_concentration.resize(static_cast<std::size_t>(m_layout.cells()));
    m_vRate.resize(m_concentration.size());
    m_work.resize(m_dualState.size());
    const auto slow = static_cast<std::size_t>(m_slowLayout.size());
    m_source.resize(slow);
    m_decay.resize(slow);
    m_dualSource.resize(slow);
    m_dualDecay.resize(slow);
}

void DfnSystem::setCell(const Cell& cell)
{
    using enum ParameterId;
    m_cell = &cell;
    m_parameters = cell.parameters;
    layOut(cellCoefficients(cell.parameters), m_layout, m_fractions, m_model.electrolyte, m_terms);
    const CellPhysics& physics = m_model.physics;
    m_loses = m_follows = false;
    for (const DfnLayout::Phase& phase : m_layout.phases)
        m_follows = m_follows || follows(phase);
    for (const ParameterId id :
         {NegativeLossRate, NegativeLossPerCurrent, PositiveLossRate, PositiveLossPerCurrent})
        m_loses = m_loses || cell.parameters[id] > 0.0;
    m_slow = m_loses || !physics.isPlain() || m_slowLayout.memory > 0 || isSpme();
    if (m_slowLayout.memory > 0 || isSpme()) {
        initialSlow(cell.parameters, m_source.data());
        remember(m_source.data(), m_terms);
    }
    if (isSpme()) {
        for (std::size_t i = 0; i < m_source.size(); ++i)
            m_decay[i] = -kStandstill * m_source[i];
        layOutSalt(m_parameters, m_source.data(), kStandstill, m_decay.data(), m_terms);
    }
    m_variableSalt =
        m_model.electrolyte && (cell.has(CurveId::Transference) || cell.has(CurveId::ThermodynamicFactor));
    m_doubleLayer = m_terms.k.negative.doubleLayer > 0.0 || m_terms.k.positive.doubleLayer > 0.0;
}

std::vector<double> DfnSystem::cellCentres() const
{
    std::vector<double> centres;
    double face = 0.0;
    for (const double h : m_terms.width) {
        centres.push_back(face + 0.5 * h);
        face += h;
    }
    return centres;
}

void DfnSystem::initialState(std::span<double> y) const
{
    std::fill(y.begin(), y.end(), 0.0);
    std::fill_n(y.begin() + m_layout.concentration(), m_layout.cells(), 1.0);
    double u0[2] = {0.0, 0.0};
    for (const DfnLayout::Phase& p : m_layout.phases) {
        const auto theta = startStoichiometries(*m_cell, m_terms.k, p.side);
        std::fill_n(y.begin() + p.modes, p.shells ? p.count * p.radial : p.count,
                    theta[static_cast<std::size_t>(p.index)]);
        if (p.index > 0) // v is that of the first kind
            continue;
        const double u = startPotential(*m_cell, p.side, theta[0], electrode(p));
        std::fill_n(y.begin() + m_layout.potential() + p.cell, p.count, u);
        u0[p.side == Side::Negative ? 0 : 1] = u;
    }
    y[static_cast<std::size_t>(m_layout.voltage())] = u0[1] - u0[0];
}

void DfnSystem::initialDirections(std::span<double> lanes) const
{
    std::fill(lanes.begin(), lanes.end(), 0.0);
    Lanes* out = asLanes(lanes.data());
    const CellCoefficients<Dual>& k = m_directions->k;
    for (const DfnLayout::Phase& p : m_layout.phases) {
        const auto theta = startStoichiometries(*m_cell, k, p.side);
        for (int i = 0; i < (p.shells ? p.count * p.radial : p.count); ++i)
            out[p.modes + i] = theta[static_cast<std::size_t>(p.index)].slope;
        const ElectrodeCoefficients<Dual>& e = k.electrode(p.side);
        if (p.index > 0 || !(e.doubleLayer.value > 0.0))
            continue;
        const Dual u = startPotential(*m_cell, p.side, theta[0], e);
        for (int i = 0; i < p.count; ++i)
            out[m_layout.potential() + p.cell + i] = u.slope;
    }
}

} // namespace interphase
