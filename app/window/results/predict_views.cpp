#include "app/window/results/predict_views.h"

#include "app/window/results/models_views.h"
#include "app/window/results/predict_words.h"
#include "app/window/results/quantity_label.h"
#include "app/window/results/words.h"
#include "ui/text/number.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace interphase {
namespace {

void addPoints(const PredictedData& data, PredictiveView& curve)
{
    for (std::size_t i = 0; i < data.time_s.size(); ++i) {
        const bool out = data.heldOut[i];
        Series& points = out ? curve.heldOut : curve.fitted;
        Series& residuals = out ? curve.heldOutResidual : curve.fittedResidual;
        points.x.push_back(data.time_s[i]);
        points.y.push_back(data.measured_V[i]);
        residuals.x.push_back(data.time_s[i]);
        residuals.y.push_back(data.measured_V[i] - data.summary.model.median[i]);
    }
}

std::optional<TimeWindow> heldOutWindow(const PredictiveView& curve)
{
    // Where all is held out, shading says nothing.
    if (curve.heldOut.x.empty() || curve.fitted.x.empty())
        return {};
    return TimeWindow{curve.heldOut.x.front(), curve.heldOut.x.back()};
}

PredictiveView curveView(const PredictedData& data, int readings)
{
    PredictiveView curve = bandView(data.time_s, data.summary, readings);
    curve.quantity = quantityText(data.quantity, data.imaginary);
    curve.unit = unitOf(data.quantity);
    curve.axis = axisOf(data.quantity);
    addPoints(data, curve);
    curve.holdOut = heldOutWindow(curve);
    return curve;
}

QString residualText(double value, MeasuredQuantity quantity)
{
    return std::isfinite(value) ? formatQuantity(value, unitOf(quantity), 2) : QStringLiteral("–");
}

std::vector<HeadlineView> figures(const PredictedData& data)
{
    std::vector<HeadlineView> out;
    const auto add = [&](const QString& name, const auto& text) {
        bool first = true;
        for (const auto& [score, of] : {std::pair{&data.fitted, Words::tr("fitted")},
                                        std::pair{&data.keptBack, Words::tr("held out")}}) {
            if (score->points == 0)
                continue;
            out.push_back({first ? name : QString(), text(*score), of});
            first = false;
        }
    };
    add(Words::tr("90 % band holds"),
        [](const PredictionScore& s) { return percentText(s.coverage.central90); });
    const MeasuredQuantity quantity = data.quantity;
    add(Words::tr("Residual rms"),
        [quantity](const PredictionScore& s) { return residualText(s.rms_V, quantity); });
    add(Words::tr("Rms before calibration"),
        [quantity](const PredictionScore& s) { return residualText(s.before_V, quantity); });
    add(Words::tr("Log density a point"),
        [](const PredictionScore& s) { return formatNumber(s.logDensityPerPoint, 3); });
    return out;
}

QString quantityName(TestQuantity quantity)
{
    switch (quantity) {
    case TestQuantity::Spread:
        return Words::tr("Size of the residuals");
    case TestQuantity::Largest:
        return Words::tr("Largest residual");
    case TestQuantity::Mean:
        return Words::tr("Offset");
    case TestQuantity::Neighbours:
        break;
    }
    return Words::tr("Neighbours alike");
}

void addChecks(const PredictionScore& score, const QString& of, PredictView& view)
{
    QString head = of;
    for (const PredictiveCheck& check : score.checks.quantities)
        view.checks.push_back({{toneOf(check.pValue, true), quantityName(check.quantity)},
                               pValueText(check.pValue),
                               std::exchange(head, QString())});
    const PitCheck& pit = score.checks.pit;
    if (pit.point.empty())
        return;
    view.checks.push_back(
        {{toneOf(pit.pValue, false), Words::tr("Whole distribution (PIT)")}, pValueText(pit.pValue), {}});
    EcdfView panel{
        of,        Words::tr("grey: 95 % of simulated data; %1").arg(pSays(pValueText(pit.pValue))),
        pit.point, {},
        {},        false};
    for (std::size_t i = 0; i < pit.point.size(); ++i) {
        panel.excess.push_back(pit.ecdf[i] - pit.point[i]);
        panel.band.lower.push_back(pit.lower[i] - pit.point[i]);
        panel.band.upper.push_back(pit.upper[i] - pit.point[i]);
        panel.outside = panel.outside || pit.ecdf[i] < pit.lower[i] || pit.ecdf[i] > pit.upper[i];
    }
    view.pits.push_back(panel);
}

/// What was held out says most.
int firstHeldOut(const std::vector<PredictedData>& data)
{
    const auto heldOut = [](const PredictedData& d) { return d.keptBack.points > 0; };
    const auto found = std::ranges::find_if(data, heldOut);
    return found == data.end() ? 0 : static_cast<int>(found - data.begin());
}

} // namespace

