#pragma once
#include "app/resources.h"
#include "cell/cell.h"

#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace interphase {

// How fast the program is on this machine.
//
// Each figure is measured when it is asked for: the median of repeated runs after a warm-up, and the error of
// the very same computation against the same engine on a fine mesh at tight tolerances. Speed without its
// error says nothing.

struct BenchmarkInput
{
    Cell cell;                   ///< Chen2020
    std::string referenceFolder; ///< curves of another program; may not exist
    std::stop_token stop;
    Resources resources;
};

struct BenchmarkResult
{
    double value = 0.0;
    std::string unit;               ///< "ms" or "1/s"
    std::optional<double> error_mV; ///< rms, against the converged run of the same engine
    std::optional<double>
        errorReference_mV; ///< rms, against the curve of another program, where there is one
    long runs = 0;         ///< of which the value is the median
    std::vector<std::pair<std::string, double>> more; ///< further numbers worth having
    std::string note{};                               ///< under which circumstances, where they matter
};

struct Benchmark
{
    std::string_view name;
    std::string_view work; ///< what is measured, for people
    BenchmarkResult (*measure)(const BenchmarkInput&);
    bool onlyByName = false; ///< takes minutes, so it must be asked for
};

/// All names of the contract, in its order.
std::span<const Benchmark> benchmarks();

BenchmarkResult measureSpmDischarge(const BenchmarkInput& input);
BenchmarkResult measureSpmeDischarge(const BenchmarkInput& input);
BenchmarkResult measureDfnDischarge(const BenchmarkInput& input);
BenchmarkResult measureDfnDischargeDefault(const BenchmarkInput& input);
BenchmarkResult measureDfnImpedance(const BenchmarkInput& input);
BenchmarkResult measureDfnSeiCycle(const BenchmarkInput& input);
BenchmarkResult measureDfnSeiCycles(const BenchmarkInput& input);
BenchmarkResult measureSpmSeiCycle(const BenchmarkInput& input);
BenchmarkResult measureDfnDischargeCoarse(const BenchmarkInput& input);
BenchmarkResult measureDfnGradient5(const BenchmarkInput& input);
BenchmarkResult measureDfnPulse(const BenchmarkInput& input);
BenchmarkResult measureDfnPulseDefault(const BenchmarkInput& input);
BenchmarkResult measureDfnBatch(const BenchmarkInput& input);
BenchmarkResult measureSpmEss(const BenchmarkInput& input);
BenchmarkResult measureDfnEss(const BenchmarkInput& input);
/// The bundled NMC pouch example, by surrogate transitions, until every quantity has 400 effective draws.
BenchmarkResult measureFileToPosterior(const BenchmarkInput& input);
/// The same for the data of a cell that is a few per cent another, begun at the draws of the first.
BenchmarkResult measureNextCell(const BenchmarkInput& input);
/// From the start of a process to the first painted window, with an example open.
BenchmarkResult measureFirstWindow(const BenchmarkInput& input);
/// How long the window cannot answer while 4 chains of the DFN example run and their page is shown.
BenchmarkResult measureLongestBlock(const BenchmarkInput& input);

} // namespace interphase
