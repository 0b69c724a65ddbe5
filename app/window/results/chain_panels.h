#pragma once
#include "app/window/results/sample_views.h"

namespace interphase {

/// What the tabs beside the traces are made from. A value.
struct PanelInput
{
    std::vector<std::string> quantities;
    std::vector<Chains> kept; ///< after the warm-up, by quantity and chain
    Chains energies;
    std::vector<long long> treeDepths;
    std::vector<double> waterfall; ///< log densities the climbs to the mode ended at, best first
    SamplerDefinition sampler{};
    FailureCounts startFailures{};      ///< why starts of the search failed
    std::vector<ParticleRun> particles; ///< of tempered particles, the runs that ended
    std::vector<FoundMode> modes{};     ///< that the search has found
};
PanelInput panelInput(const SampleStatus& status);

/// One tab. Takes up to a second for effective sample sizes of many draws: for a job. Traces have none.
PanelsView panelsView(SampleTab tab, const PanelInput& input);

} // namespace interphase
