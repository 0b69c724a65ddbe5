#include "app/window/data_controller.h"
#include "app/window/model_controller.h"
#include "app/window/priors_controller.h"
#include "app/window/step_states.h"
#include "app/window/window_controller.h"
#include "ui/pages/data_page.h"
#include "ui/pages/model_page.h"
#include "ui/pages/priors_page.h"
#include "ui/pages/report_page.h"
#include "ui/pages/start_page.h"
#include "ui/theme/theme.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/guard_strip.h"
#include "ui/window/main_window.h"
#include "ui/window/window_actions.h"

#include <QAction>
#include <QDir>
#include <QElapsedTimer>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace interphase;

namespace {

constexpr int kWait_ms = 60000;
const QString kExample = QStringLiteral("nmc_pouch");
const QString kDiffusivity = QStringLiteral("Negative electrode/Diffusivity [m2.s-1]");
const QString kSeries = QStringLiteral("User-defined/Series resistance [ohm]");

QString exampleFile(const char* name)
{
    return QStringLiteral(INTERPHASE_SOURCE_DIR "/resources/examples/nmc_pouch/") + QString::fromLatin1(name);
}

/// A window with settings and studies in a folder of its own.
struct Desk
{
    QTemporaryDir folder;
    QSettings settings{folder.filePath(QStringLiteral("window.ini")), QSettings::IniFormat};
    WindowController controller{{Resources(INTERPHASE_SOURCE_DIR "/resources"), &settings, folder.path()}};

    StudySession& session() { return controller.session(); }
    MainWindow& window() { return controller.window(); }
    bool settled() { return controller.jobs().isIdle(); }
    int reports() { return static_cast<int>(window().findChildren<GuardStrip*>().size()); }
};

#define SETTLE(desk) QTRY_VERIFY_WITH_TIMEOUT((desk).settled(), kWait_ms)
#define OPEN_EXAMPLE(desk)                                                                                   \
    (desk).controller.openExample(kExample);                                                                 \
    SETTLE(desk);                                                                                            \
    QVERIFY((desk).session().isOpen())

} // namespace

/// The way a person goes, from an empty window on.
class TestWindow : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(); }
    void beginsEmpty();
    void addsAFileAndTakesItBack();
    void filesWithoutAStudyBeginOne();
    void unreadableFileIsToldInASentence();
    void ambiguousFileAsks();
    void windowsAreEditsThatCanBeUndone();
    void opensAnExample();
    void curveFollowsTheSlider();
    void curveWithoutDataIsADischarge();
    void parameterIsFreedAndFixed();
    void parameterValueIsAnEdit();
    void priorIsEdited();
    void noiseIsChosen();
    void covarianceIsStated();
    void spectraAndTemperatures();
    void capacitiesOfARateTest();
    void priorThatIsNoneShowsItsProblem();
    void priorPredictiveGrows();
    void runsAreAskedForOnceAChange();
    void recentStudiesAreRemembered();
    void damagedStudyLeavesTheWindowAlive();
    void copyIsAStudy();
    void pictures_data();
    void pictures();
};

void TestWindow::beginsEmpty()
{
    Desk desk;
    desk.window().show();
    for (std::size_t i = 0; i < kPageCount; ++i)
        desk.window().showPage(static_cast<PageId>(i));
    QVERIFY(desk.window().dataPage()->isEmpty());
    QVERIFY(desk.window().modelPage()->isEmpty());
    QVERIFY(desk.window().priorsPage()->isEmpty());
    // None is a dead end.
    for (const PageId id :
         {PageId::Priors, PageId::Identify, PageId::Sample, PageId::Compare, PageId::Report}) {
        desk.window().showPage(id);
        auto* button = desk.window().page(id)->findChild<EmptyState*>()->findChild<QPushButton*>();
        QVERIFY2(button->isVisible(), qPrintable(pageName(id)));
        button->click();
        QCOMPARE(desk.window().currentPage(), PageId::Start);
    }
    QVERIFY(!desk.window().actions().undo->isEnabled());
    QCOMPARE(desk.reports(), 0);
}

