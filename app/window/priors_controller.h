#pragma once
#include "app/window/job_runner.h"
#include "app/window/prior_predictive.h"

#include <QObject>
#include <QString>

#include <functional>
#include <map>

namespace interphase {

class MainWindow;
class StudySession;

/// The Priors page: what is known of each free quantity, and what that says about the curve.
class PriorsController : public QObject
{
    Q_OBJECT
public:
    PriorsController(StudySession& session, MainWindow& window, JobRunner& jobs, QObject* parent);

    /// While a density is dragged: the band only.
    void movePrior(int index, const PriorSpec& prior);
    /// Into the study, or a problem beside the row when it is no prior.
    void editPrior(int index, const PriorSpec& prior);
    void removePrior(int index);
    /// index: of the view's noise rows. A stated covariance asks for its file.
    void chooseNoise(int index, NoiseKind kind);
    void loadCovariance(int index, const QString& path);
    void chooseSeparate(int index, bool separate);
    void chooseRelative(int index, bool relative);
    /// Whose curve is shown; the first that is fitted where none was chosen or it is gone.
    void chooseDataset(const QString& name);
    const PriorsView& view() const { return m_view; }
    const PriorPredictive& predictive() const { return m_predictive; }

Q_SIGNALS:
    void predictiveShown();

private:
    /// Where in a definition a row's prior stands.
    enum class Place { Parameter, InitialSoc, SpectrumSoc, Noise };
    struct Row
    {
        Place place;
        std::size_t index;     ///< of the free parameter, the data use, the spectrum or the part of the noise
        std::size_t group = 0; ///< of the noise: 0 for what all share, then the groups, or one of these
    };
    static constexpr std::size_t kTemperature = static_cast<std::size_t>(-2);
    static constexpr std::size_t kCapacity = static_cast<std::size_t>(-3);
    static constexpr std::size_t kImpedance = static_cast<std::size_t>(-1);

    void refresh();
    void showPage();
    void showEmpty();
    void buildRows();
    void addParameterRow(std::size_t index);
    void addRow(const Row& row, const ParameterLabel& label, double nominal, bool logarithmic);
    void addSocRow(const Row& row, const std::string& name, double nominal);
    void addNoise(std::size_t group, const std::vector<std::string>& data);
    void addOtherNoise();
    void chooseCovariance(int index);
    void stateCovariance(int index, const StatedCovariance& covariance);
    static NoiseDefinition& noiseAt(Definition& definition, std::size_t group);
    void editNoise(int index, const QString& label, const std::function<void(NoiseDefinition&)>& change);
    static PriorSpec& specAt(Definition& definition, const Row& row);
    static QString predictiveKey();
    const Dataset* shownDataset() const;
    void restart(const std::map<int, PriorSpec>& moved, Overtake overtake);
    void continueRounds(std::shared_ptr<const PredictiveSetup> setup, const PriorPredictive& soFar,
                        Overtake overtake);
    void showPredictive(const PriorPredictive& result, bool running);
    AdviceView advice(const PriorPredictive& result) const;
    bool valid(int index) const { return index >= 0 && index < static_cast<int>(m_rows.size()); }

    StudySession& m_session;
    MainWindow& m_window;
    JobRunner& m_jobs;
    std::vector<Row> m_rows;
    std::vector<std::size_t> m_noiseGroups; ///< by the view's noise rows
    PriorsView m_view;
    std::map<int, PriorSpec> m_refused; ///< typed, but no prior: shown with what is wrong
    std::string m_dataset;              ///< chosen to be shown
    bool m_stale = true;
    bool m_running = false;
    std::shared_ptr<const PredictiveSetup> m_setup; ///< the newest
    PriorPredictive m_predictive;
};

} // namespace interphase
