#include "bayes/pathfinder.h"
#include "bayes/pareto_smoothing.h"
#include "bayes/weights.h"
#include "core/parallel.h"
#include "core/random.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <limits>
#include <mutex>
#include <numbers>

namespace interphase {
namespace {

using Vector = Eigen::VectorXd;
using Matrix = Eigen::MatrixXd;

constexpr double kInfinity = std::numeric_limits<double>::infinity();

// A normal distribution that can be drawn from and evaluated.
class Normal
{
public:
    Normal(Vector mean, const Matrix& covariance) : m_mean(std::move(mean)), m_factor(covariance)
    {
        const Matrix lower = m_factor.matrixL();
        m_constant = -lower.diagonal().array().log().sum() -
                     0.5 * static_cast<double>(m_mean.size()) * std::log(2.0 * std::numbers::pi);
    }
    bool proper() const { return m_factor.info() == Eigen::Success && std::isfinite(m_constant); }
    Vector draw(RandomStream& stream) const
    {
        Vector z(m_mean.size());
        stream.normals({z.data(), static_cast<std::size_t>(z.size())});
        return m_mean + m_factor.matrixL() * z;
    }
    double logDensity(const Vector& q) const
    {
        return m_constant - 0.5 * m_factor.matrixL().solve(q - m_mean).squaredNorm();
    }
    const Vector& mean() const { return m_mean; }

private:
    Vector m_mean;
    Eigen::LLT<Matrix> m_factor;
    double m_constant = 0.0;
};

double valueAt(LogDensity& density, const Vector& q)
{
    return density.evaluate({q.data(), static_cast<std::size_t>(q.size())}, {});
}

// Around a point of a path: one Newton step from it.
Normal normalAt(const PathPoint& point)
{
    const auto d = static_cast<Eigen::Index>(point.q.size());
    const Eigen::Map<const Vector> q(point.q.data(), d), gradient(point.gradient.data(), d);
    const Eigen::Map<const Matrix> covariance(point.inverseCurvature.data(), d, d);
    return {q + covariance * gradient, covariance};
}

// One path to its normal and that normal's draws.
class PathTask
{
public:
    PathTask(LogDensity& density, const PathfinderOptions& options, std::uint32_t index)
        : m_density(density),
          m_options(options),
          m_stream(options.seed, StreamPurpose::Pathfinder, index)
    {
    }

    PathResult run(std::span<const double> start, const std::stop_token& stop);
    std::vector<Vector> draws;
    std::vector<double> logDensities;

private:
    double elbo(const Normal& normal);
    void keep(const PathPoint& point, const std::stop_token& stop);

