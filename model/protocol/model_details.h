#pragma once
#include "cell/side.h"
#include "protocol/simulate.h"

#include <array>
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

/// Drives the model with the steps, or with the measured current, and looks at some `times` moments of
/// it. Throws InputError for what makeCellSolver() refuses; a failed solve is a status, with what was found
/// so far.
ModelDetails solveDetails(const Cell& cell, const Protocol& protocol, const SimulationOptions& options,
                          int times, const RunContext& context = {});

} // namespace interphase
