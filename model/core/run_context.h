#pragma once
#include <functional>
#include <stop_token>

namespace interphase {

/// What every long computation is given: a way to be stopped and a way to say how far it is.
struct RunContext
{
    std::stop_token stop;
    /// Called from the computing thread with a fraction in [0,1]; may be empty; must return quickly.
    std::function<void(double fraction)> progress;

    bool stopRequested() const { return stop.stop_requested(); }
    void report(double fraction) const
    {
        if (progress)
            progress(fraction);
    }
};

} // namespace interphase
