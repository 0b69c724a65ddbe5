#include "app/window/results/chain_history.h"
#include "app/window/results/chain_panels.h"
#include "app/window/results/compare_texts.h"
#include "app/window/results/compare_views.h"
#include "app/window/results/identify_views.h"
#include "app/window/results/models_views.h"
#include "app/window/results/nyquist_views.h"
#include "app/window/results/posterior_views.h"
#include "app/window/results/predict_views.h"
#include "app/window/results/predict_words.h"
#include "app/window/results/protocol_views.h"
#include "app/window/results/quantity_label.h"
#include "app/window/results/sample_views.h"
#include "app/window/results/sampler_check_views.h"
#include "app/window/results/sampler_words.h"
#include "app/window/step_states.h"
#include "bayes/prior_tail.h"
#include "calibrate/chain_stage.h"
#include "core/random.h"
#include "ui/text/number.h"

#include <QTest>

#include <cmath>

using namespace interphase;

namespace {

const std::string kDn = "Negative electrode/Diffusivity [m2.s-1]";
const std::string kDp = "Positive electrode/Diffusivity [m2.s-1]";

/// Four chains of two normals with correlation `rho`, the second ten times as wide, each chain moved by its
/// number times `apart`.
std::vector<DrawRecord> draws(int warmup, int kept, double rho, double apart = 0.0)
{
    std::vector<DrawRecord> out;
    for (int chain = 0; chain < 4; ++chain) {
        RandomStream random(3, StreamPurpose::Test, static_cast<std::uint32_t>(chain));
        for (int i = 0; i < warmup + kept; ++i) {
            const double a = random.normal(), b = random.normal();
            DrawRecord draw;
            draw.chain = chain;
            draw.index = i;
            draw.warmup = i < warmup;
            draw.values = {5.0 + a + apart * chain,
                           100.0 + 10.0 * (rho * a + std::sqrt(1.0 - rho * rho) * b)};
            draw.energy = a * a + b * b;
            draw.acceptance = 0.8;
            draw.leapfrogs = 3;
            draw.stepSize = 0.5;
            out.push_back(draw);
        }
    }
    return out;
}

PosteriorInput posteriorInput(double rho)
{
    PosteriorInput input;
    input.priors = {{kDn, Prior({PriorKind::Normal, 5.0, 8.0, 0.0})},
                    {kDp, Prior({PriorKind::Normal, 100.0, 10.0, 0.0})}};
    input.draws = draws(50, 1000, rho);
    input.chains = 4;
    return input;
}

SampleStatus sampled(double apart = 0.0)
{
    SampleStatus s;
    s.definition.sampler = {4, 50, 400, 1, 4};
    s.sampler = s.definition.sampler;
    s.history = ChainHistory({kDn, kDp}, 4);
    s.history.add(draws(50, 400, 0.0, apart));
    s.diagnostics = diagnose({}, s.history.allKept(), 1, 50, 50);
    s.run = RunInfo{};
    s.run->status = RunStatus::Complete;
    return s;
}

/// Where there is one.
SampleAdvice onlyAdvice(const SampleStatus& s)
{
    const std::vector<SampleAdvice> advice = sampleAdvice(s);
    return advice.size() == 1 ? advice.front() : SampleAdvice{};
}

Identification twoParameters()
{
    Identification out;
    out.quantities = {kDn, kDp, "sigma_V"};
    out.theta = {2e-14, 4e-15, 1e-3};
    out.relativeSd = {0.05, 0.6, 0.04};
    out.bits = {3.1, 0.1, 4.0};
    out.fisher.names = {kDn, kDp};
    out.fisher.eigenvalues = {1e-4, 400.0};
    const double h = std::sqrt(0.5);
    out.fisher.eigenvectors = {h, h, h, -h};
    out.fisher.cosines = {1.0, -0.97, -0.97, 1.0};
    out.fisher.norms = {14.0, 14.0};
    out.fisher.conditionNumber = 4e6;
    return out;
}

} // namespace

class TestResultViews : public QObject
{
    Q_OBJECT
private slots:
    void labels();
    void historySortsDraws();
    void runningRHatGoesOnFromWhereItWas();
    void tracesCarryTheirFigures();
    void headlineTellsThePhase();
    void adviceOnWhatIsWrong();
    void particlesAreNoChains();
    void boundsAndReasonsAreSaid();
    void oneChainCannotAgree();
    void everyLimitCrossedIsTold();
    void divergencesAndEnergiesOfferAnotherRun();
    void targetIsShown();
    void panelsOfTheChains();
    void waterfall();
    void resumableRunOffersToGoOn();
    void samplerInWords();
    void derivedHavePanels();
    void derivedHaveNoPrior();
    void sensitivityInWords();
    void posteriorOfKnownDraws();
    void correlationInWords_data();
    void correlationInWords();
    void whatIsKnownBetter_data();
    void whatIsKnownBetter();
    void lessPlausible_data();
    void lessPlausible();
    void priorConflictIsSaid();
    void tooFewDrawsShowNothing();
    void staleRunSaysWhy();
    void combinations();
    void identifiabilityRows();
    void profileOverrulesTheLocalVerdict();
    void recordsComeBack();
    void predictionFigures();
    void comparisonInWords();
    void oneAnalysisAgainstItself();
    void futureInWords();
    void averagedPrediction();
    void startFromIsShown();
    void comparisonOfCopies();
    void concernsAreSaid();
    void predictionChecks();
    void wordsAgreeWithTheFigures();
    void protocolAndRisk();
    void samplerRanks();
};

void TestResultViews::labels()
{
    QCOMPARE(quantityLabel(kDn).unit, QStringLiteral("m2/s"));
    QCOMPARE(quantityLabel(kDn).symbol, QStringLiteral("D<sub>s,n</sub>"));
    QCOMPARE(quantityLabel("sigma_V").symbol, QStringLiteral("σ"));
    for (const std::string_view name : noiseNames())
        QVERIFY2(!quantityLabel(std::string(name) + " (a)").name.startsWith(QString::fromUtf8(name.data())),
                 name.data());
    QCOMPARE(quantityLabel("sigma_K (2C)").unit, QStringLiteral("K"));
    QVERIFY(quantityLabel("Initial SOC (1C)").name.contains(QStringLiteral("1C")));
    QCOMPARE(percentText(0.414), QStringLiteral("41 %"));
    QCOMPARE(percentText(0.0032), QStringLiteral("0.3 %"));
    QCOMPARE(percentText(NAN), QStringLiteral("–"));
}

void TestResultViews::historySortsDraws()
{
    ChainHistory history({kDn, kDp}, 4);
    std::vector<DrawRecord> all = draws(20, 30, 0.0);
    all.back().diverged = true;
    history.add(std::span(all).first(60));
    history.add(std::span(all).subspan(60));
    QCOMPARE(history.stored(), 200LL);
    QCOMPARE(history.warmup(), 20);
    QCOMPARE(history.keptLength(), std::size_t(30));
    QCOMPARE(history.divergences(), 1);
    QCOMPARE(history.leapfrogs(), 600LL);
    QCOMPARE(history.kept(1, 30)[3].back(), all.back().values[1]);
    QVERIFY(std::abs(history.acceptance() - 0.8) < 1e-12);
}

void TestResultViews::runningRHatGoesOnFromWhereItWas()
{
    ChainHistory history({kDn, kDp}, 4);
    history.add(draws(0, 200, 0.0));
    const std::vector<Chains> all = history.allKept();
    std::vector<Chains> half;
    for (std::size_t q = 0; q < 2; ++q)
        half.push_back(history.kept(q, 110));
    const RunningDiagnostics atOnce = diagnose({}, all, 1, 0, 50);
    const RunningDiagnostics inTwo = diagnose(diagnose({}, half, 1, 0, 50), all, 1, 0, 50);
    QCOMPARE(atOnce.rHat[0].size(), std::size_t(4));
    for (std::size_t i = 0; i < 4; ++i) {
        QCOMPARE(inTwo.rHat[1][i].draw, atOnce.rHat[1][i].draw);
        QCOMPARE(inTwo.rHat[1][i].rHat, atOnce.rHat[1][i].rHat);
    }
    QCOMPARE(atOnce.lastRHat[0], rHat(all[0]));
    QCOMPARE(atOnce.essBulk[1], essBulk(all[1]));
    QCOMPARE(atOnce.essTail[1], essTail(all[1]));
}

void TestResultViews::tracesCarryTheirFigures()
{
    const TracesView traces = tracesView(sampled());
    QCOMPARE(traces.warmup, 50);
    QCOMPARE(traces.draws, 450);
    QCOMPARE(traces.traces.size(), std::size_t(2));
    QCOMPARE(traces.traces[0].chains.size(), std::size_t(4));
    QCOMPARE(traces.traces[0].chains[0].size(), std::size_t(450));
    QCOMPARE(traces.traces[0].rHat.x.back(), 450.0);
    QVERIFY(traces.traces[0].lastRHat < 1.01);
    QVERIFY(traces.traces[0].ess > 1000.0);
    QVERIFY(tracesView({}).traces.empty());
}

