#pragma once
#include "bayes/continued_noise.h"
#include "bayes/posterior.h"
#include "core/run_context.h"

#include <cstdint>

namespace interphase {

// What the posterior predicts, and how much of the uncertainty more data could remove.
//
// Each posterior draw gives a prediction and a noise. The variance of a new measurement is the mean of the
// noise's variance (aleatoric: stays whatever is known of the parameters) plus the variance of the
// predictions (epistemic: shrinks with data), by the law of total variance; where the noise has a smooth
// error of the model, that part of it is epistemic too and stands by itself. Bands are quantiles over draws,
// with noise from a stream of each draw's own. Needs some hundred draws for the 90 % band; without such a
// noise it says nothing of an error of the model itself.
//
// Outputs that continue a fitted measurement are predicted given what each draw leaves over at the fitted
// readings (continued_noise): the mean of the noise joins the prediction in `mean` and `epistemic`, its
// remaining variance is the aleatoric one.

struct PredictiveDraw
{
    std::vector<double> prediction;
    NoiseParameters noise;                    ///< of all segments
    std::vector<NoiseParameters> bySegment{}; ///< where they differ, instead of `noise`
    std::vector<GivenResiduals> given{};      ///< by segment; empty: all are new measurements
};

struct PredictiveDraws
{
    Status status; ///< cancelled, or failed if no draw could be solved
    std::vector<PredictiveDraw> draws;
    FailureCounts failures; ///< draws that were left out
};

/// The model's predictions for draws of theta = (model parameters, those of the noise), in parallel; in order
/// of the draws.
PredictiveDraws predictDraws(const ForwardModel& model, const std::vector<std::vector<double>>& thetas,
                             int threads, const RunContext& context);

/// The same for noise in groups: theta = (model parameters, the unknowns of all groups).
PredictiveDraws predictDraws(const ForwardModel& model, const std::vector<std::vector<double>>& thetas,
                             const NoiseLayout& noise, int threads, const RunContext& context);

/// Quantiles per output: central 50 and 90 % and the median.
struct PredictiveBands
{
    std::vector<double> q05, q25, median, q75, q95;
};

struct PredictiveSummary
{
    PredictiveBands measurement; ///< of a new measurement, noise included
    PredictiveBands model;       ///< of the prediction without noise
    std::vector<double> mean;
    std::vector<double> aleatoric;      ///< variance per output
    std::vector<double> epistemic;      ///< variance per output, from the parameters
    std::vector<double> discrepancy{};  ///< variance per output, from the error of the model
    std::vector<double> betweenModel{}; ///< variance per output, from what models disagree; empty: one model
};

/// draws: at least two, all of the segments' size; throws InputError otherwise. A prediction that is NaN is
/// left out at that output; with fewer than two left the output is NaN.
/// readings: the measurement is the mean of so many readings, each in a repeat of the experiment; what they
/// share (parameters, error of the model) does not average out. More than one is of new measurements always.
PredictiveSummary summarisePredictive(const std::vector<PredictiveDraw>& draws,
                                      const std::vector<OutputSegment>& segments, std::uint64_t seed,
                                      int readings = 1);

/// Fractions of measurements inside the bands for a new measurement.
struct Coverage
{
    double central50 = 0.0;
    double central90 = 0.0;
};
Coverage coverage(const PredictiveSummary& summary, std::span<const double> y);

/// log of the predictive density of each measurement by itself: log mean over draws of the density of y_i
/// around prediction_i, whatever the other predicted ones are. The first form is for noise that does not
/// change with time.
std::vector<double> logPredictiveDensity(const std::vector<PredictiveDraw>& draws, std::span<const double> y);
std::vector<double> logPredictiveDensity(const std::vector<PredictiveDraw>& draws,
                                         const std::vector<OutputSegment>& segments,
                                         std::span<const double> y);

} // namespace interphase
