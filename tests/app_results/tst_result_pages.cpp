#include "app/export/report_document.h"
#include "app/window/job_runner.h"
#include "app/window/results/compare_controller.h"
#include "app/window/results/earlier_start_controller.h"
#include "app/window/results/identify_controller.h"
#include "app/window/results/posterior_controller.h"
#include "app/window/results/predict_controller.h"
#include "app/window/results/protocol_controller.h"
#include "app/window/results/report_controller.h"
#include "app/window/results/sample_controller.h"
#include "app/window/results/sampler_check_controller.h"
#include "app/window/step_states.h"
#include "app/window/study_contents.h"
#include "ui/pages/compare_page.h"
#include "ui/pages/derived_card.h"
#include "ui/pages/identify_page.h"
#include "ui/pages/posterior_page.h"
#include "ui/pages/predict_page.h"
#include "ui/pages/protocol_card.h"
#include "ui/pages/report_page.h"
#include "ui/pages/risk_card.h"
#include "ui/pages/sample_page.h"
#include "ui/pages/sampler_check_card.h"
#include "ui/pages/summary_table.h"
#include "ui/plot/corner_plot.h"
#include "ui/plot/ecdf_plot.h"
#include "ui/plot/evidence_plot.h"
#include "ui/plot/panel_plot.h"
#include "ui/plot/predictive_plot.h"
#include "ui/plot/profile_grid.h"
#include "ui/plot/trace_plot.h"
#include "ui/window/main_window.h"
#include "ui/window/window_actions.h"

#include <QAction>
#include <QDir>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace interphase;

namespace {

constexpr int kWait_ms = 120000;

/// The window with the pages of results only.
struct Desk
{
    StudySession session;
    MainWindow window;
    JobRunner jobs;
    SampleController sample{session, window, jobs, nullptr};
    EarlierStartController earlier{session, window, jobs, sample, nullptr};
    PosteriorController posterior{session, window, jobs, nullptr};
    IdentifyController identify{session, window, jobs, nullptr};
    PredictController predict{session, window, jobs, nullptr};
    CompareController compare{session, window, jobs, nullptr};
    ProtocolController protocol{session, window, jobs, nullptr};
    SamplerCheckController samplerCheck{session, window, jobs, nullptr};
    ReportController report{session, window, jobs, nullptr};

    StepState compareStep() { return studySteps(session)[static_cast<std::size_t>(PageId::Compare)].state; }
};

EvidenceOptions fewParticles()
{
    EvidenceOptions options;
    options.particles = 60;
    options.runs = 2;
    return options;
}

void makeStudy(const QString& path, const SamplerDefinition& sampler)
{
    StudyContents contents =
        readStudyContents(INTERPHASE_SOURCE_DIR "/resources/examples/spm_discharge/definition.json",
                          INTERPHASE_SOURCE_DIR "/resources/parameter_sets");
    contents.edit.definition->sampler = sampler;
    Study made = Study::create(path.toStdString());
    made.edit(contents.edit);
}

#define SETTLE(desk) QTRY_VERIFY_WITH_TIMEOUT((desk).jobs.isIdle(), kWait_ms)

} // namespace

/// One simulated study from the first draw to the printed report, as a person goes through it.
class TestResultPages : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void emptyPagesSayWhatToDo();
    void samplingRunsToItsEnd();
    void samplingStopsAndGoesOn();
    void posteriorShowsTheDraws();
    void tabsShowTheChains();
    void derivedQuantityIsAdded();
    void identificationIsKept();
    void predictionIsKept();
    void protocolIsKept();
    void samplerCheckIsKept();
    void editMakesResultsStale();
    void analysesAreCompared();
    void modelsPredictTogether();
    void evidenceStopsAndIsKept();
    void reportAndFigures();

private:
    QString study() const { return m_folder.filePath(QStringLiteral("s.interphase")); }
    QTemporaryDir m_folder;
};

void TestResultPages::initTestCase()
{
    prepareApplication();
    makeStudy(study(), {2, 100, 300, 1, 2});
}

