#include "app/command/cell_arguments.h"
#include "app/command/command.h"
#include "app/command/terminal_progress.h"
#include "core/message.h"
#include "core/output_file.h"
#include "core/text.h"
#include "protocol/rate_map.h"

#include <algorithm>
#include <cmath>
#include <iostream>

namespace interphase {
namespace {

constexpr const char* kDescription =
    "The same question at several rates and temperatures, from one state, as CSV.\n"
    "remaining: the charge and energy that a discharge takes until the voltage falls to a limit, beside the "
    "state\n"
    "of charge, which knows nothing of rates. plating: how far a charge gets before lithium may plate (phi_s "
    "-\n"
    "phi_e of the negative electrode falls to 0 V somewhere; in an SPM or SPMe, in its mean) or the voltage "
    "rises\n"
    "to the limit. Without --soc a discharge begins full and a charge empty.\n"
    "Columns: rate_C, current_A, temperature_K, soc_before, soc_after, charge_Ah, energy_Wh, time_s, end.";
constexpr const char* kExample = "interphase map --parameters Chen2020 --kind remaining --soc 0.8 "
                                 "--rates 0.2,1,2 --temperatures 278.15,298.15 --output map.csv";
constexpr std::string_view kKinds[] = {"remaining", "plating"};

[[noreturn]] void refuse(const std::string& option, const std::string& found, const std::string& expected)
{
    throw InputError(MessageId::InvalidArgument, {option, "found \"" + found + "\"", expected});
}

/// Numbers above 0, separated by commas.
std::vector<double> listOf(const std::string& option, const std::string& text, const std::string& example)
{
    std::vector<double> out;
    for (const std::string_view word : split(text, ',')) {
        const auto value = parseNumber(trim(word));
        if (!value || !(*value > 0.0) || !std::isfinite(*value))
            refuse(option, text, "numbers above 0 separated by commas, such as " + example);
        out.push_back(*value);
    }
    return out;
}

struct MapArguments
{
    CellArguments cell;
    std::string kind = "remaining", rates = "0.2,0.5,1,2", temperatures, after, output;
    std::optional<double> voltage_V;
};

RateMapRequest requestOf(const MapArguments& a, const Resources& resources)
{
    RateMapRequest request;
    const auto* kind = std::ranges::find(kKinds, a.kind);
    if (kind == std::end(kKinds))
        refuse("--kind", a.kind, "remaining or plating");
    request.kind = static_cast<RateMapKind>(kind - std::begin(kKinds));
    CellArguments cell = a.cell;
    if (!cell.soc && request.kind == RateMapKind::Plating && a.after.empty())
        cell.soc = 0.0;
    request.cell = cellOf(cell, resources);
    request.options.model = modelOf(a.cell);
    request.options.physics = physicsOf(a.cell);
    if (request.options.physics.thermal == ThermalKind::Measured)
        refuse("--thermal", "measured",
               "isothermal, lumped or distributed: a map says the temperatures itself");
    const bool plating = request.kind == RateMapKind::Plating;
    request.voltage_V =
        a.voltage_V.value_or(plating ? request.cell.upperVoltage_V : request.cell.lowerVoltage_V);
    for (const double rate : listOf("--rates", a.rates, "0.2,1,2"))
        request.currents_A.push_back(rate * request.cell.nominalCapacity_Ah);
    if (a.temperatures.empty())
        request.temperatures_K = {request.cell.parameters[ParameterId::Temperature]};
    else
        request.temperatures_K = listOf("--temperatures", a.temperatures, "278.15,298.15");
    const ParameterInfo& info = parameterInfo(ParameterId::Temperature);
    for (const double t : request.temperatures_K)
        if (t < info.lower || t > info.upper)
            refuse("--temperatures", formatNumber(t),
                   formatNumber(info.lower) + " to " + formatNumber(info.upper) + " K");
    if (!a.after.empty())
        request.before = parseProtocol(a.after, request.cell.nominalCapacity_Ah);
    return request;
}

std::string endOf(const RateMapPoint& point)
{
    if (!point.status.ok())
        return "\"" + point.status.reason.english() + "\"";
    return point.plates ? "plating" : "voltage";
}

void write(const std::vector<RateMapPoint>& points, double oneC, OutputFile& file)
{
    file.write("rate_C,current_A,temperature_K,soc_before,soc_after,charge_Ah,energy_Wh,time_s,end\n");
    for (const RateMapPoint& p : points) {
        for (const double value : {p.current_A / oneC, p.current_A, p.temperature_K})
            file.write(formatNumber(value) + ",");
        for (const double value : {p.socBefore, p.socAfter, p.charge_Ah, p.energy_Wh, p.time_s})
            file.write((p.status.ok() ? formatNumber(value) : "") + ",");
        file.write(endOf(p) + "\n");
    }
}

} // namespace

int runMap(const Arguments& words, const CommandContext& context)
{
    MapArguments a;
    ArgumentParser parser("map", kDescription, kExample);
    addOptions(parser, a.cell);
    parser.text("--kind", "remaining|plating", a.kind, "what is asked (default: remaining)");
    parser.text("--rates", "C,C,...", a.rates, "C-rates of the nominal capacity (default: 0.2,0.5,1,2)");
    parser.text("--temperatures", "K,K,...", a.temperatures,
                "of the cell at the start and around it, in kelvin (default: --temperature)");
    parser.number("--until", "V", a.voltage_V, "limit of the voltage (default: the parameter set's)");
    parser.text("--after", "TEXT", a.after,
                "steps that come first, from full unless --soc says otherwise, such as \"discharge at 1C for "
                "600 s\"");
    parser.text("--output", "FILE.csv", a.output, "where the rows go", true);
    if (!parser.parse(words))
        return kDone;
    const RateMapRequest request = requestOf(a, context.resources);
    OutputFile file(a.output);
    const std::vector<RateMapPoint> points = rateMap(request, {context.stop, {}});
    if (context.stop.stop_requested())
        return kInterrupted;
    write(points, request.cell.nominalCapacity_Ah, file);
    file.commit();
    const auto failed = std::ranges::count_if(points, [](const RateMapPoint& p) { return !p.status.ok(); });
    if (failed > 0)
        std::cerr << failed << " of " << points.size()
                  << " points could not be solved; the column end says why.\n";
    return failed == static_cast<long>(points.size()) ? kNumericalFailure : kDone;
}

} // namespace interphase
