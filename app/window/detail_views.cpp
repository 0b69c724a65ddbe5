#include "app/window/detail_views.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

/// A quantity of the model and how it is called here.
struct Name
{
    const char* key;
    const char* text;
};

constexpr double kNothing = 1e-9; // V or W: what rounding leaves of a sum

// Losses: what lowers the voltage of a discharge counts upwards.
constexpr Name kLosses[] = {
    {"reaction_n_V", QT_TRANSLATE_NOOP("DetailViews", "reaction −")},
    {"reaction_p_V", QT_TRANSLATE_NOOP("DetailViews", "reaction +")},
    {"film_V", QT_TRANSLATE_NOOP("DetailViews", "film")},
    {"concentration_V", QT_TRANSLATE_NOOP("DetailViews", "electrolyte conc.")},
    {"electrolyte_ohmic_V", QT_TRANSLATE_NOOP("DetailViews", "electrolyte ohmic")},
    {"solid_ohmic_V", QT_TRANSLATE_NOOP("DetailViews", "solid ohmic")},
    {"contact_V", QT_TRANSLATE_NOOP("DetailViews", "contacts")},
};
constexpr Name kHeat[] = {
    {"heat_ohmic_W", QT_TRANSLATE_NOOP("DetailViews", "ohmic")},
    {"heat_reaction_W", QT_TRANSLATE_NOOP("DetailViews", "reaction")},
    {"heat_reversible_W", QT_TRANSLATE_NOOP("DetailViews", "reversible")},
    {"heat_hysteresis_W", QT_TRANSLATE_NOOP("DetailViews", "hysteresis")},
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
    {"heat_ohmic_W", QT_TRANSLATE_NOOP("DetailViews", "Heat, ohmic")},
    {"heat_reaction_W", QT_TRANSLATE_NOOP("DetailViews", "Heat, reaction")},
    {"heat_reversible_W", QT_TRANSLATE_NOOP("DetailViews", "Heat, reversible")},
    {"heat_hysteresis_W", QT_TRANSLATE_NOOP("DetailViews", "Heat, hysteresis")},
    {"core_temperature_K", QT_TRANSLATE_NOOP("DetailViews", "Core temperature")},
    {"surface_temperature_K", QT_TRANSLATE_NOOP("DetailViews", "Surface temperature")},
    {"sei_thickness_m", QT_TRANSLATE_NOOP("DetailViews", "SEI thickness")},
    {"sei_lithium_Ah", QT_TRANSLATE_NOOP("DetailViews", "Lithium in the SEI")},
    {"plated_lithium_Ah", QT_TRANSLATE_NOOP("DetailViews", "Plated lithium")},
    {"dead_lithium_Ah", QT_TRANSLATE_NOOP("DetailViews", "Dead lithium")},
    {"active_material_n", QT_TRANSLATE_NOOP("DetailViews", "Active material left, negative")},
    {"active_material_p", QT_TRANSLATE_NOOP("DetailViews", "Active material left, positive")},
    {"hysteresis_n", QT_TRANSLATE_NOOP("DetailViews", "Hysteresis state, negative")},
    {"hysteresis_p", QT_TRANSLATE_NOOP("DetailViews", "Hysteresis state, positive")},
};
constexpr const char* kTitles[] = {
    QT_TRANSLATE_NOOP("DetailViews", "Along x"),
    QT_TRANSLATE_NOOP("DetailViews", "Along r"),
    QT_TRANSLATE_NOOP("DetailViews", "Impedance"),
    QT_TRANSLATE_NOOP("DetailViews", "Position"),
    QT_TRANSLATE_NOOP("DetailViews", "Radius, relative"),
    QT_TRANSLATE_NOOP("DetailViews", "Re Z at half charge"),
    QT_TRANSLATE_NOOP("DetailViews", "−Im Z"),
    QT_TRANSLATE_NOOP("DetailViews", "Temperature"),
    QT_TRANSLATE_NOOP("DetailViews", "Heat"),
    QT_TRANSLATE_NOOP("DetailViews", "Time"),
    QT_TRANSLATE_NOOP("DetailViews", "Over time"),
};
enum Title { InX, InR, Impedance, Position, Radius, Real, Imaginary, Temperature, Heat, Time, OverTime };

QString text(const char* source)
{
    return QCoreApplication::translate("DetailViews", source);
}

