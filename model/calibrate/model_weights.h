#pragma once
#include "bayes/model_comparison.h"
#include "study/run_record.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace interphase {

class Study;

/// Which models a prediction is made with.
enum class ModelWeighting {
    Alone,    ///< the selected analysis
    Evidence, ///< all that are compared, by their posterior probabilities
    Stacking, ///< all that are compared, by how well they predict ahead together; see stackingWeights()
};

/// "alone", "evidence", "stacking": for the command line and the study.
const char* modelWeightingWord(ModelWeighting weighting);
std::optional<ModelWeighting> findModelWeighting(std::string_view word);

/// An analysis among those whose predictions are averaged.
struct ModelShare
{
    std::string analysis;
    RunId run = 0; ///< whose draws were used; 0: too little weight to be predicted
    double weight = 0.0;
    std::optional<WeightRange> range{}; ///< of a weight by stacking
    bool operator==(const ModelShare&) const = default;
};

/// What a prediction was averaged over.
struct AveragedModels
{
    ModelWeighting weighting = ModelWeighting::Alone;
    std::vector<ModelShare> models; ///< empty: the selected analysis alone
    bool doubtful = false;          ///< weights by stacking, from terms that are rough estimates
    /// Of a stored prediction that was read: the models or their weights are others since.
    bool outdated = false;
    bool operator==(const AveragedModels&) const = default;
};

inline constexpr double kLeastWeight = 1e-3; ///< a model with less is not predicted

/// The analyses that are compared and their weights: the selected one, then most weight first. Throws
/// InputError where fewer than two are, the selected one is not, one with weight has no draws as it is now,
/// or leave-future-out that stacking needs was not computed.
AveragedModels weighModels(Study& study, ModelWeighting weighting);

/// Whether a prediction of the current analysis would be averaged in the same way now: the same analyses,
/// runs and weights. True for one model, and where the study looks at another analysis than the selected one,
/// which is not judged.
bool averageHolds(Study& study, const AveragedModels& average);

/// Which draw of which model a mixture takes: `count` of them, in proportion to the weights, evenly spaced
/// among the draws of each. Weights of any positive sum.
struct MixtureDraw
{
    std::size_t model = 0, draw = 0;
};
std::vector<MixtureDraw> mixtureDraws(const std::vector<std::size_t>& draws, std::span<const double> weights,
                                      int count);

} // namespace interphase
