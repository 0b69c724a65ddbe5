#pragma once
#include "bayes/predictive.h"
#include "calibrate/analysis.h"
#include "core/run_context.h"
#include "ui/view/priors_view.h"

#include <memory>
#include <vector>

namespace interphase {

/// What the prior predictive is computed from; a value that a worker can keep.
struct PredictiveSetup
{
    std::shared_ptr<const Cell> cell;
    Definition definition;               ///< with the priors as they stand on the page
    std::shared_ptr<const Dataset> data; ///< whose curve is shown; null: spectra and capacities alone
};

/// What the priors say about the curve so far, and about the temperature, the spectra and the capacities of
/// the study; grows by rounds of draws.
struct PriorPredictive
{
    std::shared_ptr<const Analysis> analysis; ///< made in the first round, of all that is shown
    std::vector<PredictiveDraw> draws;
    FailureCounts failures;
    int tried = 0;
    PriorPredictiveView view; ///< its curves are those of outputsOf(*analysis->spec)
};

/// Whether a study has anything that the priors can be held against.
bool hasShown(const Definition& definition, const Dataset* data);

/// Solves the model for `more` further draws from the priors and summarises all. Draw k is the same whatever
/// the rounds. Throws InputError where the definition cannot be put together, such as a prior with bounds
/// that exclude each other.
PriorPredictive continuePredictive(const PredictiveSetup& setup, PriorPredictive soFar, int more,
                                   const RunContext& context);

} // namespace interphase