void TestResultViews::headlineTellsThePhase()
{
    SampleStatus s = sampled();
    s.running = CalibrationSnapshot{};
    s.running->phase = CalibrationPhase::Searching;
    s.running->searchFraction = 0.42;
    QCOMPARE(sampleView(s).headline, QStringLiteral("Searching for the best fit"));
    QVERIFY(sampleView(s).detail.contains(QStringLiteral("42 %")));
    s.running->phase = CalibrationPhase::Sampling;
    s.drawsPerSecond = 20.0;
    s.left_s = 41.0;
    s.sampler.draws = 600;
    const SampleView view = sampleView(s);
    QCOMPARE(view.headline, QStringLiteral("%1 of %2 draws").arg(formatCount(1800), formatCount(2600)));
    QVERIFY2(view.detail.contains(QStringLiteral("about 40 s left · 20 draws/s · 0 divergences")),
             qPrintable(view.detail));
    QVERIFY(std::abs(view.progress - 1800.0 / 2600.0) < 1e-12);
    QVERIFY(view.state == RunState::Running);
    s.running->sampling.paused = true;
    QVERIFY(sampleView(s).state == RunState::Paused);
}

void TestResultViews::boundsAndReasonsAreSaid()
{
    const Prior cut({PriorKind::Normal, 1.0, 0.01, 0.9, 1.0});
    QVERIFY(atBound(cut, 1.0) == AtBound::Upper && atBound(cut, 0.99999) == AtBound::Upper);
    QVERIFY(atBound(cut, 0.99) == AtBound::No && atBound(cut, 0.9) == AtBound::Lower);
    IdentifyResults results;
    results.local = twoParameters();
    results.local.sd = {1e-15, 2e-15, 1e-5};
    results.local.maximum.theta = results.local.theta;
    results.local.maximum.standardError = results.local.sd;
    results.local.maximumAt = {AtBound::No, AtBound::Lower, AtBound::No};
    results.local.modeAt.assign(3, AtBound::No);
    results.local.bits[0] = 0.5; // a factor of 1.4
    results.local.gained_bits = {0.9, 0.1, 4.0};
    IdentifyView view = identifyView(results);
    QVERIFY(view.estimates[1].likelihood.endsWith(QStringLiteral(" *")));
    QVERIFY(!view.estimates[1].mode.contains(QLatin1Char('*')));
    QVERIFY2(view.estimatesSay.startsWith(QStringLiteral("* ")) &&
                 view.estimatesSay.contains(QStringLiteral("at its lower bound")),
             qPrintable(view.estimatesSay));
    QCOMPARE(view.rows[0].bits, 0.9);
    QVERIFY2(view.rows[0].why.contains(QStringLiteral("only 1.4 times smaller")),
             qPrintable(view.rows[0].why));
    QVERIFY(weaklyText(results, 1).isEmpty()); // not identified at all
    QuantityProfile profile;
    profile.quantity = kDn;
    profile.value = {0.9990, 0.9999, 1.0};
    profile.logDensity = {-2.0, 0.0, -0.5};
    profile.lower = 0.99905;
    profile.verdict = ProfileVerdict::WeaklyIdentified;
    results.profiles = {profile};
    QVERIFY(weaklyText(results, 0).contains(QStringLiteral("one side only")));
    QVERIFY(limitDigits(profile, profile.lower) >= 5); // 0.99905, not 0.999
}

void TestResultViews::particlesAreNoChains()
{
    SampleStatus s = sampled();
    s.sampler = s.definition.sampler = defaultSampler(SamplerKind::Smc);
    s.sampler.chains = 4;
    s.sampler.draws = 400;
    s.diagnostics = diagnose({}, s.history.allKept(), chainGroups(s.sampler), 0, 50);
    QVERIFY(s.diagnostics.rHat.front().empty()); // no order in which R-hat could settle
    const SmcStage stage{1.0, 12.0, 210.0, true, 9, 0.25, 0.1};
    for (int run = 0; run < 4; ++run)
        s.particles.push_back({run, 400, 12.0 + 0.1 * run, 0.2, 120 - run, 0, {stage, stage}});
    const SampleView view = sampleView(s);
    QVERIFY(view.particles);
    QCOMPARE(view.method, QStringLiteral("Tempered particles, 4 independent runs"));
    QString all = view.headline + view.detail;
    for (const FigureView& figure : view.solves)
        all += figure.name + QLatin1Char(' ') + figure.text + QLatin1Char('\n');
    for (const AdviceView& advice : view.advice)
        all += advice.text;
    for (const char* part : {"2 a run", "210 or more of 400", "117 or more of 400", "All runs agree"})
        QVERIFY2(all.contains(QLatin1String(part)), qPrintable(all));
    for (const char* part : {"chain", "iverge", "warm", "E-BFMI"})
        QVERIFY2(!all.contains(QLatin1String(part)), qPrintable(all));
    const PanelsView panels = panelsView(SampleTab::Temperatures, panelInput(s));
    QCOMPARE(panels.panels.size(), std::size_t(4));
    QCOMPARE(panels.panels.front().series.size(), std::size_t(4));
    s.particles.front().unmixed = 2;
    QVERIFY(onlyAdvice(s).view.text.contains(QStringLiteral("At 2 of the temperatures")));
    s.particles.front().unmixed = 0;
    s.particles.back().founders = 7;
    QVERIFY(onlyAdvice(s).view.text.contains(QStringLiteral("Only 7 of the first particles")));
    s.sampler.chains = 1;
    s.sampler.kind = SamplerKind::Nuts;
    QCOMPARE(sampleView(s).method, QStringLiteral("NUTS, 1 chain"));
}

void TestResultViews::adviceOnWhatIsWrong()
{
    QCOMPARE(onlyAdvice(sampled()).action, SampleAction::ShowPosterior);
    const SampleAdvice apart = sampleAdvice(sampled(0.5)).front();
    QCOMPARE(apart.action, SampleAction::DrawMore);
    QCOMPARE(apart.draws, 800);
    QVERIFY(apart.view.text.contains(QStringLiteral("do not agree on D<sub>s,n</sub>")));
    SampleStatus correlated = sampled();
    correlated.mode = ModeReport{};
    correlated.mode->correlated = true;
    correlated.mode->intervalFactor = 2.6;
    QCOMPARE(onlyAdvice(correlated).action, SampleAction::UseCorrelatedNoise);
    QVERIFY(onlyAdvice(correlated).view.text.contains(QStringLiteral("2.6")));
    correlated.definition.noise.kind = NoiseKind::Autoregressive;
    QCOMPARE(onlyAdvice(correlated).action, SampleAction::ShowPosterior);
    SampleStatus few = sampled();
    few.diagnostics.essBulk = {1200.0, 100.0};
    QCOMPARE(onlyAdvice(few).action, SampleAction::DrawMore);
    QCOMPARE(onlyAdvice(few).draws, 1600);
    QVERIFY(onlyAdvice(few).view.text.contains(QStringLiteral("100 independent ones (bulk)")));
    few.diagnostics.essBulk = {1200.0, 1300.0};
    few.diagnostics.essTail = {200.0, 900.0};
    QCOMPARE(onlyAdvice(few).draws, 800);
    QVERIFY2(onlyAdvice(few).view.text.startsWith(QStringLiteral("The tails of D<sub>s,n</sub> mix slowest")),
             qPrintable(onlyAdvice(few).view.text));
    QVERIFY(sampleDoubt(few).contains(QStringLiteral("tails")));
}

void TestResultViews::oneChainCannotAgree()
{
    SampleStatus s = sampled();
    s.sampler.chains = 1;
    const SampleAdvice advice = onlyAdvice(s);
    QVERIFY2(advice.view.text.contains(QStringLiteral("cannot be judged")), qPrintable(advice.view.text));
    QCOMPARE(advice.action, SampleAction::ChangeSampler);
    QCOMPARE(advice.sampler->chains, 4);
    PosteriorInput input = posteriorInput(0.0);
    std::erase_if(input.draws, [](const DrawRecord& draw) { return draw.chain > 0; });
    input.chains = 1;
    QVERIFY(posteriorView(input).advice.text.contains(QStringLiteral("cannot be judged")));
}

void TestResultViews::everyLimitCrossedIsTold()
{
    SampleStatus s = sampled(0.5);
    s.mode = ModeReport{};
    s.mode->correlated = true;
    s.mode->intervalFactor = 2.6;
    std::vector<DrawRecord> all = draws(50, 400, 0.5);
    all.back().diverged = true;
    s.history = ChainHistory({kDn, kDp}, 4);
    s.history.add(all);
    const std::vector<SampleAdvice> advice = sampleAdvice(s);
    QCOMPARE(advice.size(), std::size_t(4)); // worst first
    QCOMPARE(advice[0].action, SampleAction::DrawMore);
    QCOMPARE(advice[1].action, SampleAction::ChangeSampler);
    QCOMPARE(advice[2].action, SampleAction::UseCorrelatedNoise);
    QVERIFY2(advice[3].view.text.contains(QStringLiteral("mixes slowest")), qPrintable(advice[3].view.text));
    QCOMPARE(sampleView(s).advice.size(), std::size_t(4));
    QCOMPARE(sampleDoubt(s), advice[0].view.text);
    QVERIFY(sampleDoubt(sampled()).isEmpty());

    StepViews steps;
    const auto at = [&](PageId page) -> StepView& { return steps[static_cast<std::size_t>(page)]; };
    for (const PageId page :
         {PageId::Data, PageId::Model, PageId::Priors, PageId::Sample, PageId::Posterior, PageId::Predict})
        at(page).state = StepState::Done;
    QCOMPARE(nextStep(withDoubt(steps, {})).page, PageId::Posterior);
    steps = withDoubt(steps, sampleDoubt(s));
    QVERIFY(at(PageId::Sample).state == StepState::Doubtful &&
            at(PageId::Posterior).state == StepState::Doubtful);
    QVERIFY(at(PageId::Predict).state == StepState::Done);
    QCOMPARE(nextStep(steps).page, PageId::Sample);
}

