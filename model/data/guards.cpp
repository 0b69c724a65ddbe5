#include "data/guards.h"

#include "core/text.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace interphase {
namespace {

constexpr double kLargestCell_Ah = 500.0; ///< the largest cells on the market have about 350 Ah
constexpr double kLargestCurrent_A = 1000.0;
constexpr double kLargestVoltage_V = 6.0;

std::string shown(double value)
{
    return formatRounded(value, 4);
}

double largestMagnitude(const std::vector<double>& values)
{
    double largest = 0.0;
    for (const double v : values)
        largest = std::max(largest, std::abs(v));
    return largest;
}

/// A stretch [begin, end) with the current in one direction, and the charge that passes in it.
struct Passage
{
    std::size_t begin = 0, end = 0;
    double charge_C = 0.0;
};

/// The stretch that passes the largest charge.
Passage largestPassage(const Dataset& d)
{
    Passage best, now;
    for (std::size_t i = 1; i < d.time_s.size(); ++i) {
        const double step_C = 0.5 * (d.current_A[i] + d.current_A[i - 1]) * (d.time_s[i] - d.time_s[i - 1]);
        if (d.current_A[i] * d.current_A[i - 1] <= 0.0)
            now = {i, i + 1, 0.0};
        else
            now = {now.begin, i + 1, now.charge_C + step_C};
        if (std::abs(now.charge_C) > std::abs(best.charge_C))
            best = now;
    }
    return best;
}

/// Integral of the current over the recorded change of capacity, where the file records one.
std::optional<double> chargeRatio(const Passage& passage, std::span<const double> capacity_C)
{
    if (capacity_C.empty() || passage.charge_C == 0.0)
        return std::nullopt;
    double low = INFINITY, high = -INFINITY;
    for (std::size_t i = passage.begin; i < passage.end; ++i) {
        low = std::isfinite(capacity_C[i]) ? std::min(low, capacity_C[i]) : low;
        high = std::isfinite(capacity_C[i]) ? std::max(high, capacity_C[i]) : high;
    }
    if (!(high > low))
        return std::nullopt;
    return std::abs(passage.charge_C) / (high - low);
}

bool wholeMilliseconds(const Dataset& d)
{
    std::vector<double> steps;
    for (std::size_t i = 1; i < d.time_s.size(); ++i)
        steps.push_back(d.time_s[i] - d.time_s[i - 1]);
    std::nth_element(steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2),
                     steps.end());
    const bool whole =
        std::all_of(d.time_s.begin(), d.time_s.end(), [](double t) { return t == std::round(t); });
    return whole && steps[steps.size() / 2] >= 100.0;
}

class Guards
{
public:
    Guards(const Dataset& data, std::span<const double> capacity_C) : m_data(data), m_capacity(capacity_C) {}

    std::vector<Message> run()
    {
        zeroFilled();
        voltageRange();
        charge();
        gaps();
        return std::move(m_findings);
    }

private:
    void add(MessageId id, std::vector<std::string> arguments)
    {
        m_findings.push_back({id, std::move(arguments)});
    }

    void zeroFilled()
    {
        if (largestMagnitude(m_data.current_A) == 0.0)
            add(MessageId::FindingNoCurrent, {});
        const auto zeros = std::count(m_data.voltage_V.begin(), m_data.voltage_V.end(), 0.0);
        if (zeros > 0)
            add(MessageId::FindingZeroVoltage,
                {std::to_string(zeros), std::to_string(m_data.voltage_V.size())});
    }

    void voltageRange()
    {
        const double largest = largestMagnitude(m_data.voltage_V);
        if (largest > 500.0) {
            add(MessageId::FindingMillivolt, {shown(largest)});
            return;
        }
        const auto outside = std::count_if(m_data.voltage_V.begin(), m_data.voltage_V.end(),
                                           [](double v) { return v < 0.0 || v > kLargestVoltage_V; });
        if (outside > 0)
            add(MessageId::FindingVoltageRange,
                {std::to_string(outside), std::to_string(m_data.voltage_V.size()), shown(largest)});
    }

    void charge()
    {
        const Passage passage = largestPassage(m_data);
        if (const auto ratio = chargeRatio(passage, m_capacity)) {
            chargeAgainstRecord(*ratio, passage);
            return;
        }
        const double charge_Ah = std::abs(passage.charge_C) / 3600.0;
        const double current = largestMagnitude(m_data.current_A);
        if (current > kLargestCurrent_A)
            add(MessageId::FindingMilliampere, {shown(current)});
        else if (charge_Ah > kLargestCell_Ah && wholeMilliseconds(m_data))
            add(MessageId::FindingMilliseconds, {shown(charge_Ah)});
        else if (charge_Ah > kLargestCell_Ah)
            add(MessageId::FindingLargeCharge, {shown(charge_Ah)});
    }

    /// A ratio near 1000 is a prefix; up to 1.3 the record may start before the stretch or be coarse.
    void chargeAgainstRecord(double ratio, const Passage& passage)
    {
        const double charge_Ah = std::abs(passage.charge_C) / 3600.0;
        const std::vector<std::string> arguments = {shown(charge_Ah), shown(charge_Ah / ratio), shown(ratio)};
        const bool thousand = (ratio > 700.0 && ratio < 1400.0);
        if (thousand && wholeMilliseconds(m_data))
            add(MessageId::FindingMilliseconds, {shown(charge_Ah)});
        else if (thousand)
            add(MessageId::FindingMilliampere, {shown(largestMagnitude(m_data.current_A))});
        else if (ratio > 1.3 || ratio < 0.75)
            add(MessageId::FindingChargeMismatch, arguments);
    }

    void gaps()
    {
        const double load_A = 0.05 * largestMagnitude(m_data.current_A);
        std::vector<double> steps;
        const auto loaded = [&](std::size_t i) {
            return std::abs(m_data.current_A[i]) > load_A && std::abs(m_data.current_A[i - 1]) > load_A;
        };
        for (std::size_t i = 1; i < m_data.time_s.size(); ++i)
            if (loaded(i))
                steps.push_back(m_data.time_s[i] - m_data.time_s[i - 1]);
        if (steps.size() < 10)
            return;
        const auto high = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() * 9 / 10);
        std::nth_element(steps.begin(), high, steps.end());
        const double usual_s = *high;
        for (std::size_t i = 1; i < m_data.time_s.size(); ++i) {
            const double gap_s = m_data.time_s[i] - m_data.time_s[i - 1];
            if (loaded(i) && gap_s > 60.0 && gap_s > 20.0 * usual_s) {
                add(MessageId::FindingGap, {shown(gap_s), shown(m_data.time_s[i - 1])});
                return;
            }
        }
    }

    const Dataset& m_data;
    std::span<const double> m_capacity;
    std::vector<Message> m_findings;
};

} // namespace

std::vector<Message> findTrouble(const Dataset& data, std::span<const double> capacity_C)
{
    if (data.time_s.size() < 2)
        return {};
    return Guards(data, capacity_C).run();
}

} // namespace interphase
