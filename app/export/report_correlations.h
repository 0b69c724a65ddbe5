#pragma once
#include "study/definition.h"

#include <QString>

namespace interphase {

/// Which priors of a definition go together, with their correlations and where they are from, for the report;
/// empty where none do.
QString correlationsHtml(const Definition& definition);

} // namespace interphase
