#include "calibrate/protocol_prediction.h"

#include "core/parallel.h"
#include "core/text.h"
#include "data/thinning.h"
#include "protocol/simulate.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <mutex>

namespace interphase {
namespace {

constexpr std::array<std::string_view, kProtocolQuantities> kWords = {
    "discharged-charge", "charged-charge",  "discharged-energy", "duration",
    "lowest-voltage",    "highest-voltage", "end-voltage",       "highest-temperature"};
constexpr std::array<std::string_view, kProtocolQuantities> kUnits = {"Ah", "Ah", "Wh", "s",
                                                                      "V",  "V",  "V",  "K"};

/// Charge in Ah and energy in Wh between two rows, over the part where the current has this sign.
std::array<double, kProtocolQuantities> quantitiesOf(const SimulationResult& r)
{
    std::array<double, kProtocolQuantities> out{};
    const auto at = [&out](ProtocolQuantity q) -> double& { return out[static_cast<std::size_t>(q)]; };
    for (std::size_t i = 1; i < r.time_s.size(); ++i) {
        const double hours = (r.time_s[i] - r.time_s[i - 1]) / 3600.0;
        for (const std::size_t k : {i - 1, i}) {
            const double current = r.current_A[k], share = 0.5 * hours;
            at(ProtocolQuantity::DischargedCharge) += share * std::max(current, 0.0);
            at(ProtocolQuantity::ChargedCharge) += share * std::max(-current, 0.0);
            at(ProtocolQuantity::DischargedEnergy) += share * std::max(current, 0.0) * r.voltage_V[k];
        }
    }
    at(ProtocolQuantity::Duration) = r.time_s.back() - r.time_s.front();
    at(ProtocolQuantity::LowestVoltage) = *std::ranges::min_element(r.voltage_V);
    at(ProtocolQuantity::HighestVoltage) = *std::ranges::max_element(r.voltage_V);
    at(ProtocolQuantity::EndVoltage) = r.voltage_V.back();
    at(ProtocolQuantity::HighestTemperature) = *std::ranges::max_element(r.temperature_K);
    return out;
}

/// Rows at the same time are the two sides of a step; the later one is what follows.
ProtocolDraw simulateDraw(const Analysis& analysis, const Protocol& protocol,
                          const std::vector<double>& theta, double soc, const RunContext& context)
{
    Cell cell = analysis.spec->cell;
    for (std::size_t p = 0; p < analysis.spec->free.size(); ++p)
        cell.parameters[analysis.spec->free[p]] = theta[p];
    cell.parameters[ParameterId::InitialSoc] = soc;
    const SimulationResult result = simulate(cell, protocol, analysis.spec->simulation, context);
    ProtocolDraw out;
    out.status = result.status;
    if (!out.status.ok())
        return out;
    for (std::size_t i = 0; i < result.time_s.size(); ++i) {
        if (!out.time_s.empty() && result.time_s[i] <= out.time_s.back()) {
            out.time_s.pop_back();
            out.current_A.pop_back();
            out.voltage_V.pop_back();
        }
        out.time_s.push_back(result.time_s[i]);
        out.current_A.push_back(result.current_A[i]);
        out.voltage_V.push_back(result.voltage_V[i]);
    }
    out.quantities = quantitiesOf(result);
    return out;
}

/// Times of the draw that runs longest, where its voltage needs them.
std::vector<double> commonTimes(const std::vector<ProtocolDraw>& simulated, int points)
{
    const auto longest = std::ranges::max_element(
        simulated, {}, [](const ProtocolDraw& s) { return s.time_s.empty() ? -1.0 : s.time_s.back(); });
    Dataset data;
    data.time_s = longest->time_s;
    data.current_A = longest->current_A;
    data.voltage_V = longest->voltage_V;
    std::vector<double> out;
    for (const std::size_t row : thin(data, data.time_s.front(), data.time_s.back(), points))
        out.push_back(data.time_s[row]);
    return out;
}

/// NaN after its end.
std::vector<double> at(const ProtocolDraw& draw, const std::vector<double>& times)
{
    std::vector<double> out;
    std::size_t i = 0;
    for (const double t : times) {
        while (i + 2 < draw.time_s.size() && draw.time_s[i + 1] < t)
            ++i;
        const double span = draw.time_s[i + 1] - draw.time_s[i];
        const double part = std::clamp((t - draw.time_s[i]) / span, 0.0, 1.0);
        out.push_back(t > draw.time_s.back()
                          ? std::nan("")
                          : (1.0 - part) * draw.voltage_V[i] + part * draw.voltage_V[i + 1]);
    }
    return out;
}

/// Of the voltage: the first kind of noise that has a density at any time; of a stated covariance its mean
/// variance.
NoiseParameters noiseOf(const Analysis& analysis, const std::vector<double>& theta)
{
    const NoiseLayout& layout = analysis.posterior->noiseLayout();
    std::vector<NoiseParameters> groups(layout.groups.size());
    std::vector<bool> voltage(groups.size(), false);
    layout.parameters(
        std::span(theta).last(static_cast<std::size_t>(analysis.posterior->noiseParameterCount())), groups);
    constexpr double kReading_V = 1e-6; // of a reading whose noise nothing tells
    std::shared_ptr<const StatedCovariance> known;
    for (const auto& [of, group] : analysis.noiseOf)
        if (of.second == MeasuredQuantity::Voltage)
            voltage[static_cast<std::size_t>(group)] = true;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        if (voltage[g] && groups[g].kind != NoiseKind::Covariance)
            return groups[g];
        known = voltage[g] && !known ? groups[g].covariance : known;
    }
    if (!known) // no voltage is fitted
        return noiseParameters(std::array{kReading_V});
    const StatedCovariance& stated = *known;
    double sum = 0.0;
    const auto n = static_cast<int>(stated.times_s.size());
    for (int i = 0; i < n; ++i)
        sum += stated.at(i, i) / n;
    return noiseParameters(std::array{std::sqrt(sum)});
}

Protocol protocolOf(const Analysis& analysis, const ProtocolQuestion& question, std::size_t draws)
{
    if (!(question.soc >= 0.0 && question.soc <= 1.0))
        throw InputError(MessageId::InvalidArgument,
                         {"initial state of charge", formatNumber(question.soc), "a value from 0 to 1"});
    if (draws < 2)
        throw InputError(MessageId::InvalidArgument,
                         {"draws of the posterior", std::to_string(draws), "two or more"});
    if (analysis.spec->simulation.physics.thermal == ThermalKind::Measured)
        throw InputError(MessageId::InvalidArgument,
                         {"a protocol", "the model of this study goes by a measured temperature",
                          "a model of the heat that needs none"});
    return parseProtocol(question.protocol, analysis.spec->cell.nominalCapacity_Ah);
}

} // namespace

