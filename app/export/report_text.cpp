#include "app/export/report_text.h"

#include "app/window/results/quantity_label.h"
#include "app/window/results/sample_views.h"
#include "app/window/results/words.h"
#include "cell/parameters.h"
#include "core/text.h"
#include "ui/text/number.h"

#include <QSysInfo>

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

QString html(const std::string& text)
{
    return QString::fromStdString(text).toHtmlEscaped();
}

QString paragraph(const QString& text)
{
    return text.isEmpty() ? QString() : QStringLiteral("<p>%1</p>").arg(text);
}

/// A table under a rule, or without heads a list of names and values; figures are set to the right, from the
/// column `figuresFrom` on.
QString table(const QStringList& heads, const QList<QStringList>& rows, int figuresFrom = 99)
{
    QString out = QStringLiteral("<table width=\"100%\" cellspacing=\"0\" cellpadding=\"3\">");
    const auto align = [figuresFrom](int column) {
        return column >= figuresFrom ? QStringLiteral("right") : QStringLiteral("left");
    };
    if (!heads.isEmpty())
        out += QStringLiteral("<thead><tr>");
    for (int i = 0; i < heads.size(); ++i)
        out += QStringLiteral("<th align=\"%1\" style=\"border-bottom:1px solid #9aa3ad; color:#5b6472; "
                              "font-weight:normal\">%2</th>")
                   .arg(align(i), heads[i]);
    if (!heads.isEmpty())
        out += QStringLiteral("</tr></thead>");
    for (const QStringList& row : rows) {
        out += QStringLiteral("<tr>");
        for (int i = 0; i < row.size(); ++i)
            out += QStringLiteral("<td align=\"%1\" style=\"border-bottom:1px solid #e6e9ed\">%2</td>")
                       .arg(align(i), row[i]);
        out += QStringLiteral("</tr>");
    }
    return out + QStringLiteral("</table>");
}

QString nameOf(const ParameterLabel& label)
{
    const QString symbol =
        label.symbol.isEmpty() ? QString() : QString(label.symbol + QStringLiteral("&nbsp;&nbsp;"));
    if (label.path.startsWith(label.name)) // a derived quantity, whose symbol is its name cut short
        return label.name.toHtmlEscaped();
    return QString(symbol + label.name.toHtmlEscaped());
}

/// With as many decimals as tell a fifth of the standard deviation.
QString resolvedNumber(double value, double sd)
{
    if (!(sd > 0.0) || !std::isfinite(value))
        return formatNumber(value, 3);
    const double digits =
        std::floor(std::log10(std::max(std::abs(value), sd))) - std::floor(std::log10(sd)) + 2.0;
    return formatNumber(value, static_cast<int>(std::clamp(digits, 2.0, 10.0)));
}

QString windowText(const std::optional<TimeWindow>& window, const QString& otherwise)
{
    return window
               ? Words::tr("%1 to %2 s").arg(formatNumber(window->begin_s, 6), formatNumber(window->end_s, 6))
               : otherwise;
}

QString summaryHtml(const ReportContents& c)
{
    QString out = paragraph(html(c.definition.note));
    for (const QString& warning : c.warnings)
        out += QStringLiteral("<p><b>%1</b> %2</p>").arg(Words::tr("Note:"), warning);
    if (!c.run)
        return out + paragraph(Words::tr("Nothing has been sampled yet: this report has no posterior."));
    out += paragraph(c.posterior.inWords);
    for (const PredictView& p : c.predictions)
        out += paragraph(
            QStringLiteral("%1: %2").arg(p.datasets.value(p.dataset).toHtmlEscaped(), p.advice.text));
    return out;
}

/// Whether all of a data set is held out.
bool fitsNothing(const ReportContents& c, std::size_t dataset)
{
    const auto& fit = c.dataViews.at(dataset).fit;
    return fit && !(fit->end_s > fit->begin_s);
}

QString socText(const SpectrumUse& use)
{
    switch (use.socSource) {
    case InitialSocSource::RestVoltage:
        return Words::tr("at rest at %1").arg(formatQuantity(use.restVoltage_V, QStringLiteral("V"), 5));
    case InitialSocSource::Free:
        return Words::tr("free");
    case InitialSocSource::Value:
        break;
    }
    return formatNumber(use.soc, 4);
}

