#include "ui/pages/spectra_card.h"

#include "ui/plot/panel_plot.h"
#include "ui/text/number.h"
#include "ui/widgets/form.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/soc_choice.h"
#include "ui/widgets/value_field.h"

#include <QHBoxLayout>
#include <QLabel>

#include <limits>

namespace interphase {
namespace {

constexpr int kPlotHeight = 220;

PanelView nyquistPanel(const SpectrumView& spectrum)
{
    PanelView out;
    out.xTitle = SpectraCard::tr("Re Z / mΩ");
    out.yTitle = SpectraCard::tr("-Im Z / mΩ");
    PanelSeries fitted{SpectraCard::tr("fitted"), {}, PanelStyle::Points},
        left{SpectraCard::tr("not fitted"), {}, PanelStyle::Points, 3};
    for (std::size_t i = 0; i < spectrum.frequency_Hz.size(); ++i) {
        const double f = spectrum.frequency_Hz[i];
        Series& to = f >= spectrum.begin_Hz && f <= spectrum.end_Hz ? fitted.points : left.points;
        to.x.push_back(1e3 * spectrum.real_ohm[i]);
        to.y.push_back(-1e3 * spectrum.imaginary_ohm[i]);
    }
    for (const PanelSeries& series : {left, fitted})
        if (!series.points.x.empty())
            out.series.push_back(series);
    return out;
}

} // namespace

SpectraCard::SpectraCard(QWidget* parent)
    : EntriesCard({tr("Impedance spectra"), tr("Spectrum"), tr("Remove the spectrum")}, parent)
{
    build();
    connect(m_begin, &ValueField::valueEdited, this,
            [this](double v) { Q_EMIT windowChanged(current(), v, m_end->value()); });
    connect(m_end, &ValueField::valueEdited, this,
            [this](double v) { Q_EMIT windowChanged(current(), m_begin->value(), v); });
    connect(m_soc, &SocChoice::changed, this,
            [this](InitialSocSource source, double value) { Q_EMIT socChanged(current(), source, value); });
}

void SpectraCard::build()
{
    m_plot = new PanelPlot;
    m_plot->setMinimumSize(200, kPlotHeight);
    m_plot->setMaximumHeight(kPlotHeight);
    m_says = makeParagraph(QString(), "muted");
    addAbove(m_plot);
    addAbove(m_says);
    form()->add(tr("Fitted"), makeRange());
    m_soc =
        new SocChoice({tr("State of charge at which the spectrum was measured, at rest. A free one gets a "
                          "prior on the page Priors."),
                       tr("State of charge of the spectrum"), tr("Rest voltage of the spectrum")},
                      true);
    form()->add(tr("SOC"), m_soc);
}

QWidget* SpectraCard::makeRange()
{
    auto* range = new QWidget;
    auto* row = new QHBoxLayout(range);
    row->setContentsMargins(0, 0, 0, 0);
    m_begin = new ValueField;
    m_end = new ValueField;
    m_begin->setAccessibleName(tr("Lowest frequency that is fitted"));
    m_end->setAccessibleName(tr("Highest frequency that is fitted"));
    for (ValueField* field : {m_begin, m_end}) {
        field->setUnit(QStringLiteral("Hz"));
        field->setLimits(0.0, std::numeric_limits<double>::max());
    }
    row->addWidget(m_begin);
    row->addWidget(makeLabel(tr("to"), "muted"));
    row->addWidget(m_end);
    return range;
}

void SpectraCard::setSpectra(const std::vector<SpectrumView>& spectra)
{
    m_spectra = spectra;
    QStringList names;
    for (const SpectrumView& spectrum : spectra)
        names << spectrum.name;
    setEntries(names);
}

void SpectraCard::showEntry(int index)
{
    const SpectrumView& spectrum = m_spectra[static_cast<std::size_t>(index)];
    Q_EMIT chosen(index);
    m_plot->setPanels({nyquistPanel(spectrum)});
    m_says->setText(tr("%1 · %2 frequencies")
                        .arg(spectrum.file, formatCount(static_cast<double>(spectrum.frequency_Hz.size()))));
    m_begin->setValue(spectrum.begin_Hz);
    m_end->setValue(spectrum.end_Hz);
    m_soc->setSoc(spectrum.socSource, spectrum.soc, spectrum.restVoltage_V);
}

} // namespace interphase
