#include "app/window/rate_map_views.h"

#include "ui/text/messages.h"
#include "ui/text/number.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <utility>

namespace interphase {
namespace {

constexpr double kCelsius_K = 273.15;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(RateMapViews)
};

std::vector<double> between(double first, double last, int count)
{
    std::vector<double> out;
    for (int i = 0; i < count; ++i)
        out.push_back(first + (last - first) * i / std::max(1, count - 1));
    return out;
}

double valueOf(const RateMapPoint& point, RateMapQuantity quantity)
{
    return quantity == RateMapQuantity::Energy ? point.energy_Wh : point.charge_Ah;
}

/// Why the point ended.
QString endText(const RateMapPoint& point, RateMapQuantity quantity)
{
    if (quantity != RateMapQuantity::Plating)
        return Words::tr("until the lower voltage limit");
    return point.plates ? Words::tr("until lithium may plate")
                        : Words::tr("until the upper voltage limit, without plating");
}

QString textOf(const RateMapPoint& point, RateMapQuantity quantity, const Cell& cell)
{
    const QString place =
        Words::tr("%1C (%2 A) at %3 K (%4 °C)")
            .arg(formatNumber(point.current_A / cell.nominalCapacity_Ah, 3), formatNumber(point.current_A, 3),
                 formatNumber(point.temperature_K, 5), formatNumber(point.temperature_K - kCelsius_K, 3));
    if (!point.status.ok())
        return QStringLiteral("%1\n%2").arg(place, messageText(point.status.reason));
    const QString unit = quantity == RateMapQuantity::Energy ? QStringLiteral("Wh") : QStringLiteral("Ah");
    QString value = QStringLiteral("%1 %2").arg(formatNumber(valueOf(point, quantity), 4), unit);
    if (quantity != RateMapQuantity::Energy)
        value = Words::tr("%1, %2 % of the nominal capacity")
                    .arg(value)
                    .arg(qRound(100.0 * point.charge_Ah / cell.nominalCapacity_Ah));
    return QStringLiteral("%1\n%2\n%3").arg(place, value, endText(point, quantity));
}

QString summaryOf(const RateMapView& view)
{
    const bool plating = view.quantity == RateMapQuantity::Plating;
    const QString limit = formatNumber(view.span.voltage_V, 4) + QStringLiteral(" V");
    QString from = Words::tr("%1 % charge").arg(formatNumber(100.0 * view.span.soc, 3));
    if (view.span.soc == 0.0 || view.span.soc == 1.0)
        from = view.span.soc == 0.0 ? Words::tr("empty") : Words::tr("full");
    QString text =
        plating ? Words::tr("A charge from %1, until the potential of the negative electrode against its "
                            "electrolyte falls to 0 V somewhere, or the voltage rises to %2.")
                : Words::tr("A discharge from %1 until %2.");
    text = text.arg(from, limit);
    if (!view.span.steps.isEmpty())
        text += QLatin1Char(' ') + Words::tr("Before it: %1.").arg(view.span.steps);
    const auto count = [&](auto&& holds) { return std::ranges::count_if(view.cells, holds); };
    if (plating && count([](const RateMapCell& c) { return c.plates; }) > 0)
        text += QLatin1Char(' ') + Words::tr("Line: from there on, lithium may plate.");
    else if (plating && count([](const RateMapCell& c) { return c.state == RateMapState::Solved; }) > 0)
        text += QLatin1Char(' ') + Words::tr("Nowhere on this map does lithium plate.");
    const auto failed = count([](const RateMapCell& c) { return c.state == RateMapState::Failed; });
    if (failed > 0)
        text +=
            QLatin1Char(' ') + Words::tr("Crosses: %1 of %2 points could not be solved; hovering says why.")
                                   .arg(failed)
                                   .arg(view.cells.size());
    return text;
}

/// A place of the map with the signed distance from plating; one ring around the points, half a step outside
/// them and as they are, so that lines reach the border of the map.
struct Corner
{
    double rate_C, temperature_K, margin_V;
    bool known;
};

class Corners
{
public:
    Corners(const RateMapPoints& points, const RateMapView& view) : m_points(points), m_view(view) {}

