#pragma once
#include "cell/cell.h"
#include "cell/side.h"

#include <array>
#include <vector>

namespace interphase {

/// Shares that the kinds of particle have in the capacity of an electrode; they add up to 1.
using KindShares = std::array<double, kMostKinds>;

/// An electrode through which so little current flows that its kinds of particle share one potential, for any
/// shares of theirs. Where the potential of a kind has branches that follow the current, it is on the one
/// that this current takes; where its state is remembered, on the cell's own.
class SlowElectrode
{
public:
    struct State
    {
        double potential_V;
        double slope_V;             ///< per unit of the mean stoichiometry
        KindShares stoichiometry{}; ///< of each kind
        KindShares perMean{};       ///< their derivatives by the mean
        /// The derivative of the potential by the share of a kind, taken from that of the first, V.
        double perShare_V(int kind) const
        {
            return (stoichiometry[0] - stoichiometry[static_cast<std::size_t>(kind)]) * slope_V;
        }
    };

    /// What a current costs, to the first order in it.
    struct Passing
    {
        /// By how much the surfaces lead the mean stoichiometry of the electrode: the part of each kind,
        /// which takes its share of the current at one potential. See surfaceLead_s().
        KindShares leads{};
        /// Of the reaction, by the cell's own kinetics and at rest in the electrolyte; positive where lithium
        /// leaves.
        double overpotential_V = 0.0;
    };

    /// The cell outlives it. current_A: its sign is meant, positive on discharge.
    SlowElectrode(const Cell& cell, Side side, double current_A);

    int kinds() const { return m_kinds; }
    /// Of the cell.
    const KindShares& shares() const { return m_shares; }
    /// Past 0 and 1 the potential goes on as a straight line. Of blends it is a chain of straight lines, some
    /// thousand for each kind.
    State at(double meanStoichiometry, const KindShares& shares) const;
    /// While the mean stoichiometry changes at rate_1_s.
    Passing passing(double meanStoichiometry, const KindShares& shares, double rate_1_s) const;

private:
    Curve::Sample potential(double stoichiometry, int kind) const;
    double overpotential_V(double stoichiometry, int kind, double rate_1_s) const;
    void tabulate();

    const Cell& m_cell;
    Side m_side;
    double m_current_A;
    int m_kinds;
    KindShares m_shares{};
    // Of a blend: falling potentials, and what each kind holds at them.
    std::vector<double> m_potential_V;
    std::vector<KindShares> m_held;
};

/// What the stoichiometry of a sphere at its surface leads its mean by, over the rate of that, s: R^2 / (15
/// D) under a constant current, once its parabola is there (after some 0.1 R^2 / D). D is that at the cell's
/// temperature and at the mean; of radii that are spread the mean by volume. \cite Crank1975
double surfaceLead_s(const Cell& cell, Side side, int kind, double stoichiometry);

} // namespace interphase
