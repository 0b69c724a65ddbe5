#include "data/table.h"

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

using namespace interphase;

namespace {

/// Six decimals, with a point whatever the locale.
std::string number(double x)
{
    return QByteArray::number(x, 'f', 6).toStdString();
}

std::string rows(int count, double dt, double current, double volt = 1.0, const std::string& more = "")
{
    std::string out;
    for (int i = 0; i < count; ++i)
        out += number(i * dt) + "," + number(i ? -current : 0.0) + "," +
               number(volt * (4.1 - (i ? 0.1 : 0.0) - 0.9 * i / count)) + more + "\n";
    return out;
}

const std::string kHead = "Time [s],I[A],U[V]\n";

} // namespace

/// Bad files: one clear sentence with file and line. Suspicious files: a finding with a suggestion.
class TestReadTrouble : public QObject
{
    Q_OBJECT
private slots:
    void refused_data();
    void refused();
    void filesThatAreNotThere();
    void findings_data();
    void findings();
    void capacityColumnExposesCurrent();
};

void TestReadTrouble::refused_data()
{
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<int>("id");
    QTest::addColumn<QString>("part"); // of the sentence
    const auto row = [](const char* name, const std::string& bytes, MessageId id, const char* part) {
        QTest::newRow(name) << bytes << static_cast<int>(id) << QString(part);
    };
    row("empty", "", MessageId::EmptyFile, "x.csv: the file is empty");
    row("blank", "\n \r\n\t\n", MessageId::EmptyFile, "x.csv: the file is empty");
    row("binary",
        std::string("\x7f"
                    "ELF\x01\x02\x00\x00\x03\x04",
                    10),
        MessageId::NotText, "not a text file");
    row("zip", "PK\x03\x04 zip", MessageId::NotText, "not a text file");
    row("prose", "It was a dark night.\nThe cell, at 25 degrees, slept.\n", MessageId::NoTableFound,
        "no table");
    row("names only", kHead, MessageId::NoTableFound, "no table");
    row("one row", kHead + "0,0,4\n", MessageId::TooFewRows, "1 usable rows");
    row("one time", kHead + "5,0,4\n5,-1,3.9\n", MessageId::TooFewRows, "1 usable rows");
    row("no voltage", "Time [s],I[A]\n0,0\n1,-1\n", MessageId::NoVoltageColumn,
        "x.csv, line 1: there is no column of voltage");
    row("no current", "\nTime [s],U[V]\n0,4\n1,3.9\n", MessageId::NoCurrentColumn,
        "x.csv, line 2: there is no column of current");
    row("no time", "I[A],U[V]\n0,4\n-1,3.9\n", MessageId::NotATimeSeries, "not a time series");
    row("ocv table", "SOC_pct,OCV_V\n0,3\n50,3.7\n100,4.2\n", MessageId::OpenCircuitTable,
        "open-circuit voltage");
    row("time back", kHead + "0,0,4\n10,-1,3.9\n20,-1,3.8\n19,-1,3.7\n", MessageId::TimeGoesBack,
        "x.csv, line 5: the time goes back from 20 s to 19 s");
    row("step time", kHead + "0,0,4\n10,0,4\n0,-1,3.9\n10,-1,3.8\n0,0,3.9\n", MessageId::TimeStartsAgain,
        "x.csv, line 4: the time in \"Time [s]\" starts again here (2 times");
    row("mostly text", kHead + "0,0,4\n1,-1,3.9\na,b,c\na,b,c\na,b,c\n", MessageId::MostRowsUnreadable,
        "x.csv, line 4: 3 of the 5 rows");
    row("two times", "Test Time [s],Run Time [s],I[A],U[V]\n0,5,0,4\n1,9,-1,3.9\n2,10,-1,3.8\n",
        MessageId::QuestionWhichColumn, "\"Test Time [s]\", \"Run Time [s]\" can each be the time");
    row("unknown unit", "Time [s],Current [mA/cm2],U[V]\n0,0,4\n1,-1,3.9\n", MessageId::QuestionUnknownUnit,
        "\"mA/cm2\"");
    row("sign", kHead + "0,1,4\n1,1,4\n2,1,4\n", MessageId::QuestionSign, "charges or discharges");
    row("unsigned", kHead + "0,2,3.7\n2,2,3.8\n3,0,3.75\n4,2,3.6\n5,2,3.5\n", MessageId::QuestionUnsigned,
        "which rows are discharge");
    row("unit alone", "Time [s],flow [A],U[V]\n0,0,4\n1,-1,3.9\n", MessageId::QuestionWhether,
        "is the column \"flow [A]\" the current");
}

