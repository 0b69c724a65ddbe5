#pragma once
#include "ui/view/data_view.h"
#include "ui/widgets/card.h"

class QComboBox;
class QLabel;

namespace interphase {

class PanelPlot;
class ValueField;

/// The measured capacities of a study: those of one entry over the current, where its discharges begin and
/// end.
class CapacitiesCard : public Card
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
    void removed(int index);

private:
    void build();
    void show(int index);
    void emitStart();
    ValueField* addField(const QString& name, const QString& unit, double lower, double upper);

    std::vector<CapacityView> m_capacities;
    QComboBox* m_which;
    PanelPlot* m_plot;
    QLabel* m_says;
    QComboBox* m_source; ///< in the order of InitialSocSource, whose last it has not
    QWidget* m_value;    ///< holds the two
    ValueField *m_soc, *m_voltage, *m_cutoff, *m_temperature;
};

} // namespace interphase
