#pragma once
#include "app/resources.h"
#include "app/window/model_curve.h"
#include "app/window/window_settings.h"
#include "study/study.h"

#include <QObject>

namespace interphase {

class JobRunner;
class MainWindow;
class StudySession;

/// The Cell & model page: which cell and model, its values, and the curve that follows them.
class ModelController : public QObject
{
    Q_OBJECT
public:
    ModelController(StudySession& session, MainWindow& window, JobRunner& jobs, QObject* parent);
    void setResources(const Resources& resources);
    void setSettings(WindowSettings* settings) { m_settings = settings; }

    void chooseSet(const QString& name);
    void loadFile(const QString& path);
    void setKind(ModelKind kind);
    void setTemperature(double temperature_K);
    void setPhysics(const CellPhysics& physics);
    /// While a slider is dragged: the curve only.
    void moveParameter(const QString& path, double value);
    void setParameter(const QString& path, double value);
    void freeParameter(const QString& path, bool free);
    /// By a data set of the study, in their order; the number after the last: by a discharge at 1C; the next:
    /// by steps.
    void chooseDrive(int index);
    /// What the steps are. What cannot be read is said, and the steps before stay.
    void setSteps(const QString& steps);
    /// At what state of charge the steps begin; outside 0 to 1: the nearest of these.
    void setStartSoc(double soc);
    /// The curve shown last.
    const CurveResult& curve() const { return m_curve; }

Q_SIGNALS:
    void problem(const QString& sentence);
    void solveTimed(const QString& text); ///< "DFN 1.1 ms"
    void curveShown();
    /// What the page shows is of this cell; `moving`: a slider is being dragged.
    void cellShown(const std::shared_ptr<const interphase::Cell>& cell, bool moving);

private:
    void wire();
    void refresh();
    void showPage();
    void showEmpty();
    void chooseFile();
    void useCell(const QString& title, const std::function<Cell()>& load, const std::string& name);
    void prepareMeasured();
    const Dataset* drivingData() const;
    Protocol drivingProtocol(const Cell& cell) const;
    void addDrives(ModelView& view) const;
    QString remark() const;
    void requestCurve(bool moving);
    QString caption(const CurveResult& result) const;
    static QString withCompared(const QString& text, const CurveResult& result);
    void showCurve(const CurveResult& result);
    bool onPage() const;
    /// Of the job that prepares the data or solves the curve.
    static QString curveKey() { return QStringLiteral("model curve"); }

    StudySession& m_session;
    MainWindow& m_window;
    JobRunner& m_jobs;
    WindowSettings* m_settings = nullptr;
    std::string m_setFolder;
    QStringList m_sets;
    std::optional<std::string> m_drive; ///< the data set that was chosen, "": none; nobody chose: the first
                                        ///< fitted one
    bool m_bySteps = false;
    QString m_steps =
        QStringLiteral("discharge at 1C for 30 min; rest for 30 min; charge at C/2 until 4.1 V");
    double m_startSoc = 1.0;                         ///< of the steps
    std::map<ParameterId, double> m_moved;           ///< under a slider, not in the study yet
    std::shared_ptr<const MeasuredDrive> m_measured; ///< of the data set that leads; null: none
    DataUse m_measuredUse;                           ///< what m_measured was made from
    std::string m_measuredSha;
    bool m_stale = true; ///< the curve has to be solved before it is shown
    CurveResult m_curve;
};

} // namespace interphase
