#include "ui/plot/prior_shape.h"
#include "ui/text/messages.h"
#include "ui/text/number.h"
#include "ui/text/quantity_parser.h"
#include "ui/text/symbol.h"
#include "ui/text/translation.h"

#include <QTest>
#include <QTranslator>

#include <cmath>

using namespace interphase;

class TestUiText : public QObject
{
    Q_OBJECT
private slots:
    void everyMessageHasAnEntry();
    void argumentsStandWhereTheyBelong();
    void germanIsComplete();
    void uncertain_data();
    void uncertain();
    void quantities_data();
    void quantities();
    void parses_data();
    void parses();
    void refuses_data();
    void refuses();
    void units();
    void symbols();
    void scales();
    void priorMoves();
};

void TestUiText::everyMessageHasAnEntry()
{
    const char* const names[] = {
#define INTERPHASE_MESSAGE(id, text) #id,
#include "core/messages.def"
#undef INTERPHASE_MESSAGE
    };
    const char* const texts[] = {
#define INTERPHASE_MESSAGE(id, text) text,
#include "core/messages.def"
#undef INTERPHASE_MESSAGE
    };
    QCOMPARE(messageTexts().size(), std::size(names));
    for (std::size_t i = 0; i < std::size(names); ++i) {
        QCOMPARE(messageTexts()[i].name, names[i]);
        QCOMPARE(messageTexts()[i].text, texts[i]);
    }
}

void TestUiText::argumentsStandWhereTheyBelong()
{
    const Message message{MessageId::UnexpectedText, {"a%2.csv", "3", "x", "a number"}};
    QCOMPARE(messageText(message), QStringLiteral("a%2.csv, line 3: found \"x\"; expected a number."));
    QCOMPARE(messageText(message).toStdString(), message.english());
    QCOMPARE(messageText({}), QString());
}

void TestUiText::germanIsComplete()
{
    const auto german = makeTranslator(QLocale(QLocale::German, QLocale::Germany));
    QVERIFY(german);
    QVERIFY(!makeTranslator(QLocale(QLocale::English)));
    QCOMPARE(german->translate("interphase::WindowActions", "Cell & model"),
             QStringLiteral("Zelle & Modell"));
    QCOMPARE(german->translate("QuantityParser", "This is not a number."),
             QStringLiteral("Das ist keine Zahl."));
    QStringList missing;
    for (const MessageText& message : messageTexts()) {
        if (*message.text && german->translate("Messages", message.text).isEmpty())
            missing << QString::fromUtf8(message.name);
    }
    QVERIFY2(missing.isEmpty(),
             qPrintable(QStringLiteral("no German for: ") + missing.join(QStringLiteral(", "))));
}

void TestUiText::uncertain_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("sd");
    QTest::addColumn<QString>("text");
    QTest::newRow("wide") << 3539.0 << 1142.0 << "3.5(1.1)e3";
    QTest::newRow("small") << 3.912e-14 << 1.2e-15 << "3.91(12)e-14";
    QTest::newRow("plain") << 4.0 << 0.42 << "4.00(42)";
    QTest::newRow("above one") << 6.5 << 1.3 << "6.5(1.3)";
    QTest::newRow("carries to the next decade") << 1.0 << 0.0997 << "1.00(10)";
    QTest::newRow("hundreds") << 1234.0 << 45.0 << "1234(45)";
    QTest::newRow("negative") << -0.12 << 0.034 << "-0.120(34)";
    QTest::newRow("no sd") << 0.25 << 0.0 << "0.25";
    QTest::newRow("sd larger than value") << 1e-9 << 2.5e-7 << "0.0(2.5)e-7";
}

void TestUiText::uncertain()
{
    QFETCH(double, value);
    QFETCH(double, sd);
    QTEST(formatUncertain(value, sd), "text");
}

void TestUiText::quantities_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<QString>("text");
    QTest::newRow("micro") << 8.52e-5 << "m"
                           << "85.2 µm";
    QTest::newRow("almost one") << 0.99999999999 << "V"
                                << "1 V";
    QTest::newRow("compound") << 3.3e-14 << "m2/s"
                              << "3.3e-14 m²/s";
    QTest::newRow("two below") << 6.5e-7 << "mol/(m2 s)"
                               << "6.5e-7 mol/(m² s)";
    QTest::newRow("none") << 0.75 << "1"
                          << "0.75";
    QTest::newRow("zero") << 0.0 << "V"
                          << "0 V";
    QTest::newRow("ohm") << 0.012 << "ohm"
                         << "12 mΩ";
}

void TestUiText::quantities()
{
    QFETCH(double, value);
    QFETCH(QString, unit);
    QTEST(formatQuantity(value, unit), "text");
}

