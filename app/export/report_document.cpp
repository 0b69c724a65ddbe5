#include "app/export/report_document.h"

#include "app/export/report_text.h"
#include "app/window/results/words.h"
#include "core/output_file.h"
#include "ui/plot/plot_view.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QFile>
#include <QPdfWriter>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

namespace interphase {
namespace {

constexpr double kPaperWidth = 794.0; // A4 at 96 to the inch
constexpr double kPaperHeight = 1123.0;
constexpr double kMargin = 69.0; // 18 mm
constexpr double kTextHeight = kPaperHeight - 2.0 * kMargin;
constexpr double kTextWidth = kPaperWidth - 2.0 * kMargin;
constexpr int kResolution = 1200;
constexpr double kRoomBelowHeading = 90.0;
constexpr int kFigureIndex = QTextFormat::UserProperty + 1;
constexpr int kFigureType = QTextFormat::UserObject + 1;

QFont reportFont(int size, QFont::Weight weight = QFont::Normal)
{
    QFont font = textFont(TextSize::Normal, weight);
    font.setPixelSize(size);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(QFont::PreferNoShaping); // a glyph a character: text that is copied is what is read
    return font;
}

QTextCharFormat charFormat(const QFont& font, const QColor& color = Qt::black)
{
    QTextCharFormat format;
    format.setFont(font);
    format.setForeground(color);
    return format;
}

QTextBlockFormat blockFormat(double above, double below)
{
    QTextBlockFormat format;
    format.setTopMargin(above);
    format.setBottomMargin(below);
    return format;
}

void makeVector(QCPPainter& painter)
{
    painter.setMode(QCPPainter::pmVectorized);
    painter.setMode(QCPPainter::pmNoCaching);
    painter.setMode(QCPPainter::pmNonCosmetic);
}

} // namespace

/// Draws the figures where the text has them.
class FigureObject : public QObject, public QTextObjectInterface
{
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)
public:
    explicit FigureObject(const std::vector<Figure>& figures) : m_figures(figures) {}

    /// Where on the long strip of all pages the one lies that is painted.
    void setPage(double top, double bottom)
    {
        m_top = top;
        m_bottom = bottom;
    }

    QSizeF intrinsicSize(QTextDocument*, int, const QTextFormat& format) override
    {
        return figureOf(format).size;
    }

    /// The document is only ever drawn with a QCPPainter, see ReportDocument::paintPage.
    void drawObject(QPainter* painter, const QRectF& rect, QTextDocument*, int,
                    const QTextFormat& format) override
    {
        // A block that begins on the page before is painted there as well; clipping is the plot's own.
        if (rect.center().y() < m_top || rect.center().y() >= m_bottom)
            return;
        const Figure& figure = figureOf(format);
        painter->save();
        painter->translate(rect.topLeft());
        figure.plot->toPainter(static_cast<QCPPainter*>(painter), figure.size.width(), figure.size.height());
        painter->restore();
    }

private:
    const Figure& figureOf(const QTextFormat& format) const
    {
        return m_figures[static_cast<std::size_t>(format.property(kFigureIndex).toInt())];
    }
    const std::vector<Figure>& m_figures;
    double m_top = 0.0;
    double m_bottom = 0.0;
};

ReportDocument::ReportDocument(const ReportContents& contents, const QSet<QString>& off)
    : m_figures(makeFigures(contents)),
      m_object(std::make_unique<FigureObject>(m_figures)),
      m_document(std::make_unique<QTextDocument>())
{
    m_title =
        contents.definition.title.empty() ? contents.file : QString::fromStdString(contents.definition.title);
    m_document->setDocumentMargin(0.0);
    m_document->setUseDesignMetrics(true);
    m_document->setDefaultFont(reportFont(12));
    m_document->setDefaultStyleSheet(QStringLiteral("p { margin-top: 4px; margin-bottom: 6px; }"));
    m_document->documentLayout()->registerHandler(kFigureType, m_object.get());
    m_document->setPageSize({kTextWidth, kTextHeight});
    build(contents, off);
    keepHeadingsWithText();
}

ReportDocument::~ReportDocument() = default;

