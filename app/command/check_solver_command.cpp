#include "app/command/argument_parser.h"
#include "app/command/command.h"
#include "app/command/run_summary.h"
#include "app/command/terminal_progress.h"
#include "calibrate/solver_check.h"
#include "core/message.h"

#include <cmath>
#include <iostream>

namespace interphase {
namespace {

constexpr const char* kDescription =
    "Whether the error of the solver moves the posterior: solves draws of the latest run again with twice "
    "the\n"
    "finite volumes, more modes in the particles and a tenth of the tolerance, and prints by how much each "
    "mean "
    "moves.\n"
    "The result is kept in the study and stands in summary. Above 0.1 posterior standard deviations it says "
    "so; the\n"
    "means with the weights of the finer solver stand beside.";
constexpr const char* kExample = "interphase new spm_discharge my.interphase\n"
                                 "interphase calibrate my.interphase --chains 2 --warmup 100 --draws 100\n"
                                 "interphase check-solver my.interphase";
constexpr long long kDraws = 100;

SolverCheck check(const std::string& path, int draws, const std::stop_token& stop)
{
    TerminalProgress line;
    return checkLatestSolver(
        path, draws, {stop, [&](double fraction) {
                          line.show("Solving again: " + std::to_string(std::lround(100.0 * fraction)) + " %");
                      }});
}

} // namespace

int runCheckSolver(const Arguments& words, const CommandContext& context)
{
    std::string path;
    std::optional<long long> draws;
    ArgumentParser parser("check-solver", kDescription, kExample);
    parser.positional("STUDY", path, "the study");
    parser.count("--draws", "N", draws, "draws that are solved again; 100 unless given", 10, 100000);
    if (!parser.parse(words))
        return kDone;
    Study study = Study::open(path);
    const SolverCheck found = check(path, static_cast<int>(draws.value_or(kDraws)), context.stop);
    if (found.status.outcome == Outcome::Cancelled) {
        std::cerr << "Stopped.\n";
        return kInterrupted;
    }
    if (!found.status.ok()) {
        std::cerr << found.status.reason.english() << '\n';
        return kNumericalFailure;
    }
    study.putResult(found.run, kSolverCheckResult, formatSolverCheck(found));
    std::cout << formatSolverCheckText(found);
    return kDone;
}

} // namespace interphase
