#include "protocol/simulate.h"

#include "core/text.h"
#include "protocol/cycle_counter.h"
#include "protocol/cycle_jumper.h"
#include "protocol/row_writer.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace interphase {
namespace {

constexpr double kLongestStep_s = 1e6; ///< a step whose limit is not reached by then never reaches it

Stretch stretchOf(const ProtocolStep& step, double begin_s)
{
    Stretch s;
    s.begin_s = begin_s;
    s.end_s = std::numeric_limits<double>::infinity();
    s.control = step.control;
    s.value = step.value;
    for (const Limit& limit : step.limits) { // of several of a kind the one that is reached first
        switch (limit.kind) {
        case LimitKind::Time:
            s.end_s = std::min(s.end_s, begin_s + limit.value);
            break;
        case LimitKind::VoltageBelow:
            s.voltageBelow = std::max(s.voltageBelow, limit.value);
            break;
        case LimitKind::VoltageAbove:
            s.voltageAbove = std::min(s.voltageAbove, limit.value);
            break;
        case LimitKind::CurrentMagnitudeBelow:
            s.currentBelow = std::max(s.currentBelow, limit.value);
            break;
        case LimitKind::Charge:
            s.chargeAbove_C = std::min(s.chargeAbove_C, limit.value);
            break;
        case LimitKind::Energy:
            s.energyAbove_J = std::min(s.energyAbove_J, limit.value);
            break;
        case LimitKind::TemperatureAbove:
            s.temperatureAbove_K = std::min(s.temperatureAbove_K, limit.value);
            break;
        case LimitKind::TemperatureBelow:
            s.temperatureBelow_K = std::max(s.temperatureBelow_K, limit.value);
            break;
        case LimitKind::AnodeBelow:
            s.anodeBelow_V = std::max(s.anodeBelow_V, limit.value);
            break;
        case LimitKind::SlopeBelow:
            s.slopeBelow_V_s = std::max(s.slopeBelow_V_s, limit.value);
            break;
        }
    }
    if (!std::isfinite(s.end_s))
        s.end_s = begin_s + kLongestStep_s;
    return s;
}

/// Whether a limit is among those that the closed form of the SPM does not watch.
bool watchesMore(const Protocol& protocol)
{
    return std::ranges::any_of(protocol.steps, [](const ProtocolStep& step) {
        return std::ranges::any_of(
            step.limits, [](const Limit& limit) { return limit.kind > LimitKind::CurrentMagnitudeBelow; });
    });
}

bool hasTimeLimit(const ProtocolStep& step)
{
    return std::ranges::find(step.limits, LimitKind::Time, &Limit::kind) != step.limits.end();
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
        return "the temperature had reached its limit";
    case StretchEnd::AnodePotential:
        return "the potential of the negative electrode had fallen to its limit";
    case StretchEnd::Slope:
        return "the voltage hardly changed any more";
    }
    return {};
}

/// Whether a step went on for as long as any may, label: what it is called.
Status missedLimit(const ProtocolStep& step, const std::string& label, const StretchResult& result)
{
    if (result.end != StretchEnd::Time || hasTimeLimit(step))
        return {};
    return Status::failed(MessageId::ProtocolLimitNotReached,
                          {label, std::to_string(static_cast<long>(kLongestStep_s / 3600.0))});
}

/// Who writes down what a run gives.
struct Writers
{
    RowWriter& rows;
    CycleCounter& cycles;
    const CycleListener& cycleEnded;
};

