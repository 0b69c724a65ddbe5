#pragma once

namespace interphase {

enum class Side { Negative, Positive };

} // namespace interphase
