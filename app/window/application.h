#pragma once
#include <QApplication>

#include <memory>

namespace interphase {

/// The QApplication. Where the platform cannot be opened, most often for want of a display, Qt ends the
/// process with abort(); here it ends with kBadInput and one sentence that says what to do instead.
std::unique_ptr<QApplication> makeApplication(int& argc, char** argv);

} // namespace interphase
