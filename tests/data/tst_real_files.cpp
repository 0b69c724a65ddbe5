#include "data/current_simplification.h"
#include "data/steps.h"
#include "data/table.h"
#include "data/thinning.h"

#include <QDir>
#include <QTest>

using namespace interphase;

/// Whole measured files, as their instruments wrote them.
///
/// The expected numbers were checked in the files with wc and awk, without this program. Rows: with numbers,
/// less the instrument's event rows (status RANGE, STO) and all but the last of rows with the same time.
/// Times, voltages and currents: the cells of the first, second and last of these rows. Steps: the changes of
/// the status, or of the sign of the current where there is none, and one more for each charge whose current
/// falls at a constant voltage.
class TestRealFiles : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void opens_data();
    void opens();
    void everyFileOfAFolder_data();
    void everyFileOfAFolder();
    void openCircuitTable();
    void filesWithoutCurrent();
    void driveCycleIsOneProfile();
    void pulsesOfManyCellsAreRefused();

private:
    std::string path(const QString& name) const { return (m_folder + "/data/" + name).toStdString(); }
    QString m_folder;
};

void TestRealFiles::initTestCase()
{
    m_folder = qEnvironmentVariable("INTERPHASE_SHARED");
    if (m_folder.isEmpty() || !QDir(m_folder + "/data/cycling").exists())
        QSKIP("INTERPHASE_SHARED names no folder with measured files");
}

void TestRealFiles::opens_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<double>("lastTime");
    QTest::addColumn<double>("firstVoltage");
    QTest::addColumn<double>("lastVoltage");
    QTest::addColumn<double>("secondCurrent"); // discharge positive
    QTest::addColumn<int>("steps");
    const QString a = "cycling/aboutenergy_NMC/", l = "cycling/lgm50_csv/", d = "cycling/lgm50_digatron/";
    QTest::newRow(qPrintable(a + "NMC_25degC_1C.csv"))
        << 3730 << 3727.0665 << 4.193675688 << 2.699522924 << 12.4946539 << 2;
    QTest::newRow(qPrintable(a + "NMC_25degC_2C.csv"))
        << 1846 << 1843.387 << 4.193867443 << 2.699714678 << 24.99710558 << 2;
    QTest::newRow(qPrintable(a + "NMC_25degC_Co2.csv"))
        << 7498 << 7495.8848 << 4.194059198 << 2.699714678 << 6.291514407 << 2;
    QTest::newRow(qPrintable(a + "NMC_25degC_Co20.csv"))
        << 7539 << 75367.37678 << 4.193675688 << 2.699714678 << 0.690104142 << 2;
    QTest::newRow(qPrintable(l + "LGM50_0degC_0p1C.csv"))
        << 1230 << 58510.5 << 4.13159 << 4.13171 << 0.49579 << 6;
    QTest::newRow(qPrintable(l + "LGM50_45degC_1p5C.csv"))
        << 534 << 16259.3 << 4.05438 << 4.17205 << 5.00011 << 6;
    QTest::newRow(qPrintable(d + "Cell782_0p1C_0degC.csv"))
        << 2529 << 124683.898 << 3.13733 << 3.20269 << 0.0 << 11;
    QTest::newRow(qPrintable(d + "Cell785_0p5C_25degC.csv"))
        << 1401 << 61669.248 << 4.14445 << 3.07385 << 0.0 << 10;
    QTest::newRow(qPrintable(d + "Cell796_2C_25degC.csv"))
        << 13357 << 20374.030 << 4.14438 << 3.08080 << 0.0 << 6;
}

void TestRealFiles::opens()
{
    QFETCH(int, rows);
    QFETCH(double, lastTime);
    QFETCH(double, firstVoltage);
    QFETCH(double, lastVoltage);
    QFETCH(double, secondCurrent);
    QFETCH(int, steps);
    const Dataset d = readDataset(path(QTest::currentDataTag()), {}, {});
    QCOMPARE(d.time_s.size(), std::size_t(rows));
    QCOMPARE(d.time_s.back(), lastTime);
    QCOMPARE(d.voltage_V.front(), firstVoltage);
    QCOMPARE(d.voltage_V.back(), lastVoltage);
    QCOMPARE(d.current_A[1], secondCurrent);
    QVERIFY2(d.findings.empty(), d.findings.empty() ? "" : d.findings[0].english().c_str());
    QCOMPARE(findSteps(d).size(), std::size_t(steps));
    QVERIFY(restVoltageBefore(d, d.time_s.front()));
    QCOMPARE(thin(d, d.time_s.front(), d.time_s.back(), 300).size(), std::size_t(300));
}

