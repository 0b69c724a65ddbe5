#include "app/benchmark/benchmark.h"
#include "app/benchmark/discharge.h"
#include "app/benchmark/timing.h"
#include "core/files.h"
#include "core/random.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <thread>

namespace interphase {
namespace {

using enum ParameterId;

constexpr std::array kFive{NegativeDiffusivity, PositiveDiffusivity, NegativeReactionRate,
                           PositiveReactionRate, NegativeThickness};

BenchmarkResult measure(const BenchmarkInput& input, const SimulationOptions& options,
                        std::span<const ParameterId> free = {})
{
    const TrueCurve truth = convergedDischarge(input.cell, options.model);
    Discharge discharge(options);
    const Timing timing = timeRepeated([&] { discharge.run(input.cell, truth.time_s, free); });
    BenchmarkResult out{1e3 * timing.median_s, "ms", {}, {}, timing.runs, {}};
    out.error_mV = rmsError_mV(truth, discharge.voltage_V(), discharge.end_s());
    const std::string name = options.model == ModelKind::Spm    ? "chen2020_spm_1C.csv"
                             : options.model == ModelKind::Spme ? "chen2020_spme_1C.csv"
                                                                : "chen2020_dfn_1C.csv";
    const std::string file = pathToUtf8(pathFromUtf8(input.referenceFolder) / name);
    if (const std::optional<TrueCurve> reference = referenceCurve(file)) {
        discharge.run(input.cell, reference->time_s, free);
        out.errorReference_mV = rmsError_mV(*reference, discharge.voltage_V(), discharge.end_s());
    }
    return out;
}

SimulationOptions optionsOf(ModelKind model)
{
    SimulationOptions options;
    options.model = model;
    return options;
}

/// Largest deviation of the derivatives from those of the converged engine, relative to each column's
/// largest.
double gradientError(const BenchmarkInput& input, const SimulationOptions& options)
{
    std::vector<double> times;
    for (int k = 1; k <= 60; ++k)
        times.push_back(50.0 * k);
    Discharge fine(convergedOptions(options.model)), own(options);
    fine.run(input.cell, times, kFive);
    own.run(input.cell, times, kFive);
    double worst = 0.0;
    for (std::size_t p = 0; p < kFive.size(); ++p) {
        double largest = 0.0, deviation = 0.0;
        for (std::size_t i = p; i < fine.gradient().size(); i += kFive.size()) {
            largest = std::max(largest, std::abs(fine.gradient()[i]));
            deviation = std::max(deviation, std::abs(own.gradient()[i] - fine.gradient()[i]));
        }
        worst = std::max(worst, deviation / largest);
    }
    return worst;
}

/// Cells whose five parameters differ by about 10 %.
std::vector<Cell> variedCells(const Cell& cell, int count)
{
    std::vector<Cell> out;
    for (int i = 0; i < count; ++i) {
        RandomStream stream(1, StreamPurpose::Prior, static_cast<std::uint32_t>(i));
        out.push_back(cell);
        for (const ParameterId id : kFive)
            out.back().parameters[id] *= std::exp(0.1 * stream.normal());
    }
    return out;
}

/// Runs all cells on two threads, each taking the next one.
void runBatch(const std::vector<Cell>& cells, std::span<Discharge, 2> solvers, std::span<const double> times)
{
    std::atomic<std::size_t> next{0};
    const auto work = [&](Discharge& solver) {
        for (std::size_t i = next++; i < cells.size(); i = next++)
            solver.run(cells[i], times);
    };
    std::jthread other([&] { work(solvers[1]); });
    work(solvers[0]);
}

} // namespace

BenchmarkResult measureSpmDischarge(const BenchmarkInput& input)
{
    return measure(input, optionsOf(ModelKind::Spm));
}

BenchmarkResult measureSpmeDischarge(const BenchmarkInput& input)
{
    return measure(input, optionsOf(ModelKind::Spme));
}

BenchmarkResult measureDfnDischarge(const BenchmarkInput& input)
{
    return measure(input, quickOptions(ModelKind::Dfn));
}

BenchmarkResult measureDfnDischargeDefault(const BenchmarkInput& input)
{
    return measure(input, optionsOf(ModelKind::Dfn));
}

BenchmarkResult measureDfnDischargeCoarse(const BenchmarkInput& input)
{
    SimulationOptions options = optionsOf(ModelKind::Dfn);
    options.negativeCells = options.separatorCells = options.positiveCells = options.modes = 10;
    options.relativeTolerance = 1e-3;
    return measure(input, options);
}

BenchmarkResult measureDfnGradient5(const BenchmarkInput& input)
{
    const SimulationOptions options = quickOptions(ModelKind::Dfn);
    BenchmarkResult out = measure(input, options, kFive);
    out.more.emplace_back("gradient_error_relative", gradientError(input, options));
    return out;
}

BenchmarkResult measureDfnBatch(const BenchmarkInput& input)
{
    constexpr int kCells = 200;
    const SimulationOptions options = quickOptions(ModelKind::Dfn);
    const std::vector<Cell> cells = variedCells(input.cell, kCells);
    const TrueCurve truth = convergedDischarge(cells.front(), options.model);
    std::array<Discharge, 2> solvers{Discharge(options), Discharge(options)};
    const Timing timing = timeRepeated([&] { runBatch(cells, solvers, truth.time_s); });
    solvers[0].run(cells.front(), truth.time_s);
    BenchmarkResult out{kCells / timing.median_s, "1/s", {}, {}, timing.runs, {}};
    out.error_mV = rmsError_mV(truth, solvers[0].voltage_V(), solvers[0].end_s());
    return out;
}

} // namespace interphase
