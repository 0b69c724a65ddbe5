#include "data/table.h"

#include <QTest>
#include <fstream>
#include <random>
#include <sstream>

using namespace interphase;

namespace {

/// Five rows of a 1 A discharge, in the words of one exporter. The values are the same in each dialect.
struct Rows
{
    std::string separator = ",", end = "\n";
    char decimal = '.';
    double timeFactor = 1.0, currentFactor = 1.0, voltageFactor = 1.0;
    bool trailing = false;

    std::string number(double value) const
    {
        std::ostringstream out;
        out.precision(12);
        out << value;
        std::string text = out.str();
        std::replace(text.begin(), text.end(), '.', decimal);
        return text;
    }
    std::string text() const
    {
        const double t[] = {0, 1, 10.5, 20, 30}, v[] = {4.125, 4.0625, 4.03125, 4.015625, 4.0};
        std::string out;
        for (int i = 0; i < 5; ++i)
            out += number(t[i] * timeFactor) + separator + number((i ? -1.5 : 0.0) * currentFactor) +
                   separator + number(v[i] * voltageFactor) + (trailing ? separator : "") + end;
        return out;
    }
};

std::string utf16LittleEndian(const std::string& ascii)
{
    std::string out = "\xff\xfe";
    for (const char c : ascii) {
        out += c;
        out += '\0';
    }
    return out;
}

std::string readFile(const std::string& name)
{
    std::ifstream in(std::string(INTERPHASE_SOURCE_DIR) + "/tests/data/files/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

const ColumnGuess* guessOf(const TablePreview& preview, Quantity quantity)
{
    for (const ColumnGuess& guess : preview.guesses)
        if (guess.quantity == quantity)
            return &guess;
    return nullptr;
}

} // namespace

class TestReadTable : public QObject
{
    Q_OBJECT
private slots:
    void dialects_data();
    void dialects();
    void digatron();
    void clockTimes();
    void datesStartAtZero();
    void temperatures();
    void unsignedCurrentTakesStatus();
    void statedColumns();
    void constantCurrent();
    void unnamedColumns();
    void equalTimesKeepTheLast();
    void stepAtOneTimeKeepsBothRows();
    void blankAndTextRowsAreCounted();
    void stepTimeIsNotTheAxis();
    void measuredExcerpts();
    void previewShowsTheFile();
    void manyRows();
    void mutationsNeverCrash();
};

void TestReadTable::dialects_data()
{
    QTest::addColumn<std::string>("bytes");
    const auto row = [](const char* name, const std::string& bytes) { QTest::newRow(name) << bytes; };
    row("plain", "time_s,current_A,voltage_V\n" + Rows{}.text());
    row("about energy", "Time [s],I[A],U[V]\n" + Rows{}.text());
    row("CRLF, trailing", "Time [s],I[A],U[V],\r\n" + Rows{",", "\r\n", '.', 1, 1, 1, true}.text());
    row("semicolon, decimal comma", "Zeit [s];Strom [A];Spannung [V]\n" + Rows{";", "\n", ','}.text());
    row("tab, decimal comma", "time/s\tI/A\tEwe/V\n" + Rows{"\t", "\n", ','}.text());
    row("blanks", "# time current voltage\n" + Rows{" "}.text());
    row("blanks, units", "Time (s)   Current (A)   Voltage (V)\n" + Rows{"   "}.text());
    row("blanks, decimal comma", "t  I  U\n" + Rows{"  ", "\n", ','}.text());
    row("units line", "Test Time,Current,Voltage\n[s],[A],[V]\n" + Rows{}.text());
    row("bare units line", "Test Time;Current;Voltage\ns;mA;mV\n" + Rows{";", "\n", '.', 1, 1e3, 1e3}.text());
    row("preamble",
        "Cell: 12, 2024\nOperator,me\nCapacity,5\n\nTest Time / s,Current / A,Voltage / V\n" + Rows{}.text());
    row("hours, mA, mV",
        "Time [h],Current(mA),Voltage(mV)\n" + Rows{",", "\n", '.', 1.0 / 3600.0, 1e3, 1e3}.text());
    row("minutes", "Time (min),Current (A),Voltage (V)\n" + Rows{",", "\n", '.', 1.0 / 60.0}.text());
    row("milliseconds", "Time[ms],I[A],U[V]\n" + Rows{",", "\n", '.', 1000.0}.text());
    row("words as units", "TestTime,Amps,Volts\n" + Rows{}.text());
    row("BOM", "\xef\xbb\xbf"
               "Time [s],I[A],U[V]\n" +
                   Rows{}.text());
    row("UTF-16", utf16LittleEndian("Time [s],I[A],U[V]\n" + Rows{}.text()));
    row("Latin-1", "Messung bei 25 \xb0"
                   "C\nTime [s],I[A],U[V]\n" +
                       Rows{}.text());
    row("quotes", "\"Time [s]\",\"I[A]\",\"U[V]\"\n" + Rows{}.text());
    row("carriage returns", "Time [s],I[A],U[V]\r" + Rows{",", "\r"}.text());
    row("blank lines", "\n\nTime [s],I[A],U[V]\n\n" + Rows{",", "\n\n"}.text());
    row("no last line end", "Time [s],I[A],U[V]\n" + Rows{}.text() + "31,-1.5,");
}

void TestReadTable::dialects()
{
    QFETCH(std::string, bytes);
    const Dataset d = readDatasetBytes(bytes, "x.csv", {}, {});
    QCOMPARE(d.time_s.size(), std::size_t(5));
    const double t[] = {0, 1, 10.5, 20, 30}, v[] = {4.125, 4.0625, 4.03125, 4.015625, 4.0};
    for (std::size_t i = 0; i < 5; ++i) {
        QVERIFY2(std::abs(d.time_s[i] - t[i]) < 1e-7, qPrintable(QString::number(d.time_s[i])));
        QCOMPARE(d.voltage_V[i], v[i]);
        QCOMPARE(d.current_A[i], i ? 1.5 : 0.0);
    }
    QVERIFY2(d.findings.empty(), d.findings.empty() ? "" : d.findings[0].english().c_str());
    QCOMPARE(d.sourceSha256.size(), std::size_t(64));
}

void TestReadTable::digatron()
{
    const std::string bytes =
        "\r\n\r\nMeasurement ID,6314\r\nBattery Name,LG M50\r\nStart Time,8/20/2020 11:14:28 "
        "AM\r\nComment,\r\n\r\n\r\n"
        "Step,Status,Step Time,Prog Time,Cycle,Voltage,Current,AhAccu,LogTempPositive,LogTempMid,\r\n"
        "[],[],[ss.xxx],[ss.xxx],[],[V],[A],[Ah],[T1],[T1],\r\n"
        "5,PAU,0.013,0.115,0,4.14,0.00000,0.00000,24.3,24.5,\r\n"
        "5,PAU,60.0,60.1,0,4.14,0.00000,0.00000,24.3,24.5,\r\n"
        "8,RANGE,0.000,60.2,1,4.14,0.00000,0.00000,24.3,24.5,\r\n"
        "9,DCH,0.000,60.2,1,4.09,-2.50000,0.00000,24.3,24.5,\r\n"
        "9,DCH,36.0,96.2,1,4.05,-2.50000,-0.02500,24.3,24.6,\r\n"
        "9999,STO,0.000,96.3,1,4.06,0.00000,-0.02500,24.3,24.6,\r\n"
        "9999,STO,0.000,96.3,1,4.06,0.00000,-0.02500,24.3,24.6,\r\n";
    const Dataset d = readDatasetBytes(bytes, "folder/cell.csv", {}, {});
    QCOMPARE(d.format, std::string("Digatron CSV"));
    QCOMPARE(d.sourceFile, std::string("cell.csv"));
    QCOMPARE(d.time_s, (std::vector<double>{0.115, 60.1, 60.2, 96.2}));
    QCOMPARE(d.current_A, (std::vector<double>{0.0, 0.0, 2.5, 2.5}));
    QCOMPARE(d.temperature_K.front(), 24.5 + 273.15);
    QVERIFY(d.notes.front().find("Event rows") == 0);
    const TablePreview preview = inspectTableBytes(bytes, "cell.csv");
    QCOMPARE(preview.namesLine, std::size_t(9));
    QCOMPARE(preview.unitsLine, std::size_t(10));
    QCOMPARE(preview.firstDataLine, std::size_t(11));
}

void TestReadTable::clockTimes()
{
    const Dataset d = readDatasetBytes(
        "Time,Current(A),Voltage(V)\n00:00:00,0,4.0\n23:59:59.5,-1,3.9\n38:15:56,-1,3.8\n", "x", {}, {});
    QCOMPARE(d.time_s, (std::vector<double>{0.0, 86399.5, 137756.0}));
}

void TestReadTable::datesStartAtZero()
{
    const Dataset d = readDatasetBytes(
        "DateTime,Current(A),Voltage(V)\n2024-02-28 23:59:59,0,4.0\n2024-02-29 00:00:01,-1,3.9\n", "x", {},
        {});
    QCOMPARE(d.time_s, (std::vector<double>{0.0, 2.0}));
}

void TestReadTable::temperatures()
{
    const auto read = [](const std::string& cells) {
        return readDatasetBytes("t [s],I [A],U [V],Temp [degC]\n0,0,4," + cells, "x", {}, {});
    };
    const Dataset good = read("25\n1,-1,3.9,26\n2,-1,3.8,\n");
    QCOMPARE(good.temperature_K, (std::vector<double>{298.15, 299.15, 299.15}));
    const Dataset unplugged = read("-2501\n1,-1,3.9,-2502\n2,-1,3.8,-2503\n");
    QVERIFY(unplugged.temperature_K.empty());
    QCOMPARE(unplugged.findings.at(0).id, MessageId::FindingTemperature);
}

void TestReadTable::unsignedCurrentTakesStatus()
{
    const std::string rows = "0,0,3.6,R\n1,2,3.7,C\n2,2,3.8,C\n3,0,3.75,R\n4,2,3.6,D\n5,2,3.5,D\n";
    const Dataset d = readDatasetBytes("Time (s),Current (A),Voltage (V),State\n" + rows, "x", {}, {});
    QCOMPARE(d.current_A, (std::vector<double>{0, -2, -2, 0, 2, 2}));
}

void TestReadTable::statedColumns()
{
    const std::string bytes = "zeit1,x,y,z\n0,0,4000,0\n1,1000,3900,7\n2,1000,3800,9\n";
    const Dataset d = readDatasetBytes(
        bytes, "x.csv", {{"time", "zeit1"}, {"current", "x | mA"}, {"voltage", "column 3 | mV"}}, false);
    QCOMPARE(d.current_A, (std::vector<double>{0, 1, 1}));
    QCOMPARE(d.voltage_V.size(), std::size_t(3));
    QVERIFY(std::abs(d.voltage_V[1] - 3.9) < 1e-12);
    const Dataset turned = readDatasetBytes(
        bytes, "x.csv", {{"time", "zeit1"}, {"current", "x | mA"}, {"voltage", "y | mV"}}, true);
    QCOMPARE(turned.current_A, (std::vector<double>{0, -1, -1}));
}

void TestReadTable::constantCurrent()
{
    const std::string bytes = "Time [s],Voltage [V]\n0,4.0\n10,3.9\n20,3.8\n";
    const Dataset d = readDatasetBytes(bytes, "x.csv", {{"current", "= 7500 mA"}}, {});
    QCOMPARE(d.current_A, (std::vector<double>{7.5, 7.5, 7.5}));
    try {
        readDatasetBytes(bytes, "x.csv", {}, {});
        QFAIL("no current was accepted");
    } catch (const InputError& error) {
        QCOMPARE(error.message().id, MessageId::NoCurrentColumn);
    }
}

void TestReadTable::unnamedColumns()
{
    const std::string bytes = "0,4.0\n10,3.9\n20,3.8\n";
    const TablePreview preview = inspectTableBytes(bytes, "x.csv");
    QCOMPARE(preview.namesLine, std::size_t(0));
    QCOMPARE(guessOf(preview, Quantity::Time)->use.column, 0);
    QCOMPARE(guessOf(preview, Quantity::Voltage)->use.column, 1);
    QCOMPARE(preview.questions.size(), std::size_t(2));
    const Dataset d = readDatasetBytes(
        bytes, "x", {{"time", "column 1"}, {"voltage", "column 2"}, {"current", "= 5 A"}}, {});
    QCOMPARE(d.voltage_V, (std::vector<double>{4.0, 3.9, 3.8}));
}

void TestReadTable::equalTimesKeepTheLast()
{
    const Dataset d =
        readDatasetBytes("t [s],I [A],U [V]\n0,-1,4\n1,-1,4\n1,-1,3.9\n2,-1,3.8\n", "x", {}, {});
    QCOMPARE(d.time_s, (std::vector<double>{0, 1, 2}));
    QCOMPARE(d.voltage_V[1], 3.9);
    QVERIFY(d.notes.at(0).find("same time: 1, the first at line 3") != std::string::npos);
}

/// The row before a step of the current is the rest that tells the state of charge.
void TestReadTable::stepAtOneTimeKeepsBothRows()
{
    const Dataset d =
        readDatasetBytes("t [s],I [A],U [V]\n1,0,4\n1,-1,3.9\n1.002,-1,3.8\n9,-1,3.7\n", "x", {}, {});
    QCOMPARE(d.current_A, (std::vector<double>{0, 1, 1, 1}));
    QVERIFY(d.time_s[0] == 1.0 && d.time_s[1] > 1.0001 && d.time_s[1] < 1.0003 && d.time_s[2] == 1.002);
    QVERIFY(d.notes.at(0).find("1 ms or less: 1, the first at line 3") != std::string::npos);
}

void TestReadTable::blankAndTextRowsAreCounted()
{
    const Dataset d = readDatasetBytes(
        "t [s],I [A],U [V]\n0,0,4\n1,-1,NaN\n\n2,-1,3.9\nrestarted,,\n3,-1,3.8\n4,-1,3.7\n", "x", {}, {});
    QCOMPARE(d.time_s, (std::vector<double>{0, 2, 3, 4}));
    QVERIFY(d.notes.at(0).find("left out: 2, the first at line 3") != std::string::npos);
}

void TestReadTable::stepTimeIsNotTheAxis()
{
    const std::string rows = "0,0,0,4\n1,1,-1,3.9\n0,2,-1,3.8\n1,3,-1,3.7\n";
    const TablePreview preview =
        inspectTableBytes("Time(s),Cumulative(s),Current(A),Voltage(V)\n" + rows, "x");
    QCOMPARE(guessOf(preview, Quantity::Time)->use.column, 0); // its name is the only one
    QCOMPARE(preview.problem->id, MessageId::TimeStartsAgain);
    const Dataset d = readDatasetBytes("Time,Total Time,Current(A),Voltage(V)\n" + rows, "x", {}, {});
    QCOMPARE(d.time_s, (std::vector<double>{0, 1, 2, 3}));
}

void TestReadTable::measuredExcerpts()
{
    const Dataset d =
        readDatasetBytes(readFile("NMC_25degC_1C_thinned.csv"), "NMC_25degC_1C_thinned.csv", {}, {});
    QCOMPARE(d.time_s.size(), std::size_t(190));
    QCOMPARE(d.time_s.back(), 3727.0665);
    QCOMPARE(d.voltage_V.front(), 4.193675688);
    QCOMPARE(d.current_A.back(), 12.50050224);
    QVERIFY(d.findings.empty());
    const Dataset drive = readDatasetBytes(readFile("NMC_25degC_DriveCycle_thinned.csv"), "x", {}, {});
    QCOMPARE(drive.time_s.size(), std::size_t(400));
    QVERIFY(drive.voltage_V.back() < drive.voltage_V.front());
    double charge = 0.0;
    for (const double i : drive.current_A)
        charge += i;
    QVERIFY2(charge > 0.0, "a drive cycle discharges");
}

void TestReadTable::previewShowsTheFile()
{
    const TablePreview p = inspectTableBytes("note;x\nTest Time;Current;U[V];T[\xb0"
                                             "C]\n0;0,0;4,1;25,0\n1;-1,5;4,0;25,1\n2;-1,5;3,9;25,1\n",
                                             "x.csv");
    QCOMPARE(p.delimiter, ';');
    QCOMPARE(p.decimalSign, ',');
    QCOMPARE(p.encoding, TextEncoding::Latin1);
    QCOMPARE(p.namesLine, std::size_t(2));
    QCOMPARE(p.rowCount, std::size_t(3));
    QCOMPARE(p.names, (std::vector<std::string>{"Test Time", "Current", "U", "T"}));
    QCOMPARE(p.units.at(3), std::string("\xc2\xb0"
                                        "C"));
    QCOMPARE(p.firstRows.at(1), (std::vector<std::string>{"1", "-1,5", "4,0", "25,1"}));
    QCOMPARE(p.sign.sign, CurrentSign::ChargePositive);
    QCOMPARE(p.questions.size(), std::size_t(2)); // no unit of time and of current, neither of them required
    QVERIFY(!p.questions[0].required && !p.questions[1].required);
    QVERIFY(guessOf(p, Quantity::Time)->confidence < 1.0);
    QVERIFY(!p.problem);
    const Dataset d =
        readTableBytes("note;x\nTest Time;Current;U[V]\n0;0,0;4,1\n1;-1,5;4,0\n", "x.csv", p.mapping);
    QCOMPARE(d.current_A.at(1), 1.5);
    QVERIFY(d.temperature_K.empty());
    QVERIFY(d.notes.at(0).find("no column 4") != std::string::npos);
}

void TestReadTable::manyRows()
{
    std::string bytes = "Time [s],I[A],U[V]\n";
    for (int i = 0; i < 100000; ++i)
        bytes += std::to_string(i) + ",-" + std::to_string(1 + i % 7) + "." + std::to_string(i % 10) + ",3." +
                 std::to_string(900000 - i) + "\n";
    const Dataset d = readDatasetBytes(bytes, "x", {}, false);
    QCOMPARE(d.time_s.size(), std::size_t(100000));
    QCOMPARE(d.voltage_V.back(), 3.800001);
}

/// Damaged files give a data set or one InputError, never anything else.
void TestReadTable::mutationsNeverCrash()
{
    std::vector<std::string> seeds = {
        readFile("NMC_25degC_1C_thinned.csv").substr(0, 2500),
        "\r\n\r\nID,1\r\nStep,Status,Step Time,Prog "
        "Time,Voltage,Current,LogTemp001\r\n[],[],[ss.xxx],[ss.xxx],[V],[A],[T1]\r\n"
        "5,PAU,0,0.1,4.1,0,25\r\n8,RANGE,0,60,4.1,0,25\r\n9,DCH,1,61,4.0,-2.5,25\r\n9,DCH,2,62,3.9,-2.5,"
        "25\r\n",
        "time/s\tI/mA\tEwe/V\n" + Rows{"\t", "\n", ','}.text(),
        utf16LittleEndian("Time [s];I[A];U[V]\n" + Rows{";"}.text()),
        "Time,Current(A),Voltage(V),State\n00:00:00,0,4.0,R\n1d 00:00:01,1,3.9,D\n2024-01-01 "
        "00:00:00,\"1\",3.8,C\n"};
    std::mt19937 random(20240817);
    const std::string spice = "\",;\t \n\r.-+eE0919:[]()/_#~%\xb0\xff\xfe|=dnNaA";
    int read = 0, refused = 0;
    for (int round = 0; round < 4000; ++round) {
        std::string bytes = seeds[random() % seeds.size()];
        for (unsigned k = random() % 12; k > 0; --k) {
            const std::size_t at = random() % (bytes.size() + 1);
            switch (random() % 5) {
            case 0:
                bytes.erase(at, random() % 40);
                break;
            case 1:
                bytes.insert(at, 1 + random() % 3, spice[random() % spice.size()]);
                break;
            case 2:
                bytes.insert(at, bytes.substr(random() % (bytes.size() + 1), random() % 80));
                break;
            case 3:
                bytes.resize(at);
                break;
            default:
                if (at < bytes.size())
                    bytes[at] = static_cast<char>(random());
            }
        }
        try {
            const TablePreview preview = inspectTableBytes(bytes, "fuzz");
            const Dataset d = readDatasetBytes(bytes, "fuzz", {}, {});
            QVERIFY(d.time_s.size() >= 2 && d.time_s.size() == d.voltage_V.size() &&
                    d.time_s.size() == d.current_A.size());
            for (std::size_t i = 1; i < d.time_s.size(); ++i)
                QVERIFY(d.time_s[i] > d.time_s[i - 1] && std::isfinite(d.voltage_V[i]) &&
                        std::isfinite(d.current_A[i]));
            ++read;
        } catch (const InputError& error) {
            QVERIFY(error.what()[0] != '\0');
            ++refused;
        }
    }
    QVERIFY2(read > 500 && refused > 100, qPrintable(QString("%1 read, %2 refused").arg(read).arg(refused)));
}

QTEST_GUILESS_MAIN(TestReadTable)
#include "tst_read_table.moc"
