#include "electrochem/dfn_solver.h"

#include "core/text.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace interphase {

DfnSolver::DfnSolver(const DfnOptions& options)
    : m_options(options),
      m_system(options.resolution, options.model),
      m_sensitivityFactors(m_system.layout()),
      m_stepper(m_system, options.tolerances),
      m_y(static_cast<std::size_t>(m_system.layout().size())),
      m_yp(m_y.size()),
      m_work(m_y.size() * Dual::kLanes),
      m_slow(static_cast<std::size_t>(m_system.slowLayout().size())),
      m_slowSlope(m_slow.size())
{
}

void DfnSolver::begin(const Cell& cell, std::span<const ParameterId> free)
{
    m_cell = &cell;
    m_system.setCell(cell);
    m_free.assign(free.begin(), free.end());
    m_lane.clear();
    m_moving.clear();
    const ThermalKind thermal = m_options.model.physics.thermal;
    const bool heats = thermal == ThermalKind::Lumped || thermal == ThermalKind::Conduction;
    for (const ParameterId id : m_free) {
        const bool moves = heats || !(m_options.currentControlled && id == ParameterId::SeriesResistance);
        m_lane.push_back(moves ? static_cast<int>(m_moving.size()) : -1);
        if (moves)
            m_moving.push_back(id);
    }
    chooseObservables();
    if (!m_observables.empty())
        m_observed.resize(2 * m_y.size() + DfnSystem::kQuantities);
    const std::size_t gradients = m_options.observableGradients ? free.size() * m_observables.size() : 0;
    const std::size_t surface = m_options.surfaceTemperature ? 1 + free.size() : 0;
    m_trace.clear(kTraceColumns + static_cast<int>(free.size() + m_observables.size() + gradients + surface));
    m_system.initialState(m_y);
    m_system.initialSlow(cell.parameters, m_slow.data());
    m_grid = nullptr;
    m_spent = {};
    m_surfaces.resize(static_cast<std::size_t>(m_system.layout().sites()));
    m_negativeSites = 0;
    for (const DfnLayout::Phase& phase : m_system.layout().phases)
        m_negativeSites += phase.side == Side::Negative ? static_cast<std::size_t>(phase.count) : 0;
    m_missed = nullptr;
    m_snapshots.clear();
    m_nextSnapshot = 0;
    m_steps = 0;
    m_kinkStep = 0.0;
    m_counters = {};
    seedDirections();
}

std::vector<double> DfnSolver::condition() const
{
    std::vector<double> out(m_y);
    out.insert(out.end(), m_slow.begin(), m_slow.end());
    return out;
}

/// Films do not become thinner than nothing, nor is there less than no lithium plated.
void DfnSolver::setCondition(std::span<const double> state)
{
    std::copy_n(state.begin(), m_y.size(), m_y.begin());
    std::copy(state.begin() + static_cast<std::ptrdiff_t>(m_y.size()), state.end(), m_slow.begin());
    const SlowLayout& l = m_system.slowLayout();
    for (int i = l.thickness(); i < l.hysteresis() && m_system.hasSlow(); ++i)
        m_slow[static_cast<std::size_t>(i)] = std::max(m_slow[static_cast<std::size_t>(i)], 0.0);
}

void DfnSolver::record(double t, int order)
{
    const std::span<double> row = m_trace.append(t, order);
    row[kTraceVoltage] = m_system.voltage(m_y.data());
    row[kTraceCurrent] = m_y[static_cast<std::size_t>(m_system.layout().current())];
    row[kTraceNegative] = m_system.averageStoichiometry(Side::Negative, m_y.data());
    row[kTracePositive] = m_system.averageStoichiometry(Side::Positive, m_y.data());
    row[kTraceTemperature] = m_slow[SlowLayout::kTemperature];
    keepTemperature(row);
    for (std::size_t p = 0; p < m_free.size(); ++p) {
        const int lane = m_lane[p];
        if (lane < 0) { // the series resistance: V = ... - R I
            row[kTraceColumns + p] = -row[kTraceCurrent];
            continue;
        }
        const double* s = sensitivity(0, lane / Dual::kLanes);
        row[kTraceColumns + p] = s[m_system.layout().voltage() * Dual::kLanes + lane % Dual::kLanes];
    }
    if (!m_observables.empty())
        recordObservables(row.subspan(kTraceColumns + m_free.size()));
    if (m_options.surfaceTemperature)
        recordSurface(row.subspan(static_cast<std::size_t>(surfaceColumn())));
}

