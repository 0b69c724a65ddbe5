#pragma once
#include <string>
#include <utility>
#include <vector>

namespace interphase {

/// A JSON value that remembers where it stood, so that what is wrong in it can be said with its line.
///
/// Strict: repeated keys, invalid UTF-8, numbers beyond double and nesting deeper than kJsonDepth are errors.
struct JsonValue
{
    enum class Kind { Null, Boolean, Integer, Unsigned, Real, Text, Array, Object };

    Kind kind = Kind::Null;
    int line = 1; ///< of the key for members of an object, else of the value itself; counted from 1
    bool boolean = false;
    long long integer = 0;                ///< with Integer: a negative whole number
    unsigned long long unsignedValue = 0; ///< with Unsigned: a whole number from 0
    double real = 0.0;                    ///< any number as double
    std::string text;
    std::vector<JsonValue> items;                           ///< with Array
    std::vector<std::pair<std::string, JsonValue>> members; ///< with Object, in the order of the file

    bool isNumber() const { return kind == Kind::Integer || kind == Kind::Unsigned || kind == Kind::Real; }
    /// The member of that name, or null.
    const JsonValue* find(const std::string& key) const;
    /// What it is, in words and shortened, for "found ...": `"abc"`, `12`, `true`, `null`, `a list`, `an
    /// object`.
    std::string describe() const;
};

inline constexpr int kJsonDepth = 32;

/// Reads a JSON text. Throws InputError with `fileName`, line and column.
JsonValue parseJson(const std::string& json, const std::string& fileName);

} // namespace interphase
