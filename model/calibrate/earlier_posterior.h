#pragma once
#include "bayes/fitted_prior.h"
#include "study/study.h"

#include <string>
#include <vector>

namespace interphase {

/// A definition whose priors are what an earlier study found.
struct EarlierPosterior
{
    Definition definition;
    std::vector<std::string> parameters; ///< free in both, in the order of fit's margins
    FittedPrior fit;
};

/// `next` with new priors for the cell parameters that are free both there and in the latest run of
/// `earlier`: margins, and a block of correlations where there are several (see fitPrior). Noise and states
/// of charge belong to their data and keep their priors. The data of the earlier study must not be among
/// those of `next`: they would count twice. Throws InputError where nothing was sampled, nothing is free in
/// both, or the draws are too few.
EarlierPosterior withEarlierPosterior(const Definition& next, Study& earlier);

} // namespace interphase
