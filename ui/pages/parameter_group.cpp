#include "ui/pages/parameter_group.h"

#include "ui/widgets/labels.h"
#include "ui/widgets/parameter_row.h"

#include <QHBoxLayout>
#include <QToolButton>

#include <algorithm>

namespace interphase {
namespace {

/// "Diffusivity, negative particles" as "Diffusivity": the group says the rest. In full where two would read
/// the same.
QString shortName(const ParameterView& parameter, const ParameterGroupView& group)
{
    const auto head = [](const ParameterView& p) { return p.label.name.section(QLatin1String(", "), 0, 0); };
    const auto same = std::count_if(group.parameters.begin(), group.parameters.end(),
                                    [&](const ParameterView& p) { return head(p) == head(parameter); });
    return same == 1 ? head(parameter) : parameter.label.name;
}

} // namespace

ParameterGroup::ParameterGroup(const ParameterGroupView& group, QWidget* parent) : QFrame(parent)
{
    setProperty("card", true);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(8, 6, 12, 8);
    outer->setSpacing(6);
    m_head = new QToolButton;
    m_head->setText(group.title);
    m_head->setFont(textFont(TextSize::Normal, QFont::DemiBold));
    m_head->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_head->setIconSize(QSize(8, 8));
    m_count = makeLabel(QString(), "muted");
    auto* head = new QHBoxLayout;
    head->addWidget(m_head);
    head->addStretch(1);
    head->addWidget(m_count);
    outer->addLayout(head);
    m_inside = new QWidget;
    m_layout = new QVBoxLayout(m_inside);
    m_layout->setContentsMargins(4, 0, 0, 2);
    m_layout->setSpacing(8);
    outer->addWidget(m_inside);
    connect(m_head, &QToolButton::clicked, this, [this] { setOpen(!m_open); });
    for (const ParameterView& parameter : group.parameters) {
        addRow(parameter);
        m_rows.back()->setShownName(shortName(parameter, group));
    }
    showCount(group);
    setOpen(true);
}

void ParameterGroup::addRow(const ParameterView& parameter)
{
    auto* row = new ParameterRow(parameter);
    const QString path = parameter.label.path;
    connect(row, &ParameterRow::valueMoved, this, [this, path](double v) { Q_EMIT parameterMoved(path, v); });
    connect(row, &ParameterRow::valueChanged, this,
            [this, path](double v) { Q_EMIT parameterChanged(path, v); });
    connect(row, &ParameterRow::freed, this, [this, path](bool free) { Q_EMIT parameterFreed(path, free); });
    m_layout->addWidget(row);
    m_rows << row;
}

void ParameterGroup::setGroup(const ParameterGroupView& group)
{
    for (qsizetype i = 0; i < m_rows.size(); ++i)
        m_rows[i]->setParameter(group.parameters[static_cast<std::size_t>(i)]);
    showCount(group);
}

void ParameterGroup::showCount(const ParameterGroupView& group)
{
    const auto free = std::count_if(group.parameters.begin(), group.parameters.end(),
                                    [](const ParameterView& p) { return p.free; });
    m_count->setText(tr("%1 of %2 free").arg(free).arg(group.parameters.size()));
}

void ParameterGroup::filter(const QString& text)
{
    bool any = false;
    for (ParameterRow* row : std::as_const(m_rows)) {
        const ParameterLabel& label = row->parameter().label;
        const bool shown = text.isEmpty() || label.name.contains(text, Qt::CaseInsensitive) ||
                           label.path.contains(text, Qt::CaseInsensitive);
        row->setVisible(shown);
        any = any || shown;
    }
    setVisible(any);
    if (!text.isEmpty() && any)
        setOpen(true);
}

void ParameterGroup::setOpen(bool open)
{
    m_open = open;
    m_inside->setVisible(open);
    m_head->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    m_head->setToolTip(open ? tr("Fold") : tr("Unfold"));
}

} // namespace interphase
