#include "app/command/argument_parser.h"
#include "app/command/command.h"
#include "app/command/result_text.h"
#include "app/command/terminal_progress.h"
#include "calibrate/protocol_record.h"
#include "core/message.h"
#include "core/output_file.h"
#include "core/text.h"

#include <algorithm>
#include <cmath>
#include <iostream>

namespace interphase {
namespace {

constexpr const char* kDescription =
    "What the posterior of a calibrated study predicts, from draws of its latest run; kept in the study.\n"
    "Without --protocol: all of its data, fitted and held out, with the share of points in the bands, the "
    "log\n"
    "predictive density a point (the mean of each point's own, whatever the noise remembers), p-values of "
    "test "
    "quantities (residuals of the data against residuals simulated "
    "from\n"
    "each draw) and of the PIT (whether the data lie where the prediction says).\n"
    "With --protocol: an experiment that was not made, as simulate reads it; charge and energy, voltages "
    "and\n"
    "duration with 5 and 95 % quantiles. --limit asks for the risk: the probability that one of these\n"
    "quantities is beyond a limit, and its expected cost. Quantities: discharged-charge, charged-charge,\n"
    "discharged-energy, duration, lowest-voltage, highest-voltage, end-voltage, highest-temperature, in Ah, "
    "Wh,\n"
    "s, V and K.\n"
    "With --models the analyses of the study that are compared (interphase compare) predict together, each "
    "from\n"
    "its own draws: evidence weighs them by their posterior probabilities, stacking by how well they predict "
    "ahead\n"
    "together (leave-future-out). What they disagree is a share of the variance of its own, and risks are\n"
    "averaged.\n"
    "--output writes time_s, running (share of the draws that still run), mean_V, the 5, 25, 50, 75 and 95 "
    "%\n"
    "quantiles of the voltage and of a reading, and the variances of noise, parameters, model error and "
    "between\n"
    "models; without a protocol the number of the data set, held_out and measured_V beside. Where "
    "temperatures,\n"
    "impedances or capacities are fitted, quantity and part come first, the heads have no unit (it is V, K, "
    "ohm\n"
    "or Ah), and what stands for the time of an impedance is its frequency in Hz, of a capacity the current "
    "in A.";
constexpr const char* kExample =
    "interphase new spm_discharge my.interphase\n"
    "interphase calibrate my.interphase --chains 2 --warmup 100 --draws 100\n"
    "interphase predict my.interphase --protocol \"discharge at 2C until 2.5 V\" "
    "--limit \"discharged-charge < 4.5\" --cost-per-unit 10";
constexpr const char* kProgram = "interphase " INTERPHASE_VERSION;

struct PredictArguments
{
    std::string study, protocol, limit, output, models = "alone";
    std::optional<long long> draws, readings;
    std::optional<double> soc, cost, costPerUnit;
    bool json = false;
};

bool parse(const Arguments& words, PredictArguments& a)
{
    ArgumentParser parser("predict", kDescription, kExample);
    parser.positional("STUDY", a.study, "a calibrated study");
    parser.count("--draws", "N", a.draws, "draws of the posterior that are solved (200)", 2, 100000);
    parser.count("--readings", "N", a.readings,
                 "bands for the mean of N readings, each in a repeat of the experiment (1)", 1, 1000);
    parser.text("--protocol", "TEXT", a.protocol, "steps such as \"discharge at 2C until 2.5 V\"");
    parser.number("--soc", "S", a.soc, "state of charge at its start, at rest (1)");
    parser.text("--limit", "\"QUANTITY < VALUE\"", a.limit, "a limit of the protocol; < or >");
    parser.number("--cost", "C", a.cost, "cost of being beyond the limit (0)");
    parser.number("--cost-per-unit", "C", a.costPerUnit, "cost of each unit beyond the limit (0)");
    parser.text("--models", "alone|evidence|stacking", a.models,
                "the selected analysis, or all that are compared (default: alone)");
    parser.text("--output", "FILE.csv", a.output, "where the curves go");
    parser.flag("--json", a.json, "as JSON instead of a table");
    return parser.parse(words);
}

[[noreturn]] void refuse(const std::string& option, const std::string& found, const std::string& expected)
{
    throw InputError(MessageId::InvalidArgument, {option, "found \"" + found + "\"", expected});
}

ModelWeighting modelsOf(const PredictArguments& a)
{
    const std::optional<ModelWeighting> models = findModelWeighting(a.models);
    if (!models)
        refuse("--models", a.models, "alone, evidence or stacking");
    return *models;
}

std::optional<ProtocolLimit> limitOf(const PredictArguments& a)
{
    if (a.limit.empty())
        return {};
    const std::size_t sign = a.limit.find_first_of("<>");
    const std::string value = sign == std::string::npos ? std::string() : a.limit.substr(sign + 1);
    const double limit = parseNumber(trim(value)).value_or(std::nan(""));
    const auto quantity = findProtocolQuantity(trim(std::string_view(a.limit).substr(0, sign)));
    if (!std::isfinite(limit) || !quantity)
        refuse("--limit", a.limit, "a quantity, < or >, and a number, such as \"lowest-voltage < 3.0\"");
    return ProtocolLimit{*quantity,
                         {limit, a.limit[sign] == '<', a.cost.value_or(0.0), a.costPerUnit.value_or(0.0)}};
}

/// Options that say something about a protocol are not for nothing.
void requireProtocol(const PredictArguments& a)
{
    for (const auto& [given, option] :
         {std::pair{a.soc.has_value(), "--soc"}, std::pair{!a.limit.empty(), "--limit"},
          std::pair{a.cost || a.costPerUnit, "--cost"}})
        if (given && a.protocol.empty())
            throw InputError(MessageId::InvalidArgument,
                             {option, "it is about a protocol, and none is given", "--protocol as well"});
    for (const auto& [cost, option] :
         {std::pair{a.cost, "--cost"}, std::pair{a.costPerUnit, "--cost-per-unit"}})
        if (cost && !(*cost >= 0.0 && std::isfinite(*cost)))
            refuse(option, formatNumber(*cost), "a number, 0 or more");
    if ((a.cost || a.costPerUnit) && a.limit.empty())
        throw InputError(MessageId::InvalidArgument,
                         {"--cost", "there is no limit to be beyond", "--limit as well"});
}

constexpr const char* kSummaryHeads =
    "mean_V,q05_V,q25_V,median_V,q75_V,q95_V,reading_q05_V,reading_q25_V,reading_median_V,reading_q75_V,"
    "reading_q95_V,aleatoric_V2,parameter_V2,discrepancy_V2,between_model_V2\n";

std::string withoutUnits(std::string heads)
{
    for (const std::string_view unit : {"_V2", "_V", "_s"})
        for (std::size_t at = heads.find(unit); at != std::string::npos; at = heads.find(unit))
            heads.erase(at, unit.size());
    return heads;
}

std::string numberOrNothing(double value)
{
    return std::isnan(value) ? std::string() : formatNumber(value);
}

/// The rest of a row, as kSummaryHeads has it.
void writeSummary(const PredictiveSummary& s, std::size_t row, OutputFile& file)
{
    const PredictiveBands &m = s.model, &r = s.measurement;
    for (const auto* column : {&s.mean, &m.q05, &m.q25, &m.median, &m.q75, &m.q95, &r.q05, &r.q25, &r.median,
                               &r.q75, &r.q95, &s.aleatoric, &s.epistemic})
        file.write(numberOrNothing((*column)[row]) + ",");
    file.write(numberOrNothing(s.discrepancy[row]) + "," +
               numberOrNothing(s.betweenModel.empty() ? 0.0 : s.betweenModel[row]) + "\n");
}

void writeCurve(const ProtocolPrediction& p, const std::string& path)
{
    OutputFile file(path);
    file.write(std::string("time_s,running,") + kSummaryHeads);
    for (std::size_t row = 0; row < p.time_s.size(); ++row) {
        file.write(formatNumber(p.time_s[row]) + "," + formatNumber(p.running[row]) + ",");
        writeSummary(p.summary, row, file);
    }
    file.commit();
}

void writeData(const Prediction& prediction, const std::string& path)
{
    OutputFile file(path);
    const bool mixed = std::ranges::any_of(prediction.data, [](const PredictedData& data) {
        return data.quantity != MeasuredQuantity::Voltage;
    });
    const std::string heads = std::string("data,time_s,held_out,measured_V,") + kSummaryHeads;
    file.write(mixed ? "quantity,part," + withoutUnits(heads) : heads);
    for (std::size_t d = 0; d < prediction.data.size(); ++d) {
        const PredictedData& data = prediction.data[d];
        const char* const part = data.quantity != MeasuredQuantity::Impedance ? ""
                                 : data.imaginary                             ? "imaginary"
                                                                              : "real";
        for (std::size_t row = 0; row < data.time_s.size(); ++row) {
            if (mixed)
                file.write(quantityKey(data.quantity) + "," + part + ",");
            file.write(std::to_string(d + 1) + "," + formatNumber(data.time_s[row]) +
                       (data.heldOut[row] ? ",1," : ",0,") + formatNumber(data.measured_V[row]) + ",");
            writeSummary(data.summary, row, file);
        }
    }
    file.commit();
}

int ended(const Status& status)
{
    std::cerr << status.reason.english() << '\n';
    return status.outcome == Outcome::Cancelled ? kInterrupted : kNumericalFailure;
}

int predictProtocol(const PredictArguments& a, const RunContext& context)
{
    ProtocolQuestion question;
    question.protocol = a.protocol;
    question.soc = a.soc.value_or(1.0);
    question.draws = static_cast<int>(a.draws.value_or(question.draws));
    question.readings = static_cast<int>(a.readings.value_or(1));
    question.models = modelsOf(a);
    const std::optional<ProtocolLimit> limit = limitOf(a);
    ProtocolRecord record = predictProtocolLatest(a.study, question, context);
    if (!record.prediction.status.ok())
        return ended(record.prediction.status);
    record.limit = limit;
    Study::open(a.study).putResult(record.run, kProtocolResult, formatProtocol(record));
    if (!a.output.empty())
        writeCurve(record.prediction, a.output);
    std::cout << (a.json ? protocolJson(record) : protocolText(record));
    return kDone;
}

int predictData(const PredictArguments& a, const RunContext& context)
{
    PredictionOptions options;
    options.draws = static_cast<int>(a.draws.value_or(options.draws));
    options.readings = static_cast<int>(a.readings.value_or(1));
    options.models = modelsOf(a);
    const PredictionRecord record = predictLatest(a.study, options, context);
    if (!record.prediction.status.ok())
        return ended(record.prediction.status);
    Study study = Study::open(a.study);
    study.keepRun(study.runDefinition(record.run), {RunPurpose::Predict, {}, kProgram, {}},
                  {{kPredictionResult, formatPrediction(record)}});
    if (!a.output.empty())
        writeData(record.prediction, a.output);
    std::cout << (a.json ? predictionJson(record.prediction) : predictionText(record.prediction));
    return kDone;
}

} // namespace

int runPredict(const Arguments& words, const CommandContext& context)
{
    PredictArguments a;
    if (!parse(words, a))
        return kDone;
    requireProtocol(a);
    TerminalProgress line;
    const RunContext run{context.stop, [&line](double fraction) {
                             line.show("Predicting: " + std::to_string(std::lround(100.0 * fraction)) + " %");
                         }};
    const int status = a.protocol.empty() ? predictData(a, run) : predictProtocol(a, run);
    line.clear();
    return status;
}

} // namespace interphase
