#include "ui/theme/theme.h"

#include <QFile>
#include <QHash>

namespace interphase {
namespace {

QString readText(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QHash<QString, QColor> namedColors(const Theme& t)
{
    return {{QStringLiteral("@window"), t.window},
            {QStringLiteral("@surface"), t.surface},
            {QStringLiteral("@border"), t.border},
            {QStringLiteral("@text"), t.text},
            {QStringLiteral("@muted"), t.muted},
            {QStringLiteral("@accent"), t.accent},
            {QStringLiteral("@onAccent"), t.onAccent},
            {QStringLiteral("@selection"), t.selection},
            {QStringLiteral("@warning"), t.warning},
            {QStringLiteral("@guard"), t.guard},
            {QStringLiteral("@holdOut"), t.holdOut},
            {QStringLiteral("@grid"), t.grid},
            {QStringLiteral("@pressed"), t.dark ? t.accent.darker(115) : t.accent.darker(125)}};
}

} // namespace

QString styleSheetOf(const Theme& theme)
{
    QString sheet = readText(QStringLiteral(":/interphase/style.qss"));

    const auto colors = namedColors(theme);
    for (auto it = colors.cbegin(); it != colors.cend(); ++it)
        sheet.replace(QString(it.key() + QLatin1Char(';')), QString(it.value().name() + QLatin1Char(';')));
    const QString tick =
        QStringLiteral(":/interphase/icons/tick_%1.svg").arg(QLatin1String(theme.dark ? "dark" : "light"));
    return sheet.replace(QLatin1String("@check"), tick);
}

} // namespace interphase