const std::vector<double>* find(const ModelDetails& details, const char* key)
{
    for (const auto& [observable, values] : details.observables)
        if (observable.name == key)
            return &values;
    return nullptr;
}

/// Those of the parts that are there at all.
void stack(const ModelDetails& details, std::span<const Name> names, double sign, ModelCurveView& out)
{
    out.overpotentialTime_s = details.time_s;
    for (const Name& name : names) {
        const std::vector<double>* values = find(details, name.key);
        if (!values || std::ranges::all_of(*values, [](double v) { return std::abs(v) < kNothing; }))
            continue;
        OverpotentialView part{text(name.text), *values};
        for (double& v : part.value_V)
            v *= sign;
        out.overpotentials.push_back(std::move(part));
    }
}

void addProfiles(const std::vector<DetailProfile>& profiles, const std::vector<double>& times,
                 const QString& tab, const QString& xName, const QString& xUnit, ModelDetailsView& out)
{
    for (const DetailProfile& p : profiles) {
        if (p.values.empty())
            continue;
        ProfileSetView set;
        set.tab = tab;
        set.xName = xName;
        set.xUnit = xUnit;
        const auto* name = std::ranges::find_if(kProfiles, [&](const Name& n) { return p.name == n.key; });
        set.yName = name == std::end(kProfiles) ? QString::fromStdString(p.name) : text(name->text);
        set.yUnit = QString::fromStdString(p.unit);
        set.x = p.place;
        set.sliceName = text(kTitles[Time]);
        set.sliceUnit = QStringLiteral("s");
        set.slices = times;
        set.values = p.values;
        out.profiles.push_back(std::move(set));
    }
}

/// Each observable as a line; those that stay nothing are left out.
void addObservables(const ModelDetails& details, ModelDetailsView& out)
{
    for (const auto& [observable, values] : details.observables) {
        if (std::ranges::all_of(values, [](double v) { return std::abs(v) == 0.0; }))
            continue;
        const auto* name =
            std::ranges::find_if(kObservables, [&](const Name& n) { return observable.name == n.key; });
        if (name == std::end(kObservables))
            continue;
        ProfileSetView set;
        set.tab = text(kTitles[OverTime]);
        set.xName = text(kTitles[Time]);
        set.xUnit = QStringLiteral("s");
        set.yName = text(name->text);
        set.yUnit = QString::fromUtf8(observable.unit.data(), static_cast<qsizetype>(observable.unit.size()));
        set.x = details.time_s;
        set.slices = {0.0};
        set.values = {values};
        out.profiles.push_back(std::move(set));
    }
}

} // namespace

void addOverpotentials(const ModelDetails& details, ModelCurveView& out)
{
    stack(details, kLosses, -1.0, out);
}

ModelDetailsView detailsView(const ModelDetails& details, std::span<const double> frequencies_Hz,
                             std::span<const std::complex<double>> impedance_ohm)
{
    ModelDetailsView out;
    addObservables(details, out);
    addProfiles(details.inX, details.profileTimes_s, text(kTitles[InX]), text(kTitles[Position]),
                QStringLiteral("m"), out);
    addProfiles(details.inR, details.profileTimes_s, text(kTitles[InR]), text(kTitles[Radius]),
                QStringLiteral("1"), out);
    if (impedance_ohm.size() == frequencies_Hz.size() && !impedance_ohm.empty()) {
        ProfileSetView set;
        set.tab = text(kTitles[Impedance]);
        set.xName = text(kTitles[Real]);
        set.yName = text(kTitles[Imaginary]);
        set.xUnit = set.yUnit = QStringLiteral("ohm");
        set.slices = {0.0};
        set.values.emplace_back();
        // From high frequencies on, as people draw it.
        for (std::size_t i = impedance_ohm.size(); i-- > 0;) {
            set.x.push_back(impedance_ohm[i].real());
            set.values.front().push_back(-impedance_ohm[i].imag());
        }
        out.profiles.push_back(std::move(set));
    }
    if (!details.time_s.empty()) {
        ModelCurveView& heat = out.heat;
        heat.model = {details.time_s, details.temperature_K};
        heat.yName = text(kTitles[Temperature]);
        heat.yUnit = QStringLiteral("K");
        heat.stackName = text(kTitles[Heat]);
        heat.stackUnit = QStringLiteral("W");
        stack(details, kHeat, 1.0, heat);
    }
    return out;
}

} // namespace interphase
