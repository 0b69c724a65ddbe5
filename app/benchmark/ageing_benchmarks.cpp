// Cycles with a growing SEI, and the impedance.
#include "app/benchmark/benchmark.h"
#include "app/benchmark/discharge.h"
#include "app/benchmark/timing.h"
#include "impedance/spectrum.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace interphase {
namespace {

/// Discharge at 1C, rest, charge at C/2, hold until C/50, rest: the cycle of the reference.
class Cycler
{
public:
    Cycler(const Cell& cell, const SimulationOptions& options)
        : m_cell(cell),
          m_solver(makeCellSolver(options))
    {
    }

    void run(int cycles)
    {
        const double oneC = m_cell.nominalCapacity_Ah;
        m_solver->begin(m_cell, {});
        m_now = 0.0;
        for (int i = 0; i < cycles; ++i) {
            step(Control::Current, oneC, 1e6, m_cell.lowerVoltage_V, 1e9, -1.0);
            step(Control::Current, 0.0, 600.0, -1e9, 1e9, -1.0);
            step(Control::Current, -0.5 * oneC, 1e6, -1e9, m_cell.upperVoltage_V, -1.0);
            step(Control::Voltage, m_cell.upperVoltage_V, 1e6, -1e9, 1e9, oneC / 50.0);
            step(Control::Current, 0.0, 600.0, -1e9, 1e9, -1.0);
        }
    }
    double last(std::string_view name) const
    {
        const auto observables = m_solver->observables();
        for (std::size_t i = 0; i < observables.size(); ++i)
            if (observables[i].name == name)
                return m_solver->trace().value(m_solver->trace().points() - 1,
                                               kTraceColumns + static_cast<int>(i));
        throw std::logic_error("no such observable");
    }
    long steps() const { return m_solver->steps(); }
    const Trace& trace() const { return m_solver->trace(); }

private:
    void step(Control control, double value, double longest_s, double below_V, double above_V, double below_A)
    {
        Stretch s;
        s.begin_s = m_now;
        s.end_s = m_now + longest_s;
        s.control = control;
        s.value = value;
        s.voltageBelow = below_V;
        s.voltageAbove = above_V;
        s.currentBelow = below_A;
        const StretchResult result = m_solver->run(s, {});
        if (!result.status.ok())
            throw std::runtime_error(result.status.reason.english());
        m_now = result.time_s;
    }

    const Cell& m_cell;
    std::unique_ptr<CellSolver> m_solver;
    double m_now = 0.0;
};

SimulationOptions withSei(SimulationOptions options)
{
    options.physics.sei = SeiKind::SolventDiffusion;
    return options;
}

/// Root mean square difference of the voltages of the first discharge.
double firstDischarge_mV(const Trace& own, const Trace& fine)
{
    constexpr int kPoints = 300;
    const double end = std::min(own.time(own.stretchBegin(1) - 1), fine.time(fine.stretchBegin(1) - 1));
    double sum = 0.0;
    for (int i = 1; i <= kPoints; ++i) {
        const double t = 5.0 + (end - 5.0) * i / kPoints;
        sum += std::pow(own.evaluate(0, t, kTraceVoltage) - fine.evaluate(0, t, kTraceVoltage), 2);
    }
    return 1e3 * std::sqrt(sum / kPoints);
}

BenchmarkResult measureCycles(const BenchmarkInput& input, const SimulationOptions& options, int cycles)
{
    Cycler cycler(input.cell, options);
    const Timing timing = timeRepeated([&] { cycler.run(cycles); });
    BenchmarkResult out{1e3 * timing.median_s, "ms", {}, {}, timing.runs, {}};
    out.more.emplace_back("steps", static_cast<double>(cycler.steps()));
    SimulationOptions fine = withSei(convergedOptions(options.model));
    fine.relativeTolerance = 1e-6;
    fine.observables = true;
    SimulationOptions own = options;
    own.observables = true;
    Cycler judge(input.cell, own), truth(input.cell, fine);
    judge.run(1);
    truth.run(1);
    out.error_mV = firstDischarge_mV(judge.trace(), truth.trace());
    out.more.emplace_back("error_capacity_loss_percent",
                          100.0 * (judge.last("sei_lithium_Ah") / truth.last("sei_lithium_Ah") - 1.0));
    return out;
}

} // namespace

BenchmarkResult measureDfnSeiCycle(const BenchmarkInput& input)
{
    return measureCycles(input, withSei(quickOptions(ModelKind::Dfn)), 1);
}

BenchmarkResult measureDfnSeiCycles(const BenchmarkInput& input)
{
    return measureCycles(input, withSei(quickOptions(ModelKind::Dfn)), 100);
}

BenchmarkResult measureSpmSeiCycle(const BenchmarkInput& input)
{
    return measureCycles(input, withSei(quickOptions(ModelKind::Spm)), 1);
}

BenchmarkResult measureDfnImpedance(const BenchmarkInput& input)
{
    Cell cell = input.cell;
    cell.parameters[ParameterId::InitialSoc] = 0.5;
    cell.parameters[ParameterId::NegativeDoubleLayer] = cell.parameters[ParameterId::PositiveDoubleLayer] =
        0.2;
    const std::vector<double> f = logarithmic(1e-4, 1e4, 60);
    ImpedanceSolver solver;
    std::vector<std::complex<double>> z, exact;
    const Timing timing = timeRepeated([&] {
        if (!solver.solve(cell, f, z).ok())
            throw std::runtime_error("no impedance");
    });
    SpectrumOptions fine;
    fine.resolution = {300, 40, 300, 2, 0.9};
    ImpedanceSolver(fine).solve(cell, f, exact);
    double worst = 0.0;
    for (std::size_t i = 0; i < f.size(); ++i)
        worst = std::max(worst, std::abs(z[i] - exact[i]) / std::abs(exact[i]));
    BenchmarkResult out{1e3 * timing.median_s, "ms", {}, {}, timing.runs, {}};
    out.more.emplace_back("error_relative_largest", worst);
    return out;
}

} // namespace interphase
