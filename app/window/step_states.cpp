#include "app/window/step_states.h"

#include "app/window/job_runner.h"
#include "app/window/study_session.h"
#include "ui/window/window_actions.h"

#include <QCoreApplication>
#include <QStringList>

namespace interphase {
namespace {

QString words(const char* text)
{
    return QCoreApplication::translate("StepStates", text);
}

/// What changed since a run, as a sentence.
QString staleReason(const RunInfo& run)
{
    QStringList parts;
    const DefinitionChanges& c = run.changes;
    if (c.data || run.otherData)
        parts << words("the data");
    if (c.cell || run.otherCell)
        parts << words("the cell");
    if (c.model)
        parts << words("the model");
    if (c.priors)
        parts << words("the priors");
    if (c.noise)
        parts << words("the noise");
    return words("Changed since this was computed: %1.").arg(parts.join(QStringLiteral(", ")));
}

bool canCalibrate(const StudySession& session)
{
    return session.cell() && !session.datasets().empty() && !session.definition().free.empty();
}

StepView stepOfRun(StudySession& session, RunPurpose purpose)
{
    const std::optional<RunInfo> run = session.study()->latestRun(purpose);
    if (run && run->stale())
        return {StepState::Stale, 0.0, staleReason(*run)};
    if (run && run->status == RunStatus::Complete)
        return {StepState::Done, 0.0, {}};
    return {canCalibrate(session) ? StepState::Ready : StepState::Empty, 0.0, {}};
}

StepView stepOfDraws(StudySession& session)
{
    const std::optional<RunInfo> run = session.study()->latestRun(RunPurpose::Sample);
    if (!run || run->draws == 0)
        return {};
    return run->stale() ? StepView{StepState::Stale, 0.0, staleReason(*run)}
                        : StepView{StepState::Done, 0.0, {}};
}

StepState doneIf(bool done, bool ready)
{
    return done ? StepState::Done : ready ? StepState::Ready : StepState::Empty;
}

void fillFromStudy(StepViews& steps, StudySession& session)
{
    const auto at = [&](PageId page) -> StepView& { return steps[static_cast<std::size_t>(page)]; };
    const bool data = !session.datasets().empty();
    const bool cell = session.cell() != nullptr;
    at(PageId::Data).state = doneIf(data, true);
    at(PageId::Model).state = doneIf(cell, true);
    at(PageId::Priors).state = doneIf(cell && !session.definition().free.empty(), cell);
    at(PageId::Identify) = stepOfRun(session, RunPurpose::Identify);
    at(PageId::Sample) = stepOfRun(session, RunPurpose::Sample);
    at(PageId::Posterior) = stepOfDraws(session);
    at(PageId::Predict) = stepOfRun(session, RunPurpose::Predict);
    if (at(PageId::Predict).state == StepState::Ready && at(PageId::Posterior).state == StepState::Empty)
        at(PageId::Predict).state = StepState::Empty;
    at(PageId::Report).state = StepState::Ready;
}

} // namespace

StepViews studySteps(StudySession& session)
{
    StepViews steps;
    if (session.isOpen())
        fillFromStudy(steps, session);
    return steps;
}

StepViews withProgress(StepViews steps, const JobRunner& jobs)
{
    for (std::size_t i = 0; i < kPageCount; ++i)
        if (const auto progress = jobs.progressOf(static_cast<PageId>(i)))
            steps[i] = {StepState::Running, std::max(0.0, *progress), {}};
    return steps;
}

NextStep nextStep(const StepViews& steps)
{
    const auto done = [&](PageId page) {
        const StepState state = steps[static_cast<std::size_t>(page)].state;
        return state == StepState::Done || state == StepState::Running;
    };
    const auto to = [](const char* sentence, PageId page) {
        return NextStep{words(sentence), words("Go to %1").arg(pageName(page)), page};
    };
    if (!done(PageId::Data))
        return to("Add the files your cycler wrote.", PageId::Data);
    if (!done(PageId::Model))
        return to("The data are in. Choose the cell and the model.", PageId::Model);
    if (!done(PageId::Priors))
        return to("Free the parameters you want to know: the dot beside each.", PageId::Model);
    if (steps[static_cast<std::size_t>(PageId::Sample)].state == StepState::Stale)
        return to("Something changed since the posterior was sampled. Sample it again.", PageId::Sample);
    if (!done(PageId::Sample))
        return to("Data, cell and priors are there. See what the data can tell, then sample.",
                  PageId::Identify);
    if (!done(PageId::Predict))
        return to("The posterior is sampled. See whether it predicts what was held out.", PageId::Predict);
    return to("All steps are done. Read the result or print the report.", PageId::Posterior);
}

} // namespace interphase