void TestResultPages::emptyPagesSayWhatToDo()
{
    Desk desk;
    QVERIFY(desk.session.open(study()));
    SETTLE(desk);
    QVERIFY(desk.window.identifyPage()->isEmpty());
    QVERIFY(desk.window.posteriorPage()->isEmpty());
    QVERIFY(desk.window.predictPage()->isEmpty());
    QVERIFY(!desk.window.samplePage()->isEmpty());
}

void TestResultPages::samplingRunsToItsEnd()
{
    Desk desk;
    QVERIFY(desk.session.open(study()));
    desk.window.showPage(PageId::Start);
    SETTLE(desk);
    desk.window.actions().startSampling->trigger();
    QCOMPARE(desk.window.currentPage(), PageId::Sample);
    QVERIFY(desk.sample.isRunning());
    QTRY_VERIFY_WITH_TIMEOUT(!desk.sample.isRunning(), kWait_ms);
    SETTLE(desk);
    QVERIFY(desk.sample.status().run->status == RunStatus::Complete);
    QVERIFY(!desk.sample.status().resumable);
    QCOMPARE(desk.sample.status().history.stored(), 800LL);
    QVERIFY(desk.window.samplePage()->plot()->drawnPoints() > 20);
}

/// In a study of its own with more draws than could be made while the test looks on: whoever is quick enough
/// to sample a few hundred draws between two looks would have nothing left to stop.
void TestResultPages::samplingStopsAndGoesOn()
{
    const QString path = m_folder.filePath(QStringLiteral("long.interphase"));
    makeStudy(path, {2, 100, 200000, 1, 2});
    std::vector<DrawRecord> before;
    {
        Desk desk;
        QVERIFY(desk.session.open(path));
        desk.window.showPage(PageId::Sample);
        SETTLE(desk);
        desk.window.actions().startSampling->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(desk.sample.status().history.stored() > 20, kWait_ms);
        desk.window.actions().pauseSampling->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(desk.sample.status().running->sampling.paused, kWait_ms);
        desk.window.actions().pauseSampling->trigger();
        desk.window.actions().stopSampling->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!desk.sample.isRunning(), kWait_ms);
        SETTLE(desk);
        QVERIFY(desk.sample.status().resumable);
        QVERIFY(desk.window.samplePage()->plot()->drawnPoints() > 20);
        before = desk.session.study()->readDraws(desk.sample.status().run->id);
    }
    Desk desk;
    QVERIFY(desk.session.open(path));
    desk.window.showPage(PageId::Sample);
    SETTLE(desk);
    const SampleStatus& status = desk.sample.status();
    QCOMPARE(static_cast<std::size_t>(status.history.stored()), before.size());
    QVERIFY(status.resumable);
    QCOMPARE(sampleAdvice(status).front().action, SampleAction::GoOn);
    Q_EMIT desk.window.samplePage()->startRequested();
    QTRY_VERIFY_WITH_TIMEOUT(static_cast<std::size_t>(status.history.stored()) > before.size() + 20,
                             kWait_ms);
    desk.window.actions().stopSampling->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!desk.sample.isRunning(), kWait_ms);
    SETTLE(desk);
    QCOMPARE(desk.session.study()->runs().size(), std::size_t(1));
    const std::vector<DrawRecord> after = desk.session.study()->readDraws(status.run->id, 0);
    for (const DrawRecord& draw : before)
        if (draw.chain == 0)
            QCOMPARE(after[static_cast<std::size_t>(draw.index)].values, draw.values);
}

void TestResultPages::posteriorShowsTheDraws()
{
    Desk desk;
    QVERIFY(desk.session.open(study()));
    desk.window.showPage(PageId::Posterior);
    SETTLE(desk);
    QVERIFY(!desk.window.posteriorPage()->isEmpty());
    QVERIFY(desk.window.posteriorPage()->plot()->drawnPoints() > 600);
}

void TestResultPages::tabsShowTheChains()
{
    Desk desk;
    QVERIFY(desk.session.open(study()));
    desk.window.showPage(PageId::Sample);
    SETTLE(desk);
    SamplePage* page = desk.window.samplePage();
    for (const SampleTab tab : {SampleTab::Ranks, SampleTab::Autocorrelation, SampleTab::Growth,
                                SampleTab::Energy, SampleTab::Depth, SampleTab::Starts}) {
        page->showTab(tab);
        SETTLE(desk);
        QVERIFY2(page->panelPlot()->plottableCount() > 0, qPrintable(QString::number(static_cast<int>(tab))));
    }
    QCOMPARE(page->panelPlot()->drawnPoints(), 2); // the search had two starts
    page->showTab(SampleTab::Traces);
    QVERIFY(page->plot()->drawnPoints() > 20);
}

