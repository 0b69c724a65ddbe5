#include "ui/pages/data_page.h"

#include "ui/pages/capacities_card.h"
#include "ui/pages/file_list.h"
#include "ui/pages/mapping_panel.h"
#include "ui/pages/spectra_card.h"
#include "ui/pages/window_card.h"
#include "ui/plot/impedance_plot.h"
#include "ui/plot/panel_plot.h"
#include "ui/plot/time_stack_plot.h"
#include "ui/widgets/guard_strip.h"
#include "ui/widgets/labels.h"

#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QMimeData>
#include <QPushButton>
#include <QUrl>

namespace interphase {

DataPage::DataPage(QWidget* parent) : Page(parent)
{
    setAcceptDrops(true);
    buildContent();
    buildFilesCard();
    m_windows = new WindowCard;
    m_notes = new Card(tr("What was assumed"));
    m_spectra = new SpectraCard;
    listenTo(m_spectra->plot());
    m_capacities = new CapacitiesCard;
    listenTo(m_capacities->plot());
    panel()->addWidget(m_windows);
    panel()->addWidget(m_spectra);
    panel()->addWidget(m_capacities);
    panel()->addWidget(m_notes);
    panel()->addStretch(1);
    wirePlot();
    wireWindows();
    setView({});
}

void DataPage::buildContent()
{
    m_guards = new QVBoxLayout;
    m_guards->setSpacing(8);
    content()->addLayout(m_guards);
    m_plotCard = new Card;
    m_plotCard->setEdgeToEdge();
    m_plot = new TimeStackPlot;
    listenTo(m_plot);
    m_plotCard->body()->addWidget(m_plot, 1);
    m_spectrumPlot = new ImpedancePlot;
    listenTo(m_spectrumPlot);
    m_plotCard->body()->addWidget(m_spectrumPlot, 1);
    content()->addWidget(m_plotCard, 1);
    m_mapping = new MappingPanel;
    content()->addWidget(m_mapping, 1);
    connect(m_mapping, &MappingPanel::accepted, this, &DataPage::mappingAccepted);
    connect(m_mapping, &MappingPanel::cancelled, this, &DataPage::mappingCancelled);
}

void DataPage::buildFilesCard()
{
    auto* card = new Card(tr("Files"));
    m_files = new FileList;
    card->body()->addWidget(m_files);
    auto* row = new QHBoxLayout;
    auto* add = new QPushButton(tr("Add files…"));
    m_remove = new QPushButton(tr("Remove"));
    row->addWidget(add);
    row->addWidget(m_remove);
    row->addStretch(1);
    card->body()->addLayout(row);
    connect(m_files, &FileList::datasetSelected, this, &DataPage::datasetSelected);
    connect(add, &QPushButton::clicked, this, &DataPage::addFilesRequested);
    connect(m_remove, &QPushButton::clicked, this, [this] { Q_EMIT datasetRemoved(m_view.selected); });
    panel()->addWidget(card);
}

void DataPage::wirePlot()
{
    connect(m_plot, &TimeStackPlot::fitWindowChanged, this,
            [this](double b, double e) { Q_EMIT fitWindowChanged(m_view.selected, b, e); });
    connect(m_plot, &TimeStackPlot::holdOutWindowChanged, this,
            [this](double b, double e) { Q_EMIT holdOutWindowChanged(m_view.selected, b, e); });
    connect(m_plot, &TimeStackPlot::fitWindowMoving, m_windows, &WindowCard::showFit);
    connect(m_plot, &TimeStackPlot::holdOutWindowMoving, m_windows, &WindowCard::showHoldOut);
}

void DataPage::wireWindows()
{
    connect(m_windows, &WindowCard::fitWindowChanged, this,
            [this](double b, double e) { Q_EMIT fitWindowChanged(m_view.selected, b, e); });
    connect(m_windows, &WindowCard::holdOutWindowChanged, this,
            [this](double b, double e) { Q_EMIT holdOutWindowChanged(m_view.selected, b, e); });
    connect(m_windows, &WindowCard::holdOutToggled, this,
            [this](bool on) { Q_EMIT holdOutToggled(m_view.selected, on); });
    connect(m_windows, &WindowCard::pointsChanged, this,
            [this](int points) { Q_EMIT pointsChanged(m_view.selected, points); });
    connect(m_windows, &WindowCard::quantitiesChanged, this, [this](bool voltage, bool temperature) {
        Q_EMIT quantitiesChanged(m_view.selected, voltage, temperature);
    });
    connect(m_spectra, &SpectraCard::windowChanged, this, &DataPage::spectrumWindowChanged);
    connect(m_spectra, &SpectraCard::socChanged, this, &DataPage::spectrumSocChanged);
    connect(m_spectra, &SpectraCard::removed, this, &DataPage::spectrumRemoved);
    connect(m_spectra, &SpectraCard::chosen, this, &DataPage::showSpectrum);
    connect(m_capacities, &CapacitiesCard::cutoffChanged, this, &DataPage::capacityCutoffChanged);
    connect(m_capacities, &CapacitiesCard::temperatureChanged, this, &DataPage::capacityTemperatureChanged);
    connect(m_capacities, &CapacitiesCard::startChanged, this, &DataPage::capacityStartChanged);
    connect(m_capacities, &CapacitiesCard::removed, this, &DataPage::capacitiesRemoved);
    connect(m_windows, &WindowCard::initialSocChanged, this, [this](InitialSocSource source, double soc) {
        Q_EMIT initialSocChanged(m_view.selected, source, soc);
    });
}

bool DataPage::hasSelected() const
{
    return m_view.selected >= 0 && m_view.selected < static_cast<int>(m_view.datasets.size());
}

/// Where nothing was measured over time the spectrum is what there is to see.
void DataPage::showSpectrum(int index)
{
    const SpectrumView& spectrum = m_view.spectra[static_cast<std::size_t>(index)];
    ImpedanceView view;
    view.measured = true;
    view.frequency_Hz = spectrum.frequency_Hz;
    view.real_ohm = spectrum.real_ohm;
    for (const double imaginary : spectrum.imaginary_ohm)
        view.minus_ohm.push_back(-imaginary);
    m_spectrumPlot->setImpedance(view);
}

void DataPage::showGuards()
{
    clearLayout(m_guards);
    for (const GuardView& guard : m_view.guards) {
        auto* strip = new GuardStrip(guard);
        strip->setTheme(theme());
        connect(strip, &GuardStrip::answered, this, &DataPage::guardAnswered);
        m_guards->addWidget(strip);
    }
}

void DataPage::showNotes(const DatasetView& dataset)
{
    m_notes->clearBody();
    for (const QString& note : dataset.notes)
        m_notes->body()->addWidget(makeParagraph(note));
    m_notes->setVisible(!dataset.notes.isEmpty());
}

void DataPage::setView(const DataView& view)
{
    if (view.guards != m_view.guards) {
        m_view.guards = view.guards;
        showGuards();
    }
    m_view = view;
    m_mapping->setVisible(view.mapping.has_value());
    m_plotCard->setVisible(!view.mapping.has_value());
    if (view.mapping)
        m_mapping->setMapping(*view.mapping);
    const bool spectraOnly = view.datasets.empty() && !view.spectra.empty();
    m_plot->setVisible(!spectraOnly);
    m_spectrumPlot->setVisible(spectraOnly);
    m_files->setVisible(!view.datasets.empty());
    m_files->setDatasets(view.datasets, view.selected, theme());
    m_spectra->setSpectra(view.spectra);
    m_capacities->setCapacities(view.capacities);
    m_remove->setEnabled(hasSelected());
    m_windows->setVisible(hasSelected());
    m_notes->setVisible(hasSelected());
    if (!hasSelected())
        return;
    const DatasetView& dataset = view.datasets[static_cast<std::size_t>(view.selected)];
    m_plot->setDataset(dataset);
    m_windows->setDataset(dataset);
    showNotes(dataset);
}

void DataPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void DataPage::dropEvent(QDropEvent* event)
{
    QStringList files;
    const auto urls = event->mimeData()->urls();
    for (const QUrl& url : urls) {
        if (url.isLocalFile())
            files << url.toLocalFile();
    }
    if (!files.isEmpty())
        Q_EMIT filesDropped(files);
}

} // namespace interphase
