#include "bayes/cross_validation.h"
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

// Standard error of the sum of independent terms.
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

double sumOf(const std::vector<double>& terms)
{
    return std::accumulate(terms.begin(), terms.end(), 0.0);
}

std::vector<double> column(const GroupTerms& terms, std::size_t group)
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

// log of the weighted mean of exp(x).
double logMean(const std::vector<double>& logWeights, std::vector<double> x)
{
    for (std::size_t i = 0; i < x.size(); ++i)
        x[i] += logWeights[i];
    return logSumExp(x);
}

// The draws of the last fit and how they are carried forwards.
class Future
{
public:
    Future(std::size_t groups, const RefitGroups& refit) : m_groups(groups), m_refit(refit) {}

    Status fit(std::size_t count, FutureDensity& out)
    {
        const Status status = m_refit(count, m_terms);
        if (!status.ok())
            return status;
        requireTerms(m_terms, m_groups);
        m_ratios.assign(m_terms.draws(), 0.0);
        m_fitted = count;
        out.fits.push_back(count);
        return status;
    }

    // Predicts `group` from all before it.
    Status predict(std::size_t group, FutureDensity& out)
    {
        SmoothedWeights weights = smoothWeights(m_ratios);
        if (group > m_fitted && weights.k > 0.7) {
            const Status status = fit(group, out);
            if (!status.ok())
                return status;
            weights = smoothWeights(m_ratios);
        }
        const std::vector<double> terms = column(m_terms, group);
        out.terms.push_back(logMean(weights.logWeights, terms));
        out.k.push_back(group > m_fitted ? weights.k : 0.0);
        for (std::size_t i = 0; i < terms.size(); ++i)
            m_ratios[i] += terms[i];
        return {};
    }

private:
    std::size_t m_groups;
    const RefitGroups& m_refit;
    GroupTerms m_terms;
    std::vector<double> m_ratios; ///< log likelihood of the groups since the fit
    std::size_t m_fitted = 0;
};

} // namespace

PredictiveDensity leaveGroupOut(const GroupTerms& terms, double relativeEfficiency)
{
    requireTerms(terms, terms.groups);
    PredictiveDensity out;
    const std::vector<double> equal(terms.draws(), -std::log(static_cast<double>(terms.draws())));
    for (std::size_t g = 0; g < terms.groups; ++g) {
        const std::vector<double> likelihood = column(terms, g);
        std::vector<double> ratios = likelihood;
        for (double& x : ratios)
            x = -x;
        const SmoothedWeights weights = smoothWeights(ratios, relativeEfficiency);
        out.terms.push_back(logMean(weights.logWeights, likelihood));
        out.effectiveParameters += logMean(equal, likelihood) - out.terms.back();
        out.k.push_back(weights.k);
        if (weights.k > paretoLimit(terms.draws()))
            out.doubtful.push_back(g);
    }
    out.elpd = sumOf(out.terms);
    out.standardError = errorOfSum(out.terms);
    return out;
}

DensityDifference difference(const PredictiveDensity& a, const PredictiveDensity& b)
{
    if (a.terms.size() != b.terms.size())
        throw InputError(MessageId::InvalidArgument, {"models to compare",
                                                      std::to_string(a.terms.size()) + " and " +
                                                          std::to_string(b.terms.size()) + " groups",
                                                      "the same groups"});
    std::vector<double> terms = a.terms;
    for (std::size_t g = 0; g < terms.size(); ++g)
        terms[g] -= b.terms[g];
    return {sumOf(terms), errorOfSum(terms)};
}

FutureDensity leaveFutureOut(std::size_t groups, std::size_t first, const RefitGroups& refit,
                             const RunContext& context)
{
    if (first < 1 || first >= groups)
        throw InputError(MessageId::InvalidArgument,
                         {"groups before the first that is predicted", std::to_string(first),
                          "between 1 and " + std::to_string(groups) + " less one"});
    FutureDensity out;
    Future future(groups, refit);
    out.status = future.fit(first, out);
    for (std::size_t g = first; g < groups && out.status.ok(); ++g) {
        out.status = context.stopRequested() ? Status::cancelled() : future.predict(g, out);
        context.report(static_cast<double>(g + 1 - first) / static_cast<double>(groups - first));
    }
    out.elpd = sumOf(out.terms);
    out.standardError = errorOfSum(out.terms);
    return out;
}

} // namespace interphase
