#include "calibrate/analysis.h"
#include "cell/open_circuit.h"
#include "cell/parameter_sets.h"

#include <QTest>

#include <cmath>

using namespace interphase;

namespace {

Cell chen()
{
    return loadCell("Chen2020", INTERPHASE_SOURCE_DIR "/resources/parameter_sets");
}

DrivenData driven(const std::string& name)
{
    DrivenData data;
    data.name = name;
    data.current = {{0.0, 30.0, 30.0, 600.0, 600.0, 900.0}, {0.0, 0.0, 5.0, 5.0, 0.0, 0.0}};
    for (double t = 1.0; t < 900.0; t += 23.7)
        data.times_s.push_back(t);
    return data;
}

CellModelSpec spec(ModelKind kind)
{
    CellModelSpec s{chen(), {}, {}, {}};
    s.simulation.model = kind;
    s.simulation.relativeTolerance = 1e-8;
    s.simulation.negativeCells = s.simulation.positiveCells = 8;
    s.simulation.separatorCells = 4;
    return s;
}

} // namespace

/// The voltage as a function of theta: derivatives by every route, and failures as statuses.
class TestCellForwardModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void jacobianAgreesWithDifferences_data();
    void jacobianAgreesWithDifferences();
    void impossibleRestVoltageIsAStatus();
    void resultDoesNotDependOnHistory();
    void givenGridMakesTheVoltageSmooth();
    void valueIsThatOfTheGradient_data();
    void valueIsThatOfTheGradient();
    void unknownParameterIsRefused();
    void windowOutsideTheDataIsRefused();
    void missingRestIsRefused();
};

void TestCellForwardModel::jacobianAgreesWithDifferences_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("SPM") << static_cast<int>(ModelKind::Spm);
    QTest::newRow("SPMe") << static_cast<int>(ModelKind::Spme);
    QTest::newRow("DFN") << static_cast<int>(ModelKind::Dfn);
}

void TestCellForwardModel::jacobianAgreesWithDifferences()
{
    QFETCH(int, kind);
    CellModelSpec s = spec(static_cast<ModelKind>(kind));
    s.free = {ParameterId::NegativeDiffusivity, ParameterId::PositiveReactionRate,
              ParameterId::SeriesResistance, ParameterId::NegativeMaximumStoichiometry,
              ParameterId::PositiveActiveFraction};
    DrivenData rest = driven("rest"), free = driven("free");
    rest.restVoltage_V = openCircuitVoltage(s.cell, 0.9);
    free.freeSoc = true;
    s.data = {rest, free};
    CellForwardModel model(std::make_shared<const CellModelSpec>(s));
    QCOMPARE(model.parameterCount(), 6);
    std::vector<double> theta;
    for (const ParameterId id : s.free)
        theta.push_back(s.cell.parameters[id]);
    theta[2] = 0.005;
    theta.push_back(0.85);
    const auto n = static_cast<std::size_t>(model.outputCount());
    std::vector<double> v(n), jacobian(n * 6), up(n), down(n);
    QVERIFY(model.predict(theta, v, jacobian).ok());
    for (std::size_t p = 0; p < 6; ++p) {
        // The window and the state of charge move the curve along the steps of graphite: there 1 % is far
        // from linear.
        const double h = (p == 3 || p == 5 ? 5e-4 : 1e-2) * theta[p];
        std::vector<double> moved = theta;
        moved[p] += h;
        QVERIFY(model.predict(moved, up, {}).ok());
        moved[p] -= 2.0 * h;
        QVERIFY(model.predict(moved, down, {}).ok());
        double largest = 0.0, worst = 0.0;
        for (std::size_t i = 0; i < n; ++i) {
            const double difference = (up[i] - down[i]) / (2.0 * h);
            largest = std::max(largest, std::abs(difference));
            worst = std::max(worst, std::abs(jacobian[i * 6 + p] - difference));
        }
        // Differences of runs at rtol 1e-8 carry about 1e-8 V / (1e-4 relative) of noise; a wrong route errs
        // by 1e-2.
        QVERIFY2(worst < 2e-3 * largest,
                 qPrintable(QStringLiteral("parameter %1: %2 of %3").arg(p).arg(worst).arg(largest)));
    }
}

