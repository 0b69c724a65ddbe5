#pragma once
#include "ui/pages/entries_card.h"
#include "ui/view/data_view.h"

class QLabel;

namespace interphase {

class PanelPlot;
class SocChoice;
class ValueField;

/// The impedance spectra of a study: one of them drawn, and what is fitted of it at which state of charge.
class SpectraCard : public EntriesCard
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

private:
    void build();
    void showEntry(int index) override;
    QWidget* makeRange();

    std::vector<SpectrumView> m_spectra;
    PanelPlot* m_plot;
    QLabel* m_says;
    ValueField *m_begin, *m_end;
    SocChoice* m_soc;
};

} // namespace interphase
