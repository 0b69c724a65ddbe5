#pragma once
#include "app/window/open_circuit_views.h"

#include "cell/particle_ids.h"
#include "cell/smooth_potential.h"
#include "data/potential_file.h"
#include "study/study.h"

#include <QObject>

#include <memory>
#include <optional>

namespace interphase {

class JobRunner;
class MainWindow;
class StudySession;
class WindowSettings;

/// The tab "Open circuit" of Cell & model: the cell at rest, and the fit of its stoichiometry windows to a
/// slow run of the study.
class OpenCircuitController : public QObject
{
    Q_OBJECT
public:
    OpenCircuitController(StudySession& session, MainWindow& window, JobRunner& jobs,
                          WindowSettings* settings, QObject* parent);

    /// The cell as the page shows it, with what is under a slider.
    void setCell(const std::shared_ptr<const Cell>& cell);
    void choose(int index);
    void fit();
    void stop();
    /// The windows found become values of the study.
    void take();
    /// A smooth curve through the points of a file becomes the potential of one of view().potentials.
    void loadPotential(int index, const QString& path);
    /// A measured potential that the cell has been given.
    struct Taken
    {
        Particle particle;
        MeasuredPotential measured;
        SmoothPotential smooth;
        QString file;
        CellText cell;
    };
    const std::optional<WindowFit>& windowFit() const { return m_fit; }
    const OpenCircuitView& view() const { return m_view; }

private:
    void wire();
    void choosePotential(int index);
    void keepPotential(Taken taken);
    void addPotentials();
    void readRuns();
    void setRuns(std::vector<NamedRun> runs);
    void keepFit(WindowFit fit);
    void forgetFit();
    bool fitStands() const;
    bool differs(const Cell& found) const;
    const NamedRun* chosen() const;
    void addChoice();
    bool isLookedAt() const;
    /// Shows what is, now or when it is looked at.
    void show();
    void fillView();
    void showWork();

    StudySession& m_session;
    MainWindow& m_window;
    JobRunner& m_jobs;
    WindowSettings* m_settings; ///< null: no folder is remembered
    std::shared_ptr<const Cell> m_cell;
    std::vector<NamedRun> m_runs;
    std::string m_chosen; ///< name of the data set
    std::optional<WindowFit> m_fit;
    NamedRun m_fitted;                    ///< what m_fit was made from
    std::vector<double> m_slowProperties; ///< of the cell it was made with
    std::optional<Taken> m_taken;
    QString m_problem;
    bool m_stale = false; ///< what is shown is not what is
    OpenCircuitView m_view;
};

} // namespace interphase
