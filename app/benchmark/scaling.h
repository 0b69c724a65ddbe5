#pragma once
#include "app/benchmark/benchmark.h"

#include <functional>

namespace interphase {

/// One row of how time and error go with one thing.
struct ScalingRow
{
    std::string_view table; ///< "cells per electrode"
    long size = 0;
    double ms = 0.0;
    std::optional<double> error_mV; ///< rms, against the converged run of the same engine
};

/// DFN discharges at 1C: over cells per electrode, over modes in a particle, over parameters in the gradient,
/// over parameter sets solved at once on all cores; and CCCV cycles of the SPM with SEI. Each row as it is
/// measured.
void measureScaling(const BenchmarkInput& input, const std::function<void(const ScalingRow&)>& report);

} // namespace interphase
