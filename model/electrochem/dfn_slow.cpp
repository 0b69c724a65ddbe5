// What changes slowly in a DFN: temperature, active material, the interphase and plated lithium. Symbols as
// in dfn_equations.cpp.
#include "electrochem/dfn_system.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace interphase {

template <class S>
void DfnSystem::initialSlow(const ParameterArray<S>& p, S* slow) const
{
    const SlowLayout& l = m_slowLayout;
    std::fill_n(slow, l.size(), S(0.0));
    slow[SlowLayout::kTemperature] = m_model.physics.thermal == ThermalKind::Measured
                                         ? S(valueOf(p[ParameterId::Temperature])) // whatever it is
                                         : p[ParameterId::Temperature];
    slow[SlowLayout::kActive] = slow[SlowLayout::kActive + 1] = S(1.0);
    std::fill_n(slow + l.thickness(), l.sites, p[ParameterId::SeiThickness]);
    std::fill_n(slow + l.layer(), l.layers, p[ParameterId::Temperature]);
    std::fill_n(slow + l.salt(), l.saltCells, S(1.0));
    for (const DfnLayout::Phase& phase : m_layout.phases)
        if (remembers(phase))
            std::fill_n(slow + l.hysteresis() + phase.site, phase.count,
                        p[particleIds(phase.side, phase.index).hysteresisState]);
}
template void DfnSystem::initialSlow(const ParameterArray<double>& p, double* slow) const;
template void DfnSystem::initialSlow(const ParameterArray<Dual>& p, Dual* slow) const;

namespace {

/// The parameters at the present temperature, with the active material that is left.
template <class S>
ParameterArray<S> present(const ParameterArray<S>& p, const S* slow)
{
    ParameterArray<S> out = p;
    out[ParameterId::Temperature] = slow[SlowLayout::kTemperature];
    for (const ParameterId id : {ParameterId::NegativeActiveFraction, ParameterId::PositiveActiveFraction}) {
        const int electrode = id == ParameterId::NegativeActiveFraction ? 0 : 1;
        out[id] = out[id] * slow[SlowLayout::kActive + electrode];
    }
    return out;
}

} // namespace

bool DfnSystem::poresAreClosed(const double* slow) const
{
    if (!m_model.physics.seiFillsPores || !(hasElectrolyte() || isSpme()))
        return false;
    const double closed = 1.01 * kLeastOpen * m_terms.k.negative.porosity;
    for (int cell = 0; cell < m_layout.negative; ++cell)
        if (openPorosity(m_parameters, m_layout, m_slowLayout, slow, cell, m_terms) < closed)
            return true;
    return false;
}

void DfnSystem::setSlow(const double* slow, double gamma, const double* known)
{
    if (m_model.physics.thermal != ThermalKind::Isothermal || m_loses)
        layOut(cellCoefficients(present(m_parameters, slow)), m_layout, m_fractions, m_model.electrolyte,
               m_terms);
    if (m_model.physics.ages())
        layOutAgeing(m_model.physics, m_parameters, m_layout, m_slowLayout, slow, gamma, known, m_terms);
    if (isSpme())
        layOutSalt(m_parameters, slow, gamma, known, m_terms);
    remember(slow, m_terms);
}

void DfnSystem::setSlow(const ParameterArray<Dual>& p, const Dual* slow, double gamma, const Dual* known,
                        DfnTerms<Dual>& out) const
{
    if (m_model.physics.thermal != ThermalKind::Isothermal || m_loses)
        layOut(cellCoefficients(present(p, slow)), m_layout, m_fractions, m_model.electrolyte, out);
    if (m_model.physics.ages())
        layOutAgeing(m_model.physics, p, m_layout, m_slowLayout, slow, gamma, known, out);
    if (isSpme())
        layOutSalt(p, slow, gamma, known, out);
    remember(slow, out);
}

