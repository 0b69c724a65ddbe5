#include "app/window/results/predict_words.h"

#include "app/window/results/quantity_label.h"
#include "app/window/results/words.h"
#include "bayes/residual_diagnostics.h"
#include "ui/text/number.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

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
             formatQuantity(largest, QStringLiteral("V"), 2));
}

/// twoSided: a value near 1 tells against the model as one near 0 does.
double tailOf(double p, bool twoSided)
{
    return twoSided ? 2.0 * std::min(p, 1.0 - p) : p;
}

/// Why a band that misses no more points than it should is not to be called honest all the same; else empty.
QString shapeText(const PredictionScore& score)
{
    const PitCheck& pit = score.checks.pit;
    if (score.points == 0 || pit.point.empty() || toneOf(pit.pValue, false) == Tone::Good)
        return {};
    const QString inner = percentText(score.coverage.central50),
                  outer = percentText(score.coverage.central90);
    if (score.coverage.central50 > 0.5 && score.coverage.central90 >= 0.9)
        return Words::tr(
                   "The band is wider than it need be: its 50 % hold %1 of the points and its 90 % hold "
                   "%2. The noise is taken for larger than it is there, as where a few stretches fit "
                   "badly.")
            .arg(inner, outer);
    return Words::tr("The points do not lie in the band as the prediction says: its 50 % hold %1 of them and "
                     "its 90 % hold %2. The checks show where they are.")
        .arg(inner, outer);
}

/// Of a band that is not wrong anywhere: what would make it narrower.
QString honestText(const PredictiveView& curve)
{
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

/// What a test quantity that is off says.
QString offText(const PredictiveCheck& check, bool beyondChance)
{
    const bool larger = check.pValue < 0.5; // than in most of the simulated data
    switch (check.quantity) {
    case TestQuantity::Mean:
        if (beyondChance)
            return check.observed > 0.0
                       ? Words::tr("The data lie above the prediction by more than chance explains.")
                       : Words::tr("The data lie below the prediction by more than chance explains.");
        return check.observed > 0.0 ? Words::tr("The data lie above the prediction.")
                                    : Words::tr("The data lie below the prediction.");
    case TestQuantity::Neighbours:
        return (larger ? Words::tr("Residuals of neighbours go together by %1, where the noise has %2: the "
                                   "model is off smoothly, and the noise does not say so.")
                       : Words::tr("Residuals of neighbours go together by %1 only, where the noise has %2: "
                                   "the noise says more correlation than there is, and the intervals are not "
                                   "those of these data."))
            .arg(formatNumber(check.observed, 2), formatNumber(check.simulated, 2));
    case TestQuantity::Spread:
        return larger ? Words::tr("The residuals are larger than the noise says.")
                      : Words::tr("The residuals are smaller than the noise says.");
    case TestQuantity::Largest:
        break;
    }
    return larger
               ? Words::tr("There are outliers: noise with heavy tails (Student's t) would allow for them.")
               : Words::tr("No residual is as large as the noise should make some.");
}

/// What tells most against the model in one part of the data: what is beyond chance before what is a hint.
QString partText(const PredictionScore& score)
{
    const PredictiveChecks& checks = score.checks;
    for (const Tone tone : {Tone::Warning, Tone::Weak}) {
        const QString hint =
            Words::tr(" Of data simulated from the prediction %1 are as far off: a hint, no more.");
        for (const TestQuantity quantity :
             {TestQuantity::Mean, TestQuantity::Neighbours, TestQuantity::Spread, TestQuantity::Largest}) {
            const PredictiveCheck& check = checks.quantities[static_cast<std::size_t>(quantity)];
            if (toneOf(check.pValue, true) != tone)
                continue;
            const QString text = offText(check, tone == Tone::Warning);
            return tone == Tone::Warning ? text
                                         : QString(text + hint.arg(percentText(tailOf(check.pValue, true))));
        }
        if (!checks.pit.point.empty() && toneOf(checks.pit.pValue, false) == tone) {
            const QString text = Words::tr("The readings do not lie where the prediction says, as a whole.");
            return tone == Tone::Warning ? text : QString(text + hint.arg(percentText(checks.pit.pValue)));
        }
    }
    if (score.points < kFewestForPit)
        return Words::tr("Nothing looks wrong, but %1 points are too few to tell much.").arg(score.points);
    return Words::tr("Data simulated from the prediction look like these in all that was tested.");
}

} // namespace

Tone toneOf(double p, bool twoSided)
{
    const double tail = tailOf(p, twoSided);
    return tail < 0.01 ? Tone::Warning : tail < 0.05 ? Tone::Weak : Tone::Good;
}

QString pValueText(double p)
{
    return p < 0.005 ? QStringLiteral("< 0.01") : QString::number(p, 'f', 2);
}

QString pSays(const QString& pValue)
{
    return (pValue.startsWith(QLatin1Char('<')) ? QStringLiteral("p %1") : QStringLiteral("p = %1"))
        .arg(pValue);
}

QString predictionAdvice(const PredictedData& data, const PredictiveView& curve, NoiseKind noise)
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
    for (const PredictionScore* score : {&data.keptBack, &data.fitted})
        if (const QString shape = shapeText(*score); !shape.isEmpty())
            return shape;
    const int points = std::max(data.keptBack.points, data.fitted.points);
    if (points < kFewestForPit)
        return Words::tr("%1 points are too few to tell whether the band is as wide as it should be.")
            .arg(points);
    return honestText(curve);
}

QString predictionChecksText(const PredictedData& data)
{
    QStringList parts;
    const bool both = !data.keptBack.checks.quantities.empty() && !data.fitted.checks.quantities.empty();
    if (!data.keptBack.checks.quantities.empty())
        parts << (both ? Words::tr("Held out: %1") : QStringLiteral("%1")).arg(partText(data.keptBack));
    if (!data.fitted.checks.quantities.empty())
        parts << (both ? Words::tr("Fitted: %1") : QStringLiteral("%1")).arg(partText(data.fitted));
    return parts.join(QLatin1Char('\n'));
}

QString heldOutText(const PredictedData& data)
{
    if (data.keptBack.points == 0)
        return {};
    if (data.continues)
        return Words::tr("The held-out rows go on from fitted ones: they are predicted given the residuals "
                         "of those, which the noise remembers.");
    if (data.fitted.points == 0)
        return Words::tr("Held out as a whole: predicted as a new measurement.");
    return Words::tr(
        "The noise remembers nothing from reading to reading: the held-out rows are predicted as "
        "those of a new measurement.");
}

QString rareText(const Risk& risk)
{
    return risk.below > 0.0 ? Words::tr("below 1 in %1").arg(std::lround(1.0 / risk.below)) : QString();
}

} // namespace interphase
