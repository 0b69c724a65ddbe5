#include "bayes/diagnostics.h"
#include "bayes/draw_moments.h"
#include "core/message.h"
#include "core/random.h"

#include <QTest>
#include <cmath>
#include <cstdint>

using namespace interphase;

namespace {

// x_i = phi x_(i-1) + u_i - 1/2 with u from a linear congruential generator seeded by the chain's number,
// after twenty numbers left out; chain c moved by c offset; cubed if asked. The same lines in Python made the
// reference values.
Chains testChains(double phi, int draws, int count, double offset = 0.0, bool cubed = false)
{
    Chains chains;
    for (int c = 0; c < count; ++c) {
        auto word = static_cast<std::uint32_t>(c + 1);
        const auto uniform = [&] {
            word = 1664525u * word + 1013904223u;
            return (word + 0.5) / 4294967296.0;
        };
        for (int i = 0; i < 20; ++i)
            uniform();
        double x = 0.0;
        std::vector<double> chain;
        for (int i = 0; i < draws; ++i) {
            x = phi * x + (uniform() - 0.5);
            const double v = x + offset * c;
            chain.push_back(cubed ? v * v * v : v);
        }
        chains.push_back(chain);
    }
    return chains;
}

struct Reference
{
    double rHat, bulk, tail, mean, mcseMean, mcseSd, mcse05, mcse95;
};

bool near(double a, double b, double tolerance = 1e-9)
{
    if (std::abs(a - b) <= tolerance * std::abs(b))
        return true;
    qWarning("%.12g is not %.12g", a, b);
    return false;
}

} // namespace

Q_DECLARE_METATYPE(Chains)
Q_DECLARE_METATYPE(Reference)

class TstDiagnostics : public QObject
{
    Q_OBJECT

private slots:
    void matchesArviz_data();
    void matchesArviz();
    void knownEssOfAutoregression_data();
    void knownEssOfAutoregression();
    void rHatSeesWhatItShould();
    void walkersAreOneEnsemble();
    void runsAreComparedWhole();
    void unusableIsNaN();
    void energyFractions();
    void standardErrorsAreHonest();
    void momentsOfAHandful();
};

// R-hat, ESS and MCSE of arviz-stats 0.8.0 (array_stats.rhat method "rank", ess "bulk", "tail", "mean", mcse
// "mean", "quantile"); the MCSE of the standard deviation from its ess "mean" of the squared deviations.
void TstDiagnostics::matchesArviz_data()
{
    QTest::addColumn<Chains>("chains");
    QTest::addColumn<Reference>("expected");
    QTest::newRow("white") << testChains(0.0, 500, 4)
                           << Reference{1.0005932760248781,   1888.8138262898128,   1854.628832199577,
                                        1850.2596573229519,   0.006682659103446252, 0.0031475394356223867,
                                        0.008246963610872626, 0.0040858552092686296};
    QTest::newRow("ar 0.9") << testChains(0.9, 500, 4)
                            << Reference{1.0495485927731465, 80.99021806807188,   228.65445723471456,
                                         79.81119410265416,  0.07625364162929169, 0.031145333007167608,
                                         0.0834391933956643, 0.10044511396340794};
    QTest::newRow("odd length") << testChains(0.6, 333, 3)
                                << Reference{1.0031242713300368, 271.40610974209307,   492.730242326948,
                                             271.9505745572313,  0.021469997186517233, 0.01047368303785298,
                                             0.0335694717177511, 0.02877816477956402};
    QTest::newRow("antithetic") << testChains(-0.6, 400, 4)
                                << Reference{1.0013200978186823,   5126.59197224948,     1317.7909295543657,
                                             5126.59197224948,     0.004963692235996743, 0.007588926427848928,
                                             0.017321227840399023, 0.015638218957614913};
    QTest::newRow("apart") << testChains(0.5, 250, 4, 0.2)
                           << Reference{1.2376591446933503,  13.61383908327007,   75.84174972740328,
                                        13.708354461964115,  0.11057283384692854, 0.016920888093405924,
                                        0.09336378680061796, 0.11116002707767203};
    QTest::newRow("cubed") << testChains(0.7, 1000, 2, 0.0, true)
                           << Reference{1.007407830371342,   353.780544534548,     704.2389138079807,
                                        393.33275416888915,  0.012032311466916926, 0.018322291214742156,
                                        0.04558827929772061, 0.04103511143672209};
}

