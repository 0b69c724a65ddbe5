#include "calibrate/failure_record.h"
#include "calibrate/failure_region.h"
#include "calibrate/identification.h"
#include "calibrate/particle_record.h"
#include "calibrate/resumption.h"
#include "calibrate/sampling_target.h"
#include "calibrate/surrogate_stage.h"
#include "spm_study.h"

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <numbers>

using namespace interphase;
using namespace interphase::test;

namespace {

std::map<MessageId, long long> countsOf(const FailureCounts& failures)
{
    std::map<MessageId, long long> out;
    for (const auto& [id, failed] : failures)
        out[id] = failed.count;
    return out;
}

/// The first draws of a chain of a complete run, with the chain's state after them.
void storeDraws(Study& study, RunId run, Study& whole, int chain, int count)
{
    const RunId reference = whole.latestRun()->id;
    const Analysis analysis = prepareAnalysis(study.definition(), studyCell(study), study.datasets());
    const ModeReport mode = parseModeReport(*whole.getResult(reference, kModeResult));
    QCOMPARE(mode.targetAcceptance, 0.0); // measurements enough
    const SamplingOptions options = samplingOptions(study.definition(), mode);
    QCOMPARE(options.nuts.targetAcceptance, study.definition().sampler.targetAcceptance);
    ChainState start = startChains(*analysis.posterior, laplaceOf(mode), options)[std::size_t(chain)];
    NutsChain again(analysis.posterior->clone(), options.nuts, std::move(start));
    Draw draw;
    for (int i = 0; i < count; ++i)
        QVERIFY(again.step(draw, {}).ok());
    const std::vector<DrawRecord> all = whole.readDraws(reference, chain);
    const std::string state = encodeChainState(again.checkpoint());
    QVERIFY(draw.q == all[std::size_t(count) - 1].q);
    study.appendDraws(run, chain, std::span(all).first(std::size_t(count)),
                      std::as_bytes(std::span(state.data(), state.size())));
}

} // namespace

/// A calibration as its owner sees it, and what it leaves in the study.
class TestCalibration : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void gainedBitsAreThoseOfNormalDensities();
    void aModeAtABoundGainsNoBits();
    void failuresAreReadBack();
    void failuresAreFoundWhereTheyLie();
    void failedSolvesAreStoredAndAddUp();
    void goesOnFromWhatIsThere_data();
    void goesOnFromWhatIsThere();
    void otherModelsGoOn_data();
    void otherModelsGoOn();
    void targetStopsAtTheSameDraws();
    void ensembleGoesOn();
    void surrogateGoesOn();
    void particlesGoOn();
    void beginsAtAnEarlierCell();
    void pathfinderStartsAreKept();

private:
    std::string path(const char* name) const { return m_folder.filePath(name).toStdString(); }
    QTemporaryDir m_folder;
};

void TestCalibration::initTestCase()
{
    makeSpmStudy(path("reference.interphase"));
    const CalibrationSnapshot end = calibrate(path("reference.interphase"));
    QVERIFY2(end.status.ok(), end.status.reason.english().c_str());
}

/// Lognormal priors are normal in the sampler's coordinates, where the divergence has a closed form.
void TestCalibration::gainedBitsAreThoseOfNormalDensities()
{
    makeSpmStudy(path("gained.interphase"));
    Study study = Study::open(path("gained.interphase"));
    const Analysis analysis = prepareAnalysis(study.definition(), studyCell(study), study.datasets());
    const Identification found = identify(analysis, {}, {.starts = 2}, {});
    QVERIFY(found.status.ok());
    int compared = 0;
    for (std::size_t j = 0; j < found.q.size(); ++j) {
        const PriorSpec prior = analysis.posterior->parameters()[j].prior.spec();
        if (prior.kind != PriorKind::Lognormal)
            continue;
        const double sd = found.sd[j] / found.theta[j], off = std::log(found.theta[j] / prior.a);
        const double nats = std::log(prior.b / sd) + (sd * sd + off * off) / (2.0 * prior.b * prior.b) - 0.5;
        QVERIFY2(std::abs(found.gained_bits[j] - nats / std::numbers::ln2) < 1e-5,
                 qPrintable(QString::number(found.gained_bits[j], 'g', 10)));
        ++compared;
    }
    QCOMPARE(compared, 3);
}

