#include "bayes/diagnostics.h"
#include "bayes/left_out.h"
#include "calibrate/evidence_parts.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

/// Which group each measurement of the likelihood is in.
struct Groups
{
    std::vector<LeftOutGroup> list;
    std::vector<int> groupOf;
};

/// The step that the row at a time belongs to.
int stepAt(const Dataset& data, const std::vector<DataStep>& steps, double time_s)
{
    const auto at = std::ranges::lower_bound(data.time_s, time_s);
    const auto row = static_cast<std::size_t>(at - data.time_s.begin());
    const auto step = std::ranges::find_if(steps, [row](const DataStep& s) { return row < s.end; });
    return static_cast<int>(step - steps.begin());
}

/// The quantities of a data set are left out together, and so are the parts of a spectrum and the
/// capacities of an entry.
Groups groupsOf(const Analysis& analysis, const std::vector<Dataset>& datasets, bool whole)
{
    Groups out;
    for (const DrivenData& driven : analysis.spec->data) {
        const int quantities = driven.usesVoltage + driven.usesTemperature;
        std::vector<int> own;
        const Dataset& data = *std::ranges::find(datasets, driven.name, &Dataset::name);
        const std::vector<DataStep> steps = whole ? std::vector<DataStep>() : findSteps(data);
        int last = -1;
        for (const double t : driven.times_s) {
            const int step = whole ? 0 : stepAt(data, steps, t);
            if (step != last) {
                const bool known = step < static_cast<int>(steps.size());
                out.list.push_back({driven.name, whole ? 0 : step + 1,
                                    known ? steps[static_cast<std::size_t>(step)].kind : StepKind::Profile, t,
                                    t, 0});
                last = step;
            }
            out.list.back().end_s = t;
            out.list.back().points += quantities;
            own.push_back(static_cast<int>(out.list.size()) - 1);
        }
        for (int quantity = 0; quantity < quantities; ++quantity)
            out.groupOf.insert(out.groupOf.end(), own.begin(), own.end());
    }
    addTimeless(analysis, out.list, out.groupOf);
    return out;
}

} // namespace

void addTimeless(const Analysis& analysis, std::vector<LeftOutGroup>& list, std::vector<int>& groupOf)
{
    const auto add = [&](const std::string& name, std::size_t points) {
        groupOf.insert(groupOf.end(), points, static_cast<int>(list.size()));
        list.push_back({name, 0, StepKind::Profile, 0.0, 0.0, static_cast<int>(points)});
    };
    for (const DrivenSpectrum& spectrum : analysis.spec->spectra)
        add(spectrum.name, 2 * spectrum.frequency_Hz.size());
    for (const DrivenCapacity& capacity : analysis.spec->capacities)
        add(capacity.name, capacity.current_A.size());
}

ChosenDraws chooseEvenly(const RunDraws& draws, std::size_t most)
{
    ChosenDraws out;
    out.ofEach = most / std::max<std::size_t>(1, draws.size());
    for (const auto& run : draws)
        out.ofEach = std::min(out.ofEach, run.size());
    for (const auto& run : draws)
        for (std::size_t i = 0; i < out.ofEach; ++i)
            out.q.push_back(run[i * run.size() / out.ofEach]);
    return out;
}

double efficiencyOf(const LeftOutTerms& terms, std::size_t ofEach)
{
    const std::vector<double>& logLikelihood = terms.logLikelihood;
    if (terms.failed > 0 || ofEach < 4 || logLikelihood.size() % ofEach != 0)
        return 1.0;
    Chains chains;
    for (std::size_t i = 0; i < logLikelihood.size(); i += ofEach)
        chains.emplace_back(logLikelihood.begin() + static_cast<std::ptrdiff_t>(i),
                            logLikelihood.begin() + static_cast<std::ptrdiff_t>(i + ofEach));
    const double share = essMean(chains) / static_cast<double>(logLikelihood.size());
    return std::isfinite(share) ? std::clamp(share, 1e-3, 1.0) : 1.0;
}

std::optional<LeftOut> leaveOut(const Analysis& analysis, const std::vector<Dataset>& datasets,
                                const RunDraws& draws, bool whole, int threads, const RunContext& context)
{
    Groups groups = groupsOf(analysis, datasets, whole);
    if (groups.list.size() < 2)
        return {};
    const ChosenDraws chosen = chooseEvenly(draws);
    const LeftOutTerms found = leftOutTerms(*analysis.posterior, chosen.q, groups.groupOf, threads, context);
    if (!found.status.ok() || found.logLikelihood.size() < 2)
        return {};
    LeftOut out;
    out.groups = std::move(groups.list);
    out.density = leaveGroupOut(found.terms, efficiencyOf(found, chosen.ofEach));
    out.draws = static_cast<int>(found.logLikelihood.size());
    return out;
}

} // namespace interphase
