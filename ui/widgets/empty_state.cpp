#include "ui/widgets/empty_state.h"

#include "ui/widgets/labels.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace interphase {
namespace {

constexpr int kSentenceWidth = 440;

} // namespace

EmptyState::EmptyState(QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setSpacing(16);
    m_sentence = makeLabel(QString(), "muted");
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    m_sentence->setFixedWidth(kSentenceWidth);
    m_button = new QPushButton;
    m_button->setProperty("primary", true);
    connect(m_button, &QPushButton::clicked, this, &EmptyState::acted);
    column->addStretch(2);
    // In a row of its own, not aligned: an aligned label does not get the height its lines need.
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_sentence);
    row->addStretch(1);
    column->addLayout(row);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    column->addStretch(3);
}

void EmptyState::setView(const EmptyView& view)
{
    m_sentence->setText(view.sentence);
    // The row does not ask for the height of wrapped text by itself.
    m_sentence->setMinimumHeight(m_sentence->heightForWidth(kSentenceWidth));
    m_button->setText(buttonText(view.button));
    m_button->setVisible(!view.button.isEmpty());
}

} // namespace interphase
