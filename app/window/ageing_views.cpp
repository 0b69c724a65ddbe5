#include "app/window/ageing_views.h"

#include "core/text.h"
#include "protocol/cycle_counter.h"
#include "ui/text/number.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace interphase {
namespace {

constexpr double kDay_s = 86400.0;
constexpr double kSmall_Ah = 0.5;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(AgeingViews)
};

QString charge(double value_Ah)
{
    return std::abs(value_Ah) < kSmall_Ah ? formatNumber(1e3 * value_Ah, 3) + QStringLiteral(" mAh")
                                          : formatNumber(value_Ah, 4) + QStringLiteral(" Ah");
}

/// An observable at the end of each cycle; empty where the model has none of that name, or it stays at 0.
std::vector<double> column(const AgeingCycles& run, std::string_view name)
{
    const auto found = std::ranges::find(run.names, name);
    if (found == run.names.end())
        return {};
    const auto at = static_cast<std::size_t>(found - run.names.begin());
    std::vector<double> out;
    for (const CycleSummary& c : run.cycles)
        out.push_back(c.more[at]);
    const bool nothing = std::ranges::all_of(out, [](double v) { return v == 0.0; });
    return nothing ? std::vector<double>() : out;
}

/// What is gone, cycle by cycle, without what comes back.
struct LostLithium
{
    std::vector<double> sei, plated, dead, material, all; ///< Ah; empty: the model has none
};

LostLithium lostLithium(const AgeingCycles& run)
{
    LostLithium out{column(run, "sei_lithium_Ah"), {}, column(run, "dead_lithium_Ah"), {}, {}};
    if (!run.platedComesBack)
        out.plated = column(run, "plated_lithium_Ah");
    for (const CycleSummary& c : run.cycles)
        out.all.push_back(c.lithiumLost_Ah);
    if (column(run, "active_material_n").empty() && column(run, "active_material_p").empty())
        return out;
    out.material = out.all;
    for (const std::vector<double>* part : {&out.sei, &out.plated, &out.dead})
        for (std::size_t i = 0; i < part->size(); ++i)
            out.material[i] -= (*part)[i];
    return out;
}

std::vector<double> resistances(const AgeingCycles& run)
{
    std::vector<double> out;
    for (const CycleSummary& c : run.cycles)
        out.push_back(c.resistance_ohm);
    return out;
}

/// The cycle that later ones are compared with: the first begins at rest from full, the others where the one
/// before ended.
std::size_t firstCompared(const AgeingCycles& run)
{
    return run.cycles.size() > 2 ? 1 : 0;
}

void addPanel(const QString& name, const QString& unit, std::vector<AgeingLine> lines, AgeingView& out)
{
    std::erase_if(lines, [](const AgeingLine& line) {
        return std::ranges::none_of(line.value, [](double v) { return std::isfinite(v); });
    });
    if (!lines.empty())
        out.panels.push_back({name, unit, std::move(lines)});
}

void addPanels(const AgeingCycles& run, AgeingView& out)
{
    std::vector<double> capacity;
    for (const CycleSummary& c : run.cycles) {
        out.cycles.push_back(c.cycle);
        capacity.push_back(c.discharge_Ah);
    }
    if (firstCompared(run) > 0)
        capacity.front() = std::numeric_limits<double>::quiet_NaN();
    const QString ah = QStringLiteral("Ah");
    addPanel(Words::tr("Capacity"), ah, {{Words::tr("Capacity"), capacity}}, out);
    std::vector<double> resistance = resistances(run);
    if (firstCompared(run) > 0)
        resistance.front() = std::numeric_limits<double>::quiet_NaN();
    addPanel(Words::tr("Resistance"), QStringLiteral("ohm"), {{Words::tr("Resistance"), resistance}}, out);
    addPanel(Words::tr("SEI"), QStringLiteral("m"),
             {{Words::tr("SEI thickness"), column(run, "sei_thickness_m")}}, out);
    const LostLithium lost = lostLithium(run);
    std::vector<AgeingLine> parts{{Words::tr("in the SEI"), lost.sei},
                                  {Words::tr("plated"), lost.plated},
                                  {Words::tr("dead"), lost.dead},
                                  {Words::tr("in lost material"), lost.material}};
    if (std::ranges::count_if(parts, [](const AgeingLine& line) { return !line.value.empty(); }) > 1)
        parts.push_back({Words::tr("lost in all"), lost.all});
    if (run.platedComesBack)
        parts.push_back({Words::tr("plated, comes back"), column(run, "plated_lithium_Ah")});
    addPanel(run.platedComesBack ? Words::tr("Lithium") : Words::tr("Lithium lost"), ah, std::move(parts),
             out);
    addPanel(Words::tr("Active material"), QStringLiteral("1"),
             {{Words::tr("negative"), column(run, "active_material_n")},
              {Words::tr("positive"), column(run, "active_material_p")}},
             out);
}

/// "4.983 → 4.711 Ah, −5.4 %".
QString change(double first, double last, double factor, const QString& unit)
{
    const double percent = 100.0 * (last / first - 1.0);
    const QString sign = percent < 0.0 ? QStringLiteral("−") : QStringLiteral("+");
    const int places = std::clamp(3 - qFloor(std::log10(std::abs(factor * last))), 0, 6);
    // A line breaks behind the comma, never between a number and its unit.
    return QStringLiteral("%1\u00a0→ %2\u00a0%3, %4%5\u00a0%")
        .arg(factor * first, 0, 'f', places)
        .arg(factor * last, 0, 'f', places)
        .arg(unit, sign, formatNumber(std::abs(percent), 2));
}

