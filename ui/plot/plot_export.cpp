#include "ui/plot/plot_export.h"

#include "ui/plot/nice_ticker.h"

#include <QSaveFile>
#include <QSvgGenerator>

namespace interphase {
namespace {

struct Column
{
    QString header;
    QVector<double> values;
};

QString headerOf(const QCPAbstractPlottable& series, const QCPAxis* axis, const QString& fallback)
{
    const QString label = axis && !axis->label().isEmpty() ? axis->label() : fallback;
    return series.name().isEmpty() ? label : QString(series.name() + QStringLiteral(": ") + label);
}

/// The title of a shared axis stands only at the lowest rectangle.
QString sharedTitle(const QCustomPlot& plot)
{
    const auto rects = plot.axisRects();
    for (auto it = rects.crbegin(); it != rects.crend(); ++it) {
        if (!(*it)->axis(QCPAxis::atBottom)->label().isEmpty())
            return (*it)->axis(QCPAxis::atBottom)->label();
    }
    return QStringLiteral("x");
}

void addColumns(QVector<Column>& columns, QCPAbstractPlottable& series, const QString& xTitle)
{
    const auto* data = series.interface1D();
    if (!data || data->dataCount() == 0)
        return;
    Column x{headerOf(series, series.keyAxis(), xTitle), {}};
    Column y{headerOf(series, series.valueAxis(), QStringLiteral("y")), {}};
    for (int i = 0; i < data->dataCount(); ++i) {
        x.values << data->dataMainKey(i) * displayFactor(series.keyAxis());
        y.values << data->dataMainValue(i) * displayFactor(series.valueAxis());
    }
    columns << x << y;
}

void addCells(QVector<Column>& columns, const QCPColorMap& map)
{
    QVector<Column> cells = {{QStringLiteral("column"), {}}, {QStringLiteral("row"), {}}, {map.name(), {}}};
    for (int i = 0; i < map.data()->keySize(); ++i) {
        for (int j = 0; j < map.data()->valueSize(); ++j) {
            cells[0].values << i;
            cells[1].values << j;
            cells[2].values << map.data()->cell(i, j);
        }
    }
    columns += cells;
}

QString quoted(QString text)
{
    return QLatin1Char('"') + text.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
}

bool saveSvg(QCustomPlot& plot, const QString& fileName)
{
    QSvgGenerator generator;
    generator.setFileName(fileName);
    generator.setSize(plot.size());
    generator.setViewBox(QRect(QPoint(0, 0), plot.size()));
    QCPPainter painter;
    if (!painter.begin(&generator))
        return false;
    painter.setMode(QCPPainter::pmVectorized);
    painter.setMode(QCPPainter::pmNoCaching);
    plot.toPainter(&painter, plot.width(), plot.height());
    return painter.end();
}

} // namespace

bool savePlotPicture(QCustomPlot& plot, const QString& fileName)
{
    if (fileName.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive))
        return plot.savePdf(fileName, plot.width(), plot.height());
    if (fileName.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive))
        return saveSvg(plot, fileName);
    return plot.savePng(fileName, plot.width(), plot.height(), 2.0);
}

QString plotCsv(const QCustomPlot& plot)
{
    QVector<Column> columns;
    const QString xTitle = sharedTitle(plot);
    for (int i = 0; i < plot.plottableCount(); ++i) {
        auto* series = const_cast<QCustomPlot&>(plot).plottable(i);
        if (const auto* map = qobject_cast<QCPColorMap*>(series))
            addCells(columns, *map);
        else
            addColumns(columns, *series, xTitle);
    }
    qsizetype rows = 0;
    QStringList headers;
    for (const Column& column : std::as_const(columns)) {
        headers << quoted(column.header);
        rows = std::max(rows, column.values.size());
    }
    QString out = headers.join(QLatin1Char(',')) + QLatin1Char('\n');
    for (qsizetype row = 0; row < rows; ++row) {
        QStringList fields;
        for (const Column& column : std::as_const(columns))
            fields << (row < column.values.size() ? QString::number(column.values[row], 'g', 12) : QString());
        out += fields.join(QLatin1Char(',')) + QLatin1Char('\n');
    }
    return out;
}

bool savePlotCsv(const QCustomPlot& plot, const QString& fileName)
{
    QSaveFile file(fileName);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write(plotCsv(plot).toUtf8());
    return file.commit();
}

} // namespace interphase
