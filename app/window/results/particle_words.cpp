#include "app/window/results/particle_words.h"

#include "app/window/results/compare_texts.h"
#include "app/window/results/quantity_label.h"
#include "app/window/results/words.h"
#include "core/r_hat.h"
#include "ui/text/number.h"

#include <QStringList>

#include <algorithm>
#include <cmath>
#include <functional>

namespace interphase {
namespace {

/// "27", "27 to 30"
QString rangeText(int low, int high)
{
    return low == high ? QString::number(low) : Words::tr("%1 to %2").arg(low).arg(high);
}

std::pair<double, double> rangeOver(const std::vector<ParticleRun>& runs,
                                    const std::function<double(const SmcStage&)>& value)
{
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (const ParticleRun& run : runs)
        for (const SmcStage& stage : run.stages) {
            low = std::min(low, value(stage));
            high = std::max(high, value(stage));
        }
    return {low, high};
}

QString evidenceText(const std::vector<ParticleRun>& runs)
{
    QStringList out;
    for (const ParticleRun& run : runs)
        out << withError(run.logEvidence, run.standardError);
    return out.join(QStringLiteral(", "));
}

int fewestFounders(const std::vector<ParticleRun>& runs)
{
    return runs.empty() ? 0 : std::ranges::min_element(runs, {}, &ParticleRun::founders)->founders;
}

int unmixedOf(const std::vector<ParticleRun>& runs)
{
    int sum = 0;
    for (const ParticleRun& run : runs)
        sum += run.unmixed;
    return sum;
}

PanelView stagePanel(const std::vector<ParticleRun>& runs, const QString& title, const QString& yTitle,
                     const std::function<double(const SmcStage&)>& value)
{
    PanelView out{title, Words::tr("Temperature, in order"), yTitle, {}};
    for (const ParticleRun& run : runs) {
        PanelSeries series{Words::tr("run %1").arg(run.run + 1), {}, PanelStyle::Line, run.run};
        for (const SmcStage& stage : run.stages) {
            series.points.x.push_back(static_cast<double>(series.points.x.size() + 1));
            series.points.y.push_back(value(stage));
        }
        out.series.push_back(std::move(series));
    }
    return out;
}

SampleAdvice moreParticles(const SampleStatus& s, const QString& text)
{
    if (s.running || s.resumable)
        return {{text, {}}};
    SamplerDefinition sampler = s.definition.sampler;
    sampler.kind = SamplerKind::Smc;
    sampler.draws = 2 * s.sampler.draws;
    return {{text, Words::tr("Sample with %1 particles").arg(formatCount(sampler.draws))},
            SampleAction::ChangeSampler,
            0,
            sampler};
}

QString symbolAt(const SampleStatus& s, std::size_t quantity)
{
    return quantity < s.history.quantities().size() ? quantityLabel(s.history.quantities()[quantity]).symbol
                                                    : QString();
}

SampleAdvice runsDisagree(const SampleStatus& s)
{
    std::size_t worst = 0;
    for (std::size_t q = 0; q < s.diagnostics.lastRHat.size(); ++q)
        if (s.diagnostics.lastRHat[q] > s.diagnostics.lastRHat[worst])
            worst = q;
    return moreParticles(
        s, Words::tr(
               "The runs do not agree on %1 (R-hat over runs %2; 1.01 or less is wanted): they found other "
               "modes, or weigh them otherwise. More particles find the same.")
               .arg(symbolAt(s, worst), formatRHat(s.diagnostics.worstRHat())));
}

} // namespace

QString particleMethodText(int runs)
{
    return runs == 1 ? Words::tr("Tempered particles, 1 run")
                     : Words::tr("Tempered particles, %1 independent runs").arg(runs);
}

QString oneRunText()
{
    return Words::tr("With one run it cannot be judged whether runs agree: what it missed nobody sees.");
}

QString particleOrderText()
{
    return Words::tr("Particles of one run follow no order in time: they stand by the first particles they "
                     "descend from, so that relatives are not counted twice in effective sizes.");
}

std::vector<FigureView> particleFigures(const std::vector<ParticleRun>& runs)
{
    if (runs.empty())
        return {};
    const auto byStages = [](const ParticleRun& run) { return run.stages.size(); };
    const auto [shortest, longest] = std::ranges::minmax_element(runs, {}, byStages);
    const auto effective = rangeOver(runs, [](const SmcStage& s) { return s.effectiveSize; });
    const auto accepted = rangeOver(runs, [](const SmcStage& s) { return s.acceptance; });
    const auto sweeps = rangeOver(runs, [](const SmcStage& s) { return s.sweeps; });
    const QString particles = formatCount(runs.front().particles);
    std::vector<FigureView> out{
        {Words::tr("Temperatures"), Words::tr("%1 a run")
                                        .arg(rangeText(static_cast<int>(shortest->stages.size()),
                                                       static_cast<int>(longest->stages.size())))},
        {Words::tr("Effective particles"), Words::tr("%1 or more of %2 at every temperature")
                                               .arg(formatCount(std::floor(effective.first)), particles)},
        {Words::tr("Moves accepted"),
         Words::tr("%1 to %2, in %3 sweeps a temperature")
             .arg(percentText(accepted.first), percentText(accepted.second),
                  rangeText(static_cast<int>(sweeps.first), static_cast<int>(sweeps.second)))},
        {Words::tr("Ancestors"), Words::tr("%1 or more of %2 first particles have descendants in each run")
                                     .arg(fewestFounders(runs))
                                     .arg(particles)},
        {Words::tr("Log evidence"),
         runs.size() == 1 ? evidenceText(runs) : Words::tr("%1 by run").arg(evidenceText(runs))}};
    if (const int unmixed = unmixedOf(runs); unmixed > 0)
        out.push_back(
            {Words::tr("Not forgotten"),
             unmixed == 1
                 ? Words::tr("at one temperature, where particles were before the moves")
                 : Words::tr("at %1 temperatures, where particles were before the moves").arg(unmixed)});
    return out;
}

bool evidencesDisagree(const std::vector<ParticleRun>& runs)
{
    std::vector<EvidenceEstimate> estimates(runs.size());
    for (std::size_t r = 0; r < runs.size(); ++r) {
        estimates[r].logEvidence = runs[r].logEvidence;
        estimates[r].standardError = runs[r].standardError;
    }
    if (runs.empty())
        return false;
    const RepeatedEvidence all = combineEvidence(std::move(estimates));
    return runsDisagree(all.scatter, all.stated, runs.size());
}

QString unmixedText(const std::vector<ParticleRun>& runs)
{
    const int unmixed = unmixedOf(runs);
    return unmixed == 0
               ? QString()
               : Words::tr("At %1 of the temperatures of all runs the particles did not forget where they "
                           "were: the log evidences may be off by more than they differ and than the errors "
                           "they state, and shares of modes with them.")
                     .arg(unmixed);
}

PanelsView temperaturesView(const std::vector<ParticleRun>& runs)
{
    if (runs.empty())
        return {
            Words::tr("The temperatures that particles come through on the way from the priors (0) to the "
                      "posterior (1) appear with the first run that ends."),
            {}};
    std::vector<PanelView> panels{
        stagePanel(runs, Words::tr("Temperature"), Words::tr("log10 of the temperature"),
                   [](const SmcStage& s) { return std::log10(s.temperature); }),
        stagePanel(runs, Words::tr("Effective particles"), Words::tr("Effective particles"),
                   [](const SmcStage& s) { return s.effectiveSize; }),
        stagePanel(runs, Words::tr("Moves accepted"), Words::tr("Share of the last sweep"),
                   [](const SmcStage& s) { return s.acceptance; }),
        stagePanel(runs, Words::tr("Sweeps"), Words::tr("Moves of each particle"),
                   [](const SmcStage& s) { return static_cast<double>(s.sweeps); })};
    panels[1].yUpper = 1.05 * runs.front().particles;
    panels[2].yUpper = 1.0;
    return {Words::tr("From the priors to the posterior, temperature by temperature, each line a run. Where "
                      "effective particles fall below half they are drawn anew; where few moves are accepted "
                      "they take more sweeps to forget where they were. Log evidence: %1.")
                .arg(evidenceText(runs)),
            std::move(panels)};
}

std::vector<SampleAdvice> particleAdvice(const SampleStatus& s)
{
    std::vector<SampleAdvice> out;
    const bool known = s.history.keptLength() >= 20;
    if (known && s.diagnostics.worstRHat() > kRHatAgrees)
        out.push_back(runsDisagree(s));
    if (evidencesDisagree(s.particles))
        out.push_back(moreParticles(
            s, Words::tr(
                   "The log evidences of the runs (%1) differ by more than the errors they state: some runs "
                   "have missed a part of the posterior, and all may have.")
                   .arg(evidenceText(s.particles))));
    if (const QString unmixed = unmixedText(s.particles); !unmixed.isEmpty())
        out.push_back(moreParticles(s, unmixed));
    if (!s.particles.empty() && fewestFounders(s.particles) < kFewestFounders)
        out.push_back(
            moreParticles(s, Words::tr("Only %1 of the first particles have descendants in one of the runs: "
                                       "the stated error of its log evidence is uncertain.")
                                 .arg(fewestFounders(s.particles))));
    return out;
}

} // namespace interphase
