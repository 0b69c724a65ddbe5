#pragma once
#include "app/export/report_contents.h"

namespace interphase {

// Sections of the report on what was found; empty where there is nothing yet.

QString fitHtml(const ReportContents& contents);
QString posteriorHtml(const ReportContents& contents);
QString identifyHtml(const ReportContents& contents);
QString predictionHtml(const ReportContents& contents);
QString comparisonHtml(const ReportContents& contents);
QString diagnosticsHtml(const ReportContents& contents);
QString provenanceHtml(const ReportContents& contents);

} // namespace interphase
