#pragma once
#include "bayes/forward_model.h"
#include "bayes/noise_parameters.h"
#include "bayes/student_noise.h"

#include <array>
#include <memory>

namespace interphase {

class CovarianceFactor;
class RandomStream;

// The density of residuals e = measurement - prediction, independent or correlated in time, started anew in
// each segment.
//
// Independent: e_i ~ Normal(0, sigma^2). Autoregressive: stationary of first order, sampled where the data
// are, cov(e_i, e_j) = sigma^2 exp(-d / tau) for d = |t_i - t_j|; on an even grid the textbook AR(1) with
// innovations of standard deviation sigma sqrt(1 - rho^2). Discrepancy: a smooth error of the model, cov =
// sigma^2 (1 + l d) exp(-l d) with l = sqrt(3) / tau (Matern 3/2), plus white noise of the instrument
// (@cite KennedyOHagan2001). Growing: independent, variance sigma^2 + alpha t with t from the start of the
// data set. Drift: that growth as the random walk it comes from, cov = sigma^2 [i = j] + alpha min(t_i, t_j).
// The exact density comes from a Kalman filter (@cite Harvey1989): everything is expressed by the whitening W
// with z = W e standard normal, z_i = (e_i - m_i) / sqrt(S_i), where m_i and S_i are mean and variance of e_i
// given those before it in its segment. Covariance: W is the inverse of the Cholesky factor of what is
// stated. StudentT: e_i / sigma has Student's t distribution with nu degrees of freedom (@cite Lange1989);
// there W = 1 / sigma and z is not normal.
//
// Where a segment has a scale s, all of this holds for e / s, and the density is that of e.
//
// Segments fall into groups that share their parameters (a NoiseLayout); one group unless stated.

/// By the unknowns of the kind in the order of noiseUnknowns(); what the noise does not have is 0.
struct NoiseDerivatives
{
    std::array<double, NoiseParameters::kMost> gradient{}; ///< of the log likelihood
    /// Information about the unknowns, positive semidefinite: the Fisher information of these residuals'
    /// innovations, whose mean over residuals is the expected information.
    std::array<std::array<double, NoiseParameters::kMost>, NoiseParameters::kMost> information{};
};

class NoiseLikelihood
{
public:
    /// Throws InputError where the times of a segment do not increase, a segment is empty, or segments leave
    /// gaps.
    explicit NoiseLikelihood(const std::vector<OutputSegment>& segments);
    /// groupOf: by segment, from 0 without gaps.
    NoiseLikelihood(const std::vector<OutputSegment>& segments, const std::vector<int>& groupOf);

    int size() const { return static_cast<int>(m_points.size()); }
    int groupCount() const { return m_groupCount; }

    /// Must come before the calls below. False if the weights overflow, or where a stated covariance lacks
    /// a time of its data set.
    bool setParameters(const NoiseParameters& parameters);
    /// One for each group.
    bool setParameters(std::span<const NoiseParameters> groups);

    /// z = W e. Sizes size().
    void whiten(std::span<const double> residual, std::span<double> z) const;
    /// W^T z.
    void whitenTransposed(std::span<const double> z, std::span<double> out) const;
    /// Replaces a row-major matrix of size() rows by W times it; Student's rows also by the root of the
    /// expected information, so that the square of a whitened Jacobian is Gauss and Newton's curvature.
    void whitenRows(std::span<double> matrix, int columns) const;
    /// - d log likelihood / d residual, from z.
    void score(std::span<const double> z, std::span<double> out) const;
    /// Replaces Student's z by the normal values of the same probability.
    void toNormalScores(std::span<double> z) const;
    /// The normalised log likelihood from z; writes its terms (conditional on the residuals before) unless
    /// empty.
    double logLikelihood(std::span<const double> z, std::span<double> pointwise) const;
    /// Of the first group.
    NoiseDerivatives derivatives(std::span<const double> residual) const;
    /// out: of each group.
    void groupDerivatives(std::span<const double> residual, std::span<NoiseDerivatives> out) const;
    /// Draws residuals with this density.
    void simulate(RandomStream& stream, std::span<double> residual) const;

    /// Of output i by itself, whatever the others are.
    double variance(int i) const;
    /// The part of variance(i) that is an error of the model and not of the reading.
    double modelVariance(int i) const;
    double marginalLogDensity(int i, double residual) const;
    /// The standard normal value with the same probability below.
    double normalScore(int i, double residual) const;

private:
    /// The filter at one point: the state moves there by f, and the residual there moves it by the gain k.
    struct Point
    {
        double step_s = -1.0;   ///< since the previous point of the segment; negative at its start
        double elapsed_s = 0.0; ///< since the data set began
        double f11 = 0.0, f12 = 0.0, f21 = 0.0, f22 = 0.0;
        double k1 = 0.0, k2 = 0.0;
        double scale = 1.0; ///< 1 / sqrt(S)

        /// Moves the state's mean (m1, m2) over this point; returns the whitened residual.
        double whiten(double residual, double& m1, double& m2) const
        {
            const double predicted = f11 * m1 + f12 * m2, innovation = residual - predicted;
            m2 = f21 * m1 + f22 * m2 + k2 * innovation;
            m1 = predicted + k1 * innovation;
            return scale * innovation;
        }
    };

    /// One segment.
    struct Part
    {
        std::size_t first = 0, count = 0;
        int group = 0;
        std::vector<double> times_s;
        NoiseParameters parameters;
        bool alike = false; ///< the points are independent and have the scale below; their own mean nothing
        double scale = 1.0; ///< 1 / sigma
        StudentDensity student;
        std::shared_ptr<const CovarianceFactor> factor; ///< of parameters.covariance
    };

    struct Sums;

    bool setPart(Part& part);
    static bool setAlike(Part& part);
    std::vector<double> scaled(std::span<const double> residual) const;
    double scale(std::size_t i) const { return m_scale.empty() ? 1.0 : m_scale[i]; }
    void simulatePart(const Part& part, RandomStream& stream, std::span<double> residual) const;
    const Part& partOf(int i) const;
    void addPart(const Part& part, std::span<const double> residual, Sums& sums) const;
    void addIndependent(const Part& part, std::span<const double> residual, Sums& sums) const;
    void addGrowing(const Part& part, std::span<const double> residual, Sums& sums) const;
    void addStudent(const Part& part, std::span<const double> residual, Sums& sums) const;
    void addFiltered(const Part& part, std::span<const double> residual, Sums& sums) const;

    std::vector<Point> m_points;
    std::vector<double> m_scale; ///< of each point; empty where all are 1
    std::vector<Part> m_parts;
    int m_groupCount = 1;
};

} // namespace interphase
