// From a measured current to voltages without a trace; see SpmSolver::follow().
#include "electrochem/spm_solver.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace interphase {
namespace {

void require(bool ok, const char* what)
{
    if (!ok)
        throw std::invalid_argument(what);
}

} // namespace

void SpmSolver::checkDrive(const Drive& drive, std::span<const double> times_s, std::size_t voltages,
                           std::size_t derivatives) const
{
    require(drive.time_s.size() >= 2 && drive.time_s.size() == drive.current_A.size(),
            "SpmSolver::follow: expected a current at two times or more");
    require(std::is_sorted(drive.time_s.begin(), drive.time_s.end()),
            "SpmSolver::follow: expected times of the current that do not decrease");
    require(std::is_sorted(times_s.begin(), times_s.end()), "SpmSolver::follow: expected increasing times");
    require(times_s.empty() ||
                (times_s.front() >= drive.time_s.front() && times_s.back() <= drive.time_s.back()),
            "SpmSolver::follow: expected times within the current");
    require(voltages == times_s.size() && (derivatives == 0 || derivatives == voltages * m_free.size()),
            "SpmSolver::follow: expected outputs of the size of the times");
}

void SpmSolver::advance(double h, double current, double slope)
{
    if (!(h > 0.0))
        return;
    m_particles.plan(h, current, slope);
    m_particles.commit();
    ++m_steps;
}

Status SpmSolver::follow(const Drive& drive, std::span<const double> times_s, std::span<double> voltage_V,
                         std::span<double> gradient, const std::stop_token& stop)
{
    require(!m_electrolyte, "SpmSolver::follow: expected a model without electrolyte");
    checkDrive(drive, times_s, voltage_V.size(), gradient.size());
    const std::span<const double> t = drive.time_s, current = drive.current_A;
    std::size_t out = 0;
    double sum = 0.0;
    const auto write = [&](double amperes) {
        sum += voltage_V[out] = voltage(amperes, m_particles.state(), {});
        if (!gradient.empty())
            derivatives(amperes, gradient.subspan(out * m_free.size(), m_free.size()));
        ++out;
    };
    for (std::size_t i = 0; i + 1 < t.size() && out < times_s.size(); ++i) {
        const double length = t[i + 1] - t[i];
        if (!(length > 0.0))
            continue;
        if (stop.stop_requested())
            return Status::cancelled();
        const double slope = (current[i + 1] - current[i]) / length;
        double at = t[i];
        for (; out < times_s.size() && times_s[out] < t[i + 1]; at = times_s[out - 1]) {
            advance(times_s[out] - at, current[i] + slope * (at - t[i]), slope);
            write(current[i] + slope * (times_s[out] - t[i]));
        }
        advance(t[i + 1] - at, current[i] + slope * (at - t[i]), slope);
    }
    while (out < times_s.size())
        write(current.back());
    return std::isfinite(sum) ? Status{} : Status::failed(MessageId::PredictionNotFinite);
}

} // namespace interphase
