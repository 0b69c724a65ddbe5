#include "app/window/results/predict_views.h"

#include "app/window/results/models_views.h"
#include "app/window/results/quantity_label.h"
#include "app/window/results/words.h"
#include "bayes/residual_diagnostics.h"
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

/// Two standard errors of a share of 0.9 among that many points, and never less than a twentieth:
/// neighbouring points are not independent.
bool farBelow(const PredictionScore& score)
{
    const double error = std::sqrt(0.09 / std::max(1, score.points));
    return score.points > 0 && score.coverage.central90 < 0.9 - std::max(0.05, 2.0 * error);
}

double meanOf(const std::vector<double>& shares)
{
    double sum = 0.0;
    for (const double share : shares)
        sum += share;
    return shares.empty() ? 0.0 : sum / static_cast<double>(shares.size());
}

/// What the residuals of the fitted part say, if they wander as no noise does; else empty.
QString patternText(const PredictiveView& curve)
{
    const Series& r = curve.fittedResidual;
    if (r.y.size() < 20)
        return {};
    const ResidualDiagnostics found = diagnoseResiduals(r.y, {{0, static_cast<int>(r.y.size()), r.x}});
    if (!found.correlated)
        return {};
    double largest = 0.0;
    for (const double v : r.y)
        largest = std::max(largest, std::abs(v));
    return Words::tr("The band holds its share of the points, but the residuals wander (neighbours correlate "
                     "at %1): the model is "
                     "off by up to %2, and the band takes that for noise. A smooth model error in the "
                     "noise says it more "
                     "honestly; a fuller model would remove it.")
        .arg(QString::number(found.neighbourCorrelation, 'f', 2),
             residualText(largest, MeasuredQuantity::Voltage));
}

QString adviceText(const PredictedData& data, const PredictiveView& curve, NoiseKind noise)
{
    if (farBelow(data.keptBack))
        return Words::tr("Held out, the band holds %1 of the points instead of 90: the model is off there by "
                         "more than the noise "
                         "it learnt. More data of this kind in the fit, or a fuller model, would help; more "
                         "draws would not.")
            .arg(percentText(data.keptBack.coverage.central90));
    if (farBelow(data.fitted))
        return Words::tr("Even where it was fitted, the band holds only %1 of the points: the residuals are "
                         "not the noise that is "
                         "assumed. See where they have a pattern.")
            .arg(percentText(data.fitted.coverage.central90));
    const QString pattern = noise == NoiseKind::Independent ? patternText(curve) : QString();
    if (!pattern.isEmpty())
        return pattern;
    const double share = meanOf(curve.epistemicShare), between = meanOf(curve.betweenShare);
    if (between > 0.3 && between > share)
        return Words::tr("The band is honest. %1 of its variance is what the models disagree: data that tell "
                         "them apart would make it narrower.")
            .arg(percentText(between));
    if (share > 0.3)
        return Words::tr("The band is honest. %1 of its variance is from the parameters: more data would "
                         "make it narrower.")
            .arg(percentText(share));
    return Words::tr(
        "The band is honest, and nearly all of its width is noise: more data would hardly make it narrower.");
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

/// twoSided: a value near 1 tells against the model as one near 0 does.
Tone toneOf(double p, bool twoSided)
{
    const double tail = twoSided ? 2.0 * std::min(p, 1.0 - p) : p;
    return tail < 0.01 ? Tone::Warning : tail < 0.05 ? Tone::Weak : Tone::Good;
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
    EcdfView panel{of,        Words::tr("grey: 95 % of simulated data; p = %1").arg(pValueText(pit.pValue)),
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

/// What tells most against the model, of the part that says most.
QString checksText(const PredictedData& data)
{
    const PredictiveChecks& checks = (data.keptBack.points > 1 ? data.keptBack : data.fitted).checks;
    if (checks.quantities.empty())
        return {};
    const auto found = [&](TestQuantity quantity) {
        return checks.quantities[static_cast<std::size_t>(quantity)];
    };
    const auto wrong = [&](TestQuantity quantity) {
        return toneOf(found(quantity).pValue, true) != Tone::Good;
    };
    if (wrong(TestQuantity::Mean))
        return found(TestQuantity::Mean).observed > 0.0
                   ? Words::tr("The data lie above the prediction by more than chance explains.")
                   : Words::tr("The data lie below the prediction by more than chance explains.");
    if (wrong(TestQuantity::Neighbours))
        return Words::tr(
                   "Residuals of neighbours go together by %1, where the noise has %2: the model is off "
                   "smoothly, and the noise does not say so.")
            .arg(formatNumber(found(TestQuantity::Neighbours).observed, 2),
                 formatNumber(found(TestQuantity::Neighbours).simulated, 2));
    if (wrong(TestQuantity::Spread))
        return found(TestQuantity::Spread).pValue < 0.5
                   ? Words::tr("The residuals are larger than the noise says.")
                   : Words::tr("The residuals are smaller than the noise says.");
    if (wrong(TestQuantity::Largest))
        return found(TestQuantity::Largest).pValue < 0.5
                   ? Words::tr(
                         "There are outliers: noise with heavy tails (Student's t) would allow for them.")
                   : Words::tr("No residual is as large as the noise should make some.");
    if (!checks.pit.point.empty() && toneOf(checks.pit.pValue, false) != Tone::Good)
        return Words::tr("The readings do not lie where the prediction says, as a whole.");
    return Words::tr("Data simulated from the prediction look like these in all that was tested.");
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

QString pValueText(double p)
{
    return p < 0.005 ? QStringLiteral("< 0.01") : QString::number(p, 'f', 2);
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
    addChecks(chosen.fitted, Words::tr("fitted"), view);
    addChecks(chosen.keptBack, Words::tr("held out"), view);
    view.checksSay = checksText(chosen);
    view.readings = record.prediction.readings;
    // A pattern is judged of a voltage: another noise that would say it more honestly is its own.
    const NoiseKind judged = chosen.quantity == MeasuredQuantity::Voltage ? noise : NoiseKind::Covariance;
    view.advice = {adviceText(chosen, view.curve, judged), {}};
    view.models = modelsView(record.prediction.average, chosen.summary);
    view.draws = record.prediction.draws;
    return view;
}

} // namespace interphase