QString spectraHtml(const Definition& d)
{
    QList<QStringList> rows;
    for (const SpectrumUse& use : d.spectra) {
        const FrequencyWindow fit = use.fit.value_or(
            use.frequency_Hz.empty() ? FrequencyWindow{}
                                     : FrequencyWindow{use.frequency_Hz.front(), use.frequency_Hz.back()});
        rows << QStringList{
            html(use.name), html(use.source),
            Words::tr("%1 to %2 Hz").arg(formatNumber(fit.begin_Hz, 4), formatNumber(fit.end_Hz, 4)),
            socText(use), formatCount(static_cast<double>(use.frequency_Hz.size()))};
    }
    return rows.isEmpty() ? QString()
                          : table({Words::tr("Impedance spectrum"), Words::tr("File"), Words::tr("Fitted"),
                                   Words::tr("State of charge"), Words::tr("Frequencies")},
                                  rows, 4);
}

/// Said where a data set is fitted by more or other than its voltage.
QString quantitiesHtml(const Definition& d)
{
    QStringList said;
    for (const DataUse& use : d.data)
        if (use.usesTemperature)
            said << (use.usesVoltage ? Words::tr("%1: voltage and temperature").arg(html(use.name))
                                     : Words::tr("%1: temperature").arg(html(use.name)));
    return said.isEmpty() ? QString()
                          : paragraph(Words::tr("Fitted: %1.").arg(said.join(QStringLiteral("; "))));
}

QString dataHtml(const ReportContents& c)
{
    QList<QStringList> rows;
    for (std::size_t i = 0; i < c.datasets.size(); ++i) {
        const Dataset& data = c.datasets[i];
        DataUse use;
        for (const DataUse& u : c.definition.data)
            if (u.name == data.name)
                use = u;
        rows << QStringList{
            html(data.name),
            html(data.sourceFile),
            fitsNothing(c, i)
                ? QStringLiteral("–")
                : windowText(use.fit, use.holdOut ? Words::tr("all but the hold-out") : Words::tr("all")),
            windowText(use.holdOut, QStringLiteral("–")),
            formatCount(static_cast<double>(c.dataViews[i].rows)),
            formatCount(use.points)};
    }
    const QString sets = rows.isEmpty()
                             ? QString()
                             : table({Words::tr("Name"), Words::tr("File"), Words::tr("Fitted"),
                                      Words::tr("Held out"), Words::tr("Rows"), Words::tr("Points, at most")},
                                     rows, 4);
    return sets + quantitiesHtml(c.definition) + spectraHtml(c.definition);
}

QString kindText(ModelKind kind)
{
    return kind == ModelKind::Dfn    ? Words::tr("Doyle-Fuller-Newman (DFN)")
           : kind == ModelKind::Spme ? Words::tr("Single particle model with electrolyte (SPMe)")
                                     : Words::tr("Single particle model (SPM)");
}

QString noiseText(NoiseKind kind)
{
    switch (kind) {
    case NoiseKind::Independent:
        return Words::tr("independent, normal");
    case NoiseKind::Autoregressive:
        return Words::tr("correlated in time, AR(1)");
    case NoiseKind::Discrepancy:
        return Words::tr("smooth error of the model and white noise");
    case NoiseKind::Growing:
        return Words::tr("independent, normal, with a variance that grows");
    case NoiseKind::Drift:
        return Words::tr("random walk and white noise");
    case NoiseKind::StudentT:
        return Words::tr("independent, Student's t");
    case NoiseKind::Covariance:
        break;
    }
    return Words::tr("normal, with a stated covariance");
}

/// Of a temperature or an impedance.
QString noiseName(const SharedNoise& shared)
{
    const QString of = html(join(shared.data, ", "));
    return shared.noise->quantity == MeasuredQuantity::Temperature
               ? Words::tr("Noise of the temperature of %1").arg(of)
               : Words::tr("Noise of the impedance of %1").arg(of);
}

