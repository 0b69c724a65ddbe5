#include "calibrate/identification.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iterator>

namespace interphase {
namespace {

/// Half the central 68.3 % of the prior, on the sampler's coordinate.
double priorSd(const Posterior& posterior, int coordinate)
{
    constexpr double kBelow = 0.15865525393145707, kAbove = 1.0 - kBelow;
    const Prior& prior = posterior.parameters()[static_cast<std::size_t>(coordinate)].prior;
    const Transform& transform = posterior.transform(coordinate);
    return 0.5 * (transform.toUnconstrained(prior.quantile(kAbove)) -
                  transform.toUnconstrained(prior.quantile(kBelow)));
}

LaplaceApproximation searchedMode(const Analysis& analysis, Posterior& posterior,
                                  const IdentificationOptions& options, const RunContext& context)
{
    ModeOptions climbing;
    climbing.threads = options.threads;
    const ModeSearch search =
        findMode(posterior, priorStarts(posterior, options.starts, analysis.definition.sampler.seed),
                 climbing, context);
    if (context.stopRequested())
        return {Status::cancelled(), {}, {}, 0.0, 0.0};
    if (!search.best())
        return {search.status, {}, {}, 0.0, 0.0};
    LaplaceApproximation normal = laplace(posterior, search.best()->q);
    if (context.stopRequested())
        normal.status = Status::cancelled();
    return normal;
}

void describeMarginals(const Posterior& posterior, Identification& out)
{
    const std::size_t d = out.q.size();
    for (std::size_t j = 0; j < d; ++j) {
        const auto coordinate = static_cast<int>(j);
        const double sd = std::sqrt(out.covariance[j * (d + 1)]);
        const double slope = posterior.transform(coordinate).derivative(out.q[j]);
        out.sd.push_back(std::abs(slope) * sd);
        out.relativeSd.push_back(std::abs(slope * sd / out.theta[j]));
        out.bits.push_back(std::log2(priorSd(posterior, coordinate) / sd));
    }
}

} // namespace

Identification identify(const Analysis& analysis, const std::optional<ModeReport>& mode,
                        const IdentificationOptions& options, const RunContext& context)
{
    const auto begin = std::chrono::steady_clock::now();
    const std::unique_ptr<Posterior> posterior = analysis.posterior->clonePosterior();
    posterior->setStop(context.stop);
    Identification out;
    const LaplaceApproximation normal =
        mode ? laplaceOf(*mode) : searchedMode(analysis, *posterior, options, context);
    out.status = normal.status;
    if (!out.status.ok())
        return out;
    out.quantities = analysis.quantities;
    out.q = normal.mode;
    out.covariance = normal.covariance;
    out.logDensity = normal.logDensity;
    out.theta.resize(out.q.size());
    posterior->toConstrained(out.q, out.theta);
    describeMarginals(*posterior, out);
    out.fisher = fisherReport(*posterior, out.q);
    out.status = out.fisher.status;
    std::vector<std::vector<double>> starts{out.q};
    std::ranges::move(priorStarts(*posterior, options.starts, analysis.definition.sampler.seed),
                      std::back_inserter(starts));
    out.maximum = maximiseLikelihood(*posterior, starts, {context.stop, {}});
    if (context.stopRequested())
        out.status = Status::cancelled();
    out.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return out;
}

ProfileVerdict localVerdict(double bits)
{
    if (std::isnan(bits))
        return ProfileVerdict::Unknown;
    return bits >= kIdentifiedBits ? ProfileVerdict::Identified
           : bits >= kWeakBits     ? ProfileVerdict::WeaklyIdentified
                                   : ProfileVerdict::NotIdentified;
}

LaplaceApproximation laplaceOf(const Identification& identification)
{
    return {Status{}, identification.q, identification.covariance, identification.logDensity, 0.0};
}

std::vector<QuantityProfile> profilesOf(const Posterior& posterior,
                                        const std::vector<std::string>& quantities, const ProfileSet& set)
{
    std::vector<QuantityProfile> out;
    for (const Profile& profile : set.profiles) {
        const Transform& transform = posterior.transform(profile.coordinate);
        QuantityProfile q;
        q.quantity = quantities[static_cast<std::size_t>(profile.coordinate)];
        double top = -std::numeric_limits<double>::infinity();
        for (const ProfilePoint& point : profile.points)
            top = std::max(top, point.logDensity);
        for (const ProfilePoint& point : profile.points) {
            q.value.push_back(transform.toConstrained(point.value));
            q.logDensity.push_back(point.logDensity - top);
        }
        q.lowerEnd = profile.lower.end;
        q.upperEnd = profile.upper.end;
        q.lower = transform.toConstrained(profile.lower.limit);
        q.upper = transform.toConstrained(profile.upper.limit);
        q.verdict = profile.verdict;
        out.push_back(std::move(q));
    }
    return out;
}

} // namespace interphase
