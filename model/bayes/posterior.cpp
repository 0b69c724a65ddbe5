#include "bayes/posterior.h"
#include "core/random.h"

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

Transform makeTransform(const Prior& prior)
{
    return {prior.lower(), prior.upper(), prior.median(), prior.standardDeviation()};
}

double rootMeanSquare(std::span<const double> values)
{
    double sum = 0.0;
    for (double value : values)
        sum += value * value;
    return std::sqrt(sum / static_cast<double>(values.size()));
}

} // namespace

Posterior::Posterior(std::unique_ptr<ForwardModel> model, std::vector<double> y,
                     std::vector<NamedPrior> parameters, const NoiseModel& noise)
    : m_model(std::move(model)),
      m_y(std::move(y)),
      m_parameters(std::move(parameters)),
      m_noise(m_model->segments())
{
    requireCount("parameters", m_parameters.size(), m_model->parameterCount());
    requireCount("measurements", m_y.size(), m_model->outputCount());
    requireCount("times", static_cast<std::size_t>(m_noise.size()), m_model->outputCount());
    if (!allFinite(m_y))
        throw InputError(MessageId::InvalidArgument,
                         {"measurements", "a value is not a number", "finite numbers"});
    if (noise.empty() || noise.size() > NoiseParameters::kMost)
        throw InputError(MessageId::InvalidArgument,
                         {"noise", std::to_string(noise.size()) + " parameters", "1 to 3"});
    m_parameters.insert(m_parameters.end(), noise.begin(), noise.end());
    for (const auto& parameter : m_parameters)
        m_transforms.push_back(makeTransform(parameter.prior));
    m_theta.resize(m_parameters.size());
    m_slope.resize(m_parameters.size());
    m_prediction.resize(m_y.size());
    m_jacobian.resize(m_y.size() * static_cast<std::size_t>(m_model->parameterCount()));
    m_residual.resize(m_y.size());
    m_z.resize(m_y.size());
    m_weight.resize(m_y.size());
}

std::unique_ptr<Posterior> Posterior::clonePosterior() const
{
    return withData(m_y);
}

std::unique_ptr<LogDensity> Posterior::clone() const
{
    return clonePosterior();
}

std::unique_ptr<TemperedDensity> Posterior::cloneTempered() const
{
    return clonePosterior();
}

