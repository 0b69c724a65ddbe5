#pragma once
#include <QFrame>

class QLabel;
class QVBoxLayout;

namespace interphase {

/// A white box with a title on the left, a remark on the right, and room for what belongs together.
class Card : public QFrame
{
    Q_OBJECT
public:
    explicit Card(const QString& title = {}, QWidget* parent = nullptr);
    QVBoxLayout* body() const { return m_body; }
    void setTitle(const QString& title);
    void setRemark(const QString& remark);
    /// Removes everything below the title.
    void clearBody();
    /// No padding: for a plot that goes edge to edge.
    void setEdgeToEdge();

private:
    QVBoxLayout* m_body;
    QWidget* m_head;
    QLabel* m_title;
    QLabel* m_remark;
};

/// Removes and deletes everything in a layout.
void clearLayout(class QLayout* layout);

} // namespace interphase
