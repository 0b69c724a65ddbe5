#pragma once
#include "ui/view/protocol_view.h"
#include "ui/widgets/card.h"

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace interphase {

class JobProgress;

/// Whether the sampler can be believed for this study: how many simulated data sets, the button, how far it
/// is.
class SamplerCheckCard : public Card
{
    Q_OBJECT
public:
    explicit SamplerCheckCard(QWidget* parent = nullptr);
    void setView(const SamplerCheckView& view);

Q_SIGNALS:
    void checkRequested();
    void stopRequested();
    void replicatesChanged(int replicates);
    void sourceChanged(bool fromPrior);

private:
    QComboBox* m_from;
    QSpinBox* m_replicates;
    QPushButton* m_check;
    QPushButton* m_stop;
    JobProgress* m_progress;
    QLabel* m_what;
    QLabel* m_caption;
};

} // namespace interphase
