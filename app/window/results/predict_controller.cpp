#include "app/window/results/predict_controller.h"

#include "app/window/results/posterior_views.h"
#include "app/window/results/predict_views.h"
#include "ui/pages/predict_page.h"
#include "ui/window/main_window.h"
#include "ui/window/window_actions.h"

#include <QAction>

#include <tuple>

namespace interphase {
namespace {

constexpr int kMostDraws = 2000;

struct StoredPrediction
{
    PredictionRecord record;
    QString stale;
};

StoredPrediction readPrediction(Study& study)
{
    StoredPrediction out;
    std::optional<PredictionRecord> record = latestPrediction(study);
    if (!record)
        return out;
    out.record = std::move(*record);
    out.stale = staleSentence(*study.latestRun(RunPurpose::Predict));
    const std::optional<RunInfo> sampled = study.latestDraws();
    if (out.stale.isEmpty() && sampled && sampled->id != out.record.run && sampled->draws > 0)
        out.stale = PredictController::tr("Out of date: there are draws of another run since.");
    if (out.stale.isEmpty() && out.record.prediction.average.outdated)
        out.stale = PredictController::tr("Out of date: the models or their weights are others since.");
    return out;
}

} // namespace

PredictController::PredictController(StudySession& session, MainWindow& window, JobRunner& jobs,
                                     QObject* parent)
    : QObject(parent),
      m_session(session),
      m_window(window),
      m_job(session, jobs, QStringLiteral("predict"), PageId::Predict)
{
    wire();
    refresh();
}

void PredictController::wire()
{
    PredictPage* page = m_window.predictPage();
    connect(page, &PredictPage::computeRequested, this, &PredictController::compute);
    connect(page, &PredictPage::stopRequested, this, &PredictController::stop);
    connect(page, &PredictPage::drawsChanged, this, [this](int draws) { m_draws = draws; });
    connect(page, &PredictPage::readingsChanged, this, [this](int readings) { m_readings = readings; });
    connect(page, &PredictPage::modelsChanged, this,
            [this](int models) { m_models = static_cast<ModelWeighting>(models); });
    connect(page, &PredictPage::datasetChanged, this, [this](int dataset) {
        m_dataset = dataset;
        refresh();
    });
    connect(page, &PredictPage::adviceAccepted, this, &PredictController::compute);
    connect(page, &Page::emptyActionRequested, this,
            [this] { hasDraws() ? compute() : m_window.showPage(PageId::Sample); });
    connect(m_window.actions().predict, &QAction::triggered, this, [this] {
        m_window.showPage(PageId::Predict);
        if (hasDraws())
            compute();
    });
    connect(&m_job, &ResultJob::progressed, this, &PredictController::showProgress);
    connect(&m_job, &ResultJob::forgotten, this, [this] {
        m_record = {};
        m_stale.clear();
        m_models = ModelWeighting::Alone;
        m_dataset = -1;
        refresh();
    });
    connect(&m_session, &StudySession::changed, this, &PredictController::load);
    connect(&m_session, &StudySession::runsChanged, this, &PredictController::load);
}

bool PredictController::hasDraws()
{
    const auto& run = m_session.latestRun(RunPurpose::Sample);
    return run && run->draws > 0;
}

void PredictController::load()
{
    m_job.read(tr("Reading the prediction"), readPrediction, [this](StoredPrediction stored) {
        const int draws = stored.record.prediction.draws;
        if (!m_job.isRunning() && draws > 0 && stored.record.run != m_record.run)
            std::tie(m_draws, m_readings, m_models) =
                std::tuple(std::max(10, draws), stored.record.prediction.readings,
                           stored.record.prediction.average.weighting);
        m_record = std::move(stored.record);
        m_stale = stored.stale;
        refresh();
    });
}

void PredictController::compute()
{
    m_job.compute(
        tr("Prediction"),
        [options = PredictionOptions{.draws = m_draws, .readings = m_readings, .models = m_models}](
            const std::string& file, const RunContext& context) {
            return predictLatest(file, options, context);
        },
        [this](const PredictionRecord& record) { store(record); });
}

void PredictController::stop()
{
    m_job.stop();
}

void PredictController::store(const PredictionRecord& record)
{
    if (!m_job.succeeded(record.prediction.status))
        return refresh();
    m_record = record;
    m_job.keep(m_session.study()->runDefinition(record.run), RunPurpose::Predict, {},
               {{kPredictionResult, formatPrediction(record)}});
    refresh();
}

void PredictController::refresh()
{
    PredictPage* page = m_window.predictPage();
    m_view = predictView(m_record, m_dataset, m_session.definition().noise.kind);
    m_view.work = m_job.work();
    if (m_view.curve.time_s.empty() && !m_view.work.running) {
        page->setEmpty(
            hasDraws() ? EmptyView{tr("See whether the calibrated model predicts: over what was fitted, and "
                                      "over what "
                                      "was held out."),
                                   tr("Predict")}
                       : EmptyView{tr("Nothing has been sampled yet. Predictions are made from the draws."),
                                   tr("Go to Sample")});
        return;
    }
    m_view.draws = m_draws;
    m_view.drawsMax = kMostDraws;
    m_view.readings = m_readings;
    m_view.models.weighting = static_cast<int>(m_models);
    m_view.stale = !m_stale.isEmpty();
    if (m_view.stale)
        m_view.advice = {m_stale, tr("Predict again")};
    page->setEmpty({});
    page->setView(m_view);
}

void PredictController::showProgress()
{
    const WorkView before = std::exchange(m_view.work, m_job.work());
    if (before.running != m_view.work.running)
        refresh();
    else if (m_window.currentPage() == PageId::Predict)
        m_window.predictPage()->setView(m_view);
}

} // namespace interphase
