// Solves with the factorised Newton matrix of the DFN. Symbols as in dfn_equations.cpp.
#include "core/kernel.h"
#include "electrochem/combine.h"
#include "electrochem/dfn_system.h"

#include <algorithm>
#include <cmath>
#include <type_traits>

namespace interphase {

using Complex = std::complex<double>;

template <class Tag, class T>
void DfnSystem::moveModes(const std::vector<T> (&inverse)[DfnLayout::kMostPhases],
                          const typename ValueOf<Tag>::Type* j, typename ValueOf<Tag>::Type* y) const
{
    using X = typename ValueOf<Tag>::Type;
    for (std::size_t p = 0; p < m_layout.phases.size(); ++p) {
        const DfnLayout::Phase& phase = m_layout.phases[p];
        if (phase.shells)
            continue;
        const ParticleCoefficients<double>& e = particles(phase);
        const X* own = j + phase.site;
        X* row = y + phase.modes;
        for (int k = 0; k < phase.radial; ++k, row += phase.count) {
            const auto mode = static_cast<std::size_t>(k);
            const T gain = e.uptake * m_particles.weight()[mode] * inverse[p][mode];
            for (int i = 0; i < phase.count; ++i)
                row[i] -= gain * own[i];
        }
    }
}

/// Takes from the shells what j puts there.
template <class Tag>
void DfnSystem::moveShells(const Factors& f, const typename ValueOf<Tag>::Type* j,
                           typename ValueOf<Tag>::Type* y) const
{
    using X = typename ValueOf<Tag>::Type;
    for (std::size_t p = 0; p < m_layout.phases.size(); ++p) {
        const DfnLayout::Phase& phase = m_layout.phases[p];
        if (!phase.shells)
            continue;
        const X* own = j + phase.site;
        X* row = y + phase.modes;
        const double* response = f.shells[p].response.data();
        for (int k = 0; k < phase.radial; ++k, row += phase.count, response += phase.count)
            for (int i = 0; i < phase.count; ++i)
                row[i] -= response[i] * own[i];
    }
}

INTERPHASE_KERNEL
void DfnSystem::addUptake(const Step& step, double* y) const
{
    moveModes<double>(step.inverse, y + m_layout.reaction(), y);
}

template <class Tag, class T>
void DfnSystem::substituteCells(const FactorsOf<T>& f, const typename ValueOf<Tag>::Type* carried,
                                typename ValueOf<Tag>::Type* x) const
{
    using X = typename ValueOf<Tag>::Type;
    const auto n = static_cast<std::size_t>(m_layout.cells());
    X* block = reinterpret_cast<X*>(f.work.data()); // NOLINT: T, or Lanes, which may alias
    X* xC = x;
    X* xV = x + n;
    X* xJ = xV + n;
    X& xI = xJ[m_layout.sites()];
    X& xTerminal = xJ[m_layout.sites() + 1];
    for (std::size_t i = 0; i < n; ++i) {
        block[2 * i] = xC[i];
        block[2 * i + 1] = xV[i];
    }
    for (const DfnLayout::Phase& phase : m_layout.phases) {
        const double surface = particles(phase).surface;
        for (int i = 0; i < phase.count; ++i) {
            const auto at = static_cast<std::size_t>(phase.site + i);
            const auto cell = static_cast<std::size_t>(phase.cell + i);
            X j = -f.jRow[at] * xJ[at];
            if (carried)
                j += f.jTheta[at] * carried[at];
            xJ[at] = j;
            block[2 * cell] += (surface * m_fields.deficit[cell] * m_terms.salt[cell]) * f.share[at] * j;
            if (!f.frozen || !keepsCharge(phase.cell + i, nullptr))
                block[2 * cell + 1] += (surface * m_terms.width[cell]) * f.share[at] * j;
        }
    }
    f.blocks.template solve<Tag>(block);
    X terminal = xTerminal;
    for (std::size_t i = 0; i < 2 * n; ++i)
        terminal += f.voltageRow[i] * block[i];
    xI = (xI - f.controlV * terminal) * f.currentPivot;
    for (std::size_t i = 0; i < 2 * n; ++i)
        block[i] -= f.border[i] * xI;
    xTerminal = terminal + f.response * xI;
    for (std::size_t i = 0; i < n; ++i) {
        xC[i] = block[2 * i];
        xV[i] = block[2 * i + 1];
    }
    for (const DfnLayout::Phase& phase : m_layout.phases)
        for (int i = 0; i < phase.count; ++i) {
            const auto at = static_cast<std::size_t>(phase.site + i);
            const auto cell = static_cast<std::size_t>(phase.cell + i);
            xJ[at] += f.jC[at] * xC[cell] + f.jV[at] * xV[cell];
        }
    if (isSpme() || m_follows)
        for (int i = 0; i < m_layout.sites(); ++i)
            xJ[i] += f.jCurrent[static_cast<std::size_t>(i)] * xI;
}

/// Forward: modes into the blocks. Middle: blocks, current, voltage. Backward: j, then modes.
template <class Tag, class T>
void DfnSystem::solveAt(const FactorsOf<T>& f, typename ValueOf<Tag>::Type* x) const
{
    using X = typename ValueOf<Tag>::Type;
    X* carried = reinterpret_cast<X*>(f.work.data()) + 2 * m_layout.cells(); // NOLINT: as above
    for (std::size_t p = 0; p < m_layout.phases.size(); ++p) {
        const DfnLayout::Phase& phase = m_layout.phases[p];
        X* row = x + phase.modes;
        X* sum = carried + phase.site;
        if constexpr (std::is_same_v<T, double>)
            if (phase.shells) {
                m_shells.solve<Tag>(f.shells[p], phase.count, row);
                for (int i = 0; i < phase.count; ++i)
                    sum[i] = row[(phase.radial - 1) * phase.count + i];
                continue;
            }
        for (int i = 0; i < phase.count; ++i)
            sum[i] = X{};
        if (phase.shells)
            continue; // a spectrum has nothing on these rows
        for (int k = 0; k < phase.radial; ++k, row += phase.count) {
            const T d = f.inverse[p][static_cast<std::size_t>(k)];
            for (int i = 0; i < phase.count; ++i) {
                row[i] *= d;
                sum[i] += row[i];
            }
        }
    }
    substituteCells<Tag>(f, carried, x + m_layout.concentration());
    moveModes<Tag>(f.inverse, x + m_layout.reaction(), x);
    if constexpr (std::is_same_v<T, double>)
        moveShells<Tag>(f, x + m_layout.reaction(), x);
}

INTERPHASE_KERNEL
void DfnSystem::solveStep(const Factors& f, Step& step) const
{
    if (!m_anyShells) {
        substituteCells<double>(f, nullptr, step.residual.data());
        return;
    }
    std::fill(m_carried.begin(), m_carried.end(), 0.0);
    for (std::size_t p = 0; p < m_layout.phases.size(); ++p) {
        const DfnLayout::Phase& phase = m_layout.phases[p];
        if (!phase.shells)
            continue;
        double* row = step.shells.data() + phase.modes;
        m_shells.solve<double>(f.shells[p], phase.count, row);
        std::copy_n(row + (phase.radial - 1) * phase.count, phase.count, m_carried.data() + phase.site);
    }
    substituteCells<double>(f, m_carried.data(), step.residual.data());
    moveShells<double>(f, step.residual.data() + 2 * m_layout.cells(), step.shells.data());
}

INTERPHASE_KERNEL
bool DfnSystem::limitReactions(Step& step) const
{
    constexpr double kNear = 0.5; // in units of 2 RT/F
    double* change = step.residual.data() + 2 * m_layout.cells();
    const double* reaction = m_reaction.data();
    const double* exchanges = m_fields.exchange.data();
    const double largest = largestOver(m_reaction.size(), 0.0, [&](std::size_t i) {
        const double j = reaction[i], twice = 2.0 * exchanges[i];
        return change[i] * change[i] / (j * j + twice * twice);
    });
    if (!(largest > kNear * kNear))
        return false;
    for (const DfnLayout::Phase& phase : m_layout.phases) {
        const double a = particles(phase).transfer;
        for (int site = phase.site; site < phase.site + phase.count; ++site) {
            const auto i = static_cast<std::size_t>(site);
            const double j = m_reaction[i], exchange = m_fields.exchange[i];
            const double move = change[i] / std::sqrt(j * j + 4.0 * exchange * exchange);
            if (std::abs(move) <= kNear)
                continue;
            const double x = m_fields.eta[i] / m_terms.k.thermalVoltage - 2.0 * std::clamp(move, -20.0, 20.0);
            change[i] = j - exchange * (std::exp(a * x) - std::exp((a - 1.0) * x));
        }
    }
    return true;
}

INTERPHASE_KERNEL
void DfnSystem::solve(const Factors& f, double* x) const
{
    solveAt<double>(f, x);
}

INTERPHASE_KERNEL
void DfnSystem::solve(const FactorsOf<Complex>& f, Complex* x) const
{
    solveAt<Complex>(f, x);
}

INTERPHASE_KERNEL
void DfnSystem::solve4(const Factors& f, double* x) const
{
    solveAt<Four>(f, asLanes(x));
}

} // namespace interphase
