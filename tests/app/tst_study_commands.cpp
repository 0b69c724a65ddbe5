#include "app/program.h"
#include "cell/bpx.h"
#include "study/study.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <cmath>

using namespace interphase::test;

namespace {

const QByteArray kDefinition = R"({
  "interphase": 1,
  "title": "Test",
  "cell": {"parameters": "Chen2020"},
  "model": {"kind": "spm"},
  "data": [{"name": "1C", "file": "data.csv", "current_sign": "discharge-positive", "points": 60}],
  "parameters": [
    {"path": "Negative electrode/Diffusivity [m2.s-1]",
     "prior": {"distribution": "lognormal", "median": 3e-14, "sigma": 0.7}},
    {"path": "Positive electrode/Thickness [m]",
     "prior": {"distribution": "uniform", "lower": 6e-5, "upper": 9e-5}}
  ],
  "sampler": {"chains": 2, "warmup": 60, "draws": 80, "seed": 1, "starts": 2}
}
)";

/// Simulated data of a rest and a discharge, with a millivolt of deterministic noise.
QByteArray simulatedData(const QString& folder)
{
    QStringList words{"simulate",
                      "--parameters",
                      "Chen2020",
                      "--model",
                      "spm",
                      "--protocol",
                      "rest for 60 s; discharge at 1C for 2000 s",
                      "--period",
                      "20",
                      "--output",
                      "simulated.csv"};
    if (run(words, folder).status != 0)
        return {};
    QByteArray out = "time_s,current_A,voltage_V\n";
    double last = -1.0;
    int i = 0;
    for (const QByteArray& line : lines(content(folder + "/simulated.csv")).mid(1)) {
        const QList<QByteArray> cells = line.split(',');
        double t = cells[0].toDouble();
        if (t == last) // the second of two rows at a step: times of data sets increase
            t += 1e-3;
        last = t;
        ++i;
        const double noise = 1e-3 * std::sin(12.9898 * i * i);
        out += QByteArray::number(t, 'g', 10) + "," + cells[1] + "," +
               QByteArray::number(cells[2].toDouble() + noise, 'g', 10) + "\n";
    }
    return out;
}

QJsonObject json(const QByteArray& text)
{
    return QJsonDocument::fromJson(text).object();
}

} // namespace

class TestStudyCommands : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void newRefuses_data();
    void newRefuses();
    void newDoubtsAReversedSign();
    void newRefusesUnfitData();
    void newNeedsANewName();
    void nothingSampledYet();
    void calibrateRefuses_data();
    void calibrateRefuses();
    void wholeWay();
    void failedSolvesAreSaid();
    void staleRunIsSaid();
    void moreDrawsGoOnWithTheRun();
    void analysesAreListed();
    void analysesAreCompared();
    void evidenceRefuses_data();
    void evidenceRefuses();
    void targetEndsTheRun();
    void derivedQuantitiesAreEverywhere();
    void ensembleSamples();
    void screenshotsAndFiguresSayWhatIsMissing();
    void predictAndCheckRefuse_data();
    void predictAndCheckRefuse();

private:
    void predictsAProtocol();
    void checksTheSampler();
    Ended in(const QStringList& words) const { return run(words, m_folder.path()); }
    QString file(const QString& name) const { return m_folder.filePath(name); }
    /// A study made from kDefinition, changed by a replacement.
    Ended makeStudy(const QString& name, const QByteArray& before = {}, const QByteArray& after = {}) const
    {
        QByteArray text = kDefinition;
        if (!before.isEmpty() && !text.contains(before))
            return {};
        writeText(file("definition.json"), before.isEmpty() ? text : text.replace(before, after));
        return in({"new", "definition.json", name});
    }

    QTemporaryDir m_folder;
};

void TestStudyCommands::initTestCase()
{
    QVERIFY(m_folder.isValid());
    const QByteArray data = simulatedData(m_folder.path());
    QVERIFY(lines(data).size() > 100);
    QVERIFY(writeText(file("data.csv"), data));
}

