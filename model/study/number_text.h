#pragma once
#include <string>

namespace interphase {

/// The shortest text that reads back as the same number, whatever the locale: "0.001", "3e-14".
std::string shortNumber(double value);

} // namespace interphase
