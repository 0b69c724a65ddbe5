#pragma once
#include "bayes/posterior.h"
#include "calibrate/cell_forward_model.h"
#include "study/definition.h"

#include <map>
#include <string>
#include <vector>

namespace interphase {

/// By data set (or spectrum) and quantity: the group of the posterior's noise.
using NoiseOf = std::map<std::pair<std::string, MeasuredQuantity>, int>;

/// The noise of what is fitted, with the places of its segments among `outputs`; noise without any is left
/// out. Writes the group of each data set that shares noise with one that is fitted.
std::vector<NoiseGroup> noiseGroups(const std::vector<SharedNoise>& shared,
                                    const std::vector<CellOutput>& outputs, NoiseOf& groupOf);

/// Names of all quantities of a posterior, in its order.
std::vector<std::string> quantityNames(const std::vector<NamedPrior>& parameters,
                                       const std::vector<NoiseGroup>& noise);

/// The definition's correlated priors by the places of their members; what is not among the quantities is
/// integrated out.
std::vector<PriorCorrelation> correlationsOf(const Definition& definition,
                                             const std::vector<std::string>& quantities);

} // namespace interphase
