// Reading protocols written as plain steps.
#include "core/message.h"
#include "protocol/cycle_jumper.h"
#include "protocol/protocol.h"

#include <QTest>
#include <random>

using namespace interphase;

namespace {

constexpr double kCapacity_Ah = 5.0;

std::string join(const Protocol& p)
{
    std::string out;
    for (const ProtocolStep& step : p.steps)
        out += step.text + "|";
    return out;
}

/// The message with which a text is refused; empty where it is accepted.
Message refusal(const std::string& text)
{
    try {
        parseProtocol(text, kCapacity_Ah);
    } catch (const InputError& e) {
        return e.message();
    }
    return {};
}

} // namespace

class TestProtocol : public QObject
{
    Q_OBJECT

private slots:
    void readsTheWholeExample();
    void cyclesGoOn();
    void quantities_data();
    void quantities();
    void limits_data();
    void limits();
    void repeats_data();
    void repeats();
    void refusals_data();
    void refusals();
    void longRepeatsAreRefused();
    void unknownCapacityRefusesRates();
    void randomTextNeverCrashes();
};

void TestProtocol::readsTheWholeExample()
{
    const Protocol p =
        parseProtocol("discharge at 1C until 2.5 V; rest for 1 h; charge at 0.5C until 4.2 V;\n"
                      "hold at 4.2 V until C/50; repeat 3",
                      kCapacity_Ah);
    QCOMPARE(p.steps.size(), std::size_t(12));
    for (std::size_t cycle = 0; cycle < 3; ++cycle) {
        const ProtocolStep* s = &p.steps[4 * cycle];
        QCOMPARE(s[0].control, Control::Current);
        QCOMPARE(s[0].value, 5.0);
        QCOMPARE(s[0].limits.size(), std::size_t(1));
        QCOMPARE(s[0].limits[0].kind, LimitKind::VoltageBelow);
        QCOMPARE(s[0].limits[0].value, 2.5);
        QCOMPARE(s[1].value, 0.0);
        QCOMPARE(s[1].limits[0].kind, LimitKind::Time);
        QCOMPARE(s[1].limits[0].value, 3600.0);
        QCOMPARE(s[2].value, -2.5);
        QCOMPARE(s[2].limits[0].kind, LimitKind::VoltageAbove);
        QCOMPARE(s[3].control, Control::Voltage);
        QCOMPARE(s[3].value, 4.2);
        QCOMPARE(s[3].limits[0].kind, LimitKind::CurrentMagnitudeBelow);
        QCOMPARE(s[3].limits[0].value, 0.1);
        QCOMPARE(s[3].text, std::string("hold at 4.2 V until C/50"));
    }
}

void TestProtocol::quantities_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("control");
    QTest::addColumn<double>("value");
    const auto row = [](const char* text, Control control, double value) {
        QTest::newRow(text) << text << static_cast<int>(control) << value;
    };
    row("discharge at 2 A for 1 s", Control::Current, 2.0);
    row("discharge at 2A for 1 s", Control::Current, 2.0);
    row("discharge at 250 mA for 1 s", Control::Current, 0.25);
    row("DISCHARGE AT 250 MA FOR 1 S", Control::Current, 0.25);
    row("discharge at C/5 for 1 s", Control::Current, 1.0);
    row("discharge at c/2.5 for 1 s", Control::Current, 2.0);
    row("discharge at 0.5C for 1 s", Control::Current, 2.5);
    row("discharge at .5 C for 1 s", Control::Current, 2.5);
    row("Charge at 2C for 1 s", Control::Current, -10.0);
    row("charge at 1e-1 A for 1 s", Control::Current, -0.1);
    row("discharge at 10 W for 1 s", Control::Power, 10.0);
    row("charge at 500 mW for 1 s", Control::Power, -0.5);
    row("charge at 0.01kW for 1 s", Control::Power, -10.0);
    row("hold at 4.2 V for 1 s", Control::Voltage, 4.2);
    row("hold  at\t4200mV  for 1 s", Control::Voltage, 4.2);
    row("rest for 1 s", Control::Current, 0.0);
}

void TestProtocol::quantities()
{
    QFETCH(QString, text);
    QFETCH(int, control);
    QFETCH(double, value);
    const Protocol p = parseProtocol(text.toStdString(), kCapacity_Ah);
    QCOMPARE(p.steps.size(), std::size_t(1));
    QCOMPARE(static_cast<int>(p.steps[0].control), control);
    QCOMPARE(p.steps[0].value, value);
}