std::unique_ptr<Posterior> Posterior::withData(std::vector<double> y) const
{
    const auto models = m_parameters.begin() + m_model->parameterCount();
    return std::make_unique<Posterior>(m_model->clone(), std::move(y),
                                       std::vector<NamedPrior>(m_parameters.begin(), models),
                                       NoiseModel(models, m_parameters.end()));
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

double Posterior::logPrior(std::span<const double> theta) const
{
    double sum = 0.0;
    for (std::size_t i = 0; i < m_parameters.size(); ++i)
        sum += m_parameters[i].prior.logDensity(theta[i]);
    return sum;
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
    if (!allFinite(m_theta) || !allFinite(m_slope) ||
        !m_noise.setParameters(noiseParameters(std::span(m_theta).subspan(models))))
        m_status = Status::failed(MessageId::ParametersOutOfRange);
    if (m_status.ok())
        m_status = m_model->predict(std::span(m_theta).first(models), m_prediction,
                                    withJacobian ? std::span(m_jacobian) : std::span<double>());
    if (m_status.ok() && !(allFinite(m_prediction) && (!withJacobian || allFinite(m_jacobian))))
        m_status = Status::failed(MessageId::PredictionNotFinite);
    if (m_status.outcome == Outcome::Failed)
        addFailures(m_failures, m_status.reason);
    if (!m_status.ok())
        return false;
    for (std::size_t i = 0; i < m_y.size(); ++i)
        m_residual[i] = m_y[i] - m_prediction[i];
    m_noise.whiten(m_residual, m_z);
    return true;
}

void Posterior::likelihoodGradient(std::span<double> gradient)
{
    const auto models = static_cast<std::size_t>(m_model->parameterCount());
    m_noise.whitenTransposed(m_z, m_weight);
    for (std::size_t i = 0; i < m_y.size(); ++i)
        for (std::size_t j = 0; j < models; ++j)
            gradient[j] += m_weight[i] * m_jacobian[i * models + j] * m_slope[j];
    const NoiseDerivatives noise = m_noise.derivatives(m_residual);
    for (std::size_t a = models; a < m_theta.size(); ++a)
        gradient[a] += noise.gradient[a - models] * m_slope[a];
}

double Posterior::evaluate(std::span<const double> q, std::span<double> gradient)
{
    if (!solve(q, !gradient.empty()))
        return -kInfinity;
    const double value = priorTerms(q, gradient) + m_noise.logLikelihood(m_z, {});
    if (!gradient.empty())
        likelihoodGradient(gradient);
    if (std::isfinite(value) && allFinite(gradient))
        return value;
    addFailures(m_failures, Message{MessageId::ParametersOutOfRange, {}});
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
    if (!solve(q, !gradient.empty()))
        return -kInfinity;
    const double value = m_noise.logLikelihood(m_z, {});
    if (!gradient.empty()) {
        std::fill(gradient.begin(), gradient.end(), 0.0);
        likelihoodGradient(gradient);
    }
    if (std::isfinite(value) && allFinite(gradient))
        return value;
    addFailures(m_failures, Message{MessageId::ParametersOutOfRange, {}});
    return -kInfinity;
}

// A quantile may round to a bound, where there is no q.
void Posterior::fromUnitCube(std::span<const double> u, std::span<double> q) const
{
    for (std::size_t i = 0; i < m_transforms.size(); ++i) {
        const Prior& prior = m_parameters[i].prior;
        const double lowest = std::nextafter(prior.lower(), kInfinity);
        const double highest = std::nextafter(prior.upper(), -kInfinity);
        q[i] = m_transforms[i].toUnconstrained(std::clamp(prior.quantile(u[i]), lowest, highest));
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
    const NoiseDerivatives noise = m_noise.derivatives(m_residual);
    for (std::size_t a = models; a < d; ++a)
        for (std::size_t b = models; b < d; ++b)
            curvature[a * d + b] += noise.information[a - models][b - models] * m_slope[a] * m_slope[b];
}

void Posterior::addPriorCurvature(std::span<const double> q, std::span<double> curvature) const
{
    const std::size_t d = m_theta.size();
    for (std::size_t i = 0; i < d; ++i) {
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
    const double value = evaluate(q, gradient);
    if (value == -kInfinity)
        return value;
    std::fill(curvature.begin(), curvature.end(), 0.0);
    addInformation(curvature);
    addPriorCurvature(q, curvature);
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

Status Posterior::simulate(std::span<const double> q, RandomStream& stream, std::span<double> y)
{
    if (!solve(q, false))
        return m_status;
    m_noise.simulate(stream, y);
    for (std::size_t i = 0; i < m_y.size(); ++i)
        y[i] += m_prediction[i];
    return {};
}

std::vector<double> Posterior::start(std::span<const double> quantiles)
{
    std::vector<double> q(m_theta.size());
    for (std::size_t i = 0; i < q.size(); ++i)
        q[i] = m_transforms[i].toUnconstrained(m_parameters[i].prior.quantile(quantiles[i]));
    const auto sigma = static_cast<std::size_t>(m_model->parameterCount());
    const Prior& prior = m_parameters[sigma].prior;
    if (solve(q, false)) {
        const double spread =
            std::clamp(rootMeanSquare(m_residual), prior.quantile(0.01), prior.quantile(0.99));
        q[sigma] = m_transforms[sigma].toUnconstrained(spread);
    }
    return q;
}

} // namespace interphase