QString thermalText(const ModelDefinition& model)
{
    const QString temperature = formatNumber(model.temperature_K, 5);
    switch (model.physics.thermal) {
    case ThermalKind::Lumped:
        return Words::tr("%1 K at the start, one temperature that rises and falls").arg(temperature);
    case ThermalKind::Conduction:
        return Words::tr("%1 K at the start, heat conducted through the cell").arg(temperature);
    case ThermalKind::Measured:
        return Words::tr("as measured");
    case ThermalKind::Isothermal:
        break;
    }
    return Words::tr("%1 K, isothermal").arg(temperature);
}

QString modelHtml(const ReportContents& c)
{
    const Definition& d = c.definition;
    QList<QStringList> rows = {{Words::tr("Model"), kindText(d.model.kind)},
                               {Words::tr("Cell"), html(d.parameters)},
                               {Words::tr("Temperature"), thermalText(d.model)},
                               {Words::tr("Noise"), noiseText(d.noise.kind)}};
    for (const SharedNoise& shared : sharedNoise(d))
        if (shared.noise->quantity != MeasuredQuantity::Voltage)
            rows << QStringList{noiseName(shared), noiseText(shared.noise->kind)};
        else if (!shared.suffix.empty())
            rows << QStringList{Words::tr("Noise of %1").arg(html(join(shared.data, ", "))),
                                noiseText(shared.noise->kind)};
    for (const auto& [path, value] : d.overrides) {
        const ParameterLabel label = quantityLabel(path);
        rows << QStringList{nameOf(label),
                            Words::tr("%1, set by hand").arg(formatQuantity(value, label.unit))};
    }
    return table({}, rows);
}

QStringList priorRow(const ParameterLabel& label, const PriorSpec& spec)
{
    QString range = QStringLiteral("–");
    try {
        const Prior prior(spec);
        range = Words::tr("%1 to %2")
                    .arg(formatNumber(prior.quantile(0.05), 3), formatNumber(prior.quantile(0.95), 3));
    } catch (const InputError&) {
        // A prior that is not one says so on its page; here its numbers stand beside.
    }
    return {nameOf(label), prettyUnit(label.unit), priorText(spec), range};
}

QString priorsHtml(const ReportContents& c)
{
    QList<QStringList> rows;
    for (const FreeParameter& free : c.definition.free)
        rows << priorRow(quantityLabel(free.path), free.prior);
    for (const DataUse& use : c.definition.data)
        if (use.socSource == InitialSocSource::Free)
            rows << priorRow(quantityLabel("Initial SOC (" + use.name + ")"), use.socPrior);
    for (const SpectrumUse& use : c.definition.spectra)
        if (use.socSource == InitialSocSource::Free)
            rows << priorRow(quantityLabel("Initial SOC (" + use.name + ")"), use.socPrior);
    if (rows.isEmpty())
        return {};
    for (const SharedNoise& shared : sharedNoise(c.definition))
        for (const NoisePart& part : noiseParts(*shared.noise))
            rows << priorRow(quantityLabel(part.name + shared.suffix), shared.noise->*part.prior);
    return table({Words::tr("Parameter"), Words::tr("Unit"), Words::tr("Prior"), Words::tr("5 to 95 %")},
                 rows);
}

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

