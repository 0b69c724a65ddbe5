#include "data/cell_value.h"
#include "data/current_sign.h"
#include "data/dialect.h"
#include "data/quantity.h"
#include "data/sha256.h"
#include "data/text_decoding.h"
#include "data/unit.h"

#include <QTest>
#include <cmath>
#include <string>

using namespace interphase;

/// The small parts of reading a table: each against known answers.
class TestDataParts : public QObject
{
    Q_OBJECT
private slots:
    void sha256_data();
    void sha256();
    void cells_data();
    void cells();
    void units_data();
    void units();
    void headers_data();
    void headers();
    void names_data();
    void names();
    void quotedCells();
    void encodings();
    void binaryIsNoText();
    void signFromJumpsAndDrifts();
    void signOfUnsignedCurrent();
    void signUndecided();
};

void TestDataParts::sha256_data()
{
    // FIPS 180-4 examples; the third message has two blocks.
    QTest::addColumn<std::string>("message");
    QTest::addColumn<std::string>("digest");
    QTest::newRow("empty") << std::string()
                           << std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    QTest::newRow("abc") << std::string("abc")
                         << std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    QTest::newRow("two blocks") << std::string("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
                                << std::string(
                                       "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    QTest::newRow("a million a") << std::string(1000000, 'a')
                                 << std::string(
                                        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

void TestDataParts::sha256()
{
    QFETCH(std::string, message);
    QFETCH(std::string, digest);
    QCOMPARE(sha256Hex(message), digest);
}

void TestDataParts::cells_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<char>("sign");
    QTest::addColumn<int>("kind");
    QTest::addColumn<double>("value");
    const auto row = [](const char* text, char sign, CellKind kind, double value) {
        QTest::newRow(text) << QString(text) << sign << static_cast<int>(kind) << value;
    };
    row(" 1.5 ", '.', CellKind::Number, 1.5);
    row("+2E-3", '.', CellKind::Number, 2e-3);
    row("-3,25", ',', CellKind::Number, -3.25);
    row("3,25", '.', CellKind::Text, 0.0);
    row("1,", ',', CellKind::Text, 0.0);
    row("38:15:56", '.', CellKind::Duration, 38 * 3600.0 + 15 * 60.0 + 56.0);
    row("00:00:01.25", ',', CellKind::Duration, 1.25);
    row("2d 01:00:00,5", ',', CellKind::Duration, 2 * 86400.0 + 3600.5);
    row("00:61:00", '.', CellKind::Text, 0.0);
    row("1970-01-02 00:00:01.5", '.', CellKind::DateTime, 86401.5);
    row("2024-02-29T12:00:00+01:00", '.', CellKind::DateTime, 1709208000.0);
    row("2023-02-29 12:00:00", '.', CellKind::Text, 0.0);
    row("8/20/2020 11:14:28 AM", '.', CellKind::Text, 0.0);
    row("", '.', CellKind::Missing, 0.0);
    row("NaN", '.', CellKind::Missing, 0.0);
    row("inf", '.', CellKind::Missing, 0.0);
    row("N/A", '.', CellKind::Missing, 0.0);
    row("CHA", '.', CellKind::Text, 0.0);
}

void TestDataParts::cells()
{
    QFETCH(QString, text);
    QFETCH(char, sign);
    QFETCH(int, kind);
    QFETCH(double, value);
    const CellValue cell = readCell(text.toStdString(), sign);
    QCOMPARE(static_cast<int>(cell.kind), kind);
    if (cell.hasValue())
        QCOMPARE(cell.value, value);
    else
        QVERIFY(std::isnan(cell.value));
}

void TestDataParts::units_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("si"); // of 25 in this unit
    QTest::newRow("s") << "s" << 25.0;
    QTest::newRow("[ss.xxx]") << "[ss.xxx]" << 25.0;
    QTest::newRow("min") << "min" << 1500.0;
    QTest::newRow("h") << "h" << 90000.0;
    QTest::newRow("ms") << "ms" << 0.025;
    QTest::newRow("days") << "Days" << 25.0 * 86400.0;
    QTest::newRow("A") << "A" << 25.0;
    QTest::newRow("mA") << "(mA)" << 0.025;
    QTest::newRow("micro sign") << "\u00b5A" << 25e-6;
    QTest::newRow("greek mu") << "\u03bcA" << 25e-6;
    QTest::newRow("mV") << "mV" << 0.025;
    QTest::newRow("degC") << "degC" << 298.15;
    QTest::newRow("degree sign") << "\u00b0C" << 298.15;
    QTest::newRow("lost degree sign") << "\ufffdC" << 298.15;
    QTest::newRow("K") << "K" << 25.0;
    QTest::newRow("mAh") << "mAh" << 90.0;
}

void TestDataParts::units()
{
    QFETCH(QString, text);
    QFETCH(double, si);
    const auto unit = parseUnit(text.toStdString());
    QVERIFY(unit);
    QCOMPARE(25.0 * unit->factor + unit->offset, si);
}

void TestDataParts::headers_data()
{
    QTest::addColumn<QString>("header");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("unit");
    QTest::newRow("brackets") << "I[A]"
                              << "I"
                              << "A";
    QTest::newRow("round") << "Current (mA)"
                           << "Current"
                           << "mA";
    QTest::newRow("slash") << "Voltage / V"
                           << "Voltage"
                           << "V";
    QTest::newRow("biologic") << "<I>/mA"
                              << "<I>"
                              << "mA";
    QTest::newRow("underscore") << "test_time_second"
                                << "test_time"
                                << "second";
    QTest::newRow("last word") << "Current A"
                               << "Current"
                               << "A";
    QTest::newRow("none") << "Prog Time"
                          << "Prog Time"
                          << "";
    QTest::newRow("unknown in brackets") << "Current [mA/cm2]"
                                         << "Current"
                                         << "mA/cm2";
    QTest::newRow("step index") << "Step_Index"
                                << "Step_Index"
                                << "";
}

void TestDataParts::headers()
{
    QFETCH(QString, header);
    QFETCH(QString, name);
    QFETCH(QString, unit);
    const NameAndUnit split = splitNameAndUnit(header.toStdString());
    QCOMPARE(split.name, name.toStdString());
    QCOMPARE(split.unit, unit.toStdString());
}

void TestDataParts::names_data()
{
    QTest::addColumn<QString>("better");
    QTest::addColumn<QString>("worse");
    QTest::addColumn<int>("quantity");
    const auto row = [](const char* better, const char* worse, Quantity quantity) {
        QTest::newRow(better) << better << worse << static_cast<int>(quantity);
    };
    row("Prog Time", "Step Time", Quantity::Time);
    row("TestTime", "Date Time", Quantity::Time);
    row("Time", "Start Time", Quantity::Time);
    row("Current", "Current density", Quantity::Current);
    row("<I>", "Max_Current", Quantity::Current);
    row("Ewe", "OCV", Quantity::Voltage);
    row("Voltage", "dV/dt", Quantity::Voltage);
    row("LogTempMid", "LogTempPositive", Quantity::Temperature);
    row("Temp 1", "Ambient temperature", Quantity::Temperature);
}

void TestDataParts::names()
{
    QFETCH(QString, better);
    QFETCH(QString, worse);
    QFETCH(int, quantity);
    const auto score = [&](const QString& name) {
        return nameScore(static_cast<Quantity>(quantity), name.toStdString(), std::nullopt);
    };
    QVERIFY(score(better) >= kPlausible);
    QVERIFY(score(better) > score(worse));
    QCOMPARE(nameScore(Quantity::Current, "Current", Unit{Dimension::Voltage}), 0.0);
}

void TestDataParts::quotedCells()
{
    std::vector<std::string_view> cells;
    splitCells("\"a,b\",1,\"c\"", ',', cells);
    QCOMPARE(cells, (std::vector<std::string_view>{"a,b", "1", "c"}));
    splitCells("1,,", ',', cells);
    QCOMPARE(cells, (std::vector<std::string_view>{"1", "", ""}));
    splitCells("5\",3", ',', cells);
    QCOMPARE(cells, (std::vector<std::string_view>{"5\"", "3"}));
    splitCells("  1 \t 2  ", ' ', cells);
    QCOMPARE(cells, (std::vector<std::string_view>{"1", "2"}));
}

void TestDataParts::encodings()
{
    const std::string utf16 = std::string("\xff\xfe", 2) + std::string("A\0\xb0\0\n\0", 6);
    QCOMPARE(decodeText(utf16)->utf8, std::string("A\xc2\xb0\n"));
    QCOMPARE(decodeText(utf16)->encoding, TextEncoding::Utf16LittleEndian);
    const std::string unmarked = std::string("\0a\0,\0b\0\n", 8);
    QCOMPARE(decodeText(unmarked)->utf8, std::string("a,b\n"));
    QCOMPARE(decodeText("\xef\xbb\xbf"
                        "a")
                 ->utf8,
             std::string("a"));
    QCOMPARE(decodeText("T\xb0"
                        "C")
                 ->utf8,
             std::string("T\xc2\xb0"
                         "C"));
    QCOMPARE(decodeText("T\xb0"
                        "C")
                 ->encoding,
             TextEncoding::Latin1);
    QCOMPARE(decodeText("T\xc2\xb0"
                        "C")
                 ->encoding,
             TextEncoding::Utf8);
}

void TestDataParts::binaryIsNoText()
{
    QVERIFY(!decodeText(std::string("PK\x03\x04 and so on")));
    QVERIFY(!decodeText("\x01\x02\x03\x04 t,I,V"));
    QVERIFY(decodeText("time,current,voltage\n0,1,3.7\n"));
}

void TestDataParts::signFromJumpsAndDrifts()
{
    const std::vector<double> load = {0.0, 2.0, 2.0, 2.0, 0.0}, falls = {4.0, 3.9, 3.8, 3.7, 3.8};
    QCOMPARE(currentSignFromPhysics(load, falls).sign, CurrentSign::DischargePositive);
    const std::vector<double> negative = {0.0, -2.0, -2.0, -2.0, 0.0};
    QCOMPARE(currentSignFromPhysics(negative, falls).sign, CurrentSign::ChargePositive);
    // No jump at all: the drift decides.
    const std::vector<double> steady = {1.0, 1.0, 1.0}, rises = {3.5, 3.6, 3.7};
    QCOMPARE(currentSignFromPhysics(steady, rises).sign, CurrentSign::ChargePositive);
    // A drive cycle of a resistor, charge positive: relaxation hides the drift, the jumps do not.
    std::vector<double> current, voltage;
    for (int i = 0; i < 200; ++i) {
        current.push_back(std::sin(1.7 * i) - 0.3);
        voltage.push_back(3.7 + 0.02 * current.back() - 1e-4 * i);
    }
    const SignVerdict verdict = currentSignFromPhysics(current, voltage);
    QCOMPARE(verdict.sign, CurrentSign::ChargePositive);
    QVERIFY(verdict.confidence > 0.95);
    QVERIFY(!verdict.reason.english().empty());
}

void TestDataParts::signOfUnsignedCurrent()
{
    const std::vector<double> current = {1, 1, 1, 0, 1, 1, 1}, voltage = {3.5, 3.6, 3.7, 3.65, 3.6, 3.5, 3.4};
    QCOMPARE(currentSignFromPhysics(current, voltage).sign, CurrentSign::Unsigned);
}

void TestDataParts::signUndecided()
{
    const std::vector<double> zero(5, 0.0), flat(5, 3.7), one(5, 1.0);
    QCOMPARE(currentSignFromPhysics(zero, flat).sign, CurrentSign::Undecided);
    QCOMPARE(currentSignFromPhysics(one, flat).sign, CurrentSign::Undecided);
}

QTEST_GUILESS_MAIN(TestDataParts)
#include "tst_data_parts.moc"
