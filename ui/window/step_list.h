#pragma once
#include "ui/view/shell_view.h"

#include <QFrame>
#include <QList>

namespace interphase {

class StepItem;

/// The order of the work, down the left. Up and down move through it.
class StepList : public QFrame
{
    Q_OBJECT
public:
    explicit StepList(QWidget* parent = nullptr);
    void setSteps(const StepViews& steps);
    void setCurrent(PageId page);
    StepItem* item(PageId page) const { return m_items[static_cast<qsizetype>(page)]; }

Q_SIGNALS:
    void chosen(interphase::PageId page);

protected:
    /// Buttons keep the arrow keys to themselves; here they mean the next and the previous step.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool moveFrom(qsizetype at, int key);

    QList<StepItem*> m_items;
};

} // namespace interphase
