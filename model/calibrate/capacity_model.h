#pragma once
#include "protocol/cell_model.h"

#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace interphase {

/// Discharges at constant currents, each from the same rest to the same cut-off, as the model sees them.
struct DrivenCapacity
{
    std::string name;
    std::vector<double> current_A;         ///< positive, increasing
    std::vector<double> measured_Ah;       ///< what the noise is a share of
    double cutoff_V = 0.0;                 ///< where a discharge ends
    std::optional<double> restVoltage_V{}; ///< if set, it begins where the cell rests at it
    double soc = 1.0;                      ///< otherwise there
    std::optional<double> temperature_K{}; ///< at the start and around the cell; empty: the cell's
    bool ownAmbient = true;                ///< the surroundings have temperature_K too
};

/// The capacity of a cell as a function of its parameters, with derivatives.
///
/// Problem: Q = I t*, where the voltage under the constant current I falls to the cut-off at t*. Method: the
/// solver's own search for that time; the derivatives are those of an implicit function, dQ/dp = -I V_p / V_t
/// with V_p at a fixed time, the sensitivity that the solver carries, and V_t the slope of its polynomial.
/// Fails (a status) where the solver does, where the voltage is below the cut-off at once, and where it does
/// not fall to it within ten times the measured charge.
///
///     CapacityModel model(options, free);
///     Status s = model.predict(cell, capacity, out, jacobian, stop);
class CapacityModel
{
public:
    CapacityModel(const SimulationOptions& options, std::span<const ParameterId> free);

    /// cell: at the temperature and the state of charge where the discharges begin. out: Ah, one for each
    /// current. jacobian: empty, or out.size() x free.size(), row major, Ah per SI unit.
    Status predict(const Cell& cell, const DrivenCapacity& capacity, std::span<double> out,
                   std::span<double> jacobian, const std::stop_token& stop = {});

private:
    Status discharge(const Cell& cell, const DrivenCapacity& capacity, std::size_t index, double& out,
                     std::span<double> slopes, const std::stop_token& stop);
    double voltageSlope(double end_s);

    std::unique_ptr<CellSolver> m_solver;
    std::vector<ParameterId> m_free; ///< and the initial state of charge, last
    std::vector<double> m_row;
};

} // namespace interphase
