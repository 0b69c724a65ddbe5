#pragma once
#include "app/resources.h"

#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace interphase {

// Exit statuses of the program.
inline constexpr int kDone = 0;
inline constexpr int kBadInput = 1;         ///< one line on stderr: which file, which line, what was expected
inline constexpr int kNumericalFailure = 2; ///< the request was sound, but the computation failed
inline constexpr int kInterrupted = 130;    ///< what was computed so far is kept

/// What every command is given.
struct CommandContext
{
    const Resources& resources;
    std::stop_token stop;
};

/// The words after the command's name.
using Arguments = std::vector<std::string>;

struct Command
{
    std::string_view name;
    std::string_view summary; ///< one line for --help
    int (*run)(const Arguments&, const CommandContext&);
};

/// All commands, in the order of --help.
std::span<const Command> commands();

// Each in a file of its own. They return an exit status, print their own --help and throw InputError.
int runSimulate(const Arguments& arguments, const CommandContext& context);
int runParameters(const Arguments& arguments, const CommandContext& context);
int runImpedance(const Arguments& arguments, const CommandContext& context);
int runMap(const Arguments& words, const CommandContext& context);
int runOpenCircuit(const Arguments& words, const CommandContext& context);
int runWindows(const Arguments& words, const CommandContext& context);
int runImport(const Arguments& arguments, const CommandContext& context);
int runNew(const Arguments& arguments, const CommandContext& context);
int runCalibrate(const Arguments& arguments, const CommandContext& context);
int runPredict(const Arguments& words, const CommandContext& context);
int runIdentify(const Arguments& words, const CommandContext& context);
int runCheck(const Arguments& words, const CommandContext& context);
int runCheckSolver(const Arguments& words, const CommandContext& context);
int runPrior(const Arguments& words, const CommandContext& context);
int runAnalysis(const Arguments& words, const CommandContext& context);
int runEvidence(const Arguments& words, const CommandContext& context);
int runCompare(const Arguments& words, const CommandContext& context);
int runSummary(const Arguments& arguments, const CommandContext& context);
int runExport(const Arguments& arguments, const CommandContext& context);
int runScreenshot(const Arguments& arguments, const CommandContext& context);
int runBenchmark(const Arguments& arguments, const CommandContext& context);

} // namespace interphase
