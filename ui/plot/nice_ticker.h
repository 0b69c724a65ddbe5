#pragma once
#include <qcustomplot.h>

namespace interphase {

/// Ticks in steps of 1, 2 or 5 of the unit shown. The axis stays in SI; shown = factor * SI.
class NiceTicker : public QCPAxisTicker
{
public:
    /// characters: what the labels along the axis may take together; 0: any number.
    explicit NiceTicker(double factor = 1.0, int count = 5, int characters = 0);
    double factor() const { return m_factor; }

protected:
    double getTickStep(const QCPRange& range) override;
    int getSubTickCount(double tickStep) override;
    QString getTickLabel(double tick, const QLocale& locale, QChar format, int precision) override;

private:
    double m_factor;
    int m_characters;
    int m_decimals = 0;
};

/// shown = factor * SI of an axis; 1 where it has another ticker.
double displayFactor(const QCPAxis* axis);

} // namespace interphase
