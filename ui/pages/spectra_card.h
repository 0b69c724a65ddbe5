#pragma once
#include "ui/view/data_view.h"
#include "ui/widgets/card.h"

class QComboBox;
class QLabel;

namespace interphase {

class PanelPlot;
class ValueField;

/// The impedance spectra of a study: one of them drawn, and what is fitted of it at which state of charge.
class SpectraCard : public Card
{
    Q_OBJECT
public:
    explicit SpectraCard(QWidget* parent = nullptr);
    void setSpectra(const std::vector<SpectrumView>& spectra);
    PanelPlot* plot() const { return m_plot; }

Q_SIGNALS:
    void chosen(int index); ///< the one that is shown
    void windowChanged(int index, double begin_Hz, double end_Hz);
    /// value: the state of charge where it is given, the rest voltage in V where it comes from there.
    void socChanged(int index, interphase::InitialSocSource source, double value);
    void removed(int index);

private:
    void build();
    void show(int index);
    QWidget* makeRange();
    void emitSoc();

    std::vector<SpectrumView> m_spectra;
    QComboBox* m_which;
    PanelPlot* m_plot;
    QLabel* m_says;
    ValueField *m_begin, *m_end;
    QComboBox* m_source; ///< in the order of InitialSocSource
    QWidget* m_value;    ///< holds the two
    ValueField *m_soc, *m_voltage;
};

} // namespace interphase
