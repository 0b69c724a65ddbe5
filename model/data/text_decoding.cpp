#include "data/text_decoding.h"

#include <algorithm>
#include <cstdint>

namespace interphase {
namespace {

constexpr std::size_t kSample = 65536;

void appendUtf8(std::string& out, std::uint32_t c)
{
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xc0 | c >> 6);
        out += static_cast<char>(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
        out += static_cast<char>(0xe0 | c >> 12);
        out += static_cast<char>(0x80 | (c >> 6 & 0x3f));
        out += static_cast<char>(0x80 | (c & 0x3f));
    } else {
        out += static_cast<char>(0xf0 | c >> 18);
        out += static_cast<char>(0x80 | (c >> 12 & 0x3f));
        out += static_cast<char>(0x80 | (c >> 6 & 0x3f));
        out += static_cast<char>(0x80 | (c & 0x3f));
    }
}

std::string fromUtf16(std::string_view bytes, bool littleEndian)
{
    const auto unit = [&](std::size_t i) -> std::uint32_t {
        const auto a = static_cast<unsigned char>(bytes[i]), b = static_cast<unsigned char>(bytes[i + 1]);
        return littleEndian ? a | b << 8 : b | a << 8;
    };
    std::string out;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        std::uint32_t c = unit(i);
        const bool high = c >= 0xd800 && c < 0xdc00 && i + 3 < bytes.size();
        if (high && unit(i + 2) >= 0xdc00 && unit(i + 2) < 0xe000) {
            c = 0x10000 + ((c - 0xd800) << 10) + (unit(i + 2) - 0xdc00);
            i += 2;
        } else if (c >= 0xd800 && c < 0xe000) {
            c = 0xfffd;
        }
        appendUtf8(out, c);
    }
    return out;
}

std::string fromLatin1(std::string_view bytes)
{
    std::string out;
    out.reserve(bytes.size());
    for (const char c : bytes)
        appendUtf8(out, static_cast<unsigned char>(c));
    return out;
}

bool isUtf8(std::string_view s)
{
    for (std::size_t i = 0; i < s.size();) {
        const auto c = static_cast<unsigned char>(s[i]);
        const std::size_t more = c < 0x80 ? 0 : c >> 5 == 6 ? 1 : c >> 4 == 14 ? 2 : c >> 3 == 30 ? 3 : 9;
        if (more == 9 || i + more >= s.size())
            return false;
        for (std::size_t k = 1; k <= more; ++k)
            if ((static_cast<unsigned char>(s[i + k]) & 0xc0) != 0x80)
                return false;
        i += more + 1;
    }
    return true;
}

/// ASCII written as UTF-16 without a mark has a zero in every second byte: at odd places when little-endian.
std::optional<TextEncoding> utf16WithoutMark(std::string_view bytes)
{
    const std::size_t n = std::min(bytes.size(), kSample) / 2 * 2;
    std::size_t zeros[2] = {0, 0};
    for (std::size_t i = 0; i < n; ++i)
        zeros[i % 2] += bytes[i] == '\0';
    if (n < 4)
        return std::nullopt;
    if (zeros[1] * 10 > n * 4 && zeros[0] * 50 < n)
        return TextEncoding::Utf16LittleEndian;
    if (zeros[0] * 10 > n * 4 && zeros[1] * 50 < n)
        return TextEncoding::Utf16BigEndian;
    return std::nullopt;
}

bool looksBinary(std::string_view text)
{
    if (text.starts_with("PK\x03\x04"))
        return true;
    const std::string_view sample = text.substr(0, kSample);
    const auto control = std::count_if(sample.begin(), sample.end(), [](char c) {
        const auto u = static_cast<unsigned char>(c);
        return (u < 0x20 && u != '\t' && u != '\n' && u != '\r' && u != '\f') || u == 0x7f;
    });
    return static_cast<std::size_t>(control) * 50 > sample.size();
}

DecodedText decodeUnchecked(std::string_view bytes)
{
    if (bytes.starts_with("\xef\xbb\xbf"))
        return {std::string(bytes.substr(3)), TextEncoding::Utf8Bom};
    if (bytes.starts_with("\xff\xfe"))
        return {fromUtf16(bytes.substr(2), true), TextEncoding::Utf16LittleEndian};
    if (bytes.starts_with("\xfe\xff"))
        return {fromUtf16(bytes.substr(2), false), TextEncoding::Utf16BigEndian};
    if (const auto encoding = utf16WithoutMark(bytes))
        return {fromUtf16(bytes, *encoding == TextEncoding::Utf16LittleEndian), *encoding};
    if (isUtf8(bytes))
        return {std::string(bytes), TextEncoding::Utf8};
    return {fromLatin1(bytes), TextEncoding::Latin1};
}

} // namespace

const char* encodingName(TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf8:
        return "UTF-8";
    case TextEncoding::Utf8Bom:
        return "UTF-8 with BOM";
    case TextEncoding::Utf16LittleEndian:
        return "UTF-16 LE";
    case TextEncoding::Utf16BigEndian:
        return "UTF-16 BE";
    case TextEncoding::Latin1:
        return "Latin-1";
    }
    return "";
}

std::optional<DecodedText> decodeText(std::string_view bytes)
{
    DecodedText text = decodeUnchecked(bytes);
    if (looksBinary(text.utf8))
        return std::nullopt;
    std::replace(text.utf8.begin(), text.utf8.end(), '\0', ' ');
    return text;
}

} // namespace interphase
