// Measured open-circuit potentials: from the file to a smooth falling curve.
#include "cell/parameter_sets.h"
#include "cell/sampling.h"
#include "cell/smooth_potential.h"
#include "core/message.h"
#include "core/random.h"
#include "data/potential_file.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace interphase;

class TestPotentialFile : public QObject
{
    Q_OBJECT

private slots:
    void formsOfOneTable_data();
    void formsOfOneTable();
    void refusals_data();
    void refusals();
    void exactPointsComeBack();
    void noiseIsSmoothed();
    void fallsEverywhere();
    void branchesOfHysteresis();
    void measuredFiles();

private:
    std::string write(const QByteArray& text)
    {
        QFile file(m_folder.filePath(QStringLiteral("ocp.csv")));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            return {};
        return file.fileName().toStdString();
    }
    QTemporaryDir m_folder;
};

namespace {

Cell bundled(const char* name)
{
    return loadCell(name, INTERPHASE_SOURCE_DIR "/resources/parameter_sets");
}

/// The graphite of a published set, with independent noise.
FunctionTable graphite(int count, double noise_V, std::uint32_t seed)
{
    const Cell cell = bundled("Chen2020");
    RandomStream random(7, StreamPurpose::Test, seed);
    FunctionTable out;
    for (int i = 0; i < count; ++i) {
        out.x.push_back(0.01 + 0.98 * i / (count - 1));
        out.y.push_back(cell.curve(CurveId::NegativeOcp)(out.x.back()) + noise_V * random.normal());
    }
    return out;
}

double rmsAgainst(const Curve& a, const Curve& b)
{
    double squares = 0.0;
    constexpr int kPoints = 1000;
    for (int i = 0; i < kPoints; ++i) {
        const double x = 0.03 + 0.96 * i / (kPoints - 1);
        squares += (a(x) - b(x)) * (a(x) - b(x));
    }
    return std::sqrt(squares / kPoints);
}

bool falls(const FunctionTable& table)
{
    for (std::size_t i = 1; i < table.y.size(); ++i)
        if (!(table.y[i] < table.y[i - 1]))
            return false;
    return true;
}

} // namespace

void TestPotentialFile::formsOfOneTable_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("named") << QByteArray("Stoichiometry,Voltage [V]\n0.9,0.08\n0.5,0.12\n0.1,0.2\n");
    QTest::newRow("comments") << QByteArray("# graphite\n# sto,ocp\n0.1,0.2\n0.5,0.12\n0.9,0.08\n");
    QTest::newRow("remarks between") << QByteArray(
        "# graphite\n0.1,0.2\n# measured\n0.5,0.12\n# extra\n0.9,0.08\n");
    QTest::newRow("bare") << QByteArray("0.1, 0.2\n0.5, 0.12\n0.9, 0.08\n");
    QTest::newRow("other order") << QByteArray("OCP [V];x\n0,2;0,1\n0,12;0,5\n0,08;0,9\n");
    QTest::newRow("state of charge") << QByteArray("soc,voltage\n0.1,0.08\n0.5,0.12\n0.9,0.2\n");
    QTest::newRow("twice") << QByteArray("sto,ocp\n0.1,0.2\n0.5,0.11\n0.5,0.13\n0.9,0.08\n");
}

void TestPotentialFile::formsOfOneTable()
{
    QFETCH(QByteArray, text);
    const MeasuredPotential read = readPotential(write(text));
    const std::vector<double> x{0.1, 0.5, 0.9}, u{0.2, 0.12, 0.08};
    QCOMPARE(read.stoichiometry.size(), x.size());
    for (std::size_t i = 0; i < x.size(); ++i) {
        QVERIFY(std::abs(read.stoichiometry[i] - x[i]) < 1e-12);
        QVERIFY(std::abs(read.potential_V[i] - u[i]) < 1e-12);
    }
}

void TestPotentialFile::refusals_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("percent") << QByteArray("sto,ocp\n10,0.2\n50,0.12\n90,0.08\n") << QByteArray("line 2");
    QTest::newRow("millivolts") << QByteArray("sto,ocp\n0.1,200\n0.5,120\n0.9,80\n") << QByteArray("line 2");
    QTest::newRow("other columns") << QByteArray("a,b,c\n0.1,1,2\n0.2,2,3\n0.3,3,4\n")
                                   << QByteArray("Stoichiometry");
}

