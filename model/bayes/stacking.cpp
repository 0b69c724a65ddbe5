#include "bayes/diagnostics.h"
#include "bayes/model_comparison.h"
#include "core/message.h"
#include "core/random.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

namespace interphase {
namespace {

using Terms = std::vector<std::vector<double>>;

void requireTerms(const Terms& terms, const Terms& errors)
{
    const std::size_t groups = terms.empty() ? 0 : terms.front().size();
    bool valid = groups > 0 && errors.size() == terms.size();
    for (std::size_t m = 0; valid && m < terms.size(); ++m)
        valid = terms[m].size() == groups && errors[m].size() == groups &&
                std::ranges::all_of(terms[m], [](double x) { return std::isfinite(x); });
    if (!valid)
        throw InputError(MessageId::InvalidArgument,
                         {"predictive densities to stack", std::to_string(terms.size()) + " models",
                          "finite terms of the same groups for each"});
}

/// Densities of each group by model, the largest of a group one.
Terms densitiesOf(const Terms& terms)
{
    Terms out = terms;
    for (std::size_t g = 0; g < terms.front().size(); ++g) {
        double largest = terms.front()[g];
        for (const std::vector<double>& model : terms)
            largest = std::max(largest, model[g]);
        for (std::size_t m = 0; m < terms.size(); ++m)
            out[m][g] = std::exp(terms[m][g] - largest);
    }
    return out;
}

/// shares: of the groups, add up to one. settled: change of a weight in a step.
std::vector<double> bestMixture(const Terms& densities, const std::vector<double>& shares, double settled)
{
    constexpr int kMostSteps = 20000;
    const std::size_t models = densities.size();
    std::vector<double> weights(models, 1.0 / static_cast<double>(models)), next(models);
    double change = 1.0;
    for (int step = 0; step < kMostSteps && change >= settled; ++step) {
        std::ranges::fill(next, 0.0);
        for (std::size_t g = 0; g < shares.size(); ++g) {
            double sum = 0.0;
            for (std::size_t m = 0; m < models; ++m)
                sum += weights[m] * densities[m][g];
            for (std::size_t m = 0; m < models && sum > 0.0; ++m)
                next[m] += shares[g] * weights[m] * densities[m][g] / sum;
        }
        change = 0.0;
        for (std::size_t m = 0; m < models; ++m)
            change = std::max(change, std::abs(next[m] - weights[m]));
        weights = next;
    }
    return weights;
}

} // namespace

std::vector<double> stackingWeights(const Terms& terms)
{
    requireTerms(terms, terms);
    constexpr double kSettled = 1e-10;
    const std::size_t groups = terms.front().size();
    return bestMixture(densitiesOf(terms), std::vector<double>(groups, 1.0 / static_cast<double>(groups)),
                       kSettled);
}

std::vector<StackedWeight> uncertainStacking(const Terms& terms, const Terms& errors, std::uint64_t seed)
{
    requireTerms(terms, errors);
    constexpr int kReplicates = 1000;
    constexpr double kSettled = 1e-5;
    const std::size_t models = terms.size(), groups = terms.front().size();
    Terms found(models);
    for (std::uint32_t r = 0; r < kReplicates; ++r) {
        RandomStream stream(seed, StreamPurpose::Resampling, r);
        std::vector<double> shares(groups);
        double sum = 0.0;
        for (double& share : shares)
            sum += share = stream.exponential();
        for (double& share : shares)
            share /= sum;
        Terms here = terms;
        for (std::size_t m = 0; m < models; ++m)
            for (std::size_t g = 0; g < groups; ++g)
                here[m][g] += (std::isfinite(errors[m][g]) ? errors[m][g] : 0.0) * stream.normal();
        const std::vector<double> weights = bestMixture(densitiesOf(here), shares, kSettled);
        for (std::size_t m = 0; m < models; ++m)
            found[m].push_back(weights[m]);
    }
    std::vector<StackedWeight> out;
    for (std::vector<double>& weights : found) {
        std::ranges::sort(weights);
        const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
        out.push_back({sum / kReplicates, {sortedQuantile(weights, 0.05), sortedQuantile(weights, 0.95)}});
    }
    return out;
}

} // namespace interphase
