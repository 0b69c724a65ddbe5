#pragma once
#include "ui/view/data_view.h"
#include "ui/widgets/card.h"

#include <QList>

class QComboBox;
class QGridLayout;
class QPushButton;
class QRadioButton;
class QTableWidget;

namespace interphase {

/// Asks which column is what, beside a preview of the file.
class MappingPanel : public Card
{
    Q_OBJECT
public:
    explicit MappingPanel(QWidget* parent = nullptr);
    void setMapping(const MappingView& mapping);
    MappingAnswer answer() const;

Q_SIGNALS:
    void accepted(const interphase::MappingAnswer& answer);
    void cancelled();

private:
    struct Row
    {
        QuantityView quantity;
        QComboBox* column;
        QComboBox* unit;
    };
    QWidget* buildSign();
    QLayout* buildButtons();
    void fillQuantities();
    void fillPreview();
    void checkComplete();

    MappingView m_mapping;
    QGridLayout* m_grid;
    QList<Row> m_rows;
    QWidget* m_sign;
    QRadioButton* m_dischargePositive;
    QRadioButton* m_chargePositive;
    QLabel* m_signReason;
    QTableWidget* m_preview;
    QLabel* m_missing;
    QPushButton* m_accept;
};

} // namespace interphase
