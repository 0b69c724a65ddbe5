#pragma once
#include "electrochem/dfn_layout.h"

#include <vector>

namespace interphase {

/// What the equations of a DFN are made of, at one state.
template <class S>
struct DfnFields
{
    // One a cell; faces: between the cell before and this one.
    std::vector<S> absolute, logC, kappa;
    std::vector<S> d;            ///< diffusivity of the salt outside pores, m2/s
    std::vector<S> deficit, chi; ///< 1 - t+; chi RT/F, V
    std::vector<S> resistance;   ///< of the electrolyte between centres, ohm m2
    std::vector<S> saltFlow;     ///< flux of salt per difference of c, m/s
    std::vector<S> diffusion;    ///< potential, V, from the cell before to this one
    std::vector<S> drag;         ///< i grad(t+) / 2 times the distance, A/m2
    std::vector<S> flux, ionic;  ///< of salt (per c_e0), m/s; of charge, A/m2
    std::vector<S> released;     ///< by the reactions of a cell, A/m3
    // One a site.
    std::vector<S> potential, entropic, exchange, eta;
    std::vector<S> branch;               ///< of a hysteresis: what it lies above the mean of both, V
    std::vector<double> branchByCurrent; ///< V/A, where it follows the current; for double only
    std::vector<S> sei, plating;         ///< side currents, one a site
    // Derivatives for double only: of the SEI current by v, of both together by v, j and c.
    std::vector<double> seiV, sideV, sideJ, sideC;
    // Derivatives, for double only.
    std::vector<double> kappaSlope, dSlope, deficitSlope, chiSlope, potentialSlope, entropicSlope;
    // Of an SPMe: c of the cells of its electrolyte, its logarithm, its mean over the negative electrode;
    // for double only, by the cell current: of eta and of the side current of a site, of the voltage;
    // and of eta by j.
    std::vector<S> saltC, saltLog;
    S saltNegative{};
    double saltNegativeByCurrent = 0.0;
    std::vector<double> etaByCurrent, sideByCurrent, etaSlope;
    double voltageByCurrent = 0.0;
    void resize(const DfnLayout& layout);
};

} // namespace interphase
