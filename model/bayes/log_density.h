#pragma once
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace interphase {

/// A density on an unconstrained space, up to a constant. Optimisers, samplers and profiles take this and
/// nothing else.
///
/// evaluate() is a pure function of q: the same bits whatever was evaluated before and on whatever thread. It
/// may use a workspace of its own, so each thread works on its own clone().
class LogDensity
{
public:
    virtual ~LogDensity() = default;

    /// Number of coordinates.
    virtual int dimension() const = 0;
    /// log density at q (size dimension()); -infinity where the model cannot be evaluated, never NaN.
    /// Writes the gradient (size dimension()) unless `gradient` is empty; its content is unspecified at
    /// -infinity.
    virtual double evaluate(std::span<const double> q, std::span<double> gradient) = 0;
    /// Clones are stopped with it.
    virtual std::unique_ptr<LogDensity> clone() const = 0;
    /// Once requested, evaluations under way end soon and all further ones at once, with -infinity: who asks
    /// for a value must look at the token before it is believed.
    virtual void setStop(const std::stop_token& /*stop*/) {}
};

} // namespace interphase
