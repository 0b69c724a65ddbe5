#pragma once
#include "app/window/rate_map_views.h"
#include "electrochem/cell_physics.h"
#include "electrochem/model_kind.h"

#include <QObject>

#include <array>
#include <map>
#include <memory>
#include <mutex>

namespace interphase {

class JobRunner;
class MainWindow;
class StudySession;

/// The points of a map that are solved so far: workers write, the window copies.
class SolvedPoints
{
public:
    explicit SolvedPoints(std::size_t count) : m_points(count) {}
    void set(std::size_t index, const RateMapPoint& point);
    RateMapPoints copy() const;

private:
    mutable std::mutex m_mutex;
    RateMapPoints m_points;
};

/// The tab "Map" of Cell & model: what the cell gives and takes over rate and temperature. Computed while the
/// tab is looked at, filled in as points are solved, and begun anew when the cell, the model or the grid is
/// another.
class RateMapController : public QObject
{
    Q_OBJECT
public:
    RateMapController(StudySession& session, MainWindow& window, JobRunner& jobs, QObject* parent);

    /// The cell as the page shows it. While a slider moves, nothing is begun.
    void setCell(const std::shared_ptr<const Cell>& cell, bool moving);
    void choose(RateMapQuantity quantity);
    void setGrid(const RateMapGrid& grid);
    /// From where to where, of what is mapped now.
    void setSpan(const RateMapSpan& span);
    void start();
    void stop();
    const RateMapView& view() const { return m_view; }

private:
    void wire();
    bool isLookedAt() const;
    RateMapSpan span() const;
    void forget();
    /// Begins what is missing, where it is looked at.
    void update();
    void show();
    void showProgress();

    StudySession& m_session;
    MainWindow& m_window;
    JobRunner& m_jobs;
    std::shared_ptr<const Cell> m_cell;
    ModelKind m_model = ModelKind::Dfn;
    CellPhysics m_physics;
    RateMapGrid m_grid;
    RateMapQuantity m_quantity = RateMapQuantity::Charge;
    /// Where a person says so; else what firstSpan() says.
    std::map<RateMapKind, RateMapSpan> m_spans;
    std::map<RateMapKind, std::shared_ptr<SolvedPoints>> m_points;
    bool m_stopped = false; ///< by a person: not begun again before something else changes
    QString m_problem;
    RateMapView m_view;
};

} // namespace interphase
