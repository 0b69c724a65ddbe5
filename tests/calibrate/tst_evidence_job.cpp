#include "calibrate/comparison.h"
#include "calibrate/density_check.h"
#include "calibrate/evidence_job.h"
#include "calibrate/evidence_parts.h"
#include "linear_pulse.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <numeric>

using namespace interphase;
using namespace interphase::test;

namespace {

EvidenceOptions small(std::vector<EvidenceMethod> methods = {})
{
    EvidenceOptions out;
    out.methods = std::move(methods);
    out.particles = 300;
    out.livePoints = 200;
    return out;
}

/// Within four standard errors, which are small themselves.
bool meets(double found, double error, double known)
{
    if (error > 0.0 && error < 0.15 && std::abs(found - known) < 4.0 * error + 1e-6)
        return true;
    qWarning("found %.4f, error %.4f, known %.4f", found, error, known);
    return false;
}

} // namespace

class TestEvidenceJob : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void modelIsLinear();
    void allMethodsFindIt();
    void widthsAreKnown();
    void widthsAreReachedInSteps();
    void leftOutIsKnown();
    void futureIsKnown();
    void futureIsFittedAgain();
    void surestMethodIsTaken();
    void widthsGoByTheMethodThatIsTaken();
    void widerRangeIsRunAgain();
    void comparisonIsKnown();
    void otherDataAreNotCompared();
    void recordIsKept();
    void threadsDoNotMatter();
    void methodsFollowTheDraws();
    void stops();
    void hostileRecordsAreRefused();

private:
    std::string file(const char* name) const { return m_folder.filePath(name).toStdString(); }
    QTemporaryDir m_folder;
    Dataset m_data;
    std::unique_ptr<Known> m_known;
    EvidenceRecord m_record; ///< by all methods
    EvidenceRequest m_request;
};

// One study that is sampled, for all that follows.
void TestEvidenceJob::initTestCase()
{
    m_data = measured();
    m_known = std::make_unique<Known>(m_data);
    makeStudy(file("a.interphase"), m_data, normalPrior(kMean, kSd));
    QVERIFY(calibrate(file("a.interphase")).status.ok());
    Study study = Study::open(file("a.interphase"));
    m_request = evidenceRequest(study, small({EvidenceMethod::Smc, EvidenceMethod::Nested,
                                              EvidenceMethod::Bridge, EvidenceMethod::Fitted}));
    QCOMPARE(m_request.chains.size(), std::size_t(4));
    QCOMPARE(m_request.chains[0].size(), std::size_t(500));
    m_record = computeEvidence(m_request, {});
    QVERIFY(m_record.status().ok());
}

void TestEvidenceJob::modelIsLinear()
{
    const Analysis analysis =
        prepareAnalysis(definitionOf(m_data, normalPrior(kMean, kSd)), chen(), {m_data});
    const Vector expected = m_known->offset + 0.02 * m_known->slope;
    QVERIFY((predicted(analysis, 0.02) - expected).cwiseAbs().maxCoeff() < 1e-9);
}

void TestEvidenceJob::allMethodsFindIt()
{
    const double known = m_known->logEvidence(kMean, kSd);
    QCOMPARE(m_record.methods.size(), std::size_t(4));
    for (const MethodEvidence& m : m_record.methods) {
        QVERIFY2(m.status.ok() && meets(m.logEvidence, m.standardError, known), methodWord(m.method));
        QCOMPARE(m.runs.size(), std::size_t(4));
        QVERIFY(m.evaluations > 100);
        QCOMPARE(m.failures, 0LL);
    }
    QVERIFY(m_record.warnings.empty());
    QCOMPARE(m_record.points, int(m_data.time_s.size()));
    QCOMPARE(m_record.parameters, 1);
}

void TestEvidenceJob::widthsAreKnown()
{
    for (const double factor : {kHalfWidth, kDoubleWidth}) {
        const WidthEvidence* w = m_record.atWidth(factor);
        QVERIFY(w);
        QVERIFY(w->route == WidthRoute::Weights);
        QVERIFY(meets(w->logEvidence, w->standardError, m_known->logEvidence(kMean, factor * kSd)));
    }
}

