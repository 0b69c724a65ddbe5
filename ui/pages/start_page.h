#pragma once
#include "ui/pages/page.h"
#include "ui/view/start_view.h"

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace interphase {

class Card;

/// Where work starts: the study that is open and what to do next in it; examples; what was open before.
class StartPage : public Page
{
    Q_OBJECT
public:
    explicit StartPage(QWidget* parent = nullptr);
    void setView(const StartView& view);

Q_SIGNALS:
    void newRequested();
    void openRequested();
    void openPathRequested(const QString& path);
    void exampleRequested(const QString& id);
    void pageRequested(interphase::PageId page);
    void titleEdited(const QString& title);
    void noteEdited(const QString& note);

private:
    void buildStudyCard();
    void buildWelcomeCard();
    void fillExamples();
    void fillRecent();
    QWidget* makeEntry(const QString& title, const QString& detail, QPushButton* button);

    StartView m_view;
    Card* m_welcome;
    Card* m_study;
    Card* m_examples;
    Card* m_recent;
    QLineEdit* m_title;
    QPlainTextEdit* m_note;
    QLabel* m_next;
    QPushButton* m_nextButton;
};

} // namespace interphase
