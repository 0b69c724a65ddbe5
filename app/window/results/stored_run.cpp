#include "app/window/results/stored_run.h"

#include "app/window/results/words.h"
#include "calibrate/chain_stage.h"
#include "calibrate/derived.h"
#include "calibrate/failure_record.h"
#include "calibrate/resumption.h"
#include "ui/window/window_actions.h"

#include <algorithm>

namespace interphase {
namespace {

bool canGoOn(Study& study, const SamplerDefinition& now)
{
    const std::optional<RunInfo> run = unfinishedRun(study);
    return run && !hasEnough(study, *run, now) && storedMode(study, run->id);
}

std::vector<std::vector<DrawRecord>> byChain(const std::vector<DrawRecord>& draws)
{
    std::vector<std::vector<DrawRecord>> out;
    for (const DrawRecord& draw : draws) {
        out.resize(std::max(out.size(), static_cast<std::size_t>(draw.chain) + 1));
        out[static_cast<std::size_t>(draw.chain)].push_back(draw);
    }
    return out;
}

} // namespace

int diagnosticsStep(const SamplerDefinition& sampler)
{
    return std::max(10, sampler.draws / 40);
}

std::optional<StoredRun> readStoredRun(const std::string& path)
{
    Study study = Study::open(path, StudyMode::ReadOnly);
    return readStoredRun(study);
}

std::optional<StoredRun> readStoredRun(Study& study)
{
    const std::optional<RunInfo> info = study.latestRun(RunPurpose::Sample);
    if (!info)
        return {};
    StoredRun out{*info,
                  study.runDefinition(info->id).sampler,
                  {},
                  {},
                  storedFailures(study, info->id),
                  {},
                  false,
                  {},
                  {},
                  {},
                  {},
                  {}};
    const SamplerDefinition now = study.definition().sampler;
    out.resumable = canGoOn(study, now);
    if (out.resumable) {
        out.sampler.draws = now.draws;
        out.sampler.targetEss = now.targetEss;
        out.sampler.targetMcse = now.targetMcse;
    }
    const SampledRun sampled = readSampledRun(study, *info);
    out.history = ChainHistory(sampled.quantities, storedChains(out.sampler),
                               sampled.quantities.size() - sampled.sampled);
    out.history.add(sampled.draws);
    out.surrogate = storedSurrogate(study, info->id);
    out.surrogateUse = surrogateUse(byChain(sampled.draws));
    out.diagnostics = diagnose({}, out.history.allKept(), chainGroups(out.sampler), out.history.warmup(),
                               diagnosticsStep(out.sampler));
    out.particles = storedParticles(study, info->id);
    out.reached = storedTarget(study, info->id);
    if (out.reached && static_cast<std::size_t>(out.reached->draws) != out.history.keptLength())
        out.reached.reset(); // drawn on since
    if (const std::optional<std::string> mode = study.getResult(info->id, kModeResult))
        out.mode = parseModeReport(*mode);
    std::vector<Chains> drawn = out.history.allKept();
    drawn.resize(info->quantities.size());
    for (const auto& [id, failed] : out.failures)
        out.failureRegions[id] = failureRegions(failed, info->quantities, drawn);
    return out;
}

PageId blockedPage(const StudySession& session)
{
    if (!session.isOpen())
        return PageId::Start;
    const bool nothing = session.datasets().empty() && session.definition().spectra.empty() &&
                         session.definition().capacities.empty();
    return nothing ? PageId::Data : PageId::Model;
}

EmptyView blockedView(const StudySession& session)
{
    return {blockedSentence(session), Words::tr("Go to %1").arg(pageName(blockedPage(session)))};
}

QString blockedSentence(const StudySession& session)
{
    if (!session.isOpen())
        return Words::tr("No study is open.");
    if (blockedPage(session) == PageId::Data)
        return Words::tr("There are no data yet. Add a measured file on the page Data.");
    if (!session.cell())
        return Words::tr("There is no cell yet. Choose one on the page Cell & model.");
    if (session.definition().free.empty())
        return Words::tr("No parameter is free. Free those you want to know on the page Cell & model.");
    return {};
}

} // namespace interphase
