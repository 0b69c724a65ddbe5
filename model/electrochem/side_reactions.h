#pragma once
// Reactions beside intercalation at the negative particles: growth of the solid electrolyte interphase (SEI)
// and plating of lithium. Written once for double and Dual. Currents in A/m2 of particle surface, positive
// for oxidation; both are negative while they consume lithium.
#include "core/vector_math.h"
#include "electrochem/cell_physics.h"
#include "electrochem/coefficients.h"

#include <algorithm>
#include <cmath>
#include <type_traits>

namespace interphase {

/// e^x up to e^40, then its tangent: iterates far from a solution stay finite. No side current is as large.
template <class S>
S boundedExp(const S& x)
{
    constexpr double kLargest = 40.0;
    if constexpr (std::is_same_v<S, double>)
        return vectorExp(std::min(x, kLargest)) * std::max(1.0, x - (kLargest - 1.0));
    else
        return valueOf(x) > kLargest ? S(std::exp(kLargest)) * (x - (kLargest - 1.0)) : vectorExp(x);
}

/// SEI: j = -rate exp(-steepness (v - potential)), or j = rate min(0, v - potential) for the migration of
/// electrons, with the rate at the present thickness. References: PyBaMM 26.10, sei_growth.py; Reniers et al.
/// 2019.
template <class S>
struct SeiTerms
{
    S prefactor;   ///< of the rate
    S steepness;   ///< 1/V
    S potential;   ///< V, of the rate
    S equilibrium; ///< V, open-circuit potential of the reaction, for its heat
    S barrier;     ///< 1/m, for tunnelling
    S growth;      ///< dL/dt per A/m2, m3/(A s)
    S resistivity; ///< ohm m
    S lithium;     ///< moles of lithium per m3 of it
};

template <class S>
SeiTerms<S> seiTerms(SeiKind kind, const ParameterArray<S>& p, const S& temperature)
{
    using enum ParameterId;
    const S arr = arrhenius(p[SeiActivation], temperature, p[ReferenceTemperature]);
    const S thermal = S(kGasConstant / kFaraday) * temperature;
    SeiTerms<S> t;
    t.steepness = S(0.0);
    t.potential = S(0.0);
    t.equilibrium = p[SeiPotential];
    t.barrier = S(0.0);
    switch (kind) {
    case SeiKind::None:
        t.prefactor = S(0.0);
        break;
    case SeiKind::SolventDiffusion:
        t.prefactor = p[SeiSolventDiffusivity] * p[SeiSolventConcentration] * S(kFaraday) * arr;
        break;
    case SeiKind::Tunnelling:
        t.steepness = S(0.5) / thermal;
        [[fallthrough]];
    case SeiKind::TunnellingConstant:
        t.prefactor = p[SeiExchange]; // electrons that tunnel need no activation
        t.barrier = p[SeiBarrier];
        break;
    case SeiKind::Reaction:
        t.prefactor = p[SeiExchange] * arr;
        t.steepness = S(0.5) / thermal;
        t.potential = p[SeiPotential];
        break;
    case SeiKind::Interstitial:
        t.prefactor = p[SeiInterstitialDiffusivity] * p[SeiInterstitialConcentration] * S(kFaraday) * arr;
        t.steepness = S(1.0) / thermal;
        break;
    case SeiKind::ElectronMigration:
        t.prefactor = p[SeiElectronConductivity] * arr;
        t.potential = p[SeiPotential];
        break;
    }
    t.growth = p[SeiMolarVolume] / (S(kFaraday) * p[SeiLithiumRatio]);
    t.resistivity = p[SeiResistivity];
    t.lithium = p[SeiLithiumRatio] / p[SeiMolarVolume];
    return t;
}

/// The rate at a thickness in m.
template <class S>
S seiRate(SeiKind kind, const SeiTerms<S>& t, const S& thickness)
{
    switch (kind) {
    case SeiKind::SolventDiffusion:
    case SeiKind::Interstitial:
    case SeiKind::ElectronMigration:
        return t.prefactor / thickness;
    case SeiKind::Tunnelling:
    case SeiKind::TunnellingConstant:
        return t.prefactor * vectorExp(-(t.barrier * thickness));
    case SeiKind::Reaction:
    case SeiKind::None:
        break;
    }
    return t.prefactor;
}

/// Plating and stripping: j = F k (c_Li e^((1 - a) u / VT) - c_e e^(-a u / VT)), c_Li that at the end of the
/// step, free - perCurrent j; without stripping where what is plated is dead. O'Kane et al. 2020.
template <class S>
struct PlatingTerms
{
    S rate;     ///< F k, A m/mol
    S forward;  ///< a / VT, 1/V
    S backward; ///< (1 - a) / VT, 1/V; no stripping: unused
    S decay;    ///< 1/s, at the initial thickness of the SEI
};

template <class S>
PlatingTerms<S> platingTerms(const ParameterArray<S>& p, const S& temperature)
{
    using enum ParameterId;
    const S thermal = S(kGasConstant / kFaraday) * temperature;
    PlatingTerms<S> t;
    t.rate =
        S(kFaraday) * p[PlatingRate] * arrhenius(p[PlatingActivation], temperature, p[ReferenceTemperature]);
    t.forward = p[PlatingTransfer] / thermal;
    t.backward = (S(1.0) - p[PlatingTransfer]) / thermal;
    t.decay = p[DeadLithiumDecay];
    return t;
}

} // namespace interphase
