#include "app/export/report_results.h"

#include "app/export/report_html.h"
#include "app/window/results/predict_words.h"
#include "app/window/results/quantity_label.h"
#include "app/window/results/sample_views.h"
#include "app/window/results/words.h"
#include "core/text.h"
#include "ui/text/number.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

QString sensitivityHtml(const PosteriorView& posterior)
{
    QList<QStringList> rows;
    const auto text = [](double sensitivity, double error) {
        return error > 0.0 && sensitivity > 0.01 ? formatUncertain(sensitivity, error)
                                                 : QString::number(sensitivity, 'f', 3);
    };
    for (const SummaryRowView& r : posterior.summary)
        if (std::isfinite(r.toPrior))
            rows << QStringList{nameOf(r.label), text(r.toPrior, r.errorToPrior),
                                text(r.toLikelihood, r.errorToLikelihood)};
    if (rows.isEmpty())
        return {};
    return paragraph(posterior.sensitivity) + table({Words::tr("Sensitivity (notable from 0.05)"),
                                                     Words::tr("to the prior"), Words::tr("to the data")},
                                                    rows, 1);
}

QString derivedHtml(const PosteriorView& posterior)
{
    QList<QStringList> rows;
    for (const DerivedView& derived : posterior.derived)
        rows << QStringList{derived.name.toHtmlEscaped(), derived.formula.toHtmlEscaped(),
                            derived.problem.toHtmlEscaped()};
    return rows.isEmpty() ? QString()
                          : table({Words::tr("Derived"), Words::tr("Formula"), QString()}, rows, 2);
}

/// The p-values of a data set, below its figures.
void addCheckRows(const PredictView& p, QList<QStringList>& rows)
{
    QString of;
    for (const PredictiveCheckView& check : p.checks) {
        of = check.of.isEmpty() ? of : check.of;
        rows << QStringList{p.datasets.value(p.dataset).toHtmlEscaped(), check.verdict.text, of,
                            pSays(check.pValue).toHtmlEscaped()};
    }
}

/// Which models predict together, a line for each.
QString modelsHtml(const ModelsView& models)
{
    if (models.share.empty())
        return {};
    QList<QStringList> rows;
    for (const ModelLineView& model : models.share)
        rows << QStringList{model.name.toHtmlEscaped(), model.weight};
    return table({Words::tr("Averaged over"), Words::tr("Weight")}, rows, 1) +
           paragraph(models.says.toHtmlEscaped());
}

/// What a protocol that was not made ends with, and the risk.
QString protocolHtml(const ProtocolView& p)
{
    if (p.curve.time_s.empty())
        return {};
    QList<QStringList> rows = {{Words::tr("Protocol"), p.protocol.toHtmlEscaped()},
                               {Words::tr("Initial state of charge"), formatNumber(p.soc, 3)}};
    for (const FigureView& figure : p.figures)
        rows << QStringList{figure.name, figure.text};
    const auto index = static_cast<std::size_t>(p.limit.quantity);
    if (!p.risk.empty() && index < p.quantities.size()) {
        const LimitQuantityView& quantity = p.quantities[index];
        const QString limit = formatQuantity(p.limit.limit, quantity.unit, 4);
        rows << QStringList{Words::tr("Risk"), p.limit.below
                                                   ? Words::tr("%1 below %2").arg(quantity.name, limit)
                                                   : Words::tr("%1 above %2").arg(quantity.name, limit)};
        for (const HeadlineView& figure : p.risk)
            rows << QStringList{figure.name,
                                QStringLiteral("%1 %2").arg(figure.value, figure.of).toHtmlEscaped()};
        for (const ModelLineView& model : p.riskOfModels)
            rows << QStringList{Words::tr("Probability with %1 alone").arg(model.name.toHtmlEscaped()),
                                model.weight};
    }
    return table({}, rows) + modelsHtml(p.models);
}

} // namespace

