#include "ui/widgets/eigen_list.h"

#include "ui/text/number.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

constexpr int kRowHeight = 32;
constexpr double kDecades = 12.0; // a bar of no length: 1e-12 of the largest

} // namespace

EigenList::EigenList(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void EigenList::setEigenvalues(const std::vector<EigenView>& eigenvalues)
{
    m_eigenvalues = eigenvalues;
    updateGeometry();
    update();
}

void EigenList::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

QSize EigenList::sizeHint() const
{
    return {240, static_cast<int>(m_eigenvalues.size()) * kRowHeight};
}

QSize EigenList::minimumSizeHint() const
{
    return {120, sizeHint().height()};
}

void EigenList::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(textFont(TextSize::Small));
    const QFontMetrics metrics(painter.font());
    int y = 0;
    for (const EigenView& eigen : m_eigenvalues) {
        const QRect text(0, y, width(), 18);
        const QString value = formatNumber(eigen.value, 2);
        painter.setPen(m_theme.text);
        const int room = width() - metrics.horizontalAdvance(value) - 8;
        painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(eigen.combination, Qt::ElideRight, room));
        painter.setPen(m_theme.muted);
        painter.drawText(text, Qt::AlignRight | Qt::AlignVCenter, value);
        const double share = 1.0 + std::log10(std::max(eigen.value, 1e-300)) / kDecades;
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.border);
        painter.drawRoundedRect(QRectF(0, y + 20, width(), 4), 2, 2);
        painter.setBrush(m_theme.accent);
        painter.drawRoundedRect(QRectF(0, y + 20, std::max(4.0, std::clamp(share, 0.0, 1.0) * width()), 4), 2,
                                2);
        y += kRowHeight;
    }
}

} // namespace interphase
