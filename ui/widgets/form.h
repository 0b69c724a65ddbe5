#pragma once
#include <QWidget>

class QComboBox;
class QGridLayout;

namespace interphase {

/// Names on the left in one column, fields on the right as wide as there is room.
class Form : public QWidget
{
    Q_OBJECT
public:
    explicit Form(QWidget* parent = nullptr);
    void add(const QString& name, QWidget* field);
    void rename(QWidget* field, const QString& name);
    /// A field with its name.
    void setRowVisible(QWidget* field, bool visible);
    QComboBox* addCombo(const QString& name, const QStringList& entries = {});

private:
    QWidget* labelOf(QWidget* field) const;

    QGridLayout* m_grid;
    int m_rows = 0;
};

} // namespace interphase
