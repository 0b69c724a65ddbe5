#include "bayes/posterior.h"
#include "bayes/noise_groups.h"
#include "core/random.h"
#include "core/text.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

bool allFinite(std::span<const double> values)
{
    return std::all_of(values.begin(), values.end(), [](double x) { return std::isfinite(x); });
}

void requireCount(const char* what, std::size_t found, int expected)
{
    if (found != static_cast<std::size_t>(expected))
        throw InputError(MessageId::InvalidArgument,
                         {what, std::to_string(found) + " given", std::to_string(expected)});
}

/// Whether values at its lower bound, the only one, are as plausible as others.
bool reachesItsBound(const Prior& prior)
{
    constexpr double kNear = 1e-6, kDrop = 2.0; // of the logarithm
    if (!std::isfinite(prior.lower()) || std::isfinite(prior.upper()))
        return false;
    const double at = prior.lower() + kNear * (prior.median() - prior.lower());
    const double drop = prior.logDensity(prior.median()) - prior.logDensity(at);
    return std::abs(drop) < kDrop;
}

Transform makeTransform(const NamedPrior& parameter)
{
    const Prior& prior = parameter.prior;
    if (parameter.coordinate == Coordinate::Automatic && reachesItsBound(prior))
        return Transform::softplus(prior.lower(), prior.median() - prior.lower());
    if (parameter.coordinate == Coordinate::Automatic)
        return {prior.lower(), prior.upper(), prior.median(), prior.spread()};
    if (prior.lower() < 0.0)
        throw InputError(MessageId::InvalidArgument,
                         {parameter.name, "its logarithm as a coordinate, but a prior that reaches below 0",
                          "a prior for a positive number"});
    const double width = std::log(prior.quantile(0.84)) - std::log(prior.quantile(0.16));
    return Transform::logarithmic(prior.lower(), prior.upper(), std::log(prior.median()), 0.5 * width);
}

} // namespace

Posterior::Posterior(std::unique_ptr<ForwardModel> model, std::vector<double> y,
                     std::vector<NamedPrior> parameters, const NoiseModel& noise)
    : Posterior(std::move(model), std::move(y), std::move(parameters), oneGroup(noise))
{
}

Posterior::Posterior(std::unique_ptr<ForwardModel> model, std::vector<double> y,
                     std::vector<NamedPrior> parameters, const std::vector<NoiseGroup>& noise,
                     std::vector<PriorCorrelation> correlations)
    : m_model(std::move(model)),
      m_y(std::move(y)),
      m_parameters(std::move(parameters)),
      m_correlations(std::move(correlations)),
      m_layout(layoutOf(noise, m_model->segments().size())),
      m_noise(m_model->segments(), m_layout.groupOf)
{
    requireCount("parameters", m_parameters.size(), m_model->parameterCount());
    requireCount("measurements", m_y.size(), m_model->outputCount());
    requireCount("times", static_cast<std::size_t>(m_noise.size()), m_model->outputCount());
    if (!allFinite(m_y))
        throw InputError(MessageId::InvalidArgument,
                         {"measurements", "a value is not a number", "finite numbers"});
    for (const NoiseGroup& group : noise)
        m_parameters.insert(m_parameters.end(), group.priors.begin(), group.priors.end());
    requireCovariances();
    requireBlocks();
    for (const auto& parameter : m_parameters)
        m_transforms.push_back(makeTransform(parameter));
    m_noiseParameters.resize(m_layout.groups.size());
    m_noiseDerivatives.resize(m_layout.groups.size());
    m_theta.resize(m_parameters.size());
    m_slope.resize(m_parameters.size());
    m_prediction.resize(m_y.size());
    m_jacobian.resize(m_y.size() * static_cast<std::size_t>(m_model->parameterCount()));
    m_pulled.resize(static_cast<std::size_t>(m_model->parameterCount()));
    m_residual.resize(m_y.size());
    m_z.resize(m_y.size());
    m_weight.resize(m_y.size());
}

