#include "bayes/ensemble.h"
#include "test_densities.h"

#include <QTest>

using namespace interphase;
using namespace interphase::test;
using namespace std::chrono_literals;

namespace {

using Record = std::vector<std::vector<Generation>>;

LaplaceApproximation unitLaplace(std::size_t d, double variance = 1.0)
{
    LaplaceApproximation out;
    out.mode.resize(d);
    out.covariance.resize(d * d);
    for (std::size_t i = 0; i < d; ++i)
        out.covariance[i * d + i] = variance;
    out.logDensity = 0.0;
    return out;
}

EnsembleOptions optionsOf(int warmup, int generations)
{
    EnsembleOptions options;
    options.warmup = warmup;
    options.generations = generations;
    return options;
}

void append(Record& record, const EnsembleBatch& batch)
{
    for (const EnsembleDraw& draw : batch.draws)
        record[static_cast<std::size_t>(draw.chain)].push_back(draw.draw);
}

Record runAll(const FunctionDensity& density, const EnsembleOptions& options, double variance = 1.0)
{
    FunctionDensity own = density;
    EnsembleRun run(
        density, options,
        startEnsembles(own, unitLaplace(static_cast<std::size_t>(density.dimension()), variance), options));
    Record record(static_cast<std::size_t>(options.ensembles));
    const Status status = runToEnd(
        run, {}, [&](const EnsembleBatch& batch) { append(record, batch); }, 5ms);
    return status.ok() ? record : Record{};
}

Record afterWarmup(Record record)
{
    for (auto& ensemble : record)
        std::erase_if(ensemble, [](const Generation& g) { return g.warmup; });
    return record;
}

auto coordinate(std::size_t i)
{
    return [=](std::span<const double> q) { return q[i]; };
}

// Within four standard errors of what is known.
bool agrees(const EnsembleSummary& s, double mean, double sd)
{
    if (std::abs(s.mean - mean) < 4 * s.mcseMean && std::abs(s.sd - sd) < 4 * s.mcseSd && s.rHat < 1.02 &&
        s.effectiveDraws > 400)
        return true;
    qWarning("mean %g +- %g (%g), sd %g +- %g (%g), R-hat %g, ESS %g", s.mean, s.mcseMean, mean, s.sd,
             s.mcseSd, sd, s.rHat, s.effectiveDraws);
    return false;
}

// The density without its gradient: who asks for one is told.
FunctionDensity withoutGradient(const FunctionDensity& density)
{
    return {density.dimension(), [own = density](std::span<const double> q, std::span<double> g) mutable {
                g[0] = std::nan("");
                return own.clone()->evaluate(q, {});
            }};
}

} // namespace

class TstEnsemble : public QObject
{
    Q_OBJECT

private slots:
    void correlatedGaussian();
    void bananaMoments();
    void studentTails();
    void twoModes();
    void truncated();
    void sameDrawsWhateverTheThreads();
    void resumedRunIsTheSame_data();
    void resumedRunIsTheSame();
    void archiveRestsAfterWarmup();
    void stoppedStepChangesNothing();
    void rHatSeesEnsemblesApart();
    void damagedCheckpointsAreRefused();
    void nonsenseIsRefused();
};

void TstEnsemble::correlatedGaussian()
{
    // sd (1, 0.1, 10), correlations 0.9^|i-j|.
    const double sd[] = {1, 0.1, 10}, r = 0.9;
    std::vector<double> precision(9);
    for (std::size_t i = 0; i < 3; ++i) {
        precision[i * 3 + i] = (i == 1 ? 1 + r * r : 1) / (1 - r * r) / (sd[i] * sd[i]);
        if (i < 2)
            precision[i * 3 + i + 1] = precision[(i + 1) * 3 + i] = -r / (1 - r * r) / (sd[i] * sd[i + 1]);
    }
    const FunctionDensity density = withoutGradient(gaussian(precision, {0.5, -0.02, 3}));
    const Record record = afterWarmup(runAll(density, optionsOf(2000, 8000), 4.0));
    const double mean[] = {0.5, -0.02, 3};
    for (std::size_t i = 0; i < 3; ++i)
        QVERIFY(agrees(summariseEnsembles(record, coordinate(i)), mean[i], sd[i]));
    const auto product = [&](std::span<const double> q) { return (q[0] - 0.5) * (q[2] - 3); };
    const EnsembleSummary s = summariseEnsembles(record, product);
    QVERIFY(std::abs(s.mean - 10 * r * r) < 4 * s.mcseMean);
}

void TstEnsemble::bananaMoments()
{
    const Record record = afterWarmup(runAll(banana(1.0), optionsOf(2000, 16000), 2.0));
    QVERIFY(agrees(summariseEnsembles(record, coordinate(0)), 0, 1));
    QVERIFY(agrees(summariseEnsembles(record, coordinate(1)), 0, std::sqrt(3.0)));
}

