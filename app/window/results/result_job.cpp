#include "app/window/results/result_job.h"

#include "ui/text/messages.h"

namespace interphase {

ResultJob::ResultJob(StudySession& session, JobRunner& jobs, const QString& key, PageId page)
    : m_session(session),
      m_jobs(jobs),
      m_key(key),
      m_page(page)
{
    connect(&session, &StudySession::opened, this, &ResultJob::forget);
    connect(&session, &StudySession::closed, this, &ResultJob::forget);
    connect(&jobs, &JobRunner::changed, this, [this] {
        const WorkView now = work();
        if (now == m_shown)
            return;
        m_shown = now;
        Q_EMIT progressed();
    });
}

void ResultJob::forget()
{
    m_jobs.drop(m_key);
    m_jobs.drop(m_key + QStringLiteral(" stored"));
    Q_EMIT forgotten();
}

void ResultJob::stop()
{
    m_jobs.drop(m_key);
    Q_EMIT progressed();
}

bool ResultJob::succeeded(const Status& status)
{
    if (status.outcome == Outcome::Failed)
        Q_EMIT m_session.failed(messageText(status.reason));
    return status.ok() && m_session.isOpen();
}

void ResultJob::keep(const Definition& definition, RunPurpose purpose,
                     const std::vector<std::string>& quantities,
                     const std::map<std::string, std::string>& results)
{
    try {
        m_session.study()->keepRun(definition, {purpose, quantities, "interphase " INTERPHASE_VERSION, {}},
                                   results);
    } catch (const std::exception& error) {
        Q_EMIT m_session.failed(errorText(error));
    }
    m_session.refreshRuns();
}

} // namespace interphase
