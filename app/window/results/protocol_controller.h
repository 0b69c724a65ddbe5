#pragma once
#include "app/window/results/result_job.h"
#include "calibrate/protocol_record.h"
#include "ui/view/protocol_view.h"

#include <QObject>

namespace interphase {

class MainWindow;

/// The tab Protocol of the page Predict: what the posterior says of an experiment that was not made, a job;
/// kept with the sampled run.
class ProtocolController : public QObject
{
    Q_OBJECT
public:
    ProtocolController(StudySession& session, MainWindow& window, JobRunner& jobs, QObject* parent);

    void predict(const QString& protocol, double soc, int models);

private:
    void wire();
    void load();
    void store(ProtocolRecord record);
    void setLimit(const LimitView& limit);
    void keep();
    void refresh();

    StudySession& m_session;
    MainWindow& m_window;
    ResultJob m_job;
    ProtocolRecord m_record;
    ProtocolView m_view;
    QString m_problem;
};

} // namespace interphase
