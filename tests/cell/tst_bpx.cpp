// Reading and writing BPX files of every version: what the values mean, and that nothing is lost.
#include "cell/bpx.h"
#include "cell/json_source.h"
#include "cell/open_circuit.h"
#include "cell/parameter_sets.h"
#include "cell/particle_ids.h"
#include "core/files.h"
#include "core/message.h"

#include <QFile>
#include <QTest>
#include <cmath>
#include <set>

using namespace interphase;
using enum ParameterId;

namespace {

const std::string kSets = INTERPHASE_SOURCE_DIR "/resources/parameter_sets";

std::string chenText()
{
    return readTextFile(kSets + "/Chen2020.json", "a parameter set", 100000);
}

std::string replaced(std::string text, const std::string& from, const std::string& to)
{
    const auto at = text.find(from);
    if (at == std::string::npos)
        throw std::logic_error("not in the text: " + from);
    return text.replace(at, from.size(), to);
}

bool same(const Cell& a, const Cell& b)
{
    return a.title == b.title && a.description == b.description &&
           a.nominalCapacity_Ah == b.nominalCapacity_Ah && a.lowerVoltage_V == b.lowerVoltage_V &&
           a.upperVoltage_V == b.upperVoltage_V && a.parameters.values == b.parameters.values &&
           a.functions == b.functions && a.otherFields == b.otherFields;
}

QString sharedFile(const char* name)
{
    return qEnvironmentVariable("INTERPHASE_SHARED") + "/" + name;
}

} // namespace

class TestBpx : public QObject
{
    Q_OBJECT

private slots:
    void registryIsComplete();
    void readsChen();
    void surfaceAreaGivesTheActiveFraction();
    void statedActiveFractionWins();
    void absentFieldsHaveTheirDefaults();
    void temperatureComesFromWhereItIsStated_data();
    void temperatureComesFromWhereItIsStated();
    void readsFormulasForConstants();
    void readsTables();
    void readsOwnParameters();
    void readsTheOldLayout();
    void acceptsVersions_data();
    void acceptsVersions();
    void roundTrip_data();
    void roundTrip();
    void roundTripOfChangedCell();
    void publicFiles_data();
    void publicFiles();
    void singleParticles();
    void tablesMayFall();
    void blendedElectrode();
    void variableDiffusivity();
    void bundledSetsLoadByName();
    void unknownSetIsRefused();
};

void TestBpx::registryIsComplete()
{
    QCOMPARE(parameterInfos().size(), kParameterCount);
    std::set<std::string_view> paths, names;
    for (const ParameterInfo& info : parameterInfos()) {
        QVERIFY(info.lower < info.upper);
        QVERIFY(!info.positive || info.lower > 0.0);
        QVERIFY(!info.name.empty() && !info.symbol.empty() && !info.unit.empty());
        QVERIFY(paths.insert(info.path).second);
        QVERIFY(names.insert(info.name).second);
        QVERIFY(findParameter(info.path) == info.id);
        QVERIFY(parameterInfo(info.id).path == info.path);
    }
    QVERIFY(!findParameter("Negative electrode/Colour"));
    QVERIFY(findParameter("Electrolyte/Initial concentration [mol.m-3]") == ElectrolyteConcentration);
}

void TestBpx::readsChen()
{
    const Cell cell = readBpx(kSets + "/Chen2020.json");
    const ParameterValues& p = cell.parameters;
    QCOMPARE(cell.title, std::string("LG M50 Chen2020 (converted from PyBaMM 26.10)"));
    QCOMPARE(cell.nominalCapacity_Ah, 5.0);
    QCOMPARE(cell.lowerVoltage_V, 2.5);
    QCOMPARE(cell.upperVoltage_V, 4.2);
    QCOMPARE(p[ElectrodeArea], 0.10270000000000001);
    QCOMPARE(p[ElectrodePairs], 1.0);
    QCOMPARE(p[ElectrolyteConcentration], 1000.0);
    QCOMPARE(p[NegativeThickness], 8.52e-5);
    QCOMPARE(p[NegativeTransportEfficiency], 0.125);
    QCOMPARE(p[NegativeReactionActivation], 35000.0);
    QCOMPARE(p[PositiveDiffusivity], 4e-15);
    QCOMPARE(p[PositiveMaximumStoichiometry], 0.853974674630047);
    QCOMPARE(p[SeparatorPorosity], 0.47);
    QCOMPARE(p[Temperature], 298.15);
    QCOMPARE(p[CellDensity], 2500.0);
    QCOMPARE(p[AmbientTemperature], 298.15);
    QCOMPARE(p[SeiThickness], 5e-9);
    QVERIFY(std::abs(cell.curve(CurveId::NegativeOcp)(0.5) - 0.1330855128593352) < 1e-8);
    QVERIFY(cell.curve(CurveId::NegativeEntropic).isConstant());
}

