#pragma once
#include "app/export/report_contents.h"

#include <QSize>
#include <QString>

#include <memory>
#include <vector>

namespace interphase {

class PlotView;

/// A figure as the window draws it, light, in the size it has on paper (96 to the inch).
struct Figure
{
    QString section; ///< of the report
    QString name;    ///< of its files: "posterior", "prediction_1C"
    QString caption;
    std::unique_ptr<PlotView> plot;
    QSize size;
};

/// All figures there is something to show in. Needs a QApplication; on its thread.
std::vector<Figure> makeFigures(const ReportContents& contents);

/// Writes each as SVG, PDF and PNG, and what it shows as CSV. Returns the files' names. Throws InputError
/// where the folder or a file cannot be written.
QStringList writeFigures(const ReportContents& contents, const QString& folder);

} // namespace interphase
