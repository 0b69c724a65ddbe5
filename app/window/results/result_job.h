#pragma once
#include "app/window/job_runner.h"
#include "app/window/study_session.h"
#include "core/status.h"

#include <QObject>

#include <map>
#include <string>

namespace interphase {

/// A result of a page that takes long, is kept in the study and read from it again: what the pages Identify
/// and Predict have in common.
///
/// Owns two jobs: one computes, one reads what the study keeps. The page hears of every step of both by
/// progressed() and forgotten(), and shows work().
class ResultJob : public QObject
{
    Q_OBJECT
public:
    ResultJob(StudySession& session, JobRunner& jobs, const QString& key, PageId page);

    /// How far the computation is.
    WorkView work() const { return m_jobs.workOf(m_key); }
    bool isRunning() const { return m_jobs.isRunning(m_key); }

    /// work: Result(const std::string& studyFile, const RunContext&), on a worker; done: void(Result).
    template <class Work, class Done>
    void compute(const QString& title, Work work, Done done);
    /// query: Result(Study&), on a worker; done: void(Result).
    template <class Query, class Done>
    void read(const QString& title, Query query, Done done);
    /// Stops the computation; what it would have found is not wanted any more.
    void stop();

    /// Whether a result is worth keeping; a failure is told.
    bool succeeded(const Status& status);
    /// Keeps the results (by name) as a complete run made with `definition`, and tells of it.
    void keep(const Definition& definition, RunPurpose purpose, const std::vector<std::string>& quantities,
              const std::map<std::string, std::string>& results);

Q_SIGNALS:
    /// The computation began, ended or is further.
    void progressed();
    /// Another study, or none: what was read and computed is not of it.
    void forgotten();

private:
    void forget();

    StudySession& m_session;
    JobRunner& m_jobs;
    QString m_key;
    PageId m_page;
    WorkView m_shown;
};

template <class Work, class Done>
void ResultJob::compute(const QString& title, Work work, Done done)
{
    if (!m_session.isOpen())
        return;
    m_jobs.start(
        this, {m_key, title, m_page, JobLane::Long},
        [file = m_session.path().toStdString(), work = std::move(work)](const RunContext& context) {
            return work(file, context);
        },
        std::move(done));
    Q_EMIT progressed();
}

template <class Query, class Done>
void ResultJob::read(const QString& title, Query query, Done done)
{
    if (!m_session.isOpen())
        return;
    m_jobs.start(
        this, {m_key + QStringLiteral(" stored"), title, {}, JobLane::Quick},
        [file = m_session.path().toStdString(), query = std::move(query)](const RunContext&) {
            Study study = Study::open(file, StudyMode::ReadOnly);
            return query(study);
        },
        std::move(done));
}

} // namespace interphase
