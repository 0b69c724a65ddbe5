#pragma once
#include "ui/pages/page.h"
#include "ui/view/data_view.h"

class QPushButton;

namespace interphase {

class CapacitiesCard;
class Card;
class FileList;
class ImpedancePlot;
class MappingPanel;
class TimeStackPlot;
class SpectraCard;
class WindowCard;

/// What was measured: the stacked plot with its windows, the files, and the questions a file raises.
class DataPage : public Page
{
    Q_OBJECT
public:
    explicit DataPage(QWidget* parent = nullptr);
    void setView(const DataView& view);
    TimeStackPlot* plot() const { return m_plot; }

Q_SIGNALS:
    void filesDropped(const QStringList& files);
    void addFilesRequested();
    void datasetSelected(int index);
    void datasetRemoved(int index);
    void fitWindowChanged(int index, double begin_s, double end_s);
    void holdOutWindowChanged(int index, double begin_s, double end_s);
    void holdOutToggled(int index, bool on);
    void pointsChanged(int index, int points);
    void quantitiesChanged(int index, bool voltage, bool temperature);
    void spectrumWindowChanged(int index, double begin_Hz, double end_Hz);
    void spectrumSocChanged(int index, interphase::InitialSocSource source, double value);
    void spectrumRemoved(int index);
    void capacityCutoffChanged(int index, double cutoff_V);
    void capacityTemperatureChanged(int index, double temperature_K);
    /// value: the state of charge, or the rest voltage it comes from.
    void capacityStartChanged(int index, interphase::InitialSocSource source, double value);
    void capacitiesRemoved(int index);
    void initialSocChanged(int index, interphase::InitialSocSource source, double soc);
    void guardAnswered(int id, bool accepted);
    void mappingAccepted(const interphase::MappingAnswer& answer);
    void mappingCancelled();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildContent();
    void buildFilesCard();
    void wirePlot();
    void wireWindows();
    void showSpectrum(int index);
    void showGuards();
    void showNotes(const DatasetView& dataset);
    bool hasSelected() const;

    DataView m_view;
    QVBoxLayout* m_guards;
    Card* m_plotCard;
    TimeStackPlot* m_plot;
    ImpedancePlot* m_spectrumPlot;
    MappingPanel* m_mapping;
    FileList* m_files;
    QPushButton* m_remove;
    WindowCard* m_windows;
    SpectraCard* m_spectra;
    CapacitiesCard* m_capacities;
    Card* m_notes;
};

} // namespace interphase