void TestWindow::addsAFileAndTakesItBack()
{
    Desk desk;
    desk.controller.newStudy();
    QVERIFY(desk.session().isOpen());
    desk.controller.data().addFiles({exampleFile("nmc_1C.csv")});
    QVERIFY(desk.session().datasets().empty()); // nothing waits for the reading
    SETTLE(desk);
    QCOMPARE(desk.session().datasets().size(), std::size_t(1));
    QCOMPARE(desk.session().datasets().front().name, std::string("nmc_1C"));
    QVERIFY(!desk.window().dataPage()->isEmpty());
    QVERIFY(desk.window().actions().undo->text().contains(QStringLiteral("nmc_1C")));
    // The same name again gets a number.
    desk.controller.data().addFiles({exampleFile("nmc_1C.csv")});
    SETTLE(desk);
    QCOMPARE(desk.session().datasets().back().name, std::string("nmc_1C 2"));
    desk.controller.data().remove(1);
    QCOMPARE(desk.session().datasets().size(), std::size_t(1));
    desk.window().actions().undo->trigger();
    QCOMPARE(desk.session().datasets().size(), std::size_t(2));
    desk.window().actions().redo->trigger();
    QCOMPARE(desk.session().datasets().size(), std::size_t(1));
}

void TestWindow::filesWithoutAStudyBeginOne()
{
    Desk desk;
    desk.controller.data().addFiles({exampleFile("nmc_1C.csv")});
    SETTLE(desk);
    QCOMPARE(desk.session().datasets().size(), std::size_t(1));
}

void TestWindow::unreadableFileIsToldInASentence()
{
    Desk desk;
    desk.controller.newStudy();
    QFile text(desk.folder.filePath(QStringLiteral("letter.csv")));
    QVERIFY(text.open(QIODevice::WriteOnly));
    text.write("Dear Sir,\nthere are no numbers here.\n");
    text.close();
    desk.controller.data().addFiles({text.fileName(), desk.folder.filePath(QStringLiteral("absent.csv"))});
    SETTLE(desk);
    QCOMPARE(desk.reports(), 2);
    QStringList sentences;
    for (const QLabel* label : desk.window().findChild<GuardStrip*>()->findChildren<QLabel*>())
        sentences << label->text();
    QVERIFY2(sentences.join(QLatin1Char(' ')).contains(QStringLiteral("letter.csv")),
             qPrintable(sentences.join(QLatin1Char('|'))));
    desk.controller.data().addFiles({exampleFile("nmc_1C.csv")});
    SETTLE(desk);
    QCOMPARE(desk.session().datasets().size(), std::size_t(1));
}

void TestWindow::ambiguousFileAsks()
{
    Desk desk;
    desk.controller.newStudy();
    QFile table(desk.folder.filePath(QStringLiteral("plain.csv")));
    QVERIFY(table.open(QIODevice::WriteOnly));
    table.write("a,b,c\n0,0,4.1\n1,2,4.0\n2,2,3.9\n3,2,3.8\n4,2,3.7\n");
    table.close();
    desk.controller.data().addFiles({table.fileName()});
    SETTLE(desk);
    QVERIFY(desk.session().datasets().empty());
    QVERIFY(!desk.window().dataPage()->isEmpty());
    MappingAnswer answer;
    answer.columns = {{QStringLiteral("time"), QStringLiteral("a")},
                      {QStringLiteral("current"), QStringLiteral("b")},
                      {QStringLiteral("voltage"), QStringLiteral("c")}};
    answer.units = {{QStringLiteral("time"), QStringLiteral("min")},
                    {QStringLiteral("current"), QStringLiteral("A")},
                    {QStringLiteral("voltage"), QStringLiteral("V")}};
    answer.chargePositive = false;
    desk.controller.data().acceptMapping(answer);
    SETTLE(desk);
    QCOMPARE(desk.session().datasets().size(), std::size_t(1));
    QCOMPARE(desk.session().datasets().front().time_s.back(), 240.0);
    QCOMPARE(desk.session().datasets().front().current_A.back(), 2.0);
}