void TestBpx::surfaceAreaGivesTheActiveFraction()
{
    const Cell cell = parseBpx(chenText(), "c");
    QVERIFY(std::abs(cell.parameters[NegativeActiveFraction] - 0.75) < 1e-12);
    QVERIFY(std::abs(cell.parameters[PositiveActiveFraction] - 0.665) < 1e-12);
}

void TestBpx::statedActiveFractionWins()
{
    const Cell cell = parseBpx(
        replaced(
            chenText(), R"("Separator": {)",
            R"("User-defined": {"Negative electrode active material volume fraction": 0.6}, "Separator": {)"),
        "c");
    QCOMPARE(cell.parameters[NegativeActiveFraction], 0.6);
    QVERIFY(std::abs(cell.parameters[PositiveActiveFraction] - 0.665) < 1e-12);
}

void TestBpx::absentFieldsHaveTheirDefaults()
{
    std::string text = chenText();
    text = replaced(text, R"("Reaction rate constant activation energy [J.mol-1]": 35000)",
                    R"("Porosity": 0.25)");
    text = replaced(text, "\"Porosity\": 0.25,\n", "");
    text = replaced(text, R"("Entropic change coefficient [V.K-1]": 0.0,)", "");
    text = replaced(text, R"("Reference temperature [K]": 298.15,)", "");
    const Cell cell = parseBpx(text, "c");
    QCOMPARE(cell.parameters[NegativeReactionActivation], 0.0);
    QCOMPARE(cell.parameters[ConductivityActivation], 0.0);
    QCOMPARE(cell.parameters[ThermodynamicFactor], 1.0);
    QCOMPARE(cell.parameters[ConductivityFactor], 1.0);
    QCOMPARE(cell.parameters[SeriesResistance], 0.0);
    QCOMPARE(cell.parameters[NegativeFilmResistance], 0.0);
    QCOMPARE(cell.parameters[PositiveDoubleLayer], 0.0);
    QCOMPARE(cell.parameters[InitialSoc], 1.0);
    QCOMPARE(cell.parameters[ReferenceTemperature], 298.15);
    QCOMPARE(cell.curve(CurveId::NegativeEntropic)(0.4), 0.0);
}

void TestBpx::temperatureComesFromWhereItIsStated_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<double>("expected");
    QTest::newRow("initial") << R"("Initial temperature [K]": 310, )" << 310.0;
    QTest::newRow("ambient") << "" << 305.0;
    QTest::newRow("null means absent") << R"("Initial temperature [K]": null, )" << 305.0;
}

void TestBpx::temperatureComesFromWhereItIsStated()
{
    QFETCH(QString, state);
    QFETCH(double, expected);
    std::string text = replaced(chenText(), "\"Initial temperature [K]\": 298.15,\n", state.toStdString());
    text = replaced(text, R"("Ambient temperature [K]": 298.15)", R"("Ambient temperature [K]": 305)");
    const Cell cell = parseBpx(text, "c");
    QCOMPARE(cell.parameters[Temperature], expected);
    QCOMPARE(cell.parameters[AmbientTemperature], 305.0);
}

void TestBpx::readsFormulasForConstants()
{
    const Cell cell = parseBpx(replaced(chenText(), "3.3e-14", R"F("3.3e-14 * exp(0)")F"), "c");
    QCOMPARE(cell.parameters[NegativeDiffusivity], 3.3e-14);
    const Cell table =
        parseBpx(replaced(chenText(), "3.3e-14", R"({"x": [0, 1], "y": [2e-14, 2e-14]})"), "c");
    QCOMPARE(table.parameters[NegativeDiffusivity], 2e-14);
}

void TestBpx::readsTables()
{
    const Cell cell = parseBpx(
        replaced(chenText(), R"("Entropic change coefficient [V.K-1]": 0.0)",
                 R"("Entropic change coefficient [V.K-1]": {"x": [0, 0.25, 1], "y": [1e-4, 0, -2e-4]})"),
        "c");
    const Curve& curve = cell.curve(CurveId::NegativeEntropic);
    QVERIFY(std::abs(curve(0.0) - 1e-4) < 1e-18);
    QVERIFY(std::abs(curve(0.25)) < 1e-18);
    QVERIFY(std::abs(curve(1.0) + 2e-4) < 1e-18);
}

