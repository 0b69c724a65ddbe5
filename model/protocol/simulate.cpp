#include "protocol/simulate.h"
#include "core/text.h"

#include "cell/open_circuit.h"
#include "electrochem/dfn_solver.h"
#include "electrochem/particle_modes.h"
#include "electrochem/spm_solver.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

constexpr double kLongestStep_s = 1e6; ///< a step whose limit is not reached by then never reaches it
constexpr int kDeepestRefinement = 14;

/// A stoichiometry of the negative particles, weighted with the lithium each kind can hold.
double meanOfKinds(const Cell& cell, ParameterId first, ParameterId second)
{
    const ParameterValues& p = cell.parameters;
    if (!ParticleKinds::of(cell).blended[0])
        return p[first];
    const double a = p[ParameterId::NegativeActiveFraction] * p[ParameterId::NegativeMaximumConcentration];
    const double b = p[ParameterId::Negative2ActiveFraction] * p[ParameterId::Negative2MaximumConcentration];
    return (a * p[first] + b * p[second]) / (a + b);
}

/// Turns the solver's trace into rows: regular ones, and more where a straight line would not do.
class RowWriter
{
public:
    RowWriter(const Cell& cell, const SimulationOptions& options, SimulationResult& out)
        : m_cell(cell),
          m_options(options),
          m_out(out)
    {
    }

    void writeStretch(const Trace& trace, int stretch)
    {
        const double begin = trace.time(trace.stretchBegin(stretch));
        const double end = trace.time(trace.stretchBegin(stretch + 1) - 1);
        Row left = rowAt(trace, stretch, begin);
        add(left);
        const auto whole = static_cast<long>(std::ceil((end - begin) / m_options.period_s - 1e-9));
        for (long k = 1; k <= whole; ++k) {
            const double t = k == whole ? end : begin + static_cast<double>(k) * m_options.period_s;
            const Row right = rowAt(trace, stretch, t);
            refine(trace, stretch, left, right, 0);
            add(right);
            left = right;
        }
    }

private:
    struct Row
    {
        double t;
        std::vector<double> values;
    };

    Row rowAt(const Trace& trace, int stretch, double t) const
    {
        Row row{t, std::vector<double>(static_cast<std::size_t>(trace.columns()))};
        trace.evaluate(stretch, t, row.values);
        return row;
    }

    void refine(const Trace& trace, int stretch, const Row& left, const Row& right, int depth)
    {
        if (depth >= kDeepestRefinement)
            return;
        const Row middle = rowAt(trace, stretch, 0.5 * (left.t + right.t));
        const auto bend = [&](std::size_t column) {
            return std::abs(middle.values[column] - 0.5 * (left.values[column] + right.values[column]));
        };
        const double currentTolerance = 1e-4 * m_cell.nominalCapacity_Ah;
        if (bend(kTraceVoltage) <= m_options.insertAbove_V && bend(kTraceCurrent) <= currentTolerance)
            return;
        refine(trace, stretch, left, middle, depth + 1);
        add(middle);
        refine(trace, stretch, middle, right, depth + 1);
    }

    void add(const Row& row)
    {
        const double current = row.values[kTraceCurrent];
        double charge = 0.0;
        if (!m_out.time_s.empty())
            charge = m_out.capacity_Ah.back() +
                     0.5 * (current + m_out.current_A.back()) * (row.t - m_out.time_s.back()) / 3600.0;
        const double empty = meanOfKinds(m_cell, ParameterId::NegativeMinimumStoichiometry,
                                         ParameterId::Negative2MinimumStoichiometry);
        const double window = meanOfKinds(m_cell, ParameterId::NegativeMaximumStoichiometry,
                                          ParameterId::Negative2MaximumStoichiometry) -
                              empty;
        m_out.time_s.push_back(row.t);
        m_out.current_A.push_back(current);
        m_out.voltage_V.push_back(row.values[kTraceVoltage]);
        m_out.temperature_K.push_back(row.values[kTraceTemperature]);
        m_out.soc.push_back((row.values[kTraceNegative] - empty) / window);
        m_out.socNegative.push_back(row.values[kTraceNegative]);
        m_out.socPositive.push_back(row.values[kTracePositive]);
        m_out.capacity_Ah.push_back(charge);
        for (std::size_t i = 0; i < m_out.more.size(); ++i)
            m_out.more[i].second.push_back(row.values[kTraceColumns + i]);
    }

