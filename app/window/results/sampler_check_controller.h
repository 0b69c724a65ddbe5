#pragma once
#include "app/window/results/result_job.h"
#include "calibrate/sampler_check.h"
#include "ui/view/protocol_view.h"

#include <QObject>

namespace interphase {

class MainWindow;

/// The tab Sampler of the page Predict: simulation-based calibration given the data or from the prior, a job;
/// kept with the sampled run.
class SamplerCheckController : public QObject
{
    Q_OBJECT
public:
    SamplerCheckController(StudySession& session, MainWindow& window, JobRunner& jobs, QObject* parent);

    void check();

private:
    void wire();
    void load();
    void store(const SamplerCheck& check);
    void refresh();

    StudySession& m_session;
    MainWindow& m_window;
    ResultJob m_job;
    SamplerCheckView m_result; ///< made by the job that read or computed it
    SamplerCheckView m_view;
    int m_replicates = 50;
    bool m_fromPrior = false;
    bool m_touched = false; ///< a person has chosen
};

} // namespace interphase
