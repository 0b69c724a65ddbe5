#pragma once
#include <QLabel>

namespace interphase {

/// Roles the stylesheet knows: "title", "muted", "headline", "small", "problem".
/// Text as a button shows it where "&" stands for itself.
QString buttonText(QString text);
QLabel* makeLabel(const QString& text, const char* role = nullptr);
/// A label of several lines.
QLabel* makeParagraph(const QString& text, const char* role = nullptr);
/// A label that gives way: shortened with dots where there is no room. Its owner gives it a tooltip.
class ElidedLabel : public QLabel
{
    Q_OBJECT
public:
    explicit ElidedLabel(QWidget* parent = nullptr);
    void setFullText(const QString& text);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void elide();

    QString m_full;
};

/// A one-pixel line across.
QWidget* makeRule();

} // namespace interphase
