#pragma once
#include "ui/view/model_view.h"
#include "ui/widgets/card.h"

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;

namespace interphase {

class Form;
class ValueField;

/// Which cell, which model, and what goes on in it beside the main reaction.
class ModelCard : public Card
{
    Q_OBJECT
public:
    explicit ModelCard(QWidget* parent = nullptr);
    void setView(const ModelView& view);

Q_SIGNALS:
    void parameterSetChanged(const QString& name);
    void parameterFileRequested();
    void driveChosen(int index);
    void stepsChanged(const QString& steps);
    void startSocChanged(double soc);
    void modelKindChanged(interphase::ModelKind kind);
    void temperatureChanged(double temperature_K);
    void physicsChanged(const interphase::CellPhysics& physics);

private:
    void choosePhysics();

    QStringList m_sets;
    Form* m_form;
    QComboBox* m_drive;
    QLineEdit* m_steps;
    QDoubleSpinBox* m_startSoc; ///< %
    QComboBox* m_parameterSet;
    QComboBox* m_kind;
    ValueField* m_temperature;
    QComboBox* m_thermal;
    QComboBox* m_sei;
    QComboBox* m_plating;
    QComboBox* m_pores;
    QLabel* m_remark;
};

} // namespace interphase
