// Symbols: I current, theta surface stoichiometry, j0 exchange current density, eta overpotential.
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

SpmSolver::SpmSolver(const SpmOptions& options)
    : m_options(options),
      m_particles(options.modes),
      m_voltageControl(options.traceOrder),
      m_currentControl(options.traceOrder)
{
    require(options.traceOrder >= 1 && options.traceOrder <= StepControl::kHighestOrder,
            "SpmOptions::traceOrder: expected 1 to 5");
    require(options.traceTolerance_V > 0.0, "SpmOptions::traceTolerance_V: expected a positive number");
    require(options.currentTolerance > 0.0, "SpmOptions::currentTolerance: expected a positive number");
    const auto& cells = options.electrolyte.cells;
    const bool none = options.electrolyte.total() == 0;
    require(none || std::ranges::all_of(cells, [](int n) { return n > 0; }),
            "SpmOptions::electrolyte: expected cells in each part");
    if (!none)
        m_electrolyte.emplace(options.electrolyte, options.electrolyteTolerance);
}

void SpmSolver::begin(const Cell& cell, std::span<const ParameterId> free)
{
    m_cell = &cell;
    m_free.assign(free.begin(), free.end());
    const CellCoefficients<double> coefficients = cellCoefficients(cell.parameters);
    m_terms = spmTerms(coefficients);
    std::vector<SpmeTerms<Dual>> electrolyteDirections;
    m_directions.resize((free.size() + Dual::kLanes - 1) / Dual::kLanes);
    for (std::size_t g = 0; g < m_directions.size(); ++g) {
        ParameterArray<Dual> p;
        for (std::size_t i = 0; i < kParameterCount; ++i)
            p.values[i] = cell.parameters.values[i];
        for (std::size_t lane = 0; lane < Dual::kLanes && g * Dual::kLanes + lane < free.size(); ++lane)
            p[free[g * Dual::kLanes + lane]].slope[lane] = 1.0;
        const CellCoefficients<Dual> direction = cellCoefficients(p);
        m_directions[g] = spmTerms(direction);
        if (m_electrolyte)
            electrolyteDirections.push_back(spmeTerms(direction, m_options.electrolyte));
    }
    if (m_electrolyte)
        m_electrolyte->reset(cell, spmeTerms(coefficients, m_options.electrolyte),
                             std::move(electrolyteDirections));
    m_particles.reset(m_terms.rate[0], m_terms.rate[1]);
    m_particles.carryDerivatives(!free.empty());
    m_trace.clear(kTraceColumns + static_cast<int>(free.size()));
    m_now = {};
    m_steps = 0;
    m_spent = {};
}

std::array<double, 2> SpmSolver::surfaces(const SpmParticles::State& state) const
{
    return {spmSurface(m_terms, 0, state.sum[0], state.charge),
            spmSurface(m_terms, 1, state.sum[1], state.charge)};
}

std::span<const double> SpmSolver::salt() const
{
    return m_electrolyte ? m_electrolyte->now() : std::span<const double>();
}

std::span<const double> SpmSolver::plannedSalt() const
{
    return m_electrolyte ? m_electrolyte->planned() : std::span<const double>();
}

bool SpmSolver::planSalt(double h)
{
    return !m_electrolyte || m_electrolyte->plan(h);
}

void SpmSolver::driveSalt(double current, double slope, SpmeElectrolyte::Ahead ahead)
{
    if (m_electrolyte)
        m_electrolyte->drive(current, slope, ahead);
}

template <class S>
S SpmSolver::cellVoltage(const std::array<S, 2>& theta, const S& current, std::span<const double> c) const
{
    if (!m_electrolyte)
        return spmVoltage(*m_cell, m_terms, theta, current);
    return spmeVoltage(*m_cell, m_terms, m_electrolyte->terms(), m_options.electrolyte, theta, current, c);
}

double SpmSolver::voltage(double current, const SpmParticles::State& state, std::span<const double> c) const
{
    return cellVoltage(surfaces(state), current, c);
}

