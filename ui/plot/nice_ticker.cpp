#include "ui/plot/nice_ticker.h"

#include <algorithm>
#include <cmath>

namespace interphase {

NiceTicker::NiceTicker(double factor, int count, int characters) : m_factor(factor), m_characters(characters)
{
    setTickCount(count);
}

double NiceTicker::getTickStep(const QCPRange& range)
{
    const double largest = std::max(std::abs(range.lower), std::abs(range.upper)) * m_factor;
    const int digits = std::max(1, static_cast<int>(std::floor(std::log10(std::max(largest, 1e-300)))) + 1);
    double step = 0.0;
    for (double count = tickCount() + 1e-10; count > 0.5; count *= 0.7) {
        const double exact = range.size() * m_factor / count;
        const double decade = std::pow(10.0, std::floor(std::log10(exact)));
        const double mantissa = exact / decade;
        step = decade * (mantissa < 1.45 ? 1.0 : mantissa < 3.3 ? 2.0 : mantissa < 7.2 ? 5.0 : 10.0);
        m_decimals = std::clamp(-static_cast<int>(std::floor(std::log10(step) + 1e-9)), 0, 9);
        const int length = digits + (m_decimals > 0 ? m_decimals + 1 : 0) + 1; // and a space
        const double labels = std::floor(range.size() * m_factor / step) + 1.0;
        if (m_characters == 0 || labels * length <= m_characters)
            break;
    }
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
