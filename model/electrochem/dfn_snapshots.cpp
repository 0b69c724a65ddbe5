// States of a DFN that are kept on its way, for profiles.
#include "electrochem/dfn_solver.h"

#include <algorithm>
#include <cmath>

namespace interphase {

/// Whether the newest point of the trace is the first one of a stretch.
bool DfnSolver::beginsStretch() const
{
    return m_trace.points() - 1 == m_trace.stretchBegin(m_trace.stretches() - 1);
}

/// Where a stretch begins: no step has been taken, the slopes are those it begins with.
DfnSnapshot DfnSolver::snapshotHere() const
{
    DfnSnapshot out;
    out.time_s = m_trace.time(m_trace.points() - 1);
    out.y = m_y;
    out.slow = m_slow;
    if (m_system.hasDoubleLayer()) {
        const auto rate = m_yp.begin() + m_system.layout().potential();
        out.vRate.assign(rate, rate + m_system.layout().cells());
    }
    return out;
}

/// At a time within the last step, on the integrator's own polynomial.
DfnSnapshot DfnSolver::snapshotWithin(double t) const
{
    DfnSnapshot out;
    out.time_s = t;
    out.y.resize(m_y.size());
    out.slow = m_slow;
    m_stepper.interpolate(t, out.y, m_system.hasSlow() ? std::span<double>(out.slow) : std::span<double>());
    if (!m_system.hasDoubleLayer())
        return out;
    constexpr double kShare = 1e-3;
    const double before = kShare * (m_stepper.time() - m_trace.time(m_trace.points() - 2));
    std::vector<double> y(m_y.size());
    m_stepper.interpolate(t - before, y, {});
    const auto v = static_cast<std::size_t>(m_system.layout().potential());
    for (std::size_t i = v; i < v + static_cast<std::size_t>(m_system.layout().cells()); ++i)
        out.vRate.push_back((out.y[i] - y[i]) / before);
    return out;
}

/// Of a stretch that goes on.
void DfnSolver::keepBegin()
{
    const SnapshotEdges edges = m_options.snapshotEdges;
    const bool outermost = edges == SnapshotEdges::Outermost;
    if (outermost && m_snapshots.size() > 1 && m_snapshots.back().edge) // the end of the stretch before
        m_snapshots.pop_back();
    const auto keep = [this](bool edge) {
        m_snapshots.push_back(snapshotHere());
        m_snapshots.back().edge = edge;
    };
    if (edges == SnapshotEdges::All || (outermost && m_snapshots.empty()))
        keep(true);
    const std::vector<double>& times = m_options.snapshotTimes_s;
    const double now = m_trace.time(m_trace.points() - 1);
    for (; m_nextSnapshot < times.size() && times[m_nextSnapshot] <= now; ++m_nextSnapshot)
        if (times[m_nextSnapshot] == now)
            keep(false);
}

/// The times that the last step has passed.
void DfnSolver::keepStep()
{
    const std::vector<double>& times = m_options.snapshotTimes_s;
    const double now = m_trace.time(m_trace.points() - 1);
    for (; m_nextSnapshot < times.size() && times[m_nextSnapshot] <= now; ++m_nextSnapshot)
        m_snapshots.push_back(snapshotWithin(times[m_nextSnapshot]));
}

/// Of a stretch, or the last state of one that does not go on.
void DfnSolver::keepEnd()
{
    if (m_options.snapshotEdges == SnapshotEdges::None || std::isfinite(m_spent.spentSince_s()))
        return;
    const bool atBegin = beginsStretch();
    const double now = m_trace.time(m_trace.points() - 1);
    if (atBegin && !m_snapshots.empty() && m_snapshots.back().edge && m_snapshots.back().time_s == now)
        return;
    m_snapshots.push_back(atBegin ? snapshotHere() : snapshotWithin(now));
    m_snapshots.back().edge = true;
}

/// Back to where particles began to be spent, as far as this stretch goes.
void DfnSolver::cutToCrossing()
{
    const double since = m_spent.spentSince_s();
    while (m_trace.time(m_trace.points() - 1) > since && !beginsStretch())
        m_trace.removeLast();
    std::erase_if(m_snapshots, [&](const DfnSnapshot& s) { return s.time_s > since; });
    if (m_options.snapshotEdges == SnapshotEdges::None)
        return;
    m_snapshots.push_back(m_crossing);
    m_snapshots.back().edge = true;
}

} // namespace interphase
