#include "cell/parameter_alias.h"

#include <algorithm>

namespace interphase {
namespace {

bool isLetterOrDigit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

} // namespace

std::string parameterAlias(const ParameterInfo& info)
{
    std::string out;
    std::string_view rest = info.symbol;
    while (!rest.empty()) {
        if (rest.starts_with("<sub>") || rest.front() == ',')
            out += '_';
        else if (rest.front() == '+')
            out += "plus";
        else if (isLetterOrDigit(rest.front()))
            out += rest.front();
        rest.remove_prefix(rest.front() == '<' ? rest.find('>') + 1 : 1);
    }
    return out;
}

std::optional<ParameterId> findParameterByName(std::string_view name)
{
    if (const auto id = findParameter(name))
        return id;
    const auto found = std::ranges::find_if(
        parameterInfos(), [&](const ParameterInfo& info) { return parameterAlias(info) == name; });
    return found == parameterInfos().end() ? std::nullopt : std::optional(found->id);
}

} // namespace interphase