void TestResultPages::derivedQuantityIsAdded()
{
    Desk desk;
    QVERIFY(desk.session.open(study()));
    desk.window.showPage(PageId::Posterior);
    SETTLE(desk);
    PosteriorPage* page = desk.window.posteriorPage();
    const int before = page->table()->rowCount();
    const auto problem = [page] {
        QStringList texts;
        for (const QLabel* label : page->derived()->findChildren<QLabel*>())
            if (!label->isHidden())
                texts << label->text();
        return texts.join(QLatin1Char('\n'));
    };
    Q_EMIT page->derivedAdded(QStringLiteral("Time [s]"), QStringLiteral("R_n ** 2 / D_s_nn"));
    QVERIFY2(problem().contains(QStringLiteral("found \"D_s_nn\"; expected \"D_s_n\"")),
             qPrintable(problem()));
    QCOMPARE(desk.session.definition().derived.size(), std::size_t(0));
    Q_EMIT page->derivedAdded(QStringLiteral("Time [s]"), QStringLiteral("R_n ** 2 / D_s_n"));
    SETTLE(desk);
    QVERIFY(!problem().contains(QStringLiteral("expected")));
    QCOMPARE(page->table()->rowCount(), before + 1);
    QVERIFY(!desk.sample.status().run->stale());
    Q_EMIT page->derivedAdded(QStringLiteral("Time [s]"), QStringLiteral("R_n"));
    QVERIFY(problem().contains(QStringLiteral("already")));
    desk.session.undo();
    SETTLE(desk);
    QCOMPARE(page->table()->rowCount(), before);
}

void TestResultPages::identificationIsKept()
{
    {
        Desk desk;
        QVERIFY(desk.session.open(study()));
        SETTLE(desk);
        desk.window.actions().profile->trigger();
        QCOMPARE(desk.window.currentPage(), PageId::Identify);
        QVERIFY(!desk.jobs.isIdle());
        SETTLE(desk);
        QVERIFY(desk.window.identifyPage()->plot()->drawnPoints() > 10);
    }
    Desk desk;
    QVERIFY(desk.session.open(study()));
    SETTLE(desk);
    QVERIFY(!desk.window.identifyPage()->isEmpty());
    QVERIFY(desk.window.identifyPage()->plot()->drawnPoints() > 10);
}

void TestResultPages::predictionIsKept()
{
    {
        Desk desk;
        QVERIFY(desk.session.open(study()));
        SETTLE(desk);
        Q_EMIT desk.window.predictPage()->drawsChanged(50);
        desk.window.actions().predict->trigger();
        QCOMPARE(desk.window.currentPage(), PageId::Predict);
        SETTLE(desk);
        QVERIFY(desk.window.predictPage()->plot()->drawnPoints() > 50);
    }
    Desk desk;
    QVERIFY(desk.session.open(study()));
    SETTLE(desk);
    QVERIFY(!desk.window.predictPage()->isEmpty());
    QVERIFY(desk.window.predictPage()->plot()->drawnPoints() > 50);
}

