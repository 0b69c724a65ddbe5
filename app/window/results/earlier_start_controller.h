#pragma once
#include "app/window/job_runner.h"
#include "app/window/study_session.h"

#include <QObject>

namespace interphase {

class MainWindow;
class SampleController;

/// The choice of a study of a similar cell that the next run starts from: looks at once whether it has draws
/// of the same quantities, and says what is wrong in one sentence.
class EarlierStartController : public QObject
{
    Q_OBJECT
public:
    EarlierStartController(StudySession& session, MainWindow& window, JobRunner& jobs,
                           SampleController& sample, QObject* parent);

    /// Empty: none.
    void choose(const QString& study);

private:
    void chooseFile();

    StudySession& m_session;
    MainWindow& m_window;
    JobRunner& m_jobs;
    SampleController& m_sample;
};

} // namespace interphase
