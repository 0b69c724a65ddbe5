#include "ui/pages/entries_card.h"

#include "ui/widgets/form.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>

#include <algorithm>

namespace interphase {

EntriesCard::EntriesCard(const Texts& texts, QWidget* parent)
    : Card(texts.title, parent),
      m_form(new Form),
      m_which(m_form->addCombo(texts.which))
{
    auto* remove = new QPushButton(tr("Remove"));
    remove->setAccessibleName(texts.remove);
    connect(remove, &QPushButton::clicked, this, [this] { Q_EMIT removed(current()); });
    connect(m_which, &QComboBox::activated, this, [this](int index) { showEntry(index); });
    auto* row = new QHBoxLayout;
    row->addWidget(remove);
    row->addStretch(1);
    body()->addWidget(m_form);
    body()->addLayout(row);
}

void EntriesCard::addAbove(QWidget* widget)
{
    body()->insertWidget(body()->indexOf(m_form), widget);
}

int EntriesCard::current() const
{
    return m_which->currentIndex();
}

void EntriesCard::setEntries(const QStringList& names)
{
    setVisible(!names.isEmpty());
    const int before = std::max(0, current());
    const QSignalBlocker quiet(m_which);
    m_which->clear();
    m_which->addItems(names);
    if (names.isEmpty())
        return;
    m_which->setCurrentIndex(std::min(before, static_cast<int>(names.size()) - 1));
    showEntry(current());
}

} // namespace interphase
