#include "ui/plot/density_editor.h"

#include "ui/plot/prior_shape.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

constexpr double kTop = 4.0;
constexpr double kFoot = 6.0; // room for the mark of the nominal value
constexpr int kSamples = 120;
constexpr double kWidenPerPixel = 0.02;

} // namespace

DensityEditor::DensityEditor(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::OpenHandCursor);
    setAccessibleName(tr("Prior density"));
    setToolTip(
        tr("Drag sideways to move the prior, up or down to narrow or widen it. The arrow keys do the same."));
}

void DensityEditor::setPrior(const PriorSpec& prior, double nominal, bool logarithmic)
{
    m_prior = prior;
    m_nominal = nominal;
    m_logarithmic = logarithmic;
    if (!m_grabbed)
        fitScale();
    update();
}

void DensityEditor::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

void DensityEditor::fitScale()
{
    const PriorInterval interval = drawnInterval(m_prior, m_logarithmic);
    m_lower = interval.lower;
    m_upper = interval.upper;
}

double DensityEditor::toValue(double pixel) const
{
    const double share = pixel / std::max(1, width());
    return m_logarithmic ? m_lower * std::pow(m_upper / m_lower, share)
                         : m_lower + share * (m_upper - m_lower);
}

double DensityEditor::toPixel(double value) const
{
    if (m_logarithmic)
        return value > 0.0 ? width() * std::log(value / m_lower) / std::log(m_upper / m_lower) : -1.0;
    return width() * (value - m_lower) / (m_upper - m_lower);
}

QPolygonF DensityEditor::outline() const
{
    QVector<double> heights(kSamples + 1);
    for (int i = 0; i <= kSamples; ++i)
        heights[i] = priorShape(m_prior, toValue(width() * static_cast<double>(i) / kSamples), m_logarithmic);
    const double highest = *std::max_element(heights.cbegin(), heights.cend());
    QPolygonF line;
    for (int i = 0; i <= kSamples; ++i) {
        const double share = highest > 0.0 ? heights[i] / highest : 0.0;
        line << QPointF(width() * static_cast<double>(i) / kSamples,
                        height() - kFoot - share * (height() - kFoot - kTop));
    }
    return line;
}

void DensityEditor::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double base = height() - kFoot;
    QPolygonF line = outline();
    QPolygonF area = line;
    area << QPointF(width(), base) << QPointF(0, base);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.withAlpha(m_theme.prior, 0.22));
    painter.drawPolygon(area);
    painter.setPen(QPen(hasFocus() ? m_theme.accent : m_theme.prior, 1.5));
    painter.drawPolyline(line);
    painter.setPen(QPen(m_theme.axis, 1.0));
    painter.drawLine(QPointF(0, base), QPointF(width(), base));
    const double at = toPixel(m_nominal);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.text);
    painter.drawPolygon(QPolygonF({{at, base}, {at - 3.5, base + 5.5}, {at + 3.5, base + 5.5}}));
}

void DensityEditor::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_grabbed = event->position();
    m_grabbedPrior = m_prior;
    setCursor(Qt::ClosedHandCursor);
}

void DensityEditor::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_grabbed)
        return;
    const QPointF moved = event->position() - *m_grabbed;
    const PriorSpec shifted =
        movedPrior(m_grabbedPrior, toValue(m_grabbed->x()), toValue(event->position().x()), m_logarithmic);
    m_prior = widenedPrior(shifted, std::exp(kWidenPerPixel * moved.y()));
    update();
    Q_EMIT editing(m_prior);
}

void DensityEditor::mouseReleaseEvent(QMouseEvent*)
{
    if (!m_grabbed)
        return;
    m_grabbed.reset();
    setCursor(Qt::OpenHandCursor);
    fitScale();
    update();
    if (!(m_prior == m_grabbedPrior))
        Q_EMIT edited(m_prior);
}

void DensityEditor::nudge(double pixels, double widening)
{
    const double middle = 0.5 * width();
    m_prior = movedPrior(m_prior, toValue(middle), toValue(middle + pixels), m_logarithmic);
    m_prior = widenedPrior(m_prior, widening);
    fitScale();
    update();
    Q_EMIT edited(m_prior);
}

void DensityEditor::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return nudge(-3.0, 1.0);
    case Qt::Key_Right:
        return nudge(3.0, 1.0);
    case Qt::Key_Up:
        return nudge(0.0, 1.0 / 1.1);
    case Qt::Key_Down:
        return nudge(0.0, 1.1);
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace interphase