void TestProtocol::limits_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected"); // kind letter and value of each
    QTest::newRow("hours") << "rest for 2 hours"
                           << "T7200 ";
    QTest::newRow("minutes") << "rest for 30min"
                             << "T1800 ";
    QTest::newRow("days") << "rest for 2 days"
                          << "T172800 ";
    QTest::newRow("voltage or time") << "discharge at 1C until 2.5 V or for 30 min"
                                     << "<2.5 T1800 ";
    QTest::newRow("time or voltage") << "charge at 1C for 30 min or until 4.2 V"
                                     << "T1800 >4.2 ";
    QTest::newRow("or alone") << "charge at 1C until 4.2 V or 10 s"
                              << ">4.2 T10 ";
    QTest::newRow("current or time") << "hold at 4.2 V until 50 mA or for 1 h"
                                     << "I0.05 T3600 ";
    QTest::newRow("power") << "discharge at 5 W until 3 V"
                           << "<3 ";
    QTest::newRow("power, charging") << "charge at 5 W until 4 V"
                                     << ">4 ";
    QTest::newRow("power until current") << "charge at 5 W until 0.5 A"
                                         << "I0.5 ";
    QTest::newRow("charge") << "discharge at 1C until 500 mAh"
                            << "Q1800 ";
    QTest::newRow("energy or voltage") << "discharge at 1C until 2 Wh or 2.5 V"
                                       << "E7200 <2.5 ";
    QTest::newRow("temperature") << "discharge at 2C until 45 degC or until 318 K"
                                 << "K318.15 K318 ";
    QTest::newRow("cooled") << "rest for 1 h or until cooled to 30 degC"
                            << "T3600 C303.15 ";
    QTest::newRow("anode") << "charge at 1C until anode -5 mV or 4.2 V"
                           << "A-0.005 >4.2 ";
    QTest::newRow("slope") << "rest for 10 h or until 3.6 mV/h"
                           << "T36000 S1e-06 ";
}

void TestProtocol::limits()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QString found;
    const Protocol p = parseProtocol(text.toStdString(), kCapacity_Ah);
    for (const Limit& limit : p.steps.at(0).limits)
        found += QChar("T<>IQEKCAS"[static_cast<int>(limit.kind)]) + QString::number(limit.value) + ' ';
    QCOMPARE(found, expected);
}

void TestProtocol::repeats_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    // a, b, c stand for three steps.
    QTest::newRow("all before") << "a;b;repeat 2"
                                << "abab";
    QTest::newRow("once is what there is") << "a;b;repeat 1"
                                           << "ab";
    QTest::newRow("times") << "a;repeat 3 times"
                           << "aaa";
    QTest::newRow("newlines") << "a\nb\nrepeat 2\nc"
                              << "ababc";
    QTest::newRow("windows newlines") << "a\r\nb\r\nrepeat 2\r\n"
                                      << "abab";
    QTest::newRow("twice") << "a;repeat 2;b;repeat 2"
                           << "aabaab";
    QTest::newRow("bracket") << "a;[b;c] repeat 2"
                             << "abcbc";
    QTest::newRow("bracket, separator") << "a;[b;c];repeat 2;a"
                                        << "abcbca";
    QTest::newRow("bracket without repeat") << "a;[b;c];a;repeat 2"
                                            << "abcaabca";
    QTest::newRow("nested") << "[[a;b] repeat 2; c] repeat 2"
                            << "ababcababc";
    QTest::newRow("inside a bracket") << "a;[b;repeat 3;c]"
                                      << "abbbc";
    QTest::newRow("empty steps") << ";;a;;b; ;"
                                 << "ab";
}

void TestProtocol::repeats()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const QStringList steps{"rest for 1 s", "rest for 2 s", "rest for 3 s"};
    QString full;
    for (int i = 0; i < text.size(); ++i) {
        const bool letter = text[i] >= u'a' && text[i] <= u'c' && (i == 0 || !text[i - 1].isLetter()) &&
                            (i + 1 == text.size() || !text[i + 1].isLetter());
        full += letter ? steps[text[i].unicode() - u'a'] : QString(text[i]);
    }
    std::string want;
    for (const QChar c : expected)
        want += steps[c.unicode() - u'a'].toStdString() + "|";
    QCOMPARE(join(parseProtocol(full.toStdString(), kCapacity_Ah)), want);
}

