// What a BPX file can have wrong, and the sentence that says so: file, line, path and what was expected.
#include "cell/bpx.h"
#include "core/files.h"
#include "core/message.h"

#include <QTest>
#include <random>

using namespace interphase;

namespace {

const char* const kSet = INTERPHASE_SOURCE_DIR "/resources/parameter_sets/Chen2020.json";

std::string chenText()
{
    return readTextFile(kSet, "a parameter set", 100000);
}

std::string replaced(std::string text, const std::string& from, const std::string& to)
{
    const auto at = text.find(from);
    if (at == std::string::npos)
        throw std::logic_error("not in the text: " + from);
    return text.replace(at, from.size(), to);
}

std::string refusal(const std::string& text)
{
    try {
        parseBpx(text, "cell.json");
        return "accepted";
    } catch (const InputError& error) {
        return error.what();
    }
}

} // namespace

class TestBpxErrors : public QObject
{
    Q_OBJECT

private slots:
    void changedField_data();
    void changedField();
    void missingField_data();
    void missingField();
    void brokenJson_data();
    void brokenJson();
    void everyTruncationIsRefused();
    void randomDamageNeverCrashes();
    void emptyAndHugeFiles();
    void hostileNesting();
};

void TestBpxErrors::changedField_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* name, const char* from, const char* to, const char* message) {
        QTest::newRow(name) << QString(from) << QString(to) << QString(message);
    };
    row("negative radius", "5.86e-06", "-5.86e-06",
        "line 27: Negative electrode/Particle radius [m]: found -5.86e-06; expected a value from 1e-09 to "
        "0.001 m.");
    row("radius in micrometres", "5.86e-06", "5.86",
        "line 27: Negative electrode/Particle radius [m]: found 5.86; expected a value from 1e-09 to 0.001 "
        "m.");
    row("porosity above one", R"("Porosity": 0.25)", R"("Porosity": 1.25)",
        "line 34: Negative electrode/Porosity: found 1.25; expected a value from 0.001 to 1.");
    row("text for a number", "5.86e-06", "\"5.86e-06\"",
        "line 27: Negative electrode/Particle radius [m]: found \"5.86e-06\"; expected a number.");
    row("true for a number", "5.86e-06", "true",
        "line 27: Negative electrode/Particle radius [m]: found true; expected a number.");
    row("null for a number", "5.86e-06", "null",
        "line 27: Negative electrode/Particle radius [m]: found null; expected a number.");
    row("list for a function", "\"0.1297 * (x / 1000) ** 3 - 2.51 * (x / 1000) ** 1.5 + 3.329 * (x / 1000)\"",
        "[1]",
        "line 23: Electrolyte/Conductivity [S.m-1]: found [1]; expected a number, a formula in x or a table "
        "{\"x\":[...],\"y\":[...]}.");
    row("unknown field", R"("Separator": {)", R"("Separator": { "Colour": 1,)",
        "line 60: Separator/Colour: not a BPX field; expected one of: \"Thickness [m]\", \"Porosity\", "
        "\"Transport efficiency\".");
    row("unknown section", R"("Separator": {)", R"("Seperator": {)",
        "line 60: Parameterisation/Seperator: not a BPX field; expected one of: \"Cell\", \"Electrolyte\", "
        "\"Negative electrode\", \"Positive electrode\", \"Separator\", \"User-defined\".");
    row("unknown top", R"("State": {)", R"("Status": {)",
        "line 66: Status: not a BPX field; expected one of: \"Header\", \"Parameterisation\", \"State\", "
        "\"Validation\".");
    row("unknown header", R"("Model": "DFN")", R"("Model": "DFN", "Author": "me")",
        "line 6: Header/Author: not a BPX field; expected one of: \"BPX\", \"Title\", \"Description\", "
        "\"References\", \"Model\".");
    row("old place in a new file", R"("Cation transference number")",
        R"("Initial concentration [mol.m-3]": 1000, "Cation transference number")",
        "line 22: Electrolyte/Initial concentration [mol.m-3]: not a BPX field; expected one of: \"Initial "
        "conditions/Initial electrolyte concentration [mol.m-3]\".");
    row("section is no object", R"("Separator": {)", R"("Separator": 3, "User-defined": {)",
        "line 60: Separator: found 3; expected an object.");
    row("unknown model", "\"DFN\"", "\"P2D\"",
        "line 6: Header/Model: found \"P2D\"; expected \"DFN\", \"SPMe\" or \"SPM\".");
    row("partial", "\"DFN\"", "\"Partial\"",
        "line 6: Header/Model: model \"Partial\" is not supported yet; expected \"DFN\", \"SPMe\" or "
        "\"SPM\", with both electrodes.");
    row("malicious formula", "3.3e-14", "\"__import__('os').system('true')\"",
        "line 29: Negative electrode/Diffusivity [m2.s-1]: character 1: found \"__import__\"; expected x or "
        "one of the "
        "functions abs asinh atan cos cosh exp log log10 sin sinh sqrt tan tanh.");
    row("diffusivity that vanishes", "3.3e-14", "\"3.3e-14 * x\"",
        "line 29: Negative electrode/Diffusivity [m2.s-1]: at the stoichiometry 0: found 0; expected more "
        "than 0.");
    row("formula that is not a number", "3.3e-14", "\"log(-1)\"",
        "line 29: Negative electrode/Diffusivity [m2.s-1]: found no finite number; expected a value from "
        "1e-22 to 1e-06 "
        "m2/s.");
    row("infinite potential", R"("-0.8090 * x)", R"("1 / (x - 0.5) - 0.8090 * x)",
        "line 47: Positive electrode/OCP [V]: the function has no finite value or slope at x = 0.5.");
    row("negative conductivity", R"("0.1297 *)", R"("-0.1297 - 4 * x + 0.1297 *)",
        "line 23: Electrolyte/Conductivity [S.m-1]: the function is -3999.18 at the rest concentration 1000 "
        "mol/m3; "
        "expected a positive value.");
    row("disordered table", R"("Entropic change coefficient [V.K-1]": 0.0)",
        R"("Entropic change coefficient [V.K-1]": {"x": [0, 0.5, 0.5], "y": [1, 2, 3]})",
        "line 31: Negative electrode/Entropic change coefficient [V.K-1]: found x = 0.5 after x = 0.5; "
        "expected x that "
        "increases strictly.");
    row("uneven table", R"("Entropic change coefficient [V.K-1]": 0.0)",
        R"("Entropic change coefficient [V.K-1]": {"x": [0, 1], "y": [1, 2, 3]})",
        "line 31: Negative electrode/Entropic change coefficient [V.K-1]: found 2 x and 3 y; expected as "
        "many x as y.");
    row("empty table", R"("Entropic change coefficient [V.K-1]": 0.0)",
        R"("Entropic change coefficient [V.K-1]": {"x": [], "y": []})",
        "line 31: Negative electrode/Entropic change coefficient [V.K-1]: found {\"x\":[],\"y\":[]}; "
        "expected a table "
        "with 1 to 100000 numbers in \"x\".");
    row("text in a table", R"("Entropic change coefficient [V.K-1]": 0.0)",
        R"("Entropic change coefficient [V.K-1]": {"x": [0, "1"], "y": [1, 2]})",
        "line 31: Negative electrode/Entropic change coefficient [V.K-1]/x: found \"1\"; expected a number.");
    row("third column", R"("Entropic change coefficient [V.K-1]": 0.0)",
        R"("Entropic change coefficient [V.K-1]": {"x": [0, 1], "y": [1, 2], "z": [1, 2]})",
        "line 31: Negative electrode/Entropic change coefficient [V.K-1]/z: not a BPX field; expected one "
        "of: \"x\", "
        "\"y\".");
    row("one branch of a hysteresis", R"("OCP [V]": "1.9793)",
        R"("OCP (lithiation) [V]": 1, "OCP [V]": "1.9793)",
        "line 26: Negative electrode/OCP (delithiation) [V] is missing; expected a value, as BPX requires.");
    row("decay without branches", R"("Porosity": 0.25)",
        R"("OCP hysteresis decay constant": 3, "Porosity": 0.25)",
        "line 34: Negative electrode/OCP hysteresis decay constant: found a decay constant without branches; "
        "expected OCP (lithiation) [V] and OCP (delithiation) [V] beside it.");
    row("state without memory", R"("Initial temperature [K]": 298.15)",
        R"("Initial hysteresis state: Negative electrode": 0.5, "Initial temperature [K]": 298.15)",
        "line 68: Initial conditions/Initial hysteresis state: Negative electrode: found a state other than "
        "0 "
        "without anything that remembers it; expected OCP hysteresis decay constant beside the branches of "
        "the electrode.");
    row("window upside down", R"("Minimum stoichiometry": 0.02634579027064577)",
        R"("Minimum stoichiometry": 0.95)",
        "line 37: Negative electrode/Minimum stoichiometry: found 0.95; expected less than the maximum, "
        "0.9106180466524094.");
    row("too much solid", R"("Porosity": 0.25)", R"("Porosity": 0.35)",
        "line 34: Negative electrode/Porosity: found porosity and active material of 1.1 together; expected "
        "at most 1; "
        "the active fraction is the surface area times the radius over 3.");
    row("cut-offs upside down", R"("Lower voltage cut-off [V]": 2.5)", R"("Lower voltage cut-off [V]": 4.5)",
        "line 11: Cell/Lower voltage cut-off [V]: found 4.5 V; expected less than the upper cut-off, 4.2 V.");
    row("no capacity", R"("Nominal cell capacity [A.h]": 5.0)", R"("Nominal cell capacity [A.h]": 0)",
        "line 13: Cell/Nominal cell capacity [A.h]: found 0; expected more than 0.");
    row("degraded", R"("State": {)", R"("State": {"Degradation": {"LLI": 0.1},)",
        "line 66: Degradation/LLI: a degraded state is not supported yet; expected 0 or no such field.");
}

