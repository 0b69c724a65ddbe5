#include "ui/widgets/empty_state.h"

#include "ui/widgets/labels.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace interphase {

EmptyState::EmptyState(QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setSpacing(16);
    m_sentence = makeLabel(QString(), "muted");
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    m_sentence->setMinimumWidth(320);
    m_sentence->setMaximumWidth(480);
    m_button = new QPushButton;
    m_button->setProperty("primary", true);
    connect(m_button, &QPushButton::clicked, this, &EmptyState::acted);
    column->addStretch(2);
    column->addWidget(m_sentence, 0, Qt::AlignHCenter);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    column->addStretch(3);
}

void EmptyState::setView(const EmptyView& view)
{
    m_sentence->setText(view.sentence);
    m_button->setText(view.button);
    m_button->setVisible(!view.button.isEmpty());
}

} // namespace interphase
