#include "calibrate/comparison.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

ComparedAnalysis read(Study& study, const AnalysisInfo& info)
{
    study.lookAt(info.id);
    ComparedAnalysis out;
    out.info = info;
    out.definition = study.definition();
    const std::optional<RunInfo> run = study.latestRun(RunPurpose::Evidence);
    if (!run)
        return out;
    out.evidence = latestEvidence(study);
    if (out.evidence)
        out.state = run->stale() ? ComparedState::Stale : ComparedState::Compared;
    return out;
}

/// The data that evidence is compared of; empty where there is none.
std::string referenceKey(const Comparison& c)
{
    std::string key;
    for (const ComparedAnalysis& analysis : c.analyses) {
        if (analysis.state != ComparedState::Compared)
            continue;
        if (key.empty() || analysis.info.id == c.selected)
            key = analysis.evidence->dataKey;
    }
    return key;
}

void rank(Comparison& c)
{
    const std::string key = referenceKey(c);
    for (std::size_t i = 0; i < c.analyses.size(); ++i) {
        ComparedAnalysis& analysis = c.analyses[i];
        if (analysis.state == ComparedState::Compared && analysis.evidence->dataKey != key)
            analysis.state = ComparedState::OtherData;
        if (analysis.state == ComparedState::Compared)
            c.ranking.push_back(i);
    }
    std::ranges::stable_sort(c.ranking, std::greater(),
                             [&](std::size_t i) { return c.analyses[i].evidence->best().logEvidence; });
}

void weigh(Comparison& c)
{
    std::vector<double> evidences, weights;
    for (const std::size_t i : c.ranking) {
        evidences.push_back(c.analyses[i].evidence->best().logEvidence);
        weights.push_back(c.analyses[i].definition.priorWeight);
    }
    if (evidences.empty())
        return;
    const std::vector<double> probabilities = modelProbabilities(evidences, weights);
    for (std::size_t k = 0; k < c.ranking.size(); ++k)
        c.analyses[c.ranking[k]].probability = probabilities[k];
}

bool sameBlocks(const std::optional<LeftFuture>& first, const std::optional<LeftFuture>& second)
{
    return first && second && first->blocks == second->blocks && first->first == second->first;
}

void stack(Comparison& c)
{
    std::vector<std::vector<double>> terms, errors;
    for (const std::size_t i : c.ranking) {
        const std::optional<LeftFuture>& future = c.analyses[i].evidence->future;
        if (!sameBlocks(c.analyses[c.ranking.front()].evidence->future, future))
            return;
        terms.push_back(future->density.terms);
        errors.push_back(future->density.errors);
    }
    if (terms.size() < 2)
        return;
    const std::vector<StackedWeight> weights = uncertainStacking(terms, errors);
    for (std::size_t k = 0; k < c.ranking.size(); ++k)
        c.analyses[c.ranking[k]].stacking = weights[k];
}

std::optional<BayesFactor> factorAt(const EvidenceRecord& first, const EvidenceRecord& second, double width)
{
    const WidthEvidence *a = first.atWidth(width), *b = second.atWidth(width);
    if (!a || !b)
        return {};
    return bayesFactor(a->logEvidence, a->standardError, b->logEvidence, b->standardError);
}

std::optional<DensityDifference> differenceOf(const std::optional<LeftOut>& first,
                                              const std::optional<LeftOut>& second)
{
    if (!first || !second || first->groups.size() != second->groups.size())
        return {};
    return difference(first->density.terms, second->density.terms);
}

std::optional<DensityDifference> differenceOf(const std::optional<LeftFuture>& first,
                                              const std::optional<LeftFuture>& second)
{
    if (!sameBlocks(first, second))
        return {};
    DensityDifference out = difference(first->density.terms, second->density.terms);
    const double error = std::hypot(first->density.monteCarloError, second->density.monteCarloError);
    out.monteCarloError = std::isfinite(error) ? error : 0.0;
    return out;
}

ComparedPair pairOf(const Comparison& c, std::size_t first, std::size_t second)
{
    const EvidenceRecord &a = *c.analyses[first].evidence, &b = *c.analyses[second].evidence;
    const double odds = c.analyses[first].definition.priorWeight / c.analyses[second].definition.priorWeight;
    ComparedPair out;
    out.first = first;
    out.second = second;
    out.factor = bayesFactor(a.best().logEvidence, a.best().standardError, b.best().logEvidence,
                             b.best().standardError);
    out.atHalfWidths = factorAt(a, b, kHalfWidth);
    out.atDoubleWidths = factorAt(a, b, kDoubleWidth);
    out.logPriorOdds = std::log(odds);
    out.logPosteriorOdds = logPosteriorOdds(out.factor, odds);
    out.bySteps = differenceOf(a.bySteps, b.bySteps);
    out.byData = differenceOf(a.byData, b.byData);
    out.future = differenceOf(a.future, b.future);
    return out;
}

} // namespace

Comparison compareAnalyses(Study& study)
{
    Comparison out;
    study.lookAt({});
    out.selected = study.currentAnalysis();
    for (const AnalysisInfo& info : study.analyses())
        out.analyses.push_back(read(study, info));
    study.lookAt({});
    rank(out);
    weigh(out);
    stack(out);
    for (std::size_t i = 0; i < out.ranking.size(); ++i)
        for (std::size_t j = i + 1; j < out.ranking.size(); ++j)
            out.pairs.push_back(pairOf(out, out.ranking[i], out.ranking[j]));
    return out;
}

std::vector<std::int64_t> withoutEvidence(const Comparison& comparison)
{
    std::vector<std::int64_t> out;
    for (const ComparedAnalysis& analysis : comparison.analyses)
        if (analysis.state == ComparedState::NoEvidence || analysis.state == ComparedState::Stale)
            out.push_back(analysis.info.id);
    return out;
}

} // namespace interphase
