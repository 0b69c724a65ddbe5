#pragma once
#include <QFont>
#include <QString>

namespace interphase {

/// In several lines, broken between words, where one would be wider than so many pixels.
QString wrappedText(const QString& text, const QFont& font, int width);

} // namespace interphase
