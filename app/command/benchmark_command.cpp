#include "app/benchmark/benchmark.h"
#include "app/benchmark/scaling.h"
#include "app/command/argument_parser.h"
#include "app/command/command.h"
#include "app/command/terminal_progress.h"
#include "cell/parameter_sets.h"
#include "core/files.h"
#include "core/message.h"
#include "core/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>

namespace interphase {
namespace {

constexpr const char* kDescription =
    "Measures how fast the program is on this machine: each value is the median of repeated runs after a "
    "warm-up, on\n"
    "the parameter set Chen2020. error_mV is the rms error of the same run against the same engine on a fine "
    "mesh\n"
    "with rtol 1e-8, error_reference_mV that against another program's curve, where it is in the source "
    "tree.\n"
    "JSON: [{name, value, unit, error_mV, error_reference_mV, runs, ...}]; only what was measured is in it.\n"
    "dfn_ess_per_second, file_to_posterior and next_cell take a minute or more and are measured with --only\n"
    "alone.";
constexpr const char* kExample = "interphase benchmark --only spm_discharge";

using Measured = std::pair<const Benchmark*, BenchmarkResult>;

std::vector<const Benchmark*> chosen(const std::string& only)
{
    std::vector<const Benchmark*> out;
    std::vector<std::string> names;
    for (const Benchmark& b : benchmarks()) {
        names.emplace_back(b.name);
        if (only.empty() ? !b.onlyByName : b.name == only)
            out.push_back(&b);
    }
    if (out.empty())
        throw InputError(MessageId::InvalidArgument,
                         {"--only", "found \"" + only + "\"", "one of " + join(names, ", ")});
    return out;
}

void printJson(const std::vector<Measured>& all)
{
    nlohmann::ordered_json out = nlohmann::ordered_json::array();
    for (const auto& [benchmark, result] : all) {
        nlohmann::ordered_json entry{
            {"name", benchmark->name}, {"value", result.value}, {"unit", result.unit}};
        if (result.error_mV)
            entry["error_mV"] = *result.error_mV;
        if (result.errorReference_mV)
            entry["error_reference_mV"] = *result.errorReference_mV;
        entry["runs"] = result.runs;
        for (const auto& [name, value] : result.more)
            entry[name] = value;
        if (!result.note.empty())
            entry["note"] = result.note;
        out.push_back(entry);
    }
    std::cout << out.dump(2) << '\n';
}

/// Nothing where a person stopped it; what was measured before is printed.
std::optional<BenchmarkResult> measureUnlessStopped(const Benchmark& benchmark, const BenchmarkInput& input)
try {
    return benchmark.measure(input);
} catch (const std::exception&) {
    if (!input.stop.stop_requested())
        throw;
    return {};
}

std::string describe(const Measured& measured)
{
    const auto& [benchmark, result] = measured;
    std::string out = padded(std::string(benchmark->name), 22) +
                      padded(formatRounded(result.value, 4) + " " + result.unit, 14);
    std::vector<std::string> notes;
    if (result.error_mV)
        notes.push_back("error " + formatRounded(*result.error_mV, 2) + " mV");
    if (result.errorReference_mV)
        notes.push_back("against the reference " + formatRounded(*result.errorReference_mV, 2) + " mV");
    for (const auto& [name, value] : result.more)
        notes.push_back(name + " " + formatRounded(value, 3));
    if (!result.note.empty())
        notes.push_back(result.note);
    return out + std::string(benchmark->work) + (notes.empty() ? "" : "; ") + join(notes, ", ") + "\n";
}

void printAbsent()
{
    std::vector<std::string> absent, slow;
    for (const Benchmark& b : benchmarks())
        if (!b.measure)
            absent.emplace_back(b.name);
        else if (b.onlyByName)
            slow.emplace_back(b.name);
    std::cout << "Measured with --only NAME alone, for it takes minutes: " << join(slow, ", ") << ".\n"
              << "Not measured by this command in this version: " << join(absent, ", ") << ".\n";
}

/// Of one thing after the other: how time and error go with it.
void printScaling(const BenchmarkInput& input, bool json)
{
    nlohmann::ordered_json out = nlohmann::ordered_json::array();
    measureScaling(input, [&](const ScalingRow& row) {
        if (!json) {
            std::cout << padded(std::string(row.table), 28) << padded(std::to_string(row.size), 6)
                      << padded(formatRounded(row.ms, 4) + " ms", 12)
                      << (row.error_mV ? "error " + formatRounded(*row.error_mV, 2) + " mV" : "") << "\n"
                      << std::flush;
            return;
        }
        nlohmann::ordered_json entry{
            {"table", row.table}, {"size", row.size}, {"value", row.ms}, {"unit", "ms"}};
        if (row.error_mV)
            entry["error_mV"] = *row.error_mV;
        out.push_back(entry);
    });
    if (json)
        std::cout << out.dump(2) << '\n';
}

} // namespace

int runBenchmark(const Arguments& words, const CommandContext& context)
{
    bool json = false, scaling = false;
    std::string only;
    ArgumentParser parser("benchmark", kDescription, kExample);
    parser.flag("--json", json, "as JSON instead of a table");
    parser.text("--only", "NAME", only, "this one alone");
    parser.flag(
        "--scaling", scaling,
        "instead: how time and error go with cells, modes, parameters of a gradient, parameter sets, cycles");
    if (!parser.parse(words))
        return kDone;
    const std::filesystem::path tree = pathFromUtf8(context.resources.folder()).parent_path();
    const BenchmarkInput input{loadCell("Chen2020", context.resources.parameterSets()),
                               pathToUtf8(tree / "tests" / "reference" / "curves"), context.stop,
                               context.resources};
    if (scaling) {
        printScaling(input, json);
        return context.stop.stop_requested() ? kInterrupted : kDone;
    }
    std::vector<Measured> all;
    TerminalProgress line;
    for (const Benchmark* benchmark : chosen(only)) {
        if (context.stop.stop_requested())
            break;
        line.show("Measuring " + std::string(benchmark->name));
        std::optional<BenchmarkResult> result = measureUnlessStopped(*benchmark, input);
        if (!result)
            break;
        all.emplace_back(benchmark, std::move(*result));
        if (!json)
            std::cout << describe(all.back()) << std::flush;
    }
    line.clear();
    if (json)
        printJson(all);
    else if (only.empty())
        printAbsent();
    return context.stop.stop_requested() ? kInterrupted : kDone;
}

} // namespace interphase
