#include "app/benchmark/timing.h"

#include <algorithm>
#include <chrono>
#include <vector>

namespace interphase {
namespace {

double secondsOf(const std::function<void()>& work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

} // namespace

Timing timeRepeated(const std::function<void()>& work, double enough_s)
{
    constexpr std::size_t kFewest = 5;
    work();
    std::vector<double> times;
    for (double spent = 0.0; spent < enough_s || times.size() < kFewest; spent += times.back())
        times.push_back(secondsOf(work));
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::nth_element(times.begin(), middle, times.end());
    return {*middle, static_cast<long>(times.size())};
}

} // namespace interphase
