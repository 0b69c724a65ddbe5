#include "cell/active_fraction.h"
#include "cell/bpx.h"
#include "cell/bpx_fields.h"
#include "cell/bpx_header.h"
#include "cell/branches.h"
#include "cell/open_circuit.h"
#include "cell/particle_ids.h"
#include "cell/sampling.h"
#include "core/files.h"
#include "core/text.h"

#include <cmath>
#include <vector>

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
        std::string sentence = error.message().english();
        if (sentence.ends_with('.')) // it goes on within another
            sentence.pop_back();
        fields.refuse(MessageId::BpxFunction, path, {sentence});
    }
}

Curve makeCurve(CurveId id, const FunctionSpec& spec, double restConcentration)
{
    if (id == CurveId::ElectrolyteConductivity || id == CurveId::ElectrolyteDiffusivity)
        return electrolyteCurve(spec, restConcentration);
    return isPotential(id) ? potentialCurve(spec) : stoichiometryCurve(spec);
}

/// The integral of D / D0 over the stoichiometry: the flux between two places is the difference of its
/// values, however D varies between them (Kirchhoff).
Curve diffusivityIntegral(const FunctionSpec& spec, double atParameter)
{
    constexpr int kIntervals = 4096;
    const ExactFunction f = exactFunction(spec);
    const auto usable = [&](double x) { return std::isfinite(f(x).value); };
    const double lower = usable(0.0) ? 0.0 : kSingularMargin,
                 upper = usable(1.0) ? 1.0 : 1.0 - kSingularMargin;
    const double step = (upper - lower) / kIntervals;
    const auto relative = [&](double x) {
        const double value = f(x).value;
        if (!std::isfinite(value))
            throw InputError(MessageId::FunctionNotFinite, {formatRounded(x, 6)});
        if (!(value > 0.0))
            throw InputError(MessageId::InvalidArgument, {"at the stoichiometry " + formatRounded(x, 4),
                                                          "found " + formatRounded(value, 4), "more than 0"});
        return value / atParameter;
    };
    std::vector<Curve::Sample> nodes{{0.0, relative(lower)}};
    for (int i = 1; i <= kIntervals; ++i) {
        const Curve::Sample& before = nodes.back();
        const double here = relative(lower + i * step), middle = relative(lower + (i - 0.5) * step);
        nodes.push_back({before.value + step / 6.0 * (before.slope + 4.0 * middle + here), here});
    }
    const auto node = [&](double x) {
        return nodes[static_cast<std::size_t>(std::lround((x - lower) / step))];
    };
    return {node, lower, upper, kIntervals};
}

/// A branch of a hysteresis: where BPX 1.1 has it, or as its example files of 0.4 call it.
std::string branchPath(const Fields& fields, CurveId id)
{
    const std::string path(bpx::curvePath(id));
    const auto slash = path.find('/');
    const bool in = path.find("(lithiation)") != std::string::npos;
    const std::string other =
        "User-defined/" + path.substr(0, slash) + (in ? " lithiation OCP [V]" : " delithiation OCP [V]");
    return !fields.has(path) && fields.has(other) && path.find('/', slash + 1) == std::string::npos ? other
                                                                                                    : path;
}

void readCurve(Fields& fields, Cell& cell, CurveId id, const std::string& path)
{
    const auto i = static_cast<std::size_t>(id);
    cell.functions[i] = fields.function(path);
    cell.curves[i] = withPlace(fields, path, [&] {
        return std::make_shared<const Curve>(
            makeCurve(id, cell.functions[i], cell.parameters[ElectrolyteConcentration]));
    });
}

/// What a parameter may be a function of the electrolyte's concentration for, relative to it.
void readRelative(Fields& fields, Cell& cell, CurveId id)
{
    const std::string path(bpx::curvePath(id));
    if (!fields.has(path))
        return;
    const FunctionSpec spec = fields.function(path);
    if (withPlace(fields, path, [&] { return constantValue(spec); }))
        return;
    const auto i = static_cast<std::size_t>(id);
    cell.functions[i] = spec;
    cell.curves[i] = withPlace(fields, path, [&] {
        return std::make_shared<const Curve>(relativeCurve(spec, cell.parameters[ElectrolyteConcentration]));
    });
}

