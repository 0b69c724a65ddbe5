#include "app/window/open_circuit_views.h"

#include "cell/bpx.h"
#include "cell/open_circuit.h"
#include "ui/text/number.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

constexpr int kPoints = 400;
/// Above it diffusion and kinetics bend the voltage more than a fit of the open-circuit voltage forgives.
constexpr double kFastest_C = 0.11;
/// Of the nominal capacity: less shows too little of the potentials.
constexpr double kLeastShare = 0.7;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(OpenCircuitViews)
};

// In the order of WindowFit::values.
constexpr const char* kNames[] = {
    QT_TRANSLATE_NOOP("OpenCircuitViews", "Negative, charged"),
    QT_TRANSLATE_NOOP("OpenCircuitViews", "Negative, discharged"),
    QT_TRANSLATE_NOOP("OpenCircuitViews", "Positive, charged"),
    QT_TRANSLATE_NOOP("OpenCircuitViews", "Positive, discharged"),
    QT_TRANSLATE_NOOP("OpenCircuitViews", "Negative capacity"),
    QT_TRANSLATE_NOOP("OpenCircuitViews", "Positive capacity"),
    QT_TRANSLATE_NOOP("OpenCircuitViews", "Lithium"),
    QT_TRANSLATE_NOOP("OpenCircuitViews", "Resistance"),
};

std::vector<double> negated(std::vector<double> values)
{
    for (double& v : values)
        v = -v;
    return values;
}

/// "0.9014 ± 0.0012": two digits of the half width.
QString plusMinus(const FittedValue& value)
{
    const bool milli = value.unit == "ohm";
    const double factor = milli ? 1e3 : 1.0;
    const double number = factor * value.value, half = factor * value.half;
    const int places = half > 0.0 && std::isfinite(half) ? std::clamp(1 - qFloor(std::log10(half)), 0, 6) : 4;
    QString text = QStringLiteral("%1 ± %2").arg(number, 0, 'f', places).arg(half, 0, 'f', places);
    if (value.unit != "1")
        text += QLatin1Char(' ') + (milli ? QStringLiteral("mΩ") : QString::fromStdString(value.unit));
    return text;
}

} // namespace

OpenCircuitCurve openCircuitCurve(const Cell& cell)
{
    OpenCircuitCurve out;
    const double capacity_Ah = theoreticalCapacity_Ah(cell);
    for (int i = 0; i < kPoints; ++i) {
        const double share = i / (kPoints - 1.0);
        const Curve::Sample n = electrodePotential(cell, Side::Negative, 1.0 - share),
                            p = electrodePotential(cell, Side::Positive, 1.0 - share);
        out.line.voltage.x.push_back(share * capacity_Ah);
        out.line.voltage.y.push_back(p.value - n.value);
        // Falling charge is rising Q: -dV/dQ = dV/dSOC over the capacity.
        out.line.slope.y.push_back((p.slope - n.slope) / capacity_Ah);
        out.negativeSlope.y.push_back(-n.slope / capacity_Ah);
        out.positiveSlope.y.push_back(p.slope / capacity_Ah);
    }
    out.line.slope.x = out.negativeSlope.x = out.positiveSlope.x = out.line.voltage.x;
    return out;
}

ElectrodeCurveView electrodeCurve(const Cell& cell, Side side)
{
    constexpr double kEnd = 1e-3; // potentials end in steep exponentials
    ElectrodeCurveView out;
    const int kinds = kindsOf(cell, side);
    const std::vector<std::string> names = particleNames(cell, side);
    for (int kind = 0; kinds > 1 && kind < kinds; ++kind) {
        const QString name = QString::fromStdString(names[static_cast<std::size_t>(kind)]);
        out.materials.push_back({name, {}});
        out.fillings.push_back({name, {}});
    }
    for (int i = 0; i < kPoints; ++i) {
        const double x = kEnd + (1.0 - 2.0 * kEnd) * i / (kPoints - 1.0);
        const ElectrodeAtRest rest = electrodeAtRest(cell, side, x);
        out.potential.x.push_back(x);
        out.potential.y.push_back(rest.potential.value);
        out.slope.x.push_back(x);
        out.slope.y.push_back(-rest.potential.slope);
        for (std::size_t kind = 0; kind < out.materials.size(); ++kind) {
            out.materials[kind].series.x.push_back(x);
            out.materials[kind].series.y.push_back(
                restPotential(cell, side, x, static_cast<int>(kind)).value);
            out.fillings[kind].series.x.push_back(x);
            out.fillings[kind].series.y.push_back(rest.stoichiometry[kind]);
        }
    }
    out.empty = meanStoichiometry(cell, side, 0.0);
    out.full = meanStoichiometry(cell, side, 1.0);
    return out;
}

