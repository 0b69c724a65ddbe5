#pragma once
#include "ui/view/common.h"

#include <QStringList>

namespace interphase {

// Pieces of the HTML that the report is made of.

QString html(const std::string& text);
/// Nothing where there is no text.
QString paragraph(const QString& text);
/// A table under a rule, or without heads a list of names and values; figures are set to the right, from the
/// column `figuresFrom` on.
QString table(const QStringList& heads, const QList<QStringList>& rows, int figuresFrom = 99);
QString nameOf(const ParameterLabel& label);
/// With as many decimals as tell a fifth of the standard deviation.
QString resolvedNumber(double value, double sd);

} // namespace interphase
