#pragma once
#include "core/status.h"

#include <functional>

namespace interphase {

/// Number of worker threads for `tasks` independent tasks: `wanted` (0: one a core), at most one a core and a
/// task.
int workerCount(int wanted, int tasks);

/// Lowers the priority of the calling thread below the window's, where the system allows that for one thread.
void lowerThreadPriority();

/// Runs task(0) ... task(count - 1) on up to `threads` workers (0: one a core) of low priority. Each task
/// must write to places of its own, so that the result does not depend on the number of threads. An exception
/// ends the run and becomes a failed status; tasks not begun by then are left out.
Status runParallel(int count, int threads, const std::function<void(int)>& task);

/// The status that tells of the exception being handled; call inside a catch block only.
Status statusOfCurrentException();

} // namespace interphase
