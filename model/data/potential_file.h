#pragma once
#include <string>
#include <vector>

namespace interphase {

/// An open-circuit potential against lithium over the stoichiometry, as a half cell gives it.
struct MeasuredPotential
{
    std::vector<double> stoichiometry; ///< rising, within 0 to 1
    std::vector<double> potential_V;
    std::vector<std::string> notes; ///< what was read how, one sentence each
};

/// Reads a table with a column of stoichiometries and one of potentials, by their names or, of two columns,
/// by their values. Where the potential rises along the first it is taken for a state of charge, 1 - x.
/// Rows of one stoichiometry count as their mean. Throws InputError that says which file and what was
/// expected.
MeasuredPotential readPotential(const std::string& fileName);

} // namespace interphase
