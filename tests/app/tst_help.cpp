#include "app/program.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace interphase::test;

namespace {

/// The command lines at the end of a help text.
QList<QByteArray> examples(const QByteArray& help)
{
    QList<QByteArray> out;
    const auto at = help.indexOf("Example:\n");
    if (at < 0)
        return out;
    for (const QByteArray& line : lines(help.mid(at)).mid(1))
        if (line.trimmed().startsWith("interphase "))
            out.append(line.trimmed());
    return out;
}

/// The names that --help lists.
QStringList commandNames()
{
    const QByteArray help = run({"--help"}, QDir::tempPath()).out;
    QStringList names;
    for (const QByteArray& line : lines(help.mid(help.indexOf("Commands:\n"))).mid(1)) {
        if (line.isEmpty())
            break;
        names.append(QString::fromLatin1(line.trimmed().split(' ').front()));
    }
    return names;
}

} // namespace

class TestHelp : public QObject
{
    Q_OBJECT

private slots:
    void examplesWork_data();
    void examplesWork();
    void programHelp();
    void wrongCommand();
    void benchmarkJson();
    void benchmarkRefuses();
};

void TestHelp::examplesWork_data()
{
    QTest::addColumn<QString>("name");
    for (const QString& name : commandNames())
        QTest::newRow(qPrintable(name)) << name;
}

void TestHelp::examplesWork()
{
    QFETCH(QString, name);
    const QTemporaryDir folder;
    const Ended help = run({name, "--help"}, folder.path());
    QCOMPARE(help.status, 0);
    QVERIFY(help.err.isEmpty());
    const QList<QByteArray> found = examples(help.out);
    QVERIFY2(!found.isEmpty(), help.out);
    if (help.out.contains("not in this version."))
        QVERIFY(!found.last().startsWith("interphase " + name.toLatin1()));
    else
        QVERIFY(found.last().startsWith("interphase " + name.toLatin1()));
    for (const QByteArray& line : found) {
        const QStringList words = QProcess::splitCommand(QString::fromUtf8(line)).mid(1);
        const Ended e = run(words, folder.path());
        QVERIFY2(e.status == 0, line + ": " + e.err);
    }
}

void TestHelp::programHelp()
{
    const Ended help = run({"--help"}, QDir::tempPath());
    QCOMPARE(help.status, 0);
    const QStringList names = commandNames();
    for (const char* name : {"simulate", "impedance", "import", "new", "calibrate", "summary", "export",
                             "screenshot", "benchmark"})
        QVERIFY2(names.contains(name), name);
    const QTemporaryDir folder;
    for (const QByteArray& line : examples(help.out))
        QCOMPARE(run(QProcess::splitCommand(QString::fromUtf8(line)).mid(1), folder.path()).status, 0);
    QCOMPARE(run({"-h"}, folder.path()).out, help.out);
    QVERIFY(run({"--version"}, folder.path()).out.startsWith("interphase "));
}

void TestHelp::wrongCommand()
{
    const Ended e = run({"simualte"}, QDir::tempPath());
    QCOMPARE(e.status, 1);
    QVERIFY2(e.err == "simualte: neither a command nor a study; expected perhaps \"simulate\".\n", e.err);
}

void TestHelp::benchmarkJson()
{
    const Ended e = run({"benchmark", "--json", "--only", "dfn_discharge_coarse"}, QDir::tempPath());
    QVERIFY2(e.status == 0, e.err);
    const QJsonArray all = QJsonDocument::fromJson(e.out).array();
    QCOMPARE(all.size(), 1);
    const QJsonObject entry = all[0].toObject();
    QCOMPARE(entry["name"].toString(), QString("dfn_discharge_coarse"));
    QCOMPARE(entry["unit"].toString(), QString("ms"));
    QVERIFY(entry["value"].toDouble() > 0.0);
    QVERIFY(entry["error_mV"].toDouble() > 1e-3 && entry["error_mV"].toDouble() < 5.0);
    QVERIFY(entry["error_reference_mV"].toDouble() > 1e-3 && entry["error_reference_mV"].toDouble() < 5.0);
}

void TestHelp::benchmarkRefuses()
{
    const Ended unknown = run({"benchmark", "--only", "dfn"}, QDir::tempPath());
    QCOMPARE(unknown.status, 1);
    QVERIFY2(unknown.err.contains("--only: found \"dfn\"; expected one of spm_discharge"), unknown.err);
}

QTEST_GUILESS_MAIN(TestHelp)
#include "tst_help.moc"
