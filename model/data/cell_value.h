#pragma once
#include <string_view>

namespace interphase {

/// What stands in one cell of a table.
enum class CellKind {
    Missing, ///< empty, "nan", "N/A", "-", ...
    Number,
    Duration, ///< hh:mm:ss[.fff], with days in front ("1d 02:03:04"): the value is in seconds
    DateTime, ///< yyyy-mm-dd hh:mm:ss[.fff]: the value is in seconds since 1970-01-01
    Text,
};

struct CellValue
{
    CellKind kind = CellKind::Missing;
    double value = 0.0; ///< finite with Number, Duration and DateTime; otherwise NaN

    bool hasValue() const { return kind != CellKind::Missing && kind != CellKind::Text; }
};

/// Reads a cell. decimalSign is '.' or ','; the locale plays no part. Blanks around the cell are ignored.
CellValue readCell(std::string_view cell, char decimalSign);

std::string_view trimmed(std::string_view text);

} // namespace interphase