void ReportDocument::build(const ReportContents& contents, const QSet<QString>& off)
{
    QTextCursor cursor(m_document.get());
    cursor.setBlockFormat(blockFormat(0.0, 6.0));
    cursor.insertText(m_title, charFormat(reportFont(22, QFont::DemiBold)));
    for (const ReportSection& section : reportSections(contents)) {
        if (section.html.isEmpty() || off.contains(section.id))
            continue;
        cursor.movePosition(QTextCursor::End);
        QTextBlockFormat heading = blockFormat(18.0, 6.0);
        heading.setHeadingLevel(2);
        cursor.insertBlock(heading, charFormat(reportFont(16, QFont::DemiBold)));
        cursor.insertText(section.title);
        cursor.insertBlock(blockFormat(0.0, 4.0), charFormat(reportFont(12)));
        cursor.insertHtml(section.html);
        addFigures(section.id);
    }
}

void ReportDocument::addFigures(const QString& section)
{
    QTextCursor cursor(m_document.get());
    cursor.movePosition(QTextCursor::End);
    for (std::size_t i = 0; i < m_figures.size(); ++i) {
        if (m_figures[i].section != section)
            continue;
        cursor.insertBlock(blockFormat(10.0, 2.0), charFormat(reportFont(12)));
        QTextCharFormat figure;
        figure.setObjectType(kFigureType);
        figure.setProperty(kFigureIndex, static_cast<int>(i));
        cursor.insertText(QString(QChar::ObjectReplacementCharacter), figure);
        cursor.insertBlock(blockFormat(0.0, 8.0));
        cursor.insertText(m_figures[i].caption, charFormat(reportFont(11), QColor(0x5b6472)));
    }
}

/// A heading at the foot of a page goes to the next one.
void ReportDocument::keepHeadingsWithText()
{
    for (QTextBlock block = m_document->begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() == 0)
            continue;
        const QRectF rect = m_document->documentLayout()->blockBoundingRect(block);
        const double left = kTextHeight - std::fmod(rect.bottom(), kTextHeight);
        if (left > kRoomBelowHeading)
            continue;
        QTextBlockFormat format = block.blockFormat();
        format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
        QTextCursor(block).setBlockFormat(format);
    }
}

int ReportDocument::pageCount() const
{
    return m_document->pageCount();
}

void ReportDocument::paintPage(QCPPainter& painter, int index) const
{
    painter.fillRect(QRectF(0.0, 0.0, kPaperWidth, kPaperHeight), Qt::white);
    const QColor quiet(0x5b6472);
    painter.setFont(reportFont(10));
    painter.setPen(quiet);
    const QRectF foot(kMargin, kPaperHeight - 46.0, kTextWidth, 16.0);
    const QString title =
        QFontMetricsF(painter.font()).elidedText(m_title, Qt::ElideRight, kTextWidth - 160.0);
    painter.drawText(foot, Qt::AlignLeft | Qt::AlignVCenter,
                     Words::tr("%1 · Interphase %2").arg(title, QStringLiteral(INTERPHASE_VERSION)));
    painter.drawText(foot, Qt::AlignRight | Qt::AlignVCenter,
                     Words::tr("%1 of %2").arg(index + 1).arg(pageCount()));
    painter.save();
    painter.translate(kMargin, kMargin - index * kTextHeight);
    m_object->setPage(index * kTextHeight, (index + 1) * kTextHeight);
    m_document->drawContents(&painter, QRectF(0.0, index * kTextHeight, kTextWidth, kTextHeight));
    painter.restore();
}

QImage ReportDocument::page(int index, double scale) const
{
    QImage image(qRound(kPaperWidth * scale), qRound(kPaperHeight * scale), QImage::Format_RGB32);
    QCPPainter painter;
    painter.begin(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(scale, scale);
    makeVector(painter);
    paintPage(painter, index);
    painter.end();
    return image;
}

void ReportDocument::writePdf(const QString& file) const
{
    QBuffer bytes; // in memory first: a file that a full disk cut short would be taken for a whole report
    bytes.open(QIODevice::WriteOnly);
    QPdfWriter writer(&bytes);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(0.0, 0.0, 0.0, 0.0));
    writer.setResolution(kResolution);
    writer.setTitle(m_title);
    writer.setCreator(QStringLiteral("Interphase " INTERPHASE_VERSION));
    QCPPainter painter(&writer);
    painter.scale(kResolution / 96.0, kResolution / 96.0);
    makeVector(painter);
    for (int i = 0; i < pageCount(); ++i) {
        if (i > 0)
            writer.newPage();
        paintPage(painter, i);
    }
    painter.end();
    const QByteArray& content = bytes.data();
    writeFile(file.toStdString(), {content.constData(), static_cast<std::size_t>(content.size())});
}

} // namespace interphase

#include "report_document.moc"