void Posterior::requireBlocks()
{
    m_inBlock.assign(m_parameters.size(), false);
    for (const PriorCorrelation& block : m_correlations)
        for (const int p : block.parameters()) {
            if (p < 0 || p >= dimension() || m_inBlock[static_cast<std::size_t>(p)])
                throw InputError(MessageId::InvalidArgument,
                                 {"correlated priors", "parameter " + std::to_string(p + 1),
                                  "each parameter of the posterior in one block at most"});
            m_inBlock[static_cast<std::size_t>(p)] = true;
        }
}

std::unique_ptr<TemperedDensity> Posterior::cloneTempered() const
{
    return clonePosterior();
}

std::unique_ptr<Posterior> Posterior::rebuilt(std::unique_ptr<ForwardModel> model,
                                              std::vector<double> y) const
{
    const auto models = m_parameters.begin() + m_model->parameterCount();
    return std::make_unique<Posterior>(std::move(model), std::move(y),
                                       std::vector<NamedPrior>(m_parameters.begin(), models), groups(),
                                       m_correlations);
}

std::unique_ptr<Posterior> Posterior::withData(std::vector<double> y) const
{
    return rebuilt(m_model->clone(), std::move(y));
}

std::unique_ptr<Posterior> Posterior::withModel(std::unique_ptr<ForwardModel> model) const
{
    return rebuilt(std::move(model), m_y);
}

void Posterior::toConstrained(std::span<const double> q, std::span<double> theta) const
{
    for (std::size_t i = 0; i < m_transforms.size(); ++i)
        theta[i] = m_transforms[i].toConstrained(q[i]);
}

void Posterior::toUnconstrained(std::span<const double> theta, std::span<double> q) const
{
    for (std::size_t i = 0; i < m_transforms.size(); ++i)
        q[i] = m_transforms[i].toUnconstrained(theta[i]);
}

// log prior + log Jacobian at m_theta = theta(q); sets the gradient unless empty.
double Posterior::priorTerms(std::span<const double> q, std::span<double> gradient) const
{
    double sum = logPrior(m_theta);
    for (std::size_t i = 0; i < m_transforms.size(); ++i)
        sum += m_transforms[i].logJacobian(q[i]);
    if (gradient.empty())
        return sum;
    for (std::size_t i = 0; i < m_transforms.size(); ++i)
        gradient[i] = m_parameters[i].prior.gradient(m_theta[i]) * m_slope[i] +
                      m_transforms[i].logJacobianGradient(q[i]);
    for (const PriorCorrelation& block : m_correlations)
        addBlockGradient(block, gradient);
    return sum;
}

void Posterior::setTheta(std::span<const double> q)
{
    toConstrained(q, m_theta);
    for (std::size_t i = 0; i < m_slope.size(); ++i)
        m_slope[i] = m_transforms[i].derivative(q[i]);
}

// Fills the workspace up to the whitened residuals. False, with m_status, where the density is zero.
bool Posterior::solve(std::span<const double> q, bool withJacobian)
{
    setTheta(q);
    const auto models = static_cast<std::size_t>(m_model->parameterCount());
    m_status = {};
    m_layout.parameters(std::span(m_theta).subspan(models), m_noiseParameters);
    if (!allFinite(m_theta) || !allFinite(m_slope) || !m_noise.setParameters(m_noiseParameters))
        m_status = Status::failed(MessageId::ParametersOutOfRange);
    if (m_status.ok())
        m_status = m_model->predict(std::span(m_theta).first(models), m_prediction,
                                    withJacobian ? std::span(m_jacobian) : std::span<double>());
    if (m_status.ok() && !(allFinite(m_prediction) && (!withJacobian || allFinite(m_jacobian))))
        m_status = Status::failed(MessageId::PredictionNotFinite);
    if (m_status.outcome == Outcome::Failed)
        addFailure(m_failures, m_status.reason, m_theta);
    if (!m_status.ok())
        return false;
    for (std::size_t i = 0; i < m_y.size(); ++i)
        m_residual[i] = m_y[i] - m_prediction[i];
    m_noise.whiten(m_residual, m_z);
    return true;
}

