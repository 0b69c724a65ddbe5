#include "calibrate/calibration.h"
#include "calibrate/mode_report.h"
#include "calibrate/prediction_record.h"
#include "cell/open_circuit.h"
#include "core/random.h"
#include "quantity_checks.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace interphase;
using namespace interphase::test;

namespace {

constexpr const char* kDp = "Positive electrode/Diffusivity [m2.s-1]";
constexpr const char* kRate = "Positive electrode/Reaction rate constant [mol.m-2.s-1]";
constexpr const char* kLayer = "User-defined/Positive electrode double-layer capacity [F.m-2]";

DrivenData driven(const std::string& name)
{
    DrivenData data;
    data.name = name;
    data.current = {{0.0, 30.0, 30.0, 900.0, 900.0, 1500.0}, {0.0, 0.0, 10.0, 10.0, 0.0, 0.0}};
    for (double t = 1.0; t < 1500.0; t += 37.1)
        data.times_s.push_back(t);
    return data;
}

CellModelSpec spec(ModelKind kind, ThermalKind thermal)
{
    CellModelSpec s{chen(), {}, {}, {}};
    s.simulation.model = kind;
    s.simulation.physics.thermal = thermal;
    s.simulation.surfaceTemperature = thermal != ThermalKind::Isothermal;
    s.simulation.relativeTolerance = 1e-7;
    s.simulation.negativeCells = s.simulation.positiveCells = 8;
    s.simulation.separatorCells = 4;
    s.cell.parameters[ParameterId::CellThermalConductivity] = 0.4;
    s.cell.parameters[ParameterId::CellThickness] = 0.018;
    return s;
}

std::string refusal(const Definition& definition, const std::vector<Dataset>& data)
{
    try {
        prepareAnalysis(definition, chen(), data);
    } catch (const InputError& error) {
        return error.what();
    }
    return {};
}

} // namespace

/// Temperatures and impedances beside the voltage: their derivatives, the posterior they give together, and
/// that a study without them is what it was.
class TstQuantities : public QObject
{
    Q_OBJECT

private slots:
    void temperatureJacobian_data();
    void temperatureJacobian();
    void impedanceJacobian_data();
    void impedanceJacobian();
    void orderOfOutputs();
    void temperatureStartsAtTheMeasuredRest();
    void refusals_data();
    void refusals();
    void voltageAloneIsUnchanged();
    void temperatureTellsOfHeat();
    void impedanceAndDischarge();
    void temperatureAlone();
};

void TstQuantities::temperatureJacobian_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("thermal");
    for (const auto& [name, kind] :
         {std::pair{"SPM", ModelKind::Spm}, {"SPMe", ModelKind::Spme}, {"DFN", ModelKind::Dfn}}) {
        QTest::addRow("%s, lumped", name) << int(kind) << int(ThermalKind::Lumped);
        QTest::addRow("%s, distributed", name) << int(kind) << int(ThermalKind::Conduction);
    }
}

void TstQuantities::temperatureJacobian()
{
    QFETCH(int, kind);
    QFETCH(int, thermal);
    CellModelSpec s = spec(static_cast<ModelKind>(kind), static_cast<ThermalKind>(thermal));
    s.free = {ParameterId::PositiveReactionRate, ParameterId::HeatTransfer, ParameterId::CellSpecificHeat,
              ParameterId::SeriesResistance, ParameterId::AmbientTemperature};
    DrivenData rest = driven("rest"), free = driven("free"), cold = driven("cold");
    rest.restVoltage_V = openCircuitVoltage(s.cell, 0.9);
    free.freeSoc = true;
    rest.usesTemperature = free.usesTemperature = cold.usesTemperature = true;
    cold.usesVoltage = false;
    cold.temperature_K = 288.0;
    cold.initialSoc = 0.8;
    s.data = {rest, free, cold};
    std::vector<double> theta = {s.cell.parameters[s.free[0]], 12.0, 800.0, 0.005, 297.0, 0.85};
    chooseGrids(s, theta);
    CellForwardModel model(std::make_shared<const CellModelSpec>(s));
    QCOMPARE(model.segments().size(), std::size_t{5});
    QCOMPARE(model.outputCount(), int(5 * s.data[0].times_s.size()));
    compareJacobian(model, theta, 2e-3, [](std::size_t p) { return p == 4 ? 2e-4 : p == 5 ? 2e-4 : 5e-3; });
}

void TstQuantities::impedanceJacobian_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("SPM") << int(ModelKind::Spm);
    QTest::newRow("SPMe") << int(ModelKind::Spme);
    QTest::newRow("DFN") << int(ModelKind::Dfn);
}

