#pragma once
#include <QFile>
#include <QProcess>
#include <QTest>

namespace interphase::test {

/// How a run of the program ended.
struct Ended
{
    int status = -1; ///< -1 where it crashed or did not end
    QByteArray out;
    QByteArray err;
};

inline QString program()
{
    return QStringLiteral(INTERPHASE_PROGRAM);
}

inline Ended ended(QProcess& process)
{
    const bool done = process.state() == QProcess::NotRunning || process.waitForFinished(300000);
    const bool regular = done && process.exitStatus() == QProcess::NormalExit;
    return {regular ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

/// Runs the program in a folder to its end.
inline Ended run(const QStringList& arguments, const QString& folder)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(program(), arguments);
    return ended(process);
}

/// Lines of a text without the last, empty one.
inline QList<QByteArray> lines(QByteArray text)
{
    if (text.endsWith('\n'))
        text.chop(1);
    return text.isEmpty() ? QList<QByteArray>() : text.split('\n');
}

inline QByteArray content(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline bool writeText(const QString& path, const QByteArray& text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

} // namespace interphase::test
