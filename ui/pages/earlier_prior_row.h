#pragma once
#include "ui/theme/theme.h"
#include "ui/view/prior_blocks_view.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace interphase {

class JobProgress;

/// Makes the posterior of an earlier study the priors, and says what came of it.
class EarlierPriorRow : public QWidget, public Themed
{
    Q_OBJECT
public:
    explicit EarlierPriorRow(QWidget* parent = nullptr);
    void setView(const EarlierPriorView& view);
    void setTheme(const Theme& theme) override;

Q_SIGNALS:
    void requested(); ///< an earlier study is to be chosen
    void cancelled();

private:
    QPushButton* m_choose;
    QPushButton* m_cancel;
    JobProgress* m_progress;
    QLabel* m_says;
    QWidget* m_warning;
    QLabel* m_mark;
    QLabel* m_warningText;
};

} // namespace interphase
