#include "app/command/text_table.h"

#include <algorithm>

namespace interphase {
namespace {

/// Of UTF-8.
std::size_t lettersOf(const std::string& text)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

} // namespace

std::string aligned(const TextTable& table)
{
    std::vector<std::size_t> widths(table.front().size());
    for (const auto& row : table)
        for (std::size_t c = 0; c < row.size(); ++c)
            widths[c] = std::max(widths[c], lettersOf(row[c]));
    std::string out;
    for (const auto& row : table) {
        for (std::size_t c = 0; c < row.size(); ++c) {
            const std::string blanks(widths[c] - lettersOf(row[c]), ' ');
            out += c == 0 ? row[c] + blanks : "  " + blanks + row[c];
        }
        out += '\n';
    }
    return out;
}

} // namespace interphase
