#include "calibrate/prediction_rows.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

/// Draws below which p-values say nothing.
constexpr std::size_t kFewestForChecks = 20;

/// Where in the analysis' theta the initial state of charge of a data set or spectrum stands; -1 if it has
/// none.
int socPosition(const Analysis& analysis, const std::string& name)
{
    auto position = static_cast<int>(analysis.spec->free.size());
    for (const DrivenData& data : analysis.spec->data) {
        if (data.freeSoc && data.name == name)
            return position;
        position += data.freeSoc ? 1 : 0;
    }
    for (const DrivenSpectrum& spectrum : analysis.spec->spectra) {
        if (spectrum.freeSoc && spectrum.name == name)
            return position;
        position += spectrum.freeSoc ? 1 : 0;
    }
    return -1;
}

/// own: what the cell's own values predict; NaN where they cannot be solved.
PredictionScore score(const PredictedData& data, std::span<const double> own,
                      const std::vector<double>& logDensity, bool heldOut)
{
    PredictionScore out;
    PredictiveSummary chosen;
    std::vector<double> y;
    double squares = 0.0, sum = 0.0, before = 0.0;
    for (std::size_t i = 0; i < data.time_s.size(); ++i) {
        if (data.heldOut[i] != heldOut)
            continue;
        const PredictiveBands& bands = data.summary.measurement;
        chosen.measurement.q05.push_back(bands.q05[i]);
        chosen.measurement.q25.push_back(bands.q25[i]);
        chosen.measurement.q75.push_back(bands.q75[i]);
        chosen.measurement.q95.push_back(bands.q95[i]);
        y.push_back(data.measured_V[i]);
        const bool given = heldOut && data.continues;
        const double residual =
            data.measured_V[i] - (given ? data.summary.mean[i] : data.summary.model.median[i]);
        squares += residual * residual;
        sum += logDensity[i];
        before += (data.measured_V[i] - own[i]) * (data.measured_V[i] - own[i]);
    }
    out.points = static_cast<int>(y.size());
    if (y.empty())
        return out;
    out.rms_V = std::sqrt(squares / out.points);
    out.before_V = std::sqrt(before / out.points);
    out.logDensityPerPoint = sum / out.points;
    out.coverage = coverage(chosen, y);
    return out;
}

/// parts: the draws of this data set. The data are single readings, and are judged as such.
void summarise(PredictedData& data, const std::vector<PredictiveDraw>& parts, std::span<const double> own,
               const OutputSegment& segment, std::uint64_t seed, int readings)
{
    const std::vector<OutputSegment> alone{segment};
    data.summary = summarisePredictive(parts, alone, seed);
    const std::vector<double> logDensity = logPredictiveDensity(parts, alone, data.measured_V);
    std::vector<bool> fitted = data.heldOut;
    fitted.flip();
    data.fitted = score(data, own, logDensity, false);
    data.keptBack = score(data, own, logDensity, true);
    if (parts.size() >= kFewestForChecks) {
        data.fitted.checks = checkPredictive(parts, alone, data.measured_V, fitted, {.seed = seed});
        data.keptBack.checks = checkPredictive(parts, alone, data.measured_V, data.heldOut, {.seed = seed});
    }
    if (readings > 1)
        data.summary = summarisePredictive(parts, alone, seed, readings);
}

} // namespace

std::vector<std::vector<double>> chooseDraws(const std::vector<DrawRecord>& draws, int count)
{
    std::vector<const DrawRecord*> kept;
    for (const DrawRecord& draw : draws)
        if (!draw.warmup)
            kept.push_back(&draw);
    const std::size_t wanted = std::min(kept.size(), static_cast<std::size_t>(std::max(count, 0)));
    std::vector<std::vector<double>> out;
    for (std::size_t i = 0; i < wanted; ++i)
        out.push_back(kept[i * kept.size() / wanted]->values);
    return out;
}

