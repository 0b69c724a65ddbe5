#include "app/command/argument_parser.h"
#include "app/command/command.h"
#include "app/command/compare_text.h"

#include <iostream>

namespace interphase {
namespace {

constexpr const char* kDescription =
    "The analyses of a study side by side, from the evidence that interphase evidence has put into it: log\n"
    "evidence with its error, Bayes factors of each two in words and numbers, what they are at half and "
    "twice\n"
    "the widths of all priors, posterior odds and probabilities from the prior weights (interphase "
    "analysis),\n"
    "and the predictive density of each step and each data set from the others, and of each block of\n"
    "measurements from those before it. Analyses of other data are listed and not compared.\n"
    "JSON: {study, analyses: [{name, selected, model, state, prior_weight, probability, stacking: {weight,\n"
    "q05, q95}, evidence}], pairs:\n"
    "[{first, second, log_bayes_factor, standard_error, words, half_widths, double_widths, log_prior_odds,\n"
    "log_posterior_odds, by_steps, by_data, future}]}, evidence as interphase evidence --json has it.";
constexpr const char* kExample = "interphase new spm_discharge my.interphase\n"
                                 "interphase calibrate my.interphase --chains 2 --warmup 100 --draws 100\n"
                                 "interphase analysis my.interphase add Again\n"
                                 "interphase calibrate my.interphase --chains 2 --warmup 100 --draws 100\n"
                                 "interphase evidence my.interphase --every --method bridge\n"
                                 "interphase compare my.interphase";

} // namespace

int runCompare(const Arguments& words, const CommandContext&)
{
    std::string path;
    bool json = false;
    ArgumentParser parser("compare", kDescription, kExample);
    parser.positional("STUDY", path, "the study");
    parser.flag("--json", json, "as JSON instead of tables");
    if (!parser.parse(words))
        return kDone;
    Study study = Study::open(path, StudyMode::ReadOnly);
    const Comparison comparison = compareAnalyses(study);
    std::cout << (json ? formatComparisonJson(path, comparison) : formatComparisonText(comparison));
    return kDone;
}

} // namespace interphase