void TestBpxErrors::changedField()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, message);
    const std::string text = replaced(chenText(), from.toStdString(), to.toStdString());
    QCOMPARE(QString::fromStdString(refusal(text)), "cell.json, " + message);
}

void TestBpxErrors::missingField_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* line, const char* message) {
        QTest::newRow(line) << QString(line) << QString(message);
    };
    row("\"Thickness [m]\": 8.52e-05,\n", "line 26: Negative electrode/Thickness [m]");
    row("\"Electrode area [m2]\": 0.10270000000000001,\n", "line 9: Cell/Electrode area [m2]");
    row("\"Minimum stoichiometry\": 0.02634579027064577,\n",
        "line 26: Negative electrode/Minimum stoichiometry");
    row("\"Surface area per unit volume [m-1]\": 382183.908045977,\n",
        "line 43: Positive electrode/Surface area per unit volume [m-1]");
    row("\"Cation transference number\": 0.2594,\n", "line 21: Electrolyte/Cation transference number");
    row("\"Upper voltage cut-off [V]\": 4.2,\n", "line 9: Cell/Upper voltage cut-off [V]");
    row("\"OCP [V]\": \"-0.8090 * x + 4.4875 - 0.0428 * tanh(18.5138 * (x - 0.5542)) - 17.7326 * "
        "tanh(15.7890 * (x - "
        "0.3117)) + 17.5842 * tanh(15.9308 * (x - 0.3120))\",\n",
        "line 43: Positive electrode/OCP [V]");
}

