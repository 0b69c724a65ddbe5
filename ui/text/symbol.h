#pragma once
#include <QString>

namespace interphase {

/// "10", "-14" as raised characters; other characters stay.
QString superscript(const QString& text);
/// "D<sub>s,n</sub>" as plain text with lowered characters ("Dₛ,ₙ"), or small capitals where there are none
/// ("σᴛ").
QString plainSymbol(const QString& rich);

} // namespace interphase
