#include "data/spectrum_file.h"

#include "core/message.h"
#include "core/text.h"
#include "data/column_guess.h"
#include "data/sha256.h"
#include "data/source_bytes.h"
#include "data/text_table.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <numbers>
#include <numeric>
#include <optional>

namespace interphase {
namespace {

enum class Role { Frequency, Real, Imaginary, Modulus, Phase };

/// Where a part stands: value in Hz, ohm or rad = factor * number.
struct Column
{
    int column = -1;
    double factor = 1.0;
    bool found() const { return column >= 0; }
};

struct Columns
{
    Column frequency, real, imaginary, modulus, phase;
};

[[noreturn]] void refuse(const std::string& file, const std::string& found, const char* expected)
{
    throw InputError(MessageId::InvalidArgument, {file, found, expected});
}

bool hasAny(const std::string& name, std::initializer_list<std::string_view> parts)
{
    return std::ranges::any_of(parts,
                               [&](std::string_view part) { return name.find(part) != std::string::npos; });
}

/// name: in lower case, without blanks.
std::optional<Role> roleOf(const std::string& name)
{
    if (name == "f" || name.starts_with("f/") || name.starts_with("f[") || name.starts_with("f(") ||
        hasAny(name, {"freq"}))
        return Role::Frequency;
    if (hasAny(name, {"phase", "phi", "theta"}))
        return Role::Phase;
    if (hasAny(name, {"|z|", "zmod", "modulus"}))
        return Role::Modulus;
    // "E Real" beside "Z Real" is that of the voltage.
    const std::string bare = name.substr(name.starts_with("-") ? 1 : 0);
    const bool ofImpedance = bare.starts_with("z") || bare.starts_with("real") || bare.starts_with("imag");
    if (hasAny(name, {"im(z", "zim", "z''", "z\"", "imz"}) || (ofImpedance && hasAny(name, {"imag"})))
        return Role::Imaginary;
    if (hasAny(name, {"re(z", "zre", "z'", "rez"}) || (ofImpedance && hasAny(name, {"real"})))
        return Role::Real;
    return {};
}

/// What the name says of unit and sign.
double factorOf(const std::string& name, Role role)
{
    const double sign = name.starts_with("-") ? -1.0 : 1.0;
    switch (role) {
    case Role::Frequency:
        return hasAny(name, {"khz"}) ? 1e3 : 1.0;
    case Role::Phase:
        return sign * (hasAny(name, {"rad"}) ? 1.0 : std::numbers::pi / 180.0);
    default:
        return sign * (hasAny(name, {"mohm", "m\u03a9", "m\u2126"}) ? 1e-3 : 1.0);
    }
}

bool isComplete(const Columns& columns)
{
    return columns.frequency.found() && ((columns.real.found() && columns.imaginary.found()) ||
                                         (columns.modulus.found() && columns.phase.found()));
}

/// names: of the columns, with their units.
Columns columnsNamed(const std::vector<std::string>& names)
{
    Columns out;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string name = plainName(names[i]);
        const std::optional<Role> role = roleOf(name);
        if (!role)
            continue;
        Column* const places[] = {&out.frequency, &out.real, &out.imaginary, &out.modulus, &out.phase};
        Column& place = *places[static_cast<std::size_t>(*role)];
        if (!place.found())
            place = {static_cast<int>(i), factorOf(name, *role)};
    }
    return out;
}

/// The names in a line that need not be parted as the rows are: at tabs, commas, or two blanks and more,
/// within quotes or not.
std::vector<std::string> namesIn(std::string line)
{
    std::erase(line, '"');
    std::erase(line, '\r');
    const char mark = line.find('\t') != std::string::npos ? '\t' : ',';
    std::vector<std::string> out;
    if (line.find(mark) != std::string::npos) {
        for (const std::string_view word : split(line, mark))
            out.emplace_back(trim(word));
        return out;
    }
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t end = std::min(line.find("  ", at), line.size());
        if (const std::string word(trim(std::string_view(line).substr(at, end - at))); !word.empty())
            out.push_back(word);
        at = std::max(end + 2, at + 1);
    }
    return out;
}

/// Instruments write more between the names and the rows: the lowest line above the rows that names a
/// spectrum's columns.
Columns columnsAbove(const TextTable& table, const std::string& bytes)
{
    const std::vector<std::string_view> lines = split(bytes, '\n');
    for (std::size_t i = std::min(table.firstDataLine() - 1, lines.size()); i-- > 0;) {
        const std::vector<std::string> names = namesIn(std::string(lines[i]));
        const Columns out = columnsNamed(names);
        if (isComplete(out) && names.size() <= table.columnCount())
            return out;
    }
    return {};
}

