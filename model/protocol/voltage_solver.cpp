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
                              std::span<const ParameterId> free, const StepGrid* grid,
                              const std::stop_token& stop, std::vector<double>* missed)
{
    m_solver->begin(cell, free);
    m_solver->follow(grid, missed);
    m_solver->measuredTemperature(current.temperature.get());
    return drive(current, end_s, stop);
}

Status VoltageSolver::solve(const Cell& cell, const CurrentProfile& current, std::span<const double> times_s,
                            std::span<const ParameterId> free, std::span<double> voltage_V,
                            std::span<double> gradient, const StepGrid* grid, const std::stop_token& stop)
{
    return solve(cell, current, times_s, free, {voltage_V, gradient}, grid, stop);
}

std::shared_ptr<const StepGrid> VoltageSolver::gridOf(const Cell& cell, const CurrentProfile& current,
                                                      double end_s)
{
    if (m_closed || !attempt(cell, current, end_s, {}, nullptr, {}).ok() || trace().points() == 0)
        return nullptr;
    auto out = std::make_shared<StepGrid>();
    out->trace = trace();
    std::vector<double> missed;
    if (attempt(cell, current, end_s, {}, out.get(), {}, &missed).ok())
        out->missed = std::move(missed);
    return out;
}

/// m_row, with derivatives, to where the time of index k has its place.
void VoltageSolver::readRow(std::size_t k, std::size_t free, const SolvedCurves& out) const
{
    const auto row = m_row.begin();
    const auto place = static_cast<std::ptrdiff_t>(k * free), count = static_cast<std::ptrdiff_t>(free);
    out.voltage_V[k] = m_row[kTraceVoltage];
    std::copy_n(row + kTraceColumns, count, out.gradient.begin() + place);
    if (out.temperature_K.empty())
        return;
    const std::ptrdiff_t surface = m_solver->surfaceColumn();
    out.temperature_K[k] = row[surface];
    std::copy_n(row + surface + 1, count, out.temperatureSlopes.begin() + place);
}

/// Of the trace, which reaches as far.
void VoltageSolver::readTimes(std::span<const double> times_s, std::size_t free, const SolvedCurves& out)
{
    const Trace& trace = m_solver->trace();
    m_row.resize(static_cast<std::size_t>(trace.columns()));
    int stretch = 0;
    for (std::size_t k = 0; k < times_s.size();) {
        while (stretch + 1 < trace.stretches() && trace.time(trace.stretchBegin(stretch + 1)) <= times_s[k])
            ++stretch;
        const double turn_s = trace.time(std::min(trace.stretchBegin(stretch + 1), trace.points() - 1));
        const bool last = stretch + 1 == trace.stretches();
        TraceReader reader(trace, stretch), warmth(trace, stretch);
        do {
            if (out.gradient.empty()) {
                out.voltage_V[k] = reader.read(times_s[k], kTraceVoltage);
                if (!out.temperature_K.empty())
                    out.temperature_K[k] = warmth.read(times_s[k], m_solver->surfaceColumn());
                continue;
            }
            reader.read(times_s[k], m_row);
            readRow(k, free, out);
        } while (++k < times_s.size() && (last || times_s[k] < turn_s));
    }
}

std::size_t VoltageSolver::readSolved(std::span<const double> times_s, std::span<double> voltage_V)
{
    if (m_closed || trace().points() == 0)
        return 0;
    const double end_s = trace().time(trace().points() - 1);
    const auto count = static_cast<std::size_t>(std::ranges::upper_bound(times_s, end_s) - times_s.begin());
    readTimes(times_s.first(count), 0, {voltage_V.first(count), {}});
    return count;
}

Status VoltageSolver::solve(const Cell& cell, const CurrentProfile& current, std::span<const double> times_s,
                            std::span<const ParameterId> free, const SolvedCurves& out, const StepGrid* grid,
                            const std::stop_token& stop)
{
    if (times_s.empty() || out.voltage_V.size() != times_s.size())
        throw std::invalid_argument("VoltageSolver::solve: one voltage for each time, and at least one");
    if (!out.temperature_K.empty() && m_solver->surfaceColumn() < 0)
        throw std::invalid_argument("VoltageSolver::solve: this model has no temperature");
    const bool derivatives = !out.gradient.empty();
    if (!derivatives)
        free = {};
    if (m_closed) {
        m_closed->begin(cell, free);
        return m_closed->follow({current.time_s, current.current_A}, times_s, out.voltage_V, out.gradient,
                                stop);
    }
    // So that there is a state at the start where nothing else is asked for.
    constexpr double kMoment_s = 1e-3;
    const double end_s = std::max(times_s.back(), current.time_s.front() + kMoment_s);
    Status status = attempt(cell, current, end_s, free, grid, stop);
    if (grid && !status.ok() && !stop.stop_requested())
        status = attempt(cell, current, end_s, free, nullptr, stop);
    if (!status.ok())
        return status;
    readTimes(times_s, free.size(), out);
    return {};
}

} // namespace interphase
