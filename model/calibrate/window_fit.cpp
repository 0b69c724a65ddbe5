// Symbols: q charge that has passed since the charged end, Ah; x, y stoichiometries of negative and positive
// electrode, means over the sites of blends; x = x0 - q / Qn, y = y0 + q / Qp. The potentials are those of
// the surfaces, which lead them.
#include "calibrate/window_fit.h"

#include "bayes/laplace.h"
#include "bayes/optimise.h"
#include "calibrate/window_parts.h"
#include "cell/bpx.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

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
        m_costs.leads.fill(std::vector<KindShares>(m_end));
        m_costs.reactions_V.resize(m_end);
        // Where the run begins gradients have to build up first: that is not fitted.
        const auto skipped = static_cast<std::size_t>(kSkipped * static_cast<double>(m_end));
        (run.current_A > 0.0 ? m_begin : m_end) += run.current_A > 0.0 ? skipped : -skipped;
        m_scales = Vector::Ones(Shares + m_negative.kinds() - 1 + m_positive.kinds() - 1);
        m_scales[Qn] = m_scales[Qp] = run.charge_Ah.back();
        m_scales[R] = 0.01;
    }
    std::size_t begin() const { return m_begin; } ///< of the points that are fitted
    std::size_t end() const { return m_end; }
    const Vector& scales() const { return m_scales; }
    Vector unknowns(std::span<const double> q) const
    {
        return Eigen::Map<const Eigen::VectorXd>(q.data(), m_scales.size()).cwiseProduct(m_scales);
    }
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
    /// At point i of the run, by what the surfaces of the particles hold.
    SlowElectrode::State state(const Vector& p, Side side, std::size_t i) const
    {
        return electrode(side).at(mean(p, side, m_run.charge_Ah[i]) + lead(side, i), shares(p, side));
    }
    /// What the surfaces lead the mean by at the points of the run, of each kind of particle.
    const std::vector<KindShares>& leads(Side side) const
    {
        return m_costs.leads[static_cast<std::size_t>(side)];
    }
    double lead(Side side, std::size_t i) const
    {
        return std::accumulate(leads(side)[i].begin(), leads(side)[i].end(), 0.0);
    }
    FittedElectrode fitted(const Vector& p, Side side) const
    {
        return {p[side == Side::Negative ? Qn : Qp], shares(p, side), mean(p, side, 0.0),
                mean(p, side, m_run.charge_Ah.back())};
    }
    /// What the current costs with these unknowns. It hardly changes with them, and is taken to be given in a
    /// search.
    void takeCosts(const Vector& p)
    {
        m_costs = slowCosts(m_run, {&m_negative, &m_positive},
                            {fitted(p, Side::Negative), fitted(p, Side::Positive)});
    }

    double model(const Vector& p, std::size_t i, Vector* gradient = nullptr) const
    {
        const double q = m_run.charge_Ah[i];
        const SlowElectrode::State n = state(p, Side::Negative, i), c = state(p, Side::Positive, i);
        if (gradient) {
            gradient->head<Shares>() << -n.slope_V, -n.slope_V * q / (p[Qn] * p[Qn]), c.slope_V,
                -c.slope_V * q / (p[Qp] * p[Qp]), -m_run.current_A;
            double* share = gradient->data() + Shares; // of the negative electrode, then of the other
            for (int kind = 1; kind < m_negative.kinds(); ++kind)
                *share++ = -n.perShare_V(kind);
            for (int kind = 1; kind < m_positive.kinds(); ++kind)
                *share++ = c.perShare_V(kind);
        }
        return c.potential_V - n.potential_V + m_costs.reactions_V[i] - p[R] * m_run.current_A;
    }
    bool allowed(const Vector& p) const
    {
        const double q = m_run.charge_Ah.back();
        const double xEnd = p[X0] - q / p[Qn], yEnd = p[Y0] + q / p[Qp];
        const auto inside = [](double s) { return s > -0.02 && s < 1.02; };
        return p[Qn] > 0.0 && p[Qp] > 0.0 && inside(p[X0]) && inside(xEnd) && inside(p[Y0]) && inside(yEnd) &&
               std::ranges::min(shares(p, Side::Negative)) >= 0.0 &&
               std::ranges::min(shares(p, Side::Positive)) >= 0.0;
    }

    int dimension() const override { return static_cast<int>(m_scales.size()); }
    double evaluate(std::span<const double> q, std::span<double> gradient) override
    {
        return evaluateWithCurvature(q, gradient, {});
    }
    double evaluateWithCurvature(std::span<const double> q, std::span<double> gradient,
                                 std::span<double> curvature) override
    {
        const Vector p = unknowns(q);
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
    SlowCosts m_costs;
};