PredictedDraws predictDataDraws(const Analysis& analysis, const std::vector<Dataset>& datasets,
                                const std::vector<std::vector<double>>& thetas,
                                const PredictionOptions& options, const RunContext& context)
{
    PredictedDraws out;
    std::vector<DrivenData> driven;
    std::vector<int> columns; // of the analysis' theta that the model of all data sets takes
    for (std::size_t p = 0; p < analysis.spec->free.size(); ++p)
        columns.push_back(static_cast<int>(p));
    std::vector<DrivenSpectrum> spectra;
    NoiseLayout layout{analysis.posterior->noiseLayout().groups, {}};
    const auto addColumn = [&](const std::string& name) {
        if (const int position = socPosition(analysis, name); position >= 0)
            columns.push_back(position);
    };
    std::vector<PredictedRows> predicted; // by output of that model
    for (const PreparedData& prepared : analysis.data) {
        const std::string& name = prepared.driven.name;
        const auto at =
            std::find_if(datasets.begin(), datasets.end(), [&](const Dataset& d) { return d.name == name; });
        PredictedDataset wanted = predictedDataset(analysis, prepared, *at, options.points);
        driven.push_back(prepared.predicted);
        driven.back().times_s = std::move(wanted.solved_s);
        driven.back().freeSoc = socPosition(analysis, name) >= 0;
        addColumn(name);
        std::ranges::move(wanted.quantities, std::back_inserter(predicted));
    }
    for (const PreparedSpectrum& prepared : analysis.spectra) {
        spectra.push_back(prepared.driven);
        addColumn(prepared.driven.name);
        std::ranges::move(predictedSpectrum(prepared), std::back_inserter(predicted));
    }
    for (const DrivenCapacity& capacity : analysis.spec->capacities)
        predicted.push_back(predictedCapacity(capacity));
    for (const PredictedRows& rows : predicted) {
        layout.groupOf.push_back(analysis.noiseOf.at({rows.data.name, rows.data.quantity}));
        out.data.push_back(rows.data);
    }
    const int noise = analysis.posterior->noiseParameterCount();
    std::vector<std::vector<double>> rows;
    for (const std::vector<double>& theta : thetas) {
        std::vector<double> row;
        for (const int column : columns)
            row.push_back(theta[static_cast<std::size_t>(column)]);
        row.insert(row.end(), theta.end() - noise, theta.end());
        rows.push_back(std::move(row));
    }
    const std::vector<double> values =
        ownValues({analysis.spec->cell, {}, analysis.spec->free, driven, spectra});
    const std::unique_ptr<CellForwardModel> model =
        forwardModelFor(analysis, std::move(driven), std::move(spectra), analysis.spec->capacities);
    const PredictiveDraws draws = predictDraws(*model, rows, layout, options.threads, context);
    out.status = draws.status;
    out.failures = draws.failures;
    if (!out.status.ok())
        return out;
    std::vector<double> before(static_cast<std::size_t>(model->outputCount()));
    if (!model->predict(values, before, {}).ok())
        std::fill(before.begin(), before.end(), std::nan(""));
    for (std::size_t d = 0; d < out.data.size(); ++d) {
        const OutputSegment& s = model->segments()[d];
        const PredictedRows& of = predicted[d];
        const PredictiveDraw own = rowsOfDraw({before, {}}, s, d, {of.data, of.at});
        out.own_V.push_back(own.prediction);
        OutputSegment& segment = out.segments.emplace_back();
        segment = {0, static_cast<int>(of.at.size()), of.data.time_s, s.start_s, {}};
        for (const std::size_t i : s.scale.empty() ? std::vector<std::size_t>{} : of.at)
            segment.scale.push_back(s.scale[i]);
        auto& parts = out.draws.emplace_back();
        for (const PredictiveDraw& draw : draws.draws)
            parts.push_back(rowsOfDraw(draw, s, d, of));
    }
    return out;
}

Prediction summarisePrediction(PredictedDraws drawn, std::uint64_t seed, int readings)
{
    Prediction out;
    out.status = drawn.status;
    out.failures = std::move(drawn.failures);
    out.data = std::move(drawn.data);
    out.readings = readings;
    if (!out.status.ok())
        return out;
    out.draws = drawn.draws.empty() ? 0 : static_cast<int>(drawn.draws.front().size());
    for (std::size_t d = 0; d < out.data.size(); ++d)
        summarise(out.data[d], drawn.draws[d], drawn.own_V[d], drawn.segments[d], seed + d, readings);
    return out;
}

Prediction predictData(const Analysis& analysis, const std::vector<Dataset>& datasets,
                       const std::vector<std::vector<double>>& thetas, const PredictionOptions& options,
                       const RunContext& context)
{
    return summarisePrediction(predictDataDraws(analysis, datasets, thetas, options, context),
                               analysis.definition.sampler.seed, options.readings);
}

} // namespace interphase
