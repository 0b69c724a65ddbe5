#include "calibrate/capacity_model.h"

#include "calibrate/rest_soc.h"
#include "core/text.h"
#include "electrochem/trace.h"

#include <algorithm>

namespace interphase {
namespace {

constexpr double kSecondsAnHour = 3600.0;
/// A discharge that has passed this many times the measured charge has no end worth waiting for.
constexpr double kMostCharges = 10.0;
/// The end of a discharge follows from steps that each solve chooses; these leave it smooth enough for a
/// sampler, to about 1e-6 of the capacity.
constexpr double kTolerance = 1e-5;

SimulationOptions accurate(SimulationOptions options)
{
    options.relativeTolerance = std::min(options.relativeTolerance, kTolerance);
    return options;
}

std::string named(const DrivenCapacity& capacity, double current_A)
{
    return "capacity \"" + capacity.name + "\" at " + formatRounded(current_A, 6) + " A";
}

} // namespace

CapacityModel::CapacityModel(const SimulationOptions& options, std::span<const ParameterId> free)
    : m_solver(makeCellSolver(accurate(options), true)),
      m_free(free.begin(), free.end())
{
    m_free.push_back(ParameterId::InitialSoc);
}

/// dV/dt where the discharge ends, V/s, from the polynomial of the last step.
double CapacityModel::voltageSlope(double end_s)
{
    const Trace& trace = m_solver->trace();
    const double h = 1e-2 * (end_s - trace.time(trace.points() - 2));
    TraceReader reader(trace, 0);
    const double before = reader.read(end_s - 2.0 * h, kTraceVoltage),
                 near = reader.read(end_s - h, kTraceVoltage), at = reader.read(end_s, kTraceVoltage);
    return (3.0 * at - 4.0 * near + before) / (2.0 * h);
}

Status CapacityModel::discharge(const Cell& cell, const DrivenCapacity& capacity, std::size_t index,
                                double& out, std::span<double> slopes, const std::stop_token& stop)
{
    const double current = capacity.current_A[index];
    const double longest_s = kMostCharges * kSecondsAnHour * capacity.measured_Ah[index] / current;
    m_solver->begin(cell, slopes.empty() ? std::span<const ParameterId>() : m_free);
    Stretch stretch{0.0, longest_s, Control::Current, current};
    stretch.voltageBelow = capacity.cutoff_V;
    const StretchResult result = m_solver->run(stretch, stop);
    if (!result.status.ok())
        return result.status;
    if (result.end != StretchEnd::VoltageBelow)
        return Status::failed(MessageId::ProtocolLimitNotReached,
                              {named(capacity, current), formatRounded(longest_s / kSecondsAnHour, 3)});
    if (!(result.time_s > 0.0))
        return Status::failed(MessageId::InvalidArgument,
                              {named(capacity, current),
                               "the voltage is below the cut-off as the current begins",
                               "a voltage above " + formatRounded(capacity.cutoff_V, 6) + " V"});
    out = current * result.time_s / kSecondsAnHour;
    if (slopes.empty())
        return {};
    const Trace& trace = m_solver->trace();
    m_row.resize(static_cast<std::size_t>(trace.columns()));
    trace.evaluate(0, result.time_s, m_row);
    const double perVolt = -current / kSecondsAnHour / voltageSlope(result.time_s);
    for (std::size_t p = 0; p < slopes.size(); ++p)
        slopes[p] = perVolt * m_row[kTraceColumns + p];
    return {};
}

Status CapacityModel::predict(const Cell& cell, const DrivenCapacity& capacity, std::span<double> out,
                              std::span<double> jacobian, const std::stop_token& stop)
{
    const std::size_t free = m_free.size() - 1;
    std::vector<double> slopes(jacobian.empty() ? 0 : free + 1), route(free, 0.0);
    if (capacity.restVoltage_V && !jacobian.empty())
        route = restSocGradient(cell, std::span(m_free).first(free));
    for (std::size_t i = 0; i < capacity.current_A.size(); ++i) {
        const Status status = discharge(cell, capacity, i, out[i], slopes, stop);
        if (!status.ok())
            return status;
        for (std::size_t p = 0; !jacobian.empty() && p < free; ++p)
            jacobian[i * free + p] = slopes[p] + route[p] * slopes[free];
    }
    return {};
}

} // namespace interphase
