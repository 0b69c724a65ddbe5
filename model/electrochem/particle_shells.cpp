#include "electrochem/particle_shells.h"

#include <cmath>

namespace interphase {

ParticleShells::ParticleShells(int count)
{
    constexpr double kGrading = 2.1; // the depth of a profile after a second weighed against its middle
    const auto face = [&](int k) { return 1.0 - std::pow(1.0 - static_cast<double>(k) / count, kGrading); };
    for (int k = 0; k < count; ++k) {
        const double inner = face(k), outer = face(k + 1);
        m_volume.push_back(outer * outer * outer - inner * inner * inner);
        m_centre.push_back(0.5 * (inner + outer));
        m_face.push_back(k > 0 ? inner * inner / (m_centre.back() - m_centre[static_cast<std::size_t>(k) - 1])
                               : 0.0);
    }
}

INTERPHASE_KERNEL
void ParticleShells::factor(const Curve& integral, double rate, double uptake, double alpha, int sites,
                            const double* theta, Factors& f) const
{
    const int n = count();
    const auto size = static_cast<std::size_t>(n * sites);
    for (auto* values : {&f.lower, &f.inverse, &f.upper, &f.response})
        values->resize(size);
    double* g = f.response.data(); // for now
    for (std::size_t i = 0; i < size; ++i)
        g[i] = rate * integral.at(theta[i]).slope;
    for (int k = 0; k < n; ++k) {
        const double volume = 3.0 / m_volume[static_cast<std::size_t>(k)];
        const double below = m_face[static_cast<std::size_t>(k)] * volume;
        const double above = k + 1 < n ? m_face[static_cast<std::size_t>(k) + 1] * volume : 0.0;
        for (int i = 0; i < sites; ++i) {
            const int at = k * sites + i;
            const double lower = k > 0 ? -below * g[at - sites] : 0.0;
            const double upper = k + 1 < n ? -above * g[at + sites] : 0.0;
            double diagonal = alpha + g[at] * (below + above);
            if (k > 0)
                diagonal -= lower * f.upper[static_cast<std::size_t>(at - sites)];
            const double inverse = 1.0 / diagonal;
            f.lower[static_cast<std::size_t>(at)] = lower;
            f.inverse[static_cast<std::size_t>(at)] = inverse;
            f.upper[static_cast<std::size_t>(at)] = upper * inverse;
        }
    }
    // The column of j has its last entry only.
    for (int k = n - 1; k >= 0; --k)
        for (int i = 0; i < sites; ++i) {
            const auto at = static_cast<std::size_t>(k * sites + i);
            f.response[at] = k == n - 1 ? uptake * 3.0 / m_volume.back() * f.inverse[at]
                                        : -f.upper[at] * f.response[at + static_cast<std::size_t>(sites)];
        }
}

template <class Tag>
void ParticleShells::solve(const Factors& f, int sites, typename ValueOf<Tag>::Type* x) const
{
    const int n = count();
    for (int i = 0; i < sites; ++i)
        x[i] = x[i] * f.inverse[static_cast<std::size_t>(i)];
    for (int at = sites; at < n * sites; ++at) {
        const auto here = static_cast<std::size_t>(at);
        x[at] = (x[at] - f.lower[here] * x[at - sites]) * f.inverse[here];
    }
    for (int at = (n - 1) * sites - 1; at >= 0; --at)
        x[at] -= f.upper[static_cast<std::size_t>(at)] * x[at + sites];
}
template void ParticleShells::solve<double>(const Factors& f, int sites, double* x) const;
template void ParticleShells::solve<Four>(const Factors& f, int sites, Lanes* x) const;

} // namespace interphase
