#pragma once
#include <QString>

class QCustomPlot;

namespace interphase {

/// Writes the figure in the format of the suffix: .pdf, .svg, otherwise .png at twice the size; wholly or not
/// at all. Throws InputError if it cannot be written.
void savePlotPicture(QCustomPlot& plot, const QString& fileName);
/// The title of an axis in the data of the figure, where the figure shows it at another axis or not at all.
void setExportTitle(QCPAxis* axis, const QString& title);
/// Not in plotCsv(): what a figure draws for the eye only.
void leaveOutOfCsv(QCPAbstractPlottable& series);
/// Every series of the figure in pairs of columns, in the units shown, headed by series and axis title.
QString plotCsv(const QCustomPlot& plot);
/// The same as a file. Throws InputError if it cannot be written.
void savePlotCsv(const QCustomPlot& plot, const QString& fileName);

} // namespace interphase
