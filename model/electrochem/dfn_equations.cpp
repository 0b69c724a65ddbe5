// The equations of the DFN. Symbols: c = c_e / c_e0, v = phi_s - phi_e, theta stoichiometry, j interface
// current density (A/m2 of particle surface, positive when lithium leaves the particle), kappa, d electrolyte
// properties.
#include "core/kernel.h"
#include "electrochem/combine.h"
#include "electrochem/dfn_interface.h"
#include "electrochem/sample_curve.h"

#include <algorithm>
#include <cmath>

namespace interphase {

template <class Y>
void DfnSystem::surfaces(const Y* y, Y* theta) const
{
    for (const DfnLayout::Phase& p : m_layout.phases) {
        const Y* w = y + p.modes;
        Y* out = theta + p.site;
        if (p.shells) {
            std::copy_n(w + (p.radial - 1) * p.count, p.count, out);
            continue;
        }
        std::copy_n(w, p.count, out);
        for (int k = 1; k < p.radial; ++k)
            for (int i = 0; i < p.count; ++i)
                out[i] += w[k * p.count + i];
    }
}

void DfnSystem::surfaceStoichiometries(const double* y, double* theta) const
{
    surfaces(y, theta);
}

/// What the electrolyte does with the current: 1 - t+ and chi RT/F of every cell.
template <class S>
void DfnSystem::saltTransport(const CellCoefficients<S>& k, const S* absolute, Fields<S>& f) const
{
    if (!m_variableSalt) {
        std::fill(f.deficit.begin(), f.deficit.end(), k.cationDeficit);
        std::fill(f.chi.begin(), f.chi.end(), k.diffusionVoltage);
        return;
    }
    for (std::size_t i = 0; i < f.chi.size(); ++i) {
        const SaltTransport<S> t = interphase::saltTransport(*m_cell, k, absolute[i]);
        f.deficit[i] = t.deficit;
        f.chi[i] = t.chi;
        f.deficitSlope[i] = t.deficitSlope;
        f.chiSlope[i] = t.chiSlope;
    }
}

/// Fluxes of salt and charge through the faces.
template <class S, class Y>
void DfnSystem::electrolyte(const DfnTerms<S>& terms, const Y* c, const Y* v, const S& density,
                            Fields<S>& f) const
{
    const CellCoefficients<S>& k = terms.k;
    const auto n = static_cast<std::size_t>(m_layout.cells());
    if (!m_model.electrolyte) {
        for (auto* values : {&f.kappa, &f.d, &f.saltFlow, &f.deficit})
            std::fill(values->begin(), values->end(), S(1.0));
        for (int i = m_layout.negative; i <= m_layout.positiveStart(); ++i)
            f.ionic[static_cast<std::size_t>(i)] = density;
        return;
    }
    S* __restrict absolute = f.absolute.data();
    S* __restrict kappa = f.kappa.data();
    S* __restrict d = f.d.data();
    S* __restrict logC = f.logC.data();
    S* __restrict resistance = f.resistance.data();
    S* __restrict saltFlow = f.saltFlow.data();
    S* __restrict flux = f.flux.data();
    S* __restrict ionic = f.ionic.data();
    const S* width = terms.width.data();
    const S* solid = terms.solid.data();
    const S* passage = terms.passage.data();
    for (std::size_t i = 0; i < n; ++i)
        absolute[i] = k.concentration * c[i];
    sample(m_cell->curve(CurveId::ElectrolyteConductivity), n, absolute, kappa, f.kappaSlope.data());
    sample(m_cell->curve(CurveId::ElectrolyteDiffusivity), n, absolute, d, f.dSlope.data());
    for (std::size_t i = 0; i < n; ++i)
        logC[i] = vectorLog(c[i]);
    const S* conductivity = terms.conductivity.data();
    for (std::size_t i = 0; i < n; ++i)
        kappa[i] = conductivity[i] * kappa[i];
    saltTransport(k, absolute, f);
    for (std::size_t i = 1; i < n; ++i)
        resistance[i] = 0.5 * (width[i - 1] / kappa[i - 1] + width[i] / kappa[i]);
    const auto first = static_cast<std::size_t>(m_layout.negative);
    const auto last = static_cast<std::size_t>(m_layout.positiveStart());
    for (std::size_t i = 1; i < n; ++i)
        saltFlow[i] = 0.5 * (d[i - 1] + d[i]) * passage[i];
    for (std::size_t i = 1; i < n; ++i)
        flux[i] = (c[i - 1] - c[i]) * saltFlow[i];
    S* __restrict diffusion = f.diffusion.data();
    for (std::size_t i = 1; i < n; ++i)
        diffusion[i] = 0.5 * (f.chi[i - 1] + f.chi[i]) * (logC[i] - logC[i - 1]);
    const auto inside = [&](std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to; ++i)
            ionic[i] = (diffusion[i] + density * solid[i] + (v[i] - v[i - 1])) / (resistance[i] + solid[i]);
    };
    inside(1, first);
    for (std::size_t i = first; i <= last; ++i)
        ionic[i] = density;
    inside(last + 1, n);
    for (std::size_t i = 1; i < n && m_variableSalt; ++i)
        f.drag[i] = 0.5 * (f.deficit[i - 1] - f.deficit[i]) * ionic[i];
}