void TstEnsemble::studentTails()
{
    const Record record = afterWarmup(runAll(studentT(2, 8.0), optionsOf(1000, 8000)));
    for (std::size_t i = 0; i < 2; ++i) {
        QVERIFY(agrees(summariseEnsembles(record, coordinate(i)), 0, std::sqrt(8.0 / 6.0)));
        // P(x > 1.859548) = 0.05.
        const auto above = [=](std::span<const double> q) { return q[i] > 1.859548 ? 1.0 : 0.0; };
        const EnsembleSummary s = summariseEnsembles(record, above);
        QVERIFY(std::abs(s.mean - 0.05) < 4 * s.mcseMean);
    }
}

// Steps by a whole difference go from mode to mode: 2/3 of the mass at -5, 1/3 at 5.
void TstEnsemble::twoModes()
{
    const FunctionDensity two(1, [](std::span<const double> q, std::span<double> g) {
        g[0] = 0.0;
        return std::log(2.0 * std::exp(-0.5 * (q[0] + 5) * (q[0] + 5)) +
                        std::exp(-0.5 * (q[0] - 5) * (q[0] - 5)));
    });
    const Record record = afterWarmup(runAll(two, optionsOf(1000, 8000), 16.0));
    const EnsembleSummary s =
        summariseEnsembles(record, [](std::span<const double> q) { return q[0] < 0 ? 1.0 : 0.0; });
    QVERIFY2(std::abs(s.mean - 2.0 / 3.0) < 4 * s.mcseMean && s.rHat < 1.02,
             qPrintable(QString("%1 %2 %3").arg(s.mean).arg(s.mcseMean).arg(s.rHat)));
}

void TstEnsemble::truncated()
{
    const FunctionDensity density(1, [](std::span<const double> q, std::span<double> g) {
        g[0] = 0.0;
        return q[0] > 1.0 ? -std::numeric_limits<double>::infinity() : -0.5 * q[0] * q[0];
    });
    const Record record = afterWarmup(runAll(density, optionsOf(500, 8000)));
    const double edge = std::exp(-0.5) / std::sqrt(2 * M_PI) / (0.5 * std::erfc(-M_SQRT1_2));
    const EnsembleSummary s = summariseEnsembles(record, coordinate(0));
    QVERIFY(std::abs(s.mean + edge) < 4 * s.mcseMean);
    for (const Generation& generation : record[0])
        for (const double q : generation.q)
            QVERIFY(q <= 1.0);
}

void TstEnsemble::sameDrawsWhateverTheThreads()
{
    EnsembleOptions one = optionsOf(100, 100), many = one;
    one.threads = 1;
    many.threads = 4;
    const Record a = runAll(banana(0.5), one), b = runAll(banana(0.5), many);
    QCOMPARE(a.size(), std::size_t{4});
    QCOMPARE(a[3].size(), std::size_t{200});
    QVERIFY(a == b);
    QVERIFY(a[0].back().q != a[1].back().q);
}

void TstEnsemble::resumedRunIsTheSame_data()
{
    QTest::addColumn<int>("breakAt");
    for (const int at : {0, 1, 9, 10, 11, 99, 100, 101, 130})
        QTest::addRow("%d", at) << at;
}

void TstEnsemble::resumedRunIsTheSame()
{
    QFETCH(int, breakAt);
    const EnsembleOptions options = optionsOf(100, 100);
    FunctionDensity density = banana(0.5);
    const EnsembleState start = startEnsembles(density, unitLaplace(2), options)[1];
    EnsembleChain whole(density.clone(), options, start), first(density.clone(), options, start);
    Generation a, b;
    for (int i = 0; i < breakAt; ++i)
        QVERIFY(whole.step(a, {}).ok() && first.step(b, {}).ok());
    const EnsembleState stored = decodeEnsembleState(encodeEnsembleState(first.checkpoint()));
    QVERIFY(stored == first.checkpoint());
    EnsembleChain second(density.clone(), options, stored);
    for (int i = breakAt; i < 150; ++i) {
        QVERIFY(whole.step(a, {}).ok() && second.step(b, {}).ok());
        QVERIFY2(a == b, qPrintable(QString::number(i)));
    }
    QVERIFY(whole.checkpoint() == second.checkpoint());
}

void TstEnsemble::archiveRestsAfterWarmup()
{
    const EnsembleOptions options = optionsOf(200, 100);
    FunctionDensity density = banana(0.5);
    EnsembleChain chain(density.clone(), options, startEnsembles(density, unitLaplace(2), options)[0]);
    Generation generation;
    std::size_t largest = 0;
    std::vector<double> rested;
    for (int i = 0; i < 300; ++i) {
        QVERIFY(chain.step(generation, {}).ok());
        QCOMPARE(generation.warmup, i < 200);
        if (i < 199)
            largest = std::max(largest, chain.checkpoint().archive.size());
        else if (i == 199)
            rested = chain.checkpoint().archive;
        else
            QVERIFY(chain.checkpoint().archive == rested);
    }
    QCOMPARE(largest, std::size_t{2 * (20 + 4 * 19)});
    QCOMPARE(rested.size(), std::size_t{2 * 50});
}