void TestBpxErrors::missingField()
{
    QFETCH(QString, line);
    QFETCH(QString, message);
    const std::string found = refusal(replaced(chenText(), line.toStdString(), ""));
    QCOMPARE(QString::fromStdString(found),
             "cell.json, " + message + " is missing; expected a value, as BPX requires.");
}

void TestBpxErrors::brokenJson_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("start");
    QTest::newRow("nothing") << ""
                             << "cell.json, line 1, column 1: not valid JSON: ";
    QTest::newRow("words") << "time,current\n1,2\n"
                           << "cell.json, line 1, column 2: not valid JSON: ";
    QTest::newRow("NaN") << "{\n \"Header\": NaN}"
                         << "cell.json, line 2, column 12: not valid JSON: ";
    QTest::newRow("trailing comma") << "{\n \"Header\": {},\n}"
                                    << "cell.json, line 3, column 1: not valid JSON: ";
    QTest::newRow("overflow") << "{\"Header\": 1e999}"
                              << "cell.json, line 1, column 1: not valid JSON: ";
    QTest::newRow("twice") << R"({"Header": {}, "Header": {}})"
                           << "cell.json: the key \"Header\" stands twice in one object";
    QTest::newRow("a list") << "[1]"
                            << "cell.json, line 1: the file: found [1]; expected an object with ";
    QTest::newRow("no header") << R"({"Parameterisation": {}})"
                               << "cell.json, line 1: Header is missing; expected an object.";
    QTest::newRow("no version") << R"({"Header": {"Model": "DFN"}, "Parameterisation": {}})"
                                << "cell.json, line 1: Header/BPX is missing; expected a BPX header.";
    QTest::newRow("no sections") << R"({"Header": {"BPX": "1.1.0", "Model": "DFN"}, "Parameterisation": {}})"
                                 << "cell.json, line 1: Cell is missing; expected an object with ";
}

