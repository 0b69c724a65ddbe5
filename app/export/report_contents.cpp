#include "app/export/report_contents.h"

#include "app/window/data_views.h"
#include "app/window/results/chain_panels.h"
#include "app/window/results/compare_views.h"
#include "app/window/results/identify_views.h"
#include "app/window/results/nyquist_views.h"
#include "app/window/results/posterior_views.h"
#include "app/window/results/predict_views.h"
#include "app/window/results/protocol_views.h"
#include "app/window/results/sample_views.h"
#include "app/window/results/sampler_check_views.h"
#include "app/window/results/stored_run.h"
#include "app/window/results/words.h"

#include <QFileInfo>

#include <algorithm>

namespace interphase {
namespace {

void addData(std::vector<Dataset> datasets, ReportContents& out)
{
    for (Dataset& data : datasets) {
        const auto use = std::ranges::find(out.definition.data, data.name, &DataUse::name);
        out.dataViews.push_back(datasetView(data, use == out.definition.data.end() ? DataUse{} : *use, true));
        data.time_s.clear();
        data.current_A.clear();
        data.voltage_V.clear();
        data.temperature_K.clear();
        out.datasets.push_back(std::move(data));
    }
}

void addRun(Study& study, ReportContents& out)
{
    std::optional<StoredRun> stored = readStoredRun(study);
    if (!stored || stored->history.empty())
        return;
    out.run = stored->info;
    out.mode = stored->mode;
    out.surrogate = stored->surrogate;
    out.surrogateUse = stored->surrogateUse;
    out.failures = std::move(stored->failures);
    out.failureRegions = std::move(stored->failureRegions);
    SampleStatus status;
    status.sampler = stored->sampler;
    status.history = std::move(stored->history);
    status.diagnostics = std::move(stored->diagnostics);
    status.mode = stored->mode;
    status.particles = stored->particles;
    out.particles = stored->particles;
    const PanelInput input = panelInput(status);
    out.ranks = panelsView(SampleTab::Ranks, input).panels;
    if (status.sampler.kind == SamplerKind::Smc) {
        out.temperatures = panelsView(SampleTab::Temperatures, input).panels;
    } else {
        out.traces = tracesView(status);
        out.energies = panelsView(SampleTab::Energy, input).panels;
        out.autocorrelations = panelsView(SampleTab::Autocorrelation, input).panels;
        out.growth = panelsView(SampleTab::Growth, input).panels;
        out.depths = panelsView(SampleTab::Depth, input).panels;
    }
    if (out.mode)
        out.starts = panelsView(SampleTab::Starts, input);
    out.solver = storedSolverCheck(study, stored->info.id);
    const ChainHistory& h = status.history;
    out.diagnostics = {h.chains(),    h.keptLength(), h.warmup(),        h.divergences(),
                       h.leapfrogs(), h.acceptance(), h.energyFraction()};
    out.posterior = readPosteriorView(study, stored->info.id);
    if (!out.posterior.advice.text.isEmpty()) { // the worst there is to say
        out.warnings << out.posterior.advice.text;
        return;
    }
    status.definition = study.runDefinition(stored->info.id);
    status.run = stored->info;
    for (const SampleAdvice& advice : sampleAdvice(status))
        if (advice.limit)
            out.warnings << advice.view.text;
}

void addIdentification(Study& study, ReportContents& out)
{
    const std::optional<RunInfo> run = study.latestRun(RunPurpose::Identify);
    if (!run)
        return;
    IdentifyResults results;
    if (const auto local = study.getResult(run->id, kIdentificationResult))
        results.local = parseIdentification(*local);
    if (const auto profiles = study.getResult(run->id, kProfilesResult))
        results.profiles = parseProfiles(*profiles);
    out.identify = identifyView(results);
    if (run->stale())
        out.warnings << Words::tr("The identification is out of date.");
}

void addPredictions(Study& study, ReportContents& out)
{
    const std::optional<PredictionRecord> record = latestPrediction(study);
    if (!record)
        return;
    for (std::size_t d = 0; d < record->prediction.data.size(); ++d)
        out.predictions.push_back(predictView(*record, static_cast<int>(d), out.definition.noise.kind));
    out.nyquists = nyquistViews(record->prediction);
    if (study.latestRun(RunPurpose::Predict)->stale() || (out.run && record->run != out.run->id))
        out.warnings << Words::tr("The prediction is out of date: it was made from an earlier run.");
    else if (record->prediction.average.outdated)
        out.warnings << Words::tr(
            "The prediction is out of date: the models or their weights are others since.");
}

void addComparison(Study& study, ReportContents& out)
{
    const Comparison comparison = compareAnalyses(study);
    if (!comparison.ranking.empty())
        out.comparison = compareView(comparison);
    if (comparison.analyses.size() == 1)
        out.comparison.advice = {}; // to add another is for the page to say
}

/// What was kept with the run.
void addChecks(Study& study, ReportContents& out)
{
    if (const std::optional<ProtocolRecord> protocol = latestProtocol(study))
        out.protocol = protocolView(*protocol);
    if (out.protocol.stale)
        out.warnings << Words::tr(
            "The prediction of the protocol is out of date: the models or their weights "
            "are others since.");
    if (const std::optional<SamplerCheck> check = latestSamplerCheck(study))
        out.samplerCheck = samplerCheckView(*check);
}

} // namespace

ReportContents collectReport(Study& study)
{
    ReportContents out;
    out.file = QFileInfo(QString::fromStdString(study.path())).fileName();
    addRun(study, out);
    out.definition = out.run ? study.runDefinition(out.run->id) : study.definition();
    addData(out.run ? study.runDatasets(out.run->id) : study.datasets(), out);
    if (out.run && out.run->stale())
        out.warnings << staleSentence(*out.run);
    addIdentification(study, out);
    addPredictions(study, out);
    addComparison(study, out);
    addChecks(study, out);
    return out;
}

} // namespace interphase
