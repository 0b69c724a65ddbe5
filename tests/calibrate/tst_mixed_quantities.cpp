#include "calibrate/comparison.h"
#include "calibrate/evidence_job.h"
#include "calibrate/evidence_parts.h"
#include "calibrate/model_average.h"
#include "calibrate/protocol_record.h"
#include "quantity_checks.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <numeric>

using namespace interphase;
using namespace interphase::test;

namespace {

/// A discharge with its temperature, a spectrum and three capacities.
Definition mixedDefinition()
{
    Definition d = warmDefinition();
    d.data[0].points = 60;
    const Cell truth = cellOf(d, chen());
    d.spectra = {measuredSpectrum(ModelKind::Spm, truth, 0.5, 2)};
    CapacityUse& rates = d.capacities.emplace_back();
    rates.name = "rates";
    rates.current_A = {1.0, 5.0, 9.0};
    rates.capacity_Ah = {4.95, 4.8, 4.5};
    rates.cutoff_V = 2.8;
    d.free = {around(kDn, chen(), 1.2), around(kHeatTransfer, chen(), 0.9)};
    d.sampler = {.chains = 2, .warmup = 80, .draws = 120, .seed = 3, .starts = 2};
    return d;
}

/// The same point over and over: what is predicted of a block is then its likelihood there.
RunDraws onePoint(const Analysis& analysis)
{
    std::vector<double> theta = ownValues(*analysis.spec),
                        q(static_cast<std::size_t>(analysis.posterior->dimension()));
    theta.insert(theta.end(), {kVolt, kKelvin, kShare, 0.005}); // the noise of each quantity
    analysis.posterior->toUnconstrained(theta, q);
    return {{std::vector<std::vector<double>>(40, q)}, {std::vector<std::vector<double>>(40, q)}};
}

} // namespace

/// What compares and averages analyses, where the likelihood has more than voltages.
class TstMixedQuantities : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void blocksOfTheFuture();
    void groupsLeftOut();
    void averages();
    void weightsThatChangeAreSaid();

private:
    void expectTerm(double found, const std::vector<bool>& in) const;

    Definition m_definition;
    Dataset m_data;
    Analysis m_analysis;
    RunDraws m_draws;
    PosteriorTerms m_terms;
    QTemporaryDir m_folder;
    std::string m_file;
};

void TstMixedQuantities::initTestCase()
{
    m_definition = mixedDefinition();
    m_data = simulated(m_definition, cellOf(m_definition, chen()), 1);
    m_analysis = prepareAnalysis(m_definition, chen(), {m_data});
    m_draws = onePoint(m_analysis);
    m_terms = m_analysis.posterior->terms(m_draws[0][0]);
    QVERIFY(m_terms.status.ok());
    m_file = m_folder.filePath("two.interphase").toStdString();
}

/// The sum of the pointwise terms of these outputs.
void TstMixedQuantities::expectTerm(double found, const std::vector<bool>& in) const
{
    double expected = 0.0;
    for (std::size_t i = 0; i < in.size(); ++i)
        expected += in[i] ? m_terms.pointwise[i] : 0.0;
    QVERIFY2(std::abs(found - expected) < 1e-6 * (1.0 + std::abs(expected)),
             qPrintable(QStringLiteral("%1 instead of %2").arg(found).arg(expected)));
}

/// Blocks share the measurements out, voltage and temperature of a time in one; spectrum and capacities are
/// one each.
void TstMixedQuantities::blocksOfTheFuture()
{
    EvidenceOptions options;
    options.blocks = 8;
    options.futureFrom = 0.2;
    options.refits = FutureRefits::Never; // a capacity is a whole discharge, and refits take thousands
    const std::optional<LeftFuture> future = leaveFuture(m_analysis, m_draws, options, {});
    QVERIFY(future.has_value());
    const std::vector<OutputSegment>& segments = m_analysis.posterior->segments();
    const int all = m_analysis.posterior->outputCount();
    const auto inData = static_cast<int>(future->blocks.size()) - 2;
    // Two quantities of a data set count twice.
    QCOMPARE(inData, int(std::lround(8.0 * 2 * segments[0].count / all)));
    QCOMPARE(std::accumulate(future->blocks.begin(), future->blocks.end(), 0,
                             [](int sum, const LeftOutGroup& block) { return sum + block.points; }),
             all);
    QCOMPARE(future->blocks[static_cast<std::size_t>(inData)].data, std::string("EIS"));
    QCOMPARE(future->blocks[static_cast<std::size_t>(inData)].points, 62);
    QCOMPARE(future->blocks.back().data, std::string("rates"));
    QCOMPARE(future->blocks.back().points, 3);
    QVERIFY(future->first >= 1);
    for (std::size_t b = future->first; b < future->blocks.size(); ++b) {
        const LeftOutGroup& block = future->blocks[b];
        std::vector<bool> in(static_cast<std::size_t>(all), false);
        for (std::size_t s = 0; s < segments.size(); ++s)
            for (int i = 0; i < segments[s].count; ++i) {
                const double t = segments[s].time_s[static_cast<std::size_t>(i)];
                const bool data = block.data == "2C" && s < 2 && t >= block.begin_s && t <= block.end_s;
                const bool other =
                    (block.data == "EIS" && (s == 2 || s == 3)) || (block.data == "rates" && s == 4);
                in[static_cast<std::size_t>(segments[s].first + i)] = data || other;
            }
        expectTerm(future->density.terms[b - future->first], in);
    }
}

