#include "calibrate/protocol_record.h"
#include "calibrate/sampler_check.h"
#include "sbc_studies.h"
#include "spm_study.h"

#include <QTemporaryDir>
#include <QTest>
#include <cmath>

using namespace interphase;
using namespace interphase::test;

namespace {

constexpr double kCurrent_A = 5.0; // 1C of the 5 Ah cell
constexpr double kNoise_V = 0.003;

/// Draws that differ in the series resistance alone: in a single particle model the voltage is I R lower.
std::vector<std::vector<double>> resistances(int count)
{
    std::vector<std::vector<double>> out;
    for (int i = 0; i < count; ++i)
        out.push_back({3.3e-14, 4e-15, 0.002 + 0.0001 * i, 0.27, kNoise_V});
    return out;
}

ProtocolPrediction predict(const std::string& protocol, int draws = 41, double soc = 0.9)
{
    static const Analysis kAnalysis = fiveParameters();
    ProtocolQuestion question;
    question.protocol = protocol;
    question.soc = soc;
    return predictProtocol(kAnalysis, resistances(draws), question, {});
}

} // namespace

class TestProtocolPrediction : public QObject
{
    Q_OBJECT
private slots:
    void resistanceShiftsTheVoltage();
    void riskOfALimit();
    void drawsEndAtDifferentTimes();
    void sameWhateverTheThreads();
    void cancelled();
    void keptInTheStudy();
    void badInputIsNamed();
};

void TestProtocolPrediction::resistanceShiftsTheVoltage()
{
    const ProtocolPrediction p = predict("discharge at 1C for 600 s; rest for 60 s");
    QVERIFY2(p.status.ok(), p.status.reason.english().c_str());
    QCOMPARE(p.draws, 41);
    double mean = 0.0, variance = 0.0; // of the resistance
    for (int i = 0; i < 41; ++i)
        mean += (0.002 + 0.0001 * i) / 41.0;
    for (int i = 0; i < 41; ++i)
        variance += std::pow(0.002 + 0.0001 * i - mean, 2) / 40.0;
    for (std::size_t d = 0; d < 41; ++d) {
        QVERIFY(std::abs(p.of(ProtocolQuantity::DischargedCharge)[d] - kCurrent_A * 600.0 / 3600.0) < 1e-6);
        QVERIFY(std::abs(p.of(ProtocolQuantity::ChargedCharge)[d]) < 1e-9);
        QVERIFY(std::abs(p.of(ProtocolQuantity::Duration)[d] - 660.0) < 1e-6);
        const double lower =
            p.of(ProtocolQuantity::LowestVoltage)[d] - p.of(ProtocolQuantity::LowestVoltage)[0];
        QVERIFY(std::abs(lower + kCurrent_A * 0.0001 * static_cast<double>(d)) < 1e-6);
        const double energy =
            p.of(ProtocolQuantity::DischargedEnergy)[0] - p.of(ProtocolQuantity::DischargedEnergy)[d];
        QVERIFY(std::abs(energy - kCurrent_A * kCurrent_A * 0.0001 * static_cast<double>(d) / 6.0) < 1e-6);
    }
    QVERIFY(p.time_s.size() > 20);
    for (std::size_t i = 0; i < p.time_s.size(); ++i) {
        QVERIFY(std::abs(p.running[i] - 1.0) < 1e-9);
        QVERIFY(std::abs(p.summary.aleatoric[i] - kNoise_V * kNoise_V) < 1e-12);
        const double expected = p.time_s[i] > 1.0 && p.time_s[i] < 599.0 ? kCurrent_A * kCurrent_A * variance
                                : p.time_s[i] > 601.0                    ? 0.0
                                                                         : p.summary.epistemic[i];
        QVERIFY2(std::abs(p.summary.epistemic[i] - expected) < 1e-9,
                 qPrintable(QString("%1 s: %2").arg(p.time_s[i]).arg(p.summary.epistemic[i])));
    }
}

// The limit lies between the 31st and the 32nd draw: ten of 41 draws are below it.
void TestProtocolPrediction::riskOfALimit()
{
    ProtocolRecord record{1, predict("discharge at 1C for 600 s"), {}};
    const std::vector<double>& lowest = record.prediction.of(ProtocolQuantity::LowestVoltage);
    const double limit = 0.5 * (lowest[30] + lowest[31]);
    record.limit = ProtocolLimit{ProtocolQuantity::LowestVoltage, {limit, true, 41.0, 0.0}};
    QVERIFY(std::abs(record.risk().probability - 10.0 / 41.0) < 1e-12);
    QVERIFY(std::abs(record.risk().cost - 10.0) < 1e-9);
    record.limit->question = {limit, true, 0.0, 1.0};
    // 0.5, 1.5, ... 9.5 steps of 0.5 mV beyond.
    QVERIFY(std::abs(record.risk().cost - 50.0 * 0.0005 / 41.0) < 1e-6);
    const ProtocolRecord again = parseProtocolRecord(formatProtocol(record));
    QCOMPARE(again.risk().cost, record.risk().cost);
    QCOMPARE(again.prediction.protocol, record.prediction.protocol);
    QVERIFY(again.prediction.summary.measurement.q05 == record.prediction.summary.measurement.q05);
    QVERIFY(again.prediction.running == record.prediction.running);
}

