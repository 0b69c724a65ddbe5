#include "bayes/left_out.h"

#include "core/parallel.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>

namespace interphase {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// The noise of all measurements but one group's.
class OtherMeasurements
{
public:
    OtherMeasurements(const Posterior& posterior, std::span<const int> groupOf, int leftOut)
        : m_rows(rowsWithout(groupOf, leftOut)),
          m_noise(segmentsOf(posterior), m_groupOf),
          m_residual(m_rows.size()),
          m_whitened(m_rows.size())
    {
    }

    double logLikelihood(std::span<const double> residual, std::span<const NoiseParameters> noise)
    {
        if (!m_noise.setParameters(noise))
            return kNone;
        for (std::size_t i = 0; i < m_rows.size(); ++i)
            m_residual[i] = residual[m_rows[i]];
        m_noise.whiten(m_residual, m_whitened);
        return m_noise.logLikelihood(m_whitened, {});
    }

private:
    static std::vector<std::size_t> rowsWithout(std::span<const int> groupOf, int leftOut)
    {
        std::vector<std::size_t> rows;
        for (std::size_t i = 0; i < groupOf.size(); ++i)
            if (groupOf[i] != leftOut)
                rows.push_back(i);
        return rows;
    }

    /// The data sets as far as they are among the rows; writes which noise each has.
    std::vector<OutputSegment> segmentsOf(const Posterior& posterior)
    {
        std::vector<OutputSegment> out;
        auto row = m_rows.begin();
        for (std::size_t s = 0; s < posterior.segments().size(); ++s) {
            const OutputSegment& whole = posterior.segments()[s];
            OutputSegment part{
                static_cast<int>(row - m_rows.begin()), 0, {}, whole.start_s.value_or(whole.time_s.front())};
            const auto first = static_cast<std::size_t>(whole.first);
            for (; row != m_rows.end() && *row < first + whole.time_s.size(); ++row) {
                part.time_s.push_back(whole.time_s[*row - first]);
                if (!whole.scale.empty())
                    part.scale.push_back(whole.scale[*row - first]);
            }
            part.count = static_cast<int>(part.time_s.size());
            if (part.count == 0)
                continue;
            out.push_back(std::move(part));
            m_groupOf.push_back(posterior.noiseLayout().groupOf[s]);
        }
        return out;
    }

    std::vector<std::size_t> m_rows;
    std::vector<int> m_groupOf; ///< noise of the data sets that are left
    NoiseLikelihood m_noise;
    std::vector<double> m_residual, m_whitened;
};

/// One thread's.
class Worker
{
public:
    Worker(const Posterior& posterior, std::span<const int> groupOf, int groups, const std::stop_token& stop)
        : m_posterior(posterior.clonePosterior()),
          m_noise(posterior.noiseLayout().groups.size())
    {
        m_posterior->setStop(stop);
        for (int g = 0; g < groups; ++g)
            m_others.emplace_back(*m_posterior, groupOf, g);
    }

    /// The terms of one draw; the likelihood of all is returned. NaN where it cannot be solved.
    double evaluate(std::span<const double> q, std::span<double> terms)
    {
        const PosteriorTerms at = m_posterior->terms(q);
        if (!at.status.ok())
            return kNone;
        const auto models = static_cast<std::size_t>(m_posterior->modelParameterCount());
        m_posterior->noiseLayout().parameters(std::span(at.theta).subspan(models), m_noise);
        for (std::size_t g = 0; g < m_others.size(); ++g)
            terms[g] = at.logLikelihood - m_others[g].logLikelihood(at.residual, m_noise);
        return at.logLikelihood;
    }

private:
    std::unique_ptr<Posterior> m_posterior;
    std::vector<NoiseParameters> m_noise;
    std::vector<OtherMeasurements> m_others;
};

int groupCount(std::span<const int> groupOf)
{
    const int groups = groupOf.empty() ? 0 : 1 + *std::max_element(groupOf.begin(), groupOf.end());
    if (groups < 2)
        throw InputError(MessageId::InvalidArgument,
                         {"groups to leave out", std::to_string(groups), "two or more"});
    return groups;
}

} // namespace

LeftOutTerms leftOutTerms(const Posterior& posterior, const std::vector<std::vector<double>>& draws,
                          std::span<const int> groupOf, int threads, const RunContext& context)
{
    const int groups = groupCount(groupOf);
    const auto width = static_cast<std::size_t>(groups);
    const auto count = static_cast<int>(draws.size());
    std::vector<double> all(draws.size() * width, kNone), likelihood(draws.size(), kNone);
    const int workers = std::max(1, workerCount(threads, count));
    std::atomic<int> done = 0;
    LeftOutTerms out;
    out.status = runParallel(workers, workers, [&](int w) {
        Worker worker(posterior, groupOf, groups, context.stop);
        for (int i = w; i < count && !context.stopRequested(); i += workers) {
            const auto at = static_cast<std::size_t>(i);
            likelihood[at] = worker.evaluate(draws[at], std::span(all).subspan(at * width, width));
            ++done;
            if (w == 0) // one thread tells
                context.report(static_cast<double>(done) / count);
        }
    });
    if (context.stopRequested())
        out.status = Status::cancelled();
    out.terms.groups = width;
    for (std::size_t i = 0; i < draws.size(); ++i) {
        const auto row = std::span(all).subspan(i * width, width);
        const bool solved = std::isfinite(likelihood[i]) &&
                            std::all_of(row.begin(), row.end(), [](double x) { return std::isfinite(x); });
        if (!solved) {
            ++out.failed;
            continue;
        }
        out.terms.values.insert(out.terms.values.end(), row.begin(), row.end());
        out.logLikelihood.push_back(likelihood[i]);
    }
    return out;
}

} // namespace interphase
