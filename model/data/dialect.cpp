#include "data/dialect.h"

#include "data/cell_value.h"

#include <algorithm>
#include <map>

namespace interphase {
namespace {

constexpr std::size_t kSampledLines = 400;

void splitBlanks(std::string_view line, std::vector<std::string_view>& cells)
{
    constexpr std::string_view blanks = " \t";
    std::size_t at = line.find_first_not_of(blanks);
    while (at != std::string_view::npos) {
        const std::size_t end = std::min(line.find_first_of(blanks, at), line.size());
        cells.push_back(line.substr(at, end - at));
        at = line.find_first_not_of(blanks, end);
    }
}

/// The end of the quoted cell that starts at `at`, or npos where the quote is not closed in front of a
/// delimiter.
std::size_t closingQuote(std::string_view line, std::size_t at, char delimiter)
{
    for (std::size_t i = line.find('"', at + 1); i != std::string_view::npos; i = line.find('"', i + 1)) {
        if (i + 1 == line.size() || line[i + 1] == delimiter)
            return i;
        if (line[i + 1] == '"')
            ++i;
    }
    return std::string_view::npos;
}

/// Non-blank lines from the start of the file and, evenly spread, from the rest.
std::vector<std::string_view> sample(std::span<const std::string_view> lines)
{
    std::vector<std::string_view> out;
    std::size_t i = 0;
    for (; i < lines.size() && out.size() < kSampledLines / 2; ++i)
        if (!trimmed(lines[i]).empty())
            out.push_back(lines[i]);
    const std::size_t stride = std::max<std::size_t>(1, (lines.size() - i) / (kSampledLines / 2));
    for (; i < lines.size(); i += stride)
        if (!trimmed(lines[i]).empty())
            out.push_back(lines[i]);
    return out;
}

/// For each number of cells: the sum over the rows of the share of cells that are numbers.
std::map<std::size_t, double> rowScores(std::span<const std::string_view> lines, const Dialect& dialect)
{
    std::map<std::size_t, double> scores;
    std::vector<std::string_view> cells;
    for (const std::string_view line : lines) {
        splitCells(line, dialect.delimiter, cells);
        const std::size_t values = countValues(cells, dialect.decimalSign);
        const auto filled =
            std::count_if(cells.begin(), cells.end(), [](auto c) { return !trimmed(c).empty(); });
        if (values >= 2)
            scores[cells.size()] += static_cast<double>(values) / static_cast<double>(filled);
    }
    return scores;
}

} // namespace

void splitCells(std::string_view line, char delimiter, std::vector<std::string_view>& cells, std::size_t most)
{
    cells.clear();
    if (delimiter == ' ') {
        splitBlanks(line, cells);
        return;
    }
    const bool quoted = line.find('"') != std::string_view::npos;
    for (std::size_t at = 0; at <= line.size() && cells.size() < most;) {
        const bool opens = quoted && at < line.size() && line[at] == '"';
        const std::size_t close = opens ? closingQuote(line, at, delimiter) : std::string_view::npos;
        if (close != std::string_view::npos) {
            cells.push_back(line.substr(at + 1, close - at - 1));
            at = close + 2;
            if (close + 1 == line.size())
                break;
            continue;
        }
        const std::size_t end = std::min(line.find(delimiter, at), line.size());
        cells.push_back(line.substr(at, end - at));
        at = end + 1;
    }
}

std::size_t countValues(std::span<const std::string_view> cells, char decimalSign)
{
    return static_cast<std::size_t>(std::count_if(
        cells.begin(), cells.end(), [&](std::string_view c) { return readCell(c, decimalSign).hasValue(); }));
}

std::optional<Dialect> guessDialect(std::span<const std::string_view> lines)
{
    // Where two fit equally well the earlier one holds, so whole numbers are read with a decimal point.
    const Dialect candidates[] = {{'\t', '.'}, {'\t', ','}, {';', '.'}, {';', ','},
                                  {',', '.'},  {' ', '.'},  {' ', ','}};
    const auto sampled = sample(lines);
    std::optional<Dialect> best;
    double bestScore = 0.0;
    for (const Dialect& candidate : candidates) {
        // Blanks also stand inside cells, so they are the delimiter only when nothing else does nearly as
        // well.
        const double weight = candidate.delimiter == ' ' ? 0.75 : 1.0;
        for (const auto& [cells, rowScore] : rowScores(sampled, candidate)) {
            const double score = weight * rowScore;
            if (score <= bestScore * (1.0 + 1e-9))
                continue;
            bestScore = score;
            best = Dialect{candidate.delimiter, candidate.decimalSign, cells};
        }
    }
    return best;
}

} // namespace interphase
