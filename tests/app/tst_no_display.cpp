#include "app/program.h"

#include <QProcessEnvironment>
#include <QTemporaryDir>

using namespace interphase::test;

/// Where Qt cannot open a display it aborts; the program says so in one sentence instead.
class TestNoDisplay : public QObject
{
    Q_OBJECT

private slots:
    void endsWithASentence_data();
    void endsWithASentence();
};

void TestNoDisplay::endsWithASentence_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("variable");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("says");
    const QByteArray unset = "(neither DISPLAY nor WAYLAND_DISPLAY is set)";
    QTest::newRow("window") << QStringList{} << QByteArray() << QByteArray() << unset;
    QTest::newRow("study") << QStringList{"my.interphase"} << QByteArray() << QByteArray() << unset;
    QTest::newRow("nobody behind it") << QStringList{} << QByteArray("DISPLAY") << QByteArray(":987")
                                      << QByteArray("(DISPLAY=:987 cannot be opened)");
    QTest::newRow("no such platform")
        << QStringList{"screenshot", "my.interphase", "pages"} << QByteArray("QT_QPA_PLATFORM")
        << QByteArray("paper") << QByteArray("(QT_QPA_PLATFORM=paper cannot be opened)");
}

void TestNoDisplay::endsWithASentence()
{
    QFETCH(QStringList, words);
    QFETCH(QByteArray, variable);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, says);
    const QTemporaryDir folder;
    QCOMPARE(run({"new", "spm_discharge", "my.interphase"}, folder.path()).status, 0);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QString::fromLatin1(name));
    if (!variable.isEmpty())
        environment.insert(QString::fromLatin1(variable), QString::fromLatin1(value));
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(folder.path());
    process.start(program(), words);
    const Ended e = ended(process);
    QCOMPARE(e.status, 1);
    QVERIFY2(lines(e.err).size() == 1 && e.err.contains(says), e.err);
    QVERIFY2(e.err.contains("interphase --help") && e.err.contains("QT_QPA_PLATFORM=offscreen"), e.err);
}

QTEST_GUILESS_MAIN(TestNoDisplay)
#include "tst_no_display.moc"
