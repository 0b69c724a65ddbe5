#pragma once
#include "bayes/bridge.h"
#include "bayes/diagnostics.h"
#include "calibrate/evidence_record.h"
#include "cell/cell.h"
#include "data/dataset.h"

namespace interphase {

// The evidence of an analysis, and how well it predicts what is left out: what models are compared by.
//
// Problem: the probability of the data under a model and its priors, with an error that can be believed.
// Method: tempered SMC and nested sampling, which weigh several modes, and bridge sampling from the draws of
// chains, which is cheap (bayes/evidence.h); each four times, independently: with four seeds, or a chain
// each. Where methods disagree, a part of the posterior was missed by one of them. The evidence at other
// widths of the priors comes from the same draws by weights (@cite Vehtari2024); where these do not reach (k
// too large, or a prior that goes where the draws cannot have been) SMC or nested sampling is run again,
// SMC in the place of bridge sampling where that takes minutes. It fails where the prior is so wide that
// hardly any of it can be solved. All priors a definition can state are
// proper and normalised over their bounds; a density whose prior is not is refused (PriorNotNormalised).
//
//     const EvidenceRequest request = evidenceRequest(study, {.seed = 1});
//     const EvidenceRecord record = computeEvidence(request, context);
//     if (record.status().ok()) keepEvidence(study, request, record, program);

/// All that the estimates are made of. A value.
struct EvidenceRequest
{
    Definition definition;
    Cell cell;
    std::vector<Dataset> datasets;
    BridgeChains chains;               ///< q of the draws of the run that holds, a chain each; may be empty
    ChainGroups groups{};              ///< how they are compared; walkers of an ensemble are one already
    RunId run = 0;                     ///< they are from
    std::size_t modes = 0;             ///< that the search of that run had found
    std::vector<DrawRecord> toCheck{}; ///< some of them, see checkDensities()
    EvidenceOptions options;
};

/// Of the current analysis. Throws InputError where the definition lacks something.
EvidenceRequest evidenceRequest(Study& study, const EvidenceOptions& options);

/// The methods that are used where none is named: bridge sampling where there are draws and the chains agree
/// (R-hat), SMC where there are none, and both, SMC first, where they do not or the search of their run had
/// found several modes.
/// Throws InputError for a DFN without draws, of which SMC would take hours.
std::vector<EvidenceMethod> chosenMethods(const EvidenceRequest& request);

/// Throws InputError for a definition that does not fit its data, numbers out of range, bridge sampling
/// without draws, or as chosenMethods(). Cancelled or failed: the record says so, and is not to be kept.
EvidenceRecord computeEvidence(const EvidenceRequest& request, const RunContext& context);

/// As a complete run with the purpose RunPurpose::Evidence.
void keepEvidence(Study& study, const EvidenceRequest& request, const EvidenceRecord& record,
                  const std::string& program);

/// The definition with the widths of all its priors, those of the noise too, times a factor; see withWidth().
Definition withPriorWidths(Definition definition, double factor);

} // namespace interphase
