#pragma once
#include "bayes/failure_counts.h"
#include "bayes/tempered_density.h"
#include "core/run_context.h"
#include "core/status.h"

#include <functional>

namespace interphase {

/// Clones of a density, one a worker, for tasks that evaluate it. Results and failures do not depend on the
/// number of threads as long as a task writes to places of its own.
class DensityTeam
{
public:
    /// threads: 0: one a core; never more than cores or `mostTasks`. Solves under way end when
    /// context.stop is requested.
    DensityTeam(const TemperedDensity& density, int threads, int mostTasks, const RunContext& context);

    /// task(density, 0) ... task(density, count - 1) in parallel. Cancelled: what the tasks wrote means
    /// nothing.
    Status run(int count, const std::function<void(TemperedDensity&, int)>& task);
    /// Failed solves of all runs, in the order of the tasks.
    const FailureCounts& failures() const { return m_failures; }

private:
    std::vector<std::unique_ptr<TemperedDensity>> m_members;
    RunContext m_context;
    FailureCounts m_failures;
};

} // namespace interphase