/// dV/d(each free parameter) at the present state.
void SpmSolver::derivatives(double current, std::span<double> out) const
{
    const SpmParticles::State& state = m_particles.state();
    for (std::size_t g = 0; g < m_directions.size(); ++g) {
        const SpmTerms<Dual>& t = m_directions[g];
        std::array<Dual, 2> theta;
        for (const std::size_t i : {0U, 1U}) {
            const Dual sum = Dual::chain(t.rate[i], state.sum[i], state.derivative[i] / t.rate[i].value);
            theta[i] = spmSurface(t, i, sum, state.charge);
        }
        const Dual v = m_electrolyte ? spmeVoltage(*m_cell, t, m_electrolyte->terms(g), m_options.electrolyte,
                                                   theta, Dual(current), m_electrolyte->now(g))
                                     : spmVoltage(*m_cell, t, theta, Dual(current));
        const std::size_t lanes = std::min<std::size_t>(Dual::kLanes, out.size());
        for (std::size_t lane = 0; lane < lanes; ++lane)
            out[lane] = v.slope[lane];
        out = out.subspan(lanes);
    }
}

void SpmSolver::record(const Point& p, int order)
{
    const SpmParticles::State& state = m_particles.state();
    const std::span<double> row = m_trace.append(p.time, order);
    row[kTraceVoltage] = p.voltage;
    row[kTraceCurrent] = p.current;
    row[kTraceNegative] = spmSurface(m_terms, 0, 0.0, state.charge);
    row[kTracePositive] = spmSurface(m_terms, 1, 0.0, state.charge);
    row[kTraceTemperature] = m_cell->parameters[ParameterId::Temperature];
    derivatives(p.current, row.subspan(kTraceColumns));
}

/// The current at t that meets the control, by Newton's method in u with I = I0 sinh(u), where kinetics are
/// nearly linear. `surface` belongs to p.current. On success p holds time, current and voltage.
bool SpmSolver::solveCurrent(const Stretch& s, double t, const Surface& surface, std::span<const double> c,
                             Point& p) const
{
    constexpr int kIterations = 60;
    constexpr double kConverged = 1e-11, kLargestMove = 2.0;
    const double target = s.value + s.slope * (t - s.begin_s);
    double scale = std::numeric_limits<double>::infinity();
    for (const std::size_t i : {0U, 1U})
        scale = std::min(scale, std::sqrt(exchangeSquare(surface.theta[i])) / m_terms.kinetic[i]);
    double u = std::asinh(p.current / scale);
    for (int iteration = 0; iteration < kIterations; ++iteration) {
        Dual current(scale * std::sinh(u));
        current.slope[0] = scale * std::cosh(u);
        const Dual rise = current - Dual(p.current);
        const std::array<Dual, 2> theta{surface.theta[0] - surface.slip[0] * rise,
                                        surface.theta[1] - surface.slip[1] * rise};
        const Dual v = cellVoltage(theta, current, c);
        const Dual g = s.control == Control::Power ? v * current : v;
        const double move = (target - g.value) / g.slope[0];
        if (!std::isfinite(move))
            return false;
        u += std::clamp(move, -kLargestMove, kLargestMove);
        if (std::abs(move) < kConverged) {
            p = {t, current.value, v.value};
            return true;
        }
    }
    return false;
}

/// Current and voltage right after the start of a stretch, the particles as they are.
bool SpmSolver::startCurrent(const Stretch& stretch, Point& p) const
{
    p = {stretch.begin_s, stretch.value, 0.0};
    if (stretch.control != Control::Current) {
        const double rest = voltage(0.0, m_particles.state(), salt());
        const double guess = stretch.control == Control::Power ? stretch.value / rest : m_now.current;
        p.current = guess;
        if (!solveCurrent(stretch, stretch.begin_s, {surfaces(m_particles.state()), {}}, salt(), p))
            return false;
    }
    p.voltage = voltage(p.current, m_particles.state(), salt());
    return std::isfinite(p.voltage);
}

/// Where a step of h leads under the stretch's control; nothing is kept but the plans.
bool SpmSolver::attempt(const Stretch& stretch, double h, Point& next)
{
    if (stretch.control != Control::Current)
        return attemptControlled(stretch, h, next);
    next = {m_now.time + h, stretch.value + stretch.slope * (m_now.time + h - stretch.begin_s), 0.0};
    if (!planSalt(h))
        return false;
    next.voltage = voltage(next.current, m_particles.plan(h, m_now.current, stretch.slope), plannedSalt());
    return std::isfinite(next.voltage);
}

