#pragma once
#include "study/definition.h"

#include <QString>

namespace interphase {

/// What a kind of noise assumes, in a sentence.
QString noiseSays(NoiseKind kind);

/// Which priors of a definition go together; empty: none.
QString jointText(const Definition& definition);

} // namespace interphase
