// Symbols: q charge that has passed since the charged end, Ah; x, y stoichiometries of negative and positive
// electrode; x = x0 - q / Qn, y = y0 + q / Qp.
#include "calibrate/window_fit.h"

#include "bayes/laplace.h"
#include "bayes/optimise.h"
#include "cell/open_circuit.h"
#include "cell/particle_ids.h"
#include "core/text.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <limits>

namespace interphase {
namespace {

constexpr double kSkipped = 0.02; ///< of the charge, at the begin of the run
constexpr double kSd_V = 1e-3;
constexpr int kUnknowns = 5;
enum { X0, Qn, Y0, Qp, R };
using Vector = Eigen::Matrix<double, kUnknowns, 1>;
using Matrix = Eigen::Matrix<double, kUnknowns, kUnknowns>;

[[noreturn]] void refuse(const std::string& what, const std::string& found, const std::string& expected)
{
    throw InputError(MessageId::InvalidArgument, {what, found, expected});
}

/// Voltages with an error of kSd_V each; q: the unknowns in units of scales(). Whatever that error is, the
/// mode is that of least squares.
class SlowDensity final : public CurvatureDensity
{
public:
    SlowDensity(const Cell& cell, const SlowRun& run) : m_cell(cell), m_run(run), m_end(run.charge_Ah.size())
    {
        // Where the run begins gradients have to build up first: that is not fitted.
        const auto skipped = static_cast<std::size_t>(kSkipped * static_cast<double>(m_end));
        (run.current_A > 0.0 ? m_begin : m_end) += run.current_A > 0.0 ? skipped : -skipped;
        m_scales << 1.0, run.charge_Ah.back(), 1.0, run.charge_Ah.back(), 0.01;
    }
    std::size_t begin() const { return m_begin; }
    std::size_t end() const { return m_end; }
    const Vector& scales() const { return m_scales; }

    double model(const Vector& p, std::size_t i, Vector* gradient = nullptr) const
    {
        const double q = m_run.charge_Ah[i];
        const double x = p[X0] - q / p[Qn], y = p[Y0] + q / p[Qp];
        const Curve::Sample n = restPotential(m_cell, Side::Negative, x),
                            c = restPotential(m_cell, Side::Positive, y);
        if (gradient)
            *gradient << -n.slope, -n.slope * q / (p[Qn] * p[Qn]), c.slope, -c.slope * q / (p[Qp] * p[Qp]),
                -m_run.current_A;
        return c.value - n.value - p[R] * m_run.current_A;
    }
    bool allowed(const Vector& p) const
    {
        const double q = m_run.charge_Ah.back();
        const double xEnd = p[X0] - q / p[Qn], yEnd = p[Y0] + q / p[Qp];
        const auto inside = [](double s) { return s > -0.02 && s < 1.02; };
        return p[Qn] > 0.0 && p[Qp] > 0.0 && inside(p[X0]) && inside(xEnd) && inside(p[Y0]) && inside(yEnd);
    }

