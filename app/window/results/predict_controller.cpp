#include "app/window/results/predict_controller.h"

#include "app/window/job_runner.h"
#include "app/window/results/posterior_views.h"
#include "app/window/results/predict_views.h"
#include "app/window/study_session.h"
#include "cell/bpx.h"
#include "ui/pages/predict_page.h"
#include "ui/text/messages.h"
#include "ui/window/main_window.h"

namespace interphase {
namespace {

const QString kJob = QStringLiteral("predict");
const QString kLoad = QStringLiteral("stored prediction");
constexpr int kMostDraws = 2000;

struct StoredPrediction
{
    PredictionRecord record;
    QString stale;
};

StoredPrediction readPrediction(const std::string& path)
{
    Study study = Study::open(path, StudyMode::ReadOnly);
    StoredPrediction out;
    const std::optional<RunInfo> run = study.latestRun(RunPurpose::Predict);
    const auto text = run ? study.getResult(run->id, kPredictionResult) : std::nullopt;
    if (!text)
        return out;
    out.record = parsePrediction(*text);
    out.stale = staleSentence(*run);
    const std::optional<RunInfo> sampled = study.latestRun(RunPurpose::Sample);
    if (out.stale.isEmpty() && sampled && sampled->id != out.record.run && sampled->draws > 0)
        out.stale = PredictController::tr("Out of date: there are draws of another run since.");
    return out;
}

/// From the latest run that has draws, with what that run was made with.
PredictionRecord predictLatest(const std::string& path, int draws, const RunContext& context)
{
    Study study = Study::open(path, StudyMode::ReadOnly);
    const std::optional<RunInfo> run = study.latestRun(RunPurpose::Sample);
    const std::optional<CellText> cell = run ? study.runCell(run->id) : std::nullopt;
    if (!cell)
        throw InputError(MessageId::InvalidArgument,
                         {path, "nothing has been sampled yet", "a sampled study"});
    const std::vector<Dataset> datasets = study.runDatasets(run->id);
    const Analysis analysis =
        prepareAnalysis(study.runDefinition(run->id), parseBpx(cell->json, cell->name), datasets);
    PredictionOptions options;
    options.draws = draws;
    PredictionRecord out;
    out.run = run->id;
    context.report(0.0);
    out.prediction =
        predictData(analysis, datasets, chooseDraws(study.readDraws(run->id), draws), options, context);
    out.failed = totalFailures(out.prediction.failures);
    return out;
}

} // namespace

PredictController::PredictController(StudySession& session, MainWindow& window, JobRunner& jobs,
                                     QObject* parent)
    : QObject(parent),
      m_session(session),
      m_window(window),
      m_jobs(jobs)
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
    connect(page, &PredictPage::datasetChanged, this, [this](int dataset) {
        m_dataset = dataset;
        refresh();
    });
    connect(page, &PredictPage::adviceAccepted, this, &PredictController::compute);
    connect(page, &Page::emptyActionRequested, this, [this] {
        const auto run = m_session.isOpen() ? m_session.study()->latestRun(RunPurpose::Sample) : std::nullopt;
        run && run->draws > 0 ? compute() : m_window.showPage(PageId::Sample);
    });
    connect(&m_jobs, &JobRunner::changed, this, &PredictController::showProgress);
    const auto forget = [this] {
        m_jobs.drop(kJob);
        m_jobs.drop(kLoad);
        m_record = {};
        m_stale.clear();
        m_dataset = 0;
        refresh();
    };
    connect(&m_session, &StudySession::opened, this, forget);
    connect(&m_session, &StudySession::closed, this, forget);
    connect(&m_session, &StudySession::changed, this, &PredictController::load);
    connect(&m_session, &StudySession::runsChanged, this, &PredictController::load);
}

void PredictController::load()
{
    if (!m_session.isOpen())
        return;
    m_jobs.start(
        this, {kLoad, tr("Reading the prediction"), {}, JobLane::Quick},
        [path = m_session.path().toStdString()](const RunContext&) { return readPrediction(path); },
        [this](StoredPrediction stored) {
            if (!m_jobs.isRunning(kJob) && stored.record.prediction.draws > 0 &&
                stored.record.run != m_record.run)
                m_draws = std::max(10, stored.record.prediction.draws);
            m_record = std::move(stored.record);
            m_stale = stored.stale;
            refresh();
        });
}

void PredictController::compute()
{
    if (!m_session.isOpen())
        return;
    m_jobs.start(
        this, {kJob, tr("Prediction"), PageId::Predict, JobLane::Long},
        [path = m_session.path().toStdString(), draws = m_draws](const RunContext& context) {
            return predictLatest(path, draws, context);
        },
        [this](const PredictionRecord& record) { store(record); });
    refresh();
}

void PredictController::stop()
{
    m_jobs.drop(kJob);
    refresh();
}

void PredictController::store(const PredictionRecord& record)
{
    const Status& status = record.prediction.status;
    if (status.outcome == Outcome::Failed)
        Q_EMIT m_session.failed(messageText(status.reason));
    if (!status.ok() || !m_session.isOpen())
        return refresh();
    m_record = record;
    try {
        Study& study = *m_session.study();
        const RunId id = study.beginRun(study.runDefinition(record.run),
                                        {RunPurpose::Predict, {}, "interphase " INTERPHASE_VERSION, {}});
        study.putResult(id, kPredictionResult, formatPrediction(record));
        study.endRun(id, RunStatus::Complete);
    } catch (const std::exception& error) {
        Q_EMIT m_session.failed(errorText(error));
    }
    refresh();
    Q_EMIT m_session.runsChanged();
}

void PredictController::refresh()
{
    PredictPage* page = m_window.predictPage();
    const bool running = m_jobs.isRunning(kJob);
    m_view = predictView(m_record, m_dataset);
    if (m_view.curve.time_s.empty() && !running) {
        const auto run = m_session.isOpen() ? m_session.study()->latestRun(RunPurpose::Sample) : std::nullopt;
        const bool sampled = run && run->draws > 0;
        page->setEmpty(
            sampled ? EmptyView{tr("See whether the calibrated model predicts: over what was fitted, and "
                                   "over what "
                                   "was held out."),
                                tr("Predict")}
                    : EmptyView{tr("Nothing has been sampled yet. Predictions are made from the draws."),
                                tr("Go to Sample")});
        return;
    }
    m_view.draws = m_draws;
    m_view.drawsMax = kMostDraws;
    m_view.stale = !m_stale.isEmpty();
    if (m_view.stale)
        m_view.advice = {m_stale, tr("Predict again")};
    m_view.work = m_jobs.workOf(kJob);
    page->setEmpty({});
    page->setView(m_view);
}

void PredictController::showProgress()
{
    const WorkView work = m_jobs.workOf(kJob);
    if (work == m_view.work)
        return;
    m_view.work = work;
    if (m_window.currentPage() == PageId::Predict)
        m_window.predictPage()->setView(m_view);
}

} // namespace interphase
