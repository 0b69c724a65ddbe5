#include "study/json_tree.h"

#include "core/message.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>

namespace interphase {
namespace {

using nlohmann::json;

struct Place
{
    int line = 1;
    int column = 0;
};

/// Feeds the tokenizer and counts lines; the tokenizer is at most one character ahead of what it reports.
class CountingIterator
{
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    CountingIterator(const char* at, const char** furthest) : m_at(at), m_furthest(furthest) {}
    reference operator*() const { return *m_at; }
    CountingIterator& operator++()
    {
        *m_furthest = ++m_at;
        return *this;
    }
    bool operator==(const CountingIterator& other) const { return m_at == other.m_at; }
    bool operator!=(const CountingIterator& other) const { return m_at != other.m_at; }

private:
    const char* m_at;
    const char** m_furthest;
};

/// The tokenizer's sentence without its prefix "[json.exception...] parse error at line 1, column 2: ".
std::string reason(std::string what)
{
    const auto bracket = what.find("] ");
    if (bracket != std::string::npos)
        what.erase(0, bracket + 2);
    const auto column = what.find("column ");
    const auto colon = what.find(": ", column == std::string::npos ? 0 : column);
    if (column != std::string::npos && colon != std::string::npos)
        what.erase(0, colon + 2);
    constexpr std::size_t kLongest = 160;
    if (what.size() > kLongest)
        what = what.substr(0, kLongest) + "...";
    return what;
}

/// Quoted on one line, without control characters, and not longer than a sentence can bear.
std::string quoted(const std::string& text)
{
    constexpr std::size_t kLongest = 60;
    const std::string shown = text.size() > kLongest ? text.substr(0, kLongest) + "..." : text;
    return json(shown).dump(-1, ' ', false, json::error_handler_t::replace);
}

/// Builds the tree from the tokenizer's events.
class TreeBuilder final : public nlohmann::json_sax<json>
{
public:
    TreeBuilder(const std::string& text, std::string fileName)
        : m_counted(text.data()),
          m_furthest(text.data()),
          m_lineStart(text.data()),
          m_fileName(std::move(fileName))
    {
    }

    JsonValue root;
    const char** furthest() { return &m_furthest; }