void TestWindow::windowsAreEditsThatCanBeUndone()
{
    Desk desk;
    OPEN_EXAMPLE(desk);
    const Definition before = desk.session().definition();
    desk.controller.data().setFit(0, 100.0, 2000.0);
    QVERIFY(desk.session().definition().data.front().fit == (TimeWindow{100.0, 2000.0}));
    desk.controller.data().setPoints(0, 77);
    desk.controller.data().toggleHoldOut(0, true);
    QVERIFY(desk.session().definition().data.front().holdOut.has_value());
    QCOMPARE(desk.session().definition().data.front().points, 77);
    for (int i = 0; i < 3; ++i)
        desk.window().actions().undo->trigger();
    QVERIFY(desk.session().definition() == before);
}

void TestWindow::opensAnExample()
{
    Desk desk;
    QVERIFY(!desk.window().actions().all().isEmpty());
    OPEN_EXAMPLE(desk);
    QCOMPARE(desk.session().datasets().size(), desk.session().definition().data.size());
    QVERIFY(desk.session().cell());
    QVERIFY(desk.session().path().startsWith(desk.folder.path()));
    QVERIFY(desk.window().windowTitle().contains(QString::fromStdString(desk.session().definition().title)));
    QCOMPARE(desk.reports(), 0);
}

void TestWindow::curveFollowsTheSlider()
{
    Desk desk;
    OPEN_EXAMPLE(desk);
    desk.window().showPage(PageId::Model);
    SETTLE(desk);
    const CurveResult before = desk.controller.model().curve();
    QVERIFY2(before.status.ok(), before.status.reason.english().c_str());
    QCOMPARE(before.view.model.x.size(), before.view.data.x.size());
    QVERIFY(before.rms_V > 0.0 && before.rms_V < 0.2);
    QVERIFY(!before.view.compare.x.empty());
    const Definition definition = desk.session().definition();
    for (int i = 1; i <= 20; ++i)
        Q_EMIT desk.window().modelPage()->parameterMoved(kSeries, 1e-4 * i);
    SETTLE(desk);
    const CurveResult after = desk.controller.model().curve();
    QVERIFY(after.status.ok());
    // 2 mOhm at 12.5 A lower the voltage under load by 25 mV; the last position counts.
    const std::size_t middle = before.view.model.y.size() / 2;
    const double drop_V = before.view.model.y[middle] - after.view.model.y[middle];
    QVERIFY2(drop_V > 0.02 && drop_V < 0.03, qPrintable(QString::number(drop_V)));
    QVERIFY(desk.session().definition() == definition); // moving is no edit
}

void TestWindow::curveWithoutDataIsADischarge()
{
    Desk desk;
    desk.controller.newStudy();
    desk.window().showPage(PageId::Model);
    QVERIFY(desk.window().modelPage()->isEmpty());
    desk.controller.model().chooseSet(QStringLiteral("Chen2020"));
    SETTLE(desk);
    QVERIFY(!desk.window().modelPage()->isEmpty());
    const CurveResult& curve = desk.controller.model().curve();
    QVERIFY(curve.status.ok() && curve.view.data.x.empty());
    QVERIFY(std::abs(curve.view.model.y.back() - desk.session().cell()->lowerVoltage_V) < 1e-3);
    QVERIFY(curve.view.model.x.back() > 3000.0 && curve.view.model.x.back() < 4000.0);
}

void TestWindow::parameterIsFreedAndFixed()
{
    Desk desk;
    OPEN_EXAMPLE(desk);
    desk.window().showPage(PageId::Model);
    SETTLE(desk);
    const QString path = QStringLiteral("Positive electrode/Thickness [m]");
    const std::size_t count = desk.session().definition().free.size();
    Q_EMIT desk.window().modelPage()->parameterFreed(path, true);
    QCOMPARE(desk.session().definition().free.size(), count + 1);
    const PriorSpec prior = desk.session().definition().free.back().prior;
    QCOMPARE(prior.kind, PriorKind::Lognormal);
    QCOMPARE(prior.a, desk.session().cell()->parameters[ParameterId::PositiveThickness]);
    Q_EMIT desk.window().modelPage()->parameterFreed(path, false);
    QCOMPARE(desk.session().definition().free.size(), count);
    SETTLE(desk);
}