/// The same where the current follows from voltage or power. The particles answer to the current at the end
/// in closed form; the electrolyte under a current tried, which is mended by the secant of what it misses:
/// where salt runs short, one answers the other more than fully and turns alone would not settle.
bool SpmSolver::attemptControlled(const Stretch& stretch, double h, Point& next)
{
    constexpr int kTurns = 30;
    const double settled = 1e-9 * m_cell->nominalCapacity_Ah;
    Surface surface{surfaces(m_particles.plan(h, m_now.current, 0.0)), m_particles.response()};
    for (const std::size_t i : {0U, 1U})
        surface.slip[i] = m_terms.perAmpere[i] * (surface.slip[i] + 1.5 * h * m_terms.rate[i]);
    double tried = m_now.current, triedBefore = tried, missedBefore = 0.0;
    bool known = false; // what a current misses
    for (int turn = 0; turn < kTurns; ++turn) {
        driveSalt(m_now.current, (tried - m_now.current) / h, SpmeElectrolyte::Ahead::Forbidden);
        next = m_now;
        if (!planSalt(h) || !solveCurrent(stretch, m_now.time + h, surface, plannedSalt(), next)) {
            if (!known)
                return false;
            tried = 0.5 * (tried + triedBefore);
            continue;
        }
        const double missed = next.current - tried;
        if (!m_electrolyte || std::abs(missed) < settled) {
            const double slope = (next.current - m_now.current) / h;
            next.voltage = voltage(next.current, m_particles.plan(h, m_now.current, slope), plannedSalt());
            return std::isfinite(next.voltage);
        }
        const double secant = missed * (tried - triedBefore) / (missed - missedBefore);
        const double mended = known && std::isfinite(secant) ? tried - secant : next.current;
        triedBefore = tried;
        missedBefore = missed;
        known = true;
        tried = mended;
    }
    return false;
}

namespace {

double root(double x, int degree)
{
    return degree == 2 ? std::sqrt(x) : degree == 4 ? std::sqrt(std::sqrt(x)) : std::pow(x, 1.0 / degree);
}

} // namespace

/// Factor by which the next step may differ from the one to `next`; below 1 that step is to be rejected.
double SpmSolver::stepRatio(const Stretch& s, const Point& next)
{
    constexpr double kSafety = 0.9, kLargest = 2.0, kSmallest = 0.2;
    const double reading = clockOf(m_clock, s.begin_s, next.time);
    m_voltageControl.propose(reading, next.voltage);
    if (s.control != Control::Current)
        m_currentControl.propose(reading, next.current);
    m_order = std::max(1, m_voltageControl.order());
    if (m_voltageControl.order() == 0)
        return kLargest;
    const auto ratio = [](double tolerance, double error, int degree) {
        return error < 1e-6 * tolerance ? kLargest : kSafety * root(tolerance / error, degree);
    };
    const double allowed =
        m_options.traceTolerance_V * (m_free.empty() ? 1.0 : m_options.derivativeTolerance);
    double r = ratio(allowed, m_voltageControl.interpolationError(m_order), m_order + 1);
    if (s.control != Control::Current) {
        const double h = next.time - m_now.time;
        const double tolerance =
            m_options.currentTolerance * (std::abs(next.current) + 1e-3 * m_cell->nominalCapacity_Ah);
        r = std::min(r, ratio(tolerance, m_currentControl.interpolationError(m_order), m_order + 1));
        // A straight line misses h^3 I'' / 12 of the charge.
        r = std::min(r, ratio(tolerance, std::abs(m_currentControl.curvature()) * h * h / 6.0, 2));
    }
    return std::clamp(r, kSmallest, kLargest);
}

void SpmSolver::accept(const Stretch& stretch, const Point& next)
{
    m_particles.commit();
    if (m_electrolyte)
        m_electrolyte->commit();
    m_voltageControl.accept();
    if (stretch.control != Control::Current)
        m_currentControl.accept();
    m_now = next;
    record(next, m_order);
}

} // namespace interphase
