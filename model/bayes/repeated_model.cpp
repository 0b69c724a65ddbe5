#include "bayes/repeated_model.h"

#include "bayes/posterior.h"

#include <algorithm>

namespace interphase {

RepeatedModel::RepeatedModel(std::unique_ptr<ForwardModel> once)
    : m_once(std::move(once)),
      m_segments(m_once->segments())
{
    for (OutputSegment segment : m_once->segments()) {
        segment.first += m_once->outputCount();
        m_segments.push_back(std::move(segment));
    }
}

Status RepeatedModel::predict(std::span<const double> theta, std::span<double> prediction,
                              std::span<double> jacobian)
{
    const std::size_t half = prediction.size() / 2, rows = jacobian.size() / 2;
    const Status status = m_once->predict(theta, prediction.first(half), jacobian.first(rows));
    std::copy_n(prediction.begin(), half, prediction.begin() + static_cast<std::ptrdiff_t>(half));
    std::copy_n(jacobian.begin(), rows, jacobian.begin() + static_cast<std::ptrdiff_t>(rows));
    return status;
}

std::unique_ptr<ForwardModel> RepeatedModel::clone() const
{
    return std::make_unique<RepeatedModel>(m_once->clone());
}

std::unique_ptr<Posterior> Posterior::withRepeat(std::span<const double> again) const
{
    std::vector<double> y = m_y;
    y.insert(y.end(), again.begin(), again.end());
    std::vector<NoiseGroup> noise = groups();
    const auto segments = static_cast<int>(m_layout.groupOf.size());
    for (NoiseGroup& group : noise)
        for (std::size_t s = 0, n = group.segments.size(); s < n; ++s)
            group.segments.push_back(group.segments[s] + segments);
    const auto models = m_parameters.begin() + m_model->parameterCount();
    return std::make_unique<Posterior>(std::make_unique<RepeatedModel>(m_model->clone()), std::move(y),
                                       std::vector<NamedPrior>(m_parameters.begin(), models), noise,
                                       m_correlations);
}

} // namespace interphase
