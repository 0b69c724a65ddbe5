#pragma once
#include <memory>
#include <span>
#include <vector>

namespace interphase {

/// What the residuals e = measurement - prediction of a data set are distributed like; the density of each
/// stands in noise_likelihood.h. Each of the first three has one unknown more than the one before.
enum class NoiseKind {
    Independent,    ///< normal, sigma
    Autoregressive, ///< correlation exp(-dt / tau): sigma, tau
    Discrepancy,    ///< a smooth error of the model and white noise: sigma, tau, white
    Growing,        ///< independent, variance sigma^2 + alpha t: sigma, alpha
    Drift,          ///< white noise and a random walk, covariance sigma^2 I + alpha min(s, t): sigma, alpha
    StudentT,       ///< independent, heavy tails: sigma, nu
    Covariance,     ///< normal with a covariance that is known; no unknowns
};
inline constexpr int kNoiseKinds = 7;

/// A covariance known beforehand, at the times of a data set.
///
/// Any subset of the measurements has the part of the matrix that belongs to it, so that thinning and cutting
/// to a window need no more than the times.
struct StatedCovariance
{
    std::vector<double> times_s; ///< increasing, on the data set's axis
    std::vector<double> matrix;  ///< row major, square of the unit of the residuals
    bool operator==(const StatedCovariance&) const = default;

    /// Where a measurement stands; -1 where none does, to a microsecond and a billionth of the
    /// time itself.
    int indexOf(double time_s) const;
    double at(int i, int j) const
    {
        return matrix[static_cast<std::size_t>(i) * times_s.size() + static_cast<std::size_t>(j)];
    }
};

/// Throws InputError, starting with `name`, if sizes do not fit, times do not increase, or the matrix is not
/// finite, symmetric and positive definite.
void checkCovariance(const StatedCovariance& covariance, const char* name);

struct NoiseParameters
{
    static constexpr int kMost = 3; ///< unknowns of any kind

    NoiseKind kind = NoiseKind::Independent;
    double sigma = 0.0; ///< standard deviation, of the correlated part if there is one; Student's scale
    double tau_s = 0.0; ///< correlation time in seconds
    double white = 0.0; ///< standard deviation of the white noise, of Discrepancy only
    double alpha = 0.0; ///< growth of the variance per second, of Growing and Drift
    double nu = 0.0;    ///< Student's degrees of freedom
    std::shared_ptr<const StatedCovariance> covariance; ///< of Covariance only

    /// Of a single measurement, `elapsed_s` after the data set began. Infinite for Student's t with nu <= 2;
    /// 0 for a stated covariance, whose diagonal has it.
    double variance(double elapsed_s = 0.0) const;
};

/// The unknowns of a kind in the order in which a posterior has them.
std::span<double NoiseParameters::*const> noiseUnknowns(NoiseKind kind);
/// values: one for each of noiseUnknowns(kind).
NoiseParameters noiseParameters(NoiseKind kind, std::span<const double> values);
/// One of the first three kinds by the number of values.
NoiseParameters noiseParameters(std::span<const double> values);

/// Which data sets share which noise: a group is a set of segments with the same unknowns.
struct NoiseLayout
{
    struct Group
    {
        NoiseKind kind = NoiseKind::Independent;
        std::shared_ptr<const StatedCovariance> covariance;
    };
    std::vector<Group> groups;
    std::vector<int> groupOf; ///< by segment

    /// The unknowns of all groups one after the other -> the parameters of each group.
    void parameters(std::span<const double> values, std::span<NoiseParameters> out) const;
    /// Of all groups together.
    int unknowns() const;
};

} // namespace interphase
