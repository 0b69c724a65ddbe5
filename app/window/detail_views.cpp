#include "app/window/detail_views.h"

#include "app/window/detail_names.h"
#include "ui/text/number.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <span>

namespace interphase {
namespace {

/// A part of a stacked figure: of which observable, and its short name.
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
    {"diffusion_n_V", QT_TRANSLATE_NOOP("DetailViews", "solid diffusion −")},
    {"diffusion_p_V", QT_TRANSLATE_NOOP("DetailViews", "solid diffusion +")},
};
constexpr Name kHeat[] = {
    {"heat_electrolyte_W", QT_TRANSLATE_NOOP("DetailViews", "electrolyte ohmic")},
    {"heat_solid_W", QT_TRANSLATE_NOOP("DetailViews", "solid ohmic")},
    {"heat_contact_W", QT_TRANSLATE_NOOP("DetailViews", "contacts")},
    {"heat_reaction_W", QT_TRANSLATE_NOOP("DetailViews", "reaction")},
    {"heat_concentration_W", QT_TRANSLATE_NOOP("DetailViews", "electrolyte conc.")},
    {"heat_reversible_W", QT_TRANSLATE_NOOP("DetailViews", "reversible")},
    {"heat_hysteresis_W", QT_TRANSLATE_NOOP("DetailViews", "hysteresis")},
};
constexpr const char* kTitles[] = {
    QT_TRANSLATE_NOOP("DetailViews", "Along x"),     QT_TRANSLATE_NOOP("DetailViews", "Along r"),
    QT_TRANSLATE_NOOP("DetailViews", "Position"),    QT_TRANSLATE_NOOP("DetailViews", "Radius, relative"),
    QT_TRANSLATE_NOOP("DetailViews", "Temperature"), QT_TRANSLATE_NOOP("DetailViews", "Heat"),
    QT_TRANSLATE_NOOP("DetailViews", "Time"),        QT_TRANSLATE_NOOP("DetailViews", "Over time"),
    QT_TRANSLATE_NOOP("DetailViews", "negative"),    QT_TRANSLATE_NOOP("DetailViews", "separator"),
    QT_TRANSLATE_NOOP("DetailViews", "positive"),
};
enum Title { InX, InR, Position, Radius, Temperature, Heat, Time, OverTime, Negative, Separator, Positive };

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
        OverpotentialView part{text(name.text), *values, static_cast<std::size_t>(&name - names.data())};
        for (double& v : part.value_V)
            v *= sign;
        out.overpotentials.push_back(std::move(part));
    }
}

/// "negative, Silicon, 5.2 µm".
QString materialOf(const DetailProfile& p, bool withSide)
{
    QStringList parts;
    if (p.side && withSide)
        parts << text(kTitles[*p.side == Side::Negative ? Negative : Positive]);
    if (!p.material.empty())
        parts << QString::fromStdString(p.material);
    if (p.radius_m > 0.0)
        parts << formatQuantity(p.radius_m, QStringLiteral("m"), 3);
    return parts.join(QStringLiteral(", "));
}

std::vector<ProfileDomainView> domainsOf(const ModelDetails& details)
{
    std::vector<ProfileDomainView> out;
    double begin = 0.0;
    for (std::size_t i = 0; i < details.thickness_m.size(); ++i) {
        out.push_back({text(kTitles[Negative + i]), begin, begin + details.thickness_m[i]});
        begin = out.back().end;
    }
    return out;
}

/// What has one value in a domain has it throughout: a line from border to border, not a point.
void fillDomains(ProfileSetView& set)
{
    ProfileSetView out = set;
    out.x.clear();
    out.values.assign(set.values.size(), {});
    for (const ProfileDomainView& domain : set.domains) {
        std::vector<std::size_t> inside;
        for (std::size_t i = 0; i < set.x.size(); ++i)
            if (set.x[i] >= domain.begin && set.x[i] < domain.end)
                inside.push_back(i);
        const auto add = [&](double x, std::size_t from) {
            out.x.push_back(x);
            for (std::size_t t = 0; t < set.values.size(); ++t)
                out.values[t].push_back(set.values[t][from]);
        };
        if (inside.size() == 1) {
            add(domain.begin, inside.front());
            add(domain.end, inside.front());
        }
        for (const std::size_t i : inside)
            if (inside.size() > 1)
                add(set.x[i], i);
    }
    set = std::move(out);
}

void addProfiles(const std::vector<DetailProfile>& profiles, const ModelDetails& details, bool inX,
                 ModelDetailsView& out)
{
    for (const DetailProfile& p : profiles) {
        if (p.values.empty())
            continue;
        ProfileSetView set;
        set.tab = text(kTitles[inX ? InX : InR]);
        set.material = materialOf(p, inX);
        set.xName = text(kTitles[inX ? Position : Radius]);
        set.xUnit = inX ? QStringLiteral("m") : QStringLiteral("1");
        set.yName = profileName(p.name);
        set.yUnit = QString::fromStdString(p.unit);
        set.x = p.place;
        set.sliceName = text(kTitles[Time]);
        set.sliceUnit = QStringLiteral("s");
        set.slices = details.profileTimes_s;
        set.values = p.values;
        if (inX) {
            set.domains = domainsOf(details);
            fillDomains(set);
        }
        out.profiles.push_back(std::move(set));
    }
}

/// Each observable as a line; those that stay nothing are left out.
void addObservables(const ModelDetails& details, ModelDetailsView& out)
{
    for (const auto& [observable, values] : details.observables) {
        if (std::ranges::all_of(values, [](double v) { return std::abs(v) == 0.0; }))
            continue;
        const QString name = observableName(observable.name, details);
        if (name.isEmpty())
            continue;
        ProfileSetView set;
        set.tab = text(kTitles[OverTime]);
        set.xName = text(kTitles[Time]);
        set.xUnit = QStringLiteral("s");
        set.yName = name;
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

ModelDetailsView detailsView(const ModelDetails& details)
{
    ModelDetailsView out;
    addObservables(details, out);
    addProfiles(details.inX, details, true, out);
    addProfiles(details.inR, details, false, out);
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
