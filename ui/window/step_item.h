#pragma once
#include "ui/theme/theme.h"
#include "ui/view/shell_view.h"

#include <QAbstractButton>

namespace interphase {

/// One step of the list: number, name, state, and a thin line while it runs.
class StepItem : public QAbstractButton, public Themed
{
    Q_OBJECT
public:
    StepItem(PageId page, int number, QWidget* parent = nullptr);
    void setStep(const StepView& step);
    const StepView& step() const { return m_step; }
    void setTheme(const Theme& theme) override;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintName(QPainter& painter) const;
    void paintState(QPainter& painter) const;
    void paintProgress(QPainter& painter) const;

    Theme m_theme = lightTheme();
    StepView m_step;
    int m_number;
};

} // namespace interphase
