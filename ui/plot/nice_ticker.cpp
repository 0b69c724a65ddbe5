#include "ui/plot/nice_ticker.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

constexpr double kBetween = 0.5; ///< characters between two labels
constexpr double kPast = 0.5;    ///< by which a label may reach past the end of its axis, into the gap

int decimalsOf(double step)
{
    return std::clamp(-static_cast<int>(std::floor(std::log10(step) + 1e-9)), 0, 9);
}

} // namespace

NiceTicker::NiceTicker(double factor, int count, const TickRoom& room) : m_factor(factor), m_room(room)
{
    setTickCount(count);
}

double NiceTicker::stepOfCount(const QCPRange& range) const
{
    const double exact = range.size() * m_factor / (tickCount() + 1e-10);
    const double decade = std::pow(10.0, std::floor(std::log10(exact)));
    const double mantissa = exact / decade;
    return decade * (mantissa < 1.45 ? 1.0 : mantissa < 3.3 ? 2.0 : mantissa < 7.2 ? 5.0 : 10.0);
}

double NiceTicker::lengthOf(double step, const QCPRange& range) const
{
    if (m_room.stacked)
        return 1.0;
    const double largest = std::max(std::abs(range.lower), std::abs(range.upper)) * m_factor;
    const int digits = std::max(1, static_cast<int>(std::floor(std::log10(std::max(largest, 1e-300)))) + 1);
    const int decimals = decimalsOf(step);
    return digits + (decimals > 0 ? decimals + 1 : 0) + (range.lower < 0.0 ? 1 : 0) + kBetween;
}

double NiceTicker::padOf(double step, const QCPRange& range) const
{
    const double reach = m_room.stacked ? 0.0 : 0.5 * (lengthOf(step, range) - kBetween) - kPast;
    return reach * range.size() * m_factor / m_room.characters;
}

int NiceTicker::ticksWithin(double step, const QCPRange& range) const
{
    const double pad = padOf(step, range);
    const double first = std::ceil((range.lower * m_factor + pad) / step - 1e-9);
    const double last = std::floor((range.upper * m_factor - pad) / step + 1e-9);
    return std::max(0, static_cast<int>(last - first) + 1);
}

/// From coarse to fine: the first with as many ticks as asked for, else that with the most.
double NiceTicker::stepThatFits(const QCPRange& range) const
{
    const double size = range.size() * m_factor;
    const int decade = static_cast<int>(std::floor(std::log10(size)));
    double best = stepOfCount(range);
    int most = 0;
    for (int power = decade; power > decade - 3; --power) {
        for (const double mantissa : {5.0, 2.0, 1.0}) {
            const double step = mantissa * std::pow(10.0, power);
            const bool fits = step / size * m_room.characters >= lengthOf(step, range);
            const int ticks = ticksWithin(step, range);
            if (most > 0 && !fits)
                return best;
            if (ticks <= most)
                continue;
            best = step;
            most = ticks;
            if (most >= tickCount())
                return best;
        }
    }
    return best;
}

double NiceTicker::getTickStep(const QCPRange& range)
{
    const double step = m_room.characters > 0.0 ? stepThatFits(range) : stepOfCount(range);
    m_decimals = decimalsOf(step);
    return step / m_factor;
}

QVector<double> NiceTicker::createTickVector(double tickStep, const QCPRange& range)
{
    QVector<double> ticks = QCPAxisTicker::createTickVector(tickStep, range);
    if (m_room.characters > 0.0) {
        const double pad = padOf(tickStep * m_factor, range) / m_factor * (1.0 - 1e-6);
        ticks.removeIf([&](double tick) { return tick < range.lower + pad || tick > range.upper - pad; });
    }
    return ticks;
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
