#include "ui/pages/correlation_block.h"

#include "ui/pages/page.h"
#include "ui/text/symbol.h"
#include "ui/widgets/check_menu.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/value_field.h"

#include <QGridLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>

#include <algorithm>

namespace interphase {
namespace {

constexpr int kField = 64;  ///< width of a correlation
constexpr int kNamed = 140; ///< width that a name takes at least
/// More parameters than that are headed by their symbols alone.
constexpr std::size_t kMostNamed = 5;

QLabel* symbolLabel(const ParameterLabel& parameter, Qt::Alignment alignment)
{
    auto* label = makeLabel(parameter.symbol);
    label->setTextFormat(Qt::RichText);
    label->setToolTip(parameter.name);
    label->setAlignment(alignment | Qt::AlignVCenter);
    return label;
}

QToolButton* makeCross(const QString& says)
{
    auto* cross = new QToolButton;
    cross->setText(QStringLiteral("×"));
    cross->setToolTip(says);
    cross->setAccessibleName(says);
    return cross;
}

} // namespace

CorrelationBlock::CorrelationBlock(QWidget* parent) : QWidget(parent)
{
    m_title = makeLabel(QString(), "title");
    m_choose = new QPushButton(tr("Parameters…"));
    m_choose->setToolTip(tr("Which priors go together; those that come in are uncorrelated at first"));
    m_menu = makeChoiceMenu(m_choose);
    connect(m_menu, &CheckMenu::taken, this,
            [this](const QList<int>& checked) { Q_EMIT parametersChosen(chosenPaths(m_choices, checked)); });
    m_remove = makeCross(tr("Remove this block; each prior stays as it is"));
    connect(m_remove, &QToolButton::clicked, this, &CorrelationBlock::removed);
    m_source = makeParagraph(QString(), "small");
    m_area = makeScrollArea(new QWidget);
    m_area->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_area->horizontalScrollBar(), &QScrollBar::rangeChanged, this, [this] {
        if (m_grid)
            fitHeight();
    });
    m_problem = makeParagraph(QString(), "problem");
    m_back = new QPushButton(tr("Back to those that count"));
    connect(m_back, &QPushButton::clicked, this, &CorrelationBlock::draftDropped);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_title);
    head->addWidget(m_choose);
    head->addStretch(1);
    head->addWidget(m_remove);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 8);
    column->setSpacing(6);
    column->addLayout(head);
    column->addWidget(m_area);
    column->addWidget(m_problem);
    column->addWidget(m_back, 0, Qt::AlignLeft);
    column->addWidget(m_source);
}

void CorrelationBlock::setBlock(const PriorBlockView& block, int number)
{
    const bool same = m_grid && block.parameters == m_block.parameters;
    m_block = block;
    m_title->setText(tr("Block %1").arg(number));
    m_title->setVisible(number > 0);
    m_source->setText(block.source);
    m_source->setVisible(!block.source.isEmpty());
    m_problem->setText(block.problem);
    m_problem->setVisible(!block.problem.isEmpty());
    m_back->setVisible(!block.problem.isEmpty());
    if (!same)
        buildMatrix();
    const std::size_t n = block.parameters.size();
    qsizetype at = 0;
    for (std::size_t i = 1; i < n; ++i)
        for (std::size_t j = 0; j < i; ++j)
            m_fields[at++]->setValue(block.matrix[i * n + j]);
}

void CorrelationBlock::setChoices(const std::vector<PriorChoiceView>& choices, int index)
{
    m_choices = choices;
    setChoicesOf(m_menu, choices, index);
}

ValueField* CorrelationBlock::makeField(int row, int column)
{
    const auto at = [this](int i) { return m_block.parameters[static_cast<std::size_t>(i)]; };
    auto* field = new ValueField;
    field->setFixedWidth(kField);
    field->setUnitShown(false);
    field->setAccessibleName(tr("Correlation of %1 and %2").arg(at(row).name, at(column).name));
    field->setToolTip(tr("%1 and %2: from −1 to 1, both excluded").arg(at(row).name, at(column).name));
    connect(field, &ValueField::valueEdited, this,
            [this, row, column](double value) { Q_EMIT correlationEdited(row, column, value); });
    m_fields << field;
    return field;
}

