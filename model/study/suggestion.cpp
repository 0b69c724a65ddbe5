#include "study/suggestion.h"

#include <algorithm>
#include <vector>

namespace interphase {
namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Whether the word is the greater part of a candidate that only goes on, as a path without its unit.
bool begins(std::string_view word, std::string_view candidate)
{
    return 2 * word.size() >= candidate.size() && word.size() < candidate.size() &&
           editDistance(word, candidate.substr(0, word.size())) == 0;
}

} // namespace

int editDistance(std::string_view a, std::string_view b)
{
    const std::size_t width = b.size() + 1;
    std::vector<int> table((a.size() + 1) * width);
    const auto at = [&](std::size_t i, std::size_t j) -> int& { return table[i * width + j]; };
    for (std::size_t i = 0; i <= a.size(); ++i)
        at(i, 0) = static_cast<int>(i);
    for (std::size_t j = 0; j <= b.size(); ++j)
        at(0, j) = static_cast<int>(j);
    for (std::size_t i = 1; i <= a.size(); ++i)
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const int replaced = at(i - 1, j - 1) + (lower(a[i - 1]) != lower(b[j - 1]));
            at(i, j) = std::min({at(i - 1, j) + 1, at(i, j - 1) + 1, replaced});
            const bool swapped =
                i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]);
            if (swapped)
                at(i, j) = std::min(at(i, j), at(i - 2, j - 2) + 1);
        }
    return at(a.size(), b.size());
}

std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> known)
{
    constexpr std::size_t kLongest =
        200; // a longer word is no slip of the keyboard, and the table grows with it
    if (word.size() > kLongest)
        return std::nullopt;
    std::optional<std::string_view> best;
    int least = 0;
    for (const std::string_view candidate : known) {
        const int distance = begins(word, candidate) ? 1 : editDistance(word, candidate);
        const bool close = 3 * distance <= static_cast<int>(candidate.size());
        if (close && (!best || distance < least)) {
            best = candidate;
            least = distance;
        }
    }
    return best;
}

} // namespace interphase
