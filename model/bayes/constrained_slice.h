#pragma once
#include "bayes/tempered_density.h"
#include "core/random.h"

namespace interphase {

/// A point of the unit cube with its likelihood. Points are ordered by their likelihood and, where it is
/// equal, by `label`, a uniform random number: plateaus of the likelihood are then no different from slopes
/// (@cite Fowlie2021).
struct LivePoint
{
    std::vector<double> u;
    double logLikelihood = 0.0;
    double label = 0.0;

    bool below(const LivePoint& other) const
    {
        return logLikelihood < other.logLikelihood ||
               (logLikelihood == other.logLikelihood && label < other.label);
    }
};

/// Draws from the prior above a likelihood: slice sampling (@cite Neal2003, stepping out and shrinking) in
/// the unit cube along differences of two other live points, which have the shape of the region.
class ConstrainedSlice
{
public:
    /// live: not below the threshold; both must outlive this.
    ConstrainedSlice(TemperedDensity& density, const std::vector<LivePoint>& live, const LivePoint& threshold,
                     RandomStream& stream);

    /// Moves live point number `from` by `slices` slices; returns where it then is, or was when stopped.
    LivePoint walk(std::size_t from, int slices, const std::stop_token& stop);
    int evaluations() const { return m_evaluations; }

private:
    void slice(const std::stop_token& stop);
    void chooseDirection();
    bool inside(double t);

    TemperedDensity& m_density;
    const std::vector<LivePoint>& m_live;
    const LivePoint& m_threshold;
    RandomStream& m_stream;
    std::size_t m_from = 0;
    LivePoint m_point, m_trial;
    std::vector<double> m_direction, m_q;
    int m_evaluations = 0;
};

} // namespace interphase
