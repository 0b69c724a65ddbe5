#pragma once
#include "ui/view/common.h"
#include "ui/widgets/card.h"

class QPushButton;

namespace interphase {

/// One or two sentences and the button that acts on them. Hidden while there is nothing to say.
class AdviceCard : public Card
{
    Q_OBJECT
public:
    explicit AdviceCard(const QString& title, QWidget* parent = nullptr);
    void setAdvice(const AdviceView& advice);

Q_SIGNALS:
    void accepted();

private:
    QLabel* m_text;
    QPushButton* m_button;
};

} // namespace interphase
