// Commands about a cell alone: what they say of it, and what they refuse.
#include "app/program.h"

#include <QTemporaryDir>

#include <cmath>

using namespace interphase::test;

namespace {

/// A CSV whose columns are found by name; cells that hold no number are NaN.
struct Table
{
    QList<QByteArray> names;
    QList<QList<QByteArray>> rows;

    explicit Table(const QString& file)
    {
        for (const QByteArray& line : lines(content(file)))
            if (names.isEmpty())
                names = line.split(',');
            else
                rows.append(line.split(','));
    }
    QByteArray text(const QByteArray& name, qsizetype row) const
    {
        return names.contains(name) ? rows.at(row).value(names.indexOf(name)) : QByteArray("no such column");
    }
    double at(const QByteArray& name, qsizetype row) const
    {
        bool ok = false;
        const double value = text(name, row).toDouble(&ok);
        return ok ? value : std::nan("");
    }
};

const QString kCycle =
    QStringLiteral("discharge at 1C until 2.5 V; charge at 0.5C until 4.2 V; hold at 4.2 V until C/50");

} // namespace

class TestCellCommands : public QObject
{
    Q_OBJECT
private slots:
    void refuses_data();
    void refuses();
    void temperatureThatIsNotUsedIsTold();
    void finerIsCloser();
    void cyclesTellAllLithiumLost();
    void platedLithiumThatComesBackIsNotLost();
    void cyclesWithoutDischargeHaveNoResistance();
    void openCircuitOfTheCell();
    void openCircuitOfABlend();
    void mapBeginsAnywhere();
    void mapOfPlatingWithAnSpme();
    void impedanceListsWhatItTakes();
    void studyWithoutDataIsMade();
    void temperatureOfTheDataIsTold();
};

void TestCellCommands::refuses_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("says");
    const QStringList simulate{"simulate",   "--parameters", "OKane2022", "--model", "spm",
                               "--protocol", "rest for 9 s", "--output",  "o.csv"};
    QTest::newRow("pores") << QStringList{"simulate", "--parameters", "OKane2022",    "--model",
                                          "dfn",      "--protocol",   "rest for 9 s", "--output",
                                          "o.csv",    "--pores",      "closing"}
                           << QByteArray("--pores: found \"closing\", but nothing grows");
    QTest::newRow("soc above") << simulate + QStringList{"--soc", "1.05"}
                               << QByteArray("--soc: found 1.05; expected a state of charge from 0 to 1.");
    QTest::newRow("soc below") << simulate + QStringList{"--soc", "-0.01"}
                               << QByteArray("--soc: found -0.01");
    QTest::newRow("soc of a map") << QStringList{"map", "--parameters", "Chen2020", "--soc",
                                                 "2",   "--output",     "m.csv"}
                                  << QByteArray("--soc: found 2");
    QTest::newRow("tolerance") << simulate + QStringList{"--rtol", "1"}
                               << QByteArray("--rtol: found 1; expected 1e-9 to 0.1.");
    QTest::newRow("cells of an spm") << simulate + QStringList{"--cells", "10,4,10"}
                                     << QByteArray("--cells: the SPM has no cells in x");
    QTest::newRow("two cells") << QStringList{"simulate",   "--parameters", "Chen2020",
                                              "--protocol", "rest for 9 s", "--output",
                                              "o.csv",      "--cells",      "10,4"}
                               << QByteArray("--cells");
    QTest::newRow("half a cell") << QStringList{"simulate",   "--parameters", "Chen2020",
                                                "--protocol", "rest for 9 s", "--output",
                                                "o.csv",      "--cells",      "10,4.5,10"}
                                 << QByteArray("--cells: found \"10,4.5,10\"; expected three whole numbers");
    QTest::newRow("modes") << simulate + QStringList{"--modes", "40"} << QByteArray("--modes");
    QTest::newRow("shells") << simulate + QStringList{"--shells", "20"}
                            << QByteArray("--shells: no diffusivity of this cell depends");
    QTest::newRow("electrode") << QStringList{"open-circuit", "--parameters", "Chen2020", "--electrode",
                                              "left",         "--output",     "o.csv"}
                               << QByteArray("--electrode: found \"left\"; expected negative or positive.");
    QTest::newRow("sei of a spectrum")
        << QStringList{"impedance", "--parameters", "Chen2020", "--sei", "reaction", "--output", "z.csv"}
        << QByteArray("--sei");
}

void TestCellCommands::refuses()
{
    QFETCH(QStringList, words);
    QFETCH(QByteArray, says);
    const QTemporaryDir folder;
    const Ended e = run(words, folder.path());
    QCOMPARE(e.status, 1);
    QVERIFY2(e.err.contains(says), e.err);
    QCOMPARE(lines(e.err).size(), 1);
}

