#include "app/export/report_text.h"

#include "app/export/report_correlations.h"
#include "app/export/report_html.h"
#include "app/export/report_results.h"
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

QString capacitiesHtml(const Definition& d)
{
    QList<QStringList> rows;
    for (const CapacityUse& use : d.capacities) {
        QStringList measured;
        for (std::size_t i = 0; i < use.current_A.size(); ++i)
            measured << Words::tr("%1 Ah at %2 A")
                            .arg(formatNumber(use.capacity_Ah[i], 4), formatNumber(use.current_A[i], 3));
        const bool rest = use.socSource == InitialSocSource::RestVoltage;
        rows << QStringList{
            html(use.name), measured.join(QStringLiteral(", ")),
            formatQuantity(use.cutoff_V, QStringLiteral("V"), 4),
            rest ? Words::tr("at rest at %1").arg(formatQuantity(use.restVoltage_V, QStringLiteral("V"), 5))
                 : formatNumber(use.soc, 4),
            formatQuantity(use.temperature_K.value_or(d.model.temperature_K), QStringLiteral("K"), 5)};
    }
    return rows.isEmpty() ? QString()
                          : table({Words::tr("Capacities"), Words::tr("Measured"), Words::tr("Cut-off"),
                                   Words::tr("From"), Words::tr("Temperature")},
                                  rows, 5);
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
    return sets + quantitiesHtml(c.definition) + spectraHtml(c.definition) + capacitiesHtml(c.definition);
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

/// Of a temperature, an impedance or capacities.
QString noiseName(const SharedNoise& shared)
{
    const QString of = html(join(shared.data, ", "));
    switch (shared.noise->quantity) {
    case MeasuredQuantity::Temperature:
        return Words::tr("Noise of the temperature of %1").arg(of);
    case MeasuredQuantity::Capacity:
        return Words::tr("Noise of the capacities of %1").arg(of);
    default:
        return Words::tr("Noise of the impedance of %1").arg(of);
    }
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
                 rows) +
           correlationsHtml(c.definition);
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