void TestStudyCommands::newRefuses_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("unknown key") << QByteArray("\"points\"") << QByteArray("\"pionts\"")
                                 << QByteArray(
                                        "definition.json, line 6, /data/0/pionts: unknown key; did you "
                                        "mean \"points\"?");
    QTest::newRow("wrong type") << QByteArray("\"points\": 60") << QByteArray("\"points\": \"many\"")
                                << QByteArray("definition.json, line 6, /data/0/points: found");
    QTest::newRow("no JSON") << QByteArray("\"title\": \"Test\",") << QByteArray("\"title\" \"Test\",")
                             << QByteArray("definition.json, line 3");
    QTest::newRow("missing data file")
        << QByteArray("data.csv") << QByteArray("gone.csv") << QByteArray("gone.csv: cannot be opened");
    QTest::newRow("unknown set") << QByteArray("Chen2020") << QByteArray("Chen2021")
                                 << QByteArray("Chen2021: neither a file nor a bundled parameter set");
    QTest::newRow("missing BPX file")
        << QByteArray("Chen2020") << QByteArray("cell.json") << QByteArray("cell.json: cannot be opened");
    QTest::newRow("unknown column") << QByteArray("\"points\": 60")
                                    << QByteArray("\"columns\": {\"voltage\": \"U\"}")
                                    << QByteArray("data.csv, line 1: there is no column \"U\"");
    QTest::newRow("window without data")
        << QByteArray("\"points\": 60") << QByteArray("\"fit\": [5000, 6000]")
        << QByteArray("definition.json: data set \"1C\": a window lies outside its measurements");
    QTest::newRow("no data") << QByteArray("\"data\": [")
                             << QByteArray("\"data\": [], \"note\": \"x\", \"x\": [")
                             << QByteArray("/x: unknown key");
}

void TestStudyCommands::newRefuses()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QByteArray, says);
    const Ended e = makeStudy("refused.interphase", before, after);
    QCOMPARE(e.status, 1);
    QVERIFY2(lines(e.err).size() == 1, e.err);
    QVERIFY2(e.err.contains(says), e.err);
    QVERIFY(QDir(m_folder.path()).entryList({"refused*"}).isEmpty());
}

void TestStudyCommands::newDoubtsAReversedSign()
{
    const Ended right = makeStudy("right.interphase");
    QVERIFY2(right.status == 0 && !right.err.contains("WARNING"), right.err);
    const Ended wrong = makeStudy("wrong.interphase", "discharge-positive", "charge-positive");
    QVERIFY2(wrong.status == 0 && wrong.err.contains("1C: WARNING: the sign of the current looks reversed"),
             wrong.err);
}

void TestStudyCommands::newRefusesUnfitData()
{
    QCOMPARE(in({"new", "gone.json", "a.interphase"}).status, 1);
    const Ended e = in({"new", "no_such_example", "a.interphase"});
    QCOMPARE(e.status, 1);
    QVERIFY2(e.err.contains("neither a file nor an example; expected one of"), e.err);
    QVERIFY(e.err.contains("spm_discharge"));
}

void TestStudyCommands::newNeedsANewName()
{
    QVERIFY(writeText(file("taken.interphase"), "something else"));
    const Ended e = makeStudy("taken.interphase");
    QCOMPARE(e.status, 1);
    QVERIFY2(e.err.contains("taken.interphase: the file exists already"), e.err);
    QCOMPARE(content(file("taken.interphase")), "something else");
}

void TestStudyCommands::nothingSampledYet()
{
    QCOMPARE(makeStudy("fresh.interphase").status, 0);
    for (const QStringList& words :
         {QStringList{"summary", "fresh.interphase"}, {"export", "fresh.interphase", "--csv", "draws.csv"}}) {
        const Ended e = in(words);
        QCOMPARE(e.status, 1);
        QVERIFY2(e.err.contains("fresh.interphase: nothing has been sampled yet"), e.err);
    }
    QVERIFY(!QFile::exists(file("draws.csv")));
}

void TestStudyCommands::calibrateRefuses_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("missing") << QStringList{"gone.interphase"}
                             << QByteArray("gone.interphase: cannot be opened");
    QTest::newRow("no study") << QStringList{"data.csv"} << QByteArray("data.csv: ");
    QTest::newRow("chains") << QStringList{"x.interphase", "--chains", "0"}
                            << QByteArray("--chains: found \"0\"; expected a whole number from 1 to 64");
    QTest::newRow("draws") << QStringList{"x.interphase", "--draws", "1e3"}
                           << QByteArray("--draws: found \"1e3\"");
}

void TestStudyCommands::calibrateRefuses()
{
    QFETCH(QStringList, words);
    QFETCH(QByteArray, says);
    const Ended e = in(QStringList{"calibrate"} + words);
    QCOMPARE(e.status, 1);
    QVERIFY2(lines(e.err).size() == 1 && e.err.contains(says), e.err);
}

