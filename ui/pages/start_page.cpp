#include "ui/pages/start_page.h"

#include "ui/widgets/card.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>

namespace interphase {
namespace {

constexpr int kColumnWidth = 720;

} // namespace

StartPage::StartPage(QWidget* parent) : Page(parent)
{
    removePanel();
    auto* inside = new QWidget;
    auto* centre = new QHBoxLayout(inside);
    centre->setContentsMargins(0, 12, 0, 0);
    auto* holder = new QWidget;
    holder->setMaximumWidth(kColumnWidth);
    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    centre->addStretch(1);
    centre->addWidget(holder, 100);
    centre->addStretch(1);
    content()->addWidget(makeScrollArea(inside));
    buildWelcomeCard();
    buildStudyCard();
    m_examples = new Card(tr("Examples"));
    m_recent = new Card(tr("Recent studies"));
    for (Card* card : {m_welcome, m_study, m_examples, m_recent})
        column->addWidget(card);
    column->addStretch(1);
    setView({});
}

void StartPage::buildWelcomeCard()
{
    m_welcome = new Card;
    m_welcome->body()->addWidget(makeLabel(tr("What do your battery data say?"), "headline"));
    m_welcome->body()->addWidget(makeParagraph(
        tr("Drop in what your cycler wrote, choose a cell and a model, state what you know. Interphase "
           "finds the parameters that agree with the data, and how sure that is."),
        "muted"));
    auto* row = new QHBoxLayout;
    auto* create = new QPushButton(tr("New study"));
    create->setProperty("primary", true);
    auto* open = new QPushButton(tr("Open a study…"));
    connect(create, &QPushButton::clicked, this, &StartPage::newRequested);
    connect(open, &QPushButton::clicked, this, &StartPage::openRequested);
    row->addWidget(create);
    row->addWidget(open);
    row->addStretch(1);
    m_welcome->body()->addLayout(row);
}

void StartPage::buildStudyCard()
{
    m_study = new Card(tr("This study"));
    m_title = new QLineEdit;
    m_title->setAccessibleName(tr("Title"));
    m_title->setPlaceholderText(tr("Title"));
    m_note = new QPlainTextEdit;
    m_note->setAccessibleName(tr("Note"));
    m_note->setPlaceholderText(tr("What was measured, on which cell, and why"));
    m_note->setTabChangesFocus(true);
    m_note->setFixedHeight(88);
    m_next = makeParagraph(QString());
    m_nextButton = new QPushButton;
    m_nextButton->setProperty("primary", true);
    auto* row = new QHBoxLayout;
    row->addWidget(m_next, 1);
    row->addWidget(m_nextButton);
    m_study->body()->addWidget(m_title);
    m_study->body()->addWidget(m_note);
    m_study->body()->addLayout(row);
    connect(m_title, &QLineEdit::editingFinished, this, [this] {
        if (m_title->text() != m_view.title)
            Q_EMIT titleEdited(m_title->text());
    });
    connect(m_note, &QPlainTextEdit::textChanged, this, [this] {
        if (m_note->toPlainText() != m_view.note)
            Q_EMIT noteEdited(m_note->toPlainText());
    });
    connect(m_nextButton, &QPushButton::clicked, this, [this] { Q_EMIT pageRequested(m_view.nextPage); });
}

QWidget* StartPage::makeEntry(const QString& title, const QString& detail, QPushButton* button)
{
    auto* entry = new QWidget;
    auto* row = new QHBoxLayout(entry);
    row->setContentsMargins(0, 2, 0, 2);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(makeLabel(title, "title"));
    words->addWidget(makeParagraph(detail, "muted"));
    row->addLayout(words, 1);
    row->addWidget(button, 0, Qt::AlignVCenter);
    return entry;
}

void StartPage::fillExamples()
{
    m_examples->clearBody();
    for (const ExampleView& example : m_view.examples) {
        auto* button = new QPushButton(tr("Open"));
        button->setAccessibleName(tr("Open example %1").arg(example.title));
        connect(button, &QPushButton::clicked, this,
                [this, id = example.id] { Q_EMIT exampleRequested(id); });
        m_examples->body()->addWidget(makeEntry(example.title, example.sentence, button));
    }
    m_examples->setVisible(!m_view.examples.empty());
}

void StartPage::fillRecent()
{
    m_recent->clearBody();
    for (const RecentStudyView& recent : m_view.recent) {
        auto* button = new QPushButton(tr("Open"));
        button->setAccessibleName(tr("Open study %1").arg(recent.title));
        button->setToolTip(recent.path);
        connect(button, &QPushButton::clicked, this,
                [this, path = recent.path] { Q_EMIT openPathRequested(path); });
        m_recent->body()->addWidget(makeEntry(recent.title, recent.detail, button));
    }
    m_recent->setVisible(!m_view.recent.empty());
}

void StartPage::setView(const StartView& view)
{
    const bool newLists =
        view.examples != m_view.examples || view.recent != m_view.recent || m_view.examples.empty();
    m_view = view;
    m_study->setVisible(view.hasStudy);
    m_welcome->setVisible(!view.hasStudy);
    if (m_title->text() != view.title)
        m_title->setText(view.title);
    if (m_note->toPlainText() != view.note)
        m_note->setPlainText(view.note);
    m_next->setText(view.nextSentence);
    m_nextButton->setText(view.nextButton);
    m_nextButton->setVisible(!view.nextButton.isEmpty());
    if (!newLists)
        return;
    fillExamples();
    fillRecent();
}

} // namespace interphase
