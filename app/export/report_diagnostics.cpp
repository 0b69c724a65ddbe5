#include "app/export/report_html.h"
#include "app/export/report_results.h"
#include "app/window/results/particle_words.h"
#include "app/window/results/quantity_label.h"
#include "app/window/results/sampler_words.h"
#include "app/window/results/solver_check_controller.h"
#include "app/window/results/words.h"
#include "ui/text/number.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

// How the draws were made, and how far they can be trusted.

namespace interphase {
namespace {

/// By how much a finer solver moves each mean.
QString solverHtml(const ReportContents& c)
{
    if (!c.solver)
        return {};
    QList<QStringList> rows;
    for (std::size_t q = 0; q < c.solver->quantities.size(); ++q) {
        const ParameterLabel label = quantityLabel(c.solver->quantities[q]);
        const DisplayScale scale = scaleFor(c.solver->mean[q], label.unit);
        const double sd = scale.factor * c.solver->sd[q];
        rows << QStringList{nameOf(label), scale.unit, formatNumber(c.solver->shift(q), 2),
                            resolvedNumber(scale.factor * c.solver->reweighted[q], sd)};
    }
    return paragraph(solverAdvice(true, false, c.solver).text) +
           table({Words::tr("Error of the solver"), Words::tr("Unit"), Words::tr("Shift of the mean / sd"),
                  Words::tr("Mean, finer solver")},
                 rows, 2);
}

QString chainsText(const SamplerDefinition& s)
{
    const bool one = s.chains == 1;
    switch (s.kind) {
    case SamplerKind::Ensemble:
        return one ? Words::tr("1 ensemble of 4 walkers")
                   : Words::tr("%1 ensembles of 4 walkers").arg(s.chains);
    case SamplerKind::Smc:
        return one ? Words::tr("1 run") : Words::tr("%1 independent runs").arg(s.chains);
    default:
        return one ? Words::tr("1 chain") : Words::tr("%1 chains").arg(s.chains);
    }
}

/// Which sampler ran and where its chains began.
QString samplerText(const ReportContents& c)
{
    const SamplerDefinition& s = c.definition.sampler;
    QString out = samplerWords(s, c.surrogate, c.surrogateUse, c.mode).toHtmlEscaped();
    if (s.kind == SamplerKind::Nuts && c.mode && c.mode->targetAcceptance > 0.0)
        out += Words::tr("; acceptance of %1 as there are few measurements")
                   .arg(formatNumber(c.mode->targetAcceptance, 2));
    return QStringLiteral("%1: %2").arg(chainsText(s), out);
}

/// How well each quantity is drawn.
QString mixingHtml(const PosteriorView& posterior)
{
    QList<QStringList> rows;
    for (const SummaryRowView& r : posterior.summary)
        rows << QStringList{nameOf(r.label), formatRHat(r.rHat), formatCount(std::round(r.essBulk)),
                            formatCount(std::round(r.essTail)), formatNumber(r.errorMean / r.sd, 2)};
    return rows.isEmpty() ? QString()
                          : table({Words::tr("Parameter"), Words::tr("R-hat"), Words::tr("ESS bulk"),
                                   Words::tr("ESS tails"), Words::tr("MCSE of the mean / sd")},
                                  rows, 1);
}

} // namespace

QString diagnosticsHtml(const ReportContents& c)
{
    if (!c.run)
        return {};
    const RunDiagnostics& d = c.diagnostics;
    constexpr double kAll = std::numeric_limits<double>::infinity();
    double worst = 0.0, bulk = kAll, tails = kAll;
    for (const SummaryRowView& r : c.posterior.summary) {
        worst = std::isnan(r.rHat) ? r.rHat : std::max(worst, r.rHat);
        bulk = std::min(bulk, r.essBulk);
        tails = std::min(tails, r.essTail);
    }
    const bool particles = c.definition.sampler.kind == SamplerKind::Smc;
    QList<QStringList> rows = {{Words::tr("Sampler"), samplerText(c)}};
    if (particles)
        rows << QStringList{Words::tr("Particles of each run"), formatCount(static_cast<double>(d.kept))};
    else
        rows << QStringList{Words::tr("Draws of each chain"),
                            Words::tr("%1 kept, after %2 of warm-up")
                                .arg(formatCount(static_cast<double>(d.kept)), formatCount(d.warmup))};
    rows << QStringList{particles ? Words::tr("Largest R-hat, over runs") : Words::tr("Largest R-hat"),
                        formatRHat(worst)}
         << QStringList{Words::tr("Smallest effective sample size"),
                        std::isfinite(bulk) && std::isfinite(tails)
                            ? Words::tr("%1 in the bulk, %2 in the tails")
                                  .arg(formatCount(std::round(bulk)), formatCount(std::round(tails)))
                            : QStringLiteral("–")};
    for (const FigureView& figure : particleFigures(c.particles))
        rows << QStringList{figure.name, figure.text.toHtmlEscaped()};
    if (!particles)
        rows << QStringList{Words::tr("Divergences"), formatCount(d.divergences)}
             << QStringList{Words::tr("Mean acceptance"), percentText(d.acceptance)}
             << QStringList{Words::tr("Energy fraction (0.3 or more is sound)"),
                            formatNumber(d.energyFraction, 2)};
    rows << QStringList{solvesWords(c.definition.sampler.kind),
                        formatCount(static_cast<double>(d.gradients))};
    QString name = Words::tr("Solves that failed");
    if (c.failures.empty())
        rows << QStringList{name, Words::tr("none")};
    for (const auto& [id, failed] : c.failures)
        rows << QStringList{std::exchange(name, QString()),
                            failureText(id, failed, d.gradients, c.failureRegions)};
    return table({}, rows) + (particles ? paragraph(particleOrderText()) : QString()) +
           mixingHtml(c.posterior) + paragraph(c.samplerCheck.advice.text) + solverHtml(c);
}

} // namespace interphase