/// With other steps than those that the model takes.
void TstQuantities::impedanceJacobian()
{
    QFETCH(int, kind);
    CellModelSpec s = spec(static_cast<ModelKind>(kind), ThermalKind::Isothermal);
    s.free = {ParameterId::PositiveReactionRate, ParameterId::NegativeDiffusivity,
              ParameterId::SeriesResistance};
    DrivenData data = driven("discharge");
    data.initialSoc = 0.9;
    s.data = {data};
    DrivenSpectrum free{.name = "free", .frequency_Hz = logarithmic(1e-3, 1e3, 13), .freeSoc = true},
        rest{.name = "rest", .frequency_Hz = logarithmic(1e-2, 1e2, 5), .temperature_K = 310.0};
    rest.restVoltage_V = openCircuitVoltage(s.cell, 0.6);
    s.spectra = {free, rest};
    CellForwardModel model(std::make_shared<const CellModelSpec>(s));
    QCOMPARE(model.segments().size(), std::size_t{5});
    const std::vector<double> theta = {s.cell.parameters[s.free[0]], s.cell.parameters[s.free[1]], 0.005,
                                       0.45};
    QCOMPARE(model.parameterCount(), int(theta.size()));
    compareJacobian(model, theta, 3e-3, [](std::size_t p) { return p == 3 ? 5e-4 : 3e-3; });
}

void TstQuantities::orderOfOutputs()
{
    CellModelSpec s = spec(ModelKind::Spm, ThermalKind::Lumped);
    s.free = {ParameterId::NegativeDiffusivity};
    s.data = {driven("a"), driven("b")};
    s.data[0].usesTemperature = true;
    s.spectra = {{.name = "EIS", .frequency_Hz = {1.0, 10.0}, .modulus_ohm = {0.02, 0.01}}};
    const CellForwardModel model(std::make_shared<const CellModelSpec>(s));
    const std::vector<CellOutput> outputs = outputsOf(s);
    QCOMPARE(outputs.size(), model.segments().size());
    QCOMPARE(outputs[1].name, std::string("a"));
    QCOMPARE(outputs[1].quantity, MeasuredQuantity::Temperature);
    QCOMPARE(outputs[2].name, std::string("b"));
    QVERIFY(outputs[4].imaginary && !outputs[3].imaginary);
    QCOMPARE(model.segments()[4].scale, (std::vector{0.02, 0.01}));
    QVERIFY(model.segments()[1].scale.empty());
}

/// Of two data sets at different temperatures each begins at its own, and so do its surroundings.
void TstQuantities::temperatureStartsAtTheMeasuredRest()
{
    Definition d = warmDefinition();
    Dataset data = simulated(d, cellOf(d, chen()), 1);
    for (double& t : data.temperature_K)
        t += 12.0;
    const Analysis analysis = prepareAnalysis(d, chen(), {data});
    const double start = *analysis.data[0].driven.temperature_K;
    QVERIFY(std::abs(start - d.model.temperature_K - 12.0) < 4.0 * kKelvin / std::sqrt(12.0));
    std::vector<double> prediction(static_cast<std::size_t>(analysis.posterior->outputCount()));
    CellForwardModel model(analysis.spec);
    QVERIFY(model.predict(ownValues(*analysis.spec), prediction, {}).ok());
    const OutputSegment& warm = model.segments()[1];
    const auto first = static_cast<std::size_t>(warm.first);
    QVERIFY(std::abs(prediction[first] - start) < 1e-6);
    QVERIFY(*std::max_element(prediction.begin() + warm.first, prediction.end()) > start + 2.0);
}

void TstQuantities::refusals_data()
{
    QTest::addColumn<int>("change");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("isothermal")
        << 0 << "data set \"2C\": its temperature is to be fitted, but this model keeps its temperature";
    QTest::newRow("measured") << 1 << "this model goes by the measured one";
    QTest::newRow("no column") << 2 << "its temperature is to be fitted, but it has none";
    QTest::newRow("window of a spectrum") << 3 << "spectrum \"EIS\": no frequency lies in its window";
    QTest::newRow("ageing") << 4 << "spectra: the model ages";
    QTest::newRow("not read") << 5 << "spectrum \"EIS\": its measurements are not in the study";
}

void TstQuantities::refusals()
{
    QFETCH(int, change);
    QFETCH(QString, sentence);
    Definition d = warmDefinition();
    Dataset data = simulated(d, cellOf(d, chen()), 1);
    QCOMPARE(refusal(d, {data}), std::string());
    if (change < 2)
        d.model.physics.thermal = change == 0 ? ThermalKind::Isothermal : ThermalKind::Measured;
    if (change == 0)
        d.free.resize(1);
    if (change == 1)
        d.free.resize(1);
    if (change == 2)
        data.temperature_K.clear();
    if (change >= 3) {
        d.data[0].usesTemperature = false;
        d.spectra = {measuredSpectrum(ModelKind::Spm, chen(), 0.5, 2)};
    }
    if (change == 3)
        d.spectra[0].fit = FrequencyWindow{2e3, 3e3};
    if (change == 4) {
        d.model.physics.sei = SeiKind::Reaction;
        d.free.resize(1);
    }
    if (change == 5)
        d.spectra[0].frequency_Hz.clear();
    const std::string found = refusal(d, {data});
    QVERIFY2(found.find(sentence.toStdString()) != std::string::npos, found.c_str());
}

