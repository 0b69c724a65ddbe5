#pragma once
#include "bayes/posterior.h"
#include "core/run_context.h"

namespace interphase {

/// The model's prediction at one point and its slopes.
struct Linearisation
{
    std::vector<double> q;
    Status status;
    std::vector<double> prediction; ///< outputs
    std::vector<double> jacobian;   ///< d prediction / d theta, outputs x model parameters, row major
};

/// Points of a posterior at which its model was solved with slopes: what an emulator is fitted to.
class LinearisedPoints
{
public:
    /// posterior: must outlive this.
    explicit LinearisedPoints(const Posterior& posterior) : m_posterior(&posterior) {}

    /// Solves at `points` (of q) besides, on `threads` (0: one a core). The same bits whatever their number.
    /// A solve that fails is kept with its status.
    Status add(const std::vector<std::vector<double>>& points, int threads, const RunContext& context);

    const Posterior& posterior() const { return *m_posterior; }
    const std::vector<Linearisation>& all() const { return m_points; }
    std::size_t size() const { return m_points.size(); }
    int solved() const;

    /// Log density of the posterior minus that of `other`, at the points that could be solved among those at
    /// the indices.
    std::vector<double> differences(LogDensity& other, std::span<const std::size_t> indices) const;

private:
    const Posterior* m_posterior;
    std::vector<Linearisation> m_points;
};

} // namespace interphase
