#include "app/window/results/nyquist_views.h"

#include <algorithm>

namespace interphase {
namespace {

std::vector<double> halfWidths(const PredictiveBands& bands)
{
    std::vector<double> out;
    for (std::size_t i = 0; i < bands.q05.size(); ++i)
        out.push_back(0.5 * (bands.q95[i] - bands.q05[i]));
    return out;
}

std::vector<double> negative(std::vector<double> values)
{
    for (double& value : values)
        value = -value;
    return values;
}

NyquistView viewOf(const PredictedData& real, const PredictedData& imaginary)
{
    NyquistView out;
    out.name = QString::fromStdString(real.name);
    out.measured = {real.measured_V, negative(imaginary.measured_V)};
    out.median = {real.summary.model.median, negative(imaginary.summary.model.median)};
    out.model = {halfWidths(real.summary.model), halfWidths(imaginary.summary.model)};
    out.noise = {halfWidths(real.summary.measurement), halfWidths(imaginary.summary.measurement)};
    for (Series* series : {&out.measured, &out.median, &out.model, &out.noise}) {
        std::ranges::reverse(series->x); // frequencies rise, people draw them falling
        std::ranges::reverse(series->y);
    }
    return out;
}

} // namespace

std::vector<NyquistView> nyquistViews(const Prediction& prediction)
{
    std::vector<NyquistView> out;
    for (const PredictedData& real : prediction.data) {
        if (real.quantity != MeasuredQuantity::Impedance || real.imaginary)
            continue;
        const auto imaginary = std::ranges::find_if(prediction.data, [&](const PredictedData& d) {
            return d.quantity == real.quantity && d.imaginary && d.name == real.name;
        });
        if (imaginary != prediction.data.end() && imaginary->time_s == real.time_s)
            out.push_back(viewOf(real, *imaginary));
    }
    return out;
}

} // namespace interphase
