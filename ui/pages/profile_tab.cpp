#include "ui/pages/profile_tab.h"

#include "ui/plot/profile_set_plot.h"
#include "ui/text/number.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSlider>

#include <algorithm>

namespace interphase {

ProfileTab::ProfileTab(QWidget* parent) : QWidget(parent), m_plot(new ProfileSetPlot)
{
    buildScrubber();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_plot, 1);
    column->addWidget(m_scrubber);
    connect(m_time, &QSlider::valueChanged, this, &ProfileTab::showTime);
    connect(m_quantity, &QComboBox::activated, this, [this] {
        fillMaterials();
        showSet();
    });
    connect(m_material, &QComboBox::activated, this, &ProfileTab::showSet);
}

void ProfileTab::buildScrubber()
{
    m_scrubber = new QWidget;
    auto* row = new QHBoxLayout(m_scrubber);
    row->setContentsMargins(16, 0, 16, 8);
    m_time = new QSlider(Qt::Horizontal);
    m_time->setMaximum(0);
    m_time->setAccessibleName(tr("Time"));
    m_timeLabel = makeLabel(QString());
    m_timeLabel->setMinimumWidth(72);
    m_quantity = new QComboBox;
    m_quantity->setAccessibleName(tr("Quantity"));
    m_quantity->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_material = new QComboBox;
    m_material->setAccessibleName(tr("Material"));
    m_material->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_timeName = makeLabel(tr("Time"), "muted");
    row->addWidget(m_quantity);
    row->addWidget(m_material);
    row->addWidget(m_timeName);
    row->addWidget(m_time, 1);
    row->addWidget(m_timeLabel);
}

void ProfileTab::setSets(const std::vector<ProfileSetView>& sets)
{
    m_sets = sets;
    const QString before = m_quantity->currentText();
    m_quantity->clear();
    for (const ProfileSetView& set : m_sets)
        if (m_quantity->findText(set.yName) < 0)
            m_quantity->addItem(set.yName);
    m_quantity->setCurrentIndex(std::max(0, m_quantity->findText(before)));
    m_quantity->setVisible(m_quantity->count() > 1);
    fillMaterials();
    showSet();
}

/// Those of the chosen quantity; one that is there again stays chosen.
void ProfileTab::fillMaterials()
{
    if (!m_material->currentText().isEmpty())
        m_lastMaterial = m_material->currentText();
    m_material->clear();
    for (const ProfileSetView& set : m_sets)
        if (set.yName == m_quantity->currentText() && !set.material.isEmpty())
            m_material->addItem(set.material);
    m_material->setCurrentIndex(std::max(0, m_material->findText(m_lastMaterial)));
    m_material->setVisible(m_material->count() > 1);
}

void ProfileTab::showSet()
{
    const auto found = std::ranges::find_if(m_sets, [this](const ProfileSetView& set) {
        return set.yName == m_quantity->currentText() && set.material == m_material->currentText();
    });
    if (found == m_sets.end())
        return;
    const ProfileSetView& set = *found;
    const bool manyTimes = set.slices.size() > 1;
    m_timeName->setText(set.sliceName);
    m_time->setAccessibleName(set.sliceName);
    for (QWidget* widget : {static_cast<QWidget*>(m_timeName), static_cast<QWidget*>(m_time),
                            static_cast<QWidget*>(m_timeLabel)})
        widget->setVisible(manyTimes);
    m_scrubber->setVisible(manyTimes || m_sets.size() > 1);
    m_plot->setProfiles(set);
    const int last = std::max(0, static_cast<int>(set.slices.size()) - 1);
    const bool fresh = m_time->maximum() == 0;
    m_time->setRange(0, last);
    if (fresh) // the middle, where something goes on
        m_time->setValue(last / 2);
    showTime(m_time->value());
}

void ProfileTab::showTime(int index)
{
    const ProfileSetView& set = m_plot->profiles();
    if (index < 0 || index >= static_cast<int>(set.slices.size()))
        return;
    const double slice = set.slices[static_cast<std::size_t>(index)];
    if (set.sliceUnit == QLatin1String("s")) {
        const DisplayScale scale = timeScaleFor(set.slices.back());
        m_timeLabel->setText(formatNumber(slice * scale.factor, 3) + QLatin1Char(' ') + scale.unit);
    } else {
        m_timeLabel->setText(formatNumber(slice, 5) + QLatin1Char(' ') + set.sliceUnit);
    }
    m_plot->showTime(index);
}

} // namespace interphase
