#pragma once
#include "bayes/predictive_checks.h"
#include "calibrate/analysis.h"
#include "calibrate/model_weights.h"
#include "study/run_record.h"

#include <string>
#include <vector>

namespace interphase {

struct PredictionOptions
{
    int draws = 200;  ///< posterior draws that are solved, evenly spaced
    int points = 600; ///< times a data set, thinned like the data
    int threads = 0;  ///< 0: one a core
    int readings = 1; ///< a measurement is the mean of so many, each in a repeat of the experiment
    ModelWeighting models = ModelWeighting::Alone; ///< of predictLatest(); predictData() knows one analysis
};

/// How well a part of a data set is predicted.
struct PredictionScore
{
    int points = 0;
    // In the unit of the quantity: V, K, ohm or Ah.
    double before_V = 0.0; ///< rms of the cell's own values, before the calibration; NaN: no solution
    /// Of the median; where rows go on from fitted ones, of the mean given their residuals.
    double rms_V = 0.0;
    Coverage coverage;               ///< of the bands for a new measurement
    double logDensityPerPoint = 0.0; ///< mean log predictive density
    PredictiveChecks checks;         ///< of a single reading
};

/// One quantity of a data set, one part of a spectrum, or the capacities of an entry.
struct PredictedData
{
    std::string name;
    MeasuredQuantity quantity = MeasuredQuantity::Voltage;
    bool imaginary = false;         ///< the part of an impedance
    std::vector<double> time_s;     ///< of an impedance the frequencies, Hz; of capacities the currents, A
    std::vector<double> measured_V; ///< or in K, ohm or Ah
    std::vector<bool> heldOut;      ///< per time: not used by the fit
    /// Held-out rows are predicted given the residuals of the fitted ones of the same data set; otherwise as
    /// rows of a new measurement, which under independent noise is the same.
    bool continues = false;
    PredictiveSummary summary;
    PredictionScore fitted;
    PredictionScore keptBack;
};

/// The posterior predictive of all data sets of an analysis, over what is fitted and what is held out.
struct Prediction
{
    Status status;
    std::vector<PredictedData> data;
    int draws = 0;          ///< that were solved
    int readings = 1;       ///< averaged in the bands
    FailureCounts failures; ///< draws left out
    AveragedModels average;
};

/// What draws predict of the data sets, before it is summarised.
struct PredictedDraws
{
    Status status;
    std::vector<PredictedData> data;                ///< times and measurements, without a summary
    std::vector<OutputSegment> segments;            ///< of each data set by itself
    std::vector<std::vector<double>> own_V;         ///< by the cell's own values; NaN: no solution
    std::vector<std::vector<PredictiveDraw>> draws; ///< by data set, those that were solved
    FailureCounts failures;
};

/// thetas: rows of the analysis' quantities (DrawRecord::values).
PredictedDraws predictDataDraws(const Analysis& analysis, const std::vector<Dataset>& datasets,
                                const std::vector<std::vector<double>>& thetas,
                                const PredictionOptions& options, const RunContext& context);
/// Bands, scores and checks. Throws InputError for fewer than two draws.
Prediction summarisePrediction(PredictedDraws drawn, std::uint64_t seed, int readings);

/// Both. Throws InputError for fewer than two draws.
Prediction predictData(const Analysis& analysis, const std::vector<Dataset>& datasets,
                       const std::vector<std::vector<double>>& thetas, const PredictionOptions& options,
                       const RunContext& context);

/// `count` rows after the warm-up, evenly spaced over all chains.
std::vector<std::vector<double>> chooseDraws(const std::vector<DrawRecord>& draws, int count);

} // namespace interphase
