#include "calibrate/solver_check.h"

#include "bayes/diagnostics.h"
#include "bayes/pareto_smoothing.h"
#include "calibrate/result_json.h"
#include "cell/bpx.h"
#include "core/parallel.h"
#include "electrochem/dfn_solver.h"
#include "electrochem/particle_modes.h"

#include <algorithm>
#include <mutex>

namespace interphase {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

std::vector<const DrawRecord*> chosen(const std::vector<DrawRecord>& draws, int count)
{
    std::vector<const DrawRecord*> kept, out;
    for (const DrawRecord& draw : draws)
        if (!draw.warmup)
            kept.push_back(&draw);
    const std::size_t wanted = std::min(kept.size(), static_cast<std::size_t>(std::max(count, 0)));
    for (std::size_t i = 0; i < wanted; ++i)
        out.push_back(kept[i * kept.size() / wanted]);
    return out;
}

/// Log densities of the finer solver; -infinity where it failed.
Status solveAgain(const Posterior& posterior, const std::vector<const DrawRecord*>& draws,
                  const RunContext& context, std::vector<double>& logDensities)
{
    logDensities.assign(draws.size(), -kInfinity);
    std::mutex mutex;
    int done = 0;
    const Status status = runParallel(static_cast<int>(draws.size()), 0, [&](int i) {
        if (context.stopRequested())
            return;
        const auto index = static_cast<std::size_t>(i);
        const std::unique_ptr<LogDensity> own = posterior.clone();
        own->setStop(context.stop);
        logDensities[index] = own->evaluate(draws[index]->q, {});
        const std::lock_guard lock(mutex);
        context.report(static_cast<double>(++done) / static_cast<double>(draws.size()));
    });
    return status.ok() && context.stopRequested() ? Status::cancelled() : status;
}

/// Of all draws after the warm-up.
double sdOf(const std::vector<DrawRecord>& draws, std::size_t quantity)
{
    Chains all(1);
    for (const DrawRecord& draw : draws)
        if (!draw.warmup)
            all.front().push_back(draw.values[quantity]);
    return summarise(all).sd;
}

/// Equal ones, which are beyond doubt, where both solvers agree at every draw.
SmoothedWeights weightsOf(const std::vector<double>& ratios)
{
    const auto [low, high] = std::ranges::minmax(ratios);
    if (low < high)
        return smoothWeights(ratios);
    const auto n = static_cast<double>(ratios.size());
    return {std::vector<double>(ratios.size(), -std::log(n)), 0.0, n};
}

void addMeans(const std::vector<const DrawRecord*>& draws, const std::vector<double>& logWeights,
              SolverCheck& out)
{
    for (std::size_t q = 0; q < out.quantities.size(); ++q) {
        double plain = 0.0, weighted = 0.0, count = 0.0;
        for (std::size_t i = 0; i < draws.size(); ++i) {
            if (logWeights[i] == -kInfinity)
                continue;
            count += 1.0;
            plain += draws[i]->values[q];
            weighted += std::exp(logWeights[i]) * draws[i]->values[q];
        }
        out.mean.push_back(plain / count);
        out.reweighted.push_back(weighted);
    }
}

} // namespace

double SolverCheck::shift(std::size_t quantity) const
{
    return (reweighted.at(quantity) - mean.at(quantity)) / sd.at(quantity);
}

double SolverCheck::largestShift() const
{
    double out = 0.0;
    for (std::size_t q = 0; q < quantities.size(); ++q)
        out = std::max(out, std::abs(shift(q)));
    return out;
}

bool SolverCheck::reliable() const
{
    return draws > 1 && k < paretoLimit(static_cast<std::size_t>(draws));
}

SimulationOptions finerThan(const SimulationOptions& options)
{
    const DfnResolution standard;
    const std::array<int, 3> own =
        options.model == ModelKind::Spme
            ? kStandardSalt.cells
            : std::array{standard.negativeCells, standard.separatorCells, standard.positiveCells};
    const auto twice = [](int stated, int usual) { return 2 * (stated > 0 ? stated : usual); };
    SimulationOptions out = options;
    out.negativeCells = twice(options.negativeCells, own[0]);
    out.separatorCells = twice(options.separatorCells, own[1]);
    out.positiveCells = twice(options.positiveCells, own[2]);
    out.modes = ParticleModes::kMost;
    out.relativeTolerance = 0.1 * options.relativeTolerance;
    return out;
}

