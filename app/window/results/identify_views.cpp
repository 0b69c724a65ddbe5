#include "app/window/results/identify_views.h"

#include "app/window/results/quantity_label.h"
#include "app/window/results/words.h"
#include "ui/text/number.h"
#include "ui/text/symbol.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

constexpr double kAlike = 0.9;
constexpr double kShown = 0.25;    ///< of the largest component
constexpr double kUnseen_sd = 3.0; ///< a direction is unseen when doubling along it moves less than this
const QString kMinus = QString(QChar(0x2212));

Verdict verdictView(ProfileVerdict verdict)
{
    switch (verdict) {
    case ProfileVerdict::Identified:
        return {Tone::Good, Words::tr("identified")};
    case ProfileVerdict::WeaklyIdentified:
        return {Tone::Weak, Words::tr("weakly")};
    case ProfileVerdict::NotIdentified:
        return {Tone::Neutral, Words::tr("not")};
    case ProfileVerdict::Unknown:
        break;
    }
    return {Tone::Neutral, Words::tr("unknown")};
}

/// The parameter whose sensitivity looks most like that of parameter i; -1 if it is the only one.
int mostAlike(const FisherReport& fisher, std::size_t i)
{
    const std::size_t d = fisher.names.size();
    int at = -1;
    double largest = 0.0;
    for (std::size_t j = 0; j < d; ++j)
        if (j != i && std::abs(fisher.cosines[i * d + j]) > largest) {
            largest = std::abs(fisher.cosines[i * d + j]);
            at = static_cast<int>(j);
        }
    return at;
}

QString symbolOf(const std::string& quantity)
{
    return quantityLabel(quantity).symbol;
}

/// Two significant digits; thousands in groups.
QString roundText(double value)
{
    if (!(value > 0.0) || !std::isfinite(value))
        return formatNumber(value);
    const double unit = std::pow(10.0, std::floor(std::log10(value)) - 1.0);
    const double rounded = std::round(value / unit) * unit;
    return rounded >= 100.0 && rounded < 1e6 ? formatCount(rounded) : formatNumber(rounded, 2);
}

QString effectText(double norm)
{
    // The norm is for a change by its own size; a tenth of it is easier to picture.
    return Words::tr("10 % more moves the voltages by %1 noise sd in all").arg(roundText(0.1 * norm));
}

QString alikeText(const FisherReport& fisher, std::size_t i)
{
    const int other = mostAlike(fisher, i);
    if (other < 0)
        return {};
    const double cosine = fisher.cosines[i * fisher.names.size() + static_cast<std::size_t>(other)];
    return std::abs(cosine) < kAlike
               ? QString()
               : Words::tr("in part compensated by %1 (cosine %2)")
                     .arg(symbolOf(fisher.names[static_cast<std::size_t>(other)]),
                          QString::number(cosine, 'f', 2).replace(QLatin1Char('-'), kMinus));
}

/// What holds one side of a profile, where it is not the data.
QString sideText(ProfileEnd end, const QString& values)
{
    switch (end) {
    case ProfileEnd::Prior:
        return Words::tr("only the priors speak against %1 values").arg(values);
    case ProfileEnd::Range:
        return Words::tr("open towards %1 values").arg(values);
    case ProfileEnd::NoSolution:
        return Words::tr("the model has no solution at %1 values").arg(values);
    case ProfileEnd::Data:
    case ProfileEnd::Points:
    case ProfileEnd::Cancelled:
        break;
    }
    return {};
}

/// With two digits of its distance from the best value at least: 0.9997, where 1.0 would say nothing.
QString limitText(const QuantityProfile& profile, double limit, const QString& unit)
{
    return formatQuantity(limit, unit, limitDigits(profile, limit));
}

