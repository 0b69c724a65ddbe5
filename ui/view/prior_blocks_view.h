#pragma once
#include "ui/view/common.h"

#include <QString>

#include <vector>

namespace interphase {

/// Priors that go together: their correlations in rows, each symmetric entry twice.
struct PriorBlockView
{
    std::vector<ParameterLabel> parameters;
    std::vector<double> matrix; ///< row major; as it was typed, also where that is none
    QString source;             ///< where it is from; empty: from nowhere in particular
    QString problem;            ///< why what was typed does not count; empty: it does
    bool operator==(const PriorBlockView&) const = default;
};

/// What may stand in a block.
struct PriorChoiceView
{
    ParameterLabel label;
    int block = -1; ///< where it stands; negative: in none
    bool operator==(const PriorChoiceView&) const = default;
};

struct PriorBlocksView
{
    std::vector<PriorBlockView> blocks;
    std::vector<PriorChoiceView> choices;
    QString problem; ///< why no block was added; empty: nothing is wrong
    bool operator==(const PriorBlocksView&) const = default;
};

/// Priors that are the posterior of an earlier study.
struct EarlierPriorView
{
    bool running = false; ///< one is being read
    QString reading;      ///< which
    QString says;         ///< what was taken and how well it describes the draws; empty: nothing was
    QString warning;      ///< what would count twice; empty: nothing
    bool operator==(const EarlierPriorView&) const = default;
};

} // namespace interphase
