#pragma once
#include "electrochem/dfn_layout.h"
#include "electrochem/particle_shells.h"
#include "integrate/block_tridiagonal.h"

#include <vector>

namespace interphase {

/// The factorised Newton matrix of a DFN at one state. T: double, or std::complex<double> for impedance.
template <class T>
struct DfnFactors
{
    explicit DfnFactors(const DfnLayout& layout);
    T alpha{};
    bool frozen = false; ///< v keeps its value where there is a double layer
    BlockTridiagonal<T> blocks;
    std::vector<T> inverse[DfnLayout::kMostPhases];         ///< 1 / (alpha + rate lambda_k)
    std::vector<T> slip;                                    ///< theta moves by -slip dj, one a site
    ParticleShells::Factors shells[DfnLayout::kMostPhases]; ///< for real alpha only
    /// dj/d(c, v, theta without j, row of j), one a site.
    std::vector<T> jC, jV, jTheta, jRow;
    /// What reactions release in all: share dj + releaseC dc + releaseV dv.
    std::vector<T> share, releaseC, releaseV;
    std::vector<T> jCurrent;        ///< dj/dI by way of an SPMe's salt and of branches that follow I
    std::vector<T> border;          ///< response of the blocks to one ampere
    std::vector<double> voltageRow; ///< dV/d(c, v), two a cell
    double voltagePerCurrent = 0.0; ///< dV/dI with c and v fixed
    T response{};                   ///< dV/dI
    double controlV = 0.0;          ///< d(control equation)/dV
    T currentPivot{};               ///< 1 / d(control equation)/dI
    mutable std::vector<T> work;    ///< scratch of the solves
};

/// One implicit step of a DFN: y' = gamma y + what is known, the modes of the particles eliminated.
struct DfnStep
{
    explicit DfnStep(const DfnLayout& layout);
    double gamma = 0.0;
    bool frozen = false;                                 ///< v keeps its value where there is a double layer
    std::vector<double> known;                           ///< y' - gamma y of c, then of v
    std::vector<double> base;                            ///< theta without the present j, one a site
    std::vector<double> slip;                            ///< theta = base - slip j, one a site
    std::vector<double> shellKnown;                      ///< y' - gamma y of shells, in the places of y
    std::vector<double> shells;                          ///< their residual, then what is to be subtracted
    std::vector<double> inverse[DfnLayout::kMostPhases]; ///< 1 / (gamma + rate lambda_k)
    std::vector<double> theta;                           ///< at the present iterate
    std::vector<double> vRate;                           ///< v' at the present iterate
    std::vector<double> residual;                        ///< of c, v, j, I, V
};

} // namespace interphase