    const Cell& m_cell;
    const SimulationOptions& m_options;
    SimulationResult& m_out;
};

Stretch stretchOf(const ProtocolStep& step, double begin_s)
{
    Stretch s;
    s.begin_s = begin_s;
    s.end_s = begin_s + kLongestStep_s;
    s.control = step.control;
    s.value = step.value;
    for (const Limit& limit : step.limits) {
        switch (limit.kind) {
        case LimitKind::Time:
            s.end_s = begin_s + limit.value;
            break;
        case LimitKind::VoltageBelow:
            s.voltageBelow = limit.value;
            break;
        case LimitKind::VoltageAbove:
            s.voltageAbove = limit.value;
            break;
        case LimitKind::CurrentMagnitudeBelow:
            s.currentBelow = limit.value;
            break;
        case LimitKind::Charge:
            s.chargeAbove_C = limit.value;
            break;
        case LimitKind::Energy:
            s.energyAbove_J = limit.value;
            break;
        case LimitKind::TemperatureAbove:
            s.temperatureAbove_K = limit.value;
            break;
        case LimitKind::AnodeBelow:
            s.anodeBelow_V = limit.value;
            break;
        case LimitKind::SlopeBelow:
            s.slopeBelow_V_s = limit.value;
            break;
        }
    }
    return s;
}

/// Whether a limit is among those that the closed form of the SPM does not watch.
bool watchesMore(const Protocol& protocol)
{
    for (const ProtocolStep& step : protocol.steps)
        for (const Limit& limit : step.limits)
            if (limit.kind > LimitKind::CurrentMagnitudeBelow)
                return true;
    return false;
}

bool hasTimeLimit(const ProtocolStep& step)
{
    return std::any_of(step.limits.begin(), step.limits.end(),
                       [](const Limit& limit) { return limit.kind == LimitKind::Time; });
}

std::string describe(StretchEnd end)
{
    switch (end) {
    case StretchEnd::Time:
        return "its time was over";
    case StretchEnd::VoltageBelow:
        return "the voltage had fallen to its limit";
    case StretchEnd::VoltageAbove:
        return "the voltage had risen to its limit";
    case StretchEnd::CurrentBelow:
        return "the current had fallen to its limit";
    case StretchEnd::Charge:
        return "its charge had passed";
    case StretchEnd::Energy:
        return "its energy had passed";
    case StretchEnd::Temperature:
        return "the temperature had risen to its limit";
    case StretchEnd::AnodePotential:
        return "the potential of the negative electrode had fallen to its limit";
    case StretchEnd::Slope:
        return "the voltage hardly changed any more";
    }
    return {};
}

/// Adds up what passes in each repetition.
class CycleCounter
{
public:
    explicit CycleCounter(SimulationResult& out) : m_out(out) {}

    void add(const ProtocolStep& step, const Trace& trace, int stretch)
    {
        const int first = trace.stretchBegin(stretch), end = trace.stretchBegin(stretch + 1);
        if (m_out.cycles.empty() || m_out.cycles.back().cycle != step.cycle) {
            m_out.cycles.emplace_back();
            m_out.cycles.back().cycle = step.cycle;
            m_discharged = false;
        }
        CycleSummary& c = m_out.cycles.back();
        for (int i = first + 1; i < end; ++i) {
            const double begin = trace.time(i - 1), h = trace.time(i) - begin;
            for (const auto& [place, weight] : {std::pair{0.0, 1.0}, {0.5, 4.0}, {1.0, 1.0}}) { // Simpson
                const double current = trace.evaluate(stretch, begin + place * h, kTraceCurrent);
                const double charge = std::abs(current) * weight * h / 6.0 / 3600.0;
                const double energy = charge * trace.evaluate(stretch, begin + place * h, kTraceVoltage);
                (current > 0.0 ? c.discharge_Ah : c.charge_Ah) += charge;
                (current > 0.0 ? c.discharge_Wh : c.charge_Wh) += energy;
            }
            c.warmest_K = std::max(c.warmest_K, trace.value(i, kTraceTemperature));
        }
        const double current = trace.value(first, kTraceCurrent);
        if (!m_discharged && current > 0.0 && m_lastVoltage > 0.0) {
            const double later = trace.evaluate(stretch, trace.time(first) + 10.0, kTraceVoltage);
            c.resistance_ohm = (m_lastVoltage - later) / (current - m_lastCurrent);
            m_discharged = true;
        }
        c.end_s = trace.time(end - 1);
        c.endVoltage_V = m_lastVoltage = trace.value(end - 1, kTraceVoltage);
        m_lastCurrent = trace.value(end - 1, kTraceCurrent);
        c.more.clear();
        for (std::size_t k = 0; k < m_out.more.size(); ++k)
            c.more.push_back(trace.value(end - 1, kTraceColumns + static_cast<int>(k)));
    }

private:
    SimulationResult& m_out;
    bool m_discharged = false;
    double m_lastVoltage = 0.0, m_lastCurrent = 0.0;
};

