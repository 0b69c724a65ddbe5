#include "app/window/results/sample_views.h"

#include "app/window/results/failure_words.h"
#include "app/window/results/particle_words.h"
#include "app/window/results/quantity_label.h"
#include "app/window/results/sampler_words.h"
#include "app/window/results/words.h"
#include "core/r_hat.h"
#include "ui/text/messages.h"
#include "ui/text/number.h"

#include <QFileInfo>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

const QString kDot = QStringLiteral(" · ");

bool tempered(const SampleStatus& s)
{
    return s.sampler.kind == SamplerKind::Smc;
}

bool warmingUp(const SampleStatus& s)
{
    return s.history.keptLength() == 0 && !tempered(s);
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
    return (tempered(s) ? Words::tr("%1 of %2 particles") : Words::tr("%1 of %2 draws"))
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
        return (tempered(s) ? Words::tr("%1 particles") : Words::tr("%1 draws"))
            .arg(formatCount(static_cast<double>(s.history.chains()) *
                             static_cast<double>(s.history.keptLength())));
    return {};
}

QString divergencesText(const SampleStatus& s)
{
    return Words::tr("%1 divergences").arg(s.history.divergences());
}

QString fileName(const std::string& path)
{
    return QFileInfo(QString::fromStdString(path)).fileName();
}

/// Where the chains began, if at another study's draws.
QString startedText(const SampleStatus& s)
{
    return s.mode && !s.mode->startedFrom.empty()
               ? Words::tr("begun at the draws of %1").arg(fileName(s.mode->startedFrom))
               : QString();
}

/// Where sampling may end before all draws are made.
QString targetText(const SamplerDefinition& sampler)
{
    QStringList parts;
    if (sampler.targetEss > 0.0)
        parts << Words::tr("ESS %1").arg(formatCount(sampler.targetEss));
    if (sampler.targetMcse > 0.0)
        parts << Words::tr("MCSE %1 sd").arg(formatNumber(sampler.targetMcse, 2));
    return parts.isEmpty() ? QString() : Words::tr("ends at %1").arg(parts.join(Words::tr(" and ")));
}

/// From 1: runs of particles come one after the other.
int runUnderWay(const SampleStatus& s)
{
    return std::min(static_cast<int>(s.particles.size()) + 1, s.sampler.chains);
}

QString samplingDetail(const SampleStatus& s)
{
    QStringList parts;
    if (warmingUp(s))
        parts << Words::tr("warming up");
    if (tempered(s))
        parts << Words::tr("run %1 of %2").arg(runUnderWay(s)).arg(s.sampler.chains);
    if (s.running->sampling.paused)
        parts << Words::tr("paused");
    else
        parts << timeLeftText(s.left_s);
    if (s.drawsPerSecond > 0.0 && !s.running->sampling.paused && !tempered(s))
        parts << Words::tr("%1 draws/s").arg(formatNumber(s.drawsPerSecond, 2));
    if (!warmingUp(s) && usesGradients(s.sampler.kind))
        parts << divergencesText(s);
    if (!tempered(s))
        parts << targetText(s.sampler);
    parts << startedText(s);
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
    if (!s.run || s.history.empty())
        return {};
    QStringList parts;
    if (s.reached)
        parts << Words::tr("target reached: ESS %1, MCSE %2 sd")
                     .arg(formatCount(std::round(s.reached->ess)), formatNumber(s.reached->mcse, 2));
    if (usesGradients(s.sampler.kind))
        parts << divergencesText(s);
    parts << startedText(s);
    parts.removeAll(QString());
    return parts.join(kDot);
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
    return wanted > 0.0 ? std::clamp(drawsMade(s) / wanted, 0.0, 1.0) : 0.0;
}

