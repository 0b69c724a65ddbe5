#include "app/command/uncertain_number.h"

#include <QTest>

#include <limits>

using namespace interphase;

class TestUncertainNumber : public QObject
{
    Q_OBJECT

private slots:
    void shows_data();
    void shows();
};

void TestUncertainNumber::shows_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("sd");
    QTest::addColumn<QString>("text");
    QTest::newRow("small") << 3.914e-14 << 1.2e-15 << "3.91(12)e-14";
    QTest::newRow("plain") << 0.85312 << 0.021 << "0.853(21)";
    QTest::newRow("negative") << -0.85312 << 0.021 << "-0.853(21)";
    QTest::newRow("deviation rounds up to three digits") << 0.85312 << 0.0996 << "0.85(10)";
    QTest::newRow("deviation of one") << 12.34 << 1.5 << "12.3(15)";
    QTest::newRow("large") << 33133.0 << 420.0 << "3.313(42)e4";
    QTest::newRow("deviation larger than the value") << 2e-9 << 5.1e-8 << "0.2(51)e-8";
    QTest::newRow("zero") << 0.0 << 0.25 << "0.00(25)";
    QTest::newRow("no deviation") << 1.23456 << 0.0 << "1.235";
    QTest::newRow("deviation unknown") << 1.23456 << std::numeric_limits<double>::quiet_NaN() << "1.235";
}

void TestUncertainNumber::shows()
{
    QFETCH(double, value);
    QFETCH(double, sd);
    QFETCH(QString, text);
    QCOMPARE(QString::fromStdString(uncertainNumber(value, sd)), text);
}

QTEST_GUILESS_MAIN(TestUncertainNumber)
#include "tst_uncertain_number.moc"
