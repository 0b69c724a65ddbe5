#include "ui/text/number.h"

#include "core/r_hat.h"
#include "ui/text/symbol.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>

namespace interphase {
namespace {

struct Prefix
{
    int exponent;
    const char16_t* text;
};
constexpr std::array<Prefix, 8> kPrefixes = {
    {{9, u"G"}, {6, u"M"}, {3, u"k"}, {0, u""}, {-3, u"m"}, {-6, u"µ"}, {-9, u"n"}, {-12, u"p"}}};

QString number(double value, char format, int precision)
{
    // QString::number always writes in the C locale.
    return QString::number(value, format, precision);
}

bool takesPrefix(const QString& unit)
{
    static const QStringList kSingle = {QStringLiteral("m"),   QStringLiteral("V"), QStringLiteral("A"),
                                        QStringLiteral("ohm"), QStringLiteral("F"), QStringLiteral("W"),
                                        QStringLiteral("J"),   QStringLiteral("Hz")};
    return kSingle.contains(unit);
}

QString trimmedMantissa(QString text)
{
    const auto dot = text.indexOf(QLatin1Char('.'));
    if (dot < 0)
        return text;
    while (text.endsWith(QLatin1Char('0')))
        text.chop(1);
    if (text.endsWith(QLatin1Char('.')))
        text.chop(1);
    return text;
}

int thousandsExponent(double magnitude)
{
    if (!(magnitude > 0.0) || !std::isfinite(magnitude))
        return 0;
    // A hair above 1, so that 0.9999999 V, a rounding of 1 V, is not shown as 1000 mV.
    return static_cast<int>(std::floor(std::log10(magnitude * 1.000001) / 3.0)) * 3;
}

const Prefix& prefixFor(double magnitude)
{
    const int wanted = std::clamp(thousandsExponent(magnitude), -12, 9);
    return *std::find_if(kPrefixes.begin(), kPrefixes.end(),
                         [&](const Prefix& p) { return p.exponent == wanted; });
}

QString unitPart(const QString& token, bool inverse)
{
    static const QRegularExpression kPattern(QStringLiteral("^(.*?)(\\d*)$"));
    const auto match = kPattern.match(token);
    const QString power = match.captured(2).isEmpty() ? QStringLiteral("1") : match.captured(2);
    const QString base = match.captured(1) == QLatin1String("ohm") ? QStringLiteral("Ω") : match.captured(1);
    if (inverse)
        return base + superscript(QString(QLatin1Char('-') + power));
    return power == QLatin1String("1") ? base : QString(base + superscript(power));
}

QStringList unitParts(const QString& text, bool inverse)
{
    QString plain = text;
    plain.remove(QLatin1Char('(')).remove(QLatin1Char(')'));
    QStringList out;
    const auto tokens = plain.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString& token : tokens) {
        if (token != QLatin1String("1"))
            out << unitPart(token, inverse);
    }
    return out;
}

} // namespace

QString formatNumber(double value, int digits)
{
    if (!std::isfinite(value))
        return std::isnan(value) ? QStringLiteral("–")
               : value < 0       ? QStringLiteral("−∞")
                                 : QStringLiteral("∞");
    if (value == 0.0)
        return QStringLiteral("0");
    const double magnitude = std::abs(value);
    if (magnitude >= 1e-3 && magnitude < 1e5) {
        const int before = static_cast<int>(std::floor(std::log10(magnitude))) + 1;
        return trimmedMantissa(number(value, 'f', std::max(0, digits - before)));
    }
    const QString text = number(value, 'e', std::max(0, digits - 1));
    const auto e = text.indexOf(QLatin1Char('e'));
    return trimmedMantissa(text.left(e)) + QLatin1Char('e') + QString::number(text.mid(e + 1).toInt());
}

QString formatCount(double value)
{
    QString text = number(std::abs(value), 'f', 0);
    for (auto i = text.size() - 3; i > 0; i -= 3)
        text.insert(i, QChar(0xa0));
    return value < 0 ? QString(QChar(0x2212) + text) : text;
}

QString formatRHat(double value)
{
    return std::isfinite(value) ? QString::fromStdString(rHatText(value)) : QStringLiteral("–");
}

