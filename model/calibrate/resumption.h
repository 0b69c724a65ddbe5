#pragma once
#include "bayes/ensemble.h"
#include "bayes/sampling.h"
#include "calibrate/mode_report.h"
#include "study/study.h"

#include <optional>
#include <stop_token>
#include <vector>

namespace interphase {

// How a calibration goes on after it was stopped or killed at any moment.
//
// What a run has stored is enough to go on bit for bit: nothing, then the mode with its normal approximation,
// then a checkpoint of each chain beside its draws. The starts of the chains are not stored, for they follow
// from the mode and the seed; so it does not matter which chains have made a draw.

/// The latest run of the sampler, if a calibration with the study's present definition goes on with it rather
/// than begin another: one that was stopped, or that has fewer draws than are asked for now.
std::optional<RunInfo> unfinishedRun(Study& study);
/// Whether a run has all draws that are asked for, or has reached the target.
bool hasEnough(Study& study, const RunInfo& run, const SamplerDefinition& sampler);
/// Whether the same draws are asked for, fewer or more of them.
bool sameButForDraws(SamplerDefinition a, const SamplerDefinition& b);
/// The mode a run has found, if the normal approximation is there as well.
std::optional<ModeReport> storedMode(Study& study, RunId run);
/// The state of a chain as its encoder wrote it.
std::string_view textOf(const Checkpoint& checkpoint);
/// Where each chain of a run stands: at its checkpoint or, where it has made no draw yet, at its start.
/// Throws InputError where another version of the model made them, with another density. Once stopped they
/// are not to be used.
std::vector<ChainState> chainStates(Study& study, RunId run, Posterior& posterior, const ModeReport& mode,
                                    const std::stop_token& stop = {});

/// Throws InputError where the posterior has another log density at q than a chain of the run had there:
/// another version of the model made it, and its draws would be of two densities.
void requireSameDensity(Posterior& posterior, RunId run, std::span<const double> q, double logDensity,
                        const std::stop_token& stop);

/// As chainStates(), of ensembles.
std::vector<EnsembleState> ensembleStates(Study& study, RunId run, Posterior& posterior,
                                          const ModeReport& mode);

/// Options of the sampler a definition asks for, with the target acceptance that the mode was found to want.
SamplingOptions samplingOptions(const Definition& definition, const ModeReport& mode);
EnsembleOptions ensembleOptions(const Definition& definition);

} // namespace interphase