// From the draws under one prior to those under another, whether weights reach or not.
void TestEvidenceJob::widthsAreReachedInSteps()
{
    const Analysis own = prepareAnalysis(definitionOf(m_data, normalPrior(kMean, kSd)), chen(), {m_data});
    EvidenceOptions options = small({EvidenceMethod::Bridge});
    const MethodResult base =
        estimateEvidence(*own.posterior, EvidenceMethod::Bridge, m_request.chains, {}, options, {});
    QVERIFY(base.summary.status.ok());
    for (const double factor : {0.1, 0.5, 2.0, 20.0}) {
        const Analysis scaled =
            prepareAnalysis(definitionOf(m_data, normalPrior(kMean, factor * kSd)), chen(), {m_data});
        const auto found = evidenceAlongThePath(*own.posterior, *scaled.posterior, base, options, {});
        QVERIFY(found && found->route == WidthRoute::Path);
        QVERIFY2(meets(found->logEvidence, found->standardError, m_known->logEvidence(kMean, factor * kSd)),
                 qPrintable(QString("%1: %2 (%3), known %4")
                                .arg(factor)
                                .arg(found->logEvidence)
                                .arg(found->standardError)
                                .arg(m_known->logEvidence(kMean, factor * kSd))));
    }
}

// Each step given the others, by the ratio of two evidences that are known.
void TestEvidenceJob::leftOutIsKnown()
{
    QVERIFY(m_record.bySteps);
    QVERIFY(!m_record.byData); // there is one data set
    const LeftOut& left = *m_record.bySteps;
    QCOMPARE(left.groups.size(), std::size_t(3));
    QVERIFY(left.groups[1].kind == StepKind::Discharge);
    int points = 0;
    for (std::size_t g = 0; g < left.groups.size(); ++g) {
        const LeftOutGroup& group = left.groups[g];
        points += group.points;
        std::vector<Eigen::Index> others;
        for (std::size_t i = 0; i < m_data.time_s.size(); ++i)
            if (m_data.time_s[i] < group.begin_s || m_data.time_s[i] > group.end_s)
                others.push_back(Eigen::Index(i));
        QCOMPARE(int(others.size()), int(m_data.time_s.size()) - group.points);
        const double exact = m_known->logEvidence(kMean, kSd) - m_known->logEvidence(kMean, kSd, others);
        // Without the discharge nothing tells the resistance: weights do not reach, and say so.
        const bool doubtful = std::ranges::count(left.density.doubtful, g) > 0;
        QVERIFY2(!doubtful || g == 1, "a rest tells nothing of a resistance");
        if (!doubtful)
            QVERIFY2(std::abs(left.density.terms[g] - exact) < 0.1,
                     qPrintable(QString("%1: %2, exact %3").arg(g).arg(left.density.terms[g]).arg(exact)));
    }
    QCOMPARE(points, int(m_data.time_s.size()));
}

namespace {

/// Exact log p(block | all before it), of the blocks that are predicted.
std::vector<double> knownFuture(const Known& known, const LeftFuture& future)
{
    std::vector<double> out;
    Eigen::Index rows = 0;
    double before = 0.0;
    for (std::size_t b = 0; b < future.blocks.size(); ++b) {
        rows += future.blocks[b].points;
        std::vector<Eigen::Index> first(std::size_t(rows), 0);
        std::iota(first.begin(), first.end(), Eigen::Index(0));
        const double whole = known.logEvidence(kMean, kSd, first);
        if (b >= future.first)
            out.push_back(whole - before);
        before = whole;
    }
    return out;
}

} // namespace

// The blocks of the second half, from all before them; the discharge is behind, so that weights reach.
void TestEvidenceJob::futureIsKnown()
{
    QVERIFY(m_record.future);
    const LeftFuture& future = *m_record.future;
    QCOMPARE(future.blocks.size(), std::size_t(20));
    int points = 0, before = 0;
    for (std::size_t b = 0; b < future.blocks.size(); ++b) {
        points += future.blocks[b].points;
        before += b < future.first ? future.blocks[b].points : 0;
        QVERIFY(future.blocks[b].points == 1 || future.blocks[b].points == 2);
    }
    const int all = int(m_data.time_s.size());
    QCOMPARE(points, all);
    QVERIFY(2 * before >= all - 1 && 2 * before <= all + 3);
    const std::vector<double> known = knownFuture(*m_known, future);
    QCOMPARE(future.density.terms.size(), known.size());
    QVERIFY(future.density.doubtful.empty());
    for (std::size_t g = 0; g < known.size(); ++g)
        QVERIFY2(std::abs(future.density.terms[g] - known[g]) < 0.05,
                 qPrintable(QString("%1: %2, exact %3").arg(g).arg(future.density.terms[g]).arg(known[g])));
}

