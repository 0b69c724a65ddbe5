#pragma once
#include "bayes/linearised_points.h"

namespace interphase {

// A polynomial that stands for a forward model where a posterior has its mass.
//
// Problem: a solve of milliseconds for each value of the density, where the prediction hardly bends over the
// posterior. Method: predictions and Jacobians at some points, in coordinates whitened by mean and covariance
// of the points; each output is a polynomial of total degree p in them, by least squares on values and slopes
// together, so that few solves suffice: with k parameters (k + 1) equations a point for (k + p choose p)
// terms. The
// polynomial is frozen. Everything else of the posterior, priors and noise of whatever kind, is evaluated as
// it is: the emulator is a ForwardModel. It knows nothing of failed solves and is worth nothing away from its
// points: for surrogate transitions (surrogate_chain.h), which are exact whatever it says.

struct EmulatorOptions
{
    int highestDegree = 4;
    double equationsPerTerm = 2.0; ///< at least; else a lower degree
};

/// The map from whitened coordinates to predictions.
struct PolynomialMap
{
    std::vector<OutputSegment> segments;
    int parameters = 0, outputs = 0, degree = 0;
    std::vector<double> centre;      ///< of q, size parameters
    std::vector<double> toWhite;     ///< u = toWhite (q - centre), lower triangular, row major
    std::vector<int> parent, factor; ///< of each term but the first: term = term[parent] * u[factor]
    /// Few shapes make up all that outputs do: an output is its constant + coefficients (terms x shapes,
    /// that of term 0 nothing) times shapes (shapes x outputs).
    std::vector<double> constant, coefficients, shapes;
    int shapeCount = 0;
    double radius = 0.0; ///< of the |u| that it is meant for

    int terms() const { return static_cast<int>(parent.size()); }
};

class Emulator final : public ForwardModel
{
public:
    /// transforms: of the parameters, as the posterior has them.
    Emulator(std::shared_ptr<const PolynomialMap> map, std::vector<Transform> transforms);

    int parameterCount() const override { return m_map->parameters; }
    int outputCount() const override { return m_map->outputs; }
    const std::vector<OutputSegment>& segments() const override { return m_map->segments; }
    Status predict(std::span<const double> theta, std::span<double> prediction,
                   std::span<double> jacobian) override;
    bool pullsBack() const override { return true; }
    void pullBack(std::span<const double> weight, std::span<double> gradient) override;
    std::unique_ptr<ForwardModel> clone() const override { return std::make_unique<Emulator>(*this); }

private:
    std::shared_ptr<const PolynomialMap> m_map;
    std::vector<Transform> m_transforms;
    std::vector<double> m_q, m_u, m_term, m_slope, m_weight, m_direction, m_adjoint;
};

/// The posterior with an emulator for its model, and lower where |u| exceeds the radius of the emulator.
class SurrogateDensity final : public LogDensity
{
public:
    SurrogateDensity(std::unique_ptr<Posterior> posterior, std::shared_ptr<const PolynomialMap> map);

    int dimension() const override { return m_posterior->dimension(); }
    double evaluate(std::span<const double> q, std::span<double> gradient) override;
    std::unique_ptr<LogDensity> clone() const override;

    double radius() const { return m_map->radius; }
    /// |u|
    double distance(std::span<const double> q) const;

private:
    std::unique_ptr<Posterior> m_posterior;
    std::shared_ptr<const PolynomialMap> m_map;
    std::vector<double> m_u;
};

struct EmulatorFit
{
    Status status; ///< failed: too few points could be solved for a polynomial of degree 1
    std::unique_ptr<SurrogateDensity> density;
    int degree = 0, terms = 0;
};

/// Where to solve for an emulator: half of `count` points are draws, evenly taken and at even indices, half
/// are from the normal of their mean and covariance with `spread` times its standard deviations, so that the
/// tails are covered. draws: of q from (about) the posterior, more than there are coordinates; they must not
/// lie in a plane. Random numbers: `count` streams from `firstStream`. Throws InputError otherwise.
std::vector<std::vector<double>> emulatorPoints(const std::vector<std::vector<double>>& draws, int count,
                                                std::uint64_t seed, std::uint32_t firstStream = 0,
                                                double spread = 1.5);

/// Points wanted for the highest degree of the options.
int emulatorPointCount(int parameters, const EmulatorOptions& options = {});

EmulatorFit fitEmulator(const LinearisedPoints& points, const EmulatorOptions& options = {});

} // namespace interphase
