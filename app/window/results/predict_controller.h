#pragma once
#include "calibrate/prediction_record.h"
#include "ui/view/predict_view.h"

#include <QObject>

namespace interphase {

class JobRunner;
class MainWindow;
class StudySession;

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
    void load();
    void store(const PredictionRecord& record);
    void refresh();
    void showProgress();

    StudySession& m_session;
    MainWindow& m_window;
    JobRunner& m_jobs;
    PredictionRecord m_record;
    PredictView m_view;
    QString m_stale;
    int m_dataset = 0;
    int m_draws = 200;
};

} // namespace interphase
