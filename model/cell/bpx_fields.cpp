#include "cell/bpx_fields.h"

#include "cell/particle_ids.h"
#include "cell/table.h"
#include "core/text.h"

#include <algorithm>

namespace interphase::bpx {
namespace {

constexpr std::size_t kLongestTable = 100000;

// What stands there, short enough for a sentence.
std::string describe(const Json& value)
{
    const std::string text = value.dump(-1, ' ', false, Json::error_handler_t::replace);
    return text.size() <= 40 ? text : text.substr(0, 36) + " ...";
}

std::string list(std::span<const std::string_view> names)
{
    std::vector<std::string> out;
    for (const std::string_view name : names)
        out.push_back(quoted(name));
    return join(out, ", ");
}

Side sideOf(std::string_view path)
{
    return path.find("Negative") != std::string_view::npos ? Side::Negative : Side::Positive;
}

constexpr std::string_view kHysteresisState = "Initial hysteresis state: ";

std::string sectionNames(std::string_view parent)
{
    std::vector<std::string> names;
    for (const Section& s : sections())
        if (s.parent == parent)
            names.push_back(quoted(s.name));
    return join(names, ", ");
}

} // namespace

Fields::Fields(const JsonSource& source, const Header& header) : m_source(source), m_header(header)
{
    readParent("Parameterisation");
    if (source.root().contains("State"))
        readParent("State");
}

void Fields::readParent(const std::string& parent)
{
    const Json& node = m_source.root().at(parent);
    if (!node.is_object())
        refuse(MessageId::BpxWrongType, parent, {describe(node), "an object with " + sectionNames(parent)});
    for (const auto& [name, value] : node.items()) {
        const auto found = std::ranges::find_if(
            sections(), [&](const Section& s) { return s.parent == parent && s.name == name; });
        if (found == sections().end())
            throw InputError(MessageId::BpxUnknownField,
                             {m_source.fileName(), m_source.lineOf({parent, name}), parent + "/" + name,
                              sectionNames(parent)});
        readSection(*found, value);
    }
    for (const Section& s : sections())
        if (s.parent == parent && s.required && !node.contains(s.name) &&
            !(m_header.singleParticle && isOfElectrolyte(s.name)))
            refuse(MessageId::BpxMissingField, s.name, {"an object with " + list(s.fields)});
}

void Fields::readSection(const Section& section, const Json& value)
{
    const std::string prefix = std::string(section.name) + "/";
    if (section.parent == "State" && value.is_null())
        return;
    if (!value.is_object())
        refuse(MessageId::BpxWrongType, section.name, {describe(value), "an object"});
    for (const auto& [key, field] : value.items()) {
        checkKnown(section, key);
        if (key == "Particle") {
            readParticles(section, field);
            continue;
        }
        if (section.parent == "State" && field.is_null())
            continue; // the same as leaving it out
        if (key.starts_with(kHysteresisState) && readStates(section, key, field))
            continue;
        const std::string path(m_header.legacy ? modernPath(prefix + key) : prefix + key);
        m_values[path] = &field;
        m_keys[path] = {std::string(section.parent), std::string(section.name), key};
    }
}

void Fields::readParticles(const Section& section, const Json& value)
{
    const std::string path = std::string(section.name) + "/Particle";
    if (!value.is_object() || value.empty())
        refuse(MessageId::BpxWrongType, path,
               {describe(value), "an object with a name and fields for each material"});
    if (value.size() > kMostKinds)
        refuse(MessageId::BpxNotSupported, path,
               {"an electrode blended of " + std::to_string(value.size()) + " materials",
                "at most " + std::to_string(kMostKinds)});
    std::vector<std::string>& names = m_particles[std::string(section.name)];
    for (const auto& [name, particle] : value.items()) {
        if (!particle.is_object())
            refuse(MessageId::BpxWrongType, path, {describe(particle), "an object"});
        const std::string prefix =
            std::string(section.name) + "/" + std::string(particleGroup(static_cast<int>(names.size())));
        for (const auto& [key, field] : particle.items()) {
            if (key == "Particle" || std::ranges::count(section.fields, key) == 0)
                refuse(MessageId::BpxUnknownField, path + "/" + name + "/" + key, {list(section.fields)});
            m_values[prefix + key] = &field;
            m_keys[prefix + key] = {std::string(section.parent), std::string(section.name), "Particle", name,
                                    key};
        }
        names.push_back(name);
    }
}

/// What the materials of an electrode start with, each by its name or one number for all of them. False where
/// it is not a blend.
bool Fields::readStates(const Section& section, const std::string& key, const Json& value)
{
    const std::string path = std::string(section.name) + "/" + key;
    const std::vector<std::string> names = particleNames(key.substr(kHysteresisState.size()));
    if (names.empty())
        return false;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string own(
            parameterInfo(particleIds(sideOf(path), static_cast<int>(i)).hysteresisState).path);
        if (value.is_object() && !value.contains(names[i]))
            continue;
        m_values[own] = value.is_object() ? &value.at(names[i]) : &value;
        m_keys[own] = {std::string(section.parent), std::string(section.name), key};
    }
    if (value.is_object())
        for (const auto& [name, state] : value.items())
            if (std::ranges::count(names, name) == 0)
                refuse(MessageId::BpxUnknownField, path + "/" + name,
                       {list(std::vector<std::string_view>(names.begin(), names.end()))});
    return true;
}