// From the first rest on weights cannot reach: the draws know the resistance, and it did not.
void TestEvidenceJob::futureIsFittedAgain()
{
    EvidenceRequest request = m_request;
    request.options.methods = {EvidenceMethod::Bridge};
    request.options.widths = false;
    request.options.blocks = 8;
    request.options.futureFrom = 0.1;
    request.options.refits = FutureRefits::Never;
    const EvidenceRecord rough = computeEvidence(request, {});
    QVERIFY(rough.future && !rough.future->density.doubtful.empty());
    QVERIFY(rough.future->density.fits.empty());
    request.options.refits = FutureRefits::Automatic;
    const EvidenceRecord record = computeEvidence(request, {});
    const FutureDensity& density = record.future->density;
    QVERIFY(density.doubtful.empty() && !density.fits.empty());
    const std::vector<double> known = knownFuture(*m_known, *record.future);
    QCOMPARE(density.terms.size(), std::size_t(7));
    for (std::size_t g = 0; g < known.size(); ++g)
        QVERIFY2(std::abs(density.terms[g] - known[g]) < 4.0 * density.errors[g] + 1e-3,
                 qPrintable(QString("%1: %2 +- %3, exact %4")
                                .arg(g)
                                .arg(density.terms[g])
                                .arg(density.errors[g])
                                .arg(known[g])));
    const double elpd = std::accumulate(known.begin(), known.end(), 0.0);
    QVERIFY(density.monteCarloError > 0.01 && density.monteCarloError < 0.3);
    QVERIFY2(
        std::abs(density.elpd - elpd) < 3.0 * density.monteCarloError,
        qPrintable(QString("%1 +- %2, exact %3").arg(density.elpd).arg(density.monteCarloError).arg(elpd)));
    QVERIFY(density.fits.size() > 1 && density.fits.size() < 7); // going on, and not at each block
    const EvidenceRecord kept = parseEvidence(formatEvidence(record));
    QVERIFY(kept.future->blocks == record.future->blocks && kept.future->density.fits == density.fits);
    QVERIFY(kept.future->density.errors == density.errors);
    QCOMPARE(kept.future->density.monteCarloError, density.monteCarloError);
    QVERIFY(kept.options == record.options);
    request.options.futureFrom = 1.0;
    QVERIFY_EXCEPTION_THROWN(computeEvidence(request, {}), InputError);
    request.options.futureFrom = 0.5;
    request.options.blocks = 1;
    QVERIFY_EXCEPTION_THROWN(computeEvidence(request, {}), InputError);
}

MethodEvidence estimateOf(EvidenceMethod method, double value, double error)
{
    MethodEvidence out;
    out.method = method;
    out.logEvidence = value;
    out.standardError = error;
    return out;
}

