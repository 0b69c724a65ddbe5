#pragma once
#include <qcustomplot.h>

namespace interphase {

/// Names of the parts of a stacked figure, beside its right edge at their height, moved apart where parts are
/// thin.
class SideLabels : public QObject
{
    Q_OBJECT
public:
    SideLabels(QCustomPlot* plot, QCPAxisRect* rect);
    /// Pixels right of the panel that the longest name takes.
    int width() const { return m_width; }
    /// y in plot coordinates, where the label would like to be.
    void add(const QString& text, const QColor& swatch, const QColor& color, double y);

private:
    struct Entry
    {
        QCPItemText* text;
        QCPItemLine* swatch;
        double y;
    };
    void place();

    QCustomPlot* m_plot;
    QCPAxisRect* m_rect;
    QList<Entry> m_entries;
    int m_width = 0;
};

/// The right margin for all panels of a figure so that no name beside one is cut; `least` at least.
int marginForLabels(const QCustomPlot* plot, int least);

} // namespace interphase