void TestBpx::readsOwnParameters()
{
    const Cell cell = parseBpx(replaced(chenText(), R"("Separator": {)",
                                        R"("User-defined": {
      "Series resistance [ohm]": 0.01,
      "Thermodynamic factor": 1.5,
      "Positive electrode double-layer capacity [F.m-2]": 0.2,
      "Some other program": {"x": [1], "nested": {"deep": "x + 1"}}
    }, "Separator": {)"),
                               "c");
    QCOMPARE(cell.parameters[SeriesResistance], 0.01);
    QCOMPARE(cell.parameters[ThermodynamicFactor], 1.5);
    QCOMPARE(cell.parameters[PositiveDoubleLayer], 0.2);
    QCOMPARE(cell.otherFields.at("User-defined/Some other program"),
             std::string(R"({"x":[1],"nested":{"deep":"x + 1"}})"));
    QVERIFY(same(parseBpx(formatBpx(cell), "c"), cell));
}

void TestBpx::readsTheOldLayout()
{
    const Cell cell = readBpx(kSets + "/NMC_pouch_AboutEnergy.json");
    QCOMPARE(cell.parameters[ElectrolyteConcentration], 1000.0);
    QCOMPARE(cell.parameters[Temperature], 298.15);
    QCOMPARE(cell.parameters[ElectrodePairs], 34.0);
    QCOMPARE(cell.parameters[ConductivityActivation], 17100.0);
    QCOMPARE(cell.parameters[CellThermalConductivity], 2.04);
    QCOMPARE(cell.parameters[AmbientTemperature], 298.15);
    QVERIFY(std::abs(cell.curve(CurveId::PositiveEntropic)(0.7) + 1e-4) < 1e-18);
}

void TestBpx::acceptsVersions_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<bool>("accepted");
    for (const char* version : {"1.0", "\"1.0\"", "\"1.0.0\"", "1.1", "\"1.1.0\"", "\"1.1.7\"", "1"})
        QTest::newRow(version) << version << true;
    for (const char* version : {"\"1.2.0\"", "2", "\"2.0.0\"", "\"-1.0\"", "\"\"", "\"one\"", "null",
                                "\"1.1.0.0\"", "true", "\"1.x\"", "1e300"})
        QTest::newRow(version) << version << false;
}

void TestBpx::acceptsVersions()
{
    QFETCH(QString, version);
    QFETCH(bool, accepted);
    const std::string text = replaced(chenText(), "\"1.1.0\"", version.toStdString());
    try {
        parseBpx(text, "c");
        QVERIFY(accepted);
    } catch (const InputError& error) {
        QVERIFY(!accepted);
        QCOMPARE(error.message().id, MessageId::BpxVersion);
        QVERIFY(QString(error.what()).startsWith("c, line 3: BPX version "));
    }
}

void TestBpx::roundTrip_data()
{
    QTest::addColumn<QString>("file");
    for (const std::string& name : bundledSets(kSets))
        QTest::newRow(name.c_str()) << QString::fromStdString(kSets + "/" + name + ".json");
    for (const char* name :
         {"reference/bpx/lfp_18650_cell_BPX.json", "reference/bpx/nmc_pouch_cell_BPX.json"})
        QTest::newRow(name) << sharedFile(name);
}

void TestBpx::roundTrip()
{
    QFETCH(QString, file);
    if (!QFile::exists(file))
        QSKIP("needs the shared data");
    const Cell cell = readBpx(file.toStdString());
    const std::string written = formatBpx(cell);
    const Cell again = parseBpx(written, "again");
    QVERIFY(same(again, cell));
    QCOMPARE(formatBpx(again), written);
}

void TestBpx::roundTripOfChangedCell()
{
    Cell cell = readBpx(kSets + "/Chen2020.json");
    for (const ParameterInfo& info : parameterInfos())
        if (!particleOf(info.id)) // particles this cell has not
            cell.parameters[info.id] *= 1.0 - 1e-3 / 3.0;
    cell.parameters[SeriesResistance] = 1.0 / 3.0;
    cell.parameters[ElectrodePairs] = 2.0;
    cell.title = "With \"quotes\" and \xC3\xA9";
    cell.functions[0] = FunctionTable{{0.0, 0.1, 1.0}, {1.0 / 3.0, 0.2, 0.1}};
    QVERIFY(same(parseBpx(formatBpx(cell), "c"), cell));
}

