#pragma once
#include <span>
#include <vector>

namespace interphase {

/// Diffusion in a sphere of constant diffusivity as a few decoupled modes.
///
/// Problem: d(theta)/dt = (D/R^2) div grad theta on the unit ball, with d(theta)/d(rho) = -j R / (F D c_max)
/// at the surface. Method: Galerkin on the span of 1, rho^2 and the exact responses sinh(sqrt(s_i) rho) / rho
/// at shifts s_i spread over the decades between `slowest` and `fastest` (a rational Krylov space), then
/// diagonalised once. The transfer function from flux to surface stoichiometry is interpolated with its
/// derivative at every shift, so the error falls exponentially with the number of shifts over the whole band:
/// a few modes serve a pulse of 0.1 s and a discharge of hours alike, where polynomials need many to see the
/// first second. Reference: Grimme 1997 (rational Krylov projection); Fickian particle: Marquis et al. 2019.
///
/// With w_k the part of the surface stoichiometry that mode k carries,
///     d(w_k)/dt = -(D/R^2) lambda_k w_k - b_k j / (F R c_max),   theta_surface = sum_k w_k.
/// Mode 0 is the volume average (lambda = 0, b = 3), so lithium is conserved exactly.
class ParticleModes
{
public:
    static constexpr int kMost = 16;

    /// `count` modes in all, 2 to kMost: beyond, the functions are dependent within rounding and the modes
    /// turn wrong (16 leave 1e-6 of the response, 20 would leave 2e-2). Dimensionless shifts s = i omega R^2
    /// / D.
    explicit ParticleModes(int count, double slowest = 2.0, double fastest = 2e5);

    int count() const { return static_cast<int>(m_lambda.size()); }
    std::span<const double> lambda() const { return m_lambda; } ///< eigenvalues, increasing, first is 0
    std::span<const double> weight() const { return m_weight; } ///< b_k > 0, first is 3
    /// theta(rho) = sum_k shape(k, rho) w_k, for profiles in r. shape(k, 1) = 1.
    double shape(int mode, double rho) const;

private:
    double basis(int function, double rho) const;

    std::vector<double> m_shifts;
    std::vector<double> m_lambda;
    std::vector<double> m_weight;
    std::vector<double> m_combination; ///< count x count, mode k = sum_f combination[k][f] basis_f
};

} // namespace interphase
