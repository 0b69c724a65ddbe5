#pragma once
#include <optional>
#include <span>
#include <string_view>

namespace interphase {

/// The number of insertions, deletions, replacements and swaps of neighbours between two words, ignoring the
/// case of ASCII letters (optimal string alignment distance).
int editDistance(std::string_view a, std::string_view b);

/// The known word that was probably meant: the nearest one, if it is closer than a third of its length, or
/// one that the word is the greater part of.
std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> known);

} // namespace interphase
