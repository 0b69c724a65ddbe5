#include "calibrate/analysis.h"
#include "calibrate/analysis_capacity.h"
#include "calibrate/analysis_spectrum.h"
#include "calibrate/analysis_temperature.h"
#include "core/text.h"

#include "cell/open_circuit.h"
#include "data/current_simplification.h"
#include "data/steps.h"
#include "data/thinning.h"
#include "study/correlation_blocks.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace interphase {
namespace {

/// A share of the largest current: 0.1 % of 1C moves the voltage by about 0.1 mV.
constexpr double kCurrentTolerance = 1e-3;

[[noreturn]] void refuse(const std::string& where, const std::string& what, const std::string& expected)
{
    throw InputError(MessageId::InvalidArgument, {where, what, expected});
}

ParameterId freeParameter(const FreeParameter& free)
{
    const std::optional<ParameterId> id = findParameter(free.path);
    if (!id)
        refuse(free.path, "no such parameter",
               "a BPX path such as \"Negative electrode/Diffusivity [m2.s-1]\"");
    return *id;
}

bool holds(const TimeWindow& window)
{
    return window.end_s > window.begin_s;
}

const Dataset& datasetNamed(const std::vector<Dataset>& datasets, const std::string& name)
{
    const auto at =
        std::find_if(datasets.begin(), datasets.end(), [&](const Dataset& d) { return d.name == name; });
    if (at == datasets.end())
        refuse("data set \"" + name + "\"", "its measurements are not in the study", "a file that was read");
    return *at;
}

/// The row the simulation starts from, where the cell is uniform: the first of the file, whose state of
/// charge is given or free; or the last one at rest at or before `begin_s`, whose voltage tells it.
std::size_t startRow(const Dataset& data, const DataUse& use, double begin_s)
{
    if (use.socSource != InitialSocSource::RestVoltage)
        return 0;
    const auto after = std::upper_bound(data.time_s.begin(), data.time_s.end(), begin_s + 1e-9);
    std::size_t row =
        after == data.time_s.begin() ? 0 : static_cast<std::size_t>(after - data.time_s.begin()) - 1;
    const double quiet = restCurrent(data);
    while (std::abs(data.current_A[row]) > quiet && row > 0)
        --row;
    if (std::abs(data.current_A[row]) > quiet)
        refuse(
            "data set \"" + use.name + "\"", "the cell does not rest before the window that is fitted",
            "a rest to take the state of charge from, or an initial state of charge that is given or free");
    return row;
}

CurrentProfile drivingCurrent(const Dataset& data, std::size_t first, double end_s)
{
    const auto last =
        std::upper_bound(data.time_s.begin(), data.time_s.end(), end_s + 1e-9) - data.time_s.begin();
    const std::size_t count = static_cast<std::size_t>(last) - first;
    const std::span<const double> time = std::span(data.time_s).subspan(first, count);
    const std::span<const double> current = std::span(data.current_A).subspan(first, count);
    double largest = 0.0;
    for (const double i : current)
        largest = std::max(largest, std::abs(i));
    const SimplifiedCurrent simple =
        simplifyCurrent(time, current, std::max(kCurrentTolerance * largest, 1e-9));
    return {simple.time_s, simple.current_A, nullptr};
}

/// The rows of the window that are fitted: thinned, or those whose covariance is stated.
std::vector<std::size_t> fittedRows(const Dataset& data, const DataUse& use, const TimeWindow& fit,
                                    const StatedCovariance* covariance)
{
    if (!covariance)
        return thin(data, fit.begin_s, fit.end_s, use.points, use.settle_s);
    std::vector<std::size_t> rows;
    int before = -1;
    for (std::size_t row = 0; row < data.time_s.size(); ++row) {
        const int stated = covariance->indexOf(data.time_s[row]);
        // Of rows at one time, as at a step, the first: a second would count as a copy of it.
        if (data.time_s[row] >= fit.begin_s && data.time_s[row] <= fit.end_s && stated > before) {
            rows.push_back(row);
            before = stated;
        }
    }
    if (rows.empty())
        refuse("data set \"" + use.name + "\"", "no row at a time of its covariance",
               "times in \"times_s\" that the data set has");
    return rows;
}

/// Drives a data set through a window; which rows are wanted is not said yet.
DrivenData drive(const DataUse& use, const Dataset& data, const CellModelSpec& spec, const TimeWindow& window)
{
    const CellPhysics& physics = spec.simulation.physics;
    DrivenData out;
    out.name = use.name;
    const std::size_t first = startRow(data, use, window.begin_s);
    out.current = drivingCurrent(data, first, window.end_s);
    if (physics.thermal == ThermalKind::Measured)
        out.current.temperature = measuredTemperature(data);
    out.usesVoltage = use.usesVoltage;
    out.usesTemperature = use.usesTemperature;
    if (use.usesTemperature) {
        requireTemperature(data, physics.thermal);
        out.temperature_K = restTemperature(data, first);
    }
    out.initialSoc = use.initialSoc;
    out.freeSoc = use.socSource == InitialSocSource::Free;
    if (use.socSource == InitialSocSource::RestVoltage) {
        out.restVoltage_V = data.voltage_V[first];
        out.initialSoc = socFromVoltage(spec.cell, data.voltage_V[first]);
    }
    return out;
}

/// covariance: of its noise, where it is stated.
PreparedData prepare(const DataUse& use, const Dataset& data, const CellModelSpec& spec,
                     const StatedCovariance* covariance)
{
    PreparedData out;
    const TimeWindow whole{data.time_s.front(), data.time_s.back()};
    out.fit = use.fit ? *use.fit : (use.holdOut ? TimeWindow{} : whole);
    out.holdOut = use.holdOut.value_or(TimeWindow{});
    double begin = std::numeric_limits<double>::infinity(), end = -begin;
    for (TimeWindow* window : {&out.fit, &out.holdOut}) {
        if (!holds(*window))
            continue;
        window->begin_s = std::max(window->begin_s, whole.begin_s);
        window->end_s = std::min(window->end_s, whole.end_s);
        if (!holds(*window))
            refuse("data set \"" + use.name + "\"", "a window lies outside its measurements",
                   formatRounded(whole.begin_s, 6) + " to " + formatRounded(whole.end_s, 6) + " s");
        begin = std::min(begin, window->begin_s);
        end = std::max(end, window->end_s);
    }
    out.predicted = drive(use, data, spec, {begin, end});
    out.driven = out.predicted;
    if (!holds(out.fit))
        return out;
    if (holds(out.holdOut)) // which moves nothing of what is fitted
        out.driven = drive(use, data, spec, out.fit);
    for (const std::size_t row : fittedRows(data, use, out.fit, covariance)) {
        out.driven.times_s.push_back(data.time_s[row]);
        out.voltage_V.push_back(data.voltage_V[row]);
        if (use.usesTemperature)
            out.temperature_K.push_back(data.temperature_K[row]);
    }
    return out;
}

/// A name that is written wrong would leave its data set with the noise of the others.
void requireNoiseNames(const Definition& definition)
{
    for (std::size_t g = 0; g < definition.dataNoise.size(); ++g)
        for (const std::string& name : definition.dataNoise[g].data)
            if (std::ranges::find(definition.data, name, &DataUse::name) == definition.data.end())
                refuse("/noise/groups/" + std::to_string(g), "no data set is called \"" + name + "\"",
                       "the names of data sets in /data");
}

/// "Initial SOC (name)", "sigma_V (name)": a name that is written wrong would leave two priors independent.
/// One that is right and not free waits in its block until it is.
void requireCorrelatedNames(const Definition& definition)
{
    const std::vector<std::string> unknowns = unknownsOf(definition);
    for (std::size_t b = 0; b < definition.correlations.size(); ++b)
        for (const std::string& name : definition.correlations[b].parameters) {
            const std::size_t open = name.find(" (");
            if (open == std::string::npos || findParameter(name) || std::ranges::count(unknowns, name) > 0)
                continue;
            const std::string data = name.substr(open + 2, name.size() - open - 3);
            if (std::ranges::find(definition.data, data, &DataUse::name) == definition.data.end() &&
                std::ranges::find(definition.spectra, data, &SpectrumUse::name) == definition.spectra.end())
                refuse("/correlations/" + std::to_string(b), "nothing is called \"" + name + "\"",
                       "the names of unknowns, those of one data set with its name in brackets");
        }
}

const StatedCovariance* covarianceOf(const std::vector<SharedNoise>& shared, const std::string& data)
{
    for (const SharedNoise& noise : shared)
        if (noise.noise->quantity == MeasuredQuantity::Voltage &&
            noise.noise->kind == NoiseKind::Covariance && std::ranges::count(noise.data, data) > 0)
            return &noise.noise->covariance;
    return nullptr;
}

} // namespace

