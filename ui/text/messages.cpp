#include "ui/text/messages.h"

#include <QCoreApplication>

namespace interphase {

QString messageText(const Message& message)
{
    const auto& entry = messageTexts()[static_cast<std::size_t>(message.id)];
    if (*entry.text == '\0') // translating the empty text would give the catalogue's header
        return {};
    const QString pattern = QCoreApplication::translate("Messages", entry.text);
    QString out;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const bool placeholder = pattern[i] == QLatin1Char('%') && i + 1 < pattern.size() &&
                                 pattern[i + 1] >= QLatin1Char('1') && pattern[i + 1] <= QLatin1Char('9');
        if (!placeholder) {
            out += pattern[i];
            continue;
        }
        // Not QString::arg: an argument may itself contain "%1".
        const auto index = static_cast<std::size_t>(pattern[++i].digitValue() - 1);
        if (index < message.arguments.size())
            out += QString::fromStdString(message.arguments[index]);
    }
    return out;
}

QString errorText(const std::exception& error)
{
    const auto* input = dynamic_cast<const InputError*>(&error);
    return input ? messageText(input->message()) : QString::fromUtf8(error.what());
}

} // namespace interphase