void TestBpx::publicFiles_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("message"); // empty: loads
    QTest::newRow("0.1 as a number") << "data/cycling/aboutenergy_NMC/nmc_pouch_cell_BPX.json"
                                     << "";
    QTest::newRow("0.1.0, NMC") << "data/bpx/nmc_pouch_cell_BPX.json"
                                << "";
    QTest::newRow("0.1.0, LFP") << "reference/bpx/lfp_18650_cell_BPX.json"
                                << "";
    QTest::newRow("1.1.0") << "reference/bpx/chen2020_BPX.json"
                           << "";
    QTest::newRow("0.4.0, SPM") << "data/bpx/nmc_pouch_cell_BPX_SPM.json"
                                << "";
    QTest::newRow("0.4.0, blended") << "data/bpx/nmc_pouch_cell_BPX_blended_electrode.json"
                                    << "";
    QTest::newRow("0.4.0, hysteresis") << "reference/bpx/nmc_pouch_cell_BPX_user-defined_hysteresis.json"
                                       << "";
}

void TestBpx::publicFiles()
{
    QFETCH(QString, file);
    QFETCH(QString, message);
    const QString path = sharedFile(qPrintable(file));
    if (!QFile::exists(path))
        QSKIP("needs the shared data");
    try {
        readBpx(path.toStdString());
        QCOMPARE(QString(), message);
    } catch (const InputError& error) {
        QCOMPARE(QString(error.what()), path + ", " + message);
    }
}

/// A file of model SPM says nothing of electrolyte, separator and pores, and is written so.
void TestBpx::singleParticles()
{
    Cell cell = readBpx(kSets + "/Chen2020.json");
    for (const CurveId id : {CurveId::ElectrolyteConductivity, CurveId::ElectrolyteDiffusivity}) {
        cell.curves[static_cast<std::size_t>(id)] = nullptr;
        cell.functions[static_cast<std::size_t>(id)] = FunctionSpec();
    }
    const std::string text = formatBpx(cell);
    QVERIFY(text.find(R"("Model": "SPM")") != std::string::npos);
    for (const char* none : {"\"Electrolyte\"", "\"Separator\"", "Porosity", "Transport",
                             "Conductivity [S.m-1]", "electrolyte concentration"})
        QVERIFY2(text.find(none) == std::string::npos, none);
    const Cell again = parseBpx(text, "c");
    QVERIFY(!again.has(CurveId::ElectrolyteConductivity) && !again.has(CurveId::ElectrolyteDiffusivity));
    for (const ParameterId id :
         {NegativeThickness, PositiveActiveFraction, NegativeReactionRate, Temperature})
        QCOMPARE(again.parameters[id], cell.parameters[id]);
    QCOMPARE(formatBpx(again), text);
    // What it has not must not be there either.
    QVERIFY_THROWS_EXCEPTION(InputError, parseBpx(replaced(chenText(), "\"DFN\"", "\"SPM\""), "c"));
    QVERIFY_THROWS_EXCEPTION(InputError, parseBpx(replaced(text, "\"SPM\"", "\"DFN\""), "c"));
}

void TestBpx::tablesMayFall()
{
    const std::string table = R"({"x":[0, 0.4, 1],"y":[1.5, 0.3, 0.1]})";
    const std::string text = chenText();
    const auto at = text.find("1.9793 * exp");
    const auto with = [&](const std::string& own) {
        std::string changed = text;
        changed.replace(at - 1, text.find('"', at) - at + 2, own);
        return parseBpx(changed, "c");
    };
    QVERIFY(same(with(R"({"x":[1, 0.4, 0],"y":[0.1, 0.3, 1.5]})"), with(table)));
    QVERIFY_THROWS_EXCEPTION(InputError, with(R"({"x":[1, 0.4, 0.5, 0],"y":[0.1, 0.3, 0.2, 1.5]})"));
}

