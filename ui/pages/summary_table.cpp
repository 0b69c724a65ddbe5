#include "ui/pages/summary_table.h"

#include "ui/text/number.h"
#include "ui/text/symbol.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QSignalBlocker>

namespace interphase {
namespace {

constexpr int kRowHeight = 28;
constexpr int kRowsShown = 14;
constexpr int kNarrowest = 40;      ///< column, pixels
constexpr int kShortestSymbol = 56; ///< pixels; a longer one ends in dots, a number never does

} // namespace

SummaryTable::SummaryTable(QWidget* parent) : QTableWidget(parent)
{
    setObjectName(QStringLiteral("summary"));
    setColumnCount(5);
    setHorizontalHeaderLabels({tr("Symbol"), tr("mean (sd)"), tr("R-hat"), tr("ESS"), tr("tails")});
    horizontalHeaderItem(3)->setToolTip(
        tr("Effective sample size in the bulk: 100 a chain and more are wanted"));
    horizontalHeaderItem(4)->setToolTip(tr(
        "Effective sample size in the tails, of the 5 and 95 % quantiles: 100 a chain and more are wanted"));
    for (int column = 1; column < 5; ++column)
        horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    horizontalHeaderItem(0)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    horizontalHeader()->setMinimumSectionSize(kNarrowest);
    horizontalHeader()->setHighlightSections(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setAccessibleName(tr("Parameters"));
    connect(this, &QTableWidget::cellEntered, this, [this](int row) { Q_EMIT rowHovered(row); });
    connect(this, &QTableWidget::currentCellChanged, this, [this](int row) { Q_EMIT rowChosen(row); });
}

void SummaryTable::fillRow(int at, const SummaryRowView& row)
{
    const QString unit = prettyUnit(row.label.unit);
    const QStringList texts = {plainSymbol(row.label.symbol), formatUncertain(row.mean, row.sd),
                               formatRHat(row.rHat), formatCount(row.essBulk), formatCount(row.essTail)};
    for (int column = 0; column < texts.size(); ++column) {
        auto* item = new QTableWidgetItem(texts[column]);
        item->setTextAlignment((column == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
        item->setToolTip(unit.isEmpty() ? row.label.name
                                        : QString(row.label.name + QStringLiteral(" / ") + unit));
        setItem(at, column, item);
    }
}

void SummaryTable::setRows(const std::vector<SummaryRowView>& rows)
{
    const QSignalBlocker quiet(this);
    const int current = currentRow();
    setRowCount(static_cast<int>(rows.size()));
    for (int i = 0; i < rowCount(); ++i)
        fillRow(i, rows[static_cast<std::size_t>(i)]);
    const int header = qMax(horizontalHeader()->sizeHint().height(), kRowHeight);
    setFixedHeight(header + qMin(rowCount(), kRowsShown) * kRowHeight + 4);
    setMinimumWidth(leastWidth());
    if (current < rowCount())
        setCurrentCell(current, 0);
}

/// All numbers and the beginning of a symbol.
int SummaryTable::leastWidth() const
{
    int width = kShortestSymbol + 2 * frameWidth();
    for (int column = 1; column < columnCount(); ++column)
        width += qMax(sizeHintForColumn(column), horizontalHeader()->sectionSizeHint(column));
    return rowCount() > kRowsShown ? width + verticalScrollBar()->sizeHint().width() : width;
}

void SummaryTable::highlight(int row)
{
    const QSignalBlocker quiet(this);
    if (row < 0)
        clearSelection();
    else
        selectRow(row);
}

void SummaryTable::leaveEvent(QEvent* event)
{
    QTableWidget::leaveEvent(event);
    Q_EMIT rowHovered(-1);
}

} // namespace interphase