/// What the unknowns move by where the lead of one kind of particle is that much larger, for each kind of
/// both electrodes. covariance: of voltages with errors of kSd_V.
std::vector<Vector> movesOfLeads(const SlowDensity& fit, const Vector& best, const Matrix& covariance)
{
    std::vector<Vector> out;
    for (const Side side : {Side::Negative, Side::Positive})
        for (int kind = 0; kind < fit.electrode(side).kinds(); ++kind) {
            const double sign = side == Side::Negative ? -1.0 : 1.0;
            Vector push = Vector::Zero(fit.dimension()), own(fit.dimension());
            for (std::size_t i = fit.begin(); i < fit.end(); ++i) {
                fit.model(best, i, &own);
                push += own * sign * fit.state(best, side, i).slope_V *
                        fit.leads(side)[i][static_cast<std::size_t>(kind)];
            }
            out.emplace_back(-(covariance * push) / (kSd_V * kSd_V));
        }
    return out;
}

/// The unknowns, then what the current costs with these, and again: each round leaves of an error the share
/// that the lead is of the window.
LaplaceApproximation settle(SlowDensity& fit, std::vector<std::vector<double>> starts,
                            const RunContext& context)
{
    constexpr int kRounds = 4;
    LaplaceApproximation around;
    for (int round = 0; round < kRounds && around.status.ok(); ++round) {
        if (round > 0)
            fit.takeCosts(fit.unknowns(starts.front()));
        const ModeSearch found = findMode(fit, starts, {}, context);
        around.status = context.stopRequested() ? Status::cancelled() : found.status;
        if (around.status.ok())
            around = laplace(fit, found.best()->q);
        starts = {around.mode};
    }
    return around;
}

} // namespace

WindowFit fitWindows(const Cell& cell, const Dataset& data, const RunContext& context)
{
    return fitWindows(cell, slowRun(data), context);
}

WindowFit fitWindows(const Cell& cell, const SlowRun& run, const RunContext& context)
{
    SlowDensity fit(cell, run);
    std::vector<std::vector<double>> starts;
    for (const auto& [x, qn, y, qp] : windowStarts(cell, run.charge_Ah.back())) {
        Vector p = fit.scales();
        p.head<Shares>() << x, qn, y, qp, 0.0;
        for (const Side side : {Side::Negative, Side::Positive})
            for (int kind = 1; kind < fit.electrode(side).kinds(); ++kind)
                p[fit.firstShare(side) + kind - 1] =
                    fit.electrode(side).shares()[static_cast<std::size_t>(kind)];
        if (const Vector q = p.cwiseQuotient(fit.scales()); fit.allowed(p))
            starts.emplace_back(q.begin(), q.end());
    }
    WindowFit out;
    const LaplaceApproximation around = settle(fit, std::move(starts), context);
    out.status = around.status;
    if (!out.status.ok())
        return out;
    const int unknowns = fit.dimension();
    const Vector best = fit.unknowns(around.mode);
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
    const Matrix ofNoise = fit.scales().asDiagonal() *
                           Eigen::Map<const Eigen::MatrixXd>(around.covariance.data(), unknowns, unknowns) *
                           fit.scales().asDiagonal();
    const Matrix covariance = variance / (kSd_V * kSd_V) * ofNoise;
    const std::vector<Vector> moves = movesOfLeads(fit, best, ofNoise);
    const auto add = [&](const std::string& name, const char* unit, double value, const Vector& gradient,
                         const std::string& material = {}) {
        double lead = 0.0;
        for (const Vector& move : moves)
            lead = std::hypot(lead, kLeadDoubt * gradient.dot(move));
        const double noise = 1.96 * std::sqrt(std::max(0.0, gradient.dot(covariance * gradient)));
        out.values.push_back({name, unit, material, value, std::hypot(noise, lead), lead});
    };
    const auto unit = [&](int i) { return Vector(Vector::Unit(unknowns, i)); };
    const double q = run.charge_Ah.back();
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
        const std::vector<std::string> names = particleNames(cell, side);
        for (int kind = 1; kind < fit.electrode(side).kinds(); ++kind) {
            const int at = fit.firstShare(side) + kind - 1;
            const std::string& material = names[static_cast<std::size_t>(kind)];
            add("share of " + material + " in the capacity", "1", best[at], unit(at), material);
        }
        writeElectrode(out.cell, side, fit.fitted(best, side));
        double& lead = side == Side::Negative ? out.negativeLead : out.positiveLead;
        for (std::size_t i = fit.begin(); i < fit.end(); ++i)
            lead += std::abs(fit.lead(side, i)) / n;
    }
    out.charge_Ah = run.charge_Ah;
    out.voltage_V = run.voltage_V;
    for (std::size_t i = 0; i < run.charge_Ah.size(); ++i) {
        out.model_V.push_back(fit.model(best, i));
        out.negativeSlope_V_Ah.push_back(fit.state(best, Side::Negative, i).slope_V / best[Qn]);
        out.positiveSlope_V_Ah.push_back(fit.state(best, Side::Positive, i).slope_V / best[Qp]);
        out.modelSlope_V_Ah.push_back(out.positiveSlope_V_Ah.back() + out.negativeSlope_V_Ah.back());
    }
    out.doubts = doubtsOf(out, std::abs(run.current_A) / cell.nominalCapacity_Ah);
    out.slope_V_Ah = voltageSlopes(run);
    return out;
}

} // namespace interphase
