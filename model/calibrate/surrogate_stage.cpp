#include "calibrate/surrogate_stage.h"

#include "bayes/laplace.h"
#include "bayes/surrogate_rounds.h"
#include "calibrate/resumption.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
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

/// A chain that has made no draw. Its value is not known yet: whatever is proposed first is taken.
SurrogateState stateAt(const std::vector<double>& start, const ModeReport& mode,
                       const SamplerDefinition& sampler, int chain)
{
    constexpr double kStepSize = 0.8; // of a normal density in its own metric
    SurrogateState state = afterWarmup(makeChainState(start, sampler.seed, chain, mode.covariance));
    state.stepSize = kStepSize;
    state.logDensity = -std::numeric_limits<double>::infinity();
    return state;
}

} // namespace

int nutsWarmup(const SamplerDefinition& sampler, const SurrogateReport& report)
{
    constexpr int kTrial = 30;
    return report.byRounds ? 0 : sampler.warmup - std::min(kTrial, sampler.warmup / 3);
}

std::string formatSurrogate(const SurrogateReport& r)
{
    return nlohmann::ordered_json{{"degree", r.degree},
                                  {"terms", r.terms},
                                  {"points", r.points},
                                  {"solved", r.solved},
                                  {"reason", r.reason},
                                  {"by_rounds", r.byRounds},
                                  {"rounds_reason", r.roundsReason}}
        .dump();
}

SurrogateReport parseSurrogate(const std::string& json)
{
    try {
        const auto from = nlohmann::json::parse(json);
        SurrogateReport out;
        out.byRounds = from.value("by_rounds", false);
        out.degree = from.at("degree");
        out.terms = from.at("terms");
        out.points = from.at("points");
        out.solved = from.at("solved");
        out.reason = from.at("reason");
        out.roundsReason = from.value("rounds_reason", std::string());
        return out;
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

FittedSurrogate fitByRounds(const Posterior& posterior, const SamplerDefinition& sampler,
                            const ModeReport& mode, const std::stop_token& stop)
{
    constexpr int kIdea = 200;
    constexpr std::uint32_t kIdeaStream = 1U << 24; // behind those of the rounds
    FittedSurrogate out;
    if (beginsAtModes(mode)) {
        out.report.roundsReason = "the search for the mode found several";
        return out;
    }
    try {
        SurrogateRoundsOptions options;
        options.chains = sampler.chains;
        options.seed = sampler.seed;
        const auto idea = mode.startedFrom.empty() ? drawFrom(laplaceOf(mode), kIdea, sampler.seed,
                                                              StreamPurpose::Emulator, kIdeaStream)
                                                   : mode.chainStarts;
        SurrogateRounds rounds = fitInRounds(posterior, idea, options, {stop, {}});
        out.report.roundsReason = rounds.status.ok() ? std::string() : rounds.status.reason.english();
        if (!rounds.status.ok())
            return out;
        out.report.byRounds = true;
        out.report.degree = rounds.degree;
        out.report.terms = rounds.terms;
        out.report.points = rounds.points;
        out.report.solved = rounds.solved;
        out.density = std::move(rounds.density);
        for (const auto& chain : rounds.draws)
            out.starts.push_back(chain.empty() ? mode.q : chain.back());
    } catch (const InputError& error) { // draws in a plane
        out.report.roundsReason = error.message().english();
    }
    return out;
}

FittedSurrogate fitToWarmup(Study& study, RunId run, const Posterior& posterior,
                            const SamplerDefinition& sampler, const SurrogateReport& rounds,
                            const std::stop_token& stop)
{
    FittedSurrogate out;
    out.report.roundsReason = rounds.roundsReason;
    try {
        LinearisedPoints points(posterior);
        const Status solved =
            points.add(emulatorPoints(lateWarmup(study, run, nutsWarmup(sampler, rounds)),
                                      emulatorPointCount(posterior.modelParameterCount()), sampler.seed),
                       0, {stop, {}});
        EmulatorFit fit = solved.ok() ? fitEmulator(points) : EmulatorFit{solved, {}};
        out.report.degree = fit.degree;
        out.report.terms = fit.terms;
        out.report.points = static_cast<int>(points.size());
        out.report.solved = points.solved();
        out.report.reason = fit.status.ok() ? std::string() : fit.status.reason.english();
        out.density = std::move(fit.density);
    } catch (const InputError& error) { // too few draws
        out.report.reason = error.message().english();
    }
    return out;
}

bool warmedUpByNuts(Study& study, RunId run, const SamplerDefinition& sampler, const SurrogateReport& report)
{
    const std::vector<Checkpoint> checkpoints = study.checkpoints(run);
    const int warmup = nutsWarmup(sampler, report);
    return checkpoints.size() >= static_cast<std::size_t>(sampler.chains) &&
           std::ranges::all_of(checkpoints, [&](const Checkpoint& c) { return c.next >= warmup; });
}

std::vector<SurrogateState> surrogateStates(Study& study, RunId run, Posterior& posterior,
                                            const ModeReport& mode, const FittedSurrogate& fitted,
                                            const std::stop_token& stop)
{
    const SamplerDefinition sampler = study.runDefinition(run).sampler;
    std::vector<SurrogateState> states(static_cast<std::size_t>(sampler.chains));
    for (std::size_t c = 0; c < fitted.starts.size(); ++c)
        states.at(c) = stateAt(fitted.starts[c], mode, sampler, static_cast<int>(c));
    for (const Checkpoint& checkpoint : study.checkpoints(run)) {
        SurrogateState& state = states.at(static_cast<std::size_t>(checkpoint.chain));
        state = isSurrogateState(textOf(checkpoint)) ? decodeSurrogateState(textOf(checkpoint))
                                                     : afterWarmup(decodeChainState(textOf(checkpoint)));
        if (std::isfinite(state.logDensity)) // else nothing was taken yet
            requireSameDensity(posterior, run, state.q, state.logDensity, stop);
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
    int proposed = 0, all = 0;
    for (const auto& chain : chains) {
        int cheap = 0;
        for (const DrawRecord& draw : chain) {
            all += draw.warmup ? 0 : 1;
            if (!draw.warmup && draw.treeDepth == 0) {
                ++cheap;
                sum += draw.acceptance;
            }
        }
        proposed += cheap;
        out.chainsOnNuts += cheap == 0 ? 1 : 0;
    }
    out.nutsShare = all > 0 ? static_cast<double>(all - proposed) / all : 0.0;
    out.acceptance = proposed > 0 ? sum / proposed : std::numeric_limits<double>::quiet_NaN();
    return out;
}

} // namespace interphase
