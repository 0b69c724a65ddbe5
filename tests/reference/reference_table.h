#pragma once
#include <QFile>
#include <QString>

#include <cmath>
#include <map>
#include <vector>

namespace interphase::test {

/// Columns of a file in tests/reference/curves, by name; rows with a cell that is no number keep a nan there.
class ReferenceTable
{
public:
    explicit ReferenceTable(const QString& name)
    {
        QFile file(QStringLiteral(INTERPHASE_SOURCE_DIR "/tests/reference/curves/") + name + ".csv");
        if (!file.open(QIODevice::ReadOnly))
            qFatal("cannot open %s", qPrintable(file.fileName()));
        while (!file.atEnd()) {
            const QByteArray line = file.readLine().trimmed();
            if (line.startsWith('#') || line.isEmpty())
                continue;
            const auto cells = line.split(',');
            if (m_names.isEmpty()) {
                m_names = cells;
                continue;
            }
            for (qsizetype i = 0; i < cells.size() && i < m_names.size(); ++i) {
                bool ok = false;
                const double value = cells[i].toDouble(&ok);
                m_columns[m_names[i]].push_back(ok ? value : std::nan(""));
            }
        }
    }
    const std::vector<double>& operator[](const char* name) const
    {
        const auto found = m_columns.find(name);
        if (found == m_columns.end())
            qFatal("no column %s", name);
        return found->second;
    }

private:
    QList<QByteArray> m_names;
    std::map<QByteArray, std::vector<double>> m_columns;
};

} // namespace interphase::test
