#include "data/steps.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

constexpr double kRestFraction = 0.005;
constexpr double kJumpFraction = 0.05;
constexpr double kVoltageBand_V = 5e-3;
constexpr std::size_t kShortRows = 10; ///< pieces below this many rows may belong to a profile
constexpr std::size_t kProfilePieces = 8;
constexpr std::size_t kProfileTurns = 5; ///< a ramp turns nowhere

double largestCurrent(const Dataset& d)
{
    double largest = 0.0;
    for (const double i : d.current_A)
        largest = std::max(largest, std::abs(i));
    return largest;
}

class StepFinder
{
public:
    explicit StepFinder(const Dataset& data)
        : m_data(data),
          m_largest_A(largestCurrent(data)),
          m_rest_A(kRestFraction * m_largest_A)
    {
    }

    std::vector<DataStep> run()
    {
        cutAtJumps();
        joinProfiles();
        joinConstantVoltage();
        joinSingleRows();
        joinSamePairs();
        for (std::size_t i = 0; i < m_steps.size(); ++i)
            splitOffConstantVoltage(i);
        for (DataStep& step : m_steps)
            describe(step);
        return std::move(m_steps);
    }

private:
    StepKind kindOf(std::size_t row) const
    {
        const double current = m_data.current_A[row];
        if (std::abs(current) <= m_rest_A)
            return StepKind::Rest;
        return current > 0.0 ? StepKind::Discharge : StepKind::Charge;
    }

    void cutAtJumps()
    {
        for (std::size_t i = 0; i < m_data.time_s.size(); ++i) {
            const bool same =
                i > 0 && kindOf(i) == m_steps.back().kind &&
                std::abs(m_data.current_A[i] - m_data.current_A[i - 1]) <= kJumpFraction * m_largest_A;
            if (!same)
                m_steps.push_back({kindOf(i), i, i});
            m_steps.back().end = i + 1;
        }
    }

    /// Charge (or discharge) pieces at one voltage: the current of a constant-voltage step falls in jumps at
    /// first.
    bool heldAtOneVoltage(std::size_t from, std::size_t to) const
    {
        const auto v = m_data.voltage_V.begin();
        const auto [low, high] = std::minmax_element(v + static_cast<std::ptrdiff_t>(m_steps[from].begin),
                                                     v + static_cast<std::ptrdiff_t>(m_steps[to].end));
        return *high - *low < 2.0 * kVoltageBand_V;
    }

    void joinProfiles()
    {
        std::vector<DataStep> joined;
        for (std::size_t i = 0, to = 0; i < m_steps.size(); i = to) {
            to = endOfRestlessPieces(i);
            const bool profile = to - i >= kProfilePieces && !heldAtOneVoltage(i, to - 1) &&
                                 countTurns(m_steps[i].begin, m_steps[to - 1].end) >= kProfileTurns;
            if (profile) {
                joined.push_back({StepKind::Profile, m_steps[i].begin, m_steps[to - 1].end});
                continue;
            }
            to = std::max(to, i + 1);
            joined.insert(joined.end(), m_steps.begin() + static_cast<std::ptrdiff_t>(i),
                          m_steps.begin() + static_cast<std::ptrdiff_t>(to));
        }
        m_steps = std::move(joined);
        absorbPauses();
    }

    std::size_t endOfRestlessPieces(std::size_t from) const
    {
        std::size_t to = from;
        while (to < m_steps.size() && isRestless(m_steps[to]))
            ++to;
        return to;
    }

    /// Too short to be a step of its own, or under a current that is neither held nor falling steadily.
    bool isRestless(const DataStep& step) const
    {
        if (step.size() < kShortRows)
            return true;
        return step.kind != StepKind::Rest && !currentIsConstant(step.begin, step.end) &&
               countTurns(step.begin, step.end) * 4 > step.size();
    }

    /// How often a noticeable change of the current turns from up to down or back.
    std::size_t countTurns(std::size_t begin, std::size_t end) const
    {
        std::size_t turns = 0;
        double direction = 0.0;
        for (std::size_t i = begin + 1; i < end; ++i) {
            const double change = m_data.current_A[i] - m_data.current_A[i - 1];
            if (std::abs(change) <= m_rest_A)
                continue;
            turns += change * direction < 0.0;
            direction = change;
        }
        return turns;
    }

