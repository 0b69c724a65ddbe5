#include "app/window/data_controller.h"

#include "app/window/study_session.h"
#include "ui/pages/data_page.h"
#include "ui/text/messages.h"
#include "ui/window/main_window.h"
#include "ui/window/window_actions.h"

#include <QAction>

#include <algorithm>

namespace interphase {
namespace {

/// Share of a data set that is held out when a person asks for it.
constexpr double kHeldOutShare = 0.2;

} // namespace

DataController::DataController(StudySession& session, MainWindow& window, JobRunner& jobs, QObject* parent)
    : QObject(parent),
      m_session(session),
      m_window(window),
      m_jobs(jobs)
{
    wire();
    refresh();
}

void DataController::wire()
{
    DataPage* page = m_window.dataPage();
    connect(page, &DataPage::filesDropped, this, &DataController::addFiles);
    connect(page, &DataPage::addFilesRequested, this, &DataController::chooseFiles);
    connect(page, &Page::emptyActionRequested, this, &DataController::chooseFiles);
    connect(m_window.actions().addData, &QAction::triggered, this, &DataController::chooseFiles);
    connect(page, &DataPage::datasetSelected, this, [this](int index) {
        m_selected = index;
        refresh();
    });
    connect(page, &DataPage::datasetRemoved, this, &DataController::remove);
    connect(page, &DataPage::fitWindowChanged, this, &DataController::setFit);
    connect(page, &DataPage::holdOutWindowChanged, this, &DataController::setHoldOut);
    connect(page, &DataPage::holdOutToggled, this, &DataController::toggleHoldOut);
    connect(page, &DataPage::pointsChanged, this, &DataController::setPoints);
    connect(page, &DataPage::initialSocChanged, this, &DataController::setInitialSoc);
    connect(page, &DataPage::quantitiesChanged, this, &DataController::setQuantities);
    connect(page, &DataPage::spectrumWindowChanged, this, &DataController::setSpectrumWindow);
    connect(page, &DataPage::spectrumSocChanged, this, &DataController::setSpectrumSoc);
    connect(page, &DataPage::spectrumRemoved, this, &DataController::removeSpectrum);
    wireCapacities();
    connect(page, &DataPage::guardAnswered, this, &DataController::answerGuard);
    connect(page, &DataPage::mappingAccepted, this, &DataController::acceptMapping);
    connect(page, &DataPage::mappingCancelled, this, &DataController::cancelMapping);
    connect(&m_window, &MainWindow::pageShown, this, [this](PageId shown) {
        if (shown == PageId::Data)
            showPage();
    });
    connect(&m_session, &StudySession::changed, this, &DataController::refresh);
    connect(&m_session, &StudySession::closed, this, [this] {
        m_asked.clear();
        m_paths.clear();
        m_selected = 0;
        refresh();
    });
}

int DataController::selected() const
{
    return std::clamp(m_selected, 0, std::max(0, static_cast<int>(m_session.datasets().size()) - 1));
}

void DataController::refresh()
{
    m_stale = true;
    if (m_window.currentPage() == PageId::Data)
        showPage();
}

void DataController::showPage()
{
    if (!m_stale)
        return;
    m_stale = false;
    DataPage* page = m_window.dataPage();
    DataView view;
    view.selected = selected();
    const auto& datasets = m_session.datasets();
    for (std::size_t i = 0; i < datasets.size(); ++i) {
        const auto& uses = m_session.definition().data;
        const auto use = std::ranges::find(uses, datasets[i].name, &DataUse::name);
        view.datasets.push_back(datasetView(datasets[i], use == uses.end() ? DataUse{} : *use,
                                            static_cast<int>(i) == view.selected));
        if (use != uses.end())
            view.datasets.back().quantityProblem =
                quantityProblem(*use, m_session.definition().model.physics.thermal);
    }
    for (const SpectrumUse& use : m_session.definition().spectra)
        view.spectra.push_back(spectrumView(use));
    for (const CapacityUse& use : m_session.definition().capacities)
        view.capacities.push_back(capacityView(use, m_session.definition().model.temperature_K));
    view.guards = guards();
    if (!m_asked.empty())
        view.mapping = mappingView(m_asked.front().preview);
    page->setView(view);
    const bool nothing =
        view.datasets.empty() && view.spectra.empty() && view.capacities.empty() && !view.mapping;
    page->setEmpty(nothing ? std::optional(EmptyView{
                                 tr("Drop in the files your cycler wrote: CSV and its relatives, with "
                                    "time, current and voltage."),
                                 tr("Add files…")})
                           : std::nullopt);
}

std::vector<GuardView> DataController::guards() const
{
    std::vector<GuardView> out;
    if (m_session.datasets().empty())
        return out;
    const Dataset& data = m_session.datasets()[static_cast<std::size_t>(selected())];
    for (const Message& finding : data.findings)
        out.push_back({static_cast<int>(out.size()), messageText(finding), tr("Choose columns and units…"),
                       tr("It is right so")});
    return out;
}

void DataController::setQuantities(int index, bool voltage, bool temperature)
{
    editUse(index, tr("Quantities of %1"), [&](DataUse& use, const TimeWindow&) {
        use.usesVoltage = voltage;
        use.usesTemperature = temperature;
    });
}

void DataController::editUse(int index, const QString& label,
                             const std::function<void(DataUse&, const TimeWindow&)>& change)
{
    if (index < 0 || index >= static_cast<int>(m_session.datasets().size()))
        return;
    const Dataset& data = m_session.datasets()[static_cast<std::size_t>(index)];
    Definition definition = m_session.definition();
    const auto use = std::ranges::find(definition.data, data.name, &DataUse::name);
    if (use == definition.data.end())
        return;
    change(*use, {data.time_s.front(), data.time_s.back()});
    m_session.setDefinition(definition, label.arg(QString::fromStdString(data.name)));
    refresh(); // also when it was refused: the page must not show what is not
}

void DataController::setFit(int index, double begin_s, double end_s)
{
    editUse(index, tr("Fit window of %1"), [&](DataUse& use, const TimeWindow& whole) {
        interphase::setFit(use, {std::min(begin_s, end_s), std::max(begin_s, end_s)}, whole);
    });
}

void DataController::setHoldOut(int index, double begin_s, double end_s)
{
    editUse(index, tr("Hold-out window of %1"), [&](DataUse& use, const TimeWindow& whole) {
        interphase::setHoldOut(use, {std::min(begin_s, end_s), std::max(begin_s, end_s)}, whole);
    });
}

void DataController::toggleHoldOut(int index, bool on)
{
    editUse(index, on ? tr("Hold out a part of %1") : tr("Hold out nothing of %1"),
            [&](DataUse& use, const TimeWindow& whole) {
                if (on) {
                    const double length_s = whole.end_s - whole.begin_s;
                    interphase::setHoldOut(use, {whole.end_s - kHeldOutShare * length_s, whole.end_s}, whole);
                } else {
                    use.holdOut.reset();
                    use.fit.reset();
                }
            });
}

void DataController::setPoints(int index, int points)
{
    editUse(index, tr("Points of %1"), [&](DataUse& use, const TimeWindow&) { use.points = points; });
}

void DataController::setInitialSoc(int index, InitialSocSource source, double soc)
{
    constexpr double kSpread = 0.02;
    editUse(index, tr("State of charge of %1"), [&](DataUse& use, const TimeWindow&) {
        use.socSource = source;
        if (source == InitialSocSource::Value)
            use.initialSoc = soc;
        if (source == InitialSocSource::Free && use.socPrior == PriorSpec{})
            use.socPrior = {PriorKind::Normal, use.initialSoc, kSpread, 0.0, 1.0};
    });
}

void DataController::remove(int index)
{
    if (index < 0 || index >= static_cast<int>(m_session.datasets().size()))
        return;
    const std::string name = m_session.datasets()[static_cast<std::size_t>(index)].name;
    Definition definition = m_session.definition();
    forgetData(definition, name);
    m_session.setDefinition(definition, tr("Remove %1").arg(QString::fromStdString(name)));
}

} // namespace interphase