/// The truth, 4.5e-14, is out of the prior's reach: what the curvature says there is no width.
void TestCalibration::aModeAtABoundGainsNoBits()
{
    makeSpmStudy(path("bound.interphase"), [](Definition& definition) {
        definition.free[0].prior = {PriorKind::Uniform, 0, 0, 1e-15, 3.5e-14};
    });
    Study study = Study::open(path("bound.interphase"));
    QVERIFY(study.definition().free[0].path.starts_with("Negative electrode/Diffusivity"));
    const Analysis analysis = prepareAnalysis(study.definition(), studyCell(study), study.datasets());
    const Identification found = identify(analysis, {}, {.starts = 2}, {});
    QVERIFY(found.status.ok());
    QVERIFY(found.modeAt[0] == AtBound::Upper && found.maximumAt[0] == AtBound::Upper);
    QVERIFY(std::isnan(found.sd[0]) && std::isnan(found.relativeSd[0]) && found.sd[1] > 0.0);
    QVERIFY(std::isnan(found.gained_bits[0]) && localVerdict(found.bits[0]) == ProfileVerdict::Unknown);
    for (std::size_t j = 1; j < found.q.size(); ++j)
        QVERIFY(found.modeAt[j] != AtBound::No || found.gained_bits[j] > 0.0);
    QVERIFY2(!knowsCombinationOnly(found), qPrintable(QString::number(found.maximum.standardError[0])));
}

void TestCalibration::failuresAreReadBack()
{
    FailureCounts failures;
    addFailures(failures, {MessageId::SolverStepTooSmall, {"12.5"}}, 3);
    addFailures(failures, {MessageId::VoltageOutOfReach, {"4.3", "2 \"V\"", "4.2"}}, 1LL << 40);
    addFailure(failures, {MessageId::SolverStepTooSmall, {"13"}}, std::vector{2.0, 1e-14});
    addFailure(failures, {MessageId::SolverStepTooSmall, {"13"}}, std::vector{1.0, 1.0 / 3.0});
    const FailureCounts back = parseFailures(formatFailures(failures));
    QCOMPARE(back.at(MessageId::SolverStepTooSmall).count, 5LL);
    QCOMPARE(back.at(MessageId::SolverStepTooSmall).where,
             (std::vector<std::vector<double>>{{1.0, 1.0 / 3.0}, {2.0, 1e-14}})); // in an order of their own
    QCOMPARE(countsOf(back), countsOf(failures));
    QVERIFY(back.at(MessageId::VoltageOutOfReach).first == failures.at(MessageId::VoltageOutOfReach).first);
    QVERIFY(parseFailures(R"([{"reason": "OfAnotherVersion", "arguments": [], "count": 2}])").empty());
    QVERIFY_EXCEPTION_THROWN(parseFailures("[1]"), InputError);
    QVERIFY_EXCEPTION_THROWN(parseFailures("{"), InputError);
}

