#include "ui/plot/trace_plot.h"

#include "core/r_hat.h"
#include "ui/text/symbol.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

constexpr int kRowHeight = 104;
/// R-hat from here to there is shown, and more where it ends elsewhere.
constexpr double kRHatLeast = 0.998;
constexpr double kRHatShown = 1.06;

double largestOf(const TraceView& trace)
{
    double out = 0.0;
    for (const auto& chain : trace.chains) {
        for (const double v : chain)
            out = std::max(out, std::abs(v));
    }
    return out;
}

/// A little below the smallest R-hat, so that the line is clear of the edge.
double leastRHat(const TraceView& trace)
{
    double least = kRHatLeast;
    for (const double value : trace.rHat.y)
        if (std::isfinite(value))
            least = std::min(least, value - 0.05 * (kRHatShown - value));
    return least;
}

/// A little above the largest R-hat of the later half: the line of chains that do not agree is seen, and the
/// height of its beginning, which says little, leaves room for the rest.
double largestRHat(const TraceView& trace)
{
    double largest = kRHatShown;
    for (std::size_t i = trace.rHat.y.size() / 2; i < trace.rHat.y.size(); ++i)
        if (std::isfinite(trace.rHat.y[i]))
            largest = std::max(largest, trace.rHat.y[i] + 0.1 * (trace.rHat.y[i] - 1.0));
    return largest;
}

QString captionOf(const TraceView& trace)
{
    if (!(trace.lastRHat > 0.0))
        return TracePlot::tr("R-hat not known yet");
    return TracePlot::tr("R-hat %1 · ESS %2").arg(formatRHat(trace.lastRHat), formatCount(trace.ess));
}

} // namespace

TracePlot::TracePlot(QWidget* parent) : PlotView(parent)
{
    setFileStem(QStringLiteral("traces"));
}

bool TracePlot::sameShape(const TracesView& traces) const
{
    if (traces.warmup != m_traces.warmup || traces.draws != m_traces.draws ||
        traces.traces.size() != m_traces.traces.size() || m_rows.isEmpty())
        return false;
    return std::equal(traces.traces.begin(), traces.traces.end(), m_traces.traces.begin(),
                      [](const TraceView& a, const TraceView& b) {
                          const bool empty = a.chains.empty() || a.chains.front().empty();
                          const bool wasEmpty = b.chains.empty() || b.chains.front().empty();
                          return a.label == b.label && a.chains.size() == b.chains.size() &&
                                 empty == wasEmpty;
                      });
}

void TracePlot::setTraces(const TracesView& traces)
{
    if (traces == m_traces && !m_rows.isEmpty())
        return;
    const bool appendOnly = sameShape(traces);
    m_traces = traces;
    if (!appendOnly) {
        setMinimumHeight(std::max(1, static_cast<int>(traces.traces.size())) * kRowHeight);
        refresh();
        return;
    }
    for (qsizetype i = 0; i < m_rows.size(); ++i)
        update(m_rows[i], m_traces.traces[static_cast<std::size_t>(i)]);
    replot(QCustomPlot::rpQueuedReplot);
}

TracePlot::Row TracePlot::addRow(const TraceView& trace, int index)
{
    Row row;
    row.trace = addAxisRect(plotLayout(), index, 0);
    row.trace->setMinimumMargins(QMargins(8, 6, 8, 4));
    setAxis(row.trace->axis(QCPAxis::atLeft), plainSymbol(trace.label.symbol),
            scaleFor(largestOf(trace), trace.label.unit), 3);
    auto* left = row.trace->axis(QCPAxis::atLeft);
    // A long unit runs into the neighbouring row: it gets a line of its own, in small type.
    if (QFontMetrics(left->labelFont()).horizontalAdvance(left->label()) > kRowHeight - 24) {
        left->setLabelFont(textFont(TextSize::Small));
        left->setLabel(left->label().replace(QStringLiteral(" / "), QStringLiteral(" /\n")));
    }
    setAxis(row.trace->axis(QCPAxis::atBottom), tr("Draw"), {}, 6);
    row.trace->axis(QCPAxis::atBottom)->setRange(0, std::max(1, m_traces.draws));
    addShade(row.trace, 0, m_traces.warmup, theme().withAlpha(theme().prior, theme().dark ? 0.20 : 0.13));
    for (std::size_t chain = 0; chain < trace.chains.size(); ++chain) {
        const QColor tint = theme().withAlpha(theme().chains[chain % theme().chains.size()], 0.7);
        row.chains << addLine(row.trace, {}, linePen(tint, 1.0),
                              tr("%1, chain %2").arg(trace.label.name).arg(chain + 1));
    }
    addRHat(row, trace, index);
    return row;
}

