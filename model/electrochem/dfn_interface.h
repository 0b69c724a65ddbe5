#pragma once
// What happens at the surfaces of the particles of a DFN: intercalation, side reactions, pores. Definitions
// of templates of DfnSystem for dfn_equations.cpp alone, whose kernels compile them in. Symbols as there.
#include "core/vector_math.h"
#include "electrochem/dfn_system.h"
#include "electrochem/sample_curve.h"

#include <algorithm>
#include <cmath>

namespace interphase {

/// Slope of a potential between two branches, by the stoichiometry; for double only.
inline void addBranchSlope(const Curve& in, const Curve& out, double direction, double theta, double& slope)
{
    slope += 0.5 * direction * (out.at(theta).slope - in.at(theta).slope);
}
inline void addBranchSlope(const Curve&, const Curve&, double, const Dual&, double&)
{
}

inline double scaledSlopes(double x, double)
{
    return x;
}
inline Dual scaledSlopes(const Dual& x, double scale)
{
    return {x.value, x.slope * scale};
}

/// Of the change between branches of a hysteresis, m2/A; as the reference (PyBaMM, "current sigmoid").
inline constexpr double kBranchSharpness = 100.0;

/// The plating current at u, and its derivatives by u and c.
template <class S>
S DfnSystem::platingAt(const DfnTerms<S>& terms, std::size_t at, const S& c, const S& u, double& byU,
                       double& byC) const
{
    const PlatingTerms<S>& pl = terms.plating;
    const S there = m_sideShare * pl.rate * boundedExp(-(pl.forward * u));
    const S amount = terms.k.concentration * c;
    const double toward = valueOf(there) * valueOf(amount);
    byU = valueOf(pl.forward) * toward;
    byC = -valueOf(there) * valueOf(terms.k.concentration);
    if (m_model.physics.plating == PlatingKind::Irreversible)
        return -(there * amount);
    const S back = m_sideShare * pl.rate * boundedExp(pl.backward * u);
    const S damping = 1.0 + terms.platedPerCurrent[at] * back;
    const S current = (terms.platedFree[at] * back - there * amount) / damping;
    const double d = valueOf(damping);
    byU =
        (byU + valueOf(pl.backward) * valueOf(back) *
                   (valueOf(terms.platedFree[at]) - valueOf(current) * valueOf(terms.platedPerCurrent[at]))) /
        d;
    byC = byC / d;
    return current;
}

/// The plating current p that flows at u = v - R (other + p), which p lowers: Newton, monotone from one side
/// on. It begins at nothing, so that the same state always gives the same bits.
inline double DfnSystem::platingCurrent(std::size_t at, double c, double v, double other) const
{
    constexpr int kMost = 100;
    const double film = m_terms.film[at];
    double p = 0.0;
    for (int iteration = 0; iteration < kMost; ++iteration) {
        double byU = 0.0, byC = 0.0;
        const double there = platingAt(m_terms, at, c, v - film * (other + p), byU, byC);
        const double move = (there - p) / (1.0 + film * byU);
        p += move;
        if (!(std::abs(move) > 1e-13 * std::abs(p) + 1e-300))
            break;
    }
    return p;
}

/// Side currents at the negative particles. What plates flows through the film whose drop drives it: an
/// equation of its own at every site, solved here, so that the rows stay explicit in v and j.
template <class S, class Y>
void DfnSystem::sideReactions(const DfnTerms<S>& terms, const DfnLayout::Phase& phase, const Y* c, const Y* v,
                              const Y* j, Fields<S>& f) const
{
    const CellPhysics& physics = m_model.physics;
    const auto count = static_cast<std::size_t>(phase.count), site = static_cast<std::size_t>(phase.site);
    const bool migration = physics.sei == SeiKind::ElectronMigration;
    if (physics.sei != SeiKind::None)
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t at = site + i;
            const S drive = v[i] - terms.sei.potential;
            if (migration) {
                const bool reducing = valueOf(drive) < 0.0;
                f.sei[at] = reducing ? m_sideShare * terms.seiRate[at] * drive : S(0.0);
                f.seiV[at] = reducing ? m_sideShare * valueOf(terms.seiRate[at]) : 0.0;
            } else {
                f.sei[at] = -(m_sideShare * terms.seiRate[at] * boundedExp(-(terms.sei.steepness * drive)));
                f.seiV[at] = -valueOf(terms.sei.steepness) * valueOf(f.sei[at]);
            }
        }
    const bool plates = physics.plating != PlatingKind::None;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t at = site + i;
        const double film = valueOf(terms.film[at]);
        double byU = 0.0, byC = 0.0;
        if (plates) {
            const S salt = isSpme() ? f.saltNegative : S(c[i]);
            const double value =
                platingCurrent(at, valueOf(salt), valueOf(v[i]), valueOf(j[i]) + valueOf(f.sei[at]));
            const S u = v[i] - terms.film[at] * (j[i] + f.sei[at] + value);
            const S there = platingAt(terms, at, salt, u, byU, byC);
            f.plating[at] = scaledSlopes(there, 1.0 / (1.0 + film * byU));
        }
        const double share = 1.0 / (1.0 + film * byU);
        f.sideJ[at] = share - 1.0;
        f.sideV[at] = f.seiV[at] + share * byU * (1.0 - film * f.seiV[at]);
        f.sideC[at] = isSpme() ? 0.0 : share * byC; // the salt of an SPMe moves by the cell current
        f.sideByCurrent[at] = share * byC * f.saltNegativeByCurrent;
    }
}