void TestCalibration::failuresAreFoundWhereTheyLie()
{
    // Draws of 0.01 to 1 of both; solves fail below 0.1 of the first, whatever the second is.
    const std::vector<std::string> names{"Negative electrode/Diffusivity [m2.s-1]", "other", "sigma_V (1C)"};
    std::vector<Chains> drawn(3, Chains(1));
    for (int i = 1; i <= 100; ++i)
        for (Chains& chains : drawn)
            chains[0].push_back(0.01 * i);
    FailureCounts counted, later;
    for (int i = 0; i < 20; ++i) {
        addFailure(counted, {MessageId::SolverStepTooSmall, {"1"}},
                   std::vector{0.001 + 0.005 * i, 0.05 * i, 50.0});
        if (i == 4)
            later = counted;
    }
    const FailureCount& failed = counted.at(MessageId::SolverStepTooSmall);
    const std::vector<FailureRegion> regions = failureRegions(failed, names, drawn);
    QCOMPARE(regions.size(), std::size_t(1)); // and the noise is not looked at
    QCOMPARE(regions[0].quantity, names[0]);
    QVERIFY(regions[0].below);
    QCOMPARE(regions[0].limit, 0.096);
    QCOMPARE(regions[0].ofFailures, 1.0);
    QCOMPARE(regions[0].ofDraws, 0.09);
    QVERIFY(failureRegions(failed, names, {}).empty());
    QCOMPARE(failuresSince(later, counted).at(MessageId::SolverStepTooSmall).where.front()[0],
             0.001 + 0.005 * 5);
    FailureCount few = failed;
    few.where.resize(4);
    QVERIFY(failureRegions(few, names, drawn).empty());
}

void TestCalibration::failedSolvesAreStoredAndAddUp()
{
    makeSpmStudy(path("whole.interphase"), putOnAnEdge);
    const CalibrationSnapshot end = calibrate(path("whole.interphase"));
    QVERIFY2(end.status.ok(), end.status.reason.english().c_str());
    Study whole = Study::open(path("whole.interphase"), StudyMode::ReadOnly);
    const FailureCounts failures = storedFailures(whole, end.run);
    QCOMPARE(countsOf(failures), countsOf(end.failures));
    const FailureCount& failed = failures.at(MessageId::VoltageOutOfReach);
    QVERIFY(failed.count > 0);
    QCOMPARE(failed.where.empty() ? 0 : failed.where.front().size(), whole.latestRun()->quantities.size());
    QVERIFY(failed.first.arguments.size() == 3 && failed.first.arguments[0].starts_with("4.2"));

    // The same in parts: each goes on with the counts of those before.
    CalibrationSnapshot last;
    const auto failsSomewhere = [](const CalibrationSnapshot& s) { return totalFailures(s.failures) > 5; };
    QVERIFY(stopInParts(path("parts.interphase"), putOnAnEdge, {failsSomewhere}));
    for (int parts = 0; parts < 1000; ++parts) {
        const long long before = totalFailures(last.failures);
        last = calibrate(path("parts.interphase"), [&](const CalibrationSnapshot& s) {
            return totalFailures(s.failures) > before + 5;
        });
        if (last.status.ok())
            break;
        QCOMPARE(last.status.outcome, Outcome::Cancelled);
        Study study = Study::open(path("parts.interphase"), StudyMode::ReadOnly);
        QCOMPARE(countsOf(storedFailures(study, last.run)), countsOf(last.failures));
    }
    QVERIFY(last.status.ok() && last.resumed);
    Study study = Study::open(path("parts.interphase"), StudyMode::ReadOnly);
    QCOMPARE(countsOf(storedFailures(study, last.run)), countsOf(failures));
    QVERIFY(study.readDraws(last.run) == whole.readDraws(end.run));
}

void TestCalibration::goesOnFromWhatIsThere_data()
{
    QTest::addColumn<bool>("mode");
    QTest::addColumn<QList<int>>("draws"); // of each chain that were stored before the program was killed
    QTest::newRow("nothing") << false << QList<int>{0, 0, 0};
    QTest::newRow("mode") << true << QList<int>{0, 0, 0};
    QTest::newRow("first chain") << true << QList<int>{1, 0, 0};
    QTest::newRow("last chain") << true << QList<int>{0, 0, 7};
    QTest::newRow("two chains") << true << QList<int>{30, 1, 0};
    QTest::newRow("all chains") << true << QList<int>{61, 70, 1};
}

