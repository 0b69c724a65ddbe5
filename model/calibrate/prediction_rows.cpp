#include "calibrate/prediction_rows.h"

#include "data/thinning.h"

#include <algorithm>
#include <numeric>

namespace interphase {
namespace {

bool within(const TimeWindow& window, double t)
{
    return window.end_s > window.begin_s && t >= window.begin_s && t <= window.end_s;
}

const NoiseLayout::Group* noiseGroup(const Analysis& analysis, const std::string& name,
                                     MeasuredQuantity quantity)
{
    const auto at = analysis.noiseOf.find({name, quantity});
    return at == analysis.noiseOf.end()
               ? nullptr
               : &analysis.posterior->noiseLayout().groups[static_cast<std::size_t>(at->second)];
}

/// Rows that are predicted, and which of them are held out.
struct ChosenRows
{
    std::vector<std::size_t> rows;
    std::vector<bool> heldOut;
};

ChosenRows chooseRows(const PreparedData& prepared, const Dataset& data, int points,
                      const StatedCovariance* covariance)
{
    double begin = data.time_s.back(), end = data.time_s.front();
    for (const TimeWindow& window : {prepared.fit, prepared.holdOut})
        if (window.end_s > window.begin_s) {
            begin = std::min(begin, window.begin_s);
            end = std::max(end, window.end_s);
        }
    std::vector<std::size_t> all(data.time_s.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    ChosenRows out;
    for (const std::size_t row : covariance ? all : thin(data, begin, end, points)) {
        const double t = data.time_s[row];
        if (covariance && covariance->indexOf(t) < 0)
            continue;
        const bool fitted = within(prepared.fit, t);
        if (!fitted && !within(prepared.holdOut, t))
            continue;
        out.rows.push_back(row);
        out.heldOut.push_back(!fitted);
    }
    return out;
}

std::vector<double> valuesAt(const std::vector<double>& column, const std::vector<std::size_t>& rows)
{
    std::vector<double> out;
    for (const std::size_t row : rows)
        out.push_back(column[row]);
    return out;
}

/// Where increasing times stand among others that have all of them.
std::vector<std::size_t> placesOf(const std::vector<double>& times, const std::vector<double>& among)
{
    std::vector<std::size_t> out;
    for (const double t : times)
        out.push_back(static_cast<std::size_t>(std::ranges::lower_bound(among, t) - among.begin()));
    return out;
}

/// Whether held-out rows go on from fitted ones, in noise that remembers.
bool goesOn(const Analysis& analysis, const PreparedData& prepared, const PredictedData& data)
{
    const NoiseLayout::Group* noise = noiseGroup(analysis, data.name, data.quantity);
    return noise && remembers(noise->kind) && !prepared.driven.times_s.empty() &&
           std::ranges::count(data.heldOut, true) > 0;
}

PredictedRows timeless(const std::string& name, MeasuredQuantity quantity, const std::vector<double>& at,
                       const std::vector<double>& measured)
{
    PredictedRows out;
    out.data.name = name;
    out.data.quantity = quantity;
    out.data.time_s = at;
    out.data.measured_V = measured;
    out.data.heldOut.assign(at.size(), false);
    out.at.resize(at.size());
    std::iota(out.at.begin(), out.at.end(), std::size_t{0});
    return out;
}

} // namespace

PredictedDataset predictedDataset(const Analysis& analysis, const PreparedData& prepared, const Dataset& data,
                                  int points)
{
    const DrivenData& driven = prepared.driven;
    const NoiseLayout::Group* voltage = noiseGroup(analysis, driven.name, MeasuredQuantity::Voltage);
    const ChosenRows chosen =
        chooseRows(prepared, data, points, voltage ? voltage->covariance.get() : nullptr);
    PredictedDataset out;
    out.solved_s = valuesAt(data.time_s, chosen.rows);
    const auto add = [&](MeasuredQuantity quantity, const std::vector<double>& column,
                         const std::vector<double>& fitted) {
        PredictedRows rows;
        rows.data.name = driven.name;
        rows.data.quantity = quantity;
        rows.data.time_s = valuesAt(data.time_s, chosen.rows);
        rows.data.measured_V = valuesAt(column, chosen.rows);
        rows.data.heldOut = chosen.heldOut;
        rows.data.continues = goesOn(analysis, prepared, rows.data);
        if (rows.data.continues) {
            rows.fitted = std::make_shared<const FittedRows>(FittedRows{driven.times_s, {}, chosen.heldOut});
            rows.fittedValues = fitted;
        }
        out.quantities.push_back(std::move(rows));
    };
    if (driven.usesVoltage)
        add(MeasuredQuantity::Voltage, data.voltage_V, prepared.voltage_V);
    if (driven.usesTemperature)
        add(MeasuredQuantity::Temperature, data.temperature_K, prepared.temperature_K);
    if (std::ranges::any_of(out.quantities, [](const PredictedRows& r) { return r.data.continues; })) {
        std::vector<double> both;
        std::ranges::set_union(out.solved_s, driven.times_s, std::back_inserter(both));
        out.solved_s = std::move(both);
    }
    for (PredictedRows& rows : out.quantities) {
        rows.at = placesOf(rows.data.time_s, out.solved_s);
        if (rows.fitted)
            rows.fittedAt = placesOf(rows.fitted->time_s, out.solved_s);
    }
    return out;
}

std::vector<PredictedRows> predictedSpectrum(const PreparedSpectrum& prepared)
{
    const DrivenSpectrum& driven = prepared.driven;
    std::vector<PredictedRows> out{
        timeless(driven.name, MeasuredQuantity::Impedance, driven.frequency_Hz, prepared.real_ohm),
        timeless(driven.name, MeasuredQuantity::Impedance, driven.frequency_Hz, prepared.imaginary_ohm)};
    out.back().data.imaginary = true;
    return out;
}

PredictedRows predictedCapacity(const DrivenCapacity& capacity)
{
    return timeless(capacity.name, MeasuredQuantity::Capacity, capacity.current_A, capacity.measured_Ah);
}

PredictiveDraw rowsOfDraw(const PredictiveDraw& draw, const OutputSegment& segment, std::size_t index,
                          const PredictedRows& rows)
{
    const auto at = [&](std::size_t i) {
        return draw.prediction[static_cast<std::size_t>(segment.first) + i];
    };
    PredictiveDraw out{{}, draw.bySegment.empty() ? draw.noise : draw.bySegment[index]};
    for (const std::size_t i : rows.at)
        out.prediction.push_back(at(i));
    if (!rows.fitted)
        return out;
    GivenResiduals given{rows.fitted, rows.fittedValues};
    for (std::size_t i = 0; i < rows.fittedAt.size(); ++i)
        given.residual[i] -= at(rows.fittedAt[i]);
    out.given.push_back(std::move(given));
    return out;
}

} // namespace interphase