std::vector<FigureView> solves(const SampleStatus& s)
{
    std::vector<FigureView> out;
    if (s.history.empty())
        return out;
    out.push_back({s.sampler.kind == SamplerKind::Surrogate ? Words::tr("Solves")
                   : usesGradients(s.sampler.kind)          ? Words::tr("With gradient")
                                                            : Words::tr("Values"),
                   formatCount(static_cast<double>(s.history.leapfrogs()))});
    for (const auto& [id, failed] : s.failures)
        out.push_back(
            {Words::tr("Failed"), failureText(id, failed, s.history.leapfrogs(), s.failureRegions)});
    if (tempered(s)) {
        const std::vector<FigureView> particles = particleFigures(s.particles);
        out.insert(out.end(), particles.begin(), particles.end());
        return out;
    }
    if (usesGradients(s.sampler.kind))
        out.push_back({Words::tr("Step"), formatNumber(s.history.stepSize(), 2)});
    if (std::isfinite(s.history.acceptance()))
        out.push_back({Words::tr("Accepted"), percentText(s.history.acceptance())});
    const double energy = s.history.energyFraction();
    if (std::isfinite(energy))
        out.push_back({Words::tr("Energy"), Words::tr("%1 (%2)").arg(formatNumber(energy, 2),
                                                                     energy < kEnergyFractionLeast
                                                                         ? Words::tr("too slow, below 0.3")
                                                                         : Words::tr("sound, above 0.3"))});
    return out;
}

QString methodText(const SampleStatus& s)
{
    switch (s.sampler.kind) {
    case SamplerKind::Ensemble:
        return s.sampler.chains == 1 ? Words::tr("1 ensemble of 4 walkers")
                                     : Words::tr("%1 ensembles of 4 walkers").arg(s.sampler.chains);
    case SamplerKind::Surrogate:
        return s.sampler.chains == 1 ? Words::tr("Surrogate and NUTS, 1 chain")
                                     : Words::tr("Surrogate and NUTS, %1 chains").arg(s.sampler.chains);
    case SamplerKind::Smc:
        return particleMethodText(s.sampler.chains);
    case SamplerKind::Nuts:
        break;
    }
    return s.sampler.chains == 1 ? Words::tr("NUTS, 1 chain")
                                 : Words::tr("NUTS, %1 chains").arg(s.sampler.chains);
}

} // namespace

long long drawsWanted(const SampleStatus& s)
{
    const SamplerDefinition& sampler = s.sampler;
    return static_cast<long long>(storedChains(sampler)) * (sampler.warmup + sampler.draws);
}

double drawsMade(const SampleStatus& s)
{
    return tempered(s) && s.running ? s.running->sampling.fraction() * static_cast<double>(drawsWanted(s))
                                    : static_cast<double>(s.history.stored());
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

SampleView sampleView(const SampleStatus& s)
{
    SampleView out;
    out.state = stateOf(s);
    out.headline = headline(s);
    out.method = methodText(s);
    out.detail = detail(s);
    out.progress = progress(s);
    for (const SampleAdvice& advice : sampleAdvice(s))
        out.advice.push_back(advice.view);
    out.solves = solves(s);
    if (!s.history.empty())
        out.ran = samplerWords(s.sampler, s.surrogate, s.surrogateUse, s.mode);
    if (!out.ran.isEmpty())
        out.ran[0] = out.ran[0].toUpper();
    out.particles = tempered(s);
    out.sampler = s.definition.sampler;
    out.earlier = QFileInfo(fileName(s.earlier)).completeBaseName();
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
    QStringList parts = {tempered(s) ? Words::tr("run %1 of %2").arg(runUnderWay(s)).arg(s.sampler.chains)
                         : s.sampler.chains == 1 ? Words::tr("1 chain")
                                                 : Words::tr("%1 chains").arg(s.sampler.chains),
                         drawsText(s)};
    const double worst = s.diagnostics.worstRHat();
    if (std::isfinite(worst))
        parts << Words::tr("R-hat %1").arg(formatRHat(worst));
    if (const SlowestQuantity slowest = s.diagnostics.slowest(); slowest.quantity >= 0 && !tempered(s))
        parts << Words::tr("ESS %1").arg(formatCount(std::round(slowest.ess)));
    if (s.running->sampling.paused)
        parts << Words::tr("paused");
    else if (s.left_s)
        parts << timeLeftText(s.left_s);
    return parts.join(kDot);
}

} // namespace interphase
