#include "app/window/page_controllers.h"

#include "app/window/results/compare_controller.h"
#include "app/window/results/earlier_start_controller.h"
#include "app/window/results/identify_controller.h"
#include "app/window/results/posterior_controller.h"
#include "app/window/results/predict_controller.h"
#include "app/window/results/protocol_controller.h"
#include "app/window/results/report_controller.h"
#include "app/window/results/sample_controller.h"
#include "app/window/results/sampler_check_controller.h"
#include "app/window/results/solver_check_controller.h"

namespace interphase {

SampleController* addResultControllers(StudySession& session, MainWindow& window, JobRunner& jobs,
                                       QObject* parent)
{
    new IdentifyController(session, window, jobs, parent);
    auto* sample = new SampleController(session, window, jobs, parent);
    new EarlierStartController(session, window, jobs, *sample, parent);
    new SolverCheckController(session, window, jobs, parent);
    new PosteriorController(session, window, jobs, parent);
    new PredictController(session, window, jobs, parent);
    new CompareController(session, window, jobs, parent);
    new ProtocolController(session, window, jobs, parent);
    new SamplerCheckController(session, window, jobs, parent);
    new ReportController(session, window, jobs, parent);
    return sample;
}

} // namespace interphase
