#pragma once
#include "study/run_record.h"
#include "study/sqlite.h"

#include <array>

namespace interphase {

/// Draws of one chain as columns: quantity j of draw i stands at j * count + i.
struct DrawColumns
{
    std::size_t count = 0;
    std::size_t valueCount = 0;
    std::size_t qCount = 0;
    std::vector<double> values;
    std::vector<double> q;
    std::vector<double> statistics;  ///< see kDrawStatistics, a column each
    std::vector<std::uint8_t> flags; ///< bit 0 warm-up, bit 1 diverged
};
/// Log density, acceptance, step size, energy, tree depth, leapfrog steps.
inline constexpr std::size_t kDrawStatistics = 6;

/// Throws std::invalid_argument unless all draws have as many values and coordinates as the first.
DrawColumns toColumns(std::span<const DrawRecord> draws);
/// The draws again; `chain` and `first`, the index of the first, are added.
std::vector<DrawRecord> fromColumns(const DrawColumns& columns, int chain, int first);

} // namespace interphase
