#include "app/command/command_line.h"

#include "app/interruption.h"
#include "core/files.h"
#include "core/message.h"
#include "core/text.h"
#include "study/suggestion.h"

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <optional>

namespace interphase {
namespace {

constexpr Command kCommands[] = {
    {"simulate", "the voltage of a cell under a protocol or a measured current, as CSV", runSimulate},
    {"parameters", "the parameters of a cell by their names, as CSV", runParameters},
    {"impedance", "the impedance spectrum of a cell, as CSV", runImpedance},
    {"open-circuit", "the cell or an electrode at rest over its charge, as CSV", runOpenCircuit},
    {"map", "remaining capacity, or where lithium may plate, over rate and temperature, as CSV", runMap},
    {"windows", "stoichiometry windows from a slow discharge, with dV/dQ", runWindows},
    {"import", "measured files to the Battery Data Format", runImport},
    {"new", "a study from the definition of an analysis", runNew},
    {"analysis", "the analyses of a study: list, add, select, rename, remove", runAnalysis},
    {"identify", "what the data can tell: best values, verdicts, profiles", runIdentify},
    {"calibrate", "sample the posterior of a study's parameters, or go on with it", runCalibrate},
    {"predict", "what the posterior predicts, for the data or a protocol, with the risk", runPredict},
    {"check", "whether the sampler finds the posteriors of this study's model", runCheck},
    {"check-solver", "whether the error of the solver moves a study's posterior", runCheckSolver},
    {"prior", "a definition whose priors are the posterior of an earlier study", runPrior},
    {"summary", "what a study's latest run found, as a table or JSON", runSummary},
    {"evidence", "the evidence of an analysis, for comparing it with others", runEvidence},
    {"compare", "the analyses of a study side by side: Bayes factors, cross-validation", runCompare},
    {"export", "draws, calibrated cell, definition, report or figures of a study", runExport},
    {"screenshot", "every page of the window as PNG", runScreenshot},
    {"benchmark", "how fast the program is on this machine", runBenchmark},
};

const Command* findCommand(std::string_view name)
{
    const auto* found = std::ranges::find(kCommands, name, &Command::name);
    return found == std::end(kCommands) ? nullptr : found;
}

void printHelp()
{
    std::cout << "Interphase: Bayesian calibration of battery models.\n\n"
                 "  interphase                      the window\n"
                 "  interphase STUDY.interphase     the window, with that study\n"
                 "  interphase COMMAND --help       what a command does, with an example\n\n"
                 "Commands:\n";
    for (const Command& command : kCommands)
        std::cout << "  " << padded(std::string(command.name), 14) << command.summary << "\n";
    std::cout << "\nResults go to the named files or to standard output, progress to standard error.\n"
                 "Exit status: 0 done, 1 bad input, 2 numerical failure, 130 interrupted.\n\n"
                 "Example:\n"
                 "  interphase simulate --parameters Chen2020 --model dfn "
                 "--protocol \"discharge at 1C until 2.5 V\" --output discharge.csv\n";
}

[[noreturn]] void refuseCommand(const std::string& word)
{
    std::vector<std::string_view> names;
    for (const Command& command : kCommands)
        names.push_back(command.name);
    const std::optional<std::string_view> near = nearest(word, names);
    throw InputError(MessageId::InvalidArgument,
                     {word, "neither a command nor a study",
                      near ? "perhaps \"" + std::string(*near) + "\"" : "a command that --help lists"});
}

int dispatch(const Arguments& arguments)
{
    const std::string& word = arguments.front();
    if (word == "--help" || word == "-h" || word == "help") {
        printHelp();
        return kDone;
    }
    if (word == "--version") {
        std::cout << "interphase " INTERPHASE_VERSION "\n";
        return kDone;
    }
    const Command* command = findCommand(word);
    if (!command)
        refuseCommand(word);
    const Interruption interruption;
    const Resources resources = Resources::locate();
    return command->run({arguments.begin() + 1, arguments.end()}, {resources, interruption.token()});
}

/// What stands on standard output must have got there.
void flushOutput()
{
    std::cout.flush();
    if (!std::cout || std::fflush(stdout) != 0)
        throw InputError(MessageId::CannotWriteFile, {"standard output", "the device is full or closed"});
}

int fail(int status, const std::string& sentence)
{
    std::fprintf(stderr, "%s\n", sentence.c_str());
    return status;
}

std::string computationError(std::string what)
{
    if (what.ends_with('.')) // the sentence around it has its own
        what.pop_back();
    return Message{MessageId::ComputationError, {what}}.english();
}

} // namespace

std::span<const Command> commands()
{
    return kCommands;
}

bool isCommandLine(const Arguments& arguments)
{
    if (arguments.empty())
        return false;
    const std::string& word = arguments.front();
    if (findCommand(word) || word == "--help" || word == "-h" || word == "--version")
        return true;
    if (word.starts_with('-')) // an option before the command it belongs to is refused, Qt's own are not
        return std::ranges::any_of(arguments, [](const std::string& a) { return findCommand(a) != nullptr; });
    std::error_code error;
    const bool bareWord = !word.empty() && word.find_first_of("./-") == std::string::npos;
    return bareWord && !std::filesystem::exists(pathFromUtf8(word), error);
}

int runCommandLine(const Arguments& arguments)
try {
    const int status = dispatch(arguments);
    flushOutput();
    return status;
} catch (const InputError& error) {
    return fail(kBadInput, error.what());
} catch (const std::exception& error) {
    return fail(kNumericalFailure, computationError(error.what()));
}

} // namespace interphase
