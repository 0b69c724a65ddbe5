#pragma once
#include "bayes/posterior.h"
#include "ui/view/posterior_view.h"

namespace interphase {

/// Which two parameters go together most and, where their ratio, product, sum or difference is known better
/// than either, how well. draws: by quantity; the sampled ones, with priors, come first. Empty for fewer than
/// two of them.
QString pairWords(const PosteriorView& view, const std::vector<NamedPrior>& priors,
                  const std::vector<std::vector<double>>& draws);

} // namespace interphase