void TestCellCommands::temperatureThatIsNotUsedIsTold()
{
    const QTemporaryDir folder;
    QVERIFY(writeText(folder.filePath("c.csv"), "time_s,current_A,temperature_K\n0,1,300\n60,1,301\n"));
    const QStringList words{"simulate",   "--parameters", "Chen2020", "--model", "spm",
                            "--protocol", "c.csv",        "--output", "o.csv"};
    const Ended e = run(words, folder.path());
    QCOMPARE(e.status, 0);
    QVERIFY2(e.err.contains("The column temperature_K of c.csv is not used"), e.err);
    const Table table(folder.filePath("o.csv"));
    for (qsizetype row = 0; row < table.rows.size(); ++row)
        QCOMPARE(table.text("temperature_K", row), QByteArray("298.15"));
    const Ended followed = run(words + QStringList{"--thermal", "measured"}, folder.path());
    QVERIFY2(followed.status == 0 && !followed.err.contains("not used"), followed.err);
}

/// Each option moves the voltage, and a finer mesh or tolerance moves it towards the finest.
void TestCellCommands::finerIsCloser()
{
    const QTemporaryDir folder;
    const auto voltage = [&](const QStringList& more) {
        const Ended e = run(QStringList{"simulate", "--parameters", "Chen2020", "--protocol",
                                        "discharge at 2C for 600 s", "--output", "o.csv"} +
                                more,
                            folder.path());
        if (e.status != 0)
            return std::nan("");
        const Table table(folder.filePath("o.csv"));
        return table.at("voltage_V", table.rows.size() - 1);
    };
    const double exact = voltage({"--rtol", "1e-7", "--cells", "80,20,60", "--modes", "14"});
    QVERIFY(std::isfinite(exact));
    const double coarse = voltage({"--rtol", "1e-7", "--cells", "8,3,8", "--modes", "14"}),
                 fine = voltage({"--rtol", "1e-7", "--cells", "40,10,30", "--modes", "14"});
    QVERIFY(std::abs(fine - exact) < 0.3 * std::abs(coarse - exact));
    const double few = voltage({"--rtol", "1e-7", "--cells", "80,20,60", "--modes", "3"});
    QVERIFY(std::abs(few - exact) > 1e-7);
    const double loose = voltage({"--rtol", "1e-2", "--cells", "80,20,60", "--modes", "14"}),
                 usual = voltage({"--rtol", "1e-4", "--cells", "80,20,60", "--modes", "14"});
    QVERIFY(std::abs(usual - exact) < std::abs(loose - exact));
}

/// What is in the SEI, plated for good, dead and in material that was lost is what the particles miss.
void TestCellCommands::cyclesTellAllLithiumLost()
{
    const QTemporaryDir folder;
    const QStringList words{"simulate",
                            "--parameters",
                            "OKane2022",
                            "--model",
                            "spm",
                            "--sei",
                            "solvent-diffusion",
                            "--plating",
                            "irreversible",
                            "--protocol",
                            kCycle + QStringLiteral("; repeat 4"),
                            "--cycles",
                            "c.csv"};
    QCOMPARE(run(words, folder.path()).status, 0);
    const Table table(folder.filePath("c.csv"));
    QCOMPARE(table.rows.size(), 4);
    for (qsizetype i = 0; i < 4; ++i) {
        const double parts =
            table.at("sei_lithium_Ah", i) + table.at("plated_lithium_Ah", i) + table.at("dead_lithium_Ah", i);
        QVERIFY2(std::abs(table.at("lithium_lost_Ah", i) / parts - 1.0) < 1e-4,
                 table.text("lithium_lost_Ah", i));
        QVERIFY(table.at("resistance_ohm", i) > 0.02 && table.at("resistance_ohm", i) < 0.05);
        QCOMPARE(table.text("warmest_K", i), QByteArray("298.15"));
    }
    // Half a percent of the active material goes with the lithium in it.
    QCOMPARE(run(words + QStringList{"--set",
                                     "User-defined/Negative electrode loss of active material [s-1]=1e-7"},
                 folder.path())
                 .status,
             0);
    const Table lossy(folder.filePath("c.csv"));
    const double parts =
        lossy.at("sei_lithium_Ah", 3) + lossy.at("plated_lithium_Ah", 3) + lossy.at("dead_lithium_Ah", 3);
    const double inMaterial = lossy.at("lithium_lost_Ah", 3) - parts;
    const double share = (1.0 - lossy.at("active_material_n", 3));
    QVERIFY2(share > 1e-3 && inMaterial > 0.2 * share * 5.0 && inMaterial < share * 6.0,
             qPrintable(QString::number(inMaterial)));
}