/// What the outer halves of the cells at both ends of an electrode drop less than the current through their
/// outer face would: over the cell reactions change it, over that half in the mean by a quarter of it.
/// Without that an electrode's resistance is wrong by the square of the width of a cell.
template <class S>
DfnSystem::Edges<S> DfnSystem::edgesOf(const DfnTerms<S>& terms, const Fields<S>& f, const S& density) const
{
    if (!m_model.electrolyte)
        return {S(0.0), S(0.0), S(0.0), S(0.0)};
    const auto last = static_cast<std::size_t>(m_layout.negative - 1), // next to the separator
        begin = static_cast<std::size_t>(m_layout.positiveStart()),
               end = static_cast<std::size_t>(m_layout.cells()) - 1;
    const std::vector<S>& width = terms.width;
    return {0.125 * width[0] / terms.k.negative.conductivity * f.ionic[1],
            0.125 * width[last] / f.kappa[last] * (density - f.ionic[last]),
            0.125 * width[begin] / f.kappa[begin] * (density - f.ionic[begin + 1]),
            0.125 * width[end] / terms.k.positive.conductivity * f.ionic[end]};
}

template DfnSystem::Edges<double> DfnSystem::edgesOf(const DfnTerms<double>&, const Fields<double>&,
                                                     const double&) const;
template DfnSystem::Edges<Dual> DfnSystem::edgesOf(const DfnTerms<Dual>&, const Fields<Dual>&,
                                                   const Dual&) const;

/// The rows from c on without c', given the surface stoichiometries; `cells` is the state from c on.
template <class S, class Y>
bool DfnSystem::assemble(const DfnTerms<S>& terms, double target, const Y* cells, const Y* theta,
                         const double* vRate, Fields<S>& f, S* r) const
{
    const CellCoefficients<S>& k = terms.k;
    const auto n = static_cast<std::size_t>(m_layout.cells());
    const Y* c = cells;
    const Y* v = c + n;
    const Y* j = v + n;
    const Y current = j[m_layout.sites()], voltage = j[m_layout.sites() + 1];
    if (!(largestOver(n, -1e300, [&](std::size_t i) { return -valueOf(c[i]); }) < -1e-300))
        return false;
    const S density = current / k.area;
    electrolyte(terms, c, v, density, f);
    if (isSpme() && !spreadSalt(terms, current, f))
        return false;
    std::fill(f.released.begin(), f.released.end(), S(0.0));
    for (const DfnLayout::Phase& phase : m_layout.phases)
        interface(terms, phase, c, v, theta, j, density, f, r);

    S* __restrict rC = r;
    S* __restrict rV = r + n;
    const S* deficit = f.deficit.data();
    const S* flux = f.flux.data();
    const S* ionic = f.ionic.data();
    const S* released = f.released.data();
    const S* volume = terms.volume.data();
    const S* salt = terms.salt.data();
    const S* width = terms.width.data();
    for (std::size_t i = 0; i < n; ++i)
        rC[i] = (flux[i + 1] - flux[i]) / volume[i] - salt[i] * deficit[i] * released[i];
    for (std::size_t i = 0; i < n && m_variableSalt; ++i)
        rC[i] += salt[i] / width[i] * (f.drag[i] + f.drag[i + 1]);
    if (m_model.physics.seiFillsPores && feelsSideReactions())
        closePores(terms, c, f, rC);
    for (std::size_t i = 0; i < n; ++i)
        rV[i] = ionic[i + 1] - ionic[i] - width[i] * released[i];
    for (std::size_t i = static_cast<std::size_t>(m_layout.negative);
         i < static_cast<std::size_t>(m_layout.positiveStart()); ++i)
        rV[i] = S(v[i]);
    if (vRate)
        for (const DfnLayout::Phase& phase : m_layout.phases) {
            const S capacity = particlesOf(terms, phase).surface * k.electrode(phase.side).doubleLayer;
            for (int i = phase.cell; i < phase.cell + phase.count; ++i) {
                const auto at = static_cast<std::size_t>(i);
                const S charging = capacity * vRate[i];
                rC[i] += terms.salt[at] * (1.0 - deficit[at]) * charging;
                rV[i] -= terms.width[at] * charging;
            }
        }

    const S drop = sumOver(
        n - 1, [&](std::size_t i) { return f.ionic[i + 1] * f.resistance[i + 1] - f.diffusion[i + 1]; });
    const S terminal = (v[n - 1] - v[0]) - drop - density * terms.ends - k.seriesResistance * current +
                       edgesOf(terms, f, density).total();
    S& rI = r[2 * n + static_cast<std::size_t>(m_layout.sites())];
    S& rTerminal = *(&rI + 1);
    rTerminal = voltage - terminal;
    if (m_control == Control::Current)
        rI = S(current) - target;
    else if (m_control == Control::Voltage)
        rI = S(voltage) - target;
    else
        rI = S(voltage * current) - target;
    return true;
}

