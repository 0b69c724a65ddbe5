#pragma once
#include "bayes/cross_validation.h"

// What leave-one-group-out and leave-future-out do with terms.
namespace interphase {

/// Of one group, by draw.
std::vector<double> columnOf(const GroupTerms& terms, std::size_t group);
/// Throws InputError unless there are whole, finite rows of so many groups, two at least.
void requireTerms(const GroupTerms& terms, std::size_t groups);
/// log of the weighted mean of exp(x).
double logMeanExp(const std::vector<double>& logWeights, std::vector<double> x);
/// Standard error of the sum of independent terms; NaN for fewer than two.
double errorOfSum(const std::vector<double>& terms);

} // namespace interphase
