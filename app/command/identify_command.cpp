#include "app/command/argument_parser.h"
#include "app/command/command.h"
#include "app/command/json_number.h"
#include "app/command/terminal_progress.h"
#include "app/command/text_table.h"
#include "app/command/uncertain_number.h"
#include "app/window/results/identify_views.h"
#include "calibrate/calibration.h"
#include "calibrate/identification_job.h"
#include "core/message.h"
#include "core/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <iostream>

namespace interphase {
namespace {

using nlohmann::ordered_json;

constexpr const char* kDescription =
    "What the data of a study can tell of each unknown, without sampling: the mode of the posterior, with "
    "the\n"
    "standard deviation of the normal approximation there; the most likely values, which no prior moves, "
    "with "
    "their\n"
    "standard errors from the Fisher information, the log likelihood and the criteria of Akaike and Schwarz; "
    "how "
    "many\n"
    "bits the data add to the prior, and the verdict. The mode is that of the density in the sampler's "
    "coordinates\n"
    "(logarithms of positive parameters). With --profiles also 95 % intervals from profiles, the others "
    "re-optimised at\n"
    "each point: they see what the local analysis cannot, flat and lopsided directions. Kept in the study, "
    "for "
    "the page\n"
    "Identify and the report.\n"
    "JSON: {run, quantities: [{name, mode, sd, most_likely, standard_error, mode_at_bound, "
    "most_likely_at_bound "
    "(lower, upper or empty),\n"
    "bits, narrowed_bits (of the standard deviation alone), weakly_because, verdict, profile: {lower, upper "
    "(null where open), "
    "value, log_density}}],\n"
    "log_density, log_likelihood, aic, bic, measurements, climbs, climbs_together, climbs_elsewhere, "
    "problem, "
    "condition_number}";
constexpr const char* kExample = "interphase new spm_discharge my.interphase\n"
                                 "interphase identify my.interphase";

constexpr const char* kVerdicts[] = {"identified", "weakly", "not", "unknown"};

/// Whether the profile fell far enough on a side; otherwise its limit is only where it stopped.
bool isClosed(ProfileEnd end)
{
    return end == ProfileEnd::Data || end == ProfileEnd::Prior;
}

std::string intervalText(const QuantityProfile* profile)
{
    if (!profile)
        return "-";
    const auto end = [profile](double value, ProfileEnd why) {
        return isClosed(why) ? formatRounded(value, std::max(4, limitDigits(*profile, value)))
                             : std::string("open");
    };
    return end(profile->lower, profile->lowerEnd) + " .. " + end(profile->upper, profile->upperEnd);
}

std::string starOf(const std::vector<AtBound>& bounds, std::size_t i)
{
    return i < bounds.size() && bounds[i] != AtBound::No ? " *" : "";
}

const char* boundWord(const std::vector<AtBound>& bounds, std::size_t i)
{
    constexpr const char* kWords[] = {"", "lower", "upper"};
    return i < bounds.size() ? kWords[static_cast<int>(bounds[i])] : "";
}

void print(const IdentifyResults& results)
{
    const Identification& local = results.local;
    const LikelihoodMaximum& maximum = local.maximum;
    TextTable table{{"", "mode(sd)", "most likely(error)", "bits gained", "verdict"}};
    if (!results.profiles.empty())
        table.front().emplace_back("95 % by profile");
    for (std::size_t i = 0; i < local.quantities.size(); ++i) {
        table.push_back(
            {local.quantities[i], uncertainNumber(local.theta[i], local.sd[i]) + starOf(local.modeAt, i),
             uncertainNumber(maximum.theta[i], maximum.standardError[i]) + starOf(local.maximumAt, i),
             i < local.gained_bits.size() && std::isfinite(local.gained_bits[i])
                 ? formatRounded(local.gained_bits[i], 2)
                 : "-",
             kVerdicts[static_cast<int>(verdictOf(results, i))]});
        if (!results.profiles.empty())
            table.back().push_back(intervalText(profileOf(results, local.quantities[i])));
    }
    std::cout << aligned(table);
    if (const QString bounds = boundsText(local); !bounds.isEmpty())
        std::cout << "* " << bounds.toStdString() << '\n';
    for (std::size_t i = 0; i < local.quantities.size(); ++i)
        if (const QString weakly = weaklyText(results, i); !weakly.isEmpty())
            std::cout << local.quantities[i] << ", weakly: " << weakly.toStdString() << ".\n";
    std::cout << "Most likely: log L " << formatRounded(maximum.logLikelihood, 7) << ", AIC "
              << formatRounded(maximum.aic(), 7) << ", BIC " << formatRounded(maximum.bic(), 7) << ", "
              << maximum.measurements << " measurements; " << maximum.together - maximum.elsewhere << " of "
              << maximum.climbs << " climbs ended there.\n";
    if (maximum.elsewhere > 0)
        std::cout << severalMaximaText(maximum).toStdString() << '\n';
    if (knowsCombinationOnly(local))
        std::cout
            << "The data know only a combination of the parameters without errors: theirs are one of many "
               "most likely values.\n";
    if (!maximum.status.ok())
        std::cout << "Where only the priors hold a parameter, no values are the most likely: "
                  << maximum.status.reason.english() << '\n';
    std::cout << "Condition number of the Fisher information: "
              << formatRounded(local.fisher.conditionNumber, 3) << ".\n";
}

void printJson(const IdentifyResults& results, RunId run)
{
    const Identification& local = results.local;
    const LikelihoodMaximum& maximum = local.maximum;
    ordered_json quantities = ordered_json::array();
    for (std::size_t i = 0; i < local.quantities.size(); ++i) {
        quantities.push_back(
            {{"name", local.quantities[i]},
             {"mode", number(local.theta[i])},
             {"sd", number(local.sd[i])},
             {"most_likely", number(maximum.theta[i])},
             {"standard_error", number(maximum.standardError[i])},
             {"mode_at_bound", boundWord(local.modeAt, i)},
             {"most_likely_at_bound", boundWord(local.maximumAt, i)},
             {"bits", number(i < local.gained_bits.size() ? local.gained_bits[i] : std::nan(""))},
             {"narrowed_bits", number(local.bits[i])},
             {"weakly_because", weaklyText(results, i).toStdString()},
             {"verdict", kVerdicts[static_cast<int>(verdictOf(results, i))]}});
        if (const QuantityProfile* profile = profileOf(results, local.quantities[i]))
            quantities.back()["profile"] = {
                {"lower", isClosed(profile->lowerEnd) ? number(profile->lower) : nullptr},
                {"upper", isClosed(profile->upperEnd) ? number(profile->upper) : nullptr},
                {"value", profile->value},
                {"log_density", profile->logDensity}};
    }
    std::cout << ordered_json{{"run", run},
                              {"quantities", quantities},
                              {"log_density", number(local.logDensity)},
                              {"log_likelihood", number(maximum.logLikelihood)},
                              {"aic", number(maximum.aic())},
                              {"bic", number(maximum.bic())},
                              {"measurements", maximum.measurements},
                              {"climbs", maximum.climbs},
                              {"climbs_together", maximum.together - maximum.elsewhere},
                              {"climbs_elsewhere", maximum.elsewhere},
                              {"problem", maximum.status.ok() ? "" : maximum.status.reason.english()},
                              {"condition_number", number(local.fisher.conditionNumber)}}
                     .dump(2)
              << '\n';
}

} // namespace

int runIdentify(const Arguments& words, const CommandContext& context)
{
    std::string path;
    bool profiles = false, json = false;
    ArgumentParser parser("identify", kDescription, kExample);
    parser.positional("STUDY", path, "the study");
    parser.flag("--profiles", profiles, "with profiles, which take longer");
    parser.flag("--json", json, "as JSON instead of a table");
    if (!parser.parse(words))
        return kDone;
    Study study = Study::open(path);
    const Definition definition = study.definition();
    const Analysis analysis = prepareAnalysis(definition, studyCell(study), study.datasets());
    TerminalProgress line;
    const IdentifyResults found =
        identifyAll(analysis, validMode(study), profiles,
                    {context.stop, [&line](double fraction) {
                         line.show("Identifying: " + std::to_string(std::lround(100.0 * fraction)) + " %");
                     }});
    line.clear();
    if (!found.local.status.ok()) {
        std::cerr << found.local.status.reason.english() << '\n';
        return found.local.status.outcome == Outcome::Cancelled ? kInterrupted : kNumericalFailure;
    }
    const RunId run = study.keepRun(
        definition, {RunPurpose::Identify, found.local.quantities, "interphase " INTERPHASE_VERSION, {}},
        textsOf(found));
    json ? printJson(found, run) : print(found);
    return context.stop.stop_requested() ? kInterrupted : kDone;
}

} // namespace interphase