void TestResultViews::divergencesAndEnergiesOfferAnotherRun()
{
    std::vector<DrawRecord> all = draws(50, 400, 0.0);
    all.back().diverged = true;
    SampleStatus s = sampled();
    s.history = ChainHistory({kDn, kDp}, 4);
    s.history.add(all);
    SampleAdvice advice = onlyAdvice(s);
    QCOMPARE(advice.action, SampleAction::ChangeSampler);
    QCOMPARE(advice.sampler->targetAcceptance, 0.95);
    QVERIFY(advice.view.button.contains(QStringLiteral("0.95")));
    s.sampler.targetAcceptance = 0.99; // no further
    QCOMPARE(onlyAdvice(s).action, SampleAction::None);
    s.running = CalibrationSnapshot{}; // said live, acted on afterwards
    QVERIFY(onlyAdvice(s).view.text.startsWith(QStringLiteral("1 draws diverged")));
    QVERIFY(onlyAdvice(s).view.button.isEmpty());

    double energy = 0.0;
    for (DrawRecord& draw : all) { // a slow random walk
        draw.diverged = false;
        draw.energy = energy = 0.99 * energy + 0.1 * draw.values[0];
    }
    s = sampled();
    s.history = ChainHistory({kDn, kDp}, 4);
    s.history.add(all);
    advice = onlyAdvice(s);
    QVERIFY(s.history.energyFraction() < 0.3);
    QCOMPARE(advice.action, SampleAction::ChangeSampler);
    QCOMPARE(advice.sampler->warmup, 200);
}

void TestResultViews::targetIsShown()
{
    SampleStatus s = sampled();
    s.reached = SampleQuality{400, 812.0, 0.034, 1.001};
    QVERIFY2(sampleView(s).detail.contains(QStringLiteral("target reached: ESS 812, MCSE 0.034 sd")),
             qPrintable(sampleView(s).detail));
    s.sampler.targetEss = 900.0;
    s.running = CalibrationSnapshot{};
    s.running->phase = CalibrationPhase::Sampling;
    QVERIFY2(sampleView(s).detail.contains(QStringLiteral("ends at ESS 900")),
             qPrintable(sampleView(s).detail));
}

void TestResultViews::panelsOfTheChains()
{
    const PanelInput input = panelInput(sampled());
    const PanelsView ranks = panelsView(SampleTab::Ranks, input);
    QCOMPARE(ranks.panels.size(), std::size_t(2));
    QCOMPARE(ranks.panels[0].series.size(), std::size_t(5)); // four chains and what is equal
    double counted = 0.0;
    for (const double n : ranks.panels[0].series[0].points.y)
        counted += n;
    QCOMPARE(counted, 400.0);
    QCOMPARE(ranks.panels[0].series[4].points.y[0], 20.0);
    const PanelsView lags = panelsView(SampleTab::Autocorrelation, input);
    QCOMPARE(lags.panels[1].series[0].points.y[0], 1.0);
    QVERIFY(std::abs(lags.panels[1].series[0].points.y[1]) < 0.1);
    const PanelsView growth = panelsView(SampleTab::Growth, input);
    QCOMPARE(growth.panels[0].series[0].points.x.back(), 400.0);
    QCOMPARE(growth.panels[0].series[0].points.y.back(), essBulk(input.kept[0]));
    QCOMPARE(growth.panels[0].series[2].points.y[0], 400.0); // 100 a chain
    const PanelsView energy = panelsView(SampleTab::Energy, input);
    QCOMPARE(energy.panels.size(), std::size_t(4));
    QVERIFY(energy.sentence.contains(QStringLiteral("tails are reached")));
    const PanelsView depth = panelsView(SampleTab::Depth, input);
    QCOMPARE(depth.panels[0].series[0].points.y[0], 1600.0);
    QVERIFY(panelsView(SampleTab::Ranks, {}).panels.empty());
    QVERIFY(panelsView(SampleTab::Energy, {}).panels.empty());
    QVERIFY(panelsView(SampleTab::Depth, {}).panels.empty());
}

void TestResultViews::waterfall()
{
    PanelInput input;
    QVERIFY(panelsView(SampleTab::Starts, input).panels.empty());
    input.waterfall = {10.0, 9.99, 4.0, NAN};
    const PanelsView view = panelsView(SampleTab::Starts, input);
    QVERIFY2(view.sentence.startsWith(QStringLiteral("2 of 4 starts")), qPrintable(view.sentence));
    QCOMPARE(view.panels[0].series[0].points.y, (std::vector<double>{0.0, 10.0 - 9.99, 6.0}));
    QVERIFY2(view.sentence.contains(QStringLiteral("1 ended lower. 1 failed:")), qPrintable(view.sentence));
    addFailures(input.startFailures, {MessageId::EvidenceNoEnd, {"3"}});
    addFailures(input.startFailures, {MessageId::EvidenceNoEnd, {"5"}});
    const QString why = panelsView(SampleTab::Starts, input).sentence;
    QVERIFY2(why.contains(QStringLiteral("2 times, the first:")) &&
                 why.contains(QStringLiteral("after 3 steps")),
             qPrintable(why));
    QCOMPARE(view.panels[0].series[1].points.x, std::vector<double>{4.0});
    input.waterfall = {10.0, 9.99};
    QCOMPARE(panelsView(SampleTab::Starts, input).panels[0].series.size(), std::size_t(1));
    QVERIFY(!panelsView(SampleTab::Starts, input).sentence.contains(QStringLiteral("failed")));
}

void TestResultViews::samplerInWords()
{
    SamplerDefinition sampler;
    ModeReport mode;
    QCOMPARE(samplerWords(sampler, {}, {}, mode),
             QStringLiteral("NUTS (the model has gradients), dense metric; chains begin around the mode"));
    mode.chainStarts = {{0.0}};
    mode.pathfinderK = 0.42;
    QVERIFY(samplerWords(sampler, {}, {}, mode).contains(QStringLiteral("Pathfinder (k-hat 0.42)")));
    // Modes that chains may not go between: said where they disagree, or did not begin at all.
    mode.quantities = {"sigma_V"};
    mode.modes = {{{0.002}, 10.0, 3, 0.7}, {{0.01}, 9.0, 1, 0.3}};
    QVERIFY(severalModesText(sampler, mode, 1.0)
                .contains(QStringLiteral("2 modes, at σ = 2 mV (70 %), 10 mV (30 %)")));
    mode.pathfinderK = 0.0;
    QVERIFY(samplerWords(sampler, {}, {}, mode).contains(QStringLiteral("around 2 modes in turn")));
    QVERIFY(severalModesText(sampler, mode, 1.0).isEmpty());
    QVERIFY(!severalModesText(sampler, mode, 1.5).isEmpty());
    QVERIFY(startsWords({10.0, 10.0, 10.0, 9.0, 4.0}, {}, mode.modes)
                .startsWith(QStringLiteral("3 of 5 starts of the search ended at the best mode. 1 ended at "
                                           "another that counts. 1 ended lower.")));
    mode.modes.clear();
    mode.pathfinderK = 0.42;
    sampler.kind = SamplerKind::Surrogate;
    SurrogateReport report;
    report.byRounds = true;
    report.degree = 3;
    report.terms = 35;
    report.solved = 120;
    const SurrogateUse use{1, 0.97, 0.25};
    const QString text = samplerWords(sampler, report, use, mode);
    for (const char* part :
         {"polynomial of degree 3 (35 terms, fitted to 120 solves)", "75 % of the draws by the surrogate",
          "accepted 97 %", "25 % by NUTS", "NUTS alone on 1 chains", "k-hat 0.42"})
        QVERIFY2(text.contains(QString::fromUtf8(part)), qPrintable(text));
    report.reason = "too few solves";
    QVERIFY(samplerWords(sampler, report, use, mode)
                .startsWith(QStringLiteral("NUTS, in the place of surrogate")));
    SampleStatus s = sampled();
    s.mode = mode;
    QVERIFY(sampleView(s).ran.contains(QStringLiteral("k-hat 0.42")));
    QCOMPARE(nextAcceptance(0.8), 0.95);
    QCOMPARE(nextAcceptance(0.95), 0.99);
    QCOMPARE(nextAcceptance(0.99), 0.99);
}

