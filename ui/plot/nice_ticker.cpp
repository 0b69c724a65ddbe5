#include "ui/plot/nice_ticker.h"

#include <algorithm>
#include <cmath>

namespace interphase {

NiceTicker::NiceTicker(double factor, int count) : m_factor(factor)
{
    setTickCount(count);
}

double NiceTicker::getTickStep(const QCPRange& range)
{
    const double exact = range.size() * m_factor / (tickCount() + 1e-10);
    const double decade = std::pow(10.0, std::floor(std::log10(exact)));
    const double mantissa = exact / decade;
    const double step = decade * (mantissa < 1.45 ? 1.0 : mantissa < 3.3 ? 2.0 : mantissa < 7.2 ? 5.0 : 10.0);
    m_decimals = std::clamp(-static_cast<int>(std::floor(std::log10(step) + 1e-9)), 0, 9);
    return step / m_factor;
}

int NiceTicker::getSubTickCount(double)
{
    return 0;
}

QString NiceTicker::getTickLabel(double tick, const QLocale&, QChar, int)
{
    QString text = QString::number(tick * m_factor, 'f', m_decimals);
    if (text.toDouble() == 0.0)
        text = QString::number(0.0, 'f', m_decimals);
    return text.replace(QLatin1Char('-'), QChar(0x2212));
}

double displayFactor(const QCPAxis* axis)
{
    const auto ticker = axis ? qSharedPointerDynamicCast<NiceTicker>(axis->ticker()) : nullptr;
    return ticker ? ticker->factor() : 1.0;
}

} // namespace interphase
