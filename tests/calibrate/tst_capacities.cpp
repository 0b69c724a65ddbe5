#include "calibrate/mode_report.h"
#include "cell/open_circuit.h"
#include "core/random.h"
#include "protocol/protocol.h"
#include "protocol/simulate.h"
#include "quantity_checks.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace interphase;
using namespace interphase::test;

namespace {

constexpr double kNoise = 0.003; // of the simulated capacities, a share
constexpr const char* kActive = "User-defined/Negative electrode active material volume fraction";
constexpr const char* kDp = "Positive electrode/Diffusivity [m2.s-1]";

DrivenCapacity driven(std::vector<double> current_A)
{
    DrivenCapacity out;
    out.name = "rates";
    out.measured_Ah.assign(current_A.size(), 4.0);
    out.current_A = std::move(current_A);
    out.cutoff_V = 2.8;
    return out;
}

CellModelSpec spec(ModelKind kind, ThermalKind thermal)
{
    CellModelSpec s{chen(), {}, {}, {}};
    s.simulation.model = kind;
    s.simulation.physics.thermal = thermal;
    s.simulation.negativeCells = s.simulation.positiveCells = 8;
    s.simulation.separatorCells = 4;
    return s;
}

std::vector<double> predicted(const CellModelSpec& s, const std::vector<double>& theta)
{
    CellForwardModel model(std::make_shared<const CellModelSpec>(s));
    std::vector<double> out(static_cast<std::size_t>(model.outputCount()));
    return model.predict(theta, out, {}).ok() ? out : std::vector<double>();
}

/// An SPM whose rate test is all that was measured.
Definition rateTest(const Cell& truth, const std::vector<double>& current_A)
{
    Definition d;
    d.parameters = "Chen2020";
    d.model.kind = ModelKind::Spm;
    d.free = {around(kDp, chen(), 1.4), around(kActive, chen(), 1.05)};
    d.free[1].prior.b = 0.1;
    d.sampler = {.chains = 2, .warmup = 150, .draws = 250, .seed = 4, .starts = 2};
    CellModelSpec s = spec(ModelKind::Spm, ThermalKind::Isothermal);
    s.cell = truth;
    s.capacities = {driven(current_A)};
    CapacityUse& use = d.capacities.emplace_back();
    use.name = "rates";
    use.current_A = current_A;
    use.cutoff_V = s.capacities[0].cutoff_V;
    RandomStream stream(21, StreamPurpose::Test, 0);
    for (const double q : predicted(s, {}))
        use.capacity_Ah.push_back(q * (1.0 + kNoise * stream.normal()));
    return d;
}

std::string refusal(const Definition& definition)
{
    try {
        prepareAnalysis(definition, chen(), {});
    } catch (const InputError& error) {
        return error.what();
    }
    return {};
}

} // namespace

/// Capacities of discharges to a cut-off as a part of the likelihood.
class TstCapacities : public QObject
{
    Q_OBJECT

private slots:
    void jacobian_data();
    void jacobian();
    void isTheChargeOfADischarge();
    void isSmooth();
    void failures();
    void refusals();
    void tellsOfTheCell();
};

void TstCapacities::jacobian_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("thermal");
    QTest::newRow("SPM") << int(ModelKind::Spm) << int(ThermalKind::Isothermal);
    QTest::newRow("SPM, lumped") << int(ModelKind::Spm) << int(ThermalKind::Lumped);
    QTest::newRow("SPMe") << int(ModelKind::Spme) << int(ThermalKind::Isothermal);
    QTest::newRow("DFN") << int(ModelKind::Dfn) << int(ThermalKind::Isothermal);
}

