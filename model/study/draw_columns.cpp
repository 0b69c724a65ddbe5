#include "study/draw_columns.h"

#include <stdexcept>

namespace interphase {
namespace {

constexpr std::uint8_t kWarmup = 1;
constexpr std::uint8_t kDiverged = 2;

std::array<double, kDrawStatistics> statisticsOf(const DrawRecord& draw)
{
    return {draw.logDensity,
            draw.acceptance,
            draw.stepSize,
            draw.energy,
            static_cast<double>(draw.treeDepth),
            static_cast<double>(draw.leapfrogs)};
}

template <class Row>
void scatter(const Row& row, std::size_t i, std::size_t count, std::vector<double>& columns)
{
    for (std::size_t j = 0; j < row.size(); ++j)
        columns[j * count + i] = row[j];
}

std::vector<double> gather(const std::vector<double>& columns, std::size_t i, std::size_t count,
                           std::size_t size)
{
    std::vector<double> row(size);
    for (std::size_t j = 0; j < size; ++j)
        row[j] = columns[j * count + i];
    return row;
}

/// A whole number kept as a double; a damaged file may hold anything there.
int whole(double value)
{
    return value >= 0.0 && value <= 1e9 ? static_cast<int>(value) : 0;
}

} // namespace

DrawColumns toColumns(std::span<const DrawRecord> draws)
{
    DrawColumns out;
    out.count = draws.size();
    out.valueCount = draws.empty() ? 0 : draws[0].values.size();
    out.qCount = draws.empty() ? 0 : draws[0].q.size();
    out.values.resize(out.count * out.valueCount);
    out.q.resize(out.count * out.qCount);
    out.statistics.resize(out.count * kDrawStatistics);
    for (std::size_t i = 0; i < out.count; ++i) {
        const DrawRecord& draw = draws[i];
        if (draw.values.size() != out.valueCount || draw.q.size() != out.qCount)
            throw std::invalid_argument("toColumns: draws of different size");
        scatter(draw.values, i, out.count, out.values);
        scatter(draw.q, i, out.count, out.q);
        scatter(statisticsOf(draw), i, out.count, out.statistics);
        out.flags.push_back(
            static_cast<std::uint8_t>((draw.warmup ? kWarmup : 0) | (draw.diverged ? kDiverged : 0)));
    }
    return out;
}

std::vector<DrawRecord> fromColumns(const DrawColumns& columns, int chain, int first)
{
    std::vector<DrawRecord> out(columns.count);
    for (std::size_t i = 0; i < columns.count; ++i) {
        DrawRecord& draw = out[i];
        draw.chain = chain;
        draw.index = first + static_cast<int>(i);
        draw.warmup = (columns.flags[i] & kWarmup) != 0;
        draw.diverged = (columns.flags[i] & kDiverged) != 0;
        draw.values = gather(columns.values, i, columns.count, columns.valueCount);
        draw.q = gather(columns.q, i, columns.count, columns.qCount);
        const auto statistics = gather(columns.statistics, i, columns.count, kDrawStatistics);
        draw.logDensity = statistics[0];
        draw.acceptance = statistics[1];
        draw.stepSize = statistics[2];
        draw.energy = statistics[3];
        draw.treeDepth = whole(statistics[4]);
        draw.leapfrogs = whole(statistics[5]);
    }
    return out;
}

} // namespace interphase
