#include "app/export/report_correlations.h"
#include "app/window/correlations_controller.h"
#include "app/window/earlier_prior_controller.h"
#include "app/window/window_controller.h"
#include "calibrate/spm_study.h"
#include "ui/pages/correlation_block.h"
#include "ui/pages/correlations_card.h"
#include "ui/pages/earlier_prior_row.h"
#include "ui/pages/model_page.h"
#include "ui/pages/priors_page.h"
#include "ui/plot/predictive_plot.h"
#include "ui/text/translation.h"
#include "ui/theme/theme.h"
#include "ui/widgets/check_menu.h"
#include "ui/widgets/guard_strip.h"
#include "ui/widgets/value_field.h"
#include "ui/window/main_window.h"
#include "ui/window/window_actions.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QTranslator>

using namespace interphase;
using namespace interphase::test;

namespace {

constexpr int kWait_ms = 60000;
const std::string kDn = "Negative electrode/Diffusivity [m2.s-1]",
                  kDp = "Positive electrode/Diffusivity [m2.s-1]",
                  kSeries = "User-defined/Series resistance [ohm]";

/// A window on a study of the example of the single-particle model, at its page Priors.
struct Desk
{
    QTemporaryDir folder;
    QSettings settings{folder.filePath(QStringLiteral("window.ini")), QSettings::IniFormat};
    WindowController controller{{Resources(INTERPHASE_SOURCE_DIR "/resources"), &settings, folder.path()}};

    explicit Desk(const QString& study)
    {
        controller.openStudy(study);
        controller.window().showPage(PageId::Priors);
    }
    StudySession& session() { return controller.session(); }
    const Definition& definition() { return session().definition(); }
    PriorsPage* page() { return controller.window().priorsPage(); }
    CorrelationsCard* card() { return page()->correlations(); }
    bool settled() { return controller.jobs().isIdle(); }
    void undo() { controller.window().actions().undo->trigger(); }
};

#define SETTLE(desk) QTRY_VERIFY_WITH_TIMEOUT((desk).settled(), kWait_ms)

/// Opens the menu, clicks at these entries, during which it stays open, and takes them.
void choose(CheckMenu* menu, const QStringList& paths, const std::vector<PriorChoiceView>& choices)
{
    menu->popup(QPoint(0, 0));
    for (std::size_t i = 0; i < choices.size(); ++i)
        if (paths.contains(choices[i].label.path)) {
            QAction* action = menu->actions()[static_cast<qsizetype>(i)];
            const bool before = action->isChecked();
            QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
            QVERIFY(menu->isVisible() && action->isChecked() != before);
            QTest::keyClick(menu, Qt::Key_Space); // the entry below the pointer: off and on again
            QVERIFY(menu->isVisible() && action->isChecked() == before);
            QTest::keyClick(menu, Qt::Key_Space);
        }
    QTest::keyClick(menu, Qt::Key_Return);
    QVERIFY(!menu->isVisible());
    QCoreApplication::processEvents();
}

void type(ValueField* field, const QString& text)
{
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, text);
    QTest::keyClick(field, Qt::Key_Return);
}

QList<ValueField*> fieldsOf(CorrelationsCard* card, int block = 0)
{
    return card->findChildren<CorrelationBlock*>()[block]->findChildren<ValueField*>();
}

QString pathOf(const std::string& name)
{
    return QString::fromStdString(name);
}

/// The button of that text which is shown; null: there is none.
QPushButton* buttonOf(QWidget* widget, const QString& text)
{
    for (QPushButton* button : widget->findChildren<QPushButton*>())
        if (button->text() == text && !button->isHidden())
            return button;
    return nullptr;
}

} // namespace

/// What an earlier study says and which priors go together, on the page Priors.
class TestPriorPage : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void blockIsMadeAndUnmade();
    void correlationsThatContradictAreNotTaken();
    void blockFollowsItsParameters();
    void choiceOfOneIsRefused();
    void posteriorOfAnEarlierStudyIsTaken();
    void earlierStudyIsChosenInADialog();
    void badStudiesLoseNothing();
    void readingCanBeCancelled();
    void reportSaysWhatGoesTogether();
    void pictures_data();
    void pictures();

