#pragma once
#include "cell/bpx_header.h"
#include "cell/bpx_schema.h"
#include "cell/json_source.h"
#include "core/message.h"

#include <map>
#include <set>

namespace interphase::bpx {

/// The fields of a BPX file by path ("Negative electrode/Porosity"), in the places that BPX 1.x has for them,
/// each known to the schema. Remembers which were asked for, so that the rest can be kept.
class Fields
{
public:
    /// Throws InputError for a missing or unknown section or field. Keeps a reference to `source`.
    Fields(const JsonSource& source, const Header& header);

    bool isSingleParticle() const { return m_header.singleParticle; }
    bool has(std::string_view path) const { return m_values.contains(path); }
    /// Throws InputError (BpxMissingField, BpxWrongType).
    double number(std::string_view path);
    /// The same, without counting it as asked for.
    double look(std::string_view path) const;
    /// A number, formula or table in order. Formulas are not yet parsed.
    FunctionSpec function(std::string_view path);
    /// Path and JSON text of the fields nobody asked for.
    std::map<std::string, std::string> rest() const;
    /// What the kinds of particle of a blended electrode ("Negative electrode") are called; none: not
    /// blended. The fields of those after the first are under "Negative electrode/Secondary/" and so on,
    /// particleGroup().
    std::vector<std::string> particleNames(std::string_view electrode) const;

    /// Throws an InputError whose first three arguments are file, line and path.
    [[noreturn]] void refuse(MessageId id, std::string_view path, std::vector<std::string> more) const;

private:
    void readParent(const std::string& parent);
    void readSection(const Section& section, const Json& value);
    void readParticles(const Section& section, const Json& value);
    bool readStates(const Section& section, const std::string& key, const Json& value);
    void checkKnown(const Section& section, const std::string& key) const;
    const Json& find(std::string_view path) const;
    FunctionTable table(std::string_view path, const Json& value) const;
    std::vector<double> column(std::string_view path, const Json& value, const char* key) const;

    const JsonSource& m_source;
    Header m_header;
    std::map<std::string, const Json*, std::less<>> m_values;
    std::map<std::string, std::vector<std::string>, std::less<>> m_keys; ///< path -> way to it in the file
    std::set<std::string, std::less<>> m_taken;
    std::map<std::string, std::vector<std::string>, std::less<>> m_particles;
};

} // namespace interphase::bpx
