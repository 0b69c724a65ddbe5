#pragma once
#include "core/kernel.h"
#include "core/lanes.h"
#include "electrochem/kinetics.h"

#include <vector>

namespace interphase {

/// Diffusion in spheres whose diffusivity depends on the stoichiometry, by finite volumes in r.
///
/// Problem: d(theta)/dt = (D0/R^2) div(g(theta) grad theta) on the unit ball, where g = D/D0 falls by decades
/// towards the ends and no fixed set of modes serves. Method: shells that become thin towards the surface;
/// the flux between two centres is the difference of G = integral of g, exact in steady state however g
/// varies (Kirchhoff). The outermost shell is so thin that its value is that of the surface. All sites of an
/// electrode side by side: value k of site i stands at [k * sites + i].
class ParticleShells
{
public:
    explicit ParticleShells(int count);

    int count() const { return static_cast<int>(m_volume.size()); }
    /// Share of each shell in the volume; they sum to 1.
    const std::vector<double>& volume() const { return m_volume; }
    /// Centres in units of the radius.
    const std::vector<double>& centres() const { return m_centre; }

    /// -d(theta)/dt of every shell: what stands beside theta' in F = theta' + out = 0. integral: G; rate:
    /// D0/R^2; uptake: stoichiometry per second and A/m2, see ElectrodeCoefficients.
    template <class S, class Y>
    void rates(const Curve& integral, const S& rate, const S& uptake, int sites, const Y* theta, const Y* j,
               S* out) const;

    /// The tridiagonal matrices alpha + d(out)/d(theta) of every site, factorised, and what 1 A/m2 of j does:
    /// inverse times the column of j.
    struct Factors
    {
        std::vector<double> lower, inverse, upper, response;
    };
    void factor(const Curve& integral, double rate, double uptake, double alpha, int sites,
                const double* theta, Factors& f) const;
    /// In place. Tag: double, or Four.
    template <class Tag>
    void solve(const Factors& f, int sites, typename ValueOf<Tag>::Type* x) const;

private:
    std::vector<double> m_volume, m_centre;
    std::vector<double>
        m_face; ///< area over distance of centres, of the face below each shell; units of the radius
};

template <class S, class Y>
void ParticleShells::rates(const Curve& integral, const S& rate, const S& uptake, int sites, const Y* theta,
                           const Y* j, S* out) const
{
    const int n = count();
    // out first holds G.
    for (int i = 0; i < n * sites; ++i)
        out[i] = S(evaluate(integral, theta[i]));
    for (int i = 0; i < sites; ++i) {
        S below(0.0), here = out[i];
        for (int k = 0; k < n; ++k) {
            const int at = k * sites + i;
            S above(0.0), next(0.0);
            if (k + 1 < n) {
                next = out[at + sites];
                above = m_face[static_cast<std::size_t>(k) + 1] * (next - here);
            }
            out[at] = rate * (below - above) * (3.0 / m_volume[static_cast<std::size_t>(k)]);
            below = above;
            here = next;
        }
        const int last = (n - 1) * sites + i;
        out[last] = out[last] + uptake * j[i] * (3.0 / m_volume.back());
    }
}

} // namespace interphase
