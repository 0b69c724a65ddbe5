#include "app/program.h"

#include <QFileInfo>
#include <QSet>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <optional>

using namespace interphase::test;

namespace {

const QByteArray kHeader = "time_s,current_A,voltage_V,temperature_K,soc,soc_n,soc_p,capacity_Ah";

/// A CSV of numbers; lines that begin with # are left out, numbers that cannot be read are NaN.
struct Table
{
    QByteArray header;
    QList<QList<double>> rows;

    explicit Table(const QByteArray& text)
    {
        for (const QByteArray& line : lines(text)) {
            if (line.startsWith('#'))
                continue;
            if (header.isEmpty()) {
                header = line;
                continue;
            }
            QList<double> row;
            for (const QByteArray& cell : line.split(',')) {
                bool ok = false;
                const double value = cell.toDouble(&ok);
                row.append(ok ? value : std::nan(""));
            }
            rows.append(row);
        }
    }
};

/// Column `column` at time t, linear between rows.
double at(const Table& table, double t, int column)
{
    const auto after = std::upper_bound(table.rows.begin(), table.rows.end(), t,
                                        [](double x, const QList<double>& row) { return x < row[0]; });
    if (after == table.rows.end())
        return table.rows.back()[column];
    const QList<double>&right = *after, &left = *(after - 1);
    return left[column] + (right[column] - left[column]) * (t - left[0]) / (right[0] - left[0]);
}

QStringList arguments(const QString& parameters, const QString& model, const QString& protocol)
{
    return {"simulate",   "--parameters", parameters, "--model", model,
            "--protocol", protocol,       "--output", "out.csv"};
}

QStringList discharge(const QStringList& more)
{
    return arguments("Chen2020", "spm", "discharge at 1C for 10 s") + more;
}

} // namespace

class TestSimulateCommand : public QObject
{
    Q_OBJECT

private slots:
    void agreesWithReference_data();
    void agreesWithReference();
    void rowsAndColumns();
    void measuredCurrent();
    void refuses_data();
    void refuses();
    void outputCannotBeWritten_data();
    void outputCannotBeWritten();
    void failureKeepsTheOldFile();
    void limitNeverReached();
    void optionsChangeTheCell();
    void phasesStartWhereTold();
    void profilesOfTheInterface();
    void blendTellsOfEachMaterial();
    void sizesTellOfEachRadius();
    void parametersByName();
    void profilesAtStatedTimes();
    void growthThatIgnoresTheTemperatureIsRemarked();
    void windowsWriteACellThatCanBeRead();
};

void TestSimulateCommand::agreesWithReference_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("rate");
    QTest::addColumn<double>("allowed_mV");
    QTest::newRow("chen2020_spm_1C") << "spm"
                                     << "1C" << 0.1;
    QTest::newRow("chen2020_dfn_1C") << "dfn"
                                     << "1C" << 0.4;
    QTest::newRow("chen2020_dfn_2C") << "dfn"
                                     << "2C" << 0.5;
}

void TestSimulateCommand::agreesWithReference()
{
    QFETCH(QString, model);
    QFETCH(QString, rate);
    QFETCH(double, allowed_mV);
    const QTemporaryDir folder;
    const Ended e = run(arguments("Chen2020", model, "discharge at " + rate + " until 2.5 V"), folder.path());
    QVERIFY2(e.status == 0, e.err);
    const Table own(content(folder.filePath("out.csv")));
    const QString file =
        QStringLiteral(INTERPHASE_SOURCE_DIR "/tests/reference/curves/") + QTest::currentDataTag() + ".csv";
    const Table reference(content(file));
    QVERIFY(reference.rows.size() > 100);
    const int column = static_cast<int>(reference.header.split(',').indexOf("voltage_extrap_V"));
    QVERIFY(column > 0);
    double sum = 0.0;
    int count = 0;
    for (const QList<double>& row : reference.rows) {
        if (row[0] < 5.0 || row[0] > own.rows.back()[0] || std::isnan(row[column]))
            continue;
        sum += std::pow(at(own, row[0], 2) - row[column], 2);
        ++count;
    }
    QVERIFY(count > 100);
    const double rms_mV = 1e3 * std::sqrt(sum / count);
    QVERIFY2(rms_mV < allowed_mV, qPrintable(QString::number(rms_mV)));
    QVERIFY(std::abs(own.rows.back()[0] - reference.rows.back()[0]) < 5.0);
    QVERIFY(std::abs(own.rows.back()[2] - 2.5) < 1e-4);
}