/// The study is put together as a killed calibration leaves it.
void TestCalibration::goesOnFromWhatIsThere()
{
    QFETCH(bool, mode);
    QFETCH(QList<int>, draws);
    Study whole = Study::open(path("reference.interphase"), StudyMode::ReadOnly);
    const RunInfo reference = *whole.latestRun();
    const QTemporaryDir folder;
    const std::string killed = folder.filePath("killed.interphase").toStdString();
    makeSpmStudy(killed);
    {
        Study study = Study::open(killed);
        const RunId run =
            study.beginRun(study.definition(), {RunPurpose::Sample, reference.quantities, {}, {}});
        if (mode)
            study.putResult(run, kModeResult, *whole.getResult(reference.id, kModeResult));
        for (int chain = 0; chain < 3; ++chain)
            if (draws[chain] > 0)
                storeDraws(study, run, whole, chain, draws[chain]);
    }
    const CalibrationSnapshot end = calibrate(killed);
    QVERIFY2(end.status.ok(), end.status.reason.english().c_str());
    QCOMPARE(end.resumed, mode);
    Study study = Study::open(killed, StudyMode::ReadOnly);
    QCOMPARE(study.runs().size(), std::size_t{1});
    QVERIFY(study.readDraws(end.run) == whole.readDraws(reference.id));
    QCOMPARE(*study.getResult(end.run, kModeResult), *whole.getResult(reference.id, kModeResult));
}

void TestCalibration::otherModelsGoOn_data()
{
    QTest::addColumn<int>("model");
    QTest::addColumn<bool>("heat");
    QTest::newRow("SPMe") << static_cast<int>(ModelKind::Spme) << false;
    QTest::newRow("SPM with heat") << static_cast<int>(ModelKind::Spm) << true;
}

/// Models without a closed form, which take steps: stopped twice they make the draws of a run that was not.
void TestCalibration::otherModelsGoOn()
{
    QFETCH(int, model);
    QFETCH(bool, heat);
    const auto other = [&](Definition& d) {
        d.model.kind = static_cast<ModelKind>(model);
        d.model.physics.thermal = heat ? ThermalKind::Lumped : ThermalKind::Isothermal;
        d.sampler.chains = 2;
    };
    const std::string whole = path("model.interphase"), parts = path("model parts.interphase");
    for (const std::string& file : {whole, parts})
        std::filesystem::remove(file);
    makeSpmStudy(whole, other);
    const CalibrationSnapshot end = calibrate(whole);
    QVERIFY2(end.status.ok(), end.status.reason.english().c_str());
    QVERIFY(stopInParts(parts, other, {after(20), after(70)}));
    const CalibrationSnapshot last = calibrate(parts);
    QVERIFY2(last.status.ok() && last.resumed, last.status.reason.english().c_str());
    QVERIFY(Study::open(parts, StudyMode::ReadOnly).readDraws(last.run) ==
            Study::open(whole, StudyMode::ReadOnly).readDraws(end.run));
}

