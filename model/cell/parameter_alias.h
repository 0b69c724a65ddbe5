#pragma once
#include "cell/parameters.h"

#include <string>

namespace interphase {

/// The symbol of a parameter as plain letters, to be typed in a formula: "D_s_n" of "D<sub>s,n</sub>",
/// "epsilon_n" of "&epsilon;<sub>n</sub>". Unique.
std::string parameterAlias(const ParameterInfo& info);

/// The parameter of that alias or, as findParameter(), of that BPX path.
std::optional<ParameterId> findParameterByName(std::string_view name);

} // namespace interphase
