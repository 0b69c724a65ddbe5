#include "data/thinning.h"

#include "core/message.h"

#include <algorithm>
#include <cmath>
#include <queue>
#include <utility>

namespace interphase {
namespace {

constexpr double kStepFraction = 0.05;      ///< of the largest current in the window
constexpr std::size_t kSmoothingShare = 40; ///< a moving average reaches over 1/40 of a piece to each side

class Thinner
{
public:
    Thinner(const Dataset& data, std::size_t begin, std::size_t end, std::size_t most, double settle_s)
        : m_data(data),
          m_begin(begin),
          m_end(end),
          m_most(most),
          m_kept(end - begin, 0),
          m_unsettled(end - begin, 0)
    {
        const auto& t = data.time_s;
        for (const std::size_t step : stepRows())
            for (std::size_t i = step; i < end && t[i] - t[step - 1] < settle_s; ++i)
                m_unsettled[i - begin] = 1;
    }

    std::vector<std::size_t> run()
    {
        if (m_end - m_begin <= m_most)
            for (std::size_t i = m_begin; i < m_end; ++i)
                keep(i);
        else
            choose();
        std::vector<std::size_t> rows;
        for (std::size_t i = m_begin; i < m_end; ++i)
            if (m_kept[i - m_begin])
                rows.push_back(i);
        return rows;
    }

private:
    void choose()
    {
        keep(m_begin);
        keep(m_end - 1);
        keepTransients(m_most / 3);
        keepEvenly(m_most / 3);
        keepByVoltage(m_most - m_count);
        fillGaps();
    }

    bool full() const { return m_count >= m_most; }
    void keep(std::size_t row)
    {
        if (m_unsettled[row - m_begin])
            return;
        char& kept = m_kept[row - m_begin];
        m_count += !kept;
        kept = 1;
    }

    double jump(std::size_t row) const { return std::abs(m_data.current_A[row] - m_data.current_A[row - 1]); }

    /// Rows right after a current step, the largest step first.
    std::vector<std::size_t> stepRows() const
    {
        double largest = 0.0;
        for (std::size_t i = m_begin; i < m_end; ++i)
            largest = std::max(largest, std::abs(m_data.current_A[i]));
        std::vector<std::size_t> rows;
        for (std::size_t i = m_begin + 1; i < m_end; ++i)
            if (largest > 0.0 && jump(i) > kStepFraction * largest)
                rows.push_back(i);
        std::stable_sort(rows.begin(), rows.end(), [&](auto a, auto b) { return jump(a) > jump(b); });
        return rows;
    }

    /// First what brackets each step, then the delays from short to long, so that a shortage hits the late
    /// ones.
    void keepTransients(std::size_t most)
    {
        const auto steps = stepRows();
        const std::size_t limit = std::min(m_most, m_count + most);
        for (const std::size_t row : steps) {
            if (m_count + 2 > limit)
                return;
            keep(row - 1);
            keep(row);
        }
        constexpr int kDelays = 12;
        for (int k = 0; k < kDelays; ++k)
            for (const std::size_t row : steps)
                if (m_count < limit)
                    keepDelayed(row, k);
    }

    void keepDelayed(std::size_t row, int doubling)
    {
        if (row + 1 >= m_end)
            return;
        const double unit_s = m_data.time_s[row + 1] - m_data.time_s[row];
        const double wanted_s = m_data.time_s[row] + std::ldexp(unit_s, doubling);
        const auto times = m_data.time_s.begin();
        const auto found =
            static_cast<std::size_t>(std::lower_bound(times + static_cast<std::ptrdiff_t>(row),
                                                      times + static_cast<std::ptrdiff_t>(m_end), wanted_s) -
                                     times);
        if (found < m_end)
            keep(found);
    }

    void keepEvenly(std::size_t count)
    {
        const double start = m_data.time_s[m_begin], span = m_data.time_s[m_end - 1] - start;
        const auto times = m_data.time_s.begin();
        for (std::size_t k = 1; k <= count && !full(); ++k) {
            const double wanted = start + span * static_cast<double>(k) / static_cast<double>(count + 1);
            const auto found = std::lower_bound(times + static_cast<std::ptrdiff_t>(m_begin),
                                                times + static_cast<std::ptrdiff_t>(m_end - 1), wanted);
            keep(static_cast<std::size_t>(found - times));
        }
    }