/// The density of the voltage is that of the analysis without the temperature, bit for bit, and the rest is
/// the temperature's own.
void TstQuantities::voltageAloneIsUnchanged()
{
    Definition both = warmDefinition();
    both.model.kind = ModelKind::Dfn; // whose steps are the same in both
    both.model.temperature_K = 298.0; // of which a mean is exact
    Definition alone = both;
    alone.data[0].usesTemperature = false;
    Dataset data = simulated(both, cellOf(both, chen()), 1);
    for (std::size_t i = 0; i < 13; ++i)
        data.temperature_K[i] = both.model.temperature_K; // so that both start there
    const Analysis a = prepareAnalysis(alone, chen(), {data}), b = prepareAnalysis(both, chen(), {data});
    QCOMPARE(a.quantities, (std::vector<std::string>{kDn, kHeatTransfer, kHeat, "sigma_V"}));
    QCOMPARE(b.quantities, (std::vector<std::string>{kDn, kHeatTransfer, kHeat, "sigma_V", "sigma_K"}));
    std::vector<double> q(4, 0.1), more(5, 0.1);
    const PosteriorTerms one = a.posterior->terms(q), two = b.posterior->terms(more);
    QVERIFY(one.status.ok() && two.status.ok());
    const std::size_t n = one.prediction.size();
    QCOMPARE(two.prediction.size(), 2 * n);
    QVERIFY(std::equal(one.prediction.begin(), one.prediction.end(), two.prediction.begin()));
    QVERIFY(std::equal(one.pointwise.begin(), one.pointwise.end(), two.pointwise.begin()));
    const double sigma = two.theta[4];
    double own = 0.0;
    for (std::size_t i = n; i < 2 * n; ++i)
        own -= 0.5 * std::pow(two.residual[i] / sigma, 2) + std::log(sigma) + 0.91893853320467274178;
    QVERIFY(std::abs(two.logLikelihood - one.logLikelihood - own) < 1e-9 * std::abs(own));
}

/// Heat transfer and heat capacity, which the voltage hardly feels.
void TstQuantities::temperatureTellsOfHeat()
{
    Definition d = warmDefinition();
    const Cell truth = cellOf(d, chen());
    QTemporaryDir folder;
    const std::string path = folder.filePath("warm.interphase").toStdString();
    const Dataset data = simulated(d, truth, 7);
    sample(path, d, {data});
    Study study = Study::open(path, StudyMode::ReadOnly);
    const SampledAnalysis sampled = readSampledAnalysis(study);
    for (const char* name : {kDn, kHeatTransfer, kHeat})
        compareToTruth(sampled, name, truth.parameters[*findParameter(name)]);
    compareToTruth(sampled, "sigma_V", kVolt);
    compareToTruth(sampled, "sigma_K", kKelvin);

    const ModeReport mode = parseModeReport(*study.getResult(sampled.run, kModeResult));
    QCOMPARE(mode.fits.size(), std::size_t{2});
    QCOMPARE(mode.fits[1].quantity, MeasuredQuantity::Temperature);
    QVERIFY(std::abs(mode.fits[1].after_V / kKelvin - 1.0) < 0.3);
    QVERIFY(mode.fits[1].before_V < 1.2 * mode.fits[1].after_V); // the cell's own values are the truth
    QVERIFY(!mode.correlated);

    const PredictionRecord record = predictLatest(path, {.draws = 60, .points = 200}, {});
    const std::vector<PredictedData>& predicted = parsePrediction(formatPrediction(record)).prediction.data;
    QCOMPARE(predicted.size(), std::size_t{2});
    QCOMPARE(predicted[1].quantity, MeasuredQuantity::Temperature);
    QVERIFY(predicted[1].measured_V.front() > 290.0);
    QVERIFY(std::abs(predicted[1].fitted.rms_V / kKelvin - 1.0) < 0.3);
    QVERIFY(std::abs(predicted[1].fitted.coverage.central90 - 0.9) < 0.08);
    QVERIFY(std::abs(predicted[0].fitted.rms_V / kVolt - 1.0) < 0.3);

    // Without the temperature these stay as uncertain as they were before.
    d.data[0].usesTemperature = false;
    const std::string other = folder.filePath("cold.interphase").toStdString();
    sample(other, d, {data});
    Study cold = Study::open(other, StudyMode::ReadOnly);
    const SampledAnalysis without = readSampledAnalysis(cold);
    QVERIFY(momentsOf(without, kHeatTransfer).sd > 3.0 * momentsOf(sampled, kHeatTransfer).sd);
}

