#include "ui/pages/sampler_card.h"

#include "ui/pages/noise_kinds.h"
#include "ui/widgets/form.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <limits>

namespace interphase {

SamplerCard::SamplerCard(QWidget* parent) : Card(tr("Sampler"), parent)
{
    auto* form = m_form = new Form;
    // In the order of NoiseKind.
    m_noise = form->addCombo(tr("Noise"), noiseKindNames());
    // In the order of SamplerKind and of ChainStarts.
    m_kind = form->addCombo(tr("Method"), {tr("NUTS"), tr("Ensemble"), tr("Surrogate"), tr("Particles")});
    m_kind->setToolTip(tr("NUTS uses the gradient of the model and needs few solves. The ensemble, "
                          "differential evolution, needs no gradient, and many more solves. The surrogate "
                          "learns a polynomial for the model around the mode and asks the model only "
                          "whether a step may be taken: for models that take milliseconds. Particles, "
                          "tempered from the prior to the posterior (SMC), find and weigh several modes, "
                          "for many more solves; chains are independent runs then."));
    m_chains = addSpin(form, tr("Chains"), 1, 64);
    m_warmup = addSpin(form, tr("Warm-up"), 0, 100000);
    m_draws = addSpin(form, tr("Draws"), 10, 1000000);
    m_starts = addSpin(form, tr("Starts"), 1, 256);
    m_chainStarts = form->addCombo(tr("Begin at"), {tr("the mode"), tr("Pathfinder's draws")});
    m_chainStarts->setToolTip(tr("Where the chains of NUTS begin: spread around the most probable "
                                 "parameters, or at draws from approximations along several paths to it."));
    // In the order of MetricKind.
    m_metric = form->addCombo(tr("Metric"), {tr("dense"), tr("low rank"), tr("diagonal")});
    m_metric->setToolTip(
        tr("What NUTS learns of the posterior in its warm-up: all correlations, for some tens of "
           "parameters; only the strong ones, for many; or none, which is enough where "
           "parameters hardly go together."));
    addEarlier(form);
    m_seed = addSpin(form, tr("Seed"), 0, std::numeric_limits<int>::max());
    addTargets(form);
    m_warmup->setToolTip(tr("Draws of each chain that tune the sampler and are not kept."));
    m_starts->setToolTip(tr("Starting points of the search for the most probable parameters."));
    body()->addWidget(form);
    connect(m_kind, &QComboBox::activated, this,
            [this](int index) { Q_EMIT samplerKindChanged(static_cast<SamplerKind>(index)); });
    connect(m_chainStarts, &QComboBox::activated, this, &SamplerCard::emitSampler);
    connect(m_metric, &QComboBox::activated, this, &SamplerCard::emitSampler);
    connect(m_noise, &QComboBox::activated, this,
            [this](int index) { Q_EMIT noiseKindChanged(static_cast<NoiseKind>(index)); });
}

void SamplerCard::addTargets(Form* form)
{
    const auto addReal = [&](const QString& name, double lower, double upper, double step) {
        auto* spin = new QDoubleSpinBox;
        spin->setRange(lower, upper);
        spin->setSingleStep(step);
        spin->setDecimals(3);
        spin->setKeyboardTracking(false);
        form->add(name, spin);
        connect(spin, &QDoubleSpinBox::valueChanged, this, &SamplerCard::emitSampler);
        return spin;
    };
    m_acceptance = addReal(tr("Acceptance"), 0.5, 0.999, 0.05);
    m_acceptance->setToolTip(tr("What NUTS tunes its step to. Nearer to 1, steps are shorter, draws cost "
                                "more and fewer of them diverge."));
    m_ess = addSpin(form, tr("Stop at ESS"), 0, 10000000);
    m_ess->setSpecialValueText(tr("off"));
    m_ess->setSingleStep(100);
    m_ess->setToolTip(tr("Sampling ends where every quantity has so many effective draws, at the latest "
                         "after all draws."));
    m_mcse = addReal(tr("Stop at MCSE"), 0.0, 1.0, 0.01);
    m_mcse->setSpecialValueText(tr("off"));
    m_mcse->setToolTip(tr("Sampling ends where the error of every mean is at most so many posterior "
                          "standard deviations."));
}

void SamplerCard::addEarlier(Form* form)
{
    m_earlier = new QPushButton;
    m_noEarlier = new QPushButton(tr("None"));
    auto* field = new QWidget;
    auto* row = new QHBoxLayout(field);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_earlier);
    row->addWidget(m_noEarlier);
    row->addStretch(1);
    form->add(tr("Start from"), field);
    m_earlier->setAccessibleName(tr("Study to start from"));
    connect(m_earlier, &QPushButton::clicked, this, &SamplerCard::earlierRequested);
    connect(m_noEarlier, &QPushButton::clicked, this, &SamplerCard::earlierCleared);
}

