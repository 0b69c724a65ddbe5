#include "app/window/priors_controller.h"

#include "app/window/job_runner.h"
#include "app/window/parameter_views.h"
#include "app/window/results/quantity_label.h"
#include "app/window/study_session.h"
#include "study/correlation_blocks.h"
#include "ui/pages/priors_page.h"
#include "ui/text/messages.h"
#include "ui/window/main_window.h"

#include <algorithm>

namespace interphase {
namespace {

/// What is wrong with a prior, in a sentence; empty: nothing.
QString problemOf(const PriorSpec& prior, bool needsPositive)
try {
    const Prior checked(prior);
    if (needsPositive && checked.lower() < 0.0)
        return PriorsController::tr("This quantity is positive: the prior must not reach below 0.");
    return {};
} catch (const InputError& error) {
    return messageText(error.message());
}

} // namespace

PriorsController::PriorsController(StudySession& session, MainWindow& window, JobRunner& jobs,
                                   QObject* parent)
    : QObject(parent),
      m_session(session),
      m_window(window),
      m_jobs(jobs)
{
    PriorsPage* page = window.priorsPage();
    connect(page, &PriorsPage::priorMoved, this, &PriorsController::movePrior);
    connect(page, &PriorsPage::priorEdited, this, &PriorsController::editPrior);
    connect(page, &PriorsPage::priorRemoved, this, &PriorsController::removePrior);
    connect(page, &PriorsPage::noiseKindChosen, this, &PriorsController::chooseNoise);
    connect(page, &PriorsPage::noiseSeparateChosen, this, &PriorsController::chooseSeparate);
    connect(page, &PriorsPage::noiseRelativeChosen, this, &PriorsController::chooseRelative);
    connect(page, &PriorsPage::datasetChosen, this, &PriorsController::chooseDataset);
    connect(page, &Page::emptyActionRequested, this,
            [this] { m_window.showPage(m_session.isOpen() ? PageId::Model : PageId::Start); });
    connect(&session, &StudySession::changed, this, &PriorsController::refresh);
    connect(&session, &StudySession::closed, this, &PriorsController::refresh);
    connect(&window, &MainWindow::pageShown, this, [this](PageId shown) {
        if (shown == PageId::Priors)
            showPage();
        else if (m_running) { // nobody looks
            m_jobs.drop(predictiveKey());
            m_running = false;
            m_stale = true;
        }
    });
    refresh();
}

void PriorsController::refresh()
{
    m_stale = true;
    m_refused.clear();
    m_jobs.drop(predictiveKey());
    m_running = false;
    if (m_window.currentPage() == PageId::Priors)
        showPage();
}

void PriorsController::showEmpty()
{
    const EmptyView noStudy{tr("Open a study or begin one; what is known of its parameters is said here."),
                            tr("Go to Start")};
    const EmptyView noFree{
        tr("Nothing is free yet. On the page Cell & model, the dot beside a parameter frees it."),
        tr("Go to Cell & model")};
    m_window.priorsPage()->setEmpty(m_session.isOpen() ? noFree : noStudy);
}

void PriorsController::showPage()
{
    if (!m_session.cell() || m_session.definition().free.empty()) {
        showEmpty();
        return;
    }
    if (!m_stale)
        return;
    m_stale = false;
    buildRows();
    m_window.priorsPage()->setEmpty(std::nullopt);
    m_window.priorsPage()->setView(m_view);
    restart({}, Overtake::Drop);
}

void PriorsController::addRow(const Row& row, const ParameterLabel& label, double nominal, bool logarithmic)
{
    const int at = static_cast<int>(m_rows.size());
    Definition definition = m_session.definition();
    PriorRowView view;
    view.label = label;
    view.prior = specAt(definition, row);
    if (const auto refused = m_refused.find(at); refused != m_refused.end())
        view.prior = refused->second;
    view.nominal = nominal;
    view.logarithmic = logarithmic;
    view.removable = row.place == Place::Parameter;
    view.problem = problemOf(view.prior, row.place == Place::Noise);
    m_rows.push_back(row);
    m_view.rows.push_back(view);
}

void PriorsController::addParameterRow(std::size_t index)
{
    const FreeParameter& free = m_session.definition().free[index];
    const std::optional<ParameterId> id = findParameter(free.path);
    if (!id)
        return;
    const ParameterInfo& info = parameterInfo(*id);
    const bool overZero = free.prior.kind == PriorKind::HalfNormal || free.prior.kind == PriorKind::Normal ||
                          free.prior.kind == PriorKind::StudentT;
    addRow({Place::Parameter, index}, labelOf(info), m_session.cell()->parameters[*id],
           info.positive && !overZero);
}

void PriorsController::buildRows()
{
    m_rows.clear();
    m_view.rows.clear(); // the advice stays until there is another
    const Definition& definition = m_session.definition();
    for (std::size_t i = 0; i < definition.free.size(); ++i)
        addParameterRow(i);
    for (std::size_t i = 0; i < definition.data.size(); ++i)
        if (definition.data[i].socSource == InitialSocSource::Free)
            addSocRow({Place::InitialSoc, i}, definition.data[i].name, definition.data[i].initialSoc);
    for (std::size_t i = 0; i < definition.spectra.size(); ++i)
        if (definition.spectra[i].socSource == InitialSocSource::Free)
            addSocRow({Place::SpectrumSoc, i}, definition.spectra[i].name, definition.spectra[i].soc);
    m_view.noise.clear();
    m_noiseGroups.clear();
    std::vector<std::string> rest;
    for (const SharedNoise& shared : sharedNoise(definition))
        if (shared.noise == &definition.noise)
            rest.insert(rest.end(), shared.data.begin(), shared.data.end());
    const bool other =
        usesTemperature(definition) || !definition.spectra.empty() || !definition.capacities.empty();
    if (!rest.empty() || (definition.dataNoise.empty() && !other))
        addNoise(0, rest);
    for (std::size_t g = 0; g < definition.dataNoise.size(); ++g)
        addNoise(g + 1, definition.dataNoise[g].data);
    addOtherNoise();
}

void PriorsController::addSocRow(const Row& row, const std::string& name, double nominal)
{
    addRow(row,
           {{},
            tr("Initial state of charge, %1").arg(QString::fromStdString(name)),
            QStringLiteral("SOC<sub>0</sub>"),
            QStringLiteral("1")},
           nominal, false);
}

PriorSpec& PriorsController::specAt(Definition& definition, const Row& row)
{
    switch (row.place) {
    case Place::Parameter:
        return definition.free[row.index].prior;
    case Place::InitialSoc:
        return definition.data[row.index].socPrior;
    case Place::SpectrumSoc:
        return definition.spectra[row.index].socPrior;
    case Place::Noise:
        break;
    }
    NoiseDefinition& noise = noiseAt(definition, row.group);
    return noise.*noiseParts(noise)[row.index].prior;
}

void PriorsController::movePrior(int index, const PriorSpec& prior)
{
    if (valid(index) && problemOf(prior, false).isEmpty())
        restart({{index, prior}}, Overtake::FinishFirst);
}

void PriorsController::editPrior(int index, const PriorSpec& prior)
{
    if (!valid(index))
        return;
    const Row& row = m_rows[static_cast<std::size_t>(index)];
    if (!problemOf(prior, row.place == Place::Noise).isEmpty()) {
        m_refused[index] = prior;
        buildRows();
        m_window.priorsPage()->setView(m_view);
        return;
    }
    Definition definition = m_session.definition();
    specAt(definition, row) = prior;
    m_refused.erase(index);
    m_session.setDefinition(definition,
                            tr("Prior of %1").arg(m_view.rows[static_cast<std::size_t>(index)].label.name));
}

void PriorsController::removePrior(int index)
{
    if (!valid(index) || m_rows[static_cast<std::size_t>(index)].place != Place::Parameter)
        return;
    Definition definition = m_session.definition();
    fixParameter(definition, definition.free.at(m_rows[static_cast<std::size_t>(index)].index).path);
    m_session.setDefinition(definition,
                            tr("Fix %1").arg(m_view.rows[static_cast<std::size_t>(index)].label.name));
}

} // namespace interphase
