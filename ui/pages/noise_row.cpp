#include "ui/pages/noise_row.h"

#include "ui/pages/noise_kinds.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QPushButton>

namespace interphase {

NoiseRow::NoiseRow(const NoiseRowView& row, QWidget* parent) : QWidget(parent)
{
    m_name = makeLabel(QString());
    m_name->setTextFormat(Qt::RichText);
    m_kind = new QComboBox;
    m_kind->addItems(noiseKindNames());
    m_kind->setAccessibleName(tr("Kind of noise"));
    m_separate = new QCheckBox(tr("each data set its own"));
    m_separate->setToolTip(tr("Each data set gets unknowns of its own, with the same priors."));
    m_relative = new QCheckBox(tr("relative to the modulus"));
    m_relative->setToolTip(tr("The standard deviation is a share of the measured modulus at each frequency, "
                              "the same for the real and the imaginary part."));
    m_another = new QPushButton(tr("Another file…"));
    m_another->setToolTip(tr("In each row a time in seconds and then its row of the covariance, in V²."));
    m_says = makeParagraph(QString(), "small");
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 8, 0, 8);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(2);
    grid->addWidget(m_name, 0, 0, 1, 5);
    grid->addWidget(m_kind, 1, 0);
    grid->addWidget(m_separate, 1, 1);
    grid->addWidget(m_relative, 1, 2);
    grid->addWidget(m_another, 1, 3);
    grid->setColumnStretch(4, 1);
    grid->addWidget(m_says, 2, 0, 1, 5);
    connect(m_kind, &QComboBox::activated, this, [this](int index) {
        const auto kind = static_cast<NoiseKind>(index);
        if (kind == NoiseKind::Covariance)
            m_kind->setCurrentIndex(static_cast<int>(m_shown)); // until there is one
        Q_EMIT kindChosen(kind);
    });
    connect(m_another, &QPushButton::clicked, this, [this] { Q_EMIT kindChosen(NoiseKind::Covariance); });
    connect(m_separate, &QCheckBox::clicked, this, &NoiseRow::separateChosen);
    connect(m_relative, &QCheckBox::clicked, this, &NoiseRow::relativeChosen);
    setRow(row);
}

void NoiseRow::setRow(const NoiseRowView& row)
{
    m_name->setText(QStringLiteral("<b>%1</b>").arg(row.name.toHtmlEscaped()));
    m_shown = row.kind;
    showNoiseKind(m_kind, row.kind, row.kinds);
    m_another->setVisible(row.kind == NoiseKind::Covariance);
    m_relative->setVisible(row.relative.has_value());
    m_relative->setChecked(row.relative.value_or(false));
    m_separate->setChecked(row.separate);
    m_separate->setVisible(row.separable);
    m_says->setText(row.says);
}

} // namespace interphase