void SamplerCard::showEarlier(const QString& study)
{
    constexpr int kWidth = 68; // of the name, pixels
    const QString says = tr("A study of a similar cell that was sampled: a new run begins at its draws, with "
                            "their covariance for metric, and a warm-up of 30 is enough. The draws are those "
                            "of this cell's data alone.");
    m_earlier->setText(study.isEmpty() ? tr("Choose a study…")
                                       : m_earlier->fontMetrics().elidedText(study, Qt::ElideRight, kWidth));
    m_earlier->setToolTip(study.isEmpty() ? says : QStringLiteral("%1. %2").arg(study, says));
    m_noEarlier->setVisible(!study.isEmpty());
}

QSpinBox* SamplerCard::addSpin(Form* form, const QString& name, int lower, int upper)
{
    auto* spin = new QSpinBox;
    spin->setRange(lower, upper);
    spin->setKeyboardTracking(false);
    form->add(name, spin);
    connect(spin, &QSpinBox::valueChanged, this, &SamplerCard::emitSampler);
    return spin;
}

void SamplerCard::emitSampler()
{
    SamplerDefinition sampler = m_sampler;
    sampler.chains = m_chains->value();
    sampler.warmup = m_warmup->value();
    sampler.draws = m_draws->value();
    sampler.starts = m_starts->value();
    sampler.seed = static_cast<std::uint64_t>(m_seed->value());
    sampler.chainStarts = static_cast<ChainStarts>(m_chainStarts->currentIndex());
    sampler.metric = static_cast<MetricKind>(m_metric->currentIndex());
    sampler.targetAcceptance = m_acceptance->value();
    sampler.targetEss = m_ess->value();
    sampler.targetMcse = m_mcse->value();
    if (sampler == m_sampler)
        return;
    m_sampler = sampler;
    Q_EMIT samplerChanged(sampler);
}

QList<QWidget*> SamplerCard::fields() const
{
    return {m_noise,  m_kind,    m_chains,    m_warmup, m_draws,      m_starts, m_chainStarts,
            m_metric, m_earlier, m_noEarlier, m_seed,   m_acceptance, m_ess,    m_mcse};
}

/// What runs in parallel, and what each of them keeps, by the sampler's own words.
void SamplerCard::nameFields(SamplerKind kind)
{
    const bool particles = kind == SamplerKind::Smc;
    m_form->rename(m_chains, particles ? tr("Runs") : tr("Chains"));
    m_form->rename(m_draws, particles ? tr("Particles") : tr("Draws"));
    m_draws->setToolTip(particles ? tr("Particles of each run.") : tr("Draws of each chain that are kept."));
}

void SamplerCard::setView(const SampleView& view)
{
    m_sampler = view.sampler;
    const auto show = [](auto* field, auto set) {
        const QSignalBlocker quiet(field);
        set();
    };
    const SamplerDefinition& s = view.sampler;
    show(m_kind, [&] { m_kind->setCurrentIndex(static_cast<int>(s.kind)); });
    show(m_chains, [&] { m_chains->setValue(s.chains); });
    show(m_warmup, [&] { m_warmup->setValue(s.warmup); });
    show(m_draws, [&] { m_draws->setValue(s.draws); });
    show(m_starts, [&] { m_starts->setValue(s.starts); });
    show(m_chainStarts, [&] { m_chainStarts->setCurrentIndex(static_cast<int>(s.chainStarts)); });
    show(m_metric, [&] { m_metric->setCurrentIndex(static_cast<int>(s.metric)); });
    showEarlier(view.earlier);
    nameFields(s.kind);
    show(m_seed, [&] { m_seed->setValue(static_cast<int>(s.seed)); });
    show(m_acceptance, [&] { m_acceptance->setValue(s.targetAcceptance); });
    show(m_ess, [&] { m_ess->setValue(static_cast<int>(s.targetEss)); });
    show(m_mcse, [&] { m_mcse->setValue(s.targetMcse); });
    showNoiseKind(m_noise, view.noise.kind);
    const bool running = view.state == RunState::Running || view.state == RunState::Paused;
    setToolTip(running ? tr("Stop the run to change how it samples.") : QString());
    const bool nuts = usesGradients(s.kind);
    for (QWidget* field : fields())
        field->setEnabled(!running && (nuts || (field != m_acceptance && field != m_chainStarts)));
    m_metric->setEnabled(!running && s.kind == SamplerKind::Nuts);
    const bool particles = s.kind == SamplerKind::Smc; // no warm-up, and nothing to stop at
    for (QWidget* field : {static_cast<QWidget*>(m_warmup), static_cast<QWidget*>(m_ess),
                           static_cast<QWidget*>(m_mcse), static_cast<QWidget*>(m_earlier)})
        field->setEnabled(field->isEnabled() && !particles);
    if (!view.earlier.isEmpty()) // its draws are where the chains begin
        m_chainStarts->setEnabled(false);
}

} // namespace interphase
