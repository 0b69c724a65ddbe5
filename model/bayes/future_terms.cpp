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

/// The solve of the last q is kept: prior and likelihood are asked for one after the other.
class FirstGroups final : public TemperedDensity
{
public:
    struct Rows
    {
        std::vector<std::size_t> prior;      ///< measurements that are known already
        std::vector<std::size_t> likelihood; ///< and those that come in
    };

    FirstGroups(std::unique_ptr<Posterior> posterior, Rows rows)
        : m_posterior(std::move(posterior)),
          m_rows(std::move(rows))
    {
    }

    int dimension() const override { return m_posterior->dimension(); }
    bool priorIsNormalised() const override
    {
        return m_rows.prior.empty() && m_posterior->priorIsNormalised();
    }
    bool hasGradient() const override { return false; }
    double evaluatePrior(std::span<const double> q, std::span<double> gradient) override
    {
        const double prior = m_posterior->evaluatePrior(q, gradient);
        return m_rows.prior.empty() || prior == -kInfinity ? prior : prior + sumOf(m_rows.prior, q);
    }
    double evaluateLikelihood(std::span<const double> q, std::span<double>) override
    {
        return sumOf(m_rows.likelihood, q);
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
    double sumOf(const std::vector<std::size_t>& rows, std::span<const double> q)
    {
        if (!std::ranges::equal(q, m_q)) {
            m_q.assign(q.begin(), q.end());
            m_at = m_posterior->terms(q);
        }
        if (m_at.status.outcome == Outcome::Cancelled)
            m_q.clear(); // that it failed is no property of q
        if (!m_at.status.ok())
            return -kInfinity;
        double sum = 0.0;
        for (const std::size_t row : rows)
            sum += m_at.pointwise[row];
        return std::isfinite(sum) ? sum : -kInfinity;
    }

    std::unique_ptr<Posterior> m_posterior;
    Rows m_rows;
    std::vector<double> m_q; ///< where the terms are of
    PosteriorTerms m_at;
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
                                                  int groups, int from)
{
    if (from < 0 || groups <= from || static_cast<std::size_t>(groups) >= groupCount(posterior, groupOf))
        throw InputError(MessageId::InvalidArgument,
                         {"groups to fit", std::to_string(groups), "at least one, and not all of them"});
    FirstGroups::Rows rows;
    for (std::size_t i = 0; i < groupOf.size(); ++i)
        if (groupOf[i] < groups)
            (groupOf[i] < from ? rows.prior : rows.likelihood).push_back(i);
    return std::make_unique<FirstGroups>(posterior.clonePosterior(), std::move(rows));
}

} // namespace interphase
