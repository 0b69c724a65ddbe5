#include "ui/pages/prior_row.h"

#include "ui/plot/density_editor.h"
#include "ui/text/number.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/value_field.h"

#include <QComboBox>
#include <QGridLayout>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

enum Field { kA, kB, kC, kLower, kUpper };

/// What the numbers of a family are called; empty where it has none.
struct FieldNames
{
    QString a, b, c;
};

FieldNames namesOf(PriorKind kind)
{
    switch (kind) {
    case PriorKind::Normal:
        return {PriorRow::tr("mean"), PriorRow::tr("sd"), {}};
    case PriorKind::Lognormal:
        return {PriorRow::tr("median"), PriorRow::tr("sd of ln"), {}};
    case PriorKind::HalfNormal:
        return {{}, PriorRow::tr("scale"), {}};
    case PriorKind::Gamma:
        return {PriorRow::tr("shape"), PriorRow::tr("scale"), {}};
    case PriorKind::Beta:
        return {PriorRow::tr("first shape"), PriorRow::tr("second shape"), {}};
    case PriorKind::StudentT:
        return {PriorRow::tr("location"), PriorRow::tr("scale"), PriorRow::tr("degrees of freedom")};
    case PriorKind::LogitNormal:
        return {PriorRow::tr("median"), PriorRow::tr("sd of logit"), {}};
    case PriorKind::Uniform:
        break;
    }
    return {};
}

bool firstHasUnit(PriorKind kind)
{
    return kind != PriorKind::Gamma && kind != PriorKind::Beta;
}

bool secondHasUnit(PriorKind kind)
{
    return kind != PriorKind::Lognormal && kind != PriorKind::Beta && kind != PriorKind::LogitNormal;
}

/// About where a prior has its centre.
double centreOf(const PriorSpec& prior, double nominal)
{
    switch (prior.kind) {
    case PriorKind::Uniform:
        return std::isfinite(prior.lower) && std::isfinite(prior.upper) ? 0.5 * (prior.lower + prior.upper)
                                                                        : nominal;
    case PriorKind::HalfNormal:
        return nominal;
    case PriorKind::Gamma:
        return prior.a * prior.b;
    case PriorKind::Beta:
        return prior.lower + (prior.upper - prior.lower) * prior.a / (prior.a + prior.b);
    default:
        return prior.a;
    }
}

/// Bounds for a family that needs two, around its centre and on the side of 0 where that is.
void requireRange(PriorSpec& prior, double centre, double width)
{
    if (!std::isfinite(prior.lower))
        prior.lower = centre > 0.0 ? std::max(0.0, centre - width) : centre - width;
    if (!std::isfinite(prior.upper))
        prior.upper = centre + width;
}

} // namespace

PriorRow::PriorRow(const PriorRowView& row, QWidget* parent) : QWidget(parent)
{
    m_name = makeLabel(QString());
    m_name->setTextFormat(Qt::RichText);
    m_name->setWordWrap(true);
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
    m_kind->addItems({tr("Uniform"), tr("Normal"), tr("Lognormal"), tr("Half-normal"), tr("Gamma"),
                      tr("Beta"), tr("Student's t"), tr("Logit-normal")});
    m_kind->setAccessibleName(tr("Distribution"));
    m_kind->setMinimumWidth(112); // the style asks for more than the longest name needs
    m_density = new DensityEditor;
    for (int i = 0; i < kFields; ++i) {
        m_names[i] = makeLabel(QString(), "small");
        m_fields[i] = new ValueField;
        m_fields[i]->setMinimumWidth(80);
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
    grid->setHorizontalSpacing(6);
    grid->setVerticalSpacing(2);
    grid->addWidget(m_name, 0, 0, 1, 4);
    grid->addWidget(m_kind, 0, 4);
    grid->addWidget(m_remove, 0, 5, Qt::AlignRight);
    int column = 0;
    for (const Field field : {kA, kB, kLower, kUpper}) {
        grid->addWidget(m_names[field], 1, column);
        grid->addWidget(m_fields[field], 2, column);
        grid->setColumnStretch(column++, 3);
    }
    grid->addWidget(m_density, 1, 4, 2, 2);
    grid->setColumnStretch(4, 5);
    grid->addWidget(m_names[kC], 3, 0, 1, 1); // of one family only
    grid->addWidget(m_fields[kC], 4, 0, 1, 1);
    grid->addWidget(m_problem, 5, 0, 1, 6);
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
    m_fields[kC]->setValue(prior.c);
    m_fields[kLower]->setValue(prior.lower);
    m_fields[kUpper]->setValue(prior.upper);
}

void PriorRow::nameFields(PriorKind kind)
{
    const QString& unit = m_row.label.unit;
    const FieldNames names = namesOf(kind);
    m_names[kA]->setText(names.a);
    m_names[kB]->setText(names.b);
    m_names[kC]->setText(names.c);
    m_names[kLower]->setText(tr("not below"));
    m_names[kUpper]->setText(tr("not above"));
    m_fields[kA]->setUnit(firstHasUnit(kind) ? unit : QString());
    m_fields[kB]->setUnit(secondHasUnit(kind) ? unit : QString());
    m_fields[kC]->setUnit(QString());
    m_fields[kLower]->setUnit(unit);
    m_fields[kUpper]->setUnit(unit);
    for (const Field field : {kA, kB, kC}) {
        const bool used = !m_names[field]->text().isEmpty();
        m_fields[field]->setEnabled(used);
        m_fields[field]->setVisible(used);
        m_names[field]->setVisible(used);
    }
    for (int i = 0; i < kFields; ++i)
        m_fields[i]->setAccessibleName(QString(m_row.label.name + QStringLiteral(", ") + m_names[i]->text()));
}

PriorSpec PriorRow::typed() const
{
    PriorSpec out = m_row.prior;
    out.a = m_fields[kA]->value();
    out.b = m_fields[kB]->value();
    out.c = m_fields[kC]->value();
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
    const double centre = centreOf(m_row.prior, m_row.nominal);
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
    case PriorKind::Beta:
        out.a = out.b = 3.0;
        requireRange(out, centre, 2.0 * relative * size);
        break;
    case PriorKind::StudentT:
        out.a = centre;
        out.b = m_row.prior.kind == PriorKind::Normal ? m_row.prior.b : relative * size;
        out.c = 4.0;
        break;
    case PriorKind::LogitNormal:
        requireRange(out, centre, 2.0 * relative * size);
        out.a = centre > out.lower && centre < out.upper ? centre : 0.5 * (out.lower + out.upper);
        out.b = 0.8;
        break;
    }
    return out;
}

} // namespace interphase
