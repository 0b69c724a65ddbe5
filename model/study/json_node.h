#pragma once
#include "core/message.h"
#include "study/json_tree.h"

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace interphase {

/// A value of a JSON file together with its path, read strictly: what does not fit throws an InputError that
/// names the file, the line, the path and what was expected.
///
///     JsonNode root(tree, "", fileName);
///     root.expectKeys({"title", "points"});
///     if (auto points = root.member("points")) n = points->integer(2, 100000);
class JsonNode
{
public:
    JsonNode(const JsonValue& value, std::string path, const std::string& fileName)
        : m_value(&value),
          m_path(std::move(path)),
          m_fileName(&fileName)
    {
    }

    const JsonValue& value() const { return *m_value; }
    /// "/data/0/points"; "/" for the whole.
    std::string path() const { return m_path.empty() ? "/" : m_path; }

    /// This is an object and has no other keys than these.
    void expectKeys(std::initializer_list<std::string_view> keys) const;
    void expectKeys(std::span<const std::string_view> keys) const;
    void expectObject() const;
    std::optional<JsonNode> member(const std::string& key) const;
    /// `expected` says what should stand under the key when it is missing.
    JsonNode require(const std::string& key, const std::string& expected) const;
    /// All members, whatever their names.
    std::vector<std::pair<std::string, JsonNode>> members() const;
    std::vector<JsonNode> items(const std::string& expected) const;

    std::string string(const std::string& expected) const;
    double number(const std::string& expected) const;
    double positive(const std::string& expected) const;
    /// A number within [lower, upper].
    double numberWithin(double lower, double upper, const std::string& unit) const;
    int integer(int lower, int upper) const;
    std::uint64_t unsignedInteger() const;
    bool boolean() const;
    /// The index of the text within `choices`.
    std::size_t choice(std::span<const std::string_view> choices) const;

    /// "found ...; expected ...".
    [[noreturn]] void wrong(const std::string& expected) const;
    /// Any message whose first arguments are file, line and path.
    [[noreturn]] void fail(MessageId id, std::vector<std::string> more) const;

private:
    const JsonValue* m_value;
    std::string m_path;
    const std::string* m_fileName;
};

} // namespace interphase
