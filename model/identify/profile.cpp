#include "identify/profile.h"
#include "bayes/posterior.h"
#include "core/parallel.h"
#include "identify/sliced_density.h"

#include <algorithm>
#include <cmath>
#include <mutex>

namespace interphase {
namespace {

// One side of one profile.
class SideWalk
{
public:
    SideWalk(LogDensity& density, const LaplaceApproximation& laplace, const ProfileOptions& options,
             int coordinate, double direction)
        : m_density(density),
          m_posterior(dynamic_cast<Posterior*>(&density)),
          m_laplace(laplace),
          m_options(options),
          m_coordinate(coordinate),
          m_direction(direction)
    {
    }

    ProfileSide run(const std::stop_token& stop);
    const std::vector<ProfilePoint>& points() const { return m_points; } ///< outwards; the mode is the first

private:
    double rangeEnd() const;
    double firstStep() const;
    std::vector<double> predictOthers(double value) const;
    bool solveAt(double value, ProfilePoint& point, const std::stop_token& stop);
    double likelihoodAt(std::span<const double> q);
    double fall(const ProfilePoint& point) const { return m_points.front().logDensity - point.logDensity; }
    bool walk(const std::stop_token& stop, ProfileSide& side);
    double crossing() const;
    ProfileEnd closedBy() const;