void TestWindow::parameterValueIsAnEdit()
{
    Desk desk;
    OPEN_EXAMPLE(desk);
    desk.window().showPage(PageId::Model);
    SETTLE(desk);
    const double before = desk.session().cell()->parameters[ParameterId::NegativeDiffusivity];
    Q_EMIT desk.window().modelPage()->parameterChanged(kDiffusivity, 2.0 * before);
    QCOMPARE(desk.session().cell()->parameters[ParameterId::NegativeDiffusivity], 2.0 * before);
    Q_EMIT desk.window().modelPage()->parameterChanged(kDiffusivity, before);
    QVERIFY(desk.session().definition().overrides.empty()); // the set's own value needs no override
    Q_EMIT desk.window().modelPage()->parameterChanged(kDiffusivity, -1.0);
    QCOMPARE(desk.session().cell()->parameters[ParameterId::NegativeDiffusivity], before);
    QCOMPARE(desk.reports(), 1);
    SETTLE(desk);
}

void TestWindow::priorIsEdited()
{
    Desk desk;
    OPEN_EXAMPLE(desk);
    desk.window().showPage(PageId::Priors);
    PriorSpec prior = desk.session().definition().free.front().prior;
    prior.b = 0.3;
    Q_EMIT desk.window().priorsPage()->priorEdited(0, prior);
    QVERIFY(desk.session().definition().free.front().prior == prior);
    const auto rows = static_cast<int>(desk.session().definition().free.size());
    prior = {PriorKind::Lognormal, 1e-3, 0.5};
    Q_EMIT desk.window().priorsPage()->priorEdited(rows, prior);
    QVERIFY(desk.session().definition().noise.sigma == prior);
    Q_EMIT desk.window().priorsPage()->priorRemoved(0);
    QCOMPARE(static_cast<int>(desk.session().definition().free.size()), rows - 1);
}

// A covariance from a file; one that is none leaves the noise as it was.
void TestWindow::covarianceIsStated()
{
    Desk desk;
    OPEN_EXAMPLE(desk);
    desk.window().showPage(PageId::Priors);
    SETTLE(desk);
    auto* priors = desk.controller.findChild<PriorsController*>();
    const NoiseDefinition before = desk.session().definition().noise;
    const std::size_t rows = priors->view().rows.size();
    QTemporaryDir folder;
    const auto write = [&](const char* name, const char* text) {
        QFile file(folder.filePath(name));
        [&] { QVERIFY(file.open(QIODevice::WriteOnly)); }();
        file.write(text);
        return file.fileName();
    };
    priors->loadCovariance(0, write("none.csv", "0,4e-6,5e-6\n1,5e-6,4e-6\n"));
    SETTLE(desk);
    QCOMPARE(desk.reports(), 1);
    QVERIFY(desk.session().definition().noise == before);
    priors->loadCovariance(0, write("stated.csv", "t,a,b\n0,4e-6,1e-6\n1,1e-6,4e-6\n"));
    SETTLE(desk);
    const NoiseDefinition& noise = desk.session().definition().noise;
    QVERIFY(noise.kind == NoiseKind::Covariance);
    QCOMPARE(noise.covariance.times_s, (std::vector<double>{0.0, 1.0}));
    QCOMPARE(noise.covariance.matrix, (std::vector<double>{4e-6, 1e-6, 1e-6, 4e-6}));
    QCOMPARE(priors->view().rows.size(), rows - 1); // nothing of it is unknown
    QVERIFY(priors->view().noise[0].says.contains("2"));
    desk.session().undo();
    QVERIFY(desk.session().definition().noise == before);
    SETTLE(desk);
}

