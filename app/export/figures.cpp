#include "app/export/figures.h"

#include "app/command/run_summary.h"
#include "app/export/offscreen_application.h"
#include "app/export/report_document.h"
#include "core/message.h"

namespace interphase {
namespace {

ReportContents contentsOf(const std::string& file)
{
    Study study = Study::open(file, StudyMode::ReadOnly);
    latestSampledRun(study); // says so where there is none
    return collectReport(study);
}

} // namespace

int exportReport(const std::string& study, const std::string& file, const CommandContext&)
{
    const QString path = QString::fromStdString(file);
    if (!path.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive))
        throw InputError(MessageId::InvalidArgument, {"--report " + file, "only PDF is in this version",
                                                      "a file whose name ends in .pdf"});
    const OffscreenApplication application;
    ReportDocument(contentsOf(study)).writePdf(path);
    return kDone;
}

int exportFigures(const std::string& study, const std::string& folder, const CommandContext&)
{
    const OffscreenApplication application;
    writeFigures(contentsOf(study), QString::fromStdString(folder));
    return kDone;
}

} // namespace interphase