std::vector<std::string> Fields::particleNames(std::string_view electrode) const
{
    const auto found = m_particles.find(electrode);
    return found == m_particles.end() ? std::vector<std::string>() : found->second;
}

void Fields::checkKnown(const Section& section, const std::string& key) const
{
    if (section.fields.empty() || std::ranges::count(section.fields, key) > 0)
        return;
    const std::string path = std::string(section.name) + "/" + key;
    const bool old = std::ranges::count(section.legacyFields, key) > 0;
    if (old && m_header.legacy)
        return;
    refuse(MessageId::BpxUnknownField, path, {old ? quoted(modernPath(path)) : list(section.fields)});
}

const Json& Fields::find(std::string_view path) const
{
    const auto found = m_values.find(path);
    if (found == m_values.end())
        refuse(MessageId::BpxMissingField, path, {"a value, as BPX requires"});
    return *found->second;
}

double Fields::look(std::string_view path) const
{
    const Json& value = find(path);
    if (!value.is_number())
        refuse(MessageId::BpxWrongType, path, {describe(value), "a number"});
    return value.get<double>();
}

double Fields::number(std::string_view path)
{
    m_taken.emplace(path);
    return look(path);
}

FunctionSpec Fields::function(std::string_view path)
{
    m_taken.emplace(path);
    const Json& value = find(path);
    if (value.is_number())
        return value.get<double>();
    if (value.is_string())
        return value.get<std::string>();
    if (value.is_object())
        return table(path, value);
    refuse(MessageId::BpxWrongType, path,
           {describe(value), R"(a number, a formula in x or a table {"x":[...],"y":[...]})"});
}

FunctionTable Fields::table(std::string_view path, const Json& value) const
{
    for (const auto& [key, unused] : value.items())
        if (key != "x" && key != "y")
            refuse(MessageId::BpxUnknownField, std::string(path) + "/" + key, {R"("x", "y")"});
    FunctionTable out{column(path, value, "x"), column(path, value, "y")};
    if (out.x.size() != out.y.size())
        refuse(MessageId::BpxInconsistent, path,
               {std::to_string(out.x.size()) + " x and " + std::to_string(out.y.size()) + " y",
                "as many x as y"});
    if (out.x.front() > out.x.back()) { // a branch measured while the electrode empties
        std::ranges::reverse(out.x);
        std::ranges::reverse(out.y);
    }
    const std::size_t bad = TableFunction::firstDisorder(out.x);
    if (bad < out.x.size())
        refuse(MessageId::BpxInconsistent, path,
               {"x = " + formatNumber(out.x[bad]) + " after x = " + formatNumber(out.x[bad - 1]),
                "x that increases strictly"});
    return out;
}

std::vector<double> Fields::column(std::string_view path, const Json& value, const char* key) const
{
    if (!value.contains(key) || !value[key].is_array() || value[key].empty() ||
        value[key].size() > kLongestTable)
        refuse(MessageId::BpxWrongType, path,
               {describe(value), std::string("a table with 1 to 100000 numbers in \"") + key + "\""});
    std::vector<double> out;
    for (const Json& entry : value[key]) {
        if (!entry.is_number())
            refuse(MessageId::BpxWrongType, std::string(path) + "/" + key, {describe(entry), "a number"});
        out.push_back(entry.get<double>());
    }
    return out;
}

std::map<std::string, std::string> Fields::rest() const
{
    std::map<std::string, std::string> out;
    for (const auto& [path, value] : m_values)
        if (!m_taken.contains(path))
            out[path] = value->dump();
    return out;
}

void Fields::refuse(MessageId id, std::string_view path, std::vector<std::string> more) const
{
    // A column of a table ("Electrolyte/Diffusivity [m2.s-1]/x") stands where the table stands.
    auto known = m_keys.find(path);
    if (known == m_keys.end())
        known = m_keys.find(path.substr(0, path.rfind('/')));
    const std::vector<std::string> keys = known == m_keys.end() ? keysOf(path) : known->second;
    std::vector<std::string> arguments{m_source.fileName(), m_source.lineOf(keys), std::string(path)};
    arguments.insert(arguments.end(), more.begin(), more.end());
    throw InputError(id, std::move(arguments));
}

} // namespace interphase::bpx
