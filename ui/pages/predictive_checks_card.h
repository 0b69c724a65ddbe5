#pragma once
#include "ui/theme/theme.h"
#include "ui/view/predict_view.h"
#include "ui/widgets/card.h"

class QGridLayout;
class QLabel;

namespace interphase {

/// Test quantities of the residuals: a dot, the name and the p-value of each, and what they say together.
class PredictiveChecksCard : public Card, public Themed
{
    Q_OBJECT
public:
    explicit PredictiveChecksCard(QWidget* parent = nullptr);
    void setChecks(const std::vector<PredictiveCheckView>& checks, const QString& says);
    void setTheme(const Theme& theme) override { m_theme = theme; }

private:
    Theme m_theme = lightTheme();
    std::vector<PredictiveCheckView> m_checks;
    QGridLayout* m_grid;
    QLabel* m_says;
};

} // namespace interphase
