// Symbols: q charge that has passed since the charged end, Ah; x, y stoichiometries of negative and positive
// electrode, means over the sites of blends; x = x0 - q / Qn, y = y0 + q / Qp.
#include "calibrate/window_fit.h"

#include "bayes/laplace.h"
#include "bayes/optimise.h"
#include "calibrate/slow_electrode.h"
#include "cell/bpx.h"
#include "cell/open_circuit.h"
#include "cell/particle_ids.h"
#include "core/text.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

namespace interphase {
namespace {

constexpr double kSkipped = 0.02; ///< of the charge, at the begin of the run
constexpr double kSd_V = 1e-3;
/// The unknowns; from Shares on those of the kinds of particle but the first, of the negative electrode and
/// then of the positive one.
enum { X0, Qn, Y0, Qp, R, Shares };
constexpr int kMostUnknowns = Shares + 2 * (kMostKinds - 1);
using Vector = Eigen::Matrix<double, Eigen::Dynamic, 1, 0, kMostUnknowns, 1>;
using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, 0, kMostUnknowns, kMostUnknowns>;

/// Voltages with an error of kSd_V each; q: the unknowns in units of scales(). Whatever that error is, the
/// mode is that of least squares.
class SlowDensity final : public CurvatureDensity
{
public:
    SlowDensity(const Cell& cell, const SlowRun& run)
        : m_run(run),
          m_negative(cell, Side::Negative, run.current_A),
          m_positive(cell, Side::Positive, run.current_A),
          m_end(run.charge_Ah.size())
    {
        // Where the run begins gradients have to build up first: that is not fitted.
        const auto skipped = static_cast<std::size_t>(kSkipped * static_cast<double>(m_end));
        (run.current_A > 0.0 ? m_begin : m_end) += run.current_A > 0.0 ? skipped : -skipped;
        m_scales = Vector::Ones(Shares + m_negative.kinds() - 1 + m_positive.kinds() - 1);
        m_scales[Qn] = m_scales[Qp] = run.charge_Ah.back();
        m_scales[R] = 0.01;
    }
    std::size_t begin() const { return m_begin; }
    std::size_t end() const { return m_end; }
    const Vector& scales() const { return m_scales; }
    const SlowElectrode& electrode(Side side) const
    {
        return side == Side::Negative ? m_negative : m_positive;
    }
    /// Where the shares of an electrode begin among the unknowns.
    int firstShare(Side side) const
    {
        return side == Side::Negative ? int{Shares} : Shares + m_negative.kinds() - 1;
    }
    KindShares shares(const Vector& p, Side side) const
    {
        KindShares out{1.0};
        for (int kind = 1; kind < electrode(side).kinds(); ++kind)
            out[0] -= out[static_cast<std::size_t>(kind)] = p[firstShare(side) + kind - 1];
        return out;
    }
    double mean(const Vector& p, Side side, double q) const
    {
        return side == Side::Negative ? p[X0] - q / p[Qn] : p[Y0] + q / p[Qp];
    }
    SlowElectrode::State state(const Vector& p, Side side, double q) const
    {
        return electrode(side).at(mean(p, side, q), shares(p, side));
    }

    double model(const Vector& p, std::size_t i, Vector* gradient = nullptr) const
    {
        const double q = m_run.charge_Ah[i];
        const SlowElectrode::State n = state(p, Side::Negative, q), c = state(p, Side::Positive, q);
        if (gradient) {
            gradient->head<Shares>() << -n.slope_V, -n.slope_V * q / (p[Qn] * p[Qn]), c.slope_V,
                -c.slope_V * q / (p[Qp] * p[Qp]), -m_run.current_A;
            for (int kind = 1; kind < m_negative.kinds(); ++kind)
                (*gradient)[firstShare(Side::Negative) + kind - 1] = -n.perShare_V(kind);
            for (int kind = 1; kind < m_positive.kinds(); ++kind)
                (*gradient)[firstShare(Side::Positive) + kind - 1] = c.perShare_V(kind);
        }
        return c.potential_V - n.potential_V - p[R] * m_run.current_A;
    }
    bool allowed(const Vector& p) const
    {
        const double q = m_run.charge_Ah.back();
        const double xEnd = p[X0] - q / p[Qn], yEnd = p[Y0] + q / p[Qp];
        const auto inside = [](double s) { return s > -0.02 && s < 1.02; };
        const auto shared = [&](Side side) {
            return std::ranges::all_of(shares(p, side), [](double w) { return w >= 0.0; });
        };
        return p[Qn] > 0.0 && p[Qp] > 0.0 && inside(p[X0]) && inside(xEnd) && inside(p[Y0]) && inside(yEnd) &&
               shared(Side::Negative) && shared(Side::Positive);
    }

