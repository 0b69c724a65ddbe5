#pragma once
#include "cell/side.h"
#include "protocol/simulate.h"

#include <array>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace interphase {

/// A quantity along a coordinate at several times.
struct DetailProfile
{
    std::string name; ///< "electrolyte_concentration_mol_m3": a name with its unit
    std::string unit;
    std::vector<double> place;               ///< m in x, or the share of the radius in r
    std::vector<std::vector<double>> values; ///< one row a time; NaN: none there
    // Of what belongs to one kind of particle:
    std::optional<Side> side;
    std::string material;  ///< what the cell's file calls it; empty: the electrode has one kind only
    double radius_m = 0.0; ///< where the radii are spread, of this size of it
};

/// What goes on inside a cell beside its voltage, for looking at.
struct ModelDetails
{
    Status status;
    std::vector<double> time_s;
    std::vector<double> temperature_K;
    std::vector<std::pair<Observable, std::vector<double>>> observables; ///< at time_s
    std::vector<double> profileTimes_s;
    std::array<double, 3> thickness_m{}; ///< of negative electrode, separator, positive electrode
    /// From the negative collector on. What happens at the particles is one profile over both electrodes, or
    /// where one of them has several kinds or sizes, one a kind and size, over its electrode.
    std::vector<DetailProfile> inX;
    std::vector<DetailProfile> inR; ///< of every kind and size of particle at both ends of its electrode
};

/// When the profiles of a run are looked at.
struct ProfileTimes
{
    /// About so many times, evenly from the first state to the last, whatever ends the run; and both sides of
    /// the ends of steps, unless these are many.
    int count = 12;
    /// Where the run ends, s, as far as that is known; NaN: a run before finds it out.
    double end_s = std::numeric_limits<double>::quiet_NaN();
    /// Instead: these times alone, s, not decreasing, as far as the run has them. At a jump the state before.
    std::vector<double> at_s{};
};

/// Drives the model with the steps, or with the measured current, and looks inside it at some times. Throws
/// InputError for what makeCellSolver() refuses; a failed solve is a status, with what was found so far.
ModelDetails solveDetails(const Cell& cell, const Protocol& protocol, const SimulationOptions& options,
                          const ProfileTimes& times, const RunContext& context = {});

} // namespace interphase
