// What a DFN can tell beside the voltage.
#include "electrochem/dfn_solver.h"

#include <algorithm>
#include <string>
#include <utility>

namespace interphase {
namespace {

using System = DfnSystem;

/// In the order of DfnSystem::Quantity, up to those of a kind of particle.
constexpr Observable kCells[] = {
    {"open_circuit_V", "V"},
    {"diffusion_n_V", "V"},
    {"diffusion_p_V", "V"},
    {"reaction_n_V", "V"},
    {"reaction_p_V", "V"},
    {"film_V", "V"},
    {"concentration_V", "V"},
    {"electrolyte_ohmic_V", "V"},
    {"solid_ohmic_V", "V"},
    {"contact_V", "V"},
    {"negative_potential_V", "V"},
    {"positive_potential_V", "V"},
    {"plating_potential_V", "V"},
    {"heat_electrolyte_W", "W"},
    {"heat_concentration_W", "W"},
    {"heat_solid_W", "W"},
    {"heat_contact_W", "W"},
    {"heat_reaction_W", "W"},
    {"heat_reversible_W", "W"},
    {"heat_hysteresis_W", "W"},
    {"heat_total_W", "W"},
    {"mean_temperature_K", "K"},
    {"mean_soc", "1"},
    {"mean_stoichiometry_n", "1"},
    {"mean_stoichiometry_p", "1"},
    {"core_temperature_K", "K"},
    {"surface_temperature_K", "K"},
    {"sei_thickness_m", "m"},
    {"open_porosity_n", "1"},
    {"sei_lithium_Ah", "Ah"},
    {"plated_lithium_Ah", "Ah"},
    {"dead_lithium_Ah", "Ah"},
    {"active_material_n", "1"},
    {"active_material_p", "1"},
    {"hysteresis_n", "1"},
    {"hysteresis_p", "1"},
    {"cyclable_lithium_Ah", "Ah"},
};
static_assert(std::size(kCells) == System::KindLithium);

/// The names of all, in the order of DfnSystem::Quantity.
const std::vector<Observable>& observableNames()
{
    static const std::vector<std::string> ofKinds = [] {
        std::vector<std::string> names;
        for (const auto& [what, unit] : {std::pair{"lithium_", "_Ah"}, std::pair{"current_", "_A"}})
            for (const char* side : {"n_", "p_"})
                for (const char* kind : kKindColumns)
                    names.push_back(std::string(what) + side + kind + unit);
        return names;
    }();
    static const std::vector<Observable> all = [] {
        std::vector<Observable> out(std::begin(kCells), std::end(kCells));
        for (const std::string& name : ofKinds)
            out.push_back({name, name.ends_with("_Ah") ? "Ah" : "A"});
        return out;
    }();
    return all;
}

bool hasBranches(const Cell& cell)
{
    for (const Side side : {Side::Negative, Side::Positive})
        for (int kind = 0; kind < kindsOf(cell, side); ++kind)
            if (cell.has(particleIds(side, kind).lithiation))
                return true;
    return false;
}

} // namespace

void DfnSolver::chooseObservables()
{
    m_observables.clear();
    m_quantities.clear();
    if (!m_options.observables)
        return;
    const CellPhysics& physics = m_options.model.physics;
    const ParameterValues& p = m_cell->parameters;
    const bool losesNegative =
                   p[ParameterId::NegativeLossRate] + p[ParameterId::NegativeLossPerCurrent] > 0.0,
               losesPositive =
                   p[ParameterId::PositiveLossRate] + p[ParameterId::PositiveLossPerCurrent] > 0.0;
    const auto has = [&](int quantity) {
        if (quantity >= System::KindLithium) { // of blended electrodes
            const int kind = (quantity - System::KindLithium) % (2 * kMostKinds);
            const int kinds = kindsOf(*m_cell, kind < kMostKinds ? Side::Negative : Side::Positive);
            return kinds > 1 && kind % kMostKinds < kinds;
        }
        switch (quantity) {
        case System::HeatHysteresis:
            return hasBranches(*m_cell);
        case System::MeanTemperature: // the trace has them anyway; here for their derivatives
        case System::MeanSoc:
        case System::MeanNegative:
        case System::MeanPositive:
            return m_options.observableGradients;
        case System::CoreTemperature:
        case System::SurfaceTemperature:
            return physics.thermal == ThermalKind::Conduction;
        case System::FilmThickness:
        case System::FilmLithium:
            return physics.sei != SeiKind::None;
        case System::OpenPorosity:
            return physics.seiFillsPores && (m_system.hasElectrolyte() || m_system.isSpme());
        case System::PlatedLithium:
        case System::DeadLithium:
            return physics.plating != PlatingKind::None;
        case System::ActiveNegative:
            return losesNegative;
        case System::ActivePositive:
            return losesPositive;
        case System::CyclableLithium:
            return physics.sei != SeiKind::None || physics.plating != PlatingKind::None || losesNegative ||
                   losesPositive;
        case System::HysteresisNegative:
        case System::HysteresisPositive:
            return m_options.model.particles.remembersIn(
                quantity == System::HysteresisNegative ? Side::Negative : Side::Positive);
        default:
            return true;
        }
    };
    for (int quantity = 0; quantity < System::kQuantities; ++quantity)
        if (has(quantity)) {
            m_quantities.push_back(quantity);
            m_observables.push_back(observableNames()[static_cast<std::size_t>(quantity)]);
        }
}

int DfnSolver::gradientColumn(int observable, int parameter) const
{
    return kTraceColumns + static_cast<int>(m_free.size()) * (1 + observable) + parameter +
           static_cast<int>(m_observables.size());
}

void DfnSolver::recordObservables(std::span<double> out)
{
    // The fields of this very state: the last residual may be that of an iterate. Rates of the modes do not
    // enter them.
    const std::span<double> rates(m_observed.data(), m_y.size()),
        residual(rates.data() + m_y.size(), m_y.size()),
        all(residual.data() + m_y.size(), System::kQuantities);
    std::ranges::fill(rates, 0.0);
    if (m_system.hasDoubleLayer())
        std::copy_n(m_stepper.vRate(), static_cast<std::size_t>(m_system.layout().cells()),
                    rates.begin() + m_system.layout().potential());
    if (!m_system.residual(m_trace.time(m_trace.points() - 1), m_y.data(), rates.data(), residual.data())) {
        std::ranges::fill(out, 0.0);
        return;
    }
    m_system.quantities(m_y.data(), m_slow.data(), all);
    for (std::size_t i = 0; i < m_quantities.size(); ++i)
        out[i] = all[static_cast<std::size_t>(m_quantities[i])];
    if (m_options.observableGradients && !m_free.empty())
        recordGradients(out.subspan(m_quantities.size()));
}

int DfnSolver::surfaceColumn() const
{
    return m_options.surfaceTemperature ? m_trace.columns() - 1 - static_cast<int>(m_free.size()) : -1;
}

void DfnSolver::recordSurface(std::span<double> out)
{
    std::ranges::fill(out, 0.0);
    out[0] = m_system.surfaceTemperature(m_cell->parameters, m_slow.data());
    for (std::size_t g = 0; g < m_directions.size(); ++g) {
        const int group = static_cast<int>(g);
        for (std::size_t i = 0; i < m_slow.size(); ++i)
            m_dualSlow[i] = Dual(m_slow[i], slowSensitivity(0, group)[i]);
        const Dual surface = m_system.surfaceTemperature(m_parameters[g], m_dualSlow.data());
        for (std::size_t p = 0; p < m_free.size(); ++p)
            if (m_lane[p] >= 0 && m_lane[p] / Dual::kLanes == group)
                out[1 + p] = surface.slope[m_lane[p] % Dual::kLanes];
    }
}

/// Observable by observable, the derivatives to all free parameters.
void DfnSolver::recordGradients(std::span<double> out)
{
    std::ranges::fill(out, 0.0);
    m_quantityDuals.resize(System::kQuantities);
    const double* vRate = m_stepper.vRate();
    for (std::size_t g = 0; g < m_directions.size(); ++g) {
        const int group = static_cast<int>(g);
        for (std::size_t i = 0; i < m_slow.size(); ++i)
            m_dualSlow[i] = Dual(m_slow[i], slowSensitivity(0, group)[i]);
        m_system.setDirections(m_directions[g]);
        if (!m_system.quantities(m_parameters[g], m_y.data(), vRate, sensitivity(0, group), m_dualSlow.data(),
                                 m_quantityDuals))
            continue;
        for (std::size_t p = 0; p < m_free.size(); ++p) {
            if (m_lane[p] / Dual::kLanes != group || m_lane[p] < 0)
                continue;
            for (std::size_t i = 0; i < m_quantities.size(); ++i)
                out[i * m_free.size() + p] = m_quantityDuals[static_cast<std::size_t>(m_quantities[i])]
                                                 .slope[m_lane[p] % Dual::kLanes];
        }
    }
}

} // namespace interphase