/// Runs the steps one after the other.
void runSteps(CellSolver& solver, const Protocol& protocol, const SimulationOptions& options, Writers write,
              SimulationResult& out, const RunContext& context)
{
    double now = 0.0;
    std::size_t known = 0;                      ///< cycles that have ended
    std::size_t jumpedFrom = 0, knownThere = 0; ///< the last step before the last jump
    CycleCounter::Left left;                    ///< there
    const bool writeRows = options.rows, mayJump = !writeRows && options.skipWithin_Ah > 0.0;
    CycleJumper jumper(solver, mayJump ? options.skipWithin_Ah : 0.0);
    const std::vector<int> alike = mayJump ? alikeAfter(protocol.steps) : std::vector<int>();
    const std::vector<ProtocolStep>& steps = protocol.steps;
    for (std::size_t i = 0; i < steps.size() && out.status.ok(); ++i) {
        const ProtocolStep& step = steps[i];
        const Stretch stretch = stretchOf(step, now);
        const int before = solver.trace().stretches();
        const StretchResult result = solver.run(stretch, context.stop);
        const std::string label = "Step " + std::to_string(i + 1) + " (" + step.text + ")";
        out.status = result.status;
        if (solver.trace().stretches() > before && result.time_s > now) {
            write.cycles.add(step, solver.trace(), before);
            if (writeRows)
                write.rows.writeStretch(solver.trace(), before);
            else
                solver.forgetTrace();
        } else if (result.status.ok())
            out.notes.push_back(label + " was skipped: its limit already held.");
        if (result.status.ok())
            out.status = missedLimit(step, label, result);
        if (out.status.ok() && result.time_s > now && writeRows)
            out.notes.push_back(label + " ended at " + formatRounded(result.time_s, 6) +
                                " s: " + describe(result.end) + ".");
        now = std::max(now, result.time_s);
        const bool last = i + 1 == steps.size();
        const bool cycleEnds = last || steps[i + 1].cycle != step.cycle;
        if (cycleEnds && out.status.ok() && out.cycles.size() > known) {
            const CycleSummary ended = out.cycles.back();
            if (jumper.settling())
                out.cycles.resize(known);
            else if (write.cycleEnded)
                write.cycleEnded(out);
            known = out.cycles.size();
            const int jump = mayJump ? jumper.afterCycle(ended, alike[i]) : 0;
            out.skipError_Ah = jumper.statedError_Ah();
            out.skippedCycles = jumper.skipped();
            if (jump > 0) {
                now = jumper.resumes_s();
                jumpedFrom = i;
                knownThere = known;
                left = write.cycles.left();
            }
            while (jump > 0 && i + 1 < steps.size() && steps[i + 1].cycle <= step.cycle + jump)
                ++i;
        }
        // What ended the cell may have come among the cycles that were skipped.
        if (!out.status.ok() && out.status.outcome != Outcome::Cancelled && jumper.retreat()) {
            out.status = {};
            out.cycles.resize(known = knownThere);
            out.skipError_Ah = jumper.statedError_Ah();
            out.skippedCycles = jumper.skipped();
            solver.forgetTrace();
            write.cycles.goBack(left);
            now = jumper.resumes_s();
            i = jumpedFrom;
            out.notes.push_back("From cycle " + std::to_string(steps[i].cycle + 1) +
                                " on every cycle was simulated: behind a jump from there the run had ended.");
        }
        context.report(static_cast<double>(i + 1) / static_cast<double>(steps.size()));
    }
    if (jumper.settling()) // and did not end
        out.cycles.resize(known);
    else if (out.cycles.size() > known && steps.back().cycle > 1)
        out.notes.push_back("Cycle " + std::to_string(out.cycles.back().cycle) +
                            " did not end; its row says how far it came.");
    if (mayJump && jumper.skipped() == 0 && jumpedFrom == 0)
        out.notes.push_back("No cycle was skipped: their changes are not small and steady enough for that.");
    if (jumper.skipped() > 0)
        out.notes.push_back(std::to_string(jumper.skipped()) + " of " + std::to_string(steps.back().cycle) +
                            " cycles were skipped; that changes the discharge capacity and the lithium lost "
                            "by at most some " +
                            formatRounded(jumper.statedError_Ah(), 2) + " Ah.");
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

/// A step ends by what it says, wherever the voltage goes.
void noteVoltages(const Cell& cell, SimulationResult& out)
{
    constexpr double kSlack_V = 5e-3;
    const auto outside = std::ranges::find_if(out.voltage_V, [&](double v) {
        return v < cell.lowerVoltage_V - kSlack_V || v > cell.upperVoltage_V + kSlack_V;
    });
    if (outside == out.voltage_V.end())
        return;
    const auto row = static_cast<std::size_t>(outside - out.voltage_V.begin());
    out.notes.push_back(
        "At " + formatRounded(out.time_s[row], 6) + " s the voltage left the cell's own limits, " +
        formatRounded(cell.lowerVoltage_V, 4) + " to " + formatRounded(cell.upperVoltage_V, 4) + " V.");
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

bool isPossible(const Trace& trace, int at)
{
    constexpr double kSlack = 1e-3;
    const auto within = [&](int column) {
        const double x = trace.value(at, column);
        return x >= -kSlack && x <= 1.0 + kSlack;
    };
    return within(kTraceNegative) && within(kTracePositive);
}

Status drive(CellSolver& solver, const Protocol& protocol, const RunContext& context, Skipped skipped)
{
    solver.measuredTemperature(protocol.profile.temperature.get());
    double now = 0.0;
    for (const ProtocolStep& step : protocol.steps) {
        const StretchResult result = solver.run(stretchOf(step, now), context.stop);
        if (!result.status.ok())
            return result.status;
        if (const Status missed = missedLimit(step, step.text, result); !missed.ok())
            return missed;
        if (skipped == Skipped::Refused && !(result.time_s > now))
            return Status::failed(
                MessageId::InvalidArgument,
                {step.text, "its limit already holds where it begins", "a step that the cell goes through"});
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
                          const RunContext& context, const CycleListener& cycleEnded)
{
    requireSupported(cell, options.physics);
    SimulationResult out;
    SimulationOptions own = options;
    adapt(own, cell, options.gradient);
    own.beyondClosedForm =
        own.beyondClosedForm || own.observables || watchesMore(protocol) || !options.gradient.empty();
    const std::unique_ptr<CellSolver> solver = makeCellSolver(own);
    for (const ParameterId id : options.gradient)
        if (!usesParameter(cell, options.model, options.physics, id))
            throw InputError(MessageId::InvalidArgument,
                             {std::string(parameterInfo(id).path), "this model does not depend on it",
                              "another parameter"});
    solver->begin(cell, options.gradient);
    if (options.physics.thermal == ThermalKind::Measured && !protocol.profile.temperature)
        throw InputError(MessageId::InvalidArgument, {"the measured temperature", "the protocol has none",
                                                      "a CSV file with the column temperature_K"});
    solver->measuredTemperature(protocol.profile.temperature.get());
    const auto derivatives = [&](std::string_view quantity) {
        for (const ParameterId id : options.gradient)
            out.more.emplace_back("d " + std::string(quantity) + " / d " +
                                      std::string(parameterInfo(id).path),
                                  std::vector<double>());
    };
    derivatives("voltage_V");
    for (const Observable& o : solver->observables())
        out.more.emplace_back(o.name, std::vector<double>());
    for (const Observable& o : solver->observables())
        derivatives(o.name);
    RowWriter rows(cell, options, out);
    CycleCounter cycles(cell, options.physics, out);
    if (!protocol.steps.empty())
        runSteps(*solver, protocol, options, {rows, cycles, cycleEnded}, out, context);
    else
        runProfile(*solver, protocol.profile, rows, out, context);
    if (options.rows)
        rows.endAt(solver->spentSince_s());
    noteImpossibleStates(out);
    noteVoltages(cell, out);
    return out;
}

} // namespace interphase
