#pragma once
#include "electrochem/control.h"
#include "electrochem/temperature_record.h"

#include <memory>
#include <string>
#include <vector>

namespace interphase {

/// A current over time, positive on discharge: linear between points (or held until the next one). Two points
/// at the same time are a jump.
struct CurrentProfile
{
    std::vector<double> time_s; ///< not decreasing
    std::vector<double> current_A;
    /// What was measured beside it, for models that go by it (ThermalKind::Measured).
    std::shared_ptr<const TemperatureRecord> temperature = nullptr;
};

/// What ends a step.
enum class LimitKind {
    Time,
    VoltageBelow,
    VoltageAbove,
    CurrentMagnitudeBelow,
    Charge,           ///< passed in the step
    Energy,           ///< passed in the step
    TemperatureAbove, ///< of the cell
    TemperatureBelow, ///< likewise
    AnodeBelow,       ///< potential of the negative electrode against its electrolyte, where it is lowest
    SlopeBelow        ///< of the voltage, either way
};
struct Limit
{
    LimitKind kind = LimitKind::Time;
    double value = 0.0; ///< s, V, A, C, J, K or V/s
};

struct ProtocolStep
{
    Control control = Control::Current;
    double value = 0.0;        ///< A (positive on discharge), V, or W
    std::vector<Limit> limits; ///< whichever comes first
    std::string text;          ///< as written, for notes
    /// The repetition it belongs to, from 1 on: of the outermost repeat where that is around everything, else
    /// of the innermost one.
    int cycle = 1;
};

/// An experiment: steps in order (repeats written out), or a measured current.
struct Protocol
{
    std::vector<ProtocolStep> steps;
    CurrentProfile profile; ///< used when there are no steps
};

/// Reads plain steps: "discharge at 1C until 2.5 V; rest for 1 h; charge at 0.5C until 4.2 V; hold at 4.2 V
/// until C/50; repeat 3". A C-rate uses the nominal capacity. Throws InputError that names the step.
Protocol parseProtocol(const std::string& text, double nominalCapacity_Ah);

/// Reads a CSV with the columns time_s, current_A and, where it has one, temperature_K. hold: the current
/// keeps its value until the next row.
CurrentProfile readCurrentProfile(const std::string& fileName, bool hold);

} // namespace interphase
