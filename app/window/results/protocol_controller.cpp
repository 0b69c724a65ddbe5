#include "app/window/results/protocol_controller.h"

#include "app/window/results/protocol_views.h"
#include "ui/pages/predict_page.h"
#include "ui/pages/protocol_card.h"
#include "ui/pages/risk_card.h"
#include "ui/text/messages.h"
#include "ui/window/main_window.h"

#include <cmath>
#include <utility>

namespace interphase {

ProtocolController::ProtocolController(StudySession& session, MainWindow& window, JobRunner& jobs,
                                       QObject* parent)
    : QObject(parent),
      m_session(session),
      m_window(window),
      m_job(session, jobs, QStringLiteral("protocol"), PageId::Predict)
{
    wire();
    refresh();
}

void ProtocolController::wire()
{
    const PredictPage* page = m_window.predictPage();
    connect(page->protocolCard(), &ProtocolCard::predictRequested, this, &ProtocolController::predict);
    connect(page->protocolCard(), &ProtocolCard::stopRequested, this, [this] { m_job.stop(); });
    connect(page->riskCard(), &RiskCard::limitChanged, this, &ProtocolController::setLimit);
    connect(&m_job, &ResultJob::progressed, this, &ProtocolController::refresh);
    connect(&m_job, &ResultJob::forgotten, this, [this] {
        m_record = {};
        m_problem.clear();
        refresh();
    });
    connect(&m_session, &StudySession::changed, this, &ProtocolController::load);
    connect(&m_session, &StudySession::runsChanged, this, &ProtocolController::load);
}

void ProtocolController::load()
{
    m_job.read(
        tr("Reading the prediction"), [](Study& study) { return latestProtocol(study); },
        [this](std::optional<ProtocolRecord> stored) {
            m_record = stored ? std::move(*stored) : ProtocolRecord();
            refresh();
        });
}

void ProtocolController::predict(const QString& protocol, double soc, int models)
{
    ProtocolQuestion question;
    question.protocol = protocol.toStdString();
    question.soc = soc;
    question.models = static_cast<ModelWeighting>(models);
    m_problem.clear();
    try { // what cannot be read is said beside the text
        if (m_session.cell())
            parseProtocol(question.protocol, m_session.cell()->nominalCapacity_Ah);
    } catch (const InputError& error) {
        m_problem = errorText(error);
        return refresh();
    }
    m_job.compute(
        tr("Prediction of a protocol"),
        [question](const std::string& file, const RunContext& context) {
            return predictProtocolLatest(file, question, context);
        },
        [this](ProtocolRecord record) { store(std::move(record)); });
}

void ProtocolController::store(ProtocolRecord record)
{
    if (!m_job.succeeded(record.prediction.status))
        return refresh();
    record.limit = m_record.limit;
    m_record = std::move(record);
    if (!m_record.limit)
        m_record.limit = usualLimit(m_record, ProtocolQuantity::DischargedCharge, true);
    keep();
    refresh();
}

void ProtocolController::setLimit(const LimitView& limit)
{
    if (m_record.prediction.time_s.empty())
        return;
    const auto quantity = static_cast<ProtocolQuantity>(limit.quantity);
    if (std::isnan(limit.limit))
        m_record.limit = usualLimit(m_record, quantity, limit.below);
    else
        m_record.limit = {quantity, {limit.limit, limit.below, limit.costOfCrossing, limit.costPerUnit}};
    keep();
    refresh();
}

void ProtocolController::keep()
{
    try {
        m_session.study()->putResult(m_record.run, kProtocolResult, formatProtocol(m_record));
    } catch (const std::exception& error) {
        Q_EMIT m_session.failed(errorText(error));
    }
}

void ProtocolController::refresh()
{
    ProtocolView view = protocolView(m_record);
    view.problem = m_problem;
    view.work = m_job.work();
    if (view == m_view)
        return;
    m_view = std::move(view);
    m_window.predictPage()->setProtocol(m_view);
}

} // namespace interphase
