#pragma once
#include <string>

namespace interphase {

/// A value with its standard deviation in brackets, in units of the last digit: "3.91(12)e-14", "0.853(21)".
/// The deviation has two digits; without one (zero, not finite) the value has four.
std::string uncertainNumber(double value, double sd);

} // namespace interphase
