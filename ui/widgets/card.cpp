#include "ui/widgets/card.h"

#include "ui/widgets/labels.h"

#include <QVBoxLayout>

namespace interphase {

Card::Card(const QString& title, QWidget* parent) : QFrame(parent)
{
    setProperty("card", true);
    m_body = new QVBoxLayout(this);
    m_body->setContentsMargins(12, 10, 12, 12);
    m_body->setSpacing(8);
    m_head = new QWidget;
    auto* head = new QHBoxLayout(m_head);
    head->setContentsMargins(0, 0, 0, 0);
    m_title = makeLabel(title, "title");
    m_title->setWordWrap(true); // a long name takes a second line rather than the panel's edge
    m_remark = makeLabel(QString(), "muted");
    head->addWidget(m_title, 1);
    head->addWidget(m_remark);
    m_body->addWidget(m_head);
    setTitle(title);
    setRemark(QString());
}

void Card::setTitle(const QString& title)
{
    m_title->setText(title);
    m_head->setVisible(!title.isEmpty() || !m_remark->text().isEmpty());
}

void Card::setRemark(const QString& remark)
{
    m_remark->setText(remark);
    m_remark->setVisible(!remark.isEmpty());
    m_head->setVisible(!m_title->text().isEmpty() || !remark.isEmpty());
}

void Card::setEdgeToEdge()
{
    m_body->setContentsMargins(8, 8, 8, 8);
    m_body->setSpacing(0);
}

void Card::clearBody()
{
    while (m_body->count() > 1) {
        QLayoutItem* item = m_body->takeAt(1);
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater(); // it may be the button whose click led here
        }
        delete item;
    }
}

void clearLayout(QLayout* layout)
{
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        } else if (QLayout* inner = item->layout()) {
            clearLayout(inner);
        }
        delete item;
    }
}

} // namespace interphase
