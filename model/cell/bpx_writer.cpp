#include "cell/bpx.h"
#include "cell/bpx_schema.h"
#include "cell/json_source.h"
#include "cell/open_circuit.h"
#include "cell/particle_ids.h"
#include "cell/sampling.h"
#include "core/text.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

using enum ParameterId;

// Whole numbers without a decimal point, as people write them.
Json numberJson(double value)
{
    constexpr double kExact = 9007199254740992.0; // 2^53
    if (std::abs(value) < kExact && value == std::floor(value) && !std::signbit(value))
        return static_cast<long long>(value);
    return value;
}

Json tableColumn(const std::vector<double>& values)
{
    Json out = Json::array();
    for (const double value : values)
        out.push_back(numberJson(value));
    return out;
}

Json functionJson(const FunctionSpec& spec)
{
    if (const auto* number = std::get_if<double>(&spec))
        return numberJson(*number);
    if (const auto* text = std::get_if<std::string>(&spec))
        return *text;
    const auto& table = std::get<FunctionTable>(spec);
    return Json{{"x", tableColumn(table.x)}, {"y", tableColumn(table.y)}};
}

double surfaceArea(const Cell& cell, ParameterId fraction, ParameterId radius)
{
    return 3.0 * cell.parameters[fraction] / cell.parameters[radius];
}

/// Whether reading the surface area back gives this very active fraction.
bool followsFromArea(const Cell& cell, ParameterId fraction)
{
    const ParameterId radius =
        fraction == NegativeActiveFraction ? NegativeParticleRadius : PositiveParticleRadius;
    return surfaceArea(cell, fraction, radius) * cell.parameters[radius] / 3.0 == cell.parameters[fraction];
}

class Writer
{
public:
    explicit Writer(const Cell& cell) : m_cell(cell) {}

    std::string write()
    {
        writeHeader();
        for (const bpx::Section& section : bpx::sections())
            for (const std::string_view field : section.fields)
                writeField(std::string(section.name) + "/" + std::string(field));
        for (const Side side : {Side::Negative, Side::Positive})
            blend(side);
        writeHysteresisStates();
        writeOwnParameters();
        for (const auto& [path, text] : m_cell.otherFields)
            if (path.starts_with("User-defined/") || path == "Validation")
                place(path) = Json::parse(text);
        return m_root.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
    }

private:
    void writeHeader()
    {
        Json& header = m_root["Header"];
        header = {{"BPX", "1.1.0"}, {"Title", m_cell.title}, {"Description", m_cell.description}};
        if (const auto found = m_cell.otherFields.find("Header/References");
            found != m_cell.otherFields.end())
            header["References"] = Json::parse(found->second);
        header["Model"] = isSingleParticle() ? "SPM" : "DFN";
    }

    Json& place(std::string_view path)
    {
        Json* node = &m_root;
        for (const std::string& key : bpx::keysOf(path))
            node = &(*node)[key];
        return *node;
    }

    void writeField(const std::string& path)
    {
        const auto other = m_cell.otherFields.find(path);
        if (const auto curve = bpx::findCurve(path); curve && isStated(*curve))
            place(path) = curveJson(*curve);
        else if (const auto id = findParameter(path); id && !isUnknown(*id))
            place(path) = numberJson(m_cell.parameters[*id]);
        else if (const auto value = derived(path))
            place(path) = numberJson(*value);
        else if (other != m_cell.otherFields.end())
            place(path) = Json::parse(other->second);
    }

    bool isSingleParticle() const { return !m_cell.has(CurveId::ElectrolyteConductivity); }

    /// Not the mean of two branches, which follows from them.
    bool isStated(CurveId id) const
    {
        if (!m_cell.has(id))
            return false;
        const std::string path(bpx::curvePath(id));
        const auto unit = path.find(" [V]");
        if (!path.ends_with("OCP [V]"))
            return true;
        const auto branch = bpx::findCurve(path.substr(0, unit) + " (lithiation)" + path.substr(unit));
        const auto* number = std::get_if<double>(&m_cell.functions[static_cast<std::size_t>(id)]);
        return !(branch && m_cell.has(*branch) && number != nullptr && *number == 0.0);
    }

    Json curveJson(CurveId id) const
    {
        const FunctionSpec& spec = m_cell.functions[static_cast<std::size_t>(id)];
        const auto parameter = findParameter(bpx::curvePath(id));
        if (!parameter)
            return functionJson(spec);
        // The parameter may have moved since it was read.
        const bool ofConcentration = id == CurveId::Transference || id == CurveId::ThermodynamicFactor;
        const double state = ofConcentration ? m_cell.parameters[ElectrolyteConcentration] : 0.5;
        const double factor = m_cell.parameters[*parameter] / exactFunction(spec)(state).value;
        if (std::abs(factor - 1.0) < 1e-12)
            return functionJson(spec);
        if (const auto* text = std::get_if<std::string>(&spec))
            return formatNumber(factor) + " * (" + *text + ")";
        FunctionTable table = std::get<FunctionTable>(spec);
        for (double& y : table.y)
            y *= factor;
        return functionJson(table);
    }

