#pragma once
#include "ui/view/protocol_view.h"
#include "ui/widgets/card.h"

class QComboBox;
class QLabel;

namespace interphase {

class FigureList;
class ValueField;

/// How likely a protocol goes beyond a limit, and what that costs on average.
class RiskCard : public Card
{
    Q_OBJECT
public:
    explicit RiskCard(QWidget* parent = nullptr);
    void setView(const ProtocolView& view);

Q_SIGNALS:
    void limitChanged(const interphase::LimitView& limit);

private:
    void build();
    void change();

    LimitView m_limit;
    std::vector<LimitQuantityView> m_quantities;
    QComboBox* m_quantity;
    QComboBox* m_side;
    ValueField* m_value;
    ValueField* m_cost;
    ValueField* m_costPerUnit;
    FigureList* m_risk;
    FigureList* m_ofModels;
    QLabel* m_says;
};

} // namespace interphase
