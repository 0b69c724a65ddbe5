// The live curve of the page Cell & model: what was solved is shown, also where a run ends with a reason.
#include "app/window/model_curve.h"
#include "cell/parameter_sets.h"

#include <QTest>
#include <cmath>

using namespace interphase;

class TestModelCurve : public QObject
{
    Q_OBJECT

private slots:
    void runThatEndsIsShown_data();
    void runThatEndsIsShown();
};

namespace {

Cell chen()
{
    return loadCell("Chen2020", INTERPHASE_SOURCE_DIR "/resources/parameter_sets");
}

/// A minute of rest, then more than the salt carries.
CurveRequest fast(bool measured)
{
    CurveRequest request;
    request.cell = std::make_shared<Cell>(chen());
    request.kind = ModelKind::Spme;
    request.details = request.compare = true;
    if (!measured) {
        request.protocol = parseProtocol("rest for 60 s; discharge at 15 A until 2.5 V", 5.0);
        return request;
    }
    MeasuredDrive drive;
    drive.driven.current = {{0.0, 60.0, 60.0, 400.0}, {0.0, 0.0, 15.0, 15.0}};
    for (int i = 0; i <= 80; ++i)
        drive.driven.times_s.push_back(5.0 * i);
    drive.voltage_V.assign(drive.driven.times_s.size(), 3.7);
    request.measured = std::make_shared<MeasuredDrive>(drive);
    return request;
}

} // namespace

void TestModelCurve::runThatEndsIsShown_data()
{
    QTest::addColumn<bool>("measured");
    QTest::newRow("data") << true;
    QTest::newRow("steps") << false;
}

/// Up to the time of the message, the inside too.
void TestModelCurve::runThatEndsIsShown()
{
    QFETCH(bool, measured);
    const CurveResult result = solveCurve(fast(measured), {});
    QVERIFY(!result.status.ok());
    QCOMPARE(result.status.reason.id, MessageId::SolverElectrolyteDry);
    const double end_s = QString::fromStdString(result.status.reason.arguments.front()).toDouble();
    QVERIFY(end_s > 70.0 && end_s < 300.0);
    const Series& model = result.view.model;
    QCOMPARE(model.x.size(), model.y.size());
    QVERIFY(model.x.size() > 15U);
    QVERIFY(std::abs(model.x.back() - end_s) < 1e-2);
    for (std::size_t i = 0; i < model.x.size(); ++i)
        QVERIFY(model.y[i] > 2.5 && model.y[i] < 4.3 && model.x[i] <= model.x.back());
    QVERIFY(!result.view.compare.x.empty());
    QVERIFY(result.details.profileTimes_s.size() >= 40U);
    QVERIFY(std::abs(result.details.profileTimes_s.back() - end_s) < 0.1);
    QVERIFY(!result.details.inX.empty() && !result.details.observables.empty());
    QCOMPARE(result.view.data.x.size(), measured ? 81U : 0U);
}

QTEST_GUILESS_MAIN(TestModelCurve)
#include "tst_model_curve.moc"
