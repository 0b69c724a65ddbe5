#include "calibrate/spectrum_model.h"

#include "cell/open_circuit.h"
#include "core/message.h"
#include "protocol/cell_model.h"

#include <cmath>

namespace interphase {
namespace {

/// Relative step of the differences: truncation and rounding both leave about 1e-10.
constexpr double kStep = 1e-5;

SpectrumOptions optionsOf(ModelKind model)
{
    SpectrumOptions out;
    out.model = model;
    return out;
}

} // namespace

SpectrumModel::SpectrumModel(ModelKind model, const Cell& cell, std::span<const ParameterId> free)
    : m_solver(optionsOf(model)),
      m_cell(cell),
      m_free(free.begin(), free.end())
{
    for (const ParameterId id : m_free)
        m_moves.push_back(isInterface(id) || usesParameter(cell, model, {}, id));
}

Status SpectrumModel::solve(const DrivenSpectrum& spectrum, double freeSoc, std::span<double> out)
{
    Cell& cell = m_cell;
    if (spectrum.temperature_K)
        cell.parameters[ParameterId::Temperature] = *spectrum.temperature_K;
    try {
        cell.parameters[ParameterId::InitialSoc] = spectrum.freeSoc ? freeSoc
                                                   : spectrum.restVoltage_V
                                                       ? socFromVoltage(cell, *spectrum.restVoltage_V)
                                                       : spectrum.soc;
    } catch (const InputError& error) { // no state of charge has this rest voltage
        return {Outcome::Failed, error.message()};
    }
    addDoubleLayer(cell);
    const Status status = m_solver.solve(cell, spectrum.frequency_Hz, m_z);
    for (std::size_t i = 0; status.ok() && i < m_z.size(); ++i) {
        out[i] = m_z[i].real();
        out[m_z.size() + i] = m_z[i].imag();
    }
    return status;
}

Status SpectrumModel::predict(const ParameterValues& cell, const DrivenSpectrum& spectrum, double freeSoc,
                              std::span<double> out, std::span<double> jacobian)
{
    m_cell.parameters = cell;
    Status status = solve(spectrum, freeSoc, out);
    if (!status.ok() || jacobian.empty())
        return status;
    const std::size_t free = m_free.size(), columns = free + 1;
    m_up.resize(out.size());
    m_down.resize(out.size());
    for (std::size_t p = 0; p < columns; ++p) {
        const bool soc = p == free, moves = soc ? spectrum.freeSoc : m_moves[p];
        for (std::size_t i = 0; i < out.size(); ++i)
            jacobian[i * columns + p] = 0.0;
        if (!moves)
            continue;
        const double value = soc ? freeSoc : cell[m_free[p]];
        const double step = kStep * (value != 0.0 ? std::abs(value) : 1e-3);
        for (const double side : {1.0, -1.0}) {
            m_cell.parameters = cell;
            if (!soc)
                m_cell.parameters[m_free[p]] = value + side * step;
            status = solve(spectrum, soc ? value + side * step : freeSoc, side > 0.0 ? m_up : m_down);
            if (!status.ok())
                return status;
        }
        for (std::size_t i = 0; i < out.size(); ++i)
            jacobian[i * columns + p] = (m_up[i] - m_down[i]) / (2.0 * step);
    }
    return {};
}

} // namespace interphase