void TstDiagnostics::matchesArviz()
{
    QFETCH(Chains, chains);
    QFETCH(Reference, expected);
    QVERIFY(near(rHat(chains), expected.rHat));
    QVERIFY(near(essBulk(chains), expected.bulk));
    QVERIFY(near(essTail(chains), expected.tail));
    QVERIFY(near(essMean(chains), expected.mean));
    QVERIFY(near(mcseMean(chains), expected.mcseMean));
    QVERIFY(near(mcseSd(chains), expected.mcseSd));
    QVERIFY(near(mcseQuantile(chains, 0.05), expected.mcse05));
    QVERIFY(near(mcseQuantile(chains, 0.95), expected.mcse95));
    const ParameterSummary summary = summarise(chains);
    QCOMPARE(summary.rHat, rHat(chains));
    QVERIFY(summary.q05 < summary.median && summary.median < summary.q95);
}

void TstDiagnostics::knownEssOfAutoregression_data()
{
    QTest::addColumn<double>("phi");
    for (double phi : {-0.5, 0.0, 0.3, 0.7, 0.95})
        QTest::addRow("%g", phi) << phi;
}

// An AR(1) chain of n draws is worth n (1 - phi) / (1 + phi).
void TstDiagnostics::knownEssOfAutoregression()
{
    QFETCH(double, phi);
    constexpr int kDraws = 20000;
    Chains chains(4);
    for (std::uint32_t c = 0; c < 4; ++c) {
        RandomStream stream(1, StreamPurpose::Test, c);
        double x = stream.normal() / std::sqrt(1 - phi * phi);
        for (int i = 0; i < kDraws; ++i)
            chains[c].push_back(x = phi * x + stream.normal());
    }
    const double exact = 4.0 * kDraws * (1 - phi) / (1 + phi);
    QVERIFY(near(essMean(chains), exact, 0.1));
    QVERIFY(near(essBulk(chains), exact, 0.1));
    QVERIFY(rHat(chains) < 1.01);
}

void TstDiagnostics::rHatSeesWhatItShould()
{
    Chains chains(4);
    for (std::uint32_t c = 0; c < 4; ++c) {
        RandomStream stream(2, StreamPurpose::Test, c);
        for (int i = 0; i < 1000; ++i)
            chains[c].push_back(stream.normal());
    }
    QVERIFY(rHat(chains) < 1.01);
    Chains moved = chains, scaled = chains, drifting = chains;
    for (int i = 0; i < 1000; ++i) {
        moved[0][std::size_t(i)] += 1.0;
        scaled[0][std::size_t(i)] *= 3.0;
        for (auto& chain : drifting)
            chain[std::size_t(i)] += 1e-3 * i;
    }
    QVERIFY(rHat(moved) > 1.05);
    QVERIFY(rHat(scaled) > 1.05);   // only folding sees it
    QVERIFY(rHat(drifting) > 1.02); // only splitting sees it
}

/// Walkers that keep to places of their own in ensembles that agree; and an ensemble that is elsewhere.
void TstDiagnostics::walkersAreOneEnsemble()
{
    const Chains order{{1, 3}, {2, 4}, {5, 7}, {6, 8}};
    QCOMPARE(ensemblesOf(order, 2), (Chains{{1, 2, 3, 4}, {5, 6, 7, 8}}));
    QCOMPARE(ensemblesOf(order, 1), order);
    Chains walkers(16);
    for (std::uint32_t c = 0; c < 16; ++c) {
        RandomStream stream(5, StreamPurpose::Test, c);
        for (int i = 0; i < 500; ++i)
            walkers[c].push_back(stream.normal() + 0.5 * (c % 4));
    }
    QVERIFY(summarise(walkers).rHat > 1.01);
    QVERIFY(summarise(walkers, 4).rHat < 1.01);
    for (std::size_t c = 0; c < 4; ++c)
        for (double& value : walkers[c])
            value += 1.0;
    QVERIFY(summarise(walkers, 4).rHat > 1.01);
}