/// Both kinds of particle, the branches of one, and back again.
void TestBpx::blendedElectrode()
{
    const Cell cell = readBpx(kSets + "/Chen2020_composite.json");
    const ParameterValues& p = cell.parameters;
    QVERIFY(std::abs(p[NegativeActiveFraction] - 0.735) < 1e-9);
    QVERIFY(std::abs(p[Negative2ActiveFraction] - 0.015) < 1e-9);
    QCOMPARE(p[Negative2MaximumConcentration], 278000.0);
    QCOMPARE(p[Positive2ActiveFraction], 0.0);
    QVERIFY(cell.has(CurveId::Negative2Ocp) && cell.has(CurveId::Negative2Lithiation));
    QVERIFY(!cell.has(CurveId::NegativeLithiation) && !cell.has(CurveId::Positive2Ocp));
    const double mean = 0.5 * (cell.curve(CurveId::Negative2Lithiation)(0.4) +
                               cell.curve(CurveId::Negative2Delithiation)(0.4));
    QVERIFY(std::abs(cell.curve(CurveId::Negative2Ocp)(0.4) - mean) < 1e-6);
    Cell remembering = cell;
    remembering.parameters[Negative2HysteresisDecay] = 7.5;
    remembering.parameters[Negative2HysteresisState] = -1.0;
    QVERIFY(same(parseBpx(formatBpx(remembering), "again"), remembering));
    // A third material, as BPX writes it.
    Json file = Json::parse(formatBpx(remembering));
    Json& particles = file["Parameterisation"]["Negative electrode"]["Particle"];
    particles["Silicon oxide"] = particles["Silicon"];
    particles["Silicon oxide"]["Particle radius [m]"] = 2e-6;
    particles["Silicon oxide"]["Surface area per unit volume [m-1]"] = 750.0;
    file["State"]["Initial conditions"]["Initial hysteresis state: Negative electrode"]["Silicon oxide"] =
        0.25;
    const Cell three = parseBpx(file.dump(), "three");
    QCOMPARE(kindsOf(three, Side::Negative), 3);
    QVERIFY(std::abs(three.parameters[Negative3ActiveFraction] - 0.0005) < 1e-12);
    QCOMPARE(three.parameters[Negative3HysteresisState], 0.25);
    QCOMPARE(three.parameters[Negative2HysteresisState], -1.0);
    QVERIFY(same(parseBpx(formatBpx(three), "three"), three));
    const Cell again = parseBpx(formatBpx(cell), "again");
    QCOMPARE(again.otherFields.at("Negative electrode/Particle names"),
             std::string("[\"Graphite\",\"Silicon\"]"));
    for (const ParameterInfo& info : parameterInfos())
        QVERIFY2(std::abs(again.parameters[info.id] - p[info.id]) <= 1e-12 * std::abs(p[info.id]),
                 std::string(info.path).c_str());
    QCOMPARE(again.curve(CurveId::Negative2Delithiation)(0.3),
             cell.curve(CurveId::Negative2Delithiation)(0.3));
}

void TestBpx::variableDiffusivity()
{
    std::string text = chenText();
    text.replace(text.find("3.3e-14"), 7, "\"3.3e-14 * (1 + x)\"");
    Cell cell = parseBpx(text, "c");
    QVERIFY(std::abs(cell.parameters[NegativeDiffusivity] / (3.3e-14 * 1.5) - 1.0) < 1e-12);
    const Curve& integral = cell.curve(CurveId::NegativeDiffusivityIntegral);
    QVERIFY(std::abs(integral(0.8) - (0.8 + 0.32) / 1.5) < 1e-10);
    QVERIFY(!cell.has(CurveId::PositiveDiffusivityIntegral));
    // The parameter scales the whole curve, in the file too.
    cell.parameters[NegativeDiffusivity] *= 2.0;
    const Cell again = parseBpx(formatBpx(cell), "again");
    QVERIFY(std::abs(again.parameters[NegativeDiffusivity] / (6.6e-14 * 1.5) - 1.0) < 1e-9);
    QVERIFY(std::abs(again.curve(CurveId::NegativeDiffusivityIntegral)(0.8) - integral(0.8)) < 1e-10);
}

void TestBpx::bundledSetsLoadByName()
{
    const std::vector<std::string> names = bundledSets(kSets);
    QVERIFY(names == (std::vector<std::string>{"Chen2020", "Chen2020_composite", "Marquis2019",
                                               "NMC_pouch_AboutEnergy", "OKane2022", "ORegan2022"}));
    for (const std::string& name : names)
        QVERIFY(!loadCell(name, kSets).title.empty());
    QVERIFY(same(loadCell("Chen2020", kSets), loadCell(kSets + "/Chen2020.json", "nowhere")));
    QVERIFY(bundledSets("nowhere").empty());
}

void TestBpx::unknownSetIsRefused()
{
    try {
        loadCell("Chen2021", kSets);
        QFAIL("was accepted");
    } catch (const InputError& error) {
        QCOMPARE(
            QString(error.what()),
            QString(
                "Chen2021: neither a file nor a bundled parameter set; bundled are: "
                "Chen2020, Chen2020_composite, Marquis2019, NMC_pouch_AboutEnergy, OKane2022, ORegan2022."));
    }
    try {
        loadCell("gone/Chen2020.json", kSets);
        QFAIL("was accepted");
    } catch (const InputError& error) {
        QCOMPARE(error.message().id, MessageId::CannotOpenFile);
    }
}

QTEST_GUILESS_MAIN(TestBpx)
#include "tst_bpx.moc"
