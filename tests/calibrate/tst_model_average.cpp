#include "bayes/variance_shares.h"
#include "calibrate/comparison.h"
#include "calibrate/evidence_job.h"
#include "calibrate/model_average.h"
#include "linear_pulse.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace interphase;
using namespace interphase::test;

namespace {

/// The posterior of the resistance under a normal prior, whose cut at zero is far away.
struct NormalResistance
{
    double mean = 0.0, variance = 0.0;

    NormalResistance(const Known& known, double priorMean, double priorSd)
    {
        const Eigen::LLT<Matrix> factor(known.covariance);
        const Vector e = known.y - known.offset;
        variance = 1.0 / (1.0 / (priorSd * priorSd) + known.slope.dot(factor.solve(known.slope)));
        mean = variance * (priorMean / (priorSd * priorSd) + known.slope.dot(factor.solve(e)));
    }
};

/// Narrow, so that the two models end at different resistances.
constexpr double kNarrow = 2e-4, kLow = 0.0059, kHigh = 0.0062;

EvidenceOptions withoutWidths()
{
    EvidenceOptions out;
    out.widths = false;
    return out;
}

} // namespace

/// Two analyses of data that are linear in their one unknown: means, variances, probabilities and risks of
/// each are known, and so is what they make together.
class TestModelAverage : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void mixtureGoesByTheWeights();
    void sharesAreKnown();
    void averageIsKept();
    void stackingNeedsTheFuture();
    void riskIsAveraged();
    void stops();
    void whatIsMissingIsNamed();

private:
    std::string file() const { return m_folder.filePath(QStringLiteral("two.interphase")).toStdString(); }
    QTemporaryDir m_folder;
    Dataset m_data;
    std::unique_ptr<Known> m_known;
};

void TestModelAverage::initTestCase()
{
    m_data = measured();
    m_known = std::make_unique<Known>(m_data);
    makeStudy(file(), m_data, normalPrior(kLow, kNarrow));
    QVERIFY_EXCEPTION_THROWN(predictLatest(file(), {.models = ModelWeighting::Evidence}, {}), InputError);
    Study study = Study::open(file());
    for (const double mean : {kLow, kHigh}) {
        if (mean == kHigh) {
            study.addAnalysis("High");
            Definition definition = study.definition();
            definition.free.front().prior.a = kHigh;
            definition.priorWeight = 2.0;
            study.setDefinition(definition, "Another prior");
        }
        QVERIFY(calibrate(file()).status.ok());
        const EvidenceRequest request = evidenceRequest(study, withoutWidths());
        keepEvidence(study, request, computeEvidence(request, {}), "test");
    }
    study.selectAnalysis(1);
}

void TestModelAverage::mixtureGoesByTheWeights()
{
    const std::vector<MixtureDraw> mixture = mixtureDraws({100, 8}, std::vector{3.0, 1.0}, 40);
    QCOMPARE(mixture.size(), std::size_t(40));
    QCOMPARE(std::ranges::count(mixture, std::size_t(0), &MixtureDraw::model), std::ptrdiff_t(30));
    QVERIFY(std::ranges::all_of(mixture, [](const MixtureDraw& d) { return d.draw < (d.model ? 8 : 100); }));
    QVERIFY(mixture[29].draw > 90); // evenly over all of them
    const std::vector<MixtureDraw> one = mixtureDraws({5, 5}, std::vector{0.0, 2.0}, 5);
    for (std::size_t i = 0; i < one.size(); ++i)
        QVERIFY(one[i].model == 1 && one[i].draw == i);
}

