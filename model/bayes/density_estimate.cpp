#include "bayes/density_estimate.h"
#include "bayes/diagnostics.h"
#include "bayes/prior.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

constexpr double kSqrtPi = 1.77245385090551602730;
constexpr double kSqrt2Pi = 2.50662827463100050242;
constexpr int kBins = 512;

bool allFinite(std::span<const double> x)
{
    return std::all_of(x.begin(), x.end(), [](double v) { return std::isfinite(v); });
}

double meanOf(std::span<const double> x)
{
    double sum = 0.0;
    for (const double v : x)
        sum += v;
    return sum / static_cast<double>(x.size());
}

double covarianceOf(std::span<const double> x, std::span<const double> y)
{
    const double mx = meanOf(x), my = meanOf(y);
    double sum = 0.0;
    for (std::size_t i = 0; i < x.size(); ++i)
        sum += (x[i] - mx) * (y[i] - my);
    return sum / static_cast<double>(x.size() - 1);
}

// The smaller of the standard deviation and what the quartiles say of it.
double robustScale(std::span<const double> draws)
{
    const double sd = std::sqrt(covarianceOf(draws, draws));
    std::vector<double> sorted(draws.begin(), draws.end());
    std::sort(sorted.begin(), sorted.end());
    const double quartiles = (sortedQuantile(sorted, 0.75) - sortedQuantile(sorted, 0.25)) / 1.349;
    return quartiles > 0.0 ? std::min(sd, quartiles) : sd;
}

// Draws shared out linearly between the two nearest of evenly spaced bins.
struct Bins
{
    double first = 0.0;
    double step = 0.0;
    std::vector<double> weights;

    explicit Bins(std::span<const double> draws) : weights(kBins, 0.0)
    {
        const auto [low, high] = std::minmax_element(draws.begin(), draws.end());
        first = *low;
        step = (*high - *low) / (kBins - 1);
        for (const double v : draws) {
            const double at = (v - first) / step;
            const auto i = static_cast<std::size_t>(std::clamp(at, 0.0, kBins - 1.0));
            const double share = std::clamp(at - static_cast<double>(i), 0.0, 1.0);
            weights[i] += 1.0 - share;
            if (share > 0.0)
                weights[std::min<std::size_t>(i + 1, kBins - 1)] += share;
        }
    }
    double at(std::size_t i) const { return first + static_cast<double>(i) * step; }
};

// Estimate of the integral of density times its derivative of that order (4 or 6), with kernels of width g.
double densityFunctional(const Bins& bins, double n, int order, double g)
{
    const auto kernel = [order](double u) {
        const double u2 = u * u;
        const double polynomial =
            order == 4 ? u2 * u2 - 6.0 * u2 + 3.0 : u2 * u2 * u2 - 15.0 * u2 * u2 + 45.0 * u2 - 15.0;
        return polynomial * std::exp(-0.5 * u2) / kSqrt2Pi;
    };
    double sum = 0.0;
    for (std::size_t lag = 0; lag < kBins; ++lag) {
        double pairs = 0.0;
        for (std::size_t i = 0; i + lag < kBins; ++i)
            pairs += bins.weights[i] * bins.weights[i + lag];
        const double u = static_cast<double>(lag) * bins.step / g;
        if (u > 12.0)
            break;
        sum += (lag == 0 ? 1.0 : 2.0) * pairs * kernel(u);
    }
    return sum / (n * n * std::pow(g, order + 1));
}

// Equations of the plug-in in the form of @cite Wand1995, section 3.6, for the Gaussian kernel.
double plugInBandwidth(std::span<const double> draws, double scale)
{
    const auto n = static_cast<double>(draws.size());
    const Bins bins(draws);
    const double psi8 = 105.0 / (32.0 * kSqrtPi * std::pow(scale, 9));
    const double g1 = std::pow(30.0 / (kSqrt2Pi * psi8 * n), 1.0 / 9.0);
    const double psi6 = densityFunctional(bins, n, 6, g1);
    const double g2 = std::pow(-6.0 / (kSqrt2Pi * psi6 * n), 1.0 / 7.0);
    const double psi4 = densityFunctional(bins, n, 4, g2);
    return std::pow(1.0 / (2.0 * kSqrtPi * psi4 * n), 0.2);
}