/// Sums over faces and cells, each the exact counterpart of a difference in the equations: together with the
/// electrical power they make up the change of the chemical energy.
template <class S, class Y>
DfnSystem::Heat<S> DfnSystem::heatOf(const DfnTerms<S>& terms, const Fields<S>& f, const Y* cells) const
{
    const CellCoefficients<S>& k = terms.k;
    const auto n = static_cast<std::size_t>(m_layout.cells());
    const Y* v = cells + n;
    const Y* j = v + n;
    const S current = j[m_layout.sites()];
    const S density = current / k.area;
    Heat<S> q{S(0.0), S(0.0), S(0.0), S(0.0), S(0.0), S(0.0), S(0.0), S(0.0)};
    if (m_model.electrolyte || isSpme())
        for (std::size_t i = 1; i < n; ++i) {
            q.electrolyte += f.ionic[i] * f.ionic[i] * f.resistance[i];
            q.concentration -= f.ionic[i] * f.diffusion[i];
            const S electronic = density - f.ionic[i];
            q.solid += electronic * electronic * terms.solid[i];
        }
    const Edges<S> edges = edgesOf(terms, f, density);
    q.electrolyte = (q.electrolyte - density * (edges.negativeSalt + edges.positiveSalt)) * k.area;
    q.concentration = q.concentration * k.area;
    q.solid =
        (q.solid + density * (density * terms.ends - edges.negativeSolid - edges.positiveSolid)) * k.area;
    q.contact = current * current * k.seriesResistance;
    for (const DfnLayout::Phase& p : m_layout.phases) {
        const ParticleCoefficients<S>& e = particlesOf(terms, p);
        const S temperature = k.thermalVoltage * (kFaraday / kGasConstant);
        const bool side = ages(p);
        for (int i = 0; i < p.count; ++i) {
            const auto site = static_cast<std::size_t>(p.site + i);
            const S volume = e.surface * terms.width[static_cast<std::size_t>(p.cell + i)] * k.area;
            const S own = S(j[site]) * volume;
            q.reaction += own * f.eta[site];
            q.reversible += own * temperature * f.entropic[site];
            q.hysteresis += own * f.branch[site];
            const S before = side ? S(j[site]) + f.sei[site] + f.plating[site] : S(j[site]);
            const S drop = terms.film[site] * before;
            q.film += own * drop;
            if (!side)
                continue;
            const S whole = S(v[p.cell + i]);
            q.reaction += f.sei[site] * volume * (whole - terms.sei.equilibrium);
            q.reaction += f.plating[site] * volume * (whole - drop);
            q.film += f.plating[site] * volume * drop;
        }
    }
    return q;
}
template DfnSystem::Heat<double> DfnSystem::heatOf(const DfnTerms<double>&, const Fields<double>&,
                                                   const double*) const;
template DfnSystem::Heat<Dual> DfnSystem::heatOf(const DfnTerms<Dual>&, const Fields<Dual>&,
                                                 const Dual*) const;

/// dh/dt = gamma/2 (w - |w| h), w: stoichiometry per second that leaves the particles (@cite Axen2022, as the
/// reference has it).
template <class S, class Y>
void DfnSystem::hysteresisBalance(const DfnTerms<S>& terms, const Y* j, S* source, S* decay) const
{
    for (const DfnLayout::Phase& phase : m_layout.phases) {
        if (!remembers(phase))
            continue;
        const ParticleCoefficients<S>& e = particlesOf(terms, phase);
        const S factor = 1.5 * e.hysteresisDecay * e.uptake;
        const int first = m_slowLayout.hysteresis() + phase.site;
        for (int i = 0; i < phase.count; ++i) {
            source[first + i] = factor * j[phase.site + i];
            decay[first + i] = valueOf(source[first + i]) < 0.0 ? -source[first + i] : source[first + i];
        }
    }
}

