#include "app/command/result_text.h"
#include "app/command/run_summary.h"
#include "app/command/text_table.h"
#include "app/command/uncertain_number.h"
#include "app/window/results/compare_texts.h"
#include "app/window/results/predict_words.h"
#include "bayes/diagnostics.h"
#include "bayes/variance_shares.h"
#include "core/text.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

/// A spread below that share of the mean is the solver's.
constexpr double kRounding = 1e-8;

std::string shown(double value, int digits)
{
    return std::isfinite(value) ? formatRounded(value, digits) : "-";
}

std::string percent(double share)
{
    return std::to_string(std::lround(100.0 * share)) + " %";
}

/// Of p-values: none is exactly 0.
std::string pText(double p)
{
    return p < 0.005 ? "< 0.01" : shown(p, 2);
}

/// unit: empty where all are voltages, whose unit stands in the head.
void addScore(TextTable& table, const std::string& name, const char* part, const PredictionScore& score,
              const std::string& unit)
{
    if (score.points == 0)
        return;
    std::vector<std::string> row{name, part, std::to_string(score.points)};
    if (!unit.empty())
        row.push_back(unit);
    for (const std::string& cell :
         {shown(1e3 * score.before_V, 4), shown(1e3 * score.rms_V, 4), percent(score.coverage.central50),
          percent(score.coverage.central90), shown(score.logDensityPerPoint, 3)})
        row.push_back(cell);
    table.push_back(row);
}

void addChecks(TextTable& table, const std::string& name, const char* part, const PredictionScore& score)
{
    if (score.checks.quantities.empty())
        return;
    std::vector<std::string> row{name, part};
    for (const PredictiveCheck& check : score.checks.quantities)
        row.push_back(pText(check.pValue));
    row.push_back(score.checks.pit.point.empty() ? "-" : pText(score.checks.pit.pValue));
    table.push_back(row);
}

/// What was averaged and where the variance comes from; nothing for the selected analysis alone.
std::string averageText(const AveragedModels& average, const std::vector<const PredictiveSummary*>& summaries)
{
    if (average.models.empty())
        return {};
    const bool stacked = average.weighting == ModelWeighting::Stacking;
    TextTable table{{"Averaged over", stacked ? "weight" : "probability", ""}};
    for (const ModelShare& model : average.models)
        table.push_back(
            {model.analysis,
             model.range ? weightText(model.weight, *model.range).toStdString() : shown(model.weight, 3),
             model.run == 0 ? "too little to be predicted" : "draws of run " + std::to_string(model.run)});
    std::string out = "\n" + aligned(table);
    for (const PredictiveSummary* summary : summaries) {
        const MeanShares shares = meanShares(*summary);
        out += "Variance of a reading, mean over time: noise " + percent(shares.aleatoric) + ", parameters " +
               percent(shares.parameter) + ", model error " + percent(shares.discrepancy) +
               ", between models " + percent(shares.betweenModel) + ".\n";
    }
    if (average.outdated)
        out += "OUT OF DATE: The models or their weights are others since (interphase predict --models).\n";
    if (average.doubtful)
        out += "WARNING: The weights rest on leave-future-out, of which some blocks are only rough estimates "
               "(interphase evidence --refit).\n";
    if (stacked)
        out += stackingSays().toStdString() + "\n";
    return out;
}

std::string probabilityText(const Risk& risk)
{
    const std::string rare = rareText(risk).toStdString();
    return rare.empty() ? shown(risk.probability, 3) + " +- " + shown(risk.probabilityError, 2) : rare;
}

std::string riskText(const ProtocolRecord& record)
{
    const ProtocolLimit& limit = *record.limit;
    const Risk risk = record.risk();
    std::string out = "Risk: " + std::string(protocolQuantityWord(limit.quantity)) +
                      (limit.question.below ? " < " : " > ") + formatNumber(limit.question.limit) + " " +
                      std::string(protocolQuantityUnit(limit.quantity)) + " with a probability " +
                      (risk.below > 0.0 ? "" : "of ") + probabilityText(risk);
    const bool costs = limit.question.costOfCrossing != 0.0 || limit.question.costPerUnit != 0.0;
    if (risk.below > 0.0)
        out += costs ? ": no draw is beyond, and what crossing would cost in the mean is not known"
                     : ": no draw is beyond";
    else
        out += "; beyond by " + shown(risk.beyond, 3) + " in the mean";
    if (costs && risk.below == 0.0)
        out += "; expected cost " + shown(risk.cost, 4) + " +- " + shown(risk.costError, 2);
    out += ".\n";
    const std::vector<Risk> risks = record.risksOfModels();
    std::size_t next = 0;
    for (const ModelShare& model : record.prediction.average.models)
        if (model.run != 0) {
            out += "  " + model.analysis + " alone: " + probabilityText(risks[next]) + "\n";
            ++next;
        }
    return out;
}

} // namespace

