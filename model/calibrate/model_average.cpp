#include "calibrate/model_average.h"

#include "bayes/variance_shares.h"
#include "calibrate/evidence_parts.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace interphase {
namespace {

/// What one model predicts with; looks at it.
SampledAnalysis sampledOf(Study& study, const ModelShare& model)
{
    study.lookAt(study.analysisNamed(model.analysis));
    return readSampledAnalysis(study);
}

/// Those that are predicted.
AveragedModels predicted(const AveragedModels& average)
{
    AveragedModels out = average;
    std::erase_if(out.models, [](const ModelShare& model) { return model.run == 0; });
    return out;
}

std::vector<double> weightsOf(const AveragedModels& average)
{
    std::vector<double> out;
    for (const ModelShare& model : average.models)
        out.push_back(model.weight);
    return out;
}

/// The moments by the law of total variance; the bands stay those of the mixture.
void setMoments(PredictiveSummary& mixture, const std::vector<PredictiveSummary>& models,
                std::span<const double> weights)
{
    VarianceShares shares = varianceShares(models, weights);
    mixture.mean = std::move(shares.mean);
    mixture.aleatoric = std::move(shares.aleatoric);
    mixture.epistemic = std::move(shares.parameter);
    mixture.discrepancy = std::move(shares.discrepancy);
    mixture.betweenModel = std::move(shares.betweenModel);
}

/// `fitted`: those that all draws of a model share, at these rows.
PredictiveDraw atRows(const PredictiveDraw& draw, const std::vector<std::size_t>& rows,
                      const std::shared_ptr<const FittedRows>& fitted)
{
    PredictiveDraw out{{}, draw.noise};
    for (const std::size_t row : rows)
        out.prediction.push_back(draw.prediction[row]);
    if (fitted)
        out.given.push_back({fitted, draw.given.front().residual});
    return out;
}

std::shared_ptr<const FittedRows> fittedAtRows(const std::vector<PredictiveDraw>& draws,
                                               const std::vector<std::size_t>& rows)
{
    if (draws.empty() || draws.front().given.empty())
        return nullptr;
    FittedRows out = *draws.front().given.front().rows;
    const std::vector<bool> all = std::exchange(out.continues, {});
    for (const std::size_t row : rows)
        out.continues.push_back(all[row]);
    return std::make_shared<const FittedRows>(std::move(out));
}

template <class T>
void keepRows(std::vector<T>& values, const std::vector<std::size_t>& rows)
{
    std::vector<T> kept;
    for (const std::size_t row : rows)
        kept.push_back(values[row]);
    values = std::move(kept);
}

/// One data set, at the rows that all models have.
class AveragedData
{
public:
    /// index: of the data set of the first of `models`.
    AveragedData(const std::vector<PredictedDraws>& models, std::size_t index)
    {
        const PredictedData& data = models.front().data[index];
        m_times = data.time_s;
        for (const PredictedDraws& model : models) {
            const auto at = std::ranges::find_if(model.data, [&](const PredictedData& d) {
                return d.name == data.name && d.quantity == data.quantity && d.imaginary == data.imaginary;
            });
            m_indices.push_back(static_cast<std::size_t>(at - model.data.begin()));
            if (at == model.data.end())
                m_times.clear();
            std::erase_if(m_times, [&](double t) {
                return at == model.data.end() || std::ranges::find(at->time_s, t) == at->time_s.end();
            });
        }
        for (std::size_t m = 0; m < models.size(); ++m) {
            m_draws.emplace_back();
            if (m_times.empty())
                continue;
            const std::vector<std::size_t> rows = rowsIn(models[m].data[m_indices[m]].time_s);
            const std::vector<PredictiveDraw>& draws = models[m].draws[m_indices[m]];
            const auto fitted = fittedAtRows(draws, rows);
            for (const PredictiveDraw& draw : draws)
                m_draws.back().push_back(atRows(draw, rows, fitted));
        }
        m_segment = models.front().segments[index];
        m_segment.count = static_cast<int>(m_times.size());
        m_segment.time_s = m_times;
        if (!m_segment.scale.empty())
            keepRows(m_segment.scale, rowsIn(data.time_s));
    }

    bool empty() const { return m_times.empty(); }

    /// Adds it, with the mixture for draws.
    void addTo(const PredictedDraws& first, std::size_t index, const std::vector<MixtureDraw>& mixture,
               PredictedDraws& out) const
    {
        PredictedData data = first.data[index];
        const std::vector<std::size_t> rows = rowsIn(data.time_s);
        std::vector<double> own = first.own_V[index];
        keepRows(data.measured_V, rows);
        keepRows(data.heldOut, rows);
        keepRows(own, rows);
        data.time_s = m_times;
        out.data.push_back(std::move(data));
        out.own_V.push_back(std::move(own));
        out.segments.push_back(m_segment);
        auto& draws = out.draws.emplace_back();
        for (const MixtureDraw& chosen : mixture)
            draws.push_back(m_draws[chosen.model][chosen.draw]);
    }

    void setMomentsOf(PredictiveSummary& summary, std::span<const double> weights, std::uint64_t seed,
                      int readings) const
    {
        std::vector<PredictiveSummary> models;
        for (const auto& draws : m_draws)
            models.push_back(summarisePredictive(draws, {m_segment}, seed, readings));
        setMoments(summary, models, weights);
    }

private:
    std::vector<std::size_t> rowsIn(const std::vector<double>& times) const
    {
        std::vector<std::size_t> rows;
        for (const double t : m_times)
            rows.push_back(static_cast<std::size_t>(std::ranges::find(times, t) - times.begin()));
        return rows;
    }

