#pragma once
#include "ui/view/shell_view.h"

namespace interphase {

class JobRunner;
class StudySession;

/// What each step of the list on the left says about itself, from the study alone. Asks the study's file.
StepViews studySteps(StudySession& session);
/// The same where draws that are there are not to be trusted as they are; an empty doubt changes nothing.
StepViews withDoubt(StepViews steps, const QString& doubt);
/// The same with what runs now; cheap.
StepViews withProgress(StepViews steps, const JobRunner& jobs);

/// What comes next in a study, in one sentence, and the page where it is done.
struct NextStep
{
    QString sentence;
    QString button;
    PageId page = PageId::Data;
};
NextStep nextStep(const StepViews& steps);

} // namespace interphase