    double duration(const DataStep& step) const
    {
        return m_data.time_s[step.end - 1] - m_data.time_s[step.begin];
    }

    /// A drive cycle pauses and cruises: what lies between two profiles and is short against them belongs to
    /// them.
    void absorbPauses()
    {
        const bool any = std::any_of(m_steps.begin(), m_steps.end(),
                                     [](const auto& s) { return s.kind == StepKind::Profile; });
        if (!any)
            return;
        double profile_s = 0.0;
        for (const DataStep& step : m_steps)
            profile_s += step.kind == StepKind::Profile ? duration(step) : 0.0;
        std::vector<DataStep> joined;
        for (std::size_t i = 0; i < m_steps.size(); ++i) {
            joined.push_back(m_steps[i]);
            if (m_steps[i].kind != StepKind::Profile)
                continue;
            for (std::size_t next = nextProfile(i, 0.2 * profile_s); next > i;
                 next = nextProfile(i, 0.2 * profile_s)) {
                joined.back().end = m_steps[next].end;
                i = next;
            }
        }
        m_steps = std::move(joined);
        absorbEdges();
    }

    /// What flows right before or after a profile and is short against it is its beginning or end.
    void absorbEdges()
    {
        const auto belongs = [&](const DataStep& profile, const DataStep& edge) {
            return profile.kind == StepKind::Profile && edge.kind != StepKind::Rest &&
                   edge.kind != StepKind::Profile && duration(edge) < 0.1 * duration(profile);
        };
        joinPairs(belongs);
        std::vector<DataStep> joined;
        for (const DataStep& step : m_steps) {
            joined.push_back(step);
            while (joined.size() > 1 && belongs(joined.back(), joined[joined.size() - 2])) {
                joined[joined.size() - 2].end = joined.back().end;
                joined[joined.size() - 2].kind = StepKind::Profile;
                joined.pop_back();
            }
        }
        m_steps = std::move(joined);
    }

    /// The profile that follows within `most_s` seconds, or `from` when there is none.
    std::size_t nextProfile(std::size_t from, double most_s) const
    {
        for (std::size_t i = from + 1; i < m_steps.size(); ++i) {
            if (m_steps[i].kind == StepKind::Profile)
                return i;
            if (m_data.time_s[m_steps[i].end - 1] - m_data.time_s[m_steps[from].end - 1] > most_s)
                return from;
        }
        return from;
    }

    void joinConstantVoltage()
    {
        joinPairs([&](const DataStep& a, const DataStep& b) {
            if (a.kind != b.kind || (a.kind != StepKind::Charge && a.kind != StepKind::Discharge))
                return false;
            const auto v = m_data.voltage_V.begin();
            const auto [low, high] = std::minmax_element(v + static_cast<std::ptrdiff_t>(a.end - 1),
                                                         v + static_cast<std::ptrdiff_t>(b.end));
            const bool falls = std::abs(m_data.current_A[b.begin]) < std::abs(m_data.current_A[a.end - 1]);
            return falls && *high - *low < kVoltageBand_V;
        });
    }

    /// The first row under a new current often shows it half way.
    void joinSingleRows()
    {
        joinPairs([&](const DataStep& a, const DataStep& b) {
            return a.kind == b.kind && a.kind != StepKind::Profile && (a.size() <= 2 || b.size() <= 2);
        });
    }

    void joinSamePairs()
    {
        joinPairs([](const DataStep& a, const DataStep& b) {
            return a.kind == StepKind::Rest && b.kind == a.kind;
        });
    }

    template <class Belongs>
    void joinPairs(Belongs belongs)
    {
        std::vector<DataStep> joined;
        for (const DataStep& step : m_steps) {
            if (!joined.empty() && belongs(joined.back(), step))
                joined.back().end = step.end;
            else
                joined.push_back(step);
        }
        m_steps = std::move(joined);
    }

