#include "study/json_node.h"

#include "core/text.h"
#include "study/suggestion.h"

#include <algorithm>

namespace interphase {
namespace {

std::string listed(std::span<const std::string_view> words)
{
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0)
            out += i + 1 == words.size() ? " or " : ", ";
        out += '"' + std::string(words[i]) + '"';
    }
    return out;
}

} // namespace

void JsonNode::fail(MessageId id, std::vector<std::string> more) const
{
    std::vector<std::string> arguments{*m_fileName, std::to_string(m_value->line), path()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    throw InputError(id, std::move(arguments));
}

void JsonNode::wrong(const std::string& expected) const
{
    fail(MessageId::DefinitionWrongValue, {m_value->describe(), expected});
}

void JsonNode::expectObject() const
{
    if (m_value->kind != JsonValue::Kind::Object)
        wrong("an object in braces");
}

void JsonNode::expectKeys(std::initializer_list<std::string_view> keys) const
{
    expectKeys(std::span(keys.begin(), keys.size()));
}

void JsonNode::expectKeys(std::span<const std::string_view> keys) const
{
    expectObject();
    for (const auto& [name, node] : members()) {
        if (std::find(keys.begin(), keys.end(), name) != keys.end())
            continue;
        if (const auto near = nearest(name, keys))
            node.fail(MessageId::DefinitionUnknownKeyNear, {std::string(*near)});
        node.fail(MessageId::DefinitionUnknownKey, {listed(keys)});
    }
}

std::optional<JsonNode> JsonNode::member(const std::string& key) const
{
    const JsonValue* found = m_value->find(key);
    if (!found)
        return std::nullopt;
    return JsonNode(*found, m_path + "/" + key, *m_fileName);
}

JsonNode JsonNode::require(const std::string& key, const std::string& expected) const
{
    const auto found = member(key);
    if (!found)
        fail(MessageId::DefinitionMissingKey, {key, expected});
    return *found;
}

std::vector<std::pair<std::string, JsonNode>> JsonNode::members() const
{
    expectObject();
    std::vector<std::pair<std::string, JsonNode>> out;
    for (const auto& [name, value] : m_value->members)
        out.emplace_back(name, JsonNode(value, m_path + "/" + name, *m_fileName));
    return out;
}

std::vector<JsonNode> JsonNode::items(const std::string& expected) const
{
    if (m_value->kind != JsonValue::Kind::Array)
        wrong(expected);
    std::vector<JsonNode> out;
    for (const JsonValue& item : m_value->items)
        out.emplace_back(item, m_path + "/" + std::to_string(out.size()), *m_fileName);
    return out;
}

std::string JsonNode::string(const std::string& expected) const
{
    if (m_value->kind != JsonValue::Kind::Text)
        wrong(expected);
    return m_value->text;
}

double JsonNode::number(const std::string& expected) const
{
    if (!m_value->isNumber())
        wrong(expected);
    return m_value->real;
}

double JsonNode::positive(const std::string& expected) const
{
    const double value = number(expected);
    if (!(value > 0.0))
        wrong(expected);
    return value;
}

double JsonNode::numberWithin(double lower, double upper, const std::string& unit) const
{
    const std::string expected = "a number from " + formatNumber(lower) + " to " + formatNumber(upper) + unit;
    const double value = number(expected);
    if (!(value >= lower && value <= upper))
        wrong(expected);
    return value;
}

int JsonNode::integer(int lower, int upper) const
{
    const bool whole =
        m_value->kind == JsonValue::Kind::Integer || m_value->kind == JsonValue::Kind::Unsigned;
    if (!whole || m_value->real < lower || m_value->real > upper)
        wrong("a whole number from " + std::to_string(lower) + " to " + std::to_string(upper));
    return static_cast<int>(m_value->real);
}

bool JsonNode::boolean() const
{
    if (m_value->kind != JsonValue::Kind::Boolean)
        wrong("true or false");
    return m_value->boolean;
}

std::uint64_t JsonNode::unsignedInteger() const
{
    if (m_value->kind != JsonValue::Kind::Unsigned)
        wrong("a whole number from 0 to 18446744073709551615");
    return m_value->unsignedValue;
}

std::size_t JsonNode::choice(std::span<const std::string_view> choices) const
{
    const auto found = m_value->kind == JsonValue::Kind::Text
                           ? std::find(choices.begin(), choices.end(), m_value->text)
                           : choices.end();
    if (found == choices.end())
        wrong(listed(choices));
    return static_cast<std::size_t>(found - choices.begin());
}

} // namespace interphase
