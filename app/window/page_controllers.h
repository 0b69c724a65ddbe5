#pragma once

class QObject;

namespace interphase {

class JobRunner;
class MainWindow;
class SampleController;
class StudySession;

/// Makes the controllers of Identify, Sample, Posterior, Predict, Compare and Report; they live as long as
/// `parent`. Returns that of Sample, which knows whether its draws are to be trusted.
SampleController* addResultControllers(StudySession& session, MainWindow& window, JobRunner& jobs,
                                       QObject* parent);

} // namespace interphase
