#include "app/window/step_states.h"

#include "app/window/job_runner.h"
#include "app/window/results/posterior_views.h"
#include "app/window/study_session.h"
#include "ui/window/window_actions.h"

#include <QCoreApplication>

namespace interphase {
namespace {

class StepStates
{
    Q_DECLARE_TR_FUNCTIONS(StepStates)
};

bool hasData(const StudySession& session)
{
    return !session.datasets().empty() || !session.definition().spectra.empty() ||
           !session.definition().capacities.empty();
}

bool canCalibrate(const StudySession& session)
{
    return session.cell() && hasData(session) && !session.definition().free.empty();
}

StepView stepOfRun(StudySession& session, RunPurpose purpose)
{
    const std::optional<RunInfo>& run = session.latestRun(purpose);
    if (run && run->stale())
        return {StepState::Stale, 0.0, staleSentence(*run)};
    if (run && run->status == RunStatus::Complete)
        return {StepState::Done, 0.0, {}};
    return {canCalibrate(session) ? StepState::Ready : StepState::Empty, 0.0, {}};
}

StepView stepOfDraws(StudySession& session)
{
    const std::optional<RunInfo>& run = session.latestRun(RunPurpose::Sample);
    if (!run || run->draws == 0)
        return {};
    if (run->status == RunStatus::Running && !run->stale())
        return {StepState::Ready, 0.0, {}};
    return run->stale() ? StepView{StepState::Stale, 0.0, staleSentence(*run)}
                        : StepView{StepState::Done, 0.0, {}};
}

/// A comparison is of several analyses: done when all have their evidence.
StepView stepOfComparison(StudySession& session)
{
    const auto& runs = session.evidenceRuns();
    if (runs.size() < 2)
        return {};
    bool all = true;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (runs[i] && runs[i]->stale())
            return {StepState::Stale, 0.0,
                    StepStates::tr("The evidence of %1 is out of date.")
                        .arg(QString::fromStdString(session.analyses()[i].name))};
        all = all && runs[i];
    }
    return {all ? StepState::Done : canCalibrate(session) ? StepState::Ready : StepState::Empty, 0.0, {}};
}

StepState doneIf(bool done, bool ready)
{
    return done ? StepState::Done : ready ? StepState::Ready : StepState::Empty;
}

void fillFromStudy(StepViews& steps, StudySession& session)
{
    const auto at = [&](PageId page) -> StepView& { return steps[static_cast<std::size_t>(page)]; };
    const bool data = hasData(session);
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
    at(PageId::Compare) = stepOfComparison(session);
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

StepViews withDoubt(StepViews steps, const QString& doubt)
{
    for (const PageId page : {PageId::Sample, PageId::Posterior}) {
        StepView& step = steps[static_cast<std::size_t>(page)];
        if (!doubt.isEmpty() && step.state == StepState::Done)
            step = {StepState::Doubtful, 0.0, doubt};
    }
    return steps;
}

StepViews withProgress(StepViews steps, const JobRunner& jobs)
{
    for (std::size_t i = 0; i < kPageCount; ++i)
        if (const auto progress = jobs.progressOf(static_cast<PageId>(i)))
            steps[i] = {StepState::Running, std::max(0.0, progress->share), timeLeftText(progress->left_s)};
    return steps;
}

NextStep nextStep(const StepViews& steps)
{
    const auto done = [&](PageId page) {
        const StepState state = steps[static_cast<std::size_t>(page)].state;
        return state == StepState::Done || state == StepState::Running;
    };
    const auto to = [](const QString& sentence, PageId page) {
        return NextStep{sentence, StepStates::tr("Go to %1").arg(pageName(page)), page};
    };
    if (!done(PageId::Data))
        return to(StepStates::tr("Add the files your cycler wrote."), PageId::Data);
    if (!done(PageId::Model))
        return to(StepStates::tr("The data are in. Choose the cell and the model."), PageId::Model);
    if (!done(PageId::Priors))
        return to(StepStates::tr("Free the parameters you want to know: the dot beside each."),
                  PageId::Model);
    if (steps[static_cast<std::size_t>(PageId::Sample)].state == StepState::Stale)
        return to(StepStates::tr("Something changed since the posterior was sampled. Sample it again."),
                  PageId::Sample);
    if (steps[static_cast<std::size_t>(PageId::Sample)].state == StepState::Doubtful)
        return to(StepStates::tr("The posterior is sampled, but not to be trusted yet. See what would help."),
                  PageId::Sample);
    if (!done(PageId::Sample))
        return to(StepStates::tr("Data, cell and priors are there. See what the data can tell, then sample."),
                  PageId::Identify);
    if (!done(PageId::Predict))
        return to(StepStates::tr("The posterior is sampled. See whether it predicts what was held out."),
                  PageId::Predict);
    return to(StepStates::tr("All steps are done. Read the result or print the report."), PageId::Posterior);
}

} // namespace interphase
