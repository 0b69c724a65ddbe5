#include "app/command/result_text.h"
#include "app/command/run_summary.h"
#include "app/command/text_table.h"
#include "app/command/uncertain_number.h"
#include "core/text.h"

#include <algorithm>
#include <cmath>

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

TextTable quantityTable(const RunSummary& s)
{
    TextTable table{
        {"", "mean(sd)", "5 %", "median", "95 %", "R-hat", "ESS bulk", "ESS tail", "MCSE mean", "MCSE sd"}};
    for (std::size_t i = 0; i < s.quantities.size(); ++i) {
        const ParameterSummary& q = s.quantities[i];
        table.push_back({s.run.quantities[i],
                         std::isfinite(q.mean) ? uncertainNumber(q.mean, q.sd) : std::string("-"),
                         shown(q.q05, 4), shown(q.median, 4), shown(q.q95, 4), rHatText(q.rHat),
                         shown(std::round(q.essBulk), 6), shown(std::round(q.essTail), 6),
                         shown(q.mcseMean, 2), shown(q.mcseSd, 2)});
    }
    return table;
}

std::string fitTable(const ModeReport& mode)
{
    TextTable table{{"Fit, at the rows of the likelihood", "rms before / mV", "rms at the mode / mV"}};
    for (const FitQuality& fit : mode.fits)
        table.push_back({fit.name, shown(1e3 * fit.before_V, 4), shown(1e3 * fit.after_V, 4)});
    std::string out = aligned(table);
    if (mode.correlated)
        out +=
            "The residuals are correlated in time: with independent noise the intervals are too narrow by a "
            "factor of about " +
            formatRounded(mode.intervalFactor, 2) + ".\n";
    return out;
}

std::string convergence(const RunSummary& s)
{
    const double rHat = s.largestRHat();
    if (std::isnan(rHat))
        return "Too few draws to say whether the chains agree.";
    if (s.converged())
        return "The chains agree: the largest R-hat is " + rHatText(rHat) + ".";
    return "NOT CONVERGED: the largest R-hat is " + rHatText(rHat) +
           ", above 1.01; the chains disagree and the numbers below cannot be relied on. Draw more.";
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

std::string sampler(const RunSummary& s)
{
    std::vector<std::string> energies;
    for (const double e : s.energyFraction)
        energies.push_back(shown(e, 2));
    std::string out = "Chains: " + std::to_string(s.draws.size()) + ", draws: " + perChain(s.draws) +
                      " after a warm-up of " + perChain(s.warmup) + "\n" +
                      "Divergences: " + std::to_string(s.divergences) +
                      ", mean acceptance: " + shown(s.acceptance, 3) + ", E-BFMI: " + join(energies, ", ") +
                      ", gradients: " + std::to_string(s.leapfrogs) + "\n";
    for (const std::string& failed : failureLines(s.failures))
        out += failed + "\n";
    return out;
}

} // namespace

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

std::string formatSummaryText(const RunSummary& s)
{
    std::string out = head(s) + sampler(s) + convergence(s) + "\n\n" + aligned(quantityTable(s));
    if (s.mode)
        out += "\n" + fitTable(*s.mode);
    if (s.prediction)
        out += "\n" + predictionText(s.prediction->prediction);
    if (s.protocol)
        out += "\n" + protocolText(*s.protocol);
    if (s.samplerCheck)
        out += "\n" + samplerCheckText(*s.samplerCheck);
    return out;
}

} // namespace interphase