QString openText(const QuantityProfile& profile)
{
    const QString unit = quantityLabel(profile.quantity).unit;
    if (profile.lowerEnd == ProfileEnd::Range && profile.upperEnd == ProfileEnd::Range)
        return Words::tr("the data leave it open both ways");
    if (profile.lowerEnd == ProfileEnd::Range && profile.upperEnd == ProfileEnd::Data)
        return Words::tr("the data only give an upper bound, %1")
            .arg(limitText(profile, profile.upper, unit));
    if (profile.upperEnd == ProfileEnd::Range && profile.lowerEnd == ProfileEnd::Data)
        return Words::tr("the data only give a lower bound, %1").arg(limitText(profile, profile.lower, unit));
    if (profile.lowerEnd == ProfileEnd::Prior && profile.upperEnd == ProfileEnd::Prior)
        return Words::tr("only the priors speak against other values");
    QStringList sides = {sideText(profile.lowerEnd, Words::tr("smaller")),
                         sideText(profile.upperEnd, Words::tr("larger"))};
    sides.removeAll(QString());
    return sides.join(QStringLiteral("; "));
}

QString whyText(const IdentifyResults& results, std::size_t quantity)
{
    const FisherReport& fisher = results.local.fisher;
    const std::string& name = results.local.quantities[quantity];
    QStringList parts;
    if (const QuantityProfile* profile = profileOf(results, name))
        parts << openText(*profile);
    parts << weaklyText(results, quantity);
    if (quantity < fisher.names.size()) {
        parts << alikeText(fisher, quantity);
        parts.removeAll(QString());
        if (parts.isEmpty())
            parts << effectText(fisher.norms[quantity]);
    }
    parts.removeAll(QString());
    return parts.join(QStringLiteral("; "));
}

IdentifiabilityRowView rowView(const IdentifyResults& results, std::size_t quantity)
{
    const Identification& local = results.local;
    IdentifiabilityRowView row;
    row.label = quantityLabel(local.quantities[quantity]);
    row.verdict = verdictView(verdictOf(results, quantity));
    row.relativeSd = local.relativeSd[quantity];
    row.bits = quantity < local.gained_bits.size() ? local.gained_bits[quantity]
                                                   : std::numeric_limits<double>::quiet_NaN();
    row.why = whyText(results, quantity);
    return row;
}

QStringList symbolsOf(const FisherReport& fisher)
{
    QStringList out;
    for (const std::string& name : fisher.names)
        out << plainSymbol(symbolOf(name));
    return out;
}

std::vector<double> directionOf(const FisherReport& fisher, std::size_t k)
{
    const std::size_t d = fisher.names.size();
    return {fisher.eigenvectors.begin() + static_cast<std::ptrdiff_t>(k * d),
            fisher.eigenvectors.begin() + static_cast<std::ptrdiff_t>((k + 1) * d)};
}

void addMatrix(const FisherReport& fisher, IdentifyView& view)
{
    const std::size_t d = fisher.names.size();
    for (std::size_t i = 0; i < d; ++i) {
        view.cosineLabels.push_back(quantityLabel(fisher.names[i]));
        auto& row = view.cosines.emplace_back();
        for (std::size_t j = 0; j < d; ++j)
            row.push_back(std::abs(fisher.cosines[i * d + j]));
    }
    const double largest = fisher.eigenvalues.empty() ? 0.0 : fisher.eigenvalues.back();
    for (std::size_t k = d; k-- > 0 && largest > 0.0;)
        view.eigenvalues.push_back({std::max(0.0, fisher.eigenvalues[k]) / largest,
                                    combinationText(directionOf(fisher, k), symbolsOf(fisher))});
}

/// The parameters that make up a direction, in the user's notation.
QStringList partsOf(const FisherReport& fisher, const std::vector<double>& direction)
{
    double largest = 0.0;
    for (const double v : direction)
        largest = std::max(largest, std::abs(v));
    QStringList out;
    for (std::size_t i = 0; i < direction.size(); ++i)
        if (std::abs(direction[i]) >= kShown * largest)
            out << symbolOf(fisher.names[i]);
    return out;
}