/// The run ends at a look where the target holds, wherever it was interrupted before; a higher target goes
/// on.
void TestCalibration::targetStopsAtTheSameDraws()
{
    const auto withTarget = [](Definition& d) {
        d.sampler.draws = 1000;
        d.sampler.targetEss = 150.0;
        d.sampler.targetMcse = 0.09;
    };
    makeSpmStudy(path("target.interphase"), withTarget);
    const CalibrationSnapshot end = calibrate(path("target.interphase"));
    QVERIFY2(end.status.ok(), end.status.reason.english().c_str());
    QVERIFY(end.reached.has_value());
    Study whole = Study::open(path("target.interphase"));
    const std::vector<DrawRecord> draws = whole.readDraws(end.run);
    const std::vector<Chains> kept = keptChains(draws);
    const int length = static_cast<int>(kept.front().front().size());
    QVERIFY2(length >= 100 && length < 1000, qPrintable(QString::number(length)));
    QCOMPARE(nextLook(length, whole.definition().sampler), length);
    QCOMPARE(draws.size(), std::size_t(3 * (60 + length)));
    QCOMPARE(end.reached->draws, length);
    QVERIFY(end.reached->ess >= 150.0 && end.reached->mcse <= 0.09 && end.reached->rHat <= 1.01);
    QCOMPARE(storedTarget(whole, end.run)->ess, sampleQuality(kept).ess);
    QVERIFY(whole.latestRun()->status == RunStatus::Complete);
    QVERIFY(!unfinishedRun(whole)); // it has what was asked for

    QVERIFY(stopInParts(path("target parts.interphase"), withTarget, {after(30)}));
    CalibrationSnapshot last;
    int before = 0;
    for (int parts = 0; parts < 1000 && !last.reached; ++parts) {
        last = calibrate(path("target parts.interphase"), [&](const CalibrationSnapshot& s) {
            int made = 0;
            for (const int n : s.sampling.iterations)
                made += n;
            return made > before + 90 && (before = made) > 0;
        });
        QVERIFY(last.status.ok() || last.status.outcome == Outcome::Cancelled);
    }
    QVERIFY(last.reached);
    Study resumed = Study::open(path("target parts.interphase"), StudyMode::ReadOnly);
    QVERIFY(resumed.readDraws(last.run) == draws);

    Definition more = whole.definition();
    more.sampler.targetEss = 400.0;
    whole.setDefinition(more, "Ask for more");
    const CalibrationSnapshot further = calibrate(path("target.interphase"));
    QVERIFY(further.status.ok() && further.resumed && further.run == end.run);
    const std::vector<DrawRecord> all = whole.readDraws(end.run);
    QVERIFY(all.size() > draws.size() && all.front() == draws.front());
}

/// Bit for bit, but for the energies, which are no number where a draw is not of NUTS.
static bool sameDraws(const std::vector<DrawRecord>& a, const std::vector<DrawRecord>& b)
{
    return std::ranges::equal(a, b, [](const DrawRecord& x, const DrawRecord& y) {
        return x.chain == y.chain && x.index == y.index && x.q == y.q && x.logDensity == y.logDensity &&
               x.acceptance == y.acceptance && x.treeDepth == y.treeDepth;
    });
}

/// Each run of particles is a chain: one that is stopped keeps those that were done, and the means are those
/// of NUTS.
void TestCalibration::particlesGoOn()
{
    const auto withParticles = [](Definition& d) {
        d.sampler = defaultSampler(SamplerKind::Smc);
        d.sampler.chains = 3;
        d.sampler.draws = 300;
        d.sampler.starts = 2;
    };
    makeSpmStudy(path("smc.interphase"), withParticles);
    const CalibrationSnapshot end = calibrate(path("smc.interphase"));
    QVERIFY2(end.status.ok(), end.status.reason.english().c_str());
    Study whole = Study::open(path("smc.interphase"), StudyMode::ReadOnly);
    const std::vector<DrawRecord> draws = whole.readDraws(end.run);
    QCOMPARE(draws.size(), std::size_t(900));
    QVERIFY(!unfinishedRun(whole));
    const std::vector<ParticleRun> runs = storedParticles(whole, end.run);
    QCOMPARE(runs.size(), std::size_t(3));
    for (const ParticleRun& run : runs) {
        QVERIFY(run.particles == 300 && run.founders > 0 && run.stages.size() > 3);
        QCOMPARE(run.stages.back().temperature, 1.0);
        QVERIFY(std::abs(run.logEvidence - runs.front().logEvidence) < 5.0 * run.standardError + 1.0);
    }
    QVERIFY(stopInParts(path("smc parts.interphase"), withParticles, {after(299)}));
    const CalibrationSnapshot last = calibrate(path("smc parts.interphase"));
    QVERIFY(last.status.ok() && last.resumed);
    QCOMPARE(last.particles.size(), std::size_t(3)); // the one before the stop too
    QVERIFY(Study::open(path("smc parts.interphase"), StudyMode::ReadOnly).readDraws(last.run) == draws);

    Study nuts = Study::open(path("reference.interphase"), StudyMode::ReadOnly);
    const std::vector<Chains> particles = keptChains(draws),
                              known = keptChains(nuts.readDraws(nuts.latestRun()->id));
    for (std::size_t k = 0; k < known.size(); ++k) {
        const ParameterSummary a = summarise(particles[k]), b = summarise(known[k]);
        const QString text = QString("%1 (%2), NUTS %3 (%4), R-hat %5, ESS %6")
                                 .arg(a.mean)
                                 .arg(a.mcseMean)
                                 .arg(b.mean)
                                 .arg(b.mcseMean)
                                 .arg(a.rHat)
                                 .arg(a.essBulk);
        QVERIFY2(std::abs(a.mean - b.mean) < 4.0 * std::hypot(a.mcseMean, b.mcseMean), qPrintable(text));
        QVERIFY2(a.rHat < 1.05 && a.essBulk < 900.0, qPrintable(text)); // relatives are not counted twice
    }
}

