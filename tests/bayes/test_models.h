#pragma once
#include "bayes/forward_model.h"

#include <cmath>

// Small forward models with known answers.

namespace interphase::test {

/// prediction = X theta, X row major.
class LinearModel : public ForwardModel
{
public:
    LinearModel(std::vector<double> x, int parameters) : m_x(std::move(x)), m_parameters(parameters)
    {
        OutputSegment segment{0, static_cast<int>(m_x.size()) / parameters, {}};
        for (int i = 0; i < segment.count; ++i)
            segment.time_s.push_back(i);
        m_segments = {segment};
    }
    int parameterCount() const override { return m_parameters; }
    int outputCount() const override { return m_segments[0].count; }
    const std::vector<OutputSegment>& segments() const override { return m_segments; }
    Status predict(std::span<const double> theta, std::span<double> prediction,
                   std::span<double> jacobian) override
    {
        for (std::size_t i = 0; i < prediction.size(); ++i) {
            prediction[i] = 0.0;
            for (std::size_t j = 0; j < theta.size(); ++j)
                prediction[i] += m_x[i * theta.size() + j] * theta[j];
        }
        if (!jacobian.empty())
            std::copy(m_x.begin(), m_x.end(), jacobian.begin());
        return {};
    }
    std::unique_ptr<ForwardModel> clone() const override { return std::make_unique<LinearModel>(*this); }

private:
    std::vector<double> m_x;
    int m_parameters;
    std::vector<OutputSegment> m_segments;
};

/// prediction = a exp(-k t) in two segments on uneven grids; fails where k > kMax.
class DecayModel : public ForwardModel
{
public:
    static constexpr double kMax = 50.0;
    explicit DecayModel(int points = 20)
    {
        for (int s = 0; s < 2; ++s) {
            OutputSegment segment{s * points, points, {}};
            for (int i = 0; i < points; ++i)
                segment.time_s.push_back(0.1 * i + 0.003 * i * i + 0.05 * s);
            m_segments.push_back(segment);
        }
    }
    int parameterCount() const override { return 2; }
    int outputCount() const override { return 2 * m_segments[0].count; }
    const std::vector<OutputSegment>& segments() const override { return m_segments; }
    Status predict(std::span<const double> theta, std::span<double> prediction,
                   std::span<double> jacobian) override
    {
        if (theta[1] > kMax)
            return Status::failed(MessageId::SolverStepTooSmall, {std::to_string(theta[1])});
        std::size_t i = 0;
        for (const auto& segment : m_segments)
            for (double t : segment.time_s) {
                const double decay = std::exp(-theta[1] * t);
                prediction[i] = theta[0] * decay;
                if (!jacobian.empty()) {
                    jacobian[2 * i] = decay;
                    jacobian[2 * i + 1] = -theta[0] * t * decay;
                }
                ++i;
            }
        return {};
    }
    std::unique_ptr<ForwardModel> clone() const override { return std::make_unique<DecayModel>(*this); }

private:
    std::vector<OutputSegment> m_segments;
};

} // namespace interphase::test
