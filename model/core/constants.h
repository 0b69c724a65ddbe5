#pragma once

namespace interphase {

inline constexpr double kFaraday = 96485.33212331001;    ///< C/mol (CODATA 2018)
inline constexpr double kGasConstant = 8.31446261815324; ///< J/(mol K) (CODATA 2018)

} // namespace interphase
