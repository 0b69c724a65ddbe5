#pragma once
#include "bayes/forward_model.h"
#include "cell/cell.h"
#include "protocol/voltage_solver.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace interphase {

/// One data set as the model sees it: the current that drives the cell from rest, and when its voltage is
/// wanted.
struct DrivenData
{
    std::string name;
    CurrentProfile current;      ///< from the start of the simulation to its end
    std::vector<double> times_s; ///< increasing, within the current's span
    std::optional<double>
        restVoltage_V;       ///< if set, the initial state of charge is where the cell rests at this voltage
    double initialSoc = 1.0; ///< otherwise this, unless it is free
    bool freeSoc = false;    ///< one more parameter of the forward model
    /// Steps in time that every solve takes, so that the voltage is smooth in the parameters; none: each
    /// solve chooses its own.
    std::shared_ptr<const Trace> grid;
};

/// Everything a CellForwardModel is made of; immutable and shared between clones.
struct CellModelSpec
{
    Cell cell; ///< values of all parameters that are not free
    SimulationOptions simulation;
    std::vector<ParameterId> free;
    std::vector<DrivenData> data;
};

/// theta of the cell's own values and the data sets' own states of charge.
std::vector<double> ownValues(const CellModelSpec& spec);

/// Chooses the grid of every data set by a solve at theta (see CellForwardModel). A data set that cannot be
/// solved there keeps what it had.
void chooseGrids(CellModelSpec& spec, std::span<const double> theta);

/// The voltage of a cell under measured currents as a function of its free parameters.
///
/// theta: the free parameters (SI), then one initial state of charge for each data set that has it free.
/// Outputs: the voltages of the data sets one after the other. An initial state of charge taken from a rest
/// voltage follows the open-circuit curve of the present parameters, and the derivatives go that way too.
class CellForwardModel final : public ForwardModel
{
public:
    explicit CellForwardModel(std::shared_ptr<const CellModelSpec> spec);

    int parameterCount() const override { return m_parameterCount; }
    int outputCount() const override { return m_outputCount; }
    const std::vector<OutputSegment>& segments() const override { return m_segments; }
    Status predict(std::span<const double> theta, std::span<double> prediction,
                   std::span<double> jacobian) override;
    std::unique_ptr<ForwardModel> clone() const override;

    /// The steps of a solve of one data set that chooses its own; null where it fails.
    std::shared_ptr<const Trace> gridAt(std::size_t index, std::span<const double> theta);

    void setStop(const std::stop_token& stop) override { m_stop = stop; }

private:
    void setParameters(std::span<const double> theta);
    double initialSoc(std::size_t index, std::span<const double> theta) const;
    Status predictOne(std::size_t index, std::span<const double> theta, std::span<double> voltage,
                      std::span<double> jacobian);
    void addSocRoute(std::size_t index, std::span<const double> derivatives, std::span<double> jacobian);

    std::shared_ptr<const CellModelSpec> m_spec;
    std::vector<OutputSegment> m_segments;
    std::vector<int> m_socParameter; ///< index in theta, or -1
    std::vector<ParameterId>
        m_solverFree; ///< the free ones and, last, the initial state of charge if it moves
    int m_parameterCount = 0;
    int m_outputCount = 0;
    Cell m_cell;
    VoltageSolver m_solver;
    std::vector<double> m_gradient;
    std::stop_token m_stop;
};

} // namespace interphase