void TestRealFiles::everyFileOfAFolder_data()
{
    QTest::addColumn<int>("files");
    QTest::newRow("cycling/aboutenergy_NMC") << 5;
    QTest::newRow("cycling/lgm50_csv") << 16;
    QTest::newRow("cycling/lgm50_digatron") << 8;
}

void TestRealFiles::everyFileOfAFolder()
{
    QFETCH(int, files);
    const QString folder = QTest::currentDataTag();
    int opened = 0;
    for (const QString& name : QDir(m_folder + "/data/" + folder).entryList({"*.csv"}, QDir::Files)) {
        if (name.contains("OCV"))
            continue;
        const Dataset d = readDataset(path(folder + "/" + name), {}, {});
        // A discharge ends below the voltage at which it began, so the charge while the voltage is lowest is
        // known.
        double lowest = 9.0, before = 0.0;
        for (std::size_t i = 1; i < d.time_s.size(); ++i) {
            if (d.voltage_V[i] < lowest && d.current_A[i - 1] != 0.0) {
                lowest = d.voltage_V[i];
                before = d.current_A[i - 1];
            }
        }
        QVERIFY2(before > 0.0, qPrintable(name));
        QVERIFY2(d.findings.empty(), qPrintable(name));
        QVERIFY2(findSteps(d).size() <= 12, qPrintable(name));
        ++opened;
    }
    QCOMPARE(opened, files);
}

void TestRealFiles::openCircuitTable()
{
    try {
        readDataset(path("cycling/lgm50_csv/LGM50_OCV_25degC.csv"), {}, {});
        QFAIL("a table of open-circuit voltage was accepted as a time series");
    } catch (const InputError& error) {
        QCOMPARE(error.message().id, MessageId::OpenCircuitTable);
    }
}

void TestRealFiles::filesWithoutCurrent()
{
    const std::string lg = path("cycling/lgm50_789_1C_25degC.csv");
    const TablePreview preview = inspectTable(lg);
    QCOMPARE(preview.rowCount, std::size_t(10800));
    QCOMPARE(preview.problem->id, MessageId::NoCurrentColumn);
    const Dataset d = readDataset(lg, {{"current", "= 5 A"}}, {});
    QCOMPARE(d.temperature_K.front(), 297.75);
    const Dataset kokam =
        readDataset(path("cycling/kokam_ecker2015/Ecker_1C.csv"),
                    {{"time", "column 1"}, {"voltage", "column 2"}, {"current", "= 7.5 A"}}, {});
    QCOMPARE(kokam.time_s.size(), std::size_t(31));
    QCOMPARE(kokam.voltage_V.back(), 2.76636577341609);
}

void TestRealFiles::driveCycleIsOneProfile()
{
    const Dataset d = readDataset(path("cycling/aboutenergy_NMC/NMC_25degC_DriveCycle.csv"), {}, {});
    const auto steps = findSteps(d);
    QCOMPARE(steps.size(), std::size_t(2));
    QCOMPARE(steps[0].kind, StepKind::Rest);
    QCOMPARE(steps[1].kind, StepKind::Profile);
    const SimplifiedCurrent s = simplifyCurrent(d.time_s, d.current_A, 0.05);
    QVERIFY(s.time_s.size() < d.time_s.size());
}

void TestRealFiles::pulsesOfManyCellsAreRefused()
{
    try {
        readDataset(path("pulse/lgm50_pulses_12cells.csv"), {}, {});
        QFAIL("a file of 108 pulses with times from zero each was accepted");
    } catch (const InputError& error) {
        QCOMPARE(error.message().id, MessageId::TimeStartsAgain);
    }
}

QTEST_GUILESS_MAIN(TestRealFiles)
#include "tst_real_files.moc"