QString formatUncertain(double value, double sd)
{
    if (!(sd > 0.0) || !std::isfinite(sd) || !std::isfinite(value))
        return formatNumber(value);
    const double largest = std::max(std::abs(value), sd);
    // More digits before the point than the standard deviation allows are not shown: 3.5(1.1)e3.
    const bool plain = largest >= 1e-2 && largest < 1e5 && sd < 99.5;
    const int exponent = plain ? 0 : static_cast<int>(std::floor(std::log10(largest)));
    const double v = value / std::pow(10.0, exponent);
    const double s = sd / std::pow(10.0, exponent);
    // Two digits of the standard deviation; rounding can carry it to the next decade (0.0997 -> 0.10).
    int decimals = 1 - static_cast<int>(std::floor(std::log10(s)));
    if (std::round(s * std::pow(10.0, decimals)) >= 100.0)
        --decimals;
    decimals = std::max(0, decimals);
    const bool withPoint = decimals > 0 && s >= 0.995;
    const QString inside =
        withPoint ? number(s, 'f', decimals) : number(std::round(s * std::pow(10.0, decimals)), 'f', 0);
    const QString power = exponent == 0 ? QString() : QString(QLatin1Char('e') + QString::number(exponent));
    return QString(number(v, 'f', decimals) + QLatin1Char('(') + inside + QLatin1Char(')') + power);
}

QString prettyUnit(const QString& unit)
{
    const auto slash = unit.indexOf(QLatin1Char('/'));
    const QString top = unitParts(unit.left(slash), false).join(QLatin1Char(' '));
    if (slash < 0)
        return top;
    const QStringList bottom = unitParts(unit.mid(slash + 1), false);
    const QString below = bottom.join(QLatin1Char(' '));
    const QString over = top.isEmpty() ? QStringLiteral("1") : top;
    return bottom.size() > 1 ? QString(over + QStringLiteral("/(") + below + QLatin1Char(')'))
                             : QString(over + QLatin1Char('/') + below);
}

QString axisUnit(const QString& unit)
{
    const auto slash = unit.indexOf(QLatin1Char('/'));
    QStringList parts = unitParts(unit.left(slash), false);
    if (slash >= 0)
        parts += unitParts(unit.mid(slash + 1), true);
    return parts.join(QLatin1Char(' '));
}

QString formatQuantity(double value, const QString& unit, int digits)
{
    if (takesPrefix(unit) && value != 0.0 && std::isfinite(value)) {
        const Prefix& prefix = prefixFor(std::abs(value));
        return formatNumber(value / std::pow(10.0, prefix.exponent), digits) + QLatin1Char(' ') +
               QString::fromUtf16(prefix.text) + prettyUnit(unit);
    }
    const QString pretty = prettyUnit(unit);
    const QString text = formatNumber(value, digits);
    return pretty.isEmpty() ? text : QString(text + QLatin1Char(' ') + pretty);
}

DisplayScale scaleFor(double largest, const QString& unit)
{
    const double magnitude = std::abs(largest);
    if (takesPrefix(unit)) {
        const Prefix& prefix = prefixFor(magnitude);
        return {std::pow(10.0, -prefix.exponent), QString(QString::fromUtf16(prefix.text) + axisUnit(unit))};
    }
    if (!(magnitude > 0.0) || (magnitude >= 1e-2 && magnitude < 1e4))
        return {1.0, axisUnit(unit)};
    const int exponent = static_cast<int>(std::floor(std::log10(magnitude)));
    const QString power = QStringLiteral("10") + superscript(QString::number(exponent));
    const QString pretty = axisUnit(unit);
    return {std::pow(10.0, -exponent), pretty.isEmpty() ? power : QString(power + QLatin1Char(' ') + pretty)};
}

DisplayScale timeScaleFor(double largest_s)
{
    if (largest_s > 3.0 * 3600.0)
        return {1.0 / 3600.0, QStringLiteral("h")};
    if (largest_s > 180.0)
        return {1.0 / 60.0, QStringLiteral("min")};
    return {1.0, QStringLiteral("s")};
}

QString axisTitle(const QString& quantity, const QString& unit)
{
    return unit.isEmpty() ? quantity : QString(quantity + QStringLiteral(" / ") + unit);
}

} // namespace interphase
