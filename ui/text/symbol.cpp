#include "ui/text/symbol.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace interphase {
namespace {

QChar raised(QChar c)
{
    static const QString kFrom = QStringLiteral("0123456789+-n");
    static const QString kTo = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ");
    const auto i = kFrom.indexOf(c);
    return i < 0 ? c : kTo.at(i);
}

QChar lowered(QChar c)
{
    static const QString kFrom = QStringLiteral("0123456789+-aehijklmnoprstuvx,");
    static const QString kTo = QStringLiteral("₀₁₂₃₄₅₆₇₈₉₊₋ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ,");
    const auto i = kFrom.indexOf(c);
    return i < 0 ? QChar() : kTo.at(i);
}

QString subscript(const QString& text)
{
    QString out;
    for (const QChar c : text) {
        const QChar low = lowered(c);
        if (low.isNull())
            return QString(QLatin1Char('_') + text);
        out += low;
    }
    return out;
}

QString replaced(QString text, const QString& tag, QString (*convert)(const QString&))
{
    const QRegularExpression pattern(QStringLiteral("<%1>(.*?)</%1>").arg(tag));
    for (auto match = pattern.match(text); match.hasMatch(); match = pattern.match(text))
        text.replace(match.capturedStart(), match.capturedLength(), convert(match.captured(1)));
    return text;
}

} // namespace

QString superscript(const QString& text)
{
    QString out;
    std::transform(text.begin(), text.end(), std::back_inserter(out), raised);
    return out;
}

QString plainSymbol(const QString& rich)
{
    QString text = replaced(rich, QStringLiteral("sub"), subscript);
    text = replaced(text, QStringLiteral("sup"), superscript);
    static const QRegularExpression kOtherTags(QStringLiteral("<[^>]*>"));
    return text.remove(kOtherTags);
}

} // namespace interphase
