#pragma once
#include <cmath>
#include <random>
#include <vector>

/// Shapes from which the invented views are made.
namespace interphase::sample {

/// A discharge curve of no particular cell, V over the share of the discharge done.
inline double voltageAt(double share)
{
    return 3.45 + 0.55 * (1.0 - share) + 0.05 * std::exp(-40.0 * share) - 0.03 * std::sin(9.0 * share) -
           1.2 * std::pow(share, 14.0) - 0.15 * share;
}

inline std::vector<double> range(double first, double last, int count)
{
    std::vector<double> out(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
        out[static_cast<std::size_t>(i)] = first + (last - first) * i / (count - 1);
    return out;
}

/// Normal noise that is the same in every run.
class Noise
{
public:
    explicit Noise(unsigned seed) : m_engine(seed) {}
    double operator()() { return m_normal(m_engine); }

private:
    std::mt19937 m_engine;
    std::normal_distribution<double> m_normal;
};

} // namespace interphase::sample
