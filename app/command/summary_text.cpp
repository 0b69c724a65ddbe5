#include "app/command/result_text.h"
#include "app/command/run_summary.h"
#include "app/command/text_table.h"
#include "app/command/uncertain_number.h"
#include "app/window/results/particle_words.h"
#include "app/window/results/sampler_words.h"
#include "calibrate/sampling_target.h"
#include "core/text.h"
#include "study/definition_terms.h"
#include "ui/text/symbol.h"

#include <algorithm>
#include <cmath>
#include <sstream>
#include <string_view>

namespace interphase {
namespace {

constexpr const char* kStatusWords[] = {"not ended (running or killed)", "interrupted", "complete", "failed"};

std::string shown(double value, int digits)
{
    return std::isfinite(value) ? formatRounded(value, digits) : "-";
}

std::string perChain(const std::vector<int>& counts)
{
    std::vector<std::string> words;
    for (const int n : counts)
        words.push_back(std::to_string(n));
    const bool equal = std::ranges::adjacent_find(counts, std::ranges::not_equal_to()) == counts.end();
    return equal && !counts.empty() ? words.front() + " each" : join(words, ", ");
}

/// With its Monte Carlo error, in units of the last digit.
std::string quantileText(double value, double error)
{
    return std::isfinite(value) ? uncertainNumber(value, error) : "-";
}

TextTable quantityTable(const RunSummary& s)
{
    TextTable table{{"", "mean(sd)", "5 %(MCSE)", "median(MCSE)", "95 %(MCSE)", "R-hat", "ESS bulk",
                     "ESS tail", "MCSE mean", "MCSE sd"}};
    for (std::size_t i = 0; i < s.quantities.size(); ++i) {
        const ParameterSummary& q = s.quantities[i];
        table.push_back({s.name(i), std::isfinite(q.mean) ? uncertainNumber(q.mean, q.sd) : std::string("-"),
                         quantileText(q.q05, q.mcseQ05), quantileText(q.median, q.mcseMedian),
                         quantileText(q.q95, q.mcseQ95), rHatText(q.rHat), shown(std::round(q.essBulk), 6),
                         shown(std::round(q.essTail), 6), shown(q.mcseMean, 2), shown(q.mcseSd, 2)});
    }
    return table;
}

/// What a sensitivity says, for the last column.
const char* findingText(const Sensitivity& s)
{
    switch (s.finding()) {
    case SensitivityFinding::PriorDominates:
        return "follows its prior: weak data or a strong prior";
    case SensitivityFinding::Conflict:
        return "moved by both: prior and data may be in conflict";
    case SensitivityFinding::Uncertain:
        return "too few draws to tell";
    case SensitivityFinding::Insensitive:
        break;
    }
    return s.toLikelihood < kNotablySensitive ? "" : "follows the data";
}

/// With its Monte Carlo error, where that is known.
std::string sensitivityText(double value, double error)
{
    return error > 0.0 ? uncertainNumber(value, error) : shown(value, 2);
}

std::string sensitivityTable(const RunSummary& s)
{
    TextTable table{{"Sensitivity to a power of the", "prior", "likelihood", ""}};
    for (std::size_t i = 0; i < s.sensitivities.size(); ++i) {
        const Sensitivity& q = s.sensitivities[i];
        if (std::isfinite(q.toPrior))
            table.push_back({s.name(i), sensitivityText(q.toPrior, q.errorToPrior),
                             sensitivityText(q.toLikelihood, q.errorToLikelihood), findingText(q)});
    }
    return table.size() > 1 ? aligned(table) : std::string();
}

std::string waterfallLine(const ModeReport& mode)
{
    return "Mode: " + startsWords(mode.waterfall, mode.startFailures, mode.modes).toStdString() + "\n";
}

std::string fitTable(const ModeReport& mode)
{
    const bool mixed = std::ranges::any_of(
        mode.fits, [](const FitQuality& fit) { return fit.quantity != MeasuredQuantity::Voltage; });
    TextTable table{{"Fit, at the rows of the likelihood", mixed ? "rms before" : "rms before / mV",
                     mixed ? "rms at the mode" : "rms at the mode / mV"}};
    if (mixed)
        table.front().emplace_back("unit");
    for (const FitQuality& fit : mode.fits) {
        table.push_back({outputName(fit.name, fit.quantity, fit.imaginary), shown(1e3 * fit.before_V, 4),
                         shown(1e3 * fit.after_V, 4)});
        if (mixed)
            table.back().push_back("m" + quantityUnit(fit.quantity));
    }
    std::string out = waterfallLine(mode) + aligned(table);
    if (mode.correlated)
        out +=
            "The residuals are correlated in time: noise taken as independent makes the intervals too narrow "
            "by a factor of about " +
            formatRounded(mode.intervalFactor, 2) + ".\n";
    return out;
}

/// Several modes, which chains do not weigh; empty for one.
std::string severalModes(const RunSummary& s)
{
    const QString text = s.mode ? severalModesText(s.sampler, *s.mode, s.largestRHat()) : QString();
    return text.isEmpty() ? std::string()
                          : "SEVERAL MODES: " + plainSymbol(text).toStdString() + " (--sampler smc)\n";
}

/// What there is to do where the effective draws are too few; empty where they are not, or more would not
/// help.
std::string fewDraws(const RunSummary& s)
{
    const FewestEffective fewest = s.fewestEffective();
    if (fewest.name.empty() || fewest.ess >= s.essWanted() || !severalModes(s).empty())
        return {};
    const int kept = s.draws.empty() ? 0 : *std::ranges::min_element(s.draws);
    const double more = std::ceil(s.essWanted() / std::max(fewest.ess, 1.0) * kept / 100.0) * 100.0;
    return "\nFEW EFFECTIVE DRAWS: those of " + fewest.name + " are worth " +
           shown(std::round(fewest.ess), 6) + " independent ones " +
           (fewest.tails ? "in the tails" : "in the bulk") + ", and " + shown(s.essWanted(), 6) +
           " are wanted (100 a chain); interphase calibrate with about --draws " + shown(more, 7) +
           " gives them.";
}

/// What makes the evidence of particles uncertain where their runs agree.
std::string particleCaveats(const RunSummary& s)
{
    std::string out;
    if (const QString unmixed = unmixedText(s.particles); !unmixed.isEmpty())
        out += "\nNOT FORGOTTEN: " + unmixed.toStdString() + " Take more particles (--draws).";
    if (std::ranges::any_of(s.particles, [](const ParticleRun& r) { return r.founders < kFewestFounders; }))
        out +=
            "\nFEW ANCESTORS: In one of the runs fewer than " + std::to_string(kFewestFounders) +
            " first particles have descendants, so that the stated error of its log evidence is uncertain; "
            "more --draws are more particles.";
    return out;
}

/// Of particles: whether independent runs agree.
std::string runsAgree(const RunSummary& s)
{
    const double rHat = s.largestRHat();
    if (s.draws.size() < 2)
        return oneRunText().toStdString() + " Sample with --chains 2 or more." + particleCaveats(s);
    if (std::isnan(rHat))
        return "Too few particles to say whether the runs agree.";
    if (evidencesDisagree(s.particles))
        return "THE RUNS DISAGREE: their log evidences differ by more than the errors they state; some have "
               "missed a part of the posterior, and all may have. Take more particles (--draws), or another "
               "sampler." +
               particleCaveats(s);
    if (s.converged())
        return "The runs agree: the largest R-hat, over runs, is " + rHatText(rHat) + "." + fewDraws(s) +
               particleCaveats(s);
    return "NOT CONVERGED: the largest R-hat, over runs, is " + rHatText(rHat) +
           ", above 1.01; the runs found other modes, or weigh them otherwise, and the numbers below cannot "
           "be relied on. Take more particles (--draws)." +
           particleCaveats(s);
}

std::string convergenceOfChains(const RunSummary& s)
{
    const double rHat = s.largestRHat();
    if (std::isnan(rHat))
        return "Too few draws to say whether the chains agree.";
    if (s.converged() && s.sampler.chains == 1)
        return "With one chain it cannot be judged whether chains agree: R-hat, " + rHatText(rHat) +
               ", compares its halves only. Sample with --chains 2 or more." + fewDraws(s);
    const bool several = !severalModes(s).empty();
    if (s.converged())
        return (several ? "The chains agree, about the modes they are in: the largest R-hat is "
                        : "The chains agree: the largest R-hat is ") +
               rHatText(rHat) + "." + fewDraws(s);
    return "NOT CONVERGED: the largest R-hat is " + rHatText(rHat) + ", above 1.01; " +
           (s.sampler.chains == 1 ? "the halves of the one chain" : "the chains") +
           " disagree and the numbers below cannot be relied on." +
           (several ? ""
                    : " Draw more; chains that stay apart may sit in several modes, which --sampler smc "
                      "weighs.") +
           fewDraws(s);
}

std::string convergence(const RunSummary& s)
{
    return s.sampler.kind == SamplerKind::Smc ? runsAgree(s) : severalModes(s) + convergenceOfChains(s);
}

std::string head(const RunSummary& s)
{
    std::string out = s.study + (s.title.empty() ? "" : ": " + s.title) + "\n";
    out += "Run " + std::to_string(s.run.id) + ": " + kStatusWords[static_cast<int>(s.run.status)] +
           ", from " + s.run.startedAt + (s.run.endedAt.empty() ? "" : " to " + s.run.endedAt) + "\n";
    if (!s.run.message.empty())
        out += s.run.message + "\n";
    const std::vector<std::string> stale = s.staleBecause();
    if (!stale.empty())
        out += "STALE: the study's " + join(stale, ", ") + " changed after this run.\n";
    return out;
}

/// Which sampler ran, and why.
std::string samplerText(const RunSummary& s)
{
    std::string out = samplerWords(s.sampler, s.surrogate, s.surrogateUse, s.mode).toStdString();
    if (s.reached)
        out += "\nThe target was reached at " + std::to_string(s.reached->draws) +
               " draws a chain: smallest ESS " + shown(std::round(s.reached->ess), 6) +
               ", largest MCSE of a mean " + shown(s.reached->mcse, 2) + " sd";
    else if (hasTarget(s.sampler))
        out += "\nWARNING: The target was not reached within " + std::to_string(s.sampler.draws) +
               " draws a chain; interphase calibrate with more --draws goes on.";
    return out;
}

/// Reasons of failed solves, and where they are.
std::string failures(const RunSummary& s)
{
    std::string out;
    const std::vector<std::string> lines = failureLines(s.failures);
    std::size_t line = 0;
    for (const auto& [id, failed] : s.failures) {
        out += lines[line++] + "\n";
        const auto regions = s.failureRegions.find(id);
        if (regions != s.failureRegions.end() && !regions->second.empty())
            out += "  They are " + failureRegionText(regions->second) + ".\n";
    }
    return out;
}

/// Independent runs, and what they came through.
std::string particles(const RunSummary& s)
{
    std::string out = "Runs: " + std::to_string(s.draws.size()) + ", particles: " + perChain(s.draws) + "\n";
    for (const FigureView& figure : particleFigures(s.particles))
        out += figure.name.toStdString() + ": " + figure.text.toStdString() + "\n";
    return out + "Values: " + std::to_string(s.leapfrogs) + "\n" + particleOrderText().toStdString() + "\n";
}

std::string sampler(const RunSummary& s)
{
    const bool nuts = usesGradients(s.sampler.kind);
    std::vector<std::string> energies;
    for (const double e : s.energyFraction)
        energies.push_back(shown(e, 2));
    std::string out = "Sampler: " + samplerText(s) + "\n";
    if (s.stoppedRun != 0)
        out += "Run " + std::to_string(s.stoppedRun) + " was stopped before it had draws; these are of run " +
               std::to_string(s.run.id) + ".\n";
    if (s.sampler.kind == SamplerKind::Smc)
        return out + particles(s) + failures(s);
    out += (nuts ? "Chains: " : "Chains (walkers): ") + std::to_string(s.draws.size()) +
           ", draws: " + perChain(s.draws) + " after a warm-up of " + perChain(s.warmup) + "\n";
    if (nuts)
        out += "Divergences: " + std::to_string(s.divergences) + ", ";
    if (nuts && !s.surrogate) // the draws between have no energy
        out += "E-BFMI: " + join(energies, ", ") + ", ";
    out += "mean acceptance: " + shown(s.acceptance, 3) +
           (s.surrogate ? ", solves: "
            : nuts      ? ", gradients: "
                        : ", values: ") +
           std::to_string(s.leapfrogs) + "\n";
    const double taken = takenAcceptance(s.sampler, s.mode);
    if (taken != s.sampler.targetAcceptance)
        out += "So few measurements leave a bent posterior: steps are shorter, for a mean acceptance of " +
               shown(taken, 2) + ".\n";
    if (nuts && s.divergences > 0)
        out += "Where draws diverge the tails may not all have been visited; --target-acceptance " +
               shown(nextAcceptance(taken), 2) + " takes shorter steps.\n";
    return out + failures(s);
}
} // namespace

std::vector<std::string> runWarnings(const RunSummary& s)
{
    std::vector<std::string> out;
    std::istringstream lines(convergence(s));
    for (std::string line; std::getline(lines, line);) {
        const auto label = std::string_view(line).substr(0, line.find(": "));
        const bool warns = label.size() < line.size() && std::ranges::all_of(label, [](char c) {
                               return c == ' ' || (c >= 'A' && c <= 'Z');
                           });
        if (warns)
            out.push_back(line);
    }
    return out;
}

std::vector<std::string> failureLines(const FailureCounts& failures)
{
    std::vector<std::string> lines;
    for (const auto& [id, failed] : failures) {
        const bool one = failed.count == 1;
        lines.push_back(std::to_string(failed.count) +
                        (one ? " solve failed: " : " solves failed; the first: ") + failed.first.english());
    }
    return lines;
}

std::string failureRegionText(const std::vector<FailureRegion>& regions)
{
    std::vector<std::string> parts;
    const auto percent = [](double share) { return std::to_string(std::lround(100.0 * share)) + " %"; };
    for (const FailureRegion& r : regions)
        parts.push_back(r.quantity + (r.below ? " is below " : " is above ") + shown(r.limit, 3) + " (" +
                        percent(r.ofFailures) + " of them, " + percent(r.ofDraws) + " of the draws)");
    return parts.empty() ? std::string() : "mostly where " + join(parts, " or ");
}

std::string formatSolverCheckText(const SolverCheck& check)
{
    TextTable table{{"Finer solver, " + std::to_string(check.draws) + " draws", "shift of the mean / sd",
                     "reweighted mean"}};
    for (std::size_t q = 0; q < check.quantities.size(); ++q)
        table.push_back({check.quantities[q], shown(check.shift(q), 2), shown(check.reweighted[q], 5)});
    std::string out = aligned(table);
    if (check.failed > 0)
        out += std::to_string(check.failed) + " draws could not be solved again and are left out.\n";
    if (!std::isfinite(check.k))
        return out + "Too few draws to judge their weights: solve at least 30 again.\n";
    if (!check.reliable())
        return out + "The weights cannot be relied on (k-hat " + shown(check.k, 2) +
               "): solve more draws again; if k-hat stays as large, the error of the solver matters."
               "\n";
    out += "k-hat of the weights: " + shown(check.k, 2) + ". ";
    return out + (check.largestShift() > kShiftThatMatters
                      ? "The error of the solver moves the posterior notably; the reweighted means correct "
                        "for it.\n"
                      : "The error of the solver does not move the posterior notably.\n");
}

std::string formatSummaryText(const RunSummary& s)
{
    std::string out = head(s) + sampler(s) + convergence(s) + "\n\n" + aligned(quantityTable(s));
    for (const std::string& problem : s.problems)
        out += "Not derived: " + problem + "\n";
    if (const std::string sensitivity = sensitivityTable(s); !sensitivity.empty())
        out += "\n" + sensitivity;
    if (s.mode)
        out += "\n" + fitTable(*s.mode);
    if (s.solver)
        out += "\n" + formatSolverCheckText(*s.solver);
    if (s.prediction)
        out += "\n" + predictionText(s.prediction->prediction);
    if (s.protocol)
        out += "\n" + protocolText(*s.protocol);
    if (s.samplerCheck)
        out += "\n" + samplerCheckText(*s.samplerCheck);
    return out;
}

} // namespace interphase
