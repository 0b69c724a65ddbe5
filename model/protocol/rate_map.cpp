#include "protocol/rate_map.h"

#include "cell/open_circuit.h"
#include "core/message.h"
#include "core/parallel.h"
#include "core/text.h"
#include "electrochem/coefficients.h"
#include "protocol/simulate.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <string_view>
#include <tuple>

namespace interphase {
namespace {

constexpr double kLongest_s = 1e10; // three hundred years

double energy_J(const Trace& trace, int stretch)
{
    double sum = 0.0;
    for (int i = trace.stretchBegin(stretch) + 1; i < trace.stretchBegin(stretch + 1); ++i) {
        for (const Trace::Node& node : trace.nodes(stretch, i, trace.time(i)))
            sum += node.weight_s * std::abs(trace.evaluate(stretch, node.time_s, kTraceCurrent)) *
                   trace.evaluate(stretch, node.time_s, kTraceVoltage);
    }
    return sum;
}

/// The lowest potential of the negative electrode at the voltage limit, to which a charge that has ended at
/// plating goes on. Where nothing leads there, as far below 0 as plating shows.
double marginOf(CellSolver& solver, Stretch s, const StretchResult& ended, const RunContext& context)
{
    constexpr double kPlatesAnyway_V = -0.01;
    const auto watched =
        std::ranges::find(solver.observables(), std::string_view("plating_potential_V"), &Observable::name);
    const int column = kTraceColumns + static_cast<int>(watched - solver.observables().begin());
    if (ended.end == StretchEnd::AnodePotential) {
        s.begin_s = ended.time_s;
        s.anodeBelow_V = -std::numeric_limits<double>::infinity();
        if (!solver.run(s, context.stop).status.ok())
            return kPlatesAnyway_V;
    }
    const double margin = solver.trace().value(solver.trace().points() - 1, column);
    return ended.end == StretchEnd::AnodePotential ? std::min(margin, 0.0) : margin;
}

void solvePoint(const RateMapRequest& request, SimulationOptions options, RateMapPoint& point,
                const RunContext& context)
{
    Cell cell = request.cell;
    cell.parameters[ParameterId::Temperature] = point.temperature_K;
    cell.parameters[ParameterId::AmbientTemperature] = point.temperature_K;
    adapt(options, cell);
    const bool charge = request.kind == RateMapKind::Plating;
    options.beyondClosedForm = options.beyondClosedForm || charge || !request.before.steps.empty();
    options.observables = charge;
    const std::unique_ptr<CellSolver> solver = makeCellSolver(options);
    const double empty = meanStoichiometry(cell, Side::Negative, 0.0),
                 full = meanStoichiometry(cell, Side::Negative, 1.0);
    solver->begin(cell, {});
    point.status = drive(*solver, request.before, context, Skipped::Refused);
    if (!point.status.ok())
        return;
    const Trace& trace = solver->trace();
    const auto soc = [&](int at) { return (trace.value(at, kTraceNegative) - empty) / (full - empty); };
    if (const int last = trace.points() - 1; last >= 0 && !isPossible(trace, last)) {
        point.status =
            Status::failed(MessageId::InvalidArgument,
                           {"the steps before",
                            "they end at a state of charge of " + formatRounded(100.0 * soc(last), 3) + " %",
                            "a state that the cell can be in"});
        return;
    }
    Stretch s;
    s.begin_s = trace.points() > 0 ? trace.time(trace.points() - 1) : 0.0;
    s.end_s = s.begin_s + kLongest_s;
    s.value = charge ? -point.current_A : point.current_A;
    if (charge) {
        s.voltageAbove = request.voltage_V;
        s.anodeBelow_V = 0.0;
    } else {
        s.voltageBelow = request.voltage_V;
    }
    const StretchResult result = solver->run(s, context.stop);
    point.status = result.status;
    if (!point.status.ok())
        return;
    const int stretch = trace.stretches() - 1, last = trace.points() - 1;
    point.socBefore = soc(trace.stretchBegin(stretch));
    point.socAfter = soc(last);
    point.time_s = result.time_s - s.begin_s;
    if (result.end == StretchEnd::Time)
        point.status = Status::failed(
            MessageId::ProtocolLimitNotReached,
            {formatRounded(point.current_A, 3) + " A until " + formatRounded(request.voltage_V, 4) + " V",
             std::to_string(static_cast<long>(kLongest_s / 3600.0))});
    point.charge_Ah = point.current_A * point.time_s / 3600.0;
    point.energy_Wh = energy_J(trace, stretch) / 3600.0;
    point.plates = result.end == StretchEnd::AnodePotential;
    if (charge)
        point.margin_V = marginOf(*solver, s, result, context);
}

/// As fine as the models are by themselves.
SimulationOptions ownResolution(const SimulationOptions& options)
{
    const SimulationOptions own;
    SimulationOptions out = options;
    out.relativeTolerance = std::min(options.relativeTolerance, own.relativeTolerance);
    out.negativeCells = own.negativeCells;
    out.separatorCells = own.separatorCells;
    out.positiveCells = own.positiveCells;
    out.modes = own.modes;
    out.shells = own.shells;
    return out;
}

/// What coarse cells and steps fail at (a nearly empty electrolyte, say) may be none of the cell's doing.
void solveSurely(const RateMapRequest& request, RateMapPoint& point, const RunContext& context)
{
    const RateMapPoint asked = point;
    solvePoint(request, request.options, point, context);
    const SimulationOptions own = ownResolution(request.options);
    const auto resolution = [](const SimulationOptions& o) {
        return std::tuple(o.relativeTolerance, o.negativeCells, o.separatorCells, o.positiveCells, o.modes,
                          o.shells);
    };
    if (point.status.outcome != Outcome::Failed || resolution(own) == resolution(request.options))
        return;
    point = asked;
    solvePoint(request, own, point, context);
}

/// A limit that the cell is beyond even at rest is a mistake; one that a current takes it beyond at once is
/// an answer.
void requireReachable(const RateMapRequest& request)
{
    if (!request.before.steps.empty())
        return;
    const double rest = startVoltage(request.cell, ParameterId::InitialSoc).value;
    const bool charge = request.kind == RateMapKind::Plating;
    if (charge ? rest >= request.voltage_V : rest <= request.voltage_V)
        throw InputError(MessageId::InvalidArgument,
                         {"the voltage limit",
                          "found " + formatRounded(request.voltage_V, 5) + " V, but the cell rests at " +
                              formatRounded(rest, 5) + " V",
                          charge ? "a limit above that" : "a limit below that"});
}

} // namespace

std::vector<RateMapPoint> rateMap(const RateMapRequest& request, const RunContext& context,
                                  const RateMapListener& solved)
{
    requireSupported(request.cell, request.options.physics);
    requireReachable(request);
    std::vector<RateMapPoint> points;
    for (const double temperature : request.temperatures_K)
        for (const double current : request.currents_A) {
            points.emplace_back();
            points.back().current_A = current;
            points.back().temperature_K = temperature;
        }
    std::atomic<int> done = 0;
    const auto count = static_cast<int>(points.size());
    const Status status = runParallel(count, request.threads, [&](int i) {
        const auto index = static_cast<std::size_t>(i);
        if (context.stopRequested())
            points[index].status = Status::cancelled();
        else
            solveSurely(request, points[index], {context.stop, {}});
        if (solved && points[index].status.outcome != Outcome::Cancelled)
            solved(index, points[index]);
        context.report(static_cast<double>(++done) / count);
    });
    if (!status.ok())
        throw InputError(status.reason.id, status.reason.arguments);
    return points;
}

} // namespace interphase
