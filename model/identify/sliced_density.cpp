#include "identify/sliced_density.h"

#include <algorithm>

namespace interphase {
namespace {

// Base is LogDensity or CurvatureDensity.
template <class Base>
class Slice : public Base
{
public:
    Slice(Base& density, int coordinate, double value)
        : m_density(density),
          m_coordinate(coordinate),
          m_value(value),
          m_gradient(static_cast<std::size_t>(density.dimension())),
          m_curvature(m_gradient.size() * m_gradient.size())
    {
    }

    int dimension() const override { return m_density.dimension() - 1; }
    double evaluate(std::span<const double> others, std::span<double> gradient) override
    {
        const auto q = withCoordinate(others, m_coordinate, m_value);
        const double value = m_density.evaluate(q, gradient.empty() ? gradient : std::span(m_gradient));
        if (!gradient.empty())
            copyGradient(gradient);
        return value;
    }

protected:
    void copyGradient(std::span<double> gradient) const
    {
        for (std::size_t i = 0; i < gradient.size(); ++i)
            gradient[i] = m_gradient[full(i)];
    }
    std::size_t full(std::size_t i) const { return i < static_cast<std::size_t>(m_coordinate) ? i : i + 1; }

    Base& m_density;
    int m_coordinate;
    double m_value;
    std::vector<double> m_gradient;
    std::vector<double> m_curvature;
};

class PlainSlice final : public Slice<LogDensity>
{
public:
    using Slice::Slice;
    std::unique_ptr<LogDensity> clone() const override { return std::make_unique<PlainSlice>(*this); }
};

class CurvedSlice final : public Slice<CurvatureDensity>
{
public:
    using Slice::Slice;
    double evaluateWithCurvature(std::span<const double> others, std::span<double> gradient,
                                 std::span<double> curvature) override
    {
        const auto q = withCoordinate(others, m_coordinate, m_value);
        const double value = m_density.evaluateWithCurvature(q, m_gradient, m_curvature);
        copyGradient(gradient);
        for (std::size_t i = 0; i < others.size(); ++i)
            for (std::size_t j = 0; j < others.size(); ++j)
                curvature[i * others.size() + j] = m_curvature[full(i) * m_gradient.size() + full(j)];
        return value;
    }
    std::unique_ptr<LogDensity> clone() const override { return std::make_unique<CurvedSlice>(*this); }
};

} // namespace

std::unique_ptr<LogDensity> sliceDensity(LogDensity& density, int coordinate, double value)
{
    if (auto* curved = dynamic_cast<CurvatureDensity*>(&density))
        return std::make_unique<CurvedSlice>(*curved, coordinate, value);
    return std::make_unique<PlainSlice>(density, coordinate, value);
}

std::vector<double> withCoordinate(std::span<const double> others, int coordinate, double value)
{
    std::vector<double> q(others.begin(), others.end());
    q.insert(q.begin() + coordinate, value);
    return q;
}

std::vector<double> withoutCoordinate(std::span<const double> q, int coordinate)
{
    std::vector<double> others(q.begin(), q.end());
    others.erase(others.begin() + coordinate);
    return others;
}

} // namespace interphase
