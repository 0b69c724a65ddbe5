#include "app/window/data_views.h"

#include <QTest>

#include <limits>

using namespace interphase;

namespace {

constexpr TimeWindow kWhole{0.0, 100.0};
const double kNone = std::numeric_limits<double>::quiet_NaN();

std::optional<TimeWindow> window(double begin, double end)
{
    return std::isnan(begin) ? std::nullopt : std::optional(TimeWindow{begin, end});
}

} // namespace

/// Windows that may not overlap, and the answers of the mapping panel as readDataset() takes them.
class TestDataViews : public QObject
{
    Q_OBJECT
private slots:
    void windowsGiveWay_data();
    void windowsGiveWay();
    void previewBecomesQuestions();
    void answersBecomeARequest_data();
    void answersBecomeARequest();
    void wholeSetHeldOutShowsNoFit();
    void spectraAndQuantities();
};

void TestDataViews::spectraAndQuantities()
{
    SpectrumUse use;
    use.name = "EIS";
    use.frequency_Hz = {0.1, 1.0, 1e3};
    use.real_ohm = use.imaginary_ohm = {1.0, 2.0, 3.0};
    SpectrumView view = spectrumView(use);
    QVERIFY(view.begin_Hz == 0.1 && view.end_Hz == 1e3);
    QCOMPARE(view.real_ohm, use.real_ohm);
    use.fit = FrequencyWindow{0.5, 10.0};
    view = spectrumView(use);
    QVERIFY(view.begin_Hz == 0.5 && view.end_Hz == 10.0);
    DataUse data;
    QVERIFY(quantityProblem(data, ThermalKind::Isothermal).isEmpty());
    data.usesTemperature = true;
    for (const ThermalKind thermal : {ThermalKind::Isothermal, ThermalKind::Measured})
        QVERIFY(!quantityProblem(data, thermal).isEmpty());
    for (const ThermalKind thermal : {ThermalKind::Lumped, ThermalKind::Conduction})
        QVERIFY(quantityProblem(data, thermal).isEmpty());
}

void TestDataViews::windowsGiveWay_data()
{
    QTest::addColumn<bool>("setsFit");
    QTest::addColumn<double>("begin");
    QTest::addColumn<double>("end");
    QTest::addColumn<double>("fitBegin");
    QTest::addColumn<double>("fitEnd");
    QTest::addColumn<double>("heldBegin");
    QTest::addColumn<double>("heldEnd");
    // Before each: fit 0..80, held out 80..100.
    QTest::newRow("fit grows into the hold-out") << true << 0.0 << 90.0 << 0.0 << 90.0 << 90.0 << 100.0;
    QTest::newRow("fit shrinks") << true << 10.0 << 60.0 << 10.0 << 60.0 << 80.0 << 100.0;
    QTest::newRow("fit takes all") << true << 0.0 << 100.0 << kNone << kNone << kNone << kNone;
    QTest::newRow("hold-out grows into the fit") << false << 50.0 << 100.0 << 0.0 << 50.0 << 50.0 << 100.0;
    QTest::newRow("hold-out moves to the begin") << false << 0.0 << 30.0 << 30.0 << 80.0 << 0.0 << 30.0;
    QTest::newRow("all is held out") << false << 0.0 << 100.0 << kNone << kNone << 0.0 << 100.0;
}

void TestDataViews::windowsGiveWay()
{
    QFETCH(bool, setsFit);
    QFETCH(double, begin);
    QFETCH(double, end);
    QFETCH(double, fitBegin);
    QFETCH(double, fitEnd);
    QFETCH(double, heldBegin);
    QFETCH(double, heldEnd);
    DataUse use;
    use.fit = TimeWindow{0.0, 80.0};
    use.holdOut = TimeWindow{80.0, 100.0};
    if (setsFit)
        setFit(use, {begin, end}, kWhole);
    else
        setHoldOut(use, {begin, end}, kWhole);
    QVERIFY(use.fit == window(fitBegin, fitEnd));
    QVERIFY(use.holdOut == window(heldBegin, heldEnd));
}

void TestDataViews::previewBecomesQuestions()
{
    const TablePreview preview =
        inspectTableBytes("t [s],I [mA],U [V]\n0,0,4.1\n1,1000,4.0\n2,1000,3.9\n3,1000,3.8\n", "cell.csv");
    const MappingView view = mappingView(preview);
    QCOMPARE(view.columns, (QStringList{QStringLiteral("t"), QStringLiteral("I"), QStringLiteral("U")}));
    QCOMPARE(view.quantities[0].column, QStringLiteral("t"));
    QCOMPARE(view.quantities[1].column, QStringLiteral("I"));
    QCOMPARE(view.quantities[1].unit, QStringLiteral("mA"));
    QVERIFY(!view.quantities[3].required && view.quantities[3].column.isEmpty());
    QCOMPARE(view.chargePositive, std::optional<bool>(false)); // the voltage falls with a positive current
}

void TestDataViews::answersBecomeARequest_data()
{
    QTest::addColumn<QString>("unit");
    QTest::addColumn<double>("current_A");
    QTest::newRow("as recognised") << QStringLiteral("mA") << 1.0;
    QTest::newRow("another unit") << QStringLiteral("A") << 1000.0;
}

void TestDataViews::answersBecomeARequest()
{
    QFETCH(QString, unit);
    QFETCH(double, current_A);
    const std::string bytes = "t [s],I [mA],U [V]\n0,0,4.1\n1,1000,4.0\n2,1000,3.9\n3,1000,3.8\n";
    const MappingView asked = mappingView(inspectTableBytes(bytes, "cell.csv"));
    MappingAnswer answer;
    for (const QuantityView& quantity : asked.quantities)
        if (!quantity.column.isEmpty()) {
            answer.columns[quantity.key] = quantity.column;
            answer.units[quantity.key] = quantity.unit;
        }
    answer.units[QStringLiteral("current")] = unit;
    answer.chargePositive = false;
    const ReadRequest request = readRequest("cell.csv", asked, answer);
    const Dataset data = readDatasetBytes(bytes, request.file, request.columns, request.chargePositive);
    QCOMPARE(data.current_A[1], current_A);
    QCOMPARE(data.voltage_V[3], 3.8);
}

void TestDataViews::wholeSetHeldOutShowsNoFit()
{
    Dataset data;
    data.time_s = {0, 50, 100};
    data.current_A = {0, 1, 1};
    data.voltage_V = {4.1, 4.0, 3.9};
    DataUse use;
    QCOMPARE(datasetView(data, use, true).fit->end_s, 100.0);
    use.holdOut = kWhole;
    QCOMPARE(datasetView(data, use, true).fit->end_s, 0.0);
    QVERIFY(datasetView(data, use, false).time_s.empty());
    QCOMPARE(datasetView(data, use, false).rows, 3);
}

QTEST_GUILESS_MAIN(TestDataViews)
#include "tst_data_views.moc"
