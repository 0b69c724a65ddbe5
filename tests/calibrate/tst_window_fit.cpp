// Stoichiometry windows from a slow discharge: a cell whose windows are known gives them back.
#include "calibrate/slow_electrode.h"
#include "calibrate/window_fit.h"
#include "cell/parameter_sets.h"
#include "cell/particle_ids.h"
#include "core/random.h"
#include "protocol/simulate.h"

#include <QTest>
#include <algorithm>
#include <cmath>

using namespace interphase;
using enum ParameterId;

class TestWindowFit : public QObject
{
    Q_OBJECT

private slots:
    void agedCellIsFound_data();
    void agedCellIsFound();
    void blendIsFound_data();
    void blendIsFound();
    void intervalsCover();
    void truthIsInside_data();
    void truthIsInside();
    void leadIsThatOfTheParticles();
    void badDataIsRefused();
};

namespace {

Cell fresh()
{
    return loadCell("Chen2020", INTERPHASE_SOURCE_DIR "/resources/parameter_sets");
}

/// With less of both materials and other windows.
Cell aged()
{
    Cell cell = fresh();
    cell.parameters[NegativeActiveFraction] *= 0.93;
    cell.parameters[PositiveActiveFraction] *= 0.97;
    cell.parameters[NegativeMaximumStoichiometry] = 0.86;
    cell.parameters[PositiveMinimumStoichiometry] = 0.28;
    return cell;
}

SimulationResult simulateSlowly(const Cell& cell, bool charge, int hours)
{
    Cell own = cell;
    own.parameters[InitialSoc] = charge ? 0.02 : 0.98;
    SimulationOptions options;
    options.model = ModelKind::Spm;
    options.period_s = 6.0 * hours;
    return simulate(own,
                    parseProtocol((charge ? "charge at C/" : "discharge at C/") + std::to_string(hours) +
                                      (charge ? " until 4.15 V" : " until 2.7 V"),
                                  own.nominalCapacity_Ah),
                    options);
}

/// With noise of this sd.
Dataset slowRun(const Cell& cell, bool charge, double noise_V, std::uint32_t seed, int hours = 50)
{
    const SimulationResult run = simulateSlowly(cell, charge, hours);
    Dataset data;
    data.name = "slow";
    RandomStream random(3, StreamPurpose::Test, seed);
    for (std::size_t i = 0; i < run.time_s.size(); ++i) {
        if (i > 0 && !(run.time_s[i] > data.time_s.back()))
            continue;
        data.time_s.push_back(run.time_s[i]);
        data.current_A.push_back(run.current_A[i]);
        data.voltage_V.push_back(run.voltage_V[i] + noise_V * random.normal());
    }
    return data;
}

const FittedValue& fitted(const WindowFit& fit, const std::string& name)
{
    const auto found = std::ranges::find(fit.values, name, &FittedValue::name);
    if (found == fit.values.end())
        qFatal("no %s", name.c_str());
    return *found;
}

double valueOf(const WindowFit& fit, const std::string& name)
{
    return fitted(fit, name).value;
}

/// Ah that fill an electrode of one kind of particle from 0 to 1.
double whole_Ah(const Cell& cell, Side side)
{
    const auto& p = cell.parameters;
    const ParticleIds& id = particleIds(side, 0);
    return p[ElectrodeArea] * p[ElectrodePairs] * p[electrodeIds(side).thickness] * p[id.active] *
           p[id.maximum] * 96485.33212 / 3600.0;
}

} // namespace

void TestWindowFit::agedCellIsFound_data()
{
    QTest::addColumn<bool>("charge");
    QTest::newRow("discharge") << false;
    QTest::newRow("charge") << true;
}

void TestWindowFit::agedCellIsFound()
{
    QFETCH(bool, charge);
    const Cell truth = aged();
    const WindowFit fit = fitWindows(fresh(), slowRun(truth, charge, 0.0, 0));
    QVERIFY2(fit.status.ok(), fit.status.reason.english().c_str());
    const double qn = whole_Ah(truth, Side::Negative), qp = whole_Ah(truth, Side::Positive);
    qInfo("negative %.4f of %.4f Ah, positive %.4f of %.4f Ah, rms %.3f mV",
          valueOf(fit, "capacity of the negative electrode"), qn,
          valueOf(fit, "capacity of the positive electrode"), qp, 1e3 * fit.rms_V);
    // What diffusion and kinetics cost at C/50, half a millivolt, is in the fit.
    QVERIFY(fit.rms_V < 1e-4);
    QVERIFY(std::abs(valueOf(fit, "capacity of the negative electrode") / qn - 1.0) < 1e-3);
    QVERIFY(std::abs(valueOf(fit, "capacity of the positive electrode") / qp - 1.0) < 1e-3);
    // The fit and the slopes of the data agree where the data are.
    for (std::size_t i = 40; i < 360; i += 40)
        QVERIFY(std::abs(fit.slope_V_Ah[i] - fit.modelSlope_V_Ah[i]) <
                0.02 + 0.1 * std::abs(fit.modelSlope_V_Ah[i]));
}

