// What can be read off a state of the DFN beside the state itself, with derivatives where they are wanted.
// Symbols as in dfn_equations.cpp.
#include "electrochem/dfn_system.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace interphase {

template <class S, class Y>
void DfnSystem::potentialsOf(const DfnTerms<S>& terms, const Fields<S>& f, const Y* cells, S* solid,
                             S* electrolyte) const
{
    const auto n = static_cast<std::size_t>(m_layout.cells());
    const Y* v = cells + n;
    const S density = S(v[n + static_cast<std::size_t>(m_layout.sites())]) / terms.k.area;
    S end(0.0); // from the collector to the first centre; in an SPMe, to the mean of the electrode
    if (m_model.electrolyte || isSpme())
        end = density * terms.width[0] * (isSpme() ? 1.0 / 3.0 : 0.5) / terms.k.negative.conductivity;
    const Edges<S> edges = edgesOf(terms, f, density);
    S phi = edges.negativeSolid - end - v[0];
    for (std::size_t i = 0; i < n; ++i) {
        if (i > 0 && (m_model.electrolyte || isSpme()))
            phi += f.diffusion[i] - f.ionic[i] * f.resistance[i];
        if (static_cast<int>(i) == m_layout.negative)
            phi += edges.negativeSalt;
        if (static_cast<int>(i) == m_layout.positiveStart())
            phi += edges.positiveSalt;
        electrolyte[i] = phi;
        const bool separator =
            static_cast<int>(i) >= m_layout.negative && static_cast<int>(i) < m_layout.positiveStart();
        solid[i] = separator ? S(0.0) : phi + v[i];
    }
}

void DfnSystem::potentials(const double* y, std::span<double> solid, std::span<double> electrolyte) const
{
    potentialsOf(m_terms, m_fields, y + m_layout.concentration(), solid.data(), electrolyte.data());
}

template <class S>
S DfnSystem::meanOver(Side side, const S* values) const
{
    const bool negative = side == Side::Negative;
    const int first = negative ? 0 : m_layout.positiveStart();
    const int count = negative ? m_layout.negative : m_layout.positive;
    S sum(0.0);
    for (int i = first; i < first + count; ++i)
        sum += m_fractions[static_cast<std::size_t>(i)] * values[i];
    return sum;
}

template <class S>
S DfnSystem::ageingMeanOf(const DfnTerms<S>& terms, const S* values) const
{
    S sum(0.0), surface(0.0);
    for (const DfnLayout::Phase& p : m_layout.phases)
        if (p.side == Side::Negative && p.index == 0) {
            const S& own = particlesOf(terms, p).surface;
            sum += own * meanOver(p.side, values + p.site);
            surface += own;
        }
    return sum / surface;
}

/// Of the particles of an electrode that remember, by their surface.
template <class S>
S DfnSystem::meanHysteresis(const DfnTerms<S>& terms, Side side, const S* slow) const
{
    S sum(0.0), surface(0.0);
    for (const DfnLayout::Phase& p : m_layout.phases)
        if (p.side == side && remembers(p)) {
            const S& own = particlesOf(terms, p).surface;
            for (int i = 0; i < p.count; ++i)
                sum += own * m_fractions[static_cast<std::size_t>(p.cell + i)] *
                       slow[m_slowLayout.hysteresis() + p.site + i];
            surface += own;
        }
    return valueOf(surface) > 0.0 ? sum / surface : S(0.0);
}

double DfnSystem::ageingMean(const double* values) const
{
    return ageingMeanOf(m_terms, values);
}

double DfnSystem::mean(Side side, const double* values) const
{
    return meanOver(side, values);
}

