#pragma once
#include "bayes/diagnostics.h"
#include "bayes/posterior.h"
#include "bayes/power_scaling.h"
#include "study/study.h"
#include "ui/view/posterior_view.h"

namespace interphase {

/// A run as the page Posterior and the report need it. A value.
struct PosteriorInput
{
    std::vector<NamedPrior> priors; ///< by quantity that was sampled
    std::vector<DrawRecord> draws;
    int chains = 0;
    ChainGroups groups;                     ///< how they are compared
    std::vector<std::string> derived;       ///< names of the quantities behind those
    std::vector<Sensitivity> sensitivities; ///< of all of them; empty where they are not known
};

/// Draws to a density: the view of a run. Takes up to a second: for a job. Without at least 8 draws a chain
/// after the warm-up, empty.
PosteriorView posteriorView(const PosteriorInput& input);

/// Reads a run, whatever its state, and makes its view; for a job, with a connection of its own.
PosteriorView readPosteriorView(Study& study, RunId run);

/// In what the study is another now than when a run was made, in one sentence; empty when the run holds.
QString staleSentence(const RunInfo& run);

} // namespace interphase
