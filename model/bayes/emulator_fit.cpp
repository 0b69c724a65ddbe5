// Least squares on values and slopes; see emulator.h. Symbols as there.
#include "bayes/draw_moments.h"
#include "bayes/emulator.h"

#include "core/random.h"

#include <Eigen/Dense>
#include <algorithm>
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
Moments factorisedMoments(const std::vector<std::vector<double>>& draws, Eigen::Index k)
{
    const DrawMoments found = momentsOfDraws(draws, static_cast<std::size_t>(k));
    const Eigen::LLT<Matrix> factor(Eigen::Map<const Matrix>(found.covariance.data(), k, k));
    if (draws.size() < 2 || factor.info() != Eigen::Success)
        throw InputError(MessageId::InvalidArgument,
                         {"emulator", "its draws lie in a plane", "more draws than coordinates"});
    return {Eigen::Map<const Vector>(found.mean.data(), k), factor.matrixL()};
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

/// The highest degree that the points suffice for; 0: none.
int degreeFor(const LinearisedPoints& points, const EmulatorOptions& options)
{
    const int k = points.posterior().modelParameterCount();
    const double equations = static_cast<double>(points.solved()) * (k + 1);
    int degree = options.highestDegree;
    while (degree > 0 && options.equationsPerTerm * termCount(k, degree) > equations)
        --degree;
    return degree;
}

struct LeastSquares
{
    Matrix rows, values;   ///< terms and outputs, at each point the value and the slopes along u
    double farthest = 0.0; ///< largest |u|
};

/// Whitens the coordinates: sets map.centre and map.toWhite.
LeastSquares leastSquares(const LinearisedPoints& points, PolynomialMap& map)
{
    const Posterior& posterior = points.posterior();
    const Eigen::Index k = map.parameters, n = map.outputs;
    std::vector<std::vector<double>> places;
    for (const Linearisation& point : points.all())
        places.push_back(point.q);
    const Moments moments = factorisedMoments(places, k);
    map.centre.assign(moments.mean.data(), moments.mean.data() + k);
    const RowMajor toWhite = moments.lower.triangularView<Eigen::Lower>().solve(Matrix::Identity(k, k));
    map.toWhite.assign(toWhite.data(), toWhite.data() + k * k);

    LeastSquares out;
    out.rows.resize(points.solved() * (k + 1), map.terms());
    out.values.resize(out.rows.rows(), n);
    Eigen::Index row = 0;
    for (const Linearisation& at : points.all()) {
        if (!at.status.ok())
            continue;
        const Vector u = toWhite * (Eigen::Map<const Vector>(at.q.data(), k) - moments.mean);
        out.farthest = std::max(out.farthest, u.norm());
        addRows(map, u, out.rows.middleRows(row, k + 1));
        // d prediction / d u = d prediction / d theta * d theta / d q * lower.
        Matrix slopes = Eigen::Map<const RowMajor>(at.jacobian.data(), n, k);
        for (Eigen::Index j = 0; j < k; ++j)
            slopes.col(j) *=
                posterior.transform(static_cast<int>(j)).derivative(at.q[static_cast<std::size_t>(j)]);
        out.values.row(row) = Eigen::Map<const Vector>(at.prediction.data(), n);
        out.values.middleRows(row + 1, k) = (slopes * moments.lower).transpose();
        row += k + 1;
    }
    return out;
}

/// coefficients: terms x outputs. Leaves out shapes of less than a hundred thousandth of the largest.
void setShapes(Matrix coefficients, PolynomialMap& map)
{
    constexpr double kNegligible = 1e-5;
    const Eigen::Index terms = coefficients.rows(), n = coefficients.cols();
    const Vector constant = coefficients.row(0);
    map.constant.assign(constant.data(), constant.data() + n);
    coefficients.row(0).setZero();
    // Volts, kelvins and ohms: each data set counts by what it does itself.
    Vector scale = Vector::Ones(n);
    for (const OutputSegment& segment : map.segments) {
        const double size =
            coefficients.middleCols(segment.first, segment.count).norm() / std::sqrt(segment.count);
        if (size > 0.0)
            scale.segment(segment.first, segment.count).setConstant(size);
    }
    coefficients = coefficients * scale.cwiseInverse().asDiagonal();
    const Eigen::BDCSVD<Matrix> svd(coefficients, Eigen::ComputeThinU | Eigen::ComputeThinV);
    const Vector& size = svd.singularValues();
    map.shapeCount = 1;
    while (map.shapeCount < size.size() && size(map.shapeCount) > kNegligible * size(0))
        ++map.shapeCount;
    const RowMajor weights = svd.matrixU().leftCols(map.shapeCount) * size.head(map.shapeCount).asDiagonal();
    const RowMajor shapes = svd.matrixV().leftCols(map.shapeCount).transpose() * scale.asDiagonal();
    map.coefficients.assign(weights.data(), weights.data() + terms * map.shapeCount);
    map.shapes.assign(shapes.data(), shapes.data() + map.shapeCount * n);
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
                                                std::uint64_t seed, std::uint32_t firstStream, double spread)
{
    if (draws.empty())
        throw InputError(MessageId::InvalidArgument, {"emulator", "no draws", "draws of the posterior"});
    const auto d = static_cast<Eigen::Index>(draws.front().size());
    const Moments moments = factorisedMoments(draws, d);
    std::vector<std::vector<double>> points;
    for (int i = 0; i < count; ++i) {
        if (i % 2 == 0) {
            const std::size_t at =
                static_cast<std::size_t>(i) * draws.size() / static_cast<std::size_t>(count);
            points.push_back(draws[at]);
            continue;
        }
        RandomStream stream(seed, StreamPurpose::Emulator, firstStream + static_cast<std::uint32_t>(i));
        Vector z(d);
        stream.normals({z.data(), static_cast<std::size_t>(d)});
        const Vector q = moments.mean + spread * (moments.lower * z);
        points.emplace_back(q.data(), q.data() + d);
    }
    return points;
}

EmulatorFit fitEmulator(const LinearisedPoints& points, const EmulatorOptions& options)
{
    constexpr double kReach = 1.5, kBeyond = 2.5; // a polynomial holds beyond its points
    EmulatorFit out;
    const Posterior& posterior = points.posterior();
    auto map = std::make_shared<PolynomialMap>();
    map->segments = posterior.segments();
    map->parameters = posterior.modelParameterCount();
    map->outputs = posterior.outputCount();
    map->degree = degreeFor(points, options);
    if (map->degree == 0) {
        out.status = Status::failed(MessageId::EmulatorTooFewPoints,
                                    {std::to_string(points.solved()), std::to_string(points.size())});
        return out;
    }
    setTerms(*map);
    const LeastSquares system = leastSquares(points, *map);
    map->radius =
        std::max(kBeyond * system.farthest, std::sqrt(static_cast<double>(map->parameters)) + kReach);
    setShapes(system.rows.colPivHouseholderQr().solve(system.values), *map);
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
