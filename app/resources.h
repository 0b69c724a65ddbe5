#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace interphase {

/// The folder of the files that come with the program: parameter sets, examples, help. Paths are UTF-8.
class Resources
{
public:
    explicit Resources(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    /// The first that exists of: the environment variable INTERPHASE_RESOURCES; ../share/interphase from the
    /// executable (installed); the source tree it was built from (development). Throws InputError where the
    /// environment names no folder, or none of them exists.
    static Resources locate();

    std::string folder() const;
    std::string parameterSets() const { return inside("parameter_sets"); }
    std::string examples() const { return inside("examples"); }
    /// The examples: each is a folder in examples() with a definition.json. Sorted.
    std::vector<std::string> exampleNames() const;
    std::string help() const { return inside("help"); }

private:
    std::string inside(const char* name) const;

    std::filesystem::path m_folder;
};

} // namespace interphase