// Not the first, not the one with the smallest error whatever its checks say, not one that failed.
void TestEvidenceJob::surestMethodIsTaken()
{
    std::vector<MethodEvidence> m{estimateOf(EvidenceMethod::Smc, 10.0, 0.2),
                                  estimateOf(EvidenceMethod::Nested, 10.1, 0.3),
                                  estimateOf(EvidenceMethod::Bridge, 10.4, 0.05)};
    QCOMPARE(bestMethod(m), std::size_t(2));
    QVERIFY(!furthestApart(m)->disagree());
    m[2].warnings = {{EvidenceConcern::LittleOverlap, 0.01}};
    QCOMPARE(bestMethod(m), std::size_t(0));
    m[0].status = Status::cancelled();
    QCOMPARE(bestMethod(m), std::size_t(1));
    m[1].warnings = m[2].warnings;
    QCOMPARE(bestMethod(m), std::size_t(2)); // none passed: the smaller error
    m[1].logEvidence = 9.0;
    const auto apart = furthestApart(m);
    QVERIFY(apart->first == 1 && apart->second == 2 && apart->disagree());
    QVERIFY(std::abs(apart->errors - 1.4 / std::hypot(0.3, 0.05)) < 1e-12);
    m[1].logEvidence = 10.35;
    m[1].standardError = m[2].standardError = 1e-3;
    QVERIFY(furthestApart(m)->errors > 3.0 && !furthestApart(m)->disagree()); // by nothing that matters
    m.resize(1);
    QVERIFY(!furthestApart(m));
    // Two that are many errors apart, by nothing that matters, do not hide two that disagree.
    m = {estimateOf(EvidenceMethod::Smc, 10.0, 0.005), estimateOf(EvidenceMethod::Nested, 10.08, 0.005),
         estimateOf(EvidenceMethod::Bridge, 12.0, 0.4)};
    QVERIFY(furthestApart(m)->disagree());
    // Draws that know one of two modes: the error is the smallest, and the value a nat too small.
    m = {estimateOf(EvidenceMethod::Smc, 10.0, 0.1), estimateOf(EvidenceMethod::Nested, 10.1, 0.2),
         estimateOf(EvidenceMethod::Bridge, 9.3, 0.01), estimateOf(EvidenceMethod::Fitted, 9.3, 0.02)};
    QVERIFY(furthestApart(m)->disagree());
    QCOMPARE(bestMethod(m), std::size_t(0));
}

// Of SMC first and bridge sampling after it, the one that states less gives the widths their draws too.
void TestEvidenceJob::widthsGoByTheMethodThatIsTaken()
{
    EvidenceRequest request = m_request;
    request.options.methods = {EvidenceMethod::Smc, EvidenceMethod::Bridge};
    request.options.runs = 2;
    const EvidenceRecord record = computeEvidence(request, {});
    QVERIFY(record.status().ok());
    QVERIFY(record.methods[1].standardError < record.methods[0].standardError);
    QVERIFY(&record.best() == &record.methods[1]);
    request.options.methods = {EvidenceMethod::Bridge};
    const EvidenceRecord alone = computeEvidence(request, {});
    QCOMPARE(record.widths[0].logEvidence, alone.widths[0].logEvidence);
}

// A range that is doubled goes where no draw has been: SMC is run again, bridge sampling cannot.
void TestEvidenceJob::widerRangeIsRunAgain()
{
    EvidenceRequest request = m_request;
    request.options.methods = {EvidenceMethod::Smc};
    request.definition.free.front().prior = {PriorKind::Uniform, 0, 0, 0.002, 0.010};
    request.toCheck.clear(); // the draws are of the prior before
    const EvidenceRecord record = computeEvidence(request, {});
    const double stated = record.best().logEvidence;
    QVERIFY(record.widths[0].route == WidthRoute::Weights);
    QVERIFY(std::abs(record.widths[0].logEvidence - stated - std::log(2.0)) < 1e-3);
    QVERIFY(record.widths[1].route == WidthRoute::Rerun);
    // The posterior lies within all three ranges, so the density of the prior is all that changes.
    const double errors = std::hypot(record.best().standardError, record.widths[1].standardError);
    QVERIFY(std::abs(record.widths[1].logEvidence - stated + std::log(2.0)) < 4.0 * errors);
    request.options.methods = {EvidenceMethod::Bridge};
    const EvidenceRecord bridge = computeEvidence(request, {}); // draws of a posterior that is all but equal
    QVERIFY(bridge.widths[1].route == WidthRoute::Smc);         // in its place, for it is short
    const double both = std::hypot(record.widths[1].standardError, bridge.widths[1].standardError);
    QVERIFY(std::abs(bridge.widths[1].logEvidence - record.widths[1].logEvidence) <= 4.0 * both);
    QVERIFY(parseEvidence(formatEvidence(bridge)).widths[1].route == WidthRoute::Smc);
    request.options.refits = FutureRefits::Never;
    const EvidenceRecord quick = computeEvidence(request, {});
    QVERIFY(quick.widths[1].route == WidthRoute::Unknown && !quick.atWidth(kDoubleWidth));
    request.chains.resize(1); // nothing to agree with
    const EvidenceRecord one = computeEvidence(request, {});
    QVERIFY(one.best().warnings == std::vector<EvidenceWarning>({{EvidenceConcern::OneChain, 1.0}}));
    QVERIFY(parseEvidence(formatEvidence(one)).best().warnings == one.best().warnings);
}

