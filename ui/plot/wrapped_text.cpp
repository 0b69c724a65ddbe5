#include "ui/plot/wrapped_text.h"

#include <QFontMetrics>
#include <QStringList>

namespace interphase {

QString wrappedText(const QString& text, const QFont& font, int width)
{
    const QFontMetrics metrics(font);
    QString out, line;
    for (const QString& word : text.split(QLatin1Char(' '))) {
        const QString longer = line.isEmpty() ? word : QString(line + QLatin1Char(' ') + word);
        if (line.isEmpty() || metrics.horizontalAdvance(longer) <= width) {
            line = longer;
            continue;
        }
        out += line + QLatin1Char('\n');
        line = word;
    }
    return out + line;
}

} // namespace interphase
