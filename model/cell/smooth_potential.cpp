#include "cell/smooth_potential.h"

#include "cell/branches.h"
#include "cell/open_circuit.h"
#include "cell/particle_ids.h"
#include "cell/sampling.h"
#include "cell/table.h"
#include "core/message.h"
#include "core/text.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <limits>

namespace interphase {
namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr int kMostCoefficients = 150;
constexpr double kCoefficientsPerPoint = 0.9;
constexpr int kPointsPerKnot = 4;
constexpr int kPenalised = 3;         ///< differences of this order are
constexpr double kLeastFall_V = 1e-7; ///< from coefficient to coefficient

/// Cubic B-splines on knots that may lie anywhere.
class SplineBasis
{
public:
    /// inner: rising, its ends those of the curve.
    explicit SplineBasis(const std::vector<double>& inner) : m_knots(3, inner.front())
    {
        m_knots.insert(m_knots.end(), inner.begin(), inner.end());
        m_knots.insert(m_knots.end(), 3, inner.back());
    }
    int count() const { return static_cast<int>(m_knots.size()) - 4; }
    /// The four that are not 0 at x; the index of the first of them.
    int at(double x, double (&b)[4]) const
    {
        const auto next = std::upper_bound(m_knots.begin() + 4, m_knots.end() - 4, x);
        const int i = static_cast<int>(next - m_knots.begin()) - 1;
        b[0] = 1.0;
        for (int degree = 1; degree <= 3; ++degree) {
            double carried = 0.0;
            for (int r = 0; r < degree; ++r) {
                const double right = knot(i + r + 1), left = knot(i + 1 - degree + r);
                const double part = b[r] / (right - left);
                b[r] = carried + (right - x) * part;
                carried = (x - left) * part;
            }
            b[degree] = carried;
        }
        return i - 3;
    }
    double value(const VectorXd& c, double x) const
    {
        double b[4];
        const int first = at(x, b);
        return c.segment<4>(first).dot(Eigen::Map<const Eigen::Vector4d>(b));
    }

private:
    double knot(int i) const { return m_knots[static_cast<std::size_t>(i)]; }
    std::vector<double> m_knots;
};

/// Knots after even shares of the points and of what the potential falls by.
std::vector<double> knotsOf(const FunctionTable& points)
{
    const std::size_t n = points.x.size();
    std::vector<double> share{0.0};
    double lowest = points.y.front();
    const double fall = points.y.front() - *std::ranges::min_element(points.y);
    for (std::size_t i = 1; i < n; ++i) {
        const double before = lowest;
        lowest = std::min(lowest, points.y[i]);
        share.push_back(share.back() + 1.0 / static_cast<double>(n) + (before - lowest) / fall);
    }
    const int pieces =
        std::min(kMostCoefficients, static_cast<int>(kCoefficientsPerPoint * static_cast<double>(n))) -
        kPenalised;
    std::vector<double> knots{points.x.front()};
    std::size_t i = 1;
    for (int piece = 1; piece <= std::max(1, pieces); ++piece) {
        const double wanted = share.back() * piece / std::max(1, pieces);
        while (i + 1 < n && share[i] < wanted)
            ++i;
        const double part = std::clamp((wanted - share[i - 1]) / (share[i] - share[i - 1]), 0.0, 1.0);
        const double at = points.x[i - 1] + part * (points.x[i] - points.x[i - 1]);
        if (at > knots.back())
            knots.push_back(at);
    }
    knots.back() = points.x.back();
    return knots;
}

/// Differences of an order of neighbouring entries, as a matrix.
MatrixXd differences(int count, int order)
{
    MatrixXd out = MatrixXd::Identity(count, count);
    for (int k = 0; k < order; ++k)
        out = (out.bottomRows(out.rows() - 1) - out.topRows(out.rows() - 1)).eval();
    return out;
}

/// Penalised least squares: |y - B c|^2 + penalty |sqrt(weight) D c|^2.
class Fit
{
public:
    Fit(const SplineBasis& basis, const FunctionTable& points)
        : m_rough(differences(basis.count(), kPenalised)),
          m_weight(VectorXd::Ones(m_rough.rows())),
          m_points(static_cast<double>(points.x.size()))
    {
        const int n = basis.count();
        m_normal = MatrixXd::Zero(n, n);
        m_right = VectorXd::Zero(n);
        for (std::size_t i = 0; i < points.x.size(); ++i) {
            double b[4];
            const int first = basis.at(points.x[i], b);
            const Eigen::Map<const Eigen::Vector4d> own(b);
            m_normal.block<4, 4>(first, first) += own * own.transpose();
            m_right.segment<4>(first) += own * points.y[i];
            m_squares += points.y[i] * points.y[i];
        }
    }

