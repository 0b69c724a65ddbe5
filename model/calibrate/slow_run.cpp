#include "calibrate/slow_run.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

constexpr int kPoints = 400;
constexpr std::size_t kFewestRows = 20;
constexpr double kAtRest = 1e-3;      ///< of the largest current: less is rest
constexpr double kSlopeShare = 0.015; ///< of the charge, to either side

/// Rows of a data set and the charge that passes along them.
struct Part
{
    std::size_t begin = 0, end = 0;
    double charge_Ah = 0.0;
};

double chargeBetween_Ah(const Dataset& data, std::size_t i)
{
    return 0.5 * std::abs(data.current_A[i] + data.current_A[i - 1]) * (data.time_s[i] - data.time_s[i - 1]) /
           3600.0;
}

/// With the most charge of those with current of one sign.
Part longestPart(const Dataset& data)
{
    double largest_A = 0.0;
    for (const double i : data.current_A)
        largest_A = std::max(largest_A, std::abs(i));
    Part longest;
    for (std::size_t begin = 0; begin < data.current_A.size();) {
        const double sign = data.current_A[begin] > 0.0 ? 1.0 : -1.0;
        Part part{begin, begin, 0.0};
        for (; part.end < data.current_A.size() && sign * data.current_A[part.end] > kAtRest * largest_A;
             ++part.end)
            if (part.end > begin)
                part.charge_Ah += chargeBetween_Ah(data, part.end);
        if (part.charge_Ah > longest.charge_Ah)
            longest = part;
        begin = std::max(part.end, begin + 1);
    }
    return longest;
}

} // namespace

SlowRun slowRun(const Dataset& data)
{
    const Part part = longestPart(data);
    if (part.end - part.begin < kFewestRows)
        throw InputError(MessageId::InvalidArgument,
                         {"data set \"" + data.name + "\"", "it has no long stretch of current of one sign",
                          "a slow discharge or charge, at C/20 or so"});
    std::vector<double> q{0.0};
    for (std::size_t i = part.begin + 1; i < part.end; ++i)
        q.push_back(q.back() + chargeBetween_Ah(data, i));
    SlowRun run;
    run.current_A = (data.current_A[part.begin] > 0.0 ? 1.0 : -1.0) * part.charge_Ah * 3600.0 /
                    (data.time_s[part.end - 1] - data.time_s[part.begin]);
    const bool discharge = run.current_A > 0.0;
    std::size_t at = discharge ? 1 : q.size() - 1; // a charge is read from its end
    for (int k = 0; k < kPoints; ++k) {
        const double wanted = part.charge_Ah * k / (kPoints - 1.0);
        const double along = discharge ? wanted : part.charge_Ah - wanted;
        while (discharge && at + 1 < q.size() && q[at] < along)
            ++at;
        while (!discharge && at > 1 && q[at - 1] > along)
            --at;
        const double width = q[at] - q[at - 1];
        const double share = width > 0.0 ? std::clamp((along - q[at - 1]) / width, 0.0, 1.0) : 0.0;
        const double* voltage = data.voltage_V.data() + part.begin + at;
        run.charge_Ah.push_back(wanted);
        run.voltage_V.push_back(voltage[-1] + share * (voltage[0] - voltage[-1]));
    }
    return run;
}

std::vector<double> voltageSlopes(const SlowRun& run)
{
    const std::vector<double>&q = run.charge_Ah, &v = run.voltage_V;
    const double half = kSlopeShare * q.back();
    std::vector<double> out;
    std::size_t begin = 0, end = 0;
    for (std::size_t i = 0; i < q.size(); ++i) {
        while (q[begin] < q[i] - half)
            ++begin;
        while (end < q.size() && q[end] <= q[i] + half)
            ++end;
        double n = 0.0, sq = 0.0, sv = 0.0, sqq = 0.0, sqv = 0.0;
        for (std::size_t k = begin; k < end; ++k) {
            const double d = q[k] - q[i];
            n += 1.0;
            sq += d;
            sv += v[k];
            sqq += d * d;
            sqv += d * v[k];
        }
        out.push_back((n * sqv - sq * sv) / (n * sqq - sq * sq));
    }
    return out;
}

} // namespace interphase
