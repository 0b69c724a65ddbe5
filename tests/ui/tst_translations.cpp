#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

/// The catalogue against the sources as they are now: what lupdate would ask for is there and translated.
class TestTranslations : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void isComplete_data();
    void isComplete();
    void keepsPlaceholders_data();
    void keepsPlaceholders();

private:
    struct Entry
    {
        QString context, source, translation;
        bool unfinished = false;
    };
    static QList<Entry> entriesOf(const QString& catalogue);
    static void addRow(const Entry& entry);
    QTemporaryDir m_folder;
    QList<Entry> m_entries;
};

QList<TestTranslations::Entry> TestTranslations::entriesOf(const QString& catalogue)
{
    QFile file(catalogue);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Entry> out;
    Entry entry;
    for (QXmlStreamReader xml(&file); !xml.atEnd(); xml.readNext()) {
        if (!xml.isStartElement())
            continue;
        if (xml.name() == QLatin1String("name"))
            entry.context = xml.readElementText();
        else if (xml.name() == QLatin1String("source"))
            entry.source = xml.readElementText();
        else if (xml.name() == QLatin1String("translation")) {
            entry.unfinished = xml.attributes().hasAttribute(QLatin1String("type"));
            entry.translation = xml.readElementText();
            out << entry;
        }
    }
    return out;
}

void TestTranslations::initTestCase()
{
    const QString catalogue = m_folder.filePath(QStringLiteral("interphase_de.ts"));
    QVERIFY(QFile::copy(QStringLiteral(INTERPHASE_SOURCE_DIR "/translations/interphase_de.ts"), catalogue));
    QFile::setPermissions(catalogue, QFile::ReadOwner | QFile::WriteOwner);
    QProcess lupdate;
    lupdate.start(QStringLiteral(INTERPHASE_LUPDATE),
                  {QStringLiteral("-no-obsolete"), QStringLiteral("-locations"), QStringLiteral("none"),
                   QStringLiteral("-I"), QStringLiteral(INTERPHASE_SOURCE_DIR),
                   QStringLiteral("@" INTERPHASE_TRANSLATED), QStringLiteral("-ts"), catalogue});
    QVERIFY(lupdate.waitForFinished(120000));
    QCOMPARE(lupdate.exitCode(), 0);
    const QByteArray said = lupdate.readAllStandardError();
    QVERIFY2(!said.contains("without context"), said.constData());
    m_entries = entriesOf(catalogue);
    QVERIFY(m_entries.size() > 600);
}

void TestTranslations::addRow(const Entry& entry)
{
    QTest::newRow(qPrintable(entry.context + QStringLiteral(": ") + entry.source))
        << entry.source << entry.translation << entry.unfinished;
}

void TestTranslations::isComplete_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("translation");
    QTest::addColumn<bool>("unfinished");
    for (const Entry& entry : std::as_const(m_entries))
        addRow(entry);
}

void TestTranslations::isComplete()
{
    QFETCH(QString, translation);
    QFETCH(bool, unfinished);
    QVERIFY(!unfinished);
    QVERIFY(!translation.isEmpty());
}

void TestTranslations::keepsPlaceholders_data()
{
    isComplete_data();
}

void TestTranslations::keepsPlaceholders()
{
    QFETCH(QString, source);
    QFETCH(QString, translation);
    for (int i = 1; i <= 9; ++i) {
        const QString place = QStringLiteral("%%1").arg(i);
        QVERIFY2(source.contains(place) == translation.contains(place), qPrintable(translation));
    }
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
