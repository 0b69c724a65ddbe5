#include "bayes/future_terms.h"

#include "core/parallel.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>

namespace interphase {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

std::size_t groupCount(const Posterior& posterior, std::span<const int> groupOf)
{
    bool ordered = groupOf.size() == static_cast<std::size_t>(posterior.outputCount());
    int groups = 0;
    for (std::size_t s = 0; ordered && s < posterior.segments().size(); ++s) {
        const OutputSegment& segment = posterior.segments()[s];
        const auto part =
            groupOf.subspan(static_cast<std::size_t>(segment.first), static_cast<std::size_t>(segment.count));
        ordered = part.front() >= 0 && std::ranges::is_sorted(part);
        groups = std::max(groups, part.back() + 1);
    }
    for (int g = 0; ordered && g < groups; ++g)
        ordered = std::ranges::count(groupOf, g) > 0;
    if (!ordered || groups < 2)
        throw InputError(MessageId::InvalidArgument,
                         {"groups that follow each other", std::to_string(groups), "two or more, in order"});
    return static_cast<std::size_t>(groups);
}

/// The sums of the terms of each group; false where the draw cannot be solved.
bool addUp(const PosteriorTerms& at, std::span<const int> groupOf, std::span<double> terms)
{
    std::ranges::fill(terms, 0.0);
    if (!at.status.ok())
        return false;
    for (std::size_t i = 0; i < groupOf.size(); ++i)
        terms[static_cast<std::size_t>(groupOf[i])] += at.pointwise[i];
    return std::ranges::all_of(terms, [](double x) { return std::isfinite(x); });
}

class FirstGroups final : public TemperedDensity
{
public:
    /// rows: measurements in the groups.
    FirstGroups(std::unique_ptr<Posterior> posterior, std::vector<std::size_t> rows)
        : m_posterior(std::move(posterior)),
          m_rows(std::move(rows))
    {
    }

    int dimension() const override { return m_posterior->dimension(); }
    bool priorIsNormalised() const override { return m_posterior->priorIsNormalised(); }
    bool hasGradient() const override { return false; }
    double evaluatePrior(std::span<const double> q, std::span<double> gradient) override
    {
        return m_posterior->evaluatePrior(q, gradient);
    }
    double evaluateLikelihood(std::span<const double> q, std::span<double>) override
    {
        const PosteriorTerms at = m_posterior->terms(q);
        if (!at.status.ok())
            return -kInfinity;
        double sum = 0.0;
        for (const std::size_t row : m_rows)
            sum += at.pointwise[row];
        return std::isfinite(sum) ? sum : -kInfinity;
    }
    void fromUnitCube(std::span<const double> u, std::span<double> q) const override
    {
        m_posterior->fromUnitCube(u, q);
    }
    std::unique_ptr<TemperedDensity> cloneTempered() const override
    {
        return std::make_unique<FirstGroups>(m_posterior->clonePosterior(), m_rows);
    }
    void setStop(const std::stop_token& stop) override { m_posterior->setStop(stop); }

private:
    std::unique_ptr<Posterior> m_posterior;
    std::vector<std::size_t> m_rows;
};

} // namespace

LeftOutTerms futureTerms(const Posterior& posterior, const std::vector<std::vector<double>>& draws,
                         std::span<const int> groupOf, int threads, const RunContext& context)
{
    const std::size_t groups = groupCount(posterior, groupOf), count = draws.size();
    std::vector<double> all(count * groups, 0.0), likelihood(count, 0.0);
    std::vector<char> solved(count, 0);
    const int workers = std::max(1, workerCount(threads, static_cast<int>(count)));
    std::atomic<std::size_t> done = 0;
    LeftOutTerms out;
    out.status = runParallel(workers, workers, [&](int w) {
        const std::unique_ptr<Posterior> own = posterior.clonePosterior();
        own->setStop(context.stop);
        for (auto i = static_cast<std::size_t>(w); i < count && !context.stopRequested();
             i += static_cast<std::size_t>(workers)) {
            const PosteriorTerms at = own->terms(draws[i]);
            solved[i] = addUp(at, groupOf, std::span(all).subspan(i * groups, groups)) ? 1 : 0;
            likelihood[i] = at.logLikelihood;
            ++done;
            if (w == 0) // one thread tells
                context.report(static_cast<double>(done) / static_cast<double>(count));
        }
    });
    if (context.stopRequested())
        out.status = Status::cancelled();
    out.terms.groups = groups;
    for (std::size_t i = 0; i < count; ++i) {
        if (!solved[i]) {
            ++out.failed;
            continue;
        }
        const auto row = std::span(all).subspan(i * groups, groups);
        out.terms.values.insert(out.terms.values.end(), row.begin(), row.end());
        out.logLikelihood.push_back(likelihood[i]);
    }
    return out;
}

std::unique_ptr<TemperedDensity> posteriorOfFirst(const Posterior& posterior, std::span<const int> groupOf,
                                                  int groups)
{
    if (groups < 1 || static_cast<std::size_t>(groups) >= groupCount(posterior, groupOf))
        throw InputError(MessageId::InvalidArgument,
                         {"groups to fit", std::to_string(groups), "at least one, and not all of them"});
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < groupOf.size(); ++i)
        if (groupOf[i] < groups)
            rows.push_back(i);
    return std::make_unique<FirstGroups>(posterior.clonePosterior(), std::move(rows));
}

} // namespace interphase
