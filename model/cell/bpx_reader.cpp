#include "cell/bpx.h"
#include "cell/bpx_fields.h"
#include "cell/bpx_header.h"
#include "cell/sampling.h"
#include "core/files.h"
#include "core/text.h"

#include <cmath>

namespace interphase {
namespace {

using bpx::Fields;
using enum ParameterId;

constexpr std::size_t kLargestFile = 16'000'000;

// What a malformed formula or an unusable function leads to, with its place in the file.
template <class F>
auto withPlace(const Fields& fields, std::string_view path, F&& f)
{
    try {
        return f();
    } catch (const InputError& error) {
        fields.refuse(MessageId::BpxFunction, path, {error.message().english()});
    }
}

Curve makeCurve(CurveId id, const FunctionSpec& spec, double restConcentration)
{
    if (id == CurveId::ElectrolyteConductivity || id == CurveId::ElectrolyteDiffusivity)
        return electrolyteCurve(spec, restConcentration);
    return stoichiometryCurve(spec);
}

void readCurves(Fields& fields, Cell& cell)
{
    const double restConcentration = cell.parameters[ElectrolyteConcentration];
    for (std::size_t i = 0; i < kCurveCount; ++i) {
        const auto id = static_cast<CurveId>(i);
        const std::string_view path = bpx::curvePath(id);
        const bool optional = id == CurveId::NegativeEntropic || id == CurveId::PositiveEntropic;
        cell.functions[i] = optional && !fields.has(path) ? FunctionSpec(0.0) : fields.function(path);
        cell.curves[i] = withPlace(fields, path, [&] {
            return std::make_shared<const Curve>(makeCurve(id, cell.functions[i], restConcentration));
        });
    }
}

// A diffusivity may be written as a formula, as long as it is the same everywhere.
double constant(Fields& fields, std::string_view path)
{
    const FunctionSpec spec = fields.function(path);
    const auto value = withPlace(fields, path, [&] { return constantValue(spec); });
    if (!value)
        fields.refuse(MessageId::BpxNotSupported, path,
                      {"a diffusivity that depends on the stoichiometry", "a constant"});
    return *value;
}

void checkBounds(const Fields& fields, const ParameterInfo& info, std::string_view path, double value)
{
    if (value >= info.lower && value <= info.upper)
        return;
    fields.refuse(MessageId::BpxOutOfBounds, path,
                  {std::isfinite(value) ? formatNumber(value) : "no finite number", formatNumber(info.lower),
                   formatNumber(info.upper), info.unit == "1" ? "" : " " + std::string(info.unit)});
}

// eps_s = a R / 3 of spheres, unless the file states the fraction itself.
double activeFraction(Fields& fields, const ParameterInfo& info, const std::string& electrode)
{
    const std::string area = electrode + "/" + std::string(bpx::kSurfaceArea);
    if (fields.has(info.path)) {
        if (fields.has(area))
            fields.number(area);
        return fields.number(info.path);
    }
    return fields.number(area) * fields.number(electrode + "/Particle radius [m]") / 3.0;
}

double temperature(Fields& fields, const ParameterInfo& info)
{
    if (fields.has(info.path))
        return fields.number(info.path);
    if (fields.has(bpx::kAmbientTemperature))
        return fields.look(bpx::kAmbientTemperature);
    const ParameterInfo& reference = parameterInfo(ReferenceTemperature);
    return fields.has(reference.path) ? fields.look(reference.path) : *bpx::defaultValue(reference.id);
}

double readParameter(Fields& fields, const Cell& cell, const ParameterInfo& info)
{
    switch (info.id) {
    case NegativeActiveFraction:
        return activeFraction(fields, info, "Negative electrode");
    case PositiveActiveFraction:
        return activeFraction(fields, info, "Positive electrode");
    case Temperature:
        return temperature(fields, info);
    case AmbientTemperature:
        return fields.has(info.path) ? fields.number(info.path) : cell.parameters[Temperature];
    case NegativeDiffusivity:
    case PositiveDiffusivity:
        return constant(fields, info.path);
    default:
        break;
    }
    const auto standard = bpx::defaultValue(info.id);
    return standard && !fields.has(info.path) ? *standard : fields.number(info.path);
}

void readParameters(Fields& fields, Cell& cell)
{
    for (const ParameterInfo& info : parameterInfos()) {
        const double value = readParameter(fields, cell, info);
        checkBounds(fields, info, info.path, value);
        cell.parameters[info.id] = value;
    }
}

void checkOrder(const Fields& fields, const Cell& cell, ParameterId lower, ParameterId upper)
{
    const double a = cell.parameters[lower], b = cell.parameters[upper];
    if (!(a < b))
        fields.refuse(MessageId::BpxInconsistent, parameterInfo(lower).path,
                      {formatNumber(a), "less than the maximum, " + formatNumber(b)});
}

void checkSolidFits(const Fields& fields, const Cell& cell, ParameterId active, ParameterId porosity)
{
    const double sum = cell.parameters[active] + cell.parameters[porosity];
    if (sum > 1.0 + 1e-3)
        fields.refuse(MessageId::BpxInconsistent, parameterInfo(porosity).path,
                      {"porosity and active material of " + formatRounded(sum, 6) + " together",
                       "at most 1; the active fraction is the surface area times the radius over 3"});
}

void readVoltages(Fields& fields, Cell& cell)
{
    cell.nominalCapacity_Ah = fields.number(bpx::kNominalCapacity);
    if (!(cell.nominalCapacity_Ah > 0.0))
        fields.refuse(MessageId::BpxInconsistent, bpx::kNominalCapacity,
                      {formatNumber(cell.nominalCapacity_Ah), "more than 0"});
    cell.lowerVoltage_V = fields.number(bpx::kLowerVoltage);
    cell.upperVoltage_V = fields.number(bpx::kUpperVoltage);
    if (!(cell.lowerVoltage_V < cell.upperVoltage_V))
        fields.refuse(MessageId::BpxInconsistent, bpx::kLowerVoltage,
                      {formatNumber(cell.lowerVoltage_V) + " V",
                       "less than the upper cut-off, " + formatNumber(cell.upperVoltage_V) + " V"});
}

// A file may say what these models cannot do. Reading it as if it had not would be wrong.
void checkSupported(Fields& fields)
{
    for (const auto& [path, text] : fields.rest()) {
        const bool hysteresis =
            path.find("ithiation OCP") != std::string::npos || path.find("hysteresis") != std::string::npos;
        if (hysteresis)
            fields.refuse(MessageId::BpxNotSupported, path,
                          {"open-circuit hysteresis", "one \"OCP [V]\" each"});
        if (path.starts_with("Degradation/") && text != "0" && text != "0.0")
            fields.refuse(MessageId::BpxNotSupported, path, {"a degraded state", "0 or no such field"});
    }
}

} // namespace

Cell parseBpx(const std::string& json, const std::string& fileName)
{
    const JsonSource source(json, fileName);
    const bpx::Header header = bpx::readHeader(source);
    Cell cell;
    cell.title = header.title;
    cell.description = header.description;
    if (!header.references.empty())
        cell.otherFields["Header/References"] = Json(header.references).dump();
    if (source.root().contains("Validation"))
        cell.otherFields["Validation"] = source.root()["Validation"].dump();
    Fields fields(source, header.legacy);
    checkSupported(fields);
    readVoltages(fields, cell);
    readParameters(fields, cell);
    readCurves(fields, cell);
    checkOrder(fields, cell, NegativeMinimumStoichiometry, NegativeMaximumStoichiometry);
    checkOrder(fields, cell, PositiveMinimumStoichiometry, PositiveMaximumStoichiometry);
    checkSolidFits(fields, cell, NegativeActiveFraction, NegativePorosity);
    checkSolidFits(fields, cell, PositiveActiveFraction, PositivePorosity);
    cell.otherFields.merge(fields.rest());
    return cell;
}

Cell readBpx(const std::string& file)
{
    return parseBpx(readTextFile(file, "a BPX parameter set", kLargestFile), file);
}

} // namespace interphase
