#pragma once
#include "app/export/report_document.h"
#include "ui/view/report_view.h"
#include "ui/view/shell_view.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace interphase {

class JobRunner;
class MainWindow;
class StudySession;

/// The page Report: the pages as they will print, and the exports. The study is read in a job; the pages are
/// painted one at a time, so that the window stays awake.
class ReportController : public QObject
{
    Q_OBJECT
public:
    ReportController(StudySession& session, MainWindow& window, JobRunner& jobs, QObject* parent);

    void exportTo(ReportFormat format, const QString& path);

private:
    void wire();
    void forget();
    void load();
    void layOut();
    void exportWanted();
    void paintNext(int generation);
    void refresh();
    void toggle(const QString& id, bool on);
    void chooseAndExport(ReportFormat format);
    void writePdf(const QString& path);
    void writeText(const QString& title, const QString& path, const std::function<std::string(Study&)>& text);
    void attempt(const std::function<void()>& work);

    StudySession& m_session;
    MainWindow& m_window;
    JobRunner& m_jobs;
    std::optional<ReportContents> m_contents;
    std::unique_ptr<ReportDocument> m_document;
    QSet<QString> m_off;
    ReportView m_view;
    bool m_fresh = false; ///< the contents are those of the study
    bool m_exportWanted = false;
    int m_generation = 0; ///< of the layout, so that a late painter notices
};

} // namespace interphase