    int columns() const { return static_cast<int>(m_view.rates_C.size()) + 2; }
    int rows() const { return static_cast<int>(m_view.temperatures_K.size()) + 2; }
    Corner at(int row, int column) const
    {
        const auto [rate, r] = place(m_view.rates_C, column);
        const auto [temperature, t] = place(m_view.temperatures_K, row);
        const std::optional<RateMapPoint>& point = m_points[t * m_view.rates_C.size() + r];
        const bool known = point && point->status.ok();
        return {rate, temperature, known ? point->margin_V : 0.0, known};
    }

private:
    static std::pair<double, std::size_t> place(const std::vector<double>& places, int index)
    {
        const int last = static_cast<int>(places.size()) - 1, inside = std::clamp(index - 1, 0, last);
        const double half = last > 0 ? 0.5 * (places.back() - places.front()) / last : 0.5;
        return {places[static_cast<std::size_t>(inside)] + half * (index - 1 - inside),
                static_cast<std::size_t>(inside)};
    }
    const RateMapPoints& m_points;
    const RateMapView& m_view;
};

/// Where the margin is 0 within one square of neighbours, linear along its sides (marching squares).
void addPieces(const std::array<Corner, 4>& corners, std::vector<std::array<double, 4>>& out)
{
    if (!std::ranges::all_of(corners, &Corner::known))
        return;
    std::vector<std::array<double, 2>> crossings;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const Corner &a = corners[i], &b = corners[(i + 1) % corners.size()];
        if ((a.margin_V > 0.0) == (b.margin_V > 0.0))
            continue;
        const double share = a.margin_V / (a.margin_V - b.margin_V);
        crossings.push_back({a.rate_C + share * (b.rate_C - a.rate_C),
                             a.temperature_K + share * (b.temperature_K - a.temperature_K)});
    }
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2)
        out.push_back({crossings[i][0], crossings[i][1], crossings[i + 1][0], crossings[i + 1][1]});
}

std::vector<std::array<double, 4>> platingLine(const RateMapPoints& points, const RateMapView& view)
{
    std::vector<std::array<double, 4>> out;
    if (view.quantity != RateMapQuantity::Plating || points.size() != view.cells.size() || points.empty())
        return out;
    const Corners corners(points, view);
    for (int row = 0; row + 1 < corners.rows(); ++row)
        for (int column = 0; column + 1 < corners.columns(); ++column)
            addPieces({corners.at(row, column), corners.at(row, column + 1), corners.at(row + 1, column + 1),
                       corners.at(row + 1, column)},
                      out);
    return out;
}

} // namespace

std::vector<double> ratesOf(const RateMapGrid& grid)
{
    return between(grid.firstRate_C, grid.lastRate_C, grid.rates);
}

std::vector<double> temperaturesOf(const RateMapGrid& grid)
{
    return between(grid.coldest_K, grid.warmest_K, grid.temperatures);
}

RateMapKind kindOf(RateMapQuantity quantity)
{
    return quantity == RateMapQuantity::Plating ? RateMapKind::Plating : RateMapKind::Remaining;
}

RateMapSpan firstSpan(const Cell& cell, RateMapKind kind)
{
    return kind == RateMapKind::Plating ? RateMapSpan{0.0, cell.upperVoltage_V, {}}
                                        : RateMapSpan{1.0, cell.lowerVoltage_V, {}};
}

RateMapRequest mapRequest(const Cell& cell, ModelKind model, const CellPhysics& physics, RateMapKind kind,
                          const RateMapGrid& grid, const RateMapSpan& span)
{
    RateMapRequest request;
    request.cell = cell;
    request.cell.parameters[ParameterId::InitialSoc] = span.soc;
    request.options = quickOptions(model);
    request.options.physics = physics;
    if (physics.thermal == ThermalKind::Measured) // a map says the temperatures itself
        request.options.physics.thermal = ThermalKind::Isothermal;
    request.kind = kind;
    for (const double rate : ratesOf(grid))
        request.currents_A.push_back(rate * cell.nominalCapacity_Ah);
    request.temperatures_K = temperaturesOf(grid);
    request.voltage_V = span.voltage_V;
    return request;
}

void addMap(const RateMapPoints& points, const Cell& cell, RateMapView& out)
{
    out.rates_C = ratesOf(out.grid);
    out.temperatures_K = temperaturesOf(out.grid);
    const bool energy = out.quantity == RateMapQuantity::Energy;
    out.valueName = out.quantity == RateMapQuantity::Plating ? Words::tr("Charge before plating")
                    : energy                                 ? Words::tr("Energy")
                                                             : Words::tr("Charge");
    out.valueUnit = energy ? QStringLiteral("Wh") : QStringLiteral("Ah");
    out.cells.assign(out.rates_C.size() * out.temperatures_K.size(), {});
    for (std::size_t i = 0; i < points.size() && i < out.cells.size(); ++i) {
        if (!points[i])
            continue;
        RateMapCell& c = out.cells[i];
        c.state = points[i]->status.ok() ? RateMapState::Solved : RateMapState::Failed;
        c.value = points[i]->status.ok() ? valueOf(*points[i], out.quantity) : 0.0;
        c.plates = points[i]->status.ok() && points[i]->plates;
        c.text = textOf(*points[i], out.quantity, cell);
    }
    out.platingLine = platingLine(points, out);
    out.complete =
        !points.empty() && std::ranges::all_of(points, [](const auto& p) { return p.has_value(); });
    out.summary = summaryOf(out);
}

} // namespace interphase