// The higher the resistance, the sooner the cut-off: the share that still runs falls, and so does the charge.
void TestProtocolPrediction::drawsEndAtDifferentTimes()
{
    const ProtocolPrediction p = predict("discharge at 1C until 3.2 V");
    QVERIFY(p.status.ok());
    const std::vector<double>& duration = p.of(ProtocolQuantity::Duration);
    const std::vector<double>& charge = p.of(ProtocolQuantity::DischargedCharge);
    for (std::size_t d = 1; d < duration.size(); ++d) {
        QVERIFY(duration[d] < duration[d - 1]);
        QVERIFY(std::abs(charge[d] - kCurrent_A * duration[d] / 3600.0) < 1e-4);
    }
    QVERIFY(std::abs(p.time_s.back() - duration.front()) < 1e-6);
    QVERIFY(p.running.front() > 0.999 && p.running.back() < 0.1);
    QVERIFY(std::isnan(p.summary.mean.back())); // the last draw runs alone there
    for (std::size_t i = 1; i < p.running.size(); ++i)
        QVERIFY(p.running[i] <= p.running[i - 1] + 1e-9);
    QVERIFY(std::abs(p.of(ProtocolQuantity::EndVoltage)[7] - 3.2) < 1e-3);
}

void TestProtocolPrediction::sameWhateverTheThreads()
{
    const Analysis analysis = fiveParameters();
    ProtocolQuestion question;
    question.protocol = "discharge at 2C until 3 V";
    question.threads = 1;
    const ProtocolPrediction one = predictProtocol(analysis, resistances(12), question, {});
    question.threads = 2;
    const ProtocolPrediction two = predictProtocol(analysis, resistances(12), question, {});
    QVERIFY(one.quantities == two.quantities);
    QVERIFY(one.time_s == two.time_s);
}

void TestProtocolPrediction::cancelled()
{
    const Analysis analysis = fiveParameters();
    std::stop_source stop;
    stop.request_stop();
    ProtocolQuestion question;
    question.protocol = "rest for 1 h";
    QCOMPARE(predictProtocol(analysis, resistances(3), question, {stop.get_token(), {}}).status.outcome,
             Outcome::Cancelled);
}

/// With the run whose draws it was made from; so is the check of the sampler.
void TestProtocolPrediction::keptInTheStudy()
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("s.interphase")).toStdString();
    makeSpmStudy(path);
    {
        Study empty = Study::open(path);
        QVERIFY(!latestProtocol(empty));
        QVERIFY_EXCEPTION_THROWN(readSampledAnalysis(empty), InputError);
    }
    QVERIFY(calibrate(path).status.ok());
    ProtocolQuestion question;
    question.protocol = "discharge at 2C until 2.5 V";
    question.draws = 20;
    const ProtocolRecord made = predictProtocolLatest(path, question, {});
    QVERIFY2(made.prediction.status.ok(), made.prediction.status.reason.english().c_str());
    QCOMPARE(made.prediction.draws, 20);
    Study study = Study::open(path);
    study.putResult(made.run, kProtocolResult, formatProtocol(made));
    QCOMPARE(latestProtocol(study)->prediction.of(ProtocolQuantity::DischargedCharge).size(),
             std::size_t(20));

    SamplerCheckOptions options;
    options.sbc.replicates = 4;
    options.sbc.draws = 19;
    const SamplerCheck check = checkSampler(path, options, {});
    QVERIFY2(check.ranks.status.ok(), check.ranks.status.reason.english().c_str());
    QCOMPARE(check.ranks.replicates(), 4);
    study.putResult(check.run, kSamplerCheckResult, formatSamplerCheck(check));
    QVERIFY(latestSamplerCheck(study)->ranks.ranks == check.ranks.ranks);
    QVERIFY(check.density && check.density->draws > 2 && check.density->largest < 1e-9);
    QCOMPARE(latestSamplerCheck(study)->density->draws, check.density->draws);
    SampledAnalysis sampled = readSampledAnalysis(study);
    for (DrawRecord& draw : sampled.draws) // as a version would have it that solved the cell otherwise
        draw.logDensity += 0.5;
    QVERIFY(!checkDensities(*sampled.analysis.posterior, sampled.draws, {}).agrees());
    for (DrawRecord& draw : sampled.draws)
        draw.q.pop_back();
    QVERIFY(!checkDensities(*sampled.analysis.posterior, sampled.draws, {}).agrees());
    options.sbc.replicates = 4000;
    QVERIFY_EXCEPTION_THROWN(checkSampler(path, options, {}), InputError); // fewer draws than that

    const PredictionRecord prediction = predictLatest(path, {.draws = 50, .readings = 3}, {});
    const PredictionRecord again = parsePrediction(formatPrediction(prediction));
    const PredictiveChecks& a = prediction.prediction.data[0].fitted.checks;
    const PredictiveChecks& b = again.prediction.data[0].fitted.checks;
    QCOMPARE(again.prediction.readings, 3);
    QCOMPARE(b.quantities.size(), std::size_t(kTestQuantities));
    for (std::size_t q = 0; q < b.quantities.size(); ++q)
        QCOMPARE(b.quantities[q].pValue, a.quantities[q].pValue);
    QVERIFY(b.pit.ecdf == a.pit.ecdf);
    QVERIFY_EXCEPTION_THROWN(parseProtocolRecord("{}"), InputError);
    QVERIFY_EXCEPTION_THROWN(parseSamplerCheck("{}"), InputError);
}

void TestProtocolPrediction::badInputIsNamed()
{
    QVERIFY_EXCEPTION_THROWN(predict("dance at 1C"), InputError);
    QVERIFY_EXCEPTION_THROWN(predict("rest for 1 h", 1), InputError);
    QVERIFY_EXCEPTION_THROWN(predict("rest for 1 h", 3, 1.2), InputError);
}

QTEST_GUILESS_MAIN(TestProtocolPrediction)
#include "tst_protocol_prediction.moc"