/// On the integrator's own polynomial.
std::pair<double, double> DfnSolver::passed(double t) const
{
    const int last = m_trace.points() - 1, stretch = m_trace.stretches() - 1;
    double charge = 0.0, energy = 0.0;
    for (const Trace::Node& node : m_trace.nodes(stretch, last, t)) {
        const double current = std::abs(m_trace.evaluate(stretch, node.time_s, kTraceCurrent));
        charge += node.weight_s * current;
        energy += node.weight_s * current * m_trace.evaluate(stretch, node.time_s, kTraceVoltage);
    }
    return {charge, energy};
}

/// The lowest phi_s - phi_e of the negative electrode, now.
double DfnSolver::lowestPotential() const
{
    const double* potential = m_y.data() + m_system.layout().potential();
    return *std::min_element(potential, potential + m_system.layout().negative);
}

/// The same at a time within the last step.
double DfnSolver::anodePotential(double t) const
{
    const DfnLayout& l = m_system.layout();
    double w[BdfControl::kAges + 1];
    const int degree = m_stepper.weightsAt(t, w);
    double lowest = std::numeric_limits<double>::infinity();
    for (int i = l.potential(); i < l.potential() + l.negative; ++i) {
        double v = 0.0;
        for (int j = 0; j <= degree; ++j)
            v += w[j] * m_stepper.state(j)[i];
        lowest = std::min(lowest, v);
    }
    return lowest;
}

bool DfnSolver::isBeyond(const Stretch& s, StretchEnd end, double t) const
{
    const int stretch = m_trace.stretches() - 1;
    const auto value = [&](int column) { return m_trace.evaluate(stretch, t, column); };
    switch (end) {
    case StretchEnd::VoltageBelow:
        return value(kTraceVoltage) <= s.voltageBelow;
    case StretchEnd::VoltageAbove:
        return value(kTraceVoltage) >= s.voltageAbove;
    case StretchEnd::CurrentBelow:
        return std::abs(value(kTraceCurrent)) <= s.currentBelow;
    case StretchEnd::Temperature:
        return value(kTraceTemperature) >= s.temperatureAbove_K ||
               value(kTraceTemperature) <= s.temperatureBelow_K;
    default:
        break;
    }
    const int last = m_trace.points() - 1;
    if (last <= m_trace.stretchBegin(stretch)) // nothing has passed yet
        return end == StretchEnd::AnodePotential && lowestPotential() <= s.anodeBelow_V;
    switch (end) {
    case StretchEnd::Charge:
        return m_charge + passed(t).first >= s.chargeAbove_C;
    case StretchEnd::Energy:
        return m_energy + passed(t).second >= s.energyAbove_J;
    case StretchEnd::AnodePotential:
        return anodePotential(t) <= s.anodeBelow_V;
    case StretchEnd::Slope: {
        const double step = 1e-3 * (m_trace.time(last) - m_trace.time(last - 1));
        const double slope =
            (value(kTraceVoltage) - m_trace.evaluate(stretch, t - step, kTraceVoltage)) / step;
        return t >= s.begin_s + 1.0 && std::abs(slope) <= s.slopeBelow_V_s;
    }
    default:
        return false;
    }
}