void TestStudyCommands::wholeWay()
{
    QCOMPARE(makeStudy("way.interphase").status, 0);
    const Ended calibrated = in({"calibrate", "way.interphase", "--draws", "150", "--seed", "7"});
    QVERIFY2(calibrated.status == 0, calibrated.err);
    QVERIFY2(calibrated.out.contains("Negative electrode/Diffusivity [m2.s-1]"), calibrated.out);

    const Ended text = in({"summary", "way.interphase"});
    QCOMPARE(text.out, calibrated.out);
    const Ended summary = in({"summary", "way.interphase", "--json"});
    QCOMPARE(summary.status, 0);
    const QJsonObject s = json(summary.out);
    QCOMPARE(s["run"].toObject()["status"].toString(), QString("complete"));
    QCOMPARE(s["run"].toObject()["stale"].toBool(), false);
    QCOMPARE(s["draws_per_chain"].toArray(), QJsonArray({150, 150}));
    QCOMPARE(s["warmup_per_chain"].toArray(), QJsonArray({60, 60}));
    QCOMPARE(s["failed_solves"].toArray(), QJsonArray());
    const QJsonArray parameters = s["parameters"].toArray();
    QCOMPARE(parameters.size(), 3);
    QCOMPARE(parameters[2].toObject()["name"].toString(), QString("sigma_V"));
    const QJsonObject thickness = parameters[1].toObject();
    QVERIFY(std::abs(thickness["mean"].toDouble() - 75.6e-6) < 4.0 * thickness["sd"].toDouble()); // the truth
    QVERIFY(thickness["q05"].toDouble() < thickness["median"].toDouble());
    QVERIFY(thickness["median"].toDouble() < thickness["q95"].toDouble());
    QVERIFY(thickness["ess_bulk"].toDouble() > 20.0);
    QVERIFY(thickness["r_hat"].toDouble() > 0.9);
    const QJsonObject fit = s["mode"].toObject()["fits"].toArray()[0].toObject();
    QCOMPARE(fit["name"].toString(), QString("1C"));
    QVERIFY(fit["rms_after_V"].toDouble() > 3e-4 && fit["rms_after_V"].toDouble() < 1.5e-3);

    const QJsonObject predicted = s["prediction"].toObject();
    QCOMPARE(predicted["draws"].toInt(), 100);
    const QJsonObject fitted = predicted["data"].toArray()[0].toObject()["fitted"].toObject();
    QVERIFY(fitted["points"].toInt() > 50);
    QVERIFY(std::abs(fitted["coverage_90"].toDouble() - 0.9) < 0.1);
    QVERIFY(predicted["data"].toArray()[0].toObject()["held_out"].isNull());
    const QJsonObject pValues = fitted["p_values"].toObject();
    QCOMPARE(pValues.keys(), QStringList({"largest", "mean", "neighbours", "pit", "spread"}));
    QVERIFY(pValues["mean"].toDouble() > 0.005); // what was fitted has no offset
    QVERIFY(s["protocol"].isNull() && s["sampler_check"].isNull());

    QCOMPARE(in({"export", "way.interphase", "--csv", "draws.csv", "--bpx", "cell.json", "--definition",
                 "again.json"})
                 .status,
             0);
    const QList<QByteArray> draws = lines(content(file("draws.csv")));
    QCOMPARE(draws.size(), 1 + 2 * (60 + 150));
    QCOMPARE(draws.front(), "chain,draw,warmup,divergent,lp,Negative electrode/Diffusivity [m2.s-1],"
                            "Positive electrode/Thickness [m],sigma_V");
    QVERIFY(draws[1].startsWith("0,0,1,") && draws.back().startsWith("1,209,0,"));
    const auto cell = interphase::parseBpx(content(file("cell.json")).toStdString(), "cell.json");
    QCOMPARE(cell.parameters[interphase::ParameterId::PositiveThickness], thickness["median"].toDouble());
    QCOMPARE(cell.parameters[interphase::ParameterId::NegativeThickness], 85.2e-6);
    const auto definition = interphase::readDefinition(file("again.json").toStdString());
    QCOMPARE(definition.sampler.draws, 150);
    QVERIFY(definition.sampler.seed == 7);
    QCOMPARE(in({"new", "again.json", "again.interphase"}).status, 0); // it can be made again

    const Ended again = in({"calibrate", "way.interphase"});
    QCOMPARE(again.status, 0);
    QVERIFY2(again.err.contains("nothing is left to do"), again.err);
    QCOMPARE(again.out, calibrated.out);
    predictsAProtocol();
    checksTheSampler();
}

/// With the study of wholeWay(): a discharge of 1C for ten minutes takes a sixth of the nominal capacity.
void TestStudyCommands::predictsAProtocol()
{
    const QStringList words{"predict",    "way.interphase",
                            "--protocol", "discharge at 1C for 600 s",
                            "--limit",    "discharged-charge > 0.5",
                            "--cost",     "7",
                            "--output",   "curve.csv"};
    const Ended text = in(words);
    QVERIFY2(text.status == 0, text.err);
    QVERIFY2(text.out.contains("Risk: discharged-charge > 0.5 Ah with a probability of 1 "), text.out);
    const Ended e = in(words + QStringList{"--json"});
    const QJsonObject p = json(e.out);
    QCOMPARE(p["draws"].toInt(), 200);
    QCOMPARE(p["risk"].toObject()["expected_cost"].toDouble(), 7.0);
    const QJsonObject charge = p["quantities"].toArray()[0].toObject();
    QCOMPARE(charge["name"].toString(), QString("discharged-charge"));
    QVERIFY(std::abs(charge["mean"].toDouble() - 5.0 / 6.0) < 1e-4);
    const QList<QByteArray> curve = lines(content(file("curve.csv")));
    QVERIFY(curve.front().startsWith("time_s,running,mean_V,q05_V,"));
    QVERIFY(curve.size() > 20);
    QVERIFY(in({"summary", "way.interphase"}).out.contains("discharged-charge"));
    QCOMPARE(json(in({"summary", "way.interphase", "--json"}).out)["protocol"].toObject(), p);

    const QJsonObject data =
        json(in({"predict", "way.interphase", "--readings", "4", "--output", "predicted.csv", "--json"}).out);
    const QList<QByteArray> rows = lines(content(file("predicted.csv")));
    QVERIFY(rows.front().startsWith("data,time_s,held_out,measured_V,mean_V,"));
    QVERIFY(rows.size() > 50 && rows[1].startsWith("1,"));
    QCOMPARE(data["readings"].toInt(), 4);
}

