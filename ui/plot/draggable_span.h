#pragma once
#include <qcustomplot.h>

namespace interphase {

/// How a span looks and how far it can go, in the units of the axis.
struct SpanStyle
{
    QColor color;
    QColor textColor;
    QString text;
    double lowest = 0.0;
    double highest = 1.0;
};

/// A stretch of the x axis shown over several axis rectangles. Its two edges can be dragged anywhere;
/// dragging its title strip at the top moves it as a whole. Owned by the plot; lives until the plot is
/// rebuilt.
class DraggableSpan : public QObject
{
    Q_OBJECT
public:
    DraggableSpan(QCustomPlot* plot, const QList<QCPAxisRect*>& rects, const SpanStyle& style);
    void setRange(double begin, double end);
    double begin() const { return m_begin; }
    double end() const { return m_end; }

Q_SIGNALS:
    void moved(double begin, double end);    ///< while dragging
    void finished(double begin, double end); ///< when the button is let go

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Part { None, Begin, End, Body };
    Part partAt(const QPointF& at) const;
    void addItems(QCPAxisRect* rect);
    void addTitle(QCPAxisRect* rect);
    bool press(const QMouseEvent& event);
    bool move(const QMouseEvent& event);
    bool release();
    void showCursor(Part part);

    QCustomPlot* m_plot;
    QList<QCPAxisRect*> m_rects;
    SpanStyle m_style;
    QList<QCPItemRect*> m_areas;
    QList<QCPItemLine*> m_beginEdges;
    QList<QCPItemLine*> m_endEdges;
    QCPItemText* m_title = nullptr;
    double m_begin = 0.0;
    double m_end = 0.0;
    Part m_dragged = Part::None;
    double m_grabOffset = 0.0;
    bool m_cursorShown = false;
};

} // namespace interphase
