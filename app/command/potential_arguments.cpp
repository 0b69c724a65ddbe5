#include "app/command/potential_arguments.h"

#include "cell/bpx.h"
#include "cell/open_circuit.h"
#include "cell/particle_ids.h"
#include "cell/smooth_potential.h"
#include "core/message.h"
#include "core/text.h"
#include "data/potential_file.h"

#include <algorithm>
#include <iostream>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace interphase {
namespace {

constexpr std::string_view kLithiation = " lithiation", kDelithiation = " delithiation";

struct Tables
{
    std::optional<FunctionTable> rest, lithiation, delithiation;
};

[[noreturn]] void refuse(const std::string& found, const std::string& expected)
{
    throw InputError(MessageId::InvalidArgument, {"--potential", found, expected});
}

/// Electrode and kind of particle by their name.
std::pair<Side, int> particleNamed(const Cell& cell, const std::string& name)
{
    std::vector<std::string> known{"negative", "positive"};
    for (const Side side : {Side::Negative, Side::Positive}) {
        if (name == known[side == Side::Negative ? 0 : 1]) {
            if (isBlended(cell, side))
                refuse("the " + name + " electrode is a blend", "the name of one of its materials");
            return {side, 0};
        }
    }
    for (const Side side : {Side::Negative, Side::Positive}) {
        if (!isBlended(cell, side))
            continue;
        const std::vector<std::string> names = particleNames(cell, side);
        for (int kind = 0; kind < kindsOf(cell, side); ++kind) {
            if (names[static_cast<std::size_t>(kind)] == name)
                return {side, kind};
            known.push_back(names[static_cast<std::size_t>(kind)]);
        }
    }
    refuse("there is no \"" + name + "\" in this cell", join(known, " or "));
}

FunctionTable smoothed(const std::string& where, const std::string& file)
{
    const MeasuredPotential measured = readPotential(file);
    const SmoothPotential smooth = smoothPotential({measured.stoichiometry, measured.potential_V}, file);
    std::cerr << where << ": a falling curve through " << measured.stoichiometry.size()
              << " points, stoichiometry " << formatRounded(measured.stoichiometry.front(), 4) << " to "
              << formatRounded(measured.stoichiometry.back(), 4) << ", rms of the residuals "
              << formatRounded(1e3 * smooth.rms_V, 2) << " mV.\n";
    for (const std::string& note : measured.notes)
        std::cerr << where << ": " << note << "\n";
    return smooth.table;
}

} // namespace

void usePotentials(Cell& cell, const std::vector<std::string>& assignments)
{
    std::map<std::pair<Side, int>, Tables> all;
    for (const std::string& assignment : assignments) {
        const auto equals = assignment.find('=');
        if (equals == std::string::npos)
            refuse("found \"" + assignment + "\"", "\"negative=FILE\", or a material and its file");
        const std::string where(trim(std::string_view(assignment).substr(0, equals)));
        std::string name = where;
        auto table = &Tables::rest;
        for (const auto& [ending, branch] :
             {std::pair{kDelithiation, &Tables::delithiation}, std::pair{kLithiation, &Tables::lithiation}})
            if (name.ends_with(ending)) {
                name.resize(name.size() - ending.size());
                table = branch;
                break;
            }
        all[particleNamed(cell, name)].*table = smoothed(where, assignment.substr(equals + 1));
    }
    for (const auto& [particle, tables] : all) {
        const auto [side, kind] = particle;
        const bool one = tables.lithiation.has_value() != tables.delithiation.has_value();
        if ((one && !cell.has(particleIds(side, kind).lithiation)) ||
            (tables.rest && (tables.lithiation || tables.delithiation)))
            refuse("found one branch of a hysteresis, or a branch beside the potential of both",
                   "both branches, or one potential");
        if (tables.rest)
            setPotential(cell, side, kind, *tables.rest);
        else if (one)
            setBranch(cell, side, kind, tables.lithiation.has_value(),
                      tables.lithiation ? *tables.lithiation : *tables.delithiation);
        else
            setBranches(cell, side, kind, *tables.lithiation, *tables.delithiation);
    }
    std::set<std::string> said;
    for (const auto& [particle, tables] : all)
        for (const auto* table : {&tables.rest, &tables.lithiation, &tables.delithiation})
            for (const std::string& doubt :
                 *table ? potentialDoubts(cell, particle.first, particle.second, **table)
                        : std::vector<std::string>())
                if (said.insert(doubt).second)
                    std::cerr << doubt << "\n";
}

} // namespace interphase