std::string predictionText(const Prediction& prediction)
{
    const bool mixed = std::ranges::any_of(prediction.data, [](const PredictedData& data) {
        return data.quantity != MeasuredQuantity::Voltage;
    });
    TextTable table{{"Prediction, at rows spread in time", "", "points"}};
    for (const char* head : {"unit", mixed ? "rms before" : "rms before / mV", mixed ? "rms" : "rms / mV",
                             "in the 50 % band", "in the 90 % band", "log density a point"})
        if (mixed || head != std::string_view("unit"))
            table.front().emplace_back(head);
    TextTable checks{{"p-values of residuals", "", "spread", "largest", "mean", "neighbours", "PIT"}};
    for (const PredictedData& data : prediction.data) {
        const std::string name = outputName(data.name, data.quantity, data.imaginary);
        const std::string unit = mixed ? "m" + quantityUnit(data.quantity) : std::string();
        addScore(table, name, "fitted", data.fitted, unit);
        addScore(table, name, "held out", data.keptBack, unit);
        addChecks(checks, name, "fitted", data.fitted);
        addChecks(checks, name, "held out", data.keptBack);
    }
    std::vector<const PredictiveSummary*> summaries;
    for (const PredictedData& data : prediction.data)
        summaries.push_back(&data.summary);
    std::string heldOut;
    for (const PredictedData& data : prediction.data)
        if (const QString says = heldOutText(data); !says.isEmpty())
            heldOut +=
                outputName(data.name, data.quantity, data.imaginary) + ": " + says.toStdString() + "\n";
    return aligned(table) + heldOut + (checks.size() > 1 ? "\n" + aligned(checks) : std::string()) +
           averageText(prediction.average, summaries);
}

std::string protocolText(const ProtocolRecord& record)
{
    const ProtocolPrediction& p = record.prediction;
    TextTable table{{"Protocol: " + p.protocol, "mean(sd)", "5 %", "median", "95 %", "unit"}};
    for (int q = 0; q < kProtocolQuantities; ++q) {
        const auto quantity = static_cast<ProtocolQuantity>(q);
        std::vector<double> values = p.of(quantity);
        const ParameterSummary s = summarise({values});
        std::sort(values.begin(), values.end());
        if (values.front() == values.back() && values.front() == 0.0)
            continue; // nothing was charged, say
        table.push_back(
            {std::string(protocolQuantityWord(quantity)),
             s.sd > kRounding * std::abs(s.mean) ? uncertainNumber(s.mean, s.sd) : shown(s.mean, 5),
             shown(sortedQuantile(values, 0.05), 5), shown(sortedQuantile(values, 0.5), 5),
             shown(sortedQuantile(values, 0.95), 5), std::string(protocolQuantityUnit(quantity))});
    }
    std::string out = aligned(table) + "From a state of charge of " + formatNumber(p.soc) + ", over " +
                      std::to_string(p.draws) + " draws of the posterior.\n";
    for (const std::string& failed : failureLines(p.failures))
        out += failed + "\n";
    out += averageText(p.average, {&p.summary});
    return record.limit ? out + riskText(record) : out;
}

/// Whether the stored draws are those of the model as this program has it.
std::string densityText(const std::optional<DensityCheck>& check)
{
    if (!check || check->draws == 0)
        return {};
    if (check->agrees())
        return "The log density at " + std::to_string(check->draws) +
               " stored draws is the one they were stored with.\n";
    return "WARNING: The log density at " + std::to_string(check->draws) + " stored draws " +
           (std::isfinite(check->largest)
                ? "differs by up to " + shown(check->largest, 3) + " from the one they were stored with"
                : "cannot be had at all of them") +
           ": another version of the model made them. Sample again (interphase calibrate --seed N).\n";
}

std::string samplerCheckText(const SamplerCheck& check)
{
    const SbcVerdict verdict = judgeRanks(check.ranks);
    TextTable table{{"Check of the sampler", "p", "ranks"}};
    for (const RankVerdict& q : verdict.quantities)
        table.push_back({q.quantity, pText(q.pValue), q.uniform ? "uniform" : "NOT UNIFORM"});
    std::string out = aligned(table) + std::to_string(check.ranks.replicates()) + " replicates of " +
                      std::to_string(check.ranks.draws) + " draws, parameters from the " +
                      (check.kind == SbcKind::Prior ? "prior" : "posterior") +
                      "; the bands hold all quantities in 99 % of sound checks.\n";
    if (check.ranks.replicates() < check.wanted)
        out += "Interrupted: " + std::to_string(check.ranks.replicates()) + " of " +
               std::to_string(check.wanted) + " replicates.\n";
    if (check.studys != SamplerKind::Nuts)
        out += "NUTS was checked, with the model and priors of this study, which itself samples by " +
               std::string(check.studys == SamplerKind::Surrogate ? "surrogate transitions"
                           : check.studys == SamplerKind::Smc     ? "tempered particles"
                                                                  : "an ensemble") +
               ".\n";
    if (check.ranks.rejected > 0)
        out += std::to_string(check.ranks.rejected) +
               " draws of the prior could not be solved and were drawn anew.\n";
    for (const std::string& failed : failureLines(check.ranks.failures))
        out += failed + "\n";
    if (!verdict.uniform())
        out += "WARNING: Draws of what is not uniform are too narrow, too wide or off, and so are the "
               "intervals, or "
               "they mix slowly (--thin). Shorter steps (interphase calibrate --target-acceptance 0.95 or "
               "0.99) or a "
               "longer warm-up may help; then check again.\n";
    return out + densityText(check.density);
}

} // namespace interphase
