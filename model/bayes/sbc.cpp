#include "bayes/sbc.h"
#include "core/parallel.h"

#include <algorithm>
#include <mutex>

namespace interphase {

SbcRanks runSbc(const SbcRun& run, const SbcTrial& trial, const RunContext& context)
{
    std::vector<SbcReplicate> replicates(static_cast<std::size_t>(std::max(run.replicates, 0)),
                                         {Status::cancelled(), {}, 0});
    std::mutex mutex;
    std::size_t done = 0;
    SbcRanks out;
    out.status = runParallel(run.replicates, run.threads, [&](int r) {
        if (context.stopRequested())
            return;
        replicates[static_cast<std::size_t>(r)] = trial(r, context.stop);
        const std::lock_guard lock(mutex);
        context.report(static_cast<double>(++done) / static_cast<double>(replicates.size()));
    });
    if (out.status.ok() && context.stopRequested())
        out.status = Status::cancelled();
    out.quantities = run.quantities;
    out.draws = run.draws;
    out.ranks.resize(run.quantities.size());
    for (const SbcReplicate& r : replicates) {
        out.rejected += r.rejected;
        if (r.status.outcome == Outcome::Failed)
            addFailures(out.failures, r.status.reason);
        for (std::size_t q = 0; q < out.ranks.size() && r.status.ok(); ++q)
            out.ranks[q].push_back(r.ranks.at(q));
    }
    if (out.status.ok() && out.replicates() == 0 && !out.failures.empty())
        out.status = {Outcome::Failed, out.failures.begin()->second.first};
    return out;
}

bool SbcVerdict::uniform() const
{
    return std::ranges::all_of(quantities, &RankVerdict::uniform);
}

SbcVerdict judgeRanks(const SbcRanks& ranks, double coverage)
{
    const EcdfTest test(ranks.replicates(), ranks.draws + 1);
    const auto several = static_cast<double>(std::max<std::size_t>(1, ranks.quantities.size()));
    SbcVerdict out{coverage, test.band(1.0 - (1.0 - coverage) / several), {}};
    for (std::size_t q = 0; q < ranks.quantities.size(); ++q) {
        RankVerdict verdict{ranks.quantities[q], {}, 1.0, true};
        const std::vector<int> counts = test.countsOf(ranks.ranks[q]);
        for (std::size_t i = 0; i < counts.size(); ++i) {
            verdict.ecdf.push_back(static_cast<double>(counts[i]) / ranks.replicates());
            verdict.uniform = verdict.uniform && verdict.ecdf[i] >= out.band.lower[i] &&
                              verdict.ecdf[i] <= out.band.upper[i];
        }
        verdict.pValue = test.pValue(counts);
        out.quantities.push_back(std::move(verdict));
    }
    return out;
}

} // namespace interphase
