#include "app/window/results/sample_views.h"

#include "app/window/results/quantity_label.h"
#include "app/window/results/words.h"
#include "core/r_hat.h"
#include "ui/text/messages.h"
#include "ui/text/number.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

const QString kDot = QStringLiteral(" · ");

bool warmingUp(const SampleStatus& s)
{
    return s.history.keptLength() == 0;
}

RunState stateOf(const SampleStatus& s)
{
    if (s.running)
        return s.running->sampling.paused ? RunState::Paused : RunState::Running;
    if (s.end.outcome == Outcome::Failed || (s.run && s.run->status == RunStatus::Failed))
        return RunState::Failed;
    return s.run && !s.resumable && s.run->status == RunStatus::Complete ? RunState::Finished
                                                                         : RunState::Idle;
}

QString drawsText(const SampleStatus& s)
{
    return Words::tr("%1 of %2 draws")
        .arg(formatCount(static_cast<double>(s.history.stored())),
             formatCount(static_cast<double>(drawsWanted(s))));
}

QString headline(const SampleStatus& s)
{
    if (s.running && s.stopping)
        return Words::tr("Stopping");
    if (s.running && s.running->phase == CalibrationPhase::Preparing)
        return Words::tr("Preparing");
    if (s.running && s.running->phase == CalibrationPhase::Searching)
        return Words::tr("Searching for the best fit");
    if (s.running || s.resumable)
        return drawsText(s);
    if (s.run && !s.history.empty())
        return Words::tr("%1 draws")
            .arg(formatCount(static_cast<double>(s.history.chains()) *
                             static_cast<double>(s.history.keptLength())));
    return {};
}

QString divergencesText(const SampleStatus& s)
{
    return Words::tr("%1 divergences").arg(s.history.divergences());
}

QString samplingDetail(const SampleStatus& s)
{
    QStringList parts;
    if (warmingUp(s))
        parts << Words::tr("warming up");
    if (s.running->sampling.paused)
        parts << Words::tr("paused");
    else
        parts << timeLeftText(s.left_s);
    if (s.drawsPerSecond > 0.0 && !s.running->sampling.paused)
        parts << Words::tr("%1 draws/s").arg(formatNumber(s.drawsPerSecond, 2));
    if (!warmingUp(s))
        parts << divergencesText(s);
    parts.removeAll(QString());
    return parts.join(kDot);
}

QString searchDetail(const SampleStatus& s)
{
    return Words::tr("from %1 starting points · %2 · %3")
        .arg(QString::number(s.sampler.starts), percentText(s.running->searchFraction),
             durationText(s.running->elapsed_s));
}

QString idleDetail(const SampleStatus& s)
{
    if (stateOf(s) == RunState::Failed)
        return s.end.outcome == Outcome::Failed ? messageText(s.end.reason)
                                                : QString::fromStdString(s.run->message);
    if (s.resumable)
        return Words::tr("stopped; goes on where it ended");
    return s.run && !s.history.empty() ? divergencesText(s) : QString();
}

QString detail(const SampleStatus& s)
{
    if (!s.running || s.stopping)
        return s.running ? QString() : idleDetail(s);
    switch (s.running->phase) {
    case CalibrationPhase::Searching:
        return searchDetail(s);
    case CalibrationPhase::Sampling:
        return samplingDetail(s);
    default:
        return {};
    }
}

double progress(const SampleStatus& s)
{
    if (s.running && s.running->phase == CalibrationPhase::Searching)
        return s.running->searchFraction;
    const auto wanted = static_cast<double>(drawsWanted(s));
    return wanted > 0.0 ? std::clamp(static_cast<double>(s.history.stored()) / wanted, 0.0, 1.0) : 0.0;
}

std::vector<FigureView> solves(const SampleStatus& s)
{
    std::vector<FigureView> out;
    if (s.history.empty())
        return out;
    out.push_back({Words::tr("With gradient"), formatCount(static_cast<double>(s.history.leapfrogs()))});
    for (const auto& [id, failed] : s.failures)
        out.push_back({Words::tr("Failed"),
                       Words::tr("%1 (%2): %3")
                           .arg(formatCount(static_cast<double>(failed.count)),
                                percentText(static_cast<double>(failed.count) /
                                            static_cast<double>(std::max(1LL, s.history.leapfrogs()))),
                                messageText(failed.first))});
    out.push_back({Words::tr("Step"), formatNumber(s.history.stepSize(), 2)});
    if (std::isfinite(s.history.acceptance()))
        out.push_back({Words::tr("Accepted"), percentText(s.history.acceptance())});
    const double energy = s.history.energyFraction();
    if (std::isfinite(energy))
        out.push_back(
            {Words::tr("Energy"), Words::tr("%1 (%2)").arg(formatNumber(energy, 2),
                                                           energy < 0.3 ? Words::tr("too slow, below 0.3")
                                                                        : Words::tr("sound, above 0.3"))});
    return out;
}

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