QString fitHtml(const ReportContents& c)
{
    if (!c.mode)
        return {};
    QList<QStringList> rows;
    for (const FitQuality& fit : c.mode->fits) {
        const auto text = [unit = unitOf(fit.quantity)](double v) { return formatQuantity(v, unit, 3); };
        rows << QStringList{outputText(fit.name, fit.quantity, fit.imaginary).toHtmlEscaped(),
                            text(fit.before_V), text(fit.after_V)};
    }
    const QString residuals =
        c.mode->correlated
            ? Words::tr("The residuals are correlated (lag one: %1): under independent noise, intervals are "
                        "too narrow by a "
                        "factor of %2.")
                  .arg(formatNumber(c.mode->neighbourCorrelation, 2), formatNumber(c.mode->intervalFactor, 2))
            : Words::tr("The residuals at the best fit show no correlation that matters.");
    return table({Words::tr("Data"), Words::tr("Residual rms before"), Words::tr("at the best fit")}, rows,
                 1) +
           paragraph(residuals);
}

/// What "Gained" is, wherever it stands.
QString gainedText()
{
    return Words::tr("Gained: the Kullback-Leibler divergence of the posterior from the prior, in bits.");
}

/// With two digits however small.
QString relativeText(double share)
{
    return std::isfinite(share) ? Words::tr("%1 %").arg(formatNumber(100.0 * share, 2)) : QStringLiteral("–");
}

QString posteriorHtml(const ReportContents& c)
{
    if (c.posterior.summary.empty())
        return {};
    QList<QStringList> rows;
    for (const SummaryRowView& r : c.posterior.summary) {
        const DisplayScale scale = scaleFor(r.mean, r.label.unit);
        const auto value = [&](double v, double error) {
            return std::isfinite(error) ? formatUncertain(scale.factor * v, scale.factor * error)
                                        : resolvedNumber(scale.factor * v, scale.factor * r.sd);
        };
        rows << QStringList{nameOf(r.label),
                            scale.unit,
                            formatUncertain(scale.factor * r.mean, scale.factor * r.sd),
                            value(r.q05, r.error05),
                            value(r.q50, r.error50),
                            value(r.q95, r.error95),
                            std::isfinite(r.klBits) ? QString::number(r.klBits, 'f', 1)
                                                    : QStringLiteral("–")};
    }
    return table({Words::tr("Parameter"), Words::tr("Unit"), Words::tr("Mean (sd)"), Words::tr("5 %"),
                  Words::tr("50 %"), Words::tr("95 %"), Words::tr("Gained / bit")},
                 rows, 2) +
           paragraph(Words::tr(
               "In brackets behind a mean its standard deviation, behind a quantile its Monte Carlo "
               "error, in units of the last digits.")) +
           paragraph(gainedText()) + sensitivityHtml(c.posterior) + derivedHtml(c.posterior);
}

QString estimatesHtml(const IdentifyView& identify)
{
    if (identify.estimates.empty())
        return {};
    QList<QStringList> rows;
    for (const EstimateView& e : identify.estimates)
        rows << QStringList{nameOf(e.label), prettyUnit(e.label.unit), e.mode, e.likelihood};
    return table({Words::tr("Parameter"), Words::tr("Unit"), Words::tr("Mode"), Words::tr("Most likely")},
                 rows) +
           paragraph(identify.estimatesSay);
}

QString identifyHtml(const ReportContents& c)
{
    if (c.identify.rows.empty())
        return {};
    QList<QStringList> rows;
    const bool sampled = !c.posterior.summary.empty(); // which says it of the draws
    for (const IdentifiabilityRowView& r : c.identify.rows) {
        rows << QStringList{nameOf(r.label), r.verdict.text, relativeText(r.relativeSd)};
        if (!sampled)
            rows.back() << (std::isfinite(r.bits) ? QString::number(r.bits, 'f', 1) : QStringLiteral("–"));
        rows.back() << r.why;
    }
    QStringList heads{Words::tr("Parameter"), Words::tr("Verdict"), Words::tr("Relative sd")};
    if (!sampled)
        heads << Words::tr("Gained / bit");
    heads << Words::tr("Why");
    return table(heads, rows) + (sampled ? QString() : paragraph(gainedText())) +
           paragraph(c.identify.sloppiest) + estimatesHtml(c.identify);
}

