#pragma once
#include "ui/view/rate_map_view.h"
#include "ui/widgets/card.h"

class QComboBox;
class QLineEdit;
class QLabel;
class QPushButton;

namespace interphase {

class Form;
class JobProgress;
class ValueField;

/// Beside the map: which quantity, over which rates and temperatures, and how far it is.
class RateMapCard : public Card
{
    Q_OBJECT
public:
    explicit RateMapCard(QWidget* parent = nullptr);
    void setView(const RateMapView& view);

Q_SIGNALS:
    void quantityChosen(interphase::RateMapQuantity quantity);
    void gridChanged(const interphase::RateMapGrid& grid);
    void spanChanged(const interphase::RateMapSpan& span);
    void startRequested();
    void stopRequested();

private:
    void build();
    ValueField* addField(Form* form, const QString& name, const QString& unit, double lower, double upper,
                         void (RateMapCard::*changed)());
    void changeGrid();
    void changeSpan();

    RateMapGrid m_grid;
    RateMapSpan m_span;
    QLineEdit* m_steps;
    QComboBox* m_quantity;
    ValueField* m_soc;
    ValueField* m_voltage;
    ValueField* m_firstRate;
    ValueField* m_lastRate;
    ValueField* m_coldest;
    ValueField* m_warmest;
    QComboBox* m_points;
    QPushButton* m_start;
    QPushButton* m_stop;
    JobProgress* m_progress;
    QLabel* m_summary;
    QLabel* m_problem;
};

} // namespace interphase
