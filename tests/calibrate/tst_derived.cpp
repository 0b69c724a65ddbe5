#include "calibrate/analysis.h"
#include "calibrate/derived.h"
#include "calibrate/sampling_target.h"
#include "calibrate/sensitivities.h"
#include "core/random.h"
#include "spm_study.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace interphase;
using namespace interphase::test;

namespace {

const std::string kDn = "Negative electrode/Diffusivity [m2.s-1]";

SampledRun twoDraws()
{
    SampledRun run{{kDn, "sigma_V (1C)"}, 2, {}, {}};
    run.draws.resize(2);
    run.draws[0].values = {2e-14, 1e-3};
    run.draws[1].values = {4e-14, 2e-3};
    return run;
}

ParameterValues radiusOf(double radius)
{
    ParameterValues values;
    values[ParameterId::NegativeParticleRadius] = radius;
    return values;
}

/// Chains of independent normals.
Chains normals(std::uint32_t stream, int count)
{
    Chains out;
    for (std::uint32_t c = 0; c < 4; ++c) {
        RandomStream random(1, StreamPurpose::Test, 10 * stream + c);
        auto& chain = out.emplace_back();
        for (int i = 0; i < count; ++i)
            chain.push_back(random.normal());
    }
    return out;
}

} // namespace

/// What is made of draws: derived quantities, sensitivities, and whether there are enough.
class TestDerived : public QObject
{
    Q_OBJECT

private slots:
    void freeAndFixed();
    void whatCannotBeDerivedIsLeftOut();
    void sensitivitiesSeeThePartsOfTheDensity();
    void looksAreFixedBeforehand();
    void qualityIsOfTheWorst();
};

void TestDerived::freeAndFixed()
{
    SampledRun run = twoDraws();
    addDerived({{"Diffusion time [s]", "R_n ** 2 / D_s_n"},
                {"same", "R_n ** 2 / '" + kDn + "'"},
                {"signal", "'sigma_V (1C)' * 1000"}},
               radiusOf(5e-6), run);
    QVERIFY2(run.problems.empty(), run.problems.empty() ? "" : run.problems.front().c_str());
    QCOMPARE(run.sampled, std::size_t(2));
    QCOMPARE(run.quantities.size(), std::size_t(5));
    QCOMPARE(run.quantities[2], std::string("Diffusion time [s]"));
    QCOMPARE(run.draws[0].values[2], 1250.0);
    QCOMPARE(run.draws[1].values[2], 625.0);
    QCOMPARE(run.draws[1].values[3], run.draws[1].values[2]);
    QCOMPARE(run.draws[1].values[4], 2.0);
}

void TestDerived::whatCannotBeDerivedIsLeftOut()
{
    SampledRun run = twoDraws();
    addDerived({{"log", "log(D_s_n - 3e-14)"},
                {"fixed", "2 * R_n"},
                {kDn, "D_s_n"},
                {"noise", "tau_s"},
                {"good", "2 * D_s_n"}},
               radiusOf(5e-6), run);
    QCOMPARE(run.quantities.size(), std::size_t(3));
    QCOMPARE(run.draws[0].values, (std::vector<double>{2e-14, 1e-3, 4e-14}));
    QCOMPARE(run.problems.size(), std::size_t(4));
    for (const std::size_t i : {0, 1, 2, 3})
        QVERIFY(run.problems[i].ends_with('.') && !run.problems[i].ends_with(".."));
    QVERIFY(run.problems[0].find("no finite value") != std::string::npos);
    QVERIFY(run.problems[1].find("nothing in it is free") != std::string::npos);
    QVERIFY(run.problems[2].find("was sampled") != std::string::npos);
    QVERIFY(run.problems[3].find("not a quantity of the run") != std::string::npos);
}

