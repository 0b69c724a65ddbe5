#include "study/blobs.h"

#include <algorithm>

namespace interphase {

std::string joinLines(const std::vector<std::string>& lines)
{
    std::string out;
    for (std::string line : lines) {
        std::replace(line.begin(), line.end(), '\n', ' ');
        out += line + '\n';
    }
    return out;
}

std::vector<std::string> splitLines(const std::string& text)
{
    std::vector<std::string> out;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        out.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return out;
}

} // namespace interphase
