#include "app/window/results/quantity_label.h"
#include "app/window/results/sample_views.h"
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
    return Words::tr("The chains do not agree on %1 yet (R-hat %2; 1.01 or less is wanted).")
        .arg(symbolOf(s, worstQuantity(s.diagnostics)), formatRHat(s.diagnostics.worstRHat()));
}

SampleAdvice correlatedAdvice(const SampleStatus& s)
{
    QString text =
        Words::tr("The residuals are correlated: intervals are too narrow by a factor of %1. Let the noise "
                  "have a smooth error of the model beside that of the instrument, or AR(1).")
            .arg(s.mode->intervalFactor, 0, 'f', 1);
    if (!s.running && s.diagnostics.worstRHat() > kRHatAgrees)
        text += QLatin1Char(' ') + disagreement(s);
    return {{text, Words::tr("Account for model error")}, SampleAction::UseCorrelatedNoise};
}

/// Nearer to 1 than it was: half the way at least.
double nextAcceptance(double acceptance)
{
    for (const double next : {0.9, 0.95, 0.99})
        if (acceptance < next - 0.005)
            return next;
    return acceptance;
}

SampleAdvice divergenceAdvice(const SampleStatus& s)
{
    const QString text =
        Words::tr("%1 draws diverged: the posterior has a corner the sampler cannot follow, and what is said "
                  "of it may be wrong.")
            .arg(s.history.divergences());
    const double next = nextAcceptance(s.sampler.targetAcceptance);
    const QString prior = Words::tr(" A tighter prior on a parameter that is not identified helps most.");
    if (s.running || next == s.sampler.targetAcceptance)
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
    if (s.running)
        return {{text + Words::tr(" More draws may be all it takes."), {}}};
    const int more = drawsFor(s, 2.0);
    return {{text + Words::tr(" Draw on, and look again."), Words::tr("Go on to %1 draws").arg(more)},
            SampleAction::DrawMore,
            more};
}

SampleAdvice tooFew(const SampleStatus& s, int slowest, double ess)
{
    const double wanted = 100.0 * s.sampler.chains;
    const int more = drawsFor(s, wanted / std::max(ess, 1.0));
    const QString text =
        Words::tr("%1 mixes slowest: its draws are worth %2 independent ones, and %3 are wanted.")
            .arg(symbolOf(s, slowest), formatCount(std::round(ess)), formatCount(wanted));
    if (s.running && more <= s.sampler.draws)
        return {{text, {}}};
    return {{text + Words::tr(" About %1 draws a chain give them.").arg(formatCount(more)),
             s.running ? QString() : Words::tr("Go on to %1 draws").arg(more)},
            s.running ? SampleAction::None : SampleAction::DrawMore,
            more};
}

SampleAdvice allIsWell(const SampleStatus& s, int slowest, double ess)
{
    const QString text =
        Words::tr("All chains agree (R-hat ≤ %1). %2 mixes slowest, and still has %3 independent draws.")
            .arg(formatRHat(std::max(1.0, s.diagnostics.worstRHat())), symbolOf(s, slowest),
                 formatCount(std::round(ess)));
    if (s.running)
        return {{text, {}}};
    return {{text, Words::tr("Look at the posterior")}, SampleAction::ShowPosterior};
}

SampleAdvice convergenceAdvice(const SampleStatus& s)
{
    const int slowest = s.diagnostics.slowest();
    if (slowest < 0 || s.history.keptLength() < 20)
        return s.running && !s.history.empty()
                   ? SampleAdvice{{Words::tr("Too early to tell whether the chains agree."), {}}}
                   : SampleAdvice{};
    const double ess = s.diagnostics.essBulk[static_cast<std::size_t>(slowest)];
    if (s.diagnostics.worstRHat() > kRHatAgrees)
        return chainsDisagree(s);
    if (ess < 100.0 * s.sampler.chains)
        return tooFew(s, slowest, ess);
    return allIsWell(s, slowest, ess);
}

} // namespace

SampleAdvice sampleAdvice(const SampleStatus& s)
{
    const NoiseKind kind = s.definition.noise.kind;
    const bool independent =
        kind == NoiseKind::Independent || kind == NoiseKind::Growing || kind == NoiseKind::StudentT;
    if (s.mode && s.mode->correlated && independent)
        return correlatedAdvice(s);
    if (s.history.divergences() > 0)
        return divergenceAdvice(s);
    if (s.history.energyFraction() < kEnergyFractionLeast && s.history.keptLength() >= kEnoughForEnergy)
        return energyAdvice(s);
    if (!s.running && s.resumable)
        return {{Words::tr("The run was stopped before its end. It goes on where it ended, draw for draw."),
                 Words::tr("Go on")},
                SampleAction::GoOn};
    return convergenceAdvice(s);
}

} // namespace interphase
