#pragma once
#include "cell/cell.h"
#include "core/status.h"
#include "electrochem/dfn_layout.h"
#include "electrochem/model_kind.h"

#include <complex>
#include <memory>
#include <span>
#include <vector>

namespace interphase {

struct SpectrumOptions
{
    ModelKind model = ModelKind::Dfn;
    /// Fine at both ends of each domain: at 10 kHz the current of a DFN gets 5 micrometres deep. An SPMe
    /// takes as many equal cells.
    DfnResolution resolution{40, 6, 40, 2, 0.9};
};

/// The impedance of a cell at rest.
///
/// Problem: Z(omega) = -dV/dI of the linearised model at the cell's initial state of charge. Method: one
/// complex solve (i omega dF/dy' + dF/dy) x = e_I with the structured Newton matrix a frequency; nothing is
/// approximated but space. Fails (a status) where the state is not finite.
class ImpedanceSolver
{
public:
    explicit ImpedanceSolver(const SpectrumOptions& options = {});
    ~ImpedanceSolver();

    /// Z in ohm at each frequency in Hz (positive); the imaginary part is negative where the cell is
    /// capacitive. Throws InputError for a cell without electrolyte and a model with one.
    Status solve(const Cell& cell, std::span<const double> frequencies_Hz,
                 std::vector<std::complex<double>>& z);

private:
    struct Workspace;
    DfnResolution m_resolution;
    DfnModel m_model; ///< of the workspace
    std::unique_ptr<Workspace> m_workspace;
};

/// Gives particles a double layer of 0.2 F/m2 (as PyBaMM's parameter sets have it) where the cell has none: a
/// spectrum without one is flat at high frequencies.
void addDoubleLayer(Cell& cell);

/// `count` frequencies from the lower to the upper one, equally spaced in the logarithm.
std::vector<double> logarithmic(double lower_Hz, double upper_Hz, int count);

} // namespace interphase
