#include "ui/widgets/advice_card.h"

#include "ui/widgets/labels.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace interphase {

AdviceCard::AdviceCard(const QString& title, QWidget* parent) : Card(title, parent)
{
    setAdvice(AdviceView{});
}

void AdviceCard::addRow()
{
    auto* button = new QPushButton;
    body()->addWidget(makeParagraph(QString()));
    body()->addWidget(button, 0, Qt::AlignLeft);
    connect(button, &QPushButton::clicked, this,
            [this, which = static_cast<int>(m_rows)] { Q_EMIT accepted(which); });
    ++m_rows;
}

void AdviceCard::setAdvice(const AdviceView& advice)
{
    setAdvice(advice.text.isEmpty() ? std::vector<AdviceView>{} : std::vector{advice});
}

/// Rows stay for the next time: one of their buttons may be what led here.
void AdviceCard::setAdvice(const std::vector<AdviceView>& advice)
{
    while (m_rows < advice.size())
        addRow();
    for (std::size_t i = 0; i < m_rows; ++i) {
        const AdviceView row = i < advice.size() ? advice[i] : AdviceView{};
        const int at = 1 + 2 * static_cast<int>(i); // below the head of the card
        auto* text = static_cast<QLabel*>(body()->itemAt(at)->widget());
        auto* button = static_cast<QPushButton*>(body()->itemAt(at + 1)->widget());
        text->setText(row.text);
        text->setVisible(!row.text.isEmpty());
        button->setText(buttonText(row.button));
        button->setVisible(!row.button.isEmpty());
    }
    setVisible(!advice.empty());
}

} // namespace interphase
