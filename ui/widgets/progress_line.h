#pragma once
#include "ui/theme/theme.h"

#include <QWidget>

namespace interphase {

/// A thin line that fills; below zero a part of it stands for "runs, no telling how long".
class ProgressLine : public QWidget, public Themed
{
    Q_OBJECT
public:
    explicit ProgressLine(QWidget* parent = nullptr);
    void setProgress(double share);
    double progress() const { return m_share; }
    void setTheme(const Theme& theme) override;
    QSize sizeHint() const override { return {96, 4}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Theme m_theme = lightTheme();
    double m_share = 0.0;
};

} // namespace interphase