/// Runs the steps one after the other.
void runSteps(CellSolver& solver, const Protocol& protocol, RowWriter& rows, bool writeRows,
              SimulationResult& out, const RunContext& context)
{
    double now = 0.0;
    CycleCounter cycles(out);
    for (std::size_t i = 0; i < protocol.steps.size() && out.status.ok(); ++i) {
        const ProtocolStep& step = protocol.steps[i];
        const Stretch stretch = stretchOf(step, now);
        const int before = solver.trace().stretches();
        const StretchResult result = solver.run(stretch, context.stop);
        const std::string label = "Step " + std::to_string(i + 1) + " (" + step.text + ")";
        out.status = result.status;
        if (solver.trace().stretches() > before && result.time_s > now) {
            cycles.add(step, solver.trace(), before);
            if (writeRows)
                rows.writeStretch(solver.trace(), before);
            else
                solver.forgetTrace();
        } else if (result.status.ok())
            out.notes.push_back(label + " was skipped: its limit already held.");
        if (result.status.ok() && result.end == StretchEnd::Time && !hasTimeLimit(step))
            out.status = Status::failed(MessageId::ProtocolLimitNotReached,
                                        {label, std::to_string(static_cast<long>(kLongestStep_s / 3600.0))});
        else if (result.status.ok() && result.time_s > now && writeRows)
            out.notes.push_back(label + " ended at " + formatRounded(result.time_s, 6) +
                                " s: " + describe(result.end) + ".");
        now = std::max(now, result.time_s);
        context.report(static_cast<double>(i + 1) / static_cast<double>(protocol.steps.size()));
    }
}

/// The curves go on past empty and full, for the sake of calibrations; no cell does.
void noteImpossibleStates(SimulationResult& out)
{
    constexpr double kSlack = 1e-6;
    for (const auto& [values, electrode] :
         {std::pair{&out.socNegative, "negative"}, std::pair{&out.socPositive, "positive"}}) {
        const auto outside =
            std::ranges::find_if(*values, [](double x) { return x < -kSlack || x > 1.0 + kSlack; });
        if (outside == values->end())
            continue;
        const auto row = static_cast<std::size_t>(outside - values->begin());
        out.notes.push_back("From " + formatRounded(out.time_s[row], 6) + " s on the stoichiometry of the " +
                            electrode + " electrode is outside 0 to 1, where no cell can be.");
    }
}

/// Runs a measured current to its last point, cut-offs off.
void runProfile(CellSolver& solver, const CurrentProfile& profile, RowWriter& rows, SimulationResult& out,
                const RunContext& context)
{
    for (std::size_t i = 0; i + 1 < profile.time_s.size() && out.status.ok(); ++i) {
        const Stretch s = profileStretch(profile, i);
        if (!(s.end_s > s.begin_s))
            continue;
        const int before = solver.trace().stretches();
        out.status = solver.run(s, context.stop).status;
        if (solver.trace().stretches() > before)
            rows.writeStretch(solver.trace(), before);
        context.report(static_cast<double>(i + 1) / static_cast<double>(profile.time_s.size()));
    }
}

} // namespace

SimulationOptions quickOptions(ModelKind model)
{
    SimulationOptions options;
    options.model = model;
    options.relativeTolerance = 1e-3;
    options.negativeCells = 20;
    options.separatorCells = 4;
    options.positiveCells = 16;
    options.modes = 9;
    return options;
}

Stretch profileStretch(const CurrentProfile& profile, std::size_t i)
{
    Stretch s;
    s.begin_s = profile.time_s[i];
    s.end_s = profile.time_s[i + 1];
    s.value = profile.current_A[i];
    if (s.end_s > s.begin_s)
        s.slope = (profile.current_A[i + 1] - profile.current_A[i]) / (s.end_s - s.begin_s);
    s.continuous = i > 0 && profile.time_s[i - 1] < profile.time_s[i];
    return s;
}

