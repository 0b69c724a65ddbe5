#pragma once
#include "app/window/time_left.h"
#include "core/message.h"
#include "core/run_context.h"
#include "ui/view/common.h"
#include "ui/view/shell_view.h"

#include <QObject>
#include <QPointer>
#include <QString>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QThreadPool;
class QTimer;

namespace interphase {

/// Quick: what a person waits for (a curve, a file). Long: what may take minutes. One worker thread each, so
/// that the one never waits for the other.
enum class JobLane { Quick, Long };

/// What a new job does to the one of its key that runs. Drop: stops it, for its result is not wanted any
/// more. FinishFirst: lets it end and be shown, and starts after it, the newest only: a slider that is
/// dragged faster than the model solves still moves the curve.
enum class Overtake { Drop, FinishFirst };

struct JobSpec
{
    QString key;                ///< one job of a key at a time; the newest wins
    QString title;              ///< in words, for the jobs button
    std::optional<PageId> page; ///< the step that is shown as running meanwhile
    JobLane lane = JobLane::Quick;
    Overtake overtake = Overtake::Drop;
    /// Told in one sentence why it failed, on the window's thread; empty: JobRunner::failed() tells.
    std::function<void(const QString&)> failed{};
};

/// Work that somebody else's thread does, to be listed with the jobs.
struct Announcement
{
    QString title;
    std::optional<PageId> page;
    double progress = -1.0;
    std::optional<double> left_s; ///< time left, where it is known
    QString status; ///< for the status line: "4 chains · 1 210 of 4 000 draws · about 40 s left"
    bool canPause = false;
    bool paused = false;
    std::function<void()> stop;
};

/// How far work is.
struct Progress
{
    double share = -1.0;          ///< 0 to 1; negative: unknown
    std::optional<double> left_s; ///< time left, where it is known
    /// "34 % · about 2 min left"
    QString text() const;
};

/// Runs functions from value to value on worker threads of low priority, and hands their results to the
/// window's thread.
///
/// Problem: the window must never wait, and only the newest input counts. Method: a job has a key; a newer
/// one of the same key drops it (see Overtake). Work polls RunContext::stop; the result of a dropped job is
/// never delivered. Fails: work that throws is told in one sentence; work that does not poll `stop` keeps its
/// lane busy.
///
///     jobs.start(this, {"curve", tr("Model curve")}, [request](const RunContext& c) { return solve(request,
///     c); },
///                [this](const Curve& curve) { show(curve); });
class JobRunner : public QObject
{
    Q_OBJECT
public:
    explicit JobRunner(QObject* parent = nullptr);
    /// Stops all jobs and waits for them to notice.
    ~JobRunner() override;

    /// work: Result(const RunContext&), on a worker; it must own all it uses. done: void(Result), on this
    /// thread, unless `context` is gone or the job was dropped.
    template <class Work, class Done>
    void start(const QObject* context, JobSpec spec, Work work, Done done);
    /// Drops the job of this key and what waits for it.
    void drop(const QString& key);
    void dropAll();
    bool isRunning(const QString& key) const;
    bool isIdle() const { return m_jobs.empty(); }

    int announce(const Announcement& announcement);
    void update(int id, const Announcement& announcement);
    void retract(int id);
    /// As chosen under the jobs button.
    void stop(int id);

    /// Those that run long enough to be worth a word.
    std::vector<JobView> listed() const;
    /// How far the running job of a page is; nothing when none runs.
    std::optional<Progress> progressOf(PageId page) const;
    /// The running job of a key, as its page shows it.
    WorkView workOf(const QString& key) const;
    /// The announcement that the status line shows; null when there is none.
    const Announcement* announced() const;
    /// What runs, for the status line: the announcement, else the job that takes long; empty when none does.
    QString statusText() const;

Q_SIGNALS:
    /// The list is another, or someone is further.
    void changed();
    void failed(const QString& sentence);

private:
    using Delivery = std::function<void()>;
    using Task = std::function<Delivery(const RunContext&)>;
    struct Job;
    struct Announced
    {
        int id = 0;
        Announcement what;
    };

    void enqueue(const QObject* context, JobSpec spec, Task task);
    void launch(const std::shared_ptr<Job>& job);
    void execute(const std::shared_ptr<Job>& job);
    void finish(const std::shared_ptr<Job>& job);
    void deliver(const Job& job);
    void poll();

    QThreadPool* m_quick;
    QThreadPool* m_long;
    QTimer* m_timer;
    int m_nextId = 1;
    std::vector<std::shared_ptr<Job>> m_jobs; ///< running, then those that wait for one of their key
    std::vector<Announced> m_announced;
};

template <class Work, class Done>
void JobRunner::start(const QObject* context, JobSpec spec, Work work, Done done)
{
    enqueue(context, std::move(spec),
            [work = std::move(work), done = std::move(done)](const RunContext& run) {
                using Result = decltype(work(run));
                auto result = std::make_shared<Result>(work(run));
                return Delivery([result, done] { done(std::move(*result)); });
            });
}

} // namespace interphase
