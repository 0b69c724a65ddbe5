#pragma once
#include <string>
#include <vector>

namespace interphase {

/// Capacities of discharges at constant currents, as a rate test lists them.
struct MeasuredCapacities
{
    std::vector<double> current_A;   ///< above 0, increasing
    std::vector<double> capacity_Ah; ///< above 0
    std::vector<std::string> notes;  ///< what was dropped, one sentence each
};

/// Reads a table with a column of current and one of capacity by their names ("Current / A",
/// "Discharge capacity [mAh]"); rows are sorted by the size of the current, a current that comes again keeps
/// its first capacity. Throws InputError: no table, no such columns, no row with both.
MeasuredCapacities readCapacities(const std::string& fileName);
/// Whether readCapacities() is the way to read a file: current and capacity, and neither time nor voltage.
bool looksLikeCapacities(const std::string& fileName);

} // namespace interphase
