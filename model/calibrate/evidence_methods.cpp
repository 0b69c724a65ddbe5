#include "bayes/diagnostics.h"
#include "bayes/nested.h"
#include "bayes/smc.h"
#include "calibrate/evidence_parts.h"
#include "core/r_hat.h"
#include "core/random.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

constexpr double kMostCorrelation = 0.1;
constexpr double kLeastOverlap = 0.05;

MethodResult resultOf(EvidenceMethod method, RepeatedEvidence found)
{
    MethodResult out;
    out.summary.method = method;
    out.summary.status = found.status;
    out.summary.logEvidence = found.logEvidence;
    out.summary.standardError = found.standardError;
    out.summary.scatter = found.scatter;
    out.summary.stated = found.stated;
    for (EvidenceEstimate& run : found.runs) {
        out.summary.runs.push_back(run.logEvidence);
        out.summary.evaluations += run.evaluations + run.gradients;
        out.summary.failures += totalFailures(run.failures);
        out.stated.push_back(run.standardError);
        out.draws.push_back(std::move(run.draws));
    }
    return out;
}

void checkRuns(MethodEvidence& summary)
{
    if (runsDisagree(summary.scatter, summary.stated, summary.runs.size()))
        summary.warnings.push_back({EvidenceConcern::RunsDisagree, summary.scatter / summary.stated});
}

} // namespace

MethodResult bySmcOf(const TemperedDensity& density, EvidenceMethod method, const EvidenceOptions& options,
                     const RunContext& context)
{
    int founders = options.particles, unmixed = 0;
    std::size_t stages = 0;
    const auto estimator = [&](std::uint64_t seed, const RunContext& part) {
        SmcOptions smc;
        smc.particles = options.particles;
        smc.seed = seed;
        smc.threads = options.threads;
        SmcResult run = temperedSmc(density, smc, part);
        founders = std::min(founders, run.founders);
        unmixed += run.unmixed;
        stages += run.stages.size();
        return std::move(run.evidence);
    };
    MethodResult out = resultOf(method, repeatEvidence(estimator, options.runs, options.seed, context));
    if (!out.summary.status.ok())
        return out;
    checkRuns(out.summary);
    if (unmixed > 0)
        out.summary.warnings.push_back(
            {EvidenceConcern::Unmixed, static_cast<double>(unmixed) / static_cast<double>(stages)});
    if (founders < kFewestFounders)
        out.summary.warnings.push_back({EvidenceConcern::FewFounders, static_cast<double>(founders)});
    return out;
}

namespace {

MethodResult byNested(const Posterior& posterior, const EvidenceOptions& options, const RunContext& context)
{
    double correlation = 0.0;
    const auto estimator = [&](std::uint64_t seed, const RunContext& part) {
        NestedOptions nested;
        nested.livePoints = options.livePoints;
        nested.seed = seed;
        nested.threads = options.threads;
        NestedResult run = nestedSampling(posterior, nested, part);
        correlation += run.correlation / options.runs;
        return std::move(run.evidence);
    };
    MethodResult out =
        resultOf(EvidenceMethod::Nested, repeatEvidence(estimator, options.runs, options.seed, context));
    if (!out.summary.status.ok())
        return out;
    checkRuns(out.summary);
    if (correlation > kMostCorrelation)
        out.summary.warnings.push_back({EvidenceConcern::DependentRanks, correlation});
    return out;
}

/// Each chain by itself, as far as bridgeEvidence() has enough in a half of it; else all of them together.
std::vector<BridgeChains> runsOf(const BridgeChains& chains, int dimension)
{
    const std::size_t fewest = 2 * std::max<std::size_t>(4, 2 * static_cast<std::size_t>(dimension)) + 1;
    const auto isLong = [fewest](const auto& chain) { return chain.size() >= fewest; };
    if (!std::all_of(chains.begin(), chains.end(), isLong))
        return {chains};
    std::vector<BridgeChains> out;
    for (const auto& chain : chains)
        out.push_back({chain});
    return out;
}

/// What is known from draws is no better than they are.
void checkChains(const BridgeChains& chains, const ChainGroups& groups, MethodEvidence& summary)
{
    const double worst = largestRHat(chains, groups);
    if (worst > kRHatAgrees)
        summary.warnings.push_back({EvidenceConcern::ChainsDisagree, worst});
    if (chains.size() == 1)
        summary.warnings.push_back({EvidenceConcern::OneChain, 1.0});
}

MethodResult byBridge(const Posterior& posterior, const BridgeChains& chains, const ChainGroups& groups,
                      const EvidenceOptions& options, const RunContext& context)
{
    const std::vector<BridgeChains> parts = runsOf(chains, posterior.dimension());
    std::vector<EvidenceEstimate> runs;
    RunDraws draws;
    double overlap = 1.0;
    Status status;
    for (std::size_t r = 0; r < parts.size() && status.ok(); ++r) {
        RandomStream seeds(options.seed, StreamPurpose::EvidenceRun, static_cast<std::uint32_t>(r));
        BridgeOptions bridge;
        bridge.seed = seeds.bits();
        bridge.threads = options.threads;
        const double n = static_cast<double>(parts.size()), at = static_cast<double>(r);
        BridgeResult run =
            bridgeEvidence(posterior, parts[r], bridge, stretchOf(context, at / n, (at + 1.0) / n));
        status = run.evidence.status;
        overlap = std::min(overlap, run.overlap);
        runs.push_back(std::move(run.evidence));
        auto& own = draws.emplace_back();
        for (const auto& chain : parts[r])
            own.insert(own.end(), chain.begin(), chain.end());
    }
    MethodResult out = resultOf(EvidenceMethod::Bridge, combineEvidence(std::move(runs)));
    out.summary.status = status;
    out.draws = std::move(draws);
    if (overlap < kLeastOverlap)
        out.summary.warnings.push_back({EvidenceConcern::LittleOverlap, overlap});
    checkChains(chains, groups, out.summary);
    return out;
}

} // namespace

double largestRHat(const BridgeChains& chains, const ChainGroups& groups)
{
    double largest = 0.0;
    for (std::size_t j = 0; !chains.empty() && j < chains.front().front().size(); ++j) {
        Chains values;
        for (const auto& chain : chains) {
            values.emplace_back();
            for (const auto& q : chain)
                values.back().push_back(q[j]);
        }
        const double here = rHat(values, groups);
        largest = std::isnan(here) ? largest : std::max(largest, here);
    }
    return largest;
}

MethodResult estimateEvidence(const Posterior& posterior, EvidenceMethod method, const BridgeChains& chains,
                              const ChainGroups& groups, const EvidenceOptions& options,
                              const RunContext& context)
{
    switch (method) {
    case EvidenceMethod::Nested:
        return byNested(posterior, options, context);
    case EvidenceMethod::Bridge:
        return byBridge(posterior, chains, groups, options, context);
    case EvidenceMethod::Fitted: {
        MethodResult out = evidenceFromNormal(posterior, chains, options, context);
        checkChains(chains, groups, out.summary);
        return out;
    }
    case EvidenceMethod::Smc:
        break;
    }
    return bySmcOf(posterior, EvidenceMethod::Smc, options, context);
}

} // namespace interphase