void TestCellCommands::platedLithiumThatComesBackIsNotLost()
{
    const QTemporaryDir folder;
    const Ended e = run({"simulate", "--parameters", "OKane2022", "--model", "spm", "--temperature", "273.15",
                         "--plating", "reversible", "--soc", "0.2", "--protocol", "charge at 2C until 4.2 V",
                         "--cycles", "c.csv"},
                        folder.path());
    QVERIFY2(e.status == 0, e.err);
    const Table table(folder.filePath("c.csv"));
    QVERIFY(table.at("plated_lithium_Ah", 0) > 1e-3);
    QVERIFY2(std::abs(table.at("lithium_lost_Ah", 0)) < 1e-3 * table.at("plated_lithium_Ah", 0),
             table.text("lithium_lost_Ah", 0));
}

/// Empty is not zero; nor is lithium lost where nothing ages.
void TestCellCommands::cyclesWithoutDischargeHaveNoResistance()
{
    const QTemporaryDir folder;
    const Ended e =
        run({"simulate", "--parameters", "Chen2020", "--model", "spm", "--soc", "0.5", "--protocol",
             "[charge at 1C for 60 s] repeat 2; [discharge at 1C for 60 s] repeat 2", "--cycles", "c.csv"},
            folder.path());
    QVERIFY2(e.status == 0, e.err);
    const Table table(folder.filePath("c.csv"));
    QCOMPARE(table.text("resistance_ohm", 0), QByteArray());
    QVERIFY(table.at("resistance_ohm", 2) > 0.0);
    QCOMPARE(table.text("resistance_ohm", 3), QByteArray()); // the current goes on as it was
    QCOMPARE(table.text("lithium_lost_Ah", 0), QByteArray());
}

void TestCellCommands::openCircuitOfTheCell()
{
    const QTemporaryDir folder;
    const Ended e = run({"open-circuit", "--parameters", "Chen2020", "--output", "o.csv"}, folder.path());
    QVERIFY2(e.status == 0, e.err);
    const Table table(folder.filePath("o.csv"));
    QCOMPARE(table.rows.size(), 201);
    QVERIFY(std::abs(table.at("voltage_V", 0) - 4.2) < 0.01 &&
            std::abs(table.at("voltage_V", 200) - 2.5) < 0.01);
    for (qsizetype i = 10; i < 190; ++i) {
        QVERIFY(std::abs(table.at("potential_p_V", i) - table.at("potential_n_V", i) -
                         table.at("voltage_V", i)) < 1e-12);
        const double step = table.at("charge_Ah", i + 1) - table.at("charge_Ah", i - 1);
        const double slope = (table.at("voltage_V", i + 1) - table.at("voltage_V", i - 1)) / step;
        QVERIFY(std::abs(slope - table.at("dVdQ_V_Ah", i)) < 0.05 * std::abs(slope) + 3e-3);
    }
}

/// Between graphite and silicon the lithium is where the potential of both is the same.
void TestCellCommands::openCircuitOfABlend()
{
    const QTemporaryDir folder;
    const Ended e = run({"open-circuit", "--parameters", "Chen2020_composite", "--electrode", "negative",
                         "--points", "51", "--output", "o.csv"},
                        folder.path());
    QVERIFY2(e.status == 0, e.err);
    const Table table(folder.filePath("o.csv"));
    QCOMPARE(table.names, QList<QByteArray>({"stoichiometry", "potential_V", "slope_V",
                                             "stoichiometry_primary", "stoichiometry_secondary"}));
    QCOMPARE(table.rows.size(), 51);
    for (qsizetype i = 0; i < 51; ++i) {
        const double mean = table.at("stoichiometry", i), a = table.at("stoichiometry_primary", i),
                     b = table.at("stoichiometry_secondary", i);
        QVERIFY(std::min(a, b) <= mean + 1e-9 && mean <= std::max(a, b) + 1e-9);
        if (i > 0)
            QVERIFY(table.at("potential_V", i) < table.at("potential_V", i - 1));
    }
}

void TestCellCommands::mapBeginsAnywhere()
{
    const QTemporaryDir folder;
    const auto charge = [&](const QStringList& more) {
        const Ended e = run(QStringList{"map", "--parameters", "Chen2020", "--model", "spm", "--rates", "0.5",
                                        "--output", "m.csv"} +
                                more,
                            folder.path());
        return e.status == 0 ? Table(folder.filePath("m.csv")).at("charge_Ah", 0) : std::nan("");
    };
    const double whole = charge({}), part = charge({"--soc", "0.6"}),
                 earlier = charge({"--soc", "0.6", "--until", "3.3"});
    QVERIFY(part > 0.4 * whole && part < 0.7 * whole && earlier < part && earlier > 0.0);
    // A charge begins empty unless it is told otherwise.
    const double onset = charge({"--kind", "plating"}), later = charge({"--kind", "plating", "--soc", "0.5"});
    QVERIFY(onset > later && later > 0.0);
}