bool usesParameter(ModelKind model, const CellPhysics& physics, ParameterId id)
{
    using P = ParameterId;
    constexpr P kElectrolyte[] = {P::ElectrolyteConcentration,
                                  P::TransferenceNumber,
                                  P::ThermodynamicFactor,
                                  P::ConductivityFactor,
                                  P::DiffusivityFactor,
                                  P::ConductivityActivation,
                                  P::ElectrolyteDiffusivityActivation,
                                  P::NegativePorosity,
                                  P::NegativeTransportEfficiency,
                                  P::NegativeConductivity,
                                  P::SeparatorThickness,
                                  P::SeparatorPorosity,
                                  P::SeparatorTransportEfficiency,
                                  P::PositivePorosity,
                                  P::PositiveTransportEfficiency,
                                  P::PositiveConductivity};
    const auto in = [id](const auto& list) {
        return std::find(std::begin(list), std::end(list), id) != std::end(list);
    };
    if (id >= P::CellDensity && id <= P::AmbientTemperature)
        return physics.thermal != ThermalKind::Isothermal;
    if (id >= P::PlatingRate && id <= P::DeadLithiumDecay)
        return physics.plating == PlatingKind::PartiallyReversible ||
               (physics.plating != PlatingKind::None && id != P::DeadLithiumDecay);
    if (id >= P::SeiThickness && id <= P::SeiElectronConductivity) {
        switch (physics.sei) {
        case SeiKind::None:
            return id == P::SeiThickness && physics.plating == PlatingKind::PartiallyReversible;
        case SeiKind::SolventDiffusion:
            return id <= P::SeiSolventConcentration;
        case SeiKind::Tunnelling:
        case SeiKind::TunnellingConstant:
            return id <= P::SeiActivation || id == P::SeiExchange || id == P::SeiBarrier;
        case SeiKind::Reaction:
            return id <= P::SeiActivation || id == P::SeiExchange || id == P::SeiPotential;
        case SeiKind::Interstitial:
            return id <= P::SeiActivation || id == P::SeiInterstitialDiffusivity ||
                   id == P::SeiInterstitialConcentration;
        case SeiKind::ElectronMigration:
            return id <= P::SeiActivation || id == P::SeiPotential || id == P::SeiElectronConductivity;
        }
    }
    return !(model == ModelKind::Spm && in(kElectrolyte)) && !(model == ModelKind::Spme && isInterface(id));
}

bool isInterface(ParameterId id)
{
    using P = ParameterId;
    constexpr P kAll[] = {P::NegativeFilmResistance, P::PositiveFilmResistance, P::NegativeDoubleLayer,
                          P::PositiveDoubleLayer,    P::NegativeLossRate,       P::NegativeLossPerCurrent,
                          P::PositiveLossRate,       P::PositiveLossPerCurrent};
    return std::find(std::begin(kAll), std::end(kAll), id) != std::end(kAll);
}

void adapt(SimulationOptions& options, const Cell& cell)
{
    options.interface = options.interface || hasInterface(cell);
    options.particles = ParticleKinds::of(cell);
}

bool hasInterface(const Cell& cell)
{
    for (const ParameterInfo& info : parameterInfos())
        if (isInterface(info.id) && cell.parameters[info.id] != 0.0)
            return true;
    return false;
}

void requireSupported(const Cell& cell, const CellPhysics& physics)
{
    using P = ParameterId;
    if (physics.thermal == ThermalKind::Isothermal)
        return;
    for (const ParameterId id : {P::CellDensity, P::CellSpecificHeat, P::CellVolume})
        if (!(cell.parameters[id] > 0.0))
            throw InputError(MessageId::InvalidArgument,
                             {std::string(parameterInfo(id).path), "the parameter set does not say it",
                              "a value above 0 for a model with heat"});
}

