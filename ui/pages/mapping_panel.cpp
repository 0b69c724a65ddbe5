#include "ui/pages/mapping_panel.h"

#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QRadioButton>
#include <QTableWidget>

namespace interphase {

MappingPanel::MappingPanel(QWidget* parent) : Card(QString(), parent)
{
    m_grid = new QGridLayout;
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(3, 1);
    m_preview = new QTableWidget;
    m_preview->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_preview->setSelectionMode(QAbstractItemView::NoSelection);
    m_preview->verticalHeader()->hide();
    m_preview->setFrameShape(QFrame::NoFrame);
    m_missing = makeLabel(QString(), "muted");
    m_sign = buildSign();
    body()->addLayout(m_grid);
    body()->addWidget(m_sign);
    body()->addWidget(makeLabel(tr("The first rows"), "title"));
    body()->addWidget(m_preview, 1);
    body()->addLayout(buildButtons());
}

QWidget* MappingPanel::buildSign()
{
    auto* sign = new QWidget;
    auto* column = new QVBoxLayout(sign);
    column->setContentsMargins(0, 8, 0, 8);
    column->setSpacing(6);
    m_dischargePositive = new QRadioButton(tr("The current is positive on discharge"));
    m_chargePositive = new QRadioButton(tr("The current is positive on charge"));
    m_signReason = makeParagraph(QString(), "muted");
    column->addWidget(makeLabel(tr("Which way does the current count?"), "title"));
    for (auto* choice : {m_dischargePositive, m_chargePositive}) {
        column->addWidget(choice);
        connect(choice, &QRadioButton::toggled, this, &MappingPanel::checkComplete);
    }
    column->addWidget(m_signReason);
    return sign;
}

QLayout* MappingPanel::buildButtons()
{
    auto* row = new QHBoxLayout;
    m_accept = new QPushButton(tr("Import"));
    m_accept->setProperty("primary", true);
    auto* cancel = new QPushButton(tr("Cancel"));
    connect(m_accept, &QPushButton::clicked, this, [this] { Q_EMIT accepted(answer()); });
    connect(cancel, &QPushButton::clicked, this, &MappingPanel::cancelled);
    row->addWidget(m_accept);
    row->addWidget(cancel);
    row->addWidget(m_missing, 1);
    return row;
}

void MappingPanel::setMapping(const MappingView& mapping)
{
    if (mapping == m_mapping)
        return; // answers given so far stay
    m_mapping = mapping;
    setTitle(tr("Which column is what?"));
    setRemark(mapping.file);
    fillQuantities();
    fillPreview();
    m_sign->setVisible(mapping.asksSign);
    m_signReason->setText(mapping.signReason);
    m_signReason->setVisible(!mapping.signReason.isEmpty());
    if (mapping.chargePositive)
        (*mapping.chargePositive ? m_chargePositive : m_dischargePositive)->setChecked(true);
    checkComplete();
}

void MappingPanel::fillQuantities()
{
    clearLayout(m_grid);
    m_rows.clear();
    for (const QuantityView& quantity : m_mapping.quantities) {
        Row row{quantity, new QComboBox, new QComboBox};
        row.column->addItem(quantity.required ? tr("Choose…") : tr("None"));
        row.column->addItems(m_mapping.columns);
        row.column->setCurrentIndex(static_cast<int>(m_mapping.columns.indexOf(quantity.column)) + 1);
        row.column->setMinimumWidth(200);
        row.column->setAccessibleName(tr("Column of %1").arg(quantity.name));
        row.unit->addItems(quantity.units);
        row.unit->setCurrentText(quantity.unit);
        row.unit->setMinimumWidth(80);
        row.unit->setAccessibleName(tr("Unit of %1").arg(quantity.name));
        connect(row.column, &QComboBox::currentIndexChanged, this, &MappingPanel::checkComplete);
        const int at = static_cast<int>(m_rows.size());
        m_grid->addWidget(makeLabel(quantity.name, "muted"), at, 0);
        m_grid->addWidget(row.column, at, 1);
        m_grid->addWidget(row.unit, at, 2);
        m_rows << row;
    }
}

void MappingPanel::fillPreview()
{
    m_preview->setColumnCount(static_cast<int>(m_mapping.columns.size()));
    m_preview->setHorizontalHeaderLabels(m_mapping.columns);
    m_preview->setRowCount(static_cast<int>(m_mapping.preview.size()));
    for (int row = 0; row < m_preview->rowCount(); ++row) {
        const QStringList& fields = m_mapping.preview[static_cast<std::size_t>(row)];
        for (int column = 0; column < qMin(m_preview->columnCount(), static_cast<int>(fields.size()));
             ++column)
            m_preview->setItem(row, column, new QTableWidgetItem(fields[column]));
    }
    m_preview->resizeColumnsToContents();
}

MappingAnswer MappingPanel::answer() const
{
    MappingAnswer out;
    out.file = m_mapping.file;
    for (const Row& row : m_rows) {
        if (row.column->currentIndex() <= 0)
            continue;
        out.columns[row.quantity.key] = row.column->currentText();
        out.units[row.quantity.key] = row.unit->currentText();
    }
    if (m_dischargePositive->isChecked() || m_chargePositive->isChecked())
        out.chargePositive = m_chargePositive->isChecked();
    return out;
}

void MappingPanel::checkComplete()
{
    QStringList missing;
    for (const Row& row : std::as_const(m_rows)) {
        if (row.quantity.required && row.column->currentIndex() <= 0)
            missing << row.quantity.name;
    }
    if (m_mapping.asksSign && !answer().chargePositive)
        missing << tr("sign of the current");
    m_accept->setEnabled(missing.isEmpty());
    m_missing->setText(
        missing.isEmpty() ? QString() : tr("Still to be said: %1").arg(missing.join(QStringLiteral(", "))));
}

} // namespace interphase
