#include "bayes/lbfgs_path.h"

#include <Eigen/Dense>
#include <cmath>
#include <deque>
#include <limits>
#include <string>

namespace interphase {
namespace {

using Vector = Eigen::VectorXd;
using Matrix = Eigen::MatrixXd;

std::span<double> spanOf(Vector& v)
{
    return {v.data(), static_cast<std::size_t>(v.size())};
}

struct Point
{
    Vector q, gradient;
    double value = 0.0;
};

// A step and how the negative gradient changed along it.
struct Pair
{
    Vector s, y;
};

class Lbfgs
{
public:
    Lbfgs(LogDensity& density, const PathOptions& options) : m_density(density), m_options(options) {}
    LbfgsPath run(std::span<const double> start, const std::stop_token& stop);

private:
    bool evaluate(Point& point);
    bool search(const Vector& direction, double first, Point& next, const std::stop_token& stop);
    void learn(const Point& next);
    void scale(const Pair& pair);
    void record();
    Matrix inverseCurvature() const;

    LogDensity& m_density;
    const PathOptions& m_options;
    Point m_point;
    Vector m_diagonal;
    std::deque<Pair> m_pairs;
    LbfgsPath m_path;
};

bool Lbfgs::evaluate(Point& point)
{
    ++m_path.evaluations;
    point.gradient.resize(point.q.size());
    point.value = m_density.evaluate(spanOf(point.q), spanOf(point.gradient));
    return std::isfinite(point.value);
}

// A step length with enough gain whose end climbs less steeply. False if there is none or it was stopped.
bool Lbfgs::search(const Vector& direction, double first, Point& next, const std::stop_token& stop)
{
    constexpr double kGain = 1e-4, kSlope = 0.9;
    constexpr int kTrials = 60;
    const double slope = m_point.gradient.dot(direction);
    double low = 0.0, high = std::numeric_limits<double>::infinity(), length = first;
    for (int i = 0; i < kTrials && slope > 0.0; ++i) {
        next.q = m_point.q + length * direction;
        const bool finite = evaluate(next);
        if (stop.stop_requested())
            return false;
        if (!finite || !(next.value >= m_point.value + kGain * length * slope))
            high = length;
        else if (next.gradient.dot(direction) > kSlope * slope)
            low = length;
        else
            return true;
        length = std::isfinite(high) ? 0.5 * (low + high) : 2.0 * low;
    }
    return false;
}

// The diagonal of the inverse curvature after a step, as far as the step shows it.
void Lbfgs::scale(const Pair& pair)
{
    const auto alpha = m_diagonal.array();
    const auto s = pair.s.array(), y = pair.y.array();
    const double a = (y * alpha * y).sum(), b = (y * s).sum(), c = (s * s / alpha).sum();
    m_diagonal =
        (a / (b * alpha) + y.square() / b - a * s.square() / (b * c * alpha.square())).inverse().eval();
}

void Lbfgs::learn(const Point& next)
{
    Pair pair{next.q - m_point.q, m_point.gradient - next.gradient};
    m_point = next;
    if (!(pair.s.dot(pair.y) > 1e-12 * pair.y.squaredNorm()))
        return;
    scale(pair);
    m_pairs.push_back(std::move(pair));
    if (m_pairs.size() > static_cast<std::size_t>(m_options.history))
        m_pairs.pop_front();
}

Matrix Lbfgs::inverseCurvature() const
{
    Matrix h = m_diagonal.asDiagonal();
    for (const Pair& pair : m_pairs) {
        const double rho = 1.0 / pair.s.dot(pair.y);
        const Vector hy = h * pair.y;
        h += rho * ((1.0 + rho * pair.y.dot(hy)) * pair.s * pair.s.transpose() - hy * pair.s.transpose() -
                    pair.s * hy.transpose());
    }
    return 0.5 * (h + h.transpose());
}

void Lbfgs::record()
{
    const Matrix h = inverseCurvature();
    m_path.points.push_back({{m_point.q.begin(), m_point.q.end()},
                             {m_point.gradient.begin(), m_point.gradient.end()},
                             {h.data(), h.data() + h.size()},
                             m_point.value});
}

LbfgsPath Lbfgs::run(std::span<const double> start, const std::stop_token& stop)
{
    m_point.q = Eigen::Map<const Vector>(start.data(), static_cast<Eigen::Index>(start.size()));
    m_diagonal = Vector::Ones(m_point.q.size());
    if (!evaluate(m_point))
        m_path.reason = {MessageId::NoFiniteStart, {}};
    for (int i = 0; m_path.reason.empty(); ++i) {
        const Vector direction = inverseCurvature() * m_point.gradient;
        if (m_pairs.empty() ? m_point.gradient.isZero(0.0)
                            : 0.5 * m_point.gradient.dot(direction) < m_options.tolerance)
            break;
        // Without any curvature the first step is one long.
        const double first = m_pairs.empty() ? std::min(1.0, 1.0 / direction.norm()) : 1.0;
        Point next;
        if (i == m_options.maxIterations)
            m_path.reason = {MessageId::ModeNotReached, {std::to_string(i)}};
        else if (!search(direction, first, next, stop))
            m_path.reason = {MessageId::ModeStalled, {}};
        if (!m_path.reason.empty())
            break;
        learn(next);
        record();
    }
    if (stop.stop_requested())
        m_path.reason = {MessageId::Cancelled, {}};
    return m_path;
}

} // namespace

LbfgsPath climbByLbfgs(LogDensity& density, std::span<const double> start, const PathOptions& options,
                       const std::stop_token& stop)
{
    return Lbfgs(density, options).run(start, stop);
}

} // namespace interphase
