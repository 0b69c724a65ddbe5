#include "ui/pages/spectra_card.h"

#include "ui/plot/panel_plot.h"
#include "ui/text/number.h"
#include "ui/widgets/form.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/value_field.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>

#include <algorithm>
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

SpectraCard::SpectraCard(QWidget* parent) : Card(tr("Impedance spectra"), parent)
{
    build();
    connect(m_which, &QComboBox::activated, this, &SpectraCard::show);
    connect(m_begin, &ValueField::valueEdited, this,
            [this](double v) { Q_EMIT windowChanged(m_which->currentIndex(), v, m_end->value()); });
    connect(m_end, &ValueField::valueEdited, this,
            [this](double v) { Q_EMIT windowChanged(m_which->currentIndex(), m_begin->value(), v); });
    connect(m_source, &QComboBox::activated, this, &SpectraCard::emitSoc);
    for (ValueField* field : {m_soc, m_voltage})
        connect(field, &ValueField::valueEdited, this, &SpectraCard::emitSoc);
}

void SpectraCard::build()
{
    m_plot = new PanelPlot;
    m_plot->setMinimumSize(200, kPlotHeight);
    m_plot->setMaximumHeight(kPlotHeight);
    m_says = makeParagraph(QString(), "muted");
    auto* form = new Form;
    m_which = form->addCombo(tr("Spectrum"));
    form->add(tr("Fitted"), makeRange());
    m_source =
        form->addCombo(tr("SOC"), {tr("from the rest voltage"), tr("as given"), tr("free, with a prior")});
    m_source->setToolTip(tr("State of charge at which the spectrum was measured, at rest. A free one gets a "
                            "prior on the page Priors."));
    m_soc = new ValueField;
    m_soc->setAccessibleName(tr("State of charge of the spectrum"));
    m_soc->setLimits(0.0, 1.0);
    m_voltage = new ValueField;
    m_voltage->setAccessibleName(tr("Rest voltage of the spectrum"));
    m_voltage->setUnit(QStringLiteral("V"));
    m_voltage->setLimits(0.0, 10.0);
    m_value = new QWidget;
    auto* fields = new QHBoxLayout(m_value);
    fields->setContentsMargins(0, 0, 0, 0);
    fields->addWidget(m_soc);
    fields->addWidget(m_voltage);
    form->add(QString(), m_value);
    auto* remove = new QPushButton(tr("Remove"));
    remove->setAccessibleName(tr("Remove the spectrum"));
    connect(remove, &QPushButton::clicked, this, [this] { Q_EMIT removed(m_which->currentIndex()); });
    auto* row = new QHBoxLayout;
    row->addWidget(remove);
    row->addStretch(1);
    body()->addWidget(m_plot);
    body()->addWidget(m_says);
    body()->addWidget(form);
    body()->addLayout(row);
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

void SpectraCard::emitSoc()
{
    const auto source = static_cast<InitialSocSource>(m_source->currentIndex());
    Q_EMIT socChanged(m_which->currentIndex(), source,
                      source == InitialSocSource::RestVoltage ? m_voltage->value() : m_soc->value());
}

void SpectraCard::setSpectra(const std::vector<SpectrumView>& spectra)
{
    setVisible(!spectra.empty());
    const int before = std::max(0, m_which->currentIndex());
    m_spectra = spectra;
    const QSignalBlocker quiet(m_which);
    m_which->clear();
    for (const SpectrumView& spectrum : spectra)
        m_which->addItem(spectrum.name);
    if (!spectra.empty())
        show(std::min(before, static_cast<int>(spectra.size()) - 1));
}

void SpectraCard::show(int index)
{
    const SpectrumView& spectrum = m_spectra[static_cast<std::size_t>(index)];
    m_which->setCurrentIndex(index);
    Q_EMIT chosen(index);
    m_plot->setPanels({nyquistPanel(spectrum)});
    m_says->setText(tr("%1 · %2 frequencies")
                        .arg(spectrum.file, formatCount(static_cast<double>(spectrum.frequency_Hz.size()))));
    m_begin->setValue(spectrum.begin_Hz);
    m_end->setValue(spectrum.end_Hz);
    m_source->setCurrentIndex(static_cast<int>(spectrum.socSource));
    m_value->setVisible(spectrum.socSource != InitialSocSource::Free);
    m_soc->setVisible(spectrum.socSource == InitialSocSource::Value);
    m_soc->setValue(spectrum.soc);
    m_voltage->setVisible(spectrum.socSource == InitialSocSource::RestVoltage);
    m_voltage->setValue(spectrum.restVoltage_V);
}

} // namespace interphase
