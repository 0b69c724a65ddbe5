#pragma once

class QObject;

namespace interphase {

class JobRunner;
class MainWindow;
class StudySession;

/// Makes the controllers of Identify, Sample, Posterior, Predict, Compare and Report; they live as long as
/// `parent`.
void addResultControllers(StudySession& session, MainWindow& window, JobRunner& jobs, QObject* parent);

} // namespace interphase
