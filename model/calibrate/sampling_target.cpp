#include "calibrate/sampling_target.h"

#include "calibrate/result_json.h"
#include "core/r_hat.h"

#include <algorithm>

namespace interphase {
namespace {

constexpr int kFirstLook = 100;
constexpr int kShortestStep = 20;

/// The sequence of looks: 20 more draws or a tenth, whichever is more.
int lookAfter(int look)
{
    return look + std::max(kShortestStep, look / 10);
}

void add(const Chains& chains, int together, SampleQuality& out)
{
    const ParameterSummary s = summarise(chains, together);
    if (!(s.sd > 0.0))
        return;
    const double ess = std::min(s.essBulk, s.essTail), mcse = s.mcseMean / s.sd;
    const bool worse = !(ess >= out.ess); // also where it is not known
    out.ess = worse ? ess : out.ess;
    out.mcse = !(mcse <= out.mcse) ? mcse : out.mcse;
    out.rHat = !(s.rHat <= out.rHat) ? s.rHat : out.rHat;
}

} // namespace

bool hasTarget(const SamplerDefinition& sampler)
{
    return sampler.kind != SamplerKind::Smc && (sampler.targetEss > 0.0 || sampler.targetMcse > 0.0);
}

int nextLook(int kept, const SamplerDefinition& sampler)
{
    if (!hasTarget(sampler))
        return sampler.draws;
    int look = kFirstLook;
    while (look < kept)
        look = lookAfter(look);
    return std::min(look, sampler.draws);
}

SampleQuality sampleQuality(const std::vector<Chains>& quantities, int together)
{
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    SampleQuality out{0, std::numeric_limits<double>::infinity(), 0.0, 0.0};
    for (const Chains& chains : quantities) {
        out.draws = chains.empty() ? 0 : static_cast<int>(chains.front().size());
        if (out.draws > 0 && !std::isnan(out.ess))
            add(chains, together, out);
    }
    return std::isfinite(out.ess) ? out : SampleQuality{out.draws, nan, nan, nan};
}

bool meetsTarget(const SampleQuality& quality, const SamplerDefinition& sampler)
{
    return hasTarget(sampler) && quality.rHat <= kRHatAgrees &&
           (sampler.targetEss <= 0.0 || quality.ess >= sampler.targetEss) &&
           (sampler.targetMcse <= 0.0 || quality.mcse <= sampler.targetMcse);
}

std::string formatQuality(const SampleQuality& quality)
{
    return nlohmann::json{{"draws", quality.draws},
                          {"ess", jsonNumber(quality.ess)},
                          {"mcse", jsonNumber(quality.mcse)},
                          {"r_hat", jsonNumber(quality.rHat)}}
        .dump();
}

SampleQuality parseQuality(const std::string& text)
try {
    const nlohmann::json j = nlohmann::json::parse(text);
    return {j.at("draws").get<int>(), jsonNumber(j.at("ess")), jsonNumber(j.at("mcse")),
            jsonNumber(j.at("r_hat"))};
} catch (const nlohmann::json::exception& error) {
    throw InputError(MessageId::InvalidArgument,
                     {"quality of the draws of a run", error.what(), "what this program wrote"});
}

std::optional<SampleQuality> storedTarget(Study& study, RunId run)
{
    const std::optional<std::string> stored = study.getResult(run, kTargetResult);
    return stored ? std::optional(parseQuality(*stored)) : std::nullopt;
}

std::vector<Chains> keptChains(const std::vector<DrawRecord>& draws)
{
    std::vector<Chains> out;
    std::size_t chains = 0;
    for (const DrawRecord& draw : draws)
        chains = std::max(chains, static_cast<std::size_t>(draw.chain) + 1);
    for (const DrawRecord& draw : draws) {
        out.resize(draw.values.size(), Chains(chains));
        if (!draw.warmup)
            for (std::size_t q = 0; q < draw.values.size(); ++q)
                out[q][static_cast<std::size_t>(draw.chain)].push_back(draw.values[q]);
    }
    for (Chains& quantity : out) {
        std::size_t shortest = quantity.front().size();
        for (const auto& chain : quantity)
            shortest = std::min(shortest, chain.size());
        for (auto& chain : quantity)
            chain.resize(shortest);
    }
    return out;
}

} // namespace interphase
