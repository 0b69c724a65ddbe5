#include "calibrate/model_weights.h"

#include "bayes/weights.h"
#include "calibrate/comparison.h"

#include <algorithm>
#include <array>
#include <functional>
#include <numeric>

namespace interphase {
namespace {

constexpr std::array kWords = {"alone", "evidence", "stacking"};

[[noreturn]] void refuse(const std::string& what, const std::string& found, const std::string& expected)
{
    throw InputError(MessageId::InvalidArgument, {what, found, expected});
}

/// What stacking makes of an analysis, which must have it.
StackedWeight stackedOf(const ComparedAnalysis& analysis)
{
    if (!analysis.evidence->future)
        refuse("stacking", "no leave-future-out of " + analysis.info.name + " was computed",
               "evidence by this version");
    if (!analysis.stacking)
        refuse("stacking",
               "leave-future-out of " + analysis.info.name + " is not of the same blocks as others",
               "evidence with the same blocks for all");
    return *analysis.stacking;
}

/// The share of an analysis, without its run.
ModelShare shareOf(const ComparedAnalysis& analysis, AveragedModels& average)
{
    if (average.weighting == ModelWeighting::Evidence)
        return {analysis.info.name, 0, analysis.probability, {}};
    const StackedWeight stacked = stackedOf(analysis);
    average.doubtful = average.doubtful || !analysis.evidence->future->density.doubtful.empty();
    return {analysis.info.name, 0, stacked.weight, stacked.range};
}

/// The run that an analysis predicts with.
RunId sampledRun(Study& study, const AnalysisInfo& info)
{
    study.lookAt(info.id);
    const std::optional<RunInfo> run = study.latestDraws();
    if (!run || run->draws == 0 || run->stale())
        refuse("analysis " + info.name, "it has evidence, but no draws as it is now",
               "a run of the sampler (interphase calibrate --analysis)");
    return run->id;
}

} // namespace

const char* modelWeightingWord(ModelWeighting weighting)
{
    return kWords[static_cast<std::size_t>(weighting)];
}

std::optional<ModelWeighting> findModelWeighting(std::string_view word)
{
    for (std::size_t i = 0; i < kWords.size(); ++i)
        if (word == kWords[i])
            return static_cast<ModelWeighting>(i);
    return {};
}

AveragedModels weighModels(Study& study, ModelWeighting weighting)
{
    const Comparison c = compareAnalyses(study);
    const bool selected =
        std::ranges::any_of(c.ranking, [&](std::size_t i) { return c.analyses[i].info.id == c.selected; });
    if (c.ranking.size() < 2 || !selected)
        refuse("prediction over models",
               c.ranking.size() < 2 ? "fewer than two analyses have evidence of the same data"
                                    : "the selected analysis has no evidence as it is now",
               "evidence of all of them (interphase evidence --every)");
    AveragedModels out{weighting, {}, false};
    for (const std::size_t i : c.ranking) {
        const ComparedAnalysis& analysis = c.analyses[i];
        ModelShare share = shareOf(analysis, out);
        if (share.weight >= kLeastWeight || analysis.info.id == c.selected)
            share.run = sampledRun(study, analysis.info);
        out.models.push_back(share);
    }
    study.lookAt({});
    std::ranges::stable_sort(out.models, std::greater(), &ModelShare::weight);
    const auto own = std::ranges::find(c.analyses, c.selected, [](const auto& a) { return a.info.id; });
    std::ranges::stable_partition(out.models,
                                  [&](const ModelShare& model) { return model.analysis == own->info.name; });
    return out;
}

bool averageHolds(Study& study, const AveragedModels& average)
try {
    if (average.models.empty() || study.looksElsewhere())
        return true;
    AveragedModels now = weighModels(study, average.weighting);
    now.outdated = average.outdated;
    for (std::size_t m = 0; m < std::min(now.models.size(), average.models.size()); ++m)
        if (!average.models[m].range) // earlier versions kept none
            now.models[m].range.reset();
    return now == average;
} catch (const InputError&) { // they cannot be averaged any more
    study.lookAt({});
    return false;
}

std::vector<MixtureDraw> mixtureDraws(const std::vector<std::size_t>& draws, std::span<const double> weights,
                                      int count)
{
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    std::vector<double> shares(weights.begin(), weights.end());
    for (double& share : shares)
        share /= sum;
    std::vector<MixtureDraw> out;
    std::vector<std::size_t> taken(draws.size(), 0);
    for (const int model : resample(shares, count, 0.5))
        ++taken[static_cast<std::size_t>(model)];
    for (std::size_t m = 0; m < draws.size(); ++m)
        for (std::size_t i = 0; i < taken[m] && draws[m] > 0; ++i)
            out.push_back({m, i * draws[m] / taken[m]});
    return out;
}

} // namespace interphase
