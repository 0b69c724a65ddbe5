#pragma once
#include "study/definition.h"

#include <string>
#include <vector>

namespace interphase {

// The blocks of priors that go together, as a definition changes around them. A correlation goes where its
// prior goes: with the parameter that is made a constant, with the data set that is removed. What a kind of
// noise does not use now, whose prior stays in the definition as well, only does not count meanwhile.

/// What may stand in a block of this definition, by name as among the quantities of a run: free parameters,
/// initial states of charge, unknowns of the noise.
std::vector<std::string> unknownsOf(const Definition& definition);

/// A block without what is not unknown in its definition.
struct CountingBlock
{
    std::size_t index = 0; ///< in Definition::correlations
    CorrelationDefinition block;
};
/// The blocks that have two unknowns or more, as they count.
std::vector<CountingBlock> countingBlocks(const Definition& definition);

/// The block of these parameters: correlations of those that were in it stay, all others are 0.
CorrelationDefinition withParameters(const CorrelationDefinition& block, std::vector<std::string> parameters);

/// Takes quantities out of the blocks they stand in; what is left of a block stays if it has two or more.
void takeFromBlocks(Definition& definition, const std::vector<std::string>& quantities);
/// Calls a quantity otherwise.
void renameInBlocks(Definition& definition, const std::string& before, const std::string& after);

/// Makes a free parameter a constant: its prior and its correlations go. path may be one of the definition.
void fixParameter(Definition& definition, std::string path);

} // namespace interphase