void TestSimulateCommand::rowsAndColumns()
{
    const QTemporaryDir folder;
    const Ended e = run(arguments("Chen2020", "spm", "rest for 10 s; discharge at 2.5 A for 60 s") +
                            QStringList{"--period", "5"},
                        folder.path());
    QVERIFY2(e.status == 0, e.err);
    QVERIFY(e.out.isEmpty());
    const Table table(content(folder.filePath("out.csv")));
    QVERIFY2(table.header.startsWith(kHeader + ",open_circuit_V,diffusion_n_V,diffusion_p_V,reaction_n_V"),
             table.header);
    QCOMPARE(table.rows.front()[0], 0.0);
    QCOMPARE(table.rows.back()[0], 70.0);
    int atStep = 0;
    for (const QList<double>& row : table.rows) {
        QCOMPARE(row.size(), table.header.count(',') + 1);
        QCOMPARE(row[1], row[0] < 10.0 || (row[0] == 10.0 && atStep == 0) ? 0.0 : 2.5);
        atStep += row[0] == 10.0;
        QCOMPARE(row[3], 298.15);
    }
    QCOMPARE(atStep, 2); // a row on both sides of the step
    QVERIFY(table.rows.size() >= 15);
    QVERIFY(std::abs(table.rows.back()[7] - 2.5 * 60.0 / 3600.0) < 1e-9);
    QVERIFY(table.rows.back()[4] < 1.0 && table.rows.back()[5] < table.rows.front()[5]);
    QVERIFY(table.rows.back()[6] > table.rows.front()[6]);
}

void TestSimulateCommand::measuredCurrent()
{
    const QTemporaryDir folder;
    QVERIFY(writeText(folder.filePath("current.csv"), "time_s,current_A\n0,5\n100,5\n200,0\n"));
    Ended e = run(arguments("Chen2020", "spm", "current.csv"), folder.path());
    QVERIFY2(e.status == 0, e.err);
    const Table linear(content(folder.filePath("out.csv")));
    QVERIFY(std::abs(at(linear, 150.0, 1) - 2.5) < 1e-9);
    QVERIFY(std::abs(linear.rows.back()[7] - 750.0 / 3600.0) < 1e-9);

    e = run(arguments("Chen2020", "spm", "current.csv") + QStringList{"--hold"}, folder.path());
    QVERIFY2(e.status == 0, e.err);
    const Table held(content(folder.filePath("out.csv")));
    QVERIFY(std::abs(at(held, 150.0, 1) - 5.0) < 1e-9);
    QVERIFY(std::abs(held.rows.back()[7] - 1000.0 / 3600.0) < 1e-9);
}

