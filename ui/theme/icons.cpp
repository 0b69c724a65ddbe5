#include "ui/theme/icons.h"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

#include <array>

namespace interphase {
namespace {

constexpr std::array kFiles = {"check", "stale", "play",    "pause", "stop",  "search",
                               "add",   "file",  "warning", "close", "panel", "export"};

QByteArray iconSource(IconName name, const QColor& color)
{
    QFile file(QStringLiteral(":/interphase/icons/%1.svg")
                   .arg(QLatin1String(kFiles[static_cast<std::size_t>(name)])));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().replace("#000", color.name().toLatin1());
}

} // namespace

QPixmap iconPixmap(IconName name, const QColor& color, int size, double pixelRatio)
{
    QPixmap pixmap(QSize(size, size) * pixelRatio);
    pixmap.setDevicePixelRatio(pixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer renderer(iconSource(name, color));
    renderer.render(&painter, QRectF(0, 0, size, size));
    return pixmap;
}

QIcon themedIcon(IconName name, const QColor& color)
{
    QIcon icon(iconPixmap(name, color));
    icon.addPixmap(iconPixmap(name, color, 16, 2.0));
    return icon;
}

} // namespace interphase