void TestBpxErrors::brokenJson()
{
    QFETCH(QString, text);
    QFETCH(QString, start);
    const QString found = QString::fromStdString(refusal(text.toStdString()));
    QVERIFY2(found.startsWith(start), qPrintable(found));
}

void TestBpxErrors::everyTruncationIsRefused()
{
    const std::string text = chenText();
    const std::size_t end = text.find_last_of('}');
    for (std::size_t length = 0; length < end; length += 7)
        QVERIFY_THROWS_EXCEPTION(InputError, parseBpx(text.substr(0, length), "c"));
}

// Any file is either read or refused with an InputError.
void TestBpxErrors::randomDamageNeverCrashes()
{
    const std::string text = chenText();
    std::mt19937 random(20);
    int accepted = 0;
    for (int trial = 0; trial < 400; ++trial) {
        std::string damaged = text;
        for (unsigned i = 0; i < 1 + random() % 3; ++i)
            damaged[random() % damaged.size()] = "\"{}[]:,x0-e9.* (\x80"[random() % 17];
        try {
            parseBpx(damaged, "c");
            ++accepted;
        } catch (const InputError&) {
        }
    }
    QVERIFY(accepted > 0 && accepted < 400);
}

void TestBpxErrors::emptyAndHugeFiles()
{
    try {
        readBpx("/no/such/file.json");
        QFAIL("was accepted");
    } catch (const InputError& error) {
        QCOMPARE(error.message().id, MessageId::CannotOpenFile);
    }
}

void TestBpxErrors::hostileNesting()
{
    const std::string nested = std::string(200000, '[') + std::string(200000, ']');
    QCOMPARE(QString::fromStdString(refusal(nested)),
             QString("cell.json: more than 32 levels of nesting; expected a flat parameter file."));
    const std::string inUserDefined = replaced(chenText(), R"("Separator": {)",
                                               R"("User-defined": {"a": )" + nested + R"(}, "Separator": {)");
    QVERIFY(refusal(inUserDefined).starts_with("cell.json: more than 32 levels"));
}

QTEST_GUILESS_MAIN(TestBpxErrors)
#include "tst_bpx_errors.moc"