private:
    QString copyOf(const char* name);

    QTemporaryDir m_folder;
    QString m_fresh, m_sampled;
};

void TestPriorPage::initTestCase()
{
    prepareApplication();
    m_fresh = m_folder.filePath(QStringLiteral("fresh.interphase"));
    m_sampled = m_folder.filePath(QStringLiteral("first.interphase"));
    makeSpmStudy(m_fresh.toStdString());
    makeSpmStudy(m_sampled.toStdString());
    QVERIFY(calibrate(m_sampled.toStdString()).status.ok());
}

QString TestPriorPage::copyOf(const char* name)
{
    const QString copy = m_folder.filePath(QString::fromLatin1(name));
    QFile::remove(copy);
    QFile::copy(m_fresh, copy);
    return copy;
}

void TestPriorPage::blockIsMadeAndUnmade()
{
    Desk desk(copyOf("block.interphase"));
    const Definition before = desk.definition();
    auto* controller = desk.controller.findChild<CorrelationsController*>();
    const auto& choices = controller->view().choices;
    QCOMPARE(choices.size(), std::size_t(5)); // three parameters, the initial state of charge, the noise
    QVERIFY(desk.card()->findChildren<CorrelationBlock*>().isEmpty());
    QPushButton* add = buttonOf(desk.card(), QStringLiteral("Add a block…"));
    choose(qobject_cast<CheckMenu*>(add->menu()), {pathOf(kDn), pathOf(kSeries)}, choices);
    QVERIFY(desk.definition().correlations ==
            (std::vector<CorrelationDefinition>{{{kDn, kSeries}, {1, 0, 0, 1}, {}}}));
    type(fieldsOf(desk.card()).front(), QStringLiteral("-0.7"));
    QCOMPARE(desk.definition().correlations[0].matrix, (std::vector{1.0, -0.7, -0.7, 1.0}));
    // A third parameter comes in uncorrelated, and what was said stays.
    auto* block = desk.card()->findChild<CorrelationBlock*>();
    choose(block->findChild<CheckMenu*>(), {QStringLiteral("sigma_V")}, choices);
    QCOMPARE(desk.definition().correlations[0].parameters,
             (std::vector<std::string>{kDn, kSeries, "sigma_V"}));
    QCOMPARE(desk.definition().correlations[0].matrix,
             (std::vector<double>{1, -0.7, 0.0, -0.7, 1, 0.0, 0.0, 0.0, 1}));
    // It says of what correlations are left, and is what a definition is.
    QVERIFY(parseDefinition(formatDefinition(desk.definition()), "x") == desk.definition());
    Q_EMIT block->parameterRemoved(pathOf(kDn));
    QCOMPARE(desk.definition().correlations[0].parameters, (std::vector<std::string>{kSeries, "sigma_V"}));
    desk.undo();
    desk.undo();
    QCOMPARE(desk.definition().correlations[0].matrix, (std::vector{1.0, -0.7, -0.7, 1.0}));
    QCOMPARE(fieldsOf(desk.card()).front()->value(), -0.7);
    Q_EMIT desk.card()->findChild<CorrelationBlock*>()->removed();
    QVERIFY(desk.definition() == before);
    desk.undo();
    desk.undo();
    desk.undo();
    QVERIFY(desk.definition() == before);
    SETTLE(desk);
}