/// The log likelihood that is read off the draws is the one of a solve.
void TestDerived::sensitivitiesSeeThePartsOfTheDensity()
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath("s.interphase").toStdString();
    makeSpmStudy(path, [](Definition& d) { d.derived = {{"half", "D_s_n / 2"}}; });
    Study study = Study::open(path);
    const Analysis analysis = prepareAnalysis(study.definition(), studyCell(study), study.datasets());
    Posterior& posterior = *analysis.posterior;
    SampledRun run{analysis.quantities, analysis.quantities.size(), {}, {}};
    std::vector<double> logPrior, logLikelihood;
    const std::vector<double> middle = findMode(posterior, priorStarts(posterior, 2, 1), {}, {}).best()->q;
    RandomStream random(4, StreamPurpose::Test, 0);
    for (int i = 0; i < 40; ++i) {
        DrawRecord draw;
        draw.q = middle;
        for (double& q : draw.q)
            q += 0.02 * random.normal();
        draw.values.resize(draw.q.size());
        posterior.toConstrained(draw.q, draw.values);
        draw.logDensity = posterior.evaluate(draw.q, {});
        const PosteriorTerms terms = posterior.terms(draw.q);
        logPrior.push_back(terms.logPrior);
        logLikelihood.push_back(terms.logLikelihood);
        run.draws.push_back(draw);
    }
    addDerived(study.definition().derived, cellOf(study.definition(), studyCell(study)).parameters, run);
    const std::vector<Sensitivity> found = powerSensitivities(posterior, run);
    QCOMPARE(found.size(), run.quantities.size());
    for (std::size_t q = 0; q < found.size(); ++q) {
        std::vector<double> values;
        for (const DrawRecord& draw : run.draws)
            values.push_back(draw.values[q]);
        const Sensitivity wanted = powerSensitivity(values, {logPrior, logLikelihood});
        QVERIFY(std::abs(found[q].toPrior - wanted.toPrior) < 1e-6 * (1.0 + wanted.toPrior));
        QVERIFY(std::abs(found[q].toLikelihood - wanted.toLikelihood) < 1e-6 * (1.0 + wanted.toLikelihood));
        QVERIFY(wanted.toLikelihood > 0.0);
    }
    run.draws.resize(5);
    QVERIFY(powerSensitivities(posterior, run).empty());
}

void TestDerived::looksAreFixedBeforehand()
{
    SamplerDefinition sampler;
    sampler.draws = 450;
    QCOMPARE(nextLook(0, sampler), 450); // without a target only at the end
    sampler.targetEss = 100.0;
    QCOMPARE(nextLook(0, sampler), 100);
    QCOMPARE(nextLook(100, sampler), 100);
    QCOMPARE(nextLook(101, sampler), 120);
    QCOMPARE(nextLook(121, sampler), 140);
    QCOMPARE(nextLook(440, sampler), 450);
    for (int kept = 0; kept < 450; ++kept) // from wherever: the same sequence
        QCOMPARE(nextLook(nextLook(kept, sampler), sampler), nextLook(kept, sampler));
}

void TestDerived::qualityIsOfTheWorst()
{
    Chains slow = normals(1, 200);
    for (auto& chain : slow)
        for (std::size_t i = 1; i < chain.size(); ++i)
            chain[i] = 0.9 * chain[i - 1] + std::sqrt(1.0 - 0.81) * chain[i];
    const Chains constant(4, std::vector<double>(200, 3.0));
    const SampleQuality quality = sampleQuality({normals(0, 200), slow, constant});
    QCOMPARE(quality.draws, 200);
    QCOMPARE(quality.ess, std::min(essBulk(slow), essTail(slow)));
    QCOMPARE(quality.mcse, summarise(slow).mcseMean / summarise(slow).sd);
    QVERIFY(quality.ess < 200.0 && quality.mcse > 0.05);

    SamplerDefinition sampler;
    const SampleQuality good{200, 400.0, 0.05, 1.005};
    QVERIFY(!meetsTarget(good, sampler)); // nothing was asked for
    sampler.targetEss = 400.0;
    QVERIFY(meetsTarget(good, sampler));
    sampler.targetMcse = 0.04;
    QVERIFY(!meetsTarget(good, sampler));
    sampler.targetMcse = 0.05;
    QVERIFY(meetsTarget(good, sampler));
    QVERIFY(!meetsTarget({200, 400.0, 0.05, 1.02}, sampler)); // the chains disagree
    QVERIFY(!meetsTarget({200, 399.0, 0.05, 1.0}, sampler));
    QVERIFY(!meetsTarget(sampleQuality({}), sampler));
    const SampleQuality back = parseQuality(formatQuality(quality));
    QVERIFY(back.draws == quality.draws && back.ess == quality.ess && back.mcse == quality.mcse &&
            back.rHat == quality.rHat);
    QVERIFY_EXCEPTION_THROWN(parseQuality("[]"), InputError);
}

QTEST_GUILESS_MAIN(TestDerived)
#include "tst_derived.moc"
