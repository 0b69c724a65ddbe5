#include "spm_study.h"

#include <QTest>
#include <cmath>

using namespace interphase;

namespace {

struct Example
{
    Definition definition;
    Cell cell;
    std::vector<Dataset> data;

    Analysis prepare() const { return prepareAnalysis(definition, cell, data); }
};

/// The bundled example of the single particle model: 1C from full, after a rest.
Example example(InitialSocSource source)
{
    const std::string resources = INTERPHASE_SOURCE_DIR "/resources";
    const std::string folder = resources + "/examples/spm_discharge/";
    Example out;
    out.definition = readDefinition(folder + "definition.json");
    out.cell = loadCell(out.definition.parameters, resources + "/parameter_sets");
    out.data.push_back(readDataset(folder + "simulated.csv", {}, false));
    DataUse& use = out.definition.data.front();
    out.data.back().name = use.name;
    use.socSource = source;
    use.initialSoc = 1.0;
    use.fit.reset();
    use.holdOut.reset();
    return out;
}

/// The medians of the priors.
std::vector<double> middle(Posterior& posterior)
{
    return posterior.start(std::vector<double>(static_cast<std::size_t>(posterior.dimension()), 0.5));
}

double logPosterior(Posterior& posterior, const std::vector<double>& q)
{
    const PosteriorTerms terms = posterior.terms(q);
    return terms.logPrior + terms.logJacobian + terms.logLikelihood;
}

} // namespace

/// What the windows of a data set do to where its simulation starts.
class TestWindows : public QObject
{
    Q_OBJECT
private slots:
    void startsWhereTheChargeIsKnown_data();
    void startsWhereTheChargeIsKnown();
    void holdingOutMovesNoFit_data();
    void holdingOutMovesNoFit();
};

static void sources()
{
    QTest::addColumn<int>("source");
    QTest::newRow("given") << static_cast<int>(InitialSocSource::Value);
    QTest::newRow("free") << static_cast<int>(InitialSocSource::Free);
    QTest::newRow("rest voltage") << static_cast<int>(InitialSocSource::RestVoltage);
}

void TestWindows::startsWhereTheChargeIsKnown_data()
{
    sources();
}

/// A window that begins under current sees the whole discharge before it.
void TestWindows::startsWhereTheChargeIsKnown()
{
    QFETCH(int, source);
    Example late = example(static_cast<InitialSocSource>(source)), all = late;
    const std::vector<double>& time = late.data.front().time_s;
    late.definition.data.front().fit = TimeWindow{2000.0, time.back()};
    const Analysis windowed = late.prepare(), whole = all.prepare();
    const PreparedData& data = windowed.data.front();
    QVERIFY(data.driven.times_s.front() >= 2000.0);
    QVERIFY(std::abs(late.data.front().current_A[static_cast<std::size_t>(
                std::ranges::lower_bound(time, 2000.0) - time.begin())]) > 1.0);
    const double began = data.driven.current.time_s.front();
    QVERIFY2(began <= 60.0, qPrintable(QString::number(began)));
    if (static_cast<InitialSocSource>(source) == InitialSocSource::RestVoltage)
        return; // the charge is that of another reading
    QCOMPARE(began, time.front());
    // Both see the same model there.
    const auto windowedTerms = windowed.posterior->terms(middle(*windowed.posterior)),
               wholeTerms = whole.posterior->terms(middle(*whole.posterior));
    QVERIFY(windowedTerms.status.ok() && wholeTerms.status.ok());
    int compared = 0;
    const std::vector<double>& rows = whole.data.front().driven.times_s;
    for (std::size_t i = 0; i < data.driven.times_s.size(); ++i) {
        const auto at = std::ranges::find(rows, data.driven.times_s[i]);
        if (at == rows.end())
            continue;
        const double other = wholeTerms.residual[static_cast<std::size_t>(at - rows.begin())];
        QVERIFY2(std::abs(windowedTerms.residual[i] - other) < 2e-4,
                 qPrintable(QString("%1 s: %2, %3").arg(*at).arg(windowedTerms.residual[i]).arg(other)));
        ++compared;
    }
    QVERIFY2(compared > 5, qPrintable(QString::number(compared)));
}

void TestWindows::holdingOutMovesNoFit_data()
{
    sources();
}

/// The posterior density to the last bit.
void TestWindows::holdingOutMovesNoFit()
{
    QFETCH(int, source);
    Example kept = example(static_cast<InitialSocSource>(source));
    DataUse& use = kept.definition.data.front();
    use.fit = TimeWindow{1000.0, 2000.0};
    const Analysis alone = kept.prepare();
    const std::vector<double> q = middle(*alone.posterior);
    const double density = logPosterior(*alone.posterior, q);
    QVERIFY(std::isfinite(density));
    const double end = kept.data.front().time_s.back();
    for (const TimeWindow& held : {TimeWindow{0.0, 1000.0}, TimeWindow{2000.0, end}}) {
        use.holdOut = held;
        const Analysis with = kept.prepare();
        QCOMPARE(logPosterior(*with.posterior, q), density);
        const PreparedData& data = with.data.front();
        QVERIFY(data.predicted.current.time_s.front() <= held.begin_s + 60.0);
        QVERIFY(data.predicted.current.time_s.back() >= std::max(held.end_s, 2000.0) - 1e-6);
    }
}

QTEST_GUILESS_MAIN(TestWindows)
#include "tst_windows.moc"