    int dimension() const override { return static_cast<int>(m_scales.size()); }
    double evaluate(std::span<const double> q, std::span<double> gradient) override
    {
        return evaluateWithCurvature(q, gradient, {});
    }
    double evaluateWithCurvature(std::span<const double> q, std::span<double> gradient,
                                 std::span<double> curvature) override
    {
        const Vector p = Eigen::Map<const Eigen::VectorXd>(q.data(), dimension()).cwiseProduct(m_scales);
        if (!allowed(p))
            return -std::numeric_limits<double>::infinity();
        double squares = 0.0;
        Vector slope = Vector::Zero(dimension()), own(dimension());
        Matrix normal = Matrix::Zero(dimension(), dimension());
        for (std::size_t i = m_begin; i < m_end; ++i) {
            const double r = (model(p, i, &own) - m_run.voltage_V[i]) / kSd_V;
            own = own.cwiseProduct(m_scales) / kSd_V;
            squares += r * r;
            slope -= own * r;
            normal += own * own.transpose();
        }
        if (!gradient.empty())
            Eigen::Map<Eigen::VectorXd>(gradient.data(), dimension()) = slope;
        if (!curvature.empty())
            Eigen::Map<Eigen::MatrixXd>(curvature.data(), dimension(), dimension()) = normal;
        return -0.5 * squares;
    }
    std::unique_ptr<LogDensity> clone() const override { return std::make_unique<SlowDensity>(*this); }

private:
    const SlowRun& m_run;
    SlowElectrode m_negative, m_positive;
    std::size_t m_begin = 0, m_end;
    Vector m_scales;
};

/// Ah that fill an electrode from 0 to 1.
double wholeCapacity_Ah(const Cell& cell, Side side)
{
    return electrodeCapacity_Ah(cell, side) /
           std::abs(meanStoichiometry(cell, side, 1.0) - meanStoichiometry(cell, side, 0.0));
}

/// The electrode of a fit, by the active fractions of its materials; what would not fit beside the pores goes
/// into the concentrations of lithium. q: the charge between the ends.
void write(Cell& cell, Side side, const SlowDensity& fit, const Vector& p, double q)
{
    const SlowElectrode& electrode = fit.electrode(side);
    const KindShares shares = fit.shares(p, side);
    const double factor = p[side == Side::Negative ? Qn : Qp] / wholeCapacity_Ah(cell, side);
    double before = 0.0, wanted = 0.0;
    for (int kind = 0; kind < electrode.kinds(); ++kind) {
        const auto k = static_cast<std::size_t>(kind);
        const ParticleIds& id = particleIds(side, kind);
        double& active = cell.parameters[id.active];
        before += active;
        wanted += active *= factor * shares[k] / electrode.shares()[k];
    }
    const double room =
        cell.has(CurveId::ElectrolyteConductivity) ? 1.0 - cell.parameters[electrodeIds(side).porosity] : 1.0;
    const double fits = std::min(1.0, std::max(room, before) / wanted);
    for (int kind = 0; kind < electrode.kinds(); ++kind) {
        const ParticleIds& id = particleIds(side, kind);
        cell.parameters[id.active] *= fits;
        cell.parameters[id.maximum] /= fits;
    }
    // What each material holds at the ends when the cell rests there.
    const auto at = [&](double charge) {
        return electrodeAtRest(cell, side, std::clamp(fit.mean(p, side, charge), 0.0, 1.0)).stoichiometry;
    };
    const KindShares charged = at(0.0), discharged = at(q);
    for (int kind = 0; kind < electrode.kinds(); ++kind) {
        const auto k = static_cast<std::size_t>(kind);
        const ParticleIds& id = particleIds(side, kind);
        std::tie(cell.parameters[id.minimumStoichiometry], cell.parameters[id.maximumStoichiometry]) =
            std::minmax(charged[k], discharged[k]);
    }
}

std::vector<std::string> doubtsOf(const WindowFit& fit, double rate)
{
    constexpr double kSlow = 1.0 / 15.0, kCorrelated = 0.9;
    std::vector<std::string> out;
    if (const FittedValue* v = fit.impossible())
        out.push_back("The " + v->name + ", would be " + formatRounded(v->value, 4) +
                      ", where no electrode can be: these are not the potentials of this cell.");
    if (const FittedValue& r = fit.values[R + 3]; r.value + r.half < 0.0)
        out.push_back(
            "The resistance comes out below 0: neither the potentials nor the current can be quite those "
            "of this cell.");
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
        return v.name.starts_with("stoichiometry") && !(v.value + v.half >= 0.0 && v.value - v.half <= 1.0);
    });
    return at == values.end() ? nullptr : &*at;
}

