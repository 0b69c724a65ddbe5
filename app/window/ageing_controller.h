#pragma once
#include "app/window/ageing_views.h"
#include "study/definition.h"

#include <QObject>

#include <memory>
#include <mutex>
#include <optional>

namespace interphase {

class JobRunner;
class MainWindow;
class StudySession;

/// The cycles of a run so far: the worker writes, the window copies.
class SharedCycles
{
public:
    explicit SharedCycles(const CellPhysics& physics) : m_physics(physics) {}
    /// The last cycle of `soFar`.
    void add(const SimulationResult& soFar);
    AgeingCycles copy() const;

private:
    const CellPhysics m_physics;
    mutable std::mutex m_mutex;
    AgeingCycles m_cycles;
};

/// The tab "Ageing" of Cell & model: many cycles of a protocol as a job, with what became of the cell. A run
/// that is stopped keeps its cycles; one that was made with other values says so.
class AgeingController : public QObject
{
    Q_OBJECT
public:
    AgeingController(StudySession& session, MainWindow& window, JobRunner& jobs, QObject* parent);

    /// The cell as the page shows it.
    void setCell(const std::shared_ptr<const Cell>& cell);
    void setRequest(const AgeingRequestView& request);
    void run();
    void stop();
    const AgeingCycles& cycles() const { return m_cycles; }
    const AgeingView& view() const { return m_view; }

private:
    /// What a run is made of, beside the request.
    struct Maker
    {
        std::shared_ptr<const Cell> cell;
        ModelDefinition model;
        bool same(const Maker& other) const;
    };
    void wire();
    void forget();
    void keep(const SimulationResult& result);
    QString remark() const;
    bool isLookedAt() const;
    /// Shows what is, now or when it is looked at.
    void show();
    void showProgress();

    StudySession& m_session;
    MainWindow& m_window;
    JobRunner& m_jobs;
    Maker m_now;
    Maker m_made; ///< of m_cycles
    AgeingRequestView m_request;
    QString m_firstProtocol; ///< of the cell; replaced with the cell's while nobody has changed it
    std::shared_ptr<SharedCycles> m_shared;
    AgeingCycles m_cycles;
    QString m_problem;
    bool m_stale = false; ///< what is shown is not what is
    AgeingView m_view;
};

} // namespace interphase
