#pragma once
#include "app/window/results/sample_views.h"
#include "app/window/results/stored_run.h"

#include <QObject>

#include <memory>

class QTimer;

namespace interphase {

class JobRunner;
class MainWindow;

/// The page Sample: starts, pauses, stops and goes on with the calibration of the open study, which has a
/// thread and a connection to the study of its own; the page polls it. R-hat and the like are computed in a
/// job.
class SampleController : public QObject
{
    Q_OBJECT
public:
    SampleController(StudySession& session, MainWindow& window, JobRunner& jobs, QObject* parent);
    ~SampleController() override;

    bool isRunning() const { return m_calibration != nullptr; }
    const SampleStatus& status() const { return m_status; }
    /// Why the draws that are shown are not to be trusted as they are; empty: they are, or there are none.
    const QString& doubt() const { return m_doubt; }

    void start();
    void pause();
    void resume();
    void pauseOrResume();
    void stop();
    /// The next run begins at the draws of that study; empty: where it does otherwise.
    void startFrom(const std::string& study);

Q_SIGNALS:
    void doubtChanged();

private:
    static const QString kLoad, kPanels, kDiagnose; ///< keys of jobs

    void wire();
    void forget();
    void load();
    void show(std::optional<StoredRun> stored);
    void poll();
    void take();
    void diagnoseDraws();
    void finish();
    void refresh();
    void refreshPanel();
    void refreshTraces();
    void refreshPanels();
    void announce();
    void acceptAdvice(int which);
    void changeSampler(const SamplerDefinition& sampler);
    void changeNoise(NoiseKind kind);

    StudySession& m_session;
    MainWindow& m_window;
    JobRunner& m_jobs;
    QTimer* m_timer;
    std::unique_ptr<Calibration> m_calibration;
    SampleStatus m_status;
    std::vector<SampleAdvice> m_advice; ///< as the page shows it
    QString m_doubt;
    TimeLeft m_left;
    int m_announcement = 0;
    std::size_t m_panelsOf = 0;             ///< draws a chain in the tab that is shown
    std::optional<SampleTab> m_panelsShown; ///< the tab they were made for
    bool m_tracesNext = false;              ///< see poll()
};

} // namespace interphase