/// A run by surrogate transitions that is stopped before and behind its polynomial makes the draws of one
/// that was not, and they are those of the posterior.
void TestCalibration::surrogateGoesOn()
{
    const auto withSurrogate = [](Definition& d) {
        d.sampler = defaultSampler(SamplerKind::Surrogate);
        d.sampler.starts = 2;
        d.sampler.draws = 300;
    };
    makeSpmStudy(path("surrogate.interphase"), withSurrogate);
    const CalibrationSnapshot end = calibrate(path("surrogate.interphase"));
    QVERIFY2(end.status.ok(), end.status.reason.english().c_str());
    Study whole = Study::open(path("surrogate.interphase"), StudyMode::ReadOnly);
    const std::vector<DrawRecord> draws = whole.readDraws(end.run);
    QCOMPARE(draws.size(), std::size_t(4 * (defaultSampler(SamplerKind::Surrogate).warmup + 300)));
    QVERIFY(!unfinishedRun(whole));
    const std::optional<SurrogateReport> report = storedSurrogate(whole, end.run);
    QVERIFY(report && report->reason.empty() && report->degree == 4);
    std::vector<std::vector<DrawRecord>> chains(4);
    for (const DrawRecord& draw : draws)
        chains[static_cast<std::size_t>(draw.chain)].push_back(draw);
    const SurrogateUse use = surrogateUse(chains);
    QCOMPARE(use.chainsOnNuts, 0);
    QVERIFY2(use.acceptance > 0.7, qPrintable(QString::number(use.acceptance)));

    QVERIFY(stopInParts(path("surrogate parts.interphase"), withSurrogate, {after(40), after(200)}));
    const CalibrationSnapshot last = calibrate(path("surrogate parts.interphase"));
    QVERIFY(last.status.ok() && last.resumed);
    Study resumed = Study::open(path("surrogate parts.interphase"), StudyMode::ReadOnly);
    QVERIFY(sameDraws(resumed.readDraws(last.run), draws));

    // A checkpoint as a version would have it that solves the cell otherwise.
    Study changed = Study::open(path("surrogate parts.interphase"));
    const Analysis analysis = prepareAnalysis(changed.definition(), studyCell(changed), changed.datasets());
    const std::optional<ModeReport> mode = storedMode(changed, last.run);
    QCOMPARE(surrogateStates(changed, last.run, *analysis.posterior, *mode, {}).size(), std::size_t(4));
    SurrogateState state = decodeSurrogateState(textOf(changed.checkpoints(last.run).front()));
    const RunId other =
        changed.beginRun(changed.definition(), {RunPurpose::Sample, analysis.quantities, {}, {}});
    for (const double difference : {0.0, 1.0}) {
        state.logDensity += difference;
        const std::string bytes = encodeSurrogateState(state);
        changed.appendDraws(other, 0, {}, std::as_bytes(std::span(bytes.data(), bytes.size())));
        if (difference == 0.0)
            QVERIFY(surrogateStates(changed, other, *analysis.posterior, *mode, {}).front() == state);
    }
    QVERIFY_EXCEPTION_THROWN(surrogateStates(changed, other, *analysis.posterior, *mode, {}), InputError);

    Study nuts = Study::open(path("reference.interphase"), StudyMode::ReadOnly);
    const std::vector<Chains> ours = keptChains(draws),
                              theirs = keptChains(nuts.readDraws(nuts.latestRun()->id));
    for (std::size_t q = 0; q < ours.size(); ++q) {
        const ParameterSummary a = summarise(ours[q]), b = summarise(theirs[q]);
        QVERIFY2(std::abs(a.mean - b.mean) < 4.0 * std::hypot(a.mcseMean, b.mcseMean),
                 qPrintable(QStringLiteral("%1: %2 and %3").arg(q).arg(a.mean).arg(b.mean)));
    }
}

