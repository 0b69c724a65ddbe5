#include "app/export/report_html.h"

#include "ui/text/number.h"

#include <algorithm>
#include <cmath>

namespace interphase {

QString html(const std::string& text)
{
    return QString::fromStdString(text).toHtmlEscaped();
}

QString paragraph(const QString& text)
{
    return text.isEmpty() ? QString() : QStringLiteral("<p>%1</p>").arg(text);
}

QString table(const QStringList& heads, const QList<QStringList>& rows, int figuresFrom)
{
    QString out = QStringLiteral("<table width=\"100%\" cellspacing=\"0\" cellpadding=\"3\">");
    const auto align = [figuresFrom](int column) {
        return column >= figuresFrom ? QStringLiteral("right") : QStringLiteral("left");
    };
    if (!heads.isEmpty())
        out += QStringLiteral("<thead><tr>");
    for (int i = 0; i < heads.size(); ++i)
        out += QStringLiteral("<th align=\"%1\" style=\"border-bottom:1px solid #9aa3ad; color:#5b6472; "
                              "font-weight:normal\">%2</th>")
                   .arg(align(i), heads[i]);
    if (!heads.isEmpty())
        out += QStringLiteral("</tr></thead>");
    for (const QStringList& row : rows) {
        out += QStringLiteral("<tr>");
        for (int i = 0; i < row.size(); ++i)
            out += QStringLiteral("<td align=\"%1\" style=\"border-bottom:1px solid #e6e9ed\">%2</td>")
                       .arg(align(i), row[i]);
        out += QStringLiteral("</tr>");
    }
    return out + QStringLiteral("</table>");
}

QString nameOf(const ParameterLabel& label)
{
    const QString symbol =
        label.symbol.isEmpty() ? QString() : QString(label.symbol + QStringLiteral("&nbsp;&nbsp;"));
    if (label.path.startsWith(label.name)) // a derived quantity, whose symbol is its name cut short
        return label.name.toHtmlEscaped();
    return QString(symbol + label.name.toHtmlEscaped());
}

QString resolvedNumber(double value, double sd)
{
    if (!(sd > 0.0) || !std::isfinite(value))
        return formatNumber(value, 3);
    const double digits =
        std::floor(std::log10(std::max(std::abs(value), sd))) - std::floor(std::log10(sd)) + 2.0;
    return formatNumber(value, static_cast<int>(std::clamp(digits, 2.0, 10.0)));
}

} // namespace interphase
