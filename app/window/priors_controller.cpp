#include "app/window/priors_controller.h"

#include "app/window/job_runner.h"
#include "app/window/parameter_views.h"
#include "app/window/prior_texts.h"
#include "app/window/results/quantity_label.h"
#include "app/window/study_session.h"
#include "core/text.h"
#include "ui/pages/priors_page.h"
#include "ui/text/messages.h"
#include "ui/window/main_window.h"

#include <algorithm>

namespace interphase {
namespace {

const QString kKey = QStringLiteral("prior predictive");
constexpr int kRound = 10;
constexpr int kDraws = 80;
/// Share of the data, in percent, below which the priors are said to exclude them.
constexpr int kEnoughInside = 70;

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
    connect(page, &Page::emptyActionRequested, this,
            [this] { m_window.showPage(m_session.isOpen() ? PageId::Model : PageId::Start); });
    connect(&session, &StudySession::changed, this, &PriorsController::refresh);
    connect(&session, &StudySession::closed, this, &PriorsController::refresh);
    connect(&window, &MainWindow::pageShown, this, [this](PageId shown) {
        if (shown == PageId::Priors)
            showPage();
        else if (m_running) { // nobody looks
            m_jobs.drop(kKey);
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
    m_jobs.drop(kKey);
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
    if (!rest.empty() || definition.dataNoise.empty())
        addNoise(0, rest);
    for (std::size_t g = 0; g < definition.dataNoise.size(); ++g)
        addNoise(g + 1, definition.dataNoise[g].data);
    addOtherNoise();
    m_view.joint = jointText(definition);
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

/// Of the temperature and of the impedance, where they are fitted.
void PriorsController::addOtherNoise()
{
    const Definition& definition = m_session.definition();
    std::vector<std::string> warm, spectra;
    for (const SharedNoise& shared : sharedNoise(definition)) {
        if (shared.noise == &definition.temperatureNoise)
            warm.insert(warm.end(), shared.data.begin(), shared.data.end());
        if (shared.noise == &definition.impedanceNoise)
            spectra.insert(spectra.end(), shared.data.begin(), shared.data.end());
    }
    if (!warm.empty())
        addNoise(kTemperature, warm);
    if (!spectra.empty())
        addNoise(kImpedance, spectra);
}

NoiseDefinition& PriorsController::noiseAt(Definition& definition, std::size_t group)
{
    if (group == kTemperature)
        return definition.temperatureNoise;
    if (group == kImpedance)
        return definition.impedanceNoise;
    return group == 0 ? definition.noise : definition.dataNoise.at(group - 1).noise;
}

/// The row of one kind of noise and those of its unknowns.
void PriorsController::addNoise(std::size_t group, const std::vector<std::string>& data)
{
    Definition definition = m_session.definition();
    const NoiseDefinition& noise = noiseAt(definition, group);
    const bool all = definition.dataNoise.empty() || noise.quantity != MeasuredQuantity::Voltage;
    m_noiseGroups.push_back(group);
    NoiseRowView view;
    view.name = noiseTitle(noise.quantity, all ? std::string() : join(data, ", "),
                           usesTemperature(definition) || !definition.spectra.empty());
    view.kind = noise.kind;
    view.separate = noise.separate;
    view.separable = data.size() > 1 && noise.kind != NoiseKind::Covariance;
    view.says = noiseSays(noise.kind);
    view.before = m_view.rows.size();
    if (noise.quantity == MeasuredQuantity::Impedance) {
        view.kinds = {NoiseKind::Independent, NoiseKind::StudentT};
        view.relative = noise.relative;
    }
    m_view.noise.push_back(view);
    const std::string suffix = all ? std::string() : " (" + join(data, ", ") + ")";
    const std::vector<NoisePart> parts = noiseParts(noise);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const PriorSpec& prior = noise.*parts[i].prior;
        addRow({Place::Noise, i, group}, quantityLabel(parts[i].name + suffix), Prior(prior).median(),
               prior.kind == PriorKind::Lognormal);
    }
}

void PriorsController::editNoise(int index, const QString& label,
                                 const std::function<void(NoiseDefinition&)>& change)
{
    if (index < 0 || index >= static_cast<int>(m_noiseGroups.size()))
        return;
    const std::size_t group = m_noiseGroups[static_cast<std::size_t>(index)];
    Definition definition = m_session.definition();
    change(noiseAt(definition, group));
    m_session.setDefinition(definition, label);
}

void PriorsController::chooseNoise(int index, NoiseKind kind)
{
    editNoise(index, tr("Change the noise"), [kind](NoiseDefinition& noise) { changeKind(noise, kind); });
}

void PriorsController::chooseSeparate(int index, bool separate)
{
    editNoise(index, tr("Share the noise otherwise"),
              [separate](NoiseDefinition& noise) { noise.separate = separate; });
}

void PriorsController::chooseRelative(int index, bool relative)
{
    editNoise(index, tr("Change the noise"),
              [relative](NoiseDefinition& noise) { changeRelative(noise, relative); });
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
    definition.free.erase(definition.free.begin() +
                          static_cast<std::ptrdiff_t>(m_rows[static_cast<std::size_t>(index)].index));
    m_session.setDefinition(definition,
                            tr("Fix %1").arg(m_view.rows[static_cast<std::size_t>(index)].label.name));
}

void PriorsController::restart(const std::map<int, PriorSpec>& moved, Overtake overtake)
{
    const Dataset* data = leadingDataset(m_session.definition(), m_session.datasets());
    if (!data || !m_session.cell()) {
        m_window.priorsPage()->setPredictive(
            {{}, false, tr("Add data to see what the priors say about them.")});
        return;
    }
    auto setup = std::make_shared<PredictiveSetup>();
    setup->cell = m_session.cell();
    setup->definition = m_session.definition();
    for (const auto& [index, prior] : moved)
        specAt(setup->definition, m_rows[static_cast<std::size_t>(index)]) = prior;
    setup->data = std::make_shared<const Dataset>(*data);
    m_setup = setup;
    continueRounds(std::move(setup), {}, overtake);
}

void PriorsController::continueRounds(std::shared_ptr<const PredictiveSetup> setup,
                                      const PriorPredictive& soFar, Overtake overtake)
{
    m_running = true;
    JobSpec spec{kKey, tr("Curves from the priors"), PageId::Priors, JobLane::Quick, overtake};
    spec.failed = [this](const QString& sentence) {
        m_running = false;
        m_window.priorsPage()->setPredictive({{}, false, sentence});
    };
    const auto work = [setup, soFar](const RunContext& run) {
        return continuePredictive(*setup, soFar, kRound, run);
    };
    m_jobs.start(this, std::move(spec), work, [this, setup](const PriorPredictive& result) {
        const bool newest = setup == m_setup;
        const bool more = newest && result.tried > 0 && result.tried < kDraws;
        showPredictive(result, more || !newest);
        if (more)
            continueRounds(setup, result, Overtake::Drop);
        else if (newest)
            m_running = false;
    });
}

void PriorsController::showPredictive(const PriorPredictive& result, bool running)
{
    m_predictive = result;
    m_predictive.view.running = running;
    m_window.priorsPage()->setPredictive(m_predictive.view);
    if (!running) {
        m_view.advice = advice(result);
        m_window.priorsPage()->setView(m_view);
    }
    Q_EMIT predictiveShown();
}

/// In the user's terms: whether the priors leave room for the data.
AdviceView PriorsController::advice(const PriorPredictive& result) const
{
    const PredictiveView& curve = result.view.curve;
    if (curve.noise.lower.empty())
        return {
            tr("None of these curves could be solved. Narrow the priors towards values the model can take."),
            {}};
    if (result.draws.size() * 2 < static_cast<std::size_t>(result.tried))
        return {tr("More than half of these curves could not be solved: the priors reach values the model "
                   "cannot take."),
                {}};
    std::size_t inside = 0;
    const std::vector<double>& data = result.measured->voltage_V;
    for (std::size_t i = 0; i < data.size(); ++i)
        inside += data[i] >= curve.noise.lower[i] && data[i] <= curve.noise.upper[i] ? 1 : 0;
    const auto percent = static_cast<int>(100 * inside / std::max<std::size_t>(1, data.size()));
    if (percent < kEnoughInside)
        return {tr("Only %1 % of the data lie inside the 90 % band: these priors nearly exclude what was "
                   "measured. Widen one, or look whether the cell is the right one.")
                    .arg(percent),
                {}};
    return {tr("%1 % of the data lie inside the 90 % band: these priors do not contradict what was measured.")
                .arg(percent),
            {}};
}

} // namespace interphase
