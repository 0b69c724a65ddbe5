#include "app/window/prior_predictive.h"

#include "app/window/results/quantity_label.h"
#include "core/random.h"
#include "ui/text/number.h"

#include <QCoreApplication>

#include <algorithm>

namespace interphase {
namespace {

constexpr int kPoints = 150;

/// One data set, its whole length, so that what is held out is seen as well, and all spectra and capacities.
Definition shownDefinition(const PredictiveSetup& setup)
{
    Definition out = setup.definition;
    std::erase_if(out.data, [&](const DataUse& use) { return !setup.data || use.name != setup.data->name; });
    for (DataUse& use : out.data) {
        use.usesVoltage = true; // shown whether it takes part or not
        use.fit.reset();
        use.holdOut.reset();
        use.points = kPoints;
    }
    for (SpectrumUse& use : out.spectra)
        use.fit.reset();
    return out;
}

std::shared_ptr<const Analysis> prepare(const PredictiveSetup& setup)
{
    std::vector<Dataset> data;
    if (setup.data)
        data.push_back(*setup.data);
    Analysis out = prepareAnalysis(shownDefinition(setup), *setup.cell, data);
    // Draws from the prior lie far apart: each solve takes steps of its own.
    auto spec = std::make_shared<CellModelSpec>(*out.spec);
    for (DrivenData& driven : spec->data)
        driven.grid.reset();
    out.spec = std::move(spec);
    return std::make_shared<const Analysis>(std::move(out));
}

std::vector<double> drawFromPriors(const Analysis& analysis, int index)
{
    RandomStream stream(analysis.definition.sampler.seed, StreamPurpose::Prior,
                        static_cast<std::uint32_t>(index));
    return analysis.posterior->drawFromPrior(stream);
}

void addDraws(PriorPredictive& out, int more, const RunContext& context)
{
    std::vector<std::vector<double>> thetas;
    for (int i = 0; i < more; ++i)
        thetas.push_back(drawFromPriors(*out.analysis, out.tried + i));
    const CellForwardModel model(out.analysis->spec);
    PredictiveDraws solved = predictDraws(model, thetas, out.analysis->posterior->noiseLayout(), 1, context);
    if (context.stopRequested())
        return;
    out.tried += more;
    std::ranges::move(solved.draws, std::back_inserter(out.draws));
    addFailures(out.failures, solved.failures);
}

std::vector<double> partOf(const std::vector<double>& values, const OutputSegment& segment)
{
    const auto first = values.begin() + segment.first;
    return {first, first + segment.count};
}

void fillBands(const PredictiveSummary& s, const OutputSegment& segment, PredictiveView& view)
{
    const auto part = [&](const std::vector<double>& values) { return partOf(values, segment); };
    view.time_s = segment.time_s;
    view.median = part(s.model.median);
    view.inner = {part(s.model.q25), part(s.model.q75)};
    view.outer = {part(s.model.q05), part(s.model.q95)};
    view.noise = {part(s.measurement.q05), part(s.measurement.q95)};
}

/// What was measured, with what is held out of it.
PredictiveView dataView(const PredictiveSetup& setup, const CellOutput& output, const OutputSegment& segment,
                        const std::vector<double>& measured)
{
    PredictiveView view;
    view.quantity = quantityText(output.quantity, output.imaginary);
    view.unit = unitOf(output.quantity);
    view.axis = axisOf(output.quantity);
    view.caption =
        QCoreApplication::translate("PriorPredictive", "median, 50 and 90 % parameters, 90 % with noise");
    const auto use = std::ranges::find(setup.definition.data, output.name, &DataUse::name);
    if (use != setup.definition.data.end())
        view.holdOut = use->holdOut;
    for (std::size_t i = 0; i < segment.time_s.size(); ++i) {
        const double t = segment.time_s[i];
        const bool held = view.holdOut && t >= view.holdOut->begin_s && t <= view.holdOut->end_s;
        Series& to = held ? view.heldOut : view.fitted;
        to.x.push_back(t);
        to.y.push_back(measured[static_cast<std::size_t>(segment.first) + i]);
    }
    return view;
}

QString summary(const PriorPredictive& from)
{
    const auto failures = static_cast<int>(totalFailures(from.failures));
    const QString curves = QCoreApplication::translate("PriorPredictive", "%1 curves").arg(from.draws.size());
    if (failures == 0)
        return curves;
    return QCoreApplication::translate("PriorPredictive", "%1, %2 could not be solved")
        .arg(curves)
        .arg(failures);
}

} // namespace

bool hasShown(const Definition& definition, const Dataset* data)
{
    return data || !definition.spectra.empty() || !definition.capacities.empty();
}

PriorPredictive continuePredictive(const PredictiveSetup& setup, PriorPredictive soFar, int more,
                                   const RunContext& context)
{
    PriorPredictive out = std::move(soFar);
    if (!out.analysis)
        out.analysis = prepare(setup);
    addDraws(out, more, context);
    const Posterior& posterior = *out.analysis->posterior;
    std::optional<PredictiveSummary> bands;
    if (out.draws.size() >= 2)
        bands = summarisePredictive(out.draws, posterior.segments(), out.analysis->definition.sampler.seed);
    out.view = {};
    const std::vector<CellOutput> outputs = outputsOf(*out.analysis->spec);
    for (std::size_t s = 0; s < outputs.size(); ++s) {
        const OutputSegment& segment = posterior.segments()[s];
        PredictiveView& view =
            out.view.curves.emplace_back(dataView(setup, outputs[s], segment, posterior.data()));
        if (bands)
            fillBands(*bands, segment, view);
        out.view.outputs << outputText(outputs[s].name, outputs[s].quantity, outputs[s].imaginary);
    }
    out.view.summary = summary(out);
    return out;
}

} // namespace interphase