template <class S, class Y>
void DfnSystem::slowBalance(const ParameterArray<S>& p, const DfnTerms<S>& terms, const Fields<S>& f,
                            const Y* cells, const S* slow, S* source, S* decay) const
{
    using enum ParameterId;
    const SlowLayout& l = m_slowLayout;
    std::fill_n(source, l.size(), S(0.0));
    std::fill_n(decay, l.size(), S(0.0));
    if (m_model.physics.thermal == ThermalKind::Lumped || l.layers > 0) {
        const S capacity = p[CellDensity] * p[CellSpecificHeat] * p[CellVolume];
        const S cooling = p[HeatTransfer] * p[CellSurface];
        const S heat = heatOf(terms, f, cells).total();
        source[SlowLayout::kTemperature] = (heat + cooling * p[AmbientTemperature]) / capacity;
        decay[SlowLayout::kTemperature] = cooling / capacity;
        std::fill_n(source + l.layer(), l.layers, heat / capacity);
    }
    const Y* j = cells + 2 * m_layout.cells();
    for (const DfnLayout::Phase& phase : m_layout.phases) {
        const bool negative = phase.side == Side::Negative;
        if (phase.index > 0)
            continue;
        const S share = particlesOf(terms, phase).surface / terms.k.electrode(phase.side).surface;
        S mean(0.0);
        for (int i = 0; i < phase.count; ++i) {
            const S value(j[phase.site + i]);
            const double fraction = m_fractions[static_cast<std::size_t>(phase.cell + i)];
            mean += fraction * (valueOf(value) < 0.0 ? -value : value);
        }
        const S faster = arrhenius(p[negative ? NegativeLossActivation : PositiveLossActivation],
                                   slow[SlowLayout::kTemperature], p[ReferenceTemperature]);
        decay[SlowLayout::kActive + (negative ? 0 : 1)] +=
            share * faster *
            (p[negative ? NegativeLossRate : PositiveLossRate] +
             p[negative ? NegativeLossPerCurrent : PositiveLossPerCurrent] * mean);
    }
    hysteresisBalance(terms, j, source, decay);
    const CellPhysics& physics = m_model.physics;
    for (int i = 0; i < l.sites; ++i) {
        const auto site = static_cast<std::size_t>(i);
        source[l.thickness() + i] = -(terms.sei.growth * f.sei[site]);
        const S plated = -(terms.k.negative.surface * f.plating[site]) * S(1.0 / kFaraday);
        const bool dies = physics.plating == PlatingKind::PartiallyReversible;
        if (physics.plating == PlatingKind::Irreversible) {
            source[l.dead() + i] = plated;
            continue;
        }
        source[l.plated() + i] = plated;
        if (dies) {
            decay[l.plated() + i] = terms.plating.decay * p[SeiThickness] / slow[l.thickness() + i];
            source[l.dead() + i] = decay[l.plated() + i] * slow[l.plated() + i];
        }
    }
}

namespace {

/// Conduction from the middle of the cell to a face, both halves together: W/K between layers, and from the
/// outermost one to the surroundings.
template <class S>
struct Conduction
{
    S between, out, perLayer; ///< the last: heat capacity of a layer, J/K

    Conduction(const ParameterArray<S>& p, int layers)
    {
        using enum ParameterId;
        const S cooling = p[HeatTransfer] * p[CellSurface];
        between = (4.0 * layers) * p[CellThermalConductivity] * p[CellVolume] /
                  (p[CellThickness] * p[CellThickness]);
        out = 2.0 * between * cooling / (2.0 * between + cooling);
        perLayer = p[CellDensity] * p[CellSpecificHeat] * p[CellVolume] * (1.0 / layers);
    }
};

template <class S>
S meanOf(const S* values, int count)
{
    S sum(0.0);
    for (int i = 0; i < count; ++i)
        sum += values[i];
    return sum * (1.0 / count);
}

template <class S>
void advance(const SlowLayout& l, const S* source, const S* decay, const S* slow, double gamma,
             const S* known, S* next)
{
    for (int i = 0; i < l.layer(); ++i)
        next[i] = (source[i] - known[i]) / (S(gamma) + decay[i]);
    // What dies is what plated lithium loses, to rounding.
    for (int i = 0; i < l.sites; ++i) {
        const int dead = l.dead() + i, plated = l.plated() + i;
        next[dead] += decay[plated] * (next[plated] - slow[plated]) / S(gamma);
    }
}

template <class S>
void slopes(const SlowLayout& l, const S* source, const S* decay, const S* slow, S* out)
{
    for (int i = 0; i < l.layer(); ++i)
        out[i] = source[i] - decay[i] * slow[i];
}

} // namespace

/// The temperature at the end of the step where it is not lumped: that of the record, or of layers between
/// which heat is conducted.
template <class S>
void DfnSystem::warm(const ParameterArray<S>& p, const S* source, const S* slow, double gamma, const S* known,
                     S* next) const
{
    if (m_model.physics.thermal == ThermalKind::Measured)
        next[SlowLayout::kTemperature] = slow[SlowLayout::kTemperature];
    const int n = m_slowLayout.layers, first = m_slowLayout.layer();
    if (n == 0)
        return;
    const Conduction<S> c(p, n);
    // Tridiagonal, from the middle outwards and back (Thomas).
    std::array<S, kHeatLayers> factor;
    S* t = next + first;
    const S capacity = c.perLayer * gamma;
    for (int i = 0; i < n; ++i) {
        const bool last = i + 1 == n;
        S diagonal = capacity + (last ? c.out : c.between) + (i > 0 ? c.between : S(0.0));
        S right = c.perLayer * (source[first + i] - known[first + i]);
        if (last)
            right += c.out * p[ParameterId::AmbientTemperature];
        if (i > 0) {
            diagonal = diagonal - c.between * factor[static_cast<std::size_t>(i - 1)];
            right += c.between * t[i - 1];
        }
        factor[static_cast<std::size_t>(i)] = c.between / diagonal;
        t[i] = right / diagonal;
    }
    for (int i = n - 2; i >= 0; --i)
        t[i] += factor[static_cast<std::size_t>(i)] * t[i + 1];
    next[SlowLayout::kTemperature] = meanOf(t, n);
}

