#include "ui/pages/prior_row.h"

#include "ui/plot/density_editor.h"
#include "ui/text/number.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/value_field.h"

#include <QComboBox>
#include <QGridLayout>
#include <QToolButton>

#include <cmath>

namespace interphase {
namespace {

enum Field { kA, kB, kLower, kUpper };

bool usesFirst(PriorKind kind)
{
    return kind == PriorKind::Normal || kind == PriorKind::Lognormal || kind == PriorKind::Gamma;
}

QString nameOfFirst(PriorKind kind)
{
    switch (kind) {
    case PriorKind::Normal:
        return PriorRow::tr("mean");
    case PriorKind::Lognormal:
        return PriorRow::tr("median");
    case PriorKind::Gamma:
        return PriorRow::tr("shape");
    case PriorKind::Uniform:
    case PriorKind::HalfNormal:
        return {};
    }
    return {};
}

QString nameOfSecond(PriorKind kind)
{
    switch (kind) {
    case PriorKind::Normal:
        return PriorRow::tr("sd");
    case PriorKind::Lognormal:
        return PriorRow::tr("sd of ln");
    case PriorKind::HalfNormal:
    case PriorKind::Gamma:
        return PriorRow::tr("scale");
    case PriorKind::Uniform:
        return {};
    }
    return {};
}

} // namespace

PriorRow::PriorRow(const PriorRowView& row, QWidget* parent) : QWidget(parent)
{
    m_name = makeLabel(QString());
    m_name->setTextFormat(Qt::RichText);
    m_problem = makeParagraph(QString(), "problem");
    m_remove = new QToolButton;
    m_remove->setText(QStringLiteral("×"));
    m_remove->setToolTip(tr("Make this a constant again"));
    m_remove->setAccessibleName(tr("Remove"));
    QSizePolicy policy = m_remove->sizePolicy();
    policy.setRetainSizeWhenHidden(true); // the columns of all rows stay in line
    m_remove->setSizePolicy(policy);
    m_kind = new QComboBox;
    // In the order of PriorKind.
    m_kind->addItems({tr("Uniform"), tr("Normal"), tr("Lognormal"), tr("Half-normal"), tr("Gamma")});
    m_kind->setAccessibleName(tr("Distribution"));
    m_density = new DensityEditor;
    for (int i = 0; i < 4; ++i) {
        m_names[i] = makeLabel(QString(), "small");
        m_fields[i] = new ValueField;
        m_fields[i]->setMinimumWidth(64);
        m_fields[i]->setUnitShown(false); // it stands after the name
    }
    m_fields[kLower]->allowNoBound(true);
    m_fields[kUpper]->allowNoBound(false);
    buildLayout();
    wire();
    setRow(row);
}

void PriorRow::buildLayout()
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 8, 0, 8);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(2);
    grid->addWidget(m_name, 0, 0, 1, 5);
    grid->addWidget(m_remove, 0, 6, Qt::AlignRight);
    grid->addWidget(m_kind, 2, 0);
    for (int i = 0; i < 4; ++i) {
        grid->addWidget(m_names[i], 1, i + 1);
        grid->addWidget(m_fields[i], 2, i + 1);
        grid->setColumnStretch(i + 1, 3);
    }
    grid->addWidget(m_density, 1, 5, 2, 2);
    grid->setColumnStretch(5, 5);
    grid->addWidget(m_problem, 3, 0, 1, 7);
}

void PriorRow::wire()
{
    connect(m_remove, &QToolButton::clicked, this, &PriorRow::removed);
    connect(m_kind, &QComboBox::activated, this,
            [this](int index) { Q_EMIT priorEdited(converted(static_cast<PriorKind>(index))); });
    for (ValueField* field : m_fields)
        connect(field, &ValueField::valueEdited, this, [this] { Q_EMIT priorEdited(typed()); });
    connect(m_density, &DensityEditor::editing, this, [this](const PriorSpec& prior) {
        showPrior(prior);
        Q_EMIT priorMoved(prior);
    });
    connect(m_density, &DensityEditor::edited, this, [this](const PriorSpec& prior) {
        showPrior(prior);
        Q_EMIT priorEdited(prior);
    });
}

