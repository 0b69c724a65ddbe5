#pragma once
#include "bayes/forward_model.h"
#include "calibrate/capacity_model.h"
#include "calibrate/spectrum_model.h"
#include "cell/cell.h"
#include "protocol/voltage_solver.h"
#include "study/definition.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace interphase {

/// One data set as the model sees it: the current that drives the cell from rest, and when its voltage,
/// temperature or both are wanted.
struct DrivenData
{
    std::string name;
    CurrentProfile current;       ///< from the start of the simulation to its end
    std::vector<double> times_s;  ///< increasing, within the current's span
    bool usesVoltage = true;      ///< outputs of the forward model: the voltage,
    bool usesTemperature = false; ///< the temperature of the surface
    /// At the start, and around the cell unless the cell says otherwise; empty: the cell's.
    std::optional<double> temperature_K;
    bool ownAmbient = true; ///< the surroundings have temperature_K too
    std::optional<double>
        restVoltage_V;       ///< if set, the initial state of charge is where the cell rests at this voltage
    double initialSoc = 1.0; ///< otherwise this, unless it is free
    bool freeSoc = false;    ///< one more parameter of the forward model
    /// Steps in time that every solve takes, so that the voltage is smooth in the parameters; none: each
    /// solve chooses its own.
    std::shared_ptr<const StepGrid> grid;
};

/// Everything a CellForwardModel is made of; immutable and shared between clones.
struct CellModelSpec
{
    Cell cell; ///< values of all parameters that are not free
    SimulationOptions simulation;
    std::vector<ParameterId> free;
    std::vector<DrivenData> data;
    std::vector<DrivenSpectrum> spectra{};
    std::vector<DrivenCapacity> capacities{};
};

/// What a segment of a CellForwardModel's outputs is.
struct CellOutput
{
    std::string name; ///< of the data set, the spectrum or the capacities
    MeasuredQuantity quantity = MeasuredQuantity::Voltage;
    bool imaginary = false; ///< the part of an impedance
    std::size_t index = 0;  ///< in CellModelSpec::data, spectra or capacities
};
std::vector<CellOutput> outputsOf(const CellModelSpec& spec);

/// theta of the cell's own values and the data sets' own states of charge.
std::vector<double> ownValues(const CellModelSpec& spec);

/// Chooses the grid of every data set by a solve at theta (see CellForwardModel). A data set that cannot be
/// solved there keeps what it had.
void chooseGrids(CellModelSpec& spec, std::span<const double> theta);

/// The voltage and the temperature of a cell under measured currents, its impedance and its capacities, as
/// functions of its free parameters.
///
/// theta: the free parameters (SI), then one initial state of charge for each data set and each spectrum that
/// has it free. Outputs: for each data set its voltages and its temperatures, as far as they are wanted; then
/// for each spectrum its real parts and its imaginary parts; then the capacities (see outputsOf). An initial
/// state of charge taken from a rest voltage follows the open-circuit curve of the present parameters, and
/// the derivatives go that way too.
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
    std::shared_ptr<const StepGrid> gridAt(std::size_t index, std::span<const double> theta);

    void setStop(const std::stop_token& stop) override { m_stop = stop; }

private:
    void setParameters(std::span<const double> theta);
    double initialSoc(std::size_t index, std::span<const double> theta) const;
    void setData(std::size_t index, std::span<const double> theta);
    Status predictOne(std::size_t index, std::span<const double> theta, std::span<double> prediction,
                      std::span<double> jacobian);
    Status predictSpectrum(std::size_t index, std::span<const double> theta, std::span<double> prediction,
                           std::span<double> jacobian);
    Status predictCapacity(std::size_t index, std::span<double> prediction, std::span<double> jacobian);
    void setTemperature(std::optional<double> own_K, bool ownAmbient);
    OutputSegment& addSegment(const std::vector<double>& at);
    void addSocRoute(std::size_t index, std::span<const double> derivatives, std::span<double> jacobian);

    std::shared_ptr<const CellModelSpec> m_spec;
    std::vector<OutputSegment> m_segments;
    std::vector<std::size_t> m_first, m_firstOfSpectrum, m_firstOfCapacity; ///< outputs
    std::vector<int> m_socParameter, m_socOfSpectrum;                       ///< index in theta, or -1
    std::vector<ParameterId>
        m_solverFree;               ///< the free ones and, last, the initial state of charge if it moves
    bool m_ownTemperatures = false; ///< of the data sets or capacities
    int m_parameterCount = 0;
    int m_outputCount = 0;
    Cell m_cell;
    VoltageSolver m_solver;
    std::unique_ptr<SpectrumModel> m_spectra;    ///< where there are any
    std::unique_ptr<CapacityModel> m_capacities; ///< likewise
    std::vector<double> m_voltage, m_gradient, m_temperatureSlopes, m_spectrumSlopes, m_capacitySlopes;
    std::stop_token m_stop;
};

} // namespace interphase
