#include "bayes/pareto_smoothing.h"
#include "bayes/prior_width.h"
#include "bayes/weights.h"
#include "calibrate/evidence_job.h"
#include "calibrate/evidence_parts.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <stop_token>
#include <thread>

namespace interphase {
namespace {

/// Mass of the other prior where the draws cannot have been.
constexpr double kNegligible = 1e-6;

bool reaches(const Posterior& posterior, const Posterior& scaled)
{
    for (std::size_t i = 0; i < posterior.parameters().size(); ++i) {
        const Prior &from = posterior.parameters()[i].prior, &to = scaled.parameters()[i].prior;
        if (to.cdf(from.lower()) + (1.0 - to.cdf(from.upper())) > kNegligible)
            return false;
    }
    return true;
}

struct Ratio
{
    double log = 0.0, standardError = 0.0, k = 0.0;
    std::size_t draws = 0;
};

/// Of the evidence with the other priors to that with these: the mean over the posterior of the ratio of the
/// priors. Nothing where no draw has any weight.
std::optional<Ratio> ratioOf(const Posterior& posterior, const Posterior& scaled,
                             const std::vector<std::vector<double>>& draws)
{
    std::vector<double> ratios, theta(static_cast<std::size_t>(posterior.dimension()));
    bool any = false;
    for (const auto& q : draws) {
        posterior.toConstrained(q, theta);
        ratios.push_back(scaled.logPrior(theta) - posterior.logPrior(theta));
        any = any || std::isfinite(ratios.back());
    }
    if (!any)
        return {};
    const auto n = static_cast<double>(ratios.size());
    const double effective = effectiveSize(normalisedWeights(ratios));
    double k = smoothWeights(ratios).k;
    if (!std::isfinite(k) && effective > 0.5 * n)
        k = 0.0; // nearly all are equal: there is no tail to fit, and none to fear
    return Ratio{logSumExp(ratios) - std::log(n), std::sqrt(std::max(0.0, (n / effective - 1.0) / n)), k,
                 ratios.size()};
}

/// Nothing where the weights do not reach.
std::optional<WidthEvidence> byWeights(const Posterior& posterior, const Posterior& scaled,
                                       const MethodResult& base)
{
    WidthEvidence out;
    out.route = WidthRoute::Weights;
    std::vector<EvidenceEstimate> runs(base.draws.size());
    for (std::size_t r = 0; r < runs.size(); ++r) {
        const std::optional<Ratio> ratio = ratioOf(posterior, scaled, base.draws[r]);
        if (!ratio)
            return {};
        runs[r].logEvidence = base.summary.runs[r] + ratio->log;
        runs[r].standardError = std::hypot(base.stated[r], ratio->standardError);
        if (ratio->k > paretoLimit(ratio->draws))
            return {};
        out.k = std::max(out.k, ratio->k);
    }
    const RepeatedEvidence all = combineEvidence(std::move(runs));
    out.logEvidence = all.logEvidence;
    out.standardError = all.standardError;
    return out;
}

/// Stopped where it takes twice as long as was expected at most: solves far from the posterior may be slow.
MethodResult withinLimit(const Posterior& scaled, EvidenceMethod method, const EvidenceOptions& options,
                         const RunContext& context)
{
    std::stop_source own;
    const std::stop_callback both(context.stop, [&own] { own.request_stop(); });
    const auto begin = std::chrono::steady_clock::now();
    const RunContext limited{own.get_token(), [&](double fraction) {
                                 context.report(fraction);
                                 const std::chrono::duration<double> spent =
                                     std::chrono::steady_clock::now() - begin;
                                 if (spent.count() > 2.0 * kShort_s)
                                     own.request_stop();
                             }};
    return estimateEvidence(scaled, method, {}, {}, options, limited);
}

void scale(NoiseDefinition& noise, double factor)
{
    for (const NoisePart& part : noiseParts(noise))
        noise.*part.prior = withWidth(noise.*part.prior, factor);
}

} // namespace

bool isShort(const Posterior& posterior, const std::vector<std::vector<double>>& draws, double solves,
             double limit_s, const EvidenceOptions& options)
{
    constexpr std::size_t kTimed = 5;
    if (options.refits != FutureRefits::Automatic)
        return options.refits == FutureRefits::Always;
    const auto own = posterior.clonePosterior();
    const auto begin = std::chrono::steady_clock::now();
    const std::size_t timed = std::min(kTimed, draws.size());
    for (std::size_t i = 0; i < timed; ++i)
        own->evaluate(draws[i * draws.size() / timed], {});
    const double each = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() /
                        static_cast<double>(timed);
    const int threads = std::max(
        1, options.threads > 0 ? options.threads : static_cast<int>(std::thread::hardware_concurrency()));
    return timed > 0 && each * options.particles * options.runs * solves / threads < limit_s;
}

WidthEvidence evidenceAtWidth(const Posterior& posterior, const Posterior& scaled, const MethodResult& base,
                              const EvidenceOptions& options, const RunContext& context)
{
    if (reaches(posterior, scaled) && !base.draws.empty()) {
        if (const std::optional<WidthEvidence> weighted = byWeights(posterior, scaled, base))
            return *weighted;
        if (isShort(posterior, base.draws.front(), kSolvesFromNear, kShortAndSure_s, options))
            if (const auto led = evidenceAlongThePath(posterior, scaled, base, options, context))
                return *led;
    }
    WidthEvidence out;
    const bool bridge = needsDraws(base.summary.method); // and there are none of that posterior
    if (bridge &&
        (base.draws.empty() || !isShort(scaled, base.draws.front(), kSolvesFromPrior, kShort_s, options)))
        return out;
    const EvidenceMethod method = bridge ? EvidenceMethod::Smc : base.summary.method;
    const bool limited = bridge && options.refits != FutureRefits::Always;
    const MethodResult again = limited ? withinLimit(scaled, method, options, context)
                                       : estimateEvidence(scaled, method, {}, {}, options, context);
    if (!again.summary.status.ok())
        return out;
    out.route = bridge ? WidthRoute::Smc : WidthRoute::Rerun;
    out.logEvidence = again.summary.logEvidence;
    out.standardError = again.summary.standardError;
    out.doubtful = !again.summary.warnings.empty();
    return out;
}

Definition withPriorWidths(Definition definition, double factor)
{
    for (FreeParameter& free : definition.free)
        free.prior = withWidth(free.prior, factor);
    for (DataUse& use : definition.data)
        if (use.socSource == InitialSocSource::Free)
            use.socPrior = withWidth(use.socPrior, factor);
    for (SpectrumUse& use : definition.spectra)
        if (use.socSource == InitialSocSource::Free)
            use.socPrior = withWidth(use.socPrior, factor);
    for (NoiseDefinition* noise : {&definition.noise, &definition.temperatureNoise,
                                   &definition.impedanceNoise, &definition.capacityNoise})
        scale(*noise, factor);
    for (DataNoise& own : definition.dataNoise)
        scale(own.noise, factor);
    return definition;
}

} // namespace interphase
