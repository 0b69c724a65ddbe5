#include "ui/plot/curve_plot.h"

#include "ui/plot/side_labels.h"
#include "ui/plot/wrapped_text.h"

#include <algorithm>

namespace interphase {
namespace {

constexpr int kBesideText = 84;   // of a caption: axis and padding
constexpr int kBesidePanel = 112; // names of stacked parts

} // namespace

CurvePlot::CurvePlot(QWidget* parent) : PlotView(parent)
{
    setFileStem(QStringLiteral("curve"));
    setMinimumSize(360, 320);
    connect(this, &QCustomPlot::afterLayout, this, &CurvePlot::fitCaption);
}

void CurvePlot::setCurve(const ModelCurveView& curve)
{
    m_curve = curve;
    refresh();
}

QCPAxisRect* CurvePlot::addVoltage()
{
    auto* rect = addAxisRect(plotLayout(), 0, 0);
    if (m_curve.yName.isEmpty())
        setAxis(rect->axis(QCPAxis::atLeft), tr("Voltage"), {1.0, QStringLiteral("V")}, 6);
    else
        setAxis(rect->axis(QCPAxis::atLeft), m_curve.yName, {1.0, m_curve.yUnit}, 6);
    const auto show = [](QCPGraph* graph, bool first) { graph->rescaleAxes(!first); };
    show(addPoints(rect, m_curve.data, theme().data, tr("data")), true);
    if (!m_curve.compare.x.empty())
        show(addLine(rect, m_curve.compare, linePen(theme().prior, 1.5, Qt::DashLine), m_curve.compareName),
             false);
    show(addLine(rect, m_curve.model, linePen(theme().model), tr("model")), m_curve.data.x.empty());
    rect->axis(QCPAxis::atLeft)->scaleRange(1.08);
    if (!m_curve.overpotentials.empty())
        nameLines(rect);
    if (!m_curve.misfit.isEmpty())
        addCaption(rect);
    return rect;
}

/// Above the lines, whose axis leaves room where it takes more than one line itself.
void CurvePlot::addCaption(QCPAxisRect* rect)
{
    m_caption = addNote(rect, m_curve.misfit, Qt::AlignRight | Qt::AlignTop, theme().muted);
    const int beside = kBesideText + (m_curve.overpotentials.empty() ? 0 : kBesidePanel);
    const auto further =
        wrappedText(m_curve.misfit, m_caption->font(), width() - beside).count(QLatin1Char('\n'));
    constexpr double kLine = 0.075; // of the height
    QCPAxis* axis = rect->axis(QCPAxis::atLeft);
    const QCPRange range = axis->range();
    axis->setRangeUpper(range.upper + kLine * static_cast<double>(further) * range.size());
}

/// As wide as the panel is now.
void CurvePlot::fitCaption()
{
    if (!m_caption)
        return;
    const int width = m_caption->position->axisRect()->width();
    const QMargins padding = m_caption->padding();
    m_caption->setText(
        wrappedText(m_curve.misfit, m_caption->font(), width - padding.left() - padding.right()));
}

void CurvePlot::nameLines(QCPAxisRect* rect)
{
    auto* labels = new SideLabels(this, rect);
    const auto add = [&](const Series& series, const QString& name, const QColor& color) {
        if (!series.y.empty())
            labels->add(name, color, theme().text, series.y.back());
    };
    add(m_curve.data, tr("data"), theme().data);
    add(m_curve.model, tr("model"), theme().model);
    add(m_curve.compare, m_curve.compareName, theme().prior);
}

QCPAxisRect* CurvePlot::addOverpotential()
{
    auto* rect = addAxisRect(plotLayout(), 1, 0);
    const auto& time = m_curve.overpotentialTime_s;
    std::vector<double> below(time.size(), 0.0);
    auto* labels = new SideLabels(this, rect);
    double top = 0.0, bottom = 0.0;
    for (const OverpotentialView& entry : m_curve.overpotentials) {
        if (entry.value_V.size() != time.size())
            continue;
        std::vector<double> above = below;
        for (std::size_t i = 0; i < time.size(); ++i)
            above[i] += entry.value_V[i];
        const QColor color = theme().parts[entry.place % theme().parts.size()];
        addBand(rect, time, below, above, theme().withAlpha(color, theme().dark ? 0.55 : 0.40), entry.name);
        addLine(rect, {time, above}, linePen(color, 1.0), entry.name);
        labels->add(entry.name, color, theme().text, 0.5 * (below.back() + above.back()));
        top = std::max(top, *std::max_element(above.begin(), above.end()));
        bottom = std::min(bottom, *std::min_element(above.begin(), above.end()));
        below = std::move(above);
    }
    const QString name = m_curve.stackName.isEmpty() ? tr("Overpotential") : m_curve.stackName;
    const QString unit = m_curve.stackUnit.isEmpty() ? QStringLiteral("V") : m_curve.stackUnit;
    const double span = std::max(top - bottom, 1e-12);
    setAxis(rect->axis(QCPAxis::atLeft), name, scaleFor(std::max(top, -bottom), unit), 5);
    rect->axis(QCPAxis::atLeft)->setRange(bottom < 0.0 ? bottom - 0.04 * span : 0.0, top + 0.08 * span);
    return rect;
}

void CurvePlot::rebuild()
{
    if (m_curve.model.x.empty() && m_curve.data.x.empty())
        return m_curve.misfit.isEmpty() ? void() : addMessage(m_curve.misfit);
    QList<QCPAxisRect*> rects = {addVoltage()};
    if (!m_curve.overpotentials.empty() && !m_curve.overpotentialTime_s.empty()) {
        rects << addOverpotential();
        plotLayout()->setRowStretchFactor(0, 1.8);
        for (auto* rect : rects)
            rect->setMinimumMargins(QMargins(8, 8, marginForLabels(this, 120), 4));
    }
    shareX(rects);
    const QCPRange range = rects.front()->axis(QCPAxis::atBottom)->range();
    auto* bottom = rects.back()->axis(QCPAxis::atBottom);
    setAxis(bottom, tr("Time"), timeScaleFor(range.upper), 6);
    for (auto* rect : rects) {
        rect->axis(QCPAxis::atBottom)->setTicker(bottom->ticker());
        rect->axis(QCPAxis::atBottom)->setRange(range.lower, range.upper + 0.02 * range.size());
    }
}

} // namespace interphase
