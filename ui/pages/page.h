#pragma once
#include "ui/theme/theme.h"
#include "ui/view/common.h"

#include <QWidget>

#include <optional>

class QScrollArea;
class QStackedLayout;
class QVBoxLayout;

namespace interphase {

class EmptyState;
class PlotView;

/// What all pages share: the content with the plot, the panel of cards on the right, and the sentence of an
/// empty page. Pages know nothing of each other: they are given views and emit what a person did.
class Page : public QWidget, public Themed
{
    Q_OBJECT
public:
    explicit Page(QWidget* parent = nullptr);
    /// Shows the sentence instead of the content; without a value the content.
    void setEmpty(const std::optional<EmptyView>& empty);
    bool isEmpty() const;
    void setPanelVisible(bool visible);
    void setTheme(const Theme& theme) override { m_theme = theme; }

Q_SIGNALS:
    void emptyActionRequested();
    /// A sentence for the status line, e.g. that a picture was saved.
    void said(const QString& sentence);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    QVBoxLayout* content() const { return m_content; }
    QVBoxLayout* panel() const { return m_panel; }
    const Theme& theme() const { return m_theme; }
    /// For pages whose controls stand with the content.
    void removePanel();
    /// Hands what the plot says on to the status line.
    void listenTo(PlotView* plot);

private:
    void fitPanel();

    Theme m_theme = lightTheme();
    QStackedLayout* m_stack;
    EmptyState* m_emptyState;
    QVBoxLayout* m_content;
    QVBoxLayout* m_panel;
    QWidget* m_cards;
    QScrollArea* m_panelArea;
    bool m_hasPanel = true;
};

/// A scroll area without a frame around a widget that grows with it.
QScrollArea* makeScrollArea(QWidget* inside);

} // namespace interphase
