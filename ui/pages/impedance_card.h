#pragma once
#include "ui/plot/impedance_plot.h"
#include "ui/widgets/card.h"

class QComboBox;
class QLabel;

namespace interphase {

class FigureList;
class ValueField;

/// Beside the spectrum: at which state of charge, over which frequencies, and how it is drawn.
class ImpedanceCard : public Card
{
    Q_OBJECT
public:
    explicit ImpedanceCard(QWidget* parent = nullptr);
    void setView(const ImpedanceView& view);

Q_SIGNALS:
    void requestChanged(const interphase::ImpedanceRequestView& request);
    void shapeChosen(interphase::ImpedanceShape shape);

private:
    void build();
    void change();

    ImpedanceRequestView m_request;
    ValueField* m_soc;
    ValueField* m_lowest;
    ValueField* m_highest;
    QComboBox* m_shape;
    FigureList* m_figures;
    QLabel* m_problem;
};

} // namespace interphase
