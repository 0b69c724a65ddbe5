#pragma once
#include "impedance/spectrum.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace interphase {

/// One impedance spectrum as the model sees it.
struct DrivenSpectrum
{
    std::string name;
    std::vector<double> frequency_Hz;      ///< increasing
    std::vector<double> modulus_ohm{};     ///< measured; of noise that is relative to it, otherwise empty
    std::optional<double> restVoltage_V{}; ///< if set, the state of charge is where the cell rests at it
    double soc = 0.5;                      ///< otherwise this, unless it is free
    bool freeSoc = false;                  ///< one more parameter of the forward model
    std::optional<double> temperature_K{}; ///< empty: the cell's
};

/// The spectra of a cell as functions of its parameters, with their derivatives.
///
/// Problem: Z(p, SOC) of ImpedanceSolver, isothermal, with the double layer that addDoubleLayer() gives where
/// the cell has none. Method: one solve for each value; derivatives by central differences, which a solve
/// without steps in time or iteration makes exact to about eight digits. Fails (a status) where the solver
/// does, or no state of charge has the rest voltage.
class SpectrumModel
{
public:
    SpectrumModel(ModelKind model, const Cell& cell, std::span<const ParameterId> free);

    /// cell: parameters as they are now. freeSoc: the state of charge where it is free. out: real parts, then
    /// imaginary ones, ohm. jacobian: empty, or out.size() x (free.size() + 1), row major: to the free
    /// parameters and the state of charge that is free.
    Status predict(const ParameterValues& cell, const DrivenSpectrum& spectrum, double freeSoc,
                   std::span<double> out, std::span<double> jacobian);

private:
    Status solve(const DrivenSpectrum& spectrum, double freeSoc, std::span<double> out);

    ImpedanceSolver m_solver;
    Cell m_cell;
    std::vector<ParameterId> m_free;
    std::vector<bool> m_moves; ///< by free parameter: the spectrum depends on it
    std::vector<std::complex<double>> m_z;
    std::vector<double> m_up, m_down;
};

} // namespace interphase
