#include "app/benchmark/benchmark.h"
#include "app/benchmark/example_study.h"
#include "app/benchmark/loop_watch.h"
#include "app/export/offscreen_application.h"
#include "app/window/job_runner.h"
#include "app/window/run_window.h"
#include "app/window/window_controller.h"
#include "ui/pages/sample_page.h"
#include "ui/plot/trace_plot.h"
#include "ui/window/main_window.h"
#include "ui/window/window_actions.h"

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QProcess>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <stdexcept>

namespace interphase {
namespace {

constexpr int kStarts = 7;
constexpr int kStart_ms = 60000;
constexpr int kWatch_ms = 10000;
constexpr int kLook_ms = 50;
constexpr int kFirstDraws_ms = 400000;
/// The first draws of the warm-up are slow; from about here on, draws come every few polls.
constexpr int kFewestPoints = 1200;
const QString kExample = QStringLiteral("simulated_pulses");

/// The environment of a window that shows nothing to anybody and leaves no settings behind.
QProcessEnvironment environmentIn(const QTemporaryDir& home)
{
    QProcessEnvironment out = QProcessEnvironment::systemEnvironment();
    if (!out.contains(QStringLiteral("QT_QPA_PLATFORM")))
        out.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    for (const char* name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        out.insert(QString::fromLatin1(name), home.path());
    out.insert(QString::fromLatin1(kEndAfterFirstPaint), QStringLiteral("1"));
    return out;
}

/// From the start of a process to the first painted window, as whoever started it sees it.
double timeStart_ms(const QString& study, const QProcessEnvironment& environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setStandardErrorFile(QProcess::nullDevice());
    QElapsedTimer clock;
    clock.start();
    process.start(QCoreApplication::applicationFilePath(), {study});
    // It says a word when it is painted; its end comes later.
    if (!process.waitForReadyRead(kStart_ms))
        throw std::runtime_error("the window did not appear");
    const double out = 1e-6 * static_cast<double>(clock.nsecsElapsed());
    process.waitForFinished(kStart_ms);
    return out;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// Handles events until `done`, or throws once that takes too long or a person stops it.
void handleEventsUntil(const std::function<bool()>& done, int most_ms, const std::stop_token& stop)
{
    QElapsedTimer clock;
    clock.start();
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (done() || stop.stop_requested() || clock.elapsed() > most_ms)
            loop.quit();
    });
    look.start(kLook_ms);
    loop.exec();
    if (!done())
        throw std::runtime_error("the chains did not begin");
}

/// The chains run, and so many points of them are drawn.
bool isDrawing(WindowController& controller, int points)
{
    return controller.jobs().announced() && controller.window().samplePage()->plot()->drawnPoints() >= points;
}

std::string platformNote()
{
    return "on the platform " + QGuiApplication::platformName().toStdString();
}

} // namespace

BenchmarkResult measureFirstWindow(const BenchmarkInput& input)
{
    const OffscreenApplication application;
    const QTemporaryDir home;
    const QString study = home.filePath(QStringLiteral("example.interphase"));
    makeExampleStudy(input.resources, kExample, study);
    const QProcessEnvironment environment = environmentIn(home);
    const double first = timeStart_ms(study, environment); // caches are cold
    std::vector<double> times;
    for (int i = 0; i < kStarts && !input.stop.stop_requested(); ++i)
        times.push_back(timeStart_ms(study, environment));
    if (times.empty())
        throw std::runtime_error("stopped");
    BenchmarkResult out{median(times), "ms", {}, {}, static_cast<long>(times.size()), {}};
    out.more = {{"first_start_ms", first}, {"slowest_ms", *std::max_element(times.begin(), times.end())}};
    out.note = platformNote();
    return out;
}

BenchmarkResult measureLongestBlock(const BenchmarkInput& input)
{
    const OffscreenApplication application;
    const QTemporaryDir home;
    const QString study = home.filePath(QStringLiteral("example.interphase"));
    makeExampleStudy(input.resources, kExample, study);
    QSettings settings(home.filePath(QStringLiteral("window.ini")), QSettings::IniFormat);
    WindowController controller({input.resources, &settings, home.path()});
    MainWindow& window = controller.window();
    window.show();
    controller.openStudy(study);
    LoopWatch beginning;
    window.actions().startSampling->trigger(); // shows the page Sample
    handleEventsUntil([&] { return isDrawing(controller, kFewestPoints); }, kFirstDraws_ms, input.stop);
    const LoopTimes before = beginning.times();
    LoopWatch watch;
    QElapsedTimer clock;
    clock.start();
    handleEventsUntil([&] { return clock.hasExpired(kWatch_ms) || !isDrawing(controller, 1); }, 2 * kWatch_ms,
                      input.stop);
    const LoopTimes times = watch.times();
    const int points = window.samplePage()->plot()->drawnPoints();
    const auto seconds = 1e-3 * static_cast<double>(clock.elapsed());
    window.actions().stopSampling->trigger();
    handleEventsUntil([&] { return !controller.jobs().announced(); }, kFirstDraws_ms, {});
    BenchmarkResult out{times.longest_ms, "ms", {}, {}, 1, {}};
    out.more = {{"longest_work_ms", times.longestWork_ms},
                {"p99_gap_ms", times.p99_ms},
                {"busy_percent", times.busyPercent},
                {"watched_s", seconds},
                {"points_drawn", points},
                {"longest_before_draws_ms", before.longest_ms}};
    out.note = platformNote();
    return out;
}

} // namespace interphase
