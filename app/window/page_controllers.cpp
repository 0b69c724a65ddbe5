#include "app/window/page_controllers.h"

namespace interphase {

void addResultControllers(StudySession&, MainWindow&, JobRunner&, QObject*)
{
}

} // namespace interphase
