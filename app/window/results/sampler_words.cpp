#include "app/window/results/sampler_words.h"

#include "app/window/results/quantity_label.h"
#include "app/window/results/words.h"
#include "bayes/surrogate_chain.h"
#include "core/r_hat.h"
#include "ui/text/messages.h"
#include "ui/text/number.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

QString polynomialWords(const SurrogateReport& r)
{
    const QString out =
        Words::tr("surrogate transitions, by a polynomial of degree %1 (%2 terms, fitted to %3 solves)")
            .arg(r.degree)
            .arg(r.terms)
            .arg(r.solved);
    if (r.byRounds)
        return out;
    const QString after = Words::tr("%1 after a warm-up by NUTS").arg(out);
    return r.roundsReason.empty()
               ? after
               : Words::tr("%1 (without one: %2)").arg(after, QString::fromStdString(r.roundsReason));
}

/// "99.7 %": what is left of it is told beside.
QString share(double part)
{
    return Words::tr("%1 %").arg(formatNumber(100.0 * part, 3));
}

/// What the draws were made by. Steps of heavy tails are asked of the model as those of the surrogate are,
/// and are counted with them.
QString sharesWords(const SurrogateUse& use)
{
    if (!std::isfinite(use.acceptance))
        return {};
    return Words::
        tr("%1 of the draws by the surrogate or, one in %2 at most, by a step of heavy tails, of which the "
           "model accepted %3; %4 by NUTS on the model")
            .arg(share(1.0 - use.nutsShare))
            .arg(std::lround(1.0 / SurrogateOptions{}.tailShare))
            .arg(share(use.acceptance), share(use.nutsShare));
}

QString surrogateWords(const SurrogateReport& r, const SurrogateUse& use)
{
    if (!r.reason.empty())
        return Words::tr("NUTS, in the place of surrogate transitions: %1")
            .arg(QString::fromStdString(r.reason));
    if (r.degree == 0)
        return Words::tr("NUTS, to warm up for surrogate transitions");
    QStringList parts{polynomialWords(r), sharesWords(use)};
    if (use.chainsOnNuts > 0)
        parts << Words::tr("NUTS alone on %1 chains, where the model accepted fewer than 30 % in the trial")
                     .arg(use.chainsOnNuts);
    parts.removeAll(QString());
    return parts.join(QStringLiteral("; "));
}

QString nutsWords(const SamplerDefinition& sampler)
{
    switch (sampler.metric) {
    case MetricKind::LowRank:
        return Words::tr("NUTS (the model has gradients), low-rank metric");
    case MetricKind::Diagonal:
        return Words::tr("NUTS (the model has gradients), diagonal metric");
    default:
        return Words::tr("NUTS (the model has gradients), dense metric");
    }
}

QString kindWords(const SamplerDefinition& sampler)
{
    switch (sampler.kind) {
    case SamplerKind::Ensemble:
        return Words::tr("differential evolution of ensembles (asked for; uses no gradients)");
    case SamplerKind::Surrogate:
        return Words::tr("surrogate transitions and NUTS");
    case SamplerKind::Smc:
        return Words::tr("tempered sequential Monte Carlo (asked for; finds and weighs several modes)");
    default:
        return nutsWords(sampler);
    }
}

QString beginWords(const SamplerDefinition& sampler, const ModeReport& mode)
{
    if (!mode.startedFrom.empty())
        return Words::tr("begun from the draws of %1, without a search for other modes")
            .arg(QString::fromStdString(mode.startedFrom));
    if (beginsAtModes(mode))
        return Words::tr("chains begin around %1 modes in turn").arg(mode.modes.size());
    if (!mode.chainStarts.empty())
        return Words::tr("chains begin at draws of Pathfinder (k-hat %1)")
            .arg(formatNumber(mode.pathfinderK, 2));
    if (sampler.kind == SamplerKind::Smc)
        return Words::tr("runs begin at draws of the priors");
    if (!usesGradients(sampler.kind))
        return {};
    return sampler.chainStarts == ChainStarts::Pathfinder
               ? Words::tr("Pathfinder found no draws, chains begin around the mode")
               : Words::tr("chains begin around the mode");
}

} // namespace

QString samplerWords(const SamplerDefinition& sampler, const std::optional<SurrogateReport>& surrogate,
                     const SurrogateUse& use, const std::optional<ModeReport>& mode)
{
    QStringList parts{surrogate ? surrogateWords(*surrogate, use) : kindWords(sampler),
                      mode ? beginWords(sampler, *mode) : QString()};
    parts.removeAll(QString());
    return parts.join(QStringLiteral("; "));
}

