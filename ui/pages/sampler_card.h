#pragma once
#include "ui/view/sample_view.h"
#include "ui/widgets/card.h"

class QComboBox;
class QDoubleSpinBox;
class QPushButton;
class QSpinBox;

namespace interphase {

/// How to sample, and what the noise is like.
class SamplerCard : public Card
{
    Q_OBJECT
public:
    explicit SamplerCard(QWidget* parent = nullptr);
    void setView(const SampleView& view);

Q_SIGNALS:
    void samplerChanged(const interphase::SamplerDefinition& sampler);
    void samplerKindChanged(interphase::SamplerKind kind);
    void noiseKindChanged(interphase::NoiseKind kind);
    void earlierRequested(); ///< a study to start from is to be chosen
    void earlierCleared();

private:
    void addTargets(class Form* form);
    void addEarlier(class Form* form);
    void showEarlier(const QString& study);
    void nameFields(SamplerKind kind);
    QList<QWidget*> fields() const;
    QSpinBox* addSpin(class Form* form, const QString& name, int lower, int upper);
    void emitSampler();

    SamplerDefinition m_sampler;
    class Form* m_form;
    QSpinBox* m_chains;
    QSpinBox* m_warmup;
    QSpinBox* m_draws;
    QSpinBox* m_starts;
    QSpinBox* m_seed;
    QComboBox* m_kind;
    QComboBox* m_chainStarts;
    QComboBox* m_metric;
    QPushButton* m_earlier;
    QPushButton* m_noEarlier;
    QDoubleSpinBox* m_acceptance;
    QSpinBox* m_ess;
    QDoubleSpinBox* m_mcse;
    QComboBox* m_noise;
};

} // namespace interphase
