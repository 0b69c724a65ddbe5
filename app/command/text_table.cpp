#include "app/command/text_table.h"

#include <algorithm>

namespace interphase {

std::string aligned(const TextTable& table)
{
    std::vector<std::size_t> widths(table.front().size());
    for (const auto& row : table)
        for (std::size_t c = 0; c < row.size(); ++c)
            widths[c] = std::max(widths[c], row[c].size());
    std::string out;
    for (const auto& row : table) {
        for (std::size_t c = 0; c < row.size(); ++c) {
            const std::string blanks(widths[c] - row[c].size(), ' ');
            out += c == 0 ? row[c] + blanks : "  " + blanks + row[c];
        }
        out += '\n';
    }
    return out;
}

} // namespace interphase
