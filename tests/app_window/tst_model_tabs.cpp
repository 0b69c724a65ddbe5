// The tabs of Cell & model that are asked for: open circuit, map, ageing.
#include "app/window/ageing_controller.h"
#include "app/window/ageing_views.h"
#include "app/window/data_controller.h"
#include "app/window/impedance_controller.h"
#include "app/window/model_controller.h"
#include "app/window/open_circuit_controller.h"
#include "app/window/rate_map_controller.h"
#include "app/window/window_controller.h"
#include "cell/open_circuit.h"
#include "cell/parameter_sets.h"
#include "impedance/spectrum.h"
#include "protocol/simulate.h"
#include "ui/pages/model_card.h"
#include "ui/pages/model_page.h"
#include "ui/pages/open_circuit_card.h"
#include "ui/theme/theme.h"
#include "ui/window/main_window.h"

#include <QDoubleSpinBox>
#include <QLabel>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <complex>

using namespace interphase;
using enum ParameterId;

namespace {

constexpr int kWait_ms = 120000;
const QString kThickness = QStringLiteral("Negative electrode/Thickness [m]");

/// A window with a new study of a cell.
struct Desk
{
    QTemporaryDir folder;
    QSettings settings{folder.filePath(QStringLiteral("window.ini")), QSettings::IniFormat};
    WindowController controller{{Resources(INTERPHASE_SOURCE_DIR "/resources"), &settings, folder.path()}};

    StudySession& session() { return controller.session(); }
    MainWindow& window() { return controller.window(); }
    ModelPage* page() { return window().modelPage(); }
    bool settled() { return controller.jobs().isIdle(); }
};

#define SETTLE(desk) QTRY_VERIFY_WITH_TIMEOUT((desk).settled(), kWait_ms)
#define BEGIN(desk, kindOfModel, tab)                                                                        \
    (desk).controller.newStudy();                                                                            \
    (desk).controller.model().chooseSet(QStringLiteral("Chen2020"));                                         \
    SETTLE(desk);                                                                                            \
    (desk).controller.model().setKind(kindOfModel);                                                          \
    (desk).window().showPage(PageId::Model);                                                                 \
    (desk).page()->showTab(tab);                                                                             \
    SETTLE(desk);                                                                                            \
    QVERIFY((desk).session().cell())

Cell chen()
{
    return loadCell("Chen2020", INTERPHASE_SOURCE_DIR "/resources/parameter_sets");
}

/// A cell that lost active material and whose windows moved.
Cell worn()
{
    Cell cell = chen();
    cell.parameters[NegativeActiveFraction] *= 0.93;
    cell.parameters[PositiveActiveFraction] *= 0.97;
    cell.parameters[NegativeMaximumStoichiometry] = 0.86;
    cell.parameters[PositiveMinimumStoichiometry] = 0.28;
    return cell;
}

/// A discharge of it at C/50 as a file.
QString slowFile(const QTemporaryDir& folder)
{
    Cell cell = worn();
    cell.parameters[InitialSoc] = 0.98;
    SimulationOptions options;
    options.model = ModelKind::Spm;
    options.period_s = 300.0;
    const SimulationResult run =
        simulate(cell, parseProtocol("discharge at C/50 until 2.7 V", cell.nominalCapacity_Ah), options);
    QFile file(folder.filePath(QStringLiteral("slow.csv")));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write("time_s,current_A,voltage_V\n");
    for (std::size_t i = 0; i < run.time_s.size(); ++i)
        if (i == 0 || run.time_s[i] > run.time_s[i - 1])
            file.write(QStringLiteral("%1,%2,%3\n")
                           .arg(run.time_s[i], 0, 'f', 3)
                           .arg(run.current_A[i], 0, 'f', 6)
                           .arg(run.voltage_V[i], 0, 'f', 7)
                           .toUtf8());
    return file.fileName();
}

} // namespace

class TestModelTabs : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(); }
    void openCircuitOfTheCell();
    void fastRunIsSaidToBeFast();
    void windowsAreFittedAndTaken();
    void windowsOfABlend();
    void measuredPotentialIsTaken();
    void mapIsThatOfTheModel();
    void mapFollowsTheCell();
    void mapThatIsStoppedStays();
    void mapBeginsAndEndsWhereAsked();
    void mapThatCannotBeginSaysSo();
    void mapOfPlatingKnowsTheSpme();
    void impedanceFollowsTheStateOfCharge();
    void impedanceHasTheDecades();
    void curveIsOfTheChosenData();
    void stepsBeginWhereAsked();
    void platedLithiumIsNotCalledLost();
    void changeDoesNotBreakBeforeItsUnit();
    void blendHasItsPotential();
    void temperatureOfTheDataIsRemarked();
    void ageingIsThatOfTheModel();
    void skippedCyclesAreSaid();
    void ageingOfBadStepsIsRefused();
    void ageingThatIsStoppedKeepsItsCycles();
};