QString sensitivityHtml(const PosteriorView& posterior)
{
    QList<QStringList> rows;
    const auto text = [](double sensitivity) { return QString::number(sensitivity, 'f', 2); };
    for (const SummaryRowView& r : posterior.summary)
        if (std::isfinite(r.toPrior))
            rows << QStringList{nameOf(r.label), text(r.toPrior), text(r.toLikelihood)};
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

QString posteriorHtml(const ReportContents& c)
{
    if (c.posterior.summary.empty())
        return {};
    QList<QStringList> rows;
    for (const SummaryRowView& r : c.posterior.summary) {
        const DisplayScale scale = scaleFor(r.mean, r.label.unit);
        const auto value = [&](double v) { return resolvedNumber(scale.factor * v, scale.factor * r.sd); };
        rows << QStringList{nameOf(r.label),
                            scale.unit,
                            formatUncertain(scale.factor * r.mean, scale.factor * r.sd),
                            value(r.q05),
                            value(r.q50),
                            value(r.q95),
                            formatRHat(r.rHat),
                            formatCount(std::round(r.ess)),
                            std::isfinite(r.klBits) ? QString::number(r.klBits, 'f', 1)
                                                    : QStringLiteral("–")};
    }
    return table({Words::tr("Parameter"), Words::tr("Unit"), Words::tr("Mean (sd)"), Words::tr("5 %"),
                  Words::tr("50 %"), Words::tr("95 %"), Words::tr("R-hat"), Words::tr("ESS"),
                  Words::tr("Gained / bit")},
                 rows, 2) +
           sensitivityHtml(c.posterior) + derivedHtml(c.posterior);
}

QString identifyHtml(const ReportContents& c)
{
    if (c.identify.rows.empty())
        return {};
    QList<QStringList> rows;
    for (const IdentifiabilityRowView& r : c.identify.rows)
        rows << QStringList{nameOf(r.label), r.verdict.text, percentText(r.relativeSd),
                            QString::number(r.bits, 'f', 1), r.why};
    return table({Words::tr("Parameter"), Words::tr("Verdict"), Words::tr("Relative sd"),
                  Words::tr("Gained / bit"), Words::tr("Why")},
                 rows) +
           paragraph(c.identify.sloppiest);
}

/// The p-values of a data set, below its figures.
void addCheckRows(const PredictView& p, QList<QStringList>& rows)
{
    QString of;
    for (const PredictiveCheckView& check : p.checks) {
        of = check.of.isEmpty() ? of : check.of;
        rows << QStringList{p.datasets.value(p.dataset).toHtmlEscaped(), check.verdict.text, of,
                            Words::tr("p = %1").arg(check.pValue.toHtmlEscaped())};
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
            rows << QStringList{figure.name, QStringLiteral("%1 %2").arg(figure.value, figure.of)};
        for (const ModelLineView& model : p.riskOfModels)
            rows << QStringList{Words::tr("Probability with %1 alone").arg(model.name.toHtmlEscaped()),
                                model.weight};
    }
    return table({}, rows) + modelsHtml(p.models);
}

QString predictionHtml(const ReportContents& c)
{
    QList<QStringList> rows;
    for (const PredictView& p : c.predictions) {
        QString name;
        for (const HeadlineView& f : p.figures) {
            name = f.name.isEmpty() ? name : f.name;
            rows << QStringList{p.datasets.value(p.dataset).toHtmlEscaped(), name, f.of, f.value};
        }
        addCheckRows(p, rows);
    }
    const QString protocol = protocolHtml(c.protocol);
    return rows.isEmpty()
               ? protocol
               : QString(table({Words::tr("Data"), Words::tr("What"), Words::tr("Where"), Words::tr("Value")},
                               rows, 3) +
                         modelsHtml(c.predictions.front().models) + protocol);
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

/// Which sampler ran and where its chains began.
QString samplerText(const ReportContents& c)
{
    const SamplerDefinition& s = c.definition.sampler;
    if (s.kind == SamplerKind::Ensemble)
        return Words::tr("Differential evolution, %1 ensembles of 4 walkers; uses no gradients")
            .arg(s.chains);
    const QString nuts = s.kind == SamplerKind::Surrogate
                             ? Words::tr("Surrogate transitions and NUTS, %1 chains").arg(s.chains)
                             : Words::tr("NUTS, %1 chains").arg(s.chains);
    if (c.mode && !c.mode->startedFrom.empty())
        return Words::tr("%1, begun from the draws of %2")
            .arg(nuts, QString::fromStdString(c.mode->startedFrom).toHtmlEscaped());
    if (c.mode && !c.mode->chainStarts.empty())
        return Words::tr("%1, begun at draws of Pathfinder (k-hat %2)")
            .arg(nuts, formatNumber(c.mode->pathfinderK, 2));
    return nuts;
}

QString diagnosticsHtml(const ReportContents& c)
{
    if (!c.run)
        return {};
    const RunDiagnostics& d = c.diagnostics;
    double worst = 0.0, fewest = std::numeric_limits<double>::infinity();
    for (const SummaryRowView& r : c.posterior.summary) {
        worst = std::isnan(r.rHat) ? r.rHat : std::max(worst, r.rHat);
        fewest = std::min(fewest, r.ess);
    }
    const QList<QStringList> rows = {
        {Words::tr("Sampler"), samplerText(c)},
        {Words::tr("Draws of each chain"),
         Words::tr("%1 kept, after %2 of warm-up")
             .arg(formatCount(static_cast<double>(d.kept)), formatCount(d.warmup))},
        {Words::tr("Largest R-hat"), formatRHat(worst)},
        {Words::tr("Smallest effective sample size"),
         std::isfinite(fewest) ? formatCount(std::round(fewest)) : QStringLiteral("–")},
        {Words::tr("Divergences"), formatCount(d.divergences)},
        {Words::tr("Mean acceptance"), percentText(d.acceptance)},
        {Words::tr("Energy fraction (0.3 or more is sound)"), formatNumber(d.energyFraction, 2)},
        {Words::tr("Solves with gradient"), formatCount(static_cast<double>(d.gradients))}};
    return table({}, rows) + paragraph(c.samplerCheck.advice.text);
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

} // namespace

QString priorText(const PriorSpec& p)
{
    const auto number = [](double v) { return formatNumber(v, 3); };
    QString text;
    switch (p.kind) {
    case PriorKind::Uniform:
        return Words::tr("uniform, %1 to %2").arg(number(p.lower), number(p.upper));
    case PriorKind::Normal:
        text = Words::tr("normal, mean %1, sd %2").arg(number(p.a), number(p.b));
        break;
    case PriorKind::Lognormal:
        text = Words::tr("lognormal, median %1, sd of the logarithm %2").arg(number(p.a), number(p.b));
        break;
    case PriorKind::HalfNormal:
        text = Words::tr("half-normal, scale %1").arg(number(p.b));
        break;
    case PriorKind::Gamma:
        text = Words::tr("gamma, shape %1, scale %2").arg(number(p.a), number(p.b));
        break;
    case PriorKind::Beta:
        return Words::tr("beta, shapes %1 and %2, from %3 to %4")
            .arg(number(p.a), number(p.b), number(p.lower), number(p.upper));
    case PriorKind::StudentT:
        text = Words::tr("Student's t, location %1, scale %2, %3 degrees of freedom")
                   .arg(number(p.a), number(p.b), number(p.c));
        break;
    case PriorKind::LogitNormal:
        return Words::tr("logit-normal, median %1, sd of the logit %2, from %3 to %4")
            .arg(number(p.a), number(p.b), number(p.lower), number(p.upper));
    }
    if (std::isfinite(p.lower) && std::isfinite(p.upper))
        return Words::tr("%1, within %2 to %3").arg(text, number(p.lower), number(p.upper));
    if (std::isfinite(p.lower))
        return Words::tr("%1, above %2").arg(text, number(p.lower));
    return std::isfinite(p.upper) ? Words::tr("%1, below %2").arg(text, number(p.upper)) : text;
}

std::vector<ReportSection> reportSections(const ReportContents& c)
{
    return {{QStringLiteral("summary"), Words::tr("Summary"), summaryHtml(c)},
            {QStringLiteral("data"), Words::tr("Data"), dataHtml(c)},
            {QStringLiteral("model"), Words::tr("Cell and model"), modelHtml(c)},
            {QStringLiteral("priors"), Words::tr("Priors"), priorsHtml(c)},
            {QStringLiteral("fit"), Words::tr("Fit"), fitHtml(c)},
            {QStringLiteral("posterior"), Words::tr("Posterior"), posteriorHtml(c)},
            {QStringLiteral("identify"), Words::tr("What the experiment can tell"), identifyHtml(c)},
            {QStringLiteral("prediction"), Words::tr("Prediction"), predictionHtml(c)},
            {QStringLiteral("comparison"), Words::tr("Comparison of the analyses"), comparisonHtml(c)},
            {QStringLiteral("diagnostics"), Words::tr("Diagnostics of the sampling"), diagnosticsHtml(c)},
            {QStringLiteral("provenance"), Words::tr("Provenance"), provenanceHtml(c)}};
}

} // namespace interphase
