// Symbols: u whitened coordinates, phi the terms of the polynomial, k parameters, n outputs.
#include "bayes/emulator.h"

#include "core/kernel.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

constexpr std::size_t kBlock = 8;  // outputs at once, in registers
constexpr std::size_t kAtOnce = 3; // combinations: each row is read once for so many

/// out[c * n + i] = sum over terms t of weight[c * terms + t] * rows[t * n + i], for some c and all i. Blocks
/// of outputs, so that the sums stay in registers while the rows pass by.
template <std::size_t C>
inline void combineSome(const double* weight, const double* rows, std::size_t terms, double* out,
                        std::size_t n)
{
    std::size_t i = 0;
    for (; i + kBlock <= n; i += kBlock) {
        double sum[C][kBlock] = {};
        for (std::size_t t = 0; t < terms; ++t)
            for (std::size_t c = 0; c < C; ++c)
                for (std::size_t l = 0; l < kBlock; ++l)
                    sum[c][l] += weight[c * terms + t] * rows[t * n + i + l];
        for (std::size_t c = 0; c < C; ++c)
            std::copy_n(sum[c], kBlock, out + c * n + i);
    }
    for (; i < n; ++i)
        for (std::size_t c = 0; c < C; ++c) {
            double sum = 0.0;
            for (std::size_t t = 0; t < terms; ++t)
                sum += weight[c * terms + t] * rows[t * n + i];
            out[c * n + i] = sum;
        }
}

/// The same for `count` combinations.
INTERPHASE_KERNEL
void combine(const double* weight, std::size_t count, const double* rows, std::size_t terms, double* out,
             std::size_t n)
{
    std::size_t c = 0;
    for (; c + kAtOnce <= count; c += kAtOnce)
        combineSome<kAtOnce>(weight + c * terms, rows, terms, out + c * n, n);
    for (; c < count; ++c)
        combineSome<1>(weight + c * terms, rows, terms, out + c * n, n);
}

/// out[r] = row r of rows (count x n) times x. Eight sums side by side, in a fixed order.
INTERPHASE_KERNEL
void multiply(const double* rows, std::size_t count, std::size_t n, const double* x, double* out)
{
    for (std::size_t r = 0; r < count; ++r, rows += n) {
        double sum[kBlock] = {};
        std::size_t i = 0;
        for (; i + kBlock <= n; i += kBlock)
            for (std::size_t l = 0; l < kBlock; ++l)
                sum[l] += rows[i + l] * x[i + l];
        double all = 0.0;
        for (; i < n; ++i)
            all += rows[i] * x[i];
        for (const double s : sum)
            all += s;
        out[r] = all;
    }
}

void whiten(const PolynomialMap& map, std::span<const double> q, std::span<double> u)
{
    const auto k = static_cast<std::size_t>(map.parameters);
    std::fill_n(u.begin(), k, 0.0);
    for (std::size_t j = 0; j < k; ++j) {
        const double x = q[j] - map.centre[j];
        for (std::size_t i = j; i < k; ++i)
            u[i] += map.toWhite[i * k + j] * x;
    }
}

} // namespace

Emulator::Emulator(std::shared_ptr<const PolynomialMap> map, std::vector<Transform> transforms)
    : m_map(std::move(map)),
      m_transforms(std::move(transforms)),
      m_q(static_cast<std::size_t>(m_map->parameters)),
      m_u(m_q.size()),
      m_term(static_cast<std::size_t>(m_map->terms())),
      m_slope(m_u.size() * m_term.size()),
      m_weight(std::max<std::size_t>(1, m_u.size()) * static_cast<std::size_t>(m_map->shapeCount)),
      m_direction(static_cast<std::size_t>(m_map->parameters * m_map->outputs)),
      m_adjoint(m_term.size())
{
}