void TestSimulateCommand::refuses_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("says");
    const QString steps = "discharge at 1C for 10 s";
    QTest::newRow("unknown parameter set")
        << arguments("Chen2021", "spm", steps) << QByteArray("Chen2021: neither a file nor a bundled");
    QTest::newRow("missing parameter file")
        << arguments("cell.json", "spm", steps) << QByteArray("cell.json: cannot be opened");
    QTest::newRow("missing current file")
        << arguments("Chen2020", "spm", "current.csv") << QByteArray("current.csv: cannot be opened");
    QTest::newRow("nonsense protocol")
        << arguments("Chen2020", "spm", "discharge at noon until tea") << QByteArray("noon");
    QTest::newRow("empty protocol") << arguments("Chen2020", "spm", "") << QByteArray("expected");
    QTest::newRow("unknown model") << arguments("Chen2020", "p2d", steps)
                                   << QByteArray("--model: found \"p2d\"");
    QTest::newRow("thermal") << discharge({"--thermal", "distributed"})
                             << QByteArray(
                                    "Thermal conductivity [W.m-1.K-1]: the parameter set does not say it");
    QTest::newRow("measured") << discharge({"--thermal", "measured"})
                              << QByteArray("the measured temperature: the protocol has none");
    QTest::newRow("sei") << discharge({"--sei", "tunneling"})
                         << QByteArray(
                                "--sei: found \"tunneling\"; expected none, solvent-diffusion, tunnelling");
    QTest::newRow("plating") << discharge({"--plating", "often"}) << QByteArray("--plating: found \"often\"");
    QTest::newRow("double layer") << discharge({"--double-layer", "0.2"})
                                  << QByteArray("--double-layer: found \"0.2\"; expected off, on");
    QTest::newRow("heat of an unknown volume")
        << discharge({"--thermal", "lumped", "--set", "Cell/Volume [m3]=0"})
        << QByteArray("Cell/Volume [m3]");
    QTest::newRow("phase of another cell")
        << discharge({"--phase", "Graphite=0.5"}) << QByteArray("there is no kind of particle \"Graphite\"");
    QTest::newRow("unknown phase") << arguments("Chen2020_composite", "dfn", steps) +
                                          QStringList{"--phase", "Tin=0.5"}
                                   << QByteArray("expected Graphite or Silicon");
    QTest::newRow("phase without value")
        << discharge({"--phase", "Silicon"}) << QByteArray("expected NAME=STOICHIOMETRY");
    QTest::newRow("unknown path") << discharge({"--set", "Negative electrode/Thicknes [m]=1e-5"})
                                  << QByteArray("perhaps \"Negative electrode/Thickness [m]\"");
    QTest::newRow("negative porosity")
        << discharge({"--set", "Negative electrode/Porosity=-0.3"})
        << QByteArray("--set Negative electrode/Porosity: found -0.3; expected a "
                      "value from 0.001 to 1.");
    QTest::newRow("no value") << discharge({"--set", "Negative electrode/Porosity"})
                              << QByteArray("expected \"PATH=VALUE\"");
    QTest::newRow("no number") << discharge({"--set", "Negative electrode/Porosity=much"})
                               << QByteArray("found \"much\"; expected a number");
    QTest::newRow("not finite") << discharge({"--set", "Negative electrode/Porosity=nan"})
                                << QByteArray("expected a number");
    QTest::newRow("empty window") << discharge({"--set", "Negative electrode/Maximum stoichiometry=0.01"})
                                  << QByteArray("is not empty");
    QTest::newRow("soc") << discharge({"--soc", "7"})
                         << QByteArray("--soc: found 7; expected a state of charge from 0 to 1");
    QTest::newRow("temperature in degrees")
        << discharge({"--temperature", "25"}) << QByteArray("--temperature: found 25; expected");
    QTest::newRow("period") << discharge({"--period", "0"}) << QByteArray("--period: found 0; expected");
    QTest::newRow("comma") << discharge({"--soc", "0,5"})
                           << QByteArray("--soc: found \"0,5\"; expected a number");
    QTest::newRow("unknown option") << discharge({"--speed", "2"}) << QByteArray("--speed");
    QTest::newRow("no times of profiles") << discharge({"--profiles", "p.csv", "--profiles-at", "5,-1"})
                                          << QByteArray("--profiles-at: found \"5,-1\"; expected");
    QTest::newRow("times twice") << discharge(
                                        {"--profiles", "p.csv", "--profiles-at", "5", "--profile-times", "3"})
                                 << QByteArray("--profiles-at: --profile-times is there too");
    QTest::newRow("times of no profiles")
        << discharge({"--profiles-at", "5"}) << QByteArray("--profiles-at: no profiles are written");
    QTest::newRow("hold without a file")
        << discharge({"--hold"}) << QByteArray("--hold: the protocol is not a");
    QTest::newRow("missing option") << QStringList{"simulate", "--parameters", "Chen2020"}
                                    << QByteArray("is required");
}

