#include "study/derived_json.h"

#include "cell/formula.h"
#include "cell/parameter_alias.h"
#include "core/message.h"
#include "core/text.h"
#include "study/suggestion.h"

#include <algorithm>
#include <cctype>

namespace interphase {
namespace {

bool isNoiseName(std::string_view name)
{
    return std::ranges::any_of(noiseNames(), [&](std::string_view plain) {
        return name == plain || (name.starts_with(plain) && name.substr(plain.size()).starts_with(" (") &&
                                 name.ends_with(')'));
    });
}

/// What may have been meant, for the end of a sentence.
std::string expectedName(std::string_view name)
{
    std::vector<std::string> aliases;
    for (const ParameterInfo& info : parameterInfos())
        aliases.push_back(parameterAlias(info));
    std::vector<std::string_view> known(aliases.begin(), aliases.end());
    const std::vector<std::string_view> noise = noiseNames();
    known.insert(known.end(), noise.begin(), noise.end());
    if (const auto near = nearest(name, known))
        return quoted(*near) + ", or another symbol of a parameter";
    return "the symbol of a parameter such as \"D_s_n\", or its BPX path in quotes";
}

/// Where a name stands in a formula, not as a part of another.
std::size_t placeOf(const std::string& name, const std::string& formula)
{
    const auto isPart = [&](std::size_t at) {
        return at < formula.size() &&
               (std::isalnum(static_cast<unsigned char>(formula[at])) != 0 || formula[at] == '_');
    };
    for (std::size_t at = formula.find(name); at != std::string::npos; at = formula.find(name, at + 1))
        if ((at == 0 || !isPart(at - 1)) && !isPart(at + name.size()))
            return at;
    return 0;
}

} // namespace

bool isFormulaName(std::string_view name)
{
    return findParameterByName(name) || isNoiseName(name) ||
           (name.starts_with("Initial SOC (") && name.ends_with(')'));
}

void requireFormula(const std::string& formula)
{
    const Formula parsed(formula);
    for (const std::string& name : parsed.variables())
        if (!isFormulaName(name))
            throw InputError(MessageId::InvalidExpression,
                             {std::to_string(placeOf(name, formula) + 1), quoted(name), expectedName(name)});
}

void parseDerived(const JsonNode& node, std::vector<DerivedDefinition>& out)
{
    for (const auto& [name, value] : node.members()) {
        if (name.empty())
            value.wrong("a name for the quantity as the key");
        DerivedDefinition derived{name, value.string("a formula in quotes, such as \"R_n ** 2 / D_s_n\"")};
        try {
            requireFormula(derived.formula);
        } catch (const InputError& error) {
            const std::vector<std::string>& found = error.message().arguments; // of InvalidExpression
            value.fail(MessageId::DefinitionBadMatrix,
                       {"character " + found.at(0) + ": found " + found.at(1), found.at(2)});
        }
        out.push_back(std::move(derived));
    }
}

} // namespace interphase