std::vector<double> evenly(double from, double to, int count)
{
    std::vector<double> out(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
        out[static_cast<std::size_t>(i)] = from + (to - from) * i / (count - 1);
    return out;
}

// Places of kernels that stand for a draw at v: itself and its mirror images at bounds near enough.
std::vector<std::pair<double, double>> images(double v, const Support& support, double reach)
{
    std::vector<std::pair<double, double>> out = {{v, 1.0}};
    if (v - support.lower < reach)
        out.emplace_back(2.0 * support.lower - v, -1.0);
    if (support.upper - v < reach)
        out.emplace_back(2.0 * support.upper - v, -1.0);
    return out;
}

// Trapezia of evenly spaced values.
double integral(const DensityCurve& curve)
{
    double sum = 0.0;
    for (std::size_t i = 1; i < curve.x.size(); ++i)
        sum += 0.5 * (curve.density[i] + curve.density[i - 1]) * (curve.x[i] - curve.x[i - 1]);
    return sum;
}

} // namespace

double kernelBandwidth(std::span<const double> draws)
{
    if (draws.size() < 2 || !allFinite(draws))
        return 0.0;
    const double scale = robustScale(draws);
    const auto [low, high] = std::minmax_element(draws.begin(), draws.end());
    if (!(scale > 0.0) || !(*high > *low))
        return 0.0;
    const double silverman = 0.9 * scale * std::pow(static_cast<double>(draws.size()), -0.2);
    // On draws of order one, whatever their unit: powers of 1e-15 leave the range of double.
    std::vector<double> unit;
    for (const double v : draws)
        unit.push_back((v - *low) / scale);
    const double plugIn = scale * plugInBandwidth(unit, 1.0);
    return std::isfinite(plugIn) ? std::clamp(plugIn, silverman / 3.0, 1.2 * silverman) : silverman;
}

DensityCurve estimateDensity(std::span<const double> draws, const Support& support, int points)
{
    DensityCurve out;
    out.bandwidth = kernelBandwidth(draws);
    const double h = out.bandwidth;
    if (!(h > 0.0) || points < 2)
        return {};
    const Bins bins(draws);
    const double from = std::max(support.lower, bins.first - 3.0 * h);
    const double to = std::min(support.upper, bins.at(kBins - 1) + 3.0 * h);
    out.x = evenly(from, to, points);
    out.density.assign(out.x.size(), 0.0);
    const double step = out.x[1] - out.x[0];
    for (std::size_t i = 0; i < kBins; ++i) {
        if (bins.weights[i] == 0.0)
            continue;
        for (const auto& [at, sign] : images(bins.at(i), support, 5.0 * h)) {
            const double begin = std::max(0.0, std::floor((at - 5.0 * h - from) / step));
            for (auto k = static_cast<std::size_t>(begin); k < out.x.size() && out.x[k] < at + 5.0 * h; ++k) {
                const double u = (out.x[k] - at) / h;
                out.density[k] += bins.weights[i] * std::exp(-0.5 * u * u);
            }
        }
    }
    // What the trapezia and the cut tails leave out.
    const double all = integral(out);
    for (double& d : out.density)
        d /= all;
    return out;
}

double informationGain_bits(const DensityCurve& posterior, const Prior& prior)
{
    DensityCurve terms{posterior.x, posterior.density, 0.0};
    for (std::size_t i = 0; i < terms.x.size(); ++i) {
        const double p = posterior.density[i];
        const double q = prior.logDensity(terms.x[i]);
        terms.density[i] = p > 0.0 && std::isfinite(q) ? p * (std::log(p) - q) : 0.0;
    }
    return terms.x.size() < 2 ? 0.0 : std::max(0.0, integral(terms) / std::log(2.0));
}