/// The time of the cut-off moves with a parameter; from a rest voltage so does the charge it begins with.
void TstCapacities::jacobian()
{
    QFETCH(int, kind);
    QFETCH(int, thermal);
    CellModelSpec s = spec(static_cast<ModelKind>(kind), static_cast<ThermalKind>(thermal));
    s.simulation.relativeTolerance = 1e-8;
    s.free = {ParameterId::NegativeDiffusivity, ParameterId::PositiveMinimumStoichiometry,
              ParameterId::SeriesResistance, ParameterId::PositiveReactionRate};
    DrivenCapacity rest = driven({1.0, 5.0, 9.0}), warm = driven({4.0});
    rest.restVoltage_V = openCircuitVoltage(s.cell, 0.93);
    warm.temperature_K = 310.0;
    s.capacities = {rest, warm};
    CellForwardModel model(std::make_shared<const CellModelSpec>(s));
    QCOMPARE(model.segments().size(), std::size_t{2});
    QCOMPARE(model.segments()[0].scale, rest.measured_Ah);
    const std::vector<CellOutput> outputs = outputsOf(s);
    QCOMPARE(outputs[1].quantity, MeasuredQuantity::Capacity);
    std::vector<double> theta;
    for (const ParameterId id : s.free)
        theta.push_back(s.cell.parameters[id]);
    theta[2] = 0.008;
    compareJacobian(model, theta, 2e-3, [](std::size_t p) { return p == 1 ? 3e-4 : 5e-3; });
}

/// By another way: the protocol's own discharge. A slow one takes nearly all the charge there is.
void TstCapacities::isTheChargeOfADischarge()
{
    for (const ModelKind kind : {ModelKind::Spm, ModelKind::Dfn}) {
        CellModelSpec s = spec(kind, ThermalKind::Isothermal);
        s.capacities = {driven({0.1, 5.0, 10.0})};
        const std::vector<double> found = predicted(s, {});
        QCOMPARE(found.size(), std::size_t{3});
        QVERIFY(found[0] > found[1] && found[1] > found[2]);
        VoltageSolver solver(s.simulation);
        for (std::size_t i = 0; i < 3; ++i) {
            const double current = s.capacities[0].current_A[i], end = 3600.0 * found[i] / current;
            Cell cell = s.cell;
            cell.parameters[ParameterId::InitialSoc] = 1.0;
            std::vector<double> voltage(1);
            const std::vector<double> times{end};
            QVERIFY(solver.solve(cell, {{0.0, end}, {current, current}, {}}, times, {}, voltage, {}).ok());
            QVERIFY2(std::abs(voltage[0] - 2.8) < 1e-3, qPrintable(QString::number(voltage[0], 'g', 10)));
        }
    }
}

/// As a function of a parameter: neighbouring values lie on a parabola to much less than a noise of 0.1 %.
void TstCapacities::isSmooth()
{
    for (const ModelKind kind : {ModelKind::Spm, ModelKind::Dfn}) {
        CellModelSpec s = spec(kind, ThermalKind::Isothermal);
        s.free = {ParameterId::NegativeDiffusivity};
        s.capacities = {driven({5.0})};
        const double own = s.cell.parameters[s.free[0]];
        double worst = 0.0;
        for (int i = 0; i < 20; ++i) {
            double q[4];
            for (int k = 0; k < 4; ++k)
                q[k] = predicted(s, {own * (1.0 + 0.01 * i + 0.002 * k)}).at(0);
            worst = std::max(worst, std::abs(q[3] - 3.0 * q[2] + 3.0 * q[1] - q[0]) / q[0]);
        }
        qInfo("third difference %.2g of the capacity", worst);
        QVERIFY2(worst < 2e-5, qPrintable(QString::number(worst)));
    }
}

void TstCapacities::failures()
{
    CellModelSpec s = spec(ModelKind::Spm, ThermalKind::Isothermal);
    s.free = {ParameterId::SeriesResistance};
    s.capacities = {driven({10.0})};
    CellForwardModel model(std::make_shared<const CellModelSpec>(s));
    std::vector<double> out(1);
    const Status low = model.predict(std::vector{0.5}, out, {}); // 5 V over the leads
    QVERIFY(!low.ok());
    QVERIFY2(low.reason.english().find("below the cut-off as the current begins") != std::string::npos,
             low.reason.english().c_str());
    s.capacities[0].measured_Ah = {0.01};
    CellForwardModel never(std::make_shared<const CellModelSpec>(s));
    const Status late = never.predict(std::vector{0.0}, out, {});
    QVERIFY(!late.ok());
    QVERIFY2(late.reason.english().find("capacity \"rates\" at 10 A did not reach its limit") !=
                 std::string::npos,
             late.reason.english().c_str());
}