    LogDensity& m_density;
    Posterior* m_posterior;
    const LaplaceApproximation& m_laplace;
    const ProfileOptions& m_options;
    int m_coordinate;
    double m_direction;
    double m_step = 0.0;
    std::vector<ProfilePoint> m_points;
};

double SideWalk::rangeEnd() const
{
    const double start = m_laplace.mode[static_cast<std::size_t>(m_coordinate)];
    if (!m_posterior)
        return start + m_direction * m_options.range;
    const Prior& prior = m_posterior->parameters()[static_cast<std::size_t>(m_coordinate)].prior;
    const double tail = m_direction > 0.0 ? 1.0 - m_options.rangeTail : m_options.rangeTail;
    const double end = m_posterior->transform(m_coordinate).toUnconstrained(prior.quantile(tail));
    // A mode beyond the range leaves a little to see.
    return m_direction * (end - start) > 0.0 ? end : start + 0.5 * m_direction;
}

double SideWalk::firstStep() const
{
    const std::size_t d = m_laplace.mode.size();
    const double variance = m_laplace.covariance[static_cast<std::size_t>(m_coordinate) * (d + 1)];
    return std::clamp(std::sqrt(2.0 * m_options.fallPerStep * variance), 1e-8, 1.0);
}

// Straight on from the last two points; from the mode along the ridge of the normal approximation.
std::vector<double> SideWalk::predictOthers(double value) const
{
    const ProfilePoint& last = m_points.back();
    const auto c = static_cast<std::size_t>(m_coordinate);
    const std::size_t d = last.q.size();
    std::vector<double> q = last.q;
    for (std::size_t j = 0; j < d; ++j) {
        double slope = m_laplace.covariance[j * d + c] / m_laplace.covariance[c * d + c];
        if (m_points.size() > 1) {
            const ProfilePoint& before = m_points[m_points.size() - 2];
            slope = (last.q[j] - before.q[j]) / (last.value - before.value);
        }
        q[j] += slope * (value - last.value);
    }
    return withoutCoordinate(q, m_coordinate);
}

double SideWalk::likelihoodAt(std::span<const double> q)
{
    return m_posterior ? m_posterior->terms(q).logLikelihood : std::nan("");
}

// Maximum over the others, from the predicted point or else from the last one.
bool SideWalk::solveAt(double value, ProfilePoint& point, const std::stop_token& stop)
{
    point.value = value;
    const auto slice = sliceDensity(m_density, m_coordinate, value);
    std::vector<double> others = predictOthers(value);
    if (!others.empty()) {
        ModeResult result = climb(*slice, others, m_options.inner, stop);
        if (result.end == ModeEnd::NoFiniteStart)
            result = climb(*slice, withoutCoordinate(m_points.back().q, m_coordinate), m_options.inner, stop);
        others = result.q;
    }
    point.logDensity = slice->evaluate(others, {});
    point.q = withCoordinate(others, m_coordinate, value);
    if (!std::isfinite(point.logDensity))
        return false;
    point.logLikelihood = likelihoodAt(point.q);
    return true;
}

// Linear in the root of the fall, which is straight for a normal density.
double SideWalk::crossing() const
{
    const ProfilePoint& out = m_points.back();
    const ProfilePoint& in = m_points[m_points.size() - 2];
    const double rootIn = std::sqrt(std::max(fall(in), 0.0));
    const double rootOut = std::sqrt(fall(out));
    return in.value + (out.value - in.value) * (std::sqrt(m_options.threshold) - rootIn) / (rootOut - rootIn);
}

ProfileEnd SideWalk::closedBy() const
{
    if (!m_posterior)
        return ProfileEnd::Data;
    const double likelihood = m_points.front().logLikelihood - m_points.back().logLikelihood;
    return likelihood >= 0.5 * fall(m_points.back()) ? ProfileEnd::Data : ProfileEnd::Prior;
}

// Takes one step outwards. True when the side is finished.
bool SideWalk::walk(const std::stop_token& stop, ProfileSide& side)
{
    constexpr double kSmallestStep = 1e-9;
    const double from = m_points.back().value;
    const double end = rangeEnd();
    const double room = m_direction * (end - from);
    const bool last = m_step >= room;
    ProfilePoint point;
    const bool solved = solveAt(last ? end : from + m_direction * m_step, point, stop);
    side.limit = from;
    if (stop.stop_requested())
        return true;
    const double more = solved ? fall(point) - fall(m_points.back()) : 0.0;
    if ((!solved || more > 3.0 * m_options.fallPerStep) && m_step > kSmallestStep) {
        m_step = 0.4 * std::min(m_step, room);
        return false;
    }
    side.end = ProfileEnd::NoSolution;
    if (!solved)
        return true;
    m_points.push_back(point);
    side.limit = point.value;
    if (fall(point) >= m_options.threshold) {
        side = {closedBy(), crossing()};
        return true;
    }
    side.end = last ? ProfileEnd::Range : ProfileEnd::Points;
    m_step *= std::clamp(m_options.fallPerStep / std::max(more, 1e-12), 0.5, 2.0);
    return last;
}

ProfileSide SideWalk::run(const std::stop_token& stop)
{
    const double start = m_laplace.mode[static_cast<std::size_t>(m_coordinate)];
    m_points = {{start, m_laplace.logDensity, likelihoodAt(m_laplace.mode), m_laplace.mode}};
    m_step = firstStep();
    ProfileSide side{ProfileEnd::Points, start};
    // Refused steps count too, so that the work is bounded.
    for (int tries = 0; tries < 3 * m_options.maxPoints; ++tries)
        if (walk(stop, side) || static_cast<int>(m_points.size()) > m_options.maxPoints)
            break;
    if (stop.stop_requested())
        side.end = ProfileEnd::Cancelled;
    return side;
}

bool unfinished(ProfileEnd end)
{
    return end == ProfileEnd::Points || end == ProfileEnd::Cancelled;
}

ProfileVerdict verdictOf(ProfileEnd lower, ProfileEnd upper)
{
    if (unfinished(lower) || unfinished(upper))
        return ProfileVerdict::Unknown;
    const int closed = (lower == ProfileEnd::Data) + (upper == ProfileEnd::Data);
    return closed == 2   ? ProfileVerdict::Identified
           : closed == 1 ? ProfileVerdict::WeaklyIdentified
                         : ProfileVerdict::NotIdentified;
}

void noteBetterMode(ProfileSet& set, double modeLogDensity)
{
    double best = modeLogDensity + 0.01;
    for (const Profile& profile : set.profiles)
        for (const ProfilePoint& point : profile.points)
            if (point.logDensity > best) {
                best = point.logDensity;
                set.betterMode = point.q;
            }
}

// Both sides in order of the coordinate, the mode once.
void joinSides(Profile& profile, const std::vector<ProfilePoint>& down, const std::vector<ProfilePoint>& up)
{
    profile.points.assign(down.rbegin(), down.rend());
    if (up.empty())
        return;
    profile.points.insert(profile.points.end(), up.begin() + (down.empty() ? 0 : 1), up.end());
}

} // namespace

ProfileSet profileAll(const LogDensity& density, const LaplaceApproximation& laplace,
                      const ProfileOptions& options, const RunContext& context)
{
    const int d = density.dimension();
    std::vector<std::vector<ProfilePoint>> walks(static_cast<std::size_t>(2 * d));
    std::vector<ProfileSide> sides(walks.size());
    std::mutex mutex;
    int done = 0;
    const auto task = [&](int i) {
        const auto index = static_cast<std::size_t>(i);
        if (context.stopRequested())
            return;
        const auto own = density.clone();
        SideWalk walk(*own, laplace, options, i / 2, i % 2 == 0 ? -1.0 : 1.0);
        sides[index] = walk.run(context.stop);
        walks[index] = walk.points();
        const std::lock_guard lock(mutex);
        context.report(static_cast<double>(++done) / (2.0 * d));
    };
    ProfileSet set;
    set.status = runParallel(2 * d, options.threads, task);
    for (int c = 0; c < d; ++c) {
        const auto index = static_cast<std::size_t>(2 * c);
        Profile profile{c, {}, sides[index], sides[index + 1], {}};
        joinSides(profile, walks[index], walks[index + 1]);
        profile.verdict = verdictOf(profile.lower.end, profile.upper.end);
        set.profiles.push_back(std::move(profile));
    }
    noteBetterMode(set, laplace.logDensity);
    if (set.status.ok() && context.stopRequested())
        set.status = Status::cancelled();
    return set;
}

} // namespace interphase
