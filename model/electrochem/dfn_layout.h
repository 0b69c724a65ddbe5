#pragma once
#include <vector>

namespace interphase {

/// Resolution of a DFN: finite volumes in x, modes in each particle.
struct DfnResolution
{
    int negativeCells = 40; ///< graphite's steps make sharp reaction fronts, hence so many
    int separatorCells = 4;
    int positiveCells = 20;
    int modes = 10;
    /// 0: equal cells; 1: cells shrink towards both ends of each domain like the cosine of equal angles.
    double grading = 0.0;
};

/// Where things stand in the state of a DFN: w[k][i] of the negative particles (mode by mode), of the
/// positive ones, c_e / c_e0, phi_e, phi_s (both electrodes), and last the cell current I in A.
struct DfnLayout
{
    explicit DfnLayout(const DfnResolution& r)
        : negative(r.negativeCells),
          separator(r.separatorCells),
          positive(r.positiveCells),
          modes(r.modes)
    {
    }
    int negative, separator, positive, modes;

    int cells() const { return negative + separator + positive; }
    int electrodeCells() const { return negative + positive; }
    int negativeModes() const { return 0; }
    int positiveModes() const { return modes * negative; }
    int concentration() const { return modes * electrodeCells(); }
    int electrolytePotential() const { return concentration() + cells(); }
    int solidPotential() const { return electrolytePotential() + cells(); }
    int current() const { return solidPotential() + electrodeCells(); }
    int size() const { return current() + 1; }
    /// States before this index are differential, those from it on algebraic.
    int differential() const { return electrolytePotential(); }
    /// First cell in x of the positive electrode.
    int positiveStart() const { return negative + separator; }
};

/// Widths of the cells of one domain as fractions of its thickness; they sum to 1.
std::vector<double> gradedWidths(int cells, double grading);

} // namespace interphase
