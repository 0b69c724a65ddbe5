#include "calibrate/analysis_capacity.h"

#include "cell/open_circuit.h"
#include "core/text.h"

namespace interphase {

DrivenCapacity prepareCapacity(const CapacityUse& use, const CellModelSpec& spec)
{
    const auto refuse = [&](const std::string& what, const std::string& expected) {
        throw InputError(MessageId::InvalidArgument, {"capacity \"" + use.name + "\"", what, expected});
    };
    if (spec.simulation.physics.thermal == ThermalKind::Measured)
        refuse("this model goes by the measured temperature, which a capacity does not have",
               "a model that keeps its temperature or has heat of its own");
    DrivenCapacity out;
    out.name = use.name;
    out.current_A = use.current_A;
    out.measured_Ah = use.capacity_Ah;
    out.cutoff_V = use.cutoff_V;
    out.temperature_K = use.temperature_K;
    out.soc = use.soc;
    if (use.socSource == InitialSocSource::RestVoltage)
        out.restVoltage_V = use.restVoltage_V;
    const double rest_V = out.restVoltage_V ? use.restVoltage_V : openCircuitVoltage(spec.cell, use.soc);
    if (!(use.cutoff_V < rest_V))
        refuse("its cut-off of " + formatRounded(use.cutoff_V, 6) +
                   " V is not below the voltage of the cell at rest, " + formatRounded(rest_V, 4) + " V",
               "a lower cut-off, or a higher state of charge to begin at");
    if (out.restVoltage_V)
        socFromVoltage(spec.cell, use.restVoltage_V); // refuses what the cell cannot have
    return out;
}

} // namespace interphase