void TestEvidenceJob::comparisonIsKnown()
{
    Study study = Study::open(file("a.interphase"));
    keepEvidence(study, m_request, m_record, "test");
    const std::int64_t first = study.currentAnalysis(), second = study.addAnalysis("Other prior");
    Definition other = study.definition();
    other.free.front().prior.a = kOtherMean;
    other.priorWeight = 4.0;
    study.setDefinition(other, "Another prior");
    QVERIFY(withoutEvidence(compareAnalyses(study)) == std::vector<std::int64_t>{second});
    const EvidenceRequest request = evidenceRequest(study, small());
    QVERIFY(request.chains.empty()); // draws are of the first analysis
    keepEvidence(study, request, computeEvidence(request, {}), "test");
    const Comparison c = compareAnalyses(study);
    QCOMPARE(c.selected, second);
    QCOMPARE(c.pairs.size(), std::size_t(1));
    const ComparedPair& pair = c.pairs.front();
    QCOMPARE(c.analyses[pair.first].info.id, first);
    const double known = m_known->logEvidence(kMean, kSd) - m_known->logEvidence(kOtherMean, kSd);
    QVERIFY(known > 1.0);
    QVERIFY(meets(pair.factor.log, pair.factor.standardError, known));
    QVERIFY(pair.atHalfWidths && pair.atDoubleWidths);
    for (const auto& [factor, width] :
         {std::pair{pair.atHalfWidths, 0.5}, std::pair{pair.atDoubleWidths, 2.0}}) {
        const double there =
            m_known->logEvidence(kMean, width * kSd) - m_known->logEvidence(kOtherMean, width * kSd);
        QVERIFY(std::abs(factor->log - there) < 4.0 * factor->standardError);
    }
    QVERIFY(std::abs(pair.logPosteriorOdds - pair.factor.log + std::log(4.0)) < 1e-12);
    const double odds = std::exp(pair.logPosteriorOdds);
    QVERIFY(std::abs(c.analyses[pair.first].probability - odds / (1.0 + odds)) < 1e-9);
    QVERIFY(pair.bySteps && pair.future);
    QVERIFY(!pair.byData);
    QVERIFY(std::isfinite(pair.future->elpd) && pair.future->standardError > 0.0);
}

void TestEvidenceJob::otherDataAreNotCompared()
{
    Study study = Study::open(file("a.interphase"));
    const std::int64_t third = study.addAnalysis("Shorter");
    Definition shorter = study.definition();
    shorter.data.front().fit = TimeWindow{0.0, 500.0};
    study.setDefinition(shorter, "Fit less");
    const EvidenceRequest request = evidenceRequest(study, small());
    keepEvidence(study, request, computeEvidence(request, {}), "test");
    study.selectAnalysis(1);
    const Comparison c = compareAnalyses(study);
    QCOMPARE(c.pairs.size(), std::size_t(1)); // as before
    QVERIFY(c.analyses.back().info.id == third && c.analyses.back().state == ComparedState::OtherData);
    study.selectAnalysis(third);
    const Comparison turned = compareAnalyses(study);
    QVERIFY(turned.pairs.empty());
    QVERIFY(turned.analyses.front().state == ComparedState::OtherData);
    study.removeAnalysis(third);
}

void TestEvidenceJob::recordIsKept()
{
    Study study = Study::open(file("a.interphase"));
    study.selectAnalysis(1);
    const std::optional<EvidenceRecord> kept = latestEvidence(study);
    QVERIFY(kept);
    QCOMPARE(QString::fromStdString(formatEvidence(*kept)), QString::fromStdString(formatEvidence(m_record)));
    QVERIFY(kept->options == m_record.options);
    QVERIFY(kept->bySteps->density.doubtful == m_record.bySteps->density.doubtful);
    QCOMPARE(kept->sampled, study.latestRun()->id);
    Definition definition = study.definition();
    definition.priorWeight = 3.0;
    definition.sampler.draws = 7;
    study.setDefinition(definition, "Weight");
    QVERIFY(!study.latestRun(RunPurpose::Evidence)->stale());
    definition.free.front().prior.b *= 2.0;
    study.setDefinition(definition, "Prior");
    QVERIFY(study.latestRun(RunPurpose::Evidence)->stale());
    QVERIFY(compareAnalyses(study).analyses.front().state == ComparedState::Stale);
    QVERIFY(withoutEvidence(compareAnalyses(study)) == std::vector<std::int64_t>{1});
    study.undo();
    QVERIFY(compareAnalyses(study).analyses.front().state == ComparedState::Compared);
}

