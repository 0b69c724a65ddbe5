#include "app/window/open_circuit_controller.h"

#include "app/window/job_runner.h"
#include "app/window/study_session.h"
#include "app/window/window_settings.h"
#include "calibrate/slow_electrode.h"
#include "cell/bpx.h"
#include "cell/open_circuit.h"
#include "ui/pages/model_page.h"
#include "ui/pages/open_circuit_card.h"
#include "ui/text/messages.h"
#include "ui/text/number.h"
#include "ui/window/main_window.h"

#include <QFileDialog>
#include <QFileInfo>

#include <algorithm>

namespace interphase {
namespace {

const QString kFitKey = QStringLiteral("window fit");
const QString kPotentialKey = QStringLiteral("measured potential");
const QString kRunsKey = QStringLiteral("slow runs");

std::vector<Particle> particlesOf(const Cell& cell)
{
    std::vector<Particle> out;
    for (const Side side : {Side::Negative, Side::Positive})
        for (int kind = 0; kind < kindsOf(cell, side); ++kind)
            out.push_back({side, kind});
    return out;
}

/// What a fit sees of a cell's materials.
std::vector<double> slowPropertiesOf(const Cell& cell)
{
    constexpr int kSamples = 32;
    std::vector<double> out;
    for (const auto& [side, kind] : particlesOf(cell))
        for (int i = 1; i < kSamples; ++i) {
            const double stoichiometry = static_cast<double>(i) / kSamples;
            out.push_back(restPotential(cell, side, stoichiometry, kind).value);
            out.push_back(surfaceLead_s(cell, side, kind, stoichiometry));
        }
    return out;
}

/// What a fit of the windows finds.
std::vector<ParameterId> foundIn(const Cell& cell)
{
    std::vector<ParameterId> out;
    for (const auto& [side, kind] : particlesOf(cell)) {
        const ParticleIds& id = particleIds(side, kind);
        out.insert(out.end(), {id.minimumStoichiometry, id.maximumStoichiometry, id.active, id.maximum});
    }
    return out;
}

} // namespace

OpenCircuitController::OpenCircuitController(StudySession& session, MainWindow& window, JobRunner& jobs,
                                             WindowSettings* settings, QObject* parent)
    : QObject(parent),
      m_session(session),
      m_window(window),
      m_jobs(jobs),
      m_settings(settings)
{
    wire();
}

void OpenCircuitController::wire()
{
    OpenCircuitCard* card = m_window.modelPage()->openCircuit();
    connect(card, &OpenCircuitCard::potentialRequested, this, &OpenCircuitController::choosePotential);
    connect(card, &OpenCircuitCard::runChosen, this, &OpenCircuitController::choose);
    connect(card, &OpenCircuitCard::fitRequested, this, &OpenCircuitController::fit);
    connect(card, &OpenCircuitCard::stopRequested, this, &OpenCircuitController::stop);
    connect(card, &OpenCircuitCard::takeRequested, this, &OpenCircuitController::take);
    connect(card, &OpenCircuitCard::emptyActionRequested, this, [this] { m_window.showPage(PageId::Data); });
    connect(&m_session, &StudySession::changed, this, &OpenCircuitController::readRuns);
    connect(&m_session, &StudySession::closed, this, [this] {
        m_cell.reset();
        m_runs.clear();
        m_chosen.clear();
        m_taken.reset();
        forgetFit();
    });
    const auto looked = [this] {
        if (m_stale && isLookedAt())
            show();
    };
    connect(m_window.modelPage(), &ModelPage::tabShown, this, looked);
    connect(&m_window, &MainWindow::pageShown, this, looked);
    connect(&m_jobs, &JobRunner::changed, this, &OpenCircuitController::showWork);
}

void OpenCircuitController::forgetFit()
{
    m_jobs.drop(kFitKey);
    m_fit.reset();
    m_problem.clear();
}

void OpenCircuitController::readRuns()
{
    const std::vector<Dataset>& data = m_session.datasets();
    const bool known = std::ranges::equal(data, m_runs, [](const Dataset& a, const NamedRun& b) {
        return a.name == b.name && a.sourceSha256 == b.sha256;
    });
    if (known)
        return;
    m_jobs.start(
        this, {kRunsKey, tr("Looking for slow runs"), {}, JobLane::Quick},
        [data](const RunContext&) { return slowRuns(data); },
        [this](std::vector<NamedRun> runs) { setRuns(std::move(runs)); });
}

void OpenCircuitController::setRuns(std::vector<NamedRun> runs)
{
    m_runs = std::move(runs);
    if (!chosen())
        m_chosen = m_runs.empty() ? std::string() : m_runs[slowestOf(m_runs)].name;
    if (m_fit && !fitStands())
        forgetFit();
    show();
}

const NamedRun* OpenCircuitController::chosen() const
{
    const auto found = std::ranges::find(m_runs, m_chosen, &NamedRun::name);
    return found == m_runs.end() ? nullptr : &*found;
}

void OpenCircuitController::setCell(const std::shared_ptr<const Cell>& cell)
{
    m_cell = cell;
    if (m_fit && !fitStands())
        forgetFit();
    show();
}

/// A fit depends on the potentials, the diffusion in the particles and the run, not on the windows that the
/// cell has.
bool OpenCircuitController::fitStands() const
{
    const NamedRun* run = chosen();
    return m_cell && run && run->sameData(m_fitted) && m_slowProperties == slowPropertiesOf(*m_cell);
}

void OpenCircuitController::choose(int index)
{
    if (index < 0 || index >= static_cast<int>(m_runs.size()))
        return;
    m_chosen = m_runs[static_cast<std::size_t>(index)].name;
    if (!fitStands())
        forgetFit();
    show();
}

void OpenCircuitController::fit()
{
    const NamedRun* run = chosen();
    if (!run || !m_cell)
        return;
    forgetFit();
    m_fitted = *run;
    m_slowProperties = slowPropertiesOf(*m_cell);
    JobSpec spec{kFitKey, tr("Fitting the stoichiometry windows"), PageId::Model, JobLane::Long};
    spec.failed = [this](const QString& sentence) {
        m_problem = sentence;
        show();
    };
    m_jobs.start(
        this, std::move(spec),
        [cell = m_cell, slow = run->run](const RunContext& context) {
            return fitWindows(*cell, slow, context);
        },
        [this](WindowFit fit) { keepFit(std::move(fit)); });
    show();
}

void OpenCircuitController::keepFit(WindowFit fit)
{
    if (fit.status.ok())
        m_fit = std::move(fit);
    else if (fit.status.outcome == Outcome::Failed)
        m_problem = messageText(fit.status.reason);
    show();
}

void OpenCircuitController::stop()
{
    m_jobs.drop(kFitKey);
    show();
}

bool OpenCircuitController::differs(const Cell& found) const
{
    return std::ranges::any_of(foundIn(found), [&](ParameterId id) {
        return m_session.cell() && m_session.cell()->parameters[id] != found.parameters[id];
    });
}

void OpenCircuitController::take()
{
    if (!m_fit || !m_session.cell())
        return;
    Definition definition = m_session.definition();
    for (const ParameterId id : foundIn(m_fit->cell))
        if (const double value = m_fit->cell.parameters[id]; value != m_session.cell()->parameters[id])
            definition.overrides[std::string(parameterInfo(id).path)] = value;
    m_session.setDefinition(definition, tr("Windows from %1").arg(QString::fromStdString(m_fitted.name)));
}

void OpenCircuitController::choosePotential(int index)
{
    const QString file = QFileDialog::getOpenFileName(
        &m_window, tr("Potential against lithium over stoichiometry"),
        m_settings ? m_settings->folder() : QString(), tr("Tables (*.csv *.txt);;All files (*)"));
    if (file.isEmpty())
        return;
    if (m_settings)
        m_settings->setFolderOf(file);
    loadPotential(index, file);
}

void OpenCircuitController::loadPotential(int index, const QString& path)
{
    const std::shared_ptr<const Cell> base = m_session.baseCell();
    if (!base)
        return;
    const Particle particle = particlesOf(*base)[static_cast<std::size_t>(index)];
    m_problem.clear();
    JobSpec spec{kPotentialKey, tr("Reading %1").arg(QFileInfo(path).fileName()), PageId::Model};
    spec.failed = [this](const QString& sentence) {
        m_problem = sentence;
        show();
    };
    const auto work = [base, particle, path, name = m_session.cellName().toStdString()](const RunContext&) {
        const std::string file = path.toStdString();
        Taken out{particle, readPotential(file), {}, QFileInfo(path).fileName(), {}};
        out.smooth = smoothPotential({out.measured.stoichiometry, out.measured.potential_V}, file);
        Cell cell = *base;
        setPotential(cell, particle.side, particle.kind, out.smooth.table);
        out.cell = {name, formatBpx(cell)};
        return out;
    };
    m_jobs.start(this, std::move(spec), work, [this, base](Taken taken) {
        if (m_session.baseCell() == base) // not of another cell or study that was opened meanwhile
            keepPotential(std::move(taken));
    });
}

void OpenCircuitController::keepPotential(Taken taken)
{
    StudyEdit edit;
    edit.label = tr("Potential from %1").arg(taken.file).toStdString();
    edit.definition = m_session.definition();
    edit.cell = taken.cell;
    m_taken = std::move(taken);
    if (!m_session.edit(edit))
        m_taken.reset();
    show();
}

/// What can be given a potential, and the points of the last one.
void OpenCircuitController::addPotentials()
{
    for (const auto& [side, kind] : particlesOf(*m_cell)) {
        const QString electrode =
            side == Side::Negative ? tr("Negative electrode…") : tr("Positive electrode…");
        m_view.potentials << (isBlended(*m_cell, side) ? QString::fromStdString(particleNames(
                                                             *m_cell, side)[static_cast<std::size_t>(kind)]) +
                                                             QStringLiteral("…")
                                                       : electrode);
    }
    if (!m_taken)
        return;
    const auto [side, kind] = m_taken->particle;
    const auto* table =
        std::get_if<FunctionTable>(&m_cell->functions[static_cast<std::size_t>(particleIds(side, kind).ocp)]);
    if (!table || *table != m_taken->smooth.table)
        return; // undone, or another cell
    const MeasuredPotential& measured = m_taken->measured;
    ElectrodeCurveView& electrode = side == Side::Negative ? m_view.negative : m_view.positive;
    electrode.points = {measured.stoichiometry, measured.potential_V};
    m_view.potentialRemark = tr("%1: a falling curve through %2 points, rms of the residuals %3.")
                                 .arg(m_taken->file)
                                 .arg(measured.stoichiometry.size())
                                 .arg(formatQuantity(m_taken->smooth.rms_V, QStringLiteral("V"), 2));
}

void OpenCircuitController::addChoice()
{
    for (const NamedRun& named : m_runs)
        m_view.runs << QStringLiteral("%1 · %2").arg(
            QString::fromStdString(named.name), rateText(named.run.current_A, m_cell->nominalCapacity_Ah));
    const NamedRun* run = chosen();
    if (!run) {
        m_view.empty = {m_session.datasets().empty()
                            ? tr("The windows are found from a slow discharge or charge, at C/20 or so. Add "
                                 "one on the page Data.")
                            : tr("None of the data sets has a long discharge or charge without a break. Add "
                                 "one at C/20 or so on the page Data."),
                        tr("Go to Data")};
        return;
    }
    m_view.run = static_cast<int>(run - m_runs.data());
    m_view.remark = runRemark(run->run, *m_cell);
    m_view.measured = measuredLine(run->run);
    m_view.canFit = true;
}

bool OpenCircuitController::isLookedAt() const
{
    return m_window.currentPage() == PageId::Model &&
           m_window.modelPage()->currentTab() == ModelTab::OpenCircuit;
}

void OpenCircuitController::show()
{
    m_stale = !isLookedAt();
    if (m_stale || !m_cell)
        return;
    fillView();
    m_window.modelPage()->setOpenCircuit(m_view);
}

void OpenCircuitController::fillView()
{
    const OpenCircuitCurve curve = openCircuitCurve(*m_cell);
    m_view = {};
    m_view.cell = curve.line;
    m_view.negativeSlope = curve.negativeSlope;
    m_view.positiveSlope = curve.positiveSlope;
    m_view.negative = electrodeCurve(*m_cell, Side::Negative);
    m_view.positive = electrodeCurve(*m_cell, Side::Positive);
    addPotentials();
    addChoice();
    if (m_fit) {
        addFit(*m_fit, m_view);
        m_view.canTake = differs(m_fit->cell);
    }
    m_view.problem = m_problem;
    m_view.work = m_jobs.workOf(kFitKey);
}

void OpenCircuitController::showWork()
{
    const WorkView now = m_jobs.workOf(kFitKey);
    if (now == m_view.work || m_stale || !isLookedAt())
        return;
    m_view.work = now;
    m_window.modelPage()->setOpenCircuit(m_view);
}

} // namespace interphase
