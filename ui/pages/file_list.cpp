#include "ui/pages/file_list.h"

#include "ui/text/number.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/verdict_label.h"

#include <QSignalBlocker>
#include <QVBoxLayout>

namespace interphase {

FileList::FileList(QWidget* parent) : QListWidget(parent)
{
    setObjectName(QStringLiteral("files"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Files"));
    connect(this, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0)
            Q_EMIT datasetSelected(row);
    });
}

QWidget* FileList::makeEntry(const DatasetView& dataset) const
{
    auto* entry = new QWidget;
    entry->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* column = new QVBoxLayout(entry);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(3);
    column->addWidget(makeLabel(dataset.name, "title"));
    column->addWidget(makeLabel(
        tr("%1 · %2 rows").arg(dataset.format, formatCount(static_cast<double>(dataset.rows))), "muted"));
    for (const Verdict* verdict : {&dataset.units, &dataset.sign}) {
        if (!verdict->text.isEmpty())
            column->addWidget(new VerdictLabel(*verdict));
    }
    return entry;
}

QStringList FileList::keysOf(const std::vector<DatasetView>& datasets)
{
    QStringList keys;
    for (const DatasetView& d : datasets)
        keys << QStringList{d.name, d.file, d.format, QString::number(d.rows), d.units.text, d.sign.text}
                    .join(QLatin1Char('\n'));
    return keys;
}

void FileList::setDatasets(const std::vector<DatasetView>& datasets, int selected, const Theme& theme)
{
    const QSignalBlocker quiet(this);
    const QStringList keys = keysOf(datasets);
    if (keys == m_keys)
        return setCurrentRow(selected);
    m_keys = keys;
    clear();
    int height = 4;
    for (const DatasetView& dataset : datasets) {
        auto* item = new QListWidgetItem(this);
        QWidget* entry = makeEntry(dataset);
        applyTheme(entry, theme);
        item->setToolTip(dataset.file);
        item->setData(Qt::AccessibleTextRole, dataset.name);
        // The style sheet sets bolder text than the hint knows of yet.
        item->setSizeHint(entry->sizeHint() + QSize(0, 6));
        height += item->sizeHint().height();
        setItemWidget(item, entry);
    }
    setFixedHeight(qMin(height, 320));
    setCurrentRow(selected);
}

} // namespace interphase
