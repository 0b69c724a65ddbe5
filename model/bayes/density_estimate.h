#pragma once
#include <limits>
#include <span>
#include <vector>

namespace interphase {

class Prior;

// Densities of draws, for pictures.
//
// Problem: show the density that draws of one or two quantities come from. Method: Gaussian kernels. In one
// dimension the bandwidth is the two-stage plug-in of @cite Sheather1991, on binned draws and with a robust
// scale, never below a third nor above 1.2 times Silverman's rule; in two the kernels have the shape of the
// draws' covariance and 1.3 times Scott's width (@cite Scott1992), so that narrow ridges stay narrow. At a
// bound the kernels are reflected. Fails (an empty result) for fewer than two draws that are finite, or where
// all are equal. Smooths: a sharp edge that is not at a bound becomes as wide as the bandwidth.

/// Where a quantity can be.
struct Support
{
    double lower = -std::numeric_limits<double>::infinity();
    double upper = std::numeric_limits<double>::infinity();
};

struct DensityCurve
{
    std::vector<double> x; ///< evenly spaced, from three bandwidths before the first draw to after the last
    std::vector<double> density; ///< per unit of x; integrates to one
    double bandwidth = 0.0;
};

/// The standard deviation of the kernel; 0 where there is none.
double kernelBandwidth(std::span<const double> draws);
DensityCurve estimateDensity(std::span<const double> draws, const Support& support, int points = 200);

/// Kullback-Leibler divergence from the prior to the posterior of which this is the density, in bits: how
/// much the data told. Never negative; an error of some hundredths comes from the smoothing.
double informationGain_bits(const DensityCurve& posterior, const Prior& prior);

/// A density on a grid: value j of row i, at (x[j], y[i]), stands at i * x.size() + j.
struct DensityGrid
{
    std::vector<double> x;
    std::vector<double> y;
    std::vector<double> density;
    bool empty() const { return density.empty(); }
};

/// x, y: pairs of draws, of equal number.
DensityGrid estimateDensity(std::span<const double> x, std::span<const double> y, const Support& xSupport,
                            const Support& ySupport, int points = 72);
/// Bilinear; 0 outside the grid.
double densityAt(const DensityGrid& grid, double x, double y);
/// The density that a share `mass` of the draws exceeds (@cite Hyndman1996): the border of the smallest
/// region that holds that mass. Taken at the draws, so that the smoothing does not widen the region.
double credibleLevel(const DensityGrid& grid, std::span<const double> x, std::span<const double> y,
                     double mass);

} // namespace interphase
