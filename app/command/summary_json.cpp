#include "app/command/json_number.h"
#include "app/command/result_text.h"
#include "app/command/run_summary.h"

#include "study/definition_terms.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace interphase {
namespace {

using nlohmann::ordered_json;

/// JSON has no NaN: what is not known is null.
constexpr const char* kStatusWords[] = {"running", "interrupted", "complete", "failed"};

ordered_json quantity(const std::string& name, const ParameterSummary& q)
{
    return {{"name", name},
            {"mean", number(q.mean)},
            {"sd", number(q.sd)},
            {"q05", number(q.q05)},
            {"median", number(q.median)},
            {"q95", number(q.q95)},
            {"r_hat", number(q.rHat)},
            {"ess_bulk", number(q.essBulk)},
            {"ess_tail", number(q.essTail)},
            {"mcse_mean", number(q.mcseMean)},
            {"mcse_sd", number(q.mcseSd)},
            {"mcse_q05", number(q.mcseQ05)},
            {"mcse_median", number(q.mcseMedian)},
            {"mcse_q95", number(q.mcseQ95)}};
}

constexpr const char* kFindingWords[] = {"insensitive", "prior dominates", "conflict", "uncertain"};

ordered_json sensitivity(const Sensitivity& s)
{
    if (!std::isfinite(s.toPrior))
        return nullptr;
    return {{"prior", number(s.toPrior)},
            {"likelihood", number(s.toLikelihood)},
            {"prior_error", number(s.errorToPrior)},
            {"likelihood_error", number(s.errorToLikelihood)},
            {"k", number(s.largestK)},
            {"finding", kFindingWords[static_cast<int>(s.finding())]}};
}

ordered_json quantitiesOf(const RunSummary& s)
{
    ordered_json out = ordered_json::array();
    for (std::size_t i = 0; i < s.quantities.size(); ++i) {
        out.push_back(quantity(s.name(i), s.quantities[i]));
        out.back()["derived"] = i >= s.run.quantities.size();
        out.back()["sensitivity"] =
            i < s.sensitivities.size() ? sensitivity(s.sensitivities[i]) : ordered_json(nullptr);
    }
    return out;
}

ordered_json surrogateOf(const RunSummary& s)
{
    if (!s.surrogate)
        return nullptr;
    const SurrogateReport& r = *s.surrogate;
    return {{"degree", r.degree},
            {"terms", r.terms},
            {"points", r.points},
            {"solved", r.solved},
            {"reason", r.reason.empty() ? ordered_json(nullptr) : ordered_json(r.reason)},
            {"without_nuts_warmup", r.byRounds},
            {"nuts_warmup_because",
             r.roundsReason.empty() ? ordered_json(nullptr) : ordered_json(r.roundsReason)},
            {"acceptance", number(s.surrogateUse.acceptance)},
            {"chains_on_nuts", s.surrogateUse.chainsOnNuts}};
}

ordered_json fewestOf(const RunSummary& s)
{
    const FewestEffective fewest = s.fewestEffective();
    if (fewest.name.empty())
        return nullptr;
    return {{"name", fewest.name},
            {"ess", number(fewest.ess)},
            {"tails", fewest.tails},
            {"wanted", number(s.essWanted())}};
}

ordered_json samplerOf(const RunSummary& s)
{
    ordered_json out{{"kind", kSamplerWords[static_cast<std::size_t>(s.sampler.kind)]},
                     {"surrogate", surrogateOf(s)},
                     {"target_acceptance", s.sampler.targetAcceptance},
                     {"metric", kMetricWords[static_cast<std::size_t>(s.sampler.metric)]},
                     {"started_from", s.mode && !s.mode->startedFrom.empty()
                                          ? ordered_json(s.mode->startedFrom)
                                          : ordered_json(nullptr)},
                     {"pathfinder_k", s.mode && s.mode->startedFrom.empty() && !s.mode->chainStarts.empty() &&
                                              !beginsAtModes(*s.mode)
                                          ? number(s.mode->pathfinderK)
                                          : ordered_json(nullptr)},
                     {"target_reached", nullptr}};
    if (s.reached)
        out["target_reached"] = {{"draws", s.reached->draws},
                                 {"smallest_ess", number(s.reached->ess)},
                                 {"largest_mcse_in_sd", number(s.reached->mcse)}};
    return out;
}

ordered_json modeOf(const ModeReport& mode)
{
    ordered_json fits = ordered_json::array();
    for (const FitQuality& fit : mode.fits) {
        const std::string unit = quantityUnit(fit.quantity);
        fits.push_back({{"name", fit.name},
                        {"quantity", quantityKey(fit.quantity)},
                        {"rms_before_" + unit, number(fit.before_V)},
                        {"rms_after_" + unit, number(fit.after_V)}});
        if (fit.quantity == MeasuredQuantity::Impedance)
            fits.back()["part"] = fit.imaginary ? "imaginary" : "real";
    }
    ordered_json values = ordered_json::object();
    for (std::size_t i = 0; i < mode.quantities.size() && i < mode.theta.size(); ++i)
        values[mode.quantities[i]] = number(mode.theta[i]);
    ordered_json ends = ordered_json::array();
    for (const double w : mode.waterfall)
        ends.push_back(number(w));
    ordered_json modes = ordered_json::array();
    for (const FoundMode& found : mode.modes) {
        ordered_json at = ordered_json::object();
        for (std::size_t i = 0; i < mode.quantities.size(); ++i)
            at[mode.quantities[i]] = number(found.theta[i]);
        modes.push_back({{"values", at},
                         {"log_density", number(found.logDensity)},
                         {"starts", found.climbs},
                         {"share", number(found.share)}});
    }
    return {{"values", values},
            {"log_density", number(mode.logDensity)},
            {"modes", modes},
            {"log_densities_of_starts", ends},
            {"starts_failed_because", failureLines(mode.startFailures)},
            {"fits", fits},
            {"residuals_correlated", mode.correlated},
            {"interval_factor", number(mode.intervalFactor)}};
}

ordered_json failuresOf(const RunSummary& s)
{
    ordered_json out = ordered_json::array();
    for (const auto& [id, failed] : s.failures) {
        ordered_json where = ordered_json::array();
        if (const auto regions = s.failureRegions.find(id); regions != s.failureRegions.end())
            for (const FailureRegion& r : regions->second)
                where.push_back({{"name", r.quantity},
                                 {r.below ? "below" : "above", number(r.limit)},
                                 {"share_of_failures", number(r.ofFailures)},
                                 {"share_of_draws", number(r.ofDraws)}});
        out.push_back({{"reason", messageName(id)},
                       {"count", failed.count},
                       {"first", failed.first.english()},
                       {"located", failed.where.size()},
                       {"mostly_where", where}});
    }
    return out;
}

ordered_json solverOf(const SolverCheck& check)
{
    ordered_json means = ordered_json::array();
    for (std::size_t q = 0; q < check.quantities.size(); ++q)
        means.push_back({{"name", check.quantities[q]},
                         {"shift_in_sd", number(check.shift(q))},
                         {"reweighted_mean", number(check.reweighted[q])}});
    return {{"draws", check.draws},
            {"failed", check.failed},
            {"k", number(check.k)},
            {"reliable", check.reliable()},
            {"largest_shift_in_sd", number(check.largestShift())},
            {"means", means}};
}

/// What each run of tempered particles came through; null for another sampler.
ordered_json particlesOf(const RunSummary& s)
{
    if (s.particles.empty())
        return nullptr;
    ordered_json out = ordered_json::array();
    for (const ParticleRun& run : s.particles) {
        ordered_json stages = ordered_json::array();
        for (const SmcStage& stage : run.stages)
            stages.push_back({{"temperature", number(stage.temperature)},
                              {"effective", number(stage.effectiveSize)},
                              {"sweeps", stage.sweeps},
                              {"acceptance", number(stage.acceptance)}});
        out.push_back({{"particles", run.particles},
                       {"log_evidence", number(run.logEvidence)},
                       {"standard_error", number(run.standardError)},
                       {"founders", run.founders},
                       {"unmixed", run.unmixed},
                       {"stages", stages}});
    }
    return out;
}

ordered_json runOf(const RunSummary& s)
{
    return {{"id", s.run.id},
            {"status", kStatusWords[static_cast<int>(s.run.status)]},
            {"message", s.run.message},
            {"stale", s.run.stale()},
            {"stale_because", s.staleBecause()},
            {"started_at", s.run.startedAt},
            {"ended_at", s.run.endedAt},
            {"program", s.run.program}};
}

} // namespace