/// What is computed from the draws has traces, panels and limits like what was sampled; a run that goes on
/// has it no more.
void TestResultViews::derivedHavePanels()
{
    std::vector<DrawRecord> all = draws(50, 400, 0.0);
    for (DrawRecord& draw : all)
        draw.values.push_back(2.0 * draw.values[0]);
    SampleStatus s = sampled();
    s.history = ChainHistory({kDn, kDp, "Double [s]"}, 4, 1);
    s.history.add(all);
    s.diagnostics = diagnose({}, s.history.allKept(), 1, 50, 50);
    QCOMPARE(tracesView(s).traces.size(), std::size_t(3));
    QCOMPARE(tracesView(s).traces[2].label.symbol, QStringLiteral("Double"));
    for (const SampleTab tab : {SampleTab::Ranks, SampleTab::Autocorrelation, SampleTab::Growth})
        QCOMPARE(panelsView(tab, panelInput(s)).panels.size(), std::size_t(3));
    s.history.dropDerived();
    QCOMPARE(s.history.quantities(), (std::vector<std::string>{kDn, kDp}));
    const long long before = s.history.stored();
    s.history.add(draws(0, 1, 0.0));
    QCOMPARE(s.history.stored(), before + 4);
    QCOMPARE(s.history.allKept().size(), std::size_t(2));
}

void TestResultViews::derivedHaveNoPrior()
{
    PosteriorInput input = posteriorInput(0.0);
    for (DrawRecord& draw : input.draws)
        draw.values.push_back(2.0 * draw.values[0]);
    input.derived = {"Double [s]"};
    input.sensitivities = {{0.01, 0.2, 0.1}, {0.3, 0.01, 0.1}, {0.2, 0.01, 0.1}};
    const PosteriorView view = posteriorView(input);
    QCOMPARE(view.marginals.size(), std::size_t(3));
    QCOMPARE(view.pairs.size(), std::size_t(3));
    QVERIFY(view.marginals[2].prior.x.empty() && !view.marginals[2].posterior.x.empty());
    const SummaryRowView& row = view.summary[2];
    QVERIFY(row.derived && std::isnan(row.klBits));
    QCOMPARE(row.mean, 2.0 * view.summary[0].mean);
    QCOMPARE(row.label.name, QStringLiteral("Double"));
    QCOMPARE(row.label.unit, QStringLiteral("s"));
    QCOMPARE(view.summary[1].toPrior, 0.3);
    // Two that always rise together, of which one is computed from the other, are no finding.
    QVERIFY2(view.inWords.contains(QStringLiteral("No two parameters")), qPrintable(view.inWords));
}

void TestResultViews::sensitivityInWords()
{
    PosteriorInput input = posteriorInput(0.0);
    QVERIFY(posteriorView(input).sensitivity.isEmpty()); // not known
    input.sensitivities = {{0.01, 0.2, 0.1}, {0.02, 0.3, 0.1}};
    QCOMPARE(posteriorView(input).sensitivity, QStringLiteral("No posterior depends notably on its prior."));
    input.sensitivities[1] = {0.2, 0.01, 0.1};
    QCOMPARE(posteriorView(input).sensitivity,
             QStringLiteral("The posterior of D<sub>s,p</sub> follows its prior: the data say little of it, "
                            "or the prior is strong."));
    input.sensitivities[1] = {0.2, 0.2, 0.1};
    QVERIFY(posteriorView(input).sensitivity.contains(QStringLiteral("conflict")));
}

void TestResultViews::resumableRunOffersToGoOn()
{
    SampleStatus s = sampled();
    s.resumable = true;
    s.run->status = RunStatus::Interrupted;
    s.sampler.draws = 800;
    QCOMPARE(sampleAdvice(s).front().action, SampleAction::GoOn);
    QVERIFY(sampleView(s).state == RunState::Idle);
    QCOMPARE(sampleView(s).headline,
             QStringLiteral("%1 of %2 draws").arg(formatCount(1800), formatCount(3400)));
}

void TestResultViews::posteriorOfKnownDraws()
{
    const PosteriorView view = posteriorView(posteriorInput(0.0));
    QCOMPARE(view.draws, 4000LL);
    QCOMPARE(view.pairs.size(), std::size_t(1));
    QCOMPARE(view.pairs[0].contours.size(), std::size_t(2));
    const SummaryRowView& row = view.summary[0];
    QVERIFY(std::abs(row.mean - 5.0) < 0.06);
    QVERIFY(std::abs(row.sd - 1.0) < 0.05);
    QVERIFY(std::abs(row.q95 - 6.645) < 0.1);
    QVERIFY(row.rHat < 1.01);
    // From sd 8 (cut at 0) to sd 1; the second has learnt nothing.
    QVERIFY(row.klBits > 1.8 && row.klBits < 2.4);
    QVERIFY(view.summary[1].klBits < 0.05);
    // The prior is drawn to scale: its density at the middle, not its shape blown up.
    const MarginalView& marginal = view.marginals[0];
    const double middle = marginal.prior.y[marginal.prior.y.size() / 2];
    QVERIFY(std::abs(middle - std::exp(Prior({PriorKind::Normal, 5.0, 8.0, 0.0}).logDensity(5.0))) < 0.002);
    QVERIFY(marginal.lower > 0.5 && marginal.upper < 10.0);
    QVERIFY(view.inWords.contains(QStringLiteral("say little of D<sub>s,p</sub>")));
    QVERIFY(view.advice.text.isEmpty());
}

void TestResultViews::correlationInWords_data()
{
    QTest::addColumn<double>("rho");
    QTest::addColumn<QString>("words");
    // Of ln a, ln b the sds are 0.21 and 0.10; of the ratio sqrt(0.21^2 + 0.10^2 - 2 rho 0.021).
    QTest::newRow("together, ratio wider than one") << 0.75 << "rise together (rank correlation 0.7";
    QTest::newRow("against, product wider than one") << -0.75 << "is smaller";
    QTest::newRow("none") << 0.0 << "No two parameters";
}

void TestResultViews::correlationInWords()
{
    QFETCH(double, rho);
    QFETCH(QString, words);
    const QString text = posteriorView(posteriorInput(rho)).inWords;
    QVERIFY2(text.contains(words), qPrintable(text));
    QVERIFY2(!text.contains(QStringLiteral("better than either")), qPrintable(text));
}

/// Two of equal spread, so that what both together are known to is below that of either from rho = 0.6 on.
void TestResultViews::whatIsKnownBetter_data()
{
    QTest::addColumn<double>("middle"); // of both; sd 1
    QTest::addColumn<double>("rho");
    QTest::addColumn<QString>("known");
    QTest::newRow("ratio") << 100.0 << 0.92 << "their ratio to 0.4"; // 0.01 sqrt(2 - 2 rho) = 0.4 %
    QTest::newRow("product") << 100.0 << -0.92 << "their product to 0.4";
    QTest::newRow("difference") << 0.0 << 0.92 << "their difference to 0.4";
    QTest::newRow("sum") << 0.0 << -0.92 << "their sum to 0.4";
}

void TestResultViews::whatIsKnownBetter()
{
    QFETCH(double, middle);
    QFETCH(double, rho);
    QFETCH(QString, known);
    PosteriorInput input = posteriorInput(rho);
    for (DrawRecord& draw : input.draws)
        draw.values = {middle + draw.values[0] - 5.0, middle + 0.1 * (draw.values[1] - 100.0)};
    for (NamedPrior& prior : input.priors)
        prior.prior = Prior({PriorKind::Normal, middle, 8.0});
    const QString text = posteriorView(input).inWords;
    QVERIFY2(text.contains(QStringLiteral("rank correlation")), qPrintable(text));
    QVERIFY2(known.isEmpty() ? !text.contains(QStringLiteral("better")) : text.contains(known),
             qPrintable(text));
}

void TestResultViews::lessPlausible_data()
{
    QTest::addColumn<PriorSpec>("spec");
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("share");
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    QTest::newRow("half-normal, at its end") << PriorSpec{PriorKind::HalfNormal, 0.0, 0.01} << 1e-6 << 1.0;
    QTest::newRow("half-normal, far out") << PriorSpec{PriorKind::HalfNormal, 0.0, 0.01} << 0.03 << 0.0027;
    QTest::newRow("exponential, at its end") << PriorSpec{PriorKind::Gamma, 1.0, 2.0} << 1e-5 << 1.0;
    QTest::newRow("exponential, far out") << PriorSpec{PriorKind::Gamma, 1.0, 2.0} << 12.0 << std::exp(-6.0);
    QTest::newRow("beta, at its upper end")
        << PriorSpec{PriorKind::Beta, 3.0, 1.0, 0.0, 1.0} << 0.99999 << 1.0;
    QTest::newRow("beta, at its empty end") << PriorSpec{PriorKind::Beta, 3.0, 1.0, 0.0, 1.0} << 0.1 << 0.001;
    QTest::newRow("normal, middle") << PriorSpec{PriorKind::Normal, 5.0, 1.0} << 5.0 << 1.0;
    QTest::newRow("normal, two sd") << PriorSpec{PriorKind::Normal, 5.0, 1.0} << 7.0 << 0.0455;
    QTest::newRow("lognormal, orders below")
        << PriorSpec{PriorKind::Lognormal, 1.0, 1.0} << std::exp(-3.0) << 0.0027;
    QTest::newRow("uniform") << PriorSpec{PriorKind::Uniform, 0.0, 0.0, 0.0, 1.0} << 0.001 << 1.0;
    QTest::newRow("outside") << PriorSpec{PriorKind::Normal, 5.0, 1.0, 0.0, kInfinity} << -1.0 << 0.0;
}