void TstEnsemble::stoppedStepChangesNothing()
{
    const EnsembleOptions options = optionsOf(50, 50);
    const FunctionDensity inner = banana(0.5);
    std::stop_source* source = nullptr;
    int calls = 0, stopAfter = -1;
    const FunctionDensity density(2, [&](std::span<const double> q, std::span<double> g) {
        if (++calls == stopAfter && source)
            source->request_stop();
        return inner.clone()->evaluate(q, g);
    });
    FunctionDensity own = inner;
    const EnsembleState start = startEnsembles(own, unitLaplace(2), options)[0];
    EnsembleChain undisturbed(inner.clone(), options, start), disturbed(density.clone(), options, start);
    Generation a, b;
    int cancelled = 0;
    for (int i = 0; i < 80; ++i) {
        std::stop_source stop;
        source = &stop;
        calls = 0;
        stopAfter = 1 + i % 4;
        Status status = disturbed.step(b, stop.get_token());
        if (!status.ok()) {
            QCOMPARE(status.outcome, Outcome::Cancelled);
            ++cancelled;
            stopAfter = -1;
            QVERIFY(disturbed.step(b, {}).ok());
        }
        QVERIFY(undisturbed.step(a, {}).ok());
        QVERIFY(a == b);
    }
    QVERIFY(cancelled > 60);
}

// Two ensembles that cannot leave their sides: all walkers of each agree, the ensembles do not.
void TstEnsemble::rHatSeesEnsemblesApart()
{
    const EnsembleOptions options = optionsOf(100, 500);
    Record record(2);
    for (const double side : {-10.0, 10.0}) {
        const FunctionDensity density(1, [=](std::span<const double> q, std::span<double> g) {
            g[0] = 0.0;
            return -0.5 * (q[0] - side) * (q[0] - side);
        });
        std::vector<std::vector<double>> points;
        for (int i = 0; i < 14; ++i)
            points.push_back({side + 0.3 * i - 2.0});
        const int index = side > 0;
        EnsembleChain chain(density.clone(), options, makeEnsembleState(points, 4, 1, index));
        Generation generation;
        while (chain.iteration() < 600) {
            QVERIFY(chain.step(generation, {}).ok());
            if (!generation.warmup)
                record[static_cast<std::size_t>(index)].push_back(generation);
        }
    }
    QVERIFY(summariseEnsembles(record, coordinate(0)).rHat > 1.5);
    QVERIFY(summariseEnsembles({record[0]}, coordinate(0)).rHat < 1.05);
}

void TstEnsemble::damagedCheckpointsAreRefused()
{
    const std::vector<std::vector<double>> points(8, std::vector<double>{1.0});
    const std::string good = encodeEnsembleState(makeEnsembleState(points, 3, 1, 0));
    QVERIFY(decodeEnsembleState(good).q.size() == 3);
    QVERIFY_EXCEPTION_THROWN(decodeEnsembleState(good + "x"), InputError);
    QVERIFY_EXCEPTION_THROWN(decodeEnsembleState("IPCS0001" + good.substr(8)), InputError);
    for (std::size_t length = 0; length < good.size(); ++length)
        QVERIFY_EXCEPTION_THROWN(decodeEnsembleState(good.substr(0, length)), InputError);
    std::string dimension = good;
    dimension[16] = '\x02';
    QVERIFY_EXCEPTION_THROWN(decodeEnsembleState(dimension), InputError);
}

void TstEnsemble::nonsenseIsRefused()
{
    const std::vector<std::vector<double>> points(8, std::vector<double>{1.0});
    QVERIFY_EXCEPTION_THROWN(makeEnsembleState(points, 2, 1, 0), InputError);
    QVERIFY_EXCEPTION_THROWN(makeEnsembleState(points, 5, 1, 0), InputError);
    QVERIFY_EXCEPTION_THROWN(EnsembleChain(banana(1.0).clone(), {}, makeEnsembleState(points, 3, 1, 0)),
                             InputError);
    const FunctionDensity never(1, [](auto, auto) { return -std::numeric_limits<double>::infinity(); });
    EnsembleChain chain(never.clone(), {}, makeEnsembleState(points, 3, 1, 0));
    Generation generation;
    QCOMPARE(chain.step(generation, {}).reason.id, MessageId::NoFiniteStart);
}

QTEST_GUILESS_MAIN(TstEnsemble)
#include "tst_ensemble.moc"
