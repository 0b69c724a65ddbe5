#include "bayes/leave_future.h"

#include "bayes/group_terms.h"
#include "bayes/pareto_smoothing.h"
#include "bayes/weights.h"
#include "core/message.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

namespace interphase {
namespace {

/// How far weights may carry draws.
struct Reach
{
    double mostK = 0.0, fewestEffective = 0.0;
};

Reach usualReach(std::size_t draws)
{
    return {paretoLimit(draws), fewestEffective(draws)};
}

/// Above k = 0.5 weights have no variance, and the error that they state is too small; and of a wider
/// posterior k may happen to be small. Where draws can be made anew neither is put up with.
Reach carefulReach(std::size_t draws)
{
    constexpr double kFiniteVariance = 0.5;
    return {std::min(kFiniteVariance, paretoLimit(draws)), 0.5 * static_cast<double>(draws)};
}

/// begin, begin + 1, ...
std::vector<int> numbers(std::size_t begin, std::size_t count)
{
    std::vector<int> out(count);
    std::iota(out.begin(), out.end(), static_cast<int>(begin));
    return out;
}

double sumOfSquares(const std::vector<double>& x)
{
    return std::inner_product(x.begin(), x.end(), x.begin(), 0.0);
}

/// What is known of one group.
struct FutureTerm
{
    double value = 0.0, error = 0.0, k = 0.0, effective = 0.0;
    bool reached = true;
};

/// Draws of one posterior that are carried to others by weights.
class CarriedDraws
{
public:
    enum class Direction { Back, On };

    /// draws: with a founder each.
    CarriedDraws(RefitDraws draws, double relativeEfficiency, const Reach& reach, Direction direction)
        : m_terms(std::move(draws.terms)),
          m_founders(std::move(draws.founders)),
          m_efficiency(relativeEfficiency),
          m_reach(reach),
          m_direction(direction),
          m_ratios(m_terms.draws(), 0.0)
    {
        weigh();
    }

    void take(std::size_t group) { change(group, 1.0); }
    void leave(std::size_t group) { change(group, -1.0); }

    bool reaches() const
    {
        return m_weights.k <= m_reach.mostK && m_weights.effectiveDraws >= m_reach.fewestEffective;
    }

    /// Of a group that is not in yet.
    FutureTerm predict(std::size_t group)
    {
        const std::vector<double> likelihood = columnOf(m_terms, group);
        const double value = logMeanExp(m_weights.logWeights, likelihood);
        m_moved.assign(static_cast<std::size_t>(*std::ranges::max_element(m_founders)) + 1, 0.0);
        for (std::size_t i = 0; i < likelihood.size(); ++i)
            m_moved[static_cast<std::size_t>(m_founders[i])] +=
                std::exp(m_weights.logWeights[i]) * std::expm1(likelihood[i] - value);
        return {value, std::sqrt(sumOfSquares(m_moved) / m_efficiency), m_weights.k, m_weights.effectiveDraws,
                reaches()};
    }

    /// By what those that descend from each first draw move the last prediction from its mean.
    const std::vector<double>& moved() const { return m_moved; }

private:
    void change(std::size_t group, double sign)
    {
        const std::vector<double> terms = columnOf(m_terms, group);
        for (std::size_t i = 0; i < terms.size(); ++i)
            m_ratios[i] += sign * terms[i];
        weigh();
    }

    void weigh()
    {
        const bool equal = std::ranges::all_of(m_ratios, [](double x) { return x == 0.0; });
        const auto draws = static_cast<double>(m_ratios.size());
        m_weights = equal
                        ? SmoothedWeights{std::vector<double>(m_ratios.size(), -std::log(draws)), 0.0, draws}
                        : smoothWeights(m_ratios, m_efficiency);
        if (equal || m_direction == Direction::Back)
            return;
        // On, the ratios are likelihoods and bounded. As they are, the terms add up to the likelihood of all
        // their groups; smoothed they would not, and the errors of neighbours would not cancel.
        const double sum = logSumExp(m_ratios);
        for (std::size_t i = 0; i < m_ratios.size(); ++i)
            m_weights.logWeights[i] = m_ratios[i] - sum;
    }

    GroupTerms m_terms;
    std::vector<int> m_founders;
    double m_efficiency;
    Reach m_reach;
    Direction m_direction;
    std::vector<double> m_ratios; ///< of the posterior they stand for over theirs, logarithms
    SmoothedWeights m_weights;
    std::vector<double> m_moved;
};

class Future
{
public:
    Future(const GroupTerms& whole, std::size_t first, const RunContext& context)
        : m_groups(whole.groups),
          m_first(first),
          m_context(context)
    {
    }