/// What the terminal voltage is made of; its parts add up to it. Each is a mean over x. What the reaction
/// takes is v - U - R_f j, so that what Newton's iteration leaves is not taken for a film.
template <class S, class Y>
void DfnSystem::voltageParts(const DfnTerms<S>& terms, const Fields<S>& f, const Y* cells,
                             const S* electrolyte, S* out) const
{
    const auto n = static_cast<std::size_t>(m_layout.cells());
    const Y* v = cells + n;
    const Y* j = v + n;
    const S current(j[static_cast<std::size_t>(m_layout.sites())]),
        terminal(j[static_cast<std::size_t>(m_layout.sites()) + 1]);
    S open(0.0), film(0.0), etaNegative(0.0), etaPositive(0.0), between(0.0), concentration(0.0),
        diffusion(0.0);
    out[DiffusionNegative] = out[DiffusionPositive] = S(0.0);
    for (const DfnLayout::Phase& p : m_layout.phases) {
        const bool negative = p.side == Side::Negative;
        const ElectrodeCoefficients<S>& e = terms.k.electrode(p.side);
        const S share = particlesOf(terms, p).surface / e.wholeSurface();
        const bool side = ages(p);
        const S rest =
            openCircuitPotential(*m_cell, p.side, S(meanStoichiometryOf(p, cells - m_layout.concentration())),
                                 e.temperatureShift, particlesOf(terms, p).entropicShift, p.index);
        S own(0.0), eta(0.0), fall(0.0), branch(0.0);
        for (int i = 0; i < p.count; ++i) {
            const auto cell = static_cast<std::size_t>(p.cell + i),
                       site = static_cast<std::size_t>(p.site + i);
            const double part = m_fractions[cell];
            const S drop =
                terms.film[site] * (side ? S(j[site]) + f.sei[site] + f.plating[site] : S(j[site]));
            own += part * f.potential[site];
            branch += part * f.branch[site];
            fall += part * drop;
            eta += part * (S(v[cell]) - f.potential[site] - drop);
        }
        (negative ? etaNegative : etaPositive) += share * eta;
        film += (negative ? -1.0 : 1.0) * (share * fall);
        const S even = rest + branch;
        open += (negative ? -1.0 : 1.0) * (share * even);
        out[negative ? DiffusionNegative : DiffusionPositive] +=
            (negative ? -1.0 : 1.0) * (share * (own - even));
    }
    for (std::size_t i = 0; i < n; ++i) {
        diffusion += f.diffusion[i]; // from the negative collector to a cell
        const bool negative = static_cast<int>(i) < m_layout.negative;
        if (!negative && static_cast<int>(i) < m_layout.positiveStart())
            continue;
        const double part = (negative ? -1.0 : 1.0) * m_fractions[i];
        concentration += part * diffusion;
        between += part * S(v[i]);
    }
    const S phi = meanOver(Side::Positive, electrolyte) - meanOver(Side::Negative, electrolyte);
    const S contact = -(terms.k.seriesResistance * current);
    out[OpenCircuit] = open;
    out[ReactionNegative] = -etaNegative;
    out[ReactionPositive] = etaPositive;
    out[Film] = film;
    out[Concentration] = concentration;
    out[ElectrolyteOhmic] = phi - concentration;
    out[SolidOhmic] = terminal - contact - between - phi;
    out[Contact] = contact;
}

double DfnSystem::radius(const DfnLayout::Phase& phase) const
{
    const double most = m_parameters[particleIds(phase.side, phase.index).maximum]; // mol/m3
    return 1.0 / (kFaraday * most * particles(phase).uptake);
}

/// Of one kind (or size) of particle over its electrode.
template <class Y>
Y DfnSystem::meanStoichiometryOf(const DfnLayout::Phase& p, const Y* y) const
{
    Y sum(0.0);
    for (int i = 0; i < p.count; ++i) {
        Y mean = y[p.modes + i];
        if (p.shells) {
            mean = Y(0.0);
            for (int k = 0; k < p.radial; ++k)
                mean += m_shells.volume()[static_cast<std::size_t>(k)] * y[p.modes + k * p.count + i];
        }
        sum += m_fractions[static_cast<std::size_t>(p.cell + i)] * mean;
    }
    return sum;
}

double DfnSystem::averageStoichiometry(Side side, const double* y) const
{
    double lithium = 0.0, sites = 0.0;
    for (const DfnLayout::Phase& p : m_layout.phases) {
        if (p.side != side)
            continue;
        lithium += particles(p).sites * meanStoichiometryOf(p, y);
        sites += particles(p).sites;
    }
    return lithium / sites;
}

/// What the particles hold, and what their reaction carries of the cell current.
template <class S, class Y>
void DfnSystem::lithiumOf(const DfnTerms<S>& terms, const Y* y, S* out) const
{
    std::fill(out + KindLithium, out + kQuantities, S(0.0));
    out[CyclableLithium] = out[MeanNegative] = out[MeanPositive] = S(0.0);
    S sites[2] = {S(0.0), S(0.0)};
    for (const DfnLayout::Phase& p : m_layout.phases) {
        const bool negative = p.side == Side::Negative;
        const ParticleCoefficients<S>& own = particlesOf(terms, p);
        const S volume = terms.k.area * terms.k.electrode(p.side).thickness;
        const S filled = own.sites * S(meanStoichiometryOf(p, y));
        const S lithium = volume * filled * (kFaraday / 3600.0);
        out[negative ? MeanNegative : MeanPositive] += filled;
        sites[negative ? 0 : 1] += own.sites;
        Y j(0.0);
        for (int i = 0; i < p.count; ++i)
            j += m_fractions[static_cast<std::size_t>(p.cell + i)] * y[m_layout.reaction() + p.site + i];
        const int kind = p.index + (negative ? 0 : kMostKinds);
        out[CyclableLithium] += lithium;
        out[KindLithium + kind] += lithium;
        out[KindCurrent + kind] += (negative ? 1.0 : -1.0) * (volume * own.surface * S(j));
    }
    out[MeanNegative] = out[MeanNegative] / sites[0];
    out[MeanPositive] = out[MeanPositive] / sites[1];
}

