#pragma once
#include "protocol/protocol.h"

#include <vector>

namespace interphase {

// Pulses as a cycler would record them: an hour, one minute of discharge in every five, a sample every 10 s.
inline constexpr int kPulses = 12;
inline constexpr double kPulsePeriod_s = 300.0;
inline constexpr double kPulseLength_s = 60.0;
inline constexpr double kPulseSampling_s = 10.0;

CurrentProfile pulseCurrent(double pulse_A);
/// 361 times from 0 to one hour.
std::vector<double> pulseTimes();

} // namespace interphase
