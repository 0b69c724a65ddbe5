# Writes OUTPUT, a table of literals that lupdate can read, from INPUT, model/core/messages.def.
file(READ ${INPUT} text)
string(REGEX REPLACE "//[^\n]*" "" text "${text}")
string(REGEX REPLACE "INTERPHASE_MESSAGE\\(([A-Za-z0-9_]+),[ \n]*" "    {\"\\1\", QT_TRANSLATE_NOOP(\"Messages\", " text "${text}")
string(REGEX REPLACE "\"\\)[ ]*\n" "\")},\n" text "${text}")
file(WRITE ${OUTPUT} "// Made from model/core/messages.def.
#include \"ui/text/messages.h\"

#include <QCoreApplication>

namespace interphase {
namespace {

const MessageText kTexts[] = {
${text}};

} // namespace

std::span<const MessageText> messageTexts()
{
    return kTexts;
}

} // namespace interphase
")
