#include "app/command/run_summary.h"

#include "calibrate/analysis.h"
#include "calibrate/chain_stage.h"
#include "calibrate/failure_record.h"
#include "cell/bpx.h"
#include "core/message.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace interphase {
namespace {

using ChainDraws = std::vector<std::vector<DrawRecord>>; ///< after the warm-up

/// One quantity of all chains, cut to the shortest.
Chains chainsOf(const ChainDraws& draws, std::size_t quantity)
{
    Chains out;
    for (const auto& chain : draws) {
        auto& values = out.emplace_back();
        for (const DrawRecord& draw : chain)
            values.push_back(draw.values.at(quantity));
    }
    std::size_t shortest = out.empty() ? 0 : out.front().size();
    for (const auto& chain : out)
        shortest = std::min(shortest, chain.size());
    for (auto& chain : out)
        chain.resize(shortest);
    return out;
}

ParameterSummary nothingKnown()
{
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    return {nan, nan, nan, nan, nan, nan, nan, nan, nan, nan, nan, nan};
}

ParameterSummary summariseQuantity(const ChainDraws& draws, std::size_t quantity, const ChainGroups& groups)
{
    const Chains chains = chainsOf(draws, quantity);
    return chains.empty() || chains.front().empty() ? nothingKnown() : summarise(chains, groups);
}

double energyFractionOf(const std::vector<DrawRecord>& chain)
{
    std::vector<double> energies;
    for (const DrawRecord& draw : chain)
        energies.push_back(draw.energy);
    return energyFraction(energies);
}

/// Sorts the draws into chains and counts what there is to count.
ChainDraws count(const std::vector<DrawRecord>& records, RunSummary& out)
{
    ChainDraws chains;
    double acceptance = 0.0;
    for (const DrawRecord& draw : records) {
        const auto c = static_cast<std::size_t>(draw.chain);
        if (c >= chains.size()) {
            chains.resize(c + 1);
            out.warmup.resize(c + 1);
        }
        out.leapfrogs += draw.leapfrogs;
        if (draw.warmup) {
            ++out.warmup[c];
            continue;
        }
        out.divergences += draw.diverged;
        acceptance += draw.acceptance;
        chains[c].push_back(draw);
    }
    std::size_t total = 0;
    for (const auto& chain : chains) {
        out.draws.push_back(static_cast<int>(chain.size()));
        total += chain.size();
    }
    out.acceptance = acceptance / static_cast<double>(total);
    return chains;
}

/// Empty where the run's study does not have what it was made with any more.
std::vector<Sensitivity> sensitivitiesOf(Study& study, const RunInfo& info, const SampledRun& run)
try {
    const std::optional<CellText> cell = study.runCell(info.id);
    if (!cell)
        return {};
    const Analysis analysis = prepareAnalysis(study.runDefinition(info.id), parseBpx(cell->json, cell->name),
                                              study.runDatasets(info.id));
    return powerSensitivities(*analysis.posterior, run);
} catch (const InputError&) {
    return {};
}

} // namespace

const std::string& RunSummary::name(std::size_t quantity) const
{
    return quantity < run.quantities.size() ? run.quantities[quantity]
                                            : derived.at(quantity - run.quantities.size());
}

double RunSummary::largestRHat() const
{
    double largest = 0.0;
    for (std::size_t i = 0; i < std::min(quantities.size(), run.quantities.size()); ++i) {
        const double rHat = quantities[i].rHat;
        largest = std::isnan(rHat) || std::isnan(largest) ? std::numeric_limits<double>::quiet_NaN()
                                                          : std::max(largest, rHat);
    }
    return quantities.empty() ? std::numeric_limits<double>::quiet_NaN() : largest;
}

FewestEffective RunSummary::fewestEffective() const
{
    FewestEffective out;
    for (std::size_t i = 0; i < quantities.size(); ++i)
        for (const bool tails : {false, true}) {
            const double ess = tails ? quantities[i].essTail : quantities[i].essBulk;
            if (std::isfinite(ess) && (out.name.empty() || ess < out.ess))
                out = {name(i), ess, tails};
        }
    return out;
}

std::vector<std::string> RunSummary::staleBecause() const
{
    std::vector<std::string> out;
    const auto add = [&out](bool changed, const char* what) {
        if (changed)
            out.emplace_back(what);
    };
    add(run.changes.cell || run.otherCell, "cell");
    add(run.changes.model, "model");
    add(run.changes.data || run.otherData, "data");
    add(run.changes.priors, "priors");
    add(run.changes.noise, "noise");
    return out;
}

RunInfo latestSampledRun(Study& study)
{
    const std::optional<RunInfo> run = study.latestDraws();
    if (!run || run->draws == 0)
        throw InputError(MessageId::InvalidArgument,
                         {study.path(), "nothing has been sampled yet", "a run of interphase calibrate"});
    return *run;
}

RunSummary summariseLatestRun(Study& study)
{
    RunSummary out;
    out.study = study.path();
    out.run = latestSampledRun(study);
    if (const RunId last = study.latestRun(RunPurpose::Sample)->id; last != out.run.id)
        out.stoppedRun = last;
    const Definition definition = study.runDefinition(out.run.id);
    out.title = definition.title;
    out.sampler = definition.sampler;
    const SampledRun sampled = readSampledRun(study, out.run);
    out.derived.assign(sampled.quantities.begin() + static_cast<std::ptrdiff_t>(sampled.sampled),
                       sampled.quantities.end());
    out.problems = sampled.problems;
    const ChainDraws chains = count(sampled.draws, out);
    for (std::size_t q = 0; q < sampled.quantities.size(); ++q)
        out.quantities.push_back(summariseQuantity(chains, q, chainGroups(out.sampler)));
    out.sensitivities = sensitivitiesOf(study, out.run, sampled);
    out.surrogate = storedSurrogate(study, out.run.id);
    out.surrogateUse = surrogateUse(chains);
    out.particles = storedParticles(study, out.run.id);
    out.reached = storedTarget(study, out.run.id);
    if (out.reached && (out.draws.empty() || out.reached->draws != out.draws.front()))
        out.reached.reset(); // drawn on since
    for (const auto& chain : chains)
        out.energyFraction.push_back(energyFractionOf(chain));
    out.failures = storedFailures(study, out.run.id);
    std::vector<Chains> drawn;
    for (std::size_t q = 0; q < out.run.quantities.size() && !out.failures.empty(); ++q)
        drawn.push_back(chainsOf(chains, q));
    for (const auto& [id, failed] : out.failures)
        out.failureRegions[id] = failureRegions(failed, out.run.quantities, drawn);
    if (const std::optional<std::string> mode = study.getResult(out.run.id, kModeResult))
        out.mode = parseModeReport(*mode);
    out.solver = storedSolverCheck(study, out.run.id);
    out.prediction = latestPrediction(study);
    if (out.prediction && out.prediction->run != out.run.id)
        out.prediction.reset();
    out.protocol = latestProtocol(study);
    out.samplerCheck = latestSamplerCheck(study);
    return out;
}

} // namespace interphase
