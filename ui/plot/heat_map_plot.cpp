#include "ui/plot/heat_map_plot.h"

#include "ui/text/symbol.h"

#include <QFontMetrics>

#include <algorithm>

namespace interphase {

HeatMapPlot::HeatMapPlot(QWidget* parent) : PlotView(parent)
{
    setFileStem(QStringLiteral("cosines"));
    setInteractions({});
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setMinimumSize(160, 160);
}

QSize HeatMapPlot::sizeHint() const
{
    return {248, 248};
}

void HeatMapPlot::setMatrix(const std::vector<ParameterLabel>& labels,
                            const std::vector<std::vector<double>>& values)
{
    m_labels = labels;
    m_values = values;
    refresh();
}

void HeatMapPlot::addCells(QCPAxisRect* rect)
{
    const int n = static_cast<int>(m_labels.size());
    auto* map = new QCPColorMap(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
    map->setName(tr("|cosine|"));
    map->setInterpolate(false);
    map->setTightBoundary(false);
    map->data()->setSize(n, n);
    map->data()->setRange(QCPRange(0, n - 1), QCPRange(0, n - 1));
    for (int row = 0; row < n; ++row) {
        for (int column = 0; column < n; ++column)
            map->data()->setCell(column, n - 1 - row,
                                 m_values[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)]);
    }
    QCPColorGradient gradient;
    gradient.setColorStops({{0.0, theme().dark ? theme().grid : QColor(0xedf4f9)}, {1.0, theme().model}});
    map->setGradient(gradient);
    map->setDataRange(QCPRange(0.0, 1.0));
    map->setAntialiased(false);
}

void HeatMapPlot::addFigures(QCPAxisRect* rect)
{
    const int n = static_cast<int>(m_labels.size());
    if (n > 7)
        return;
    for (int row = 0; row < n; ++row) {
        for (int column = 0; column < n; ++column) {
            const double value = m_values[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
            auto* text = new QCPItemText(this);
            text->position->setAxes(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
            text->position->setCoords(column, n - 1 - row);
            text->setPositionAlignment(Qt::AlignCenter);
            text->setText(QString::number(value, 'f', 2));
            text->setFont(textFont(TextSize::Small));
            text->setColor(value > 0.55 ? theme().onAccent : theme().text);
            text->setSelectable(false);
        }
    }
}

void HeatMapPlot::nameAxis(QCPAxis* axis, bool reversed)
{
    const int n = static_cast<int>(m_labels.size());
    auto ticker = QSharedPointer<QCPAxisTickerText>::create();
    for (int i = 0; i < n; ++i) {
        const auto& label = m_labels[static_cast<std::size_t>(reversed ? n - 1 - i : i)];
        ticker->addTick(i, plainSymbol(label.symbol));
    }
    axis->setTicker(ticker);
    axis->setRange(-0.5, n - 0.5);
    axis->grid()->setVisible(false);
    axis->setTickLength(0, 0);
    axis->setBasePen(Qt::NoPen);
}

/// The last name may be wider than its cell: what the edge of the plot would cut is not drawn at all. Cells
/// are taken as those of the narrowest card, since a plot may be built before it has its width.
int HeatMapPlot::rightMargin() const
{
    constexpr int kEdge = 4;
    const QFontMetrics metrics(textFont(TextSize::Small));
    int widest = 0;
    for (const ParameterLabel& label : m_labels)
        widest = std::max(widest, metrics.horizontalAdvance(plainSymbol(label.symbol)));
    const int last = metrics.horizontalAdvance(plainSymbol(m_labels.back().symbol));
    const int cell = (sizeHint().width() - widest) / static_cast<int>(m_labels.size());
    return kEdge + std::max(0, (last - cell) / 2 + 2 * kEdge);
}

void HeatMapPlot::rebuild()
{
    const std::size_t n = m_labels.size();
    if (n == 0 || m_values.size() != n)
        return;
    auto* rect = addAxisRect(plotLayout(), 0, 0);
    rect->setMinimumMargins(QMargins(4, 4, rightMargin(), 4));
    nameAxis(rect->axis(QCPAxis::atBottom), false);
    nameAxis(rect->axis(QCPAxis::atLeft), true);
    addCells(rect);
    addFigures(rect);
}

} // namespace interphase
