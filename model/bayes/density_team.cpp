#include "bayes/density_team.h"
#include "core/parallel.h"

#include <atomic>

namespace interphase {
namespace {

FailureCounts failuresOf(const TemperedDensity& density)
{
    const auto* counter = dynamic_cast<const CountsFailures*>(&density);
    return counter ? counter->failures() : FailureCounts{};
}

} // namespace

DensityTeam::DensityTeam(const TemperedDensity& density, int threads, int mostTasks,
                         const RunContext& context)
    : m_context(context)
{
    for (int i = workerCount(threads, mostTasks); i > 0; --i) {
        m_members.push_back(density.cloneTempered());
        m_members.back()->setStop(context.stop);
    }
}

Status DensityTeam::run(int count, const std::function<void(TemperedDensity&, int)>& task)
{
    std::atomic<int> next = 0;
    std::vector<FailureCounts> failures(static_cast<std::size_t>(count));
    const auto work = [&](int member) {
        TemperedDensity& density = *m_members[static_cast<std::size_t>(member)];
        FailureCounts before = failuresOf(density);
        for (int i = next++; i < count && !m_context.stopRequested(); i = next++) {
            task(density, i);
            const FailureCounts after = failuresOf(density);
            if (totalFailures(after) > totalFailures(before))
                failures[static_cast<std::size_t>(i)] = failuresSince(before, after);
            before = after;
        }
    };
    const int members = static_cast<int>(m_members.size());
    const Status status = runParallel(members, members, work);
    if (m_context.stopRequested())
        return Status::cancelled();
    for (const FailureCounts& some : failures)
        addFailures(m_failures, some);
    return status;
}

} // namespace interphase
