#include "ui/plot/nyquist_plot.h"

#include "ui/plot/plot_export.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace interphase {
namespace {

/// What labels and margins take of the figure.
constexpr double kBeside = 88.0, kAbove = 66.0;
constexpr int kCorners = 32;

} // namespace

NyquistPlot::NyquistPlot(QWidget* parent) : PlotView(parent)
{
    setFileStem(QStringLiteral("nyquist"));
}

void NyquistPlot::setSpectrum(const NyquistView& spectrum)
{
    if (spectrum == m_spectrum)
        return;
    m_spectrum = spectrum;
    refresh();
}

void NyquistPlot::addEllipses(QCPAxisRect* rect, const Series& half, double alpha, const QString& name)
{
    for (std::size_t i = 0; i < half.x.size(); ++i) {
        QVector<double> x, y;
        for (int k = 0; k <= kCorners; ++k) {
            const double angle = 2.0 * std::numbers::pi * k / kCorners;
            x << m_spectrum.median.x[i] + half.x[i] * std::cos(angle);
            y << m_spectrum.median.y[i] + half.y[i] * std::sin(angle);
        }
        auto* ellipse = new QCPCurve(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
        ellipse->setData(x, y);
        ellipse->setPen(Qt::NoPen);
        ellipse->setBrush(theme().withAlpha(theme().model, alpha));
        ellipse->setName(name);
        ellipse->setSelectable(QCP::stNone);
        leaveOutOfCsv(*ellipse);
    }
}

/// As far as the ellipses and the data go, and an ohm as long one way as the other.
void NyquistPlot::setRanges(QCPAxisRect* rect)
{
    auto *bottom = rect->axis(QCPAxis::atBottom), *left = rect->axis(QCPAxis::atLeft);
    bottom->rescale();
    left->rescale();
    const double across = std::max(50.0, width() - kBeside), up = std::max(50.0, height() - kAbove);
    const double perPixel = 1.08 * std::max(bottom->range().size() / across, left->range().size() / up);
    bottom->setRange(bottom->range().center(), perPixel * across, Qt::AlignCenter);
    // What is left over goes above, not below the real axis.
    left->setRange(left->range().lower - 0.04 * perPixel * up, perPixel * up, Qt::AlignLeft);
}

void NyquistPlot::rebuild()
{
    if (m_spectrum.median.x.empty())
        return;
    auto* rect = addAxisRect(plotLayout(), 0, 0);
    double largest = 0.0;
    for (const double x : m_spectrum.median.x)
        largest = std::max(largest, std::abs(x));
    const DisplayScale scale = scaleFor(largest, QStringLiteral("ohm"));
    setAxis(rect->axis(QCPAxis::atBottom), tr("Re Z"), scale, 6);
    setAxis(rect->axis(QCPAxis::atLeft), tr("-Im Z"), scale, 5);
    addEllipses(rect, m_spectrum.noise, 0.14, tr("90 % with noise"));
    addEllipses(rect, m_spectrum.model, 0.30, tr("90 % of the parameters"));
    auto* line = new QCPCurve(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
    line->setData(toQVector(m_spectrum.median.x), toQVector(m_spectrum.median.y));
    line->setPen(linePen(theme().model));
    line->setName(tr("median"));
    line->setSelectable(QCP::stNone);
    addPoints(rect, m_spectrum.measured, theme().data, tr("data"), 4.0);
    setRanges(rect);
}

void NyquistPlot::resizeEvent(QResizeEvent* event)
{
    QCustomPlot::resizeEvent(event);
    refresh();
}

} // namespace interphase
