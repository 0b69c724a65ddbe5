#include "app/window/earlier_prior_controller.h"

#include "app/window/results/quantity_label.h"
#include "study/correlation_blocks.h"
#include "ui/pages/earlier_prior_row.h"
#include "ui/pages/priors_page.h"
#include "ui/text/messages.h"
#include "ui/text/number.h"
#include "ui/window/main_window.h"

#include <QFileDialog>
#include <QFileInfo>

#include <algorithm>

namespace interphase {
namespace {

const QString kJob = QStringLiteral("earlier posterior");

QString fileName(const QString& path)
{
    return QFileInfo(path).fileName();
}

/// How well margins and correlations describe the draws, with parameters called as on screen.
QString fitText(const EarlierPosterior& posterior)
{
    Message message = posterior.fit.message;
    if (message.arguments.size() > 1) {
        std::string& where = message.arguments[1];
        const bool one = std::ranges::count(posterior.parameters, where) > 0;
        where = (one ? quantityLabel(where).name
                     : EarlierPriorController::tr("%1 parameters together").arg(posterior.parameters.size()))
                    .toStdString();
    }
    return messageText(message);
}

QString sourceText(const QString& study, const EarlierPosterior& posterior)
{
    return EarlierPriorController::tr("Posterior of run %1 of %2.").arg(posterior.run).arg(study) +
           QLatin1Char(' ') + fitText(posterior);
}

std::map<std::string, std::string> sourcesOf(const std::vector<Dataset>& datasets)
{
    std::map<std::string, std::string> out;
    for (const Dataset& data : datasets)
        out[data.name] = data.sourceSha256;
    return out;
}

/// Those whose prior is still the one that was taken.
std::vector<std::string> stillTaken(const Definition& definition, const EarlierPosterior& posterior)
{
    std::vector<std::string> out;
    for (const std::string& path : posterior.parameters) {
        const auto now = std::ranges::find(definition.free, path, &FreeParameter::path);
        const auto then = std::ranges::find(posterior.definition.free, path, &FreeParameter::path);
        if (now != definition.free.end() && now->prior == then->prior)
            out.push_back(path);
    }
    return out;
}

bool takesPart(const Definition& definition, const std::string& name)
{
    return std::ranges::count(definition.data, name, &DataUse::name) > 0 ||
           std::ranges::count(definition.spectra, name, &SpectrumUse::name) > 0 ||
           std::ranges::count(definition.capacities, name, &CapacityUse::name) > 0;
}

} // namespace

EarlierPriorController::EarlierPriorController(StudySession& session, MainWindow& window, JobRunner& jobs,
                                               QObject* parent)
    : QObject(parent),
      m_session(session),
      m_window(window),
      m_jobs(jobs)
{
    const EarlierPriorRow* row = window.priorsPage()->earlier();
    connect(row, &EarlierPriorRow::requested, this, &EarlierPriorController::chooseFile);
    connect(row, &EarlierPriorRow::cancelled, this, &EarlierPriorController::cancel);
    connect(&session, &StudySession::opened, this, &EarlierPriorController::forget);
    connect(&session, &StudySession::closed, this, &EarlierPriorController::forget);
    connect(&session, &StudySession::changed, this, &EarlierPriorController::followStudy);
    connect(&jobs, &JobRunner::changed, this, [this] {
        if (!m_reading.isEmpty() && !m_jobs.isRunning(kJob))
            cancel(); // all jobs were dropped
    });
}

void EarlierPriorController::chooseFile()
{
    const QString file = QFileDialog::getOpenFileName(
        &m_window, tr("An earlier study, of other data, that was sampled"),
        QFileInfo(m_session.path()).absolutePath(), tr("Studies (*.interphase);;All files (*)"));
    if (!file.isEmpty())
        take(file);
}

void EarlierPriorController::take(const QString& study)
{
    if (!m_session.isOpen())
        return;
    m_reading = study;
    show();
    JobSpec spec{kJob, tr("Reading %1").arg(fileName(study)), PageId::Priors, JobLane::Quick};
    spec.failed = [this](const QString& sentence) {
        m_reading.clear();
        show();
        Q_EMIT problem(sentence);
    };
    m_jobs.start(
        this, std::move(spec),
        [next = m_session.definition(), sources = sourcesOf(m_session.datasets()),
         study](const RunContext& run) {
            Study earlier = Study::open(study.toStdString(), StudyMode::ReadOnly);
            std::optional<Taken> taken(Taken{fileName(study), withEarlierPosterior(next, earlier),
                                             fittedBefore(next, sources, earlier)});
            return run.stopRequested() ? std::nullopt : std::move(taken);
        },
        [this](const std::optional<Taken>& taken) {
            m_reading.clear();
            if (taken)
                use(*taken);
            show();
        });
}

void EarlierPriorController::cancel()
{
    m_jobs.drop(kJob);
    m_reading.clear();
    show();
}

/// What is being read was meant for the definition as it is now.
void EarlierPriorController::followStudy()
{
    if (m_reading.isEmpty())
        show();
    else
        take(m_reading);
}

void EarlierPriorController::use(const Taken& taken)
{
    m_taken = taken;
    Definition definition = taken.posterior.definition;
    if (taken.posterior.parameters.size() > 1)
        definition.correlations.back().source = sourceText(taken.study, taken.posterior).toStdString();
    if (!m_session.setDefinition(definition, tr("Priors from %1").arg(taken.study)))
        m_taken.reset();
}

/// Says it of those parameters whose prior is still what was taken; an edit that was undone is not said.
void EarlierPriorController::show()
{
    m_view = {};
    m_view.running = !m_reading.isEmpty();
    if (m_view.running)
        m_view.reading = tr("Reading %1").arg(fileName(m_reading));
    const Definition& definition = m_session.definition();
    QStringList names, twice;
    if (m_taken)
        for (const std::string& path : stillTaken(definition, m_taken->posterior))
            names << quantityLabel(path).name;
    if (!names.isEmpty()) {
        const EarlierPosterior& posterior = m_taken->posterior;
        m_view.says = tr("The posterior of %1 (run %2, %3 draws) is the prior of: %4. %5")
                          .arg(m_taken->study, QString::number(posterior.run),
                               formatCount(static_cast<double>(posterior.draws)),
                               names.join(QStringLiteral("; ")), fitText(posterior));
        for (const std::string& name : m_taken->twice)
            if (takesPart(definition, name))
                twice << QString::fromStdString(name);
    }
    if (!twice.isEmpty())
        m_view.warning = tr("Counted twice: %1 was fitted in %2 already. Fit other data here, or take these "
                            "priors back by undo.")
                             .arg(twice.join(QStringLiteral(", ")), m_taken->study);
    m_window.priorsPage()->earlier()->setView(m_view);
}

void EarlierPriorController::forget()
{
    m_jobs.drop(kJob);
    m_reading.clear();
    m_taken.reset();
    show();
}

} // namespace interphase
