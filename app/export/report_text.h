#pragma once
#include "app/export/report_contents.h"

#include <QStringList>

namespace interphase {

/// A part of the report: its words and tables as the HTML that QTextDocument knows. Its figures have its id.
struct ReportSection
{
    QString id;
    QString title;
    QString html; ///< empty: there is nothing to report yet
};

/// All sections in their order.
std::vector<ReportSection> reportSections(const ReportContents& contents);
/// "lognormal, median 2.7e-14, sd of the logarithm 0.7"
QString priorText(const PriorSpec& prior);

} // namespace interphase
