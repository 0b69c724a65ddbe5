// The Newton matrix of the DFN: assembly, and elimination of the particles and of j. Symbols as in
// dfn_equations.cpp.
#include "electrochem/dfn_system.h"

#include "core/kernel.h"

#include <algorithm>
#include <cmath>
#include <type_traits>

namespace interphase {

using Complex = std::complex<double>;

/// dj from the rows of j: dv - R_f dj - U' dtheta - deta = r, with dtheta = -slip dj + what the modes carry.
template <class T>
void DfnSystem::factorSites(FactorsOf<T>& f) const
{
    const double thermal = 2.0 * m_terms.k.thermalVoltage;
    for (std::size_t p = 0; p < m_layout.phases.size(); ++p) {
        const DfnLayout::Phase& phase = m_layout.phases[p];
        const ElectrodeCoefficients<double>& e = electrode(phase);
        const ParticleCoefficients<double>& own = particles(phase);
        const bool symmetric = own.transfer == 0.5;
        const bool side = ages(phase);
        slips(phase, p, f);
        const double* c = m_concentration.data() + phase.cell;
        const auto site = static_cast<std::size_t>(phase.site);
        for (std::size_t i = 0; i < static_cast<std::size_t>(phase.count); ++i) {
            const std::size_t at = site + i;
            const double j = m_reaction[at], exchange = m_fields.exchange[at], theta = m_theta[at];
            const double perJ =
                isSpme() ? m_fields.etaSlope[at]
                : symmetric // d eta / dj
                    ? thermal / std::sqrt(j * j + 4.0 * exchange * exchange)
                    : 0.5 * thermal /
                          (exchange * asymmetricSlope(2.0 * m_fields.eta[at] / thermal, own.transfer));
            const double left = 1.0 - theta, cExponent = 1.0 - own.exponent;
            const double logSlope =
                own.exponent / std::sqrt(theta * theta + 1e-6) - cExponent / std::sqrt(left * left + 1e-6);
            const double uSlope =
                m_fields.potentialSlope[at] + e.temperatureShift * m_fields.entropicSlope[at];
            const double perTheta = perJ * j * logSlope - uSlope;
            const T slip = f.slip[at];
            // What flows beside j, and through the same film.
            const double film = m_terms.film[at], sideJ = side ? m_fields.sideJ[at] : 0.0;
            const double sideV = side ? m_fields.sideV[at] : 0.0, sideC = side ? m_fields.sideC[at] : 0.0;
            const T gain = 1.0 / (perJ + film * (1.0 + sideJ) + slip * perTheta);
            f.jRow[at] = gain;
            f.jV[at] = gain * (1.0 - film * sideV);
            f.jTheta[at] = gain * perTheta;
            f.jC[at] = gain * (perJ * cExponent * j / c[i] - film * sideC);
            f.share[at] = 1.0 + sideJ;
            f.releaseC[at] = f.share[at] * f.jC[at] + sideC;
            f.releaseV[at] = f.share[at] * f.jV[at] + sideV;
        }
    }
}

/// Transport between the cells and the interface's part of each diagonal block.
template <class T>
void DfnSystem::factorCells(FactorsOf<T>& f, bool frozen) const
{
    enum { CC, CV, VC, VV };
    const CellCoefficients<double>& k = m_terms.k;
    const int n = m_layout.cells(), start = m_layout.positiveStart();
    BlockTridiagonal<T>& m = f.blocks;
    for (int i = 0; i < n; ++i) {
        T* own = m.diagonal(i);
        own[CC] = f.alpha;
        own[CV] = own[VC] = own[VV] = 0.0;
    }
    for (int i = 1; i < n; ++i) {
        T* upper = m.upper(i - 1);
        T* lower = m.lower(i);
        for (int entry = 0; entry < BlockTridiagonal<T>::kEntries; ++entry)
            upper[entry] = lower[entry] = 0.0;
    }
    for (int i = 1; i < n && m_model.electrolyte; ++i) {
        const auto at = static_cast<std::size_t>(i);
        T* left = m.diagonal(i - 1);
        T* right = m.diagonal(i);
        T* up = m.upper(i - 1);
        T* low = m.lower(i);
        const double q = m_fields.saltFlow[at];
        const double bend =
            0.5 * m_terms.passage[at] * k.concentration * (m_concentration[at - 1] - m_concentration[at]);
        const double fluxL = q + bend * m_fields.dSlope[at - 1], fluxR = bend * m_fields.dSlope[at] - q;
        const double volumeL = 1.0 / m_terms.volume[at - 1], volumeR = 1.0 / m_terms.volume[at];
        left[CC] += fluxL * volumeL;
        up[CC] = fluxR * volumeL;
        low[CC] = -fluxL * volumeR;
        right[CC] -= fluxR * volumeR;
        if (i < m_layout.negative || i > start) {
            const double g = 1.0 / (m_fields.resistance[at] + m_terms.solid[at]);
            double diffusionL = 0.0, diffusionR = 0.0;
            diffusionSlopes(at, diffusionL, diffusionR);
            const double ionicL = g * (m_fields.ionic[at] * resistanceSlope(at - 1) + diffusionL);
            const double ionicR = g * (m_fields.ionic[at] * resistanceSlope(at) + diffusionR);
            left[VC] += ionicL;
            left[VV] -= g;
            up[VC] = ionicR;
            up[VV] = g;
            low[VC] = -ionicL;
            low[VV] = g;
            right[VC] -= ionicR;
            right[VV] -= g;
        }
    }
    for (int i = m_layout.negative; i < start; ++i)
        m.diagonal(i)[VV] = 1.0;
    for (const DfnLayout::Phase& phase : m_layout.phases) {
        const ParticleCoefficients<double>& e = particles(phase);
        for (int i = 0; i < phase.count; ++i) {
            const int cell = phase.cell + i;
            const auto at = static_cast<std::size_t>(cell), site = static_cast<std::size_t>(phase.site + i);
            const double salt = m_terms.salt[at] * m_fields.deficit[at] * e.surface;
            const double charge = m_terms.width[at] * e.surface;
            T* own = m.diagonal(cell);
            own[CC] -= salt * f.releaseC[site];
            own[CV] -= salt * f.releaseV[site];
            own[VC] -= charge * f.releaseC[site];
            own[VV] -= charge * f.releaseV[site];
        }
    }
    if (m_variableSalt)
        factorDrag(f);
    if (m_model.physics.seiFillsPores && feelsSideReactions())
        factorPores(f);
    if (!m_doubleLayer)
        return;
    for (int i = 0; i < n; ++i) {
        double capacity = 0.0;
        if (!keepsCharge(i, &capacity))
            continue;
        const auto at = static_cast<std::size_t>(i);
        T* own = m.diagonal(i);
        if (frozen) {
            own[VC] = 0.0;
            own[VV] = 1.0;
            if (i > 0)
                m.lower(i)[VC] = m.lower(i)[VV] = 0.0;
            if (i + 1 < n)
                m.upper(i)[VC] = m.upper(i)[VV] = 0.0;
            continue;
        }
        own[CV] += m_terms.salt[at] * (1.0 - m_fields.deficit[at]) * capacity * f.alpha;
        own[VV] -= m_terms.width[at] * capacity * f.alpha;
    }
}

void DfnSystem::diffusionSlopes(std::size_t face, double& left, double& right) const
{
    const double mean = 0.5 * (m_fields.chi[face - 1] + m_fields.chi[face]);
    left = -mean / m_concentration[face - 1];
    right = mean / m_concentration[face];
    if (!m_variableSalt)
        return;
    const double half = 0.5 * (m_fields.logC[face] - m_fields.logC[face - 1]);
    left += half * m_fields.chiSlope[face - 1];
    right += half * m_fields.chiSlope[face];
}

/// What a t+ that depends on c adds to the rows of c: of (1 - t+) in what is released, and of i grad(t+).
template <class T>
void DfnSystem::factorDrag(FactorsOf<T>& f) const
{
    enum { CC, CV };
    BlockTridiagonal<T>& m = f.blocks;
    const int n = m_layout.cells();
    for (int i = 0; i < n; ++i) {
        const auto at = static_cast<std::size_t>(i);
        m.diagonal(i)[CC] -= m_terms.salt[at] / m_terms.width[at] * m_fields.deficitSlope[at] *
                             (m_fields.ionic[at + 1] - m_fields.ionic[at]);
    }
    for (int i = 1; i < n; ++i) {
        const auto at = static_cast<std::size_t>(i);
        const double own = m_terms.salt[at] / m_terms.width[at],
                     before = m_terms.salt[at - 1] / m_terms.width[at - 1];
        const double half = 0.5 * (m_fields.deficit[at - 1] - m_fields.deficit[at]);
        double left = 0.5 * m_fields.deficitSlope[at - 1] * m_fields.ionic[at];
        double right = -0.5 * m_fields.deficitSlope[at] * m_fields.ionic[at];
        double g = 0.0;
        if (i < m_layout.negative || i > m_layout.positiveStart()) {
            double diffusionL = 0.0, diffusionR = 0.0;
            diffusionSlopes(at, diffusionL, diffusionR);
            g = 1.0 / (m_fields.resistance[at] + m_terms.solid[at]);
            left += half * g * (m_fields.ionic[at] * resistanceSlope(at - 1) + diffusionL);
            right += half * g * (m_fields.ionic[at] * resistanceSlope(at) + diffusionR);
        }
        m.diagonal(i - 1)[CC] += before * left;
        m.upper(i - 1)[CC] += before * right;
        m.lower(i)[CC] += own * left;
        m.diagonal(i)[CC] += own * right;
        m.diagonal(i - 1)[CV] -= before * half * g;
        m.upper(i - 1)[CV] += before * half * g;
        m.lower(i)[CV] -= own * half * g;
        m.diagonal(i)[CV] += own * half * g;
    }
}

/// Of closePores().
template <class T>
void DfnSystem::factorPores(FactorsOf<T>& f) const
{
    enum { CC, CV };
    for (const DfnLayout::Phase& phase : m_layout.phases) {
        if (!ages(phase))
            continue;
        const double rate = particles(phase).surface * m_terms.sei.growth;
        for (int cell = 0; cell < phase.count; ++cell) {
            const auto at = static_cast<std::size_t>(cell),
                       site = static_cast<std::size_t>(phase.site + cell);
            const double perSei = rate * m_terms.width[at] / m_terms.volume[at];
            f.blocks.diagonal(cell)[CC] += perSei * m_fields.sei[site];
            f.blocks.diagonal(cell)[CV] += perSei * m_concentration[at] * m_fields.seiV[site];
        }
    }
}

/// What half a cell's resistance falls by when its c rises: -d/dc (width / 2 kappa).
double DfnSystem::resistanceSlope(std::size_t cell) const
{
    const double kappa = m_fields.kappa[cell];
    return 0.5 * m_terms.width[cell] * m_terms.conductivity[cell] * m_terms.k.concentration *
           m_fields.kappaSlope[cell] / (kappa * kappa);
}

/// dV/d(c, v), two a cell, and dV/dI with them fixed.
void DfnSystem::linearVoltage(std::vector<double>& row, double& perCurrent) const
{
    const CellCoefficients<double>& k = m_terms.k;
    const int n = m_layout.cells(), start = m_layout.positiveStart();
    std::fill(row.begin(), row.end(), 0.0);
    const auto entry = [&](int cell, int unknown) -> double& {
        return row[static_cast<std::size_t>(2 * cell + unknown)];
    };
    enum { C, V };
    entry(n - 1, V) += 1.0;
    entry(0, V) -= 1.0;
    double resistance = m_terms.ends;
    for (int i = 1; i < n; ++i) {
        const auto at = static_cast<std::size_t>(i);
        const double re = m_fields.resistance[at], ionic = m_fields.ionic[at];
        const double left = -resistanceSlope(at - 1), right = -resistanceSlope(at);
        double diffusionL = 0.0, diffusionR = 0.0;
        if (m_model.electrolyte)
            diffusionSlopes(at, diffusionL, diffusionR);
        const bool inside = i < m_layout.negative || i > start;
        if (!inside) {
            entry(i - 1, C) += diffusionL - ionic * left;
            entry(i, C) += diffusionR - ionic * right;
            resistance += re;
            continue;
        }
        const double share = re / (re + m_terms.solid[at]), rest = 1.0 - share;
        entry(i - 1, C) += rest * (diffusionL - ionic * left);
        entry(i, C) += rest * (diffusionR - ionic * right);
        entry(i - 1, V) += share;
        entry(i, V) -= share;
        resistance += share * m_terms.solid[at];
    }
    perCurrent = -resistance / k.area - k.seriesResistance;
    if (!m_model.electrolyte)
        return;
    // The edges: weight times the ionic current through the inner face of the cell.
    const auto last = static_cast<std::size_t>(m_layout.negative - 1),
               begin = static_cast<std::size_t>(start), end = static_cast<std::size_t>(n) - 1;
    const double density = m_lastCurrent / k.area;
    const auto edge = [&](std::size_t face, double weight) {
        const double g = 1.0 / (m_fields.resistance[face] + m_terms.solid[face]),
                     ionic = m_fields.ionic[face];
        double diffusionL = 0.0, diffusionR = 0.0;
        diffusionSlopes(face, diffusionL, diffusionR);
        const int cell = static_cast<int>(face);
        entry(cell - 1, C) += weight * g * (ionic * resistanceSlope(face - 1) + diffusionL);
        entry(cell, C) += weight * g * (ionic * resistanceSlope(face) + diffusionR);
        entry(cell - 1, V) -= weight * g;
        entry(cell, V) += weight * g;
        perCurrent += weight * g * m_terms.solid[face] / k.area;
    };
    edge(1, 0.125 * m_terms.width[0] / k.negative.conductivity);
    edge(end, 0.125 * m_terms.width[end] / k.positive.conductivity);
    for (const auto& [cell, face] : {std::pair{last, last}, std::pair{begin, begin + 1}}) {
        const double weight = 0.125 * m_terms.width[cell] / m_fields.kappa[cell];
        edge(face, -weight);
        entry(static_cast<int>(cell), C) -= 0.25 * resistanceSlope(cell) * (density - m_fields.ionic[face]);
        perCurrent += weight / k.area;
    }
}

/// What one ampere does to j where it switches the branch of a hysteresis. A spectrum stays on the mean of
/// both.
void DfnSystem::factorBranches(Factors& f) const
{
    if (!isSpme())
        std::fill(f.jCurrent.begin(), f.jCurrent.end(), 0.0);
    for (const DfnLayout::Phase& phase : m_layout.phases) {
        if (!follows(phase))
            continue;
        for (int i = 0; i < phase.count; ++i) {
            const auto at = static_cast<std::size_t>(phase.site + i),
                       cell = static_cast<std::size_t>(phase.cell + i);
            const double own = -f.jRow[at] * m_fields.branchByCurrent[at];
            const double released = particles(phase).surface * f.share[at] * own;
            f.jCurrent[at] += own;
            f.border[2 * cell] -= m_terms.salt[cell] * m_fields.deficit[cell] * released;
            if (!f.frozen || !keepsCharge(phase.cell + i, nullptr))
                f.border[2 * cell + 1] -= m_terms.width[cell] * released;
        }
    }
}

template <class T>
bool DfnSystem::factorAt(FactorsOf<T>& f, T alpha, bool frozen) const
{
    f.alpha = alpha;
    f.frozen = frozen && m_doubleLayer;
    factorSites(f);
    factorCells(f, frozen);
    if (!f.blocks.factor())
        return false;
    // What one ampere does to the rows of v, and what they do with it.
    std::fill(f.border.begin(), f.border.end(), T{});
    const int n = m_layout.cells(), start = m_layout.positiveStart();
    double before = 0.0;
    for (int i = 0; i < n; ++i) {
        const auto next = static_cast<std::size_t>(i) + 1;
        const int face = i + 1;
        double after = 0.0;
        if (face >= m_layout.negative && face <= start)
            after = 1.0 / m_terms.k.area;
        else if (face < n)
            after = m_terms.solid[next] / (m_fields.resistance[next] + m_terms.solid[next]) / m_terms.k.area;
        const bool identity =
            (i >= m_layout.negative && i < start) || (frozen && m_doubleLayer && keepsCharge(i, nullptr));
        if (!identity)
            f.border[2 * next - 1] = after - before;
        before = after;
    }
    if (m_variableSalt)
        for (int i = 1; i < n; ++i) {
            const auto at = static_cast<std::size_t>(i);
            const double whole = m_fields.resistance[at] + m_terms.solid[at];
            const double share = i >= m_layout.negative && i <= start ? 1.0 : m_terms.solid[at] / whole;
            const double drag =
                0.5 * (m_fields.deficit[at - 1] - m_fields.deficit[at]) * share / m_terms.k.area;
            f.border[2 * at - 2] += m_terms.salt[at - 1] / m_terms.width[at - 1] * drag;
            f.border[2 * at] += m_terms.salt[at] / m_terms.width[at] * drag;
        }
    if (isSpme())
        factorSalt(f);
    if constexpr (std::is_same_v<T, double>)
        if (m_follows)
            factorBranches(f);
    f.blocks.solve(f.border.data());
    linearVoltage(f.voltageRow, f.voltagePerCurrent);
    f.response = f.voltagePerCurrent;
    for (std::size_t i = 0; i < f.border.size(); ++i)
        f.response -= f.voltageRow[i] * f.border[i];
    if (isSpme())
        f.response += saltResponse(f.alpha);
    f.controlV = m_control == Control::Current ? 0.0 : m_control == Control::Voltage ? 1.0 : m_lastCurrent;
    const double controlI = m_control == Control::Current   ? 1.0
                            : m_control == Control::Voltage ? 0.0
                                                            : m_lastVoltage;
    f.currentPivot = 1.0 / (controlI + f.controlV * f.response);
    return std::isfinite(std::abs(f.currentPivot));
}

INTERPHASE_KERNEL
bool DfnSystem::factor(Factors& f, double alpha, bool frozen)
{
    return factorAt(f, alpha, frozen);
}

INTERPHASE_KERNEL
bool DfnSystem::factor(FactorsOf<Complex>& f, Complex alpha)
{
    return factorAt(f, alpha, false);
}

} // namespace interphase
