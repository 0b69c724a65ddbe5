#pragma once
#include <iterator>
#include <string_view>

namespace interphase {

/// The kinds of particle an electrode may have after the first: number, name in a BPX path, that of a column
/// of results, ordinal in plain words. All else follows from this list: a line more is a kind more.
#define INTERPHASE_FURTHER_KINDS(X)                                                                          \
    X(2, "Secondary", "secondary", "second")                                                                 \
    X(3, "Tertiary", "tertiary", "third")                                                                    \
    X(4, "Quaternary", "quaternary", "fourth")                                                               \
    X(5, "Quinary", "quinary", "fifth")                                                                      \
    X(6, "Senary", "senary", "sixth")                                                                        \
    X(7, "Septenary", "septenary", "seventh")                                                                \
    X(8, "Octonary", "octonary", "eighth")

/// What a BPX path calls each kind, "Primary" first.
inline constexpr std::string_view kKindNames[] = {"Primary",
#define INTERPHASE_KIND(number, name, column, nth) name,
                                                  INTERPHASE_FURTHER_KINDS(INTERPHASE_KIND)
#undef INTERPHASE_KIND
};
/// What columns of results call it, "primary" first.
inline constexpr const char* kKindColumns[] = {"primary",
#define INTERPHASE_KIND(number, name, column, nth) column,
                                               INTERPHASE_FURTHER_KINDS(INTERPHASE_KIND)
#undef INTERPHASE_KIND
};

/// Kinds of particle in an electrode at most.
inline constexpr int kMostKinds = static_cast<int>(std::size(kKindNames));

} // namespace interphase
