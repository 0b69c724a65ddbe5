#include "ui/widgets/elided_combo.h"

#include <QStyleOptionComboBox>
#include <QStylePainter>

namespace interphase {

void ElidedCombo::paintEvent(QPaintEvent*)
{
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    initStyleOption(&option);
    const int room =
        style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this).width();
    const QString whole = option.currentText;
    option.currentText = fontMetrics().elidedText(whole, Qt::ElideRight, room);
    if (const QString tip = option.currentText == whole ? QString() : whole; tip != toolTip())
        setToolTip(tip);
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

} // namespace interphase
