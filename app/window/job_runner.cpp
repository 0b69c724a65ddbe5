#include "app/window/job_runner.h"

#include "ui/text/messages.h"

#include <QElapsedTimer>
#include <QStringList>
#include <QThreadPool>
#include <QTimer>

#include <algorithm>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#endif

namespace interphase {
namespace {

constexpr int kPoll_ms = 100;
constexpr int kWorthAWord_ms = 100;

/// Qt's thread priorities do nothing under Linux' ordinary scheduler; there a thread has a niceness of its
/// own.
void lowerPriority()
{
#ifdef Q_OS_LINUX
    static thread_local const int lowered = setpriority(PRIO_PROCESS, 0, 10);
    static_cast<void>(lowered);
#endif
}

QThreadPool* makeLane(QObject* parent)
{
    auto* pool = new QThreadPool(parent);
    pool->setMaxThreadCount(1);
    pool->setExpiryTimeout(-1);
    pool->setThreadPriority(QThread::LowPriority);
    return pool;
}

} // namespace

QString Progress::text() const
{
    QStringList parts;
    if (share >= 0.0)
        parts << JobRunner::tr("%1 %").arg(qRound(100.0 * share));
    parts << timeLeftText(left_s);
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

struct JobRunner::Job
{
    bool isListed() const { return started && !dropped && age.elapsed() >= kWorthAWord_ms; }
    Progress now() const { return {progress, left.seconds(1.0)}; }

    int id = 0;
    JobSpec spec;
    QPointer<const QObject> context;
    Task task;
    std::stop_source stop;
    std::atomic<double> progress{-1.0};
    QElapsedTimer age;
    TimeLeft left; ///< fed when polled
    bool started = false;
    bool dropped = false;
    // Written by the worker before it reports the end.
    Delivery delivery;
    std::optional<Message> message;
    std::string error;
};

JobRunner::JobRunner(QObject* parent) : QObject(parent), m_quick(makeLane(this)), m_long(makeLane(this))
{
    m_timer = new QTimer(this);
    m_timer->setInterval(kPoll_ms);
    connect(m_timer, &QTimer::timeout, this, &JobRunner::poll);
}

JobRunner::~JobRunner()
{
    for (const auto& job : m_jobs)
        job->stop.request_stop();
    m_quick->waitForDone();
    m_long->waitForDone();
}

void JobRunner::enqueue(const QObject* context, JobSpec spec, Task task)
{
    auto job = std::make_shared<Job>();
    job->id = m_nextId++;
    job->context = context;
    job->spec = std::move(spec);
    job->task = std::move(task);
    const QString& key = job->spec.key;
    std::erase_if(m_jobs, [&](const auto& other) { return other->spec.key == key && !other->started; });
    if (job->spec.overtake == Overtake::Drop)
        drop(key);
    const bool waits = isRunning(key);
    m_jobs.push_back(job);
    if (!waits)
        launch(job);
    m_timer->start();
}

void JobRunner::launch(const std::shared_ptr<Job>& job)
{
    job->started = true;
    job->age.start();
    QThreadPool* lane = job->spec.lane == JobLane::Quick ? m_quick : m_long;
    lane->start([this, job] { execute(job); });
}

/// On the worker. It reports by an event, the only thing it does to this object.
void JobRunner::execute(const std::shared_ptr<Job>& job)
{
    lowerPriority();
    RunContext run{job->stop.get_token(),
                   [state = job.get()](double fraction) { state->progress = fraction; }};
    try {
        if (!run.stopRequested())
            job->delivery = job->task(run);
    } catch (const InputError& error) {
        job->message = error.message();
    } catch (const std::exception& error) {
        job->error = error.what();
    } catch (...) {
        job->error = "unknown error";
    }
    QMetaObject::invokeMethod(
        this, [this, job] { finish(job); }, Qt::QueuedConnection);
}

void JobRunner::finish(const std::shared_ptr<Job>& job)
{
    std::erase(m_jobs, job);
    const auto next = std::find_if(m_jobs.begin(), m_jobs.end(), [&](const auto& other) {
        return other->spec.key == job->spec.key && !other->started;
    });
    if (next != m_jobs.end() && !isRunning(job->spec.key))
        launch(*next);
    if (m_jobs.empty())
        m_timer->stop();
    if (!job->dropped && job->context)
        deliver(*job);
    Q_EMIT changed();
}

void JobRunner::deliver(const Job& job)
{
    if (job.delivery) {
        job.delivery();
        return;
    }
    if (!job.message && job.error.empty())
        return; // stopped before it began
    const Message message = job.message.value_or(Message{MessageId::ComputationError, {job.error}});
    const QString sentence = messageText(message);
    if (job.spec.failed)
        job.spec.failed(sentence);
    else
        Q_EMIT failed(sentence);
}

void JobRunner::drop(const QString& key)
{
    std::erase_if(m_jobs, [&](const auto& job) { return job->spec.key == key && !job->started; });
    for (const auto& job : m_jobs)
        if (job->spec.key == key) {
            job->dropped = true;
            job->stop.request_stop();
        }
}

void JobRunner::dropAll()
{
    std::erase_if(m_jobs, [](const auto& job) { return !job->started; });
    for (const auto& job : m_jobs) {
        job->dropped = true;
        job->stop.request_stop();
    }
}

bool JobRunner::isRunning(const QString& key) const
{
    return std::any_of(m_jobs.begin(), m_jobs.end(), [&](const auto& job) {
        return job->spec.key == key && job->started && !job->dropped;
    });
}

int JobRunner::announce(const Announcement& announcement)
{
    m_announced.push_back({m_nextId++, announcement});
    Q_EMIT changed();
    return m_announced.back().id;
}

void JobRunner::update(int id, const Announcement& announcement)
{
    for (Announced& entry : m_announced)
        if (entry.id == id)
            entry.what = announcement;
    Q_EMIT changed();
}

void JobRunner::retract(int id)
{
    std::erase_if(m_announced, [&](const Announced& entry) { return entry.id == id; });
    Q_EMIT changed();
}

void JobRunner::stop(int id)
{
    for (const auto& job : std::vector(m_jobs))
        if (job->id == id)
            job->stop.request_stop();
    for (const Announced& entry : std::vector(m_announced))
        if (entry.id == id && entry.what.stop)
            entry.what.stop();
}

std::vector<JobView> JobRunner::listed() const
{
    std::vector<JobView> out;
    for (const auto& job : m_jobs)
        if (job->isListed())
            out.push_back({job->id, job->spec.title, job->progress, timeLeftText(job->now().left_s)});
    for (const Announced& entry : m_announced)
        out.push_back({entry.id, entry.what.title, entry.what.progress, timeLeftText(entry.what.left_s)});
    return out;
}

std::optional<Progress> JobRunner::progressOf(PageId page) const
{
    for (const Announced& entry : m_announced)
        if (entry.what.page == page)
            return Progress{entry.what.progress, entry.what.left_s};
    for (const auto& job : m_jobs)
        if (job->spec.page == page && job->isListed())
            return job->now();
    return std::nullopt;
}

WorkView JobRunner::workOf(const QString& key) const
{
    for (const auto& job : m_jobs)
        if (job->spec.key == key && job->started && !job->dropped)
            return {true, job->progress, job->now().text()};
    return {};
}

const Announcement* JobRunner::announced() const
{
    return m_announced.empty() ? nullptr : &m_announced.back().what;
}

QString JobRunner::statusText() const
{
    if (const Announcement* run = announced())
        return run->status;
    for (const auto& job : m_jobs) {
        if (job->spec.lane != JobLane::Long || !job->isListed())
            continue;
        const QString text = job->now().text();
        return text.isEmpty() ? job->spec.title : QStringLiteral("%1 · %2").arg(job->spec.title, text);
    }
    return {};
}

void JobRunner::poll()
{
    for (const auto& job : m_jobs)
        if (job->started)
            job->left.add(1e-3 * static_cast<double>(job->age.elapsed()), job->progress);
    Q_EMIT changed();
}

} // namespace interphase
