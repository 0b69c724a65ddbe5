// A stretch of a single particle model, step by step to its end or to the first of its limits.
#include "core/text.h"
#include "electrochem/dry_salt.h"
#include "electrochem/spm_solver.h"

#include <boost/math/tools/toms748_solve.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace interphase {
namespace {

/// How far a limit is; not positive where it is reached.
double distance(const Stretch& s, StretchEnd end, double voltage, double current)
{
    switch (end) {
    case StretchEnd::VoltageBelow:
        return voltage - s.voltageBelow;
    case StretchEnd::VoltageAbove:
        return s.voltageAbove - voltage;
    case StretchEnd::CurrentBelow:
        return std::abs(current) - s.currentBelow;
    default: // nothing else is watched here
        break;
    }
    return std::numeric_limits<double>::infinity();
}

StretchEnd limitReached(const Stretch& s, double voltage, double current)
{
    for (const StretchEnd end :
         {StretchEnd::VoltageBelow, StretchEnd::VoltageAbove, StretchEnd::CurrentBelow})
        if (distance(s, end, voltage, current) <= 0.0)
            return end;
    return StretchEnd::Time;
}

} // namespace

/// The end of a step of at most h on which the limit is just reached; `next` is the end of a step of h.
bool SpmSolver::locate(const Stretch& stretch, StretchEnd end, double h, Point& next)
{
    const double resolution_s = 1e-7 + 1e-15 * m_now.time;
    bool solved = true;
    const auto beyond = [&](double step) { // positive until the limit is reached
        solved = solved && attempt(stretch, step, next);
        return solved ? distance(stretch, end, next.voltage, next.current) : 0.0;
    };
    const double atStart = distance(stretch, end, m_now.voltage, m_now.current);
    const double atEnd = distance(stretch, end, next.voltage, next.current);
    double reached = h;
    if (atStart > 0.0 && atEnd < 0.0) {
        std::uintmax_t iterations = 60;
        const auto close = [&](double a, double b) { return b - a < resolution_s; };
        reached = boost::math::tools::toms748_solve(beyond, 0.0, h, atStart, atEnd, close, iterations).second;
    }
    return solved && attempt(stretch, reached, next);
}

/// Why there is no further step.
Status SpmSolver::stuck(MessageId otherwise) const
{
    if (m_electrolyte) {
        const Status dry =
            drySalt(m_now.time, salt(), saltCentres(m_electrolyte->terms(), m_options.electrolyte));
        if (!dry.ok())
            return dry;
    }
    const Status known = SpentParticles::nextToEnd(m_now.time, surfaces(m_particles.state()));
    return known.ok() ? Status::failed(otherwise, {formatRounded(m_now.time, 6)}) : known;
}

Status SpmSolver::march(const Stretch& stretch, const std::stop_token& stop, StretchEnd& end)
{
    const double firstStep = clockOf(m_clock, 0.0, 0.05 / m_particles.fastest()), smallest = 1e-3 * firstStep;
    const double stop_s = clockOf(m_clock, stretch.begin_s, stretch.end_s);
    constexpr long kWatchedSteps = 4000;
    constexpr double kSoon_s = 5.0;
    const long before = m_steps;
    double watched_s = m_now.time, h = firstStep; // by the clock
    Point next;
    while (end == StretchEnd::Time && m_now.time < stretch.end_s) {
        if (stop.stop_requested())
            return Status::cancelled();
        if (++m_steps - before > m_options.maximumSteps)
            return Status::failed(MessageId::SolverStepLimit,
                                  {formatRounded(m_now.time, 6), std::to_string(m_options.maximumSteps)});
        if ((m_steps - before) % kWatchedSteps == 0) {
            // At a pace that even for the next seconds needs more steps than a run may take, none will do.
            const double pace_s = (m_now.time - watched_s) / kWatchedSteps;
            if (pace_s * static_cast<double>(m_options.maximumSteps) <
                std::min(kSoon_s, stretch.end_s - m_now.time))
                return stuck(MessageId::SolverStepTooSmall);
            watched_s = m_now.time;
        }
        const double reading = clockOf(m_clock, stretch.begin_s, m_now.time), left = stop_s - reading;
        const bool last = h > 0.99 * left;
        const double step = last ? left : h;
        const double length = last                     ? stretch.end_s - m_now.time
                              : m_clock == Clock::Time ? step
                                                       : step * (2.0 * reading + step);
        const bool solved = attempt(stretch, length, next);
        const double ratio = solved ? stepRatio(stretch, next) : 0.2;
        if (ratio < 0.9 && step > smallest) {
            h = step * ratio;
            continue;
        }
        if (!solved)
            return stuck(MessageId::SolverNoConvergence);
        if (last)
            next.time = stretch.end_s;
        end = limitReached(stretch, next.voltage, next.current);
        if (end != StretchEnd::Time && !locate(stretch, end, length, next))
            return stuck(MessageId::SolverNoConvergence);
        if (end != StretchEnd::Time)
            stepRatio(stretch, next);
        accept(stretch, next);
        h = step * ratio;
        if (end != StretchEnd::Time || !m_options.endsWhenSpent)
            continue;
        const Status held = m_spent.afterStep(m_now.time, surfaces(m_particles.state()));
        if (!held.ok()) {
            cutToCrossing();
            return held;
        }
    }
    return {};
}

/// Back to where particles began to be spent, as far as this stretch goes.
void SpmSolver::cutToCrossing()
{
    const int begin = m_trace.stretchBegin(m_trace.stretches() - 1);
    while (m_trace.points() - 1 > begin && m_trace.time(m_trace.points() - 1) > m_spent.spentSince_s())
        m_trace.removeLast();
    m_now.time = m_trace.time(m_trace.points() - 1); // where the run ends
}

StretchResult SpmSolver::run(const Stretch& stretch, const std::stop_token& stop)
{
    if (!m_free.empty() && stretch.control != Control::Current)
        throw std::invalid_argument("SpmSolver::run: derivatives need current control");
    StretchResult result{{}, StretchEnd::Time, stretch.begin_s};
    Point start;
    if (!startCurrent(stretch, start)) {
        result.status = noInitialState(stretch.control, stretch.begin_s, stretch.value);
        return result;
    }
    m_now = start;
    driveSalt(start.current, stretch.slope, SpmeElectrolyte::Ahead::Allowed);
    // Behind a jump the surfaces go like the root of the time.
    const bool jump = stretch.control == Control::Current && stretch.slope == 0.0 && !stretch.continuous;
    m_clock = jump ? Clock::Root : Clock::Time;
    m_trace.beginStretch(m_clock);
    record(start, 1);
    m_voltageControl.restart(clockOf(m_clock, start.time, start.time), start.voltage);
    m_currentControl.restart(clockOf(m_clock, start.time, start.time), start.current);
    result.end = limitReached(stretch, start.voltage, start.current);
    m_spent.beginStretch(surfaces(m_particles.state()), 1);
    if (result.end == StretchEnd::Time)
        result.status = march(stretch, stop, result.end);
    if (result.status.ok() && result.end == StretchEnd::Time && m_options.endsWhenSpent) {
        result.status = m_spent.afterStretch(surfaces(m_particles.state()));
        if (!result.status.ok())
            cutToCrossing();
    }
    result.time_s = m_now.time;
    return result;
}

} // namespace interphase
