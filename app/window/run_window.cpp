#include "app/window/run_window.h"

#include "app/resources.h"
#include "app/window/ageing_controller.h"
#include "app/window/application.h"
#include "app/window/open_circuit_controller.h"
#include "app/window/window_controller.h"
#include "core/files.h"
#include "core/message.h"
#include "core/output_file.h"
#include "ui/pages/model_page.h"
#include "ui/text/translation.h"
#include "ui/theme/theme.h"
#include "ui/view/shell_view.h"
#include "ui/window/main_window.h"

#include <QBuffer>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QLocale>
#include <QSettings>
#include <QStandardPaths>
#include <QTabBar>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>
#include <QTranslator>

#include <clocale>
#include <cstdio>

namespace interphase {
namespace {

/// How long a page's computations are waited for before its picture is taken.
constexpr int kPictureWait_ms = 120000;
constexpr int kQuietRounds = 20;

QString settingsFile()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation))
        .filePath(QStringLiteral("window.ini"));
}

/// The documents folder where there is one, else the program's own.
QString studyFolder()
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    if (QFileInfo(documents).isWritable())
        return QDir(documents).filePath(QStringLiteral("Interphase"));
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation))
        .filePath(QStringLiteral("studies"));
}

void prepare(QApplication& application)
{
    // Qt takes the environment's locale; numbers in files are written with a point everywhere.
    std::setlocale(LC_NUMERIC, "C");
    application.setApplicationName(QStringLiteral("interphase"));
    application.setApplicationDisplayName(QStringLiteral("Interphase"));
    // Under Wayland the window's icon is found by it.
    QGuiApplication::setDesktopFileName(QStringLiteral("io.github.interphase.Interphase"));
    prepareApplication();
}

/// The study named by the first word that is no option; relative paths are taken from the current folder.
QString studyArgument(const QStringList& arguments)
{
    for (const QString& word : arguments.mid(1))
        if (!word.startsWith(QLatin1Char('-')))
            return QFileInfo(word).absoluteFilePath();
    return {};
}

void settle(WindowController& controller)
{
    QElapsedTimer clock;
    clock.start();
    // Jobs follow from jobs, and pages paint on after the last one: idle counts when it lasts.
    for (int quiet = 0; quiet < kQuietRounds && clock.elapsed() < kPictureWait_ms;) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 50);
        QThread::msleep(10);
        quiet = controller.jobs().isIdle() ? quiet + 1 : 0;
    }
}

QString pictureName(PageId page)
{
    constexpr const char* names[kPageCount] = {"start",    "data",   "model",     "priors",
                                               "identify", "sample", "posterior", "predict",
                                               "compare",  "health", "report"};
    const auto number = static_cast<std::size_t>(page);
    return QStringLiteral("%1_%2.png").arg(number, 2, 10, QLatin1Char('0')).arg(QLatin1String(names[number]));
}

void takePicture(WindowController& controller, const QString& file)
{
    settle(controller);
    QBuffer picture; // in memory first: the file is there wholly or not at all
    picture.open(QIODevice::WriteOnly);
    controller.window().grab().save(&picture, "PNG");
    const QByteArray& bytes = picture.data();
    writeFile(file.toStdString(), {bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

/// What the tab of Cell & model computes when its button is pressed.
void runTab(WindowController& controller)
{
    const ModelTab tab = controller.window().modelPage()->currentTab();
    if (tab == ModelTab::OpenCircuit)
        controller.openCircuit().fit();
    else if (tab == ModelTab::Ageing)
        controller.ageing().run();
}

/// Each page, and further tabs of a page that has some: 02_model.png, 02_model_2.png.
void takePictures(WindowController& controller, const QDir& folder, bool run)
{
    for (std::size_t i = 0; i < kPageCount; ++i) {
        const auto page = static_cast<PageId>(i);
        controller.window().showPage(page);
        const QString name = pictureName(page);
        takePicture(controller, folder.filePath(name));
        auto* tabs = controller.window().page(page)->findChild<QTabBar*>();
        if (!tabs || !tabs->isVisible())
            continue;
        const int shown = tabs->currentIndex();
        for (int tab = 0; tab < tabs->count(); ++tab) {
            if (tab == shown || !tabs->isTabVisible(tab))
                continue;
            tabs->setCurrentIndex(tab);
            if (run && page == PageId::Model)
                runTab(controller);
            takePicture(controller, folder.filePath(QString(name).replace(
                                        QLatin1String(".png"), QStringLiteral("_%1.png").arg(tab + 1))));
        }
        tabs->setCurrentIndex(shown);
    }
}

/// Ends the program once the window was painted.
class FirstPaint : public QObject
{
public:
    using QObject::QObject;
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Paint) {
            watched->removeEventFilter(this);
            QTimer::singleShot(0, this, [] {
                std::puts("painted");
                std::fflush(stdout);
                QCoreApplication::quit();
            });
        }
        return false;
    }
};

} // namespace

int runWindow(int argc, char** argv)
try {
    const std::unique_ptr<QApplication> application = makeApplication(argc, argv);
    prepare(*application);
    const std::unique_ptr<QTranslator> translator = makeTranslator(QLocale());
    if (translator)
        QCoreApplication::installTranslator(translator.get());
    QSettings settings(settingsFile(), QSettings::IniFormat);
    WindowController controller({Resources::locate(), &settings, studyFolder()});
    controller.window().show();
    const QString study = studyArgument(QCoreApplication::arguments());
    if (!study.isEmpty())
        controller.openStudy(study);
    FirstPaint firstPaint;
    if (qEnvironmentVariableIsSet(kEndAfterFirstPaint))
        controller.window().centralWidget()->installEventFilter(&firstPaint);
    return QApplication::exec();
} catch (const InputError& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return kBadInput;
}

int runScreenshots(const std::string& study, const std::string& folder, const ScreenshotOptions& options,
                   const CommandContext& context)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    int argc = 1;
    char name[] = "interphase";
    char* argv[] = {name, nullptr};
    const std::unique_ptr<QApplication> application = makeApplication(argc, argv);
    prepare(*application);
    // The language of the window; English where the environment names none.
    const std::unique_ptr<QTranslator> translator = makeTranslator(QLocale());
    if (translator)
        QCoreApplication::installTranslator(translator.get());
    usePictureFont(QString::fromStdString(options.font));
    // A copy, and settings of its own: taking pictures changes nothing.
    const QTemporaryDir scratch;
    const QString copy = scratch.filePath(QStringLiteral("study.interphase"));
    Study::open(study, StudyMode::ReadOnly).copyTo(copy.toStdString());
    QDir target(QString::fromStdString(folder));
    if (!target.mkpath(QStringLiteral(".")))
        throw InputError(MessageId::CannotWriteFile, {folder, "the folder cannot be made"});
    QSettings settings(scratch.filePath(QStringLiteral("window.ini")), QSettings::IniFormat);
    WindowController controller({context.resources, &settings, scratch.path()});
    controller.window().setThemeChoice(options.dark ? ThemeChoice::Dark : ThemeChoice::Light);
    controller.window().resize(options.width, options.height);
    controller.openStudy(copy);
    controller.window().show();
    takePictures(controller, target, options.run);
    return kDone;
}

} // namespace interphase
