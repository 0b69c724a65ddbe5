#include "ui/pages/sampler_card.h"

#include "ui/pages/noise_kinds.h"
#include "ui/widgets/form.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <limits>

namespace interphase {

SamplerCard::SamplerCard(QWidget* parent) : Card(tr("Sampler"), parent)
{
    auto* form = new Form;
    // In the order of NoiseKind.
    m_noise = form->addCombo(tr("Noise"), noiseKindNames());
    m_chains = addSpin(form, tr("Chains"), 1, 64);
    m_warmup = addSpin(form, tr("Warm-up"), 10, 100000);
    m_draws = addSpin(form, tr("Draws"), 10, 1000000);
    m_starts = addSpin(form, tr("Starts"), 1, 256);
    m_seed = addSpin(form, tr("Seed"), 0, std::numeric_limits<int>::max());
    m_warmup->setToolTip(tr("Draws of each chain that tune the sampler and are not kept."));
    m_draws->setToolTip(tr("Draws of each chain that are kept."));
    m_starts->setToolTip(tr("Starting points of the search for the most probable parameters."));
    body()->addWidget(form);
    connect(m_noise, &QComboBox::activated, this,
            [this](int index) { Q_EMIT noiseKindChanged(static_cast<NoiseKind>(index)); });
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
    if (sampler == m_sampler)
        return;
    m_sampler = sampler;
    Q_EMIT samplerChanged(sampler);
}

void SamplerCard::setView(const SampleView& view)
{
    m_sampler = view.sampler;
    const auto show = [](QSpinBox* spin, int value) {
        const QSignalBlocker quiet(spin);
        spin->setValue(value);
    };
    show(m_chains, view.sampler.chains);
    show(m_warmup, view.sampler.warmup);
    show(m_draws, view.sampler.draws);
    show(m_starts, view.sampler.starts);
    show(m_seed, static_cast<int>(view.sampler.seed));
    showNoiseKind(m_noise, view.noise.kind);
    const bool running = view.state == RunState::Running || view.state == RunState::Paused;
    setToolTip(running ? tr("Stop the run to change how it samples.") : QString());
    for (QWidget* field :
         {static_cast<QWidget*>(m_chains), static_cast<QWidget*>(m_warmup), static_cast<QWidget*>(m_draws),
          static_cast<QWidget*>(m_starts), static_cast<QWidget*>(m_seed), static_cast<QWidget*>(m_noise)})
        field->setEnabled(!running);
}

} // namespace interphase
