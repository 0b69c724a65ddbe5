#include "app/window/window_settings.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

namespace interphase {
namespace {

constexpr qsizetype kMostRecent = 8;

const QString kRecent = QStringLiteral("recent");
const QString kTitle = QStringLiteral("title");
const QString kPath = QStringLiteral("path");
const QString kTheme = QStringLiteral("theme");
const QString kGeometry = QStringLiteral("geometry");
const QString kFolder = QStringLiteral("folder");

} // namespace

QList<RecentStudy> WindowSettings::recent() const
{
    QList<RecentStudy> out;
    const int count = m_settings.beginReadArray(kRecent);
    for (int i = 0; i < count; ++i) {
        m_settings.setArrayIndex(i);
        const QString path = m_settings.value(kPath).toString();
        if (QFileInfo::exists(path))
            out << RecentStudy{m_settings.value(kTitle).toString(), path};
    }
    m_settings.endArray();
    return out;
}

void WindowSettings::addRecent(const RecentStudy& study)
{
    QList<RecentStudy> all = recent();
    all.removeIf([&](const RecentStudy& other) { return other.path == study.path; });
    all.prepend(study);
    all.resize(qMin(all.size(), kMostRecent));
    m_settings.beginWriteArray(kRecent, static_cast<int>(all.size()));
    for (qsizetype i = 0; i < all.size(); ++i) {
        m_settings.setArrayIndex(static_cast<int>(i));
        m_settings.setValue(kTitle, all[i].title);
        m_settings.setValue(kPath, all[i].path);
    }
    m_settings.endArray();
}

ThemeChoice WindowSettings::theme() const
{
    const int stored = m_settings.value(kTheme, 0).toInt();
    return stored >= 0 && stored <= 2 ? static_cast<ThemeChoice>(stored) : ThemeChoice::System;
}

void WindowSettings::setTheme(ThemeChoice choice)
{
    m_settings.setValue(kTheme, static_cast<int>(choice));
}

QByteArray WindowSettings::geometry() const
{
    return m_settings.value(kGeometry).toByteArray();
}

void WindowSettings::setGeometry(const QByteArray& geometry)
{
    m_settings.setValue(kGeometry, geometry);
}

QString WindowSettings::folder() const
{
    return m_settings.value(kFolder, QDir::homePath()).toString();
}

void WindowSettings::setFolderOf(const QString& file)
{
    m_settings.setValue(kFolder, QFileInfo(file).absolutePath());
}

} // namespace interphase