std::string_view protocolQuantityWord(ProtocolQuantity quantity)
{
    return kWords[static_cast<std::size_t>(quantity)];
}

std::optional<ProtocolQuantity> findProtocolQuantity(std::string_view word)
{
    const auto found = std::ranges::find(kWords, word);
    return found == kWords.end() ? std::nullopt
                                 : std::optional(static_cast<ProtocolQuantity>(found - kWords.begin()));
}

std::string_view protocolQuantityUnit(ProtocolQuantity quantity)
{
    return kUnits[static_cast<std::size_t>(quantity)];
}

ProtocolDraws simulateProtocol(const Analysis& analysis, const std::vector<std::vector<double>>& thetas,
                               const ProtocolQuestion& question, const RunContext& context)
{
    const Protocol protocol = protocolOf(analysis, question, thetas.size());
    std::vector<ProtocolDraw> simulated(thetas.size());
    std::mutex mutex;
    std::size_t done = 0;
    ProtocolDraws out;
    out.status = runParallel(static_cast<int>(thetas.size()), question.threads, [&](int i) {
        if (context.stopRequested())
            return;
        const auto index = static_cast<std::size_t>(i);
        simulated[index] = simulateDraw(analysis, protocol, thetas[index], question.soc, {context.stop, {}});
        simulated[index].noise = noiseOf(analysis, thetas[index]);
        const std::lock_guard lock(mutex);
        context.report(static_cast<double>(++done) / static_cast<double>(thetas.size()));
    });
    if (out.status.ok() && context.stopRequested())
        out.status = Status::cancelled();
    if (!out.status.ok())
        return out;
    for (ProtocolDraw& draw : simulated) {
        if (draw.status.ok())
            out.draws.push_back(std::move(draw));
        else
            addFailures(out.failures, draw.status.reason);
    }
    if (out.draws.size() < 2)
        out.status = {Outcome::Failed, out.failures.begin()->second.first};
    return out;
}

ProtocolPrediction summariseProtocol(const std::vector<ProtocolDraw>& simulated,
                                     const ProtocolQuestion& question, std::uint64_t seed,
                                     const std::vector<double>& times)
{
    ProtocolPrediction out;
    out.protocol = question.protocol;
    out.soc = question.soc;
    out.readings = question.readings;
    out.draws = static_cast<int>(simulated.size());
    out.time_s = times.empty() ? commonTimes(simulated, question.points) : times;
    out.running.assign(out.time_s.size(), 0.0);
    out.quantities.resize(kProtocolQuantities);
    std::vector<PredictiveDraw> draws;
    for (const ProtocolDraw& draw : simulated) {
        draws.push_back({at(draw, out.time_s), draw.noise});
        for (std::size_t i = 0; i < out.time_s.size(); ++i)
            out.running[i] += std::isnan(draws.back().prediction[i]) ? 0.0 : 1.0 / out.draws;
        for (std::size_t q = 0; q < out.quantities.size(); ++q)
            out.quantities[q].push_back(draw.quantities[q]);
    }
    const OutputSegment segment{0, static_cast<int>(out.time_s.size()), out.time_s, {}};
    out.summary = summarisePredictive(draws, {segment}, seed, question.readings);
    return out;
}

ProtocolPrediction predictProtocol(const Analysis& analysis, const std::vector<std::vector<double>>& thetas,
                                   const ProtocolQuestion& question, const RunContext& context)
{
    ProtocolDraws drawn = simulateProtocol(analysis, thetas, question, context);
    ProtocolPrediction out;
    if (drawn.status.ok())
        out = summariseProtocol(drawn.draws, question, analysis.definition.sampler.seed);
    out.status = drawn.status;
    out.failures = std::move(drawn.failures);
    return out;
}

} // namespace interphase