void CorrelationBlock::addMatrixRow(int row)
{
    const ParameterLabel parameter = m_block.parameters[static_cast<std::size_t>(row)];
    const bool named = m_block.parameters.size() <= kMostNamed;
    m_grid->addWidget(symbolLabel(parameter, Qt::AlignLeft), row + 1, 0);
    if (named) {
        auto* name = new ElidedLabel;
        name->setProperty("role", QStringLiteral("muted"));
        name->setFullText(parameter.name);
        name->setToolTip(parameter.name);
        name->setMinimumWidth(kNamed);
        m_grid->addWidget(name, row + 1, 1);
    }
    for (int column = 0; column < row; ++column)
        m_grid->addWidget(makeField(row, column), row + 1, column + 2);
    auto* one = makeLabel(QStringLiteral("1"), "muted");
    one->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    one->setFixedWidth(kField - 9); // in line with the digits of the fields
    m_grid->addWidget(one, row + 1, row + 2);
    QToolButton* cross = makeCross(tr("Take %1 out of this block; its prior stays").arg(parameter.name));
    connect(cross, &QToolButton::clicked, this,
            [this, path = parameter.path] { Q_EMIT parameterRemoved(path); });
    m_grid->addWidget(cross, row + 1, static_cast<int>(m_block.parameters.size()) + 2, Qt::AlignRight);
}

void CorrelationBlock::buildMatrix()
{
    m_fields.clear();
    auto* inside = new QWidget;
    m_grid = new QGridLayout(inside);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(6);
    m_grid->setVerticalSpacing(4);
    const int n = static_cast<int>(m_block.parameters.size());
    for (int i = 0; i < n; ++i) {
        QLabel* heading = symbolLabel(m_block.parameters[static_cast<std::size_t>(i)], Qt::AlignHCenter);
        m_grid->addWidget(heading, 0, i + 2);
        addMatrixRow(i);
    }
    m_grid->setColumnStretch(n + 2, 1);
    m_area->setWidget(inside);
    inside->show();
    fitHeight();
}

/// As high as the matrix, and the bar below where it is wider than the card.
void CorrelationBlock::fitHeight()
{
    constexpr int kAbove = 4;
    const QScrollBar* bar = m_area->horizontalScrollBar();
    const int below = bar->maximum() > bar->minimum() ? bar->sizeHint().height() + kAbove : 0;
    m_area->setFixedHeight(m_grid->sizeHint().height() + below);
}

CheckMenu* makeChoiceMenu(QPushButton* button)
{
    auto* menu = new CheckMenu(button);
    button->setMenu(menu);
    return menu;
}

void setChoicesOf(CheckMenu* menu, const std::vector<PriorChoiceView>& choices, int block)
{
    QList<CheckMenu::Entry> entries;
    for (const PriorChoiceView& choice : choices) {
        const QString symbol = plainSymbol(choice.label.symbol);
        const bool elsewhere = choice.block >= 0 && choice.block != block;
        QString text = QStringLiteral("%1  %2").arg(choice.label.name, symbol);
        if (elsewhere)
            text = CorrelationBlock::tr("%1 (in block %2)").arg(text).arg(choice.block + 1);
        entries << CheckMenu::Entry{text, block >= 0 && choice.block == block, !elsewhere};
    }
    menu->setEntries(entries);
}

QStringList chosenPaths(const std::vector<PriorChoiceView>& choices, const QList<int>& checked)
{
    QStringList out;
    for (const int index : checked)
        out << choices[static_cast<std::size_t>(index)].label.path;
    return out;
}

} // namespace interphase
