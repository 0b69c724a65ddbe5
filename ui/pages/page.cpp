#include "ui/pages/page.h"

#include "ui/plot/plot_view.h"
#include "ui/widgets/empty_state.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedLayout>

namespace interphase {
namespace {

constexpr int kPanelWidth = 316;
/// With a wide font or long words the panel grows as far as this, so that no card is cut at its edge.
constexpr int kPanelWidest = 420;
constexpr int kBorder = 1; ///< on its left

} // namespace

QScrollArea* makeScrollArea(QWidget* inside)
{
    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    area->setWidget(inside);
    return area;
}

Page::Page(QWidget* parent) : QWidget(parent)
{
    m_stack = new QStackedLayout(this);
    m_emptyState = new EmptyState;
    connect(m_emptyState, &EmptyState::acted, this, &Page::emptyActionRequested);
    auto* body = new QWidget;
    auto* row = new QHBoxLayout(body);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_content = new QVBoxLayout;
    m_content->setContentsMargins(12, 12, 12, 12);
    m_content->setSpacing(8);
    row->addLayout(m_content, 1);
    m_cards = new QWidget;
    m_cards->installEventFilter(this);
    m_panel = new QVBoxLayout(m_cards);
    m_panel->setContentsMargins(12, 12, 12, 12);
    m_panel->setSpacing(10);
    m_panelArea = makeScrollArea(m_cards);
    m_panelArea->setObjectName(QStringLiteral("panel"));
    m_panelArea->setFixedWidth(kPanelWidth);
    m_panelArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    row->addWidget(m_panelArea);
    m_stack->addWidget(body);
    m_stack->addWidget(m_emptyState);
}

bool Page::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_cards && event->type() == QEvent::LayoutRequest)
        fitPanel();
    return QWidget::eventFilter(watched, event);
}

/// Wide enough for the widest card and the bar beside it.
void Page::fitPanel()
{
    const int wanted =
        m_cards->minimumSizeHint().width() + m_panelArea->verticalScrollBar()->sizeHint().width() + kBorder;
    const int width = qBound(kPanelWidth, wanted, kPanelWidest);
    if (m_panelArea->width() != width)
        m_panelArea->setFixedWidth(width);
}

void Page::setEmpty(const std::optional<EmptyView>& empty)
{
    if (empty)
        m_emptyState->setView(*empty);
    m_stack->setCurrentIndex(empty ? 1 : 0);
}

bool Page::isEmpty() const
{
    return m_stack->currentIndex() == 1;
}

void Page::setPanelVisible(bool visible)
{
    m_panelArea->setVisible(visible && m_hasPanel);
}

void Page::removePanel()
{
    m_hasPanel = false;
    m_panelArea->hide();
}

void Page::listenTo(PlotView* plot)
{
    connect(plot, &PlotView::said, this, &Page::said);
}

} // namespace interphase