Prior boundedPrior(const FreeParameter& free)
{
    constexpr double kNegligible = 1e-9;
    const ParameterInfo& info = parameterInfo(freeParameter(free));
    constexpr double kNone = std::numeric_limits<double>::infinity();
    const Prior stated(free.prior, free.path);
    const double lower = stated.cdf(info.lower) > kNegligible ? info.lower : -kNone;
    const double upper = 1.0 - stated.cdf(info.upper) > kNegligible ? info.upper : kNone;
    return stated.cutTo(lower, upper, free.path);
}

Cell cellOf(const Definition& definition, const Cell& cell)
{
    Cell out = cell;
    for (const auto& [path, value] : definition.overrides) {
        const std::optional<ParameterId> id = findParameter(path);
        if (!id)
            refuse(path, "no such parameter", "a BPX path such as \"Negative electrode/Thickness [m]\"");
        out.parameters[*id] = value;
    }
    out.parameters[ParameterId::Temperature] = definition.model.temperature_K;
    if (!definition.overrides.contains(std::string(parameterInfo(ParameterId::AmbientTemperature).path)))
        out.parameters[ParameterId::AmbientTemperature] = definition.model.temperature_K;
    return out;
}

SimulationOptions simulationOf(const Definition& definition)
{
    SimulationOptions options;
    options.model = definition.model.kind;
    options.physics = definition.model.physics;
    return options;
}