void TestCellCommands::mapOfPlatingWithAnSpme()
{
    const QTemporaryDir folder;
    const Ended e = run({"map", "--parameters", "Chen2020", "--model", "spme", "--kind", "plating", "--rates",
                         "1", "--temperatures", "268.15", "--output", "m.csv"},
                        folder.path());
    QVERIFY2(e.status == 0, e.err);
    const Table map(folder.filePath("m.csv"));
    QCOMPARE(map.text("end", 0), QByteArray("plating"));
    const Ended s =
        run({"simulate", "--parameters", "Chen2020", "--model", "spme", "--soc", "0", "--temperature",
             "268.15", "--protocol", "charge at 1C until anode 0 V or 4.2 V", "--output", "o.csv"},
            folder.path());
    QVERIFY2(s.status == 0, s.err);
    const Table simulated(folder.filePath("o.csv"));
    QVERIFY(std::abs(simulated.at("capacity_Ah", simulated.rows.size() - 1) + map.at("charge_Ah", 0)) < 1e-3);
}

void TestCellCommands::impedanceListsWhatItTakes()
{
    const QTemporaryDir folder;
    const QByteArray help = run({"impedance", "--help"}, folder.path()).out;
    for (const char* option : {"--thermal", "--sei", "--pores", "--plating"})
        QVERIFY2(!help.contains(option), option);
    for (const char* option :
         {"--parameters", "--model", "--soc", "--set", "--double-layer", "--frequencies"})
        QVERIFY2(help.contains(option), option);
}

/// As the window begins one: to simulate with; calibrating it is refused in a sentence.
void TestCellCommands::studyWithoutDataIsMade()
{
    const QTemporaryDir folder;
    QVERIFY(writeText(folder.filePath("d.json"),
                      R"({"interphase": 1, "title": "To try", "cell": {"parameters": "Chen2020"},
                          "model": {"kind": "spm", "pores": "closing"}})"));
    const Ended made = run({"new", "d.json", "d.interphase"}, folder.path());
    QVERIFY2(made.status == 0, made.err);
    QVERIFY2(made.err.contains("The study has no data: its cell can be simulated"), made.err);
    QVERIFY2(made.err.contains("The pores stay open"), made.err);
    QVERIFY(QFile::exists(folder.filePath("d.interphase")));
    const Ended sampled = run({"calibrate", "d.interphase"}, folder.path());
    QCOMPARE(sampled.status, 1);
    QVERIFY2(sampled.err.contains("has no data"), sampled.err);
    QVERIFY(writeText(folder.filePath("e.json"), R"({"interphase": 1, "title": "Without a cell"})"));
    const Ended refused = run({"new", "e.json", "e.interphase"}, folder.path());
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.err.contains("e.json: the definition has no parameter set"), refused.err);
    QVERIFY(!QFile::exists(folder.filePath("e.interphase")));
}

/// A study whose model stays at one temperature while its data did not says so, once.
void TestCellCommands::temperatureOfTheDataIsTold()
{
    const QTemporaryDir folder;
    const auto made = [&](double warmest_K, const QByteArray& thermal, const QString& name) {
        QByteArray data = "time_s,current_A,voltage_V,temperature_K\n";
        for (int i = 0; i <= 20; ++i)
            data += QByteArray::number(30 * i) + "," + (i > 0 ? "2.5" : "0") + "," +
                    QByteArray::number(4.15 - 0.004 * i, 'f', 4) + "," +
                    QByteArray::number(298.15 + (warmest_K - 298.15) * i / 20.0, 'f', 3) + "\n";
        writeText(folder.filePath("data.csv"), data);
        writeText(folder.filePath("d.json"),
                  R"({"interphase": 1, "title": "Warm", "cell": {"parameters": "Chen2020"},
                      "model": {"kind": "spm", "thermal": ")" +
                      thermal + R"("}, "data": [{"name": "run", "file": "data.csv"}]})");
        return run({"new", "d.json", name}, folder.path());
    };
    const Ended warm = made(303.0, "isothermal", "a.interphase");
    QVERIFY2(warm.status == 0, warm.err);
    QCOMPARE(warm.err.count("the temperature it measured is not used: the model stays at 298.15 K"), 1);
    QVERIFY2(warm.err.contains("The study has no free parameters"), warm.err);
    const Ended even = made(298.5, "isothermal", "b.interphase"),
                followed = made(303.0, "measured", "c.interphase");
    QVERIFY2(even.status == 0 && !even.err.contains("is not used"), even.err);
    QVERIFY2(followed.status == 0 && !followed.err.contains("is not used"), followed.err);
}

QTEST_GUILESS_MAIN(TestCellCommands)
#include "tst_cell_commands.moc"