void TstCapacities::refusals()
{
    const Definition good = rateTest(chen(), {1.0, 5.0});
    const Analysis two = prepareAnalysis(good, chen(), {});
    SamplerDefinition sampler = good.sampler;
    QCOMPARE(raisedAcceptance(sampler, *two.posterior), 0.95); // so few measurements
    sampler.targetAcceptance = 0.9;
    QCOMPARE(raisedAcceptance(sampler, *two.posterior), 0.0); // asked for
    QCOMPARE(refusal(good), std::string());
    Definition high = good;
    high.capacities[0].cutoff_V = 4.3;
    QVERIFY2(refusal(high).find("capacity \"rates\": its cut-off of 4.3 V is not below the voltage") == 0,
             refusal(high).c_str());
    Definition measured = good;
    measured.model.physics.thermal = ThermalKind::Measured;
    QVERIFY(refusal(measured).find("goes by the measured temperature") != std::string::npos);
    Definition nowhere = good;
    nowhere.capacities[0].socSource = InitialSocSource::RestVoltage;
    nowhere.capacities[0].restVoltage_V = 5.0;
    QVERIFY2(refusal(nowhere).find("cannot be an open-circuit voltage") != std::string::npos,
             refusal(nowhere).c_str());
}

/// How much active material there is and how fast it is, from nothing but a rate test.
void TstCapacities::tellsOfTheCell()
{
    Cell truth = chen();
    const double active = truth.parameters[ParameterId::NegativeActiveFraction];
    truth.parameters[ParameterId::NegativeActiveFraction] = 0.96 * active;
    const Definition d = rateTest(truth, {0.5, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0});
    QTemporaryDir folder;
    const std::string path = folder.filePath("rates.interphase").toStdString();
    sample(path, d, {});
    Study study = Study::open(path, StudyMode::ReadOnly);
    QCOMPARE(study.definition().capacities, d.capacities);
    const SampledAnalysis sampled = readSampledAnalysis(study);
    QCOMPARE(sampled.analysis.quantities, (std::vector<std::string>{kDp, kActive, "sigma_Q"}));
    // Fast enough is all that the low rates say: a tail to one side, which the shorter steps follow.
    compareToTruth(sampled, kDp, truth.parameters[ParameterId::PositiveDiffusivity], 0.2);
    compareToTruth(sampled, kActive, 0.96 * active);
    const Moments sigma = momentsOf(sampled, "sigma_Q");
    QVERIFY2(std::abs(sigma.mean - kNoise) < 3.0 * sigma.sd, qPrintable(QString::number(sigma.mean)));

    const ModeReport mode = parseModeReport(*study.getResult(sampled.run, kModeResult));
    QCOMPARE(mode.fits.size(), std::size_t{1});
    QCOMPARE(mode.fits[0].quantity, MeasuredQuantity::Capacity);
    QVERIFY(mode.fits[0].before_V > 5.0 * mode.fits[0].after_V);

    const PredictionRecord record = predictLatest(path, {.draws = 60, .points = 200}, {});
    const std::vector<PredictedData>& data = parsePrediction(formatPrediction(record)).prediction.data;
    QCOMPARE(data.size(), std::size_t{1});
    QCOMPARE(data[0].quantity, MeasuredQuantity::Capacity);
    QCOMPARE(data[0].time_s, d.capacities[0].current_A);
    QCOMPARE(data[0].measured_V, d.capacities[0].capacity_Ah);
    // The band of a new measurement is as wide as the noise, a share of the capacity.
    const double width = data[0].summary.measurement.q95[0] - data[0].summary.measurement.q05[0];
    QVERIFY2(width > kNoise * 4.0 && width < 10.0 * kNoise * 4.0, qPrintable(QString::number(width)));
    QVERIFY(data[0].fitted.coverage.central90 > 0.6);
}

QTEST_GUILESS_MAIN(TstCapacities)
#include "tst_capacities.moc"