    LogDensity& m_density;
    const PathfinderOptions& m_options;
    RandomStream m_stream;
    PathResult m_result;
};

double PathTask::elbo(const Normal& normal)
{
    double sum = 0.0;
    for (int i = 0; i < m_options.elboDraws && sum > -kInfinity; ++i) {
        const Vector q = normal.draw(m_stream);
        sum += valueAt(m_density, q) - normal.logDensity(q);
        ++m_result.evaluations;
    }
    return sum / m_options.elboDraws;
}

void PathTask::keep(const PathPoint& point, const std::stop_token& stop)
{
    const Normal normal = normalAt(point);
    m_result.mean.assign(normal.mean().begin(), normal.mean().end());
    m_result.covariance = point.inverseCurvature;
    for (int i = 0; i < m_options.drawsPerPath && !stop.stop_requested(); ++i) {
        draws.push_back(normal.draw(m_stream));
        logDensities.push_back(valueAt(m_density, draws.back()));
        ++m_result.evaluations;
    }
}

PathResult PathTask::run(std::span<const double> start, const std::stop_token& stop)
{
    const LbfgsPath path = climbByLbfgs(m_density, start, m_options.path, stop);
    m_result.points = static_cast<int>(path.points.size());
    m_result.evaluations = path.evaluations;
    m_result.elbo = -kInfinity;
    for (int i = 0; i < m_result.points && !stop.stop_requested(); ++i) {
        const Normal normal = normalAt(path.points[static_cast<std::size_t>(i)]);
        const double bound = normal.proper() ? elbo(normal) : -kInfinity;
        if (bound > m_result.elbo) {
            m_result.elbo = bound;
            m_result.chosen = i;
        }
    }
    if (std::isfinite(m_result.elbo) && !stop.stop_requested())
        keep(path.points[static_cast<std::size_t>(m_result.chosen)], stop);
    else
        m_result.reason = m_result.points > 0 ? Message{MessageId::NoNormalOnPath, {}} : path.reason;
    if (stop.stop_requested())
        m_result.reason = {MessageId::Cancelled, {}};
    // A start that is the mode itself has no path.
    if (m_result.mean.empty() && m_result.reason.empty())
        m_result.reason = {MessageId::NoNormalOnPath, {}};
    return m_result;
}

Normal normalOf(const PathResult& path)
{
    const auto d = static_cast<Eigen::Index>(path.mean.size());
    return {Eigen::Map<const Vector>(path.mean.data(), d),
            Eigen::Map<const Matrix>(path.covariance.data(), d, d)};
}

// log of the mixture of the paths' normals, each with as many draws as the others.
double logMixture(const std::vector<Normal>& normals, const Vector& q)
{
    std::vector<double> terms;
    for (const Normal& normal : normals)
        terms.push_back(normal.logDensity(q) - std::log(static_cast<double>(normals.size())));
    return logSumExp(terms);
}

bool noneStarted(const std::vector<PathResult>& paths)
{
    return std::all_of(paths.begin(), paths.end(),
                       [](const PathResult& path) { return path.reason.id == MessageId::NoFiniteStart; });
}

// Fails where no draw has a density.
void pool(Pathfinder& out, const std::vector<std::vector<Vector>>& draws,
          const std::vector<std::vector<double>>& logDensities)
{
    std::vector<Normal> normals;
    for (const PathResult& path : out.paths)
        if (path.reason.empty())
            normals.push_back(normalOf(path));
    std::vector<double> ratios;
    for (std::size_t p = 0; p < draws.size(); ++p)
        for (std::size_t i = 0; i < draws[p].size() && out.paths[p].reason.empty(); ++i) {
            const Vector& q = draws[p][i];
            out.draws.emplace_back(q.begin(), q.end());
            out.logDensities.push_back(logDensities[p][i]);
            ratios.push_back(logDensities[p][i] - logMixture(normals, q));
        }
    if (std::none_of(ratios.begin(), ratios.end(), [](double x) { return std::isfinite(x); })) {
        out.status = noneStarted(out.paths)
                         ? Status::failed(MessageId::NoFiniteStarts, {std::to_string(out.paths.size())})
                         : Status::failed(MessageId::NoNormalOnPath);
        return;
    }
    SmoothedWeights weights = smoothWeights(ratios);
    out.logWeights = std::move(weights.logWeights);
    out.k = weights.k;
}

} // namespace

Pathfinder findPaths(const LogDensity& density, const std::vector<std::vector<double>>& starts,
                     const PathfinderOptions& options, const RunContext& context)
{
    Pathfinder out;
    out.paths.resize(starts.size());
    std::vector<std::vector<Vector>> draws(starts.size());
    std::vector<std::vector<double>> logDensities(starts.size());
    std::mutex mutex;
    int done = 0;
    const auto task = [&](int i) {
        const auto index = static_cast<std::size_t>(i);
        if (context.stopRequested())
            return;
        const auto own = density.clone();
        own->setStop(context.stop);
        PathTask path(*own, options, static_cast<std::uint32_t>(i));
        out.paths[index] = path.run(starts[index], context.stop);
        draws[index] = std::move(path.draws);
        logDensities[index] = std::move(path.logDensities);
        const std::lock_guard lock(mutex);
        context.report(static_cast<double>(++done) / static_cast<double>(starts.size()));
    };
    out.status = runParallel(static_cast<int>(starts.size()), options.threads, task);
    if (out.status.ok() && context.stopRequested())
        out.status = Status::cancelled();
    if (out.status.ok())
        pool(out, draws, logDensities);
    return out;
}

// The largest of log weight + Gumbel noise: drawing one after the other without putting back.
std::vector<std::vector<double>> resample(const Pathfinder& found, int count, std::uint64_t seed)
{
    RandomStream stream(seed, StreamPurpose::Resample, 0);
    std::vector<std::pair<double, std::size_t>> keys;
    for (std::size_t i = 0; i < found.logWeights.size(); ++i) {
        const double key = found.logWeights[i] - std::log(stream.exponential());
        if (key > -kInfinity)
            keys.emplace_back(-key, i);
    }
    std::sort(keys.begin(), keys.end());
    std::vector<std::vector<double>> out;
    for (std::size_t i = 0; i < std::min(keys.size(), static_cast<std::size_t>(std::max(count, 0))); ++i)
        out.push_back(found.draws[keys[i].second]);
    return out;
}

} // namespace interphase
