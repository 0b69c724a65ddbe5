#pragma once
#include "ui/widgets/card.h"

class QComboBox;
class QPushButton;

namespace interphase {

class Form;

/// A card about one of the entries of a study that stand in its definition: which one, fields for it, and a
/// button that removes it.
class EntriesCard : public Card
{
    Q_OBJECT
Q_SIGNALS:
    void removed(int index);

protected:
    struct Texts
    {
        QString title, which, remove; ///< what the button removes is for who does not see it
    };
    explicit EntriesCard(const Texts& texts, QWidget* parent);

    /// Fields stand below the choice.
    Form* form() const { return m_form; }
    /// Above the form.
    void addAbove(QWidget* widget);
    int current() const;
    /// Shows the card where there are entries, and the one that was shown, or the last.
    void setEntries(const QStringList& names);
    virtual void showEntry(int index) = 0;

private:
    Form* m_form;
    QComboBox* m_which;
};

} // namespace interphase
