#include "app/window/results/particle_words.h"
#include "app/window/results/quantity_label.h"
#include "app/window/results/sample_views.h"
#include "app/window/results/sampler_words.h"
#include "app/window/results/words.h"
#include "core/r_hat.h"
#include "ui/text/number.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

constexpr std::size_t kEnoughForEnergy = 100; // draws a chain

QString symbolOf(const SampleStatus& s, int quantity)
{
    const auto q = static_cast<std::size_t>(quantity);
    return q < s.history.quantities().size() ? quantityLabel(s.history.quantities()[q]).symbol : QString();
}

int worstQuantity(const RunningDiagnostics& d)
{
    int at = 0;
    for (std::size_t q = 0; q < d.lastRHat.size(); ++q)
        if (d.lastRHat[q] > d.lastRHat[static_cast<std::size_t>(at)])
            at = static_cast<int>(q);
    return at;
}

QString disagreement(const SampleStatus& s)
{
    return (s.sampler.chains == 1
                ? Words::tr(
                      "The halves of the chain do not agree on %1 yet (R-hat %2; 1.01 or less is wanted).")
                : Words::tr("The chains do not agree on %1 yet (R-hat %2; 1.01 or less is wanted)."))
        .arg(symbolOf(s, worstQuantity(s.diagnostics)), formatRHat(s.diagnostics.worstRHat()));
}

SampleAdvice severalModes(const SampleStatus& s, const QString& text)
{
    if (s.running)
        return {{text, {}}};
    SamplerDefinition sampler = defaultSampler(SamplerKind::Smc);
    sampler.seed = s.definition.sampler.seed;
    return {{text, Words::tr("Sample by tempered particles")}, SampleAction::ChangeSampler, 0, sampler};
}

SampleAdvice correlatedAdvice(const SampleStatus& s)
{
    const QString text =
        Words::tr("The residuals are correlated: intervals are too narrow by a factor of %1. Let the noise "
                  "have a smooth error of the model beside that of the instrument, or AR(1).")
            .arg(s.mode->intervalFactor, 0, 'f', 1);
    return {{text, Words::tr("Account for model error")}, SampleAction::UseCorrelatedNoise};
}

SampleAdvice divergenceAdvice(const SampleStatus& s)
{
    const QString text =
        Words::tr("%1 draws diverged: the posterior has a corner the sampler cannot follow, and what is said "
                  "of it may be wrong.")
            .arg(s.history.divergences());
    const double taken = takenAcceptance(s.sampler, s.mode);
    const double next = nextAcceptance(taken);
    const QString prior = Words::tr(" A tighter prior on a parameter that is not identified helps most.");
    if (s.running || next == taken)
        return {{text + prior, {}}};
    SamplerDefinition sampler = s.definition.sampler;
    sampler.targetAcceptance = next;
    return {{text + prior + Words::tr(" Shorter steps may follow it."),
             Words::tr("Sample with acceptance %1").arg(next)},
            SampleAction::ChangeSampler,
            0,
            sampler};
}

/// The energies change too little from draw to draw.
SampleAdvice energyAdvice(const SampleStatus& s)
{
    const QString text = Words::tr("The energy is explored slowly (E-BFMI %1; 0.3 or more is wanted): the "
                                   "tails of the posterior may be missing.")
                             .arg(formatNumber(s.history.energyFraction(), 2));
    if (s.running)
        return {{text, {}}};
    SamplerDefinition sampler = s.definition.sampler;
    sampler.warmup = 2 * std::max(sampler.warmup, 100);
    return {{text + Words::tr(" A longer warm-up fits the sampler better to the posterior."),
             Words::tr("Sample with %1 of warm-up").arg(formatCount(sampler.warmup))},
            SampleAction::ChangeSampler,
            0,
            sampler};
}

/// The next whole hundred of draws a chain that would be enough.
int drawsFor(const SampleStatus& s, double factor)
{
    const double wanted = factor * static_cast<double>(s.history.keptLength());
    return static_cast<int>(std::ceil(std::clamp(wanted, 100.0, 1e6) / 100.0)) * 100;
}

SampleAdvice chainsDisagree(const SampleStatus& s)
{
    const QString text = disagreement(s);
    if (s.running || s.resumable)
        return {{text + Words::tr(" More draws may be all it takes."), {}}};
    const int more = drawsFor(s, 2.0);
    return {{text + Words::tr(" Draw on, and look again."), Words::tr("Go on to %1 draws").arg(more)},
            SampleAction::DrawMore,
            more};
}

double essWanted(const SampleStatus& s)
{
    return kEssAChain * s.sampler.chains;
}

SampleAdvice tooFew(const SampleStatus& s, const SlowestQuantity& slowest)
{
    const double wanted = essWanted(s);
    const int more = drawsFor(s, wanted / std::max(slowest.ess, 1.0));
    const QString text =
        (slowest.tails
             ? Words::tr("The tails of %1 mix slowest: for them the draws are worth %2 independent ones, and "
                         "%3 are wanted. The 5 and 95 % quantiles are not well known yet.")
             : Words::tr(
                   "%1 mixes slowest: its draws are worth %2 independent ones (bulk), and %3 are wanted."))
            .arg(symbolOf(s, slowest.quantity), formatCount(std::round(slowest.ess)), formatCount(wanted));
    const bool unfinished = s.running || s.resumable;
    if (unfinished && more <= s.sampler.draws)
        return {{text, {}}};
    return {{text + Words::tr(" About %1 draws a chain give them.").arg(formatCount(more)),
             unfinished ? QString() : Words::tr("Go on to %1 draws").arg(more)},
            unfinished ? SampleAction::None : SampleAction::DrawMore,
            more};
}

