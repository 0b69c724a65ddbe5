#pragma once
#include "bayes/noise_likelihood.h"

namespace interphase {

// Noise of readings that continue a measurement of which others are known.
//
// Problem: where noise remembers, readings after (or between) fitted ones of the same data set are not those
// of a new measurement; with residuals e_F known, e_H is normal with mean K_HF K_FF^-1 e_F and covariance
// K_HH - K_HF K_FF^-1 K_FH. Method: the state of noise_process.h is filtered over all times in order,
// updated at the known ones only, and smoothed backwards without an inverse of its covariance
// (@cite Bierman1973); a stated covariance is conditioned by its Cholesky factor. Draws are those of the
// unconditional noise, moved by the mean given what they lack at the known readings (@cite Journel1978).
// Independent noise is the same either way.

/// The fitted readings of a data set, in one quantity.
struct FittedRows
{
    std::vector<double> time_s;  ///< increasing
    std::vector<double> scale{}; ///< as OutputSegment's; empty: 1
    std::vector<bool> continues; ///< by output of the segment: one of the same measurement, not of a new one
};

/// What a draw of the parameters leaves over at the fitted readings.
struct GivenResiduals
{
    std::shared_ptr<const FittedRows> rows; ///< null: nothing is known
    std::vector<double> residual;           ///< by rows->time_s
};

/// Whether one reading says anything of another.
bool remembers(NoiseKind kind);

class ContinuedNoise
{
public:
    /// The outputs of the segment that continue `rows`. Throws InputError where sizes do not fit or two
    /// readings have the same time.
    ContinuedNoise(const OutputSegment& segment, std::shared_ptr<const FittedRows> rows);

    const std::shared_ptr<const FittedRows>& rows() const { return m_rows; }
    /// residual: by rows()->time_s. False where the parameters have no density.
    bool set(const NoiseParameters& parameters, std::span<const double> residual);

    /// Which outputs of the segment; what follows is by these.
    const std::vector<std::size_t>& outputs() const { return m_outputs; }
    double mean(std::size_t i) const { return m_mean[i]; }
    double variance(std::size_t i) const { return m_variance[i]; }
    /// The part of variance(i) that is an error of the model.
    double modelVariance(std::size_t i) const { return m_modelVariance[i]; }
    void simulate(RandomStream& stream, std::span<double> out) const;

private:
    struct Row
    {
        double time_s = 0.0;
        double scale = 1.0;
        int known = -1;  ///< index of rows()
        int output = -1; ///< index of outputs()
    };
    /// The filter at a row: how the state came there, its covariance before the reading and the gain.
    struct Step
    {
        double f11 = 0.0, f12 = 0.0, f21 = 0.0, f22 = 0.0;
        double p11 = 0.0, p12 = 0.0, p22 = 0.0;
        double variance = 1.0, k1 = 0.0, k2 = 0.0;
    };

    static std::vector<Row> merged(const OutputSegment& segment, const FittedRows& rows,
                                   std::vector<std::size_t>& outputs);
    static OutputSegment together(const OutputSegment& segment, const std::vector<Row>& rows);
    bool setProcess(const NoiseParameters& parameters);
    void smoothVariance(double white);
    bool setStated(const NoiseParameters& parameters);
    std::vector<double> meanGiven(std::span<const double> residual) const;
    std::vector<double> statedMean(std::span<const double> residual) const;

    std::shared_ptr<const FittedRows> m_rows;
    std::vector<std::size_t> m_outputs;
    std::vector<Row> m_merged;
    double m_start_s;
    NoiseLikelihood m_joint; ///< of all rows together
    std::vector<Step> m_steps;
    std::shared_ptr<const StatedCovariance> m_stated;    ///< what the two below are of
    std::shared_ptr<const CovarianceFactor> m_factor;    ///< of the known rows
    std::shared_ptr<const std::vector<double>> m_shared; ///< L^-1 K_FH, row major
    std::vector<double> m_residual, m_mean, m_variance, m_modelVariance;
};

} // namespace interphase