/// State of charge where the negative electrode has this mean stoichiometry. p: the parameters of the start.
template <class S>
S stateOfCharge(const ParameterArray<S>& p, int kinds, const S& stoichiometry)
{
    S empty(0.0), full(0.0), sites(0.0);
    for (int kind = 0; kind < kinds; ++kind) {
        const ParticleIds& id = particleIds(Side::Negative, kind);
        const S own = p[id.active] * p[id.maximum];
        empty += own * p[id.minimumStoichiometry];
        full += own * p[id.maximumStoichiometry];
        sites += own;
    }
    return (stoichiometry * sites - empty) / (full - empty);
}

/// All of Quantity. p: the parameters; scratch: two values a cell.
template <class S, class Y>
void DfnSystem::quantitiesOf(const ParameterArray<S>& p, const DfnTerms<S>& terms, const Fields<S>& f,
                             const Y* cells, const S* slow, S* scratch, S* out) const
{
    using enum ParameterId;
    const auto n = static_cast<std::size_t>(m_layout.cells());
    S* electrolyte = scratch;
    potentialsOf(terms, f, cells, scratch + n, electrolyte);
    voltageParts(terms, f, cells, electrolyte, out);
    // Against a lithium reference that sits in the middle of the separator.
    const auto middle = static_cast<std::size_t>(m_layout.negative + m_layout.separator / 2);
    const S reference =
        m_layout.separator % 2 ? electrolyte[middle] : 0.5 * (electrolyte[middle - 1] + electrolyte[middle]);
    const Y* v = cells + n;
    out[NegativePotential] = -reference;
    out[PositivePotential] =
        S(v[n + static_cast<std::size_t>(m_layout.sites()) + 1]) - out[Contact] - reference;
    std::size_t lowest = 0;
    for (std::size_t i = 1; i < static_cast<std::size_t>(m_layout.negative); ++i)
        lowest = valueOf(v[i]) < valueOf(v[lowest]) ? i : lowest;
    out[PlatingPotential] = S(v[lowest]);
    const Heat<S> q = heatOf(terms, f, cells);
    out[HeatElectrolyte] = q.electrolyte;
    out[HeatConcentration] = q.concentration;
    out[HeatSolid] = q.solid;
    out[HeatContact] = q.contact;
    out[HeatReaction] = q.reaction + q.film;
    out[HeatReversible] = q.reversible;
    out[HeatHysteresis] = q.hysteresis;
    out[HeatTotal] = q.total();
    const bool isothermal = m_model.physics.thermal == ThermalKind::Isothermal; // then it is not in `slow`
    out[MeanTemperature] = isothermal ? p[Temperature] : slow[SlowLayout::kTemperature];
    out[CoreTemperature] = out[SurfaceTemperature] = out[MeanTemperature];
    if (m_slowLayout.layers > 0)
        extremes(p, slow, out[CoreTemperature], out[SurfaceTemperature]);
    out[ActiveNegative] = slow[SlowLayout::kActive];
    out[ActivePositive] = slow[SlowLayout::kActive + 1];
    out[HysteresisNegative] = meanHysteresis(terms, Side::Negative, slow);
    out[HysteresisPositive] = meanHysteresis(terms, Side::Positive, slow);
    lithiumOf(terms, cells - m_layout.concentration(), out);
    out[MeanSoc] = stateOfCharge(p, m_model.particles.count[0], out[MeanNegative]);
    for (const Quantity none : {FilmThickness, OpenPorosity, FilmLithium, PlatedLithium, DeadLithium})
        out[none] = S(0.0);
    if (m_slowLayout.sites == 0)
        return;
    const S volume = terms.k.area * terms.k.negative.thickness;
    constexpr double kToAh = kFaraday / 3600.0;
    const S thickness = ageingMeanOf(terms, slow + m_slowLayout.thickness());
    out[FilmThickness] = thickness;
    out[OpenPorosity] = terms.k.negative.porosity - terms.k.negative.surface * (thickness - p[SeiThickness]);
    out[FilmLithium] = (thickness - p[SeiThickness]) * terms.k.negative.surface * volume *
                       p[SeiLithiumRatio] / p[SeiMolarVolume] * kToAh;
    out[PlatedLithium] = ageingMeanOf(terms, slow + m_slowLayout.plated()) * volume * kToAh;
    out[DeadLithium] = ageingMeanOf(terms, slow + m_slowLayout.dead()) * volume * kToAh;
}

void DfnSystem::quantities(const double* y, const double* slow, std::span<double> out)
{
    quantitiesOf(m_parameters, m_terms, m_fields, y + m_layout.concentration(), slow, m_work.data(),
                 out.data());
}

bool DfnSystem::quantities(const ParameterArray<Dual>& p, const double* y, const double* vRate,
                           const double* s, const Dual* slow, std::span<Dual> out)
{
    if (!totalResidual(y, vRate, s, nullptr)) // the fields, with derivatives of everything
        return false;
    quantitiesOf(p, *m_directions, m_dualFields, m_dualState.data() + m_layout.concentration(), slow,
                 m_dualModes.data(), out.data());
    return true;
}

} // namespace interphase
