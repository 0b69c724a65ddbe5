#include "app/window/job_runner.h"
#include "app/window/measured_drive.h"
#include "app/window/priors_controller.h"
#include "app/window/study_session.h"
#include "ui/pages/priors_page.h"
#include "ui/window/main_window.h"

#include <algorithm>

// What the priors say about the data, in rounds of draws, and what that means.

namespace interphase {
namespace {

constexpr int kRound = 10;
constexpr int kDraws = 80;
/// Share of the data, in percent, below which the priors are said to exclude them.
constexpr int kEnoughInside = 70;

int percentInside(const PredictiveView& curve)
{
    std::size_t inside = 0, all = 0;
    for (const Series* data : {&curve.fitted, &curve.heldOut})
        for (std::size_t i = 0; i < data->x.size(); ++i) {
            const auto at = std::ranges::lower_bound(curve.time_s, data->x[i]) - curve.time_s.begin();
            const auto row = static_cast<std::size_t>(at);
            inside += data->y[i] >= curve.noise.lower[row] && data->y[i] <= curve.noise.upper[row] ? 1 : 0;
            ++all;
        }
    return static_cast<int>(100 * inside / std::max<std::size_t>(1, all));
}

} // namespace

QString PriorsController::predictiveKey()
{
    return QStringLiteral("prior predictive");
}

const Dataset* PriorsController::shownDataset() const
{
    const auto& datasets = m_session.datasets();
    const auto chosen = std::ranges::find(datasets, m_dataset, &Dataset::name);
    return chosen == datasets.end() ? leadingDataset(m_session.definition(), datasets) : &*chosen;
}

void PriorsController::chooseDataset(const QString& name)
{
    m_dataset = name.toStdString();
    restart({}, Overtake::Drop);
}

void PriorsController::restart(const std::map<int, PriorSpec>& moved, Overtake overtake)
{
    const Dataset* data = shownDataset();
    if (!hasShown(m_session.definition(), data) || !m_session.cell()) {
        m_window.priorsPage()->setPredictive(
            {.summary = tr("Add data to see what the priors say about them.")});
        return;
    }
    auto setup = std::make_shared<PredictiveSetup>();
    setup->cell = m_session.cell();
    setup->definition = m_session.definition();
    for (const auto& [index, prior] : moved)
        specAt(setup->definition, m_rows[static_cast<std::size_t>(index)]) = prior;
    if (data)
        setup->data = std::make_shared<const Dataset>(*data);
    m_setup = setup;
    continueRounds(std::move(setup), {}, overtake);
}

void PriorsController::continueRounds(std::shared_ptr<const PredictiveSetup> setup,
                                      const PriorPredictive& soFar, Overtake overtake)
{
    m_running = true;
    JobSpec spec{predictiveKey(), tr("Curves from the priors"), PageId::Priors, JobLane::Quick, overtake};
    spec.failed = [this](const QString& sentence) {
        m_running = false;
        m_window.priorsPage()->setPredictive({.summary = sentence});
    };
    const auto work = [setup, soFar](const RunContext& run) {
        return continuePredictive(*setup, soFar, kRound, run);
    };
    m_jobs.start(this, std::move(spec), work, [this, setup](const PriorPredictive& result) {
        const bool newest = setup == m_setup;
        const bool more = newest && result.tried > 0 && result.tried < kDraws;
        showPredictive(result, more || !newest);
        if (more)
            continueRounds(setup, result, Overtake::Drop);
        else if (newest)
            m_running = false;
    });
}

void PriorsController::showPredictive(const PriorPredictive& result, bool running)
{
    m_predictive = result;
    m_predictive.view.running = running;
    for (const Dataset& data : m_session.datasets())
        m_predictive.view.datasets << QString::fromStdString(data.name);
    if (m_setup && m_setup->data)
        m_predictive.view.dataset = QString::fromStdString(m_setup->data->name);
    m_window.priorsPage()->setPredictive(m_predictive.view);
    if (!running) {
        m_view.advice = advice(result);
        m_window.priorsPage()->setView(m_view);
    }
    Q_EMIT predictiveShown();
}

/// In the user's terms: whether the priors leave room for the data.
AdviceView PriorsController::advice(const PriorPredictive& result) const
{
    if (result.draws.size() < 2)
        return {
            tr("None of these curves could be solved. Narrow the priors towards values the model can take."),
            {}};
    if (result.draws.size() * 2 < static_cast<std::size_t>(result.tried))
        return {tr("More than half of these curves could not be solved: the priors reach values the model "
                   "cannot take."),
                {}};
    int worst = 100;
    QString of;
    for (std::size_t i = 0; i < result.view.curves.size(); ++i)
        if (const int percent = percentInside(result.view.curves[i]); percent < worst || of.isEmpty()) {
            worst = percent;
            of = result.view.outputs[static_cast<qsizetype>(i)];
        }
    const bool several = result.view.curves.size() > 1;
    if (worst < kEnoughInside)
        return {several ? tr("Only %1 % of %2 lie inside the 90 % band: these priors nearly exclude what was "
                             "measured. Widen one, or look whether the cell is the right one.")
                              .arg(worst)
                              .arg(of)
                        : tr("Only %1 % of the data lie inside the 90 % band: these priors nearly exclude "
                             "what was measured. Widen one, or look whether the cell is the right one.")
                              .arg(worst),
                {}};
    return {several ? tr("Of each quantity %1 % or more lie inside the 90 % band: these priors do not "
                         "contradict what was measured.")
                          .arg(worst)
                    : tr("%1 % of the data lie inside the 90 % band: these priors do not contradict what was "
                         "measured.")
                          .arg(worst),
            {}};
}

} // namespace interphase
