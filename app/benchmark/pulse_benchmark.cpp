#include "app/benchmark/benchmark.h"
#include "app/benchmark/discharge.h"
#include "app/benchmark/pulses.h"
#include "app/benchmark/timing.h"
#include "protocol/voltage_solver.h"

#include <cmath>
#include <stdexcept>

namespace interphase {
namespace {

/// Voltages under the current, at the times and again 0.1 s after each jump.
std::vector<double> solve(VoltageSolver& solver, const BenchmarkInput& input, const CurrentProfile& current,
                          std::span<const double> times_s)
{
    std::vector<double> voltage(times_s.size());
    const Status status = solver.solve(input.cell, current, times_s, {}, voltage, {});
    if (!status.ok())
        throw std::runtime_error(status.reason.english());
    return voltage;
}

double largest_mV(std::span<const double> a, std::span<const double> b)
{
    double largest = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i)
        largest = std::max(largest, 1e3 * std::abs(a[i] - b[i]));
    return largest;
}

double rms_mV(std::span<const double> a, std::span<const double> b)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += (a[i] - b[i]) * (a[i] - b[i]);
    return 1e3 * std::sqrt(sum / static_cast<double>(a.size()));
}

} // namespace

CurrentProfile pulseCurrent(double pulse_A)
{
    CurrentProfile out;
    for (int k = 0; k < kPulses; ++k) {
        const double begin = k * kPulsePeriod_s, middle = begin + kPulseLength_s;
        for (const double t : {begin, middle})
            out.time_s.push_back(t);
        for (const double t : {middle, begin + kPulsePeriod_s})
            out.time_s.push_back(t);
        out.current_A.insert(out.current_A.end(), {pulse_A, pulse_A, 0.0, 0.0});
    }
    return out;
}

std::vector<double> pulseTimes()
{
    std::vector<double> out;
    for (int i = 0; i <= kPulses * static_cast<int>(kPulsePeriod_s / kPulseSampling_s); ++i)
        out.push_back(i * kPulseSampling_s);
    return out;
}

namespace {

BenchmarkResult measurePulse(const BenchmarkInput& input, const SimulationOptions& options)
{
    const CurrentProfile current = pulseCurrent(input.cell.nominalCapacity_Ah);
    std::vector<double> times = pulseTimes();
    VoltageSolver solver(options);
    const Timing timing = timeRepeated([&] { solve(solver, input, current, times); });

    for (double& t : times) // a sample at a jump is judged 0.1 s after it
        t = std::min(t + 0.1, times.back());
    VoltageSolver fine(convergedOptions(ModelKind::Dfn));
    const std::vector<double> truth = solve(fine, input, current, times);
    const std::vector<double> own = solve(solver, input, current, times);
    BenchmarkResult out{1e3 * timing.median_s, "ms", rms_mV(own, truth), {}, timing.runs, {}};
    out.more.emplace_back("error_largest_mV", largest_mV(own, truth));
    return out;
}

} // namespace

BenchmarkResult measureDfnPulse(const BenchmarkInput& input)
{
    return measurePulse(input, quickOptions(ModelKind::Dfn));
}

BenchmarkResult measureDfnPulseDefault(const BenchmarkInput& input)
{
    return measurePulse(input, {});
}

} // namespace interphase
