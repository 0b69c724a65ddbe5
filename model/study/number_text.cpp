#include "study/number_text.h"

#include <array>
#include <charconv>

namespace interphase {

std::string shortNumber(double value)
{
    std::array<char, 32> buffer; // the shortest form of a double has at most 24 characters
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return {buffer.data(), result.ptr};
}

} // namespace interphase
