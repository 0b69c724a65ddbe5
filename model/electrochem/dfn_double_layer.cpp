// The double layers of a DFN, whose v is a differential state, and y' of all such states. Symbols as in
// dfn_equations.cpp.
#include "electrochem/dfn_system.h"

#include <algorithm>

namespace interphase {

/// True where the cell lies in an electrode with a double layer; then its capacity, F/m3.
bool DfnSystem::keepsCharge(int cell, double* capacity) const
{
    const bool negative = cell < m_layout.negative;
    if (!negative && cell < m_layout.positiveStart())
        return false;
    const ElectrodeCoefficients<double>& e = negative ? m_terms.k.negative : m_terms.k.positive;
    if (capacity)
        *capacity = e.wholeSurface() * e.doubleLayer;
    return e.doubleLayer > 0.0;
}

/// f(cell, rows of its c and v, capacity in F/m3) where there is a double layer.
template <class F>
void DfnSystem::forCharges(F f) const
{
    for (int i = 0; i < m_layout.cells(); ++i) {
        double capacity = 0.0;
        if (keepsCharge(i, &capacity))
            f(static_cast<std::size_t>(i), m_layout.concentration() + i, m_layout.potential() + i, capacity);
    }
}

bool DfnSystem::derivative(double t, const double* y, double* yp)
{
    std::fill(yp, yp + m_layout.size(), 0.0);
    // Rate form: F = y' + f(y), so y' = -F at y' = 0.
    if (!residual(t, y, yp, m_work.data()))
        return false;
    for (int i = 0; i < m_layout.differential(); ++i)
        yp[i] = -m_work[static_cast<std::size_t>(i)];
    if (!m_doubleLayer)
        return true;
    // Row of v: what the reactions leave over charges the double layer, which takes cations by the way.
    forCharges([&](std::size_t at, int c, int v, double capacity) {
        const double charging = m_work[static_cast<std::size_t>(v)] / m_terms.width[at];
        yp[v] = charging / capacity;
        yp[c] -= m_terms.salt[at] * (1.0 - m_fields.deficit[at]) * charging;
    });
    return true;
}

void DfnSystem::chargingSlopes(const double* total, double* slope) const
{
    const Lanes* r = asLanes(total);
    Lanes* out = asLanes(slope);
    forCharges([&](std::size_t at, int c, int v, double capacity) {
        const Lanes charging = r[v] / m_terms.width[at];
        out[v] = charging / capacity;
        out[c] -= m_terms.salt[at] * (1.0 - m_fields.deficit[at]) * charging;
    });
}

void DfnSystem::subtractCharging(int terms, const double* gamma, const double* const* past,
                                 const double* startSlope, double* s) const
{
    Lanes* out = asLanes(s);
    forCharges([&](std::size_t at, int c, int v, double capacity) {
        Lanes rate{};
        for (int j = 0; j < terms; ++j)
            rate += gamma[j] * asLanes(past[j])[v];
        if (startSlope)
            rate -= asLanes(startSlope)[v];
        out[v] += m_terms.width[at] * capacity * rate;
        out[c] -= m_terms.salt[at] * (1.0 - m_fields.deficit[at]) * capacity * rate;
    });
}

} // namespace interphase
