#pragma once
#include "bayes/forward_model.h"

#include <array>

namespace interphase {

class RandomStream;

// The density of residuals e = measurement - prediction under Gaussian noise, independent or correlated in
// time, started anew in each segment.
//
// Independent: e_i ~ Normal(0, sigma^2). Autoregressive: stationary of first order, sampled where the data
// are, cov(e_i, e_j) = sigma^2 exp(-d / tau) for d = |t_i - t_j|; on an even grid the textbook AR(1) with
// innovations of standard deviation sigma sqrt(1 - rho^2). Discrepancy: a smooth error of the model, cov =
// sigma^2 (1 + l d) exp(-l d) with l = sqrt(3) / tau (Matern 3/2), plus white noise of the instrument
// (@cite KennedyOHagan2001). The exact density comes from a Kalman filter (@cite Harvey1989): everything is
// expressed by the whitening W with z = W e standard normal, z_i = (e_i - m_i) / sqrt(S_i), where m_i and S_i
// are mean and variance of e_i given those before it in its segment.

/// Each has one unknown more than the one before, in the order of NoiseParameters.
enum class NoiseKind {
    Independent,
    Autoregressive,
    Discrepancy,
};

struct NoiseParameters
{
    static constexpr int kMost = 3;

    NoiseKind kind = NoiseKind::Independent;
    double sigma = 0.0; ///< standard deviation, of the correlated part if there is one
    double tau_s = 0.0; ///< correlation time in seconds
    double white = 0.0; ///< standard deviation of the white noise, of Discrepancy only

    /// Of a single measurement.
    double variance() const { return sigma * sigma + white * white; }
};

/// The unknowns of the noise, one to three values.
NoiseParameters noiseParameters(std::span<const double> values);

/// By sigma, tau_s and white, in this order; what the noise does not have is 0.
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

    int size() const { return static_cast<int>(m_points.size()); }

    /// Must come before the calls below. False if the weights overflow.
    bool setParameters(const NoiseParameters& parameters);

    /// z = W e. Sizes size().
    void whiten(std::span<const double> residual, std::span<double> z) const;
    /// W^T z.
    void whitenTransposed(std::span<const double> z, std::span<double> out) const;
    /// Replaces a row-major matrix of size() rows by W times it.
    void whitenRows(std::span<double> matrix, int columns) const;
    /// The normalised log likelihood from z; writes its terms (conditional on the residuals before) unless
    /// empty.
    double logLikelihood(std::span<const double> z, std::span<double> pointwise) const;
    NoiseDerivatives derivatives(std::span<const double> residual) const;
    /// Draws residuals with this density.
    void simulate(RandomStream& stream, std::span<double> residual) const;

private:
    NoiseDerivatives independentDerivatives(std::span<const double> residual) const;

    /// The filter at one point: the state moves there by f, and the residual there moves it by the gain k.
    struct Point
    {
        double step_s = -1.0; ///< since the previous point of the segment; negative at its start
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

    std::vector<Point> m_points;
    NoiseParameters m_parameters;
};

} // namespace interphase
