#pragma once
#include "ui/view/protocol_view.h"
#include "ui/widgets/card.h"

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace interphase {

class FigureList;
class JobProgress;
class ValueField;

class Form;

/// The choice of the models that predict, as ModelsView::weighting has them.
QComboBox* addWeighting(Form* form);

/// An experiment that was not made: its steps in words, where it starts, and what it ends with.
class ProtocolCard : public Card
{
    Q_OBJECT
public:
    explicit ProtocolCard(QWidget* parent = nullptr);
    void setView(const ProtocolView& view);

Q_SIGNALS:
    void predictRequested(const QString& protocol, double soc, int weighting); ///< as ModelsView
    void stopRequested();

private:
    void build();
    void request();

    QString m_given;          ///< the last text that was set
    int m_shownWeighting = 0; ///< likewise
    QPlainTextEdit* m_protocol;
    ValueField* m_soc;
    QComboBox* m_weighting;
    QPushButton* m_predict;
    QPushButton* m_stop;
    JobProgress* m_progress;
    QLabel* m_problem;
    FigureList* m_figures;
};

} // namespace interphase
