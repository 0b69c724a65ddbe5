#include "bayes/linearised_points.h"

#include "core/parallel.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

/// Says what it is told, whatever the parameters.
class KnownPrediction final : public ForwardModel
{
public:
    KnownPrediction(const Posterior& posterior, std::span<const double> prediction)
        : m_parameters(posterior.modelParameterCount()),
          m_segments(posterior.segments()),
          m_prediction(prediction.begin(), prediction.end())
    {
    }

    int parameterCount() const override { return m_parameters; }
    int outputCount() const override { return static_cast<int>(m_prediction.size()); }
    const std::vector<OutputSegment>& segments() const override { return m_segments; }
    Status predict(std::span<const double>, std::span<double> prediction, std::span<double> jacobian) override
    {
        std::ranges::copy(m_prediction, prediction.begin());
        std::ranges::fill(jacobian, 0.0);
        return {};
    }
    std::unique_ptr<ForwardModel> clone() const override { return std::make_unique<KnownPrediction>(*this); }

private:
    int m_parameters;
    std::vector<OutputSegment> m_segments;
    std::vector<double> m_prediction;
};

} // namespace

Status LinearisedPoints::add(const std::vector<std::vector<double>>& points, int threads,
                             const RunContext& context)
{
    const std::size_t before = m_points.size();
    for (const std::vector<double>& q : points)
        m_points.push_back({q, {}, {}, {}});
    const auto solve = [&](int i) {
        Linearisation& at = m_points[before + static_cast<std::size_t>(i)];
        const std::unique_ptr<Posterior> own = m_posterior->clonePosterior();
        own->setStop(context.stop);
        at.status = own->linearise(at.q, at.prediction, at.jacobian);
    };
    const Status status = runParallel(static_cast<int>(points.size()), threads, solve);
    return context.stopRequested() ? Status::cancelled() : status;
}

int LinearisedPoints::solved() const
{
    return static_cast<int>(
        std::ranges::count_if(m_points, [](const Linearisation& at) { return at.status.ok(); }));
}

std::vector<double> LinearisedPoints::differences(LogDensity& other,
                                                  std::span<const std::size_t> indices) const
{
    std::vector<double> out;
    for (const std::size_t i : indices) {
        const Linearisation& at = m_points.at(i);
        if (!at.status.ok())
            continue;
        const std::unique_ptr<Posterior> known =
            m_posterior->withModel(std::make_unique<KnownPrediction>(*m_posterior, at.prediction));
        out.push_back(known->evaluate(at.q, {}) - other.evaluate(at.q, {}));
    }
    return out;
}

} // namespace interphase