DfnOptions dfnOptions(const SimulationOptions& options, bool currentControlled)
{
    const auto given = [](int stated, int own) { return stated > 0 ? stated : own; };
    DfnOptions dfn;
    DfnResolution& resolution = dfn.resolution;
    resolution.negativeCells = given(options.negativeCells, resolution.negativeCells);
    resolution.separatorCells = given(options.separatorCells, resolution.separatorCells);
    resolution.positiveCells = given(options.positiveCells, resolution.positiveCells);
    resolution.modes = given(options.modes, resolution.modes);
    dfn.model.physics = options.physics;
    dfn.model.particles = options.particles;
    if (options.model == ModelKind::Spm) {
        dfn.model.electrolyte = false;
        resolution.negativeCells = resolution.separatorCells = resolution.positiveCells = 1;
    }
    dfn.observables = options.observables;
    // What is asked for coarsely may step across more of an open-circuit curve, and start faster.
    const double coarse = std::max(1.0, options.relativeTolerance / 1e-4);
    dfn.tolerances.longestMove = 0.02 * std::cbrt(coarse);
    dfn.firstStep_s *= coarse;
    dfn.tolerances.temperature_K = 100.0 * options.relativeTolerance;
    dfn.tolerances.ageing = 10.0 * options.relativeTolerance;
    dfn.currentControlled = currentControlled;
    dfn.tolerances.relative = options.relativeTolerance;
    dfn.tolerances.stoichiometry = 0.1 * options.relativeTolerance;
    dfn.tolerances.potential_V = options.relativeTolerance;
    return dfn;
}

std::unique_ptr<CellSolver> makeCellSolver(const SimulationOptions& options, bool currentControlled)
{
    if (options.modes != 0 && (options.modes < 2 || options.modes > ParticleModes::kMost))
        throw InputError(
            MessageId::InvalidArgument,
            {"modes in each particle", "found " + std::to_string(options.modes),
             "2 to " + std::to_string(ParticleModes::kMost) + ", or 0 for the model's own number"});
    const auto given = [](int stated, int own) { return stated > 0 ? stated : own; };
    const bool plain =
        options.physics.isPlain() && !options.interface && options.particles == ParticleKinds();
    if (options.model == ModelKind::Spme && !plain)
        throw InputError(
            MessageId::InvalidArgument,
            {"model", "the SPMe has no heat, ageing, film, double layer, blend or variable diffusivity here",
             "spm or dfn"});
    switch (plain ? options.model : ModelKind::Dfn) {
    case ModelKind::Spm:
    case ModelKind::Spme: {
        SpmOptions spm;
        spm.traceTolerance_V = 0.02 * options.relativeTolerance;
        if (options.model == ModelKind::Spme) {
            // Salt is smooth, but a C-rate of 2 nearly empties the positive electrode.
            spm.electrolyte = {{given(options.negativeCells, 20), given(options.separatorCells, 8),
                                given(options.positiveCells, 20)}};
            spm.electrolyteTolerance = 0.1 * options.relativeTolerance;
        }
        spm.modes = given(options.modes, spm.modes);
        return std::make_unique<SpmSolver>(spm);
    }
    case ModelKind::Dfn:
        break;
    }
    return std::make_unique<DfnSolver>(dfnOptions(options, currentControlled));
}

Status drive(CellSolver& solver, const Protocol& protocol, const RunContext& context)
{
    double now = 0.0;
    for (const ProtocolStep& step : protocol.steps) {
        const StretchResult result = solver.run(stretchOf(step, now), context.stop);
        if (!result.status.ok())
            return result.status;
        now = result.time_s;
    }
    const CurrentProfile& profile = protocol.profile;
    for (std::size_t i = 0; protocol.steps.empty() && i + 1 < profile.time_s.size(); ++i) {
        const Stretch s = profileStretch(profile, i);
        if (!(s.end_s > s.begin_s))
            continue;
        const Status status = solver.run(s, context.stop).status;
        if (!status.ok())
            return status;
    }
    return {};
}

SimulationResult simulate(const Cell& cell, const Protocol& protocol, const SimulationOptions& options,
                          const RunContext& context)
{
    requireSupported(cell, options.physics);
    SimulationResult out;
    SimulationOptions own = options;
    adapt(own, cell);
    own.interface = own.interface || watchesMore(protocol);
    const std::unique_ptr<CellSolver> solver = makeCellSolver(own);
    solver->begin(cell, {});
    for (const Observable& o : solver->observables())
        out.more.emplace_back(o.name, std::vector<double>());
    RowWriter rows(cell, options, out);
    if (!protocol.steps.empty())
        runSteps(*solver, protocol, rows, options.rows, out, context);
    else
        runProfile(*solver, protocol.profile, rows, out, context);
    noteImpossibleStates(out);
    return out;
}

} // namespace interphase
