#include "app/benchmark/scaling.h"

#include "app/benchmark/discharge.h"
#include "app/benchmark/timing.h"
#include "core/parallel.h"

#include <array>
#include <memory>

namespace interphase {
namespace {

using enum ParameterId;

constexpr double kEnough_s = 0.3;
constexpr std::array kSixteen{
    NegativeDiffusivity,         PositiveDiffusivity,         NegativeReactionRate,
    PositiveReactionRate,        NegativeThickness,           PositiveThickness,
    NegativeParticleRadius,      PositiveParticleRadius,      NegativeActiveFraction,
    PositiveActiveFraction,      ConductivityFactor,          DiffusivityFactor,
    NegativeTransportEfficiency, PositiveTransportEfficiency, TransferenceNumber,
    ElectrolyteConcentration};

double milliseconds(const std::function<void()>& work)
{
    return 1e3 * timeRepeated(work, kEnough_s).median_s;
}

class Scaling
{
public:
    Scaling(const BenchmarkInput& input, const std::function<void(const ScalingRow&)>& report)
        : m_input(input),
          m_report(report),
          m_truth(convergedDischarge(input.cell, ModelKind::Dfn))
    {
    }

    void cells()
    {
        for (const int n : {5, 10, 20, 40, 80, 160}) {
            SimulationOptions options;
            options.negativeCells = options.positiveCells = n;
            options.separatorCells = std::max(2, n / 5);
            discharge("cells per electrode", n, options);
        }
    }
    void modes()
    {
        for (const int n : {4, 6, 8, 10, 12, 16}) {
            SimulationOptions options;
            options.modes = n;
            discharge("modes per particle", n, options);
        }
    }
    void parameters()
    {
        for (const std::size_t n : {0U, 1U, 4U, 8U, 12U, 16U})
            discharge("parameters in the gradient", static_cast<long>(n), quickOptions(ModelKind::Dfn),
                      std::span(kSixteen).first(n));
    }
    void sets()
    {
        for (const int n : {1, 2, 4, 8, 16, 64}) {
            std::vector<std::unique_ptr<Discharge>> solvers;
            for (int i = 0; i < n; ++i)
                solvers.push_back(std::make_unique<Discharge>(quickOptions(ModelKind::Dfn)));
            const double ms = milliseconds([&] {
                const Status status = runParallel(n, 0, [&](int i) {
                    solvers[static_cast<std::size_t>(i)]->run(m_input.cell, m_truth.time_s);
                });
                if (!status.ok())
                    throw std::runtime_error(status.reason.english());
            });
            add({"parameter sets at once", n, ms, {}});
        }
    }
    void cycles()
    {
        SimulationOptions options;
        options.model = ModelKind::Spm;
        options.physics.sei = SeiKind::SolventDiffusion;
        options.observables = true;
        options.rows = false;
        for (const int n : {1, 10, 100, 1000}) {
            const Protocol protocol = parseProtocol(
                "discharge at 1C until 2.5 V; rest for 10 min; charge at 0.5C until 4.2 V; hold at "
                "4.2 V until C/50; rest for 10 min; repeat " +
                    std::to_string(n),
                m_input.cell.nominalCapacity_Ah);
            const double ms = milliseconds([&] {
                const SimulationResult result = simulate(m_input.cell, protocol, options);
                if (!result.status.ok())
                    throw std::runtime_error(result.status.reason.english());
            });
            add({"CCCV cycles, SPM with SEI", n, ms, {}});
        }
    }

private:
    void discharge(std::string_view table, long size, const SimulationOptions& options,
                   std::span<const ParameterId> free = {})
    {
        if (m_input.stop.stop_requested())
            return;
        Discharge discharge(options);
        const double ms = milliseconds([&] { discharge.run(m_input.cell, m_truth.time_s, free); });
        add({table, size, ms, rmsError_mV(m_truth, discharge.voltage_V(), discharge.end_s())});
    }
    void add(const ScalingRow& row)
    {
        if (!m_input.stop.stop_requested())
            m_report(row);
    }

    const BenchmarkInput& m_input;
    const std::function<void(const ScalingRow&)>& m_report;
    TrueCurve m_truth;
};

} // namespace

void measureScaling(const BenchmarkInput& input, const std::function<void(const ScalingRow&)>& report)
{
    Scaling scaling(input, report);
    scaling.cells();
    scaling.modes();
    scaling.parameters();
    scaling.sets();
    scaling.cycles();
}

} // namespace interphase