bool Posterior::needsJacobian(std::span<const double> gradient) const
{
    return !gradient.empty() && !m_model->pullsBack();
}

void Posterior::likelihoodGradient(std::span<double> gradient)
{
    const auto models = static_cast<std::size_t>(m_model->parameterCount());
    m_noise.score(m_z, m_weight);
    if (m_model->pullsBack()) {
        m_model->pullBack(m_weight, m_pulled);
        for (std::size_t j = 0; j < models; ++j)
            gradient[j] += m_pulled[j] * m_slope[j];
    } else {
        for (std::size_t i = 0; i < m_y.size(); ++i)
            for (std::size_t j = 0; j < models; ++j)
                gradient[j] += m_weight[i] * m_jacobian[i * models + j] * m_slope[j];
    }
    m_noise.groupDerivatives(m_residual, m_noiseDerivatives);
    std::size_t first = models;
    for (std::size_t g = 0; g < m_noiseDerivatives.size(); ++g) {
        const std::size_t count = noiseUnknowns(m_layout.groups[g].kind).size();
        for (std::size_t a = 0; a < count; ++a)
            gradient[first + a] += m_noiseDerivatives[g].gradient[a] * m_slope[first + a];
        first += count;
    }
}

double Posterior::evaluate(std::span<const double> q, std::span<double> gradient)
{
    return valueAt(q, gradient, needsJacobian(gradient));
}

double Posterior::valueAt(std::span<const double> q, std::span<double> gradient, bool withJacobian)
{
    if (!solve(q, withJacobian))
        return -kInfinity;
    const double value = priorTerms(q, gradient) + m_noise.logLikelihood(m_z, {});
    if (!gradient.empty())
        likelihoodGradient(gradient);
    if (std::isfinite(value) && allFinite(gradient))
        return value;
    addFailure(m_failures, Message{MessageId::ParametersOutOfRange, {}}, m_theta);
    return -kInfinity;
}

double Posterior::evaluatePrior(std::span<const double> q, std::span<double> gradient)
{
    setTheta(q);
    const double value = priorTerms(q, gradient);
    return std::isfinite(value) && allFinite(gradient) ? value : -kInfinity;
}

double Posterior::evaluateLikelihood(std::span<const double> q, std::span<double> gradient)
{
    return likelihoodAt(q, gradient, needsJacobian(gradient));
}

double Posterior::likelihoodAt(std::span<const double> q, std::span<double> gradient, bool withJacobian)
{
    if (!solve(q, withJacobian))
        return -kInfinity;
    const double value = m_noise.logLikelihood(m_z, {});
    if (!gradient.empty()) {
        std::fill(gradient.begin(), gradient.end(), 0.0);
        likelihoodGradient(gradient);
    }
    if (std::isfinite(value) && allFinite(gradient))
        return value;
    addFailure(m_failures, Message{MessageId::ParametersOutOfRange, {}}, m_theta);
    return -kInfinity;
}

// A quantile may round to a bound, where there is no q.
void Posterior::fromUnitCube(std::span<const double> u, std::span<double> q) const
{
    std::vector<double> theta(u.size());
    for (std::size_t i = 0; i < u.size(); ++i)
        theta[i] = m_parameters[i].prior.quantile(u[i]);
    correlate(theta);
    for (std::size_t i = 0; i < u.size(); ++i) {
        const Prior& prior = m_parameters[i].prior;
        const double lowest = std::nextafter(prior.lower(), kInfinity);
        const double highest = std::nextafter(prior.upper(), -kInfinity);
        q[i] = m_transforms[i].toUnconstrained(std::clamp(theta[i], lowest, highest));
    }
}

