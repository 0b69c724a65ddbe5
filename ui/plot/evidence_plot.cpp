#include "ui/plot/evidence_plot.h"

#include <algorithm>

namespace interphase {
namespace {

constexpr int kLongestName = 22;
constexpr double kErrors = 2.0; // standard errors on each side
// 2 log B of 2, 6 and 10 (Kass and Raftery).
constexpr double kPositive = -1.0, kStrong = -3.0, kVeryStrong = -5.0;
constexpr double kWidest = 60.0; // beyond it the three lines are one

QString shortened(const QString& name)
{
    return name.size() <= kLongestName ? name : QString(name.left(kLongestName - 1) + QChar(0x2026));
}

double heightOf(std::size_t row)
{
    return -static_cast<double>(row);
}

} // namespace

EvidencePlot::EvidencePlot(QWidget* parent) : PlotView(parent)
{
    setFileStem(QStringLiteral("log_evidence"));
    setMinimumSize(360, 150);
}

void EvidencePlot::setRows(const std::vector<EvidenceRowView>& rows, const QString& message)
{
    if (rows == m_rows && message == m_message)
        return;
    m_rows = rows;
    m_message = message;
    refresh();
}

void EvidencePlot::addMarks(QCPAxisRect* rect, const Mark& mark, const QColor& color, double size)
{
    Series points;
    QVector<double> errors;
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        const auto point = mark.of(m_rows[row]);
        if (!point)
            continue;
        points.x.push_back(point->value);
        points.y.push_back(heightOf(row) + mark.shift);
        errors << kErrors * point->error;
    }
    if (points.x.empty())
        return;
    auto* graph = addLine(rect, {}, QPen(color), mark.name);
    graph->setData(toQVector(points.x), toQVector(points.y), false);
    graph->setLineStyle(QCPGraph::lsNone);
    const QBrush fill = mark.shape == QCPScatterStyle::ssDisc ? QBrush(color) : QBrush(theme().surface);
    graph->setScatterStyle(QCPScatterStyle(mark.shape, linePen(color), fill, size));
    auto* bars = new QCPErrorBars(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
    bars->setErrorType(QCPErrorBars::etKeyError);
    bars->setDataPlottable(graph);
    // The graph keeps its points in the order of x; the bars follow it.
    std::vector<std::size_t> order(points.x.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return points.x[i]; });
    QVector<double> sorted;
    for (const std::size_t i : order)
        sorted << errors[static_cast<qsizetype>(i)];
    bars->setData(sorted);
    bars->setPen(linePen(color));
    bars->setWhiskerWidth(6);
    bars->setSymbolGap(0);
    bars->setName(tr("%1, two standard errors").arg(mark.name));
    bars->setSelectable(QCP::stNone);
}

double EvidencePlot::lowest() const
{
    double out = 0.0;
    for (const EvidenceRowView& row : m_rows)
        for (const auto& point : {std::optional(row.stated), row.halved, row.doubled})
            if (point)
                out = std::min(out, point->value - kErrors * point->error);
    return out;
}

void EvidencePlot::addStrengths(QCPAxisRect* rect, double lowest)
{
    if (lowest < -kWidest)
        return;
    const std::pair<double, QString> lines[] = {
        {kPositive, tr("positive")}, {kStrong, tr("strong")}, {kVeryStrong, tr("very strong")}};
    for (const auto& [x, name] : lines) {
        if (x < 1.3 * lowest - 1.0)
            continue;
        auto* line = new QCPItemStraightLine(this);
        line->setClipAxisRect(rect);
        line->setLayer(QStringLiteral("grid"));
        line->point1->setCoords(x, 0.0);
        line->point2->setCoords(x, 1.0);
        line->setPen(linePen(theme().axis, 1.0, Qt::DotLine));
        line->setSelectable(false);
        if (lowest < -14.0) // no room for the words
            continue;
        auto* note = addNote(rect, name, Qt::AlignLeft | Qt::AlignTop, theme().muted);
        note->position->setTypeX(QCPItemPosition::ptPlotCoords);
        note->position->setAxes(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
        note->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
        note->position->setCoords(x, 0.0);
        note->setPadding(QMargins(4, 2, 4, 2));
        note->setClipToAxisRect(true);
    }
}

void EvidencePlot::setRange(QCPAxisRect* rect)
{
    double highest = 0.0;
    for (const EvidenceRowView& row : m_rows)
        for (const auto& point : {std::optional(row.stated), row.halved, row.doubled})
            if (point)
                highest = std::max(highest, point->value + kErrors * point->error);
    const double low = std::min(lowest(), -1.0), span = std::max(highest - low, 1.0);
    rect->axis(QCPAxis::atBottom)->setRange(low - 0.08 * span, highest + 0.08 * span);
    rect->axis(QCPAxis::atLeft)->setRange(heightOf(m_rows.size() - 1) - 0.7, 0.8);
}

void EvidencePlot::rebuild()
{
    if (m_rows.empty())
        return addMessage(m_message);
    auto* rect = addAxisRect(plotLayout(), 0, 0);
    setAxis(rect->axis(QCPAxis::atBottom),
            m_rows.size() == 1 ? tr("Log evidence, less that with the priors as stated")
                               : tr("Log evidence, less that of the best"),
            {}, 6);
    auto* left = rect->axis(QCPAxis::atLeft);
    auto names = QSharedPointer<QCPAxisTickerText>::create();
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        names->addTick(heightOf(row), shortened(m_rows[row].name));
    left->setTicker(names);
    left->setTickLabelFont(textFont(TextSize::Normal));
    left->setTickLabelColor(theme().text);
    left->grid()->setVisible(false);
    setRange(rect);
    addStrengths(rect, lowest());
    const auto halved = [](const EvidenceRowView& row) { return row.halved; };
    const auto doubled = [](const EvidenceRowView& row) { return row.doubled; };
    const auto stated = [](const EvidenceRowView& row) { return std::optional(row.stated); };
    addMarks(rect, {halved, 0.22, QCPScatterStyle::ssTriangleInverted, tr("half the widths of the priors")},
             theme().muted, 6.0);
    addMarks(rect, {doubled, -0.22, QCPScatterStyle::ssTriangle, tr("twice the widths of the priors")},
             theme().muted, 6.0);
    addMarks(rect, {stated, 0.0, QCPScatterStyle::ssDisc, tr("priors as stated")}, theme().model, 7.0);
}

} // namespace interphase
