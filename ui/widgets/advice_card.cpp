#include "ui/widgets/advice_card.h"

#include "ui/widgets/labels.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace interphase {

AdviceCard::AdviceCard(const QString& title, QWidget* parent) : Card(title, parent)
{
    m_text = makeParagraph(QString());
    m_button = new QPushButton;
    body()->addWidget(m_text);
    body()->addWidget(m_button, 0, Qt::AlignLeft);
    connect(m_button, &QPushButton::clicked, this, &AdviceCard::accepted);
    setAdvice({});
}

void AdviceCard::setAdvice(const AdviceView& advice)
{
    m_text->setText(advice.text);
    m_button->setText(advice.button);
    m_button->setVisible(!advice.button.isEmpty());
    setVisible(!advice.text.isEmpty());
}

} // namespace interphase