    FutureDensity run(const GroupTerms& whole, const RefitGroups& refit, double efficiency)
    {
        if (!backwards(whole, efficiency, static_cast<bool>(refit)))
            forwards(refit);
        return summary();
    }

private:
    /// False where a group is not reached and draws can be made anew.
    bool backwards(const GroupTerms& whole, double efficiency, bool refitted)
    {
        CarriedDraws draws({whole, numbers(0, whole.draws())}, efficiency,
                           refitted ? carefulReach(whole.draws()) : usualReach(whole.draws()),
                           CarriedDraws::Direction::Back);
        for (std::size_t g = m_groups; g > m_first; --g) {
            draws.leave(g - 1);
            const FutureTerm term = draws.predict(g - 1);
            if (!term.reached && refitted)
                return false;
            keep(draws);
            m_terms.insert(m_terms.begin(), term);
        }
        m_efficiency = efficiency;
        return true;
    }

    void forwards(const RefitGroups& refit)
    {
        m_terms.clear();
        m_moved.clear();
        std::optional<CarriedDraws> draws;
        for (std::size_t g = m_first; g < m_groups && m_out.status.ok(); ++g) {
            if (draws)
                draws->take(g - 1);
            if (m_context.stopRequested())
                m_out.status = Status::cancelled();
            else if (!draws || !draws->reaches())
                m_out.status = fit(g, refit, draws);
            if (!m_out.status.ok())
                break;
            m_terms.push_back(draws->predict(g));
            keep(*draws);
            m_context.report(shareOf(g + 1));
        }
    }

    /// Counts the last prediction in the error of the sum.
    void keep(const CarriedDraws& draws)
    {
        m_moved.resize(std::max(m_moved.size(), draws.moved().size()), 0.0);
        for (std::size_t i = 0; i < draws.moved().size(); ++i)
            m_moved[i] += draws.moved()[i];
    }

    Status fit(std::size_t group, const RefitGroups& refit, std::optional<CarriedDraws>& draws)
    {
        const double begin = draws ? shareOf(group) : 0.0;
        const double length = draws ? shareOf(group + 1) - begin : kFirstFit;
        RefitDraws found;
        const Status status = refit(group, found, {m_context.stop, [this, begin, length](double f) {
                                                       m_context.report(begin + length * f);
                                                   }});
        if (!status.ok())
            return status;
        requireTerms(found.terms, m_groups);
        m_out.fits.push_back(group);
        const std::size_t count = found.terms.draws();
        if (found.founders.size() != count) // no kin in other fits either
            found.founders = numbers(m_moved.size(), count);
        draws.emplace(std::move(found), 1.0, carefulReach(count), CarriedDraws::Direction::On);
        return status;
    }

    /// Of the way forwards, when the groups before this one are done: the first fit, from the prior, is long.
    double shareOf(std::size_t group) const
    {
        return kFirstFit + (1.0 - kFirstFit) * static_cast<double>(group - m_first) /
                               static_cast<double>(m_groups - m_first);
    }

    FutureDensity summary()
    {
        for (const FutureTerm& term : m_terms) {
            if (!term.reached)
                m_out.doubtful.push_back(m_out.terms.size());
            m_out.terms.push_back(term.value);
            m_out.errors.push_back(term.error);
            m_out.k.push_back(term.k);
            m_out.effective.push_back(term.effective);
        }
        m_out.elpd = std::accumulate(m_out.terms.begin(), m_out.terms.end(), 0.0);
        m_out.standardError = errorOfSum(m_out.terms);
        m_out.monteCarloError = std::sqrt(sumOfSquares(m_moved) / m_efficiency);
        return std::move(m_out);
    }

    static constexpr double kFirstFit = 0.5;

    std::size_t m_groups, m_first;
    const RunContext& m_context;
    FutureDensity m_out;
    std::vector<FutureTerm> m_terms; ///< that are known
    std::vector<double> m_moved;     ///< by what each first draw moves their sum
    double m_efficiency = 1.0;
};

} // namespace

double fewestEffective(std::size_t draws)
{
    return std::min(300.0, 0.5 * static_cast<double>(draws));
}

FutureDensity leaveFutureOut(const GroupTerms& whole, std::size_t first, const RefitGroups& refit,
                             const RunContext& context, double relativeEfficiency)
{
    requireTerms(whole, whole.groups);
    if (first < 1 || first >= whole.groups)
        throw InputError(MessageId::InvalidArgument,
                         {"groups before the first that is predicted", std::to_string(first),
                          "between 1 and " + std::to_string(whole.groups) + " less one"});
    return Future(whole, first, context).run(whole, refit, relativeEfficiency);
}

} // namespace interphase