void PriorRow::setRow(const PriorRowView& row)
{
    m_row = row;
    const QString unit = prettyUnit(row.label.unit);
    m_name->setText(QStringLiteral("<b>%1</b>&nbsp;&nbsp;%2%3")
                        .arg(row.label.name.toHtmlEscaped(), row.label.symbol,
                             unit.isEmpty() ? QString() : QString(QStringLiteral(" / ") + unit)));
    m_name->setToolTip(row.label.path);
    m_remove->setVisible(row.removable);
    m_problem->setText(row.problem);
    m_problem->setVisible(!row.problem.isEmpty());
    showPrior(row.prior);
    // Only a lognormal looks like itself over the logarithm.
    m_density->setPrior(row.prior, row.nominal, row.logarithmic && row.prior.kind == PriorKind::Lognormal);
}

void PriorRow::showPrior(const PriorSpec& prior)
{
    m_row.prior = prior;
    m_kind->setCurrentIndex(static_cast<int>(prior.kind));
    nameFields(prior.kind);
    m_fields[kA]->setValue(prior.a);
    m_fields[kB]->setValue(prior.b);
    m_fields[kLower]->setValue(prior.lower);
    m_fields[kUpper]->setValue(prior.upper);
}

void PriorRow::nameFields(PriorKind kind)
{
    const QString& unit = m_row.label.unit;
    m_names[kA]->setText(nameOfFirst(kind));
    m_names[kB]->setText(nameOfSecond(kind));
    m_names[kLower]->setText(tr("not below"));
    m_names[kUpper]->setText(tr("not above"));
    m_fields[kA]->setUnit(kind == PriorKind::Gamma ? QString() : unit);
    m_fields[kB]->setUnit(kind == PriorKind::Lognormal ? QString() : unit);
    m_fields[kLower]->setUnit(unit);
    m_fields[kUpper]->setUnit(unit);
    m_fields[kA]->setEnabled(usesFirst(kind));
    m_fields[kB]->setEnabled(kind != PriorKind::Uniform);
    for (int i = 0; i < 2; ++i) {
        m_fields[i]->setVisible(m_fields[i]->isEnabled());
        m_names[i]->setVisible(m_fields[i]->isEnabled());
    }
    for (int i = 0; i < 4; ++i)
        m_fields[i]->setAccessibleName(QString(m_row.label.name + QStringLiteral(", ") + m_names[i]->text()));
}

PriorSpec PriorRow::typed() const
{
    PriorSpec out = m_row.prior;
    out.a = m_fields[kA]->value();
    out.b = m_fields[kB]->value();
    out.lower = m_fields[kLower]->value();
    out.upper = m_fields[kUpper]->value();
    return out;
}

/// Another family around the same place with about the same spread, so that switching does not lose what was
/// said.
PriorSpec PriorRow::converted(PriorKind kind) const
{
    PriorSpec out = m_row.prior;
    out.kind = kind;
    const bool finite = std::isfinite(out.lower) && std::isfinite(out.upper);
    const double centre = m_row.prior.kind == PriorKind::Uniform && finite ? 0.5 * (out.lower + out.upper)
                          : usesFirst(m_row.prior.kind)                    ? m_row.prior.a
                                                                           : m_row.nominal;
    const double size = std::abs(centre) > 0.0 ? std::abs(centre) : 1.0;
    const double relative = m_row.prior.kind == PriorKind::Lognormal ? m_row.prior.b : 0.3;
    switch (kind) {
    case PriorKind::Uniform:
        out.lower = finite ? out.lower : centre - relative * size;
        out.upper = finite ? out.upper : centre + 2.0 * relative * size;
        break;
    case PriorKind::Normal:
        out.a = centre;
        out.b = relative * size;
        break;
    case PriorKind::Lognormal:
        out.a = size;
        out.b = m_row.prior.kind == PriorKind::Normal ? m_row.prior.b / size : relative;
        break;
    case PriorKind::HalfNormal:
        out.b = size;
        break;
    case PriorKind::Gamma:
        out.a = 4.0;
        out.b = size / 4.0;
        break;
    }
    return out;
}

} // namespace interphase