void TestStudyCommands::checksTheSampler()
{
    const QStringList words{"check", "way.interphase", "--replicates", "12", "--draws", "19", "--json"};
    const Ended e = in(words);
    QVERIFY2(e.status == 0, e.err);
    QJsonObject check = json(e.out), again = json(in(words).out);
    QCOMPARE(check["replicates"].toInt(), 12);
    QCOMPARE(check["failed"].toInt(), 0);
    QCOMPARE(check["quantities"].toArray().size(), 4); // three parameters and the log likelihood
    QCOMPARE(check["quantities"].toArray()[3].toObject()["name"].toString(), QString("log likelihood"));
    check.remove("seconds");
    again.remove("seconds");
    QCOMPARE(again, check); // the same seed, the same ranks
    QCOMPARE(
        json(in({"summary", "way.interphase", "--json"}).out)["sampler_check"].toObject()["kind"].toString(),
        QString("posterior"));
    const Ended prior =
        in({"check", "way.interphase", "--from", "prior", "--replicates", "4", "--draws", "9"});
    QVERIFY2(prior.status == 0, prior.err);
    QVERIFY2(prior.out.contains("4 replicates of 9 draws, parameters from the prior"), prior.out);
}

void TestStudyCommands::predictAndCheckRefuse_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("limit without protocol")
        << QStringList{"predict", "way.interphase", "--limit", "duration < 5"}
        << QByteArray("--limit: it is about a protocol");
    QTest::newRow("cost below nothing")
        << QStringList{"predict", "way.interphase",     "--protocol", "rest for 1 h",
                       "--limit", "lowest-voltage < 3", "--cost",     "-5"}
        << QByteArray("--cost: found \"-5\"; expected a number, 0 or more");
    QTest::newRow("cost without limit")
        << QStringList{"predict", "way.interphase", "--protocol", "rest for 1 h", "--cost", "5"}
        << QByteArray("--cost: there is no limit");
    QTest::newRow("unknown quantity")
        << QStringList{"predict", "way.interphase", "--protocol", "rest for 1 h", "--limit", "voltage < 3"}
        << QByteArray("--limit: found \"voltage < 3\"; expected a quantity");
    QTest::newRow("no protocol") << QStringList{"predict", "way.interphase", "--protocol", "dance at 1C"}
                                 << QByteArray("Step 1 of the protocol");
    QTest::newRow("unknown models") << QStringList{"predict", "way.interphase", "--models", "best"}
                                    << QByteArray("expected alone, evidence or stacking");
    QTest::newRow("one model") << QStringList{"predict", "way.interphase", "--models", "evidence"}
                               << QByteArray("fewer than two analyses have evidence of the same data");
    QTest::newRow("from elsewhere") << QStringList{"check", "way.interphase", "--from", "here"}
                                    << QByteArray("--from: found \"here\"; expected posterior or prior");
    QTest::newRow("too few draws") << QStringList{"check", "way.interphase", "--replicates", "5000"}
                                   << QByteArray("expected one for each of 5000 replicates");
}

void TestStudyCommands::predictAndCheckRefuse()
{
    QFETCH(QStringList, words);
    QFETCH(QByteArray, says);
    const Ended e = in(words);
    QCOMPARE(e.status, 1);
    QVERIFY2(lines(e.err).size() == 1 && e.err.contains(says), e.err);
}