    double residuals(const VectorXd& c) const
    {
        return std::max(0.0, m_squares - 2.0 * c.dot(m_right) + c.dot(m_normal * c));
    }
    /// With the penalty of the least error of prediction by generalised cross-validation. Where the curve
    /// bends much by nature it may go on doing so: weights by the differences of a first fit.
    VectorXd smoothed()
    {
        constexpr int kRounds = 4;
        constexpr Eigen::Index kNear = 3;
        VectorXd c = atBestPenalty();
        for (int round = 1; round < kRounds; ++round) {
            const VectorXd rough = (m_rough * c).cwiseAbs2();
            const double floor = 1e-3 * rough.mean() + 1e-30;
            for (Eigen::Index j = 0; j < rough.size(); ++j) {
                const Eigen::Index from = std::max<Eigen::Index>(0, j - kNear),
                                   size = std::min<Eigen::Index>(rough.size() - from, 2 * kNear + 1);
                // By the root: what noise adds to a difference frees it less than a bend does.
                m_weight[j] = std::sqrt(rough.mean() / (rough.segment(from, size).mean() + floor));
            }
            c = atBestPenalty();
        }
        return falling(c);
    }

private:
    MatrixXd matrix(double penalty) const
    {
        return m_normal + penalty * m_rough.transpose() * m_weight.asDiagonal() * m_rough;
    }
    VectorXd atBestPenalty()
    {
        const double scale = m_normal.trace() / m_rough.squaredNorm();
        double best = std::numeric_limits<double>::infinity();
        VectorXd out;
        for (double exponent = -9.0; exponent <= 5.0; exponent += 0.5) {
            const double penalty = scale * std::pow(10.0, exponent);
            const Eigen::LLT<MatrixXd> solver(matrix(penalty));
            const VectorXd c = solver.solve(m_right);
            const double free = m_points - solver.solve(m_normal).trace();
            const double error = residuals(c) / (free * free);
            if (solver.info() == Eigen::Success && error < best) {
                best = error;
                m_penalty = penalty;
                out = c;
            }
        }
        return out;
    }
    /// The same with a penalty on coefficients that rise, until none does (@cite Eilers2005).
    VectorXd falling(VectorXd c) const
    {
        constexpr int kMostRounds = 50;
        const MatrixXd step = differences(static_cast<int>(c.size()), 1);
        const double heavy = 1e6 * m_normal.diagonal().maxCoeff();
        VectorXd rises = VectorXd::Zero(step.rows());
        for (int round = 0; round < kMostRounds; ++round) {
            const VectorXd now = ((step * c).array() > -kLeastFall_V).cast<double>();
            const VectorXd all = now.cwiseMax(rises);
            if (all == rises)
                break;
            rises = all;
            const MatrixXd held = heavy * step.transpose() * rises.asDiagonal();
            c = (matrix(m_penalty) + held * step)
                    .ldlt()
                    .solve(m_right - held * VectorXd::Constant(step.rows(), 2.0 * kLeastFall_V));
        }
        for (Eigen::Index j = 1; j < c.size(); ++j)
            c[j] = std::min(c[j], c[j - 1] - kLeastFall_V);
        return c;
    }

    MatrixXd m_normal, m_rough;
    VectorXd m_right, m_weight;
    double m_points, m_squares = 0.0, m_penalty = 0.0;
};

void put(Cell& cell, CurveId id, const FunctionTable& table)
{
    const auto i = static_cast<std::size_t>(id);
    cell.functions[i] = table;
    cell.curves[i] = std::make_shared<const Curve>(potentialCurve(table));
}

} // namespace

