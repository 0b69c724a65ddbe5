#include "cell/bpx.h"
#include "core/message.h"

#include <QTest>

using namespace interphase;

class TestBpx : public QObject
{
    Q_OBJECT
private slots:
    void readsChen();
};

void TestBpx::readsChen()
{
    const Cell cell = readBpx(INTERPHASE_SOURCE_DIR "/resources/parameter_sets/Chen2020.json");
    QCOMPARE(cell.parameters[ParameterId::NegativeThickness], 8.52e-05);
    qDebug() << cell.curve(CurveId::NegativeOcp)(0.5) << cell.parameters[ParameterId::NegativeActiveFraction];
}

QTEST_GUILESS_MAIN(TestBpx)
#include "tst_bpx.moc"