/// Of the limits that are passed at the last point the one that was passed first; empty: none.
std::optional<DfnSolver::Limit> DfnSolver::reachedLimit(const Stretch& s) const
{
    const double t = m_trace.time(m_trace.points() - 1);
    constexpr double kNever = std::numeric_limits<double>::infinity();
    const std::pair<StretchEnd, bool> watched[] = {
        {StretchEnd::VoltageBelow, s.voltageBelow > -kNever},
        {StretchEnd::VoltageAbove, s.voltageAbove < kNever},
        {StretchEnd::CurrentBelow, s.currentBelow >= 0.0},
        {StretchEnd::Charge, s.chargeAbove_C < kNever},
        {StretchEnd::Energy, s.energyAbove_J < kNever},
        {StretchEnd::Temperature, s.temperatureAbove_K < kNever || s.temperatureBelow_K > -kNever},
        {StretchEnd::AnodePotential, s.anodeBelow_V > -kNever},
        {StretchEnd::Slope, s.slopeBelow_V_s >= 0.0},
    };
    std::optional<Limit> first;
    for (const auto& [kind, isWatched] : watched)
        if (isWatched && isBeyond(s, kind, t)) {
            const double passed_s = locateLimit(s, kind);
            if (!first || passed_s < first->time_s)
                first = Limit{kind, passed_s};
        }
    return first;
}

/// Bisection on the integrator's own polynomial over the last step; the start itself where there is none.
double DfnSolver::locateLimit(const Stretch& s, StretchEnd end) const
{
    const int last = m_trace.points() - 1;
    double after = m_trace.time(last);
    if (last <= m_trace.stretchBegin(m_trace.stretches() - 1))
        return after;
    double before = m_trace.time(last - 1);
    while (after - before > 1e-9 + 1e-14 * after) {
        const double middle = 0.5 * (before + after);
        (isBeyond(s, end, middle) ? after : before) = middle;
    }
    return after;
}

/// An isothermal cell has the temperature it was given, without what rounding adds.
void DfnSolver::keepTemperature(std::span<double> row) const
{
    if (m_options.model.physics.thermal == ThermalKind::Isothermal)
        row[kTraceTemperature] = m_cell->parameters[ParameterId::Temperature];
}

void DfnSolver::cutAt(double t)
{
    m_row.resize(static_cast<std::size_t>(m_trace.columns()));
    m_trace.evaluate(m_trace.stretches() - 1, t, m_row);
    keepTemperature(m_row);
    m_stepper.interpolate(t, m_y, m_system.hasSlow() ? std::span<double>(m_slow) : std::span<double>());
    m_trace.removeLast();
    const std::span<double> out = m_trace.append(t, m_stepper.order());
    std::copy(m_row.begin(), m_row.end(), out.begin());
}

void DfnSolver::follow(const StepGrid* grid, std::vector<double>* missed)
{
    m_grid = grid;
    m_missed = grid ? missed : nullptr;
    if (m_missed)
        m_missed->assign(static_cast<std::size_t>(grid->trace.points() * m_system.layout().unknowns()), 0.0);
}

/// One step, chosen or from the grid.
Status DfnSolver::advance(const Stretch& stretch)
{
    if (!m_grid)
        return m_stepper.step(stretch.end_s);
    const Trace& steps = m_grid->trace;
    const int point = steps.stretchBegin(m_trace.stretches() - 1) + m_trace.points() -
                      m_trace.stretchBegin(m_trace.stretches() - 1);
    if (point >= steps.points())
        return Status::failed(MessageId::SolverNoConvergence, {formatRounded(m_stepper.time(), 6)});
    const auto n = static_cast<std::size_t>(m_system.layout().unknowns()),
               first = static_cast<std::size_t>(point) * n;
    const std::span<const double> missed = first + n <= m_grid->missed.size()
                                               ? std::span(m_grid->missed).subspan(first, n)
                                               : std::span<const double>();
    return m_stepper.follow(steps.time(point), steps.order(point), missed,
                            m_missed ? std::span(*m_missed).subspan(first, n) : std::span<double>());
}