/// Only the rest is fitted, so the chains go where the cell cannot rest at the measured voltage.
void TestStudyCommands::failedSolvesAreSaid()
{
    QCOMPARE(makeStudy("edge.interphase", R"("points": 60)", R"("points": 60, "fit": [0, 60])").status, 0);
    {
        auto study = interphase::Study::open(file("edge.interphase").toStdString());
        interphase::Definition edge = study.definition();
        edge.free[0] = {"Positive electrode/Minimum stoichiometry",
                        {interphase::PriorKind::Normal, 0.27, 0.1}};
        study.setDefinition(edge, "Free a limit");
    }
    const Ended e = in({"calibrate", "edge.interphase"});
    QVERIFY2(e.status == 0, e.err);
    const QRegularExpression sentence(
        "\\d+ solves failed; the first: 4\\.\\d+ V cannot be an open-circuit voltage of this cell; "
        "expected \\d\\.?\\d* to \\d\\.?\\d* V\\.");
    QVERIFY2(sentence.match(QString::fromUtf8(e.out)).hasMatch(), e.out); // in the summary
    QVERIFY2(!e.err.contains("failed"), e.err);                           // and not twice
    QVERIFY2(e.out.contains("They are mostly where Positive electrode/Minimum stoichiometry is above 0.3"),
             e.out);
    const QJsonArray failed =
        json(in({"summary", "edge.interphase", "--json"}).out)["failed_solves"].toArray();
    QCOMPARE(failed.size(), 1);
    const QJsonObject reason = failed[0].toObject();
    QCOMPARE(reason["reason"].toString(), QString("VoltageOutOfReach"));
    QVERIFY(reason["count"].toInt() > 0);
    QVERIFY(reason["first"].toString().contains("V cannot be an open-circuit voltage of this cell"));
    const QJsonObject where = reason["mostly_where"].toArray().first().toObject();
    QCOMPARE(where["name"].toString(), QString("Positive electrode/Minimum stoichiometry"));
    QVERIFY(where["above"].toDouble() > 0.3 && where["share_of_failures"].toDouble() > 0.9);
}

void TestStudyCommands::staleRunIsSaid()
{
    QCOMPARE(makeStudy("stale.interphase").status, 0);
    QCOMPARE(in({"calibrate", "stale.interphase"}).status, 0);
    {
        auto study = interphase::Study::open(file("stale.interphase").toStdString());
        interphase::Definition changed = study.definition();
        changed.free[0].prior.b = 0.5;
        study.setDefinition(changed, "Narrow a prior");
    }
    QVERIFY(in({"summary", "stale.interphase"}).out.contains("STALE: the study's priors changed"));
    const QJsonObject s = json(in({"summary", "stale.interphase", "--json"}).out)["run"].toObject();
    QCOMPARE(s["stale"].toBool(), true);
    QCOMPARE(s["stale_because"].toArray(), QJsonArray({"priors"}));
    QCOMPARE(in({"calibrate", "stale.interphase"}).status, 0);
    const QJsonObject fresh = json(in({"summary", "stale.interphase", "--json"}).out)["run"].toObject();
    QCOMPARE(fresh["stale"].toBool(), false);
    QCOMPARE(fresh["id"].toInt(), 3); // 2 was the prediction of the first
}

void TestStudyCommands::moreDrawsGoOnWithTheRun()
{
    QCOMPARE(makeStudy("more.interphase").status, 0);
    QCOMPARE(makeStudy("atonce.interphase").status, 0);
    QCOMPARE(in({"calibrate", "more.interphase", "--draws", "20"}).status, 0);
    const Ended e = in({"calibrate", "more.interphase", "--draws", "30"});
    QVERIFY2(e.status == 0 && e.err.contains("Going on with run 1."), e.err);
    QCOMPARE(in({"calibrate", "atonce.interphase", "--draws", "30"}).status, 0);
    for (const char* study : {"more", "atonce"}) {
        const Ended exported =
            in({"export", QString("%1.interphase").arg(study), "--csv", QString("%1.csv").arg(study)});
        QVERIFY2(exported.status == 0, exported.err);
    }
    QCOMPARE(content(file("more.csv")), content(file("atonce.csv")));
    const QJsonObject s = json(in({"summary", "more.interphase", "--json"}).out);
    QCOMPARE(s["draws_per_chain"].toArray(), QJsonArray({30, 30}));
    QCOMPARE(s["run"].toObject()["id"].toInt(), 1);
}

