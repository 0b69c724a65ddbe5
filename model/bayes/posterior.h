#pragma once
#include "bayes/curvature_density.h"
#include "bayes/failure_counts.h"
#include "bayes/noise_likelihood.h"
#include "bayes/prior.h"
#include "bayes/prior_correlation.h"
#include "bayes/tempered_density.h"
#include "bayes/transform.h"

#include <optional>

namespace interphase {

// The posterior of the parameters of a forward model given measurements, on unconstrained coordinates q.
//
// theta = (model parameters in the order given, then the unknowns of each group of the noise), each with a
// prior of its own; q is theta through one Transform each. The density is
// prior(theta) likelihood(y | theta) |dtheta/dq|, with prior and likelihood normalised. A failed solve is
// -infinity and is counted by its reason.
//
//     Posterior posterior(model.clone(), y, {{"D", Prior(spec)}}, {Prior(sigmaSpec), std::nullopt});
//     const double value = posterior.evaluate(q, gradient);

struct NamedPrior
{
    std::string name;
    Prior prior;
    Coordinate coordinate = Coordinate::Automatic;
};

/// One of the first three kinds of noise, the same for all data sets: the priors of its unknowns in their
/// order, one to three.
using NoiseModel = std::vector<NamedPrior>;

/// The noise of some data sets: what kind, and the priors of its unknowns in the order of noiseUnknowns().
struct NoiseGroup
{
    NoiseKind kind = NoiseKind::Independent;
    std::vector<NamedPrior> priors;
    std::vector<int> segments; ///< of the forward model, each in one group; empty in the only group: all
    std::shared_ptr<const StatedCovariance> covariance; ///< of NoiseKind::Covariance
};

/// Everything the density is made of at one point. With a failed status only theta and the prior are filled.
struct PosteriorTerms
{
    Status status;
    std::vector<double> theta;
    double logPrior = 0.0;      ///< density of theta, normalised
    double logJacobian = 0.0;   ///< log |dtheta/dq|
    double logLikelihood = 0.0; ///< normalised
    std::vector<double> prediction;
    std::vector<double> residual;  ///< measurement - prediction
    std::vector<double> whitened;  ///< standard normal if the noise model is right, whatever its kind
    std::vector<double> pointwise; ///< terms of logLikelihood
};

class Posterior final : public CurvatureDensity, public TemperedDensity, public CountsFailures
{
public:
    /// y: model->outputCount() measurements. parameters: model->parameterCount() of them. Throws InputError
    /// otherwise.
    Posterior(std::unique_ptr<ForwardModel> model, std::vector<double> y, std::vector<NamedPrior> parameters,
              const NoiseModel& noise);
    /// correlations: blocks of priors that go together, by the indices of parameters(), no index twice.
    /// Throws InputError also where the groups do not cover the segments once each, or a covariance does not
    /// have the times of its data set.
    Posterior(std::unique_ptr<ForwardModel> model, std::vector<double> y, std::vector<NamedPrior> parameters,
              const std::vector<NoiseGroup>& noise, std::vector<PriorCorrelation> correlations = {});

    int dimension() const override { return static_cast<int>(m_parameters.size()); }
    double evaluate(std::span<const double> q, std::span<double> gradient) override;
    /// Curvature: Fisher information of the likelihood plus the convex part of the prior's curvature.
    double evaluateWithCurvature(std::span<const double> q, std::span<double> gradient,
                                 std::span<double> curvature) override;
    std::unique_ptr<LogDensity> clone() const override;
    void setStop(const std::stop_token& stop) override { m_model->setStop(stop); }
    std::unique_ptr<Posterior> clonePosterior() const;

    /// Every Prior is normalised.
    bool priorIsNormalised() const override { return true; }
    double evaluatePrior(std::span<const double> q, std::span<double> gradient) override;
    double evaluateLikelihood(std::span<const double> q, std::span<double> gradient) override;
    /// The likelihood alone; curvature: its Fisher information.
    double evaluateLikelihoodWithCurvature(std::span<const double> q, std::span<double> gradient,
                                           std::span<double> curvature);
    void fromUnitCube(std::span<const double> u, std::span<double> q) const override;
    std::unique_ptr<TemperedDensity> cloneTempered() const override;

