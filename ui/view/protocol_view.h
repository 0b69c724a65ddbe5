#pragma once
#include "ui/view/predict_view.h"
#include "ui/view/sample_view.h"

namespace interphase {

/// A limit of a protocol's quantity and what it costs to be beyond it.
struct LimitView
{
    int quantity = 0; ///< among ProtocolView::quantities
    bool below = true;
    double limit = 0.0;
    double costOfCrossing = 0.0;
    double costPerUnit = 0.0;
    bool operator==(const LimitView&) const = default;
};

/// A quantity that a limit can be set for.
struct LimitQuantityView
{
    QString name; ///< "Charge discharged"
    QString unit; ///< "Ah"
    bool operator==(const LimitQuantityView&) const = default;
};

/// The tab Protocol of the page Predict: an experiment that was not made.
struct ProtocolView
{
    PredictiveView curve;
    QString protocol;
    double soc = 1.0;
    QString problem;                 ///< why it cannot be predicted; empty: it can
    std::vector<FigureView> figures; ///< what it ends with
    std::vector<LimitQuantityView> quantities;
    LimitView limit;
    std::vector<HeadlineView> risk;
    std::vector<ModelLineView> riskOfModels; ///< its probability with each model alone
    QString riskSays;
    ModelsView models;
    WorkView work;
    bool stale = false; ///< the models it is averaged over are others since, as `models` says
    bool operator==(const ProtocolView&) const = default;
};

/// The tab Sampler: ranks of simulated truths.
struct SamplerCheckView
{
    std::vector<EcdfView> ranks;
    QString caption; ///< "50 replicates, 99 draws each"
    AdviceView advice;
    int replicates = 50;
    bool fromPrior = false; ///< what the next one takes its truths from; otherwise the posterior
    WorkView work;
    bool operator==(const SamplerCheckView&) const = default;
};

} // namespace interphase
