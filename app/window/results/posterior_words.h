#pragma once
#include "bayes/posterior.h"
#include "ui/view/posterior_view.h"

namespace interphase {

/// What a posterior says in two or three sentences: where prior and data disagree, which parameters go
/// together, what was learnt. draws: by quantity; those that were sampled, with priors, come first.
QString posteriorWords(const PosteriorView& view, const std::vector<NamedPrior>& priors,
                       const std::vector<std::vector<double>>& draws);

/// What follows its prior and where prior and data may be in conflict, in a sentence or two.
QString sensitivityWords(const std::vector<SummaryRowView>& rows);

/// Empty where the chains agree. chains: that are independent of each other.
/// ordered: false for independent runs of particles.
AdviceView agreementAdvice(const PosteriorView& view, int chains, bool ordered);

/// At most so many values, evenly spaced.
std::vector<double> thinned(const std::vector<double>& values, std::size_t most);

} // namespace interphase
