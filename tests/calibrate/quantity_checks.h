#pragma once
#include "calibrate/prediction_record.h"
#include "spm_study.h"

#include "core/random.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

// What the tests of the quantities of a likelihood share.
namespace interphase::test {

inline constexpr double kVolt = 2e-3, kKelvin = 0.1, kShare = 0.005; // noise of the simulated data
inline constexpr const char* kHeatTransfer = "Thermal environment/Heat transfer coefficient [W.m-2.K-1]";
inline constexpr const char* kHeat = "Cell/Specific heat capacity [J.K-1.kg-1]";
inline constexpr const char* kDn = "Negative electrode/Diffusivity [m2.s-1]";

inline Cell chen()
{
    return loadCell("Chen2020", INTERPHASE_SOURCE_DIR "/resources/parameter_sets");
}

/// The largest difference of a column of the Jacobian from differences, by the largest of that column, for
/// each segment.
inline void compareJacobian(CellForwardModel& model, const std::vector<double>& theta, double tolerance,
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

inline FreeParameter around(const char* path, const Cell& cell, double off)
{
    return {path, {PriorKind::Lognormal, off * cell.parameters[*findParameter(path)], 0.5}};
}

/// A study of these, sampled.
inline void sample(const std::string& path, const Definition& definition, const std::vector<Dataset>& data)
{
    StudyEdit edit;
    edit.label = "Made";
    edit.definition = definition;
    edit.cell = CellText{"Chen2020", formatBpx(chen())};
    edit.data = data;
    Study::create(path).edit(edit);
    const CalibrationSnapshot end = calibrate(path);
    QVERIFY2(end.status.ok(), end.status.reason.english().c_str());
}

struct Moments
{
    double mean, sd;
};

inline Moments momentsOf(const SampledAnalysis& sampled, const std::string& quantity)
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

/// Within four posterior standard deviations, which must be a small part of what was known before: at most
/// this share of the truth.
inline void compareToTruth(const SampledAnalysis& sampled, const std::string& quantity, double truth,
                           double most = 0.15)
{
    const Moments found = momentsOf(sampled, quantity);
    qInfo("%s: %.4g +- %.2g, truth %.4g", quantity.c_str(), found.mean, found.sd, truth);
    QVERIFY2(std::abs(found.mean - truth) < 4.0 * found.sd, quantity.c_str());
    QVERIFY2(found.sd < most * truth, quantity.c_str());
}

/// Rest, 2C discharge, rest, with ramps of 5 s as readings every 5 s have them: voltage and temperature as
/// the model has them, with noise.
inline Dataset simulated(const Definition& definition, const Cell& truth, std::uint64_t seed)
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

/// An SPM with one temperature.
inline Definition warmDefinition()
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

inline SpectrumUse measuredSpectrum(ModelKind kind, const Cell& truth, double soc, std::uint64_t seed)
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

} // namespace interphase::test