/// From the draws of another study, without a warm-up by NUTS: the same posterior, and bit for bit the same
/// in parts; a study that has no such draws is refused by name.
void TestCalibration::beginsAtAnEarlierCell()
{
    const auto quickly = [](Definition& d) {
        d.sampler = defaultSampler(SamplerKind::Surrogate);
        d.sampler.warmup = 30;
        d.sampler.draws = 400;
        d.sampler.seed = 5;
    };
    const std::string reference = path("reference.interphase");
    makeSpmStudy(path("next.interphase"), quickly);
    const CalibrationSnapshot end = calibrate(path("next.interphase"), {}, reference);
    QVERIFY2(end.status.ok(), end.status.reason.english().c_str());
    QCOMPARE(end.mode->startedFrom, reference);
    QCOMPARE(end.mode->waterfall.size(), std::size_t(1));
    Study next = Study::open(path("next.interphase"), StudyMode::ReadOnly), first = Study::open(reference);
    const std::vector<DrawRecord> draws = next.readDraws(end.run);
    QVERIFY(std::ranges::any_of(draws, [](const DrawRecord& d) { return d.warmup && d.treeDepth == 0; }));
    const std::vector<Chains> ours = keptChains(draws),
                              theirs = keptChains(first.readDraws(first.latestRun()->id));
    for (std::size_t q = 0; q < ours.size(); ++q) {
        const ParameterSummary a = summarise(ours[q]), b = summarise(theirs[q]);
        QVERIFY2(std::abs(a.mean - b.mean) < 4.0 * std::hypot(a.mcseMean, b.mcseMean),
                 qPrintable(QStringLiteral("%1: %2 and %3").arg(q).arg(a.mean).arg(b.mean)));
        QVERIFY2(a.rHat < 1.02, qPrintable(QString::number(a.rHat)));
    }

    QVERIFY(stopInParts(path("next parts.interphase"), quickly, {after(60)}, reference));
    // What it began with is kept: nobody has to say it again.
    const CalibrationSnapshot last = calibrate(path("next parts.interphase"));
    QVERIFY(last.status.ok() && last.resumed);
    Study resumed = Study::open(path("next parts.interphase"), StudyMode::ReadOnly);
    QVERIFY(sameDraws(resumed.readDraws(last.run), draws));

    makeSpmStudy(path("fresh.interphase"), quickly);
    makeSpmStudy(path("other.interphase"), quickly);
    const CalibrationSnapshot refused = calibrate(path("other.interphase"), {}, path("fresh.interphase"));
    QCOMPARE(refused.status.outcome, Outcome::Failed);
    QVERIFY(refused.status.reason.english().find("fresh.interphase") != std::string::npos);
}

