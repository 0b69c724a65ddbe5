#include "app/window/prior_predictive.h"

#include "core/random.h"
#include "ui/text/number.h"

#include <QCoreApplication>

#include <algorithm>

namespace interphase {
namespace {

constexpr int kPoints = 150;

/// Only the data set that is shown; its whole length, so that what is held out is seen as well.
Definition shownDefinition(const PredictiveSetup& setup)
{
    Definition out = setup.definition;
    std::erase_if(out.data, [&](const DataUse& use) { return use.name != setup.data->name; });
    out.spectra.clear();
    for (DataUse& use : out.data) {
        use.usesVoltage = true; // which is what is shown
        use.usesTemperature = false;
        use.fit.reset();
        use.holdOut.reset();
        use.points = kPoints;
    }
    return out;
}

void prepare(const PredictiveSetup& setup, PriorPredictive& out)
{
    out.analysis =
        std::make_shared<const Analysis>(prepareAnalysis(shownDefinition(setup), *setup.cell, {*setup.data}));
    const PreparedData& prepared = out.analysis->data.front();
    auto measured = std::make_shared<MeasuredDrive>();
    measured->driven = prepared.driven;
    measured->voltage_V = prepared.voltage_V;
    for (const DataUse& use : setup.definition.data)
        if (use.name == setup.data->name) {
            measured->fit = use.fit;
            measured->holdOut = use.holdOut;
        }
    out.measured = std::move(measured);
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
    const auto model = forwardModelFor(*out.analysis, {out.measured->driven});
    PredictiveDraws solved = predictDraws(*model, thetas, out.analysis->posterior->noiseLayout(), 1, context);
    if (context.stopRequested())
        return;
    out.tried += more;
    std::ranges::move(solved.draws, std::back_inserter(out.draws));
    addFailures(out.failures, solved.failures);
}

void fillBands(const PriorPredictive& from, PredictiveView& view)
{
    const std::vector<double>& times = from.measured->driven.times_s;
    const OutputSegment segment{0, static_cast<int>(times.size()), times,
                                from.measured->driven.current.time_s.front()};
    const PredictiveSummary s =
        summarisePredictive(from.draws, {segment}, from.analysis->definition.sampler.seed);
    view.time_s = times;
    view.median = s.model.median;
    view.inner = {s.model.q25, s.model.q75};
    view.outer = {s.model.q05, s.model.q95};
    view.noise = {s.measurement.q05, s.measurement.q95};
}

void fillData(const MeasuredDrive& measured, PredictiveView& view)
{
    view.quantity = QCoreApplication::translate("PriorPredictive", "Voltage");
    view.unit = QStringLiteral("V");
    view.holdOut = measured.holdOut;
    for (std::size_t i = 0; i < measured.voltage_V.size(); ++i) {
        const double t = measured.driven.times_s[i];
        const bool held = measured.holdOut && t >= measured.holdOut->begin_s && t <= measured.holdOut->end_s;
        Series& to = held ? view.heldOut : view.fitted;
        to.x.push_back(t);
        to.y.push_back(measured.voltage_V[i]);
    }
}

int failed(const PriorPredictive& from)
{
    return static_cast<int>(totalFailures(from.failures));
}

QString summary(const PriorPredictive& from)
{
    const int failures = failed(from);
    const QString curves = QCoreApplication::translate("PriorPredictive", "%1 curves").arg(from.draws.size());
    if (failures == 0)
        return curves;
    return QCoreApplication::translate("PriorPredictive", "%1, %2 could not be solved")
        .arg(curves)
        .arg(failures);
}

} // namespace

PriorPredictive continuePredictive(const PredictiveSetup& setup, PriorPredictive soFar, int more,
                                   const RunContext& context)
{
    PriorPredictive out = std::move(soFar);
    if (!out.analysis)
        prepare(setup, out);
    addDraws(out, more, context);
    out.view = {};
    fillData(*out.measured, out.view.curve);
    if (out.draws.size() >= 2)
        fillBands(out, out.view.curve);
    out.view.curve.caption =
        QCoreApplication::translate("PriorPredictive", "median, 50 and 90 % parameters, 90 % with noise");
    out.view.summary = summary(out);
    return out;
}

} // namespace interphase