PredictiveView bandView(const std::vector<double>& time_s, const PredictiveSummary& s, int readings)
{
    PredictiveView curve;
    curve.quantity = Words::tr("Voltage");
    curve.unit = QStringLiteral("V");
    curve.time_s = time_s;
    curve.median = s.model.median;
    curve.inner = {s.model.q25, s.model.q75};
    curve.outer = {s.model.q05, s.model.q95};
    curve.noise = {s.measurement.q05, s.measurement.q95};
    const bool modelError = std::ranges::any_of(s.discrepancy, [](double v) { return v > 0.0; });
    for (std::size_t i = 0; i < s.epistemic.size(); ++i) {
        const double model = s.discrepancy.empty() ? 0.0 : s.discrepancy[i];
        const double between = s.betweenModel.empty() ? 0.0 : s.betweenModel[i];
        const double all = s.epistemic[i] + s.aleatoric[i] + model + between;
        curve.epistemicShare.push_back(all > 0.0 ? s.epistemic[i] / all : 0.0);
        if (modelError)
            curve.modelShare.push_back(all > 0.0 ? model / all : 0.0);
        if (!s.betweenModel.empty())
            curve.betweenShare.push_back(all > 0.0 ? between / all : 0.0);
    }
    curve.caption = readings > 1
                        ? Words::tr("median; bands: 50 and 90 % from the parameters, 90 % for the mean "
                                    "of %1 readings")
                              .arg(readings)
                        : Words::tr("median; bands: 50 and 90 % from the parameters, 90 % with noise");
    return curve;
}

PredictView predictView(const PredictionRecord& record, int dataset, NoiseKind noise)
{
    PredictView view;
    const auto& data = record.prediction.data;
    for (const PredictedData& d : data)
        view.datasets << outputText(d.name, d.quantity, d.imaginary);
    if (data.empty())
        return view;
    view.dataset = std::min(dataset < 0 ? firstHeldOut(data) : dataset, static_cast<int>(data.size()) - 1);
    const PredictedData& chosen = data[static_cast<std::size_t>(view.dataset)];
    if (chosen.summary.model.median.size() != chosen.time_s.size() || chosen.time_s.empty())
        return view;
    view.curve = curveView(chosen, record.prediction.readings);
    view.figures = figures(chosen);
    view.heldOutSays = heldOutText(chosen);
    addChecks(chosen.fitted, Words::tr("fitted"), view);
    addChecks(chosen.keptBack, Words::tr("held out"), view);
    view.checksSay = predictionChecksText(chosen);
    view.readings = record.prediction.readings;
    // A pattern is judged of a voltage: another noise that would say it more honestly is its own.
    const NoiseKind judged = chosen.quantity == MeasuredQuantity::Voltage ? noise : NoiseKind::Covariance;
    view.advice = {predictionAdvice(chosen, view.curve, judged), {}};
    view.models = modelsView(record.prediction.average, chosen.summary);
    view.draws = record.prediction.draws;
    return view;
}

} // namespace interphase
