#pragma once
#include <span>
#include <vector>

namespace interphase {

/// A current that is linear between its points; two points at the same time are a jump.
struct SimplifiedCurrent
{
    std::vector<double> time_s; ///< not decreasing
    std::vector<double> current_A;
};

/// Replaces a sampled current, linear between its samples, by one with fewer points for the model's input.
///
/// Method: a large change between samples at most jumpWithin_s apart becomes a jump half way (the charge of
/// the ramp). Between jumps, Douglas and Peucker's rule chooses points, and the values at these are the
/// least-squares fit by linear splines (over time), whose integral is that of the samples: the charge between
/// two jumps is kept to rounding, although single samples are noisy. The result stays within tolerance_A of
/// the samples between jumps. Throws InputError for a tolerance that is not positive, arrays of different
/// length or times that do not increase.
SimplifiedCurrent simplifyCurrent(std::span<const double> time_s, std::span<const double> current_A,
                                  double tolerance_A, double jumpWithin_s = 0.1);

} // namespace interphase