/// The rows of the particles' modes without y'.
template <class S, class Y, class R>
void DfnSystem::assembleModes(const DfnTerms<S>& terms, const Y* y, R* r) const
{
    const Y* reaction = y + m_layout.reaction();
    for (const DfnLayout::Phase& p : m_layout.phases) {
        const ParticleCoefficients<S>& e = particlesOf(terms, p);
        const Y* j = reaction + p.site;
        if (p.shells) {
            m_shells.rates(diffusivityIntegral(p), e.diffusionRate, e.uptake, p.count, y + p.modes, j,
                           r + p.modes);
            continue;
        }
        int at = p.modes;
        for (std::size_t mode = 0; mode < static_cast<std::size_t>(p.radial); ++mode) {
            const S decay = e.diffusionRate * m_particles.lambda()[mode];
            const S gain = e.uptake * m_particles.weight()[mode];
            for (int i = 0; i < p.count; ++i, ++at)
                r[at] = decay * y[at] + gain * j[i];
        }
    }
}

bool DfnSystem::residual(double t, const double* y, const double* yp, double* r)
{
    const int first = m_layout.concentration();
    surfaces(y, m_theta.data());
    keepShells(y);
    if (m_doubleLayer)
        std::copy_n(yp + m_layout.potential(), m_vRate.size(), m_vRate.data());
    std::copy_n(y + first, m_concentration.size(), m_concentration.data());
    std::copy_n(y + m_layout.reaction(), m_reaction.size(), m_reaction.data());
    m_lastCurrent = y[m_layout.current()];
    m_lastVoltage = y[m_layout.voltage()];
    if (!assemble(m_terms, target(t), y + first, m_theta.data(), m_doubleLayer ? m_vRate.data() : nullptr,
                  m_fields, r + first))
        return false;
    assembleModes(m_terms, y, r);
    double sum = 0.0;
    for (int i = 0; i < m_layout.size(); ++i) {
        if (i < m_layout.differential())
            r[i] += yp[i];
        sum += std::abs(r[i]);
    }
    return std::isfinite(sum);
}

void DfnSystem::keepShells(const double* y)
{
    if (m_anyShells)
        std::copy_n(y, m_shellState.size(), m_shellState.data());
}