Columns columnsOf(const TextTable& table, const std::string& bytes)
{
    std::vector<std::string> names;
    for (std::size_t i = 0; i < table.columnCount() && table.namesLine() > 0; ++i)
        names.push_back(table.headers()[i] + (i < table.unitCells().size() ? table.unitCells()[i] : ""));
    Columns out = columnsNamed(names);
    if (!isComplete(out))
        out = columnsAbove(table, bytes);
    if (!isComplete(out) && table.namesLine() == 0 && table.columnCount() == 3) {
        out.frequency.column = 0;
        out.real.column = 1;
        out.imaginary.column = 2;
    }
    return out;
}

/// Rows with a frequency above 0, by frequency.
void takeRows(const TextTable& table, const Columns& columns, MeasuredSpectrum& out)
{
    const bool polar = !(columns.real.found() && columns.imaginary.found());
    const Column first = polar ? columns.modulus : columns.real;
    const Column second = polar ? columns.phase : columns.imaginary;
    const auto read = table.readColumns({columns.frequency.column, first.column, second.column}).values;
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < read[0].size(); ++i)
        if (read[0][i] > 0.0 && std::isfinite(read[0][i]) && std::isfinite(read[1][i]) &&
            std::isfinite(read[2][i]))
            rows.push_back(i);
    if (rows.size() < read[0].size())
        out.notes.push_back(std::to_string(read[0].size() - rows.size()) +
                            " rows without a frequency above 0 or without an impedance were left out.");
    std::ranges::stable_sort(rows, {}, [&](std::size_t i) { return read[0][i]; });
    std::size_t repeated = 0;
    for (const std::size_t i : rows) {
        const double f = columns.frequency.factor * read[0][i];
        if (!out.frequency_Hz.empty() && !(f > out.frequency_Hz.back() * (1.0 + 1e-9))) {
            ++repeated;
            continue;
        }
        const double a = first.factor * read[1][i], b = second.factor * read[2][i];
        out.frequency_Hz.push_back(f);
        out.real_ohm.push_back(polar ? a * std::cos(b) : a);
        out.imaginary_ohm.push_back(polar ? a * std::sin(b) : b);
    }
    if (repeated > out.frequency_Hz.size() / 2)
        refuse(table.fileName(), "its frequencies repeat", "one impedance spectrum in a file");
    if (repeated > 0)
        out.notes.push_back("Of " + std::to_string(repeated) +
                            " frequencies that were measured again the first reading was kept.");
    if (out.frequency_Hz.size() < 3)
        refuse(table.fileName(), std::to_string(out.frequency_Hz.size()) + " rows of an impedance spectrum",
               "three or more");
}

void settleSign(MeasuredSpectrum& spectrum)
{
    const auto half = static_cast<std::ptrdiff_t>((spectrum.imaginary_ohm.size() + 1) / 2);
    const auto begin = spectrum.imaginary_ohm.begin();
    if (std::accumulate(begin, begin + half, 0.0) <= 0.0)
        return;
    for (double& x : spectrum.imaginary_ohm)
        x = -x;
    spectrum.notes.emplace_back(
        "The imaginary part is positive at low frequencies in the file, where a cell is capacitive: it was "
        "taken as minus the imaginary part.");
}

/// Times are spread evenly, frequencies over decades.
bool spreadsOverDecades(const TextTable& table, int column)
{
    std::vector<double> values = table.readColumns({column}).values.front();
    if (values.size() < 3 || !std::ranges::all_of(values, [](double f) { return f > 0.0; }))
        return false;
    std::ranges::sort(values);
    constexpr double kFarBelow = 0.15;
    return values[values.size() / 2] < kFarBelow * values.back();
}

} // namespace

bool looksLikeSpectrum(const std::string& fileName)
{
    return looksLikeSpectrumBytes(readSourceBytes(fileName), fileName);
}

bool looksLikeSpectrumBytes(const std::string& bytes, const std::string& fileName)
try {
    const TextTable table(bytes, fileName);
    const Columns columns = columnsOf(table, bytes);
    return isComplete(columns) &&
           (table.namesLine() > 0 || spreadsOverDecades(table, columns.frequency.column));
} catch (const InputError&) {
    return false;
}

MeasuredSpectrum readSpectrum(const std::string& fileName)
{
    return readSpectrumBytes(readSourceBytes(fileName), fileName);
}

MeasuredSpectrum readSpectrumBytes(const std::string& bytes, const std::string& fileName)
{
    const TextTable table(bytes, fileName);
    const Columns columns = columnsOf(table, bytes);
    if (!isComplete(columns))
        refuse(fileName,
               "the columns " + listNames(table.headers()) + " are not those of an impedance spectrum",
               "columns of frequency, real and imaginary part, such as \"frequency_Hz\", \"z_real_ohm\" and "
               "\"z_imag_ohm\"");
    MeasuredSpectrum out;
    out.sourceFile = baseName(fileName);
    out.sourceSha256 = sha256Hex(bytes);
    takeRows(table, columns, out);
    settleSign(out);
    return out;
}

} // namespace interphase