void TestStudyCommands::analysesAreListed()
{
    QCOMPARE(makeStudy("list.interphase").status, 0);
    const auto analysis = [this](const QStringList& words) {
        return in(QStringList{"analysis", "list.interphase"} + words);
    };
    QCOMPARE(analysis({"rename", "Analysis 1", "Gauß"}).status, 0);
    QCOMPARE(analysis({"add", "Copy"}).status, 0);
    // The file of a definition alone: its data and its cell are the study's.
    QCOMPARE(in({"export", "list.interphase", "--definition", "second.json"}).status, 0);
    QByteArray text = content(file("second.json"));
    QVERIFY(text.contains("\"gaussian\""));
    QVERIFY(writeText(file("second.json"),
                      text.replace("\"gaussian\"", "\"ar1\"").replace("\"data.csv\"", "\"gone.csv\"")));
    const Ended added = analysis({"add", "AR1", "--definition", "second.json"});
    QVERIFY2(added.status == 0, added.err);
    QCOMPARE(analysis({"select", "Copy"}).status, 0);
    QCOMPARE(analysis({"weight", "AR1", "0.5"}).status, 0);
    const QList<QByteArray> rows = lines(analysis({"list"}).out);
    QCOMPARE(analysis({}).out, analysis({"list"}).out);
    QCOMPARE(rows.size(), 4);
    QVERIFY2(rows[1].startsWith("  Gau"), rows[1]);
    QVERIFY2(rows[2].startsWith("* Copy"), rows[2]);
    QVERIFY2(rows[3].startsWith("  AR1") && rows[3].contains(" 0.5 "), rows[3]);
    QCOMPARE(QString::fromUtf8(rows[1]).size(), QString::fromUtf8(rows[2]).size()); // letters, not bytes
    QCOMPARE(analysis({"remove", "Copy"}).status, 0);
    QCOMPARE(lines(analysis({}).out).size(), 3);
    for (const QStringList& words :
         {QStringList{"select", "Copy"}, {"add", "AR1"}, {"weight", "AR1", "-1"}, {"fly"}, {"add"}}) {
        const Ended e = analysis(words);
        QCOMPARE(e.status, 1);
        QVERIFY2(lines(e.err).size() == 1 && e.err.contains("expected"), e.err);
    }
    QCOMPARE(in({"calibrate", "list.interphase", "--analysis", "AR1", "--draws", "20"}).status, 0);
    const QByteArray names = in({"summary", "list.interphase", "--json"}).out;
    QVERIFY2(names.contains("tau_s"), names);
    QVERIFY(
        in({"summary", "list.interphase", "--analysis", "Gauß"}).err.contains("nothing has been sampled"));
}

void TestStudyCommands::analysesAreCompared()
{
    const QStringList quick{"--particles", "60", "--runs", "2"};
    QCOMPARE(makeStudy("compare.interphase").status, 0);
    QVERIFY(in({"compare", "compare.interphase"}).out.contains("no evidence yet"));
    QCOMPARE(in({"calibrate", "compare.interphase"}).status, 0);
    QCOMPARE(in({"analysis", "compare.interphase", "add", "Narrow"}).status, 0);
    {
        auto study = interphase::Study::open(file("compare.interphase").toStdString());
        interphase::Definition narrow = study.definition();
        narrow.free[0].prior.b = 0.35;
        study.setDefinition(narrow, "Narrow a prior");
    }
    const Ended all = in(QStringList{"evidence", "compare.interphase", "--every"} + quick);
    QVERIFY2(all.status == 0, all.err);
    QVERIFY2(all.out.contains("Analysis 1: 61 measurements, 3 unknowns") ||
                 all.out.contains("Analysis 1: 60 measurements, 3 unknowns"),
             all.out);
    QVERIFY(all.out.contains("bridge sampling")); // the first was sampled
    QVERIFY(all.out.contains("Without each step"));
    QVERIFY(in({"evidence", "compare.interphase", "--every"}).out.isEmpty()); // nothing is missing

    // Kept: the same is not computed again, and what was written can be read.
    const Ended again = in(QStringList{"evidence", "compare.interphase", "--analysis", "Narrow"} + quick);
    QVERIFY(all.out.endsWith(again.out));
    const QJsonObject one = json(
        in(QStringList{"evidence", "compare.interphase", "--analysis", "Analysis 1", "--json"} + quick).out);
    QVERIFY(!one["methods"].toArray().isEmpty());
    QVERIFY(one["standard_error"].toDouble() > 0.0);
    QCOMPARE(one["widths"].toArray().size(), 2);
    QCOMPARE(one["by_steps"].toObject()["groups"].toArray().size(), 2);
    QVERIFY(one["by_data"].isNull());
    const QJsonObject future = one["future"].toObject();
    QCOMPARE(future["groups"].toArray().size(), 10); // the second half of 20 blocks
    QVERIFY(future["groups"].toArray()[9].toObject()["effective_draws"].toDouble() > 1.0);

    const QJsonObject c = json(in({"compare", "compare.interphase", "--json"}).out);
    QCOMPARE(c["analyses"].toArray().size(), 2);
    QCOMPARE(c["pairs"].toArray().size(), 1);
    const QJsonObject pair = c["pairs"].toArray()[0].toObject();
    QVERIFY(pair["log_bayes_factor"].toDouble() > 0.0);
    QVERIFY(!pair["words"].toString().isEmpty());
    QVERIFY(pair["by_steps"].isObject() && pair["half_widths"].isObject());
    double sum = 0.0;
    for (const auto& analysis : c["analyses"].toArray())
        sum += analysis.toObject()["probability"].toDouble();
    QVERIFY(std::abs(sum - 1.0) < 1e-9);
    const Ended text = in({"compare", "compare.interphase"});
    QVERIFY2(text.out.contains(" over ") && text.out.contains("effective unknowns"), text.out);
    QVERIFY2(text.out.contains("10 of 20 blocks are predicted, from"), text.out);
    QVERIFY(pair["future"].toObject()["standard_error"].toDouble() > 0.0);

    // Both predict together once both have draws.
    const QStringList together{"predict", "compare.interphase", "--models", "evidence", "--draws", "40"};
    const Ended undrawn = in(together);
    QVERIFY2(undrawn.status == 1 && undrawn.err.contains("it has evidence, but no draws"), undrawn.err);
    QCOMPARE(in({"calibrate", "compare.interphase"}).status, 0);
    const QJsonObject mixed = json(in(together + QStringList{"--json"}).out);
    QCOMPARE(mixed["average"].toObject()["models"].toArray().size(), 2);
    QVERIFY(mixed["data"].toArray()[0].toObject()["variance_shares"].toObject()["between_model"].toDouble() >
            0.0);
    const QStringList limited{"--protocol", "discharge at 1C for 600 s", "--limit", "lowest-voltage < 3.9"};
    const Ended risk = in(together + limited);
    QVERIFY2(risk.out.contains("  Narrow alone: "), risk.out);
    QVERIFY2(risk.out.contains("between models"), risk.out);
    const Ended nested =
        in({"evidence", "compare.interphase", "--method", "nested", "--live-points", "50", "--runs", "1"});
    QVERIFY2(nested.status == 0 && nested.out.contains("nested sampling"), nested.err);
}

