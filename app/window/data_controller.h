#pragma once
#include "app/window/data_views.h"
#include "app/window/window_settings.h"
#include "data/capacity_file.h"
#include "data/spectrum_file.h"

#include <QObject>
#include <QStringList>

#include <deque>
#include <functional>
#include <map>

namespace interphase {

class JobRunner;
class MainWindow;
class StudySession;

/// The Data page: reading files, asking what cannot be recognised, and the windows of each data set.
class DataController : public QObject
{
    Q_OBJECT
public:
    DataController(StudySession& session, MainWindow& window, JobRunner& jobs, QObject* parent);
    void setSettings(WindowSettings* settings) { m_settings = settings; }

    /// Reads the files one after the other; what needs an answer waits for it on the page.
    void addFiles(const QStringList& files);
    void chooseFiles();
    void setFit(int index, double begin_s, double end_s);
    void setHoldOut(int index, double begin_s, double end_s);
    void toggleHoldOut(int index, bool on);
    void setPoints(int index, int points);
    void setInitialSoc(int index, InitialSocSource source, double soc);
    void setQuantities(int index, bool voltage, bool temperature);
    void setSpectrumWindow(int index, double begin_Hz, double end_Hz);
    /// value: the state of charge, or the rest voltage it comes from.
    void setSpectrumSoc(int index, InitialSocSource source, double value);
    void removeSpectrum(int index);
    void setCapacityCutoff(int index, double cutoff_V);
    void setCapacityTemperature(int index, double temperature_K);
    /// value: the state of charge, or the rest voltage it comes from.
    void setCapacityStart(int index, InitialSocSource source, double value);
    void removeCapacities(int index);
    void remove(int index);
    void answerGuard(int id, bool accepted);
    void acceptMapping(const MappingAnswer& answer);
    void cancelMapping();

Q_SIGNALS:
    /// Files came while no study was open.
    void studyNeeded();
    void problem(const QString& sentence);

private:
    /// A file with what was found in it.
    struct Inspected
    {
        std::string path;
        std::string replaces; ///< name of the data set that is read again; empty: a new one
        TablePreview preview;
        std::optional<Dataset> data;
        std::optional<MeasuredSpectrum> spectrum;     ///< it is one
        std::optional<MeasuredCapacities> capacities; ///< it has these
    };

    void wire();
    void wireCapacities();
    void refresh();
    void showPage();
    void inspect(const QString& file, const std::string& replaces, bool ask);
    void take(Inspected inspected);
    static Inspected read(const std::string& path, const std::string& replaces, bool ask);
    void addSpectrum(MeasuredSpectrum spectrum, const std::string& path);
    void editSpectrum(int index, const QString& label, const std::function<void(SpectrumUse&)>& change);
    void addCapacities(const MeasuredCapacities& capacities, const std::string& path);
    void editCapacities(int index, const QString& label, const std::function<void(CapacityUse&)>& change);
    void add(Dataset data, const std::string& path, const std::string& replaces);
    void editUse(int index, const QString& label,
                 const std::function<void(DataUse&, const TimeWindow&)>& change);
    std::string freeName(const std::string& file) const;
    std::vector<GuardView> guards() const;
    int selected() const;

    StudySession& m_session;
    MainWindow& m_window;
    JobRunner& m_jobs;
    WindowSettings* m_settings = nullptr;
    int m_selected = 0;
    bool m_stale = true;
    std::deque<Inspected> m_asked;              ///< files that wait for answers, the first on the page
    std::map<std::string, std::string> m_paths; ///< data set -> file it came from, of this session
};

} // namespace interphase