void TestPotentialFile::refusals()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, said);
    try {
        readPotential(write(text));
        QFAIL("nothing was refused");
    } catch (const InputError& error) {
        QVERIFY2(QByteArray(error.what()).contains(said), error.what());
        QVERIFY2(QByteArray(error.what()).contains("ocp.csv"), error.what());
    }
}

/// Points without noise: nothing is smoothed away.
void TestPotentialFile::exactPointsComeBack()
{
    const SmoothPotential smooth = smoothPotential(graphite(250, 0.0, 0));
    const double rms =
        rmsAgainst(stoichiometryCurve(smooth.table), bundled("Chen2020").curve(CurveId::NegativeOcp));
    qInfo("residuals %.4f mV, against the formula %.4f mV", 1e3 * smooth.rms_V, 1e3 * rms);
    QVERIFY(rms < 0.1e-3);
}

/// Of noise with an sd of 2 mV on 400 points less than half is left, in the curve and more so in the slope.
void TestPotentialFile::noiseIsSmoothed()
{
    const Curve truth = bundled("Chen2020").curve(CurveId::NegativeOcp);
    for (std::uint32_t seed = 0; seed < 5; ++seed) {
        const FunctionTable points = graphite(400, 2e-3, seed);
        const SmoothPotential smooth = smoothPotential(points);
        const double rms = rmsAgainst(stoichiometryCurve(smooth.table), truth);
        qInfo("residuals %.3f mV, against the formula %.3f mV", 1e3 * smooth.rms_V, 1e3 * rms);
        QVERIFY(rms < 1e-3);
        QVERIFY(smooth.rms_V > 1.6e-3 && smooth.rms_V < 2.3e-3);
        QVERIFY(falls(smooth.table));
    }
}

/// Noise that is larger than what the potential falls by between points.
void TestPotentialFile::fallsEverywhere()
{
    for (const int count : {8, 30, 1000})
        QVERIFY(falls(smoothPotential(graphite(count, 20e-3, 1)).table));
    FunctionTable rising = graphite(50, 0.0, 0);
    std::ranges::reverse(rising.y);
    QVERIFY_EXCEPTION_THROWN(smoothPotential(rising), InputError);
}

void TestPotentialFile::branchesOfHysteresis()
{
    Cell cell = bundled("Chen2020");
    FunctionTable lower = graphite(200, 0.0, 0), upper = lower;
    for (double& u : upper.y)
        u += 0.02;
    setBranches(cell, Side::Negative, 0, lower, upper);
    QVERIFY(cell.has(CurveId::NegativeLithiation));
    QVERIFY(std::abs(cell.curve(CurveId::NegativeOcp)(0.5) - stoichiometryCurve(lower)(0.5) - 0.01) < 1e-6);
    setPotential(cell, Side::Negative, 0, lower);
    QVERIFY(!cell.has(CurveId::NegativeLithiation));
}

void TestPotentialFile::measuredFiles()
{
    const QDir folder(qEnvironmentVariable("INTERPHASE_SHARED") + QStringLiteral("/data/ocp"));
    if (qEnvironmentVariable("INTERPHASE_SHARED").isEmpty() || !folder.exists())
        QSKIP("INTERPHASE_SHARED names no folder with measured files");
    const QStringList names =
        folder.entryList({QStringLiteral("*ocp*.csv"), QStringLiteral("*half-cell.csv")});
    QVERIFY(names.size() >= 10);
    for (const QString& name : names) {
        const MeasuredPotential read = readPotential(folder.filePath(name).toStdString());
        const SmoothPotential smooth = smoothPotential({read.stoichiometry, read.potential_V});
        qInfo("%s: %zu points, %.4f to %.4f, residuals %.3f mV%s", qPrintable(name),
              read.stoichiometry.size(), read.stoichiometry.front(), read.stoichiometry.back(),
              1e3 * smooth.rms_V, read.notes.empty() ? "" : (", " + read.notes.front()).c_str());
        QVERIFY(falls(smooth.table));
        QVERIFY(smooth.rms_V < 3e-3);
        QVERIFY(read.notes.size() == (name.contains(QStringLiteral("NMC-Li")) ? 1 : 0)); // nothing left out
    }
}

QTEST_GUILESS_MAIN(TestPotentialFile)
#include "tst_potential_file.moc"