/// Why a run that has taken so many steps should end. One that gets nowhere would go on for minutes until the
/// limit, and a hold that has used up the salt creeps on at the current that is left; watched_s: where it was
/// when it was looked at last.
Status DfnSolver::patience(const Stretch& stretch, long taken, double& watched_s) const
{
    constexpr long kWatchedSteps = 1000, kPatientSteps = 4000;
    constexpr double kLeastProgress_s = 2.5e-4;
    const double now = m_stepper.time();
    const bool over = taken > m_options.maximumSteps;
    if (!over && taken % kWatchedSteps != 0)
        return {};
    const double pace_s = (now - watched_s) / kWatchedSteps;
    const bool stands = pace_s * kWatchedSteps < kLeastProgress_s;
    const bool creeps = stretch.control == Control::Voltage && taken % kPatientSteps == 0 &&
                        stretch.end_s - now > pace_s * static_cast<double>(m_options.maximumSteps);
    watched_s = now;
    const Status known = over || stands || creeps ? m_stepper.whatRanOut(now, m_y, m_slow) : Status();
    if (over && known.ok())
        return Status::failed(MessageId::SolverStepLimit,
                              {formatRounded(now, 6), std::to_string(m_options.maximumSteps)});
    return stands && known.ok() ? m_stepper.whyStuck() : known;
}

void DfnSolver::readSurfaces()
{
    m_system.surfaceStoichiometries(m_y.data(), m_surfaces.data());
}

/// What a stretch that ended as it was asked to leaves of the particles.
Status DfnSolver::leaveParticles(StretchEnd end)
{
    const bool asked = end == StretchEnd::Time || end == StretchEnd::Charge || end == StretchEnd::Energy ||
                       end == StretchEnd::Temperature;
    if (!asked || !m_options.endsWhenSpent)
        return {};
    readSurfaces();
    return m_spent.afterStretch(m_surfaces);
}

Status DfnSolver::watchParticles()
{
    if (!m_options.endsWhenSpent)
        return {};
    readSurfaces();
    const Status held = m_spent.afterStep(m_stepper.time(), m_surfaces);
    if (m_spent.since_s() == m_stepper.time() && m_options.snapshotEdges != SnapshotEdges::None)
        m_crossing = snapshotWithin(m_stepper.time());
    return held;
}

