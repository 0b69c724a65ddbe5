#pragma once
#include "cell/cell.h"
#include "electrochem/model_kind.h"
#include "ui/view/impedance_view.h"

#include <QObject>

#include <complex>
#include <memory>

namespace interphase {

class JobRunner;
class MainWindow;
class StudySession;

/// Points of a spectrum from one frequency to another: both, and 24 a decade between them, the decades
/// among them. Hz, rising.
std::vector<double> spectrumFrequencies(double lowest_Hz, double highest_Hz);

/// The tab "Impedance" of Cell & model: the spectrum of the cell at rest, which follows the sliders.
class ImpedanceController : public QObject
{
    Q_OBJECT
public:
    ImpedanceController(StudySession& session, MainWindow& window, JobRunner& jobs, QObject* parent);

    /// The cell as the page shows it, with what is under a slider.
    void setCell(const std::shared_ptr<const Cell>& cell, bool moving);
    void setRequest(const ImpedanceRequestView& request);
    const ImpedanceView& view() const { return m_view; }

private:
    void wire();
    bool isLookedAt() const;
    /// Computes what is asked for, now or when it is looked at.
    void update(bool moving);
    void show(const std::vector<double>& frequency_Hz, const std::vector<std::complex<double>>& z,
              double voltage_V);
    void showProblem(const QString& sentence);

    StudySession& m_session;
    MainWindow& m_window;
    JobRunner& m_jobs;
    std::shared_ptr<const Cell> m_cell;
    bool m_stale = true; ///< what is shown is not what is
    ImpedanceView m_view;
};

} // namespace interphase
