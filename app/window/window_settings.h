#pragma once
#include "ui/theme/theme.h"

#include <QByteArray>
#include <QList>
#include <QString>

class QSettings;

namespace interphase {

struct RecentStudy
{
    QString title;
    QString path;
};

/// What the window remembers from one time to the next, in the settings it is given.
class WindowSettings
{
public:
    explicit WindowSettings(QSettings& settings) : m_settings(settings) {}

    /// The newest first; those whose file is gone are left out.
    QList<RecentStudy> recent() const;
    void addRecent(const RecentStudy& study);

    ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);
    QByteArray geometry() const;
    void setGeometry(const QByteArray& geometry);
    /// Where files were looked for last.
    QString folder() const;
    void setFolderOf(const QString& file);

private:
    QSettings& m_settings;
};

} // namespace interphase
