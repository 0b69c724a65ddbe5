#include "calibrate/calibration.h"
#include "calibrate/mode_report.h"
#include "calibrate/prediction_record.h"
#include "cell/bpx.h"
#include "cell/open_circuit.h"
#include "cell/parameter_sets.h"
#include "core/random.h"
#include "spm_study.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>

using namespace interphase;

namespace {

constexpr double kVolt = 2e-3, kKelvin = 0.1, kShare = 0.005; // noise of the simulated data
constexpr const char* kHeatTransfer = "Thermal environment/Heat transfer coefficient [W.m-2.K-1]";
constexpr const char* kHeat = "Cell/Specific heat capacity [J.K-1.kg-1]";
constexpr const char* kDn = "Negative electrode/Diffusivity [m2.s-1]";
constexpr const char* kDp = "Positive electrode/Diffusivity [m2.s-1]";
constexpr const char* kRate = "Positive electrode/Reaction rate constant [mol.m-2.s-1]";
constexpr const char* kLayer = "User-defined/Positive electrode double-layer capacity [F.m-2]";

Cell chen()
{
    return loadCell("Chen2020", INTERPHASE_SOURCE_DIR "/resources/parameter_sets");
}

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

/// The largest difference of a column of the Jacobian from differences, by the largest of that column, for
/// each segment.
void compareJacobian(CellForwardModel& model, const std::vector<double>& theta, double tolerance,
                     const std::function<double(std::size_t)>& relativeStep)
{
    const auto n = static_cast<std::size_t>(model.outputCount()), columns = theta.size();
    std::vector<double> v(n), jacobian(n * columns), up(n), down(n);
    QVERIFY(model.predict(theta, v, jacobian).ok());
    for (std::size_t p = 0; p < columns; ++p) {
        const double h = relativeStep(p) * theta[p];
        std::vector<double> moved = theta;
        moved[p] = theta[p] + h;
        QVERIFY(model.predict(moved, up, {}).ok());
        moved[p] = theta[p] - h;
        QVERIFY(model.predict(moved, down, {}).ok());
        for (const OutputSegment& segment : model.segments()) {
            double largest = 0.0, worst = 0.0;
            for (int k = segment.first; k < segment.first + segment.count; ++k) {
                const auto i = static_cast<std::size_t>(k);
                const double difference = (up[i] - down[i]) / (2.0 * h);
                largest = std::max(largest, std::abs(difference));
                worst = std::max(worst, std::abs(jacobian[i * columns + p] - difference));
            }
            QVERIFY2(worst <= tolerance * largest,
                     qPrintable(QStringLiteral("parameter %1, outputs from %2: %3 of %4")
                                    .arg(p)
                                    .arg(segment.first)
                                    .arg(worst)
                                    .arg(largest)));
        }
    }
}

/// Rest, 2C discharge, rest, with ramps of 5 s as readings every 5 s have them: voltage and temperature as
/// the model has them, with noise.
Dataset simulated(const Definition& definition, const Cell& truth, std::uint64_t seed)
{
    Dataset out;
    out.name = "2C";
    CurrentProfile profile{{0.0, 55.0, 60.0, 1255.0, 1260.0, 3000.0}, {0.0, 0.0, 10.0, 10.0, 0.0, 0.0}, {}};
    std::vector<double> times{0.0};
    for (double t = 5.0; t <= 3000.0; t += 5.0)
        times.push_back(t);
    SimulationOptions options = simulationOf(definition);
    options.surfaceTemperature = definition.model.physics.thermal == ThermalKind::Lumped;
    options.relativeTolerance = 1e-6;
    adapt(options, truth);
    std::vector<double> voltage(times.size()), temperature(options.surfaceTemperature ? times.size() : 0);
    SolvedCurves curves{voltage, {}};
    curves.temperature_K = temperature;
    Cell cell = truth;
    cell.parameters[ParameterId::InitialSoc] = definition.data[0].initialSoc;
    VoltageSolver solver(options);
    if (!solver.solve(cell, profile, times, {}, curves).ok())
        return out;
    RandomStream stream(seed, StreamPurpose::Test, 0);
    for (std::size_t i = 0; i < times.size(); ++i) {
        out.time_s.push_back(times[i]);
        out.current_A.push_back(times[i] < 60.0 || times[i] >= 1260.0 ? 0.0 : 10.0);
        out.voltage_V.push_back(voltage[i] + kVolt * stream.normal());
        if (options.surfaceTemperature)
            out.temperature_K.push_back(temperature[i] + kKelvin * stream.normal());
    }
    return out;
}

FreeParameter around(const char* path, const Cell& cell, double off)
{
    return {path, {PriorKind::Lognormal, off * cell.parameters[*findParameter(path)], 0.5}};
}

/// An SPM with one temperature.
Definition warmDefinition()
{
    Definition d;
    d.parameters = "Chen2020";
    d.model.kind = ModelKind::Spm;
    d.model.physics.thermal = ThermalKind::Lumped;
    d.data.emplace_back();
    d.data[0].name = "2C";
    d.data[0].points = 120;
    d.data[0].socSource = InitialSocSource::Value;
    d.data[0].initialSoc = 0.95;
    d.data[0].usesTemperature = true;
    d.free = {around(kDn, chen(), 1.4), around(kHeatTransfer, chen(), 0.7), around(kHeat, chen(), 1.3)};
    d.sampler = {.chains = 2, .warmup = 100, .draws = 150, .seed = 3, .starts = 2};
    return d;
}

SpectrumUse measuredSpectrum(ModelKind kind, const Cell& truth, double soc, std::uint64_t seed)
{
    SpectrumUse out;
    out.name = "EIS";
    out.soc = soc;
    out.frequency_Hz = logarithmic(1e-3, 1e3, 31);
    Cell cell = truth;
    cell.parameters[ParameterId::InitialSoc] = soc;
    addDoubleLayer(cell);
    SpectrumOptions options;
    options.model = kind;
    std::vector<std::complex<double>> z;
    if (!ImpedanceSolver(options).solve(cell, out.frequency_Hz, z).ok())
        return {};
    RandomStream stream(seed, StreamPurpose::Test, 1);
    for (const auto& value : z) {
        out.real_ohm.push_back(value.real() + kShare * std::abs(value) * stream.normal());
        out.imaginary_ohm.push_back(value.imag() + kShare * std::abs(value) * stream.normal());
    }
    return out;
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

/// A study of these, sampled.
void sample(const std::string& path, const Definition& definition, const std::vector<Dataset>& data)
{
    StudyEdit edit;
    edit.label = "Made";
    edit.definition = definition;
    edit.cell = CellText{"Chen2020", formatBpx(chen())};
    edit.data = data;
    Study::create(path).edit(edit);
    const CalibrationSnapshot end = test::calibrate(path);
    QVERIFY2(end.status.ok(), end.status.reason.english().c_str());
}

struct Moments
{
    double mean, sd;
};

Moments momentsOf(const SampledAnalysis& sampled, const std::string& quantity)
{
    const auto at = std::ranges::find(sampled.analysis.quantities, quantity);
    if (at == sampled.analysis.quantities.end())
        return {std::nan(""), 0.0};
    double sum = 0.0, squares = 0.0, n = 0.0;
    for (const DrawRecord& draw : sampled.draws) {
        if (draw.warmup)
            continue;
        const double x = draw.values[static_cast<std::size_t>(at - sampled.analysis.quantities.begin())];
        sum += x;
        squares += x * x;
        n += 1.0;
    }
    return {sum / n, std::sqrt(squares / n - sum * sum / (n * n))};
}

/// Within four posterior standard deviations, which must be a small part of what was known before.
void compareToTruth(const SampledAnalysis& sampled, const std::string& quantity, double truth)
{
    const Moments found = momentsOf(sampled, quantity);
    qInfo("%s: %.4g +- %.2g, truth %.4g", quantity.c_str(), found.mean, found.sd, truth);
    QVERIFY2(std::abs(found.mean - truth) < 4.0 * found.sd, quantity.c_str());
    QVERIFY2(found.sd < 0.15 * truth, quantity.c_str());
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
