#pragma once
#include "calibrate/sampler_check.h"
#include "ui/view/protocol_view.h"

namespace interphase {

/// The tab Sampler; empty without a check.
SamplerCheckView samplerCheckView(const SamplerCheck& check);

} // namespace interphase
