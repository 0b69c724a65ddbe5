#include "calibrate/identification.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iterator>
#include <limits>
#include <numbers>

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

/// Of a normal density in the sampler's coordinate from the prior, by sums.
double gainedBits(const Posterior& posterior, int coordinate, double centre, double sd)
{
    constexpr int kSteps = 200;
    constexpr double kReach = 6.0;
    const Prior& prior = posterior.parameters()[static_cast<std::size_t>(coordinate)].prior;
    const Transform& transform = posterior.transform(coordinate);
    double sum = 0.0, mass = 0.0;
    for (int k = 0; k <= kSteps; ++k) {
        const double z = kReach * (2.0 * k / kSteps - 1.0), q = centre + sd * z;
        const double known = prior.logDensity(transform.toConstrained(q)) + transform.logJacobian(q);
        if (!std::isfinite(known))
            continue;
        const double log = -0.5 * z * z - 0.5 * std::log(2.0 * std::numbers::pi) - std::log(sd);
        sum += std::exp(-0.5 * z * z) * (log - known);
        mass += std::exp(-0.5 * z * z);
    }
    return std::max(0.0, sum / mass / std::numbers::ln2);
}

/// Where a bound at which the prior does not vanish is less than two standard deviations away, the density is
/// cut there and no normal one.
AtBound withinReach(const Prior& prior, double value, double sd)
{
    constexpr double kReach = 2.0, kVanishes = 10.0; // nats
    const double width = prior.quantile(0.9) - prior.quantile(0.1);
    const double usual = prior.logDensity(prior.quantile(0.5)) - kVanishes;
    const auto cuts = [&](double bound, double inwards) {
        return std::isfinite(bound) && std::abs(value - bound) < kReach * sd &&
               prior.logDensity(bound + inwards * 1e-6 * width) > usual;
    };
    return cuts(prior.lower(), 1.0)    ? AtBound::Lower
           : cuts(prior.upper(), -1.0) ? AtBound::Upper
                                       : AtBound::No;
}

AtBound boundOf(const Prior& prior, double value, double sd)
{
    const AtBound at = atBound(prior, value);
    return at == AtBound::No ? withinReach(prior, value, sd) : at;
}

void findBounds(const Posterior& posterior, Identification& out)
{
    for (std::size_t j = 0; j < out.theta.size(); ++j) {
        const Prior& prior = posterior.parameters()[j].prior;
        out.modeAt.push_back(boundOf(prior, out.theta[j], out.sd[j]));
        if (out.modeAt.back() != AtBound::No) // the density is not normal there, its curvature tells nothing
            out.sd[j] = out.relativeSd[j] = out.bits[j] = out.gained_bits[j] =
                std::numeric_limits<double>::quiet_NaN();
        if (j < out.maximum.standardError.size())
            out.maximumAt.push_back(boundOf(prior, out.maximum.theta[j], out.maximum.standardError[j]));
    }
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
        out.gained_bits.push_back(gainedBits(posterior, coordinate, out.q[j], sd));
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
    findBounds(*posterior, out);
    if (context.stopRequested())
        out.status = Status::cancelled();
    out.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return out;
}

AtBound atBound(const Prior& prior, double value)
{
    constexpr double kBelow = 0.15865525393145707, kNear = 0.01;
    const double near = kNear * (prior.quantile(1.0 - kBelow) - prior.quantile(kBelow));
    return value <= prior.lower() + near   ? AtBound::Lower
           : value >= prior.upper() - near ? AtBound::Upper
                                           : AtBound::No;
}

ProfileVerdict localVerdict(double bits)
{
    if (std::isnan(bits))
        return ProfileVerdict::Unknown;
    return bits >= kIdentifiedBits ? ProfileVerdict::Identified
           : bits >= kWeakBits     ? ProfileVerdict::WeaklyIdentified
                                   : ProfileVerdict::NotIdentified;
}

bool knowsCombinationOnly(const Identification& identification)
{
    const LikelihoodMaximum& maximum = identification.maximum;
    for (std::size_t j = 0; j < maximum.standardError.size(); ++j)
        if (std::isnan(maximum.standardError[j]) &&
            (j >= identification.maximumAt.size() || identification.maximumAt[j] == AtBound::No))
            return true;
    return false;
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