// The kind of noise on the page of the priors, its unknowns' priors below it, and back by undo.
void TestWindow::noiseIsChosen()
{
    Desk desk;
    OPEN_EXAMPLE(desk);
    desk.window().showPage(PageId::Priors);
    auto* priors = desk.controller.findChild<PriorsController*>();
    const std::size_t free = desk.session().definition().free.size();
    QCOMPARE(priors->view().noise.size(), std::size_t(1));
    QCOMPARE(priors->view().noise[0].before, free);
    NoiseDefinition expected = desk.session().definition().noise; // the study's own sigma stays
    expected.kind = NoiseKind::StudentT;
    expected.nu = defaultNoise(NoiseKind::StudentT).nu;
    Q_EMIT desk.window().priorsPage()->noiseKindChosen(0, NoiseKind::StudentT);
    QVERIFY(desk.session().definition().noise == expected);
    QCOMPARE(priors->view().rows.size(), free + 2);
    QCOMPARE(priors->view().rows.back().label.path, QStringLiteral("nu"));
    PriorSpec prior{PriorKind::Gamma, 2.0, 5.0, 2.0};
    Q_EMIT desk.window().priorsPage()->priorEdited(static_cast<int>(free) + 1, prior);
    QVERIFY(desk.session().definition().noise.nu == prior);
    Q_EMIT desk.window().priorsPage()->noiseSeparateChosen(0, true);
    QVERIFY(desk.session().definition().noise.separate);
    Definition grouped = desk.session().definition();
    grouped.noise.separate = false;
    grouped.dataNoise = {{{grouped.data.front().name}, defaultNoise(NoiseKind::Drift)}};
    desk.session().setDefinition(grouped, QStringLiteral("group"));
    const std::size_t last = priors->view().noise.size() - 1;
    QVERIFY(priors->view().noise[last].kind == NoiseKind::Drift);
    prior = {PriorKind::HalfNormal, 0.0, 1e-9};
    Q_EMIT desk.window().priorsPage()->priorEdited(static_cast<int>(priors->view().rows.size()) - 1, prior);
    QVERIFY(desk.session().definition().dataNoise[0].noise.alpha == prior);
    SETTLE(desk);
}

/// A spectrum among the files, what is fitted of it, the quantities of a data set, and the noise of each.
void TestWindow::spectraAndTemperatures()
{
    Desk desk;
    OPEN_EXAMPLE(desk);
    QFile table(desk.folder.filePath(QStringLiteral("eis.csv")));
    QVERIFY(table.open(QIODevice::WriteOnly));
    table.write("freq/Hz,Re(Z)/Ohm,-Im(Z)/Ohm\n100,0.01,0.001\n1,0.012,0.004\n0.01,0.02,0.006\n");
    table.close();
    const std::size_t datasets = desk.session().datasets().size();
    desk.controller.data().addFiles({table.fileName()});
    SETTLE(desk);
    QCOMPARE(desk.session().datasets().size(), datasets);
    const auto spectra = [&] { return desk.session().definition().spectra; };
    QCOMPARE(spectra().size(), std::size_t(1));
    QCOMPARE(spectra()[0].name, std::string("eis"));
    QCOMPARE(spectra()[0].frequency_Hz, (std::vector{0.01, 1.0, 100.0}));
    QCOMPARE(spectra()[0].imaginary_ohm, (std::vector{-0.006, -0.004, -0.001}));
    QCOMPARE(spectra()[0].sourceSha256.size(), std::size_t(64));
    DataPage* page = desk.window().dataPage();
    Q_EMIT page->spectrumWindowChanged(0, 50.0, 0.1);
    QVERIFY(spectra()[0].fit == (FrequencyWindow{0.1, 50.0}));
    Q_EMIT page->spectrumSocChanged(0, InitialSocSource::RestVoltage, 0.0);
    QVERIFY(spectra()[0].restVoltage_V > 3.0 && spectra()[0].restVoltage_V < 4.2);
    Q_EMIT page->spectrumSocChanged(0, InitialSocSource::Free, 0.0);
    Q_EMIT page->quantitiesChanged(0, true, true);
    QVERIFY(desk.session().definition().data[0].usesTemperature);

    desk.window().showPage(PageId::Priors);
    auto* priors = desk.controller.findChild<PriorsController*>();
    const auto& noise = priors->view().noise;
    QCOMPARE(noise.size(), std::size_t(3));
    QVERIFY(noise[2].relative.value_or(false) && !noise[1].relative);
    const int soc = static_cast<int>(desk.session().definition().free.size());
    const PriorSpec prior{PriorKind::Normal, 0.6, 0.1, 0.0, 1.0};
    Q_EMIT desk.window().priorsPage()->priorEdited(soc, prior);
    QVERIFY(spectra()[0].socPrior == prior);
    Q_EMIT desk.window().priorsPage()->noiseKindChosen(1, NoiseKind::Autoregressive);
    Q_EMIT desk.window().priorsPage()->noiseRelativeChosen(2, false);
    const Definition& now = desk.session().definition();
    QVERIFY(now.temperatureNoise == defaultNoise(NoiseKind::Autoregressive, MeasuredQuantity::Temperature));
    QVERIFY(now.impedanceNoise == defaultNoise(NoiseKind::Independent, MeasuredQuantity::Impedance));
    QCOMPARE(priors->view().rows.back().label.path, QStringLiteral("sigma_ohm"));
    Q_EMIT page->spectrumRemoved(0);
    QVERIFY(spectra().empty());
    SETTLE(desk);
}

