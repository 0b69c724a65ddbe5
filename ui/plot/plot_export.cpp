#include "ui/plot/plot_export.h"

#include "core/output_file.h"
#include "ui/plot/nice_ticker.h"

#include <QBuffer>
#include <QPdfWriter>
#include <QSvgGenerator>

namespace interphase {
namespace {

constexpr const char* kExportTitle = "exportTitle";
constexpr const char* kLeftOut = "leftOutOfCsv";

struct Column
{
    QString header;
    QVector<double> values;
};

QString headerOf(const QCPAbstractPlottable& series, const QCPAxis* axis, const QString& fallback)
{
    const QString title = axis ? axis->property(kExportTitle).toString() : QString();
    QString label = !title.isEmpty() ? title : axis && !axis->label().isEmpty() ? axis->label() : fallback;
    label.replace(QLatin1Char('\n'), QLatin1Char(' '));
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
    if (!data || data->dataCount() == 0 || series.property(kLeftOut).toBool())
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

// Pictures are drawn into memory: a picture that a full disk cut short would be taken for a whole one.

void paint(QCustomPlot& plot, QPaintDevice& device)
{
    QCPPainter painter(&device);
    painter.setMode(QCPPainter::pmVectorized);
    painter.setMode(QCPPainter::pmNoCaching);
    painter.setWindow(QRect(QPoint(0, 0), plot.size()));
    plot.toPainter(&painter, plot.width(), plot.height());
}

void writeSvg(QCustomPlot& plot, QIODevice& device)
{
    QSvgGenerator generator;
    generator.setOutputDevice(&device);
    generator.setSize(plot.size());
    generator.setViewBox(QRect(QPoint(0, 0), plot.size()));
    paint(plot, generator);
}

/// One page in the figure's size, a pixel a point, with the fonts of the screen.
void writePdf(QCustomPlot& plot, QIODevice& device)
{
    QPdfWriter writer(&device);
    writer.setResolution(plot.logicalDpiY());
    const QPageSize page(QSizeF(plot.size()), QPageSize::Point, QString(), QPageSize::ExactMatch);
    writer.setPageLayout({page, QPageLayout::Portrait, QMarginsF(), QPageLayout::Point, QMarginsF()});
    paint(plot, writer);
}

void writePng(QCustomPlot& plot, QIODevice& device)
{
    constexpr int kDotsPerMetre = 3779; // 96 to the inch
    QImage image = plot.toPixmap(plot.width(), plot.height(), 2.0).toImage();
    image.setDotsPerMeterX(kDotsPerMetre);
    image.setDotsPerMeterY(kDotsPerMetre);
    image.save(&device, "PNG");
}

void saveBytes(const QString& fileName, const QByteArray& bytes)
{
    writeFile(fileName.toStdString(), {bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

} // namespace

void savePlotPicture(QCustomPlot& plot, const QString& fileName)
{
    const auto is = [&](const char* suffix) {
        return fileName.endsWith(QLatin1String(suffix), Qt::CaseInsensitive);
    };
    QBuffer picture;
    picture.open(QIODevice::WriteOnly);
    (is(".pdf") ? writePdf : is(".svg") ? writeSvg : writePng)(plot, picture);
    saveBytes(fileName, picture.data());
}

void setExportTitle(QCPAxis* axis, const QString& title)
{
    axis->setProperty(kExportTitle, title);
}

void leaveOutOfCsv(QCPAbstractPlottable& series)
{
    series.setProperty(kLeftOut, true);
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

void savePlotCsv(const QCustomPlot& plot, const QString& fileName)
{
    saveBytes(fileName, plotCsv(plot).toUtf8());
}

} // namespace interphase
