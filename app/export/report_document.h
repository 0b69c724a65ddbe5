#pragma once
#include "app/export/figure_set.h"

#include <QImage>
#include <QSet>
#include <QStringList>

#include <memory>

class QCPPainter;
class QTextDocument;

namespace interphase {

class FigureObject;

/// The report laid out on A4 pages, for the printer and for the preview alike: what is seen is what prints.
/// Lengths are in 96ths of an inch; figures stay vectors. Needs a QApplication; on its thread.
class ReportDocument
{
public:
    /// off: ids of sections that are left out.
    explicit ReportDocument(const ReportContents& contents, const QSet<QString>& off = {});
    ~ReportDocument();

    int pageCount() const;
    QImage page(int index, double scale = 2.0) const;
    /// Throws InputError where the file cannot be written.
    void writePdf(const QString& file) const;

private:
    void build(const ReportContents& contents, const QSet<QString>& off);
    void addFigures(const QString& section);
    void keepHeadingsWithText();
    void paintPage(QCPPainter& painter, int index) const;

    std::vector<Figure> m_figures;
    std::unique_ptr<FigureObject> m_object;
    std::unique_ptr<QTextDocument> m_document;
    QString m_title;
};

} // namespace interphase
