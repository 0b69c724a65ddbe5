#include "data/covariance_file.h"

#include "core/message.h"
#include "data/source_bytes.h"
#include "data/text_table.h"

#include <cmath>
#include <numeric>

namespace interphase {
namespace {

[[noreturn]] void refuse(const std::string& file, const std::string& found)
{
    throw InputError(
        MessageId::InvalidArgument,
        {file, found,
         "in each row a time in seconds and then its row of the covariance, in V2: a column more "
         "than there are rows, of at most " +
             std::to_string(CovarianceTable::kMost) + " times"});
}

} // namespace

CovarianceTable readCovariance(const std::string& fileName)
{
    const TextTable table(readSourceBytes(fileName), fileName);
    const std::size_t n = table.columnCount() - 1;
    if (n > CovarianceTable::kMost)
        refuse(fileName, "found " + std::to_string(n + 1) + " columns");
    std::vector<int> all(n + 1);
    std::iota(all.begin(), all.end(), 0);
    const TextTable::Columns columns = table.readColumns(all);
    if (columns.lines.size() != n)
        refuse(fileName, "found " + std::to_string(columns.lines.size()) + " rows of " +
                             std::to_string(n + 1) + " columns");
    CovarianceTable out{columns.values.front(), {}};
    out.matrix.reserve(n * n);
    for (std::size_t row = 0; row < n; ++row)
        for (std::size_t column = 0; column <= n; ++column) {
            const double value = columns.values[column][row];
            if (!std::isfinite(value))
                refuse(fileName, "line " + std::to_string(columns.lines[row]) + ", column " +
                                     std::to_string(column + 1) + ": found no number");
            if (column > 0)
                out.matrix.push_back(value);
        }
    return out;
}

} // namespace interphase
