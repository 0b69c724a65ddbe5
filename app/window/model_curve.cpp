#include "app/window/model_curve.h"

#include "cell/open_circuit.h"
#include "protocol/simulate.h"
#include "protocol/voltage_solver.h"

#include <chrono>
#include <cmath>

namespace interphase {
namespace {

using Clock = std::chrono::steady_clock;

struct SolvedLine
{
    Status status;
    Series series;
    double solve_ms = 0.0;
};

/// How long a solve may have taken for another one, with all that goes on inside, to follow it.
constexpr double kQuick_ms = 100.0, kBearable_ms = 5000.0;
constexpr int kProfileTimes = 40;

SimulationOptions optionsFor(const CurveRequest& request, ModelKind kind)
{
    SimulationOptions options;
    options.model = kind;
    options.physics = request.physics;
    adapt(options, *request.cell);
    return options;
}

/// The cell as the data find it.
Cell measuredCell(const CurveRequest& request)
{
    const DrivenData& driven = request.measured->driven;
    Cell cell = *request.cell;
    cell.parameters[ParameterId::InitialSoc] = driven.restVoltage_V && !driven.freeSoc
                                                   ? socFromVoltage(cell, *driven.restVoltage_V)
                                                   : driven.initialSoc;
    return cell;
}

double elapsed_ms(Clock::time_point since)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - since).count();
}

/// Of a line that did not come to its end: what there is, to the last state.
void keepSolved(VoltageSolver& solver, Series& line)
{
    const std::size_t count = solver.readSolved(line.x, line.y);
    line.x.resize(count);
    line.y.resize(count);
    const Trace& trace = solver.trace();
    const int last = trace.points() - 1;
    if (count > 0 && trace.time(last) > line.x.back()) {
        line.x.push_back(trace.time(last));
        line.y.push_back(trace.value(last, kTraceVoltage));
    }
}

SolvedLine solveMeasured(const CurveRequest& request, ModelKind kind, const RunContext& context)
{
    const DrivenData& driven = request.measured->driven;
    const Cell cell = measuredCell(request);
    SolvedLine out;
    out.series.x = driven.times_s;
    out.series.y.resize(driven.times_s.size());
    VoltageSolver solver(optionsFor(request, kind));
    const auto begin = Clock::now();
    out.status =
        solver.solve(cell, driven.current, driven.times_s, {}, out.series.y, {}, nullptr, context.stop);
    out.solve_ms = elapsed_ms(begin);
    if (!out.status.ok())
        keepSolved(solver, out.series);
    return out;
}

SolvedLine solveSteps(const CurveRequest& request, ModelKind kind, const RunContext& context)
{
    Cell cell = *request.cell;
    cell.parameters[ParameterId::InitialSoc] = request.startSoc;
    SimulationOptions options = optionsFor(request, kind);
    options.period_s = 30.0;
    const auto begin = Clock::now();
    SimulationResult result = simulate(cell, request.protocol, options, context);
    return {result.status, {std::move(result.time_s), std::move(result.voltage_V)}, elapsed_ms(begin)};
}

SolvedLine solveOne(const CurveRequest& request, ModelKind kind, const RunContext& context)
try {
    return request.measured ? solveMeasured(request, kind, context) : solveSteps(request, kind, context);
} catch (const InputError& error) { // such as a rest voltage that this cell cannot have
    return {{Outcome::Failed, error.message()}, {}, 0.0};
}

/// The inside of the cell along the same curve. Nothing where that would take long.
void addDetails(const CurveRequest& request, CurveResult& out, const RunContext& context)
try {
    out.detailsLeftOut = out.solve_ms > (request.moving ? kQuick_ms : kBearable_ms);
    if (out.detailsLeftOut)
        return;
    Cell cell = request.measured ? measuredCell(request) : *request.cell;
    if (!request.measured)
        cell.parameters[ParameterId::InitialSoc] = request.startSoc;
    Protocol protocol = request.protocol;
    if (request.measured)
        protocol = {{}, request.measured->driven.current};
    ProfileTimes times;
    times.count = kProfileTimes;
    if (!out.view.model.x.empty()) // solved before
        times.end_s =
            request.measured && out.status.ok() ? protocol.profile.time_s.back() : out.view.model.x.back();
    out.details = solveDetails(cell, protocol, optionsFor(request, request.kind), times, context);
} catch (const InputError&) { // what the curve itself has said
    out.details = {};
}

/// Over time, not over points: thinning keeps more points where the voltage bends, and they must not count
/// more.
double rmsWithin(const MeasuredDrive& measured, const std::vector<double>& model_V)
{
    const std::vector<double>& t = measured.driven.times_s;
    const auto fitted = [&](double at) {
        return !measured.fit || (at >= measured.fit->begin_s && at <= measured.fit->end_s);
    };
    double sum = 0.0;
    double length_s = 0.0;
    for (std::size_t i = 1; i < t.size(); ++i) {
        if (!fitted(t[i - 1]) || !fitted(t[i]))
            continue;
        const double a = model_V[i - 1] - measured.voltage_V[i - 1];
        const double b = model_V[i] - measured.voltage_V[i];
        sum += (t[i] - t[i - 1]) * (a * a + a * b + b * b) / 3.0; // of the straight line between
        length_s += t[i] - t[i - 1];
    }
    return length_s > 0.0 ? std::sqrt(sum / length_s) : 0.0;
}

} // namespace

Protocol dischargeOf(const Cell& cell)
{
    Protocol protocol;
    protocol.steps.push_back(
        {Control::Current,
         cell.nominalCapacity_Ah,
         {{LimitKind::VoltageBelow, cell.lowerVoltage_V}, {LimitKind::Time, 2.0 * 3600.0}},
         {}});
    return protocol;
}

CurveResult solveCurve(const CurveRequest& request, const RunContext& context)
{
    CurveResult out;
    if (request.measured)
        out.view.data = {request.measured->driven.times_s, request.measured->voltage_V};
    SolvedLine model = solveOne(request, request.kind, context);
    out.status = model.status;
    out.solve_ms = model.solve_ms;
    if (out.status.outcome == Outcome::Cancelled || model.series.x.empty())
        return out;
    out.view.model = std::move(model.series);
    if (request.measured && out.status.ok())
        out.rms_V = rmsWithin(*request.measured, out.view.model.y);
    if (request.details && !context.stopRequested())
        addDetails(request, out, context);
    if (request.compare && !context.stopRequested()) {
        SolvedLine other = solveOne(request, ModelKind::Spm, context);
        if (other.status.ok())
            out.view.compare = std::move(other.series);
        out.view.compareName = QStringLiteral("SPM");
    }
    return out;
}

} // namespace interphase
