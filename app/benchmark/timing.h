#pragma once
#include <functional>

namespace interphase {

struct Timing
{
    double median_s = 0.0;
    long runs = 0;
};

/// Repeats the work for about `enough_s` after one run that warms up; at least 5 times.
Timing timeRepeated(const std::function<void()>& work, double enough_s = 1.0);

} // namespace interphase