SampleAdvice divergenceAdvice(const SampleStatus& s)
{
    return {{Words::tr(
                 "%1 draws diverged: the posterior has a corner the sampler cannot follow, and what is said "
                 "of it may be wrong. A tighter prior on a parameter that is not identified helps most.")
                 .arg(s.history.divergences()),
             {}}};
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
    const double wanted = 100.0 * s.history.chains();
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
    if (ess < 100.0 * s.history.chains())
        return tooFew(s, slowest, ess);
    return allIsWell(s, slowest, ess);
}

QString methodText(const SampleStatus& s)
{
    return Words::tr("NUTS, %1 chains").arg(s.sampler.chains);
}

} // namespace

long long drawsWanted(const SampleStatus& s)
{
    const SamplerDefinition& sampler = s.sampler;
    return static_cast<long long>(storedChains(sampler)) * (sampler.warmup + sampler.draws);
}

TracesView tracesView(const SampleStatus& s)
{
    TracesView out;
    if (s.history.empty())
        return out;
    out.warmup = s.sampler.warmup;
    std::size_t longest = 0;
    for (const auto& chain : s.history.of(0))
        longest = std::max(longest, chain.size());
    out.draws = std::max(s.sampler.warmup + s.sampler.draws, static_cast<int>(longest));
    for (std::size_t q = 0; q < s.history.quantities().size(); ++q) {
        TraceView trace;
        trace.label = quantityLabel(s.history.quantities()[q]);
        trace.chains = s.history.of(q);
        if (q < s.diagnostics.rHat.size()) {
            for (const auto& point : s.diagnostics.rHat[q]) {
                trace.rHat.x.push_back(point.draw);
                trace.rHat.y.push_back(point.rHat);
            }
            const double last = s.diagnostics.lastRHat[q], ess = s.diagnostics.essBulk[q];
            trace.lastRHat = std::isfinite(last) ? last : 0.0;
            trace.ess = std::isfinite(ess) ? ess : 0.0;
        }
        out.traces.push_back(std::move(trace));
    }
    return out;
}

SampleAdvice sampleAdvice(const SampleStatus& s)
{
    const NoiseKind kind = s.definition.noise.kind;
    const bool independent =
        kind == NoiseKind::Independent || kind == NoiseKind::Growing || kind == NoiseKind::StudentT;
    if (s.mode && s.mode->correlated && independent)
        return correlatedAdvice(s);
    if (s.history.divergences() > 0 && !s.running)
        return divergenceAdvice(s);
    if (!s.running && s.resumable)
        return {{Words::tr("The run was stopped before its end. It goes on where it ended, draw for draw."),
                 Words::tr("Go on")},
                SampleAction::GoOn};
    return convergenceAdvice(s);
}

SampleView sampleView(const SampleStatus& s)
{
    SampleView out;
    out.state = stateOf(s);
    out.headline = headline(s);
    out.method = methodText(s);
    out.detail = detail(s);
    out.progress = progress(s);
    out.advice = sampleAdvice(s).view;
    out.solves = solves(s);
    out.sampler = s.definition.sampler;
    out.noise = s.definition.noise;
    out.blocked = s.blocked;
    return out;
}

QString statusLine(const SampleStatus& s)
{
    if (!s.running)
        return {};
    if (s.running->phase != CalibrationPhase::Sampling || s.stopping)
        return headline(s);
    QStringList parts = {Words::tr("%1 chains").arg(s.sampler.chains), drawsText(s)};
    const double worst = s.diagnostics.worstRHat();
    if (std::isfinite(worst))
        parts << Words::tr("R-hat %1").arg(formatRHat(worst));
    const int slowest = s.diagnostics.slowest();
    if (slowest >= 0)
        parts << Words::tr("ESS %1").arg(
            formatCount(std::round(s.diagnostics.essBulk[static_cast<std::size_t>(slowest)])));
    if (s.running->sampling.paused)
        parts << Words::tr("paused");
    else if (s.left_s)
        parts << timeLeftText(s.left_s);
    return parts.join(kDot);
}

} // namespace interphase
