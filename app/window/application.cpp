#include "app/window/application.h"

#include "app/command/command.h"

#include <cstdio>
#include <cstdlib>

namespace interphase {
namespace {

/// What the platform was to be opened on.
QString whatWasTried()
{
    for (const char* name : {"QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"})
        if (const QString value = qEnvironmentVariable(name); !value.isEmpty())
            return QStringLiteral("%1=%2 cannot be opened").arg(QLatin1String(name), value);
    return QStringLiteral("neither DISPLAY nor WAYLAND_DISPLAY is set");
}

/// Qt's own warnings on platform and surroundings are for programmers; after a fatal text it would abort().
/// Debug output, which only QT_DEBUG_PLUGINS or QT_LOGGING_RULES ask for, is shown.
void sayWithoutAbort(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    if (type == QtFatalMsg) {
        std::fprintf(stderr,
                     "There is no display to show the window on (%s); use a command that interphase --help "
                     "lists, or set QT_QPA_PLATFORM=offscreen.\n",
                     qUtf8Printable(whatWasTried()));
        std::_Exit(kBadInput);
    }
    if (type == QtDebugMsg)
        std::fprintf(stderr, "%s\n", qUtf8Printable(qFormatLogMessage(type, context, text)));
}

} // namespace

std::unique_ptr<QApplication> makeApplication(int& argc, char** argv)
{
    const QtMessageHandler before = qInstallMessageHandler(sayWithoutAbort);
    auto application = std::make_unique<QApplication>(argc, argv);
    qInstallMessageHandler(before);
    return application;
}

} // namespace interphase
