#include "bayes/cross_validation.h"

#include "bayes/group_terms.h"
#include "bayes/pareto_smoothing.h"
#include "bayes/weights.h"
#include "core/message.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>

namespace interphase {
namespace {

double sumOf(const std::vector<double>& terms)
{
    return std::accumulate(terms.begin(), terms.end(), 0.0);
}

} // namespace

double errorOfSum(const std::vector<double>& terms)
{
    const auto n = static_cast<double>(terms.size());
    if (terms.size() < 2)
        return std::numeric_limits<double>::quiet_NaN();
    const double mean = std::accumulate(terms.begin(), terms.end(), 0.0) / n;
    double squares = 0.0;
    for (const double term : terms)
        squares += (term - mean) * (term - mean);
    return std::sqrt(n * squares / (n - 1.0));
}

std::vector<double> columnOf(const GroupTerms& terms, std::size_t group)
{
    std::vector<double> out;
    for (std::size_t i = group; i < terms.values.size(); i += terms.groups)
        out.push_back(terms.values[i]);
    return out;
}

void requireTerms(const GroupTerms& terms, std::size_t groups)
{
    const bool finite =
        std::all_of(terms.values.begin(), terms.values.end(), [](double x) { return std::isfinite(x); });
    if (terms.groups != groups || groups < 2 || terms.values.empty() || terms.values.size() % groups != 0 ||
        !finite)
        throw InputError(MessageId::InvalidArgument,
                         {"log likelihood terms of groups",
                          std::to_string(terms.values.size()) + " values for " +
                              std::to_string(terms.groups) + " groups, or not finite",
                          "finite rows of at least two groups"});
}

double logMeanExp(const std::vector<double>& logWeights, std::vector<double> x)
{
    for (std::size_t i = 0; i < x.size(); ++i)
        x[i] += logWeights[i];
    return logSumExp(x);
}

PredictiveDensity leaveGroupOut(const GroupTerms& terms, double relativeEfficiency)
{
    requireTerms(terms, terms.groups);
    PredictiveDensity out;
    const std::vector<double> equal(terms.draws(), -std::log(static_cast<double>(terms.draws())));
    for (std::size_t g = 0; g < terms.groups; ++g) {
        const std::vector<double> likelihood = columnOf(terms, g);
        std::vector<double> ratios = likelihood;
        for (double& x : ratios)
            x = -x;
        const SmoothedWeights weights = smoothWeights(ratios, relativeEfficiency);
        out.terms.push_back(logMeanExp(weights.logWeights, likelihood));
        out.effectiveParameters += logMeanExp(equal, likelihood) - out.terms.back();
        out.k.push_back(weights.k);
        if (weights.k > paretoLimit(terms.draws()))
            out.doubtful.push_back(g);
    }
    out.elpd = sumOf(out.terms);
    out.standardError = errorOfSum(out.terms);
    return out;
}

DensityDifference difference(std::span<const double> a, std::span<const double> b)
{
    if (a.size() != b.size())
        throw InputError(MessageId::InvalidArgument,
                         {"models to compare",
                          std::to_string(a.size()) + " and " + std::to_string(b.size()) + " groups",
                          "the same groups"});
    std::vector<double> terms(a.begin(), a.end());
    for (std::size_t g = 0; g < terms.size(); ++g)
        terms[g] -= b[g];
    return {sumOf(terms), errorOfSum(terms), 0.0};
}

} // namespace interphase