/// The voltage at rest from full to empty; its slope integrates to it; without data it is said what to do.
void TestModelTabs::openCircuitOfTheCell()
{
    Desk desk;
    BEGIN(desk, ModelKind::Spm, ModelTab::OpenCircuit);
    const OpenCircuitView& view = desk.controller.openCircuit().view();
    const Series& voltage = view.cell.voltage;
    QVERIFY(std::abs(voltage.y.front() - openCircuitVoltage(chen(), 1.0)) < 1e-12);
    QVERIFY(std::abs(voltage.y.back() - openCircuitVoltage(chen(), 0.0)) < 1e-12);
    QVERIFY(std::abs(voltage.x.back() - theoreticalCapacity_Ah(chen())) < 1e-12);
    const Series& slope = view.cell.slope;
    const std::size_t from = slope.x.size() / 10, to = 9 * slope.x.size() / 10;
    double fall_V = 0.0;
    for (std::size_t i = from; i < to; ++i)
        fall_V += 0.5 * (slope.y[i] + slope.y[i + 1]) * (slope.x[i + 1] - slope.x[i]);
    QVERIFY(std::abs(fall_V - (voltage.y[from] - voltage.y[to])) < 1e-3);
    for (std::size_t i = 0; i < slope.y.size(); ++i)
        QVERIFY(std::abs(view.negativeSlope.y[i] + view.positiveSlope.y[i] - slope.y[i]) < 1e-12);
    QVERIFY(view.runs.isEmpty() && !view.empty.sentence.isEmpty());
    Q_EMIT desk.page()->openCircuit()->emptyActionRequested();
    QCOMPARE(desk.window().currentPage(), PageId::Data);
}

void TestModelTabs::fastRunIsSaidToBeFast()
{
    Desk desk;
    desk.controller.openExample(QStringLiteral("nmc_pouch"));
    SETTLE(desk);
    desk.window().showPage(PageId::Model);
    desk.page()->showTab(ModelTab::OpenCircuit);
    SETTLE(desk);
    const OpenCircuitView& view = desk.controller.openCircuit().view();
    QVERIFY(view.runs.size() >= 2);
    // The slower one, C/2, is chosen; that is not slow.
    QVERIFY2(view.runs[view.run].contains(QStringLiteral("C/2")), qPrintable(view.runs[view.run]));
    QVERIFY(view.remark.contains(QStringLiteral("C/2")));
    QVERIFY(!view.measured.voltage.x.empty() && view.values.empty());
}

/// A worn cell's discharge gives its windows; taking them is one edit that can be undone.
void TestModelTabs::windowsAreFittedAndTaken()
{
    Desk desk;
    BEGIN(desk, ModelKind::Spm, ModelTab::OpenCircuit);
    OpenCircuitController& tab = desk.controller.openCircuit();
    desk.controller.data().addFiles({slowFile(desk.folder)}); // which shows the page Data
    SETTLE(desk);
    desk.window().showPage(PageId::Model);
    SETTLE(desk);
    QCOMPARE(tab.view().runs, QStringList(QStringLiteral("slow · C/50")));
    QVERIFY2(tab.view().remark.isEmpty(), qPrintable(tab.view().remark));
    QVERIFY(tab.view().canFit && !tab.view().canTake);
    tab.fit();
    QVERIFY(tab.view().work.running);
    SETTLE(desk);
    QVERIFY2(tab.windowFit(), qPrintable(tab.view().problem));
    QCOMPARE(tab.view().values.size(), std::size_t(8));
    QVERIFY(!tab.view().fitted.voltage.x.empty() && !tab.view().summary.isEmpty());
    QVERIFY(tab.view().canTake && !tab.view().work.running);
    const Definition before = desk.session().definition();
    tab.take();
    QCOMPARE(desk.session().definition().overrides.size(), std::size_t(6));
    const auto& found = desk.session().cell()->parameters;
    for (const ParameterId id : {NegativeActiveFraction, PositiveActiveFraction})
        QVERIFY(std::abs(found[id] / worn().parameters[id] - 1.0) < 0.01);
    // The windows end where the data do: 2 % below full.
    const double full = stoichiometry(worn(), Side::Negative, 0.98);
    QVERIFY(std::abs(found[NegativeMaximumStoichiometry] - full) < 0.01);
    SETTLE(desk);
    QVERIFY(tab.windowFit() && !tab.view().canTake); // the fit still stands, and the study has it
    desk.session().undo();
    QVERIFY(desk.session().definition() == before);
    SETTLE(desk);
    QVERIFY(tab.windowFit() && tab.view().canTake);
    // Without the data there is nothing that it is of.
    desk.controller.data().remove(0);
    SETTLE(desk);
    QVERIFY(!tab.windowFit() && tab.view().values.empty() && tab.view().runs.isEmpty());
}