/// Correlations are typed one after the other and may contradict each other on the way: what is no
/// correlation matrix stands there with a sentence, and the study keeps the last that was one.
void TestPriorPage::correlationsThatContradictAreNotTaken()
{
    Desk desk(copyOf("contradict.interphase"));
    Q_EMIT desk.card()->blockAdded({pathOf(kDn), pathOf(kDp), pathOf(kSeries)});
    auto* controller = desk.controller.findChild<CorrelationsController*>();
    const auto problem = [&] { return controller->view().blocks[0].problem; };
    const QList<ValueField*> fields = fieldsOf(desk.card());
    QCOMPARE(fields.size(), qsizetype(3)); // 2-1, 3-1, 3-2
    type(fields[0], QStringLiteral("0.9"));
    const Definition kept = desk.definition();
    QVERIFY(problem().isEmpty());
    type(fields[1], QStringLiteral("0.9"));
    QVERIFY(desk.definition() == kept);
    QVERIFY2(problem().contains(QStringLiteral("between -0.43 and 0.43")), qPrintable(problem()));
    QCOMPARE(fields[1]->value(), 0.9);
    // The third one makes them hold together: one edit takes all that was typed.
    type(fields[2], QStringLiteral("0.85"));
    QVERIFY(problem().isEmpty());
    QCOMPARE(desk.definition().correlations[0].matrix,
             (std::vector<double>{1, 0.9, 0.9, 0.9, 1, 0.85, 0.9, 0.85, 1}));
    desk.undo();
    QVERIFY(desk.definition() == kept);
    type(fields[1], QStringLiteral("1"));
    QVERIFY(problem().contains(QStringLiteral("both excluded")));
    type(fields[1], QStringLiteral("-1.5"));
    QVERIFY(problem().contains(QStringLiteral("both excluded")));
    QVERIFY(desk.definition() == kept);
    QPushButton* back = buttonOf(desk.card(), QStringLiteral("Back to those that count"));
    QVERIFY(back);
    back->click();
    QVERIFY(problem().isEmpty() && buttonOf(desk.card(), back->text()) == nullptr);
    QCOMPARE(fields[1]->value(), 0.0);
    SETTLE(desk);
}

void TestPriorPage::blockFollowsItsParameters()
{
    Desk desk(copyOf("follow.interphase"));
    Q_EMIT desk.card()->blockAdded({pathOf(kDn), pathOf(kDp), QStringLiteral("sigma_V")});
    type(fieldsOf(desk.card())[1], QStringLiteral("0.3")); // sigma_V and the first
    const Definition before = desk.definition();
    // Made a constant on this page, and on the page of the model.
    Q_EMIT desk.page()->priorRemoved(1);
    QVERIFY(desk.definition().correlations ==
            (std::vector<CorrelationDefinition>{{{kDn, "sigma_V"}, {1, 0.3, 0.3, 1}, {}}}));
    desk.undo();
    QVERIFY(desk.definition() == before);
    Q_EMIT desk.controller.window().modelPage()->parameterFreed(pathOf(kDp), false);
    QCOMPARE(desk.definition().correlations[0].parameters, (std::vector<std::string>{kDn, "sigma_V"}));
    Q_EMIT desk.controller.window().modelPage()->parameterFreed(pathOf(kDn), false);
    QVERIFY(desk.definition().correlations.empty());
    QVERIFY(desk.card()->findChildren<CorrelationBlock*>().isEmpty() ||
            desk.card()->findChild<CorrelationBlock*>()->isHidden());
    SETTLE(desk);
}

void TestPriorPage::choiceOfOneIsRefused()
{
    Desk desk(copyOf("one.interphase"));
    auto* controller = desk.controller.findChild<CorrelationsController*>();
    const Definition before = desk.definition();
    Q_EMIT desk.card()->blockAdded({pathOf(kDn)});
    QVERIFY(desk.definition() == before);
    QVERIFY(controller->view().problem.contains(QStringLiteral("two parameters")));
    Q_EMIT desk.card()->blockAdded({pathOf(kDn), pathOf(kDp)});
    QVERIFY(controller->view().problem.isEmpty());
    const Definition kept = desk.definition();
    Q_EMIT desk.card()->parametersChosen(0, {pathOf(kDn)});
    QVERIFY(desk.definition() == kept);
    QVERIFY(controller->view().blocks[0].problem.contains(QStringLiteral("stays as it was")));
    // A parameter stands in one block only, and Escape leaves all as it was.
    QCOMPARE(controller->view().choices[0].block, 0);
    auto* menu = buttonOf(desk.card(), QStringLiteral("Add a block…"))->menu();
    QVERIFY(menu && !menu->actions()[0]->isEnabled() && menu->actions()[2]->isEnabled());
    menu->popup(QPoint(0, 0));
    menu->actions()[2]->toggle();
    menu->actions()[3]->toggle();
    QTest::keyClick(menu, Qt::Key_Escape);
    QCoreApplication::processEvents();
    QVERIFY(desk.definition() == kept);
    SETTLE(desk);
}