void TstDiagnostics::unusableIsNaN()
{
    QVERIFY(std::isnan(rHat({})));
    QVERIFY(std::isnan(rHat({{1, 2, 3}})));
    QVERIFY(std::isnan(essBulk({{1, 1, 1, 1, 1}})));
    QVERIFY(std::isnan(essTail({{1, 2, std::nan(""), 1, 1}})));
    QVERIFY(std::isnan(mcseQuantile({{1, 1, 1, 1, 1}}, 0.5)));
    QVERIFY(std::isnan(summarise({}).mean));
    QCOMPARE(summarise({{1, 1, 1, 1, 1}}).mean, 1.0);
}

void TstDiagnostics::energyFractions()
{
    RandomStream stream(3, StreamPurpose::Test, 0);
    std::vector<double> independent, walking;
    double x = 0.0;
    for (int i = 0; i < 4000; ++i) {
        independent.push_back(stream.normal());
        walking.push_back(x = 0.99 * x + stream.normal());
    }
    QVERIFY(near(energyFraction(independent), 2.0, 0.1));
    QVERIFY(energyFraction(walking) < 0.1);
}

// Over repetitions, the estimate's error divided by its MCSE has standard deviation one.
void TstDiagnostics::standardErrorsAreHonest()
{
    double mean2 = 0, sd2 = 0, quantile2 = 0;
    constexpr int kRepetitions = 300;
    for (std::uint32_t r = 0; r < kRepetitions; ++r) {
        Chains chains(2);
        for (std::uint32_t c = 0; c < 2; ++c) {
            RandomStream stream(7, StreamPurpose::Test, 2 * r + c);
            double x = stream.normal();
            for (int i = 0; i < 500; ++i)
                chains[c].push_back(x = 0.5 * x + std::sqrt(0.75) * stream.normal());
        }
        const ParameterSummary s = summarise(chains);
        mean2 += std::pow(s.mean / s.mcseMean, 2) / kRepetitions;
        sd2 += std::pow((s.sd - 1) / s.mcseSd, 2) / kRepetitions;
        quantile2 += std::pow((s.q95 - 1.6448536) / s.mcseQ95, 2) / kRepetitions;
    }
    for (double square : {mean2, sd2, quantile2})
        QVERIFY2(square > 0.7 && square < 1.4, qPrintable(QString::number(square)));
}

void TstDiagnostics::momentsOfAHandful()
{
    const std::vector<std::vector<double>> draws{{1.0, 2.0, 9.0}, {3.0, 6.0, 9.0}, {5.0, 4.0, 9.0}};
    const DrawMoments two = momentsOfDraws(draws, 2);
    QCOMPARE(two.mean, (std::vector<double>{3.0, 4.0}));
    QCOMPARE(two.covariance, (std::vector<double>{4.0, 2.0, 2.0, 4.0}));
    QCOMPARE(momentsOfDraws(draws).covariance.size(), std::size_t(9));
    QCOMPARE(momentsOfDraws({{1.0}}).covariance, std::vector<double>{0.0});
    QVERIFY_EXCEPTION_THROWN(momentsOfDraws({}), InputError);
    QVERIFY_EXCEPTION_THROWN(momentsOfDraws({{1.0, 2.0}, {1.0}}), InputError);
}

// Particles sorted by a value they have: halves of a run differ, runs do not.
void TstDiagnostics::runsAreComparedWhole()
{
    RandomStream stream(17, StreamPurpose::Test, 0);
    Chains runs(3, std::vector<double>(400));
    for (auto& run : runs) {
        stream.normals(run);
        std::sort(run.begin(), run.end());
    }
    const ChainGroups particles{1, false};
    QVERIFY(rHat(runs) > 1.5);
    QVERIFY(rHat(runs, particles) < 1.01);
    QCOMPARE(summarise(runs, particles).rHat, rHat(runs, particles));
    for (double& x : runs.front())
        x += 0.5; // another weight of the modes, say
    QVERIFY(rHat(runs, particles) > 1.02);
    QVERIFY(std::isnan(rHat({runs.front()}, particles))); // nothing to compare it with
    QCOMPARE(rHat(runs, ChainGroups{}), rHat(runs));
}

QTEST_GUILESS_MAIN(TstDiagnostics)
#include "tst_diagnostics.moc"
