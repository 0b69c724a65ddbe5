#include "calibrate/earlier_posterior.h"
#include "calibrate/prediction.h"
#include "spm_study.h"

#include <QTemporaryDir>
#include <QTest>

using namespace interphase;
using namespace interphase::test;

namespace {

constexpr const char* kDiffusivity = "Negative electrode/Diffusivity [m2.s-1]";

/// The bundled example measured twice: replicates under the names "a" and "b".
struct Replicates
{
    Definition definition;
    Cell cell;
    std::vector<Dataset> data;

    Analysis prepare() const { return prepareAnalysis(definition, cell, data); }
};

Replicates replicates()
{
    const std::string resources = INTERPHASE_SOURCE_DIR "/resources";
    const std::string folder = resources + "/examples/spm_discharge/";
    Replicates out;
    out.definition = readDefinition(folder + "definition.json");
    out.cell = loadCell(out.definition.parameters, resources + "/parameter_sets");
    out.data.assign(2, readDataset(folder + "simulated.csv", {}, false));
    out.definition.data.push_back(out.definition.data.front());
    for (std::size_t i = 0; i < 2; ++i) {
        out.data[i].name = out.definition.data[i].name = i == 0 ? "a" : "b";
        out.definition.data[i].points = 100;
    }
    return out;
}

std::vector<std::string> noiseNames(const Analysis& analysis)
{
    return {analysis.quantities.end() - analysis.posterior->noiseParameterCount(), analysis.quantities.end()};
}

std::vector<double> middle(Posterior& posterior)
{
    return posterior.start(std::vector<double>(std::size_t(posterior.dimension()), 0.5));
}

} // namespace

/// From the definition's noise and priors to the posterior, on a model that is solved in a moment.
class TestNoiseDefinition : public QObject
{
    Q_OBJECT

private slots:
    void quantitiesAreNamed();
    void gradientsMatchDifferences_data();
    void gradientsMatchDifferences();
    void predictionTakesTheNoiseOfItsData();
    void heldOutRowsGoOnFromFittedOnes();
    void covarianceChoosesTheRows();
    void heldOutDataNeedNoise();
    void groupsAreOfDataThatAreThere();
    void correlatedPriors();
    void posteriorBecomesThePrior();
};

void TestNoiseDefinition::quantitiesAreNamed()
{
    using Names = std::vector<std::string>;
    Replicates r = replicates();
    QVERIFY(noiseNames(r.prepare()) == Names{"sigma_V"});
    r.definition.noise.separate = true;
    QVERIFY(noiseNames(r.prepare()) == (Names{"sigma_V (a)", "sigma_V (b)"}));
    r.definition.noise = defaultNoise(NoiseKind::Autoregressive);
    r.definition.dataNoise = {{{"b"}, defaultNoise(NoiseKind::StudentT)}};
    QVERIFY(noiseNames(r.prepare()) == (Names{"sigma_V", "tau_s", "sigma_V (b)", "nu (b)"}));
    r.definition.dataNoise = {{{"b", "a"}, defaultNoise(NoiseKind::Drift)}};
    QVERIFY(noiseNames(r.prepare()) == (Names{"sigma_V (a, b)", "alpha_V2_per_s (a, b)"}));
}

void TestNoiseDefinition::gradientsMatchDifferences_data()
{
    QTest::addColumn<NoiseKind>("kind");
    QTest::addColumn<bool>("separate");
    QTest::newRow("independent, each its own") << NoiseKind::Independent << true;
    QTest::newRow("AR(1), replicates") << NoiseKind::Autoregressive << false;
    QTest::newRow("growing") << NoiseKind::Growing << false;
    QTest::newRow("drift, each its own") << NoiseKind::Drift << true;
    QTest::newRow("Student") << NoiseKind::StudentT << false;
}

void TestNoiseDefinition::gradientsMatchDifferences()
{
    QFETCH(NoiseKind, kind);
    QFETCH(bool, separate);
    Replicates r = replicates();
    r.definition.noise = defaultNoise(kind);
    r.definition.noise.separate = separate;
    const Analysis analysis = r.prepare();
    std::vector<double> q = middle(*analysis.posterior), g(q.size());
    QVERIFY(std::isfinite(analysis.posterior->evaluate(q, g)));
    for (std::size_t i = 0; i < q.size(); ++i) {
        const double h = 1e-4, at = q[i];
        q[i] = at + h;
        const double up = analysis.posterior->evaluate(q, {});
        q[i] = at - h;
        const double slope = (up - analysis.posterior->evaluate(q, {})) / (2 * h);
        q[i] = at;
        QVERIFY2(std::abs(g[i] - slope) < 1e-3 * (10 + std::abs(slope)),
                 qPrintable(QString("%1: %2 %3").arg(i).arg(g[i]).arg(slope)));
    }
}

