#include "core/message.h"
#include "data/capacity_file.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace interphase;

/// Tables of capacities as people write them down.
class TstCapacityFile : public QObject
{
    Q_OBJECT

private slots:
    void formsOfOneTest_data();
    void formsOfOneTest();
    void whatIsDropped();
    void whatLooksLikeOne_data();
    void whatLooksLikeOne();
    void refusals();

private:
    std::string write(const QByteArray& text)
    {
        QFile file(m_folder.filePath(QStringLiteral("rates.csv")));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            return {};
        return file.fileName().toStdString();
    }
    QTemporaryDir m_folder;
};

void TstCapacityFile::formsOfOneTest_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("plain") << QByteArray("current_A,capacity_Ah\n0.5,5.02\n2.5,4.93\n10,4.3\n");
    QTest::newRow("milli, falling") << QByteArray(
        "Current / mA\tDischarge capacity / mAh\n10000\t4300\n2500\t4930\n500\t5020\n");
    QTest::newRow("discharge is negative, decimal comma")
        << QByteArray("Rate;I [A];Capacity [Ah]\n0,1;-0,5;5,02\n0,5;-2,5;4,93\n2;-10;4,3\n");
}

void TstCapacityFile::formsOfOneTest()
{
    QFETCH(QByteArray, text);
    const std::string path = write(text);
    QVERIFY(looksLikeCapacities(path));
    const MeasuredCapacities found = readCapacities(path);
    const std::vector<double> current{0.5, 2.5, 10.0}, capacity{5.02, 4.93, 4.3};
    QCOMPARE(found.current_A.size(), std::size_t{3});
    for (std::size_t i = 0; i < 3; ++i) {
        QVERIFY(std::abs(found.current_A[i] - current[i]) < 1e-12);
        QVERIFY(std::abs(found.capacity_Ah[i] - capacity[i]) < 1e-12);
    }
    QVERIFY(found.notes.empty());
}

void TstCapacityFile::whatIsDropped()
{
    const MeasuredCapacities found =
        readCapacities(write("current_A,capacity_Ah\n5,4.8\n0,5\n5,4.7\n1,5.0\n2,\n"));
    QCOMPARE(found.current_A, (std::vector{1.0, 5.0}));
    QCOMPARE(found.capacity_Ah, (std::vector{5.0, 4.8}));
    QCOMPARE(found.notes.size(), std::size_t{2});
}

void TstCapacityFile::whatLooksLikeOne_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("a discharge") << QByteArray(
        "time_s,current_A,voltage_V,capacity_Ah\n0,5,4.1,0\n1,5,4.0,0.001\n2,5,3.9,0.003\n");
    QTest::newRow("a spectrum") << QByteArray("freq_Hz,z_real_ohm,z_imag_ohm\n1,0.1,-0.1\n2,0.1,-0.1\n");
    QTest::newRow("without names") << QByteArray("0.5,5.02\n2.5,4.93\n10,4.3\n");
}

void TstCapacityFile::whatLooksLikeOne()
{
    QFETCH(QByteArray, text);
    QVERIFY(!looksLikeCapacities(write(text)));
}

void TstCapacityFile::refusals()
{
    QVERIFY_EXCEPTION_THROWN(readCapacities(write("a,b\n1,2\n3,4\n")), InputError);
    QVERIFY_EXCEPTION_THROWN(readCapacities(write("current_A,capacity_Ah\n0,2\n0,4\n")), InputError);
}

QTEST_GUILESS_MAIN(TstCapacityFile)
#include "tst_capacity_file.moc"