/// The slopes of these temperatures.
template <class S>
void DfnSystem::warming(const ParameterArray<S>& p, const S* source, const S* slow, S* out) const
{
    const int n = m_slowLayout.layers, first = m_slowLayout.layer();
    if (n == 0)
        return;
    const Conduction<S> c(p, n);
    const S* t = slow + first;
    for (int i = 0; i < n; ++i) {
        S heat(0.0);
        if (i > 0)
            heat += c.between * (t[i - 1] - t[i]);
        if (i + 1 < n)
            heat += c.between * (t[i + 1] - t[i]);
        else
            heat += c.out * (p[ParameterId::AmbientTemperature] - t[i]);
        out[first + i] = source[first + i] + heat / c.perLayer;
    }
    out[SlowLayout::kTemperature] = meanOf(out + first, n);
}

/// In the middle of the cell and at its surface, where heat is conducted.
template <class S>
void DfnSystem::extremes(const ParameterArray<S>& p, const S* slow, S& core, S& surface) const
{
    const Conduction<S> c(p, m_slowLayout.layers);
    const S cooling = p[ParameterId::HeatTransfer] * p[ParameterId::CellSurface];
    const S* t = slow + m_slowLayout.layer();
    const S& ambient = p[ParameterId::AmbientTemperature];
    core = t[0] + (t[0] - t[1]) * 0.125;
    surface =
        ambient + 2.0 * c.between / (2.0 * c.between + cooling) * (t[m_slowLayout.layers - 1] - ambient);
}
template void DfnSystem::extremes(const ParameterArray<double>&, const double*, double&, double&) const;
template void DfnSystem::extremes(const ParameterArray<Dual>&, const Dual*, Dual&, Dual&) const;

void DfnSystem::advanceSlow(const double* y, const double* slow, double gamma, const double* known,
                            double* next)
{
    const SlowLayout& l = m_slowLayout;
    slowBalance(m_parameters, m_terms, m_fields, y + m_layout.concentration(), slow, m_source.data(),
                m_decay.data());
    advance(l, m_source.data(), m_decay.data(), slow, gamma, known, next);
    warm(m_parameters, m_source.data(), slow, gamma, known, next);
    advanceSalt(m_terms, y[m_layout.current()], next);
}

void DfnSystem::slowSlopes(const double* y, const double* slow, double* out)
{
    slowBalance(m_parameters, m_terms, m_fields, y + m_layout.concentration(), slow, m_source.data(),
                m_decay.data());
    slopes(m_slowLayout, m_source.data(), m_decay.data(), slow, out);
    warming(m_parameters, m_source.data(), slow, out);
    saltSlopes(m_terms, y[m_layout.current()], slow, out);
}

bool DfnSystem::advanceSlow(const ParameterArray<Dual>& p, const double* y, const double* vRate,
                            const double* s, const Dual* slow, double gamma, const Dual* known, Dual* next)
{
    const SlowLayout& l = m_slowLayout;
    if (!totalResidual(y, vRate, s, nullptr)) // the fields, with derivatives of everything
        return false;
    slowBalance(p, *m_directions, m_dualFields, m_dualState.data() + m_layout.concentration(), slow,
                m_dualSource.data(), m_dualDecay.data());
    advance(l, m_dualSource.data(), m_dualDecay.data(), slow, gamma, known, next);
    warm(p, m_dualSource.data(), slow, gamma, known, next);
    advanceSalt(*m_directions, m_dualState[static_cast<std::size_t>(m_layout.current())], next);
    return true;
}

bool DfnSystem::slowSlopes(const ParameterArray<Dual>& p, const double* y, const double* vRate,
                           const double* s, const Dual* slow, Dual* out)
{
    if (!totalResidual(y, vRate, s, nullptr)) // the fields, with derivatives of everything
        return false;
    slowBalance(p, *m_directions, m_dualFields, m_dualState.data() + m_layout.concentration(), slow,
                m_dualSource.data(), m_dualDecay.data());
    slopes(m_slowLayout, m_dualSource.data(), m_dualDecay.data(), slow, out);
    warming(p, m_dualSource.data(), slow, out);
    saltSlopes(*m_directions, m_dualState[static_cast<std::size_t>(m_layout.current())], slow, out);
    return true;
}

} // namespace interphase
