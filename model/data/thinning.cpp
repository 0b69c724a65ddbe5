#include "data/thinning.h"

#include "core/message.h"

#include <algorithm>
#include <cmath>
#include <queue>

namespace interphase {
namespace {

constexpr double kStepFraction = 0.05; ///< of the largest current in the window

class Thinner
{
public:
    Thinner(const Dataset& data, std::size_t begin, std::size_t end, std::size_t most)
        : m_data(data),
          m_begin(begin),
          m_end(end),
          m_most(most),
          m_kept(end - begin, 0)
    {
    }

    std::vector<std::size_t> run()
    {
        keep(m_begin);
        keep(m_end - 1);
        keepTransients(m_most / 3);
        keepEvenly(m_most / 3);
        keepKnees();
        std::vector<std::size_t> rows;
        for (std::size_t i = m_begin; i < m_end; ++i)
            if (m_kept[i - m_begin])
                rows.push_back(i);
        return rows;
    }

private:
    bool full() const { return m_count >= m_most; }
    void keep(std::size_t row)
    {
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

    double triangle(std::size_t a, std::size_t b, std::size_t c) const
    {
        const auto& t = m_data.time_s;
        const auto& v = m_data.voltage_V;
        return std::abs((t[b] - t[a]) * (v[c] - v[a]) - (t[c] - t[a]) * (v[b] - v[a]));
    }

    struct Entry
    {
        double area;
        std::size_t row;
        unsigned version;
        bool operator>(const Entry& o) const { return area != o.area ? area > o.area : row > o.row; }
    };

    /// Drops rows by Visvalingam's rule until m_most are left; those kept so far stay.
    void keepKnees()
    {
        const std::size_t n = m_end - m_begin;
        std::vector<std::size_t> previous(n), next(n);
        std::vector<unsigned> version(n, 0);
        std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
        const auto push = [&](std::size_t i) {
            if (i > 0 && i + 1 < n && !m_kept[i])
                queue.push(
                    {triangle(m_begin + previous[i], m_begin + i, m_begin + next[i]), i, ++version[i]});
        };
        for (std::size_t i = 0; i < n; ++i) {
            previous[i] = i ? i - 1 : 0;
            next[i] = i + 1;
            push(i);
        }
        std::vector<char> dropped(n, 0);
        for (std::size_t left = n; left > m_most && !queue.empty();) {
            const Entry entry = queue.top();
            queue.pop();
            if (entry.version != version[entry.row] || dropped[entry.row])
                continue;
            dropped[entry.row] = 1;
            --left;
            next[previous[entry.row]] = next[entry.row];
            previous[next[entry.row]] = previous[entry.row];
            push(previous[entry.row]);
            push(next[entry.row]);
        }
        for (std::size_t i = 0; i < n; ++i)
            m_kept[i] = !dropped[i];
    }

    const Dataset& m_data;
    std::size_t m_begin, m_end, m_most;
    std::vector<char> m_kept;
    std::size_t m_count = 0;
};

} // namespace

std::vector<std::size_t> thin(const Dataset& data, double begin_s, double end_s, int maxPoints)
{
    if (maxPoints < 2)
        throw InputError(MessageId::InvalidArgument, {"points", std::to_string(maxPoints), "at least 2"});
    const auto& t = data.time_s;
    const auto begin = static_cast<std::size_t>(std::lower_bound(t.begin(), t.end(), begin_s) - t.begin());
    const auto end = static_cast<std::size_t>(std::upper_bound(t.begin(), t.end(), end_s) - t.begin());
    if (begin >= end)
        return {};
    const auto most = static_cast<std::size_t>(maxPoints);
    if (end - begin <= most) {
        std::vector<std::size_t> all(end - begin);
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i] = begin + i;
        return all;
    }
    return Thinner(data, begin, end, most).run();
}

} // namespace interphase