/// Of a blend the share of the second material is found too.
void TestModelTabs::windowsOfABlend()
{
    Desk desk;
    BEGIN(desk, ModelKind::Spm, ModelTab::OpenCircuit);
    desk.controller.data().addFiles({slowFile(desk.folder)});
    SETTLE(desk);
    desk.window().showPage(PageId::Model);
    desk.controller.model().chooseSet(QStringLiteral("Chen2020_composite"));
    SETTLE(desk);
    OpenCircuitController& tab = desk.controller.openCircuit();
    QCOMPARE(tab.view().potentials.size(), 3);
    tab.fit();
    SETTLE(desk);
    QVERIFY2(tab.view().problem.isEmpty(), qPrintable(tab.view().problem));
    QCOMPARE(tab.view().values.size(), std::size_t(9));
    tab.take();
    SETTLE(desk);
    QVERIFY(desk.session().cell()->parameters[Negative2ActiveFraction] ==
            tab.windowFit()->cell.parameters[Negative2ActiveFraction]);
}

/// Points of a half cell become the potential of an electrode: one edit that can be undone.
void TestModelTabs::measuredPotentialIsTaken()
{
    Desk desk;
    BEGIN(desk, ModelKind::Spm, ModelTab::OpenCircuit);
    OpenCircuitController& tab = desk.controller.openCircuit();
    QFile file(desk.folder.filePath(QStringLiteral("half_cell.csv")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("sto,ocp\n");
    for (int i = 0; i <= 50; ++i)
        file.write(QByteArray::number(i / 50.0) + ',' + QByteArray::number(0.3 - 0.2 * i / 50.0) + '\n');
    file.close();
    const double before = restPotential(*desk.session().cell(), Side::Negative, 0.5).value;
    tab.loadPotential(0, file.fileName());
    SETTLE(desk);
    QVERIFY2(tab.view().problem.isEmpty(), qPrintable(tab.view().problem));
    QVERIFY(std::abs(restPotential(*desk.session().cell(), Side::Negative, 0.5).value - 0.2) < 1e-6);
    QCOMPARE(tab.view().negative.points.x.size(), std::size_t(51));
    QVERIFY(tab.view().potentialRemark.contains(QStringLiteral("half_cell.csv")));
    desk.session().undo();
    SETTLE(desk);
    QVERIFY(tab.view().negative.points.x.empty()); // they are of the potential that is gone
    QCOMPARE(restPotential(*desk.session().cell(), Side::Negative, 0.5).value, before);
    tab.loadPotential(1, desk.folder.filePath(QStringLiteral("none.csv")));
    SETTLE(desk);
    QVERIFY2(tab.view().problem.contains(QStringLiteral("none.csv")), qPrintable(tab.view().problem));
}

/// What is shown is what the model answers, point by point; energy comes with the charge.
void TestModelTabs::mapIsThatOfTheModel()
{
    Desk desk;
    BEGIN(desk, ModelKind::Spm, ModelTab::Curve);
    RateMapController& tab = desk.controller.rateMap();
    RateMapGrid grid;
    grid.rates = 6;
    grid.temperatures = 5;
    tab.setGrid(grid);
    QVERIFY(!tab.view().work.running); // nobody looks at it
    desk.page()->showTab(ModelTab::Map);
    QVERIFY(tab.view().work.running);
    SETTLE(desk);
    const RateMapView charge = tab.view();
    QVERIFY(charge.complete && !charge.work.running);
    const std::vector<RateMapPoint> points =
        rateMap(mapRequest(*desk.session().cell(), ModelKind::Spm, {}, RateMapKind::Remaining, grid,
                           firstSpan(*desk.session().cell(), RateMapKind::Remaining)));
    QCOMPARE(charge.cells.size(), points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        QVERIFY(charge.cells[i].state == RateMapState::Solved);
        QCOMPARE(charge.cells[i].value, points[i].charge_Ah);
        QVERIFY(charge.cells[i].text.contains(QStringLiteral("Ah")));
    }
    tab.choose(RateMapQuantity::Energy);
    QVERIFY(tab.view().complete && !tab.view().work.running);
    QCOMPARE(tab.view().cells[7].value, points[7].energy_Wh);
    tab.choose(RateMapQuantity::Plating);
    QVERIFY(tab.view().work.running);
    SETTLE(desk);
    QVERIFY(tab.view().complete);
    // Fast and cold plates, slow and warm does not.
    QVERIFY(tab.view().cells[5].plates);
    QVERIFY(!tab.view().cells[24].plates);
}

void TestModelTabs::mapFollowsTheCell()
{
    Desk desk;
    BEGIN(desk, ModelKind::Spm, ModelTab::Curve);
    RateMapController& tab = desk.controller.rateMap();
    RateMapGrid grid;
    grid.rates = 6;
    grid.temperatures = 5;
    tab.setGrid(grid);
    desk.page()->showTab(ModelTab::Map);
    SETTLE(desk);
    const RateMapView before = tab.view();
    // Another title leaves the map as it is.
    Definition definition = desk.session().definition();
    definition.title = "another";
    desk.session().setDefinition(definition, QStringLiteral("Title"));
    SETTLE(desk);
    QVERIFY(tab.view() == before);
    const double thickness = desk.session().cell()->parameters[NegativeThickness];
    desk.controller.model().setParameter(kThickness, 0.8 * thickness);
    QVERIFY(tab.view().work.running);
    SETTLE(desk);
    QVERIFY(tab.view().complete);
    QVERIFY(tab.view().cells[0].value < 0.9 * before.cells[0].value);
}

void TestModelTabs::mapThatIsStoppedStays()
{
    Desk desk;
    BEGIN(desk, ModelKind::Dfn, ModelTab::Curve);
    RateMapController& tab = desk.controller.rateMap();
    RateMapGrid grid;
    grid.rates = 24;
    grid.temperatures = 16;
    tab.setGrid(grid);
    desk.page()->showTab(ModelTab::Map);
    QVERIFY(tab.view().work.running);
    tab.stop();
    QVERIFY(!tab.view().work.running && !tab.view().complete);
    SETTLE(desk);
    desk.page()->showTab(ModelTab::Curve);
    desk.page()->showTab(ModelTab::Map);
    QVERIFY(!tab.view().work.running && !tab.view().complete);
}

/// Half of the charge, or an earlier end, gives less; another quantity has a span of its own.
void TestModelTabs::mapBeginsAndEndsWhereAsked()
{
    Desk desk;
    BEGIN(desk, ModelKind::Spm, ModelTab::Curve);
    RateMapController& tab = desk.controller.rateMap();
    RateMapGrid grid;
    grid.rates = 6;
    grid.temperatures = 5;
    tab.setGrid(grid);
    desk.page()->showTab(ModelTab::Map);
    SETTLE(desk);
    QCOMPARE(tab.view().span, (RateMapSpan{1.0, 2.5, {}}));
    QVERIFY(tab.view().summary.contains(QStringLiteral("full")));
    const double whole = tab.view().cells[24].value;
    tab.setSpan({0.5, 3.2, {}});
    QVERIFY(tab.view().work.running);
    SETTLE(desk);
    QVERIFY(tab.view().complete);
    QVERIFY2(tab.view().summary.contains(QStringLiteral("50 % charge until 3.2 V")),
             qPrintable(tab.view().summary));
    const std::vector<RateMapPoint> points = rateMap(
        mapRequest(*desk.session().cell(), ModelKind::Spm, {}, RateMapKind::Remaining, grid, {0.5, 3.2, {}}));
    QCOMPARE(tab.view().cells[24].value, points[24].charge_Ah);
    QVERIFY(std::abs(points[24].socBefore - 0.5) < 1e-6 && points[24].charge_Ah < 0.55 * whole);
    // Steps before take what they take; those that cannot be read are refused in a sentence.
    const double half = tab.view().cells[24].value;
    tab.setSpan({0.5, 3.2, QStringLiteral("discharge at 0.5C for 12 min; rest for 1 h")});
    SETTLE(desk);
    QVERIFY(std::abs(half - tab.view().cells[24].value - 0.1 * chen().nominalCapacity_Ah) < 0.01 * half);
    QVERIFY(tab.view().summary.contains(QStringLiteral("12 min")));
    tab.setSpan({0.5, 3.2, QStringLiteral("discharge a bit")});
    SETTLE(desk);
    QVERIFY(!tab.view().problem.isEmpty() && !tab.view().work.running);
    tab.setSpan({0.5, 3.2});
    SETTLE(desk);
    tab.choose(RateMapQuantity::Plating);
    SETTLE(desk);
    QCOMPARE(tab.view().span, (RateMapSpan{0.0, 4.2}));
    tab.choose(RateMapQuantity::Energy);
    QCOMPARE(tab.view().span, (RateMapSpan{0.5, 3.2, {}}));
    QVERIFY(tab.view().complete);
}

void TestModelTabs::mapThatCannotBeginSaysSo()
{
    Desk desk;
    BEGIN(desk, ModelKind::Spm, ModelTab::Map);
    RateMapController& tab = desk.controller.rateMap();
    tab.setSpan({0.1, 4.0});
    SETTLE(desk);
    QVERIFY2(tab.view().problem.contains(QStringLiteral("rests at")), qPrintable(tab.view().problem));
    tab.setSpan({0.9, 3.0});
    SETTLE(desk);
    QVERIFY(tab.view().problem.isEmpty() && tab.view().complete);
}

/// Its electrolyte takes a part of the way to 0 V: it plates where the particles alone do, or sooner.
void TestModelTabs::mapOfPlatingKnowsTheSpme()
{
    const auto charges = [](ModelKind kind) {
        RateMapGrid grid;
        grid.rates = 6;
        grid.temperatures = 5;
        grid.lastRate_C = 1.5; // beyond, the linear electrolyte of an SPMe has no salt left
        return rateMap(mapRequest(chen(), kind, {}, RateMapKind::Plating, grid,
                                  firstSpan(chen(), RateMapKind::Plating)));
    };
    const std::vector<RateMapPoint> spm = charges(ModelKind::Spm), spme = charges(ModelKind::Spme);
    int plating = 0;
    for (std::size_t i = 0; i < spm.size(); ++i) {
        QVERIFY(spme[i].status.ok());
        plating += spme[i].plates ? 1 : 0;
        QVERIFY(spme[i].charge_Ah <= spm[i].charge_Ah + 0.02);
    }
    QVERIFY(plating > 3 && plating < 30);
    Desk desk;
    BEGIN(desk, ModelKind::Spme, ModelTab::Map);
    RateMapController& tab = desk.controller.rateMap();
    tab.choose(RateMapQuantity::Plating);
    SETTLE(desk);
    QVERIFY(tab.view().complete && tab.view().problem.isEmpty());
}

/// The spectrum is that of the solver at the state of charge that is asked for, and goes with the cell.
void TestModelTabs::impedanceFollowsTheStateOfCharge()
{
    Desk desk;
    BEGIN(desk, ModelKind::Dfn, ModelTab::Impedance);
    ImpedanceController& tab = desk.controller.impedance();
    QVERIFY(tab.view().real_ohm.size() > 50);
    for (const double soc : {0.1, 0.9}) {
        ImpedanceRequestView request = tab.view().request;
        request.soc = soc;
        tab.setRequest(request);
        SETTLE(desk);
        Cell cell = *desk.session().cell();
        cell.parameters[InitialSoc] = soc;
        addDoubleLayer(cell);
        std::vector<std::complex<double>> z;
        QVERIFY(ImpedanceSolver().solve(cell, tab.view().frequency_Hz, z).ok());
        for (std::size_t i = 0; i < z.size(); ++i) {
            QVERIFY(std::abs(tab.view().real_ohm[i] - z[i].real()) < 1e-12);
            QVERIFY(std::abs(tab.view().minus_ohm[i] + z[i].imag()) < 1e-12);
        }
        QCOMPARE(tab.view().figures.size(), std::size_t(2));
    }
    const ImpedanceView before = tab.view();
    const double thickness = desk.session().cell()->parameters[NegativeThickness];
    desk.controller.model().setParameter(kThickness, 0.5 * thickness);
    SETTLE(desk);
    QVERIFY(tab.view().request == before.request && tab.view().real_ohm != before.real_ohm);
    // Nobody looks: nothing is computed, but what is shown later is of the cell then.
    desk.page()->showTab(ModelTab::Curve);
    desk.controller.model().setParameter(kThickness, thickness);
    SETTLE(desk);
    QVERIFY(tab.view() != before);
    desk.page()->showTab(ModelTab::Impedance);
    SETTLE(desk);
    QVERIFY(tab.view() == before);
}

void TestModelTabs::impedanceHasTheDecades()
{
    const std::vector<double> f = spectrumFrequencies(3e-3, 2e3);
    QCOMPARE(f.front(), 3e-3);
    QCOMPARE(f.back(), 2e3);
    QVERIFY(std::ranges::is_sorted(f));
    for (const double decade : {1e-2, 1e-1, 1.0, 10.0, 100.0, 1e3})
        QCOMPARE(std::ranges::count_if(f, [&](double x) { return std::abs(x / decade - 1.0) < 1e-9; }), 1);
    QCOMPARE(std::ranges::count_if(f, [](double x) { return x >= 0.999 && x < 9.99; }), 24);
    QCOMPARE(spectrumFrequencies(1.0, 10.0).size(), std::size_t(25));
}

/// Cycle by cycle what the model says; a change of the cell makes the run one of other values.
void TestModelTabs::ageingIsThatOfTheModel()
{
    Desk desk;
    BEGIN(desk, ModelKind::Spm, ModelTab::Ageing);
    AgeingController& tab = desk.controller.ageing();
    QVERIFY(tab.view().request.protocol.contains(QStringLiteral("discharge at 1C until 2.5 V")));
    QVERIFY(!tab.view().remark.isEmpty()); // nothing ages
    CellPhysics physics;
    physics.sei = SeiKind::SolventDiffusion;
    desk.controller.model().setPhysics(physics);
    SETTLE(desk);
    QVERIFY2(tab.view().remark.isEmpty(), qPrintable(tab.view().remark));
    AgeingRequestView request = tab.view().request;
    request.cycles = 12;
    request.skip = false;
    tab.setRequest(request);
    tab.run();
    QVERIFY(tab.view().work.running);
    SETTLE(desk);
    QVERIFY2(tab.view().problem.isEmpty(), qPrintable(tab.view().problem));
    Cell cell = *desk.session().cell();
    cell.parameters[InitialSoc] = 1.0;
    SimulationOptions options;
    options.model = ModelKind::Spm;
    options.physics = physics;
    options.observables = true;
    options.rows = false;
    const SimulationResult expected = simulate(
        cell,
        parseProtocol("discharge at 1C until 2.5 V; charge at 0.5C until 4.2 V; hold at 4.2 V until C/50; "
                      "repeat 12",
                      cell.nominalCapacity_Ah),
        options);
    QCOMPARE(tab.cycles().cycles.size(), expected.cycles.size());
    for (std::size_t i = 0; i < expected.cycles.size(); ++i)
        QCOMPARE(tab.cycles().cycles[i].discharge_Ah, expected.cycles[i].discharge_Ah);
    QCOMPARE(tab.view().cycles.size(), std::size_t(12));
    QCOMPARE(tab.view().panels.size(), std::size_t(4)); // discharge, resistance, SEI, lithium
    QVERIFY(tab.view().skipped.empty());
    // The first cycle begins at rest: the second is what the others are compared with.
    const std::vector<double>& capacity = tab.view().panels.front().lines.front().value;
    QVERIFY(std::isnan(capacity.front()));
    QCOMPARE(capacity[1], expected.cycles[1].discharge_Ah);
    QVERIFY(tab.view().summary.contains(QStringLiteral("cycle 2")));
    const double thickness = desk.session().cell()->parameters[NegativeThickness];
    desk.controller.model().setParameter(kThickness, 0.9 * thickness);
    SETTLE(desk);
    QVERIFY(!tab.view().remark.isEmpty() && !tab.view().panels.empty());
}

void TestModelTabs::skippedCyclesAreSaid()
{
    Desk desk;
    BEGIN(desk, ModelKind::Spm, ModelTab::Ageing);
    CellPhysics physics;
    physics.sei = SeiKind::SolventDiffusion;
    desk.controller.model().setPhysics(physics);
    SETTLE(desk);
    AgeingController& tab = desk.controller.ageing();
    AgeingRequestView request = tab.view().request;
    request.cycles = 150;
    request.skip = true;
    request.tolerance_Ah = 5e-4;
    tab.setRequest(request);
    tab.run();
    SETTLE(desk);
    const AgeingCycles& run = tab.cycles();
    QCOMPARE(run.cycles.back().cycle, 150);
    QVERIFY(run.cycles.size() < 100U && run.skipError_Ah > 0.0);
    // Simulated and skipped cycles together are all.
    double skipped = 0.0;
    for (const auto& [first, last] : tab.view().skipped) {
        QVERIFY(last >= first);
        skipped += last - first + 1.0;
    }
    QCOMPARE(skipped + static_cast<double>(run.cycles.size()), 150.0);
    QVERIFY2(tab.view().summary.contains(QString::number(qRound(skipped))), qPrintable(tab.view().summary));
}

void TestModelTabs::ageingOfBadStepsIsRefused()
{
    Desk desk;
    BEGIN(desk, ModelKind::Spm, ModelTab::Ageing);
    AgeingController& tab = desk.controller.ageing();
    AgeingRequestView request = tab.view().request;
    request.protocol = QStringLiteral("discharge at 1C until 2.5 V\nsing a song");
    tab.setRequest(request);
    tab.run();
    QVERIFY(!tab.view().work.running);
    QVERIFY2(tab.view().problem.contains(QStringLiteral("sing")), qPrintable(tab.view().problem));
    // A cycle is one repetition of all the steps, whatever is repeated within; a step may be left open.
    request.protocol = QStringLiteral("[discharge at 1C for 60 s; charge at 1C for 60 s] repeat 2;\n");
    request.cycles = 3;
    const Protocol protocol = ageingProtocol(request, 5.0);
    QCOMPARE(protocol.steps.size(), std::size_t(12));
    QCOMPARE(protocol.steps.back().cycle, 3);
}

void TestModelTabs::ageingThatIsStoppedKeepsItsCycles()
{
    Desk desk;
    BEGIN(desk, ModelKind::Spm, ModelTab::Ageing);
    CellPhysics physics;
    physics.sei = SeiKind::SolventDiffusion;
    desk.controller.model().setPhysics(physics);
    SETTLE(desk);
    AgeingController& tab = desk.controller.ageing();
    AgeingRequestView request = tab.view().request;
    request.cycles = 100000; // longer than anybody waits
    request.skip = false;
    tab.setRequest(request);
    tab.run();
    QTRY_VERIFY_WITH_TIMEOUT(!tab.cycles().cycles.empty(), kWait_ms); // filled in as it goes
    tab.stop();
    SETTLE(desk);
    QVERIFY(!tab.view().work.running && !tab.view().panels.empty());
    QVERIFY(tab.cycles().cycles.size() < 100000U);
}

/// Any data set, or the discharge of the cell alone; what is chosen stays chosen while the cell changes.
void TestModelTabs::curveIsOfTheChosenData()
{
    Desk desk;
    desk.controller.openExample(QStringLiteral("nmc_pouch"));
    SETTLE(desk);
    desk.window().showPage(PageId::Model);
    SETTLE(desk);
    ModelController& model = desk.controller.model();
    const std::vector<Dataset>& data = desk.session().datasets();
    QVERIFY(data.size() >= 3);
    for (int i = static_cast<int>(data.size()) - 1; i >= 0; --i) {
        model.chooseDrive(i);
        SETTLE(desk);
        const Dataset& d = data[static_cast<std::size_t>(i)];
        QVERIFY2(model.curve().view.misfit.startsWith(QString::fromStdString(d.name)),
                 qPrintable(model.curve().view.misfit));
        QVERIFY(!model.curve().view.data.x.empty() && !model.curve().view.model.x.empty());
    }
    model.chooseDrive(1);
    SETTLE(desk);
    const QString second = QString::fromStdString(data[1].name);
    model.setParameter(kThickness, 0.9 * desk.session().cell()->parameters[NegativeThickness]);
    SETTLE(desk);
    QVERIFY(model.curve().view.misfit.startsWith(second));
    model.chooseDrive(static_cast<int>(data.size()));
    SETTLE(desk);
    QVERIFY(model.curve().view.data.x.empty());
    QVERIFY2(model.curve().view.misfit.contains(QStringLiteral("1C discharge")),
             qPrintable(model.curve().view.misfit));
    // By steps; what cannot be read leaves those before.
    model.chooseDrive(static_cast<int>(data.size()) + 1);
    SETTLE(desk);
    QVERIFY2(model.curve().view.misfit.contains(QStringLiteral("Steps")),
             qPrintable(model.curve().view.misfit));
    for (const char* steps : {"discharge at 2C for 60 s; rest for 60 s", "jump at 2C"}) {
        model.setSteps(QString::fromUtf8(steps));
        SETTLE(desk);
        QVERIFY(std::abs(model.curve().view.model.x.back() - 120.0) < 1e-6);
        QVERIFY(std::abs(model.curve().details.profileTimes_s.back() - 120.0) < 10.0);
    }
    // Another window's choice is not kept over another study.
    desk.controller.newStudy();
    SETTLE(desk);
    model.chooseSet(QStringLiteral("Chen2020"));
    SETTLE(desk);
    QVERIFY(model.curve().view.data.x.empty());
}

/// At rest at that state of charge; the discharge at 1C stays one from full, and what was asked is kept.
void TestModelTabs::stepsBeginWhereAsked()
{
    Desk desk;
    BEGIN(desk, ModelKind::Spm, ModelTab::Curve);
    ModelController& model = desk.controller.model();
    auto* box = desk.page()->model()->findChild<QDoubleSpinBox*>();
    QVERIFY(box && box->isHidden());
    model.chooseDrive(1);
    model.setSteps(QStringLiteral("rest for 60 s; discharge at 1C for 60 s"));
    SETTLE(desk);
    QVERIFY(!box->isHidden());
    QCOMPARE(box->value(), 100.0);
    const auto restsAt = [&](double soc) {
        const double voltage_V = openCircuitVoltage(*desk.session().cell(), soc);
        return std::abs(model.curve().view.model.y.front() - voltage_V) < 1e-4 &&
               std::abs(model.curve().details.observables.front().second.front() - voltage_V) < 1e-3;
    };
    QVERIFY(restsAt(1.0));
    box->setValue(40.0);
    SETTLE(desk);
    QVERIFY(restsAt(0.4));
    QVERIFY2(model.curve().view.misfit.contains(QStringLiteral("40 %")),
             qPrintable(model.curve().view.misfit));
    model.chooseDrive(0);
    SETTLE(desk);
    QVERIFY(box->isHidden());
    QVERIFY(model.curve().view.model.y.front() > 4.0);
    model.chooseDrive(1);
    SETTLE(desk);
    QCOMPARE(box->value(), 40.0);
    QVERIFY(restsAt(0.4));
}

/// Reversible plating comes back; what is lost is told in all.
void TestModelTabs::platedLithiumIsNotCalledLost()
{
    AgeingCycles run;
    run.names = {"cyclable_lithium_Ah", "sei_lithium_Ah", "plated_lithium_Ah", "dead_lithium_Ah",
                 "active_material_n"};
    for (int i = 0; i < 3; ++i) {
        CycleSummary c;
        c.cycle = i + 1;
        c.discharge_Ah = 5.0 - 0.1 * i;
        c.resistance_ohm = 0.03;
        c.lithiumLost_Ah = 0.1 * (i + 1);
        c.more = {7.0, 0.04 * (i + 1), 0.02, 0.01 * (i + 1), 1.0 - 0.01 * i};
        run.cycles.push_back(c);
    }
    const auto linesOf = [](const AgeingView& view, const QString& panel) {
        QStringList out;
        for (const AgeingPanel& p : view.panels)
            if (p.name == panel)
                for (const AgeingLine& line : p.lines)
                    out << line.name;
        return out;
    };
    AgeingView lost;
    addCycles(run, false, lost);
    QCOMPARE(linesOf(lost, QStringLiteral("Lithium lost")),
             QStringList({QStringLiteral("in the SEI"), QStringLiteral("plated"), QStringLiteral("dead"),
                          QStringLiteral("in lost material"), QStringLiteral("lost in all")}));
    run.platedComesBack = true;
    AgeingView returned;
    addCycles(run, false, returned);
    QVERIFY(linesOf(returned, QStringLiteral("Lithium lost")).isEmpty());
    QCOMPARE(
        linesOf(returned, QStringLiteral("Lithium")),
        QStringList({QStringLiteral("in the SEI"), QStringLiteral("dead"), QStringLiteral("in lost material"),
                     QStringLiteral("lost in all"), QStringLiteral("plated, comes back")}));
    for (const AgeingPanel& panel : returned.panels)
        for (const AgeingLine& line : panel.lines)
            if (line.name == QStringLiteral("in lost material"))
                QVERIFY(std::abs(line.value.back() - (0.3 - 0.12 - 0.03)) < 1e-12);
}

void TestModelTabs::changeDoesNotBreakBeforeItsUnit()
{
    AgeingCycles run;
    for (int i = 0; i < 2; ++i) {
        CycleSummary c;
        c.cycle = i + 1;
        c.discharge_Ah = 5.0 - 0.0194 * i;
        run.cycles.push_back(c);
    }
    AgeingView view;
    addCycles(run, false, view);
    const auto capacity = std::ranges::find(view.figures, QStringLiteral("Capacity"), &FigureView::name);
    QVERIFY(capacity != view.figures.end());
    QCOMPARE(capacity->text, QStringLiteral("5.000\u00a0→ 4.981\u00a0Ah, −0.39\u00a0%"));
}

/// Of the electrode as a whole and of both materials; the cell's voltage at rest is made of it.
void TestModelTabs::blendHasItsPotential()
{
    Desk desk;
    desk.controller.newStudy();
    desk.controller.model().chooseSet(QStringLiteral("Chen2020_composite"));
    SETTLE(desk);
    desk.window().showPage(PageId::Model);
    desk.page()->showTab(ModelTab::OpenCircuit);
    SETTLE(desk);
    const OpenCircuitView& view = desk.controller.openCircuit().view();
    const ElectrodeCurveView& negative = view.negative;
    QCOMPARE(negative.materials.size(), std::size_t(2));
    QCOMPARE(negative.materials[1].name, QStringLiteral("Silicon"));
    QVERIFY(view.positive.materials.empty() && !view.positive.potential.x.empty());
    const Cell& cell = *desk.session().cell();
    QCOMPARE(negative.full, meanStoichiometry(cell, Side::Negative, 1.0));
    for (std::size_t i = 0; i < negative.potential.x.size(); ++i) {
        const double x = negative.potential.x[i];
        const ElectrodeAtRest rest = electrodeAtRest(cell, Side::Negative, x);
        QCOMPARE(negative.potential.y[i], rest.potential.value);
        QCOMPARE(negative.fillings[1].series.y[i], rest.stoichiometry[1]);
    }
}

/// What the data measured and an isothermal model does not follow stands beside the choice of its heat.
void TestModelTabs::temperatureOfTheDataIsRemarked()
{
    Desk desk;
    BEGIN(desk, ModelKind::Spm, ModelTab::Curve);
    const auto remarked = [&] {
        for (const auto* label : desk.page()->model()->findChildren<QLabel*>())
            if (label->text().contains(QStringLiteral("warm measured a temperature")))
                return true;
        return false;
    };
    QVERIFY(!remarked());
    QFile file(desk.folder.filePath(QStringLiteral("warm.csv")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("time_s,current_A,voltage_V,temperature_K\n");
    for (int i = 0; i <= 30; ++i)
        file.write(QStringLiteral("%1,%2,%3,%4\n")
                       .arg(30 * i)
                       .arg(i > 0 ? 2.5 : 0.0)
                       .arg(4.15 - 0.004 * i, 0, 'f', 4)
                       .arg(298.15 + 0.2 * i, 0, 'f', 2)
                       .toUtf8());
    file.close();
    desk.controller.data().addFiles({file.fileName()});
    SETTLE(desk);
    desk.window().showPage(PageId::Model);
    SETTLE(desk);
    QVERIFY(remarked());
    CellPhysics physics;
    physics.thermal = ThermalKind::Measured;
    desk.controller.model().setPhysics(physics);
    SETTLE(desk);
    QVERIFY(!remarked());
}

QTEST_MAIN(TestModelTabs)
#include "tst_model_tabs.moc"