    int dimension() const override { return kUnknowns; }
    double evaluate(std::span<const double> q, std::span<double> gradient) override
    {
        return evaluateWithCurvature(q, gradient, {});
    }
    double evaluateWithCurvature(std::span<const double> q, std::span<double> gradient,
                                 std::span<double> curvature) override
    {
        const Vector p = Eigen::Map<const Vector>(q.data()).cwiseProduct(m_scales);
        if (!allowed(p))
            return -std::numeric_limits<double>::infinity();
        double squares = 0.0;
        Vector slope = Vector::Zero(), own;
        Matrix normal = Matrix::Zero();
        for (std::size_t i = m_begin; i < m_end; ++i) {
            const double r = (model(p, i, &own) - m_run.voltage_V[i]) / kSd_V;
            own = own.cwiseProduct(m_scales) / kSd_V;
            squares += r * r;
            slope -= own * r;
            normal += own * own.transpose();
        }
        if (!gradient.empty())
            Eigen::Map<Vector>(gradient.data()) = slope;
        if (!curvature.empty())
            Eigen::Map<Matrix>(curvature.data()) = normal;
        return -0.5 * squares;
    }
    std::unique_ptr<LogDensity> clone() const override { return std::make_unique<SlowDensity>(*this); }

private:
    const Cell& m_cell;
    const SlowRun& m_run;
    std::size_t m_begin = 0, m_end;
    Vector m_scales;
};

/// Ah that fill an electrode from 0 to 1.
double wholeCapacity_Ah(const Cell& cell, Side side)
{
    const ParticleIds& id = particleIds(side, 0);
    const auto& p = cell.parameters;
    return electrodeCapacity_Ah(cell, side) / (p[id.maximumStoichiometry] - p[id.minimumStoichiometry]);
}

/// By its active fraction; what would not fit beside the pores goes into the concentration of lithium.
void scaleCapacity(Cell& cell, Side side, double factor)
{
    const ParticleIds& ids = particleIds(side, 0);
    double& active = cell.parameters[ids.active];
    const double room =
        cell.has(CurveId::ElectrolyteConductivity) ? 1.0 - cell.parameters[electrodeIds(side).porosity] : 1.0;
    const double fits = std::min(active * factor, std::max(room, active));
    cell.parameters[ids.maximum] *= active * factor / fits;
    active = fits;
}

std::vector<std::string> doubtsOf(const WindowFit& fit, double rate)
{
    constexpr double kSlow = 1.0 / 15.0, kCorrelated = 0.9;
    std::vector<std::string> out;
    if (const FittedValue* v = fit.impossible())
        out.push_back("The " + v->name + ", would be " + formatRounded(v->value, 4) +
                      ", where no electrode can be: these are not the potentials of this cell.");
    if (rate > kSlow)
        out.push_back("The current is " + formatRounded(rate, 2) +
                      " C: what transport and kinetics cost is taken for windows. C/20 or slower is meant.");
    if (fit.correlation > kCorrelated)
        out.push_back("Neighbouring residuals go together (correlation " + formatRounded(fit.correlation, 3) +
                      "): they are errors of the model, of which the intervals know little.");
    return out;
}

} // namespace

const FittedValue* WindowFit::impossible() const
{
    const auto at = std::ranges::find_if(values, [](const FittedValue& v) {
        return v.name.starts_with("stoichiometry") && !(v.value >= 0.0 && v.value <= 1.0);
    });
    return at == values.end() ? nullptr : &*at;
}

WindowFit fitWindows(const Cell& cell, const Dataset& data, const RunContext& context)
{
    return fitWindows(cell, slowRun(data), context);
}

WindowFit fitWindows(const Cell& cell, const SlowRun& run, const RunContext& context)
{
    for (const Side side : {Side::Negative, Side::Positive})
        if (isBlended(cell, side))
            refuse("cell", "an electrode is blended of several materials",
                   "electrodes of one kind of particle");
    SlowDensity fit(cell, run);
    // From the cell's own windows, and from others: the sum of squares has several valleys.
    std::vector<std::vector<double>> starts;
    const auto& p0 = cell.parameters;
    for (const double x : {p0[ParameterId::NegativeMaximumStoichiometry], 0.75, 0.85, 0.95})
        for (const double y : {p0[ParameterId::PositiveMinimumStoichiometry], 0.2, 0.3, 0.45})
            for (const double stretch : {1.0, 1.15}) {
                const double q = run.charge_Ah.back();
                Vector p;
                p << x, std::max(stretch * wholeCapacity_Ah(cell, Side::Negative), q / (x + 0.01)), y,
                    std::max(stretch * wholeCapacity_Ah(cell, Side::Positive), q / (1.01 - y)), 0.0;
                if (!fit.allowed(p))
                    continue;
                p = p.cwiseQuotient(fit.scales());
                starts.emplace_back(p.begin(), p.end());
            }
    WindowFit out;
    const ModeSearch search = findMode(fit, starts, {}, context);
    out.status = context.stopRequested() ? Status::cancelled() : search.status;
    if (!out.status.ok())
        return out;
    const LaplaceApproximation around = laplace(fit, search.best()->q);
    out.status = around.status;
    if (!out.status.ok())
        return out;
    const Vector best = Eigen::Map<const Vector>(around.mode.data()).cwiseProduct(fit.scales());
    const double least = -2.0 * around.logDensity * kSd_V * kSd_V;
    const auto n = static_cast<double>(fit.end() - fit.begin());
    double products = 0.0, before = 0.0;
    for (std::size_t i = fit.begin(); i < fit.end(); ++i) {
        const double residual = run.voltage_V[i] - fit.model(best, i);
        products += residual * before;
        before = residual;
    }
    out.rms_V = std::sqrt(least / n);
    out.correlation = least > 0.0 ? std::clamp(products / least, 0.0, 0.99) : 0.0;
    const double variance = least / (n - kUnknowns) * (1.0 + out.correlation) / (1.0 - out.correlation);
    const Matrix covariance =
        variance / (kSd_V * kSd_V) *
        (fit.scales().asDiagonal() * Eigen::Map<const Matrix>(around.covariance.data()) *
         fit.scales().asDiagonal());
    const double q = run.charge_Ah.back();
    const auto add = [&](const char* name, const char* unit, double value, const Vector& gradient) {
        out.values.push_back(
            {name, unit, value, 1.96 * std::sqrt(std::max(0.0, gradient.dot(covariance * gradient)))});
    };
    const auto unit = [](int i) { return Vector::Unit(i); };
    Vector g = unit(X0);
    add("stoichiometry, negative electrode, charged", "1", best[X0], g);
    g[Qn] = q / (best[Qn] * best[Qn]);
    add("stoichiometry, negative electrode, discharged", "1", best[X0] - q / best[Qn], g);
    g = unit(Y0);
    add("stoichiometry, positive electrode, charged", "1", best[Y0], g);
    g[Qp] = -q / (best[Qp] * best[Qp]);
    add("stoichiometry, positive electrode, discharged", "1", best[Y0] + q / best[Qp], g);
    add("capacity of the negative electrode", "Ah", best[Qn], unit(Qn));
    add("capacity of the positive electrode", "Ah", best[Qp], unit(Qp));
    g << best[Qn], best[X0], best[Qp], best[Y0], 0.0;
    add("lithium between the electrodes", "Ah", best[X0] * best[Qn] + best[Y0] * best[Qp], g);
    add("resistance", "ohm", best[R], unit(R));

    out.cell = cell;
    const double x1 = best[X0] - q / best[Qn], y1 = best[Y0] + q / best[Qp];
    auto& p = out.cell.parameters;
    scaleCapacity(out.cell, Side::Negative, best[Qn] / wholeCapacity_Ah(cell, Side::Negative));
    scaleCapacity(out.cell, Side::Positive, best[Qp] / wholeCapacity_Ah(cell, Side::Positive));
    p[ParameterId::NegativeMaximumStoichiometry] = best[X0];
    p[ParameterId::NegativeMinimumStoichiometry] = x1;
    p[ParameterId::PositiveMinimumStoichiometry] = best[Y0];
    p[ParameterId::PositiveMaximumStoichiometry] = y1;

    out.charge_Ah = run.charge_Ah;
    out.voltage_V = run.voltage_V;
    for (std::size_t i = 0; i < run.charge_Ah.size(); ++i) {
        out.model_V.push_back(fit.model(best, i));
        const double x = best[X0] - run.charge_Ah[i] / best[Qn], y = best[Y0] + run.charge_Ah[i] / best[Qp];
        out.negativeSlope_V_Ah.push_back(restPotential(cell, Side::Negative, x).slope / best[Qn]);
        out.positiveSlope_V_Ah.push_back(restPotential(cell, Side::Positive, y).slope / best[Qp]);
        out.modelSlope_V_Ah.push_back(out.positiveSlope_V_Ah.back() + out.negativeSlope_V_Ah.back());
    }
    out.doubts = doubtsOf(out, std::abs(run.current_A) / cell.nominalCapacity_Ah);
    out.slope_V_Ah = voltageSlopes(run);
    return out;
}

} // namespace interphase
