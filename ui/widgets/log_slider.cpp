#include "ui/widgets/log_slider.h"

#include <QSignalBlocker>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

constexpr int kSteps = 1000;

} // namespace

LogSlider::LogSlider(QWidget* parent) : QSlider(Qt::Horizontal, parent)
{
    setRange(0, kSteps);
    setSingleStep(kSteps / 200);
    setPageStep(kSteps / 20);
    setFixedHeight(16);
    connect(this, &QSlider::valueChanged, this, [this](int position) {
        if (!m_setting)
            Q_EMIT realValueMoved(toReal(position));
    });
}

void LogSlider::setScale(double lower, double upper, bool logarithmic)
{
    m_lower = lower;
    m_upper = upper;
    m_logarithmic = logarithmic && lower > 0.0;
}

void LogSlider::setRealValue(double value)
{
    double share = (value - m_lower) / (m_upper - m_lower);
    if (m_logarithmic)
        share = value > 0.0 ? std::log(value / m_lower) / std::log(m_upper / m_lower) : 0.0;
    m_setting = true;
    setValue(static_cast<int>(std::lround(kSteps * std::clamp(share, 0.0, 1.0))));
    m_setting = false;
}

double LogSlider::toReal(int position) const
{
    const double share = static_cast<double>(position) / kSteps;
    return m_logarithmic ? m_lower * std::pow(m_upper / m_lower, share)
                         : m_lower + share * (m_upper - m_lower);
}

void LogSlider::wheelEvent(QWheelEvent* event)
{
    event->ignore();
}

} // namespace interphase
