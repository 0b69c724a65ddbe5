#pragma once
#include "bayes/posterior.h"
#include "calibrate/analysis_noise.h"
#include "calibrate/cell_forward_model.h"
#include "data/dataset.h"
#include "study/definition.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace interphase {

/// A data set cut to what an analysis uses.
struct PreparedData
{
    DrivenData driven;             ///< times are those of the likelihood; empty when the set is only held out
    DrivenData predicted;          ///< through what is fitted and what is held out; without times
    std::vector<double> voltage_V; ///< measured, at driven.times_s, whether it is fitted or not
    std::vector<double> temperature_K; ///< the same; empty unless it is fitted
    TimeWindow fit;                    ///< begin = end where nothing is fitted
    TimeWindow holdOut;                ///< begin = end where nothing is held out
};

/// A spectrum cut to what an analysis uses.
struct PreparedSpectrum
{
    DrivenSpectrum driven;
    std::vector<double> real_ohm, imaginary_ohm; ///< measured, at driven.frequency_Hz
};

/// An analysis put together: data, model and priors made into a posterior.
///
///     definition + cell + data sets --prepareAnalysis--> Analysis.posterior --> optimisers, samplers,
///     profiles
struct Analysis
{
    Definition definition;
    std::shared_ptr<const CellModelSpec> spec; ///< what is fitted
    std::vector<PreparedData> data;            ///< all data sets, in the definition's order
    std::vector<PreparedSpectrum> spectra;     ///< the same
    std::vector<std::string>
        quantities; ///< names of theta: BPX paths, "Initial SOC (name)", "sigma_V", "tau_s (1C)", ...
    NoiseOf noiseOf;
    std::unique_ptr<Posterior> posterior;
    std::vector<std::string> notes; ///< what was decided on the way, one sentence each
};

/// Throws InputError where the definition does not fit the data or the cell: an unknown parameter, a window
/// without rows, no rest voltage to take the state of charge from, a prior outside what is physically
/// possible.
Analysis prepareAnalysis(const Definition& definition, const Cell& cell,
                         const std::vector<Dataset>& datasets);
/// The same with another solver than simulationOf(definition).
Analysis prepareAnalysis(const Definition& definition, const Cell& cell, const std::vector<Dataset>& datasets,
                         const SimulationOptions& simulation);

/// The prior of a free parameter, truncated where it gives weight to what is physically impossible. Throws
/// InputError for a path that is none.
Prior boundedPrior(const FreeParameter& free);

/// A copy of the cell with the definition's overrides and temperature.
Cell cellOf(const Definition& definition, const Cell& cell);
SimulationOptions simulationOf(const Definition& definition);

/// The forward model of other data sets, other times, other spectra and capacities under the same cell, with
/// the same parameters.
std::unique_ptr<CellForwardModel> forwardModelFor(const Analysis& analysis, std::vector<DrivenData> data,
                                                  std::vector<DrivenSpectrum> spectra = {},
                                                  std::vector<DrivenCapacity> capacities = {});

} // namespace interphase
