#include "simulated_example.h"

#include "calibrate/calibration.h"
#include "data/table.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace interphase;

namespace {

const QString kFolder = QStringLiteral(INTERPHASE_SOURCE_DIR "/resources/examples/simulated_pulses/");
const std::string kResources = INTERPHASE_SOURCE_DIR "/resources";

QByteArray exampleText(const SimulatedExample& example)
{
    QByteArray text("time_s,current_A,voltage_V\n");
    for (std::size_t i = 0; i < example.time_s.size(); ++i)
        text += QByteArray::number(example.time_s[i], 'f', 3) + ',' +
                QByteArray::number(example.current_A[i], 'f', 1) + ',' +
                QByteArray::number(example.voltage_V[i], 'f', 6) + '\n';
    return text;
}

} // namespace

/// The bundled simulated example is what its README says, and calibrating it finds the truth.
class TestSimulatedExample : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bundledDataAreWhatTheyClaim();
    void calibrationFindsTheTruth();
};

void TestSimulatedExample::bundledDataAreWhatTheyClaim()
{
    const SimulatedExample example = makeSimulatedExample(kResources);
    const QString file = kFolder + QStringLiteral("simulated.csv");
    if (qEnvironmentVariableIsSet("INTERPHASE_WRITE_EXAMPLE")) {
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(exampleText(example));
    }
    const Dataset data = readDataset(file.toStdString(), {}, false);
    QCOMPARE(data.time_s.size(), example.time_s.size());
    for (std::size_t i = 0; i < data.time_s.size(); ++i) {
        QVERIFY(std::abs(data.time_s[i] - example.time_s[i]) < 2e-6);
        QVERIFY(std::abs(data.current_A[i] - example.current_A[i]) < 1e-9);
        // 2 uV: the file's rounding and what another instruction set changes at rtol 1e-7.
        QVERIFY2(std::abs(data.voltage_V[i] - example.voltage_V[i]) < 2e-6, qPrintable(QString::number(i)));
    }
}

void TestSimulatedExample::calibrationFindsTheTruth()
{
    QFile definitionFile(kFolder + QStringLiteral("definition.json"));
    QVERIFY(definitionFile.open(QIODevice::ReadOnly));
    Definition definition = parseDefinition(definitionFile.readAll().toStdString(), "definition.json");
    // The test uses the mode and its normal approximation; the chains are the example's own work.
    const Cell cell = loadCell(definition.parameters, kResources + "/parameter_sets");
    Dataset data = readDataset((kFolder + QStringLiteral("simulated.csv")).toStdString(), {}, false);
    data.name = definition.data.front().name;
    const Analysis analysis = prepareAnalysis(definition, cell, {data});
    const std::unique_ptr<Posterior> posterior = analysis.posterior->clonePosterior();
    const ModeSearch search = findMode(*posterior, priorStarts(*posterior, 2, 1), {}, {});
    QVERIFY2(search.status.ok(), search.status.reason.english().c_str());
    const LaplaceApproximation normal = laplace(*posterior, search.best()->q);
    QVERIFY(normal.status.ok());
    const SimulatedExample example;
    const std::size_t n = analysis.quantities.size();
    QCOMPARE(n, example.truth.size() + 1);
    std::vector<double> theta(n), truth(n), q(n);
    posterior->toConstrained(normal.mode, theta);
    for (std::size_t i = 0; i + 1 < n; ++i)
        truth[i] = example.truth[i].second;
    truth.back() = example.noise_V;
    posterior->toUnconstrained(truth, q);
    for (std::size_t i = 0; i < n; ++i) {
        const double sd = std::sqrt(normal.covariance[i * n + i]);
        const double z = (q[i] - normal.mode[i]) / sd;
        qInfo("%-58s truth %.4g mode %.4g sd(q) %.3f z %+.2f", analysis.quantities[i].c_str(), truth[i],
              theta[i], sd, z);
        QVERIFY2(std::abs(z) < 3.0, analysis.quantities[i].c_str());
    }
}

QTEST_GUILESS_MAIN(TestSimulatedExample)
#include "tst_simulated_example.moc"
