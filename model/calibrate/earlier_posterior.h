#pragma once
#include "bayes/fitted_prior.h"
#include "study/study.h"

#include <map>
#include <string>
#include <vector>

namespace interphase {

/// A definition whose priors are what an earlier study found.
struct EarlierPosterior
{
    Definition definition;
    std::vector<std::string> parameters; ///< free in both, in the order of fit's margins
    FittedPrior fit;
    RunId run = 0;         ///< of the earlier study
    std::size_t draws = 0; ///< that the fit is of
};

/// `next` with new priors for the cell parameters that are free both there and in the latest run of
/// `earlier`: margins, and a block of correlations where there are several (see fitPrior). Noise and states
/// of charge belong to their data and keep their priors. The data of the earlier study must not be among
/// those of `next`: they would count twice. Throws InputError where nothing was sampled, nothing is free in
/// both, or the draws are too few.
EarlierPosterior withEarlierPosterior(const Definition& next, Study& earlier);

/// What of `next` the latest run of `earlier` was fitted to, whatever it is called there, by name: it would
/// count twice. sources: SHA-256 of the files of the data sets and spectra of `next`, by their names;
/// spectra and capacities are compared by what was measured too.
std::vector<std::string> fittedBefore(const Definition& next,
                                      const std::map<std::string, std::string>& sources, Study& earlier);

} // namespace interphase
