#pragma once
#include "ui/plot/nice_ticker.h"
#include "ui/text/number.h"
#include "ui/theme/theme.h"
#include "ui/view/common.h"

namespace interphase {

QVector<double> toQVector(const std::vector<double>& values);

/// A figure: one or more axis rectangles in the look of the theme, with zoom, drag, reset, copy and export.
/// What it shows is a value set by its owner; rebuild() draws that value anew. Replots are coalesced.
class PlotView : public QCustomPlot, public Themed
{
    Q_OBJECT
public:
    explicit PlotView(QWidget* parent = nullptr);

    void setTheme(const Theme& theme) override;
    const Theme& theme() const { return m_theme; }
    /// Forgets the user's zoom.
    void resetZoom();
    /// Whether the user chose what is seen.
    bool isZoomed() const { return m_zoomed; }
    /// Points drawn by all series; an empty figure has none.
    int drawnPoints() const;
    /// Suggested name of exported files, without suffix.
    void setFileStem(const QString& stem) { m_fileStem = stem; }
    const QString& fileStem() const { return m_fileStem; }

Q_SIGNALS:
    /// A sentence on what was copied or saved, or why not.
    void said(const QString& sentence);

protected:
    virtual void rebuild() = 0;
    /// Draws anew, keeping the user's zoom if there is one.
    void refresh();

    QCPAxisRect* addAxisRect(QCPLayoutGrid* grid, int row, int column);
    /// Colours, fonts and ticks of the theme.
    void styleAxis(QCPAxis* axis);
    /// Title and ticks of an axis whose values are in SI.
    void setAxis(QCPAxis* axis, const QString& quantity, const DisplayScale& scale, int ticks = 5);
    QCPGraph* addLine(QCPAxisRect* rect, const Series& series, const QPen& pen, const QString& name);
    QCPGraph* addPoints(QCPAxisRect* rect, const Series& series, const QColor& color, const QString& name,
                        double size = 3.0);
    /// The area between two lines over x.
    void addBand(QCPAxisRect* rect, const std::vector<double>& x, const std::vector<double>& lower,
                 const std::vector<double>& upper, const QColor& color, const QString& name);
    void addHorizontalLine(QCPAxisRect* rect, double y, const QPen& pen);
    /// A shaded stretch of x over the full height; not draggable.
    void addShade(QCPAxisRect* rect, double begin, double end, const QColor& color);
    QCPItemText* addNote(QCPAxisRect* rect, const QString& text, Qt::Alignment corner, const QColor& color);
    /// Above the panel, which leaves the room by its margin.
    void addTitle(QCPAxisRect* rect, const QString& text);
    /// A sentence in the middle of a figure that has nothing to show yet.
    void addMessage(const QString& text);
    /// Columns for so many panels side by side.
    static int columnsFor(std::size_t panels);
    /// Panels of one column become as wide as each other: their margins agree. All axis rectangles, row by
    /// row.
    void alignColumns(int columns);
    void shareX(const QList<QCPAxisRect*>& rects);
    QPen linePen(const QColor& color, double width = 1.5, Qt::PenStyle style = Qt::SolidLine) const;

    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    void showMenu(const QPoint& at);
    QVector<QCPRange> axisRanges() const;
    void setAxisRanges(const QVector<QCPRange>& ranges);

    Theme m_theme = lightTheme();
    QString m_fileStem = QStringLiteral("figure");
    bool m_zoomed = false;
};

} // namespace interphase