/// A table of capacities among the files, where its discharges begin and end, and their noise.
void TestWindow::capacitiesOfARateTest()
{
    Desk desk;
    OPEN_EXAMPLE(desk);
    QFile table(desk.folder.filePath(QStringLiteral("rates.csv")));
    QVERIFY(table.open(QIODevice::WriteOnly));
    table.write("current_A,capacity_Ah\n5,4.8\n1,5.0\n");
    table.close();
    desk.controller.data().addFiles({table.fileName()});
    SETTLE(desk);
    const auto capacities = [&] { return desk.session().definition().capacities; };
    QCOMPARE(capacities().size(), std::size_t(1));
    QCOMPARE(capacities()[0].name, std::string("rates"));
    QCOMPARE(capacities()[0].current_A, (std::vector{1.0, 5.0}));
    QCOMPARE(capacities()[0].cutoff_V, desk.session().cell()->lowerVoltage_V);
    DataPage* page = desk.window().dataPage();
    Q_EMIT page->capacityCutoffChanged(0, 2.9);
    QCOMPARE(capacities()[0].cutoff_V, 2.9);
    Q_EMIT page->capacityTemperatureChanged(0, 310.0);
    QCOMPARE(capacities()[0].temperature_K.value_or(0.0), 310.0);
    Q_EMIT page->capacityStartChanged(0, InitialSocSource::RestVoltage, 0.0);
    QVERIFY(capacities()[0].restVoltage_V > 4.0 && capacities()[0].restVoltage_V < 4.3);

    desk.window().showPage(PageId::Priors);
    auto* priors = desk.controller.findChild<PriorsController*>();
    QCOMPARE(priors->view().noise.size(), std::size_t(2));
    QCOMPARE(priors->view().rows.back().label.path, QStringLiteral("sigma_Q"));
    // What the priors say of the capacities stands beside the curve.
    SETTLE(desk);
    const PriorPredictiveView& said = priors->predictive().view;
    QCOMPARE(said.outputs.size(), qsizetype(2));
    QCOMPARE(said.outputs[1], QStringLiteral("rates, capacity"));
    QCOMPARE(said.curves[1].axis, PredictiveAxis::Current);
    QCOMPARE(said.curves[1].time_s, (std::vector{1.0, 5.0}));
    QCOMPARE(said.curves[1].fitted.y, (std::vector{5.0, 4.8}));
    QVERIFY(said.curves[1].median[0] > said.curves[1].median[1] && said.curves[1].median[1] > 3.0);
    Q_EMIT desk.window().priorsPage()->noiseKindChosen(1, NoiseKind::StudentT);
    QVERIFY(desk.session().definition().capacityNoise.kind == NoiseKind::StudentT);
    QCOMPARE(priors->view().rows.back().label.path, QStringLiteral("capacity_nu"));
    Q_EMIT page->capacitiesRemoved(0);
    QVERIFY(capacities().empty());
    SETTLE(desk);
}