QString sloppiestText(const FisherReport& fisher)
{
    if (fisher.eigenvalues.empty())
        return {};
    const std::vector<double> direction = directionOf(fisher, 0);
    const QStringList parts = partsOf(fisher, direction);
    const QString combination = combinationText(direction, symbolsOf(fisher));
    const double effect = std::sqrt(std::max(0.0, fisher.eigenvalues.front())) * std::log(2.0);
    const QString condition = Words::tr("Condition number %1.").arg(roundText(fisher.conditionNumber));
    if (effect >= kUnseen_sd)
        return Words::tr("Every combination is seen; the least known, %1, to about %2. %3")
            .arg(combination, percentText(1.0 / std::sqrt(fisher.eigenvalues.front())), condition);
    if (parts.size() == 1)
        return Words::tr(
                   "The voltage does not see %1: doubling it changes the curves by %2 noise sd in all. %3")
            .arg(parts.front(), formatNumber(effect, 2), condition);
    if (parts.size() == 2)
        return Words::tr("The voltage cannot tell %1 and %2 apart: doubling %3 changes the curves by %4 "
                         "noise sd in all. %5")
            .arg(parts[0], parts[1], combination, formatNumber(effect, 2), condition);
    return Words::tr("The voltage does not see %1: doubling it changes the curves by %2 noise sd in all. %3")
        .arg(combination, formatNumber(effect, 2), condition);
}

AdviceView adviceOf(const IdentifyView& view, const FisherReport& fisher)
{
    QStringList poor;
    for (const IdentifiabilityRowView& row : view.rows)
        if (row.verdict.tone == Tone::Neutral)
            poor << row.label.symbol;
    if (poor.isEmpty() || fisher.eigenvalues.empty())
        return {};
    return {Words::tr("Not determined by these data: %1. Fix what is known from elsewhere, give a tighter "
                      "prior, or add data "
                      "that excite it: another rate, rests, pulses.")
                .arg(poor.join(QStringLiteral(", "))),
            Words::tr("Open Priors")};
}

QString powerText(const QString& symbol, double power)
{
    const double rounded = std::round(10.0 * power) / 10.0;
    return rounded == 1.0 ? symbol : QString(symbol + QLatin1Char('^') + formatNumber(rounded, 2));
}

QString starOf(const std::vector<AtBound>& bounds, std::size_t i)
{
    return i < bounds.size() && bounds[i] != AtBound::No ? QStringLiteral(" *") : QString();
}

QString withMinus(double value)
{
    return formatNumber(value, 6).replace(QLatin1Char('-'), kMinus);
}

void addEstimates(const Identification& local, IdentifyView& view)
{
    const LikelihoodMaximum& maximum = local.maximum;
    if (local.sd.empty() || maximum.theta.size() != local.theta.size())
        return;
    for (std::size_t i = 0; i < local.theta.size(); ++i) {
        const double error = maximum.standardError[i];
        view.estimates.push_back({quantityLabel(local.quantities[i]),
                                  formatUncertain(local.theta[i], local.sd[i]) + starOf(local.modeAt, i),
                                  (std::isfinite(error) ? formatUncertain(maximum.theta[i], error)
                                                        : formatNumber(maximum.theta[i])) +
                                      starOf(local.maximumAt, i)});
    }
    view.estimatesSay =
        Words::tr(
            "The mode is that of the density in the sampler's coordinates (logarithms of positive "
            "parameters), with the sd of the normal approximation there; the likelihood knows no prior, "
            "and its errors are from the Fisher information.") +
        QLatin1Char(' ') +
        Words::tr("log L %1, AIC %2, BIC %3; %4 of %5 climbs ended at this maximum.")
            .arg(withMinus(maximum.logLikelihood), withMinus(maximum.aic()), withMinus(maximum.bic()))
            .arg(maximum.together - maximum.elsewhere)
            .arg(maximum.climbs);
    if (maximum.elsewhere > 0)
        view.estimatesSay += QLatin1Char(' ') + severalMaximaText(maximum);
    if (const QString bounds = boundsText(local); !bounds.isEmpty())
        view.estimatesSay = QStringLiteral("* ") + bounds + QLatin1Char(' ') + view.estimatesSay;
    if (knowsCombinationOnly(local))
        view.estimatesSay +=
            QLatin1Char(' ') + Words::tr("The data know only a combination of the parameters "
                                         "without errors: theirs are one of many most likely "
                                         "values.");
    if (!maximum.status.ok())
        view.estimatesSay +=
            QLatin1Char(' ') + Words::tr("The climb to the most likely values did not end: where "
                                         "only the priors hold a parameter there are none.");
}

} // namespace