    /// Several kinds of particle: what belongs to each moves under its name.
    void blend(Side side)
    {
        const int kinds = kindsOf(m_cell, side);
        if (kinds < 2)
            return;
        const std::string electrode = side == Side::Negative ? "Negative electrode" : "Positive electrode";
        const std::vector<std::string> names = particleNames(m_cell, side);
        Json& fields = place(electrode);
        constexpr std::string_view kWhole[] = {"Thickness [m]", "Conductivity [S.m-1]", "Porosity",
                                               "Transport efficiency"};
        Json first = Json::object(), rest = Json::object();
        for (const auto& [key, value] : fields.items())
            (std::ranges::count(kWhole, key) > 0 ? rest : first)[key] = value;
        rest["Particle"] = {{names.front(), first}};
        for (int kind = 1; kind < kinds; ++kind)
            rest["Particle"][names[static_cast<std::size_t>(kind)]] = particleJson(electrode, side, kind);
        fields = rest;
    }

    Json particleJson(const std::string& electrode, Side side, int kind) const
    {
        Json out = Json::object();
        const ParticleIds& own = particleIds(side, kind);
        const auto section = std::ranges::find(bpx::sections(), electrode, &bpx::Section::name);
        for (const std::string_view name : section->fields) {
            const std::string path = electrode + "/" + std::string(particleGroup(kind)) + std::string(name);
            if (const auto curve = bpx::findCurve(path); curve && isStated(*curve))
                out[name] = curveJson(*curve);
            else if (const auto id = findParameter(path); id && !isUnknown(*id))
                out[name] = numberJson(m_cell.parameters[*id]);
            else if (name == bpx::kSurfaceArea)
                out[name] = numberJson(surfaceArea(m_cell, own.active, own.radius));
        }
        return out;
    }

    static bool isHysteresisState(ParameterId id)
    {
        return id == NegativeHysteresisState || id == PositiveHysteresisState;
    }

    static bool isHysteresisDecay(ParameterId id)
    {
        return parameterInfo(id).path.ends_with("OCP hysteresis decay constant");
    }

    /// One number an electrode, or one for each of its materials.
    void writeHysteresisStates()
    {
        for (const Side side : {Side::Negative, Side::Positive}) {
            const int kinds = kindsOf(m_cell, side);
            const std::vector<std::string> names = particleNames(m_cell, side);
            const ParameterId first = particleIds(side, 0).hysteresisState;
            Json states = Json::object();
            bool any = false;
            for (int kind = 0; kind < kinds; ++kind) {
                const double state = m_cell.parameters[particleIds(side, kind).hysteresisState];
                states[names[static_cast<std::size_t>(kind)]] = numberJson(state);
                any = any || state != 0.0;
            }
            if (any)
                place(parameterInfo(first).path) = kinds > 1 ? states : numberJson(m_cell.parameters[first]);
        }
    }

    /// A field that BPX may leave out and that says no more than its absence.
    bool isUnknown(ParameterId id) const
    {
        const double value = m_cell.parameters[id];
        if (isSingleParticle() &&
            (bpx::isOfElectrolyte(parameterInfo(id).path) || id == ElectrolyteConcentration))
            return true; // a placeholder
        if (id == AmbientTemperature)
            return value == m_cell.parameters[Temperature];
        if (isHysteresisState(id) || (isHysteresisDecay(id) && value == 0.0))
            return true;
        return id >= CellDensity && id <= HeatTransfer && value == bpx::defaultValue(id);
    }

    std::optional<double> derived(std::string_view path) const
    {
        if (path == bpx::kNominalCapacity)
            return m_cell.nominalCapacity_Ah;
        if (path == bpx::kLowerVoltage)
            return m_cell.lowerVoltage_V;
        if (path == bpx::kUpperVoltage)
            return m_cell.upperVoltage_V;
        if (!path.ends_with(bpx::kSurfaceArea))
            return std::nullopt;
        return path.starts_with("Negative")
                   ? surfaceArea(m_cell, NegativeActiveFraction, NegativeParticleRadius)
                   : surfaceArea(m_cell, PositiveActiveFraction, PositiveParticleRadius);
    }

    // What BPX has no field for, where it is not what its absence means.
    void writeOwnParameters()
    {
        for (const ParameterInfo& info : parameterInfos()) {
            if (!info.path.starts_with("User-defined/"))
                continue;
            const bool fraction = info.id == NegativeActiveFraction || info.id == PositiveActiveFraction;
            const bool implied = fraction ? followsFromArea(m_cell, info.id)
                                          : m_cell.parameters[info.id] == bpx::defaultValue(info.id);
            if (const auto curve = bpx::findCurve(info.path); curve && m_cell.has(*curve))
                place(info.path) = curveJson(*curve);
            else if (!implied)
                place(info.path) = numberJson(m_cell.parameters[info.id]);
        }
    }

    const Cell& m_cell;
    Json m_root;
};

} // namespace

std::vector<std::string> particleNames(const Cell& cell, Side side)
{
    const char* electrode = side == Side::Negative ? "Negative electrode" : "Positive electrode";
    const auto kept = cell.otherFields.find(std::string(electrode) + "/Particle names");
    std::vector<std::string> names(std::begin(kKindNames), std::end(kKindNames));
    if (kept == cell.otherFields.end())
        return names;
    const auto own = Json::parse(kept->second).get<std::vector<std::string>>();
    std::ranges::copy(own, names.begin());
    return names;
}

std::string formatBpx(const Cell& cell)
{
    return Writer(cell).write();
}

} // namespace interphase