Status Emulator::predict(std::span<const double> theta, std::span<double> prediction,
                         std::span<double> jacobian)
{
    const PolynomialMap& map = *m_map;
    const std::size_t k = m_u.size(), n = prediction.size();
    std::vector<double>& q = m_q;
    for (std::size_t i = 0; i < k; ++i)
        q[i] = m_transforms[i].toUnconstrained(theta[i]);
    whiten(map, q, m_u);
    m_term[0] = 1.0;
    for (std::size_t t = 1; t < m_term.size(); ++t)
        m_term[t] =
            m_term[static_cast<std::size_t>(map.parent[t])] * m_u[static_cast<std::size_t>(map.factor[t])];
    const auto shapes = static_cast<std::size_t>(map.shapeCount);
    combine(m_term.data(), 1, map.coefficients.data(), m_term.size(), m_weight.data(), shapes);
    combine(m_weight.data(), 1, map.shapes.data(), shapes, prediction.data(), n);
    for (std::size_t o = 0; o < n; ++o)
        prediction[o] += map.constant[o];
    if (jacobian.empty())
        return {};
    for (std::size_t i = 0; i < k; ++i) { // along u_i
        double* slope = m_slope.data() + i * m_term.size();
        slope[0] = 0.0;
        for (std::size_t t = 1; t < m_term.size(); ++t) {
            const auto parent = static_cast<std::size_t>(map.parent[t]),
                       factor = static_cast<std::size_t>(map.factor[t]);
            slope[t] = slope[parent] * m_u[factor] + (factor == i ? m_term[parent] : 0.0);
        }
    }
    combine(m_slope.data(), k, map.coefficients.data(), m_term.size(), m_weight.data(), shapes);
    combine(m_weight.data(), k, map.shapes.data(), shapes, m_direction.data(), n);
    for (std::size_t j = 0; j < k; ++j) { // d u_i / d theta_j, i >= j
        const double slope = m_transforms[j].derivative(q[j]);
        for (std::size_t o = 0; o < n; ++o) {
            double sum = 0.0;
            for (std::size_t i = j; i < k; ++i)
                sum += m_direction[i * n + o] * map.toWhite[i * k + j];
            jacobian[o * k + j] = sum / slope;
        }
    }
    return {};
}

// From the outputs to the shapes, to the terms, and down the terms to what each was made of.
void Emulator::pullBack(std::span<const double> weight, std::span<double> gradient)
{
    const PolynomialMap& map = *m_map;
    const std::size_t k = m_u.size(), terms = m_term.size();
    const auto shapes = static_cast<std::size_t>(map.shapeCount);
    multiply(map.shapes.data(), shapes, weight.size(), weight.data(), m_weight.data());
    multiply(map.coefficients.data(), terms, shapes, m_weight.data(), m_adjoint.data());
    std::vector<double>& byU = m_slope; // the first k of it
    std::fill_n(byU.begin(), k, 0.0);
    for (std::size_t t = terms - 1; t > 0; --t) {
        const auto parent = static_cast<std::size_t>(map.parent[t]),
                   factor = static_cast<std::size_t>(map.factor[t]);
        byU[factor] += m_adjoint[t] * m_term[parent];
        m_adjoint[parent] += m_adjoint[t] * m_u[factor];
    }
    for (std::size_t j = 0; j < k; ++j) { // d u_i / d theta_j, i >= j
        double sum = 0.0;
        for (std::size_t i = j; i < k; ++i)
            sum += byU[i] * map.toWhite[i * k + j];
        gradient[j] = sum / m_transforms[j].derivative(m_q[j]);
    }
}

SurrogateDensity::SurrogateDensity(std::unique_ptr<Posterior> posterior,
                                   std::shared_ptr<const PolynomialMap> map)
    : m_posterior(std::move(posterior)),
      m_map(std::move(map)),
      m_u(static_cast<std::size_t>(m_map->parameters))
{
}

std::unique_ptr<LogDensity> SurrogateDensity::clone() const
{
    return std::make_unique<SurrogateDensity>(m_posterior->clonePosterior(), m_map);
}

double SurrogateDensity::distance(std::span<const double> q) const
{
    std::vector<double> u(m_u.size());
    whiten(*m_map, q, u);
    double square = 0.0;
    for (const double v : u)
        square += v * v;
    return std::sqrt(square);
}

double SurrogateDensity::evaluate(std::span<const double> q, std::span<double> gradient)
{
    constexpr double kSteepness = 1.0;
    const double inside = m_posterior->evaluate(q, gradient);
    const std::size_t k = m_u.size();
    whiten(*m_map, q, m_u);
    double square = 0.0;
    for (const double u : m_u)
        square += u * u;
    const double distance = std::sqrt(square), beyond = distance - m_map->radius;
    if (!(beyond > 0.0) || !std::isfinite(inside))
        return inside;
    if (!gradient.empty())
        for (std::size_t j = 0; j < k; ++j) {
            const double steep = kSteepness * beyond / distance;
            for (std::size_t i = j; i < k; ++i)
                gradient[j] -= steep * m_u[i] * m_map->toWhite[i * k + j];
        }
    return inside - 0.5 * kSteepness * beyond * beyond;
}

} // namespace interphase
