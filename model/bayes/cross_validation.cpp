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

// The draws of the last fit and how they are carried backwards.
class Future
{
public:
    Future(const GroupTerms& whole, const RefitGroups& refit, double relativeEfficiency)
        : m_terms(whole),
          m_refit(refit),
          m_efficiency(relativeEfficiency),
          m_ratios(whole.draws(), 0.0)
    {
    }

    // Predicts `group` from all before it; those after it are out already.
    Status predict(std::size_t group, FutureDensity& out)
    {
        leave(group);
        SmoothedWeights weights = smoothWeights(m_ratios, m_efficiency);
        const bool reaches = weights.k <= paretoLimit(m_terms.draws()) &&
                             weights.effectiveDraws >= fewestEffective(m_terms.draws());
        if (!reaches && m_refit) {
            const Status status = fit(group);
            if (!status.ok())
                return status;
            out.fits.push_back(group);
            const auto draws = static_cast<double>(m_terms.draws());
            weights = {std::vector<double>(m_terms.draws(), -std::log(draws)), 0.0, draws};
        } else if (!reaches) {
            out.doubtful.push_back(group);
        }
        out.terms.push_back(logMean(weights.logWeights, column(m_terms, group)));
        out.k.push_back(weights.k);
        out.effective.push_back(weights.effectiveDraws);
        return {};
    }

private:
    void leave(std::size_t group)
    {
        const std::vector<double> terms = column(m_terms, group);
        for (std::size_t i = 0; i < terms.size(); ++i)
            m_ratios[i] -= terms[i];
    }

    Status fit(std::size_t count)
    {
        const std::size_t groups = m_terms.groups;
        const Status status = m_refit(count, m_terms);
        if (!status.ok())
            return status;
        requireTerms(m_terms, groups);
        m_ratios.assign(m_terms.draws(), 0.0);
        m_efficiency = 1.0;
        return status;
    }

    GroupTerms m_terms;
    const RefitGroups& m_refit;
    double m_efficiency;
    std::vector<double> m_ratios; ///< less the log likelihood of the groups that are out
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

double fewestEffective(std::size_t draws)
{
    return std::min(300.0, 0.5 * static_cast<double>(draws));
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
    return {sumOf(terms), errorOfSum(terms)};
}

FutureDensity leaveFutureOut(const GroupTerms& whole, std::size_t first, const RefitGroups& refit,
                             const RunContext& context, double relativeEfficiency)
{
    requireTerms(whole, whole.groups);
    if (first < 1 || first >= whole.groups)
        throw InputError(MessageId::InvalidArgument,
                         {"groups before the first that is predicted", std::to_string(first),
                          "between 1 and " + std::to_string(whole.groups) + " less one"});
    FutureDensity out;
    Future future(whole, refit, relativeEfficiency);
    for (std::size_t g = whole.groups; g > first && out.status.ok(); --g) {
        out.status = context.stopRequested() ? Status::cancelled() : future.predict(g - 1, out);
        context.report(static_cast<double>(whole.groups - g + 1) / static_cast<double>(whole.groups - first));
    }
    for (auto* backwards : {&out.terms, &out.k, &out.effective})
        std::ranges::reverse(*backwards);
    for (auto* backwards : {&out.doubtful, &out.fits})
        std::ranges::reverse(*backwards);
    const std::size_t begin = whole.groups - out.terms.size();
    for (std::size_t& group : out.doubtful)
        group -= begin;
    out.elpd = sumOf(out.terms);
    out.standardError = errorOfSum(out.terms);
    return out;
}

} // namespace interphase
