#pragma once
#include <QLocale>

#include <memory>

class QTranslator;

namespace interphase {

/// The window's texts in the language of the locale; null where there are none (English needs none). The
/// caller installs it.
std::unique_ptr<QTranslator> makeTranslator(const QLocale& locale);

} // namespace interphase
