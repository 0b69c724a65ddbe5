#include "app/window/results/earlier_start_controller.h"

#include "app/window/results/sample_controller.h"
#include "calibrate/earlier_start.h"
#include "ui/pages/sample_page.h"
#include "ui/window/main_window.h"

#include <QFileDialog>
#include <QFileInfo>

namespace interphase {
namespace {

const QString kJob = QStringLiteral("study to start from");

} // namespace

EarlierStartController::EarlierStartController(StudySession& session, MainWindow& window, JobRunner& jobs,
                                               SampleController& sample, QObject* parent)
    : QObject(parent),
      m_session(session),
      m_window(window),
      m_jobs(jobs),
      m_sample(sample)
{
    const SamplePage* page = m_window.samplePage();
    connect(page, &SamplePage::earlierRequested, this, &EarlierStartController::chooseFile);
    connect(page, &SamplePage::earlierCleared, this, [this] { choose({}); });
    connect(&m_session, &StudySession::opened, this, [this] { m_jobs.drop(kJob); });
    connect(&m_session, &StudySession::closed, this, [this] { m_jobs.drop(kJob); });
}

void EarlierStartController::chooseFile()
{
    const QString file = QFileDialog::getOpenFileName(
        &m_window, tr("A study of a similar cell that was sampled"),
        QFileInfo(m_session.path()).absolutePath(), tr("Studies (*.interphase);;All files (*)"));
    if (!file.isEmpty())
        choose(file);
}

void EarlierStartController::choose(const QString& study)
{
    m_jobs.drop(kJob);
    if (study.isEmpty() || !m_session.isOpen())
        return m_sample.startFrom({});
    m_jobs.start(
        this, {kJob, tr("Reading %1").arg(QFileInfo(study).fileName()), {}, JobLane::Quick},
        [path = m_session.path().toStdString(), earlier = study.toStdString()](const RunContext&) {
            Study here = Study::open(path, StudyMode::ReadOnly);
            Study other = Study::open(earlier, StudyMode::ReadOnly);
            return earlierDraws(other, prepareAnalysis(here.definition(), studyCell(here), here.datasets()));
        },
        [this](const EarlierDraws& draws) {
            m_sample.startFrom(draws.study);
            m_window.say(tr("The next run begins at %1 draws of %2.")
                             .arg(draws.q.size())
                             .arg(QFileInfo(QString::fromStdString(draws.study)).fileName()));
        });
}

} // namespace interphase
