// Sensitivities through the end of a stretch. An end that is an event comes earlier or later as a parameter
// moves, by dt*/dp = -(g_y s + g_p) / (g_y y' + g_t); derivatives at a fixed time then jump where the next
// stretch begins, those of differential states by (y'- - y'+) dt*/dp.
#include "electrochem/dfn_solver.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

bool anyMoves(const std::vector<double>& shifts)
{
    return std::ranges::any_of(shifts, [](double shift) { return shift != 0.0; });
}

} // namespace

/// What has passed when the stretch begins, differentiated: its begin moves.
void DfnSolver::beginPassed()
{
    const double current = std::abs(m_y[static_cast<std::size_t>(m_system.layout().current())]);
    for (std::size_t g = 0; g < m_directions.size(); ++g) {
        asLanes(m_chargeSensitivity.data())[g] = -current * asLanes(m_shift.data())[g];
        asLanes(m_energySensitivity.data())[g] =
            -current * m_system.voltage(m_y.data()) * asLanes(m_shift.data())[g];
    }
}

/// What has passed since a time within the last step, differentiated: the trapezoidal rule.
void DfnSolver::addPassed(double step_s, const double* before, const double* after,
                          const double* sensitivityAfter)
{
    const auto current = static_cast<std::size_t>(m_system.layout().current()), voltage = current + 1;
    const std::size_t all = m_y.size();
    for (std::size_t g = 0; g < m_directions.size(); ++g) {
        const Lanes* old = asLanes(sensitivity(1, static_cast<int>(g)));
        const Lanes* fresh = asLanes(sensitivityAfter) + g * all;
        const auto add = [&](const double* y, const Lanes* s) {
            const Lanes size = (y[current] < 0.0 ? -1.0 : 1.0) * s[current];
            asLanes(m_chargeSensitivity.data())[g] += 0.5 * step_s * size;
            asLanes(m_energySensitivity.data())[g] +=
                0.5 * step_s * (size * y[voltage] + std::abs(y[current]) * s[voltage]);
        };
        add(before, old);
        add(after, fresh);
    }
}

/// Sensitivities and slopes of the state at a time within the last step, from the integrator's polynomial.
void DfnSolver::interpolateEnd(double t)
{
    const auto weights = [&](double at, double* w) { return m_stepper.weightsAt(at, w); };
    double w[BdfControl::kAges + 1], later[BdfControl::kAges + 1], earlier[BdfControl::kAges + 1];
    const int degree = weights(t, w);
    const double delta = 1e-3 * (m_stepper.time() - m_trace.time(m_trace.points() - 2));
    weights(t + delta, later);
    weights(t - delta, earlier);
    std::ranges::fill(m_endSlope, 0.0);
    std::ranges::fill(m_slowEndSlope, 0.0);
    std::ranges::fill(m_endSensitivity, 0.0);
    std::ranges::fill(m_slowEndSensitivity, 0.0);
    m_endVoltageSlope.assign(m_shift.size(), 0.0);
    const std::size_t all = m_y.size(), slow = m_slow.size();
    for (int j = 0; j <= degree; ++j) {
        const double perTime = (later[j] - earlier[j]) / (2.0 * delta);
        for (std::size_t i = 0; i < all; ++i)
            m_endSlope[i] += perTime * m_stepper.state(j)[i];
        for (std::size_t i = 0; i < slow; ++i)
            m_slowEndSlope[i] += perTime * m_stepper.slow(j)[i];
        for (std::size_t g = 0; g < m_directions.size(); ++g) {
            const Lanes* s = asLanes(sensitivity(j, static_cast<int>(g)));
            for (std::size_t i = 0; i < all; ++i)
                asLanes(m_endSensitivity.data())[g * all + i] += w[j] * s[i];
            asLanes(m_endVoltageSlope.data())[g] += perTime * s[m_system.layout().voltage()];
            const Lanes* sl = slowSensitivity(j, static_cast<int>(g));
            for (std::size_t i = 0; i < slow; ++i)
                asLanes(m_slowEndSensitivity.data())[g * slow + i] += w[j] * sl[i];
        }
    }
}