void TestReadTrouble::refused()
{
    QFETCH(std::string, bytes);
    QFETCH(int, id);
    QFETCH(QString, part);
    try {
        readDatasetBytes(bytes, "x.csv", {}, {});
        QFAIL("the file was accepted");
    } catch (const InputError& error) {
        QCOMPARE(messageName(error.message().id), messageName(static_cast<MessageId>(id)));
        QVERIFY2(QString::fromStdString(error.what()).contains(part), error.what());
        QVERIFY2(QString::fromStdString(error.what()).startsWith("x.csv"), error.what());
    }
}

void TestReadTrouble::filesThatAreNotThere()
{
    const auto idOf = [](auto call) {
        try {
            call();
        } catch (const InputError& error) {
            return error.message().id;
        }
        return MessageId::None;
    };
    const std::string bytes = kHead + rows(5, 1, 1);
    QCOMPARE(idOf([] { readDataset("no/such/file.csv", {}, {}); }), MessageId::CannotOpenFile);
    QCOMPARE(idOf([&] { readDatasetBytes(bytes, "x", {{"time", "Zeit"}}, {}); }), MessageId::UnknownColumn);
    QCOMPARE(idOf([&] {
                 readDatasetBytes(bytes, "x", {{"tiem", "Time [s]"}}, {});
             }),
             MessageId::UnknownQuantity);
    QCOMPARE(idOf([&] {
                 readDatasetBytes(bytes, "x", {{"current", "I[A] | V"}}, {});
             }),
             MessageId::WrongUnit);
    QCOMPARE(idOf([&] {
                 readDatasetBytes(bytes, "x", {{"current", "= five"}}, {});
             }),
             MessageId::InvalidArgument);
    ColumnMapping far;
    far.columns[Quantity::Time] = {0};
    far.columns[Quantity::Voltage] = {7};
    far.columns[Quantity::Current] = {1};
    QCOMPARE(idOf([&] { readTableBytes(bytes, "x", far); }), MessageId::NoVoltageColumn);
}

void TestReadTrouble::findings_data()
{
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<int>("id"); // None: no finding
    const auto row = [](const char* name, const std::string& bytes, MessageId id) {
        QTest::newRow(name) << bytes << static_cast<int>(id);
    };
    row("good", kHead + rows(100, 36, 5), MessageId::None);
    row("mA under A", kHead + rows(100, 36, 5000), MessageId::FindingMilliampere);
    row("ms under s", kHead + rows(100, 36000, 5), MessageId::FindingMilliseconds);
    row("a large cell", kHead + rows(100, 36.5, 300), MessageId::None);
    row("too much charge", kHead + rows(100, 3600.5, 900), MessageId::FindingLargeCharge);
    row("mV under V", kHead + rows(100, 36, 5, 1000), MessageId::FindingMillivolt);
    row("pack", kHead + rows(100, 36, 5, 12), MessageId::FindingVoltageRange);
    row("zero voltage", kHead + rows(100, 36, 5) + "3700,-5,0\n", MessageId::FindingZeroVoltage);
    row("zero current", kHead + rows(100, 36, 0), MessageId::FindingNoCurrent);
    row("gap", kHead + rows(100, 36, 5) + "9000,-5,3.15\n9036,-5,3.14\n", MessageId::FindingGap);
}

void TestReadTrouble::findings()
{
    QFETCH(std::string, bytes);
    QFETCH(int, id);
    const Dataset d = readDatasetBytes(bytes, "x.csv", {}, {});
    if (static_cast<MessageId>(id) == MessageId::None) {
        QVERIFY2(d.findings.empty(), d.findings.empty() ? "" : d.findings[0].english().c_str());
        return;
    }
    const bool found = std::any_of(d.findings.begin(), d.findings.end(),
                                   [&](const Message& m) { return m.id == static_cast<MessageId>(id); });
    QVERIFY2(found, d.findings.empty() ? "no finding" : d.findings[0].english().c_str());
    QVERIFY(inspectTableBytes(bytes, "x.csv").findings == d.findings);
}

void TestReadTrouble::capacityColumnExposesCurrent()
{
    const auto read = [](double recorded) {
        std::string bytes = "Time [s],I[A],U[V],Capacity [Ah]\n";
        for (int i = 0; i < 100; ++i)
            bytes += number(36.25 * i) + "," + (i ? "-2.0," : "0,") + number(4.1 - 0.01 * i) + "," +
                     number(recorded * i / 99) + "\n";
        return readDatasetBytes(bytes, "x", {}, {}).findings;
    };
    const double charge_Ah = 2.0 * 36.25 * 99 / 3600.0;
    QVERIFY(read(charge_Ah).empty());
    QCOMPARE(read(charge_Ah / 2).at(0).id, MessageId::FindingChargeMismatch); // current out by 2x
    QCOMPARE(read(charge_Ah / 10).at(0).id, MessageId::FindingChargeMismatch);
    QCOMPARE(read(charge_Ah / 1000).at(0).id, MessageId::FindingMilliampere);
}

QTEST_GUILESS_MAIN(TestReadTrouble)
#include "tst_read_trouble.moc"