void TestModelAverage::sharesAreKnown()
{
    const double odds =
        std::exp(m_known->logEvidence(kHigh, kNarrow) - m_known->logEvidence(kLow, kNarrow)) * 2.0;
    const double high = odds / (1.0 + odds);
    QVERIFY2(high > 0.1 && high < 0.9, qPrintable(QString::number(high))); // neither decides alone
    const NormalResistance a(*m_known, kLow, kNarrow), b(*m_known, kHigh, kNarrow);
    const PredictionRecord record =
        predictLatest(file(), {.draws = 2000, .models = ModelWeighting::Evidence}, {});
    QVERIFY2(record.prediction.status.ok(), record.prediction.status.reason.english().c_str());
    const AveragedModels& average = record.prediction.average;
    QCOMPARE(average.models.size(), std::size_t(2));
    QVERIFY(average.models[1].analysis == "High" && average.models[1].run != average.models[0].run);
    QCOMPARE(record.run, average.models[0].run); // the selected one's
    QVERIFY2(std::abs(average.models[1].weight - high) < 0.05,
             qPrintable(QString("%1, %2").arg(average.models[1].weight).arg(high)));
    const double w = average.models[1].weight;
    const PredictedData& data = record.prediction.data.front();
    const PredictiveSummary& s = data.summary;
    QCOMPARE(data.time_s.size(), m_data.time_s.size());
    for (std::size_t i = 0; i < data.time_s.size(); ++i) {
        const double slope = m_known->slope(Eigen::Index(i)), offset = m_known->offset(Eigen::Index(i));
        const double apart = slope * (b.mean - a.mean), between = w * (1.0 - w) * apart * apart;
        const double parameter = slope * slope * ((1.0 - w) * a.variance + w * b.variance);
        QVERIFY(std::abs(s.mean[i] - (offset + slope * ((1.0 - w) * a.mean + w * b.mean))) <
                0.1 * std::sqrt(parameter) + 1e-7);
        QVERIFY2(std::abs(s.betweenModel[i] - between) < 0.15 * between + 1e-12,
                 qPrintable(QString("%1 %2").arg(s.betweenModel[i]).arg(between)));
        QVERIFY(std::abs(s.epistemic[i] - parameter) < 0.12 * parameter + 1e-12);
        QVERIFY(std::abs(s.aleatoric[i] - 5e-6) < 1e-10); // 2 mV that are correlated and 1 mV that are not
    }
    // The bands are those of the mixture of two normals in the discharge.
    const std::size_t at = 10;
    const double slope = m_known->slope(10), low = s.model.q05[at];
    const auto share = [&](const NormalResistance& r) { // of the draws of one model below it
        const double z =
            (low - m_known->offset(10) - slope * r.mean) / std::abs(slope) / std::sqrt(r.variance);
        return below(z);
    };
    const double expected = (1.0 - w) * share(a) + w * share(b);
    QVERIFY2(std::abs(expected - 0.05) < 0.025, qPrintable(QString::number(expected)));
}

void TestModelAverage::averageIsKept()
{
    const PredictionRecord record =
        predictLatest(file(), {.draws = 50, .models = ModelWeighting::Evidence}, {});
    const PredictionRecord again = parsePrediction(formatPrediction(record));
    QVERIFY(again.prediction.average == record.prediction.average);
    Study study = Study::open(file());
    QVERIFY(averageHolds(study, again.prediction.average) && averageHolds(study, {}));
    Definition definition = study.definition();
    definition.priorWeight = 3.0;
    study.setDefinition(definition, "Weight");
    QVERIFY(!averageHolds(study, again.prediction.average));
    study.undo();
    QVERIFY(averageHolds(study, again.prediction.average));
    QVERIFY(again.prediction.data[0].summary.betweenModel == record.prediction.data[0].summary.betweenModel);
    const PredictionRecord alone = predictLatest(file(), {.draws = 50}, {});
    QVERIFY(alone.prediction.average.models.empty() && alone.prediction.data[0].summary.betweenModel.empty());
    QCOMPARE(meanShares(alone.prediction.data[0].summary).betweenModel, 0.0);
}

// By what each block says of the next: with two blocks the weights of stacking have a closed form, and here
// all that can be said is that they are those of the terms that are kept.
void TestModelAverage::stackingNeedsTheFuture()
{
    Study study = Study::open(file());
    const Comparison c = compareAnalyses(study);
    std::vector<std::vector<double>> terms, errors;
    for (const std::size_t a : c.ranking) {
        terms.push_back(c.analyses[a].evidence->future->density.terms);
        errors.push_back(c.analyses[a].evidence->future->density.errors);
    }
    const std::vector<StackedWeight> weights = uncertainStacking(terms, errors);
    const AveragedModels average = weighModels(study, ModelWeighting::Stacking);
    for (std::size_t m = 0; m < 2; ++m) {
        const ComparedAnalysis& analysis = c.analyses[c.ranking[m]];
        const auto share = std::ranges::find(average.models, analysis.info.name, &ModelShare::analysis);
        QCOMPARE(share->weight, weights[m].weight);
        QVERIFY(share->range == weights[m].range && share->range->low < share->range->high);
    }
    QVERIFY(std::abs(weights[0].weight + weights[1].weight - 1.0) < 1e-9);
    const ComparedPair& pair = c.pairs.front();
    QVERIFY(pair.future && pair.future->monteCarloError > 0.0);
    const PredictionRecord stacked =
        predictLatest(file(), {.draws = 50, .models = ModelWeighting::Stacking}, {});
    const AveragedModels again = parsePrediction(formatPrediction(stacked)).prediction.average;
    QVERIFY(again == stacked.prediction.average && again.models[0].range);
}

