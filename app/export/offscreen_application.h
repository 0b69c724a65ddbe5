#pragma once
#include <QString>

#include <memory>

class QApplication;

namespace interphase {

/// The QApplication that plots and text need, for the command line: without a display, in the pictures' font,
/// numbers with a point. Where there is one already, that is used.
class OffscreenApplication
{
public:
    OffscreenApplication();
    ~OffscreenApplication();

private:
    int m_argc = 1;
    char m_name[11] = "interphase";
    char* m_argv[2] = {m_name, nullptr};
    std::unique_ptr<QApplication> m_application;
};

} // namespace interphase