/// Margins and a block in one edit, and a sentence for as long as they stand; its own data count twice.
void TestPriorPage::posteriorOfAnEarlierStudyIsTaken()
{
    Desk desk(copyOf("next.interphase"));
    const Definition before = desk.definition();
    auto* controller = desk.controller.findChild<EarlierPriorController*>();
    controller->take(m_sampled);
    QVERIFY(controller->view().running);
    QVERIFY(desk.definition() == before); // nothing waits for the reading
    SETTLE(desk);
    Study earlier = Study::open(m_sampled.toStdString(), StudyMode::ReadOnly);
    const EarlierPosterior expected = withEarlierPosterior(before, earlier);
    Definition now = desk.definition();
    QCOMPARE(now.correlations.size(), std::size_t(1));
    QVERIFY(now.correlations[0].source.find("first.interphase") != std::string::npos);
    now.correlations[0].source = expected.definition.correlations[0].source;
    QVERIFY(now == expected.definition);
    const EarlierPriorView& view = controller->view();
    QVERIFY(!view.running);
    for (const char* said :
         {"first.interphase", "Diffusivity, negative particles", "180 draws", "probabilit"})
        QVERIFY2(view.says.contains(QString::fromLatin1(said)), qPrintable(view.says));
    QVERIFY2(view.warning.startsWith(QStringLiteral("Counted twice: 1C")), qPrintable(view.warning));
    QCOMPARE(fieldsOf(desk.card()).size(), qsizetype(3));
    // A prior that is edited is not the earlier posterior any more; without the data nothing counts twice.
    PriorSpec wide = now.free[0].prior;
    wide.b *= 2.0;
    Q_EMIT desk.page()->priorEdited(0, wide);
    QVERIFY(!view.says.contains(QStringLiteral("Diffusivity, negative particles; ")) && !view.says.isEmpty());
    desk.undo();
    desk.undo();
    QVERIFY(desk.definition() == before);
    QVERIFY(view.says.isEmpty() && view.warning.isEmpty());
    SETTLE(desk);
}

void TestPriorPage::earlierStudyIsChosenInADialog()
{
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    Desk desk(copyOf("dialog.interphase"));
    desk.controller.window().show();
    QTimer::singleShot(200, &desk.controller, [this] {
        auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        QTimer::singleShot(5000, dialog, &QDialog::reject); // so that nothing waits for ever
        dialog->findChild<QLineEdit*>()->setText(m_sampled);
        QMetaObject::invokeMethod(dialog, "accept");
    });
    buttonOf(desk.page()->earlier(), QStringLiteral("From an earlier study…"))->click();
    SETTLE(desk);
    QCOMPARE(desk.definition().correlations.size(), std::size_t(1));
}

void TestPriorPage::badStudiesLoseNothing()
{
    QFile text(m_folder.filePath(QStringLiteral("letter.interphase")));
    QVERIFY(text.open(QIODevice::WriteOnly));
    text.write("Dear Sir, this is no study.");
    text.close();
    Desk desk(copyOf("bad.interphase"));
    SETTLE(desk);
    auto* controller = desk.controller.findChild<EarlierPriorController*>();
    const Definition before = desk.definition();
    for (const QString& file :
         {text.fileName(), m_folder.filePath(QStringLiteral("absent.interphase")), m_fresh}) {
        const auto reports = desk.controller.window().findChildren<GuardStrip*>().size();
        controller->take(file);
        SETTLE(desk);
        const QList<GuardStrip*> strips = desk.controller.window().findChildren<GuardStrip*>();
        QCOMPARE(strips.size(), reports + 1);
        bool named = false;
        for (const QLabel* label : strips.back()->findChildren<QLabel*>())
            named = named || label->text().contains(QFileInfo(file).fileName());
        QVERIFY(named);
        QVERIFY(desk.definition() == before && !controller->view().running);
    }
}