    bool currentIsConstant(std::size_t begin, std::size_t end) const
    {
        std::vector<double> currents(m_data.current_A.begin() + static_cast<std::ptrdiff_t>(begin),
                                     m_data.current_A.begin() + static_cast<std::ptrdiff_t>(end));
        const auto middle = currents.begin() + static_cast<std::ptrdiff_t>(currents.size() / 2);
        std::nth_element(currents.begin(), middle, currents.end());
        const double median = *middle, band = 0.02 * std::abs(median) + 0.002 * m_largest_A;
        const auto inside = std::count_if(currents.begin(), currents.end(),
                                          [&](double i) { return std::abs(i - median) <= band; });
        return static_cast<std::size_t>(inside) * 20 >= currents.size() * 19;
    }

    /// The row from which the voltage stays within the band around its final value.
    std::size_t beginOfFinalVoltage(const DataStep& step) const
    {
        const double final_V = m_data.voltage_V[step.end - 1];
        std::size_t begin = step.end;
        while (begin > step.begin && std::abs(m_data.voltage_V[begin - 1] - final_V) <= kVoltageBand_V)
            --begin;
        return begin;
    }

    bool currentFalls(std::size_t begin, std::size_t end) const
    {
        return std::abs(m_data.current_A[end - 1]) < 0.9 * std::abs(m_data.current_A[begin]);
    }

    void splitOffConstantVoltage(std::size_t i)
    {
        const DataStep step = m_steps[i];
        if ((step.kind != StepKind::Charge && step.kind != StepKind::Discharge) || step.size() < 3)
            return;
        if (step.constantVoltage || currentIsConstant(step.begin, step.end))
            return;
        std::size_t begin = beginOfFinalVoltage(step);
        // The voltage enters the band while the current is still held: the hold begins where the current
        // falls.
        const double held_A = std::abs(m_data.current_A[begin]);
        while (begin + 1 < step.end && std::abs(std::abs(m_data.current_A[begin]) - held_A) <= 0.005 * held_A)
            ++begin;
        if (begin > step.begin && begin - step.begin <= 2)
            begin = step.begin;
        if (step.end - begin < 3 || !currentFalls(begin, step.end))
            return;
        m_steps[i].constantVoltage = begin == step.begin;
        if (begin == step.begin)
            return;
        m_steps[i].end = begin;
        DataStep hold{step.kind, begin, step.end};
        hold.constantVoltage = true;
        m_steps.insert(m_steps.begin() + static_cast<std::ptrdiff_t>(i) + 1, hold);
    }

    void describe(DataStep& step) const
    {
        double charge = 0.0;
        for (std::size_t i = step.begin + 1; i < step.end; ++i)
            charge += 0.5 * (m_data.current_A[i] + m_data.current_A[i - 1]) *
                      (m_data.time_s[i] - m_data.time_s[i - 1]);
        step.meanCurrent_A = step.size() > 1 ? charge / duration(step) : m_data.current_A[step.begin];
        const bool flows = step.kind == StepKind::Charge || step.kind == StepKind::Discharge;
        step.constantCurrent = flows && !step.constantVoltage && currentIsConstant(step.begin, step.end);
    }

    const Dataset& m_data;
    double m_largest_A;
    double m_rest_A;
    std::vector<DataStep> m_steps;
};

} // namespace

double restCurrent(const Dataset& data)
{
    return kRestFraction * largestCurrent(data);
}

std::vector<DataStep> findSteps(const Dataset& data)
{
    return StepFinder(data).run();
}

std::optional<double> restVoltageBefore(const Dataset& data, double begin_s)
{
    const double rest_A = restCurrent(data);
    const auto first = std::lower_bound(data.time_s.begin(), data.time_s.end(), begin_s);
    for (auto i = static_cast<std::size_t>(first - data.time_s.begin()); i < data.time_s.size(); ++i) {
        if (std::abs(data.current_A[i]) <= rest_A)
            continue;
        const bool rested = i > 0 && std::abs(data.current_A[i - 1]) <= rest_A;
        return rested ? std::optional(data.voltage_V[i - 1]) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace interphase
