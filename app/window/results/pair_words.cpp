#include "app/window/results/pair_words.h"

#include "app/window/results/posterior_words.h"
#include "app/window/results/words.h"
#include "ui/text/number.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace interphase {
namespace {

constexpr double kStrongCorrelation = 0.6;
/// A standard deviation from a few hundred independent draws is known to a few per cent; what is called
/// better known is beyond that.
constexpr double kClearlyLess = 0.9;

std::vector<double> ranks(const std::vector<double>& values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> out(values.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        out[order[i]] = static_cast<double>(i);
    return out;
}

/// Spearman's: of the ranks, so that a bent ridge counts as well. Ties hardly occur.
double rankCorrelation(const std::vector<double>& a, const std::vector<double>& b)
{
    const std::vector<double> x = ranks(a), y = ranks(b);
    const double middle = 0.5 * (static_cast<double>(x.size()) - 1.0);
    double xy = 0.0, xx = 0.0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        xy += (x[i] - middle) * (y[i] - middle);
        xx += (x[i] - middle) * (x[i] - middle);
    }
    return xx > 0.0 ? xy / xx : 0.0;
}

struct Strongest
{
    std::size_t a = 0, b = 0;
    double correlation = 0.0;
};

/// Among the first `count` quantities.
Strongest strongestPair(const std::vector<std::vector<double>>& draws, std::size_t count)
{
    Strongest out;
    for (std::size_t b = 1; b < count; ++b)
        for (std::size_t a = 0; a < b; ++a) {
            const double r = rankCorrelation(thinned(draws[a], 2000), thinned(draws[b], 2000));
            if (std::abs(r) > std::abs(out.correlation))
                out = {a, b, r};
        }
    return out;
}

double sdOf(const std::vector<double>& values)
{
    const auto count = static_cast<double>(values.size());
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
    double squares = 0.0;
    for (const double v : values)
        squares += (v - mean) * (v - mean);
    return std::sqrt(squares / (count - 1.0));
}

/// How well two quantities are known, and what is left of both together: their difference where they rise
/// together, their sum where they do not.
struct Spreads
{
    double a = 0.0, b = 0.0, both = 0.0;
    bool bothBetter() const { return both < kClearlyLess * std::min(a, b); }
};

Spreads spreadsOf(const std::vector<double>& a, const std::vector<double>& b, bool rise)
{
    std::vector<double> both(a.size());
    std::ranges::transform(a, b, both.begin(), [rise](double x, double y) { return rise ? x - y : x + y; });
    return {sdOf(a), sdOf(b), sdOf(both)};
}

std::vector<double> logarithms(std::vector<double> values)
{
    std::ranges::transform(values, values.begin(), [](double v) { return std::log(v); });
    return values;
}

bool allPositive(const std::vector<double>& values)
{
    return std::ranges::all_of(values, [](double v) { return v > 0.0; });
}

QString relative(double sdOfLogarithm)
{
    return Words::tr("%1 %").arg(formatNumber(100.0 * sdOfLogarithm, 2));
}

/// What is known of both together better than of either; empty where nothing is. Of positive quantities the
/// ratio or the product, in relative terms; of others of one unit the difference or the sum.
QString togetherWords(const std::vector<double>& a, const std::vector<double>& b, bool rise,
                      const QString& unit, bool sameUnit)
{
    if (allPositive(a) && allPositive(b)) {
        const Spreads s = spreadsOf(logarithms(a), logarithms(b), rise);
        if (!s.bothBetter())
            return {};
        return (rise ? Words::tr(": the data know their ratio to %1, better than either (%2 and %3)")
                     : Words::tr(": the data know their product to %1, better than either (%2 and %3)"))
            .arg(relative(s.both), relative(s.a), relative(s.b));
    }
    const Spreads s = spreadsOf(a, b, rise);
    if (!sameUnit || !s.bothBetter())
        return {};
    return (rise ? Words::tr(": the data know their difference to %1, better than either (%2 and %3)")
                 : Words::tr(": the data know their sum to %1, better than either (%2 and %3)"))
        .arg(formatQuantity(s.both, unit, 2), formatQuantity(s.a, unit, 2), formatQuantity(s.b, unit, 2));
}

} // namespace

QString pairWords(const PosteriorView& view, const std::vector<NamedPrior>& priors,
                  const std::vector<std::vector<double>>& draws)
{
    if (priors.size() < 2)
        return {};
    const Strongest pair = strongestPair(draws, priors.size());
    const ParameterLabel &a = view.summary[pair.a].label, &b = view.summary[pair.b].label;
    const QString r = QString::number(pair.correlation, 'f', 2).replace(QLatin1Char('-'), QChar(0x2212));
    if (std::abs(pair.correlation) < kStrongCorrelation)
        return Words::tr("No two parameters are strongly tied; most are %1 and %2 (rank correlation %3).")
            .arg(a.symbol, b.symbol, r);
    const bool rise = pair.correlation > 0.0;
    return (rise ? Words::tr("%1 and %2 rise together (rank correlation %3)%4.")
                 : Words::tr("Where %1 is larger, %2 is smaller (rank correlation %3)%4."))
        .arg(a.symbol, b.symbol, r,
             togetherWords(draws[pair.a], draws[pair.b], rise, a.unit, a.unit == b.unit));
}

} // namespace interphase