void TestEvidenceJob::threadsDoNotMatter()
{
    EvidenceRequest request = m_request;
    request.options = small({EvidenceMethod::Smc, EvidenceMethod::Bridge});
    request.options.particles = 60;
    std::string first;
    for (const int threads : {1, 2}) {
        request.options.threads = threads;
        EvidenceRecord record = computeEvidence(request, {});
        record.seconds = 0.0;
        const std::string text = formatEvidence(record);
        first = first.empty() ? text : first;
        QCOMPARE(QString::fromStdString(text), QString::fromStdString(first));
    }
}

void TestEvidenceJob::methodsFollowTheDraws()
{
    EvidenceRequest request = m_request;
    QVERIFY(chosenMethods(request) == std::vector<EvidenceMethod>{EvidenceMethod::Bridge});
    QCOMPARE(request.toCheck.size(), kCheckedDraws);
    EvidenceRequest automatic = request;
    automatic.options.methods.clear();
    const EvidenceRecord two = computeEvidence(automatic, {}); // the second checks the first
    QVERIFY(two.methods.size() == 2 && two.methods[0].method == EvidenceMethod::Bridge &&
            two.methods[1].method == EvidenceMethod::Fitted);
    automatic.options.refits = FutureRefits::Never;
    QCOMPARE(computeEvidence(automatic, {}).methods.size(), std::size_t(1));
    EvidenceRequest other = request;
    for (DrawRecord& draw : other.toCheck) // as a version would have it that solved the cell otherwise
        draw.logDensity += 1.0;
    QVERIFY_EXCEPTION_THROWN(computeEvidence(other, {}), InputError);
    for (std::vector<double>& q : request.chains[0])
        q[0] += 1e3; // another mode, as far as anybody knows
    QVERIFY(
        (chosenMethods(request) == std::vector<EvidenceMethod>{EvidenceMethod::Smc, EvidenceMethod::Bridge}));
    request.definition.model.kind = ModelKind::Dfn;
    QVERIFY(chosenMethods(request) == std::vector<EvidenceMethod>{EvidenceMethod::Bridge});
    request.chains.clear();
    QVERIFY_EXCEPTION_THROWN(chosenMethods(request), InputError);
    request.definition.model.kind = ModelKind::Spm;
    QVERIFY(chosenMethods(request) == std::vector<EvidenceMethod>{EvidenceMethod::Smc});
    request.options.methods = {EvidenceMethod::Bridge};
    QVERIFY_EXCEPTION_THROWN(computeEvidence(request, {}), InputError);
}

void TestEvidenceJob::stops()
{
    std::stop_source stop;
    double furthest = 0.0;
    const RunContext context{stop.get_token(), [&](double f) {
                                 furthest = std::max(furthest, f);
                                 if (f > 0.1)
                                     stop.request_stop();
                             }};
    const EvidenceRecord record = computeEvidence(m_request, context);
    QVERIFY(record.status().outcome == Outcome::Cancelled);
    QVERIFY(furthest > 0.1 && furthest < 0.5);
}

void TestEvidenceJob::hostileRecordsAreRefused()
{
    const std::string good = formatEvidence(m_record);
    QVERIFY_EXCEPTION_THROWN(parseEvidence("{}"), InputError);
    QVERIFY_EXCEPTION_THROWN(parseEvidence(good.substr(0, good.size() / 2)), InputError);
    std::string other = good;
    other.replace(other.find("\"smc\""), 5, "\"mcm\"");
    QVERIFY_EXCEPTION_THROWN(parseEvidence(other), InputError);
}

QTEST_GUILESS_MAIN(TestEvidenceJob)
#include "tst_evidence_job.moc"