void TestStudyCommands::evidenceRefuses_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const QStringList& words, const QByteArray& expected) {
        QTest::newRow(name) << words << expected;
    };
    row("method", {"--method", "laplace"}, "auto, smc, nested, bridge, fitted or all");
    row("particles", {"--particles", "3"}, "a whole number from 20 to 1000000");
    row("analysis", {"--analysis", "DFN"}, "there is no analysis \"DFN\"; expected one of \"Analysis 1\"");
    row("future", {"--future-from", "1"}, "--future-from: found 1; expected a number between 0 and 1");
    row("no draws", {"--method", "bridge"}, "there are no draws of this analysis as it is now");
}

void TestStudyCommands::evidenceRefuses()
{
    QFETCH(QStringList, words);
    QFETCH(QByteArray, expected);
    if (!QFile::exists(file("refuse.interphase")))
        QCOMPARE(makeStudy("refuse.interphase").status, 0);
    const Ended e = in(QStringList{"evidence", "refuse.interphase"} + words);
    QCOMPARE(e.status, 1);
    QVERIFY2(lines(e.err).size() == 1 && e.err.contains(expected), e.err);
}

void TestStudyCommands::targetEndsTheRun()
{
    QCOMPARE(makeStudy("target.interphase").status, 0);
    const Ended e = in({"calibrate", "target.interphase", "--draws", "2000", "--target-ess", "100",
                        "--target-mcse", "0.12", "--chain-starts", "pathfinder"});
    QVERIFY2(e.status == 0, e.err);
    QVERIFY2(e.out.contains("The target was reached at "), e.out);
    QVERIFY2(e.out.contains("chains begin at draws of Pathfinder (k-hat "), e.out);
    const QJsonObject s = json(in({"summary", "target.interphase", "--json"}).out);
    const QJsonObject reached = s["sampler"].toObject()["target_reached"].toObject();
    const int draws = s["draws_per_chain"].toArray()[0].toInt();
    QVERIFY2(draws >= 100 && draws < 2000, qPrintable(QString::number(draws)));
    QCOMPARE(reached["draws"].toInt(), draws);
    QVERIFY(reached["smallest_ess"].toDouble() >= 100.0 && reached["largest_mcse_in_sd"].toDouble() <= 0.12);
    QVERIFY(s["mode"].toObject()["log_densities_of_starts"].toArray().size() == 2);
    const Ended again = in({"calibrate", "target.interphase"});
    QVERIFY2(again.status == 0 && again.err.contains("The run is complete"), again.err);
    QCOMPARE(again.out, e.out);
    for (const QStringList& wrong : {QStringList{"--target-mcse", "-1"},
                                     {"--sampler", "hmc"},
                                     {"--target-acceptance", "1"},
                                     {"--metric", "dense", "--sampler", "ensemble"},
                                     {"--metric", "diagonal", "--sampler", "surrogate"},
                                     {"--chain-starts", "prior"},
                                     {"--draws", "3", "--sampler", "smc"},
                                     // What particles have no use for.
                                     {"--warmup", "10", "--sampler", "smc"},
                                     {"--target-ess", "100", "--sampler", "smc"},
                                     {"--target-mcse", "0.1", "--sampler", "smc"},
                                     {"--target-acceptance", "0.9", "--sampler", "smc"},
                                     {"--chain-starts", "pathfinder", "--sampler", "smc"},
                                     {"--start-from", "target.interphase", "--sampler", "smc"}}) {
        const Ended refused = in(QStringList{"calibrate", "target.interphase"} + wrong);
        QVERIFY2(refused.status == 1 && refused.err.contains(wrong[0].toUtf8()), refused.err);
    }
}