    /// The length of the smoothed voltage's path from m_begin to each row, in volts; steps of the current do
    /// not count. Smoothing makes it blind to the noise of single samples: a row chosen by this length is not
    /// chosen for being an outlier.
    std::vector<double> voltagePath() const
    {
        std::vector<double> path(m_end - m_begin, 0.0);
        std::vector<std::size_t> bounds = stepRows();
        bounds.push_back(m_begin);
        bounds.push_back(m_end);
        std::sort(bounds.begin(), bounds.end());
        for (std::size_t k = 0; k + 1 < bounds.size(); ++k) {
            const std::vector<double> v = smoothed(bounds[k], bounds[k + 1]);
            for (std::size_t i = bounds[k]; i < bounds[k + 1]; ++i) {
                const double before = i == m_begin ? 0.0 : path[i - 1 - m_begin];
                path[i - m_begin] =
                    before + (i == bounds[k] ? 0.0 : std::abs(v[i - bounds[k]] - v[i - 1 - bounds[k]]));
            }
        }
        return path;
    }

    /// Moving average of the voltage over rows [begin, end), narrower towards the ends.
    std::vector<double> smoothed(std::size_t begin, std::size_t end) const
    {
        const std::size_t n = end - begin;
        std::vector<double> sum(n + 1, 0.0), out(n);
        for (std::size_t i = 0; i < n; ++i)
            sum[i + 1] = sum[i] + m_data.voltage_V[begin + i];
        for (std::size_t i = 0; i < n; ++i) {
            const std::size_t half = std::min({i, n - 1 - i, n / kSmoothingShare});
            out[i] = (sum[i + half + 1] - sum[i - half]) / static_cast<double>(2 * half + 1);
        }
        return out;
    }

    /// `count` more rows at equal lengths of the voltage's path.
    void keepByVoltage(std::size_t count)
    {
        const std::vector<double> path = voltagePath();
        if (path.back() <= 0.0)
            return;
        for (std::size_t k = 1; k <= count && !full(); ++k) {
            const double wanted = path.back() * static_cast<double>(k) / static_cast<double>(count + 1);
            keep(m_begin +
                 static_cast<std::size_t>(std::lower_bound(path.begin(), path.end(), wanted) - path.begin()));
        }
    }

    /// Fills up with the row in the middle of the longest gaps in time.
    void fillGaps()
    {
        struct Gap
        {
            double length_s;
            std::size_t first, last;
            bool operator<(const Gap& o) const
            {
                return length_s != o.length_s ? length_s < o.length_s : first > o.first;
            }
        };
        std::priority_queue<Gap> gaps;
        const auto push = [&](std::size_t first, std::size_t last) {
            if (last > first + 1)
                gaps.push({m_data.time_s[last] - m_data.time_s[first], first, last});
        };
        for (std::size_t i = m_begin + 1, last = m_begin; i < m_end; ++i)
            if (m_kept[i - m_begin])
                push(std::exchange(last, i), i);
        while (!full() && !gaps.empty()) {
            const Gap gap = gaps.top();
            gaps.pop();
            const std::size_t middle = middleRow(gap.first, gap.last);
            keep(middle);
            push(gap.first, middle);
            push(middle, gap.last);
        }
    }

    /// The row nearest to the middle in time, strictly between the two.
    std::size_t middleRow(std::size_t first, std::size_t last) const
    {
        const double wanted = 0.5 * (m_data.time_s[first] + m_data.time_s[last]);
        const auto times = m_data.time_s.begin();
        const auto found =
            static_cast<std::size_t>(std::lower_bound(times + static_cast<std::ptrdiff_t>(first + 1),
                                                      times + static_cast<std::ptrdiff_t>(last - 1), wanted) -
                                     times);
        return found;
    }

    const Dataset& m_data;
    std::size_t m_begin, m_end, m_most;
    std::vector<char> m_kept;
    std::vector<char> m_unsettled; ///< too soon after a step
    std::size_t m_count = 0;
};

} // namespace

std::vector<std::size_t> thin(const Dataset& data, double begin_s, double end_s, int maxPoints,
                              double settle_s)
{
    if (maxPoints < 2)
        throw InputError(MessageId::InvalidArgument, {"points", std::to_string(maxPoints), "at least 2"});
    const auto& t = data.time_s;
    const auto begin = static_cast<std::size_t>(std::lower_bound(t.begin(), t.end(), begin_s) - t.begin());
    const auto end = static_cast<std::size_t>(std::upper_bound(t.begin(), t.end(), end_s) - t.begin());
    if (begin >= end)
        return {};
    return Thinner(data, begin, end, static_cast<std::size_t>(maxPoints), settle_s).run();
}

} // namespace interphase
