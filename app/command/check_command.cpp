#include "app/command/argument_parser.h"
#include "app/command/command.h"
#include "app/command/result_text.h"
#include "app/command/terminal_progress.h"
#include "calibrate/sampler_check.h"
#include "core/message.h"

#include <cmath>
#include <iostream>

namespace interphase {
namespace {

constexpr const char* kDescription =
    "Whether the sampler finds the posteriors of this study's model: simulation-based calibration.\n"
    "Parameters are drawn, data are simulated from them and calibrated like those measured; over many\n"
    "replicates the rank of the parameters among their own draws must be uniform, and so must that of the "
    "log\n"
    "likelihood. --from posterior takes the parameters from the latest run and the simulated data on top of "
    "the\n"
    "measured ones: it checks where the data have put the posterior. --from prior takes them from the prior, "
    "as\n"
    "far as the model can be solved. A table with a p-value for each quantity, and whether the ranks lie in "
    "a\n"
    "band that holds all of them in 99 % of sound checks. Checked is NUTS, with this model and these priors, "
    "whatever\n"
    "the study samples with. It also says whether the log density at stored "
    "draws\n"
    "is the one they were stored with, which it is not where another version of the model made them.\n"
    "JSON: {kind, run, replicates, replicates_wanted, draws, failed, rejected, seconds, density_difference, "
    "draws_agree, "
    "coverage,\n"
    "uniform, quantities: [{name, p, uniform, ranks}]}. Kept in the study.";
constexpr const char* kExample = "interphase new spm_discharge my.interphase\n"
                                 "interphase calibrate my.interphase --chains 2 --warmup 100 --draws 100\n"
                                 "interphase check my.interphase --replicates 20";

struct CheckArguments
{
    std::string study, from = "posterior";
    std::optional<long long> replicates, draws, thin, warmup, seed;
    bool json = false;
};

bool parse(const Arguments& words, CheckArguments& a)
{
    ArgumentParser parser("check", kDescription, kExample);
    parser.positional("STUDY", a.study, "the study");
    parser.text("--from", "posterior|prior", a.from, "where the parameters come from");
    parser.count("--replicates", "N", a.replicates, "simulated data sets (50)", 2, 100000);
    parser.count("--draws", "N", a.draws, "draws of each that are ranked (99)", 9, 10000);
    parser.count("--thin", "N", a.thin, "one draw of so many is ranked (2)", 1, 1000);
    parser.count("--warmup", "N", a.warmup, "draws of each spent on adaptation before (80)", 20, 100000);
    parser.count("--seed", "N", a.seed, "the same seed gives the same ranks", 0, (1LL << 53));
    parser.flag("--json", a.json, "as JSON instead of a table");
    return parser.parse(words);
}

SamplerCheckOptions optionsOf(const CheckArguments& a)
{
    SamplerCheckOptions options;
    if (a.from != "posterior" && a.from != "prior")
        throw InputError(MessageId::InvalidArgument,
                         {"--from", "found \"" + a.from + "\"", "posterior or prior"});
    options.kind = a.from == "prior" ? SbcKind::Prior : SbcKind::Posterior;
    const auto set = [](int& target, const std::optional<long long>& value) {
        target = static_cast<int>(value.value_or(target));
    };
    set(options.sbc.replicates, a.replicates);
    set(options.sbc.draws, a.draws);
    set(options.sbc.thin, a.thin);
    set(options.sbc.warmup, a.warmup);
    options.sbc.seed = static_cast<std::uint64_t>(a.seed.value_or(1));
    return options;
}

} // namespace

int runCheck(const Arguments& words, const CommandContext& context)
{
    CheckArguments a;
    if (!parse(words, a))
        return kDone;
    TerminalProgress line;
    const SamplerCheck check = checkSampler(
        a.study, optionsOf(a),
        {context.stop, [&line](double fraction) {
             line.show("Checking: " + std::to_string(std::lround(100.0 * fraction)) + " % of all replicates");
         }});
    line.clear();
    const Status& status = check.ranks.status;
    if (status.outcome == Outcome::Failed || check.ranks.replicates() == 0) {
        std::cerr << status.reason.english() << '\n';
        return status.outcome == Outcome::Cancelled ? kInterrupted : kNumericalFailure;
    }
    if (check.run != 0)
        Study::open(a.study).putResult(check.run, kSamplerCheckResult, formatSamplerCheck(check));
    std::cout << (a.json ? samplerCheckJson(check) : samplerCheckText(check));
    return status.ok() ? kDone : kInterrupted;
}

} // namespace interphase