void TestPriorPage::readingCanBeCancelled()
{
    Desk desk(copyOf("cancel.interphase"));
    SETTLE(desk);
    const Definition before = desk.definition();
    auto* controller = desk.controller.findChild<EarlierPriorController*>();
    controller->take(m_sampled);
    QPushButton* cancel = buttonOf(desk.page()->earlier(), QStringLiteral("Cancel"));
    QVERIFY(cancel);
    cancel->click();
    QVERIFY(!controller->view().running);
    SETTLE(desk);
    QVERIFY(desk.definition() == before);
    // An edit meanwhile stays: what is read is put into the definition as it is then.
    controller->take(m_sampled);
    Definition edited = before;
    edited.title = "Another title";
    desk.session().setDefinition(edited, QStringLiteral("Title"));
    SETTLE(desk);
    QCOMPARE(desk.definition().title, edited.title);
    QCOMPARE(desk.definition().correlations.size(), std::size_t(1));
}

void TestPriorPage::reportSaysWhatGoesTogether()
{
    Definition definition = Study::open(m_fresh.toStdString(), StudyMode::ReadOnly).definition();
    QVERIFY(correlationsHtml(definition).isEmpty());
    definition.correlations = {{{kDn, kDp, "tau_s"}, {1, -0.75, 0, -0.75, 1, 0, 0, 0, 1}, "A & B"}};
    const QString html = correlationsHtml(definition);
    QVERIFY(html.contains(QStringLiteral(">-0.75<")) && html.contains(QStringLiteral("A &amp; B")));
    QVERIFY(html.contains(QStringLiteral("Diffusivity, negative particles")));
    QVERIFY(!html.contains(QStringLiteral("Correlation time"))); // this noise has none
}

void TestPriorPage::pictures_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QLocale>("language");
    const QLocale english(QLocale::English), german(QLocale::German);
    QTest::newRow("light_1280") << QSize(1280, 800) << false << english;
    QTest::newRow("dark_1280") << QSize(1280, 800) << true << english;
    QTest::newRow("light_1024") << QSize(1024, 768) << false << english;
    QTest::newRow("light_2560") << QSize(2560, 1440) << false << english;
    QTest::newRow("german_1280") << QSize(1280, 800) << false << german;
    QTest::newRow("german_1024") << QSize(1024, 768) << true << german;
}

/// The page with an earlier posterior and a block that contradicts itself, at its top and at its end, written
/// as pictures to be looked at; here that the cards fit beside each other.
void TestPriorPage::pictures()
{
    QFETCH(QSize, size);
    QFETCH(bool, dark);
    QFETCH(QLocale, language);
    const std::unique_ptr<QTranslator> translator = makeTranslator(language);
    if (translator)
        QCoreApplication::installTranslator(translator.get());
    usePictureFont();
    Desk desk(copyOf("picture.interphase"));
    MainWindow& window = desk.controller.window();
    window.setThemeChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
    window.resize(size);
    window.show();
    desk.controller.findChild<EarlierPriorController*>()->take(m_sampled);
    SETTLE(desk);
    Q_EMIT desk.card()->parametersChosen(
        0, {pathOf(kDn), pathOf(kDp), pathOf(kSeries), QStringLiteral("sigma_V")});
    type(fieldsOf(desk.card())[3], QStringLiteral("0.99"));
    SETTLE(desk);
    QTest::qWait(50);
    QDir().mkpath(QStringLiteral(INTERPHASE_PICTURES));
    const QString stem =
        QDir(QStringLiteral(INTERPHASE_PICTURES)).filePath(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(window.grab().save(stem + QStringLiteral("_earlier.png")));
    auto* area = desk.page()->findChild<QScrollArea*>(QStringLiteral("known"));
    area->ensureWidgetVisible(desk.card());
    area->verticalScrollBar()->setValue(area->verticalScrollBar()->maximum());
    QTest::qWait(50);
    QVERIFY(window.grab().save(stem + QStringLiteral("_blocks.png")));
    const int right = area->mapTo(desk.page(), QPoint(area->width(), 0)).x();
    QVERIFY(right <= desk.page()->plot()->mapTo(desk.page(), QPoint(0, 0)).x());
    QVERIFY(!area->horizontalScrollBar()->isVisible());
}

QTEST_MAIN(TestPriorPage)
#include "tst_prior_page.moc"
