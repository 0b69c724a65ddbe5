#pragma once
#include "cell/parameters.h"

#include <QString>

#include <span>

namespace interphase {

/// The English names of all parameters that are translated; in the order of ParameterId.
std::span<const char* const> parameterNames();
/// The name of a parameter in the language of the window.
QString parameterName(const ParameterInfo& info);

} // namespace interphase