StretchResult DfnSolver::run(const Stretch& stretch, const std::stop_token& stop)
{
    StretchResult result{{}, StretchEnd::Time, stretch.begin_s};
    const long before = m_steps;
    // Where one electrode has no double layer its kinetics are a resistance.
    const CellCoefficients<double>& k = m_system.coefficients();
    const bool noResistance = !m_system.hasElectrolyte() && !m_system.isSpme() &&
                              k.negative.doubleLayer > 0.0 && k.positive.doubleLayer > 0.0 &&
                              !(k.seriesResistance > 0.0);
    if (noResistance && stretch.control != Control::Current) {
        result.status = Status::failed(MessageId::SolverNoResistance, {formatRounded(stretch.begin_s, 6)});
        return result;
    }
    m_system.setControl(stretch.control, stretch.value, stretch.slope, stretch.begin_s);
    // Slow states were predicted in the last step: what is algebraic is brought up to what they became.
    const bool jump = !stretch.continuous || m_trace.points() == 0 || m_system.hasSlow();
    const bool consistent = !jump || m_stepper.makeConsistent(stretch.begin_s, m_y, m_slow);
    // Behind a jump everything goes like the root of the time; a current that is not constant is integrated
    // exactly by the time itself.
    const Clock clock = stretch.continuous || stretch.slope != 0.0 ? Clock::Time : Clock::Root;
    if (consistent)
        m_trace.beginStretch(clock);
    bool ready = consistent && m_system.derivative(stretch.begin_s, m_y.data(), m_yp.data());
    if (ready && m_system.hasSlow())
        m_system.slowSlopes(m_y.data(), m_slow.data(), m_slowSlope.data());
    if (ready && !m_moving.empty()) {
        shiftSensitivities();
        ready = startSensitivities();
        beginPassed();
    }
    if (!ready) {
        result.status = m_stepper.whatRanOut(stretch.begin_s, m_y, m_slow);
        if (result.status.ok())
            result.status = noInitialState(stretch.control, stretch.begin_s, stretch.value);
        return result;
    }
    record(stretch.begin_s, 1);
    m_charge = m_energy = 0.0;
    const bool counts = std::isfinite(stretch.chargeAbove_C) || std::isfinite(stretch.energyAbove_J);
    if (const auto limit = reachedLimit(stretch); limit || !(stretch.end_s > stretch.begin_s)) {
        if (limit)
            result.end = limit->end;
        if (!m_moving.empty())
            endAtOnce();
        return result;
    }
    keepBegin();
    if (m_options.endsWhenSpent) {
        readSurfaces();
        m_spent.beginStretch(m_surfaces, m_negativeSites);
    }

    // Behind a kink nothing is fast: a step like the one that suited the kink before.
    const double firstStep =
        stretch.continuous ? std::max(m_kinkStep, m_options.firstStep_s) : m_options.firstStep_s;
    m_stepper.start(stretch.begin_s, m_y, m_yp, m_slow, m_slowSlope,
                    std::min(firstStep, stretch.end_s - stretch.begin_s), clock);
    double watched_s = stretch.begin_s;
    while (m_stepper.time() < stretch.end_s) {
        if (stop.stop_requested()) {
            result.status = Status::cancelled();
            break;
        }
        result.status = patience(stretch, ++m_steps - before, watched_s);
        if (result.status.ok())
            result.status = advance(stretch);
        if (!result.status.ok())
            break;
        std::copy_n(m_stepper.state(), m_y.size(), m_y.begin());
        if (m_system.hasSlow())
            std::copy_n(m_stepper.slow(), m_slow.size(), m_slow.begin());
        if (m_system.poresAreClosed(m_slow.data())) {
            result.status =
                Status::failed(MessageId::InvalidArgument,
                               {"negative electrode at " + formatRounded(m_stepper.time(), 6) + " s",
                                "the interphase has closed the pores", "pores that stay open"});
            break;
        }
        if (!m_moving.empty() && !advanceSensitivities()) {
            result.status =
                Status::failed(MessageId::SolverNoConvergence, {formatRounded(m_stepper.time(), 6)});
            break;
        }
        record(m_stepper.time(), m_stepper.order());
        if (const auto limit = reachedLimit(stretch)) {
            result.end = limit->end;
            if (!m_moving.empty())
                endSensitivities(limit->end, limit->time_s);
            cutAt(limit->time_s);
            keepStep();
            break;
        }
        keepStep();
        result.status = watchParticles();
        if (!result.status.ok())
            break;
        if (counts) {
            const auto [charge, energy] = passed(m_stepper.time());
            m_charge += charge;
            m_energy += energy;
            if (!m_moving.empty())
                addPassed(m_stepper.time() - m_trace.time(m_trace.points() - 2), m_stepper.state(1),
                          m_y.data(), sensitivity(0, 0));
        }
        if (!m_moving.empty() && m_stepper.time() >= stretch.end_s)
            endSensitivities(StretchEnd::Time, m_stepper.time());
    }
    if (result.status.ok())
        result.status = leaveParticles(result.end);
    if (std::isfinite(m_spent.spentSince_s()))
        cutToCrossing();
    if (stretch.continuous)
        m_kinkStep = m_stepper.betterStart();
    result.time_s = m_trace.time(m_trace.points() - 1);
    keepEnd();
    const DfnStepper::Counters c = m_stepper.counters();
    m_counters.steps += c.steps;
    m_counters.residuals += c.residuals;
    m_counters.factorisations += c.factorisations;
    m_counters.errorTestFailures += c.errorTestFailures;
    m_counters.newtonFailures += c.newtonFailures;
    return result;
}

} // namespace interphase