/// Both branches of a hysteresis, or none; the potential at rest is their mean.
void readBranches(Fields& fields, Cell& cell, const ParticleIds& particle)
{
    const std::string lithiation = branchPath(fields, particle.lithiation);
    const std::string delithiation = branchPath(fields, particle.delithiation);
    if (!fields.has(lithiation) && !fields.has(delithiation))
        return;
    readCurve(fields, cell, particle.lithiation, lithiation);
    readCurve(fields, cell, particle.delithiation, delithiation);
    restBetweenBranches(cell, particle);
    if (fields.has(bpx::curvePath(particle.ocp)))
        cell.functions[static_cast<std::size_t>(particle.ocp)] =
            fields.function(bpx::curvePath(particle.ocp));
}

/// Potential, entropic coefficient and diffusivity of one kind of particle, as far as there is one.
void readParticle(Fields& fields, Cell& cell, const ParticleIds& particle)
{
    const bool primary = static_cast<std::size_t>(particle.ocp) < kRequiredCurves;
    const std::string ocp(bpx::curvePath(particle.ocp)), entropic(bpx::curvePath(particle.entropic));
    readBranches(fields, cell, particle);
    if (!cell.has(particle.ocp) && (primary || fields.has(ocp)))
        readCurve(fields, cell, particle.ocp, ocp);
    if (!cell.has(particle.ocp))
        return;
    if (fields.has(entropic))
        readCurve(fields, cell, particle.entropic, entropic);
    else
        cell.curves[static_cast<std::size_t>(particle.entropic)] = std::make_shared<const Curve>(0.0);
    const std::string path(bpx::curvePath(particle.diffusivityIntegral));
    const FunctionSpec diffusivity = fields.function(path);
    if (withPlace(fields, path, [&] { return constantValue(diffusivity); }))
        return;
    const auto i = static_cast<std::size_t>(particle.diffusivityIntegral);
    cell.functions[i] = diffusivity;
    cell.curves[i] = withPlace(fields, path, [&] {
        return std::make_shared<const Curve>(
            diffusivityIntegral(diffusivity, cell.parameters[particle.diffusivity]));
    });
}

void readCurves(Fields& fields, Cell& cell, bool hasElectrolyte)
{
    for (int kind = 0; kind < kMostKinds; ++kind)
        for (const Side side : {Side::Negative, Side::Positive})
            readParticle(fields, cell, particleIds(side, kind));
    if (!hasElectrolyte)
        return;
    for (const CurveId id : {CurveId::ElectrolyteConductivity, CurveId::ElectrolyteDiffusivity})
        readCurve(fields, cell, id, std::string(bpx::curvePath(id)));
    readRelative(fields, cell, CurveId::Transference);
    readRelative(fields, cell, CurveId::ThermodynamicFactor);
}