std::unique_ptr<CellForwardModel> forwardModelFor(const Analysis& analysis, std::vector<DrivenData> data,
                                                  std::vector<DrivenSpectrum> spectra,
                                                  std::vector<DrivenCapacity> capacities)
{
    auto spec = std::make_shared<CellModelSpec>(*analysis.spec);
    spec->data = std::move(data);
    spec->spectra = std::move(spectra);
    spec->capacities = std::move(capacities);
    return std::make_unique<CellForwardModel>(std::move(spec));
}

Analysis prepareAnalysis(const Definition& definition, const Cell& cell, const std::vector<Dataset>& datasets)
{
    return prepareAnalysis(definition, cell, datasets, simulationOf(definition));
}

Analysis prepareAnalysis(const Definition& definition, const Cell& cell, const std::vector<Dataset>& datasets,
                         const SimulationOptions& simulation)
{
    Analysis out;
    out.definition = definition;
    CellModelSpec spec{cellOf(definition, cell), simulation, {}, {}};
    requireSupported(spec.cell, definition.model.physics);
    spec.simulation.surfaceTemperature = usesTemperature(definition);
    const bool ownAmbient =
        !definition.overrides.contains(std::string(parameterInfo(ParameterId::AmbientTemperature).path));
    std::vector<NamedPrior> parameters;
    for (const FreeParameter& free : definition.free) {
        const ParameterId id = freeParameter(free);
        if (!usesParameter(cell, definition.model.kind, definition.model.physics, id))
            refuse(free.path, "this model does not depend on it",
                   "a parameter that the model has, or the DFN");
        spec.free.push_back(id);
        parameters.push_back({free.path, boundedPrior(free), free.coordinate});
    }
    adapt(spec.simulation, spec.cell, spec.free);
    requireNoiseNames(definition);
    requireCorrelatedNames(definition);
    const std::vector<SharedNoise> shared = sharedNoise(definition);
    std::vector<double> y;
    for (const DataUse& use : definition.data) {
        PreparedData data =
            prepare(use, datasetNamed(datasets, use.name), spec, covarianceOf(shared, use.name));
        data.driven.ownAmbient = data.predicted.ownAmbient = ownAmbient;
        if (!data.driven.times_s.empty()) {
            if (use.usesVoltage)
                y.insert(y.end(), data.voltage_V.begin(), data.voltage_V.end());
            y.insert(y.end(), data.temperature_K.begin(), data.temperature_K.end());
            spec.data.push_back(data.driven);
            if (data.driven.freeSoc)
                parameters.push_back({"Initial SOC (" + use.name + ")", Prior(use.socPrior, use.name)});
        }
        out.data.push_back(std::move(data));
    }
    if (!definition.spectra.empty() && definition.model.physics.ages())
        refuse("spectra", "the model ages, which an impedance here does not know", "a model without ageing");
    for (const SpectrumUse& use : definition.spectra) {
        PreparedSpectrum spectrum = prepareSpectrum(use, definition.impedanceNoise.relative);
        for (const std::vector<double>* part : {&spectrum.real_ohm, &spectrum.imaginary_ohm})
            y.insert(y.end(), part->begin(), part->end());
        spec.spectra.push_back(spectrum.driven);
        if (spectrum.driven.freeSoc)
            parameters.push_back({"Initial SOC (" + use.name + ")", Prior(use.socPrior, use.name)});
        out.spectra.push_back(std::move(spectrum));
    }
    for (const CapacityUse& use : definition.capacities) {
        spec.capacities.push_back(prepareCapacity(use, spec));
        spec.capacities.back().ownAmbient = ownAmbient;
        y.insert(y.end(), use.capacity_Ah.begin(), use.capacity_Ah.end());
    }
    if (y.empty())
        refuse("data", "no window is fitted", "at least one data set with a window to fit");
    if (parameters.empty())
        refuse("parameters", "none is free", "at least one free parameter with a prior");
    const std::vector<NoiseGroup> noise = noiseGroups(shared, outputsOf(spec), out.noiseOf);
    for (const DataUse& use : definition.data)
        for (const MeasuredQuantity quantity : quantitiesOf(use))
            if (!out.noiseOf.contains({use.name, quantity}))
                refuse("data set \"" + use.name + "\"",
                       "it is only held out, and no data set that is fitted has its noise",
                       "noise that it shares with one that is fitted");
    std::vector<PriorCorrelation> correlations = correlationsOf(definition, quantityNames(parameters, noise));
    chooseGrids(spec, ownValues(spec));
    out.spec = std::make_shared<const CellModelSpec>(std::move(spec));
    out.posterior = std::make_unique<Posterior>(std::make_unique<CellForwardModel>(out.spec), std::move(y),
                                                std::move(parameters), noise, std::move(correlations));
    for (const NamedPrior& p : out.posterior->parameters())
        out.quantities.push_back(p.name);
    return out;
}

} // namespace interphase