WindowFit fitWindows(const Cell& cell, const Dataset& data, const RunContext& context)
{
    return fitWindows(cell, slowRun(data), context);
}

WindowFit fitWindows(const Cell& cell, const SlowRun& run, const RunContext& context)
{
    SlowDensity fit(cell, run);
    // From the cell's own windows, and from others: the sum of squares has several valleys.
    std::vector<std::vector<double>> starts;
    for (const double x : {meanStoichiometry(cell, Side::Negative, 1.0), 0.75, 0.85, 0.95})
        for (const double y : {meanStoichiometry(cell, Side::Positive, 1.0), 0.2, 0.3, 0.45})
            for (const double stretch : {1.0, 1.15}) {
                const double q = run.charge_Ah.back();
                Vector p = fit.scales();
                p.head<Shares>() << x,
                    std::max(stretch * wholeCapacity_Ah(cell, Side::Negative), q / (x + 0.01)), y,
                    std::max(stretch * wholeCapacity_Ah(cell, Side::Positive), q / (1.01 - y)), 0.0;
                for (const Side side : {Side::Negative, Side::Positive})
                    for (int kind = 1; kind < fit.electrode(side).kinds(); ++kind)
                        p[fit.firstShare(side) + kind - 1] =
                            fit.electrode(side).shares()[static_cast<std::size_t>(kind)];
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
    const int unknowns = fit.dimension();
    const Vector best =
        Eigen::Map<const Eigen::VectorXd>(around.mode.data(), unknowns).cwiseProduct(fit.scales());
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
    const double variance = least / (n - unknowns) * (1.0 + out.correlation) / (1.0 - out.correlation);
    const Matrix covariance =
        variance / (kSd_V * kSd_V) *
        (fit.scales().asDiagonal() *
         Eigen::Map<const Eigen::MatrixXd>(around.covariance.data(), unknowns, unknowns) *
         fit.scales().asDiagonal());
    const double q = run.charge_Ah.back();
    const auto add = [&](const std::string& name, const char* unit, double value, const Vector& gradient,
                         const std::string& material = {}) {
        out.values.push_back({name, unit, material, value,
                              1.96 * std::sqrt(std::max(0.0, gradient.dot(covariance * gradient)))});
    };
    const auto unit = [&](int i) { return Vector(Vector::Unit(unknowns, i)); };
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
    g = Vector::Zero(unknowns);
    g.head<4>() << best[Qn], best[X0], best[Qp], best[Y0];
    add("lithium between the electrodes", "Ah", best[X0] * best[Qn] + best[Y0] * best[Qp], g);
    add("resistance", "ohm", best[R], unit(R));
    out.cell = cell;
    for (const Side side : {Side::Negative, Side::Positive}) {
        for (int kind = 1; kind < fit.electrode(side).kinds(); ++kind) {
            const int at = fit.firstShare(side) + kind - 1;
            const std::string material = particleNames(cell, side)[static_cast<std::size_t>(kind)];
            add("share of " + material + " in the capacity", "1", best[at], unit(at), material);
        }
        write(out.cell, side, fit, best, q);
    }

    out.charge_Ah = run.charge_Ah;
    out.voltage_V = run.voltage_V;
    for (std::size_t i = 0; i < run.charge_Ah.size(); ++i) {
        out.model_V.push_back(fit.model(best, i));
        const auto slope = [&](Side side) { return fit.state(best, side, run.charge_Ah[i]).slope_V; };
        out.negativeSlope_V_Ah.push_back(slope(Side::Negative) / best[Qn]);
        out.positiveSlope_V_Ah.push_back(slope(Side::Positive) / best[Qp]);
        out.modelSlope_V_Ah.push_back(out.positiveSlope_V_Ah.back() + out.negativeSlope_V_Ah.back());
    }
    out.doubts = doubtsOf(out, std::abs(run.current_A) / cell.nominalCapacity_Ah);
    out.slope_V_Ah = voltageSlopes(run);
    return out;
}

} // namespace interphase
