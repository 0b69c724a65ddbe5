#pragma once
#include "bayes/forward_model.h"

namespace interphase {

class RandomStream;

// The density of residuals e = measurement - prediction under Gaussian noise of standard deviation sigma,
// independent or correlated in time.
//
// Correlated: a stationary first-order autoregression sampled where the data are, e_i | e_(i-1) ~
// Normal(rho_i e_(i-1), sigma^2 (1 - rho_i^2)) with rho_i = exp(-(t_i - t_(i-1)) / tau), started anew in each
// segment from Normal(0, sigma^2). On an even grid this is the exact AR(1) likelihood with innovations of
// standard deviation sigma sqrt(1 - rho^2). Everything is expressed by the whitening W with z = W e standard
// normal: row i is scale_i (e_i - rho_i e_(i-1)).

/// d log likelihood / d sigma and d tau.
struct NoiseGradient
{
    double sigma = 0.0;
    double tau = 0.0;
};

/// The expected (Fisher) information about sigma and tau.
struct NoiseInformation
{
    double sigmaSigma = 0.0;
    double sigmaTau = 0.0;
    double tauTau = 0.0;
};

class NoiseLikelihood
{
public:
    /// Throws InputError where the times of a segment do not increase, a segment is empty, or segments leave
    /// gaps.
    NoiseLikelihood(const std::vector<OutputSegment>& segments, bool autoregressive);

    int size() const { return static_cast<int>(m_step.size()); }
    bool autoregressive() const { return m_autoregressive; }

    /// Must come before the calls below. tau_s is ignored for independent noise. False if the weights
    /// overflow.
    bool setParameters(double sigma, double tau_s);

    /// z = W e. Sizes size().
    void whiten(std::span<const double> residual, std::span<double> z) const;
    /// W^T z.
    void whitenTransposed(std::span<const double> z, std::span<double> out) const;
    /// Replaces a row-major matrix of size() rows by W times it.
    void whitenRows(std::span<double> matrix, int columns) const;
    /// The normalised log likelihood from z; writes its terms (conditional on the previous residual) unless
    /// empty.
    double logLikelihood(std::span<const double> z, std::span<double> pointwise) const;
    NoiseGradient parameterGradient(std::span<const double> residual, std::span<const double> z) const;
    NoiseInformation information() const;
    /// Draws residuals with this density.
    void simulate(RandomStream& stream, std::span<double> residual) const;

private:
    bool m_autoregressive;
    std::vector<double> m_step;  ///< time since the previous point of the segment; negative at its start
    std::vector<double> m_rho;   ///< correlation with the previous point; 0 at a start
    std::vector<double> m_scale; ///< 1 / (sigma sqrt(1 - rho^2))
    double m_sigma = 1.0;
    double m_tau = 1.0;
};

} // namespace interphase