SmoothPotential smoothPotential(const FunctionTable& points, const std::string& name)
{
    const auto refuse = [&](const std::string& found, const std::string& expected) {
        throw InputError(MessageId::InvalidArgument, {name, found, expected});
    };
    const std::size_t n = points.x.size();
    if (n < static_cast<std::size_t>(kFewestPotentialPoints))
        refuse(std::to_string(n) + " points", std::to_string(kFewestPotentialPoints) + " or more");
    if (TableFunction::firstDisorder(points.x) < n)
        refuse("stoichiometries that do not rise", "each above the one before");
    if (points.x.front() < 0.0 || points.x.back() > 1.0)
        refuse("stoichiometries from " + formatRounded(points.x.front(), 4) + " to " +
                   formatRounded(points.x.back(), 4),
               "from 0 to 1");
    constexpr double kLeast_V = 1e-3; // over all
    if (!(points.y.front() - points.y.back() > kLeast_V))
        refuse("values that do not fall with the stoichiometry by a millivolt or more",
               "a potential in volts, which falls");
    const std::vector<double> knots = knotsOf(points);
    const SplineBasis basis(knots);
    Fit fit(basis, points);
    const VectorXd c = fit.smoothed();
    SmoothPotential out;
    out.rms_V = std::sqrt(fit.residuals(c) / static_cast<double>(n));
    for (std::size_t k = 0; k + 1 < knots.size(); ++k)
        for (int part = 0; part < kPointsPerKnot; ++part)
            out.table.x.push_back(knots[k] + (knots[k + 1] - knots[k]) * part / kPointsPerKnot);
    out.table.x.push_back(knots.back());
    for (const double x : out.table.x)
        out.table.y.push_back(basis.value(c, x));
    return out;
}

void setPotential(Cell& cell, Side side, int kind, const FunctionTable& table)
{
    const ParticleIds& id = particleIds(side, kind);
    put(cell, id.ocp, table);
    for (const CurveId branch : {id.lithiation, id.delithiation}) {
        cell.functions[static_cast<std::size_t>(branch)] = {};
        cell.curves[static_cast<std::size_t>(branch)] = nullptr;
    }
}

void setBranches(Cell& cell, Side side, int kind, const FunctionTable& lithiation,
                 const FunctionTable& delithiation)
{
    const ParticleIds& id = particleIds(side, kind);
    put(cell, id.lithiation, lithiation);
    put(cell, id.delithiation, delithiation);
    restBetweenBranches(cell, id);
    cell.functions[static_cast<std::size_t>(id.ocp)] = 0.0; // it follows from them
}

void setBranch(Cell& cell, Side side, int kind, bool lithiation, const FunctionTable& table)
{
    const ParticleIds& id = particleIds(side, kind);
    put(cell, lithiation ? id.lithiation : id.delithiation, table);
    restBetweenBranches(cell, id);
}

std::vector<std::string> potentialDoubts(const Cell& cell, Side side, int kind, const FunctionTable& table)
{
    constexpr double kFar_V = 0.05;
    std::vector<std::string> out;
    const ParticleIds& id = particleIds(side, kind);
    const double low = cell.parameters[id.minimumStoichiometry],
                 high = cell.parameters[id.maximumStoichiometry];
    if (low < table.x.front() || high > table.x.back())
        out.push_back("The window of the cell, " + formatRounded(low, 4) + " to " + formatRounded(high, 4) +
                      ", goes beyond the measured stoichiometries, " + formatRounded(table.x.front(), 4) +
                      " to " + formatRounded(table.x.back(), 4) +
                      "; there the potential goes on as a straight line.");
    const double empty = openCircuitVoltage(cell, 0.0), full = openCircuitVoltage(cell, 1.0);
    if (std::abs(empty - cell.lowerVoltage_V) > kFar_V || std::abs(full - cell.upperVoltage_V) > kFar_V)
        out.push_back(
            "The cell rests at " + formatRounded(empty, 3) + " V when empty and " + formatRounded(full, 3) +
            " V when full, its limits are " + formatRounded(cell.lowerVoltage_V, 3) + " and " +
            formatRounded(cell.upperVoltage_V, 3) +
            " V: its stoichiometry windows are those of another potential. A slow discharge gives new "
            "ones.");
    return out;
}

} // namespace interphase