/// The rows of j of one phase: v - R_f j - U - eta, eta = 2 RT/F asinh(j / (2 j0)).
template <class S, class Y>
void DfnSystem::interface(const DfnTerms<S>& terms, const DfnLayout::Phase& phase, const Y* cells,
                          const Y* potentials, const Y* thetas, const Y* reactions, const S& density,
                          Fields<S>& f, S* r) const
{
    using std::sqrt;
    using std::tanh;
    const ParticleCoefficients<S>& e = particlesOf(terms, phase);
    const ParticleIds& id = particleIds(phase.side, phase.index);
    const auto count = static_cast<std::size_t>(phase.count), site = static_cast<std::size_t>(phase.site);
    const Y* c = cells + phase.cell;
    const Y* v = potentials + phase.cell;
    const Y* theta = thetas + site;
    const Y* j = reactions + site;
    S* __restrict exchange = f.exchange.data() + site;
    S* __restrict eta = f.eta.data() + site;
    S* __restrict potential = f.potential.data() + site;
    S* __restrict entropic = f.entropic.data() + site;
    sample(m_cell->curve(id.ocp), count, theta, potential, f.potentialSlope.data() + site);
    sample(m_cell->curve(id.entropic), count, theta, entropic, f.entropicSlope.data() + site);
    if (m_cell->has(id.lithiation)) {
        // The branch is remembered, or follows the current: tanh(100 m2/A i), positive while lithium leaves
        // the negative particles.
        const bool remembered = remembers(phase);
        const S follows =
            tanh(density * (phase.side == Side::Negative ? kBranchSharpness : -kBranchSharpness));
        const Curve& in = m_cell->curve(id.lithiation);
        const Curve& out = m_cell->curve(id.delithiation);
        S* __restrict branch = f.branch.data() + site;
        const double switching =
            remembered ? 0.0
                       : (phase.side == Side::Negative ? kBranchSharpness : -kBranchSharpness) /
                             valueOf(terms.k.area) * (1.0 - valueOf(follows) * valueOf(follows));
        for (std::size_t i = 0; i < count; ++i) {
            const S& direction = remembered ? terms.hysteresis[site + i] : follows;
            const S half = 0.5 * (evaluate(out, theta[i]) - evaluate(in, theta[i]));
            branch[i] = direction * half;
            f.branchByCurrent[site + i] = switching * valueOf(half);
            potential[i] = potential[i] + branch[i];
            addBranchSlope(in, out, valueOf(direction), theta[i], f.potentialSlope[site + i]);
        }
    }
    // sqrt(c) smoothRoot(theta) smoothRoot(1 - theta), see kinetics.h.
    const S scale = 0.5 * e.exchange;
    const auto places = [](const Y& x) { return x + sqrt(x * x + 1e-6); };
    if (isHalf(e.exponent))
        for (std::size_t i = 0; i < count; ++i)
            exchange[i] = scale * sqrt(c[i] * places(theta[i]) * places(1.0 - theta[i]));
    else
        for (std::size_t i = 0; i < count; ++i)
            exchange[i] =
                e.exchange * vectorExp(e.exponent * vectorLog(0.5 * places(theta[i])) +
                                       (1.0 - e.exponent) * vectorLog(0.5 * c[i] * places(1.0 - theta[i])));
    const bool symmetric = isHalf(e.transfer);
    const S thermal = 2.0 * terms.k.thermalVoltage;
    if (symmetric)
        for (std::size_t i = 0; i < count; ++i)
            eta[i] = thermal * vectorAsinh(j[i] / (2.0 * exchange[i]));
    else
        for (std::size_t i = 0; i < count; ++i)
            eta[i] = terms.k.thermalVoltage * asymmetricOverpotential(j[i] / exchange[i], e.transfer);
    if (isSpme())
        spreadOverpotential(terms, phase, j, f);
    S* __restrict out = r + 2 * m_layout.cells() + phase.site;
    S* __restrict released = f.released.data() + phase.cell;
    const S* film = terms.film.data() + site;
    const S shift = terms.k.electrode(phase.side).temperatureShift, surface = e.surface;
    for (std::size_t i = 0; i < count; ++i) {
        entropic[i] = entropic[i] + e.entropicShift;
        potential[i] = potential[i] + shift * entropic[i];
        out[i] = v[i] - film[i] * j[i] - potential[i] - eta[i];
    }
    for (std::size_t i = 0; i < count; ++i)
        released[i] += surface * j[i];
    if (!ages(phase))
        return;
    sideReactions(terms, phase, c, v, j, f);
    for (std::size_t i = 0; i < count; ++i) {
        out[i] -= film[i] * (f.sei[site + i] + f.plating[site + i]);
        released[i] += surface * (f.sei[site + i] + f.plating[site + i]);
    }
}

/// The salt of pores that the interphase closes stays in what is left of them.
template <class S, class Y>
void DfnSystem::closePores(const DfnTerms<S>& terms, const Y* c, const Fields<S>& f, S* rC) const
{
    for (const DfnLayout::Phase& phase : m_layout.phases) {
        if (!ages(phase))
            continue;
        const S rate = particlesOf(terms, phase).surface * terms.sei.growth;
        for (std::size_t i = 0; i < static_cast<std::size_t>(phase.count); ++i)
            rC[i] += c[i] * rate * f.sei[static_cast<std::size_t>(phase.site) + i] * terms.width[i] /
                     terms.volume[i];
    }
}

} // namespace interphase
