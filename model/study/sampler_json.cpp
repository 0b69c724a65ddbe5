#include "study/sampler_json.h"

#include "bayes/smc.h"
#include "study/definition_terms.h"

namespace interphase {
namespace {

constexpr int kMostChains = 64;
constexpr int kMostDraws = 1000000;
constexpr int kMostStarts = 1000;
constexpr double kMostEffectiveDraws = 1e7;

void parseTargets(const JsonNode& sampler, SamplerDefinition& out)
{
    if (const auto acceptance = sampler.member("target_acceptance"))
        out.targetAcceptance = acceptance->numberWithin(0.5, 0.999, "");
    if (const auto metric = sampler.member("metric"))
        out.metric = static_cast<MetricKind>(metric->choice(kMetricWords));
    if (const auto ess = sampler.member("target_ess"))
        out.targetEss = ess->numberWithin(0.0, kMostEffectiveDraws, "");
    if (const auto mcse = sampler.member("target_mcse"))
        out.targetMcse = mcse->numberWithin(0.0, 1.0, "");
}

} // namespace

SamplerDefinition defaultSampler(SamplerKind kind)
{
    SamplerDefinition out;
    out.kind = kind;
    if (kind == SamplerKind::Ensemble) {
        out.warmup = 1000;
        out.draws = 2000;
    }
    if (kind == SamplerKind::Smc) {
        out.warmup = 0; // there is none
        out.draws = 1000;
    }
    if (kind == SamplerKind::Surrogate)
        out.warmup =
            60; // after rounds (bayes/surrogate_rounds.h) nothing is left to be warmed up but the trial
    return out;
}

int fewestDraws(SamplerKind kind)
{
    return kind == SamplerKind::Smc ? kFewestParticles : 1;
}

void changeKind(SamplerDefinition& sampler, SamplerKind kind)
{
    const SamplerDefinition before = defaultSampler(sampler.kind), after = defaultSampler(kind);
    sampler.kind = kind;
    if (sampler.warmup == before.warmup || kind == SamplerKind::Smc)
        sampler.warmup = after.warmup;
    if (sampler.draws == before.draws || sampler.draws < fewestDraws(kind))
        sampler.draws = after.draws;
}

void parseSampler(const JsonNode& sampler, SamplerDefinition& out)
{
    sampler.expectKeys({"kind", "chains", "warmup", "draws", "seed", "starts", "chain_starts",
                        "target_acceptance", "metric", "target_ess", "target_mcse"});
    if (const auto kind = sampler.member("kind"))
        out = defaultSampler(static_cast<SamplerKind>(kind->choice(kSamplerWords)));
    if (const auto chains = sampler.member("chains"))
        out.chains = chains->integer(1, kMostChains);
    if (const auto warmup = sampler.member("warmup"))
        out.warmup = out.kind == SamplerKind::Smc ? 0 : warmup->integer(0, kMostDraws);
    if (const auto draws = sampler.member("draws"))
        out.draws = draws->integer(fewestDraws(out.kind), kMostDraws);
    if (const auto seed = sampler.member("seed"))
        out.seed = seed->unsignedInteger();
    if (const auto starts = sampler.member("starts"))
        out.starts = starts->integer(1, kMostStarts);
    if (const auto starts = sampler.member("chain_starts"))
        out.chainStarts = static_cast<ChainStarts>(starts->choice(kChainStartWords));
    parseTargets(sampler, out);
}

} // namespace interphase
