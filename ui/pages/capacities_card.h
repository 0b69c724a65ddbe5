#pragma once
#include "ui/pages/entries_card.h"
#include "ui/view/data_view.h"

class QLabel;

namespace interphase {

class PanelPlot;
class SocChoice;
class ValueField;

/// The measured capacities of a study: those of one entry over the current, where its discharges begin and
/// end.
class CapacitiesCard : public EntriesCard
{
    Q_OBJECT
public:
    explicit CapacitiesCard(QWidget* parent = nullptr);
    void setCapacities(const std::vector<CapacityView>& capacities);
    PanelPlot* plot() const { return m_plot; }

Q_SIGNALS:
    void cutoffChanged(int index, double cutoff_V);
    void temperatureChanged(int index, double temperature_K);
    /// value: the state of charge where it is given, the rest voltage in V where it comes from there.
    void startChanged(int index, interphase::InitialSocSource source, double value);

private:
    void build();
    void showEntry(int index) override;

    std::vector<CapacityView> m_capacities;
    PanelPlot* m_plot;
    QLabel* m_says;
    SocChoice* m_soc;
    ValueField *m_cutoff, *m_temperature;
};

} // namespace interphase