INTERPHASE_KERNEL
bool DfnSystem::stepResidual(Step& step, double t, const double* y)
{
    const double* cells = y + m_layout.concentration();
    const std::size_t n = m_concentration.size();
    const double* j = cells + 2 * n;
    for (std::size_t i = 0; i < step.theta.size(); ++i)
        step.theta[i] = step.base[i] - step.slip[i] * j[i];
    for (const DfnLayout::Phase& p : m_layout.phases) {
        if (!p.shells)
            continue;
        std::copy_n(y + p.modes + (p.radial - 1) * p.count, p.count, step.theta.data() + p.site);
        const ParticleCoefficients<double>& e = particles(p);
        double* r = step.shells.data() + p.modes;
        m_shells.rates(diffusivityIntegral(p), e.diffusionRate, e.uptake, p.count, y + p.modes, j + p.site,
                       r);
        for (int i = 0; i < p.radial * p.count; ++i)
            r[i] += step.gamma * y[p.modes + i] + step.shellKnown[static_cast<std::size_t>(p.modes + i)];
    }
    keepShells(y);
    std::copy(step.theta.begin(), step.theta.end(), m_theta.begin());
    std::copy_n(cells, n, m_concentration.data());
    std::copy_n(j, m_reaction.size(), m_reaction.data());
    m_lastCurrent = y[m_layout.current()];
    m_lastVoltage = y[m_layout.voltage()];
    if (m_doubleLayer)
        for (std::size_t i = 0; i < n; ++i)
            step.vRate[i] = step.gamma * cells[n + i] + step.known[n + i];
    double* r = step.residual.data();
    const bool charging = m_doubleLayer && !step.frozen;
    if (!assemble(m_terms, target(t), cells, step.theta.data(), charging ? step.vRate.data() : nullptr,
                  m_fields, r))
        return false;
    for (std::size_t i = 0; i < n; ++i)
        r[i] += step.gamma * cells[i] + step.known[i];
    if (m_doubleLayer && step.frozen)
        for (std::size_t i = 0; i < n; ++i)
            if (keepsCharge(static_cast<int>(i), nullptr))
                r[n + i] = 0.0;
    return std::isfinite(sizes(step.residual.size(), r));
}

INTERPHASE_KERNEL
bool DfnSystem::directionalResidual(const double* y, const double* vRate, double* lanes)
{
    const int first = m_layout.concentration();
    surfaces(y, m_theta.data());
    if (!assemble(*m_directions, 0.0, y + first, m_theta.data(), m_doubleLayer ? vRate : nullptr,
                  m_dualFields, m_dualResidual.data()))
        return false;
    Lanes* out = asLanes(lanes);
    for (const DfnLayout::Phase& p : m_layout.phases) {
        const ParticleCoefficients<Dual>& e = particlesOf(*m_directions, p);
        const double* j = y + m_layout.reaction() + p.site;
        int at = p.modes;
        if (p.shells) {
            m_shells.rates(diffusivityIntegral(p), 1.0, 0.0, p.count, y + p.modes, j,
                           m_work.data() + p.modes);
            for (; at < p.modes + p.radial * p.count; ++at)
                out[at] = e.diffusionRate.slope * m_work[static_cast<std::size_t>(at)];
            const double share = 3.0 / m_shells.volume().back();
            for (int i = 0; i < p.count; ++i)
                out[at - p.count + i] += e.uptake.slope * (share * j[i]);
            continue;
        }
        for (std::size_t mode = 0; mode < static_cast<std::size_t>(p.radial); ++mode) {
            const Lanes decay = e.diffusionRate.slope * m_particles.lambda()[mode];
            const Lanes gain = e.uptake.slope * m_particles.weight()[mode];
            for (int i = 0; i < p.count; ++i, ++at)
                out[at] = decay * y[at] + gain * j[i];
        }
    }
    for (std::size_t i = 0; i < m_dualResidual.size(); ++i)
        out[static_cast<std::size_t>(first) + i] = m_dualResidual[i].slope;
    return true;
}

bool DfnSystem::totalResidual(const double* y, const double* vRate, const double* s, double* lanes)
{
    const int first = m_layout.concentration();
    for (std::size_t i = 0; i < m_dualState.size(); ++i)
        m_dualState[i] = {y[i], asLanes(s)[i]};
    surfaces(m_dualState.data(), m_dualTheta.data());
    if (!assemble(*m_directions, 0.0, m_dualState.data() + first, m_dualTheta.data(),
                  m_doubleLayer ? vRate : nullptr, m_dualFields, m_dualResidual.data()))
        return false;
    if (!lanes)
        return true;
    assembleModes(*m_directions, m_dualState.data(), m_dualModes.data());
    for (std::size_t i = 0; i < m_dualModes.size(); ++i)
        asLanes(lanes)[i] = m_dualModes[i].slope;
    for (std::size_t i = 0; i < m_dualResidual.size(); ++i)
        asLanes(lanes)[static_cast<std::size_t>(first) + i] = m_dualResidual[i].slope;
    return true;
}

} // namespace interphase
