#include "bayes/optimise.h"
#include "bayes/posterior.h"
#include "core/parallel.h"
#include "core/random.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <mutex>

namespace interphase {
namespace {

using Vector = Eigen::VectorXd;
using Matrix = Eigen::MatrixXd;

std::span<double> spanOf(Vector& v)
{
    return {v.data(), static_cast<std::size_t>(v.size())};
}

// A point with what the climb needs there.
struct Point
{
    Vector q;
    Vector gradient;
    Matrix curvature;
    double value = 0.0;
};

// One climb: the point, the damping and the counts.
class Climb
{
public:
    Climb(LogDensity& density, const ModeOptions& options)
        : m_density(density),
          m_curved(dynamic_cast<CurvatureDensity*>(&density)),
          m_options(options)
    {
    }

    ModeResult run(std::span<const double> start, const std::stop_token& stop);

private:
    bool evaluate(Point& point);
    void updateByBfgs(const Point& from, Point& to) const;
    Vector scaling() const;
    Vector proposal(double damping) const;
    bool converged();
    bool tryStep();
    ModeEnd iterate(const std::stop_token& stop);

    LogDensity& m_density;
    CurvatureDensity* m_curved;
    const ModeOptions& m_options;
    Point m_point;
    Vector m_scaling;
    double m_damping = 1e-2;
    double m_growth = 2.0;
    double m_lastGain = std::numeric_limits<double>::infinity();
    int m_iterations = 0;
    int m_evaluations = 0;
};

bool Climb::evaluate(Point& point)
{
    ++m_evaluations;
    const auto d = point.q.size();
    point.gradient.resize(d);
    if (!m_curved) {
        point.value = m_density.evaluate(spanOf(point.q), spanOf(point.gradient));
    } else {
        point.curvature.resize(d, d);
        point.value =
            m_curved->evaluateWithCurvature(spanOf(point.q), spanOf(point.gradient),
                                            {point.curvature.data(), static_cast<std::size_t>(d * d)});
    }
    return std::isfinite(point.value);
}

// Powell's damped update keeps the estimate positive definite whatever the curvature along the step.
void Climb::updateByBfgs(const Point& from, Point& to) const
{
    const Vector s = to.q - from.q;
    const Vector y = from.gradient - to.gradient;
    const Vector bs = from.curvature * s;
    const double sbs = s.dot(bs);
    const double sy = s.dot(y);
    const double blend = sy >= 0.2 * sbs ? 1.0 : 0.8 * sbs / (sbs - sy);
    const Vector r = blend * y + (1.0 - blend) * bs;
    to.curvature = from.curvature + r * r.transpose() / s.dot(r) - bs * bs.transpose() / sbs;
}

// Marquardt's scaling: the largest curvature seen so far in each coordinate.
Vector Climb::scaling() const
{
    const Vector diagonal = m_point.curvature.diagonal().cwiseMax(1e-6);
    return m_scaling.size() ? Vector(diagonal.cwiseMax(m_scaling)) : diagonal;
}

Vector Climb::proposal(double damping) const
{
    Matrix system = m_point.curvature;
    system.diagonal() += damping * m_scaling;
    Vector step = system.ldlt().solve(m_point.gradient);
    const double longest = step.cwiseAbs().maxCoeff();
    return longest > m_options.maxStep ? Vector(step * (m_options.maxStep / longest)) : step;
}

bool Climb::converged()
{
    const double promise = 0.5 * m_point.gradient.dot(proposal(1e-10));
    // An estimated curvature must have been confirmed by a last step that gained as little as it promised.
    return promise < m_options.tolerance && (m_curved || m_lastGain < m_options.tolerance || promise < 1e-14);
}

// One trial step; true if it was taken.
bool Climb::tryStep()
{
    const Vector step = proposal(m_damping);
    Point trial;
    trial.q = m_point.q + step;
    const bool finite = evaluate(trial);
    const double promise = step.dot(m_point.gradient) - 0.5 * step.dot(m_point.curvature * step);
    const double gain = trial.value - m_point.value;
    const double ratio = gain / promise;
    if (!finite || !(ratio > 1e-4)) {
        m_damping *= m_growth;
        m_growth *= 2.0;
        return false;
    }
    if (!m_curved)
        updateByBfgs(m_point, trial);
    m_point = std::move(trial);
    m_scaling = scaling();
    m_lastGain = gain;
    m_damping = std::max(m_damping * std::max(1.0 / 3.0, 1.0 - std::pow(2.0 * ratio - 1.0, 3)), 1e-12);
    m_growth = 2.0;
    return true;
}

ModeEnd Climb::iterate(const std::stop_token& stop)
{
    constexpr double kLargestDamping = 1e14;
    m_scaling = scaling();
    for (; m_iterations < m_options.maxIterations; ++m_iterations) {
        if (converged())
            return ModeEnd::Converged;
        do {
            if (stop.stop_requested())
                return ModeEnd::Cancelled;
            if (m_damping > kLargestDamping)
                return ModeEnd::Stalled;
        } while (!tryStep());
    }
    return converged() ? ModeEnd::Converged : ModeEnd::IterationLimit;
}

Message reasonFor(ModeEnd end, int iterations)
{
    switch (end) {
    case ModeEnd::Converged:
        return {};
    case ModeEnd::Stalled:
        return {MessageId::ModeStalled, {}};
    case ModeEnd::IterationLimit:
        return {MessageId::ModeNotReached, {std::to_string(iterations)}};
    case ModeEnd::NoFiniteStart:
        return {MessageId::NoFiniteStart, {}};
    case ModeEnd::Cancelled:
        break;
    }
    return {MessageId::Cancelled, {}};
}

ModeResult Climb::run(std::span<const double> start, const std::stop_token& stop)
{
    const auto d = static_cast<Eigen::Index>(start.size());
    ModeResult result;
    result.start.assign(start.begin(), start.end());
    m_point.q = Eigen::Map<const Vector>(start.data(), d);
    if (!m_curved)
        m_point.curvature = Matrix::Identity(d, d);
    const bool finite = evaluate(m_point);
    result.startLogDensity = m_point.value;
    result.end = finite ? iterate(stop) : ModeEnd::NoFiniteStart;
    if (stop.stop_requested())
        result.end = ModeEnd::Cancelled;
    result.q.assign(m_point.q.begin(), m_point.q.end());
    result.logDensity = m_point.value;
    result.iterations = m_iterations;
    result.evaluations = m_evaluations;
    result.reason = reasonFor(result.end, m_iterations);
    return result;
}

// Moves a start without density towards a better one, by halves.
std::vector<double> pullToFinite(LogDensity& density, std::vector<double> q,
                                 const std::vector<double>& towards)
{
    constexpr int kHalvings = 6;
    for (int i = 0; i < kHalvings && !std::isfinite(density.evaluate(q, {})); ++i)
        for (std::size_t j = 0; j < q.size(); ++j)
            q[j] = 0.5 * (q[j] + towards[j]);
    return q;
}

Status statusOf(const std::vector<ModeResult>& climbs, const RunContext& context)
{
    if (context.stopRequested())
        return Status::cancelled();
    if (climbs.empty() || !std::isfinite(climbs.front().logDensity))
        return Status::failed(MessageId::NoFiniteStarts, {std::to_string(climbs.size())});
    return {};
}

} // namespace

ModeResult climb(LogDensity& density, std::span<const double> start, const ModeOptions& options,
                 std::stop_token stop)
{
    density.setStop(stop);
    return Climb(density, options).run(start, stop);
}

ModeSearch findMode(const LogDensity& density, const std::vector<std::vector<double>>& starts,
                    const ModeOptions& options, const RunContext& context)
{
    ModeSearch search;
    search.climbs.resize(starts.size());
    std::mutex mutex;
    int done = 0;
    const auto task = [&](int i) {
        const auto index = static_cast<std::size_t>(i);
        if (context.stopRequested())
            return;
        const auto own = density.clone();
        own->setStop(context.stop);
        const auto start = pullToFinite(*own, starts[index], starts.front());
        search.climbs[index] = climb(*own, start, options, context.stop);
        const std::lock_guard lock(mutex);
        context.report(static_cast<double>(++done) / static_cast<double>(starts.size()));
    };
    const Status run = runParallel(static_cast<int>(starts.size()), options.threads, task);
    for (ModeResult& result : search.climbs)
        if (result.q.empty())
            result.logDensity = -std::numeric_limits<double>::infinity();
    std::stable_sort(search.climbs.begin(), search.climbs.end(),
                     [](const ModeResult& a, const ModeResult& b) { return a.logDensity > b.logDensity; });
    search.status = run.ok() ? statusOf(search.climbs, context) : run;
    return search;
}

std::vector<std::vector<double>> priorStarts(const Posterior& posterior, int count, std::uint64_t seed)
{
    const auto d = static_cast<std::size_t>(posterior.dimension());
    const auto own = posterior.clonePosterior();
    RandomStream stream(seed, StreamPurpose::ModeSearch, 0);
    // The positive root of x^(d+1) = x + 1 gives the additive recurrence of lowest known discrepancy.
    double root = 2.0;
    for (int i = 0; i < 60; ++i)
        root = std::pow(1.0 + root, 1.0 / (static_cast<double>(d) + 1.0));
    std::vector<double> u(d, 0.5), shift(d);
    for (double& s : shift)
        s = stream.uniform();
    std::vector<std::vector<double>> starts;
    for (int k = 0; k < count; ++k) {
        for (std::size_t j = 0; j < d && k > 0; ++j) {
            const double x = shift[j] + k * std::pow(root, -(static_cast<double>(j) + 1.0));
            u[j] = 0.025 + 0.95 * (x - std::floor(x));
        }
        starts.push_back(own->start(u));
    }
    return starts;
}

} // namespace interphase
