#include "core/parallel.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

#ifdef __linux__
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace interphase {

int workerCount(int wanted, int tasks)
{
    const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    return std::max(1, std::min({wanted > 0 ? wanted : cores, cores, tasks}));
}

void lowerThreadPriority()
{
#ifdef __linux__
    // On Linux a thread's id taken as a process id sets the nice value of that thread alone.
    constexpr int kNice = 10;
    setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), kNice);
#endif
}

Status statusOfCurrentException()
{
    try {
        throw;
    } catch (const InputError& error) {
        return {Outcome::Failed, error.message()};
    } catch (const std::exception& error) {
        return Status::failed(MessageId::ComputationError, {error.what()});
    } catch (...) {
        return Status::failed(MessageId::ComputationError, {"unknown"});
    }
}

Status runParallel(int count, int threads, const std::function<void(int)>& task)
{
    std::atomic<int> next = 0;
    std::mutex mutex;
    Status status;
    const auto work = [&] {
        lowerThreadPriority();
        for (int i = next++; i < count; i = next++) {
            try {
                task(i);
            } catch (...) {
                next = count;
                const std::lock_guard lock(mutex);
                status = statusOfCurrentException();
            }
        }
    };
    {
        std::vector<std::jthread> workers;
        for (int t = workerCount(threads, count); t > 0; --t)
            workers.emplace_back(work);
    }
    return status;
}

} // namespace interphase