int limitDigits(const QuantityProfile& profile, double limit)
{
    const auto top = std::ranges::max_element(profile.logDensity);
    if (profile.value.empty() || top == profile.logDensity.end())
        return 4;
    const double best = profile.value[static_cast<std::size_t>(top - profile.logDensity.begin())];
    const double apart = std::abs(limit - best), size = std::max(std::abs(limit), std::abs(best));
    if (!(apart > 0.0) || !std::isfinite(size))
        return 4;
    return std::clamp(static_cast<int>(std::floor(std::log10(size)) - std::floor(std::log10(apart))) + 2, 3,
                      10);
}

QString weaklyText(const IdentifyResults& results, std::size_t quantity)
{
    if (verdictOf(results, quantity) != ProfileVerdict::WeaklyIdentified)
        return {};
    const QuantityProfile* profile = profileOf(results, results.local.quantities[quantity]);
    if (profile && profile->verdict == ProfileVerdict::WeaklyIdentified)
        return Words::tr("by its profile the data bound it on one side only");
    return Words::
        tr("near the mode the data make its sd only %1 times smaller than that of the prior (2 is wanted)")
            .arg(formatNumber(std::exp2(std::max(0.0, results.local.bits[quantity])), 2));
}

QString boundsText(const Identification& local)
{
    QStringList names;
    for (std::size_t i = 0; i < local.quantities.size(); ++i) {
        const auto at = [i](const std::vector<AtBound>& bounds) {
            return i < bounds.size() ? bounds[i] : AtBound::No;
        };
        const AtBound bound = at(local.modeAt) != AtBound::No ? at(local.modeAt) : at(local.maximumAt);
        if (bound != AtBound::No)
            names << (bound == AtBound::Lower ? Words::tr("%1 at its lower bound")
                                              : Words::tr("%1 at its upper bound"))
                         .arg(plainSymbol(quantityLabel(local.quantities[i]).symbol));
    }
    return names.isEmpty()
               ? QString()
               : Words::tr(
                     "%1, of its prior or of the range the parameter may have, or within two standard errors "
                     "of it: the posterior is cut there, and neither its value and error nor the errors of "
                     "what varies with it are what they say. Where the bound is not physical, a wider prior "
                     "tells; where it is and the data push against it, the model lacks something.")
                     .arg(names.join(QStringLiteral(", ")));
}

QString severalMaximaText(const LikelihoodMaximum& maximum)
{
    return Words::tr("%1 ended as high at another place: the likelihood has several maxima, and what stands "
                     "here is of one of them.")
        .arg(maximum.elsewhere);
}

QString combinationText(const std::vector<double>& direction, const QStringList& symbols)
{
    double largest = 0.0;
    for (const double v : direction)
        if (std::abs(v) > std::abs(largest))
            largest = v;
    QStringList over, under;
    for (std::size_t i = 0; i < direction.size() && largest != 0.0; ++i) {
        const double power = direction[i] / largest; // the largest component gets the power 1
        if (std::abs(power) >= kShown)
            (power > 0.0 ? over : under) << powerText(symbols[static_cast<qsizetype>(i)], std::abs(power));
    }
    const QString top = over.join(QStringLiteral(" · "));
    const QString below = under.join(QStringLiteral(" · "));
    if (below.isEmpty())
        return top;
    return under.size() > 1 ? QStringLiteral("%1 / (%2)").arg(top, below)
                            : QStringLiteral("%1 / %2").arg(top, below);
}

IdentifyView identifyView(const IdentifyResults& results)
{
    IdentifyView view;
    const Identification& local = results.local;
    for (std::size_t i = 0; i < local.quantities.size(); ++i)
        view.rows.push_back(rowView(results, i));
    for (const QuantityProfile& profile : results.profiles)
        view.profiles.push_back(
            {quantityLabel(profile.quantity), {profile.value, profile.logDensity}, -1.92, false});
    if (view.rows.empty())
        return view;
    addMatrix(local.fisher, view);
    addEstimates(local, view);
    view.sloppiest = sloppiestText(local.fisher);
    view.advice = adviceOf(view, local.fisher);
    view.caption = results.profiles.empty() ? Words::tr("local · %1 s").arg(formatNumber(local.seconds, 2))
                                            : Words::tr("local and profiles");
    return view;
}

} // namespace interphase
