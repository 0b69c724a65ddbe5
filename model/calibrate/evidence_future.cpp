#include "bayes/future_terms.h"
#include "bayes/smc.h"
#include "calibrate/evidence_parts.h"
#include "core/random.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

/// The blocks and which of them each measurement of the likelihood is in.
struct Blocks
{
    std::vector<LeftOutGroup> list;
    std::vector<int> blockOf;
};

std::size_t quantitiesOf(const DrivenData& driven)
{
    return static_cast<std::size_t>(driven.usesVoltage) + static_cast<std::size_t>(driven.usesTemperature);
}

/// Each data set has its share of the blocks, and one at least; a spectrum, which has no time, is one,
/// and so are the capacities of one entry.
Blocks blocksOf(const Analysis& analysis, int wanted)
{
    Blocks out;
    const auto all = static_cast<double>(analysis.posterior->outputCount());
    for (const DrivenData& driven : analysis.spec->data) {
        const std::size_t n = driven.times_s.size(), quantities = quantitiesOf(driven);
        const auto share =
            static_cast<std::size_t>(std::lround(wanted * static_cast<double>(n * quantities) / all));
        const std::size_t count = std::clamp<std::size_t>(share, 1, std::max<std::size_t>(n, 1));
        std::vector<int> own;
        for (std::size_t b = 0; b < count && n > 0; ++b) {
            const std::size_t begin = b * n / count, end = (b + 1) * n / count;
            own.insert(own.end(), end - begin, static_cast<int>(out.list.size()));
            out.list.push_back({driven.name, static_cast<int>(b) + 1, StepKind::Profile,
                                driven.times_s[begin], driven.times_s[end - 1],
                                static_cast<int>((end - begin) * quantities)});
        }
        for (std::size_t quantity = 0; quantity < quantities; ++quantity)
            out.blockOf.insert(out.blockOf.end(), own.begin(), own.end());
    }
    addTimeless(analysis, out.list, out.blockOf);
    return out;
}

/// The first block before which this share of the measurements lies.
std::size_t firstOf(const Blocks& blocks, double share)
{
    const double wanted = share * static_cast<double>(blocks.blockOf.size());
    double before = 0.0;
    std::size_t first = 0;
    while (first + 1 < blocks.list.size() && (first == 0 || before < wanted - 0.5))
        before += blocks.list[first++].points;
    return first;
}

/// Draws of the posterior from the first blocks, by SMC.
Status refitTo(const Analysis& analysis, const Blocks& blocks, std::size_t fitted, GroupTerms& terms,
               const EvidenceOptions& options, const RunContext& context)
{
    RandomStream seeds(options.seed, StreamPurpose::EvidenceRun, static_cast<std::uint32_t>(1000 + fitted));
    SmcOptions smc;
    smc.particles = options.particles;
    smc.seed = seeds.bits();
    smc.threads = options.threads;
    const auto density = posteriorOfFirst(*analysis.posterior, blocks.blockOf, static_cast<int>(fitted));
    const SmcResult run = temperedSmc(*density, smc, {context.stop, {}});
    if (!run.evidence.status.ok())
        return run.evidence.status;
    LeftOutTerms found = futureTerms(*analysis.posterior, run.evidence.draws, blocks.blockOf, options.threads,
                                     {context.stop, {}});
    terms = std::move(found.terms);
    return found.status;
}

} // namespace

std::optional<LeftFuture> leaveFuture(const Analysis& analysis, const RunDraws& draws,
                                      const EvidenceOptions& options, const RunContext& context)
{
    Blocks blocks = blocksOf(analysis, options.blocks);
    if (blocks.list.size() < 2)
        return {};
    const ChosenDraws chosen = chooseEvenly(draws);
    const RunContext solving = stretchOf(context, 0.0, options.refit ? 0.2 : 0.9);
    const LeftOutTerms found =
        futureTerms(*analysis.posterior, chosen.q, blocks.blockOf, options.threads, solving);
    if (!found.status.ok() || found.logLikelihood.size() < 2)
        return {};
    const auto refit = [&](std::size_t fitted, GroupTerms& terms) {
        return refitTo(analysis, blocks, fitted, terms, options, context);
    };
    LeftFuture out;
    out.first = firstOf(blocks, options.futureFrom);
    out.density = leaveFutureOut(found.terms, out.first, options.refit ? RefitGroups(refit) : RefitGroups(),
                                 stretchOf(context, options.refit ? 0.2 : 0.9, 1.0),
                                 efficiencyOf(found, chosen.ofEach));
    if (!out.density.status.ok())
        return {};
    out.draws = static_cast<int>(found.logLikelihood.size());
    out.blocks = std::move(blocks.list);
    return out;
}

} // namespace interphase
