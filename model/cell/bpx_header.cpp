#include "cell/bpx_header.h"

#include "core/message.h"
#include "core/text.h"

#include <map>

namespace interphase::bpx {
namespace {

class HeaderReader
{
public:
    explicit HeaderReader(const JsonSource& source) : m_source(source) {}

    Header read() const
    {
        checkTop();
        const Json& node = m_source.root()["Header"];
        checkModel(node["Model"]);
        Header header;
        header.legacy = readVersion(node["BPX"]);
        header.singleParticle = node["Model"] == "SPM";
        for (const auto& [key, value] : node.items())
            readText(key, value, header);
        return header;
    }

private:
    [[noreturn]] void refuse(MessageId id, std::vector<std::string> keys, std::vector<std::string> more) const
    {
        std::vector<std::string> arguments{m_source.fileName(), m_source.lineOf(keys),
                                           keys.empty() ? "the file" : join(keys, "/")};
        arguments.insert(arguments.end(), more.begin(), more.end());
        throw InputError(id, std::move(arguments));
    }

    void checkTop() const
    {
        const Json& root = m_source.root();
        const std::string names = R"("Header", "Parameterisation", "State", "Validation")";
        if (!root.is_object())
            refuse(MessageId::BpxWrongType, {}, {root.dump().substr(0, 40), "an object with " + names});
        for (const auto& [key, value] : root.items())
            if (names.find(Json(key).dump()) == std::string::npos)
                refuse(MessageId::BpxUnknownField, {key}, {names});
        for (const char* key : {"Header", "Parameterisation"})
            if (!root.contains(key) || !root[key].is_object())
                refuse(MessageId::BpxMissingField, {key}, {"an object"});
        for (const char* key : {"BPX", "Model"})
            if (!root["Header"].contains(key))
                refuse(MessageId::BpxMissingField, {"Header", key}, {"a BPX header"});
    }

    // Whether it is 0.x. Early files have a number there.
    bool readVersion(const Json& value) const
    {
        const std::string text = value.is_number()   ? formatNumber(value.get<double>())
                                 : value.is_string() ? value.get<std::string>()
                                                     : value.dump();
        const auto parts = split(text, '.');
        const auto major = parseInteger(parts[0]);
        const auto minor = parts.size() > 1 ? parseInteger(parts[1]) : std::optional<long long>(0);
        const bool known = parts.size() <= 3 && major && minor && *minor >= 0 &&
                           (*major == 0 || (*major == 1 && *minor <= 1));
        if (!known)
            throw InputError(MessageId::BpxVersion,
                             {m_source.fileName(), m_source.lineOf({"Header", "BPX"}), text.substr(0, 40)});
        return *major == 0;
    }

    void checkModel(const Json& value) const
    {
        if (value == "DFN" || value == "SPMe" || value == "SPM")
            return;
        const std::string text = value.dump().substr(0, 40);
        if (value == "Partial")
            refuse(MessageId::BpxNotSupported, {"Header", "Model"},
                   {"model " + text, R"("DFN", "SPMe" or "SPM", with both electrodes)"});
        refuse(MessageId::BpxWrongType, {"Header", "Model"}, {text, R"("DFN", "SPMe" or "SPM")"});
    }

    void readText(const std::string& key, const Json& value, Header& header) const
    {
        const std::map<std::string, std::string*> texts{{"Title", &header.title},
                                                        {"Description", &header.description},
                                                        {"References", &header.references}};
        if (key == "BPX" || key == "Model")
            return;
        if (!texts.contains(key))
            refuse(MessageId::BpxUnknownField, {"Header", key},
                   {R"("BPX", "Title", "Description", "References", "Model")"});
        if (!value.is_string())
            refuse(MessageId::BpxWrongType, {"Header", key}, {value.dump().substr(0, 40), "a text"});
        *texts.at(key) = value.get<std::string>();
    }

    const JsonSource& m_source;
};

} // namespace

Header readHeader(const JsonSource& source)
{
    return HeaderReader(source).read();
}

} // namespace interphase::bpx