// The voltage at the end of a pulse is linear in the resistance as well.
void TestModelAverage::riskIsAveraged()
{
    ProtocolQuestion question;
    question.protocol = "discharge at 1C for 60 s";
    question.soc = 0.8;
    question.draws = 1000;
    question.models = ModelWeighting::Evidence;
    ProtocolRecord record = predictProtocolLatest(file(), question, {});
    QVERIFY2(record.prediction.status.ok(), record.prediction.status.reason.english().c_str());
    QCOMPARE(record.prediction.ofModels.size(), std::size_t(2));
    const NormalResistance a(*m_known, kLow, kNarrow), b(*m_known, kHigh, kNarrow);
    std::vector<double> lowest = record.prediction.ofModels[0][std::size_t(ProtocolQuantity::LowestVoltage)];
    double mean = 0.0;
    for (const double v : lowest)
        mean += v / double(lowest.size());
    // 5 A: the voltage is lower by 5 V for each ohm. The limit is where the second model has its mean.
    const double limit = mean - 5.0 * (b.mean - a.mean);
    record.limit = ProtocolLimit{ProtocolQuantity::LowestVoltage, {limit, true, 100.0, 0.0}};
    const double w = record.prediction.average.models[1].weight;
    const double pa = below((a.mean - b.mean) / std::sqrt(a.variance)), p = (1.0 - w) * pa + w * 0.5;
    const Risk risk = record.risk();
    QVERIFY2(std::abs(risk.probability - p) < 0.06,
             qPrintable(QString("%1, known %2").arg(risk.probability).arg(p)));
    QVERIFY(std::abs(risk.cost - 100.0 * risk.probability) < 1e-9);
    const std::vector<Risk> each = record.risksOfModels();
    QVERIFY(std::abs(each[0].probability - pa) < 0.06 && std::abs(each[1].probability - 0.5) < 0.08);
    const PredictiveSummary& s = record.prediction.summary;
    const double between = w * (1.0 - w) * std::pow(5.0 * (b.mean - a.mean), 2);
    QVERIFY2(std::abs(s.betweenModel[s.betweenModel.size() / 2] - between) < 0.15 * between,
             qPrintable(QString("%1 %2").arg(s.betweenModel[s.betweenModel.size() / 2]).arg(between)));
    const ProtocolRecord again = parseProtocolRecord(formatProtocol(record));
    QCOMPARE(again.risk().probability, risk.probability);
    QCOMPARE(again.risksOfModels().size(), std::size_t(2));
    QVERIFY(again.prediction.average == record.prediction.average);
}

void TestModelAverage::stops()
{
    std::stop_source stop;
    const RunContext context{stop.get_token(), [&](double f) {
                                 if (f > 0.6) // in the second model
                                     stop.request_stop();
                             }};
    QVERIFY(predictLatest(file(), {.draws = 400, .models = ModelWeighting::Evidence}, context)
                .prediction.status.outcome == Outcome::Cancelled);
}

void TestModelAverage::whatIsMissingIsNamed()
{
    Study study = Study::open(file());
    const std::int64_t third = study.addAnalysis("Undrawn");
    Definition definition = study.definition();
    definition.free.front().prior.a = 0.0061;
    study.setDefinition(definition, "Another prior");
    const auto says = [&](const char* part) {
        try {
            weighModels(study, ModelWeighting::Evidence);
        } catch (const InputError& error) {
            return std::string(error.what()).find(part) != std::string::npos;
        }
        return false;
    };
    QVERIFY(says("the selected analysis has no evidence"));
    EvidenceOptions options = withoutWidths();
    options.methods = {EvidenceMethod::Smc};
    options.particles = 100;
    const EvidenceRequest request = evidenceRequest(study, options);
    keepEvidence(study, request, computeEvidence(request, {}), "test");
    QVERIFY(says("analysis Undrawn: it has evidence, but no draws"));
    study.removeAnalysis(third);
    study.selectAnalysis(1);
    QCOMPARE(weighModels(study, ModelWeighting::Evidence).models.size(), std::size_t(2));
    QVERIFY(!findModelWeighting("loo"));
    QVERIFY(findModelWeighting("stacking") == ModelWeighting::Stacking);
}

QTEST_GUILESS_MAIN(TestModelAverage)
#include "tst_model_average.moc"