/// Halves of one chain, or the particles of one run, may agree where another would have found another place.
SampleAdvice oneChain(const SampleStatus& s)
{
    const bool particles = s.sampler.kind == SamplerKind::Smc;
    const QString text =
        particles ? oneRunText()
                  : Words::tr("With one chain it cannot be judged whether chains agree: R-hat compares its "
                              "halves only.");
    if (s.running || s.resumable)
        return {{text, {}}};
    SamplerDefinition sampler = s.definition.sampler;
    sampler.chains = SamplerDefinition().chains;
    return {{text, (particles ? Words::tr("Sample with %1 runs") : Words::tr("Sample with %1 chains"))
                       .arg(sampler.chains)},
            SampleAction::ChangeSampler,
            0,
            sampler};
}

SampleAdvice runsAreWell(const SampleStatus& s)
{
    const QString text = Words::tr("All runs agree (R-hat over runs ≤ %1).")
                             .arg(formatRHat(std::max(1.0, s.diagnostics.worstRHat())));
    if (s.running)
        return {{text, {}}};
    return {{text, Words::tr("Look at the posterior")}, SampleAction::ShowPosterior};
}

SampleAdvice allIsWell(const SampleStatus& s)
{
    if (s.sampler.kind == SamplerKind::Smc)
        return runsAreWell(s);
    const SlowestQuantity slowest = s.diagnostics.slowest();
    const QString text =
        (slowest.tails
             ? Words::tr("All chains agree (R-hat ≤ %1). The tails of %2 mix slowest, and still have "
                         "%3 independent draws.")
             : Words::tr("All chains agree (R-hat ≤ %1). %2 mixes slowest, and still has %3 "
                         "independent draws."))
            .arg(formatRHat(std::max(1.0, s.diagnostics.worstRHat())), symbolOf(s, slowest.quantity),
                 formatCount(std::round(slowest.ess)));
    if (s.running)
        return {{text, {}}};
    return {{text, Words::tr("Look at the posterior")}, SampleAction::ShowPosterior};
}

/// Draws that say something of the chains.
bool canTell(const SampleStatus& s)
{
    return s.diagnostics.slowest().quantity >= 0 && s.history.keptLength() >= 20;
}

bool residualsGoTogether(const SampleStatus& s)
{
    const NoiseKind kind = s.definition.noise.kind;
    const bool independent =
        kind == NoiseKind::Independent || kind == NoiseKind::Growing || kind == NoiseKind::StudentT;
    return s.mode && s.mode->correlated && independent;
}

/// Every limit that is crossed. Worst first: chains that disagree have not found the posterior, draws that
/// diverged bend it, correlated residuals make it too narrow, slow energies cut its tails, and few draws only
/// blur it.
std::vector<SampleAdvice> crossedLimits(const SampleStatus& s)
{
    std::vector<SampleAdvice> out;
    if (s.sampler.kind == SamplerKind::Smc) {
        out = particleAdvice(s);
        if (residualsGoTogether(s))
            out.push_back(correlatedAdvice(s));
        if (canTell(s) && s.sampler.chains == 1)
            out.push_back(oneChain(s));
        for (SampleAdvice& advice : out)
            advice.limit = true;
        return out;
    }
    const QString modes =
        s.mode ? severalModesText(s.sampler, *s.mode, s.diagnostics.worstRHat()) : QString();
    if (canTell(s) && !modes.isEmpty()) // of which more draws do not help
        out.push_back(severalModes(s, modes));
    else if (canTell(s) && s.diagnostics.worstRHat() > kRHatAgrees)
        out.push_back(chainsDisagree(s));
    if (s.history.divergences() > 0)
        out.push_back(divergenceAdvice(s));
    if (residualsGoTogether(s))
        out.push_back(correlatedAdvice(s));
    if (s.history.energyFraction() < kEnergyFractionLeast && s.history.keptLength() >= kEnoughForEnergy)
        out.push_back(energyAdvice(s));
    if (const SlowestQuantity slowest = s.diagnostics.slowest();
        canTell(s) && modes.isEmpty() && slowest.ess < essWanted(s))
        out.push_back(tooFew(s, slowest));
    if (canTell(s) && s.sampler.chains == 1)
        out.push_back(oneChain(s));
    for (SampleAdvice& advice : out)
        advice.limit = true;
    return out;
}

SampleAdvice goOn()
{
    return {{Words::tr("The run was stopped before its end. It goes on where it ended, draw for draw."),
             Words::tr("Go on with this run")},
            SampleAction::GoOn};
}

} // namespace

std::vector<SampleAdvice> sampleAdvice(const SampleStatus& s)
{
    std::vector<SampleAdvice> out = crossedLimits(s);
    if (!s.running && s.resumable)
        out.insert(out.begin(), goOn());
    if (!out.empty())
        return out;
    if (canTell(s))
        return {allIsWell(s)};
    if (s.running && !s.history.empty())
        return {
            {{s.sampler.kind == SamplerKind::Smc ? Words::tr("Too early to tell whether the runs agree.")
                                                 : Words::tr("Too early to tell whether the chains agree."),
              {}}}};
    return {};
}

QString sampleDoubt(const SampleStatus& s)
{
    if (s.running || s.history.empty() || !s.run || s.run->stale())
        return {};
    const std::vector<SampleAdvice> limits = crossedLimits(s);
    return limits.empty() ? QString() : limits.front().view.text;
}

} // namespace interphase
