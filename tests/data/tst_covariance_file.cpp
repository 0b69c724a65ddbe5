#include "core/message.h"
#include "data/covariance_file.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace interphase;

/// A covariance in a table.
class TestCovarianceFile : public QObject
{
    Q_OBJECT

private slots:
    void readsTimesAndMatrix_data();
    void readsTimesAndMatrix();
    void refuses_data();
    void refuses();

private:
    std::string written(const QByteArray& text)
    {
        QFile file(m_folder.filePath("covariance.csv"));
        [&] { QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate)); }();
        file.write(text);
        return file.fileName().toStdString();
    }
    QTemporaryDir m_folder;
};

void TestCovarianceFile::readsTimesAndMatrix_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no names") << QByteArray("0,4e-6,1e-6,0\n10,1e-6,5e-6,1e-6\n20,0,1e-6,6e-6\n");
    QTest::newRow("names") << QByteArray(
        "time_s,c0,c10,c20\n0,4e-6,1e-6,0\n10,1e-6,5e-6,1e-6\n20,0,1e-6,6e-6\n");
    QTest::newRow("semicolons, comma for the point")
        << QByteArray("t;a;b;c\n0,0;4e-6;1e-6;0\n10,0;1e-6;5e-6;1e-6\n20,0;0;1e-6;6e-6\n");
}

void TestCovarianceFile::readsTimesAndMatrix()
{
    QFETCH(QByteArray, text);
    const CovarianceTable table = readCovariance(written(text));
    QCOMPARE(table.times_s, (std::vector<double>{0.0, 10.0, 20.0}));
    QCOMPARE(table.matrix, (std::vector<double>{4e-6, 1e-6, 0.0, 1e-6, 5e-6, 1e-6, 0.0, 1e-6, 6e-6}));
}

void TestCovarianceFile::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("found");
    QTest::newRow("too few rows") << QByteArray("0,4e-6,1e-6,0\n10,1e-6,5e-6,1e-6\n")
                                  << "found 2 rows of 4 columns";
    QTest::newRow("a word") << QByteArray("0,4e-6,1e-6,0\n10,1e-6,x,1e-6\n20,0,1e-6,6e-6\n")
                            << "line 2, column 3: found no number";
}

void TestCovarianceFile::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, found);
    try {
        readCovariance(written(text));
        QFAIL("was read");
    } catch (const InputError& error) {
        const QString says = QString::fromStdString(error.what());
        QVERIFY2(says.contains(found) && says.contains("covariance.csv"), qPrintable(says));
    }
}

QTEST_GUILESS_MAIN(TestCovarianceFile)
#include "tst_covariance_file.moc"
