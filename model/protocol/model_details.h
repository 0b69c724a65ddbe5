#pragma once
#include "protocol/simulate.h"

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
    std::vector<std::vector<double>> values; ///< one row a time
};

/// What goes on inside a cell beside its voltage, for looking at.
struct ModelDetails
{
    Status status;
    std::vector<double> time_s;
    std::vector<double> temperature_K;
    std::vector<std::pair<Observable, std::vector<double>>> observables; ///< at time_s
    std::vector<double> profileTimes_s;
    std::vector<DetailProfile> inX; ///< of the whole cell, from the negative collector
    std::vector<DetailProfile> inR; ///< of particles at both ends of each electrode
};

/// Drives the model with the steps, or with the measured current, and looks at some `times` moments of
/// it. Throws InputError for what makeCellSolver() refuses; a failed solve is a status, with what was found
/// so far.
ModelDetails solveDetails(const Cell& cell, const Protocol& protocol, const SimulationOptions& options,
                          int times, const RunContext& context = {});

} // namespace interphase
