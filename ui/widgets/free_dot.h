#pragma once
#include "ui/theme/theme.h"

#include <QAbstractButton>

namespace interphase {

/// A ring when a parameter is fixed, filled when it is free.
class FreeDot : public QAbstractButton, public Themed
{
    Q_OBJECT
public:
    explicit FreeDot(QWidget* parent = nullptr);
    void setTheme(const Theme& theme) override;
    QSize sizeHint() const override { return {16, 16}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Theme m_theme = lightTheme();
};

} // namespace interphase
