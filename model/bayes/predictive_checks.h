#pragma once
#include "bayes/predictive.h"

namespace interphase {

// Whether data look like what the posterior predicts.
//
// Problem: bands that hold their share of the points can still be wrong in shape, and residuals can have the
// right size and a pattern. Method: the probability integral transform of a reading is
// u_i = P(new y_i <= y_i | data), over parameters and noise; for a calibrated prediction it is uniform
// (@cite Gneiting2007), and its normal score is a residual in units of the prediction's own spread. Test
// quantities of these residuals are compared with those of data sets simulated from the prediction, each from
// one draw and with its noise; the share of them that has the larger value is a p-value
// (@cite GelmanMengStern1996), and values near 0 or 1 tell against the model. The distribution function of
// the u_i is compared with theirs too. What readings share, by correlated noise or by the parameters, is in
// the simulated data and so no false alarm. For new data that come from the prediction the p-values are
// uniform; data that were fitted are nearer to it, so there they are drawn away from the ends.

enum class TestQuantity {
    Spread,     ///< root mean square of the residuals
    Largest,    ///< the largest residual, either way
    Mean,       ///< mean of the residuals: an offset
    Neighbours, ///< correlation of neighbouring residuals
};
inline constexpr int kTestQuantities = 4;

/// Residuals are normal scores.
struct PredictiveCheck
{
    TestQuantity quantity = TestQuantity::Spread;
    double observed = 0.0;  ///< of the data
    double simulated = 0.0; ///< mean over simulated data sets
    double pValue = 0.5;    ///< P(simulated >= observed)
};

/// The distribution function of the probability integral transforms, where uniform ones have it, and a band
/// that holds all of the function of 95 % of simulated data sets.
struct PitCheck
{
    std::vector<double> point;
    std::vector<double> ecdf;
    std::vector<double> lower;
    std::vector<double> upper;
    double pValue = 1.0; ///< share of simulated data sets that depart from theirs as far
};

struct PredictiveChecks
{
    std::vector<PredictiveCheck> quantities;
    PitCheck pit; ///< empty for fewer than kFewestForPit points
};
inline constexpr int kFewestForPit = 10;

struct CheckOptions
{
    std::uint64_t seed = 1;
    int simulated = 200; ///< data sets, each from a draw of its own; never more than draws
    int through = 100;   ///< draws that the transforms average over
};

/// chosen: which outputs are looked at. Empty where fewer than two are. Throws InputError as
/// summarisePredictive does, and for fewer than three draws.
PredictiveChecks checkPredictive(const std::vector<PredictiveDraw>& draws,
                                 const std::vector<OutputSegment>& segments, std::span<const double> y,
                                 const std::vector<bool>& chosen, const CheckOptions& options = {});

} // namespace interphase
