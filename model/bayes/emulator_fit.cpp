// Least squares on values and slopes; see emulator.h. Symbols as there.
#include "bayes/emulator.h"

#include "core/parallel.h"
#include "core/random.h"

#include <Eigen/Dense>
#include <cmath>

namespace interphase {
namespace {

using Matrix = Eigen::MatrixXd;
using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Vector = Eigen::VectorXd;

struct Moments
{
    Vector mean;
    Matrix lower; ///< Cholesky factor of the covariance
};

/// Of the first k coordinates. Throws InputError where the covariance has no factor.
Moments momentsOf(const std::vector<std::vector<double>>& points, Eigen::Index k)
{
    Moments out{Vector::Zero(k), Matrix::Zero(k, k)};
    for (const auto& q : points)
        out.mean += Eigen::Map<const Vector>(q.data(), k);
    out.mean /= static_cast<double>(points.size());
    for (const auto& q : points) {
        const Vector d = Eigen::Map<const Vector>(q.data(), k) - out.mean;
        out.lower += d * d.transpose();
    }
    const Eigen::LLT<Matrix> factor(out.lower / (static_cast<double>(points.size()) - 1.0));
    if (points.size() < 2 || factor.info() != Eigen::Success)
        throw InputError(MessageId::InvalidArgument,
                         {"emulator", "its draws lie in a plane", "more draws than coordinates"});
    out.lower = factor.matrixL();
    return out;
}

int termCount(int parameters, int degree)
{
    double count = 1.0;
    for (int i = 1; i <= degree; ++i)
        count = count * (parameters + i) / i;
    return static_cast<int>(count + 0.5);
}

/// All monomials up to the degree, each a former one times a coordinate of index not below its last.
void setTerms(PolynomialMap& map)
{
    map.parent = {0};
    map.factor = {0};
    std::size_t begin = 0;
    for (int degree = 1; degree <= map.degree; ++degree) {
        const std::size_t end = map.parent.size();
        for (std::size_t t = begin; t < end; ++t)
            for (int i = degree == 1 ? 0 : map.factor[t]; i < map.parameters; ++i) {
                map.parent.push_back(static_cast<int>(t));
                map.factor.push_back(i);
            }
        begin = end;
    }
}

struct Linearisation
{
    Status status;
    std::vector<double> prediction;
    std::vector<double> jacobian; ///< d prediction / d theta
};

Status solveAll(const Posterior& posterior, const std::vector<std::vector<double>>& points, int threads,
                const RunContext& context, std::vector<Linearisation>& out)
{
    const auto solve = [&](int i) {
        Linearisation& at = out[static_cast<std::size_t>(i)];
        const std::unique_ptr<Posterior> own = posterior.clonePosterior();
        own->setStop(context.stop);
        at.status = own->linearise(points[static_cast<std::size_t>(i)], at.prediction, at.jacobian);
    };
    return runParallel(static_cast<int>(points.size()), threads, solve);
}

/// Rows of one point: the terms, then their slopes along each u.
void addRows(const PolynomialMap& map, const Vector& u, Eigen::Ref<Matrix> rows)
{
    rows.setZero();
    rows(0, 0) = 1.0;
    for (Eigen::Index t = 1; t < rows.cols(); ++t) {
        const auto at = static_cast<std::size_t>(t);
        const Eigen::Index parent = map.parent[at], factor = map.factor[at];
        rows.col(t) = rows.col(parent) * u(factor);
        rows(1 + factor, t) += rows(0, parent);
    }
}

} // namespace

int emulatorPointCount(int parameters, const EmulatorOptions& options)
{
    constexpr int kSpare = 4;
    const double equations =
        options.equationsPerTerm * termCount(parameters, std::max(1, options.highestDegree));
    return static_cast<int>(std::ceil(equations / (parameters + 1))) + kSpare;
}

std::vector<std::vector<double>> emulatorPoints(const std::vector<std::vector<double>>& draws, int count,
                                                std::uint64_t seed)
{
    constexpr double kSpread = 1.5;
    if (draws.empty())
        throw InputError(MessageId::InvalidArgument, {"emulator", "no draws", "draws of the posterior"});
    const auto d = static_cast<Eigen::Index>(draws.front().size());
    const Moments moments = momentsOf(draws, d);
    std::vector<std::vector<double>> points;
    for (int i = 0; i < count; ++i) {
        if (i % 2 == 0) {
            const std::size_t at =
                static_cast<std::size_t>(i) * draws.size() / static_cast<std::size_t>(count);
            points.push_back(draws[at]);
            continue;
        }
        RandomStream stream(seed, StreamPurpose::Emulator, static_cast<std::uint32_t>(i));
        Vector z(d);
        stream.normals({z.data(), static_cast<std::size_t>(d)});
        const Vector q = moments.mean + kSpread * (moments.lower * z);
        points.emplace_back(q.data(), q.data() + d);
    }
    return points;
}

EmulatorFit fitEmulator(const Posterior& posterior, const std::vector<std::vector<double>>& points,
                        const EmulatorOptions& options, const RunContext& context)
{
    constexpr double kReach = 1.5; // a polynomial holds somewhat beyond few points
    EmulatorFit out;
    std::vector<Linearisation> solutions(points.size());
    out.status = solveAll(posterior, points, options.threads, context, solutions);
    if (context.stop.stop_requested())
        out.status = Status::cancelled();
    if (!out.status.ok())
        return out;
    auto map = std::make_shared<PolynomialMap>();
    map->segments = posterior.segments();
    map->parameters = posterior.modelParameterCount();
    map->outputs = posterior.outputCount();
    for (const Linearisation& at : solutions) {
        ++(at.status.ok() ? out.solved : out.failed);
        if (!at.status.ok())
            addFailures(out.failures, at.status.reason);
    }
    const Eigen::Index k = map->parameters, n = map->outputs;
    const double equations = static_cast<double>(out.solved) * static_cast<double>(k + 1);
    for (map->degree = options.highestDegree;
         map->degree > 0 && options.equationsPerTerm * termCount(map->parameters, map->degree) > equations;)
        --map->degree;
    if (map->degree == 0) {
        out.status = Status::failed(MessageId::EmulatorTooFewPoints,
                                    {std::to_string(out.solved), std::to_string(points.size())});
        return out;
    }
    const Moments moments = momentsOf(points, k);
    map->centre.assign(moments.mean.data(), moments.mean.data() + k);
    const RowMajor toWhite = moments.lower.triangularView<Eigen::Lower>().solve(Matrix::Identity(k, k));
    map->toWhite.assign(toWhite.data(), toWhite.data() + k * k);
    setTerms(*map);

    Matrix rows(out.solved * (k + 1), map->terms()), values(rows.rows(), n);
    Eigen::Index row = 0;
    map->radius = std::sqrt(static_cast<double>(k)) + kReach;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!solutions[i].status.ok())
            continue;
        const Vector q = Eigen::Map<const Vector>(points[i].data(), k);
        const Vector u = toWhite * (q - moments.mean);
        map->radius = std::max(map->radius, u.norm());
        addRows(*map, u, rows.middleRows(row, k + 1));
        // d prediction / d u = d prediction / d theta * d theta / d q * lower.
        Matrix slopes = Eigen::Map<const RowMajor>(solutions[i].jacobian.data(), n, k);
        for (Eigen::Index j = 0; j < k; ++j)
            slopes.col(j) *= posterior.transform(static_cast<int>(j)).derivative(q(j));
        values.row(row) = Eigen::Map<const Vector>(solutions[i].prediction.data(), n);
        values.middleRows(row + 1, k) = (slopes * moments.lower).transpose();
        row += k + 1;
    }
    const RowMajor coefficients = rows.colPivHouseholderQr().solve(values);
    map->coefficients.assign(coefficients.data(), coefficients.data() + coefficients.size());
    out.degree = map->degree;
    out.terms = map->terms();
    std::vector<Transform> transforms;
    for (int j = 0; j < map->parameters; ++j)
        transforms.push_back(posterior.transform(j));
    out.density = std::make_unique<SurrogateDensity>(
        posterior.withModel(std::make_unique<Emulator>(map, std::move(transforms))), map);
    return out;
}

} // namespace interphase