    std::vector<double> m_times;
    std::vector<std::size_t> m_indices; ///< of the data set in each model
    std::vector<std::vector<PredictiveDraw>> m_draws;
    OutputSegment m_segment;
};

/// models: the selected analysis first.
Prediction average(const std::vector<PredictedDraws>& models, std::span<const double> weights,
                   std::uint64_t seed, const PredictionOptions& options)
{
    std::vector<std::size_t> available;
    for (const PredictedDraws& model : models)
        available.push_back(model.draws.empty() ? 0 : model.draws.front().size());
    const std::vector<MixtureDraw> mixture = mixtureDraws(available, weights, options.draws);
    PredictedDraws mixed;
    std::vector<AveragedData> parts;
    for (std::size_t d = 0; d < models.front().data.size(); ++d) {
        AveragedData part(models, d);
        if (part.empty())
            continue;
        part.addTo(models.front(), d, mixture, mixed);
        parts.push_back(std::move(part));
    }
    if (parts.empty())
        throw InputError(MessageId::InvalidArgument,
                         {"predictions of several models", "they have no data set of the same name and times",
                          "one or more"});
    for (const PredictedDraws& model : models)
        addFailures(mixed.failures, model.failures);
    Prediction out = summarisePrediction(std::move(mixed), seed, options.readings);
    for (std::size_t d = 0; d < parts.size(); ++d)
        parts[d].setMomentsOf(out.data[d].summary, weights, seed + d, options.readings);
    return out;
}

/// Which models are used, and what each of them draws, the selected analysis first.
template <class Drawn>
struct DrawnModels
{
    AveragedModels all;
    std::vector<double> weights; ///< of those drawn
    std::vector<Drawn> drawn;
    Status status;
    RunId run = 0;          ///< of the selected analysis
    std::uint64_t seed = 0; ///< likewise
};

/// draw: Drawn(const SampledAnalysis&, const RunContext&).
template <class Drawn, class Draw>
DrawnModels<Drawn> drawEach(Study& study, ModelWeighting weighting, const RunContext& context, Draw draw)
{
    DrawnModels<Drawn> out;
    out.all = weighModels(study, weighting);
    const AveragedModels used = predicted(out.all);
    out.run = used.models.front().run;
    out.weights = weightsOf(used);
    const auto count = static_cast<double>(used.models.size());
    for (const ModelShare& model : used.models) {
        const auto done = static_cast<double>(out.drawn.size());
        context.report(done / count);
        const SampledAnalysis sampled = sampledOf(study, model);
        if (out.drawn.empty())
            out.seed = sampled.analysis.definition.sampler.seed;
        out.drawn.push_back(draw(sampled, stretchOf(context, done / count, (done + 1.0) / count)));
        out.status = out.drawn.back().status;
        if (!out.status.ok())
            break;
    }
    study.lookAt({});
    return out;
}

} // namespace

PredictionRecord predictOverModels(Study& study, const PredictionOptions& options, const RunContext& context)
{
    auto models = drawEach<PredictedDraws>(
        study, options.models, context, [&](const SampledAnalysis& sampled, const RunContext& part) {
            return predictDataDraws(sampled.analysis, sampled.datasets,
                                    chooseDraws(sampled.draws, options.draws), options, part);
        });
    PredictionRecord out;
    out.run = models.run;
    out.prediction.status = models.status;
    if (!models.status.ok())
        return out;
    out.prediction = average(models.drawn, models.weights, models.seed, options);
    out.prediction.average = std::move(models.all);
    out.failed = totalFailures(out.prediction.failures);
    return out;
}

ProtocolRecord predictProtocolOverModels(Study& study, const ProtocolQuestion& question,
                                         const RunContext& context)
{
    auto models = drawEach<ProtocolDraws>(
        study, question.models, context, [&](const SampledAnalysis& sampled, const RunContext& part) {
            return simulateProtocol(sampled.analysis, chooseDraws(sampled.draws, question.draws), question,
                                    part);
        });
    ProtocolRecord out;
    out.run = models.run;
    out.prediction.status = models.status;
    if (!models.status.ok())
        return out;
    std::vector<std::size_t> available;
    for (const ProtocolDraws& model : models.drawn)
        available.push_back(model.draws.size());
    std::vector<ProtocolDraw> mixed;
    for (const MixtureDraw& chosen : mixtureDraws(available, models.weights, question.draws))
        mixed.push_back(models.drawn[chosen.model].draws[chosen.draw]);
    ProtocolPrediction& p = out.prediction;
    p = summariseProtocol(mixed, question, models.seed);
    std::vector<PredictiveSummary> summaries;
    for (const ProtocolDraws& model : models.drawn) {
        ProtocolPrediction one = summariseProtocol(model.draws, question, models.seed, p.time_s);
        summaries.push_back(std::move(one.summary));
        p.ofModels.push_back(std::move(one.quantities));
        addFailures(p.failures, model.failures);
    }
    setMoments(p.summary, summaries, models.weights);
    p.average = std::move(models.all);
    return out;
}

} // namespace interphase
