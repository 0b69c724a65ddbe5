#include "app/window/results/sampler_check_controller.h"

#include "app/window/results/sampler_check_views.h"
#include "ui/pages/predict_page.h"
#include "ui/pages/sampler_check_card.h"
#include "ui/text/messages.h"
#include "ui/window/main_window.h"

#include <utility>

namespace interphase {
namespace {

struct Checked
{
    SamplerCheck check;
    SamplerCheckView view;
};

} // namespace

SamplerCheckController::SamplerCheckController(StudySession& session, MainWindow& window, JobRunner& jobs,
                                               QObject* parent)
    : QObject(parent),
      m_session(session),
      m_window(window),
      m_job(session, jobs, QStringLiteral("sampler check"), PageId::Predict)
{
    wire();
    refresh();
}

void SamplerCheckController::wire()
{
    const SamplerCheckCard* card = m_window.predictPage()->samplerCheckCard();
    connect(card, &SamplerCheckCard::checkRequested, this, &SamplerCheckController::check);
    connect(card, &SamplerCheckCard::stopRequested, this, [this] { m_job.stop(); });
    connect(card, &SamplerCheckCard::replicatesChanged, this, [this](int n) {
        m_replicates = n;
        m_touched = true;
    });
    connect(card, &SamplerCheckCard::sourceChanged, this, [this](bool fromPrior) {
        m_fromPrior = fromPrior;
        m_touched = true;
        refresh();
    });
    connect(&m_job, &ResultJob::progressed, this, &SamplerCheckController::refresh);
    connect(&m_job, &ResultJob::forgotten, this, [this] {
        m_result = {};
        refresh();
    });
    connect(&m_session, &StudySession::changed, this, &SamplerCheckController::load);
    connect(&m_session, &StudySession::runsChanged, this, &SamplerCheckController::load);
}

void SamplerCheckController::load()
{
    m_job.read(
        tr("Reading the check of the sampler"),
        [](Study& study) {
            const std::optional<SamplerCheck> stored = latestSamplerCheck(study);
            return stored ? samplerCheckView(*stored) : SamplerCheckView();
        },
        [this](SamplerCheckView stored) {
            m_result = std::move(stored);
            if (!m_touched && !m_result.ranks.empty()) { // what the stored one was made with
                m_fromPrior = m_result.fromPrior;
                m_replicates = m_result.replicates;
            }
            refresh();
        });
}

void SamplerCheckController::check()
{
    SamplerCheckOptions options;
    options.kind = m_fromPrior ? SbcKind::Prior : SbcKind::Posterior;
    options.sbc.replicates = m_replicates;
    m_job.compute(
        tr("Check of the sampler"),
        [options](const std::string& file, const RunContext& context) {
            SamplerCheck found = checkSampler(file, options, context);
            SamplerCheckView view = samplerCheckView(found);
            return Checked{std::move(found), std::move(view)};
        },
        [this](Checked found) {
            m_result = std::move(found.view);
            store(found.check);
        });
}

void SamplerCheckController::store(const SamplerCheck& check)
{
    if (!m_job.succeeded(check.ranks.status))
        return refresh();
    try {
        if (check.run != 0) // there is none to keep it with
            m_session.study()->putResult(check.run, kSamplerCheckResult, formatSamplerCheck(check));
    } catch (const std::exception& error) {
        Q_EMIT m_session.failed(errorText(error));
    }
    refresh();
}

void SamplerCheckController::refresh()
{
    SamplerCheckView view = m_result;
    view.replicates = m_replicates;
    view.fromPrior = m_fromPrior;
    view.work = m_job.work();
    if (view == m_view)
        return;
    m_view = std::move(view);
    m_window.predictPage()->setSamplerCheck(m_view);
}

} // namespace interphase
