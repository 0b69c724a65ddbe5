#include "app/window/results/report_controller.h"

#include "app/export/draws_csv.h"
#include "app/export/report_text.h"
#include "app/export/study_texts.h"
#include "app/window/job_runner.h"
#include "app/window/results/stored_run.h"
#include "app/window/study_session.h"
#include "core/output_file.h"
#include "ui/pages/report_page.h"
#include "ui/text/messages.h"
#include "ui/window/main_window.h"
#include "ui/window/window_actions.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QTimer>

namespace interphase {
namespace {

const QString kJob = QStringLiteral("report");
constexpr double kPreviewScale = 1.6; // 640 px wide at twice the density

/// What a file dialog needs to know of a format.
struct FileKind
{
    QString title, filter, suffix;
};

FileKind kindOf(ReportFormat format)
{
    switch (format) {
    case ReportFormat::Csv:
        return {ReportController::tr("Draws as CSV"), ReportController::tr("Tables (*.csv)"),
                QStringLiteral("_draws.csv")};
    case ReportFormat::Bpx:
        return {ReportController::tr("Parameters as BPX"), ReportController::tr("BPX files (*.json)"),
                QStringLiteral("_calibrated.json")};
    case ReportFormat::Definition:
        return {ReportController::tr("Definition as JSON"), ReportController::tr("Definitions (*.json)"),
                QStringLiteral("_definition.json")};
    default:
        return {ReportController::tr("Report as PDF"), ReportController::tr("PDF files (*.pdf)"),
                QStringLiteral("_report.pdf")};
    }
}

} // namespace

ReportController::ReportController(StudySession& session, MainWindow& window, JobRunner& jobs,
                                   QObject* parent)
    : QObject(parent),
      m_session(session),
      m_window(window),
      m_jobs(jobs)
{
    wire();
    forget();
}

void ReportController::wire()
{
    ReportPage* page = m_window.reportPage();
    connect(page, &ReportPage::sectionToggled, this, &ReportController::toggle);
    connect(page, &ReportPage::exportRequested, this, &ReportController::chooseAndExport);
    connect(page, &Page::emptyActionRequested, this, [this] { m_window.showPage(blockedPage(m_session)); });
    connect(m_window.actions().exportReport, &QAction::triggered, this, [this] {
        m_exportWanted = m_session.isOpen();
        m_window.showPage(PageId::Report);
        if (m_document && !m_jobs.isRunning(kJob)) // else once it is laid out
            exportWanted();
    });
    connect(&m_window, &MainWindow::pageShown, this, &ReportController::load);
    connect(&m_session, &StudySession::opened, this, &ReportController::forget);
    connect(&m_session, &StudySession::closed, this, &ReportController::forget);
    const auto outdate = [this] {
        m_fresh = false;
        load();
    };
    connect(&m_session, &StudySession::changed, this, outdate);
    connect(&m_session, &StudySession::runsChanged, this, outdate);
}

void ReportController::forget()
{
    m_jobs.drop(kJob);
    ++m_generation;
    m_document.reset();
    m_contents.reset();
    m_fresh = false;
    m_exportWanted = false;
    m_view = {};
    if (!m_session.isOpen())
        m_window.reportPage()->setEmpty(blockedView(m_session));
}

/// Reads the study anew where the page is shown and it has changed.
void ReportController::load()
{
    if (!m_session.isOpen() || m_fresh || m_window.currentPage() != PageId::Report)
        return;
    m_fresh = true;
    m_jobs.start(
        this, {kJob, tr("Report"), PageId::Report, JobLane::Quick},
        [path = m_session.path().toStdString()](const RunContext&) {
            Study study = Study::open(path, StudyMode::ReadOnly);
            return collectReport(study);
        },
        [this](ReportContents contents) {
            m_contents = std::move(contents);
            layOut();
        });
}

void ReportController::layOut()
{
    m_document = std::make_unique<ReportDocument>(*m_contents, m_off);
    m_view = {};
    for (const ReportSection& section : reportSections(*m_contents))
        m_view.sections.push_back(
            {section.id, section.title, !m_off.contains(section.id), !section.html.isEmpty()});
    m_view.warning = m_contents->warnings.join(QLatin1Char(' '));
    refresh();
    paintNext(++m_generation);
    exportWanted();
}

/// From the menu: once there is something to export.
void ReportController::exportWanted()
{
    if (std::exchange(m_exportWanted, false))
        chooseAndExport(ReportFormat::Pdf);
}

void ReportController::paintNext(int generation)
{
    if (generation != m_generation || !m_document)
        return;
    const int next = static_cast<int>(m_view.pages.size());
    if (next >= m_document->pageCount())
        return refresh();
    m_view.pages.push_back(m_document->page(next, kPreviewScale));
    if (next == 0)
        refresh();
    QTimer::singleShot(0, this, [this, generation] { paintNext(generation); });
}

void ReportController::refresh()
{
    m_window.reportPage()->setEmpty({});
    m_window.reportPage()->setView(m_view);
}

void ReportController::toggle(const QString& id, bool on)
{
    if (on)
        m_off.remove(id);
    else
        m_off.insert(id);
    if (m_contents)
        layOut();
}

void ReportController::chooseAndExport(ReportFormat format)
{
    if (!m_session.isOpen())
        return m_window.say(tr("No study is open."));
    if (format == ReportFormat::Html || format == ReportFormat::NetCdf)
        return m_window.say(tr("This format is not in this version."));
    const QFileInfo study(m_session.path());
    QString path;
    if (format == ReportFormat::Figures) {
        path = QFileDialog::getExistingDirectory(&m_window, tr("A folder for the figures"), study.path());
    } else {
        const FileKind kind = kindOf(format);
        path = QFileDialog::getSaveFileName(
            &m_window, kind.title,
            QDir(study.path()).filePath(QString(study.completeBaseName() + kind.suffix)), kind.filter);
    }
    if (!path.isEmpty())
        exportTo(format, path);
}

void ReportController::exportTo(ReportFormat format, const QString& path)
{
    switch (format) {
    case ReportFormat::Pdf:
        return attempt([&] { writePdf(path); });
    case ReportFormat::Figures:
        return attempt([&] {
            if (!m_contents)
                return;
            const auto written = writeFigures(*m_contents, path);
            m_window.say(tr("%1 files are in %2.").arg(written.size()).arg(QDir::toNativeSeparators(path)));
        });
    case ReportFormat::Csv:
        return writeText(kindOf(format).title, path, [](Study& study) { return drawsAsCsv(study); });
    case ReportFormat::Bpx:
        return writeText(kindOf(format).title, path, [](Study& study) { return calibratedCell(study); });
    case ReportFormat::Definition:
        return writeText(kindOf(format).title, path, [](Study& study) { return portableDefinition(study); });
    case ReportFormat::Html:
    case ReportFormat::NetCdf:
        return;
    }
}

void ReportController::writePdf(const QString& path)
{
    if (!m_document)
        return;
    m_document->writePdf(path);
    m_window.say(tr("The report is in %1.").arg(QDir::toNativeSeparators(path)));
}

void ReportController::writeText(const QString& title, const QString& path,
                                 const std::function<std::string(Study&)>& text)
{
    m_jobs.start(
        this, {QStringLiteral("export"), title, PageId::Report, JobLane::Quick},
        [from = m_session.path().toStdString(), path, text](const RunContext&) {
            Study study = Study::open(from, StudyMode::ReadOnly);
            writeFile(path.toStdString(), text(study));
            return true;
        },
        [this, path](bool) { m_window.say(tr("It is in %1.").arg(QDir::toNativeSeparators(path))); });
}

void ReportController::attempt(const std::function<void()>& work)
{
    try {
        work();
    } catch (const InputError& error) {
        Q_EMIT m_session.failed(messageText(error.message()));
    }
}

} // namespace interphase