void addFigures(const AgeingCycles& run, AgeingView& out)
{
    const CycleSummary &first = run.cycles[firstCompared(run)], &last = run.cycles.back();
    const auto add = [&](const QString& name, const QString& text) { out.figures.push_back({name, text}); };
    add(Words::tr("Cycles"),
        Words::tr("%1, %2 days").arg(last.cycle).arg(formatNumber(last.end_s / kDay_s, 3)));
    if (first.discharge_Ah > 0.0 && last.discharge_Ah > 0.0)
        add(Words::tr("Capacity"), change(first.discharge_Ah, last.discharge_Ah, 1.0, QStringLiteral("Ah")));
    const std::vector<double> r = resistances(run);
    const auto known = std::find_if(r.begin() + static_cast<std::ptrdiff_t>(firstCompared(run)), r.end(),
                                    [](double v) { return std::isfinite(v); });
    if (known != r.end() && std::isfinite(r.back()))
        add(Words::tr("Resistance"), change(*known, r.back(), 1e3, QStringLiteral("mΩ")));
    const LostLithium lost = lostLithium(run);
    const auto lithium = [&](const QString& name, const std::vector<double>& values) {
        if (!values.empty() && std::isfinite(values.back()))
            add(name, charge(values.back()));
    };
    if (run.platedComesBack)
        lithium(Words::tr("Lithium plated"), column(run, "plated_lithium_Ah"));
    lithium(Words::tr("Lithium lost"), lost.all);
    for (const auto& [name, values] :
         {std::pair{Words::tr("in the SEI"), &lost.sei}, std::pair{Words::tr("plated"), &lost.plated},
          std::pair{Words::tr("dead"), &lost.dead}, std::pair{Words::tr("in lost material"), &lost.material}})
        lithium(QStringLiteral("– ") + name, *values);
}

/// What was skipped, and what that may cost.
QString skippedText(const AgeingCycles& run, bool running, const AgeingRequestView& request)
{
    if (run.skipped > 0)
        return Words::tr(
                   "%1 of %2 cycles were skipped (shaded); that changes the capacity by at most some %3.")
            .arg(run.skipped)
            .arg(run.cycles.back().cycle)
            .arg(charge(run.skipError_Ah));
    if (request.skip && !running)
        return Words::tr("No cycle was skipped: their changes are not small and steady enough for that.");
    return {};
}

QString summaryOf(const AgeingCycles& run, bool running, const AgeingRequestView& request)
{
    QStringList sentences{skippedText(run, running, request)};
    if (firstCompared(run) > 0)
        sentences << Words::tr("Compared with cycle 2: the first begins at rest.");
    sentences.removeAll(QString());
    return sentences.join(QLatin1Char(' '));
}

} // namespace

AgeingCycles cyclesOf(const SimulationResult& result, const CellPhysics& physics)
{
    AgeingCycles out;
    for (const auto& [name, values] : result.more)
        out.names.push_back(name);
    out.cycles = result.cycles;
    out.skipped = result.skippedCycles;
    out.skipError_Ah = result.skipError_Ah;
    out.platedComesBack = platedComesBack(physics);
    return out;
}

QString firstProtocol(const Cell& cell)
{
    const QString low = formatNumber(cell.lowerVoltage_V, 4), high = formatNumber(cell.upperVoltage_V, 4);
    // The step language is the same everywhere: not translated.
    return QStringLiteral("discharge at 1C until %1 V\ncharge at 0.5C until %2 V\nhold at %2 V until C/50")
        .arg(low, high);
}

double firstTolerance_Ah(const Cell& cell)
{
    return parseNumber(formatRounded(1e-4 * cell.nominalCapacity_Ah, 1)).value_or(1e-4);
}

Protocol ageingProtocol(const AgeingRequestView& request, double nominalCapacity_Ah)
{
    const std::string steps = request.protocol.toStdString();
    parseProtocol(steps, nominalCapacity_Ah); // what is wrong with it is told without the brackets below
    return parseProtocol("[" + steps + "\n] repeat " + std::to_string(request.cycles), nominalCapacity_Ah);
}

bool ages(const Cell& cell, const CellPhysics& physics)
{
    const ParameterValues& p = cell.parameters;
    const double loss = p[ParameterId::NegativeLossRate] + p[ParameterId::NegativeLossPerCurrent] +
                        p[ParameterId::PositiveLossRate] + p[ParameterId::PositiveLossPerCurrent];
    return physics.sei != SeiKind::None || physics.plating != PlatingKind::None || loss > 0.0;
}

void addCycles(const AgeingCycles& run, bool running, AgeingView& out)
{
    if (run.cycles.empty())
        return;
    addPanels(run, out);
    for (std::size_t i = 1; run.skipped > 0 && i < out.cycles.size(); ++i)
        if (out.cycles[i] > out.cycles[i - 1] + 1.0)
            out.skipped.emplace_back(out.cycles[i - 1] + 1.0, out.cycles[i] - 1.0);
    addFigures(run, out);
    out.summary = summaryOf(run, running, out.request);
}

} // namespace interphase
