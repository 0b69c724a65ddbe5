#pragma once
#include "ui/theme/theme.h"
#include "ui/view/identify_view.h"

#include <QWidget>

namespace interphase {

/// Eigenvalues as bars in the logarithm, each with its combination of parameters written out.
class EigenList : public QWidget, public Themed
{
    Q_OBJECT
public:
    explicit EigenList(QWidget* parent = nullptr);
    void setEigenvalues(const std::vector<EigenView>& eigenvalues);
    void setTheme(const Theme& theme) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Theme m_theme = lightTheme();
    std::vector<EigenView> m_eigenvalues;
};

} // namespace interphase