void TestResultViews::lessPlausible()
{
    QFETCH(PriorSpec, spec);
    QFETCH(double, x);
    QFETCH(double, share);
    const double found = lessPlausibleShare(Prior(spec), x);
    QVERIFY2(std::abs(found - share) < 0.0012, qPrintable(QString::number(found)));
}

void TestResultViews::priorConflictIsSaid()
{
    QVERIFY(!posteriorView(posteriorInput(0.0)).inWords.contains(QStringLiteral("disagree")));
    PosteriorInput input = posteriorInput(0.0);
    input.priors[1].prior = Prior({PriorKind::Normal, 150.0, 10.0});
    const QString words = posteriorView(input).inWords;
    QVERIFY2(words.contains(QStringLiteral("Prior and data disagree on D<sub>s,p</sub>:")),
             qPrintable(words));
    for (const PriorSpec& spec : {PriorSpec{PriorKind::HalfNormal, 0.0, 1e5}, {PriorKind::Gamma, 1.0, 1e5}}) {
        input.priors[1].prior = Prior(spec); // highest at 0, where the posterior is
        QVERIFY(!posteriorView(input).inWords.contains(QStringLiteral("disagree")));
    }
    input.priors[1].prior = Prior({PriorKind::Uniform, 0.0, 0.0, 0.0, 1e5});
    QVERIFY(posteriorView(input).inWords.contains(QStringLiteral("at an end of its uniform prior")));
}

void TestResultViews::tooFewDrawsShowNothing()
{
    PosteriorInput input = posteriorInput(0.0);
    input.draws = draws(50, 4, 0.0);
    QVERIFY(posteriorView(input).marginals.empty());
    input.draws.clear();
    QVERIFY(posteriorView(input).marginals.empty());
}

void TestResultViews::staleRunSaysWhy()
{
    RunInfo run;
    QVERIFY(staleSentence(run).isEmpty());
    run.changes.priors = true;
    run.otherData = true;
    QCOMPARE(staleSentence(run),
             QStringLiteral("Out of date: since this was computed, the data and the priors changed."));
}