void TestStudyCommands::derivedQuantitiesAreEverywhere()
{
    const QByteArray derived = "\"derived\": {\"Diffusion time [s]\": \"R_n ** 2 / D_s_n\", "
                               "\"fixed\": \"2 * R_n\"},\n  \"sampler\"";
    QCOMPARE(makeStudy("derived.interphase", "\"sampler\"", derived).status, 0);
    const Ended e = in({"calibrate", "derived.interphase"});
    QVERIFY2(e.status == 0, e.err);
    QVERIFY2(e.out.contains("Diffusion time [s]"), e.out);
    QVERIFY2(e.out.contains("Not derived: fixed: "), e.out);
    QVERIFY2(e.out.contains("Sensitivity to a power of the"), e.out);
    const QJsonObject s = json(in({"summary", "derived.interphase", "--json"}).out);
    const QJsonArray parameters = s["parameters"].toArray();
    QCOMPARE(parameters.size(), 4);
    QCOMPARE(parameters[3].toObject()["name"].toString(), QString("Diffusion time [s]"));
    QVERIFY(parameters[3].toObject()["derived"].toBool() && !parameters[0].toObject()["derived"].toBool());
    // Monotonic in the diffusivity: the medians belong together.
    const double time = parameters[3].toObject()["median"].toDouble();
    const double diffusivity = parameters[0].toObject()["median"].toDouble();
    QVERIFY(std::abs(time * diffusivity / (5.86e-6 * 5.86e-6) - 1.0) < 1e-3); // R_n of Chen2020
    for (const QJsonValue& parameter : parameters)
        QVERIFY(parameter.toObject()["sensitivity"].toObject()["likelihood"].toDouble() > 0.05);
    QCOMPARE(s["not_derived"].toArray().size(), 1);

    QCOMPARE(in({"export", "derived.interphase", "--csv", "derived.csv", "--bpx", "derived.json"}).status, 0);
    const QList<QByteArray> rows = lines(content(file("derived.csv")));
    QVERIFY2(rows[0].endsWith(",sigma_V,Diffusion time [s]"), rows[0]);
    const QList<QByteArray> first = rows[1].split(',');
    QVERIFY(std::abs(first.back().toDouble() * first[5].toDouble() / (5.86e-6 * 5.86e-6) - 1.0) < 1e-12);
    QVERIFY(!content(file("derived.json")).contains("Diffusion time"));
    const Ended broken =
        makeStudy("broken.interphase", "\"sampler\"", "\"derived\": {\"t\": \"R_n ^ 2\"}, \"sampler\"");
    QVERIFY2(broken.status == 1 && broken.err.contains("/derived/t: character 5: found \"^\""), broken.err);
}

void TestStudyCommands::ensembleSamples()
{
    QCOMPARE(makeStudy("ensemble.interphase").status, 0);
    const Ended e = in(
        {"calibrate", "ensemble.interphase", "--sampler", "ensemble", "--draws", "400", "--warmup", "300"});
    QVERIFY2(e.status == 0, e.err);
    QVERIFY2(e.out.contains("Sampler: differential evolution of ensembles"), e.out);
    QVERIFY2(!e.out.contains("Divergences") && !e.out.contains("gradients:"), e.out);
    const QJsonObject s = json(in({"summary", "ensemble.interphase", "--json"}).out);
    QCOMPARE(s["sampler"].toObject()["kind"].toString(), QString("ensemble"));
    QCOMPARE(s["chains"].toInt(), 8);
    const QJsonObject thickness = s["parameters"].toArray()[1].toObject();
    QVERIFY(std::abs(thickness["mean"].toDouble() - 75.6e-6) < 4.0 * thickness["sd"].toDouble());
}

void TestStudyCommands::screenshotsAndFiguresSayWhatIsMissing()
{
    QCOMPARE(makeStudy("plain.interphase").status, 0);
    for (const QStringList& words : {QStringList{"export", "plain.interphase", "--netcdf", "a.nc"},
                                     {"import", "data.csv", "--output", "a.bdf.csv"}}) {
        const Ended e = in(words);
        QCOMPARE(e.status, 1);
        QVERIFY2(lines(e.err).size() == 1 && e.err.contains("not in this version"), e.err);
    }
    QVERIFY(in({"export", "plain.interphase"}).err.contains("nothing is asked for"));
}

QTEST_GUILESS_MAIN(TestStudyCommands)
#include "tst_study_commands.moc"