void TestProtocol::refusals_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("id");
    QTest::addColumn<QString>("step");
    QTest::addColumn<QString>("found");
    const auto row = [](const char* text, MessageId id, const char* step, const char* found) {
        QTest::newRow(text) << text << static_cast<int>(id) << step << found;
    };
    using enum MessageId;
    row("", ProtocolEmpty, "", "");
    row(" ; \n ;", ProtocolEmpty, "", "");
    row("rest", ProtocolStepIncomplete, "1", "rest");
    row("rest for", ProtocolStepIncomplete, "1", "rest for");
    row("rest for 1", ProtocolStepIncomplete, "1", "rest for 1");
    row("rest until 3 V", ProtocolUnexpected, "1", "3");
    row("rest 1 h", ProtocolUnexpected, "1", "1");
    row("rest for 2.5 V", ProtocolUnexpected, "1", "2.5");
    row("rest for 0 s", ProtocolUnexpected, "1", "0 s");
    row("rest for -1 s", ProtocolUnexpected, "1", "-1 s");
    row("rest for nan s", ProtocolUnexpected, "1", "nan");
    row("rest for 1e999 s", ProtocolUnexpected, "1", "1e999");
    row("rest for 1,5 h", ProtocolUnexpected, "1", "1,5");
    row("discharge at 1C", ProtocolStepIncomplete, "1", "discharge at 1C");
    row("discharge 1C until 2 V", ProtocolUnexpected, "1", "1c");
    row("discharge at 4 V until 2 V", ProtocolUnexpected, "1", "4");
    row("discharge at 1 X until 2 V", ProtocolUnexpected, "1", "1 x");
    row("discharge at 1C until 2.5", ProtocolStepIncomplete, "1", "discharge at 1C until 2.5");
    row("discharge at 1C until 1 A", ProtocolUnexpected, "1", "1");
    row("discharge at 1C until 1 h", ProtocolUnexpected, "1", "1");
    row("discharge at 1C until 2 V for 1 h", ProtocolUnexpected, "1", "for");
    row("discharge at C/0 for 1 h", ProtocolUnexpected, "1", "c/0");
    row("discharge at C/5A for 1 h", ProtocolUnexpected, "1", "c/5a");
    row("rest for 1 h; hold at 4.2 V", ProtocolStepIncomplete, "2", "hold at 4.2 V");
    row("hold at 4.2 V until 4 V", ProtocolUnexpected, "1", "4");
    row("rest for 1 h; hold at 3.7 V until 1 mV/min", ProtocolUnexpected, "2", "1 mv/min");
    row("hold at 3.7 V for 1 h or 1mV/min", ProtocolUnexpected, "1", "1mv/min");
    row("hold at 3.7 V until C/50 or 4 V", ProtocolUnexpected, "1", "4");
    row("rest for 1 h; dicharge at 1C until 2.5 V", ProtocolUnexpected, "2", "dicharge");
    row("repeat 3", ProtocolUnexpected, "1", "repeat 3");
    row("rest for 1 h; repeat", ProtocolStepIncomplete, "2", "repeat");
    row("rest for 1 h; repeat 0", ProtocolUnexpected, "2", "0");
    row("rest for 1 h; repeat 2.5", ProtocolUnexpected, "2", "2.5");
    row("rest for 1 h; repeat 2 please", ProtocolUnexpected, "2", "please");
    row("[rest for 1 h", ProtocolIncomplete, "1", "\"]\"");
    row("rest for 1 h]", ProtocolUnexpected, "1", "]");
    row("[]", ProtocolUnexpected, "0", "]");
}

void TestProtocol::refusals()
{
    QFETCH(QString, text);
    QFETCH(int, id);
    QFETCH(QString, step);
    QFETCH(QString, found);
    const Message m = refusal(text.toStdString());
    QCOMPARE(messageName(m.id), messageName(static_cast<MessageId>(id)));
    if (m.id == MessageId::ProtocolEmpty)
        return;
    QCOMPARE(m.arguments.at(0), step.toStdString());
    QCOMPARE(m.arguments.at(1), found.toStdString());
}

