#include "ui/window/step_list.h"

#include "ui/window/step_item.h"

#include <QKeyEvent>
#include <QVBoxLayout>

namespace interphase {
namespace {

constexpr int kWidth = 188;

/// Start and Report stand apart and carry no number.
int numberOf(PageId page)
{
    return page == PageId::Report ? 0 : static_cast<int>(page);
}

} // namespace

StepList::StepList(QWidget* parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("stepFrame"));
    setFixedWidth(kWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 12, 8, 12);
    column->setSpacing(2);
    for (std::size_t i = 0; i < kPageCount; ++i) {
        const auto page = static_cast<PageId>(i);
        auto* item = new StepItem(page, numberOf(page));
        connect(item, &QAbstractButton::clicked, this, [this, page] { Q_EMIT chosen(page); });
        if (page == PageId::Data || page == PageId::Report)
            column->addSpacing(10);
        item->installEventFilter(this);
        column->addWidget(item);
        m_items << item;
    }
    column->addStretch(1);
    setCurrent(PageId::Start);
}

void StepList::setSteps(const StepViews& steps)
{
    for (std::size_t i = 0; i < kPageCount; ++i) {
        if (!(steps[i] == m_items[static_cast<qsizetype>(i)]->step()))
            m_items[static_cast<qsizetype>(i)]->setStep(steps[i]);
    }
}

void StepList::setCurrent(PageId page)
{
    for (qsizetype i = 0; i < m_items.size(); ++i)
        m_items[i]->setChecked(i == static_cast<qsizetype>(page));
}

bool StepList::moveFrom(qsizetype at, int key)
{
    const int step = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
    const qsizetype next = at + step;
    if (step == 0 || next < 0 || next >= m_items.size())
        return false;
    m_items[next]->setFocus(Qt::TabFocusReason);
    Q_EMIT chosen(static_cast<PageId>(next));
    return true;
}

bool StepList::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        for (qsizetype i = 0; i < m_items.size(); ++i) {
            if (m_items[i] == watched && moveFrom(i, static_cast<QKeyEvent*>(event)->key()))
                return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace interphase
