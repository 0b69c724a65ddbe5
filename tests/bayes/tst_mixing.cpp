#include "bayes/mixing.h"
#include "core/random.h"

#include <QTest>
#include <cmath>

using namespace interphase;

namespace {

// x_i = phi x_(i-1) + z_i, stationary from the first draw on; chain c moved by c offset, stretched by 1 + c
// spread.
Chains autoregression(double phi, int draws, int count, double offset = 0.0, double spread = 0.0)
{
    Chains out;
    for (int c = 0; c < count; ++c) {
        RandomStream stream(4, StreamPurpose::Test, static_cast<std::uint32_t>(c));
        double x = stream.normal() / std::sqrt(1.0 - phi * phi);
        std::vector<double> chain;
        for (int i = 0; i < draws; ++i) {
            chain.push_back(x * (1.0 + c * spread) + c * offset);
            x = phi * x + stream.normal();
        }
        out.push_back(chain);
    }
    return out;
}

} // namespace

class TstMixing : public QObject
{
    Q_OBJECT

private slots:
    void autocorrelationOfAutoregression_data();
    void autocorrelationOfAutoregression();
    void flatRanksOfEqualChains();
    void ranksShowWhichChainIsApart();
    void rankBinsByHand();
    void essGrowsInProportion();
    void partsOfRHat();
    void unusableIsEmpty();
};

void TstMixing::autocorrelationOfAutoregression_data()
{
    QTest::addColumn<double>("phi");
    for (const double phi : {-0.5, 0.0, 0.5, 0.9})
        QTest::addRow("%g", phi) << phi;
}

// phi^lag, within the standard error of Bartlett's formula.
void TstMixing::autocorrelationOfAutoregression()
{
    QFETCH(double, phi);
    constexpr int kDraws = 20000, kChains = 4;
    const auto rho = autocorrelations(autoregression(phi, kDraws, kChains), 20);
    QCOMPARE(rho.size(), std::size_t{20});
    QCOMPARE(rho[0], 1.0);
    for (std::size_t lag = 1; lag < 20; ++lag) {
        const double power = std::pow(phi, 2.0 * static_cast<double>(lag));
        const double variance =
            (1.0 + phi * phi) * (1.0 - power) / (1.0 - phi * phi) - 2.0 * static_cast<double>(lag) * power;
        const double error = std::sqrt(variance / (kDraws * kChains));
        const double expected = std::pow(phi, static_cast<double>(lag));
        QVERIFY2(std::abs(rho[lag] - expected) < 4.0 * error + 2e-3, qPrintable(QString::number(rho[lag])));
    }
}

void TstMixing::flatRanksOfEqualChains()
{
    constexpr std::size_t kBins = 20;
    const auto histograms = rankHistograms(autoregression(0.0, 2000, 4), kBins);
    QCOMPARE(histograms.size(), std::size_t{4});
    for (const auto& histogram : histograms) {
        double chiSquare = 0.0;
        int total = 0;
        for (const int count : histogram) {
            chiSquare += (count - 100.0) * (count - 100.0) / 100.0;
            total += count;
        }
        QCOMPARE(total, 2000);
        QVERIFY2(chiSquare < 19.0 + 4.0 * std::sqrt(38.0), qPrintable(QString::number(chiSquare)));
    }
    for (std::size_t bin = 0; bin < kBins; ++bin) // the ranks of all chains are all ranks
        QCOMPARE(histograms[0][bin] + histograms[1][bin] + histograms[2][bin] + histograms[3][bin], 400);
}

void TstMixing::ranksShowWhichChainIsApart()
{
    const auto histograms = rankHistograms(autoregression(0.0, 1000, 3, 1.0), 10);
    QVERIFY(histograms[0].front() > 5 * histograms[2].front());
    QVERIFY(histograms[2].back() > 5 * histograms[0].back());
}

void TstMixing::rankBinsByHand()
{
    const Chains chains{{1, 2, 3, 4}, {5, 6, 7, 8}};
    QCOMPARE(rankHistograms(chains, 2), (std::vector<std::vector<int>>{{4, 0}, {0, 4}}));
    QCOMPARE(rankHistograms(chains, 4), (std::vector<std::vector<int>>{{2, 2, 0, 0}, {0, 0, 2, 2}}));
    // Four equal draws share the ranks 3 to 6: 4.5, in the third of four ranges.
    const Chains ties{{1, 2, 5, 5}, {5, 5, 7, 8, 99}};
    QCOMPARE(rankHistograms(ties, 4), (std::vector<std::vector<int>>{{2, 0, 2, 0}, {0, 0, 2, 2}}));
    QCOMPARE(meanRanks(std::array{3.0, 1.0, 3.0, 2.0}), (std::vector<double>{3.5, 1.0, 3.5, 2.0}));
}

void TstMixing::essGrowsInProportion()
{
    const double phi = 0.6;
    const auto growth = essGrowth(autoregression(phi, 8000, 4), 8);
    QCOMPARE(growth.size(), std::size_t{8});
    for (const EssPoint& point : growth) {
        // Known: n (1 - phi) / (1 + phi) for the mean; for the normal scores the same.
        const double expected = 4.0 * static_cast<double>(point.draws) * (1.0 - phi) / (1.0 + phi);
        QVERIFY2(point.bulk > 0.8 * expected && point.bulk < 1.2 * expected,
                 qPrintable(QString("%1 %2").arg(point.bulk).arg(expected)));
        QVERIFY(point.tail > 0.0);
    }
    QCOMPARE(growth.back().draws, std::size_t{8000});
    // Chains that do not agree gain nothing.
    const auto stuck = essGrowth(autoregression(0.0, 8000, 4, 2.0), 8);
    QVERIFY(stuck.back().bulk < 2.0 * stuck[1].bulk);
}

void TstMixing::partsOfRHat()
{
    const Chains moved = autoregression(0.0, 1000, 4, 0.5);
    QVERIFY(rHatLocation(moved) > 1.1 && rHatSpread(moved) < 1.03);
    const Chains stretched = autoregression(0.0, 1000, 4, 0.0, 1.0);
    QVERIFY2(rHatLocation(stretched) < 1.01 && rHatSpread(stretched) > 1.05,
             qPrintable(QString("%1 %2").arg(rHatLocation(stretched)).arg(rHatSpread(stretched))));
    QCOMPARE(rHat(moved), rHatLocation(moved));
    QCOMPARE(rHat(stretched), rHatSpread(stretched));
}

void TstMixing::unusableIsEmpty()
{
    const Chains constant(4, std::vector<double>(100, 1.0));
    QVERIFY(autocorrelations(constant, 10).empty() && rankHistograms(constant, 10).empty());
    QVERIFY(essGrowth(constant, 4).empty() && essGrowth({}, 4).empty());
    QVERIFY(rankHistograms({{1, 2, 3, std::nan("")}}, 4).empty());
    // Shorter parts of which nothing can be said are left out.
    QCOMPARE(essGrowth(autoregression(0.0, 8, 2), 8).size(), std::size_t{5});
}

QTEST_GUILESS_MAIN(TstMixing)
#include "tst_mixing.moc"
