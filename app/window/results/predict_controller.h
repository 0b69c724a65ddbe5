#pragma once
#include "app/window/results/result_job.h"
#include "calibrate/prediction_record.h"
#include "ui/view/predict_view.h"

#include <QObject>

namespace interphase {

class MainWindow;

/// The page Predict: the posterior predictive of all data sets, a job; kept in the study.
class PredictController : public QObject
{
    Q_OBJECT
public:
    PredictController(StudySession& session, MainWindow& window, JobRunner& jobs, QObject* parent);

    void compute();
    void stop();

private:
    void wire();
    bool hasDraws();
    void load();
    void store(const PredictionRecord& record);
    void refresh();
    void showProgress();

    StudySession& m_session;
    MainWindow& m_window;
    ResultJob m_job;
    PredictionRecord m_record;
    PredictView m_view;
    QString m_stale;
    int m_dataset = -1; ///< as predictView() takes it
    int m_draws = 200;
    int m_readings = 1;
    ModelWeighting m_models = ModelWeighting::Alone;
};

} // namespace interphase
