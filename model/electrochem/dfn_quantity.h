#pragma once
#include "cell/particle_kinds.h"

namespace interphase {

/// Heat of a cell at one state, W.
template <class S>
struct DfnHeat
{
    S electrolyte, solid; ///< ohmic
    /// Of the ionic current against the diffusion potential: what it does to the salt's energy of mixing,
    /// which is not counted apart. Either sign.
    S concentration;
    S contact;        ///< in the series resistance
    S reaction, film; ///< irreversible, at the interface
    S hysteresis;     ///< between the branch and the mean of both (@cite Wycisk2023)
    S reversible;
    /// Not negative, but where an SEI grows above its potential by a law that knows no equilibrium.
    S irreversible() const { return electrolyte + solid + contact + reaction + film; }
    S total() const { return irreversible() + concentration + hysteresis + reversible; }
};

/// What can be read off a state of the DFN.
struct DfnQuantities
{
    enum Quantity {
        // What the terminal voltage is made of, V; these parts add up to it, each positive where it raises
        // it.
        OpenCircuit, ///< what is left once the particles have evened out, on the branch of their hysteresis
        DiffusionNegative, ///< what the surfaces of the particles are off that
        DiffusionPositive,
        ReactionNegative,
        ReactionPositive,
        Film,
        Concentration, ///< diffusion potential of the electrolyte
        ElectrolyteOhmic,
        SolidOhmic,
        Contact,
        // Against a lithium reference in the middle of the separator, V; lowest phi_s - phi_e of the negative
        // one.
        NegativePotential,
        PositivePotential,
        PlatingPotential,
        HeatElectrolyte,   ///< W, ohmic
        HeatConcentration, ///< of the current against the diffusion potential
        HeatSolid,         ///< ohmic
        HeatContact,       ///< in the series resistance
        HeatReaction,
        HeatReversible,
        HeatHysteresis,
        HeatTotal,
        MeanTemperature, ///< K
        MeanSoc,         ///< 1, of the negative electrode
        MeanNegative,    ///< 1, stoichiometry
        MeanPositive,
        CoreTemperature,
        SurfaceTemperature,
        FilmThickness, ///< m, mean
        OpenPorosity,  ///< 1, mean of what the interphase leaves of the pores of the negative electrode
        FilmLithium,   ///< Ah, since the start
        PlatedLithium,
        DeadLithium,
        ActiveNegative, ///< relative to the start
        ActivePositive,
        HysteresisNegative, ///< mean state where it is remembered, -1 to 1
        HysteresisPositive,
        CyclableLithium, ///< Ah, in the active material of both electrodes
        /// Of each kind of particle, those of the negative electrode first: what it holds, Ah,
        KindLithium,
        /// and what its reaction carries of the cell current, A, positive on discharge.
        KindCurrent = KindLithium + 2 * kMostKinds,
        kQuantities = KindCurrent + 2 * kMostKinds
    };
};

} // namespace interphase
