#pragma once
#include <string>

namespace interphase {

/// The largest R-hat of chains that agree (@cite Vehtari2021).
inline constexpr double kRHatAgrees = 1.01;

/// The effective draws a chain, of bulk and tails, from which on R-hat and Monte Carlo errors can be relied
/// on (@cite Vehtari2021).
inline constexpr double kEssAChain = 100.0;

/// R-hat with three decimals, "-" where it is not known. What is above kRHatAgrees never reads as 1.010.
std::string rHatText(double value);

} // namespace interphase
