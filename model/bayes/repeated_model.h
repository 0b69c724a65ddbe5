#pragma once
#include "bayes/forward_model.h"

namespace interphase {

/// A model whose experiments are each made twice: its outputs, and the same once more, as segments of their
/// own. One solve serves both.
class RepeatedModel final : public ForwardModel
{
public:
    explicit RepeatedModel(std::unique_ptr<ForwardModel> once);

    int parameterCount() const override { return m_once->parameterCount(); }
    int outputCount() const override { return 2 * m_once->outputCount(); }
    const std::vector<OutputSegment>& segments() const override { return m_segments; }
    Status predict(std::span<const double> theta, std::span<double> prediction,
                   std::span<double> jacobian) override;
    std::unique_ptr<ForwardModel> clone() const override;
    void setStop(const std::stop_token& stop) override { m_once->setStop(stop); }

private:
    std::unique_ptr<ForwardModel> m_once;
    std::vector<OutputSegment> m_segments;
};

} // namespace interphase
