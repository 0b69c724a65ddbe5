#include "app/window/rate_map_controller.h"

#include "app/window/job_runner.h"
#include "app/window/study_session.h"
#include "core/message.h"
#include "protocol/step_text.h"
#include "ui/pages/model_page.h"
#include "ui/pages/rate_map_card.h"
#include "ui/text/messages.h"
#include "ui/window/main_window.h"

namespace interphase {
namespace {

const QString kKey = QStringLiteral("rate map");

/// Whether a map of the one is a map of the other.
bool sameCell(const Cell& a, const Cell& b)
{
    return a.parameters.values == b.parameters.values && a.curves == b.curves &&
           a.lowerVoltage_V == b.lowerVoltage_V && a.upperVoltage_V == b.upperVoltage_V &&
           a.nominalCapacity_Ah == b.nominalCapacity_Ah;
}

} // namespace

void SolvedPoints::set(std::size_t index, const RateMapPoint& point)
{
    const std::lock_guard lock(m_mutex);
    m_points[index] = point;
}

RateMapPoints SolvedPoints::copy() const
{
    const std::lock_guard lock(m_mutex);
    return m_points;
}

RateMapController::RateMapController(StudySession& session, MainWindow& window, JobRunner& jobs,
                                     QObject* parent)
    : QObject(parent),
      m_session(session),
      m_window(window),
      m_jobs(jobs)
{
    wire();
}

void RateMapController::wire()
{
    RateMapCard* card = m_window.modelPage()->rateMap();
    connect(card, &RateMapCard::quantityChosen, this, &RateMapController::choose);
    connect(card, &RateMapCard::gridChanged, this, &RateMapController::setGrid);
    connect(card, &RateMapCard::spanChanged, this, &RateMapController::setSpan);
    connect(card, &RateMapCard::startRequested, this, &RateMapController::start);
    connect(card, &RateMapCard::stopRequested, this, &RateMapController::stop);
    connect(m_window.modelPage(), &ModelPage::tabShown, this, &RateMapController::update);
    connect(&m_window, &MainWindow::pageShown, this, &RateMapController::update);
    connect(&m_session, &StudySession::closed, this, [this] {
        m_cell.reset();
        m_spans.clear();
        forget();
    });
    connect(&m_jobs, &JobRunner::changed, this, &RateMapController::showProgress);
}

bool RateMapController::isLookedAt() const
{
    return m_window.currentPage() == PageId::Model && m_window.modelPage()->currentTab() == ModelTab::Map;
}

void RateMapController::forget()
{
    m_jobs.drop(kKey);
    m_points.clear();
    m_problem.clear();
    m_stopped = false;
}

void RateMapController::setCell(const std::shared_ptr<const Cell>& cell, bool moving)
{
    const ModelDefinition& model = m_session.definition().model;
    if (!m_cell || !sameCell(*cell, *m_cell) || model.kind != m_model || model.physics != m_physics) {
        m_cell = cell;
        m_model = model.kind;
        m_physics = model.physics;
        forget();
    }
    if (!moving)
        update();
}

void RateMapController::choose(RateMapQuantity quantity)
{
    if (kindOf(quantity) != kindOf(m_quantity)) {
        m_jobs.drop(kKey);
        m_problem.clear();
        m_stopped = false;
    }
    m_quantity = quantity;
    update();
}

void RateMapController::setGrid(const RateMapGrid& grid)
{
    forget();
    m_grid = grid;
    update();
}

void RateMapController::setSpan(const RateMapSpan& span)
{
    const RateMapKind kind = kindOf(m_quantity);
    m_spans[kind] = span;
    m_points.erase(kind);
    m_jobs.drop(kKey);
    m_problem.clear();
    m_stopped = false;
    update();
}

RateMapSpan RateMapController::span() const
{
    const auto said = m_spans.find(kindOf(m_quantity));
    return said == m_spans.end() ? firstSpan(*m_cell, kindOf(m_quantity)) : said->second;
}

void RateMapController::stop()
{
    m_jobs.drop(kKey);
    m_stopped = true;
    show();
}

void RateMapController::update()
{
    if (!m_cell || !isLookedAt())
        return;
    show();
    if (!m_view.complete && !m_view.work.running && !m_stopped && m_view.problem.isEmpty())
        start();
}

void RateMapController::start()
{
    if (!m_cell)
        return;
    m_stopped = false;
    m_problem.clear();
    const RateMapKind kind = kindOf(m_quantity);
    auto request = mapRequest(*m_cell, m_model, m_physics, kind, m_grid, span());
    if (const std::string steps = span().steps.toStdString(); !steps.empty())
        try {
            request.before = parseProtocol(steps, m_cell->nominalCapacity_Ah);
        } catch (const InputError& error) {
            m_problem = messageText(error.message());
            return show();
        }
    const auto points =
        std::make_shared<SolvedPoints>(request.currents_A.size() * request.temperatures_K.size());
    m_points[kind] = points;
    JobSpec spec{kKey, tr("Map over rate and temperature"), PageId::Model, JobLane::Long};
    spec.failed = [this](const QString& sentence) {
        m_problem = sentence;
        show();
    };
    m_jobs.start(
        this, std::move(spec),
        [request, points](const RunContext& context) {
            return rateMap(request, context,
                           [&](std::size_t index, const RateMapPoint& point) { points->set(index, point); });
        },
        [this](const std::vector<RateMapPoint>&) { show(); }); // which `points` has
    show();
}

void RateMapController::show()
{
    if (!m_cell)
        return;
    m_view = {};
    m_view.quantity = m_quantity;
    m_view.grid = m_grid;
    m_view.span = span();
    const auto found = m_points.find(kindOf(m_quantity));
    addMap(found == m_points.end() ? RateMapPoints() : found->second->copy(), *m_cell, m_view);
    m_view.problem = m_problem;
    m_view.work = m_jobs.workOf(kKey);
    m_window.modelPage()->setRateMap(m_view);
}

void RateMapController::showProgress()
{
    const WorkView now = m_jobs.workOf(kKey);
    if (now != m_view.work)
        show();
}

} // namespace interphase
