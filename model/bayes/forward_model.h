#pragma once
#include "core/status.h"

#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace interphase {

/// The outputs of one data set, of one quantity, within a prediction: `count` values from `first`, at
/// `time_s` (of a spectrum: its frequencies).
struct OutputSegment
{
    int first = 0;
    int count = 0;
    std::vector<double> time_s; ///< size count, increasing
    /// When the data set began, on the same axis: noise that grows starts from here; empty: the first time.
    std::optional<double> start_s{};
    /// What the noise is measured by at each output, above 0: one with sigma has the standard deviation
    /// sigma scale there; empty: 1.
    std::vector<double> scale{};
};

/// What the statistics see of the physics: a map from constrained parameters (SI) to predicted measurements.
///
/// predict() is a pure function; a workspace of its own may be re-used, so each thread works on its own
/// clone().
class ForwardModel
{
public:
    virtual ~ForwardModel() = default;

    virtual int parameterCount() const = 0;
    virtual int outputCount() const = 0;
    /// One segment per data set and quantity, in order, without gaps.
    virtual const std::vector<OutputSegment>& segments() const = 0;
    /// theta: parameterCount() values. prediction: outputCount() values. jacobian: empty, or outputCount() x
    /// parameterCount(), row major, d prediction / d theta. A failed solve is a status, never an exception.
    virtual Status predict(std::span<const double> theta, std::span<double> prediction,
                           std::span<double> jacobian) = 0;
    /// Whether pullBack() may be called: where it costs less than the Jacobian.
    virtual bool pullsBack() const { return false; }
    /// gradient (parameterCount() values) = weight (outputCount() values) times the Jacobian at the theta of
    /// the last predict(), which must have been ok.
    virtual void pullBack(std::span<const double> /*weight*/, std::span<double> /*gradient*/) {}
    /// Clones are stopped with it.
    virtual std::unique_ptr<ForwardModel> clone() const = 0;
    /// Once requested, predictions under way end soon with the status cancelled.
    virtual void setStop(const std::stop_token& /*stop*/) {}
};

} // namespace interphase