void TestResultPages::protocolIsKept()
{
    LimitView limit{static_cast<int>(ProtocolQuantity::LowestVoltage), true, 3.5, 100.0, 0.0};
    {
        Desk desk;
        QVERIFY(desk.session.open(study()));
        SETTLE(desk);
        ProtocolCard* card = desk.window.predictPage()->protocolCard();
        Q_EMIT card->predictRequested(QStringLiteral("dance at 1C"), 1.0, 0); // is said, and nothing starts
        QVERIFY(desk.jobs.isIdle());
        QCOMPARE(desk.window.predictPage()->protocolPlot()->drawnPoints(), 0);
        Q_EMIT card->predictRequested(QStringLiteral("discharge at 2C until 2.5 V"), 0.9, 0);
        QVERIFY(!desk.jobs.isIdle());
        SETTLE(desk);
        QVERIFY(desk.window.predictPage()->protocolPlot()->drawnPoints() > 50);
        Q_EMIT desk.window.predictPage()->riskCard()->limitChanged(limit);
    }
    Desk desk;
    QVERIFY(desk.session.open(study()));
    SETTLE(desk);
    QVERIFY(desk.window.predictPage()->protocolPlot()->drawnPoints() > 50);
    const std::optional<ProtocolRecord> kept = latestProtocol(*desk.session.study());
    QVERIFY(kept && kept->limit);
    QCOMPARE(kept->prediction.soc, 0.9);
    QCOMPARE(kept->limit->question.limit, 3.5);
    QCOMPARE(kept->risk().cost, 100.0); // all draws end at 2.5 V
}

void TestResultPages::samplerCheckIsKept()
{
    {
        Desk desk;
        QVERIFY(desk.session.open(study()));
        SETTLE(desk);
        SamplerCheckCard* card = desk.window.predictPage()->samplerCheckCard();
        Q_EMIT card->replicatesChanged(20);
        Q_EMIT card->checkRequested();
        QVERIFY(!desk.jobs.isIdle());
        Q_EMIT card->stopRequested();
        SETTLE(desk);
        QVERIFY(!latestSamplerCheck(*desk.session.study()));
        Q_EMIT card->sourceChanged(true);
        Q_EMIT card->checkRequested();
        SETTLE(desk);
        QVERIFY(latestSamplerCheck(*desk.session.study())->kind == SbcKind::Prior);
        Q_EMIT card->sourceChanged(false);
        Q_EMIT card->checkRequested();
        SETTLE(desk);
        QVERIFY(latestSamplerCheck(*desk.session.study())->kind == SbcKind::Posterior);
        QVERIFY(desk.window.predictPage()->samplerPlot()->drawnPoints() > 100);
    }
    Desk desk;
    QVERIFY(desk.session.open(study()));
    SETTLE(desk);
    QVERIFY(desk.window.predictPage()->samplerPlot()->drawnPoints() > 100);
    QCOMPARE(latestSamplerCheck(*desk.session.study())->ranks.replicates(), 20);
}

void TestResultPages::editMakesResultsStale()
{
    Desk desk;
    QVERIFY(desk.session.open(study()));
    SETTLE(desk);
    Definition definition = desk.session.definition();
    definition.free.front().prior.b *= 1.5;
    QVERIFY(desk.session.setDefinition(definition, QStringLiteral("Widen a prior")));
    SETTLE(desk);
    QVERIFY(desk.sample.status().run->stale());
    QVERIFY(!desk.sample.status().resumable);
    desk.session.undo();
    SETTLE(desk);
    QVERIFY(!desk.sample.status().run->stale());
}

