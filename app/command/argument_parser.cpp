#include "app/command/argument_parser.h"

#include "core/message.h"
#include "core/text.h"

#include <CLI/CLI.hpp>

#include <cctype>
#include <deque>
#include <functional>
#include <iostream>

namespace interphase {
namespace {

/// CLI11's sentence without its line breaks and the capital it begins with.
std::string sentence(std::string text)
{
    std::ranges::replace(text, '\n', ' ');
    text.resize(trim(text).size());
    if (text.size() > 1 && std::islower(static_cast<unsigned char>(text[1])))
        text[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[0])));
    return text;
}

} // namespace

struct ArgumentParser::Impl
{
    Impl(const std::string& command, const std::string& description)
        : name("interphase " + command),
          app(description, name)
    {
    }

    std::string name;
    CLI::App app;
    std::deque<std::string> words; ///< numbers as written; addresses stay
    std::vector<std::function<void()>> conversions;
};

ArgumentParser::ArgumentParser(const std::string& command, const std::string& description,
                               const std::string& example)
    : m_impl(std::make_unique<Impl>(command, description))
{
    std::string footer = "Example:";
    for (const std::string_view line : split(example, '\n'))
        footer += "\n  " + std::string(line);
    m_impl->app.footer(footer);
    m_impl->app.get_formatter()->column_width(32);
}

ArgumentParser::~ArgumentParser() = default;

void ArgumentParser::positional(const std::string& name, std::string& target, const std::string& help)
{
    m_impl->app.add_option(name, target, help)->required()->option_text(" ");
}

void ArgumentParser::positionals(const std::string& name, std::vector<std::string>& target,
                                 const std::string& help, bool required)
{
    m_impl->app.add_option(name, target, help)->required(required)->option_text("...");
}

void ArgumentParser::text(const std::string& option, const std::string& placeholder, std::string& target,
                          const std::string& help, bool required)
{
    m_impl->app.add_option(option, target, help)->required(required)->option_text(placeholder);
}

void ArgumentParser::texts(const std::string& option, const std::string& placeholder,
                           std::vector<std::string>& target, const std::string& help)
{
    m_impl->app.add_option(option, target, help)
        ->type_size(1)
        ->allow_extra_args(false)
        ->option_text(placeholder);
}

void ArgumentParser::number(const std::string& option, const std::string& placeholder,
                            std::optional<double>& target, const std::string& help)
{
    std::string& word = m_impl->words.emplace_back();
    m_impl->app.add_option(option, word, help)->option_text(placeholder);
    m_impl->conversions.push_back([&word, &target, option] {
        if (word.empty())
            return;
        target = parseNumber(word);
        if (!target)
            throw InputError(MessageId::InvalidArgument, {option, "found \"" + word + "\"", "a number"});
    });
}

void ArgumentParser::count(const std::string& option, const std::string& placeholder,
                           std::optional<long long>& target, const std::string& help, long long least,
                           long long most)
{
    std::string& word = m_impl->words.emplace_back();
    m_impl->app.add_option(option, word, help)->option_text(placeholder);
    m_impl->conversions.push_back([&word, &target, option, least, most] {
        if (word.empty())
            return;
        target = parseInteger(word);
        if (!target || *target < least || *target > most)
            throw InputError(MessageId::InvalidArgument, {option, "found \"" + word + "\"",
                                                          "a whole number from " + std::to_string(least) +
                                                              " to " + std::to_string(most)});
    });
}

void ArgumentParser::flag(const std::string& option, bool& target, const std::string& help)
{
    m_impl->app.add_flag(option, target, help);
}

bool ArgumentParser::parse(const std::vector<std::string>& arguments)
{
    try {
        std::vector<std::string> reversed(arguments.rbegin(), arguments.rend()); // as CLI11 wants them
        m_impl->app.parse(reversed);
    } catch (const CLI::CallForHelp&) {
        std::cout << m_impl->app.help();
        return false;
    } catch (const CLI::ParseError& error) {
        throw InputError(MessageId::InvalidArgument,
                         {m_impl->name, sentence(error.what()), "what " + m_impl->name + " --help shows"});
    }
    for (const auto& convert : m_impl->conversions)
        convert();
    return true;
}

} // namespace interphase
