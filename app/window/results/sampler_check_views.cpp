#include "app/window/results/sampler_check_views.h"

#include "app/window/results/predict_words.h"
#include "app/window/results/quantity_label.h"
#include "app/window/results/words.h"
#include "ui/text/number.h"

namespace interphase {
namespace {

QString nameOf(const std::string& quantity)
{
    return quantity == "log likelihood" ? Words::tr("Log likelihood") : quantityLabel(quantity).name;
}

EcdfView panelOf(const RankVerdict& verdict, const EcdfBand& band)
{
    EcdfView out{nameOf(verdict.quantity), pSays(pValueText(verdict.pValue)), band.point, {}, {},
                 !verdict.uniform};
    for (std::size_t i = 0; i < band.point.size(); ++i) {
        out.excess.push_back(verdict.ecdf[i] - band.point[i]);
        out.band.lower.push_back(band.lower[i] - band.point[i]);
        out.band.upper.push_back(band.upper[i] - band.point[i]);
    }
    return out;
}

QString captionOf(const SamplerCheck& check)
{
    QString out =
        Words::tr("%1 data sets, ranks among %2 draws; the bands hold all lines in 99 % of sound checks.")
            .arg(check.ranks.replicates())
            .arg(check.ranks.draws);
    if (check.kind == SbcKind::Prior)
        out += QLatin1Char(' ') + Words::tr("The truths are from the prior.");
    if (check.ranks.replicates() < check.wanted)
        out += QLatin1Char(' ') + Words::tr("Interrupted: %1 were asked for.").arg(check.wanted);
    if (check.studys != SamplerKind::Nuts)
        out += QLatin1Char(' ') + Words::tr("Checked is NUTS, which is not what this study samples with.");
    if (const long long failed = totalFailures(check.ranks.failures); failed > 0)
        out += QLatin1Char(' ') + Words::tr("%1 failed and are left out.").arg(failed);
    return out;
}

QString adviceOf(const SbcVerdict& verdict, SbcKind kind, int replicates)
{
    QStringList outside;
    for (const RankVerdict& quantity : verdict.quantities)
        if (!quantity.uniform)
            outside << nameOf(quantity.quantity);
    if (outside.isEmpty())
        return (kind == SbcKind::Prior
                    ? Words::tr("The ranks are uniform, as far as %1 data sets can tell: over the prior, the "
                                "sampler finds the posterior.")
                    : Words::tr("The ranks are uniform, as far as %1 data sets can tell: where the data have "
                                "put it, the sampler finds the posterior."))
            .arg(replicates);
    return Words::tr(
               "Ranks that are not uniform: %1. Their draws are too narrow, too wide or off, and so are the "
               "intervals. Shorter steps (acceptance 0.95 or 0.99) or a longer warm-up may help; sample, and "
               "check "
               "again.")
        .arg(outside.join(QStringLiteral(", ")));
}

/// Where the stored draws are not those of the model as it is now.
QString densitySays(const std::optional<DensityCheck>& check)
{
    if (!check || check->agrees())
        return {};
    return Words::tr("The stored draws were made by another version of the model: the log density at some of "
                     "them is not the one they were stored with. Sample again before you use them.") +
           QLatin1Char(' ');
}

} // namespace

SamplerCheckView samplerCheckView(const SamplerCheck& check)
{
    SamplerCheckView view;
    if (check.ranks.replicates() == 0)
        return view;
    const SbcVerdict verdict = judgeRanks(check.ranks);
    for (const RankVerdict& quantity : verdict.quantities)
        view.ranks.push_back(panelOf(quantity, verdict.band));
    view.caption = captionOf(check);
    view.fromPrior = check.kind == SbcKind::Prior;
    view.replicates = check.wanted;
    view.advice = {densitySays(check.density) + adviceOf(verdict, check.kind, check.ranks.replicates()), {}};
    return view;
}

} // namespace interphase