SolverCheck checkSolver(const Analysis& coarse, const Analysis& fine, const std::vector<DrawRecord>& draws,
                        int count, const RunContext& context)
{
    SolverCheck out;
    out.quantities = coarse.quantities;
    const std::vector<const DrawRecord*> some = chosen(draws, count);
    if (some.size() < 2)
        throw InputError(MessageId::InvalidArgument,
                         {"check of the solver",
                          "found " + std::to_string(some.size()) + " draws after the warm-up", "at least 2"});
    std::vector<double> ratios;
    out.status = solveAgain(*fine.posterior, some, context, ratios);
    if (!out.status.ok())
        return out;
    for (std::size_t i = 0; i < some.size(); ++i) {
        out.failed += ratios[i] == -kInfinity;
        ratios[i] -= some[i]->logDensity;
    }
    out.draws = static_cast<int>(some.size()) - out.failed;
    if (out.draws < 2) {
        out.status = Status::failed(MessageId::NoFiniteStarts, {std::to_string(some.size())});
        return out;
    }
    const SmoothedWeights weights = weightsOf(ratios);
    out.k = weights.k;
    out.effectiveDraws = weights.effectiveDraws;
    addMeans(some, weights.logWeights, out);
    for (std::size_t q = 0; q < out.quantities.size(); ++q)
        out.sd.push_back(sdOf(draws, q));
    return out;
}

SolverCheck checkLatestSolver(const std::string& path, int draws, const RunContext& context)
{
    Study study = Study::open(path, StudyMode::ReadOnly);
    const std::optional<RunInfo> run = study.latestDraws();
    const std::optional<CellText> text = run ? study.runCell(run->id) : std::nullopt;
    if (!text || run->draws == 0)
        throw InputError(MessageId::InvalidArgument,
                         {path, "nothing has been sampled yet", "a sampled study"});
    const Definition definition = study.runDefinition(run->id);
    const Cell cell = parseBpx(text->json, text->name);
    const std::vector<Dataset> datasets = study.runDatasets(run->id);
    const Analysis coarse = prepareAnalysis(definition, cell, datasets);
    const Analysis fine = prepareAnalysis(definition, cell, datasets, finerThan(simulationOf(definition)));
    SolverCheck out = checkSolver(coarse, fine, study.readDraws(run->id), draws, context);
    out.run = run->id;
    return out;
}

std::string formatSolverCheck(const SolverCheck& check)
{
    return nlohmann::json{{"run", check.run},
                          {"draws", check.draws},
                          {"failed", check.failed},
                          {"quantities", check.quantities},
                          {"mean", jsonNumbers(check.mean)},
                          {"sd", jsonNumbers(check.sd)},
                          {"reweighted", jsonNumbers(check.reweighted)},
                          {"k", jsonNumber(check.k)},
                          {"effective_draws", jsonNumber(check.effectiveDraws)}}
        .dump();
}

SolverCheck parseSolverCheck(const std::string& text)
try {
    const nlohmann::json j = nlohmann::json::parse(text);
    SolverCheck out;
    out.run = j.at("run").get<RunId>();
    out.draws = j.at("draws").get<int>();
    out.failed = j.at("failed").get<int>();
    out.quantities = j.at("quantities").get<std::vector<std::string>>();
    out.mean = jsonNumbers(j.at("mean"));
    out.sd = jsonNumbers(j.at("sd"));
    out.reweighted = jsonNumbers(j.at("reweighted"));
    out.k = j.at("k").is_null() ? kInfinity : j.at("k").get<double>();
    out.effectiveDraws = jsonNumber(j.at("effective_draws"));
    const std::size_t n = out.quantities.size();
    if (out.mean.size() != n || out.sd.size() != n || out.reweighted.size() != n)
        throw InputError(MessageId::InvalidArgument,
                         {"check of the solver", "its columns differ in length", "what this program wrote"});
    return out;
} catch (const nlohmann::json::exception& error) {
    throw InputError(MessageId::InvalidArgument,
                     {"check of the solver", error.what(), "what this program wrote"});
}

std::optional<SolverCheck> storedSolverCheck(Study& study, RunId run)
{
    const std::optional<std::string> stored = study.getResult(run, kSolverCheckResult);
    return stored ? std::optional(parseSolverCheck(*stored)) : std::nullopt;
}

} // namespace interphase