// A copy with other noise, both with evidence, and what the page makes of it.
void TestResultPages::analysesAreCompared()
{
    Desk desk;
    desk.compare.setOptions(fewParticles());
    QVERIFY(desk.session.open(study()));
    SETTLE(desk);
    QVERIFY(!desk.window.comparePage()->isEmpty()); // one has its evidence too
    QCOMPARE(desk.compareStep(), StepState::Empty);
    const std::int64_t first = desk.session.analysis();
    desk.window.actions().copyAnalysis->trigger();
    SETTLE(desk);
    QCOMPARE(desk.window.currentPage(), PageId::Compare);
    QVERIFY(!desk.window.comparePage()->isEmpty());
    QCOMPARE(desk.session.analyses().size(), std::size_t(2));
    QVERIFY(desk.session.analysis() != first);
    QCOMPARE(desk.compareStep(), StepState::Ready);
    QVERIFY(desk.window.posteriorPage()->isEmpty()); // the copy was not sampled

    Definition correlated = desk.session.definition();
    changeKind(correlated.noise, NoiseKind::Autoregressive);
    QVERIFY(desk.session.setDefinition(correlated, QStringLiteral("Other noise")));
    SETTLE(desk);
    desk.window.actions().evidence->trigger();
    QVERIFY(!desk.jobs.isIdle());
    Q_EMIT desk.window.analysisChosen(first); // does not stop it
    SETTLE(desk);
    QCOMPARE(desk.session.analysis(), first);
    QVERIFY(desk.compare.comparison().has_value());
    QCOMPARE(desk.compare.comparison()->pairs.size(), std::size_t(1));
    QCOMPARE(desk.compareStep(), StepState::Done);
    QVERIFY(desk.window.comparePage()->plot()->drawnPoints() > 2);
    QVERIFY(desk.window.comparePage()->futurePlot()->drawnPoints() >= 20); // ten blocks of each
    QVERIFY(desk.compare.comparison()->pairs.front().future.has_value());
    // Independent noise is the truth: the correlation time is not needed.
    const Comparison& c = *desk.compare.comparison();
    QCOMPARE(c.analyses[c.ranking.front()].info.id, first);

    Q_EMIT desk.window.comparePage()->analysisRenamed(first, QStringLiteral("Independent"));
    SETTLE(desk);
    QCOMPARE(desk.session.analyses().front().name, std::string("Independent"));
    const double before = desk.compare.comparison()->pairs.front().logPosteriorOdds;
    Q_EMIT desk.window.comparePage()->analysisWeighed(first, 10.0);
    SETTLE(desk);
    QVERIFY(std::abs(desk.compare.comparison()->pairs.front().logPosteriorOdds - before - std::log(10.0)) <
            1e-9);
    QCOMPARE(desk.session.definition().priorWeight, 10.0);

    Definition wider = desk.session.definition();
    wider.free.front().prior.b *= 1.5;
    QVERIFY(desk.session.setDefinition(wider, QStringLiteral("Widen a prior")));
    SETTLE(desk);
    QCOMPARE(desk.compareStep(), StepState::Stale);
    QVERIFY(desk.compare.comparison()->pairs.empty());
    desk.session.undo();
    SETTLE(desk);
    QCOMPARE(desk.compareStep(), StepState::Done);
}

// The other analysis has evidence and no draws, which is said; once it is sampled, from the draws of the
// first one, both predict together.
void TestResultPages::modelsPredictTogether()
{
    Desk desk;
    QString said;
    connect(&desk.session, &StudySession::failed, this, [&](const QString& sentence) { said = sentence; });
    connect(&desk.jobs, &JobRunner::failed, this, [&](const QString& sentence) { said = sentence; });
    QVERIFY(desk.session.open(study()));
    SETTLE(desk);
    const std::int64_t first = desk.session.analysis();
    Q_EMIT desk.window.comparePage()->analysisWeighed(first, 0.01); // the other one counts as well
    SETTLE(desk);
    PredictPage* page = desk.window.predictPage();
    Q_EMIT page->drawsChanged(50);
    Q_EMIT page->modelsChanged(static_cast<int>(ModelWeighting::Evidence));
    Q_EMIT page->computeRequested();
    SETTLE(desk);
    QVERIFY2(said.contains(QStringLiteral("no draws as it is now")), qPrintable(said));

    Q_EMIT desk.window.analysisChosen(desk.session.analyses().back().id);
    SETTLE(desk);
    Definition definition = desk.session.definition();
    definition.noise = {}; // so that the earlier draws have all there is
    definition.noise.sigma.a *= 1.5;
    definition.sampler.warmup = 30;
    QVERIFY(desk.session.setDefinition(definition, QStringLiteral("As before, another prior")));
    SETTLE(desk);
    const QString earlier = m_folder.filePath(QStringLiteral("earlier.interphase"));
    desk.session.study()->copyTo(earlier.toStdString());
    Study::open(earlier.toStdString()).selectAnalysis(first);
    desk.earlier.choose(m_folder.filePath(QStringLiteral("none.interphase")));
    SETTLE(desk);
    QVERIFY2(said.contains(QStringLiteral("none.interphase")), qPrintable(said));
    QVERIFY(desk.sample.status().earlier.empty());
    desk.earlier.choose(earlier);
    SETTLE(desk);
    QCOMPARE(QString::fromStdString(desk.sample.status().earlier), earlier);
    desk.sample.start();
    QTRY_VERIFY_WITH_TIMEOUT(!desk.sample.isRunning(), kWait_ms);
    SETTLE(desk);
    QVERIFY(desk.sample.status().mode);
    QCOMPARE(QString::fromStdString(desk.sample.status().mode->startedFrom), earlier);
    desk.compare.setOptions(fewParticles());
    desk.compare.compute();
    SETTLE(desk);
    Q_EMIT desk.window.analysisChosen(first);
    SETTLE(desk);

    Q_EMIT page->drawsChanged(50);
    Q_EMIT page->modelsChanged(static_cast<int>(ModelWeighting::Evidence));
    Q_EMIT page->computeRequested();
    SETTLE(desk);
    const std::optional<PredictionRecord> kept = latestPrediction(*desk.session.study());
    QVERIFY(kept);
    QCOMPARE(kept->prediction.average.models.size(), std::size_t(2));
    Q_EMIT page->protocolCard()->predictRequested(QStringLiteral("discharge at 2C until 2.5 V"), 0.9,
                                                  static_cast<int>(ModelWeighting::Stacking));
    SETTLE(desk);
    const std::optional<ProtocolRecord> protocol = latestProtocol(*desk.session.study());
    QVERIFY(protocol && protocol->prediction.average.weighting == ModelWeighting::Stacking);
}

