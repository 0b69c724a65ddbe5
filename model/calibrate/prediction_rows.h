#pragma once
#include "calibrate/prediction.h"

namespace interphase {

/// One quantity of a data set that is predicted, and the fitted rows that its held-out rows go on from.
struct PredictedRows
{
    PredictedData data;                         ///< times and measurements, without a summary
    std::vector<std::size_t> at;                ///< of data.time_s among the times that are solved
    std::shared_ptr<const FittedRows> fitted{}; ///< null: a new measurement, or noise without memory
    std::vector<double> fittedValues{};         ///< measured, by fitted->time_s
    std::vector<std::size_t> fittedAt{};        ///< of fitted->time_s among the times that are solved
};

/// A data set and its quantities.
struct PredictedDataset
{
    std::vector<double>
        solved_s; ///< times, increasing: what is predicted, and what is fitted where it counts
    std::vector<PredictedRows> quantities;
};

/// What is predicted of a data set: thinned to `points` times; with a stated covariance the times it has.
PredictedDataset predictedDataset(const Analysis& analysis, const PreparedData& prepared, const Dataset& data,
                                  int points);
/// The whole of the spectrum that is fitted; its real, then its imaginary part.
std::vector<PredictedRows> predictedSpectrum(const PreparedSpectrum& prepared);
PredictedRows predictedCapacity(const DrivenCapacity& capacity);

/// The rows of one segment (of all times solved) of a draw, with what the draw leaves over at the fitted
/// ones.
PredictiveDraw rowsOfDraw(const PredictiveDraw& draw, const OutputSegment& segment, std::size_t index,
                          const PredictedRows& rows);

} // namespace interphase