void TestProtocol::longRepeatsAreRefused()
{
    const auto id = [](const char* text) { return refusal(text).id; };
    QCOMPARE(id("rest for 1 s; repeat 1000000"), MessageId::None);
    QCOMPARE(id("rest for 1 s; repeat 1000001"), MessageId::ProtocolTooLong);
    QCOMPARE(id("rest for 1 s; repeat 9223372036854775807"), MessageId::ProtocolTooLong);
    QCOMPARE(id("rest for 1 s; repeat 10000; repeat 10000"), MessageId::ProtocolTooLong);
    QCOMPARE(refusal(std::string(100000, '[')).id, MessageId::ProtocolUnexpected);
}

void TestProtocol::unknownCapacityRefusesRates()
{
    QVERIFY_EXCEPTION_THROWN(parseProtocol("discharge at 1C for 1 s", 0.0), InputError);
    QCOMPARE(parseProtocol("discharge at 1 A for 1 s", 0.0).steps.at(0).value, 1.0);
}

/// Pieces of the grammar and arbitrary bytes in random order: read or refused, and every accepted step ends.
void TestProtocol::randomTextNeverCrashes()
{
    std::mt19937 random(7); // NOLINT: the same texts each time
    const std::vector<std::string> pieces{
        "discharge", "charge", "rest", "hold", "repeat", "at", "for",   "until", "or",  " ",    " ", " ",
        "1C",        "C/",     "C/50", "2.5",  "V",      "mA", "A",     "W",     "1 h", "30s",  ";", "\n",
        "[",         "]",      "3",    "-1",   "1e400",  ".",  "times", "\xff",  "\t",  "\r\n", "µ", "nan"};
    int accepted = 0;
    for (int i = 0; i < 60000; ++i) {
        std::string text = i % 3 == 0 ? "discharge at 1C until 2.5 V; repeat 2; " : "";
        const unsigned count = random() % 12;
        for (unsigned k = 0; k < count; ++k)
            text += i % 5 == 0 ? std::string(1, static_cast<char>(random() % 256))
                               : pieces[random() % pieces.size()] + (random() % 2 ? " " : "");
        try {
            for (const ProtocolStep& step : parseProtocol(text, kCapacity_Ah).steps) {
                QVERIFY(!step.limits.empty());
                QVERIFY(std::isfinite(step.value));
            }
            ++accepted;
        } catch (const InputError& e) {
            QVERIFY(!e.message().empty());
        }
    }
    QVERIFY(accepted > 100);
}

/// What follows a repetition is a cycle of its own; what stands before one belongs to the first of its.
void TestProtocol::cyclesGoOn()
{
    const auto cycles = [](const char* text) {
        std::vector<int> out;
        for (const ProtocolStep& s : parseProtocol(text, 5.0).steps)
            out.push_back(s.cycle);
        return out;
    };
    using V = std::vector<int>;
    QCOMPARE(cycles("rest for 1 s; rest for 2 s; repeat 2; rest for 3 s; rest for 4 s"),
             V({1, 1, 2, 2, 3, 3}));
    QCOMPARE(cycles("[rest for 1 s] repeat 2; [rest for 2 s] repeat 2"), V({1, 2, 3, 4}));
    QCOMPARE(cycles("rest for 9 s; [rest for 1 s; rest for 2 s] repeat 2"), V({1, 1, 1, 2, 2}));
    QCOMPARE(cycles("[[rest for 1 s] repeat 2; rest for 2 s] repeat 2; rest for 3 s"),
             V({1, 2, 3, 4, 5, 6, 7}));
    // A repeat around everything counts, whatever is repeated within.
    QCOMPARE(cycles("[rest for 1 s; rest for 2 s] repeat 2; rest for 3 s; repeat 2"),
             V({1, 1, 1, 1, 1, 2, 2, 2, 2, 2}));
    QCOMPARE(cycles("[[[rest for 1 s] repeat 2; rest for 2 s] repeat 2]"), V({1, 1, 1, 2, 2, 2}));
    QCOMPARE(cycles("rest for 1 s; repeat 2; rest for 2 s; repeat 2; rest for 3 s"),
             V({1, 2, 3, 4, 5, 6, 7}));
    // Cycles that are alike, as far as they follow each other.
    const Protocol p = parseProtocol("[rest for 1 s; rest for 2 s] repeat 3; rest for 9 s; "
                                     "[rest for 1 s; rest for 2 s] repeat 2",
                                     5.0);
    QCOMPARE(alikeAfter(p.steps), V({2, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0}));
}

QTEST_GUILESS_MAIN(TestProtocol)
#include "tst_protocol.moc"