// Overwrites the Jacobian by its whitened form.
void Posterior::addInformation(std::span<double> curvature)
{
    const auto models = static_cast<std::size_t>(m_model->parameterCount());
    const std::size_t d = m_theta.size();
    m_noise.whitenRows(m_jacobian, static_cast<int>(models));
    for (std::size_t i = 0; i < m_y.size(); ++i)
        for (std::size_t j = 0; j < models; ++j)
            for (std::size_t k = 0; k <= j; ++k)
                curvature[j * d + k] += m_jacobian[i * models + j] * m_jacobian[i * models + k];
    for (std::size_t j = 0; j < models; ++j)
        for (std::size_t k = 0; k <= j; ++k)
            curvature[k * d + j] = curvature[j * d + k] *= m_slope[j] * m_slope[k];
    m_noise.groupDerivatives(m_residual, m_noiseDerivatives);
    std::size_t first = models;
    for (std::size_t g = 0; g < m_noiseDerivatives.size(); ++g) {
        const std::size_t count = noiseUnknowns(m_layout.groups[g].kind).size();
        for (std::size_t a = 0; a < count; ++a)
            for (std::size_t b = 0; b < count; ++b)
                curvature[(first + a) * d + first + b] +=
                    m_noiseDerivatives[g].information[a][b] * m_slope[first + a] * m_slope[first + b];
        first += count;
    }
}

void Posterior::addPriorCurvature(std::span<const double> q, std::span<double> curvature) const
{
    const std::size_t d = m_theta.size();
    for (const PriorCorrelation& block : m_correlations)
        addBlockCurvature(block, curvature);
    for (std::size_t i = 0; i < d; ++i) {
        if (m_inBlock[i])
            continue;
        const Prior& prior = m_parameters[i].prior;
        const double second = prior.curvature(m_theta[i]) * m_slope[i] * m_slope[i] +
                              prior.gradient(m_theta[i]) * m_transforms[i].secondDerivative(q[i]) +
                              m_transforms[i].logJacobianCurvature(q[i]);
        curvature[i * d + i] += std::max(-second, 0.0);
    }
}

double Posterior::evaluateWithCurvature(std::span<const double> q, std::span<double> gradient,
                                        std::span<double> curvature)
{
    const double value = valueAt(q, gradient, true);
    if (value == -kInfinity)
        return value;
    std::fill(curvature.begin(), curvature.end(), 0.0);
    addInformation(curvature);
    addPriorCurvature(q, curvature);
    return value;
}

double Posterior::evaluateLikelihoodWithCurvature(std::span<const double> q, std::span<double> gradient,
                                                  std::span<double> curvature)
{
    const double value = likelihoodAt(q, gradient, true);
    if (value == -kInfinity)
        return value;
    std::fill(curvature.begin(), curvature.end(), 0.0);
    addInformation(curvature);
    return value;
}

PosteriorTerms Posterior::terms(std::span<const double> q)
{
    PosteriorTerms out;
    const bool solved = solve(q, false);
    out.status = m_status;
    out.theta = m_theta;
    out.logPrior = logPrior(m_theta);
    for (std::size_t i = 0; i < m_transforms.size(); ++i)
        out.logJacobian += m_transforms[i].logJacobian(q[i]);
    if (!solved)
        return out;
    out.prediction = m_prediction;
    out.residual = m_residual;
    out.whitened = m_z;
    out.pointwise.resize(m_y.size());
    out.logLikelihood = m_noise.logLikelihood(m_z, out.pointwise);
    m_noise.toNormalScores(out.whitened);
    return out;
}

Status Posterior::sensitivities(std::span<const double> q, std::vector<double>& jacobian, bool whitened)
{
    if (!solve(q, true))
        return m_status;
    jacobian = m_jacobian;
    if (whitened)
        m_noise.whitenRows(jacobian, m_model->parameterCount());
    return {};
}

Status Posterior::linearise(std::span<const double> q, std::vector<double>& prediction,
                            std::vector<double>& jacobian)
{
    if (!solve(q, true))
        return m_status;
    prediction = m_prediction;
    jacobian = m_jacobian;
    return {};
}

Status Posterior::simulate(std::span<const double> q, RandomStream& stream, std::span<double> y)
{
    if (!solve(q, false))
        return m_status;
    m_noise.simulate(stream, y);
    for (std::size_t i = 0; i < m_y.size(); ++i)
        y[i] += m_prediction[i];
    return {};
}

} // namespace interphase
