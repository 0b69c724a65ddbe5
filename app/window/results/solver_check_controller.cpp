#include "app/window/results/solver_check_controller.h"

#include "app/window/results/quantity_label.h"
#include "app/window/results/words.h"
#include "ui/pages/sample_page.h"
#include "ui/text/messages.h"
#include "ui/text/number.h"
#include "ui/window/main_window.h"

namespace interphase {
namespace {

constexpr int kDraws = 100;

struct StoredCheck
{
    bool sampled = false;
    std::optional<SolverCheck> check;
};

StoredCheck readCheck(Study& study)
{
    const std::optional<RunInfo> run = study.latestDraws();
    if (!run || run->draws == 0 || run->status == RunStatus::Running)
        return {};
    return {true, storedSolverCheck(study, run->id)};
}

/// The quantity whose mean moves most.
std::size_t worstOf(const SolverCheck& check)
{
    std::size_t worst = 0;
    for (std::size_t q = 0; q < check.quantities.size(); ++q)
        if (std::abs(check.shift(q)) > std::abs(check.shift(worst)))
            worst = q;
    return worst;
}

QString found(const SolverCheck& check)
{
    if (!check.reliable())
        return Words::tr("Whether the error of the solver matters cannot be told from %1 draws that were "
                         "solved again (k-hat %2).")
            .arg(check.draws)
            .arg(formatNumber(check.k, 2));
    const std::size_t worst = worstOf(check);
    const QString symbol = quantityLabel(check.quantities[worst]).symbol;
    const QString shift = formatNumber(std::abs(check.shift(worst)), 2);
    if (check.largestShift() > kShiftThatMatters)
        return Words::tr(
                   "A finer solver moves the mean of %1 by %2 posterior standard deviations, from %3 to "
                   "%4 (k-hat %5): the error of the solver matters.")
            .arg(symbol, shift, formatNumber(check.mean[worst], 4), formatNumber(check.reweighted[worst], 4),
                 formatNumber(check.k, 2));
    return Words::tr("A finer solver moves no mean notably: that of %1 most, by %2 posterior standard "
                     "deviations (k-hat %3).")
        .arg(symbol, shift, formatNumber(check.k, 2));
}

} // namespace

AdviceView solverAdvice(bool sampled, bool running, const std::optional<SolverCheck>& check)
{
    if (!sampled)
        return {};
    if (running)
        return {Words::tr("Draws are solved again with a finer solver."), Words::tr("Stop the check")};
    if (check)
        return {found(*check), {}};
    return {Words::tr("Whether the error of the solver moves the posterior: %1 draws are solved again with a "
                      "finer one.")
                .arg(kDraws),
            Words::tr("Check the solver")};
}

SolverCheckController::SolverCheckController(StudySession& session, MainWindow& window, JobRunner& jobs,
                                             QObject* parent)
    : QObject(parent),
      m_session(session),
      m_window(window),
      m_job(session, jobs, QStringLiteral("solver check"), PageId::Sample)
{
    connect(window.samplePage(), &SamplePage::solverCheckAccepted, this, [this] {
        if (m_job.isRunning())
            m_job.stop();
        else
            compute();
    });
    connect(&session, &StudySession::opened, this, &SolverCheckController::read);
    connect(&session, &StudySession::changed, this, &SolverCheckController::read);
    connect(&session, &StudySession::runsChanged, this, &SolverCheckController::read);
    connect(&m_job, &ResultJob::progressed, this, &SolverCheckController::refresh);
    connect(&m_job, &ResultJob::forgotten, this, [this] {
        m_sampled = false;
        m_check.reset();
        refresh();
    });
    refresh();
}

void SolverCheckController::read()
{
    m_job.read(tr("Reading the check of the solver"), readCheck, [this](StoredCheck stored) {
        m_sampled = stored.sampled;
        m_check = std::move(stored.check);
        refresh();
    });
}

void SolverCheckController::compute()
{
    m_job.compute(
        tr("Checking the solver"),
        [](const std::string& file, const RunContext& context) {
            return checkLatestSolver(file, kDraws, context);
        },
        [this](const SolverCheck& check) { keep(check); });
}

void SolverCheckController::keep(const SolverCheck& check)
{
    if (m_job.succeeded(check.status)) {
        try {
            m_session.study()->putResult(check.run, kSolverCheckResult, formatSolverCheck(check));
        } catch (const std::exception& error) {
            Q_EMIT m_session.failed(errorText(error));
        }
        m_session.refreshRuns();
    }
    refresh();
}

void SolverCheckController::refresh()
{
    m_window.samplePage()->setSolverCheck(solverAdvice(m_sampled, m_job.isRunning(), m_check));
}

} // namespace interphase