namespace {

// A Gaussian kernel of two dimensions: standard deviations and correlation.
struct Kernel2
{
    double sx = 0.0, sy = 0.0, rho = 0.0;
};

Kernel2 kernelOf(std::span<const double> x, std::span<const double> y)
{
    Kernel2 k;
    if (x.size() < 3 || x.size() != y.size() || !allFinite(x) || !allFinite(y))
        return k;
    const double sx = std::sqrt(covarianceOf(x, x)), sy = std::sqrt(covarianceOf(y, y));
    if (!(sx > 0.0) || !(sy > 0.0))
        return k;
    // Scott's width is the best for the density itself; its contours are lines that wriggle with the draws.
    const double width = 1.3 * std::pow(static_cast<double>(x.size()), -1.0 / 6.0);
    k.rho = std::clamp(covarianceOf(x, y) / (sx * sy), -0.999, 0.999);
    k.sx = width * robustScale(x);
    k.sy = width * robustScale(y);
    return k;
}

// Adds one kernel where it is more than a thousandth of its peak or so.
void addKernel(DensityGrid& grid, const Kernel2& k, double cx, double cy, double rho)
{
    constexpr double kReach = 4.0;
    const double dx = grid.x[1] - grid.x[0], dy = grid.y[1] - grid.y[0];
    const auto index = [](double at, double first, double step, std::size_t size) {
        return static_cast<std::size_t>(
            std::clamp(std::ceil((at - first) / step), 0.0, static_cast<double>(size)));
    };
    const std::size_t x0 = index(cx - kReach * k.sx, grid.x[0], dx, grid.x.size());
    const std::size_t x1 = index(cx + kReach * k.sx, grid.x[0], dx, grid.x.size());
    const std::size_t y0 = index(cy - kReach * k.sy, grid.y[0], dy, grid.y.size());
    const std::size_t y1 = index(cy + kReach * k.sy, grid.y[0], dy, grid.y.size());
    const double factor = -0.5 / (1.0 - rho * rho);
    for (std::size_t i = y0; i < y1; ++i) {
        const double v = (grid.y[i] - cy) / k.sy;
        for (std::size_t j = x0; j < x1; ++j) {
            const double u = (grid.x[j] - cx) / k.sx;
            grid.density[i * grid.x.size() + j] += std::exp(factor * (u * u - 2.0 * rho * u * v + v * v));
        }
    }
}

std::vector<double> gridAxis(std::span<const double> draws, const Support& support, double h, int points)
{
    const auto [low, high] = std::minmax_element(draws.begin(), draws.end());
    return evenly(std::max(support.lower, *low - 4.0 * h), std::min(support.upper, *high + 4.0 * h), points);
}

void normalise(DensityGrid& grid)
{
    double sum = 0.0;
    for (const double d : grid.density)
        sum += d;
    const double scale = 1.0 / (sum * (grid.x[1] - grid.x[0]) * (grid.y[1] - grid.y[0]));
    for (double& d : grid.density)
        d *= scale;
}

} // namespace

DensityGrid estimateDensity(std::span<const double> x, std::span<const double> y, const Support& xSupport,
                            const Support& ySupport, int points)
{
    const Kernel2 kernel = kernelOf(x, y);
    if (!(kernel.sx > 0.0) || !(kernel.sy > 0.0) || points < 2)
        return {};
    DensityGrid grid{gridAxis(x, xSupport, kernel.sx, points), gridAxis(y, ySupport, kernel.sy, points), {}};
    grid.density.assign(grid.x.size() * grid.y.size(), 0.0);
    for (std::size_t i = 0; i < x.size(); ++i)
        for (const auto& [cx, signX] : images(x[i], xSupport, 4.0 * kernel.sx))
            for (const auto& [cy, signY] : images(y[i], ySupport, 4.0 * kernel.sy))
                addKernel(grid, kernel, cx, cy, signX * signY * kernel.rho);
    normalise(grid);
    return grid;
}

double densityAt(const DensityGrid& grid, double x, double y)
{
    if (grid.empty() || x < grid.x.front() || x > grid.x.back() || y < grid.y.front() || y > grid.y.back())
        return 0.0;
    const std::size_t columns = grid.x.size();
    const double fx = (x - grid.x[0]) / (grid.x[1] - grid.x[0]);
    const double fy = (y - grid.y[0]) / (grid.y[1] - grid.y[0]);
    const std::size_t j = std::min(static_cast<std::size_t>(fx), columns - 2);
    const std::size_t i = std::min(static_cast<std::size_t>(fy), grid.y.size() - 2);
    const double a = fx - static_cast<double>(j), b = fy - static_cast<double>(i);
    const double* low = &grid.density[i * columns + j];
    const double* high = low + columns;
    return (1.0 - b) * ((1.0 - a) * low[0] + a * low[1]) + b * ((1.0 - a) * high[0] + a * high[1]);
}

double credibleLevel(const DensityGrid& grid, std::span<const double> x, std::span<const double> y,
                     double mass)
{
    std::vector<double> densities;
    for (std::size_t i = 0; i < x.size(); ++i)
        densities.push_back(densityAt(grid, x[i], y[i]));
    if (densities.empty())
        return 0.0;
    std::sort(densities.begin(), densities.end());
    return sortedQuantile(densities, 1.0 - mass);
}

} // namespace interphase