void TestCellForwardModel::impossibleRestVoltageIsAStatus()
{
    CellModelSpec s = spec(ModelKind::Spm);
    s.free = {ParameterId::NegativeDiffusivity};
    DrivenData data = driven("rest");
    data.restVoltage_V = 5.5;
    s.data = {data};
    CellForwardModel model(std::make_shared<const CellModelSpec>(s));
    std::vector<double> v(static_cast<std::size_t>(model.outputCount()));
    const Status status = model.predict(std::vector<double>{3e-14}, v, {});
    QCOMPARE(status.outcome, Outcome::Failed);
    QVERIFY(!status.reason.english().empty());
}

void TestCellForwardModel::resultDoesNotDependOnHistory()
{
    CellModelSpec s = spec(ModelKind::Dfn);
    s.free = {ParameterId::NegativeDiffusivity};
    s.data = {driven("a")};
    s.data[0].initialSoc = 0.9;
    CellForwardModel model(std::make_shared<const CellModelSpec>(s));
    const auto n = static_cast<std::size_t>(model.outputCount());
    std::vector<double> first(n), other(n), again(n), jacobian(n);
    QVERIFY(model.predict(std::vector<double>{3e-14}, first, {}).ok());
    QVERIFY(model.predict(std::vector<double>{1e-14}, other, jacobian).ok());
    QVERIFY(model.predict(std::vector<double>{3e-14}, again, {}).ok());
    QCOMPARE(again, first);
    QVERIFY(other != first);
}

namespace {

Definition smallDefinition()
{
    Definition d;
    d.parameters = "Chen2020";
    d.data.push_back({});
    d.data[0].name = "a";
    d.free.push_back({"Negative electrode/Diffusivity [m2.s-1]", {PriorKind::Lognormal, 3e-14, 0.5, {}, {}}});
    d.free[0].prior.lower = -std::numeric_limits<double>::infinity();
    d.free[0].prior.upper = std::numeric_limits<double>::infinity();
    return d;
}

Dataset smallData(double firstCurrent)
{
    Dataset data;
    data.name = "a";
    for (int i = 0; i < 50; ++i) {
        data.time_s.push_back(i);
        data.current_A.push_back(i == 0 ? firstCurrent : 5.0);
        data.voltage_V.push_back(4.1 - 0.002 * i);
    }
    return data;
}

std::string refusal(const Definition& definition, const Dataset& data)
{
    try {
        prepareAnalysis(definition, chen(), {data});
    } catch (const InputError& error) {
        return error.what();
    }
    return {};
}

} // namespace

/// Fourth differences: with steps of its own each solve falls on another side of some error test; on a given
/// grid only the curve's own curvature is left.
void TestCellForwardModel::givenGridMakesTheVoltageSmooth()
{
    CellModelSpec own = spec(ModelKind::Dfn);
    own.simulation.relativeTolerance = 1e-4;
    own.free = {ParameterId::NegativeDiffusivity};
    own.data = {driven("A")};
    CellModelSpec given = own;
    const double d = own.cell.parameters[ParameterId::NegativeDiffusivity];
    chooseGrids(given, std::vector{d});
    QVERIFY(given.data[0].grid);
    const auto roughness = [&](const CellModelSpec& s) {
        CellForwardModel model(std::make_shared<const CellModelSpec>(s));
        std::vector<std::vector<double>> v;
        for (int k = 0; k < 40; ++k) {
            v.emplace_back(static_cast<std::size_t>(model.outputCount()));
            if (!model.predict(std::vector{d * (0.9 + 0.005 * k)}, v.back(), {}).ok())
                return 1.0;
        }
        double worst = 0.0;
        for (std::size_t k = 2; k + 2 < v.size(); ++k)
            for (std::size_t j = 0; j < v[k].size(); ++j)
                worst = std::max(worst, std::abs(v[k - 2][j] - 4.0 * v[k - 1][j] + 6.0 * v[k][j] -
                                                 4.0 * v[k + 1][j] + v[k + 2][j]));
        return worst;
    };
    const double chosen = roughness(own), followed = roughness(given);
    qInfo("fourth differences: %.1e V on chosen steps, %.1e V on given ones", chosen, followed);
    QVERIFY(followed < 1e-7);
    QVERIFY(chosen > 10.0 * followed);
}

