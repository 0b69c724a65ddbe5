#pragma once
#include "bayes/sampling.h"
#include "bayes/sbc_trials.h"
#include "bayes/without_jacobian.h"
#include "calibrate/calibration.h"
#include "cell/parameter_sets.h"
#include "data/table.h"

#include <QString>
#include <QTest>

#include <string>

// What simulation-based calibration is tried on: a single particle model with five unknowns, and the bundled
// cell that was measured.
namespace interphase::test {

/// The current of the bundled discharge, few readings under much noise: what a Jacobian adds is not small
/// beside what they say. The state of charge follows from the rest voltage, which part of the prior of the
/// stoichiometry cannot reach: there the model cannot be solved.
inline Analysis fiveParameters()
{
    const std::string resources = INTERPHASE_SOURCE_DIR "/resources";
    const std::string folder = resources + "/examples/spm_discharge/";
    Definition definition = readDefinition(folder + "definition.json");
    DataUse& data = definition.data.front();
    data.points = 25;
    data.socSource = InitialSocSource::RestVoltage;
    definition.free = {{"Negative electrode/Diffusivity [m2.s-1]", {PriorKind::Lognormal, 3.3e-14, 0.8}},
                       {"Positive electrode/Diffusivity [m2.s-1]", {PriorKind::Lognormal, 4e-15, 0.8}},
                       {"User-defined/Series resistance [ohm]", {PriorKind::Lognormal, 0.01, 0.7}},
                       {"Positive electrode/Minimum stoichiometry", {PriorKind::Normal, 0.27, 0.03}}};
    definition.noise.sigma = {PriorKind::Lognormal, 0.03, 0.5};
    const Cell cell = loadCell(definition.parameters, resources + "/parameter_sets");
    Dataset measured = readDataset(folder + "simulated.csv", {}, false);
    measured.name = data.name;
    return prepareAnalysis(definition, cell, {measured});
}

/// The same discharge, whose loss is shared by the series resistance, which may be zero, and a rate constant.
inline Analysis resistanceAndRate()
{
    const std::string resources = INTERPHASE_SOURCE_DIR "/resources";
    const std::string folder = resources + "/examples/spm_discharge/";
    Definition definition = readDefinition(folder + "definition.json");
    DataUse& data = definition.data.front();
    data.points = 60;
    data.socSource = InitialSocSource::Value;
    definition.free = {
        {"Negative electrode/Diffusivity [m2.s-1]", {PriorKind::Lognormal, 3.3e-14, 0.5}},
        {"Negative electrode/Reaction rate constant [mol.m-2.s-1]", {PriorKind::Lognormal, 6.7e-6, 1.5}},
        {"User-defined/Series resistance [ohm]", {PriorKind::HalfNormal, 0.0, 0.01}}};
    const Cell cell = loadCell(definition.parameters, resources + "/parameter_sets");
    Dataset measured = readDataset(folder + "simulated.csv", {}, false);
    measured.name = data.name;
    return prepareAnalysis(definition, cell, {measured});
}

/// The bundled measured cell, with a model of this kind.
inline Analysis measuredCell(ModelKind kind)
{
    const std::string resources = INTERPHASE_SOURCE_DIR "/resources";
    const std::string folder = resources + "/examples/nmc_pouch/";
    Definition definition = readDefinition(folder + "definition.json");
    definition.model.kind = kind;
    std::vector<Dataset> data;
    for (DataUse& use : definition.data) {
        use.points = 60;
        data.push_back(readDataset(folder + use.file, {}, std::nullopt));
        data.back().name = use.name;
    }
    const Cell cell = loadCell(definition.parameters, resources + "/parameter_sets");
    return prepareAnalysis(definition, cell, data);
}

/// `count` draws of theta, of four chains, thinned by `thin`.
inline std::vector<std::vector<double>> drawPosterior(const Analysis& analysis, int count, int thin,
                                                      double acceptance = 0.8)
{
    const Posterior& posterior = *analysis.posterior;
    const ModeSearch search = findMode(posterior, priorStarts(posterior, 4, 1), {}, {});
    if (!search.best())
        return {};
    const auto own = posterior.clonePosterior();
    SamplingOptions options;
    options.nuts.warmup = 150;
    options.nuts.targetAcceptance = acceptance;
    options.draws = thin * ((count + 3) / 4);
    SamplingRun run(posterior, options, startChains(*own, laplace(*own, search.best()->q), options));
    std::vector<std::vector<std::vector<double>>> chains(4);
    runToEnd(run, {}, [&](const DrawBatch& batch) {
        for (const ChainDraw& draw : batch.draws) {
            std::vector<double> theta(draw.draw.q.size());
            posterior.toConstrained(draw.draw.q, theta);
            if (!draw.draw.warmup && draw.iteration % thin == 0)
                chains[static_cast<std::size_t>(draw.chain)].push_back(std::move(theta));
        }
    });
    std::vector<std::vector<double>> out;
    for (auto& chain : chains)
        out.insert(out.end(), chain.begin(), chain.end());
    out.resize(std::min(out.size(), static_cast<std::size_t>(count)));
    return out;
}

inline QString describe(const SbcRanks& ranks, const SbcVerdict& verdict)
{
    QString out = QStringLiteral("%1 replicates, %2 failed, %3 rejected; ")
                      .arg(ranks.replicates())
                      .arg(totalFailures(ranks.failures))
                      .arg(ranks.rejected);
    for (const RankVerdict& q : verdict.quantities)
        out += QStringLiteral("%1: p %2%3; ")
                   .arg(QString::fromStdString(q.quantity))
                   .arg(q.pValue, 0, 'g', 3)
                   .arg(q.uniform ? QString() : QStringLiteral(" OUTSIDE"));
    return out;
}

/// Posterior SBC of the bundled measurements with a model; says what was found. thin: of the chain that gives
/// the truths.
inline void checkPosteriorRanks(ModelKind model, int replicates, int thin)
{
    const Analysis analysis = measuredCell(model);
    SbcOptions options;
    options.replicates = replicates;
    options.thin = 2;
    options.warmup = 80;
    const auto thetas = drawPosterior(analysis, replicates, thin);
    QCOMPARE(thetas.size(), static_cast<std::size_t>(replicates));
    const SbcRanks ranks = posteriorSbc(*analysis.posterior, thetas, options, {});
    const SbcVerdict verdict = judgeRanks(ranks, 0.99);
    qInfo("%s", qPrintable(describe(ranks, verdict)));
    QCOMPARE(ranks.replicates(), replicates);
    QVERIFY2(verdict.uniform(), qPrintable(describe(ranks, verdict)));
}

} // namespace interphase::test
