#pragma once
#include <qcustomplot.h>

namespace interphase {

/// Room for the labels along an axis that has little of it.
struct TickRoom
{
    double characters = 0.0; ///< that fit along the axis; 0: as many as there are
    bool stacked = false;    ///< labels lie across the axis: each takes one, however long it is
};

/// Ticks in steps of 1, 2 or 5 of the unit shown. The axis stays in SI; shown = factor * SI. Where the room
/// is given, labels neither meet nor reach past the ends of the axis, and there are two at least where two
/// fit.
class NiceTicker : public QCPAxisTicker
{
public:
    explicit NiceTicker(double factor = 1.0, int count = 5, const TickRoom& room = {});
    double factor() const { return m_factor; }

protected:
    double getTickStep(const QCPRange& range) override;
    int getSubTickCount(double tickStep) override;
    QString getTickLabel(double tick, const QLocale& locale, QChar format, int precision) override;
    QVector<double> createTickVector(double tickStep, const QCPRange& range) override;

private:
    double stepOfCount(const QCPRange& range) const;
    double stepThatFits(const QCPRange& range) const;
    /// Characters of the longest label with ticks `step` apart, and the space behind it.
    double lengthOf(double step, const QCPRange& range) const;
    /// How far from the ends a tick must be so that its label does not reach past them.
    double padOf(double step, const QCPRange& range) const;
    int ticksWithin(double step, const QCPRange& range) const;

    double m_factor;
    TickRoom m_room;
    int m_decimals = 0;
};

/// shown = factor * SI of an axis; 1 where it has another ticker.
double displayFactor(const QCPAxis* axis);

} // namespace interphase
