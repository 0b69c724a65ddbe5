#pragma once
#include "app/window/job_runner.h"
#include "app/window/study_session.h"
#include "calibrate/earlier_posterior.h"
#include "ui/view/prior_blocks_view.h"

#include <QObject>

namespace interphase {

class MainWindow;

/// The posterior of an earlier study as the priors of this one, on the page Priors: read in the background,
/// put into the definition as one edit, and said for as long as these priors stand.
class EarlierPriorController : public QObject
{
    Q_OBJECT
public:
    EarlierPriorController(StudySession& session, MainWindow& window, JobRunner& jobs, QObject* parent);

    /// study: its path.
    void take(const QString& study);
    void cancel();
    const EarlierPriorView& view() const { return m_view; }

Q_SIGNALS:
    /// One sentence: why it could not be taken.
    void problem(const QString& sentence);

private:
    struct Taken
    {
        QString study; ///< name of its file
        EarlierPosterior posterior;
        std::vector<std::string> twice; ///< data that count twice
    };

    void chooseFile();
    void followStudy();
    void use(const Taken& taken);
    void show();
    void forget();

    StudySession& m_session;
    MainWindow& m_window;
    JobRunner& m_jobs;
    QString m_reading; ///< path of the study that is being read; empty: none
    std::optional<Taken> m_taken;
    EarlierPriorView m_view;
};

} // namespace interphase
