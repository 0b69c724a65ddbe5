#pragma once
#include "cell/cell.h"
#include "core/status.h"
#include "electrochem/control.h"
#include "electrochem/step_grid.h"
#include "electrochem/temperature_record.h"

#include <limits>
#include <span>
#include <stop_token>
#include <string_view>
#include <vector>

namespace interphase {

/// What drives a cell during one stretch: value + slope (t - begin) of the controlled quantity, and what ends
/// it early.
struct Stretch
{
    double begin_s = 0.0;
    double end_s = 0.0;
    Control control = Control::Current;
    double value = 0.0; ///< A (positive on discharge), V or W
    double slope = 0.0; ///< per second
    double voltageBelow =
        -std::numeric_limits<double>::infinity(); ///< ends when the voltage falls to this, V
    double voltageAbove = std::numeric_limits<double>::infinity();
    double currentBelow = -1.0; ///< ends when |I| falls to this, A
    // Watched by the DFN solver only (which is the SPM's too, where it has to be).
    double chargeAbove_C = std::numeric_limits<double>::infinity(); ///< passed since its begin, either way
    double energyAbove_J = std::numeric_limits<double>::infinity();
    double temperatureAbove_K = std::numeric_limits<double>::infinity();
    double temperatureBelow_K = -std::numeric_limits<double>::infinity();
    double anodeBelow_V =
        -std::numeric_limits<double>::infinity(); ///< lowest phi_s - phi_e of the negative one
    double slopeBelow_V_s = -1.0;                 ///< |dV/dt|, from a second after its begin on
    /// True where the controlled quantity is the same as at the end of the stretch before (a kink, no jump).
    bool continuous = false;
};

enum class StretchEnd {
    Time,
    VoltageBelow,
    VoltageAbove,
    CurrentBelow,
    Charge,
    Energy,
    Temperature,
    AnodePotential,
    Slope
};

struct StretchResult
{
    Status status;
    StretchEnd end = StretchEnd::Time;
    double time_s = 0.0; ///< when it ended
};

/// Columns of the trace of any model; the derivatives of the voltage follow.
enum TraceColumn {
    kTraceVoltage,
    kTraceCurrent,
    kTraceNegative,
    kTracePositive,
    kTraceTemperature,
    kTraceColumns
};

/// A quantity that a model can record beside those.
struct Observable
{
    std::string_view name; ///< of a CSV column, with the unit: "heat_total_W"
    std::string_view unit;
};

/// A model of a cell that can be driven stretch by stretch. The workspace is built once and re-used: begin()
/// resets it, and a run's result does not depend on earlier runs.
class CellSolver
{
public:
    virtual ~CellSolver() = default;

    /// Puts the cell at rest at its initial state of charge and clears the trace. `cell` must outlive the
    /// run. Derivatives of the voltage with respect to `free`, at a fixed time, are recorded beside the
    /// observables. A stretch is as long as it was where its begin moves with a parameter.
    virtual void begin(const Cell& cell, std::span<const ParameterId> free) = 0;
    /// The runs after begin() take the steps of this grid, stretch by stretch, instead of choosing their
    /// own: the voltage becomes a smooth function of the parameters. The stretches must be the same; null:
    /// choose. missed: receives what StepGrid::missed is, unless null. A model that takes no steps ignores
    /// it.
    virtual void follow(const StepGrid* grid, std::vector<double>* missed = nullptr)
    {
        (void)grid;
        (void)missed;
    }
    /// Borrowed: for models whose temperature is that of a record (ThermalKind::Measured).
    virtual void measuredTemperature(const TemperatureRecord* record) { (void)record; }
    /// Drives it on; appends a stretch to the trace.
    virtual StretchResult run(const Stretch& stretch, const std::stop_token& stop) = 0;
    virtual const Trace& trace() const = 0;
    /// Drops the trace so far, for runs of many cycles; the cell stays as it is. A model that cannot keeps
    /// it.
    virtual void forgetTrace() {}
    /// All of its state, for one that goes on elsewhere; empty: a model that does not tell.
    virtual std::vector<double> condition() const { return {}; }
    /// Goes on from such a state, between two stretches; derivatives are lost.
    virtual void setCondition(std::span<const double> state) { (void)state; }
    /// The trace's columns after the derivatives; none unless the model was asked to record them.
    virtual std::span<const Observable> observables() const { return {}; }
    /// Of the trace: the temperature of the cell's surface, K, followed by its derivatives to the free
    /// parameters; -1: a model that was not asked to record it, or has none.
    virtual int surfaceColumn() const { return -1; }
    /// Where a run failed because particles are spent: since when they are, s. What came behind in its last
    /// stretch is not in the trace; all behind is no state of a cell. Infinity: no run did.
    virtual double spentSince_s() const { return std::numeric_limits<double>::infinity(); }
    /// Accepted steps since begin().
    virtual long steps() const = 0;
};

} // namespace interphase
