// Numbers and words of text files, and reading files, whatever the locale.
#include "core/files.h"
#include "core/message.h"
#include "core/r_hat.h"
#include "core/text.h"

#include <QTemporaryDir>
#include <QTest>
#include <bit>
#include <clocale>
#include <cmath>
#include <fstream>
#include <limits>
#include <random>

using namespace interphase;

class TestText : public QObject
{
    Q_OBJECT

private slots:
    void parses_data();
    void parses();
    void refuses_data();
    void refuses();
    void parsesIntegers();
    void formatsShortest();
    void formattingRoundTrips();
    void rHatHasThreeDecimals_data();
    void rHatHasThreeDecimals();
    void ignoresTheLocale();
    void trimsSplitsJoins();
    void readsFiles();
    void refusesFiles();
};

void TestText::parses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("expected");
    QTest::newRow("plain") << "1.5" << 1.5;
    QTest::newRow("exponent") << "-2E-3" << -0.002;
    QTest::newRow("plus") << "+4" << 4.0;
    QTest::newRow("blanks") << " \t7\r" << 7.0;
    QTest::newRow("no digits before the point") << ".5" << 0.5;
    QTest::newRow("no digits after the point") << "5." << 5.0;
    QTest::newRow("seventeen digits") << "0.10000000000000001" << 0.1;
    QTest::newRow("smallest") << "5e-324" << 5e-324;
}

void TestText::parses()
{
    QFETCH(QString, text);
    QFETCH(double, expected);
    const auto found = parseNumber(text.toStdString());
    QVERIFY(found.has_value());
    QVERIFY(*found == expected);
}

void TestText::refuses_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : {"", " ", "-", "+", "+-1", "1,5", "1.5x", "1 2", "nan", "inf", "-infinity",
                             "1e999", "0x10", "e5", "."})
        QTest::newRow(text) << text;
}

void TestText::refuses()
{
    QFETCH(QString, text);
    QVERIFY(!parseNumber(text.toStdString()));
}

void TestText::parsesIntegers()
{
    QVERIFY(parseInteger(" -12 ") == -12);
    QVERIFY(!parseInteger("1.0"));
    QVERIFY(!parseInteger("99999999999999999999"));
    QVERIFY(!parseInteger(""));
}

void TestText::formatsShortest()
{
    QCOMPARE(formatNumber(0.1), std::string("0.1"));
    QCOMPARE(formatNumber(3.3e-14), std::string("3.3e-14"));
    QCOMPARE(formatNumber(5.0), std::string("5"));
    QCOMPARE(formatRounded(2.0 / 3.0, 3), std::string("0.667"));
    QCOMPARE(formatRounded(4.2, 6), std::string("4.2"));
}

void TestText::formattingRoundTrips()
{
    std::mt19937_64 random(1);
    for (int i = 0; i < 20000; ++i) {
        const double value = std::bit_cast<double>(random());
        if (std::isfinite(value))
            QVERIFY(parseNumber(formatNumber(value)) == value);
    }
    const double largest = std::numeric_limits<double>::max();
    QVERIFY(parseNumber(formatNumber(largest)) == largest);
}

void TestText::rHatHasThreeDecimals_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("agrees") << 1.0004 << "1.000";
    QTest::newRow("zeros stay") << 1.01 << "1.010";
    QTest::newRow("just above") << 1.0102 << "1.011"; // not "1.010, above 1.01"
    QTest::newRow("above") << 1.0148 << "1.015";
    QTest::newRow("stuck chains") << 12.34567 << "12.346";
    QTest::newRow("below one") << 0.99961 << "1.000";
    QTest::newRow("constant") << std::numeric_limits<double>::quiet_NaN() << "-";
    QTest::newRow("never moved") << std::numeric_limits<double>::infinity() << "-";
}

void TestText::rHatHasThreeDecimals()
{
    QFETCH(double, value);
    QFETCH(QString, text);
    QCOMPARE(QString::fromStdString(rHatText(value)), text);
}

void TestText::ignoresTheLocale()
{
    if (!std::setlocale(LC_NUMERIC, "de_DE.UTF-8"))
        QSKIP("the German locale is not installed");
    const auto found = parseNumber("1.5");
    const std::string written = formatNumber(1.5);
    std::setlocale(LC_NUMERIC, "C");
    QVERIFY(found == 1.5);
    QCOMPARE(written, std::string("1.5"));
}

void TestText::trimsSplitsJoins()
{
    QVERIFY(trim(" \t a b\r\n") == "a b");
    QVERIFY(trim(" \n").empty());
    QVERIFY(split("a;;b;", ';') == (std::vector<std::string_view>{"a", "", "b", ""}));
    QVERIFY(split("", ';') == std::vector<std::string_view>{""});
    QCOMPARE(join({"a", "b", "a"}, ", "), std::string("a, b, a"));
    QCOMPARE(join({}, ", "), std::string());
    QCOMPARE(quoted("a"), std::string("\"a\""));
}

void TestText::readsFiles()
{
    const QTemporaryDir folder;
    const std::string path = folder.path().toStdString() + "/d\xC3\xA9"
                                                           "charge.txt";
    std::string content(200000, 'x');
    content[5] = '\0';
    content[7] = '\r';
    std::ofstream(pathFromUtf8(path), std::ios::binary) << content;
    QVERIFY(readTextFile(path, "text", 200000) == content);
    QCOMPARE(pathToUtf8(pathFromUtf8(path)), path);
}

void TestText::refusesFiles()
{
    const QTemporaryDir folder;
    const std::string path = folder.path().toStdString() + "/a.txt";
    const auto refusal = [](const std::string& file, std::size_t limit) {
        try {
            readTextFile(file, "a table", limit);
            return std::string("accepted");
        } catch (const InputError& error) {
            return std::string(error.what());
        }
    };
    QCOMPARE(refusal(path, 10), path + ": cannot be opened: No such file or directory.");
    QCOMPARE(refusal(folder.path().toStdString(), 10),
             folder.path().toStdString() + ": cannot be opened: Is a directory.");
    std::ofstream(path).close();
    QCOMPARE(refusal(path, 10), path + ": the file is empty; expected a table.");
    std::ofstream(path) << std::string(2'500'000, 'x');
    QCOMPARE(refusal(path, 1'000'000), path + ": the file has 2.5 MB; at most 1 MB are read.");
}

QTEST_GUILESS_MAIN(TestText)
#include "tst_text.moc"
