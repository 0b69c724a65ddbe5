#include "ui/pages/compared_row.h"

#include "ui/widgets/labels.h"
#include "ui/widgets/value_field.h"
#include "ui/widgets/verdict_label.h"

#include <QGridLayout>
#include <QRadioButton>
#include <QSignalBlocker>

namespace interphase {
namespace {

constexpr double kLeastWeight = 1e-9, kMostWeight = 1e9;
constexpr int kWeightWidth = 64;
constexpr int kTextInset = 5; // of the text within the field of the name

} // namespace

ComparedRow::ComparedRow(QWidget* parent) : QWidget(parent)
{
    m_selected = new QRadioButton;
    m_selected->setAutoExclusive(false); // which one is chosen is the study's to say
    m_selected->setToolTip(tr("The analysis that the other pages show"));
    m_name = new QLineEdit;
    m_name->setProperty("field", QStringLiteral("value"));
    m_name->setAccessibleName(tr("Name of the analysis"));
    m_headline = makeLabel(QString(), "headline");
    m_detail = makeParagraph(QString(), "muted");
    m_detail->setIndent(kTextInset);
    m_state = new VerdictLabel;
    m_weight = new ValueField;
    m_weight->setProperty("field", QStringLiteral("value"));
    m_weight->setLimits(kLeastWeight, kMostWeight);
    m_weight->setFixedWidth(kWeightWidth);
    m_weight->setAlignment(Qt::AlignRight);
    m_weight->setAccessibleName(tr("Prior weight"));
    m_weight->setToolTip(
        tr("How plausible it was before the data, against the others. Two analyses with 2 and "
           "1 have prior odds of 2 to 1."));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 2, 0, 2);
    grid->setHorizontalSpacing(4);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_selected, 0, 0);
    grid->addWidget(m_name, 0, 1);
    grid->addWidget(m_headline, 0, 2, Qt::AlignRight | Qt::AlignVCenter);
    grid->addWidget(m_detail, 1, 1, 1, 2);
    auto* state = new QHBoxLayout;
    state->setContentsMargins(kTextInset, 0, 0, 0);
    state->addWidget(m_state);
    grid->addLayout(state, 2, 1, 1, 2);
    auto* weight = new QHBoxLayout;
    weight->setContentsMargins(kTextInset, 0, 0, 0);
    weight->addWidget(makeLabel(tr("Prior weight"), "muted"));
    weight->addStretch(1);
    weight->addWidget(m_weight);
    grid->addLayout(weight, 3, 1, 1, 2);
    wire();
}

void ComparedRow::wire()
{
    connect(m_selected, &QRadioButton::clicked, this, [this] {
        m_selected->setChecked(m_view.selected);
        if (!m_view.selected)
            Q_EMIT chosen(m_view.id);
    });
    connect(m_name, &QLineEdit::editingFinished, this, [this] {
        const QString name = m_name->text().trimmed();
        if (name.isEmpty())
            m_name->setText(m_view.name);
        else if (name != m_view.name)
            Q_EMIT renamed(m_view.id, name);
    });
    connect(m_weight, &ValueField::valueEdited, this,
            [this](double weight) { Q_EMIT weighed(m_view.id, weight); });
}

void ComparedRow::setView(const ComparedAnalysisView& view)
{
    const QSignalBlocker quiet(m_selected);
    m_view = view;
    m_selected->setChecked(view.selected);
    m_selected->setAccessibleName(tr("Show %1").arg(view.name));
    if (!m_name->hasFocus() || m_name->text().isEmpty()) {
        m_name->setText(view.name);
        m_name->setCursorPosition(0); // a long name is seen from its beginning
        m_name->setToolTip(view.name);
    }
    m_headline->setText(view.headline);
    m_headline->setVisible(!view.headline.isEmpty());
    m_detail->setText(view.detail);
    m_state->setVerdict(view.state);
    m_weight->setValue(view.weight);
}

} // namespace interphase
