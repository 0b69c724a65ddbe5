#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace interphase {

enum class TextEncoding { Utf8, Utf8Bom, Utf16LittleEndian, Utf16BigEndian, Latin1 };

/// The name a person knows, e.g. "UTF-16 LE".
const char* encodingName(TextEncoding encoding);

struct DecodedText
{
    std::string utf8;
    TextEncoding encoding = TextEncoding::Utf8;
};

/// Turns the bytes of a text file into UTF-8 without a byte order mark. Bytes that are not valid UTF-8 are
/// taken as Latin-1, because instruments write degree and micro signs that way. Stray NUL bytes become
/// blanks. Empty when the bytes are no text: more than 2 % control characters in the first 64 kB, or a zip
/// archive.
std::optional<DecodedText> decodeText(std::string_view bytes);

} // namespace interphase
