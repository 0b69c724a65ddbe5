#include "app/window/parameter_names.h"
#include "ui/text/messages.h"
#include "ui/text/translation.h"

#include <QCoreApplication>
#include <QTest>
#include <QTranslator>

using namespace interphase;

/// What the window says of names and errors of the model, in the language of the window.
class TestWords : public QObject
{
    Q_OBJECT
private slots:
    void everyParameterHasATranslatedName();
    void errorsAreTranslated();
};

void TestWords::everyParameterHasATranslatedName()
{
    const auto names = parameterNames();
    QCOMPARE(names.size(), parameterInfos().size());
    for (const ParameterInfo& info : parameterInfos())
        QCOMPARE(std::string_view(names[static_cast<std::size_t>(info.id)]), info.name);
    const auto german = makeTranslator(QLocale(QLocale::German, QLocale::Germany));
    QCoreApplication::installTranslator(german.get());
    QCOMPARE(parameterName(parameterInfo(ParameterId::NegativeDiffusivity)),
             QStringLiteral("Diffusionskoeffizient, negative Partikel"));
}

void TestWords::errorsAreTranslated()
{
    const auto german = makeTranslator(QLocale(QLocale::German, QLocale::Germany));
    QCoreApplication::installTranslator(german.get());
    const InputError error(MessageId::CannotWriteFile, {"a.csv", "x"});
    QCOMPARE(errorText(error), QStringLiteral("a.csv: lässt sich nicht schreiben: x."));
    QCOMPARE(errorText(std::runtime_error("disk")), QStringLiteral("disk"));
}

QTEST_GUILESS_MAIN(TestWords)
#include "tst_words.moc"