void TestResultViews::combinations()
{
    const QStringList names = {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")};
    QCOMPARE(combinationText({0.7, -0.7, 0.01}, names), QStringLiteral("a / b"));
    QCOMPARE(combinationText({-0.7, 0.7, 0.01}, names), QStringLiteral("a / b"));
    QCOMPARE(combinationText({0.0, 0.0, -1.0}, names), QStringLiteral("c"));
    QCOMPARE(combinationText({0.8, 0.4, -0.4}, names), QStringLiteral("a · b^0.5 / c^0.5"));
    QCOMPARE(combinationText({0.8, -0.8, -0.8}, names), QStringLiteral("a / (b · c)"));
}

void TestResultViews::identifiabilityRows()
{
    const IdentifyView view = identifyView({twoParameters(), {}});
    QCOMPARE(view.rows.size(), std::size_t(3));
    QVERIFY(view.rows[0].verdict.tone == Tone::Good);
    QVERIFY(view.rows[1].verdict.tone == Tone::Neutral);
    QVERIFY(view.rows[0].why.contains(QStringLiteral("compensated by D<sub>s,p</sub>")));
    QCOMPARE(view.cosines[0][1], 0.97);
    QCOMPARE(view.eigenvalues.front().value, 1.0);
    QCOMPARE(view.eigenvalues.back().value, 2.5e-7);
    QVERIFY2(view.sloppiest.contains(QStringLiteral("cannot tell")), qPrintable(view.sloppiest));
    QVERIFY(view.advice.text.contains(QStringLiteral("D<sub>s,p</sub>")));
    QVERIFY(identifyView({}).rows.empty());
}

void TestResultViews::profileOverrulesTheLocalVerdict()
{
    QuantityProfile profile;
    profile.quantity = kDn;
    profile.value = {1e-14, 2e-14, 5e-14};
    profile.logDensity = {-3.0, 0.0, -1.0};
    profile.lowerEnd = ProfileEnd::Data;
    profile.upperEnd = ProfileEnd::Range;
    profile.lower = 1.2e-14;
    profile.verdict = ProfileVerdict::WeaklyIdentified;
    const IdentifyView view = identifyView({twoParameters(), {profile}});
    QVERIFY(view.rows[0].verdict.tone == Tone::Weak);
    QVERIFY2(view.rows[0].why.contains(QStringLiteral("lower bound, 1.2e-14")), qPrintable(view.rows[0].why));
    profile.upperEnd = ProfileEnd::Prior;
    const QString why = identifyView({twoParameters(), {profile}}).rows[0].why;
    QVERIFY2(why.startsWith(QStringLiteral("only the priors speak against larger values")), qPrintable(why));
    QCOMPARE(view.profiles.size(), std::size_t(1));
    QCOMPARE(view.profiles[0].profile.x, profile.value);
}

void TestResultViews::recordsComeBack()
{
    const Identification local = twoParameters();
    const Identification back = parseIdentification(formatIdentification(local));
    QCOMPARE(back.theta, local.theta);
    QCOMPARE(back.fisher.eigenvectors, local.fisher.eigenvectors);
    QuantityProfile profile;
    profile.quantity = kDn;
    profile.value = {1e-14, 1.0 / 3.0};
    profile.upperEnd = ProfileEnd::NoSolution;
    profile.verdict = ProfileVerdict::WeaklyIdentified;
    const auto profiles = parseProfiles(formatProfiles({profile}));
    QCOMPARE(profiles[0].value, profile.value);
    QVERIFY(profiles[0].upperEnd == ProfileEnd::NoSolution);
    QVERIFY(profiles[0].verdict == ProfileVerdict::WeaklyIdentified);
    QVERIFY_EXCEPTION_THROWN(parseProfiles("[{}]"), InputError);
    QVERIFY_EXCEPTION_THROWN(parseIdentification("no"), InputError);
    QVERIFY_EXCEPTION_THROWN(parsePrediction("{}"), InputError);
}

void TestResultViews::predictionFigures()
{
    PredictedData data;
    data.name = "1C";
    data.time_s = {0.0, 10.0, 20.0, 30.0};
    data.measured_V = {4.0, 3.9, 3.8, 3.6};
    data.heldOut = {false, false, false, true};
    const std::vector<double> median = {4.0, 3.9, 3.81, 3.7};
    data.summary.model = {median, median, median, median, median};
    data.summary.measurement = data.summary.model;
    data.summary.aleatoric = {1.0, 1.0, 1.0, 1.0};
    data.summary.epistemic = {1.0, 1.0, 1.0, 3.0};
    data.fitted = {3, 0.0133, 0.0058, {0.5, 0.9}, 4.1, {}};
    data.keptBack = {1, std::nan(""), 0.1, {0.0, 0.0}, -7.0, {}};
    PredictionRecord record;
    record.run = 5;
    record.prediction.draws = 200;
    record.prediction.data = {data};
    const PredictView view =
        predictView(parsePrediction(formatPrediction(record)), 0, NoiseKind::Independent);
    QCOMPARE(view.datasets, QStringList{QStringLiteral("1C")});
    QCOMPARE(view.figures.size(), std::size_t(8));
    QCOMPARE(view.figures[0].value, QStringLiteral("90 %"));
    QCOMPARE(view.figures[2].value, QStringLiteral("5.8 mV"));
    QCOMPARE(view.figures[4].value, QStringLiteral("13 mV"));
    QCOMPARE(view.figures[5].value, QStringLiteral("–")); // not known
    QCOMPARE(view.curve.fitted.x.size(), std::size_t(3));
    QVERIFY(std::abs(view.curve.heldOutResidual.y[0] + 0.1) < 1e-12);
    QCOMPARE(view.curve.epistemicShare.back(), 0.75);
    QVERIFY(view.advice.text.contains(QStringLiteral("Held out")));
    QVERIFY(predictView({}, 0, NoiseKind::Independent).curve.time_s.empty());
    QVERIFY(view.checks.empty() && view.pits.empty()); // too few draws to say anything
    // The same numbers as a temperature, and as a part of an impedance.
    record.prediction.data[0].quantity = MeasuredQuantity::Temperature;
    record.prediction.data.push_back(record.prediction.data[0]);
    record.prediction.data[1].quantity = MeasuredQuantity::Impedance;
    record.prediction.data[1].imaginary = true;
    const PredictionRecord kept = parsePrediction(formatPrediction(record));
    const PredictView warm = predictView(kept, 0, NoiseKind::Independent);
    QCOMPARE(warm.datasets, (QStringList{QStringLiteral("1C, temperature"), QStringLiteral("1C, Im Z")}));
    QCOMPARE(warm.curve.quantity, QStringLiteral("Temperature"));
    QCOMPARE(warm.figures[2].value, QStringLiteral("0.0058 K"));
    QCOMPARE(warm.curve.axis, PredictiveAxis::Time);
    QVERIFY(nyquistViews(kept.prediction).empty()); // a real part is missing
    const PredictView spectrum = predictView(kept, 1, NoiseKind::Independent);
    QCOMPARE(spectrum.curve.quantity, QStringLiteral("Im Z"));
    QCOMPARE(spectrum.curve.unit, QStringLiteral("ohm"));
    QCOMPARE(spectrum.figures[2].value, QStringLiteral("5.8 mΩ"));
    QCOMPARE(spectrum.curve.axis, PredictiveAxis::Frequency);
    record.prediction.data[0].quantity = MeasuredQuantity::Impedance;
    const std::vector<NyquistView> both = nyquistViews(record.prediction);
    QCOMPARE(both.size(), std::size_t(1));
    QCOMPARE(both[0].measured.x.front(),
             record.prediction.data[0].measured_V.back()); // high frequencies first
    QCOMPARE(both[0].measured.y.front(), -record.prediction.data[1].measured_V.back());
    const PredictiveBands& bands = record.prediction.data[1].summary.measurement;
    QCOMPARE(both[0].noise.y.back(), 0.5 * (bands.q95.front() - bands.q05.front()));
    record.prediction.data[0].quantity = MeasuredQuantity::Capacity;
    const PredictView capacity = predictView(record, 0, NoiseKind::Independent);
    QCOMPARE(capacity.curve.axis, PredictiveAxis::Current);
    QCOMPARE(capacity.curve.unit, QStringLiteral("Ah"));
    QCOMPARE(capacity.datasets.front(), QStringLiteral("1C, capacity"));
}

/// The checks of the part that says most, in words; an error of the model has a share of its own.
void TestResultViews::predictionChecks()
{
    PredictedData data;
    data.name = "1C";
    data.time_s = {0.0, 10.0};
    data.measured_V = {4.0, 3.9};
    data.heldOut = {false, true};
    const std::vector<double> median = {4.0, 3.9};
    data.summary.model = {median, median, median, median, median};
    data.summary.measurement = data.summary.model;
    data.summary.aleatoric = {1.0, 1.0};
    data.summary.epistemic = {1.0, 2.0};
    data.summary.discrepancy = {2.0, 1.0};
    PredictiveChecks checks;
    checks.quantities = {{TestQuantity::Spread, 1.0, 1.0, 0.4},
                         {TestQuantity::Largest, 2.0, 2.5, 0.8},
                         {TestQuantity::Mean, 0.1, 0.0, 0.3},
                         {TestQuantity::Neighbours, 0.7, 0.01, 0.0}};
    checks.pit = {{0.25, 0.5, 0.75}, {0.3, 0.8, 0.8}, {0.1, 0.3, 0.6}, {0.4, 0.7, 0.9}, 0.02};
    data.fitted = {1, 0.01, 0.005, {0.5, 0.9}, 4.1, checks};
    data.keptBack = {2, 0.01, 0.005, {0.5, 0.9}, 4.1, checks};
    PredictionRecord record;
    record.run = 5;
    record.prediction.draws = 200;
    record.prediction.readings = 5;
    record.prediction.data = {data};
    const PredictView view =
        predictView(parsePrediction(formatPrediction(record)), 0, NoiseKind::Independent);
    QCOMPARE(view.readings, 5);
    QVERIFY(view.curve.caption.contains(QStringLiteral("mean of 5 readings")));
    QCOMPARE(view.curve.epistemicShare.front(), 0.25);
    QCOMPARE(view.curve.modelShare.front(), 0.5);
    QCOMPARE(view.checks.size(), std::size_t(10));
    QVERIFY(view.checks[0].verdict.tone == Tone::Good);
    QVERIFY(view.checks[3].verdict.tone == Tone::Warning);
    QCOMPARE(view.checks[3].pValue, QStringLiteral("< 0.01"));
    QVERIFY(view.checks[4].verdict.tone == Tone::Weak);
    QVERIFY2(view.checksSay.startsWith(QStringLiteral("Held out: Residuals of neighbours")),
             qPrintable(view.checksSay));
    QCOMPARE(view.pits.size(), std::size_t(2));
    QVERIFY(view.pits[0].outside);
    QVERIFY(std::abs(view.pits[0].excess[1] - 0.3) < 1e-12);
}

void TestResultViews::wordsAgreeWithTheFigures()
{
    PredictedData data;
    PredictiveView curve;
    curve.epistemicShare = {0.5};
    const auto says = [&] { return predictionAdvice(data, curve, NoiseKind::Autoregressive); };
    const std::vector<double> at = {0.5};
    data.fitted = {70, 0.01, 0.005, {0.5, 0.9}, 4.1, {}};
    data.fitted.checks.quantities = {{TestQuantity::Spread, 1.0, 1.0, 0.4},
                                     {TestQuantity::Largest, 2.0, 2.5, 0.8},
                                     {TestQuantity::Mean, -0.3, 0.0, 0.98},
                                     {TestQuantity::Neighbours, 0.1, 0.0, 0.3}};
    data.fitted.checks.pit = {at, at, {0.4}, {0.6}, 0.4};
    QVERIFY2(says().startsWith(QStringLiteral("The band is honest")), qPrintable(says()));
    data.fitted.coverage = {0.82, 1.0};
    data.fitted.checks.pit.pValue = 0.005;
    QVERIFY2(says().startsWith(QStringLiteral("The band is wider than it need be: its 50 % hold 82 %")),
             qPrintable(says()));
    data.fitted.coverage = {0.45, 0.9};
    QVERIFY2(says().startsWith(QStringLiteral("The points do not lie in the band")), qPrintable(says()));

    // A tail of 4 % is no more than a hint, and each part of the data has its own sentence.
    data.fitted.checks.pit.pValue = 0.4;
    QString checks = predictionChecksText(data);
    QVERIFY2(checks.startsWith(QStringLiteral("The data lie below the prediction. ")), qPrintable(checks));
    QVERIFY2(checks.contains(QStringLiteral("4 % are as far off: a hint")), qPrintable(checks));
    data.keptBack = data.fitted;
    data.keptBack.checks.quantities[2] = {TestQuantity::Mean, 0.9, 0.0, 0.0};
    checks = predictionChecksText(data);
    QVERIFY2(
        checks.startsWith(QStringLiteral("Held out: The data lie above the prediction by more than chance")),
        qPrintable(checks));
    QVERIFY2(checks.contains(QStringLiteral("\nFitted: The data lie below")), qPrintable(checks));

    data.keptBack = {};
    data.fitted = {3, 0.01, 0.005, {1.0, 1.0}, 4.1, {}};
    QVERIFY2(says().startsWith(QStringLiteral("3 points are too few")), qPrintable(says()));
    data.fitted.checks.quantities.assign(kTestQuantities, {TestQuantity::Spread, 1.0, 1.0, 0.5});
    QVERIFY(predictionChecksText(data).contains(QStringLiteral("too few")));
    QCOMPARE(pSays(pValueText(0.001)), QStringLiteral("p < 0.01"));
    QCOMPARE(pSays(pValueText(0.02)), QStringLiteral("p = 0.02"));
}

void TestResultViews::protocolAndRisk()
{
    ProtocolRecord record;
    record.run = 3;
    ProtocolPrediction& p = record.prediction;
    p.protocol = "rest for 1 h";
    p.draws = 20;
    p.time_s = {0.0, 1.0};
    p.running = {1.0, 1.0};
    const std::vector<double> two = {1.0, 2.0};
    p.summary = {{two, two, two, two, two}, {two, two, two, two, two}, two, two, two, {0.0, 0.0}};
    p.quantities.assign(kProtocolQuantities, std::vector<double>(20, 1.0));
    for (int d = 0; d < 20; ++d)
        p.quantities[0][static_cast<std::size_t>(d)] = 4.0 + 0.01 * d;
    record.limit = usualLimit(record, ProtocolQuantity::DischargedCharge, true);
    QVERIFY(std::abs(record.limit->question.limit - 4.01) < 0.0051);
    record.limit->question = {4.045, true, 10.0, 0.0};
    const ProtocolView view = protocolView(record);
    QCOMPARE(view.figures.size(), std::size_t(1)); // what does not vary is no figure
    QCOMPARE(view.risk.size(), std::size_t(2));
    QCOMPARE(view.risk[0].value, QStringLiteral("25 %"));
    QCOMPARE(view.risk[1].value, QStringLiteral("2.5"));
    record.limit->question = {3.0, true, 10.0, 0.0}; // no draw is beyond
    const ProtocolView rare = protocolView(record);
    QCOMPARE(rare.risk.size(), std::size_t(1));
    QCOMPARE(rare.risk[0].value, QStringLiteral("< 15 %"));
    QCOMPARE(rare.risk[0].of, QStringLiteral("below 1 in 7"));
    QVERIFY(rare.riskSays.contains(QStringLiteral("no draw is beyond")));
    QVERIFY(protocolView({}).curve.time_s.empty());
}

void TestResultViews::samplerRanks()
{
    SamplerCheck check;
    check.ranks.quantities = {kDn, "log likelihood"};
    check.ranks.draws = 9;
    check.ranks.ranks.resize(2);
    for (int r = 0; r < 40; ++r) {
        check.ranks.ranks[0].push_back(r % 10);
        check.ranks.ranks[1].push_back(r % 2); // far too low
    }
    const SamplerCheckView view = samplerCheckView(check);
    QCOMPARE(view.ranks.size(), std::size_t(2));
    QVERIFY(!view.ranks[0].outside && view.ranks[1].outside);
    QVERIFY2(view.advice.text.contains(QStringLiteral("Log likelihood")), qPrintable(view.advice.text));
    QVERIFY(samplerCheckView({}).ranks.empty());
}

namespace {

EvidenceRecord recordOf(double logEvidence, double error, const std::vector<double>& widths)
{
    EvidenceRecord r;
    r.dataKey = "k";
    r.points = 1500;
    r.parameters = 5;
    MethodEvidence m;
    m.logEvidence = logEvidence;
    m.standardError = error;
    m.runs = {logEvidence, logEvidence};
    r.methods = {m};
    if (!widths.empty())
        r.widths = {{kHalfWidth, WidthRoute::Weights, widths[0], error, 0.1},
                    {kDoubleWidth, WidthRoute::Rerun, widths[1], error, 0.0}};
    LeftOut left;
    left.groups = {{"1C", 1, StepKind::Rest, 0.0, 60.0, 10}, {"1C", 2, StepKind::Discharge, 70.0, 900.0, 90}};
    left.density.terms = {100.0, logEvidence};
    left.density.k = {0.1, 0.9};
    left.density.doubtful = {1};
    left.density.elpd = 100.0 + logEvidence;
    left.density.standardError = 12.0;
    left.density.effectiveParameters = 4.8;
    left.draws = 2000;
    r.bySteps = left;
    LeftFuture future;
    for (int b = 0; b < 4; ++b)
        future.blocks.push_back({"1C", b + 1, StepKind::Profile, 100.0 * b, 100.0 * b + 90.0, 10});
    future.first = 1;
    future.density.terms = {20.0, 30.0, 0.2 * logEvidence};
    future.density.k = {0.9, 0.4, 0.1};
    future.density.effective = {20.0, 900.0, 1800.0};
    future.density.errors = {0.3, 0.05, 0.02};
    future.density.monteCarloError = 0.31;
    future.density.doubtful = {0};
    future.density.elpd = 50.0 + 0.2 * logEvidence;
    future.density.standardError = 2.0;
    future.draws = 2000;
    r.future = future;
    return r;
}

/// "SPMe" with more evidence than "SPM", and a third that fits other data.
Comparison threeAnalyses()
{
    Comparison c;
    c.selected = 1;
    const std::pair<const char*, EvidenceRecord> known[] = {{"SPM", recordOf(200.0, 0.1, {199.0, 198.0})},
                                                            {"SPMe", recordOf(204.0, 0.1, {204.5, 203.0})},
                                                            {"Short", recordOf(90.0, 0.1, {})}};
    for (const auto& [name, record] : known) {
        ComparedAnalysis a;
        a.info = {static_cast<std::int64_t>(c.analyses.size()) + 1, name};
        a.evidence = record;
        a.state = ComparedState::Compared;
        a.definition.noise.sigma.a *= static_cast<double>(a.info.id); // none is a copy
        c.analyses.push_back(a);
    }
    c.analyses[0].probability = 0.018;
    c.analyses[1].probability = 0.982;
    c.analyses[2].state = ComparedState::OtherData;
    c.ranking = {1, 0};
    ComparedPair pair;
    pair.first = 1;
    pair.second = 0;
    pair.factor = {4.0, 0.14};
    pair.atHalfWidths = BayesFactor{5.5, 0.14};
    pair.atDoubleWidths = BayesFactor{5.0, 0.14};
    pair.logPosteriorOdds = std::log(55.0);
    pair.bySteps = DensityDifference{4.0, 1.5};
    pair.future = DensityDifference{0.8, 0.4};
    c.pairs = {pair};
    return c;
}

} // namespace

void TestResultViews::comparisonInWords()
{
    Comparison c = threeAnalyses();
    const CompareView view = compareView(c);
    QCOMPARE(view.analyses.size(), std::size_t(3));
    QCOMPARE(view.analyses[0].headline, QStringLiteral("2 %"));
    QVERIFY(view.analyses[0].selected && !view.analyses[1].selected);
    QVERIFY(view.analyses[0].detail.contains(QStringLiteral("5 unknowns")));
    QCOMPARE(view.analyses[2].state.text, QStringLiteral("fits other data"));
    QVERIFY(view.analyses[2].headline.isEmpty());
    QVERIFY(!view.missing);
    // The best first, the others less it, each width for itself.
    QCOMPARE(view.evidence.size(), std::size_t(2));
    QCOMPARE(view.evidence[0].name, QStringLiteral("SPMe"));
    QCOMPARE(view.evidence[0].stated.value, 0.0);
    QCOMPARE(view.evidence[1].stated.value, -4.0);
    QCOMPARE(view.evidence[1].halved->value, -5.5);
    QCOMPARE(view.evidence[1].doubled->value, -5.0);
    QCOMPARE(view.tables.size(), std::size_t(4)); // there is one data set
    const CompareTableView& methods = view.tables[1];
    QCOMPARE(methods.lines.size(), std::size_t(6)); // as stated, half and twice, of both
    QVERIFY2(methods.lines[0].text.startsWith(QStringLiteral("SPMe: SMC, 2 runs of")),
             qPrintable(methods.lines[0].text));
    QCOMPARE(methods.lines[0].figures, (QStringList{"204.00(10)", "0", "taken"}));
    QCOMPARE(methods.lines[1].figures[0], QStringLiteral("204.50(10)"));
    const CompareLineView& factor = view.tables[0].lines.front();
    QVERIFY(factor.text.contains(QStringLiteral("speak strongly for SPMe over SPM")));
    QCOMPARE(factor.figures, (QStringList{QStringLiteral("4.00(14)"), QStringLiteral("5.50(14)"),
                                          QStringLiteral("5.00(14)"), QStringLiteral("55 : 1")}));
    const CompareTableView& left = view.tables[2];
    QCOMPARE(left.lines.size(), std::size_t(2));
    QCOMPARE(left.lines[0].figures[1], QStringLiteral("0"));
    QCOMPARE(left.lines[1].figures[1], QStringLiteral("-4.0(1.5)"));
    QVERIFY(left.note.contains(QStringLiteral("There are 2 of them")));
    QVERIFY(left.note.contains(QStringLiteral("Without 1C, step 2 (discharge)")));
    QVERIFY(view.advice.text.contains(QStringLiteral("So they do with priors of half and twice")));
    c.pairs.front().atDoubleWidths = BayesFactor{-0.5, 0.1};
    QVERIFY(compareView(c).advice.text.contains(QStringLiteral("that is not certain")));
    c.pairs.front().logPosteriorOdds = -40.0;
    QCOMPARE(compareView(c).tables[0].lines.front().figures.back(), QStringLiteral("1 : 1e17"));
}

// A line and a panel for each, the blocks that are predicted named by their place; what is rough is said.
void TestResultViews::oneAnalysisAgainstItself()
{
    Comparison c = threeAnalyses();
    c.ranking = {0};
    c.pairs.clear();
    EvidenceRecord& record = *c.analyses[0].evidence;
    record.methods.push_back(record.methods.front());
    record.methods.back().method = EvidenceMethod::Bridge;
    record.methods.back().logEvidence = 200.3;
    const CompareView view = compareView(c);
    QCOMPARE(view.evidence.size(), std::size_t(1));
    QCOMPARE(view.evidence[0].stated.value, 0.0);
    QCOMPARE(view.evidence[0].halved->value, -1.0); // less than that as stated
    QCOMPARE(view.evidence[0].doubled->value, -2.0);
    const CompareTableView& methods = view.tables[0];
    QCOMPARE(methods.lines.size(), std::size_t(4));
    QCOMPARE(methods.lines[1].figures[2], QStringLiteral("a check"));
    QVERIFY(methods.lines[1].text.contains(QStringLiteral("bridge sampling")));
    QVERIFY2(methods.note.contains(QStringLiteral("Taken: SMC, which states the smallest error")),
             qPrintable(methods.note));
    record.methods.back().standardError = 0.01;
    record.methods.front().standardError = 0.02;
    record.methods.front().logEvidence = 200.0;
    const CompareTableView apart = compareView(c).tables[0];
    QCOMPARE(apart.lines[0].figures[2], QStringLiteral("taken")); // draws may know one mode of several
    QCOMPARE(apart.lines[1].figures[2], QStringLiteral("a check"));
    QVERIFY2(
        apart.note.contains(QStringLiteral("SMC and bridge sampling disagree: they differ by 0.3, which is "
                                           "13 of their combined standard errors")),
        qPrintable(apart.note));
}

void TestResultViews::futureInWords()
{
    const CompareView view = compareView(threeAnalyses());
    const CompareTableView& table = view.tables.back();
    QCOMPARE(table.lines.size(), std::size_t(2));
    QCOMPARE(table.lines[0].figures,
             (QStringList{QStringLiteral("90.80(31)"), QStringLiteral("0"), QStringLiteral("–"),
                          QStringLiteral("0.9"), QStringLiteral("20")}));
    QCOMPARE(table.lines[1].figures[1], QStringLiteral("-0.80(40)"));
    QVERIFY2(table.note.contains(QStringLiteral("3 of 4 blocks are predicted, from 100 s of 1C on")),
             qPrintable(table.note));
    QVERIFY(table.note.contains(QStringLiteral("what came before 100 s of 1C")));
    QVERIFY(table.note.contains(QStringLiteral("in 1 of 3 blocks")));
    QVERIFY(table.note.contains(QStringLiteral("SPMe, SPM:"))); // once for both
    QCOMPARE(view.future.size(), std::size_t(2));
    const std::vector<PanelSeries>& series = view.future[0].series;
    QCOMPARE(series.size(), std::size_t(3)); // the line, what is reached, what is not
    QCOMPARE(series[0].points.x, (std::vector<double>{2.0, 3.0, 4.0}));
    QCOMPARE(series[0].points.y[1], 3.0);
    QCOMPARE(series[2].points.x, std::vector<double>{2.0});
    QVERIFY(view.future[0].yLower == view.future[1].yLower && view.future[0].yUpper > 4.08);
    LeftFuture fitted = *recordOf(1.0, 0.1, {}).future;
    fitted.density.doubtful.clear();
    fitted.density.fits = {1};
    fitted.blocks.back().data = "2C";
    QVERIFY(futureConcern(fitted).isEmpty());
    QVERIFY(futureSays(fitted).contains(QStringLiteral("Monte Carlo error of the sum: 0.31")));
    LeftFuture slow = *recordOf(1.0, 0.1, {}).future;
    QVERIFY(futureSays(slow).contains(QStringLiteral("at least 0.31")));
    slow.refitHours = 4.2;
    QVERIFY(futureConcern(slow).contains(QStringLiteral("about 4 h")));
    QVERIFY(futureSays(fitted).contains(QStringLiteral("1 times")));
    QVERIFY(futureSays(fitted).contains(QStringLiteral("Data sets follow each other")));
    QCOMPARE(blockName(fitted.blocks.back()), QStringLiteral("2C, 300 to 390 s"));
}

/// What several models disagree is a share of its own; their weights and risks stand beside.
void TestResultViews::averagedPrediction()
{
    PredictedData data;
    data.name = "1C";
    data.time_s = {0.0, 10.0};
    data.measured_V = {4.0, 3.9};
    data.heldOut = {false, false};
    data.summary.model = {{4.0, 3.9}, {4.0, 3.9}, {4.0, 3.9}, {4.0, 3.9}, {4.0, 3.9}};
    data.summary.measurement = data.summary.model;
    data.summary.mean = {4.0, 3.9};
    data.summary.aleatoric = {1.0, 1.0};
    data.summary.epistemic = {1.0, 2.0};
    data.summary.discrepancy = {0.0, 0.0};
    data.summary.betweenModel = {6.0, 1.0};
    data.fitted.points = 200;
    data.fitted.coverage = {0.5, 0.9};
    PredictionRecord record;
    record.run = 5;
    record.prediction.draws = 200;
    record.prediction.data = {data};
    record.prediction.average = {
        ModelWeighting::Stacking,
        {{"SPM", 5, 0.75, WeightRange{0.2, 1.0}}, {"DFN", 7, 0.2496}, {"SPMe", 0, 0.0004}},
        true};
    const PredictView view =
        predictView(parsePrediction(formatPrediction(record)), 0, NoiseKind::Independent);
    QCOMPARE(view.curve.betweenShare, (std::vector<double>{0.75, 0.25}));
    QCOMPARE(view.curve.epistemicShare, (std::vector<double>{0.125, 0.5}));
    QVERIFY2(view.advice.text.contains(QStringLiteral("what the models disagree")),
             qPrintable(view.advice.text));
    QCOMPARE(view.models.weighting, 2);
    QCOMPARE(view.models.share.size(), std::size_t(3));
    QCOMPARE(view.models.share[0].weight, QStringLiteral("0.75 (0.20 to 1.00)"));
    QCOMPARE(view.models.share[1].weight, QStringLiteral("25 %")); // of an earlier version
    QVERIFY(view.models.says.contains(QStringLiteral("Bayesian bootstrap")));
    QVERIFY2(view.models.says.contains(QStringLiteral("50 % between the models")),
             qPrintable(view.models.says));
    QVERIFY(view.models.says.contains(QStringLiteral("rough estimates")));
    QVERIFY(modelsView({}, data.summary).share.empty());

    ProtocolRecord protocol;
    ProtocolPrediction& p = protocol.prediction;
    p.time_s = data.time_s;
    p.summary = data.summary;
    p.running = {1.0, 1.0};
    p.average = record.prediction.average;
    p.quantities.assign(kProtocolQuantities, std::vector<double>(20, 1.0));
    p.ofModels = {p.quantities, p.quantities};
    p.ofModels[1][0] = std::vector<double>(20, 5.0);
    protocol.limit = ProtocolLimit{ProtocolQuantity::DischargedCharge, {3.0, true, 10.0, 0.0}};
    const ProtocolView shown = protocolView(parseProtocolRecord(formatProtocol(protocol)));
    QCOMPARE(shown.risk.size(), std::size_t(2));
    QCOMPARE(shown.risk[0].value, QStringLiteral("75 %"));
    QCOMPARE(shown.riskOfModels.size(), std::size_t(2)); // the third was not predicted
    QCOMPARE(shown.riskOfModels[0].name, QStringLiteral("SPM"));
    QCOMPARE(shown.riskOfModels[1].weight, QStringLiteral("below 1 in 7"));
    QCOMPARE(shown.curve.betweenShare.size(), std::size_t(2));
    p.ofModels.pop_back();
    QVERIFY_EXCEPTION_THROWN(parseProtocolRecord(formatProtocol(protocol)), InputError);
}

/// The study that a run starts from is shown, and where it began once it has.
void TestResultViews::startFromIsShown()
{
    SampleStatus s = sampled();
    QVERIFY(sampleView(s).earlier.isEmpty());
    s.earlier = "/somewhere/first.interphase";
    QCOMPARE(sampleView(s).earlier, QStringLiteral("first"));
    ModeReport mode;
    mode.startedFrom = "/somewhere/first.interphase";
    s.mode = mode;
    s.run = RunInfo();
    s.run->status = RunStatus::Complete;
    QVERIFY2(sampleView(s).detail.contains(QStringLiteral("begun at the draws of first.interphase")),
             qPrintable(sampleView(s).detail));
}

void TestResultViews::comparisonOfCopies()
{
    Comparison c = threeAnalyses();
    for (ComparedAnalysis& a : c.analyses) {
        a.definition.noise = {};
        a.evidence.reset();
        a.state = ComparedState::NoEvidence;
    }
    c.ranking.clear();
    c.pairs.clear();
    const CompareView view = compareView(c);
    QVERIFY(view.advice.text.startsWith(QStringLiteral("SPMe is a copy of SPM so far")));
    QVERIFY(view.evidence.empty() && view.tables.empty() && view.missing);
    QVERIFY(!view.message.isEmpty());
}

void TestResultViews::concernsAreSaid()
{
    EvidenceRecord r = recordOf(10.0, 0.1, {});
    QVERIFY(concernsOf(r).isEmpty());
    r.methods[0].warnings = {{EvidenceConcern::Unmixed, 0.25},
                             {EvidenceConcern::FewFounders, 12.0},
                             {EvidenceConcern::DependentRanks, 0.2},
                             {EvidenceConcern::LittleOverlap, 0.02},
                             {EvidenceConcern::ChainsDisagree, 1.2}};
    r.warnings = {{EvidenceConcern::Disagreement, 7.0}};
    MethodEvidence failed;
    failed.method = EvidenceMethod::Nested;
    failed.status = Status::failed(MessageId::EvidenceNoEnd, {"3"});
    r.methods.push_back(failed);
    MethodEvidence other = r.methods[0]; // 10.7, 7 errors of 0.1 away
    other.method = EvidenceMethod::Bridge;
    other.logEvidence += 7.0 * 0.1 * std::sqrt(2.0);
    other.warnings.clear();
    r.methods.push_back(other);
    QVERIFY(effortText(r.methods[0], r.options).endsWith(QStringLiteral("fails its own checks")));
    QVERIFY(!effortText(other, r.options).contains(QStringLiteral("fails")));
    const QStringList said = concernsOf(r);
    QCOMPARE(said.size(), 7);
    QCOMPARE(QSet<QString>(said.begin(), said.end()).size(), 7);
    for (const char* part : {"25 %", "12", "0.2", "2 %", "1.200", "SMC and bridge sampling disagree",
                             "which is 7 of", "after 3 steps"})
        QVERIFY2(said.join(QLatin1Char('\n')).contains(QLatin1String(part)), part);
}

QTEST_GUILESS_MAIN(TestResultViews)
#include "tst_result_views.moc"
