#include "calibrate/surrogate_stage.h"

#include "calibrate/resumption.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>

namespace interphase {
namespace {

/// Draws of the later half of the warm-up by NUTS, chain by chain.
std::vector<std::vector<double>> lateWarmup(Study& study, RunId run, int end)
{
    const int begin = end / 2;
    std::vector<DrawRecord> draws = study.readDraws(run);
    std::erase_if(draws, [&](const DrawRecord& d) { return d.index < begin || d.index >= end; });
    std::ranges::sort(draws, [](const DrawRecord& a, const DrawRecord& b) {
        return std::pair(a.chain, a.index) < std::pair(b.chain, b.index);
    });
    std::vector<std::vector<double>> out;
    for (DrawRecord& draw : draws)
        out.push_back(std::move(draw.q));
    return out;
}

/// A chain that has made no draw, at a draw of the earlier study. Its value is not known yet: whatever is
/// proposed first is taken.
SurrogateState stateAt(const ModeReport& mode, const SamplerDefinition& sampler, int chain)
{
    constexpr double kStepSize = 0.8; // of a normal density in its own metric
    const std::size_t at =
        static_cast<std::size_t>(chain) * mode.chainStarts.size() / static_cast<std::size_t>(sampler.chains);
    SurrogateState state =
        afterWarmup(makeChainState(mode.chainStarts.at(at), sampler.seed, chain, mode.covariance));
    state.stepSize = kStepSize;
    state.logDensity = -std::numeric_limits<double>::infinity();
    return state;
}

} // namespace

int nutsWarmup(const SamplerDefinition& sampler, const ModeReport& mode)
{
    constexpr int kTrial = 30;
    if (!mode.startedFrom.empty())
        return 0;
    return sampler.warmup - std::min(kTrial, sampler.warmup / 3);
}

std::string formatSurrogate(const SurrogateReport& r)
{
    return nlohmann::ordered_json{{"degree", r.degree},
                                  {"terms", r.terms},
                                  {"points", r.points},
                                  {"solved", r.solved},
                                  {"reason", r.reason}}
        .dump();
}

SurrogateReport parseSurrogate(const std::string& json)
{
    try {
        const auto from = nlohmann::json::parse(json);
        return {from.at("degree"), from.at("terms"), from.at("points"), from.at("solved"), from.at("reason")};
    } catch (const nlohmann::json::exception&) {
        throw InputError(MessageId::InvalidArgument,
                         {"result \"surrogate\"", "it is damaged", "what this program writes"});
    }
}

std::optional<SurrogateReport> storedSurrogate(Study& study, RunId run)
{
    const std::optional<std::string> stored = study.getResult(run, kSurrogateResult);
    return stored ? std::optional(parseSurrogate(*stored)) : std::nullopt;
}

FittedSurrogate fitSurrogate(Study& study, RunId run, const Posterior& posterior,
                             const SamplerDefinition& sampler, const ModeReport& mode,
                             const std::stop_token& stop)
{
    FittedSurrogate out;
    try {
        const EmulatorOptions options;
        const int warmup = nutsWarmup(sampler, mode);
        const auto points =
            emulatorPoints(warmup > 0 ? lateWarmup(study, run, warmup) : mode.chainStarts,
                           emulatorPointCount(posterior.modelParameterCount(), options), sampler.seed);
        EmulatorFit fit = fitEmulator(posterior, points, options, {stop, {}});
        out.report = {fit.degree, fit.terms, static_cast<int>(points.size()), fit.solved,
                      fit.status.ok() ? std::string() : fit.status.reason.english()};
        out.density = std::move(fit.density);
    } catch (const InputError& error) { // too few draws
        out.report.reason = error.message().english();
    }
    return out;
}

std::optional<std::vector<SurrogateState>>
surrogateStates(Study& study, RunId run, const SamplerDefinition& sampler, const ModeReport& mode)
{
    const int warmup = nutsWarmup(sampler, mode);
    const std::vector<Checkpoint> checkpoints = study.checkpoints(run);
    if (warmup > 0 && checkpoints.size() < static_cast<std::size_t>(sampler.chains))
        return {};
    std::vector<SurrogateState> states;
    for (int c = 0; c < sampler.chains; ++c)
        states.push_back(warmup > 0 ? SurrogateState() : stateAt(mode, sampler, c));
    for (const Checkpoint& checkpoint : checkpoints) {
        if (checkpoint.next < warmup)
            return {};
        SurrogateState& state = states.at(static_cast<std::size_t>(checkpoint.chain));
        state = isSurrogateState(textOf(checkpoint)) ? decodeSurrogateState(textOf(checkpoint))
                                                     : afterWarmup(decodeChainState(textOf(checkpoint)));
    }
    return states;
}

SurrogateOptions surrogateOptions(const SamplerDefinition& sampler)
{
    SurrogateOptions options;
    options.warmup = sampler.warmup;
    return options;
}

SurrogateUse surrogateUse(const std::vector<std::vector<DrawRecord>>& chains)
{
    SurrogateUse out;
    double sum = 0.0;
    int proposed = 0;
    for (const auto& chain : chains) {
        int cheap = 0;
        for (const DrawRecord& draw : chain)
            if (!draw.warmup && draw.treeDepth == 0) {
                ++cheap;
                sum += draw.acceptance;
            }
        proposed += cheap;
        out.chainsOnNuts += cheap == 0 ? 1 : 0;
    }
    out.acceptance = proposed > 0 ? sum / proposed : std::numeric_limits<double>::quiet_NaN();
    return out;
}

} // namespace interphase