/// How the end of the stretch moves. Called before the state is cut at `t`, which is where it ends.
void DfnSolver::endSensitivities(StretchEnd end, double t)
{
    if (end == StretchEnd::Time && !anyMoves(m_shift))
        return; // it ends when it is told to, and began so
    interpolateEnd(t);
    if (end == StretchEnd::Time)
        return; // as long as ever: it moves with its begin
    const DfnLayout& l = m_system.layout();
    const auto current = static_cast<std::size_t>(l.current()),
               voltage = static_cast<std::size_t>(l.voltage());
    const std::span<double> y(m_work.data(), m_y.size());
    m_stepper.interpolate(t, y, {});
    const double sign = y[current] < 0.0 ? -1.0 : 1.0;
    const double* potential = y.data() + l.potential();
    const auto lowest = static_cast<std::size_t>(
        l.potential() + (std::min_element(potential, potential + l.negative) - potential));
    if (end == StretchEnd::Charge || end == StretchEnd::Energy)
        addPassed(t - m_trace.time(m_trace.points() - 2), m_stepper.state(1), y.data(),
                  m_endSensitivity.data());
    const double step = 0.05 * (m_stepper.time() - m_trace.time(m_trace.points() - 2));
    const auto volts = [&](double at) {
        double w[BdfControl::kAges + 1], sum = 0.0;
        const int degree = m_stepper.weightsAt(at, w);
        for (int j = 0; j <= degree; ++j)
            sum += w[j] * m_stepper.state(j)[voltage];
        return sum;
    };
    for (std::size_t g = 0; g < m_directions.size(); ++g) {
        const Lanes* s = asLanes(m_endSensitivity.data()) + g * m_y.size();
        Lanes moves{};
        double slope = 1.0;
        switch (end) {
        case StretchEnd::VoltageBelow:
        case StretchEnd::VoltageAbove:
            moves = s[voltage];
            slope = m_endSlope[voltage];
            break;
        case StretchEnd::CurrentBelow:
            moves = sign * s[current];
            slope = sign * m_endSlope[current];
            break;
        case StretchEnd::Temperature:
            moves = asLanes(m_slowEndSensitivity.data())[g * m_slow.size() + SlowLayout::kTemperature];
            slope = m_slowEndSlope[SlowLayout::kTemperature];
            break;
        case StretchEnd::AnodePotential:
            moves = s[lowest];
            slope = m_endSlope[lowest];
            break;
        case StretchEnd::Slope:
            moves = asLanes(m_endVoltageSlope.data())[g];
            slope = (volts(t + step) - 2.0 * volts(t) + volts(t - step)) / (step * step);
            break;
        case StretchEnd::Charge:
            moves = asLanes(m_chargeSensitivity.data())[g];
            slope = std::abs(y[current]);
            break;
        case StretchEnd::Energy:
            moves = asLanes(m_energySensitivity.data())[g];
            slope = std::abs(y[current]) * y[voltage];
            break;
        case StretchEnd::Time:
            break;
        }
        asLanes(m_shift.data())[g] = slope != 0.0 ? -moves / slope : Lanes{};
    }
    for (std::size_t g = 0; g < m_directions.size(); ++g) {
        std::copy_n(asLanes(m_endSensitivity.data()) + g * m_y.size(), m_y.size(),
                    asLanes(sensitivity(0, static_cast<int>(g))));
        std::copy_n(asLanes(m_slowEndSensitivity.data()) + g * m_slow.size(), m_slow.size(),
                    slowSensitivity(0, static_cast<int>(g)));
    }
}

/// Where the stretch ends as it begins: it takes no time.
void DfnSolver::endAtOnce()
{
    m_endSlope = m_yp;
    m_slowEndSlope = m_slowSlope;
}

/// The jump of the derivatives at a fixed time, given y' on both sides.
void DfnSolver::shiftSensitivities()
{
    if (!anyMoves(m_shift))
        return;
    const int all = m_system.layout().size();
    for (std::size_t g = 0; g < m_directions.size(); ++g) {
        Lanes* s = asLanes(sensitivity(0, static_cast<int>(g)));
        for (int i = 0; i < all; ++i)
            if (i < m_system.layout().differential() || m_system.isCharge(i))
                s[i] += (m_endSlope[static_cast<std::size_t>(i)] - m_yp[static_cast<std::size_t>(i)]) *
                        asLanes(m_shift.data())[g];
        Lanes* slow = slowSensitivity(0, static_cast<int>(g));
        for (std::size_t i = 0; i < m_slow.size(); ++i)
            slow[i] += (m_slowEndSlope[i] - m_slowSlope[i]) * asLanes(m_shift.data())[g];
    }
}

std::vector<double> DfnSolver::endShift() const
{
    std::vector<double> out;
    for (const int lane : m_lane)
        out.push_back(lane < 0 ? 0.0 : m_shift[static_cast<std::size_t>(lane)]);
    return out;
}

} // namespace interphase
