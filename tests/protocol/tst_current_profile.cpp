// Reading a current over time from a CSV file.
#include "core/message.h"
#include "protocol/protocol.h"

#include <QTemporaryDir>
#include <QTest>

using namespace interphase;

namespace {

using Numbers = std::vector<double>;

} // namespace

class TestCurrentProfile : public QObject
{
    Q_OBJECT

private slots:
    void readsColumnsByName();
    void holds();
    void jumps();
    void refusals_data();
    void refusals();

private:
    std::string write(const QByteArray& text)
    {
        QFile file(m_folder.filePath("current.csv"));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write %s", qPrintable(file.fileName()));
        return file.fileName().toStdString();
    }
    QTemporaryDir m_folder;
};

void TestCurrentProfile::readsColumnsByName()
{
    const auto p = readCurrentProfile(write("\xEF\xBB\xBF# a comment\r\n\"current_A\",note,time_s\r\n"
                                            "1.5,x,0\r\n\r\n -2e-1 ,y, 10\r\n"),
                                      false);
    QCOMPARE(p.time_s, (Numbers{0, 10}));
    QCOMPARE(p.current_A, (Numbers{1.5, -0.2}));
}

void TestCurrentProfile::holds()
{
    const auto p = readCurrentProfile(write("time_s,current_A\n0,1\n10,2\n10,3\n20,4\n"), true);
    QCOMPARE(p.time_s, (Numbers{0, 10, 10, 20}));
    QCOMPARE(p.current_A, (Numbers{1, 1, 3, 3}));
}

void TestCurrentProfile::jumps()
{
    const auto p = readCurrentProfile(write("time_s,current_A\n0,1\n10,2\n10,3\n10,4\n10,5\n20,6"), false);
    QCOMPARE(p.time_s, (Numbers{0, 10, 10, 20}));
    QCOMPARE(p.current_A, (Numbers{1, 2, 5, 6}));
}

void TestCurrentProfile::refusals_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("found");
    QTest::newRow("no header") << QByteArray("0,1\n1,1\n") << "1"
                               << "0,1";
    QTest::newRow("no current") << QByteArray("#\ntime_s,voltage_V\n0,1\n") << "2"
                                << "time_s,voltage_V";
    QTest::newRow("text") << QByteArray("time_s,current_A\n0,1\n1,x\n") << "3"
                          << "x";
    QTest::newRow("not finite") << QByteArray("time_s,current_A\n0,nan\n") << "2"
                                << "nan";
    QTest::newRow("short row") << QByteArray("time_s,current_A\n0\n") << "2"
                               << "";
    QTest::newRow("backwards") << QByteArray("time_s,current_A\n0,1\n2,1\n1,1\n") << "4"
                               << "1";
    QTest::newRow("one row") << QByteArray("time_s,current_A\n0,1\n") << "2"
                             << "the end of the file";
    QTest::newRow("one time") << QByteArray("time_s,current_A\n0,1\n0,2\n") << "3"
                              << "the end of the file";
}

void TestCurrentProfile::refusals()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, line);
    QFETCH(QString, found);
    for (const bool hold : {false, true})
        try {
            readCurrentProfile(write(text), hold);
            QFAIL("accepted");
        } catch (const InputError& e) {
            QCOMPARE(messageName(e.message().id), "UnexpectedText");
            QCOMPARE(e.message().arguments.at(1), line.toStdString());
            QCOMPARE(e.message().arguments.at(2), found.toStdString());
        }
    QVERIFY_EXCEPTION_THROWN(readCurrentProfile("/nonexistent/file.csv", false), InputError);
}

QTEST_GUILESS_MAIN(TestCurrentProfile)
#include "tst_current_profile.moc"
