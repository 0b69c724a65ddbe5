#pragma once
#include "app/window/job_runner.h"
#include "app/window/study_session.h"
#include "calibrate/comparison.h"
#include "ui/view/compare_view.h"

#include <QObject>

#include <optional>

namespace interphase {

class MainWindow;

/// The page Compare, and which analysis of the study the window shows. Evidence is computed in a job that
/// keeps what it has found of each analysis at once; the choice of another analysis does not stop it.
class CompareController : public QObject
{
    Q_OBJECT
public:
    CompareController(StudySession& session, MainWindow& window, JobRunner& jobs, QObject* parent);

    /// Of the analyses that lack it, or of all where none does.
    void compute();
    void stop();
    /// All but the methods, which are chosen on the page.
    void setOptions(const EvidenceOptions& options) { m_options = options; }
    const std::optional<Comparison>& comparison() const { return m_comparison; }

private:
    void wire();
    void forget();
    void load();
    void refresh();
    void showProgress();
    void choose(qint64 analysis);
    void copy();
    void leave(const std::function<void()>& change);
    std::optional<EmptyView> emptyView() const;

    StudySession& m_session;
    MainWindow& m_window;
    JobRunner& m_jobs;
    std::optional<Comparison> m_comparison; ///< as the study had it last
    CompareView m_view;
    EvidenceOptions m_options;
    int m_method = 0;
    QString m_file; ///< of the study that is shown
};

} // namespace interphase
