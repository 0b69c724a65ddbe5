#include "app/window/results/predict_views.h"

#include "app/window/results/quantity_label.h"
#include "app/window/results/words.h"
#include "bayes/residual_diagnostics.h"
#include "ui/text/number.h"

#include <algorithm>
#include <cmath>

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

PredictiveView curveView(const PredictedData& data)
{
    PredictiveView curve;
    curve.quantity = Words::tr("Voltage");
    curve.unit = QStringLiteral("V");
    curve.time_s = data.time_s;
    const PredictiveSummary& s = data.summary;
    curve.median = s.model.median;
    curve.inner = {s.model.q25, s.model.q75};
    curve.outer = {s.model.q05, s.model.q95};
    curve.noise = {s.measurement.q05, s.measurement.q95};
    for (std::size_t i = 0; i < s.epistemic.size(); ++i) {
        const double all = s.epistemic[i] + s.aleatoric[i];
        curve.epistemicShare.push_back(all > 0.0 ? s.epistemic[i] / all : 0.0);
    }
    addPoints(data, curve);
    curve.holdOut = heldOutWindow(curve);
    curve.caption = Words::tr("median; bands: 50 and 90 % from the parameters, 90 % with noise");
    return curve;
}

QString voltsText(double volts)
{
    return std::isfinite(volts) ? formatQuantity(volts, QStringLiteral("V"), 2) : QStringLiteral("–");
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
    add(Words::tr("Residual rms"), [](const PredictionScore& s) { return voltsText(s.rms_V); });
    add(Words::tr("Rms before calibration"), [](const PredictionScore& s) { return voltsText(s.before_V); });
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

double meanShare(const PredictiveView& curve)
{
    double sum = 0.0;
    for (const double share : curve.epistemicShare)
        sum += share;
    return curve.epistemicShare.empty() ? 0.0 : sum / static_cast<double>(curve.epistemicShare.size());
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
        .arg(QString::number(found.neighbourCorrelation, 'f', 2), voltsText(largest));
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
    const double share = meanShare(curve);
    if (share > 0.3)
        return Words::tr("The band is honest. %1 of its variance is from the parameters: more data would "
                         "make it narrower.")
            .arg(percentText(share));
    return Words::tr(
        "The band is honest, and nearly all of its width is noise: more data would hardly make it narrower.");
}

/// What was held out says most.
int firstHeldOut(const std::vector<PredictedData>& data)
{
    const auto heldOut = [](const PredictedData& d) { return d.keptBack.points > 0; };
    const auto found = std::ranges::find_if(data, heldOut);
    return found == data.end() ? 0 : static_cast<int>(found - data.begin());
}

} // namespace

PredictView predictView(const PredictionRecord& record, int dataset, NoiseKind noise)
{
    PredictView view;
    const auto& data = record.prediction.data;
    for (const PredictedData& d : data)
        view.datasets << QString::fromStdString(d.name);
    if (data.empty())
        return view;
    view.dataset = std::min(dataset < 0 ? firstHeldOut(data) : dataset, static_cast<int>(data.size()) - 1);
    const PredictedData& chosen = data[static_cast<std::size_t>(view.dataset)];
    if (chosen.summary.model.median.size() != chosen.time_s.size() || chosen.time_s.empty())
        return view;
    view.curve = curveView(chosen);
    view.figures = figures(chosen);
    view.advice = {adviceText(chosen, view.curve, noise), {}};
    view.draws = record.prediction.draws;
    return view;
}

} // namespace interphase
