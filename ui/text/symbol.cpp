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

/// A lowered character; of letters that have none a small capital, which is near to it.
QChar lowered(QChar c)
{
    static const QString kFrom = QStringLiteral("0123456789+-aehijklmnoprstuvxβγρφχ"
                                                "bcdfgwyzABCDEFGHIJKLMNOPQRSTUVWYZ");
    static const QString kTo = QStringLiteral("₀₁₂₃₄₅₆₇₈₉₊₋ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ"
                                              "ʙᴄᴅꜰɢᴡʏᴢᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢ");
    const auto i = kFrom.indexOf(c);
    return i < 0 ? c : kTo.at(i);
}

QString subscript(const QString& text)
{
    QString out;
    std::transform(text.begin(), text.end(), std::back_inserter(out), lowered);
    return out;
}

/// "&epsilon;" as the letter. By hand, because QTextDocument needs a display.
QString withoutEntities(QString text)
{
    static const std::pair<QLatin1String, QChar> kEntities[] = {
        {QLatin1String("&alpha;"), QChar(0x3b1)},   {QLatin1String("&beta;"), QChar(0x3b2)},
        {QLatin1String("&gamma;"), QChar(0x3b3)},   {QLatin1String("&delta;"), QChar(0x3b4)},
        {QLatin1String("&epsilon;"), QChar(0x3b5)}, {QLatin1String("&eta;"), QChar(0x3b7)},
        {QLatin1String("&kappa;"), QChar(0x3ba)},   {QLatin1String("&lambda;"), QChar(0x3bb)},
        {QLatin1String("&mu;"), QChar(0x3bc)},      {QLatin1String("&rho;"), QChar(0x3c1)},
        {QLatin1String("&sigma;"), QChar(0x3c3)},   {QLatin1String("&tau;"), QChar(0x3c4)},
        {QLatin1String("&phi;"), QChar(0x3c6)},     {QLatin1String("&chi;"), QChar(0x3c7)},
        {QLatin1String("&amp;"), QLatin1Char('&')}};
    for (const auto& [name, letter] : kEntities)
        text.replace(name, QString(letter));
    return text;
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
    QString text = replaced(withoutEntities(rich), QStringLiteral("sub"), subscript);
    text = replaced(text, QStringLiteral("sup"), superscript);
    static const QRegularExpression kOtherTags(QStringLiteral("<[^>]*>"));
    return text.remove(kOtherTags);
}

} // namespace interphase
