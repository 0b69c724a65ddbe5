#include "app/export/offscreen_application.h"

#include "app/window/application.h"
#include "ui/theme/theme.h"

#include <clocale>

namespace interphase {

OffscreenApplication::OffscreenApplication()
{
    if (QCoreApplication::instance())
        return;
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    m_application = makeApplication(m_argc, m_argv);
    // Qt takes the environment's locale; numbers in files are written with a point everywhere.
    std::setlocale(LC_NUMERIC, "C");
    prepareApplication();
    usePictureFont();
}

OffscreenApplication::~OffscreenApplication() = default;

} // namespace interphase
