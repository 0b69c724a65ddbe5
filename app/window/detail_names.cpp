#include "app/window/detail_names.h"

#include <QCoreApplication>

#include <algorithm>

namespace interphase {
namespace {

/// A quantity of the model and how it is called here.
struct Name
{
    const char* key;
    const char* text;
};

constexpr Name kProfiles[] = {
    {"electrolyte_concentration_mol_m3", QT_TRANSLATE_NOOP("DetailViews", "Electrolyte concentration")},
    {"electrolyte_potential_V", QT_TRANSLATE_NOOP("DetailViews", "Electrolyte potential")},
    {"solid_potential_V", QT_TRANSLATE_NOOP("DetailViews", "Solid potential")},
    {"reaction_current_A_m2", QT_TRANSLATE_NOOP("DetailViews", "Reaction current density")},
    {"surface_stoichiometry", QT_TRANSLATE_NOOP("DetailViews", "Surface stoichiometry")},
    {"thermodynamic_overpotential_V", QT_TRANSLATE_NOOP("DetailViews", "Overpotential against equilibrium")},
    {"kinetic_overpotential_V", QT_TRANSLATE_NOOP("DetailViews", "Overpotential of the reaction")},
    {"double_layer_current_A_m2", QT_TRANSLATE_NOOP("DetailViews", "Double-layer current density")},
    {"stoichiometry_n", QT_TRANSLATE_NOOP("DetailViews", "Stoichiometry, negative")},
    {"stoichiometry_p", QT_TRANSLATE_NOOP("DetailViews", "Stoichiometry, positive")},
    {"stoichiometry_n_collector",
     QT_TRANSLATE_NOOP("DetailViews", "Stoichiometry, negative, at the collector")},
    {"stoichiometry_n_separator",
     QT_TRANSLATE_NOOP("DetailViews", "Stoichiometry, negative, at the separator")},
    {"stoichiometry_p_separator",
     QT_TRANSLATE_NOOP("DetailViews", "Stoichiometry, positive, at the separator")},
    {"stoichiometry_p_collector",
     QT_TRANSLATE_NOOP("DetailViews", "Stoichiometry, positive, at the collector")},
};
/// Over time, the losses with their sign in the voltage.
constexpr Name kObservables[] = {
    {"open_circuit_V", QT_TRANSLATE_NOOP("DetailViews", "Open-circuit voltage")},
    {"diffusion_n_V", QT_TRANSLATE_NOOP("DetailViews", "Solid diffusion, negative")},
    {"diffusion_p_V", QT_TRANSLATE_NOOP("DetailViews", "Solid diffusion, positive")},
    {"reaction_n_V", QT_TRANSLATE_NOOP("DetailViews", "Reaction overpotential, negative")},
    {"reaction_p_V", QT_TRANSLATE_NOOP("DetailViews", "Reaction overpotential, positive")},
    {"film_V", QT_TRANSLATE_NOOP("DetailViews", "Voltage over films")},
    {"concentration_V", QT_TRANSLATE_NOOP("DetailViews", "Concentration overpotential of the electrolyte")},
    {"electrolyte_ohmic_V", QT_TRANSLATE_NOOP("DetailViews", "Ohmic, electrolyte")},
    {"solid_ohmic_V", QT_TRANSLATE_NOOP("DetailViews", "Ohmic, solid")},
    {"contact_V", QT_TRANSLATE_NOOP("DetailViews", "Contacts")},
    {"negative_potential_V", QT_TRANSLATE_NOOP("DetailViews", "Negative electrode against the reference")},
    {"positive_potential_V", QT_TRANSLATE_NOOP("DetailViews", "Positive electrode against the reference")},
    {"plating_potential_V", QT_TRANSLATE_NOOP("DetailViews", "Lowest plating potential")},
    {"heat_total_W", QT_TRANSLATE_NOOP("DetailViews", "Heat, all sources")},
    {"heat_electrolyte_W", QT_TRANSLATE_NOOP("DetailViews", "Heat, ohmic in the electrolyte")},
    {"heat_concentration_W", QT_TRANSLATE_NOOP("DetailViews", "Heat, diffusion potential")},
    {"heat_solid_W", QT_TRANSLATE_NOOP("DetailViews", "Heat, ohmic in the solid")},
    {"heat_contact_W", QT_TRANSLATE_NOOP("DetailViews", "Heat, contacts")},
    {"heat_reaction_W", QT_TRANSLATE_NOOP("DetailViews", "Heat, reaction")},
    {"heat_reversible_W", QT_TRANSLATE_NOOP("DetailViews", "Heat, reversible")},
    {"heat_hysteresis_W", QT_TRANSLATE_NOOP("DetailViews", "Heat, hysteresis")},
    {"core_temperature_K", QT_TRANSLATE_NOOP("DetailViews", "Core temperature")},
    {"surface_temperature_K", QT_TRANSLATE_NOOP("DetailViews", "Surface temperature")},
    {"sei_thickness_m", QT_TRANSLATE_NOOP("DetailViews", "SEI thickness")},
    {"open_porosity_n", QT_TRANSLATE_NOOP("DetailViews", "Open porosity, negative electrode")},
    {"sei_lithium_Ah", QT_TRANSLATE_NOOP("DetailViews", "Lithium in the SEI")},
    {"plated_lithium_Ah", QT_TRANSLATE_NOOP("DetailViews", "Plated lithium")},
    {"dead_lithium_Ah", QT_TRANSLATE_NOOP("DetailViews", "Dead lithium")},
    {"active_material_n", QT_TRANSLATE_NOOP("DetailViews", "Active material left, negative")},
    {"active_material_p", QT_TRANSLATE_NOOP("DetailViews", "Active material left, positive")},
    {"hysteresis_n", QT_TRANSLATE_NOOP("DetailViews", "Hysteresis state, negative")},
    {"hysteresis_p", QT_TRANSLATE_NOOP("DetailViews", "Hysteresis state, positive")},
    {"cyclable_lithium_Ah", QT_TRANSLATE_NOOP("DetailViews", "Lithium in the active material")},
};
constexpr const char* kOfKind[] = {
    QT_TRANSLATE_NOOP("DetailViews", "Lithium in %1"),
    QT_TRANSLATE_NOOP("DetailViews", "Current of %1"),
};

QString text(const char* source)
{
    return QCoreApplication::translate("DetailViews", source);
}

/// The name of a kind of particle of a blended electrode; empty: it has no such kind.
QString materialOf(const ModelDetails& details, Side side, std::size_t kind)
{
    std::vector<std::string> materials; // in their order
    for (const DetailProfile& p : details.inR)
        if (p.side == side && std::ranges::count(materials, p.material) == 0)
            materials.push_back(p.material);
    return kind < materials.size() ? QString::fromStdString(materials[kind]) : QString();
}

/// "lithium_n_secondary_Ah" or "current_p_primary_A".
QString nameOfKind(std::string_view key, const ModelDetails& details)
{
    const bool current = key.starts_with("current_");
    if (!current && !key.starts_with("lithium_"))
        return {};
    const std::string_view rest = key.substr(std::string_view("lithium_").size());
    for (std::size_t kind = 0; kind < std::size(kKindColumns); ++kind) {
        if (!rest.substr(2).starts_with(std::string(kKindColumns[kind]) + "_"))
            continue;
        const QString material =
            materialOf(details, rest.starts_with("n_") ? Side::Negative : Side::Positive, kind);
        return material.isEmpty() ? material : text(kOfKind[current ? 1 : 0]).arg(material);
    }
    return {};
}

} // namespace

QString profileName(const std::string& name)
{
    const auto* known = std::ranges::find_if(kProfiles, [&](const Name& n) { return name == n.key; });
    return known == std::end(kProfiles) ? QString::fromStdString(name) : text(known->text);
}

QString observableName(std::string_view key, const ModelDetails& details)
{
    const auto* known = std::ranges::find_if(kObservables, [&](const Name& n) { return key == n.key; });
    return known == std::end(kObservables) ? nameOfKind(key, details) : text(known->text);
}

} // namespace interphase
