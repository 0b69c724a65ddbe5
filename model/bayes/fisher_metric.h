#pragma once
#include "bayes/adaptation.h"

namespace interphase {

// The metric of a sampler from draws and from the gradients at them.
//
// Problem: which linear map q -> x makes a density most like a standard normal one? Method: the one with the
// smallest Fisher divergence, the mean square of x + gradient of log p(x) (@cite Seyboldt2026; the metric of
// nutpie). Of dense inverse metrics that is the geometric mean of the covariance of the draws and the inverse
// covariance of the gradients; of diagonal ones sd(q_i) / sd(g_i). Gradients say of each draw how the density
// bends there: a normal density of d dimensions is known exactly from d + 1 draws, where its covariance from
// as many draws alone is little more than a guess. Between the two the low-rank one: in the coordinates of
// the best diagonal metric, or of the reference, the eigenvectors of that geometric mean whose eigenvalues
// are far from one, and no change in all others; where few directions are correlated it needs few draws of
// many dimensions. Fails (an empty matrix) where the moments are not finite.

enum class MetricKind {
    Dense,
    LowRank, ///< the reference, corrected only in directions where it is wrong by more than a factor of two
    Diagonal,
};

/// Running moments of draws and of the gradients of the log density at them.
struct ScoreMoments
{
    CovarianceEstimate draws;
    CovarianceEstimate gradients;
    bool operator==(const ScoreMoments&) const = default;

    explicit ScoreMoments(int dimension = 0) : draws(dimension), gradients(dimension) {}
    void add(std::span<const double> q, std::span<const double> gradient);
    void restart();
    double count() const { return draws.count; }
};

/// Inverse metric, row major, of at least three draws. `reference` (row major, positive definite) is what
/// the estimate is shrunk towards with the weight of `weight` draws and gradients: the covariance of a
/// Laplace approximation. Empty: the best diagonal one. Empty result: the moments determine no metric.
std::vector<double> fisherMetric(const ScoreMoments& moments, MetricKind kind,
                                 std::span<const double> reference = {}, double weight = 1e-5);

/// When a warm-up learns from draws: a first part (30 %) in which the older half of what was learnt is
/// dropped every ten draws, a second in which it is every eighty, a last one (15 %) for the step size alone.
class ScoreSchedule
{
public:
    explicit ScoreSchedule(int warmup);
    /// Whether draw `iteration` (from 0) enters the moments, and the metric is renewed after it.
    bool learns(int iteration) const { return iteration < m_end; }
    /// Whether after draw `iteration` the older moments are dropped.
    bool forgets(int iteration) const;

private:
    int m_early;
    int m_end;
};

} // namespace interphase