    bool null() override { return add({}); }
    bool boolean(bool value) override
    {
        JsonValue out;
        out.kind = JsonValue::Kind::Boolean;
        out.boolean = value;
        return add(std::move(out));
    }
    bool number_integer(number_integer_t value) override
    {
        JsonValue out;
        out.kind = JsonValue::Kind::Integer;
        out.integer = value;
        out.real = static_cast<double>(value);
        return add(std::move(out), 1);
    }
    bool number_unsigned(number_unsigned_t value) override
    {
        JsonValue out;
        out.kind = JsonValue::Kind::Unsigned;
        out.unsignedValue = value;
        out.real = static_cast<double>(value);
        return add(std::move(out), 1);
    }
    bool number_float(number_float_t, const string_t& digits) override
    {
        JsonValue out;
        out.kind = JsonValue::Kind::Real;
        out.real = parseReal(digits);
        return add(std::move(out), 1);
    }
    bool string(string_t& value) override
    {
        JsonValue out;
        out.kind = JsonValue::Kind::Text;
        out.text = std::move(value);
        return add(std::move(out));
    }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(JsonValue::Kind::Object); }
    bool start_array(std::size_t) override { return open(JsonValue::Kind::Array); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool key(string_t& name) override
    {
        m_line = place(0).line;
        Level& level = m_levels.back();
        level.key = name;
        if (!level.keys.insert(name).second)
            throw InputError(MessageId::JsonDuplicateKey, {m_fileName, std::to_string(m_line), path()});
        return true;
    }

    bool parse_error(std::size_t, const std::string&, const json::exception& error) override
    {
        // A number too large is noticed after it, anything else at the character that does not fit.
        const Place at = place(dynamic_cast<const json::out_of_range*>(&error) ? 1 : 0);
        throw InputError(MessageId::JsonSyntax, {m_fileName, std::to_string(at.line),
                                                 std::to_string(at.column), reason(error.what())});
    }

private:
    struct Level
    {
        JsonValue value;
        std::string key;            ///< the member that is being read
        std::set<std::string> keys; ///< those that were read
    };

    /// Where the tokenizer is, `back` characters before the furthest it looked.
    Place place(int back)
    {
        const char* end = std::max(m_furthest - back, m_counted);
        for (; m_counted < end; ++m_counted)
            if (*m_counted == '\n') {
                ++m_lines;
                m_lineStart = m_counted + 1;
            }
        return {m_lines, std::max(1, static_cast<int>(end - m_lineStart))};
    }

    std::string path() const
    {
        std::string out;
        for (const Level& level : m_levels)
            out +=
                "/" + (level.value.kind == JsonValue::Kind::Array ? std::to_string(level.value.items.size())
                                                                  : level.key);
        return out;
    }

    double parseReal(std::string digits)
    {
        // The tokenizer writes the locale's decimal mark into its copy of the number.
        std::replace_if(
            digits.begin(), digits.end(),
            [](char c) { return !(c >= '0' && c <= '9') && c != 'e' && c != 'E' && c != '+' && c != '-'; },
            '.');
        double value = 0.0;
        const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        // Out of range covers numbers too small for a double as well; those are as good as zero.
        return result.ec == std::errc() ? value : 0.0;
    }

    /// Numbers are known only once the character after them is read: `lookAhead` is 1 for them.
    bool add(JsonValue value, int lookAhead = 0)
    {
        const bool member = !m_levels.empty() && m_levels.back().value.kind == JsonValue::Kind::Object;
        value.line = member ? m_line : place(lookAhead).line;
        attach(std::move(value));
        return true;
    }

    void attach(JsonValue value)
    {
        if (m_levels.empty()) {
            root = std::move(value);
            return;
        }
        Level& level = m_levels.back();
        if (level.value.kind == JsonValue::Kind::Object)
            level.value.members.emplace_back(level.key, std::move(value));
        else
            level.value.items.push_back(std::move(value));
    }

    bool open(JsonValue::Kind kind)
    {
        const Place at = place(0);
        if (m_levels.size() >= static_cast<std::size_t>(kJsonDepth))
            throw InputError(MessageId::JsonTooDeep, {m_fileName, std::to_string(at.line),
                                                      std::to_string(at.column), std::to_string(kJsonDepth)});
        const bool member = !m_levels.empty() && m_levels.back().value.kind == JsonValue::Kind::Object;
        Level level;
        level.value.kind = kind;
        level.value.line = member ? m_line : at.line;
        m_levels.push_back(std::move(level));
        return true;
    }

    bool close()
    {
        JsonValue done = std::move(m_levels.back().value);
        m_levels.pop_back();
        attach(std::move(done));
        return true;
    }

    const char* m_counted;  ///< newlines are counted up to here
    const char* m_furthest; ///< the tokenizer has read up to here
    const char* m_lineStart;
    int m_lines = 1;
    int m_line = 1; ///< of the last key
    std::string m_fileName;
    std::vector<Level> m_levels;
};

} // namespace

const JsonValue* JsonValue::find(const std::string& key) const
{
    for (const auto& [name, value] : members)
        if (name == key)
            return &value;
    return nullptr;
}

std::string JsonValue::describe() const
{
    switch (kind) {
    case Kind::Null:
        return "null";
    case Kind::Boolean:
        return boolean ? "true" : "false";
    case Kind::Integer:
        return std::to_string(integer);
    case Kind::Unsigned:
        return std::to_string(unsignedValue);
    case Kind::Real:
        return json(real).dump();
    case Kind::Text:
        return quoted(text);
    case Kind::Array:
        return "a list";
    case Kind::Object:
        return "an object";
    }
    return {};
}

JsonValue parseJson(const std::string& text, const std::string& fileName)
{
    TreeBuilder builder(text, fileName);
    const CountingIterator begin(text.data(), builder.furthest());
    const CountingIterator end(text.data() + text.size(), builder.furthest());
    json::sax_parse(begin, end, &builder);
    return std::move(builder.root);
}

} // namespace interphase