void TestCellForwardModel::valueIsThatOfTheGradient_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("warm");
    QTest::addColumn<int>("sei");
    const auto row = [](const char* name, ModelKind kind, bool warm, SeiKind sei) {
        QTest::newRow(name) << static_cast<int>(kind) << warm << static_cast<int>(sei);
    };
    row("SPM", ModelKind::Spm, false, SeiKind::None);
    row("SPM with heat", ModelKind::Spm, true, SeiKind::None);
    row("SPM with SEI", ModelKind::Spm, false, SeiKind::SolventDiffusion);
    row("SPMe", ModelKind::Spme, false, SeiKind::None);
    row("SPMe with heat and SEI", ModelKind::Spme, true, SeiKind::SolventDiffusion);
    row("DFN", ModelKind::Dfn, false, SeiKind::None);
    row("DFN with heat", ModelKind::Dfn, true, SeiKind::None);
}

/// The density is one function, asked for its gradient or not: what samplers mix, and chains that go on.
void TestCellForwardModel::valueIsThatOfTheGradient()
{
    QFETCH(int, kind);
    QFETCH(bool, warm);
    QFETCH(int, sei);
    CellModelSpec s = spec(static_cast<ModelKind>(kind));
    s.simulation.relativeTolerance = 1e-4;
    s.simulation.physics.thermal = warm ? ThermalKind::Lumped : ThermalKind::Isothermal;
    s.simulation.physics.sei = static_cast<SeiKind>(sei);
    s.free = {ParameterId::NegativeDiffusivity, ParameterId::PositiveReactionRate};
    s.data = {driven("A")};
    chooseGrids(s, ownValues(s));
    CellForwardModel model(std::make_shared<const CellModelSpec>(s));
    const auto n = static_cast<std::size_t>(model.outputCount());
    std::vector<double> alone(n), with(n), jacobian(2 * n);
    for (const double factor : {0.5, 1.0, 1.7}) {
        std::vector<double> theta = ownValues(s);
        for (double& value : theta)
            value *= factor;
        QVERIFY(model.predict(theta, alone, {}).ok());
        QVERIFY(model.predict(theta, with, jacobian).ok());
        double off = 0.0;
        for (std::size_t i = 0; i < n; ++i)
            off = std::max(off, std::abs(alone[i] - with[i]));
        QVERIFY2(off < 1e-9, qPrintable(QString("%1 V at %2 times").arg(off).arg(factor)));
    }
}

void TestCellForwardModel::unknownParameterIsRefused()
{
    Definition d = smallDefinition();
    QCOMPARE(refusal(d, smallData(0.0)), std::string());
    d.free[0].path = "Negative electrode/Colour";
    QVERIFY(refusal(d, smallData(0.0)).find("Negative electrode/Colour") != std::string::npos);
}

void TestCellForwardModel::windowOutsideTheDataIsRefused()
{
    Definition d = smallDefinition();
    d.data[0].fit = TimeWindow{100.0, 200.0};
    QVERIFY(refusal(d, smallData(0.0)).find("outside its measurements") != std::string::npos);
}

void TestCellForwardModel::missingRestIsRefused()
{
    QVERIFY(refusal(smallDefinition(), smallData(5.0)).find("does not rest") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestCellForwardModel)
#include "tst_cell_forward_model.moc"
