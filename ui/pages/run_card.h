#pragma once
#include "ui/view/sample_view.h"
#include "ui/widgets/card.h"

class QPushButton;

namespace interphase {

class ProgressLine;

/// How far the run is, and the buttons that start, pause and stop it.
class RunCard : public Card
{
    Q_OBJECT
public:
    explicit RunCard(QWidget* parent = nullptr);
    void setView(const SampleView& view);

Q_SIGNALS:
    void startRequested();
    void pauseRequested();
    void resumeRequested();
    void stopRequested();

private:
    QPushButton* addButton(class QHBoxLayout* row, const QString& text, void (RunCard::*signal)());
    void showButtons(const SampleView& view);

    QLabel* m_headline;
    ProgressLine* m_progress;
    QLabel* m_detail;
    QPushButton* m_start;
    QPushButton* m_pause;
    QPushButton* m_resume;
    QPushButton* m_stop;
};

} // namespace interphase
