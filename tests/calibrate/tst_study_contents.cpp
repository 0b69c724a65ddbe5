#include "calibrate/study_contents.h"
#include "cell/bpx.h"
#include "cell/parameter_sets.h"
#include "core/message.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace interphase;

namespace {

const std::string kSets = INTERPHASE_SOURCE_DIR "/resources/parameter_sets";

QByteArray definition(const QByteArray& cell)
{
    return R"({"interphase": 1, "title": "Test", "cell": {"parameters": ")" + cell + R"("},
"data": [{"name": "1C", "file": "data.csv", "current_sign": "discharge-positive"}]})";
}

void write(const QString& path, const QByteArray& text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

} // namespace

/// What a definition names is read in one way, for the window and for the command line.
class TestStudyContents : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cellIsFound_data();
    void cellIsFound();
    void missingCellIsNotTakenFromElsewhere();
    void dataAreRead();
    void stopLeavesTheDefinitionOut();
    void cleanup() { QDir::setCurrent(QDir::tempPath()); }

private:
    std::string definitionPath() const { return (m_folder->path() + "/study/definition.json").toStdString(); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

/// The definition in study/; the program runs in elsewhere/.
void TestStudyContents::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    const QDir folder(m_folder->path());
    QVERIFY(folder.mkpath("study/cells") && folder.mkpath("study/Chen2020") && folder.mkpath("elsewhere"));
    write(folder.filePath("study/data.csv"), "time_s,current_A,voltage_V\n0,0,4.1\n10,5,4.0\n20,5,3.9\n");
    QVERIFY(QDir::setCurrent(folder.filePath("elsewhere")));
}

void TestStudyContents::cellIsFound_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("file");                        // where the cell is put; empty: nowhere
    QTest::newRow("bundled") << QByteArray("Chen2020") << ""; // though a folder of that name is beside
    QTest::newRow("beside") << QByteArray("my.json") << "study/my.json";
    QTest::newRow("in a folder beside") << QByteArray("cells/my.json") << "study/cells/my.json";
    QTest::newRow("without an ending") << QByteArray("my") << "study/my";
}

void TestStudyContents::cellIsFound()
{
    QFETCH(QByteArray, name);
    QFETCH(QString, file);
    const std::string chen = formatBpx(loadCell("Chen2020", kSets));
    if (!file.isEmpty())
        write(m_folder->filePath(file), QByteArray::fromStdString(chen));
    write(QString::fromStdString(definitionPath()), definition(name));
    const StudyContents contents = readStudyContents(definitionPath(), kSets);
    QCOMPARE(QByteArray::fromStdString(contents.edit.cell->name), name);
    QVERIFY(contents.edit.cell->json == chen);
}

void TestStudyContents::missingCellIsNotTakenFromElsewhere()
{
    write("my.json", QByteArray::fromStdString(formatBpx(loadCell("Chen2020", kSets))));
    write(QString::fromStdString(definitionPath()), definition("my.json"));
    try {
        readStudyContents(definitionPath(), kSets);
        QFAIL("a cell of the current folder was read");
    } catch (const InputError& error) {
        QCOMPARE(error.message().id, MessageId::CannotOpenFile);
        QCOMPARE(QString::fromStdString(error.message().arguments[0]), m_folder->filePath("study/my.json"));
    }
}

void TestStudyContents::dataAreRead()
{
    write(QString::fromStdString(definitionPath()), definition("Chen2020"));
    const StudyContents contents = readStudyContents(definitionPath(), kSets);
    QCOMPARE(contents.title, std::string("Test"));
    QCOMPARE(contents.edit.data.size(), std::size_t{1});
    QCOMPARE(contents.edit.data[0].name, std::string("1C"));
    QVERIFY(contents.edit.data[0].voltage_V == (std::vector<double>{4.1, 4.0, 3.9}));
    QVERIFY(contents.edit.definition->data[0].file.empty()); // the study holds them now
}

void TestStudyContents::stopLeavesTheDefinitionOut()
{
    write(QString::fromStdString(definitionPath()), definition("Chen2020"));
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(!readStudyContents(definitionPath(), kSets, {stop.get_token(), {}}).edit.definition);
}

QTEST_GUILESS_MAIN(TestStudyContents)
#include "tst_study_contents.moc"
