#include "bayes/future_terms.h"
#include "bayes/smc.h"
#include "calibrate/evidence_parts.h"
#include "core/random.h"

#include <algorithm>
#include <chrono>
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

/// Draws of the posteriors from the first blocks, each made of the one before.
class PosteriorsOfFirst
{
public:
    PosteriorsOfFirst(const Analysis& analysis, const Blocks& blocks, const EvidenceOptions& options)
        : m_posterior(*analysis.posterior),
          m_blockOf(blocks.blockOf),
          m_options(options)
    {
    }

    Status drawn(std::size_t blocks, RefitDraws& draws, const RunContext& context)
    {
        RandomStream seeds(m_options.seed, StreamPurpose::EvidenceRun,
                           static_cast<std::uint32_t>(1000 + blocks));
        SmcOptions smc;
        smc.particles = m_options.particles;
        smc.seed = seeds.bits();
        smc.threads = m_options.threads;
        const auto density =
            posteriorOfFirst(m_posterior, m_blockOf, static_cast<int>(blocks), static_cast<int>(m_known));
        const SmcResult run = m_known == 0 ? temperedSmc(*density, smc, context)
                                           : temperedSmcFrom(*density, m_draws, smc, context);
        if (!run.evidence.status.ok())
            return run.evidence.status;
        m_draws = run.evidence.draws;
        std::vector<int> founders = run.founderOf;
        for (int& founder : founders)
            founder = m_known == 0 ? founder : m_founders[static_cast<std::size_t>(founder)];
        m_founders = founders;
        m_known = blocks;
        LeftOutTerms found =
            futureTerms(m_posterior, m_draws, m_blockOf, m_options.threads, {context.stop, {}});
        draws = {std::move(found.terms), std::move(founders)};
        return found.status;
    }

private:
    const Posterior& m_posterior;
    const std::vector<int>& m_blockOf;
    const EvidenceOptions& m_options;
    std::vector<std::vector<double>> m_draws;
    std::vector<int> m_founders; ///< of each, the draw of the prior that it descends from
    std::size_t m_known = 0;     ///< blocks that the draws are from
};

/// What refits would take, from what a solve takes: solves a particle of SMC from the prior, and of going on.
double refitHours(double secondsASolve, std::size_t doubtful, const EvidenceOptions& options)
{
    constexpr double kGoingOn = 40.0;
    const double solves = kSolvesFromPrior + kGoingOn * static_cast<double>(doubtful);
    return secondsASolve * options.particles * solves / 3600.0;
}

} // namespace

std::optional<LeftFuture> leaveFuture(const Analysis& analysis, const RunDraws& draws,
                                      const EvidenceOptions& options, const RunContext& context)
{
    constexpr double kShort_h = 2.0 / 60.0; // what is longer is not begun unless it is asked for
    constexpr double kByWeights = 0.1;
    Blocks blocks = blocksOf(analysis, options.blocks);
    if (blocks.list.size() < 2)
        return {};
    const ChosenDraws chosen = chooseEvenly(draws);
    const auto begin = std::chrono::steady_clock::now();
    const LeftOutTerms found = futureTerms(*analysis.posterior, chosen.q, blocks.blockOf, options.threads,
                                           stretchOf(context, 0.0, kByWeights));
    const double solving_s = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    if (!found.status.ok() || found.logLikelihood.size() < 2)
        return {};
    LeftFuture out;
    out.first = firstOf(blocks, options.futureFrom);
    out.draws = static_cast<int>(found.logLikelihood.size());
    const double efficiency = efficiencyOf(found, chosen.ofEach);
    out.density = leaveFutureOut(found.terms, out.first, {}, {context.stop, {}}, efficiency);
    bool refit = options.refits != FutureRefits::Never && !out.density.doubtful.empty();
    if (refit && options.refits == FutureRefits::Automatic) {
        const double hours = refitHours(solving_s / static_cast<double>(chosen.q.size()),
                                        out.density.doubtful.size(), options);
        refit = hours < kShort_h;
        out.refitHours = refit ? 0.0 : hours;
    }
    if (refit) {
        PosteriorsOfFirst posteriors(analysis, blocks, options);
        const auto fit = [&](std::size_t count, RefitDraws& refitted, const RunContext& part) {
            return posteriors.drawn(count, refitted, part);
        };
        out.density =
            leaveFutureOut(found.terms, out.first, fit, stretchOf(context, kByWeights, 1.0), efficiency);
    }
    if (!out.density.status.ok())
        return {};
    out.blocks = std::move(blocks.list);
    return out;
}

} // namespace interphase
