#include "app/command/run_summary.h"

#include <QTest>

using namespace interphase;

namespace {

RunSummary summaryWith(double rHat)
{
    RunSummary out;
    out.study = "my.interphase";
    out.run.quantities = {"sigma_V"};
    out.warmup = {100, 100};
    out.draws = {200, 200};
    ParameterSummary quantity;
    quantity.rHat = rHat;
    out.quantities = {quantity};
    return out;
}

} // namespace

/// What a person reads of a run.
class TestSummaryText : public QObject
{
    Q_OBJECT

private slots:
    void rHatHasThreeDecimals_data();
    void rHatHasThreeDecimals();
    void fewEffectiveDrawsAreSaid_data();
    void fewEffectiveDrawsAreSaid();
    void oneChainCannotAgree();
};

void TestSummaryText::rHatHasThreeDecimals_data()
{
    QTest::addColumn<double>("rHat");
    QTest::addColumn<QString>("says");
    QTest::addColumn<QString>("cell");
    QTest::newRow("agrees") << 1.0098 << "the largest R-hat is 1.010.\n"
                            << "  1.010  ";
    QTest::newRow("just above") << 1.0103 << "the largest R-hat is 1.011, above 1.01;"
                                << "  1.011  ";
    QTest::newRow("above") << 1.0149 << "the largest R-hat is 1.015, above 1.01;"
                           << "  1.015  ";
}

void TestSummaryText::rHatHasThreeDecimals()
{
    QFETCH(double, rHat);
    QFETCH(QString, says);
    QFETCH(QString, cell);
    const QString text = QString::fromStdString(formatSummaryText(summaryWith(rHat)));
    QVERIFY2(text.contains(says), qPrintable(text));
    QVERIFY2(text.contains(cell), qPrintable(text));
}

void TestSummaryText::fewEffectiveDrawsAreSaid_data()
{
    QTest::addColumn<double>("bulk");
    QTest::addColumn<double>("tail");
    QTest::addColumn<QString>("says");
    QTest::newRow("enough") << 400.0 << 410.0 << QString();
    QTest::newRow("bulk") << 210.0 << 300.0 << "worth 210 independent ones in the bulk, and 400 are wanted";
    QTest::newRow("tails")
        << 500.0 << 100.0
        << "in the tails, and 400 are wanted (100 a chain); interphase calibrate with about --draws 800 ";
}

void TestSummaryText::fewEffectiveDrawsAreSaid()
{
    QFETCH(double, bulk);
    QFETCH(double, tail);
    QFETCH(QString, says);
    RunSummary summary = summaryWith(1.005);
    summary.quantities[0].essBulk = bulk;
    summary.quantities[0].essTail = tail;
    const QString text = QString::fromStdString(formatSummaryText(summary));
    QVERIFY2(text.contains(QStringLiteral("FEW EFFECTIVE DRAWS")) == !says.isEmpty(), qPrintable(text));
    QVERIFY2(text.contains(says), qPrintable(text));
}

void TestSummaryText::oneChainCannotAgree()
{
    RunSummary summary = summaryWith(1.005);
    summary.sampler.chains = 1;
    const QString text = QString::fromStdString(formatSummaryText(summary));
    QVERIFY2(text.contains(QStringLiteral("With one chain it cannot be judged")), qPrintable(text));
    QVERIFY2(!text.contains(QStringLiteral("The chains agree")), qPrintable(text));
}

QTEST_GUILESS_MAIN(TestSummaryText)
#include "tst_summary_text.moc"
