#include "ui/pages/model_card.h"

#include "ui/widgets/form.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/value_field.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace interphase {

ModelCard::ModelCard(QWidget* parent) : Card(tr("Model"), parent)
{
    auto* form = m_form = new Form;
    m_drive = form->addCombo(tr("Curve of"));
    m_drive->setToolTip(tr("What drives the cell on the tabs Curve, Over time, Along x, Along r and Heat"));
    m_steps = new QLineEdit;
    m_steps->setToolTip(
        tr("Step by step: discharge, charge, hold or rest, until a voltage, a current, a "
           "time or what else ends it; steps between semicolons, brackets and “repeat 3” after them"));
    form->add(tr("Steps"), m_steps);
    m_startSoc = new QDoubleSpinBox;
    m_startSoc->setRange(0.0, 100.0);
    m_startSoc->setDecimals(1);
    m_startSoc->setSingleStep(5.0);
    m_startSoc->setSuffix(QStringLiteral(" %"));
    m_startSoc->setKeyboardTracking(false);
    m_startSoc->setToolTip(tr("State of charge of the cell, at rest, where the steps begin"));
    form->add(tr("SOC at start"), m_startSoc);
    m_parameterSet = form->addCombo(tr("Cell"));
    // In the order of ModelKind.
    m_kind = form->addCombo(tr("Model"), {tr("SPM, fastest"), tr("SPMe, with electrolyte"), tr("DFN, full")});
    m_temperature = new ValueField;
    m_temperature->setUnit(QStringLiteral("K"));
    form->add(tr("Temperature"), m_temperature);
    // In the order of their enums.
    m_thermal = form->addCombo(tr("Heat"), {tr("Isothermal"), tr("One temperature"),
                                            tr("Conduction through the cell"), tr("As measured")});
    m_sei = form->addCombo(tr("SEI growth"), {tr("None"), tr("Solvent diffusion"), tr("Tunnelling"),
                                              tr("Tunnelling, any potential"), tr("Reaction"),
                                              tr("Interstitials"), tr("Electron migration")});
    m_pores = form->addCombo(tr("Pores"), {tr("Stay open"), tr("Close as SEI grows")});
    m_plating = form->addCombo(
        tr("Plating"), {tr("None"), tr("Irreversible"), tr("Reversible"), tr("Partially reversible")});
    auto* file = new QPushButton(tr("Parameters from a file…"));
    m_remark = makeParagraph(QString(), "muted");
    body()->addWidget(form);
    body()->addWidget(m_remark);
    body()->addWidget(file, 0, Qt::AlignLeft);
    connect(m_parameterSet, &QComboBox::textActivated, this, &ModelCard::parameterSetChanged);
    connect(m_drive, &QComboBox::activated, this, &ModelCard::driveChosen);
    connect(m_steps, &QLineEdit::editingFinished, this, [this] {
        if (m_steps->isModified())
            Q_EMIT stepsChanged(m_steps->text());
        m_steps->setModified(false);
    });
    connect(m_startSoc, &QDoubleSpinBox::valueChanged, this,
            [this](double percent) { Q_EMIT startSocChanged(percent / 100.0); });
    connect(m_kind, &QComboBox::activated, this,
            [this](int index) { Q_EMIT modelKindChanged(static_cast<ModelKind>(index)); });
    connect(m_temperature, &ValueField::valueEdited, this, &ModelCard::temperatureChanged);
    connect(file, &QPushButton::clicked, this, &ModelCard::parameterFileRequested);
    for (QComboBox* box : {m_thermal, m_sei, m_pores, m_plating})
        connect(box, &QComboBox::activated, this, &ModelCard::choosePhysics);
}

void ModelCard::choosePhysics()
{
    CellPhysics physics;
    physics.thermal = static_cast<ThermalKind>(m_thermal->currentIndex());
    physics.sei = static_cast<SeiKind>(m_sei->currentIndex());
    physics.plating = static_cast<PlatingKind>(m_plating->currentIndex());
    // Without an SEI that grows nothing closes them.
    physics.seiFillsPores = m_pores->currentIndex() == 1 && physics.sei != SeiKind::None;
    Q_EMIT physicsChanged(physics);
}

void ModelCard::setView(const ModelView& view)
{
    if (view.parameterSets != m_sets) {
        m_sets = view.parameterSets;
        m_parameterSet->clear();
        m_parameterSet->addItems(m_sets);
    }
    m_parameterSet->setCurrentText(view.parameterSet);
    m_kind->setCurrentIndex(static_cast<int>(view.kind));
    m_temperature->setValue(view.temperature_K);
    m_thermal->setCurrentIndex(static_cast<int>(view.physics.thermal));
    m_sei->setCurrentIndex(static_cast<int>(view.physics.sei));
    m_pores->setCurrentIndex(view.physics.seiFillsPores ? 1 : 0);
    m_pores->setEnabled(view.physics.sei != SeiKind::None);
    m_pores->setToolTip(m_pores->isEnabled() ? QString() : tr("They close where an SEI grows"));
    QStringList drives;
    for (int i = 0; i < m_drive->count(); ++i)
        drives << m_drive->itemText(i);
    if (drives != view.drives) {
        m_drive->clear();
        m_drive->addItems(view.drives);
    }
    m_drive->setCurrentIndex(view.drive);
    m_form->setRowVisible(m_drive, view.drives.size() > 1);
    m_form->setRowVisible(m_steps, view.bySteps);
    m_form->setRowVisible(m_startSoc, view.bySteps);
    const QSignalBlocker quiet(m_startSoc);
    m_startSoc->setValue(100.0 * view.startSoc);
    if (m_steps->text() != view.steps) {
        m_steps->setText(view.steps);
        m_steps->setCursorPosition(0);
    }
    m_remark->setText(view.remark);
    m_remark->setVisible(!view.remark.isEmpty());
    m_plating->setCurrentIndex(static_cast<int>(view.physics.plating));
}

} // namespace interphase