void TestWindowFit::blendIsFound_data()
{
    QTest::addColumn<int>("hours");
    QTest::addColumn<double>("rms_V");
    QTest::addColumn<double>("most");
    QTest::newRow("C/50") << 50 << 2e-3 << 2e-3;
    QTest::newRow("C/200") << 200 << 3e-4 << 5e-4;
}

/// Graphite with silicon of which a third is lost: on the branch that the discharge takes the fit finds what
/// is left of each, though at C/50 the silicon lags by 10 mV where it takes over.
void TestWindowFit::blendIsFound()
{
    QFETCH(int, hours);
    QFETCH(double, rms_V);
    QFETCH(double, most);
    const Cell whole = loadCell("Chen2020_composite", INTERPHASE_SOURCE_DIR "/resources/parameter_sets");
    Cell truth = whole;
    truth.parameters[Negative2ActiveFraction] *= 2.0 / 3.0;
    const WindowFit fit = fitWindows(whole, slowRun(truth, false, 0.0, 0, hours));
    QVERIFY2(fit.status.ok(), fit.status.reason.english().c_str());
    const auto& p = truth.parameters;
    const double graphite = p[NegativeActiveFraction] * p[NegativeMaximumConcentration];
    const double silicon = p[Negative2ActiveFraction] * p[Negative2MaximumConcentration];
    const FittedValue& share = fit.values.back();
    qInfo("%s %.4f +- %.4f of %.4f, rms %.3f mV", share.name.c_str(), share.value, share.half,
          silicon / (graphite + silicon), 1e3 * fit.rms_V);
    QVERIFY(fit.rms_V < rms_V);
    const double off = std::abs(share.value - silicon / (graphite + silicon));
    QVERIFY(off < most && off < share.half);
    const auto& found = fit.cell.parameters;
    QVERIFY(std::abs(found[NegativeActiveFraction] / p[NegativeActiveFraction] - 1.0) < 0.02);
    QVERIFY(std::abs(found[Negative2ActiveFraction] / p[Negative2ActiveFraction] - 1.0) < 0.05);
}

/// On noise that is independent the intervals hold the truth 19 times of 20: at least 80 of 100 times each,
/// of the same cell without kinetics in the way.
void TestWindowFit::intervalsCover()
{
    const Cell cell = fresh();
    const Dataset exact = slowRun(cell, false, 0.0, 0);
    const WindowFit truth = fitWindows(cell, exact);
    Dataset smooth = exact;
    // The voltage of the fit itself, so that nothing but noise is left.
    smooth.time_s.clear();
    smooth.current_A.clear();
    smooth.voltage_V.clear();
    const double current = exact.current_A.front();
    for (std::size_t i = 0; i < truth.charge_Ah.size(); ++i) {
        smooth.time_s.push_back(truth.charge_Ah[i] * 3600.0 / current);
        smooth.current_A.push_back(current);
        smooth.voltage_V.push_back(truth.model_V[i]);
    }
    std::vector<int> covered(truth.values.size(), 0);
    constexpr int kTimes = 100;
    for (int k = 0; k < kTimes; ++k) {
        Dataset noisy = smooth;
        RandomStream random(4, StreamPurpose::Test, static_cast<std::uint32_t>(k));
        for (double& v : noisy.voltage_V)
            v += 1e-3 * random.normal();
        const WindowFit fit = fitWindows(cell, noisy);
        QVERIFY(fit.status.ok());
        for (std::size_t i = 0; i < covered.size(); ++i)
            // Of the noise alone, the diffusivities being known.
            covered[i] += std::abs(fit.values[i].value - truth.values[i].value) <
                          std::sqrt(std::pow(fit.values[i].half, 2) - std::pow(fit.values[i].halfOfLead, 2));
    }
    for (std::size_t i = 0; i < covered.size(); ++i) {
        qInfo("%s: %d of %d", truth.values[i].name.c_str(), covered[i], kTimes);
        // 95 expected; fewer than 87 has a probability below 0.001 (binomial).
        QVERIFY(covered[i] >= 87);
    }
}

