#pragma once
#include "ui/theme/theme.h"
#include "ui/view/data_view.h"

#include <QFrame>

class QLabel;

namespace interphase {

/// A doubt about a file as a yellow strip, with two ways on.
class GuardStrip : public QFrame, public Themed
{
    Q_OBJECT
public:
    explicit GuardStrip(const GuardView& guard, QWidget* parent = nullptr);
    void setTheme(const Theme& theme) override;

Q_SIGNALS:
    void answered(int id, bool accepted);

private:
    QLabel* m_icon;
};

} // namespace interphase
