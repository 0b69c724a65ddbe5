#include "app/window/time_left.h"

#include <QTest>

#include <cmath>

using namespace interphase;

class TestTimeLeft : public QObject
{
    Q_OBJECT
private slots:
    void saysNothingTooEarly();
    void steadyWorkIsExact();
    void countsDownBetweenSteps();
    void growsWhereAStepIsLate();
    void followsAChangeOfRate();
    void beginsAgainWhereProgressFalls();
    void remembersLongWorkInFewPoints();
    void texts_data();
    void texts();
};

void TestTimeLeft::saysNothingTooEarly()
{
    TimeLeft left;
    QVERIFY(!left.seconds(1.0));
    left.add(0.0, -1.0);
    left.add(10.0, -1.0);
    QVERIFY(!left.seconds(1.0)); // nothing was told yet
    left.add(10.0, 0.0);
    left.add(11.0, 0.5);
    QVERIFY(!left.seconds(1.0)); // a second
    left.clear();
    left.add(0.0, 0.0);
    left.add(60.0, 0.001);
    QVERIFY(!left.seconds(1.0)); // a thousandth
}

void TestTimeLeft::steadyWorkIsExact()
{
    TimeLeft left;
    for (int t = 0; t <= 40; ++t)
        left.add(100.0 + t, 10.0 * t);
    QCOMPARE(left.seconds(1000.0).value_or(-1.0), 60.0);
    QCOMPARE(left.perSecond(), 10.0);
}

void TestTimeLeft::countsDownBetweenSteps()
{
    TimeLeft left;
    left.add(0.0, 0.0);
    left.add(60.0, 0.1);
    QCOMPARE(left.seconds(1.0).value_or(-1.0), 540.0);
    left.add(100.0, 0.1);
    QVERIFY(std::abs(*left.seconds(1.0) - 500.0) < 1e-9);
    left.add(120.0, 0.2);
    QVERIFY(std::abs(*left.seconds(1.0) - 480.0) < 1e-9);
}

void TestTimeLeft::growsWhereAStepIsLate()
{
    TimeLeft left;
    left.add(0.0, 0.0);
    left.add(60.0, 0.5);
    left.add(120.0, 0.5);
    QCOMPARE(left.seconds(1.0).value_or(-1.0), 0.0); // due now
    left.clear();
    left.add(0.0, 0.0);
    left.add(60.0, 0.25);
    left.add(300.0, 0.25);
    // Were the second quarter done now, 300 s for a half leave 300 s.
    QCOMPARE(left.seconds(1.0).value_or(-1.0), 300.0);
}

void TestTimeLeft::followsAChangeOfRate()
{
    TimeLeft left; // warm-up at 1 a second, then 10
    for (int t = 0; t <= 100; ++t)
        left.add(t, t);
    for (int t = 1; t <= 100; ++t)
        left.add(100 + t, 100 + 10 * t);
    QVERIFY(std::abs(left.perSecond() - 10.0) < 0.2);
    QVERIFY(std::abs(*left.seconds(2100.0) - 100.0) < 3.0);
}

void TestTimeLeft::beginsAgainWhereProgressFalls()
{
    TimeLeft left;
    left.add(0.0, 0.0);
    left.add(100.0, 0.9);
    left.add(101.0, 0.0);
    QVERIFY(!left.seconds(1.0));
    left.add(111.0, 0.5);
    QCOMPARE(left.seconds(1.0).value_or(-1.0), 10.0);
}

void TestTimeLeft::remembersLongWorkInFewPoints()
{
    TimeLeft left;
    for (int i = 0; i <= 200000; ++i)
        left.add(0.15 * i, i);
    QVERIFY(std::abs(*left.seconds(400000.0) - 30000.0) < 1.0);
}

void TestTimeLeft::texts_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("a moment") << 3.0 << "a few seconds left";
    QTest::newRow("tens") << 38.2 << "about 40 s left";
    QTest::newRow("never zero") << 5.1 << "about 10 s left";
    QTest::newRow("a minute") << 58.0 << "about 1 min left";
    QTest::newRow("minutes") << 131.0 << "about 2 min left";
    QTest::newRow("fives") << 1400.0 << "about 25 min left";
    QTest::newRow("hours") << 7500.0 << "about 2 h 10 min left";
}

void TestTimeLeft::texts()
{
    QFETCH(double, seconds);
    QTEST(timeLeftText(seconds), "text");
    QCOMPARE(timeLeftText({}), QString());
}

QTEST_GUILESS_MAIN(TestTimeLeft)
#include "tst_time_left.moc"