StartCounts countStarts(const std::vector<double>& waterfall, const std::vector<FoundMode>& modes)
{
    constexpr double kSameMode = 0.1; // log density by which climbs to one mode may differ
    StartCounts out;
    for (const double value : waterfall)
        ++(!std::isfinite(value)                   ? out.failed
           : waterfall.front() - value < kSameMode ? out.together
                                                   : out.lower);
    if (modes.size() < 2)
        return out;
    const int ended = out.together + out.lower;
    out.together = modes.front().climbs;
    for (std::size_t m = 1; m < modes.size(); ++m)
        out.others += modes[m].climbs;
    out.lower = ended - out.together - out.others;
    return out;
}

QString modesWords(const std::vector<std::string>& quantities, const std::vector<FoundMode>& modes)
{
    if (modes.size() < 2)
        return {};
    // The quantity in which the first two lie furthest apart, relative to what it is.
    std::size_t apart = 0;
    const auto ratio = [&](std::size_t i) {
        const double a = modes[0].theta[i], b = modes[1].theta[i];
        return std::abs(a - b) / std::max({std::abs(a), std::abs(b), 1e-300});
    };
    for (std::size_t i = 0; i < quantities.size(); ++i)
        apart = ratio(i) > ratio(apart) ? i : apart;
    const ParameterLabel label = quantityLabel(quantities[apart]);
    QStringList places;
    for (const FoundMode& mode : modes) {
        const DisplayScale scale = scaleFor(mode.theta[apart], label.unit);
        places << Words::tr("%1 %2 (%3 %)")
                      .arg(formatNumber(scale.factor * mode.theta[apart], 3), scale.unit,
                           formatNumber(100.0 * mode.share, 2));
    }
    return Words::tr("The search found %1 modes, at %2 = %3; the shares are those of normal approximations.")
        .arg(modes.size())
        .arg(label.symbol, places.join(QStringLiteral(", ")));
}

QString severalModesText(const SamplerDefinition& sampler, const ModeReport& mode, double rHat)
{
    const bool all = beginsAtModes(mode) && static_cast<std::size_t>(sampler.chains) >= mode.modes.size();
    if (mode.modes.size() < 2 || sampler.kind == SamplerKind::Smc || (all && rHat <= kRHatAgrees))
        return {};
    return modesWords(mode.quantities, mode.modes) +
           Words::tr(" Chains seldom go over from one to the other, so that what they say of their shares "
                     "is chance, even where they agree. Tempered particles find and weigh them.");
}

QString startsWords(const std::vector<double>& waterfall, const FailureCounts& failures,
                    const std::vector<FoundMode>& modes)
{
    const StartCounts n = countStarts(waterfall, modes);
    QStringList out{Words::tr("%1 of %2 starts of the search ended at the best mode.")
                        .arg(n.together)
                        .arg(waterfall.size())};
    if (n.others > 0)
        out << Words::tr("%1 ended at another that counts.").arg(n.others);
    if (n.lower > 0)
        out << Words::tr("%1 ended lower.").arg(n.lower);
    if (n.failed > 0)
        out << Words::tr("%1 failed: neither there nor on the way towards the first start could the model be "
                         "solved.")
                   .arg(n.failed);
    for (const auto& [id, failed] : failures)
        out << (failed.count == 1
                    ? Words::tr("Once: %1").arg(messageText(failed.first))
                    : Words::tr("%1 times, the first: %2").arg(failed.count).arg(messageText(failed.first)));
    out << Words::tr("The mode is that of the density of the sampler's coordinates: logarithms of positive "
                     "parameters, logits of those between two bounds.");
    return out.join(QLatin1Char(' '));
}

double takenAcceptance(const SamplerDefinition& sampler, const std::optional<ModeReport>& mode)
{
    const bool raised = mode && sampler.kind == SamplerKind::Nuts && mode->targetAcceptance > 0.0;
    return raised ? mode->targetAcceptance : sampler.targetAcceptance;
}

double nextAcceptance(double acceptance)
{
    for (const double next : {0.95, 0.99})
        if (acceptance < next - 0.005)
            return next;
    return acceptance;
}

QString solvesWords(SamplerKind kind)
{
    switch (kind) {
    case SamplerKind::Ensemble:
        return Words::tr("Solves, values only");
    case SamplerKind::Surrogate:
        return Words::tr("Solves of the model, with gradient and without");
    case SamplerKind::Smc:
        return Words::tr("Solves of the model");
    default:
        return Words::tr("Solves with gradient");
    }
}

} // namespace interphase