std::string formatSummaryJson(const RunSummary& s)
{
    ordered_json energies = ordered_json::array();
    for (const double e : s.energyFraction)
        energies.push_back(number(e));
    const ordered_json out{
        {"study", s.study},
        {"title", s.title},
        {"run", runOf(s)},
        {"sampler", samplerOf(s)},
        {"chains", s.draws.size()},
        {"draws_per_chain", s.draws},
        {"warmup_per_chain", s.warmup},
        {"divergences",
         s.sampler.kind == SamplerKind::Smc ? ordered_json(nullptr) : ordered_json(s.divergences)},
        {"particles", particlesOf(s)},
        {"acceptance", number(s.acceptance)},
        {"energy_fraction", energies},
        {"gradients", s.leapfrogs},
        {"failed_solves", failuresOf(s)},
        {"largest_r_hat", number(s.largestRHat())},
        {"converged", s.converged()},
        {"warnings", runWarnings(s)},
        {"fewest_effective_draws", fewestOf(s)},
        {"parameters", quantitiesOf(s)},
        {"not_derived", s.problems},
        {"mode", s.mode ? modeOf(*s.mode) : ordered_json(nullptr)},
        {"solver_check", s.solver ? solverOf(*s.solver) : ordered_json(nullptr)},
        {"prediction", s.prediction ? predictionOf(s.prediction->prediction) : ordered_json(nullptr)},
        {"protocol", s.protocol ? protocolOf(*s.protocol) : ordered_json(nullptr)},
        {"sampler_check", s.samplerCheck ? samplerCheckOf(*s.samplerCheck) : ordered_json(nullptr)}};
    return out.dump(2) + "\n";
}

} // namespace interphase