void TestWindowFit::truthIsInside_data()
{
    QTest::addColumn<QString>("set");
    QTest::addColumn<bool>("charge");
    QTest::addColumn<int>("hours");
    for (const int hours : {20, 50, 100})
        for (const bool charge : {false, true})
            QTest::addRow("C/%d, %s", hours, charge ? "charge" : "discharge")
                << "Chen2020" << charge << hours;
    // Diffusivities that depend on the stoichiometry.
    QTest::newRow("ORegan2022") << "ORegan2022" << false << 50;
}

/// At every rate, though the surfaces of the particles lead the means more at the higher ones.
void TestWindowFit::truthIsInside()
{
    QFETCH(QString, set);
    QFETCH(bool, charge);
    QFETCH(int, hours);
    const Cell start = loadCell(set.toStdString(), INTERPHASE_SOURCE_DIR "/resources/parameter_sets");
    Cell truth = start;
    truth.parameters[NegativeActiveFraction] *= 0.93;
    truth.parameters[PositiveActiveFraction] *= 0.97;
    const SimulationResult run = simulateSlowly(truth, charge, hours);
    QVERIFY2(run.status.ok(), run.status.reason.english().c_str());
    const WindowFit fit = fitWindows(start, slowRun(truth, charge, 0.0, 0, hours));
    QVERIFY2(fit.status.ok(), fit.status.reason.english().c_str());
    const auto charged = [&](const std::vector<double>& ends) { return charge ? ends.back() : ends.front(); };
    const auto discharged = [&](const std::vector<double>& ends) {
        return charge ? ends.front() : ends.back();
    };
    const double qn = whole_Ah(truth, Side::Negative), qp = whole_Ah(truth, Side::Positive);
    const std::pair<const char*, double> expected[] = {
        {"stoichiometry, negative electrode, charged", charged(run.socNegative)},
        {"stoichiometry, negative electrode, discharged", discharged(run.socNegative)},
        {"stoichiometry, positive electrode, charged", charged(run.socPositive)},
        {"stoichiometry, positive electrode, discharged", discharged(run.socPositive)},
        {"capacity of the negative electrode", qn},
        {"capacity of the positive electrode", qp},
        {"lithium between the electrodes", qn * run.socNegative.front() + qp * run.socPositive.front()}};
    qInfo("leads %.5f and %.5f, rms %.3f mV", fit.negativeLead, fit.positiveLead, 1e3 * fit.rms_V);
    for (const auto& [name, value] : expected) {
        const FittedValue& found = fitted(fit, name);
        qInfo("%s: %.5f of %.5f +- %.5f (%.5f for the lead): %.2f half-widths", name, found.value, value,
              found.half, found.halfOfLead, (found.value - value) / found.half);
    }
    for (const auto& [name, value] : expected)
        QVERIFY2(std::abs(fitted(fit, name).value - value) < fitted(fit, name).half, name);
    // The interval is no excuse: it is about as wide as the lead was wrong before.
    const FittedValue& y = fitted(fit, "stoichiometry, positive electrode, charged");
    QVERIFY(y.half < 1.5 * (fit.positiveLead + 1e-3));
}

/// R^2 / (15 D) of a sphere, at the temperature of the cell; by volume where radii are spread.
void TestWindowFit::leadIsThatOfTheParticles()
{
    Cell cell = fresh();
    auto& p = cell.parameters;
    const double lead =
        p[PositiveParticleRadius] * p[PositiveParticleRadius] / (15.0 * p[PositiveDiffusivity]);
    QVERIFY(std::abs(surfaceLead_s(cell, Side::Positive, 0, 0.5) / lead - 1.0) < 1e-12);
    p[PositiveDiffusivityActivation] = 30000.0;
    p[Temperature] = 283.15;
    const double slower = std::exp(30000.0 / 8.314462618 * (1.0 / 283.15 - 1.0 / p[ReferenceTemperature]));
    QVERIFY(std::abs(surfaceLead_s(cell, Side::Positive, 0, 0.5) / (lead * slower) - 1.0) < 1e-9);
    // Lognormal by volume with E[1/R] = 1/r: E[R^2] = r^2 (1 + s^2)^3.
    p[PositiveDiffusivityActivation] = 0.0;
    p[PositiveRadiusSpread] = 0.3;
    QVERIFY(std::abs(surfaceLead_s(cell, Side::Positive, 0, 0.5) / (lead * std::pow(1.09, 3)) - 1.0) < 1e-12);
}

void TestWindowFit::badDataIsRefused()
{
    Dataset data;
    data.name = "rest";
    for (int i = 0; i < 100; ++i) {
        data.time_s.push_back(i);
        data.current_A.push_back(0.0);
        data.voltage_V.push_back(3.7);
    }
    QVERIFY_EXCEPTION_THROWN(fitWindows(fresh(), data), InputError);
}

QTEST_GUILESS_MAIN(TestWindowFit)
#include "tst_window_fit.moc"
