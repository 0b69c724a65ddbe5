#include "app/window/results/protocol_views.h"

#include "app/window/results/models_views.h"
#include "app/window/results/predict_views.h"
#include "app/window/results/predict_words.h"
#include "app/window/results/quantity_label.h"
#include "app/window/results/words.h"
#include "bayes/diagnostics.h"
#include "ui/text/number.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

QString nameOf(ProtocolQuantity quantity)
{
    switch (quantity) {
    case ProtocolQuantity::DischargedCharge:
        return Words::tr("Charge discharged");
    case ProtocolQuantity::ChargedCharge:
        return Words::tr("Charge charged");
    case ProtocolQuantity::DischargedEnergy:
        return Words::tr("Energy discharged");
    case ProtocolQuantity::Duration:
        return Words::tr("Duration");
    case ProtocolQuantity::LowestVoltage:
        return Words::tr("Lowest voltage");
    case ProtocolQuantity::HighestVoltage:
        return Words::tr("Highest voltage");
    case ProtocolQuantity::EndVoltage:
        return Words::tr("Voltage at the end");
    case ProtocolQuantity::HighestTemperature:
        break;
    }
    return Words::tr("Highest temperature");
}

QString unitOf(ProtocolQuantity quantity)
{
    const std::string_view unit = protocolQuantityUnit(quantity);
    return QString::fromUtf8(unit.data(), static_cast<qsizetype>(unit.size()));
}

std::vector<double> sorted(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values;
}

/// "4.62(3) Ah"; without what does not vary.
void addFigures(const ProtocolPrediction& p, ProtocolView& view)
{
    for (int q = 0; q < kProtocolQuantities; ++q) {
        const auto quantity = static_cast<ProtocolQuantity>(q);
        const std::vector<double>& values = p.of(quantity);
        const auto n = static_cast<double>(values.size());
        double mean = 0.0, square = 0.0;
        for (const double v : values)
            mean += v / n;
        for (const double v : values)
            square += (v - mean) * (v - mean);
        const double sd = std::sqrt(square / std::max(n - 1.0, 1.0));
        if (sd > 1e-9 * std::abs(mean))
            view.figures.push_back(
                {nameOf(quantity), QStringLiteral("%1 %2").arg(formatUncertain(mean, sd), unitOf(quantity))});
    }
    if (const long long failed = totalFailures(p.failures); failed > 0)
        view.figures.push_back(
            {Words::tr("Failed"), Words::tr("%1 of %2 draws").arg(failed).arg(failed + p.draws)});
}

/// As far as two draws still run.
PredictiveView curveOf(const ProtocolPrediction& p)
{
    const auto ended = std::ranges::find_if(p.summary.mean, [](double v) { return std::isnan(v); });
    const auto n = static_cast<std::size_t>(ended - p.summary.mean.begin());
    PredictiveSummary s = p.summary;
    for (PredictiveBands* bands : {&s.model, &s.measurement})
        for (auto* column : {&bands->q05, &bands->q25, &bands->median, &bands->q75, &bands->q95})
            column->resize(n);
    for (auto* column : {&s.mean, &s.aleatoric, &s.epistemic, &s.discrepancy})
        column->resize(n);
    if (!s.betweenModel.empty())
        s.betweenModel.resize(n);
    return bandView({p.time_s.begin(), p.time_s.begin() + (ended - p.summary.mean.begin())}, s, p.readings);
}

QString rareOrShare(const Risk& risk)
{
    const QString rare = rareText(risk);
    return rare.isEmpty() ? percentText(risk.probability) : rare;
}

void addRisk(const ProtocolRecord& record, ProtocolView& view)
{
    const ProtocolLimit& limit = *record.limit;
    const Risk risk = record.risk();
    const std::vector<Risk> each = record.risksOfModels();
    std::size_t next = 0;
    for (const ModelShare& model : record.prediction.average.models)
        if (model.run != 0)
            view.riskOfModels.push_back({QString::fromStdString(model.analysis), rareOrShare(each[next++])});
    if (const QString rare = rareText(risk); !rare.isEmpty()) {
        view.risk = {{Words::tr("Probability"), Words::tr("< %1").arg(percentText(risk.below)), rare}};
        view.riskSays =
            Words::tr("Of the cell itself, over what is not known of its parameters; no draw is beyond "
                      "the limit (%1, with 95 %), so what crossing it costs in the mean is not known.")
                .arg(rare);
        return;
    }
    view.risk = {{Words::tr("Probability"), percentText(risk.probability),
                  Words::tr("± %1").arg(percentText(risk.probabilityError))}};
    if (limit.question.costOfCrossing != 0.0 || limit.question.costPerUnit != 0.0)
        view.risk.push_back({Words::tr("Expected cost"), formatNumber(risk.cost, 3),
                             Words::tr("± %1").arg(formatNumber(risk.costError, 2))});
    view.riskSays = Words::tr("Of the cell itself, over what is not known of its parameters; beyond the "
                              "limit by %1 on average.")
                        .arg(formatQuantity(risk.beyond, unitOf(limit.quantity), 2));
}

} // namespace

ProtocolLimit usualLimit(const ProtocolRecord& record, ProtocolQuantity quantity, bool below)
{
    const double value = sortedQuantile(sorted(record.prediction.of(quantity)), below ? 0.05 : 0.95);
    const double digit = std::pow(10.0, std::floor(std::log10(std::max(std::abs(value), 1e-9))) - 3.0);
    ProtocolLimit out{quantity, {std::round(value / digit) * digit, below, 0.0, 0.0}};
    if (record.limit) {
        out.question.costOfCrossing = record.limit->question.costOfCrossing;
        out.question.costPerUnit = record.limit->question.costPerUnit;
    }
    return out;
}

ProtocolView protocolView(const ProtocolRecord& record)
{
    ProtocolView view;
    const ProtocolPrediction& p = record.prediction;
    view.protocol = QString::fromStdString(p.protocol);
    view.soc = p.soc;
    for (int q = 0; q < kProtocolQuantities; ++q) {
        const auto quantity = static_cast<ProtocolQuantity>(q);
        view.quantities.push_back({nameOf(quantity), unitOf(quantity)});
    }
    if (p.time_s.empty())
        return view;
    view.curve = curveOf(p);
    view.curve.caption = Words::tr("%1, among the draws that still run").arg(view.curve.caption);
    addFigures(p, view);
    view.models = modelsView(p.average, p.summary);
    view.stale = p.average.outdated;
    if (!record.limit)
        return view;
    const RiskQuestion& question = record.limit->question;
    view.limit = {static_cast<int>(record.limit->quantity), question.below, question.limit,
                  question.costOfCrossing, question.costPerUnit};
    addRisk(record, view);
    return view;
}

} // namespace interphase
