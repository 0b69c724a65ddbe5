#pragma once
#include "ui/theme/theme.h"
#include "ui/view/data_view.h"

#include <QListWidget>

namespace interphase {

/// The files of a study: name, format, rows, and what was found out about units and sign.
class FileList : public QListWidget
{
    Q_OBJECT
public:
    explicit FileList(QWidget* parent = nullptr);
    void setDatasets(const std::vector<DatasetView>& datasets, int selected, const Theme& theme);

Q_SIGNALS:
    void datasetSelected(int index);

private:
    static QStringList keysOf(const std::vector<DatasetView>& datasets);
    QWidget* makeEntry(const DatasetView& dataset) const;

    QStringList m_keys; ///< what is shown, so that choosing a file does not rebuild the list under the mouse
};

} // namespace interphase
