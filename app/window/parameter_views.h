#pragma once
#include "cell/cell.h"
#include "study/definition.h"
#include "ui/view/model_view.h"

namespace interphase {

ParameterLabel labelOf(const ParameterInfo& info);

/// The parameters of a cell in groups. `base` is the cell as its file has it: sliders range around its
/// values, so that they stay where they are while a value moves. `cell` has the overrides.
std::vector<ParameterGroupView> parameterGroups(const Cell& base, const Cell& cell,
                                                const Definition& definition);

/// A first prior for a parameter that becomes free: wide around its present value.
PriorSpec firstPrior(const ParameterInfo& info, const Cell& cell);

} // namespace interphase