QString predictionHtml(const ReportContents& c)
{
    QList<QStringList> rows;
    QString heldOut;
    for (const PredictView& p : c.predictions) {
        QString name;
        for (const HeadlineView& f : p.figures) {
            name = f.name.isEmpty() ? name : f.name;
            rows << QStringList{p.datasets.value(p.dataset).toHtmlEscaped(), name, f.of, f.value};
        }
        addCheckRows(p, rows);
        if (!p.heldOutSays.isEmpty())
            heldOut += paragraph(QStringLiteral("%1: %2").arg(p.datasets.value(p.dataset).toHtmlEscaped(),
                                                              p.heldOutSays.toHtmlEscaped()));
    }
    const QString protocol = protocolHtml(c.protocol);
    return rows.isEmpty()
               ? protocol
               : QString(table({Words::tr("Data"), Words::tr("What"), Words::tr("Where"), Words::tr("Value")},
                               rows, 3) +
                         heldOut + modelsHtml(c.predictions.front().models) + protocol);
}

QString comparisonHtml(const ReportContents& c)
{
    if (c.comparison.evidence.empty())
        return {};
    QList<QStringList> analyses;
    for (const ComparedAnalysisView& a : c.comparison.analyses)
        analyses << QStringList{a.name.toHtmlEscaped(), a.detail, a.state.text, formatNumber(a.weight, 4),
                                a.headline.isEmpty() ? QStringLiteral("–") : a.headline};
    QString out = paragraph(c.comparison.advice.text.toHtmlEscaped()) +
                  table({Words::tr("Analysis"), Words::tr("What it is"), Words::tr("Evidence"),
                         Words::tr("Prior weight"), Words::tr("Probability")},
                        analyses, 3);
    for (const CompareTableView& part : c.comparison.tables) {
        QList<QStringList> rows;
        for (const CompareLineView& line : part.lines)
            rows << (QStringList{line.text.toHtmlEscaped()} + line.figures);
        out += QStringLiteral("<p><b>%1</b>, %2</p>").arg(part.title, part.remark) +
               table(part.heads, rows, 1) + paragraph(part.note.toHtmlEscaped());
    }
    return out;
}

QString provenanceHtml(const ReportContents& c)
{
    QList<QStringList> rows = {{Words::tr("Study"), c.file.toHtmlEscaped()},
                               {Words::tr("Report by"), QStringLiteral("Interphase " INTERPHASE_VERSION)},
                               {Words::tr("Seed"), QString::number(c.definition.sampler.seed)}};
    if (c.run) {
        rows << QStringList{Words::tr("Run"),
                            Words::tr("%1, by %2").arg(QString::number(c.run->id), html(c.run->program))}
             << QStringList{Words::tr("Started, UTC"), html(c.run->startedAt)}
             << QStringList{Words::tr("Ended, UTC"), html(c.run->endedAt)};
    }
    for (const Dataset& data : c.datasets)
        rows << QStringList{
            Words::tr("SHA-256 of %1").arg(html(data.sourceFile)),
            QStringLiteral("<span style=\"font-size:9px\">%1</span>").arg(html(data.sourceSha256))};
    for (const SpectrumUse& use : c.definition.spectra)
        if (!use.sourceSha256.empty())
            rows << QStringList{
                Words::tr("SHA-256 of %1").arg(html(use.source)),
                QStringLiteral("<span style=\"font-size:9px\">%1</span>").arg(html(use.sourceSha256))};
    return table({}, rows);
}

} // namespace interphase
