#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace interphase {

/// The options of one command. Values are read independently of the locale; what is wrong is an InputError.
///
///     ArgumentParser parser("summary", "What a study's latest run found.", "interphase summary
///     my.interphase"); parser.positional("STUDY", study, "the study"); parser.flag("--json", json, "as
///     JSON"); if (!parser.parse(arguments))
///         return kDone; // --help was asked for and printed
class ArgumentParser
{
public:
    /// `example`: one command line or several, a line each; they stand at the end of the help as they are.
    ArgumentParser(const std::string& command, const std::string& description, const std::string& example);
    ~ArgumentParser();

    /// A word that must be there.
    void positional(const std::string& name, std::string& target, const std::string& help);
    /// One or more words at the end, or any number of them.
    void positionals(const std::string& name, std::vector<std::string>& target, const std::string& help,
                     bool required = true);
    void text(const std::string& option, const std::string& placeholder, std::string& target,
              const std::string& help, bool required = false);
    /// An option that can stand any number of times, with one value each.
    void texts(const std::string& option, const std::string& placeholder, std::vector<std::string>& target,
               const std::string& help);
    void number(const std::string& option, const std::string& placeholder, std::optional<double>& target,
                const std::string& help);
    /// A whole number within [least, most].
    void count(const std::string& option, const std::string& placeholder, std::optional<long long>& target,
               const std::string& help, long long least, long long most);
    void flag(const std::string& option, bool& target, const std::string& help);

    /// False when the help was asked for; it is then on standard output.
    bool parse(const std::vector<std::string>& arguments);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace interphase