// What was found before the stop is there; sampling keeps the analysis that is shown.
void TestResultPages::evidenceStopsAndIsKept()
{
    Desk desk;
    QVERIFY(desk.session.open(study()));
    SETTLE(desk);
    QCOMPARE(desk.compare.comparison()->pairs.size(), std::size_t(1));
    EvidenceOptions many;
    many.particles = 20000;
    desk.compare.setOptions(many);
    desk.window.showPage(PageId::Compare);
    Q_EMIT desk.window.comparePage()->computeRequested();
    QVERIFY(!desk.jobs.isIdle());
    Q_EMIT desk.window.comparePage()->stopRequested();
    SETTLE(desk);
    QCOMPARE(desk.compare.comparison()->pairs.size(), std::size_t(1)); // as it was
    const std::int64_t shown = desk.session.analysis();
    const int announced = desk.jobs.announce({});
    Q_EMIT desk.window.analysisChosen(desk.session.analyses().back().id);
    QCOMPARE(desk.session.analysis(), shown);
    desk.jobs.retract(announced);
    Q_EMIT desk.window.analysisChosen(desk.session.analyses().back().id);
    QVERIFY(desk.session.analysis() != shown);
    SETTLE(desk);
    Q_EMIT desk.window.analysisChosen(shown);
    SETTLE(desk);
}

void TestResultPages::reportAndFigures()
{
    Study opened = Study::open(study().toStdString(), StudyMode::ReadOnly);
    const ReportContents contents = collectReport(opened);
    const ReportDocument whole(contents);
    const ReportDocument brief(contents, {QStringLiteral("posterior"), QStringLiteral("identify"),
                                          QStringLiteral("prediction"), QStringLiteral("diagnostics")});
    QVERIFY2(whole.pageCount() >= 5 && whole.pageCount() <= 12,
             qPrintable(QString::number(whole.pageCount())));
    QVERIFY(brief.pageCount() < whole.pageCount());
    const QString pdf = m_folder.filePath(QStringLiteral("report.pdf"));
    whole.writePdf(pdf);
    QFile file(pdf);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.startsWith("%PDF"));
    QCOMPARE(bytes.count("/Type /Page\n"), whole.pageCount());
    QVERIFY(!whole.page(0).isNull());

    const QDir folder(m_folder.filePath(QStringLiteral("figures")));
    const QStringList written = writeFigures(contents, folder.path());
    for (const char* name : {"posterior.svg", "posterior.csv", "traces.png", "profiles.pdf",
                             "log_evidence.svg", "starts.svg", "autocorrelation.svg", "effective_draws.csv",
                             "log_evidence.csv", "leave_future_out.svg", "leave_future_out.csv"})
        QVERIFY2(written.contains(QLatin1String(name)), name);
    for (const QString& name : written)
        QVERIFY2(QFileInfo(folder.filePath(name)).size() > 50, qPrintable(name));
}

QTEST_MAIN(TestResultPages)
#include "tst_result_pages.moc"