/// Where what a parameter stands for depends on a state, the parameter is its value there.
double representative(Fields& fields, std::string_view path, double state)
{
    const FunctionSpec spec = fields.function(path);
    return withPlace(fields, path, [&] {
        const auto value = constantValue(spec);
        return value ? *value : exactFunction(spec)(state).value;
    });
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

/// Of a kind of particle after the first, if there is one.
double readParticleParameter(Fields& fields, const ParticleIds& own, const ParameterInfo& info)
{
    const std::string particles(info.path.substr(0, info.path.rfind('/')));
    if (info.id == own.active && fields.has(particles + "/" + std::string(bpx::kSurfaceArea)))
        return activeFraction(fields, info, particles);
    if (!fields.has(info.path))
        return *bpx::defaultValue(info.id);
    return info.id == own.diffusivity ? representative(fields, info.path, 0.5) : fields.number(info.path);
}

/// A parameter that a file of model SPM does not say: no SPM depends on it, and no other model runs.
bool isPlaceholder(const Fields& fields, const ParameterInfo& info)
{
    return fields.isSingleParticle() && !fields.has(info.path) &&
           (bpx::isOfElectrolyte(info.path) || info.id == ElectrolyteConcentration);
}
double placeholder(ParameterId id)
{
    switch (id) {
    case ElectrolyteConcentration:
        return 1000.0;
    case SeparatorThickness:
        return 1e-5;
    case NegativeConductivity:
    case PositiveConductivity:
        return 1.0;
    default: // porosities, transport efficiencies, t+
        return 0.3;
    }
}

double readParameter(Fields& fields, const Cell& cell, const ParameterInfo& info)
{
    if (const auto particle = particleOf(info.id))
        return readParticleParameter(fields, particleIds(particle->side, particle->kind), info);
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
        return representative(fields, info.path, 0.5);
    case TransferenceNumber:
        if (isPlaceholder(fields, info))
            break;
        return representative(fields, info.path, cell.parameters[ElectrolyteConcentration]);
    case ThermodynamicFactor:
        if (fields.has(info.path))
            return representative(fields, info.path, cell.parameters[ElectrolyteConcentration]);
        break;
    default:
        break;
    }
    if (isPlaceholder(fields, info))
        return placeholder(info.id);
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

void checkSolidFits(const Fields& fields, const Cell& cell, Side side)
{
    const ParameterId porosity = electrodeIds(side).porosity;
    const double sum =
        activeFraction(cell, side) + (fields.isSingleParticle() ? 0.0 : cell.parameters[porosity]);
    if (sum > kMostSolidAndPores)
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
        if (fields.isSingleParticle() && bpx::isOfElectrolyte(path))
            fields.refuse(MessageId::BpxInconsistent, path,
                          {"a field of the electrolyte in a file of model SPM",
                           R"(no such field, or the model "DFN" or "SPMe")"});
        const bool nothing = text == "0" || text == "0.0";
        if (path.starts_with("Degradation/") && !nothing)
            fields.refuse(MessageId::BpxNotSupported, path, {"a degraded state", "0 or no such field"});
    }
}

/// A state belongs to a hysteresis that remembers, and that to branches.
void checkHysteresis(const Fields& fields, const Cell& cell)
{
    for (const Side side : {Side::Negative, Side::Positive})
        for (int kind = 0; kind < kMostKinds; ++kind) {
            const ParticleIds& id = particleIds(side, kind);
            if (cell.parameters[id.hysteresisDecay] > 0.0 && !cell.has(id.lithiation))
                fields.refuse(MessageId::BpxInconsistent, parameterInfo(id.hysteresisDecay).path,
                              {"a decay constant without branches",
                               "OCP (lithiation) [V] and OCP (delithiation) [V] beside it"});
            if (cell.parameters[id.hysteresisState] != 0.0 && !remembers(cell, side, kind))
                fields.refuse(MessageId::BpxInconsistent, parameterInfo(id.hysteresisState).path,
                              {"a state other than 0 without anything that remembers it",
                               "OCP hysteresis decay constant beside the branches of the electrode"});
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
    Fields fields(source, header);
    checkSupported(fields);
    readVoltages(fields, cell);
    readParameters(fields, cell);
    readCurves(fields, cell, !header.singleParticle);
    checkHysteresis(fields, cell);
    checkOrder(fields, cell, NegativeMinimumStoichiometry, NegativeMaximumStoichiometry);
    checkOrder(fields, cell, PositiveMinimumStoichiometry, PositiveMaximumStoichiometry);
    checkSolidFits(fields, cell, Side::Negative);
    checkSolidFits(fields, cell, Side::Positive);
    for (const char* electrode : {"Negative electrode", "Positive electrode"})
        if (const auto names = fields.particleNames(electrode); !names.empty())
            cell.otherFields[std::string(electrode) + "/Particle names"] = Json(names).dump();
    cell.otherFields.merge(fields.rest());
    return cell;
}

Cell readBpx(const std::string& file)
{
    return parseBpx(readTextFile(file, "a BPX parameter set", kLargestFile), file);
}

} // namespace interphase
