#include "protocol/voltage_solver.h"

#include "electrochem/spm_solver.h"

#include <algorithm>
#include <stdexcept>

namespace interphase {

VoltageSolver::VoltageSolver(const SimulationOptions& options)
    : m_solver(makeCellSolver(options, true)),
      m_closed(options.model == ModelKind::Spm ? dynamic_cast<SpmSolver*>(m_solver.get()) : nullptr)
{
}

Status VoltageSolver::drive(const CurrentProfile& current, double end_s, const std::stop_token& stop)
{
    for (std::size_t i = 0; i + 1 < current.time_s.size() && current.time_s[i] < end_s; ++i) {
        Stretch s = profileStretch(current, i);
        if (!(s.end_s > s.begin_s))
            continue;
        s.end_s = std::min(s.end_s, end_s);
        const StretchResult result = m_solver->run(s, stop);
        if (!result.status.ok())
            return result.status;
    }
    return {};
}

Status VoltageSolver::attempt(const Cell& cell, const CurrentProfile& current, double end_s,
                              std::span<const ParameterId> free, const Trace* grid,
                              const std::stop_token& stop)
{
    m_solver->begin(cell, free);
    m_solver->follow(grid);
    m_solver->measuredTemperature(current.temperature.get());
    return drive(current, end_s, stop);
}

Status VoltageSolver::solve(const Cell& cell, const CurrentProfile& current, std::span<const double> times_s,
                            std::span<const ParameterId> free, std::span<double> voltage_V,
                            std::span<double> gradient, const Trace* grid, const std::stop_token& stop)
{
    if (times_s.empty() || voltage_V.size() != times_s.size())
        throw std::invalid_argument("VoltageSolver::solve: one voltage for each time, and at least one");
    const bool derivatives = !gradient.empty();
    if (!derivatives)
        free = {};
    if (m_closed) {
        m_closed->begin(cell, free);
        return m_closed->follow({current.time_s, current.current_A}, times_s, voltage_V, gradient, stop);
    }
    Status status = attempt(cell, current, times_s.back(), free, grid, stop);
    if (grid && !status.ok() && !stop.stop_requested())
        status = attempt(cell, current, times_s.back(), free, nullptr, stop);
    if (!status.ok())
        return status;

    const Trace& trace = m_solver->trace();
    m_row.resize(static_cast<std::size_t>(trace.columns()));
    int stretch = 0;
    for (std::size_t k = 0; k < times_s.size();) {
        while (stretch + 1 < trace.stretches() && trace.time(trace.stretchBegin(stretch + 1)) <= times_s[k])
            ++stretch;
        const double end_s = trace.time(std::min(trace.stretchBegin(stretch + 1), trace.points() - 1));
        const bool last = stretch + 1 == trace.stretches();
        TraceReader reader(trace, stretch);
        do {
            if (!derivatives) {
                voltage_V[k] = reader.read(times_s[k], kTraceVoltage);
                continue;
            }
            reader.read(times_s[k], m_row);
            voltage_V[k] = m_row[kTraceVoltage];
            std::copy(m_row.begin() + kTraceColumns, m_row.end(),
                      gradient.begin() + static_cast<std::ptrdiff_t>(k * free.size()));
        } while (++k < times_s.size() && (last || times_s[k] < end_s));
    }
    return {};
}

} // namespace interphase