/// A discharge and a spectrum: the double layer is of the spectrum alone, the diffusivity of both.
void TstQuantities::impedanceAndDischarge()
{
    Definition d = warmDefinition();
    d.model.physics.thermal = ThermalKind::Isothermal;
    d.data[0].usesTemperature = false;
    Cell truth = cellOf(d, chen());
    truth.parameters[ParameterId::PositiveDoubleLayer] = 0.3;
    truth.parameters[ParameterId::NegativeDoubleLayer] = 0.2;
    const Dataset data = simulated(d, truth, 9);
    d.spectra = {measuredSpectrum(ModelKind::Spm, truth, 0.5, 11)};
    d.spectra[0].socSource = InitialSocSource::Free;
    d.spectra[0].socPrior = {PriorKind::Normal, 0.52, 0.05};
    d.free = {around(kDp, truth, 1.3), around(kRate, truth, 0.8), around(kLayer, truth, 1.5)};
    d.overrides["User-defined/Negative electrode double-layer capacity [F.m-2]"] = 0.2;
    QTemporaryDir folder;
    const std::string path = folder.filePath("eis.interphase").toStdString();
    sample(path, d, {data});
    Study study = Study::open(path, StudyMode::ReadOnly);
    QCOMPARE(study.definition().spectra, d.spectra);
    const SampledAnalysis sampled = readSampledAnalysis(study);
    QCOMPARE(sampled.analysis.quantities,
             (std::vector<std::string>{kDp, kRate, kLayer, "Initial SOC (EIS)", "sigma_V", "sigma_Z"}));
    for (const char* name : {kDp, kRate, kLayer})
        compareToTruth(sampled, name, truth.parameters[*findParameter(name)]);
    compareToTruth(sampled, "Initial SOC (EIS)", 0.5);
    compareToTruth(sampled, "sigma_Z", kShare);

    const PredictionRecord record = predictLatest(path, {.draws = 60, .points = 200}, {});
    const auto& predicted = record.prediction.data;
    QCOMPARE(predicted.size(), std::size_t{3});
    QVERIFY(predicted[2].imaginary);
    QCOMPARE(predicted[1].measured_V, d.spectra[0].real_ohm);
    QCOMPARE(predicted[1].time_s, d.spectra[0].frequency_Hz);
    QVERIFY(predicted[1].fitted.coverage.central90 > 0.7);
    QVERIFY(predicted[1].fitted.rms_V < 0.02 * predicted[1].measured_V.front());
    // The band of a new measurement is as wide as the noise, a share of the modulus.
    const auto& bands = predicted[1].summary.measurement;
    const double width =
        2.0 * 1.645 * kShare * std::hypot(d.spectra[0].real_ohm.back(), d.spectra[0].imaginary_ohm.back());
    const double found = bands.q95.back() - bands.q05.back();
    QVERIFY2(found > 0.7 * width && found < 2.0 * width, qPrintable(QString::number(found / width)));
}

/// The voltage need not take part.
void TstQuantities::temperatureAlone()
{
    Definition d = warmDefinition();
    d.data[0].usesVoltage = false;
    d.free.erase(d.free.begin());
    const Cell truth = cellOf(d, chen());
    const Dataset data = simulated(d, truth, 5);
    const Analysis analysis = prepareAnalysis(d, chen(), {data});
    QCOMPARE(analysis.quantities, (std::vector<std::string>{kHeatTransfer, kHeat, "sigma_K"}));
    QCOMPARE(analysis.posterior->segments().size(), std::size_t{1});
    QCOMPARE(analysis.posterior->data(), analysis.data[0].temperature_K);
    std::vector<double> q(3, 0.0), gradient(3);
    QVERIFY(std::isfinite(analysis.posterior->evaluate(q, gradient)));
    for (std::size_t i = 0; i < 3; ++i) {
        std::vector<double> up = q, down = q;
        up[i] += 1e-4;
        down[i] -= 1e-4;
        const double slope =
            (analysis.posterior->evaluate(up, {}) - analysis.posterior->evaluate(down, {})) / 2e-4;
        QVERIFY2(std::abs(slope - gradient[i]) < 1e-3 * (10.0 + std::abs(slope)),
                 qPrintable(QStringLiteral("%1: %2 %3").arg(i).arg(gradient[i]).arg(slope)));
    }
}

QTEST_GUILESS_MAIN(TstQuantities)
#include "tst_quantities.moc"
