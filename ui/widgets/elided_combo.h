#pragma once
#include <QComboBox>

namespace interphase {

/// A combo box that ends a text it has no room for with an ellipsis, and shows the whole as its tool tip.
class ElidedCombo : public QComboBox
{
    Q_OBJECT
public:
    using QComboBox::QComboBox;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace interphase