    /// The same posterior given other measurements (simulated data).
    std::unique_ptr<Posterior> withData(std::vector<double> y) const;
    /// The same posterior with another model of as many parameters and outputs.
    std::unique_ptr<Posterior> withModel(std::unique_ptr<ForwardModel> model) const;
    /// The posterior given, besides, the same experiments made again with the outcome `again` (outputCount()
    /// values).
    std::unique_ptr<Posterior> withRepeat(std::span<const double> again) const;
    const FailureCounts& failures() const override { return m_failures; }

    int modelParameterCount() const { return m_model->parameterCount(); }
    int outputCount() const { return m_model->outputCount(); }
    int noiseParameterCount() const { return dimension() - modelParameterCount(); }
    const std::vector<double>& data() const { return m_y; }
    const std::vector<OutputSegment>& segments() const { return m_model->segments(); }
    const NoiseLayout& noiseLayout() const { return m_layout; }
    /// Name and prior of each coordinate: model parameters, then those of the noise. Where priors are
    /// correlated these are their margins.
    const std::vector<NamedPrior>& parameters() const { return m_parameters; }
    const Transform& transform(int index) const { return m_transforms[static_cast<std::size_t>(index)]; }

    void toConstrained(std::span<const double> q, std::span<double> theta) const;
    void toUnconstrained(std::span<const double> theta, std::span<double> q) const;
    double logPrior(std::span<const double> theta) const;
    const std::vector<PriorCorrelation>& correlations() const { return m_correlations; }
    /// theta drawn from the prior; uses one number of the stream for each.
    std::vector<double> drawFromPrior(RandomStream& stream) const;

    PosteriorTerms terms(std::span<const double> q);
    /// d prediction / d theta for the model's parameters at q (outputCount() x modelParameterCount(), row
    /// major), times W (unit noise) if `whitened`.
    Status sensitivities(std::span<const double> q, std::vector<double>& jacobian, bool whitened = false);
    /// The prediction and d prediction / d theta at q, as sensitivities() gives it.
    Status linearise(std::span<const double> q, std::vector<double>& prediction,
                     std::vector<double>& jacobian);
    /// Prediction plus noise drawn from the noise model. y: outputCount() values.
    Status simulate(std::span<const double> q, RandomStream& stream, std::span<double> y);

    /// The point at these prior quantiles (dimension() values in (0,1)), with each sigma set to what the
    /// residuals there suggest, within the central 98 % of its prior: a start that does not overflow.
    std::vector<double> start(std::span<const double> quantiles);

private:
    std::unique_ptr<Posterior> rebuilt(std::unique_ptr<ForwardModel> model, std::vector<double> y) const;
    void setTheta(std::span<const double> q);
    void requireCovariances() const;
    void requireBlocks();
    std::vector<double> scoresOf(const PriorCorrelation& block, std::span<const double> theta) const;
    void addBlockGradient(const PriorCorrelation& block, std::span<double> gradient) const;
    void addBlockCurvature(const PriorCorrelation& block, std::span<double> curvature) const;
    void correlate(std::span<double> theta) const;
    std::vector<NoiseGroup> groups() const;
    double rmsOfGroup(int group) const;
    double priorTerms(std::span<const double> q, std::span<double> gradient) const;
    bool solve(std::span<const double> q, bool withJacobian);
    bool needsJacobian(std::span<const double> gradient) const;
    double valueAt(std::span<const double> q, std::span<double> gradient, bool withJacobian);
    double likelihoodAt(std::span<const double> q, std::span<double> gradient, bool withJacobian);
    void likelihoodGradient(std::span<double> gradient);
    void addInformation(std::span<double> curvature);
    void addPriorCurvature(std::span<const double> q, std::span<double> curvature) const;

    std::unique_ptr<ForwardModel> m_model;
    std::vector<double> m_y;
    std::vector<NamedPrior> m_parameters;
    std::vector<Transform> m_transforms;
    std::vector<PriorCorrelation> m_correlations;
    std::vector<bool> m_inBlock; ///< by coordinate
    NoiseLayout m_layout;
    NoiseLikelihood m_noise;
    FailureCounts m_failures;

    // Workspace of one evaluation.
    std::vector<double> m_theta;
    std::vector<NoiseParameters> m_noiseParameters;
    std::vector<NoiseDerivatives> m_noiseDerivatives;
    std::vector<double> m_slope; ///< dtheta/dq
    std::vector<double> m_prediction;
    std::vector<double> m_jacobian;
    std::vector<double> m_pulled; ///< by the model, from m_weight
    std::vector<double> m_residual;
    std::vector<double> m_z;
    std::vector<double> m_weight;
    Status m_status;
};

} // namespace interphase
