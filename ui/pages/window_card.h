#pragma once
#include "ui/view/data_view.h"
#include "ui/widgets/card.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QSpinBox;

namespace interphase {

class ValueField;

/// The two windows of a data set as numbers: the keyboard's way to what the spans do.
class WindowCard : public Card
{
    Q_OBJECT
public:
    explicit WindowCard(QWidget* parent = nullptr);
    void setDataset(const DatasetView& dataset);
    /// While a span is dragged.
    void showFit(double begin_s, double end_s);
    void showHoldOut(double begin_s, double end_s);

Q_SIGNALS:
    void fitWindowChanged(double begin_s, double end_s);
    void holdOutWindowChanged(double begin_s, double end_s);
    void holdOutToggled(bool on);
    void pointsChanged(int points);
    /// What is fitted; at least one of them.
    void quantitiesChanged(bool voltage, bool temperature);
    /// soc counts where it is given.
    void initialSocChanged(interphase::InitialSocSource source, double soc);

private:
    QWidget* makeRange(ValueField*& begin, ValueField*& end, const QString& name);
    void buildHoldOut();
    void buildInitialSoc();
    void buildQuantities();
    void emitQuantities(QCheckBox* last);
    void emitInitialSoc();

    ValueField* m_fitBegin;
    ValueField* m_fitEnd;
    QCheckBox* m_holdOut;
    QWidget* m_holdOutRange;
    ValueField* m_holdOutBegin;
    ValueField* m_holdOutEnd;
    QSpinBox* m_points;
    QCheckBox* m_voltage;
    QCheckBox* m_temperature;
    QLabel* m_problem;
    QWidget* m_quantities;  ///< shown where there is a choice
    QComboBox* m_socSource; ///< in the order of InitialSocSource
    ValueField* m_soc;
};

} // namespace interphase