// Data set "a" has 1 mV, "b" 5 mV: so wide are the bands.
void TestNoiseDefinition::predictionTakesTheNoiseOfItsData()
{
    Replicates r = replicates();
    r.definition.noise.separate = true;
    const Analysis analysis = r.prepare();
    std::vector<double> theta = analysis.posterior->terms(middle(*analysis.posterior)).theta;
    theta[theta.size() - 2] = 1e-3;
    theta[theta.size() - 1] = 5e-3;
    PredictionOptions options;
    options.points = 50;
    const Prediction found = predictData(analysis, r.data, {theta, theta}, options, {});
    QVERIFY(found.status.ok());
    QVERIFY(std::abs(found.data[0].summary.aleatoric.front() - 1e-6) < 1e-12);
    QVERIFY(std::abs(found.data[1].summary.aleatoric.back() - 25e-6) < 1e-12);
    QVERIFY(found.data[0].fitted.logDensityPerPoint != found.data[1].fitted.logDensityPerPoint);
    r.definition.noise = defaultNoise(NoiseKind::Growing);
    const Analysis growing = r.prepare();
    std::vector<double> grown = growing.posterior->terms(middle(*growing.posterior)).theta;
    grown[grown.size() - 2] = 1e-3;
    grown[grown.size() - 1] = 1e-9;
    const Prediction later = predictData(growing, r.data, {grown, grown}, options, {});
    const PredictedData& a = later.data[0];
    const double elapsed = a.time_s.back() - growing.data[0].driven.current.time_s.front();
    QVERIFY(std::abs(a.summary.aleatoric.back() - (1e-6 + 1e-9 * elapsed)) < 1e-12);
}

// The last fitted reading is rho^k r off, and so is what comes next; another file knows nothing of it.
void TestNoiseDefinition::heldOutRowsGoOnFromFittedOnes()
{
    Replicates r = replicates();
    r.definition.noise = defaultNoise(NoiseKind::Autoregressive);
    const double middleTime = r.data[0].time_s[r.data[0].time_s.size() / 2], end = r.data[0].time_s.back();
    r.definition.data[0].fit = TimeWindow{0.0, middleTime};
    r.definition.data[0].holdOut = TimeWindow{middleTime, end};
    r.definition.data[1].holdOut = TimeWindow{0.0, end};
    const Analysis analysis = r.prepare();
    const PosteriorTerms terms = analysis.posterior->terms(middle(*analysis.posterior));
    QVERIFY(terms.status.ok());
    std::vector<double> theta = terms.theta;
    const double sigma = theta[theta.size() - 2] = 5e-3, tau = theta[theta.size() - 1] = 2000.0;
    PredictionOptions options;
    options.points = 60;
    const Prediction found = predictData(analysis, r.data, {theta, theta}, options, {});
    QVERIFY(found.status.ok());
    const PredictedData& a = found.data[0];
    QVERIFY(a.continues && !found.data[1].continues);
    QVERIFY(a.fitted.points > 0 && a.keptBack.points > 0 && found.data[1].fitted.points == 0);
    const double last = analysis.data[0].driven.times_s.back(), residual = terms.residual.back();
    for (std::size_t i = 0; i < a.time_s.size(); ++i) {
        const double rho = std::exp(-(a.time_s[i] - last) / tau),
                     off = a.summary.mean[i] - a.summary.model.median[i];
        const double mean = a.heldOut[i] ? rho * residual : 0.0, square = a.heldOut[i] ? rho * rho : 0.0;
        QVERIFY2(std::abs(off - mean) < 1e-5, qPrintable(QString("%1 %2 %3").arg(i).arg(off).arg(mean)));
        QVERIFY(std::abs(a.summary.aleatoric[i] - sigma * sigma * (1.0 - square)) < 1e-12);
    }
    QVERIFY(std::abs(found.data[1].summary.aleatoric.back() - sigma * sigma) < 1e-12);
    r.definition.noise = defaultNoise(NoiseKind::Independent);
    const Analysis independent = r.prepare();
    theta.pop_back();
    QVERIFY(!predictData(independent, r.data, {theta, theta}, options, {}).data[0].continues);
}

void TestNoiseDefinition::covarianceChoosesTheRows()
{
    Replicates r = replicates();
    NoiseDefinition known = defaultNoise(NoiseKind::Covariance);
    for (std::size_t row = 100; row < 140; row += 4)
        known.covariance.times_s.push_back(r.data[1].time_s[row]);
    const std::size_t n = known.covariance.times_s.size();
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j)
            known.covariance.matrix.push_back(i == j ? 2e-6 : 1e-6);
    r.definition.dataNoise = {{{"b"}, known}};
    const Analysis analysis = r.prepare();
    QVERIFY(noiseNames(analysis) == std::vector<std::string>{"sigma_V"});
    QVERIFY(analysis.data[1].driven.times_s == known.covariance.times_s);
    const PosteriorTerms terms = analysis.posterior->terms(middle(*analysis.posterior));
    QVERIFY(terms.status.ok());
    const std::vector<std::vector<double>> draws{terms.theta, terms.theta};
    const Prediction found = predictData(analysis, r.data, draws, {}, {});
    QVERIFY(found.status.ok());
    QCOMPARE(found.data[1].time_s.size(), n);
    QVERIFY(std::abs(found.data[1].summary.aleatoric[3] - 2e-6) < 1e-15);
    r.definition.dataNoise[0].noise.covariance.times_s.front() = 1e7;
    QVERIFY_EXCEPTION_THROWN(r.prepare(), InputError); // does not increase
}

