#include "ui/text/translation.h"

#include <QTranslator>

namespace interphase {

std::unique_ptr<QTranslator> makeTranslator(const QLocale& locale)
{
    auto translator = std::make_unique<QTranslator>();
    const bool loaded =
        locale.language() != QLocale::English &&
        translator->load(locale, QStringLiteral("interphase"), QStringLiteral("_"), QStringLiteral(":/i18n"));
    return loaded ? std::move(translator) : nullptr;
}

} // namespace interphase
