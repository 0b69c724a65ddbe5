#include "cell/json_source.h"

#include "core/message.h"

#include <algorithm>
#include <set>

namespace interphase {
namespace {

constexpr int kDeepest = 32;

struct Place
{
    std::size_t line;
    std::size_t column;
};

// Of the byte with this index.
Place placeOf(std::string_view text, std::size_t index)
{
    const std::string_view before = text.substr(0, std::min(index, text.size()));
    const auto line = static_cast<std::size_t>(std::ranges::count(before, '\n')) + 1;
    const auto newline = before.rfind('\n');
    return {line, before.size() - (newline == std::string_view::npos ? 0 : newline + 1) + 1};
}

// "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error ... - x" -> "syntax error
// ... - x"
std::string reason(std::string_view what)
{
    const auto column = what.find("column");
    const auto colon = what.find(": ", column == std::string_view::npos ? 0 : column);
    return std::string(colon == std::string_view::npos ? what : what.substr(colon + 2));
}

/// Refuses what a parameter file never has but an attacker might: deep nesting, and a key twice in one
/// object.
class Guard
{
public:
    explicit Guard(const std::string& fileName) : m_fileName(fileName) {}

    bool operator()(int depth, Json::parse_event_t event, const Json& value)
    {
        if (depth > kDeepest)
            throw InputError(MessageId::BpxTooDeep, {m_fileName, std::to_string(kDeepest)});
        if (event == Json::parse_event_t::object_start)
            m_keys.emplace_back();
        else if (event == Json::parse_event_t::object_end)
            m_keys.pop_back();
        else if (event == Json::parse_event_t::key && !m_keys.back().insert(value.get<std::string>()).second)
            throw InputError(MessageId::BpxDuplicateKey, {m_fileName, value.get<std::string>()});
        return true;
    }

private:
    const std::string& m_fileName;
    std::vector<std::set<std::string>> m_keys;
};

/// Walks through a text that is known to be valid JSON.
class Walker
{
public:
    explicit Walker(std::string_view text) : m_text(text) {}

    std::size_t position() const { return m_position; }

    /// At an object: moves to the value of this key and returns the index of the key, or npos.
    std::size_t enter(const std::string& key)
    {
        skipTo("{");
        ++m_position;
        for (;;) {
            skipTo("\"}");
            if (m_text[m_position] == '}')
                return std::string_view::npos;
            const std::size_t start = m_position;
            skipString();
            const std::string_view raw = m_text.substr(start, m_position - start);
            skipTo(":");
            ++m_position;
            if (raw == Json(key).dump())
                return start;
            skipValue();
        }
    }

private:
    void skipTo(std::string_view characters)
    {
        m_position = std::min(m_text.find_first_of(characters, m_position), m_text.size() - 1);
    }
    void skipString()
    {
        for (++m_position; m_text[m_position] != '"'; ++m_position)
            if (m_text[m_position] == '\\')
                ++m_position;
        ++m_position;
    }
    // To the comma or bracket after the value.
    void skipValue()
    {
        for (int depth = 0;;) {
            skipTo("\"[]{},");
            const char c = m_text[m_position];
            if (depth == 0 && (c == ',' || c == '}' || c == ']'))
                return;
            depth += (c == '[' || c == '{') - (c == ']' || c == '}');
            if (c == '"')
                skipString();
            else
                ++m_position;
        }
    }

    std::string_view m_text;
    std::size_t m_position = 0;
};

} // namespace

JsonSource::JsonSource(std::string text, std::string fileName)
    : m_text(std::move(text)),
      m_fileName(std::move(fileName))
{
    try {
        m_root = Json::parse(m_text, Guard(m_fileName));
    } catch (const Json::parse_error& error) {
        const Place place = placeOf(m_text, error.byte == 0 ? 0 : error.byte - 1);
        throw InputError(MessageId::InvalidJson, {m_fileName, std::to_string(place.line),
                                                  std::to_string(place.column), reason(error.what())});
    } catch (const Json::exception& error) {
        throw InputError(MessageId::InvalidJson, {m_fileName, "1", "1", reason(error.what())});
    }
}

std::string JsonSource::lineOf(const std::vector<std::string>& keys) const
{
    Walker walker(m_text);
    std::size_t at = 0;
    const Json* node = &m_root;
    for (const std::string& key : keys) {
        if (!node->is_object() || !node->contains(key))
            break;
        const std::size_t found = walker.enter(key);
        if (found == std::string_view::npos)
            break; // a key written with escapes
        at = found;
        node = &(*node)[key];
    }
    return std::to_string(placeOf(m_text, at).line);
}

} // namespace interphase
