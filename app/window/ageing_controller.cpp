#include "app/window/ageing_controller.h"

#include "app/window/job_runner.h"
#include "app/window/study_session.h"
#include "ui/pages/ageing_card.h"
#include "ui/pages/model_page.h"
#include "ui/text/messages.h"
#include "ui/window/main_window.h"

namespace interphase {
namespace {

const QString kKey = QStringLiteral("ageing run");

SimulationOptions optionsOf(const ModelDefinition& model, const AgeingRequestView& request)
{
    SimulationOptions options;
    options.model = model.kind;
    options.physics = model.physics;
    if (options.physics.thermal == ThermalKind::Measured) // there is no measurement of what is to come
        options.physics.thermal = ThermalKind::Isothermal;
    options.observables = true;
    options.rows = false;
    options.skipWithin_Ah = request.skip ? request.tolerance_Ah : 0.0;
    return options;
}

} // namespace

void SharedCycles::add(const SimulationResult& soFar)
{
    const std::lock_guard lock(m_mutex);
    if (m_cycles.names.empty())
        m_cycles = cyclesOf(soFar, m_physics);
    else
        m_cycles.cycles.push_back(soFar.cycles.back());
    m_cycles.skipped = soFar.skippedCycles;
    m_cycles.skipError_Ah = soFar.skipError_Ah;
}

AgeingCycles SharedCycles::copy() const
{
    const std::lock_guard lock(m_mutex);
    return m_cycles;
}

bool AgeingController::Maker::same(const Maker& other) const
{
    return cell && other.cell && model == other.model &&
           cell->parameters.values == other.cell->parameters.values && cell->curves == other.cell->curves;
}

AgeingController::AgeingController(StudySession& session, MainWindow& window, JobRunner& jobs,
                                   QObject* parent)
    : QObject(parent),
      m_session(session),
      m_window(window),
      m_jobs(jobs)
{
    wire();
}

void AgeingController::wire()
{
    AgeingCard* card = m_window.modelPage()->ageing();
    connect(card, &AgeingCard::requestChanged, this, &AgeingController::setRequest);
    connect(card, &AgeingCard::runRequested, this, &AgeingController::run);
    connect(card, &AgeingCard::stopRequested, this, &AgeingController::stop);
    connect(&m_session, &StudySession::opened, this, &AgeingController::forget);
    connect(&m_session, &StudySession::closed, this, &AgeingController::forget);
    const auto looked = [this] {
        if (m_stale && isLookedAt())
            show();
    };
    connect(m_window.modelPage(), &ModelPage::tabShown, this, looked);
    connect(&m_window, &MainWindow::pageShown, this, looked);
    connect(&m_jobs, &JobRunner::changed, this, &AgeingController::showProgress);
}

/// Another study: nothing of this one is shown.
void AgeingController::forget()
{
    m_jobs.drop(kKey);
    m_now = m_made = {};
    m_request = {};
    m_firstProtocol.clear();
    m_shared.reset();
    m_cycles = {};
    m_problem.clear();
}

void AgeingController::setCell(const std::shared_ptr<const Cell>& cell)
{
    m_now = {cell, m_session.definition().model};
    if (m_request.protocol == m_firstProtocol)
        m_request.protocol = firstProtocol(*cell);
    m_firstProtocol = firstProtocol(*cell);
    if (!(m_request.tolerance_Ah > 0.0))
        m_request.tolerance_Ah = firstTolerance_Ah(*cell);
    show();
}

void AgeingController::setRequest(const AgeingRequestView& request)
{
    m_request = request;
}

void AgeingController::run()
{
    if (!m_now.cell)
        return;
    m_problem.clear();
    m_cycles = {};
    m_made = m_now;
    try {
        const Protocol protocol = ageingProtocol(m_request, m_now.cell->nominalCapacity_Ah);
        auto cell = std::make_shared<Cell>(*m_now.cell);
        cell->parameters[ParameterId::InitialSoc] = 1.0;
        m_shared = std::make_shared<SharedCycles>(m_now.model.physics);
        JobSpec spec{kKey, tr("Ageing over %1 cycles").arg(m_request.cycles), PageId::Model, JobLane::Long};
        spec.failed = [this](const QString& sentence) {
            m_problem = sentence;
            show();
        };
        m_jobs.start(
            this, std::move(spec),
            [cell, protocol, options = optionsOf(m_now.model, m_request),
             shared = m_shared](const RunContext& context) {
                return simulate(*cell, protocol, options, context,
                                [&](const SimulationResult& soFar) { shared->add(soFar); });
            },
            [this](const SimulationResult& result) { keep(result); });
    } catch (const InputError& error) { // a step that cannot be read
        m_problem = errorText(error);
    }
    show();
}

void AgeingController::keep(const SimulationResult& result)
{
    m_cycles = cyclesOf(result, m_made.model.physics);
    if (result.status.outcome == Outcome::Failed)
        m_problem = m_cycles.cycles.empty() ? messageText(result.status.reason)
                                            : tr("In cycle %1: %2")
                                                  .arg(m_cycles.cycles.back().cycle)
                                                  .arg(messageText(result.status.reason));
    show();
}

void AgeingController::stop()
{
    m_jobs.drop(kKey);
    if (m_shared)
        m_cycles = m_shared->copy();
    show();
}

QString AgeingController::remark() const
{
    if (!m_cycles.cycles.empty() && !m_made.same(m_now))
        return tr("This run was made with other values of the cell or its model. Run it again.");
    if (m_now.cell && !ages(*m_now.cell, m_now.model.physics))
        return tr(
            "Nothing ages in this model: choose SEI growth or plating below, or give the active material "
            "a loss.");
    return {};
}

bool AgeingController::isLookedAt() const
{
    return m_window.currentPage() == PageId::Model && m_window.modelPage()->currentTab() == ModelTab::Ageing;
}

void AgeingController::show()
{
    m_stale = !isLookedAt();
    if (m_stale)
        return;
    m_view = {};
    m_view.request = m_request;
    m_view.work = m_jobs.workOf(kKey);
    if (m_view.work.running)
        m_cycles = m_shared->copy();
    addCycles(m_cycles, m_view.work.running, m_view);
    m_view.remark = remark();
    m_view.problem = m_problem;
    m_window.modelPage()->setAgeing(m_view);
}

void AgeingController::showProgress()
{
    if (m_jobs.workOf(kKey) != m_view.work)
        show();
}

} // namespace interphase
