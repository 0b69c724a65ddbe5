#pragma once
#include <QColor>
#include <QIcon>

namespace interphase {

/// The program's icons, drawn as one set: 16 x 16, lines of 1.5.
enum class IconName { Check, Stale, Play, Pause, Stop, Search, Add, File, Warning, Close, Panel, Export };

/// The icon in the colour given, at the size in device-independent pixels.
QPixmap iconPixmap(IconName name, const QColor& color, int size = 16, double pixelRatio = 1.0);
QIcon themedIcon(IconName name, const QColor& color);

} // namespace interphase