void TracePlot::addRHat(Row& row, const TraceView& trace, int index)
{
    // The figures stand above their panel, so that they never lie on the line.
    auto* grid = new QCPLayoutGrid;
    plotLayout()->addElement(index, 1, grid);
    row.caption = new QCPTextElement(this, QString(), textFont(TextSize::Small));
    row.caption->setTextColor(theme().text);
    row.caption->setTextFlags(Qt::AlignRight | Qt::AlignVCenter);
    row.caption->setMargins(QMargins(0, 4, 8, 0));
    grid->addElement(0, 0, row.caption);
    row.rHat = addAxisRect(grid, 1, 0);
    grid->setRowSpacing(0);
    grid->setRowStretchFactor(0, 0.001);
    row.rHat->setMinimumMargins(QMargins(8, 9, 8, 4)); // the highest tick label stays below the figures
    setAxis(row.rHat->axis(QCPAxis::atLeft), QString(), {}, 3);
    setAxis(row.rHat->axis(QCPAxis::atBottom), tr("Draw"), {}, 2);
    row.rHat->axis(QCPAxis::atBottom)->setRange(0, std::max(1, m_traces.draws));
    row.rHat->axis(QCPAxis::atLeft)->setRange(leastRHat(trace), largestRHat(trace));
    row.rHatLine = addLine(row.rHat, {}, linePen(theme().model), tr("R-hat of %1").arg(trace.label.name));
    addHorizontalLine(row.rHat, kRHatAgrees, linePen(theme().warning, 1.0, Qt::DashLine));
}

void TracePlot::update(Row& row, const TraceView& trace)
{
    for (qsizetype chain = 0; chain < row.chains.size(); ++chain) {
        const auto& values = trace.chains[static_cast<std::size_t>(chain)];
        auto* graph = row.chains[chain];
        const auto known = static_cast<std::size_t>(graph->dataCount());
        if (known > values.size())
            graph->data()->clear();
        for (std::size_t i = known > values.size() ? 0 : known; i < values.size(); ++i)
            graph->addData(static_cast<double>(i), values[i]);
        graph->rescaleValueAxis(chain > 0);
    }
    row.trace->axis(QCPAxis::atLeft)->scaleRange(1.08);
    row.rHatLine->setData(toQVector(trace.rHat.x), toQVector(trace.rHat.y));
    auto* axis = row.rHat->axis(QCPAxis::atLeft);
    if (!isZoomed())
        axis->setRange(std::min(axis->range().lower, leastRHat(trace)), largestRHat(trace));
    row.caption->setText(captionOf(trace));
}

void TracePlot::rebuild()
{
    m_rows.clear();
    plotLayout()->setRowSpacing(4);
    auto* left = new QCPMarginGroup(this);
    auto* right = new QCPMarginGroup(this);
    for (std::size_t i = 0; i < m_traces.traces.size(); ++i) {
        Row row = addRow(m_traces.traces[i], static_cast<int>(i));
        row.trace->setMarginGroup(QCP::msLeft, left);
        row.rHat->setMarginGroup(QCP::msLeft, right);
        const bool last = i + 1 == m_traces.traces.size();
        for (auto* rect : {row.trace, row.rHat}) {
            rect->axis(QCPAxis::atBottom)->setTickLabels(last);
            if (!last)
                rect->axis(QCPAxis::atBottom)->setLabel(QString());
        }
        update(row, m_traces.traces[i]);
        m_rows << row;
    }
    if (m_rows.isEmpty())
        return;
    plotLayout()->setColumnStretchFactor(0, 3.6);
    QList<QCPAxisRect*> traces;
    for (const Row& row : std::as_const(m_rows))
        traces << row.trace;
    for (auto* from : traces) {
        for (auto* to : traces) {
            if (from != to)
                connect(from->axis(QCPAxis::atBottom), qOverload<const QCPRange&>(&QCPAxis::rangeChanged),
                        to->axis(QCPAxis::atBottom), qOverload<const QCPRange&>(&QCPAxis::setRange));
        }
    }
}

} // namespace interphase