void TestNoiseDefinition::heldOutDataNeedNoise()
{
    Replicates r = replicates();
    r.definition.data[1].holdOut = TimeWindow{0.0, 1000.0};
    QVERIFY(noiseNames(r.prepare()) == std::vector<std::string>{"sigma_V"});
    r.definition.noise.separate = true;
    QVERIFY_EXCEPTION_THROWN(r.prepare(), InputError);
}

void TestNoiseDefinition::groupsAreOfDataThatAreThere()
{
    Replicates r = replicates();
    r.definition.dataNoise = {{{r.definition.data[0].name}, defaultNoise(NoiseKind::Autoregressive)}};
    QVERIFY(r.prepare().posterior);
    r.definition.dataNoise[0].data[0] += "c";
    QVERIFY_EXCEPTION_THROWN(r.prepare(), InputError);
}

void TestNoiseDefinition::correlatedPriors()
{
    Replicates r = replicates();
    const std::string other = r.definition.free[1].path;
    r.definition.correlations = {{{"sigma_V", "Separator/Porosity", kDiffusivity, other},
                                  {1, 0, 0, 0.2, 0, 1, 0.9, 0, 0, 0.9, 1, 0.6, 0.2, 0, 0.6, 1},
                                  {}}};
    const Analysis analysis = r.prepare();
    QCOMPARE(analysis.posterior->correlations().size(), std::size_t(1));
    const PriorCorrelation& block = analysis.posterior->correlations().front();
    const int noise = analysis.posterior->modelParameterCount();
    QVERIFY(block.parameters() == (std::vector<int>{noise, 0, 1}));
    QVERIFY(block.correlation() == (std::vector<double>{1, 0, 0.2, 0, 1, 0.6, 0.2, 0.6, 1}));
    r.definition.correlations[0].parameters[1] = "sigma_V (a)"; // known data, no unknown yet: it waits
    QCOMPARE(r.prepare().posterior->correlations().size(), std::size_t(1));
    r.definition.correlations[0].parameters[1] = "Initial SOC (none)";
    QVERIFY_EXCEPTION_THROWN(r.prepare(), InputError);
    r.definition.correlations[0].parameters[1] = "Separator/Porosity";
    r.definition.free[0].coordinate = Coordinate::Logarithm;
    QVERIFY(std::abs(r.prepare().posterior->transform(0).toUnconstrained(r.definition.free[0].prior.a)) <
            0.1);
}

// The example is sampled, and its posterior becomes the prior of the same definition: margins where the draws
// are, a block of correlations, and a definition that can be read.
void TestNoiseDefinition::posteriorBecomesThePrior()
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath("first.interphase").toStdString();
    makeSpmStudy(path, [](Definition& definition) { definition.sampler.draws = 200; });
    QVERIFY(calibrate(path).status.ok());
    Study study = Study::open(path);
    const Definition next = replicates().definition;
    const EarlierPosterior found = withEarlierPosterior(next, study);
    QCOMPARE(found.parameters.size(), next.free.size());
    const std::vector<std::vector<double>> draws = chooseDraws(study.readDraws(study.latestRun()->id), 600);
    for (std::size_t p = 0; p < found.parameters.size(); ++p) {
        const Prior prior(found.definition.free[p].prior);
        std::size_t below = 0;
        for (const std::vector<double>& draw : draws)
            below += draw[p] < prior.quantile(0.9) ? 1 : 0;
        QVERIFY(std::abs(double(below) / double(draws.size()) - 0.9) < 0.05);
    }
    QCOMPARE(found.definition.correlations.size(), std::size_t(1));
    QVERIFY(parseDefinition(formatDefinition(found.definition), "x") == found.definition);
    QVERIFY(found.definition.noise == next.noise);
    QVERIFY(found.run == study.latestRun()->id && found.draws == draws.size());
    // Its own data count twice whatever they are called, and so would a spectrum with the same numbers.
    Definition again = next;
    again.data = {DataUse{}, DataUse{}};
    again.data[0].name = "same";
    again.data[1].name = "other";
    const std::string source = study.datasets().front().sourceSha256;
    QVERIFY(fittedBefore(again, {{"same", source}, {"other", "0"}}, study) ==
            std::vector<std::string>{"same"});
    again.spectra.resize(1); // not read yet, and the earlier study has none
    QVERIFY(fittedBefore(again, {{"other", std::string()}}, study).empty());
    Replicates r = replicates();
    r.definition = found.definition;
    QCOMPARE(r.prepare().posterior->correlations().front().size(), next.free.size());
    Definition none = next;
    none.free = {{"Separator/Porosity", {PriorKind::Uniform, 0, 0, 0.2, 0.8}}};
    QVERIFY_EXCEPTION_THROWN(withEarlierPosterior(none, study), InputError);
}

QTEST_GUILESS_MAIN(TestNoiseDefinition)
#include "tst_noise_definition.moc"
