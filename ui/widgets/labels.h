#pragma once
#include <QLabel>

namespace interphase {

/// Roles the stylesheet knows: "title", "muted", "headline", "small", "problem".
QLabel* makeLabel(const QString& text, const char* role = nullptr);
/// A label of several lines.
QLabel* makeParagraph(const QString& text, const char* role = nullptr);
/// A one-pixel line across.
QWidget* makeRule();

} // namespace interphase