void TestUiText::parses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<double>("value");
    QTest::newRow("arithmetic") << "2*3.3e-14"
                                << "m2/s"
                                << "" << 6.6e-14;
    QTest::newRow("ampere hours") << "5 Ah"
                                  << "C"
                                  << "" << 18000.0;
    QTest::newRow("prefix") << "85.2 um"
                            << "m"
                            << "" << 85.2e-6;
    QTest::newRow("the unit shown") << "90"
                                    << "m"
                                    << "µm" << 90e-6;
    QTest::newRow("brackets") << "(1+2)/4 mm"
                              << "m"
                              << "" << 0.75e-3;
    QTest::newRow("raised") << "3.3e-10 cm²/s"
                            << "m2/s"
                            << "" << 3.3e-14;
    QTest::newRow("power") << "10^-3*2"
                           << "1"
                           << "" << 2e-3;
    QTest::newRow("celsius") << "25 degC"
                             << "K"
                             << "" << 298.15;
    QTest::newRow("minutes") << "40 min"
                             << "s"
                             << "h" << 2400.0;
    QTest::newRow("minus") << "-2 - -3"
                           << "1"
                           << "" << 1.0;
    QTest::newRow("percent") << "75 %"
                             << "1"
                             << "" << 0.75;
    QTest::newRow("volts from amps and ohms") << "2 A * 3 ohm"
                                              << "V"
                                              << "" << 6.0;
    QTest::newRow("rate constant") << "1 mol/(m2 s)"
                                   << "mol/(m2 s)"
                                   << "" << 1.0;
    QTest::newRow("e of a unit is no exponent") << "2 eV"
                                                << "J"
                                                << "" << 3.204353268e-19;
}

void TestUiText::parses()
{
    QFETCH(QString, text);
    QFETCH(QString, unit);
    QFETCH(QString, shown);
    QFETCH(double, value);
    const ParsedQuantity parsed = parseQuantity(text, unit, shown);
    QVERIFY2(parsed.ok, qPrintable(parsed.problem));
    QVERIFY2(std::abs(parsed.value - value) <= 1e-12 * std::abs(value),
             qPrintable(QString::number(parsed.value, 'g', 17)));
}

void TestUiText::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("unit");
    QTest::newRow("empty") << ""
                           << "V";
    QTest::newRow("wrong dimension") << "5 Ah"
                                     << "V";
    QTest::newRow("unknown unit") << "5 parsec"
                                  << "m";
    QTest::newRow("open bracket") << "(1+2"
                                  << "1";
    QTest::newRow("two numbers") << "1 2"
                                 << "1";
    QTest::newRow("comma") << "1,000"
                           << "1";
    QTest::newRow("metres plus volts") << "1 m + 1 V"
                                       << "m";
    QTest::newRow("division by zero") << "1/0"
                                      << "1";
    QTest::newRow("ends early") << "2*"
                                << "1";
}

void TestUiText::refuses()
{
    QFETCH(QString, text);
    QFETCH(QString, unit);
    const ParsedQuantity parsed = parseQuantity(text, unit);
    QVERIFY(!parsed.ok);
    QVERIFY(!parsed.problem.isEmpty());
}

void TestUiText::units()
{
    QCOMPARE(prettyUnit(QStringLiteral("m2/s")), QStringLiteral("m²/s"));
    QCOMPARE(axisUnit(QStringLiteral("m2/s")), QStringLiteral("m² s⁻¹"));
    QCOMPARE(axisUnit(QStringLiteral("mol/(m2 s)")), QStringLiteral("mol m⁻² s⁻¹"));
    QCOMPARE(axisUnit(QStringLiteral("1")), QString());
    QCOMPARE(axisTitle(QStringLiteral("Voltage"), QStringLiteral("V")), QStringLiteral("Voltage / V"));
    QCOMPARE(formatCount(4000.0), QStringLiteral("4\u00a0000"));
}

void TestUiText::symbols()
{
    QCOMPARE(plainSymbol(QStringLiteral("D<sub>s,n</sub>")), QStringLiteral("Dₛ,ₙ"));
    QCOMPARE(plainSymbol(QStringLiteral("f<sub>κ</sub>")), QStringLiteral("fκ"));
    QCOMPARE(plainSymbol(QStringLiteral("&epsilon;<sub>s,n</sub>")), QStringLiteral("εₛ,ₙ"));
    QCOMPARE(plainSymbol(QStringLiteral("σ<sub>T</sub>")), QStringLiteral("σᴛ"));
    QCOMPARE(plainSymbol(QStringLiteral("x<sup>2</sup>")), QStringLiteral("x²"));
}

void TestUiText::scales()
{
    const DisplayScale power = scaleFor(3.8e-14, QStringLiteral("m2/s"));
    QCOMPARE(power.unit, QStringLiteral("10⁻¹⁴ m² s⁻¹"));
    QVERIFY(std::abs(power.factor * 1e-14 - 1.0) < 1e-12);
    QCOMPARE(scaleFor(4.1e-3, QStringLiteral("V")).unit, QStringLiteral("mV"));
    QCOMPARE(timeScaleFor(3600.0).unit, QStringLiteral("min"));
    QCOMPARE(timeScaleFor(86400.0).unit, QStringLiteral("h"));
}

void TestUiText::priorMoves()
{
    const PriorSpec lognormal{PriorKind::Lognormal, 1e-14, 1.0};
    QVERIFY(std::abs(movedPrior(lognormal, 1.0, 3.0, true).a - 3e-14) < 1e-27);
    const PriorSpec uniform{PriorKind::Uniform, 0.0, 1.0, 2.0, 4.0};
    QCOMPARE(movedPrior(uniform, 0.0, 1.0, false).lower, 3.0);
    QCOMPARE(widenedPrior(uniform, 2.0).upper, 5.0);
    QCOMPARE(priorShape(uniform, 1.9, false), 0.0);
    QCOMPARE(priorShape(uniform, 2.1, false), 1.0);
    QCOMPARE(priorShape(lognormal, -1.0, true), 0.0);
}

QTEST_GUILESS_MAIN(TestUiText)
#include "tst_ui_text.moc"
