#include "app/export/report_correlations.h"

#include "app/export/report_html.h"
#include "app/window/results/quantity_label.h"
#include "app/window/results/words.h"
#include "study/correlation_blocks.h"

namespace interphase {
namespace {

/// The lower triangle, with two decimals.
QString matrixHtml(const CorrelationDefinition& block)
{
    const std::size_t n = block.parameters.size();
    QStringList heads{QString()};
    QList<QStringList> rows;
    for (std::size_t i = 0; i < n; ++i) {
        const ParameterLabel label = quantityLabel(block.parameters[i]);
        heads << label.symbol;
        QStringList row{nameOf(label)};
        for (std::size_t j = 0; j < n; ++j)
            row << (j > i    ? QString()
                    : j == i ? QStringLiteral("1")
                             : QString::number(block.matrix[i * n + j], 'f', 2));
        rows << row;
    }
    return table(heads, rows, 1);
}

} // namespace

QString correlationsHtml(const Definition& definition)
{
    QString out;
    for (const CountingBlock& counting : countingBlocks(definition))
        out += paragraph(Words::tr("These priors go together, with the correlations:")) +
               matrixHtml(counting.block) + paragraph(html(counting.block.source));
    return out;
}

} // namespace interphase