void TstMixedQuantities::groupsLeftOut()
{
    const std::optional<LeftOut> whole = leaveOut(m_analysis, {m_data}, m_draws, true, 1, {});
    QVERIFY(whole.has_value());
    QCOMPARE(whole->groups.size(), std::size_t{3});
    const std::vector<OutputSegment>& segments = m_analysis.posterior->segments();
    const auto all = static_cast<std::size_t>(m_analysis.posterior->outputCount());
    const std::size_t begins[] = {0, std::size_t(segments[2].first), std::size_t(segments[4].first), all};
    for (std::size_t g = 0; g < 3; ++g) {
        QCOMPARE(std::size_t(whole->groups[g].points), begins[g + 1] - begins[g]);
        std::vector<bool> in(all, false);
        std::fill(in.begin() + std::ptrdiff_t(begins[g]), in.begin() + std::ptrdiff_t(begins[g + 1]), true);
        expectTerm(whole->density.terms[g], in);
    }
    const std::optional<LeftOut> steps = leaveOut(m_analysis, {m_data}, m_draws, false, 1, {});
    QVERIFY(steps.has_value());
    QCOMPARE(steps->groups.size(), std::size_t{5}); // rest, discharge, rest; spectrum; capacities
}

/// Two analyses that differ in their noise: every quantity is averaged, with bands of its own noise.
void TstMixedQuantities::averages()
{
    sample(m_file, m_definition, {m_data});
    Study study = Study::open(m_file);
    EvidenceOptions options;
    options.widths = false;
    options.methods = {EvidenceMethod::Bridge};
    for (const bool second : {false, true}) {
        if (second) {
            study.addAnalysis("Heavy tails");
            Definition other = study.definition();
            changeKind(other.impedanceNoise, NoiseKind::StudentT);
            study.setDefinition(other, "Noise");
            QVERIFY(test::calibrate(m_file).status.ok());
        }
        const EvidenceRequest request = evidenceRequest(study, options);
        keepEvidence(study, request, computeEvidence(request, {}), "test");
    }
    study.selectAnalysis(1);
    const PredictionRecord alone = predictLatest(m_file, {.draws = 100}, {});
    const PredictionRecord record =
        predictLatest(m_file, {.draws = 200, .models = ModelWeighting::Evidence}, {});
    QVERIFY2(record.prediction.status.ok(), record.prediction.status.reason.english().c_str());
    QCOMPARE(record.prediction.data.size(), std::size_t{5});
    for (std::size_t d = 0; d < 5; ++d) {
        const PredictedData &mixed = record.prediction.data[d], &one = alone.prediction.data[d];
        QCOMPARE(mixed.name, one.name);
        QCOMPARE(mixed.quantity, one.quantity);
        QCOMPARE(mixed.imaginary, one.imaginary);
        QCOMPARE(mixed.time_s, one.time_s);
        QCOMPARE(mixed.measured_V, one.measured_V);
        // Both models are right, so that their mixture predicts as either.
        const std::size_t at = mixed.time_s.size() / 2;
        const auto width = [at](const PredictiveSummary& s) {
            return s.measurement.q95[at] - s.measurement.q05[at];
        };
        const double ratio = width(mixed.summary) / width(one.summary);
        QVERIFY2(ratio > 0.7 && ratio < 1.4,
                 qPrintable(QStringLiteral("%1: %2").arg(mixed.name.c_str()).arg(ratio)));
        QVERIFY(std::abs(mixed.summary.mean[at] - one.summary.mean[at]) < 0.3 * width(one.summary));
        QCOMPARE(mixed.summary.betweenModel.size(), mixed.time_s.size());
        const double variance = mixed.summary.aleatoric[at];
        const double sd = d == 0   ? kVolt
                          : d == 1 ? kKelvin
                          : d == 4 ? 0.0
                                   : kShare * std::hypot(record.prediction.data[2].measured_V[at],
                                                         record.prediction.data[3].measured_V[at]);
        if (sd > 0.0)
            QVERIFY2(
                std::abs(std::sqrt(variance) / sd - 1.0) < 0.4,
                qPrintable(QStringLiteral("%1: %2").arg(mixed.name.c_str()).arg(std::sqrt(variance) / sd)));
    }
}

/// A protocol that was predicted over models is out of date once their weights are others.
void TstMixedQuantities::weightsThatChangeAreSaid()
{
    ProtocolQuestion question;
    question.protocol = "discharge at 1C until 3.5 V";
    question.draws = 20;
    question.models = ModelWeighting::Evidence;
    const ProtocolRecord record = predictProtocolLatest(m_file, question, {});
    QVERIFY2(record.prediction.status.ok(), record.prediction.status.reason.english().c_str());
    Study study = Study::open(m_file);
    study.putResult(record.run, kProtocolResult, formatProtocol(record));
    QVERIFY(!latestProtocol(study)->prediction.average.outdated);
    Definition heavier = study.definition();
    heavier.priorWeight = 5.0;
    study.setDefinition(heavier, "Weight");
    QVERIFY(latestProtocol(study)->prediction.average.outdated);
    study.lookAt(1); // not judged for another than the selected one
    QVERIFY(!latestProtocol(study)->prediction.average.outdated);
    study.lookAt({});
    study.undo();
    QVERIFY(!latestProtocol(study)->prediction.average.outdated);
}

QTEST_GUILESS_MAIN(TstMixedQuantities)
#include "tst_mixed_quantities.moc"
