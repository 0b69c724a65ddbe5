#pragma once
#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace interphase {

using Json = nlohmann::ordered_json;

/// A JSON text that remembers where things stand in it, for error messages.
class JsonSource
{
public:
    /// Throws InputError: InvalidJson with line and column, BpxDuplicateKey, BpxTooDeep.
    JsonSource(std::string text, std::string fileName);

    const Json& root() const { return m_root; }
    const std::string& fileName() const { return m_fileName; }
    /// The line (from 1) of the key at the end of this way down from the root; where part of it is absent, of
    /// the last key there is.
    std::string lineOf(const std::vector<std::string>& keys) const;

private:
    std::string m_text;
    std::string m_fileName;
    Json m_root;
};

} // namespace interphase
