// What a DFN can tell beside the voltage.
#include "core/constants.h"
#include "electrochem/dfn_solver.h"

#include <algorithm>

namespace interphase {

void DfnSolver::chooseObservables()
{
    m_observables.clear();
    if (!m_options.observables)
        return;
    for (const std::string_view name :
         {"open_circuit_V", "reaction_n_V", "reaction_p_V", "film_V", "concentration_V",
          "electrolyte_ohmic_V", "solid_ohmic_V", "contact_V", "negative_potential_V", "positive_potential_V",
          "plating_potential_V"})
        m_observables.push_back({name, "V"});
    for (const std::string_view name :
         {"heat_ohmic_W", "heat_reaction_W", "heat_reversible_W", "heat_total_W"})
        m_observables.push_back({name, "W"});
    if (m_options.model.physics.thermal == ThermalKind::Conduction) {
        m_observables.push_back({"core_temperature_K", "K"});
        m_observables.push_back({"surface_temperature_K", "K"});
    }
    if (m_options.model.physics.sei != SeiKind::None) {
        m_observables.push_back({"sei_thickness_m", "m"});
        m_observables.push_back({"sei_lithium_Ah", "Ah"});
    }
    if (m_options.model.physics.plating != PlatingKind::None) {
        m_observables.push_back({"plated_lithium_Ah", "Ah"});
        m_observables.push_back({"dead_lithium_Ah", "Ah"});
    }
    const ParameterValues& p = m_cell->parameters;
    if (p[ParameterId::NegativeLossRate] + p[ParameterId::NegativeLossPerCurrent] > 0.0)
        m_observables.push_back({"active_material_n", "1"});
    if (p[ParameterId::PositiveLossRate] + p[ParameterId::PositiveLossPerCurrent] > 0.0)
        m_observables.push_back({"active_material_p", "1"});
}

void DfnSolver::recordObservables(std::span<double> out)
{
    const DfnLayout& l = m_system.layout();
    const SlowLayout& s = m_system.slowLayout();
    const auto n = static_cast<std::size_t>(l.cells());
    // The fields of this very state: the last residual may be that of an iterate. Rates of the modes do not
    // enter them.
    const std::span<double> rates(m_observed.data(), m_y.size()),
        residual(rates.data() + m_y.size(), m_y.size());
    const std::span<double> solid(residual.data() + m_y.size(), n), electrolyte(solid.data() + n, n);
    std::ranges::fill(rates, 0.0);
    if (m_system.hasDoubleLayer())
        std::copy_n(m_stepper.vRate(), n, rates.begin() + l.potential());
    std::size_t at = 0;
    const auto add = [&](double value) { out[at++] = value; };
    if (!m_system.residual(m_trace.time(m_trace.points() - 1), m_y.data(), rates.data(), residual.data())) {
        std::fill(out.begin(), out.end(), 0.0);
        return;
    }
    m_system.potentials(m_y.data(), solid, electrolyte);
    const DfnSystem::VoltageParts v = m_system.voltageParts(m_y.data(), electrolyte);
    for (const double part : {v.openCircuit, v.reactionNegative, v.reactionPositive, v.film, v.concentration,
                              v.electrolyte, v.solid, v.contact})
        add(part);
    // Against a lithium reference that sits in the middle of the separator.
    const auto middle = static_cast<std::size_t>(l.negative + l.separator / 2);
    const double reference =
        l.separator % 2 ? electrolyte[middle] : 0.5 * (electrolyte[middle - 1] + electrolyte[middle]);
    add(-reference);
    add(m_y[static_cast<std::size_t>(l.voltage())] - v.contact - reference);
    const double* potential = m_y.data() + l.potential();
    add(*std::min_element(potential, potential + l.negative));
    const DfnSystem::Heat<double> q = m_system.heat(m_y.data());
    add(q.electrolyte + q.solid + q.contact);
    add(q.reaction + q.film);
    add(q.reversible);
    add(q.total());
    const CellCoefficients<double>& k = m_system.coefficients();
    const double volume = k.area * k.negative.thickness, toAh = kFaraday / 3600.0;
    const double* slow = m_slow.data();
    if (m_options.model.physics.thermal == ThermalKind::Conduction)
        for (const double temperature : m_system.extremeTemperatures(slow))
            add(temperature);
    if (m_options.model.physics.sei != SeiKind::None) {
        const ParameterValues& p = m_cell->parameters;
        const double thickness = m_system.ageingMean(slow + s.thickness());
        add(thickness);
        add((thickness - p[ParameterId::SeiThickness]) * k.negative.surface * volume *
            p[ParameterId::SeiLithiumRatio] / p[ParameterId::SeiMolarVolume] * toAh);
    }
    if (m_options.model.physics.plating != PlatingKind::None) {
        add(m_system.ageingMean(slow + s.plated()) * volume * toAh);
        add(m_system.ageingMean(slow + s.dead()) * volume * toAh);
    }
    for (const Observable& o : std::span(m_observables).subspan(at))
        add(slow[SlowLayout::kActive + (o.name == "active_material_p" ? 1 : 0)]);
}

} // namespace interphase