/// Walkers are the chains of the study; an interrupted ensemble makes the draws of one that was not.
void TestCalibration::ensembleGoesOn()
{
    const auto asEnsemble = [](Definition& d) {
        d.sampler = defaultSampler(SamplerKind::Ensemble);
        d.sampler.chains = 2;
        d.sampler.starts = 2;
        d.sampler.warmup = 200;
        d.sampler.draws = 300;
    };
    makeSpmStudy(path("ensemble.interphase"), asEnsemble);
    const CalibrationSnapshot end = calibrate(path("ensemble.interphase"));
    QVERIFY2(end.status.ok(), end.status.reason.english().c_str());
    Study whole = Study::open(path("ensemble.interphase"), StudyMode::ReadOnly);
    const std::vector<DrawRecord> draws = whole.readDraws(end.run);
    QCOMPARE(draws.size(), std::size_t(2 * 4 * 500));
    QCOMPARE(draws.back().chain, 7);
    QVERIFY(!unfinishedRun(whole));

    QVERIFY(stopInParts(path("ensemble parts.interphase"), asEnsemble, {after(220)}));
    const CalibrationSnapshot last = calibrate(path("ensemble parts.interphase"));
    QVERIFY(last.status.ok() && last.resumed);
    Study resumed = Study::open(path("ensemble parts.interphase"), StudyMode::ReadOnly);
    QVERIFY(resumed.readDraws(last.run) == draws);

    // The same posterior as NUTS finds: means within their errors.
    Study nuts = Study::open(path("reference.interphase"), StudyMode::ReadOnly);
    const std::vector<Chains> ours = keptChains(draws),
                              theirs = keptChains(nuts.readDraws(nuts.latestRun()->id));
    for (std::size_t q = 0; q < ours.size(); ++q) {
        const ParameterSummary a = summarise(ours[q]), b = summarise(theirs[q]);
        QVERIFY2(std::abs(a.mean - b.mean) < 4.0 * std::hypot(a.mcseMean, b.mcseMean),
                 qPrintable(QStringLiteral("%1: %2 and %3").arg(q).arg(a.mean).arg(b.mean)));
    }
}

void TestCalibration::pathfinderStartsAreKept()
{
    makeSpmStudy(path("paths.interphase"), [](Definition& d) {
        d.sampler.chainStarts = ChainStarts::Pathfinder;
        d.sampler.draws = 20;
    });
    const CalibrationSnapshot end = calibrate(path("paths.interphase"));
    QVERIFY2(end.status.ok(), end.status.reason.english().c_str());
    Study study = Study::open(path("paths.interphase"), StudyMode::ReadOnly);
    const ModeReport mode = *storedMode(study, end.run);
    QCOMPARE(mode.chainStarts.size(), std::size_t(3));
    QVERIFY(mode.chainStarts[0] != mode.chainStarts[1]);
    QVERIFY(std::isfinite(mode.pathfinderK));
    const Analysis analysis = prepareAnalysis(study.definition(), studyCell(study), study.datasets());
    // Draws of the posterior, not just of the prior: none is far below the mode.
    for (const auto& start : mode.chainStarts)
        QVERIFY(analysis.posterior->clone()->evaluate(start, {}) > mode.logDensity - 20.0);
    // Chains that another density made do not go on.
    QCOMPARE(chainStates(study, end.run, *analysis.posterior, mode).size(), std::size_t(3));
    Definition otherwise = study.definition();
    otherwise.noise.sigma.a *= 10.0;
    const Analysis another = prepareAnalysis(otherwise, studyCell(study), study.datasets());
    QVERIFY_EXCEPTION_THROWN(chainStates(study, end.run, *another.posterior, mode), InputError);
    // They are where the chains began.
    const ModeReport around = [&] {
        ModeReport m = mode;
        m.chainStarts.clear();
        return m;
    }();
    const QTemporaryDir folder;
    const std::string fresh = folder.filePath("fresh.interphase").toStdString();
    makeSpmStudy(fresh, [](Definition& d) { d.sampler.chainStarts = ChainStarts::Pathfinder; });
    Study other = Study::open(fresh);
    const RunId run = other.beginRun(other.definition(), {RunPurpose::Sample, mode.quantities, {}, {}});
    QVERIFY(chainStates(other, run, *analysis.posterior, mode)[1].q == mode.chainStarts[1]);
    QVERIFY(chainStates(other, run, *analysis.posterior, around)[1].q != mode.chainStarts[1]);
}

QTEST_GUILESS_MAIN(TestCalibration)
#include "tst_calibration.moc"
