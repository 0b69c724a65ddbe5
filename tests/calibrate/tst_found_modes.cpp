#include "calibrate/found_modes.h"

#include "bayes/posterior.h"

#include <QTest>
#include <cmath>

using namespace interphase;

namespace {

/// The square of the one parameter, ten times.
class SquareModel : public ForwardModel
{
public:
    SquareModel()
    {
        OutputSegment segment{0, 10, {}};
        for (int i = 0; i < segment.count; ++i)
            segment.time_s.push_back(i);
        m_segments = {segment};
    }
    int parameterCount() const override { return 1; }
    int outputCount() const override { return 10; }
    const std::vector<OutputSegment>& segments() const override { return m_segments; }
    Status predict(std::span<const double> theta, std::span<double> prediction,
                   std::span<double> jacobian) override
    {
        std::ranges::fill(prediction, theta[0] * theta[0]);
        std::ranges::fill(jacobian, 2.0 * theta[0]);
        return {};
    }
    std::unique_ptr<ForwardModel> clone() const override { return std::make_unique<SquareModel>(); }

private:
    std::vector<OutputSegment> m_segments;
};

/// Modes at about 1 and -1. priorMean: of the parameter, with a standard deviation of one.
Posterior squarePosterior(double priorMean)
{
    std::vector<double> y;
    for (int i = 0; i < 10; ++i)
        y.push_back(1.0 + 0.01 * std::sin(7.0 * i));
    return {std::make_unique<SquareModel>(),
            y,
            {{"b", Prior({PriorKind::Normal, priorMean, 1.0})}},
            NoiseModel{{"sigma", Prior({PriorKind::Lognormal, 0.01, 0.5})}}};
}

std::vector<NormalMode> modesOf(Posterior& posterior, const std::vector<double>& from)
{
    std::vector<std::vector<double>> starts;
    for (const double b : from)
        starts.push_back({posterior.transform(0).toUnconstrained(b), std::log(0.02)});
    const ModeSearch search = findMode(posterior, starts, {}, {});
    return distinctModes(posterior, search, laplace(posterior, search.best()->q));
}

} // namespace

/// Modes are told apart by where they are, not by how high.
class TestFoundModes : public QObject
{
    Q_OBJECT

private slots:
    void sharesAreKnown();
    void oneModeIsOne();
    void smallOnesDoNotCount();
    void chainsBeginAtAll();
};

/// The likelihoods are equal: the modes are as probable as the prior has them, e to one.
void TestFoundModes::sharesAreKnown()
{
    Posterior posterior = squarePosterior(0.5);
    const std::vector<NormalMode> modes = modesOf(posterior, {-1.5, -0.7, 1.4});
    QCOMPARE(modes.size(), std::size_t(2));
    const auto place = [&](std::size_t m) {
        return posterior.transform(0).toConstrained(modes[m].normal.mode[0]);
    };
    QVERIFY(std::abs(place(0) - 1.0) < 0.05 && std::abs(place(1) + 1.0) < 0.05);
    QCOMPARE(modes[0].climbs, 1);
    QCOMPARE(modes[1].climbs, 2);
    const double share = std::exp(1.0) / (1.0 + std::exp(1.0));
    QVERIFY2(std::abs(modes[0].share - share) < 0.01, qPrintable(QString::number(modes[0].share)));
    QVERIFY(std::abs(modes[0].share + modes[1].share - 1.0) < 1e-12);
}

void TestFoundModes::oneModeIsOne()
{
    Posterior posterior = squarePosterior(0.5);
    const std::vector<NormalMode> modes = modesOf(posterior, {0.7, 1.4, 2.5});
    QCOMPARE(modes.size(), std::size_t(1));
    QCOMPARE(modes[0].climbs, 3);
    QCOMPARE(modes[0].share, 1.0);
}

/// e^6 to one.
void TestFoundModes::smallOnesDoNotCount()
{
    Posterior posterior = squarePosterior(3.0);
    QCOMPARE(modesOf(posterior, {-1.5, 1.4}).size(), std::size_t(1));
}

void TestFoundModes::chainsBeginAtAll()
{
    Posterior posterior = squarePosterior(0.0);
    const std::vector<NormalMode> modes = modesOf(posterior, {-1.5, 1.4});
    SamplerDefinition sampler;
    sampler.chains = 3;
    ModeReport report;
    addModes(modes, posterior, sampler, report);
    QVERIFY(beginsAtModes(report));
    QCOMPARE(report.modes.size(), std::size_t(2));
    QCOMPARE(report.chainStarts.size(), std::size_t(3));
    const auto side = [&](std::size_t chain) { return report.chainStarts[chain][0] > 0.0; };
    QVERIFY(side(0) != side(1) && side(0) == side(2));
    const ModeReport read = parseModeReport(formatModeReport(report));
    QVERIFY(beginsAtModes(read));
    QCOMPARE(read.modes[1].theta, report.modes[1].theta);
    QCOMPARE(read.modes[1].share, report.modes[1].share);
    ModeReport ensemble;
    sampler.kind = SamplerKind::Ensemble;
    addModes(modes, posterior, sampler, ensemble);
    QVERIFY(ensemble.chainStarts.empty() && ensemble.modes.size() == 2);
}

QTEST_GUILESS_MAIN(TestFoundModes)
#include "tst_found_modes.moc"
