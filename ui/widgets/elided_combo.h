#pragma once
#include <QComboBox>

class QStyleOptionComboBox;

namespace interphase {

/// A combo box that ends a text it has no room for with an ellipsis, and shows the whole as its tool tip.
class ElidedCombo : public QComboBox
{
    Q_OBJECT
public:
    using QComboBox::QComboBox;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QString elided(const QStyleOptionComboBox& option) const;
};

} // namespace interphase