void TestWindow::priorThatIsNoneShowsItsProblem()
{
    Desk desk;
    OPEN_EXAMPLE(desk);
    desk.window().showPage(PageId::Priors);
    const Definition before = desk.session().definition();
    PriorSpec prior = before.free.front().prior;
    prior.b = -1.0;
    auto* priors = desk.controller.findChild<PriorsController*>();
    Q_EMIT desk.window().priorsPage()->priorEdited(0, prior);
    QVERIFY(desk.session().definition() == before);
    QVERIFY(!priors->view().rows[0].problem.isEmpty());
    QVERIFY(priors->view().rows[1].problem.isEmpty());
    prior.b = 0.5;
    Q_EMIT desk.window().priorsPage()->priorEdited(0, prior);
    QVERIFY(priors->view().rows[0].problem.isEmpty());
    QVERIFY(desk.session().definition().free.front().prior == prior);
}

void TestWindow::priorPredictiveGrows()
{
    Desk desk;
    OPEN_EXAMPLE(desk);
    auto* priors = desk.controller.findChild<PriorsController*>();
    QSignalSpy shown(priors, &PriorsController::predictiveShown);
    desk.window().showPage(PageId::Priors);
    SETTLE(desk);
    QVERIFY(shown.count() > 1);
    const PriorPredictive& all = priors->predictive();
    QVERIFY(all.draws.size() > 20);
    QVERIFY(!all.view.running && !all.view.summary.isEmpty());
    QCOMPARE(all.view.curves.size(), std::size_t(1));
    const PredictiveView& curve = all.view.curves[0];
    for (std::size_t i = 0; i < curve.time_s.size(); ++i) {
        QVERIFY(curve.outer.lower[i] <= curve.inner.lower[i] && curve.inner.upper[i] <= curve.outer.upper[i]);
        QVERIFY(curve.inner.lower[i] <= curve.median[i] && curve.median[i] <= curve.inner.upper[i]);
    }
    // A narrower prior gives a narrower band.
    const auto width = [](const PredictiveView& view) {
        return view.outer.upper[view.time_s.size() / 2] - view.outer.lower[view.time_s.size() / 2];
    };
    const double before = width(curve);
    Definition narrow = desk.session().definition();
    for (FreeParameter& free : narrow.free)
        if (free.prior.kind == PriorKind::Lognormal)
            free.prior.b = 0.02;
        else
            free.prior.b *= 0.02;
    desk.session().setDefinition(narrow, QStringLiteral("Narrow"));
    SETTLE(desk);
    QVERIFY(width(priors->predictive().view.curves.at(0)) < 0.5 * before);
}

void TestWindow::runsAreAskedForOnceAChange()
{
    Desk desk;
    OPEN_EXAMPLE(desk);
    StudySession& session = desk.session();
    QVERIFY(!session.latestRun(RunPurpose::Identify));
    const auto identifyStep = [&] {
        return studySteps(session)[static_cast<std::size_t>(PageId::Identify)].state;
    };
    // Somebody else's run is not seen before it is told of: the list on the left asks nothing of the file.
    Study other = Study::open(session.path().toStdString());
    const RunId run = other.beginRun(session.definition(), {RunPurpose::Identify, {}, "test", {}});
    other.endRun(run, RunStatus::Complete);
    QVERIFY(!session.latestRun(RunPurpose::Identify));
    QVERIFY(identifyStep() != StepState::Done);
    session.refreshRuns();
    QCOMPARE(session.latestRun(RunPurpose::Identify)->id, run);
    QVERIFY(identifyStep() == StepState::Done);
    // An edit makes it stale, undo valid again.
    Definition definition = session.definition();
    definition.free.front().prior.b *= 1.5;
    QVERIFY(session.setDefinition(definition, QStringLiteral("Widen a prior")));
    QVERIFY(session.latestRun(RunPurpose::Identify)->stale());
    session.undo();
    QVERIFY(!session.latestRun(RunPurpose::Identify)->stale());
    session.close();
    QVERIFY(!session.latestRun(RunPurpose::Identify));
}

