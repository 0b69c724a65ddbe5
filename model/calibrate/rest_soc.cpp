#include "calibrate/rest_soc.h"

#include "cell/open_circuit.h"
#include "electrochem/coefficients.h"

namespace interphase {

std::vector<double> restSocGradient(const Cell& cell, std::span<const ParameterId> free)
{
    const double perVolt = socPerVolt(cell, cell.parameters[ParameterId::InitialSoc]);
    std::vector<double> out;
    for (const ParameterId id : free)
        out.push_back(-perVolt * startVoltage(cell, id).slope[0]);
    return out;
}

} // namespace interphase