std::vector<NamedRun> slowRuns(const std::vector<Dataset>& datasets)
{
    std::vector<NamedRun> out;
    for (const Dataset& data : datasets)
        try {
            out.push_back({data.name, data.sourceSha256, slowRun(data)});
        } catch (const InputError&) { // a drive cycle, pulses: nothing to choose
        }
    return out;
}

std::size_t slowestOf(const std::vector<NamedRun>& runs)
{
    const auto slowest = std::ranges::min_element(
        runs, {}, [](const NamedRun& named) { return std::abs(named.run.current_A); });
    return static_cast<std::size_t>(slowest - runs.begin());
}

QString rateText(double current_A, double nominal_Ah)
{
    const double rate = std::abs(current_A) / nominal_Ah;
    return rate < 0.7 ? QStringLiteral("C/%1").arg(formatNumber(1.0 / rate, 2))
                      : QStringLiteral("%1C").arg(formatNumber(rate, 2));
}

QString runRemark(const SlowRun& run, const Cell& cell)
{
    const double rate = std::abs(run.current_A) / cell.nominalCapacity_Ah;
    if (rate > kFastest_C)
        return Words::tr("At %1 the voltage is far from that at rest, and the fit knows only roughly what "
                         "diffusion and kinetics cost. C/20 or slower is meant.")
            .arg(rateText(run.current_A, cell.nominalCapacity_Ah));
    const double share = run.charge_Ah.back() / cell.nominalCapacity_Ah;
    if (share < kLeastShare)
        return Words::tr(
                   "It covers %1 % of the nominal capacity; the more, the better the windows are known.")
            .arg(qRound(100.0 * share));
    return {};
}

OpenCircuitLine measuredLine(const SlowRun& run)
{
    return {{run.charge_Ah, run.voltage_V}, {run.charge_Ah, negated(voltageSlopes(run))}};
}

void addFit(const WindowFit& fit, OpenCircuitView& out)
{
    out.fitted = {{fit.charge_Ah, fit.model_V}, {fit.charge_Ah, negated(fit.modelSlope_V_Ah)}};
    out.negativeSlope = {fit.charge_Ah, negated(fit.negativeSlope_V_Ah)};
    out.positiveSlope = {fit.charge_Ah, negated(fit.positiveSlope_V_Ah)};
    for (std::size_t i = 0; i < fit.values.size(); ++i) {
        const FittedValue& value = fit.values[i];
        out.values.push_back({i < std::size(kNames)
                                  ? QCoreApplication::translate("OpenCircuitViews", kNames[i])
                                  : Words::tr("Share of %1").arg(QString::fromStdString(value.material)),
                              plusMinus(value)});
    }
    out.summary =
        Words::tr("Residuals: rms %1, correlation %2; the intervals are widened for it.")
            .arg(formatQuantity(fit.rms_V, QStringLiteral("V"), 2), formatNumber(fit.correlation, 2)) +
        QLatin1Char(' ') +
        Words::tr(
            "The surfaces of the particles lead their means by %1 (negative) and %2 (positive), which is "
            "taken out; the intervals take %3 % of it for unknown.")
            .arg(fit.negativeLead, 0, 'f', 4)
            .arg(fit.positiveLead, 0, 'f', 4)
            .arg(qRound(100.0 * kLeadDoubt));
}

} // namespace interphase