void TestWindow::recentStudiesAreRemembered()
{
    QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("window.ini")), QSettings::IniFormat);
    const WindowSurroundings surroundings{Resources(INTERPHASE_SOURCE_DIR "/resources"), &settings,
                                          folder.path()};
    QString path;
    {
        WindowController controller(surroundings);
        controller.newStudy();
        path = controller.session().path();
        Q_EMIT controller.window().themeChoiceChanged(ThemeChoice::Dark);
        controller.window().close();
    }
    WindowController again(surroundings);
    QCOMPARE(WindowSettings(settings).recent().front().path, path);
    QCOMPARE(again.window().themeChoice(), ThemeChoice::Dark);
    again.openStudy(path);
    QVERIFY(again.session().isOpen());
    again.session().close();
    QVERIFY(QFile::remove(path));
    QVERIFY(WindowSettings(settings).recent().isEmpty());
}

void TestWindow::damagedStudyLeavesTheWindowAlive()
{
    Desk desk;
    QFile file(desk.folder.filePath(QStringLiteral("bad.interphase")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("this is no study");
    file.close();
    desk.controller.openStudy(file.fileName());
    QVERIFY(!desk.session().isOpen());
    QCOMPARE(desk.reports(), 1);
    desk.controller.newStudy();
    QVERIFY(desk.session().isOpen());
}

void TestWindow::copyIsAStudy()
{
    Desk desk;
    OPEN_EXAMPLE(desk);
    const Definition definition = desk.session().definition();
    const QString copy = desk.folder.filePath(QStringLiteral("copy.interphase"));
    desk.controller.saveCopyTo(copy);
    SETTLE(desk);
    desk.controller.openStudy(copy);
    QVERIFY(desk.session().definition() == definition);
}

void TestWindow::pictures_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    QTest::newRow("light_1280") << QSize(1280, 800) << false;
    QTest::newRow("dark_1280") << QSize(1280, 800) << true;
    QTest::newRow("light_2560") << QSize(2560, 1440) << false;
    QTest::newRow("dark_2560") << QSize(2560, 1440) << true;
}

/// The pages with real content, written as pictures to be looked at; here only that none is empty.
void TestWindow::pictures()
{
    QFETCH(QSize, size);
    QFETCH(bool, dark);
    usePictureFont();
    Desk desk;
    desk.window().setThemeChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
    desk.window().resize(size);
    desk.window().show();
    QDir().mkpath(QStringLiteral(INTERPHASE_PICTURES));
    const QString stem =
        QDir(QStringLiteral(INTERPHASE_PICTURES)).filePath(QString::fromLatin1(QTest::currentDataTag()));
    QTest::qWait(50);
    desk.window().grab().save(stem + QStringLiteral("_welcome.png"));
    OPEN_EXAMPLE(desk);
    const std::pair<PageId, const char*> pages[] = {{PageId::Start, "start"},
                                                    {PageId::Data, "data"},
                                                    {PageId::Model, "model"},
                                                    {PageId::Priors, "priors"}};
    for (const auto& [page, name] : pages) {
        desk.window().showPage(page);
        SETTLE(desk);
        QTest::qWait(50);
        const QImage picture = desk.window().grab().toImage();
        QVERIFY(picture.save(QStringLiteral("%1_%2.png").arg(stem, QString::fromLatin1(name))));
        if (page != PageId::Start)
            QVERIFY(!desk.window().page(page)->isEmpty());
    }
}

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
