#pragma once
#include "app/resources.h"
#include "app/window/job_runner.h"
#include "app/window/study_session.h"
#include "app/window/window_settings.h"
#include "ui/view/shell_view.h"

#include <QObject>

#include <memory>

class QVBoxLayout;

namespace interphase {

class AgeingController;
class DataController;
class ImpedanceController;
class MainWindow;
class ModelController;
class OpenCircuitController;
class PriorsController;
class RateMapController;
class SampleController;
class StartController;

/// What the window is given from outside.
struct WindowSurroundings
{
    Resources resources;
    QSettings* settings = nullptr;
    QString studyFolder; ///< where new studies and copies of examples are made
};

/// The window with the study in it. Owns both, the jobs and a controller a page; itself it sees to what is
/// about no page: files, undo, title, steps, status line, sentences, and what is remembered.
class WindowController : public QObject
{
    Q_OBJECT
public:
    explicit WindowController(WindowSurroundings surroundings, QObject* parent = nullptr);
    ~WindowController() override;

    MainWindow& window() const { return *m_window; }
    StudySession& session() { return m_session; }
    JobRunner& jobs() { return *m_jobs; }
    DataController& data() const { return *m_data; }
    ModelController& model() const { return *m_model; }
    OpenCircuitController& openCircuit() const { return *m_openCircuit; }
    ImpedanceController& impedance() const { return *m_impedance; }
    RateMapController& rateMap() const { return *m_rateMap; }
    AgeingController& ageing() const { return *m_ageing; }

public Q_SLOTS:
    void openStudy(const QString& path);
    void newStudy();
    void openExample(const QString& id);
    void saveCopyTo(const QString& path);
    /// A sentence that stays until it is closed.
    void report(const QString& sentence);

private:
    void wireWindow();
    void wireActions();
    void wireSession();
    void makePages();
    void chooseStudy();
    void chooseCopy();
    /// A file name that does not exist yet in the folder of studies; empty, with a report, when there is no
    /// such folder.
    QString freshPath(const QString& name);
    void showStudy();
    void showUndo();
    void showProgress();
    void remember();

    WindowSurroundings m_surroundings;
    WindowSettings m_settings;
    StudySession m_session;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<JobRunner> m_jobs;
    StartController* m_start = nullptr;
    DataController* m_data = nullptr;
    ModelController* m_model = nullptr;
    OpenCircuitController* m_openCircuit = nullptr;
    ImpedanceController* m_impedance = nullptr;
    RateMapController* m_rateMap = nullptr;
    AgeingController* m_ageing = nullptr;
    PriorsController* m_priors = nullptr;
    SampleController* m_sample = nullptr;
    QVBoxLayout* m_reports = nullptr;
    QString m_saved;
    QString m_solve;
    StepViews m_steps; ///< of the study; what runs is added when shown
};

} // namespace interphase
