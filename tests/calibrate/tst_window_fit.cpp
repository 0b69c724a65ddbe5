// Stoichiometry windows from a slow discharge: a cell whose windows are known gives them back.
#include "calibrate/window_fit.h"
#include "cell/parameter_sets.h"
#include "core/random.h"
#include "protocol/simulate.h"

#include <QTest>
#include <cmath>

using namespace interphase;
using enum ParameterId;

class TestWindowFit : public QObject
{
    Q_OBJECT

private slots:
    void agedCellIsFound_data();
    void agedCellIsFound();
    void blendIsFound();
    void intervalsCover();
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

/// With noise of this sd.
Dataset slowRun(const Cell& cell, bool charge, double noise_V, std::uint32_t seed, int hours = 50)
{
    Cell own = cell;
    own.parameters[InitialSoc] = charge ? 0.02 : 0.98;
    SimulationOptions options;
    options.model = ModelKind::Spm;
    options.period_s = 6.0 * hours;
    const double oneC = own.nominalCapacity_Ah;
    const SimulationResult run =
        simulate(own,
                 parseProtocol((charge ? "charge at C/" : "discharge at C/") + std::to_string(hours) +
                                   (charge ? " until 4.15 V" : " until 2.7 V"),
                               oneC),
                 options);
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

double valueOf(const WindowFit& fit, const std::string& name)
{
    for (const FittedValue& v : fit.values)
        if (v.name == name)
            return v.value;
    qFatal("no %s", name.c_str());
    return 0.0;
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
    const auto& p = truth.parameters;
    const auto capacity = [&](ParameterId thickness, ParameterId active, ParameterId maximum) {
        return p[ElectrodeArea] * p[ElectrodePairs] * p[thickness] * p[active] * p[maximum] * 96485.33212 /
               3600.0;
    };
    const double qn = capacity(NegativeThickness, NegativeActiveFraction, NegativeMaximumConcentration);
    const double qp = capacity(PositiveThickness, PositiveActiveFraction, PositiveMaximumConcentration);
    qInfo("negative %.4f of %.4f Ah, positive %.4f of %.4f Ah, rms %.3f mV",
          valueOf(fit, "capacity of the negative electrode"), qn,
          valueOf(fit, "capacity of the positive electrode"), qp, 1e3 * fit.rms_V);
    // What diffusion and kinetics cost at C/50 is not in the fit: half a millivolt.
    QVERIFY(fit.rms_V < 2e-3);
    QVERIFY(std::abs(valueOf(fit, "capacity of the negative electrode") / qn - 1.0) < 0.01);
    QVERIFY(std::abs(valueOf(fit, "capacity of the positive electrode") / qp - 1.0) < 0.01);
    // The fit and the slopes of the data agree where the data are.
    for (std::size_t i = 40; i < 360; i += 40)
        QVERIFY(std::abs(fit.slope_V_Ah[i] - fit.modelSlope_V_Ah[i]) <
                0.02 + 0.1 * std::abs(fit.modelSlope_V_Ah[i]));
}

/// Graphite with silicon of which a third is lost: on the branch that the discharge takes the fit finds what
/// is left of each. At C/200, as at C/50 the silicon lags by 10 mV where it takes over.
void TestWindowFit::blendIsFound()
{
    const Cell whole = loadCell("Chen2020_composite", INTERPHASE_SOURCE_DIR "/resources/parameter_sets");
    Cell truth = whole;
    truth.parameters[Negative2ActiveFraction] *= 2.0 / 3.0;
    const WindowFit fit = fitWindows(whole, slowRun(truth, false, 0.0, 0, 200));
    QVERIFY2(fit.status.ok(), fit.status.reason.english().c_str());
    const auto& p = truth.parameters;
    const double graphite = p[NegativeActiveFraction] * p[NegativeMaximumConcentration];
    const double silicon = p[Negative2ActiveFraction] * p[Negative2MaximumConcentration];
    const FittedValue& share = fit.values.back();
    qInfo("%s %.4f +- %.4f of %.4f, rms %.3f mV", share.name.c_str(), share.value, share.half,
          silicon / (graphite + silicon), 1e3 * fit.rms_V);
    QVERIFY(fit.rms_V < 1e-3);
    QVERIFY(std::abs(share.value - silicon / (graphite + silicon)) < 0.01);
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
            covered[i] += std::abs(fit.values[i].value - truth.values[i].value) < fit.values[i].half;
    }
    for (std::size_t i = 0; i < covered.size(); ++i) {
        qInfo("%s: %d of %d", truth.values[i].name.c_str(), covered[i], kTimes);
        // 95 expected; fewer than 87 has a probability below 0.001 (binomial).
        QVERIFY(covered[i] >= 87);
    }
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
