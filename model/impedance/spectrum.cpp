#include "impedance/spectrum.h"

#include "core/message.h"
#include "core/text.h"
#include "electrochem/coefficients.h"
#include "electrochem/dfn_system.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace interphase {

using Complex = std::complex<double>;

struct ImpedanceSolver::Workspace
{
    explicit Workspace(const DfnResolution& resolution, const DfnModel& model)
        : system(resolution, model),
          factors(system.layout()),
          y(static_cast<std::size_t>(system.layout().size())),
          zero(y.size()),
          residual(y.size()),
          x(y.size())
    {
    }
    DfnSystem system;
    DfnSystem::FactorsOf<Complex> factors;
    std::vector<double> y, zero, residual;
    std::vector<Complex> x;
};

/// How far apart the materials of an electrode start, V.
static double apart_V(const Cell& cell)
{
    double out = 0.0;
    const CellCoefficients<double> k = cellCoefficients(cell.parameters);
    for (const Side side : {Side::Negative, Side::Positive}) {
        const auto start = startStoichiometries(cell, k, side);
        const auto potential = [&](int kind) {
            return startPotential(cell, side, start[static_cast<std::size_t>(kind)], k.electrode(side), kind);
        };
        for (int kind = 1; kind < kindsOf(cell, side); ++kind)
            out = std::max(out, std::abs(potential(kind) - potential(0)));
    }
    return out;
}

ImpedanceSolver::ImpedanceSolver(const SpectrumOptions& options)
{
    m_model.electrolyte = options.model == ModelKind::Dfn;
    m_resolution = options.resolution;
    if (options.model == ModelKind::Spme)
        m_model.salt = {m_resolution.negativeCells, m_resolution.separatorCells, m_resolution.positiveCells};
    if (!m_model.electrolyte)
        m_resolution.negativeCells = m_resolution.separatorCells = m_resolution.positiveCells = 1;
}

ImpedanceSolver::~ImpedanceSolver() = default;

Status ImpedanceSolver::solve(const Cell& cell, std::span<const double> frequencies_Hz,
                              std::vector<Complex>& z)
{
    if ((m_model.electrolyte || m_model.isSpme()) && !cell.has(CurveId::ElectrolyteConductivity))
        throw InputError(MessageId::InvalidArgument,
                         {"model", "the parameter set says nothing of an electrolyte", "spm"});
    constexpr double kAtRest_V = 1e-3;
    if (const double apart = apart_V(cell); apart > kAtRest_V)
        return Status::failed(MessageId::InvalidArgument, {"impedance",
                                                           "the materials of an electrode start " +
                                                               formatRounded(1e3 * apart, 3) + " mV apart",
                                                           "a cell at rest"});
    const ParticleKinds particles = ParticleKinds::of(cell);
    if (!m_workspace || particles != m_model.particles) {
        m_model.particles = particles;
        m_workspace = std::make_unique<Workspace>(m_resolution, m_model);
    }
    Workspace& w = *m_workspace;
    w.system.setCell(cell);
    w.system.setControl(Control::Current, 0.0);
    w.system.initialState(w.y);
    z.clear();
    if (!w.system.residual(0.0, w.y.data(), w.zero.data(), w.residual.data()))
        return noInitialState(Control::Current, 0.0, 0.0);
    const auto current = static_cast<std::size_t>(w.system.layout().current());
    const auto voltage = static_cast<std::size_t>(w.system.layout().voltage());
    for (const double f : frequencies_Hz) {
        if (!w.system.factor(w.factors, Complex(0.0, 2.0 * std::numbers::pi * f)))
            return noInitialState(Control::Current, 0.0, 0.0);
        std::fill(w.x.begin(), w.x.end(), Complex());
        w.x[current] = 1.0;
        w.system.solve(w.factors, w.x.data());
        z.push_back(-w.x[voltage]);
    }
    return {};
}

void addDoubleLayer(Cell& cell)
{
    constexpr double kDoubleLayer = 0.2; // F/m2
    for (const ParameterId id : {ParameterId::NegativeDoubleLayer, ParameterId::PositiveDoubleLayer})
        if (cell.parameters[id] == 0.0)
            cell.parameters[id] = kDoubleLayer;
}

std::vector<double> logarithmic(double lower_Hz, double upper_Hz, int count)
{
    std::vector<double> out;
    for (int i = 0; i < count; ++i)
        out.push_back(count > 1 ? lower_Hz * std::pow(upper_Hz / lower_Hz, i / (count - 1.0)) : lower_Hz);
    return out;
}

} // namespace interphase
