#pragma once
#include "study/definition.h"

#include <QString>

namespace interphase {

/// The heading of a noise: of which quantity, where there are several noises, and of which data, where they
/// are named.
QString noiseTitle(MeasuredQuantity quantity, const std::string& data, bool several);
/// What a kind of noise assumes, in a sentence.
QString noiseSays(const NoiseDefinition& noise);

} // namespace interphase
