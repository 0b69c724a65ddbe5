#pragma once
#include "bayes/model_comparison.h"
#include "calibrate/evidence_record.h"

#include <optional>
#include <string>
#include <vector>

namespace interphase {

// The analyses of a study side by side.
//
// Evidence is comparable where it is of the same measurements: the same times and voltages in the likelihood,
// whatever the data sets are called. Those of the selected analysis are what the others are held against, or
// of the first that has evidence. What is out of date or of other data is listed and not compared.

enum class ComparedState {
    NoEvidence,
    Stale,     ///< the analysis changed since
    OtherData, ///< it fits other measurements
    Compared,
};

struct ComparedAnalysis
{
    AnalysisInfo info;
    ComparedState state = ComparedState::NoEvidence;
    Definition definition; ///< as it is now
    std::optional<EvidenceRecord> evidence;
    double probability = 0.0; ///< of the model among those compared, with the prior weights
    /// Of leave-future-out among those compared; nothing where one has none of the same blocks.
    std::optional<StackedWeight> stacking;
};

/// Two analyses that are compared, the one with more evidence first.
struct ComparedPair
{
    std::size_t first = 0, second = 0; ///< indices of Comparison::analyses
    BayesFactor factor;
    std::optional<BayesFactor> atHalfWidths, atDoubleWidths; ///< of all priors of both
    double logPriorOdds = 0.0;
    double logPosteriorOdds = 0.0;
    /// Of the expected log predictive density of what is left out, first minus second.
    std::optional<DensityDifference> bySteps, byData, future;
};

struct Comparison
{
    std::vector<ComparedAnalysis> analyses; ///< in the order of the study
    std::int64_t selected = 0;
    std::vector<std::size_t> ranking; ///< of those compared, most evidence first
    std::vector<ComparedPair> pairs;  ///< each two of them, in that order
};

/// Reads what the study keeps of all its analyses; looks at the selected one when it returns.
Comparison compareAnalyses(Study& study);

/// Analyses whose evidence is to be computed: they have none, or it is out of date.
std::vector<std::int64_t> withoutEvidence(const Comparison& comparison);

} // namespace interphase
