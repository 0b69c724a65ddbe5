#include "bayes/variance_shares.h"

#include <algorithm>
#include <numeric>

namespace interphase {
namespace {

std::vector<double> weightsOf(const std::vector<PredictiveSummary>& models,
                              std::span<const double> probabilities)
{
    const double sum = std::accumulate(probabilities.begin(), probabilities.end(), 0.0);
    const auto same = [&](const PredictiveSummary& model) {
        return model.mean.size() == models.front().mean.size();
    };
    const bool valid = !models.empty() && models.size() == probabilities.size() && sum > 0.0 &&
                       std::ranges::all_of(probabilities, [](double p) { return p >= 0.0; }) &&
                       std::ranges::all_of(models, same);
    if (!valid)
        throw InputError(MessageId::InvalidArgument,
                         {"predictions of several models",
                          std::to_string(models.size()) + " with " + std::to_string(probabilities.size()) +
                              " probabilities",
                          "a probability for each, and the same outputs"});
    std::vector<double> out;
    for (const double p : probabilities)
        out.push_back(p / sum);
    return out;
}

} // namespace

VarianceShares varianceShares(const std::vector<PredictiveSummary>& models,
                              std::span<const double> probabilities)
{
    const std::vector<double> weights = weightsOf(models, probabilities);
    const std::vector<double> zero(models.front().mean.size(), 0.0);
    VarianceShares out{zero, zero, zero, zero, zero};
    for (std::size_t i = 0; i < zero.size(); ++i) {
        for (std::size_t m = 0; m < models.size(); ++m) {
            out.mean[i] += weights[m] * models[m].mean[i];
            out.aleatoric[i] += weights[m] * models[m].aleatoric[i];
            out.parameter[i] += weights[m] * models[m].epistemic[i];
            out.discrepancy[i] += models[m].discrepancy.empty() ? 0.0 : weights[m] * models[m].discrepancy[i];
        }
        for (std::size_t m = 0; m < models.size(); ++m) {
            const double off = models[m].mean[i] - out.mean[i];
            out.betweenModel[i] += weights[m] * off * off;
        }
    }
    return out;
}

MeanShares meanShares(const PredictiveSummary& s)
{
    MeanShares out;
    double count = 0.0;
    const auto at = [](const std::vector<double>& values, std::size_t i) {
        return values.empty() ? 0.0 : values[i];
    };
    for (std::size_t i = 0; i < s.mean.size(); ++i) {
        const double model = at(s.discrepancy, i), between = at(s.betweenModel, i);
        const double all = s.aleatoric[i] + s.epistemic[i] + model + between;
        if (!(all > 0.0))
            continue;
        out.aleatoric += s.aleatoric[i] / all;
        out.parameter += s.epistemic[i] / all;
        out.discrepancy += model / all;
        out.betweenModel += between / all;
        count += 1.0;
    }
    for (double* share : {&out.aleatoric, &out.parameter, &out.discrepancy, &out.betweenModel})
        *share /= count;
    return out;
}

} // namespace interphase
