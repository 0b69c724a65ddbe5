#include "app/benchmark/benchmark.h"

namespace interphase {
namespace {

constexpr Benchmark kBenchmarks[] = {
    {"spm_discharge", "SPM, 1C discharge to 2.5 V, 300 points", measureSpmDischarge},
    {"spme_discharge", "SPMe, 1C discharge to 2.5 V, 300 points", measureSpmeDischarge},
    {"dfn_discharge", "DFN, 1C discharge to 2.5 V, 300 points, within 0.3 mV", measureDfnDischarge},
    {"dfn_discharge_default", "the same on the mesh that calibrations use", measureDfnDischargeDefault},
    {"dfn_gradient5", "the same with the gradient to 5 parameters", measureDfnGradient5},
    {"dfn_pulse", "DFN, 1C pulses as a measured current, 361 points, within 1 mV from 0.1 s on",
     measureDfnPulse},
    {"dfn_pulse_default", "the same on the mesh that calibrations use", measureDfnPulseDefault},
    {"dfn_impedance60", "DFN, impedance at 60 frequencies", measureDfnImpedance},
    {"dfn_sei_cycle", "DFN with SEI, one CCCV cycle", measureDfnSeiCycle},
    {"dfn_sei_100_cycles", "DFN with SEI, 100 CCCV cycles", measureDfnSeiCycles},
    {"dfn_batch_per_second", "DFN 1C discharges with different parameters, 2 threads", measureDfnBatch},
    {"spm_ess_per_second", "effective draws of NUTS, SPM, 4 parameters, 2 threads, warm-up counted",
     measureSpmEss},
    {"dfn_ess_per_second",
     "effective draws, surrogate transitions, DFN, 5 parameters, 1C and pulses, 2 threads, warm-up counted",
     measureDfnEss, true},
    {"dfn_discharge_coarse", "DFN, 1C discharge, 10 cells a domain, 10 modes, rtol 1e-3",
     measureDfnDischargeCoarse},
    {"spm_sei_cycle", "SPM with SEI, one CCCV cycle", measureSpmSeiCycle},
    {"file_to_posterior",
     "NMC pouch, DFN, 5 parameters: measured files to R-hat 1.01 and 400 effective draws",
     measureFileToPosterior, true},
    {"next_cell", "the same for a second, similar cell, from the first one's draws", measureNextCell, true},
    {"first_window", "start of the process to the first painted window, an example open", measureFirstWindow},
    {"ui_longest_block", "longest block of the window in 10 s, 4 chains of the DFN running, page Sample",
     measureLongestBlock},
};

} // namespace

std::span<const Benchmark> benchmarks()
{
    return kBenchmarks;
}

} // namespace interphase