void TestSimulateCommand::refuses()
{
    QFETCH(QStringList, words);
    QFETCH(QByteArray, says);
    const QTemporaryDir folder;
    const Ended e = run(words, folder.path());
    QCOMPARE(e.status, 1);
    QVERIFY2(lines(e.err).size() == 1, e.err);
    QVERIFY2(e.err.contains(says), e.err);
    QVERIFY(e.out.isEmpty());
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TestSimulateCommand::outputCannotBeWritten_data()
{
    QTest::addColumn<QString>("output");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("full") << "/dev/full" << QByteArray("/dev/full: cannot be written: No space left");
    QTest::newRow("no such folder") << "missing/out.csv"
                                    << QByteArray("missing/out.csv: cannot be written: No such file");
    QTest::newRow("a folder") << "." << QByteArray(".: cannot be written: Is a directory");
}

void TestSimulateCommand::outputCannotBeWritten()
{
    QFETCH(QString, output);
    QFETCH(QByteArray, says);
    const QTemporaryDir folder;
    QStringList words = arguments("Chen2020", "spm", "discharge at 1C for 10 s");
    words.back() = output;
    const Ended e = run(words, folder.path());
    QCOMPARE(e.status, 1);
    QVERIFY2(e.err.contains(says), e.err);
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TestSimulateCommand::failureKeepsTheOldFile()
{
    const QTemporaryDir folder;
    QVERIFY(writeText(folder.filePath("out.csv"), "old"));
    QCOMPARE(run(discharge({"--soc", "7"}), folder.path()).status, 1);
    QCOMPARE(content(folder.filePath("out.csv")), "old");
    QCOMPARE(run(discharge({}), folder.path()).status, 0);
    QVERIFY(content(folder.filePath("out.csv")).startsWith(kHeader));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{"out.csv"});
}

void TestSimulateCommand::limitNeverReached()
{
    const QTemporaryDir folder;
    const Ended e = run(arguments("Chen2020", "dfn", "discharge at 0.0001 A until 2.5 V") +
                            QStringList{"--period", "10000"},
                        folder.path());
    QVERIFY2(e.status == 2, e.err);
    QVERIFY2(lines(e.err).size() == 1, e.err);
    QVERIFY2(e.err.startsWith("Step 1 (discharge at 0.0001 A until 2.5 V) did not reach its limit within"),
             e.err);
    QVERIFY2(e.err.contains("The rows up to"), e.err);
    QVERIFY(Table(content(folder.filePath("out.csv"))).rows.size() > 90);
}

void TestSimulateCommand::optionsChangeTheCell()
{
    const QTemporaryDir folder;
    QCOMPARE(run(discharge({"--soc", "0.5", "--temperature", "310"}), folder.path()).status, 0);
    const Table half(content(folder.filePath("out.csv")));
    QVERIFY(std::abs(half.rows.front()[4] - 0.5) < 1e-9);
    QCOMPARE(half.rows.front()[3], 310.0);
    QCOMPARE(run(discharge({"--soc", "0.5", "--temperature", "310", "--set",
                            "Negative electrode/Thickness [m]=4e-5", "--set",
                            "User-defined/Series resistance [ohm]=0.01"}),
                 folder.path())
                 .status,
             0);
    const Table changed(content(folder.filePath("out.csv")));
    QVERIFY(changed.rows.front()[2] < half.rows.front()[2] - 0.04); // 5 A through 10 mohm
    QVERIFY(changed.rows.back()[5] < half.rows.back()[5]);          // a thinner electrode empties faster
}

void TestSimulateCommand::phasesStartWhereTold()
{
    const QTemporaryDir folder;
    const auto lithium = [&](const QString& silicon) {
        const QStringList words = arguments("Chen2020_composite", "dfn", "rest for 1 s") +
                                  QStringList{"--phase", "Graphite=0.5", "--phase", "Silicon=" + silicon};
        return run(words, folder.path()).status == 0 ? Table(content(folder.filePath("out.csv"))).rows[0][5]
                                                     : -1.0;
    };
    // Silicon's share of the sites of the negative electrode: 0.015 278000 against 0.735 28700.
    const double share = 4170.0 / (4170.0 + 21094.5);
    QVERIFY(std::abs(lithium("0.4") - (0.4 * share + 0.5 * (1.0 - share))) < 1e-5);
    QVERIFY(std::abs(lithium("0.4") - lithium("0.3") - 0.1 * share) < 1e-5);
}

/// At steady state eta_th - eta_kin = j R_f, in every place.
void TestSimulateCommand::profilesOfTheInterface()
{
    const QTemporaryDir folder;
    const Ended e = run({"simulate", "--parameters", "Chen2020", "--double-layer", "on", "--set",
                         "User-defined/Negative electrode film resistance [ohm.m2]=4e-3", "--protocol",
                         "discharge at 1C for 600 s", "--profiles", "p.csv", "--profile-times", "3"},
                        folder.path());
    QVERIFY2(e.status == 0, e.err);
    QMap<QByteArray, QList<double>> last; // values at the last time
    double time = 0.0;
    for (const QByteArray& line : lines(content(folder.filePath("p.csv"))).mid(1)) {
        const QList<QByteArray> cells = line.split(',');
        QCOMPARE(cells.size(), 9);
        time = std::max(time, cells[4].toDouble());
    }
    for (const QByteArray& line : lines(content(folder.filePath("p.csv"))).mid(1)) {
        const QList<QByteArray> cells = line.split(',');
        if (cells[2] == "x" && cells[4].toDouble() == time)
            last[cells[0]].append(cells[5].toDouble());
    }
    const QList<double> j = last["reaction_current_A_m2"];
    QVERIFY(j.size() > 30 && std::abs(j.front()) > 0.1);
    for (qsizetype i = 0; i < 10; ++i)
        QVERIFY(std::abs(last["thermodynamic_overpotential_V"][i] - last["kinetic_overpotential_V"][i] -
                         4e-3 * j[i]) < 1e-6);
    QVERIFY(last["double_layer_current_A_m2"].size() == j.size());
}

/// Graphite and silicon each have profiles and observables; together they carry the current of the cell and
/// lose the charge that has passed.
void TestSimulateCommand::blendTellsOfEachMaterial()
{
    const QTemporaryDir folder;
    const Ended e =
        run({"simulate", "--parameters", "Chen2020_composite", "--protocol", "discharge at 1C for 900 s",
             "--output", "out.csv", "--profiles", "p.csv", "--profile-times", "2"},
            folder.path());
    QVERIFY2(e.status == 0, e.err);
    QSet<QByteArray> materials[2]; // in x and in r
    for (const QByteArray& line : lines(content(folder.filePath("p.csv"))).mid(1)) {
        const QList<QByteArray> cells = line.split(',');
        QVERIFY(std::isfinite(cells[5].toDouble()));
        if (cells[0] == "surface_stoichiometry" || cells[2] == "r")
            materials[cells[2] == "r" ? 1 : 0].insert(cells[6] + ' ' + cells[7]);
    }
    for (const QSet<QByteArray>& found : materials)
        QCOMPARE(found, QSet<QByteArray>({"negative Graphite", "negative Silicon", "positive "}));
    const Table table(content(folder.filePath("out.csv")));
    const QList<QByteArray> names = table.header.split(',');
    const auto column = [&](const QByteArray& name, qsizetype row) {
        return table.rows[row][names.indexOf(name)];
    };
    const auto sum = [&](const QByteArray& what, const QByteArray& unit, qsizetype row) {
        return column(what + "_n_primary_" + unit, row) + column(what + "_n_secondary_" + unit, row);
    };
    const qsizetype last = table.rows.size() - 1;
    QVERIFY(!names.contains("lithium_n_tertiary_Ah") && !names.contains("lithium_p_primary_Ah"));
    QVERIFY(std::abs(sum("current", "A", last) - column("current_A", last)) < 1e-6);
    QVERIFY(std::abs(sum("lithium", "Ah", 0) - sum("lithium", "Ah", last) - column("capacity_Ah", last)) <
            1e-6);
    QVERIFY(column("lithium_n_secondary_Ah", 0) > column("lithium_n_secondary_Ah", last));
}

void TestSimulateCommand::sizesTellOfEachRadius()
{
    const QTemporaryDir folder;
    const Ended e = run({"simulate", "--parameters", "Chen2020", "--model", "spm", "--set",
                         "User-defined/Negative electrode particle radius spread=0.4", "--protocol",
                         "discharge at 1C for 300 s", "--profiles", "p.csv"},
                        folder.path());
    QVERIFY2(e.status == 0, e.err);
    QSet<double> radii;
    for (const QByteArray& line : lines(content(folder.filePath("p.csv"))).mid(1)) {
        const QList<QByteArray> cells = line.split(',');
        if (cells[2] == "r" && cells[6] == "negative")
            radii.insert(cells[8].toDouble());
    }
    QCOMPARE(radii.size(), 5);
    // Around the radius of the same surface, 5.86 um.
    QVERIFY(*std::ranges::min_element(radii) < 4e-6 && *std::ranges::max_element(radii) > 8e-6);
}

void TestSimulateCommand::parametersByName()
{
    const QTemporaryDir folder;
    const auto listed = [&](const QStringList& more) {
        return run(QStringList{"parameters", "--parameters", "Chen2020"} + more, folder.path());
    };
    const Ended plain = listed({"--model", "spm"}), ageing = listed({"--sei", "solvent-diffusion"});
    QCOMPARE(plain.status, 0);
    QVERIFY(plain.out.startsWith("path,value,lowest,highest,name\n"));
    QVERIFY(plain.out.contains("\"Negative electrode/Thickness [m]\",8.52e-05,"));
    QVERIFY(!plain.out.contains("SEI") && !plain.out.contains("Separator"));
    QVERIFY(ageing.out.contains("\"User-defined/SEI solvent diffusivity [m2.s-1]\"") &&
            ageing.out.contains("Separator"));
}

/// Chen2020 leaves no room beside pores and active material.
void TestSimulateCommand::windowsWriteACellThatCanBeRead()
{
    const QTemporaryDir folder;
    QCOMPARE(run(arguments("Chen2020", "spm", "discharge at C/20 until 2.5 V"), folder.path()).status, 0);
    const Ended fit = run({"windows", "--parameters", "Chen2020", "--data", "out.csv", "--bpx", "aged.json"},
                          folder.path());
    QVERIFY2(fit.status == 0, fit.err);
    const Ended again = run(arguments("aged.json", "spm", "discharge at C/20 until 2.5 V"), folder.path());
    QVERIFY2(again.status == 0, again.err);
    const double capacity = Table(content(folder.filePath("out.csv"))).rows.back()[7];
    QVERIFY2(std::abs(capacity - 5.14) < 0.05, qPrintable(QString::number(capacity)));
}

/// These alone, in order; that the run is shorter is said.
void TestSimulateCommand::profilesAtStatedTimes()
{
    const QTemporaryDir folder;
    const Ended e =
        run(discharge({"--profiles", "p.csv", "--profiles-at", "7.5, 2,7.5,3600"}), folder.path());
    QVERIFY2(e.status == 0, e.err);
    QVERIFY2(e.err.contains("The run goes from 0 s to 10 s: there are no profiles at 3600 s."), e.err);
    QList<QByteArray> times;
    for (const QByteArray& line : lines(content(folder.filePath("p.csv"))).mid(1))
        if (!times.contains(line.split(',')[4]))
            times << line.split(',')[4];
    QCOMPARE(times, QList<QByteArray>({"2", "7.5"}));
}

/// Of a set whose SEI grows without an activation energy, and only where that growth has one in the model.
void TestSimulateCommand::growthThatIgnoresTheTemperatureIsRemarked()
{
    const QTemporaryDir folder;
    const QByteArray remark = "The activation energy of the SEI's growth is 0 in this set";
    const auto said = [&](const QString& set, const QString& sei, const QStringList& more) {
        const Ended e =
            run(arguments(set, "spm", "rest for 60 s") + QStringList{"--sei", sei} + more, folder.path());
        return e.status == 0 ? e.err.count(remark) : qsizetype(-1);
    };
    QCOMPARE(said("Chen2020", "reaction", {}), 1);
    QCOMPARE(said("Chen2020", "solvent-diffusion", {}), 1);
    QCOMPARE(said("Chen2020", "tunnelling", {}), 0);
    QCOMPARE(said("Chen2020", "none", {}), 0);
    QCOMPARE(said("OKane2022", "reaction", {}), 0);
    QCOMPARE(
        said("Chen2020", "reaction", {"--set", "User-defined/SEI growth activation energy [J.mol-1]=38000"}),
        0);
}

QTEST_GUILESS_MAIN(TestSimulateCommand)
#include "tst_simulate_command.moc"
